"""Holds the quality where it is: scores a sample of the development data and compares the figures with the floors.

    python quality/ratchet.py SHARED            fail if a figure is worse than its floor
    python quality/ratchet.py SHARED --raise    the same, and move the floors to what is better now

SHARED is the folder with eval/score.py and data/. The floors are in floors.json beside this file; this command never
lowers one. The sample is fixed, so the figures are the same on every machine.
"""

import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

FLOORS = Path(__file__).with_name("floors.json")
ROOT = FLOORS.parent.parent
RUNS = (  # share of the items, parts of score.py
    ("0.01", ("utf8", "lossy", "legacy")),
    ("0.02", ("documents",)),
    ("1", ("wild", "clean", "mixed", "seeds")),
    ("0.08", ("boilerplate",)),
    ("0.25", ("truncation",)),
    ("0.25", ("fresh", "joined", "untitled", "cutoff")),
    ("1", ("cases",)),
    ("0.1", ("untouched",)),
    ("0.05", ("edges",)),
    ("0.1", ("detect",)),
)
THINNED = ("udhr.json.gz", "sentences.json.gz")  # `clean` takes these whole, whatever the sample
EVERY = 20  # so of their texts it gets each twentieth
# Figures of which less is better, by a part of their names. Of all others more is better.
LESS_IS_BETTER = (
    "wrong",
    "altered",
    "content-loss",
    "texts-hurt",
    "texts-ruined",
    "headline-lost",
    "line-eaten",
    "false-alarms",
    "not-idempotent",
    "lines-lost",
    "untouched.",
    "copies",
    "seeds.000.mojibake",
)
FIXED = (".truncated",)  # seen to by the tests of the five documents: neither more nor less is better
DIGITS = 3
SLACK = 0.005  # a text or two of a small sample; none where the floor of what should not happen is 0


def main() -> int:
    """Score, compare, and say what is worse; 1 if anything is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--raise", action="store_true", dest="lift", help="move the floors to what is better now")
    arguments = parser.parse_args()
    floors: dict[str, float] = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    figures = {name: value for name, value in score(arguments.shared).items() if not name.endswith(FIXED)}
    worse = [
        name
        for name, floor in floors.items()
        if name not in figures or (better(name, floor, figures[name]) and abs(floor - figures[name]) > slack(name, floor))
    ]
    for name in worse:
        print(f"worse: {name} is {figures.get(name, 'missing')}, was {floors[name]}")
    if arguments.lift:
        floors |= {name: value for name, value in figures.items() if name not in floors or better(name, value, floors[name])}
        FLOORS.write_text(json.dumps(dict(sorted(floors.items())), indent=1) + "\n", encoding="utf-8")
    print(f"quality: {len(floors) - len(worse)} of {len(floors)} figures hold their floors")
    return 1 if worse else 0


def better(name: str, a: float, b: float) -> bool:
    """Whether `a` is a better value of the figure than `b`."""
    return a < b if any(part in name for part in LESS_IS_BETTER) else a > b


def slack(name: str, floor: float) -> float:
    """How much worse a figure may be than its floor: nothing where what should never happen has not happened."""
    return 0.0 if floor == 0 and better(name, 0.0, 1.0) else SLACK


def score(shared: Path) -> dict[str, float]:
    """The figures of all runs, two at a time, rounded to the worse side."""
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        thin = thinned(shared / "data", Path(folder) / "data")
        with ThreadPoolExecutor(2) as pool:
            for found in pool.map(lambda run: score_parts(shared, run[0], run[1], thin), RUNS):
                for name, value in found.items():
                    figures[name] = rounded(name, float(value)) + figures.get(name, 0.0) * name.startswith("mojibake.not-idempotent")
    return figures


def score_parts(shared: Path, sample: str, parts: Sequence[str], thin: Path) -> dict[str, float]:
    """The figures of some parts, in a process of their own."""
    with tempfile.NamedTemporaryFile(suffix=".json") as out:
        command = [sys.executable, str(shared / "eval" / "score.py"), *parts, "--sample", sample, "--verbose", "0", "--json", out.name]
        if "clean" in parts:
            command += ["--data", str(thin)]
        environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0"}
        if subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False).returncode:
            raise SystemExit(f"score.py failed: {command!r}")
        figures: dict[str, float] = json.loads(Path(out.name).read_text(encoding="utf-8"))
        return figures


def thinned(data: Path, folder: Path) -> Path:
    """A copy of the encoding data with fewer texts to find untouched."""
    encoding = folder / "encoding"
    encoding.mkdir(parents=True)
    for path in (data / "encoding").iterdir():
        if path.name not in THINNED:
            (encoding / path.name).symlink_to(path.resolve())
            continue
        texts = json.loads(gzip.decompress(path.read_bytes()))
        few = {k: {n: t[::EVERY] for n, t in v.items()} if isinstance(v, dict) else v[::EVERY] for k, v in texts.items()}
        (encoding / path.name).write_bytes(gzip.compress(json.dumps(few).encode()))
    return folder


def rounded(name: str, value: float) -> float:
    """The value with few digits, to the side that is worse, so that noise in the last ones breaks nothing."""
    factor = 10**DIGITS
    worse_side = -(-value * factor // 1) if any(part in name for part in LESS_IS_BETTER) else value * factor // 1
    return float(worse_side / factor)


if __name__ == "__main__":
    sys.exit(main())
