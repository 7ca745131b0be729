"""What cleaning a file costs beside reading and writing it."""

import json
import os
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from itertools import islice
from pathlib import Path

from benchmarks import articles, child
from benchmarks.report import Options, Report, Table, number, span

COPY = {
    "orjson": "import sys, orjson as j\nout = open(sys.argv[2], 'wb')\nfor line in open(sys.argv[1], 'rb'): out.write(j.dumps(j.loads(line)) + b'\\n')",
    "json": (
        "import sys, json as j\nout = open(sys.argv[2], 'wb')\n"
        "for line in open(sys.argv[1], 'rb'): out.write(j.dumps(j.loads(line), ensure_ascii=False).encode() + b'\\n')"
    ),
}


def files(options: Options, report: Report) -> None:
    """CPU time of `scrub fix` on JSON lines, beside that of reading and writing them."""
    library = "orjson" if find_spec("orjson") else "json"
    made = Table("`scrub fix` of articles as JSON lines, one process", ["", "bytes", f"{library} in and out, s", "scrub fix, s", "ratio", "memory, MB"])
    figures = []
    with tempfile.TemporaryDirectory() as folder:
        path, out = Path(folder) / "articles.jsonl", Path(folder) / "out"
        for share in (0.0, 0.02):
            for size in options.sizes:
                _write(path, size, share)
                copy = [_run([sys.executable, "-c", COPY[library], str(path), str(out)])[0] for _ in range(options.rounds)]
                out.unlink()
                rounds = [_run([*_scrub(), "--output", f"{out}{number_}", str(path)]) for number_ in range(options.rounds)]
                fix, memory = [seconds for seconds, _ in rounds], max(most for _, most in rounds)
                ratios = [seconds / least for seconds, least in zip(fix, copy, strict=True)]
                kind = f"{share:.0%} of the articles broken" if share else "clean"
                made.rows.append([kind, f"{path.stat().st_size:,}", span(copy), span(fix), span(ratios), number(memory)])
                figures.append({"share": share, "bytes": path.stat().st_size, "copy": copy, "fix": fix, "memory": memory})
    report.add("files", made, figures)


def _scrub() -> list[str]:
    return [sys.executable, "-m", "scrubber", "fix", "-q", "--isolated", "-j", "1"]


def _write(path: Path, size: int, share: float) -> None:
    """Write articles to a file until it has the size; of so many every line is broken."""
    every = int(1 / share) if share else 0
    broken = articles.dirty(articles.english(), 1)
    with path.open("wb") as file:
        for number_, text in enumerate(articles.english()):
            if file.tell() >= size:
                break
            if every and number_ % every == every - 1:
                text = next(islice(broken, 1))  # noqa: PLW2901
            row = {"id": number_, "url": f"https://news{number_ % 50}.example.org/{number_}", "text": text}
            file.write(json.dumps(row, ensure_ascii=False).encode() + b"\n")


def _run(command: list[str]) -> tuple[float, float]:
    """The seconds of CPU time and the most megabytes that a command takes."""
    process = subprocess.Popen(command, cwd=child.ROOT)  # noqa: S603
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{command[:4]} failed with {process.returncode}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
