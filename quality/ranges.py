"""What the constants of runs over files cost when they are moved, one at a time: read the ratios, for the machine may be shared.

    python quality/ranges.py [FILE.jsonl] [--only LEVEL PIECE START FEW WINDOW HELD] [--megabytes 4] [--rounds 3]

measures on the first megabytes of a file of JSON lines, or of a corpus that it makes (`corpus.py`). Each run is a process of its own, as
the command is, with two workers where it says nothing else. Of all rounds, which go through the values in turn, the shortest counts. Work
is the time of the processors, which other programs disturb less; how long workers wait for each other is measured with some that sleep.
"""

import argparse
import gzip
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from corpus import write

from scrubber import Result
from scrubber.corpus import run as files
from scrubber.corpus.clean import Wanted
from scrubber.corpus.cleaner import Cleaner, Cleaning
from scrubber.corpus.run import Source
from scrubber.formats import Fields, Record, format_of

WORKERS = "scrubber.corpus.workers"
JSONL = "scrubber.formats.jsonl"
COUNTS = (2, 8)  # workers that sleep
STARTING = 10.0  # seconds that eight of them take to start at most, on a busy machine
SPEED = 1_000_000  # characters a second, about, of a worker on texts that nobody has seen
ARTICLE = 2000  # bytes, about, of each of many small files
LARGE = 500_000  # bytes, about, of each of a few large texts, which are pieces by themselves
RUN = """
import importlib, sys
for change in sys.argv[1].split():
    name, value = change.split("=")
    module, _, constant = name.rpartition(".")
    setattr(importlib.import_module(module), constant, int(value))
from scrubber.cli import main
sys.exit(main(sys.argv[2:]))
"""


class Cost(NamedTuple):
    """The seconds that a run takes, and those that the processors work at it."""

    time: float
    work: float


def main() -> None:
    """Measure, and print a table for each constant."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, nargs="?")
    parser.add_argument("--only", nargs="+", default=list(MEASURES), choices=list(MEASURES), metavar="CONSTANT")
    parser.add_argument("--megabytes", type=float, default=4)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lines = list(first_lines(arguments.file or made(folder, arguments.megabytes), int(arguments.megabytes * 1e6)))
        for constant in arguments.only:
            print(f"\n{constant}", flush=True)
            MEASURES[constant](folder, lines, arguments.rounds)


def made(folder: Path, megabytes: float) -> Path:
    """A corpus of our own."""
    path = folder / "made.jsonl"
    write(path, int(megabytes * 1e6))
    return path


def first_lines(path: Path, size: int) -> Iterator[bytes]:
    """The lines of a file, up to so many bytes."""
    with path.open("rb") as file:
        for line in file:
            yield line
            size -= len(line)
            if size <= 0:
                return


def level(_folder: Path, lines: Sequence[bytes], rounds: int) -> None:
    """Time and size of gzip's levels."""
    data = b"".join(lines)

    def compressed(level: int) -> Cost:
        began = time.process_time()
        sizes[level] = len(gzip.compress(data, level))
        return Cost(0, time.process_time() - began)

    sizes: dict[int, int] = {}
    costs = least(compressed, range(1, 10), rounds)
    for level, cost in costs.items():
        print(f"{level}: work {cost.work / costs[6].work:.2f}, size {sizes[level] / sizes[6]:.3f}", flush=True)


def piece(folder: Path, lines: Sequence[bytes], rounds: int) -> None:
    """Bytes in a piece: what it costs to hand out many small ones, and how long workers wait at the end for large ones."""
    path = written(folder / "piece.jsonl", lines)
    values = [1 << n for n in range(13, 22)]
    table(lambda size: run(path, {f"{JSONL}.PIECE": size}), values, rounds)
    waiting(path, f"{JSONL}.PIECE", values[::2])


def start(folder: Path, lines: Sequence[bytes], rounds: int) -> None:
    """Bytes of work from which on two processes are faster than one."""
    for part in (1 << n for n in range(17, 22)):
        some = list(first_lines(written(folder / "start.jsonl", lines), part))
        path = written(folder / "some.jsonl", some)
        versus(f"{part >> 10} kB", path, rounds)


def few(folder: Path, lines: Sequence[bytes], rounds: int) -> None:
    """Small files from which on two processes are faster than one."""
    texts = [json.loads(line)["text"][:ARTICLE] for line in lines]
    for count in (1 << n for n in range(4, 10)):
        path = folder / f"few{count}"
        path.mkdir()
        for number, text in enumerate(texts[:count]):
            (path / f"{number}.txt").write_text(text)
        versus(f"{count} files", path, rounds)


def window(folder: Path, lines: Sequence[bytes], _rounds: int) -> None:
    """Pieces under way for each worker."""
    path = written(folder / "window.jsonl", lines)
    waiting(path, f"{WORKERS}.WINDOW", [1, 2, 3, 4, 8, 16])


def held(folder: Path, lines: Sequence[bytes], _rounds: int) -> None:
    """Bytes under way, where each text is a piece by itself."""
    texts = [json.loads(line)["text"] for line in lines]
    per = max(1, LARGE * len(texts) // max(1, sum(map(len, texts))))
    large = [json.dumps({"text": "\n\n".join(texts[at : at + per])}).encode() + b"\n" for at in range(0, len(texts), per)]
    path = written(folder / "held.jsonl", large)
    waiting(path, f"{WORKERS}.HELD", [1 << n for n in range(18, 27)])


class Sleeping(Cleaner):
    """Sleeps as long as cleaning would take, one text in ten five times as long: so other programs do not disturb it.

    Parameters:
        cleaning: As for all cleaners.
        begin: When the first texts are done at the earliest, so that all workers have been started by then.
    """

    def __init__(self, cleaning: Cleaning, begin: float) -> None:
        super().__init__(cleaning)
        self.begin = begin

    def __reduce__(self) -> tuple[type[Cleaner], tuple[Any, ...]]:
        return Sleeping, (self.cleaning, self.begin)

    def clean(self, record: Record, path: str) -> Result[str | bytes]:  # noqa: ARG002
        """Give the text back as it was."""
        assert isinstance(record.source, str)
        slow = 5 if crc32(record.source.encode("utf-8", "surrogatepass")) % 10 == 0 else 1
        time.sleep(max(0.0, self.begin - time.time()) + len(record.source) * slow / SPEED)
        return Result(record.source, record.source, (), (), record.source)


def waiting(path: Path, name: str, values: Sequence[int]) -> None:
    """The time of a run with workers that sleep, once they have been started, for each value of a constant."""
    format = format_of(path.name, Fields())
    assert format
    module, _, constant = name.rpartition(".")
    before = getattr(import_module(module), constant)
    for workers in COUNTS:
        seconds = {}
        for value in values:
            setattr(import_module(module), constant, value)
            began = time.time() + STARTING
            for _ in files.run([Source(path, path.name, format)], Sleeping(Cleaning(), began), Wanted(), workers=workers):
                pass
            seconds[value] = time.time() - began
        for value, taken in seconds.items():
            print(f"{workers} workers asleep, {value:,}: {taken:.2f} s, {taken / min(seconds.values()):.2f} of the least", flush=True)
    setattr(import_module(module), constant, before)


def versus(what: str, path: Path, rounds: int) -> None:
    """Two processes beside one."""
    at_once = {f"{WORKERS}.START": 0, f"{WORKERS}.FEW": 0}
    one, two = least(lambda jobs: run(path, at_once, jobs), [1, 2], rounds).values()
    print(
        f"{what}: one process {one.time:.2f} s, two {two.time / one.time:.2f} of it, with {two.work / one.work:.2f} of the work", flush=True
    )


def table(measure: Callable[[int], Cost], values: Sequence[int], rounds: int) -> None:
    """What each value costs, beside the least."""
    costs = least(measure, values, rounds)
    time, work = (min(column) for column in zip(*costs.values(), strict=True))
    for value, cost in costs.items():
        print(f"{value:,}: time {cost.time:.2f} s, {cost.time / time:.2f} of the least; work {cost.work / work:.2f}", flush=True)


def least(measure: Callable[[int], Cost], values: Sequence[int], rounds: int) -> dict[int, Cost]:
    """The least that each value cost in all rounds."""
    costs = [{value: measure(value) for value in values} for _ in range(rounds)]
    return {value: Cost(*map(min, zip(*(cost[value] for cost in costs), strict=True))) for value in values}


def run(path: Path, changes: dict[str, int], jobs: int = 2) -> Cost:
    """What a run costs with some constants changed."""
    told = " ".join(f"{name}={value}" for name, value in changes.items())
    command = ["fix", "-q", "--isolated", "-j", str(jobs), "--output", str(path.with_name("out")), str(path)]
    began, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", RUN, told, *command], check=True)
    seconds, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    return Cost(seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def written(path: Path, lines: Sequence[bytes]) -> Path:
    """A file of these lines."""
    path.write_bytes(b"".join(lines))
    return path


MEASURES: dict[str, Callable[[Path, Sequence[bytes], int], None]] = {
    "LEVEL": level,
    "PIECE": piece,
    "START": start,
    "FEW": few,
    "WINDOW": window,
    "HELD": held,
}

if __name__ == "__main__":
    main()
