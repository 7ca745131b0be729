"""Runs that are killed at random moments: no file is damaged or lost, and the next run ends what was begun.

    python -m tests.corpus.kills [N] [SEED]

N times (default: 200), half of them over 500 files and half over one large one: `scrub fix --log` is ended after a random time by SIGKILL,
SIGTERM, SIGINT or a disk that is full (a limit on the size of files), each several times in a row if it is not done. After each end every
file must be the old or the new one. Then `--resume` must end with the bytes of an undisturbed run and leave no temporary file, and
`scrub undo` must put back the bytes of before.
"""

import hashlib
import json
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from functools import partial
from pathlib import Path

SCRUB = [sys.executable, "-m", "scrubber"]
ENDS = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT, "full disk")
SENTENCES = (
    "The bridge over the river was opened on Tuesday, two years later than planned.",
    "“Nobody asked us,â€ said the owner of the cafÃ© beside it.",
    "The council votes on the second part in May, and the money is there.",
    "Leave a Comment",
    "Work on the tunnel begins when the school is out, a speaker of the town said.",
)


def article(random: random.Random, number: int) -> str:
    lines = random.sample(SENTENCES, len(SENTENCES))
    return f"{number} people came to the opening of the hall, the police said.\n\n" + "\n\n".join(lines) + "\n\nIt ends in June.\n"


def make(folder: Path, seed: int, *, large: bool) -> None:
    """Write the corpus: 500 files, or one of as many records, several times over."""
    dice = random.Random(seed)
    folder.mkdir()
    if large:
        rows = (json.dumps({"id": i, "text": article(dice, i)}, ensure_ascii=bool(i % 2)) for i in range(3000))
        (folder / "corpus.jsonl").write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
        return
    for i in range(500):
        (folder / f"{i % 7}").mkdir(exist_ok=True)
        (folder / f"{i % 7}" / f"{i}.txt").write_text(article(dice, i), encoding="utf-8")


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).digest() for path in folder.rglob("*") if path.is_file()}


def limited(size: int) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def main(count: int, seed: int) -> None:
    dice = random.Random(seed)
    told: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary)
        for large in (False, True):
            old, new = work / f"old-{large}", work / f"new-{large}"
            for folder in (old, new):
                make(folder, seed, large=large)
            began = time.monotonic()
            subprocess.run([*SCRUB, "fix", "-q", "--isolated", "-j", "2", str(new)], check=True)
            seconds = time.monotonic() - began
            before, after = contents(old), contents(new)
            assert before != after
            for turn in range(count // 2):
                one_turn(work / "corpus", work / "log.zst", before, after, dice, seconds, told, seed, large=large)
                if turn % 10 == 9:
                    print(f"{'one large file' if large else '500 files'}: {turn + 1} turns; {dict(told)}", flush=True)
    print(f"nothing was damaged, lost or left behind: {dict(told)}")


def one_turn(
    corpus: Path,
    log: Path,
    before: dict[str, bytes],
    after: dict[str, bytes],
    dice: random.Random,
    seconds: float,
    told: Counter[str],
    seed: int,
    *,
    large: bool,
) -> None:
    """One run, ended one to three times, then resumed, then undone."""
    make(corpus, seed, large=large)
    jobs = dice.choice("12")
    command = [*SCRUB, "fix", "-q", "--isolated", "-j", jobs, "--log", str(log), "--resume", str(corpus)]
    for _ in range(dice.randint(1, 3)):
        end = dice.choice(ENDS)
        full = isinstance(end, str)
        size = dice.randrange(300, 2_000_000 if large else 1200)
        start = partial(limited, size) if full else None
        with subprocess.Popen(command, stderr=subprocess.PIPE, preexec_fn=start) as run:  # noqa: PLW1509  # there are no threads
            if isinstance(end, signal.Signals):
                time.sleep(dice.uniform(0.1, seconds))
                run.send_signal(end)
            _, error = run.communicate()
        assert b"Traceback" not in error, error.decode()
        told[str(getattr(end, "name", end))] += 1
        now = {name: digest for name, digest in contents(corpus).items() if not name.endswith(".tmp")}
        assert now.keys() == before.keys(), "a file is lost, or there is a new one"
        assert all(digest in (before[name], after[name]) for name, digest in now.items()), "a file is damaged"
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert contents(corpus) == after, "the resumed run ends with other bytes, or left a temporary file"
    undone = subprocess.run([*SCRUB, "undo", "-q", str(log)], capture_output=True, check=False)
    assert undone.returncode == 0, undone.stderr.decode()
    assert contents(corpus) == before, "undo ends with other bytes"
    subprocess.run(["rm", "-r", str(corpus), str(log)], check=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200, int(sys.argv[2]) if len(sys.argv) > 2 else 1)
