"""What long runs cost: time, memory of each process, and whether the bytes are the same whatever the number of workers.

    python quality/runs.py 10 100 [--formats jsonl jsonl.zst parquet] [--jobs 1 2]

makes corpora of so many megabytes of text (`corpus.py`), copies each record by record without cleaning it, and then runs
`scrub fix --output` over it, with each number of workers. Memory is read from /proc, so it is measured on Linux only.
"""

import argparse
import hashlib
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from corpus import write

from scrubber.formats import Fields, format_of
from scrubber.formats.compression import compressing, opened


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("megabytes", type=int, nargs="+")
    parser.add_argument("--formats", nargs="+", default=["jsonl", "jsonl.zst", "parquet"])
    parser.add_argument("--jobs", nargs="+", default=["1", "2"])
    arguments = parser.parse_args()
    print("| MB | format | copied, s | workers | cleaned, s | MB/s | to copying | largest worker, MB | the first process, MB | bytes |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for size in arguments.megabytes:
            for suffix in arguments.formats:
                path = Path(folder) / f"corpus.{suffix}"
                write(path, size * 1_000_000)
                copied = copy(path, Path(folder) / f"copy.{suffix}")
                first = None
                for jobs in arguments.jobs:
                    out = Path(folder) / "out"
                    seconds, parent, worker = cleaned(path, out, jobs)
                    with (out / path.name).open("rb") as file:
                        digest = hashlib.file_digest(file, "sha256").digest()
                    first = first or digest
                    same = "the same" if digest == first else "DIFFERENT"
                    figures = f"{seconds:.1f} | {size / seconds:.1f} | {seconds / copied:.0f} | {worker or parent:.0f} | {parent:.0f}"
                    print(f"| {size:,} | {suffix} | {copied:.2f} | {jobs} | {figures} | {same} |", flush=True)
                path.unlink()


def copy(path: Path, target: Path) -> float:
    """The seconds it takes to read a file in pieces and to write them again."""
    format = format_of(path.name, Fields())
    assert format
    began = time.perf_counter()
    with path.open("rb") as raw, target.open("wb") as file:
        source = raw if format.own_compression else opened(raw, path.name)
        stream = file if format.own_compression else compressing(file, path.name)
        writer = format.writer(stream)
        for piece in format.pieces(source):
            writer.write(piece, None)
        writer.close()
        if stream is not file:
            stream.close()
    seconds = time.perf_counter() - began
    target.unlink()
    return seconds


def cleaned(path: Path, out: Path, jobs: str) -> tuple[float, float, float]:
    """The seconds that a run takes, and the megabytes that its first process and the largest of the others take at most."""
    command = [sys.executable, "-m", "scrubber", "fix", "-q", "--isolated", "-j", jobs, "--output", str(out), str(path)]
    began = time.perf_counter()
    parent = worker = 0.0
    with subprocess.Popen(command) as run:
        while run.poll() is None:
            parent = max(parent, resident(run.pid))
            worker = max([worker, *map(resident, children(run.pid))])
            time.sleep(0.1)
    assert run.returncode == 0
    return time.perf_counter() - began, parent, worker


def children(process: int) -> list[int]:
    """The processes that one has started."""
    try:
        return [int(word) for word in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    except OSError:
        return []


def resident(process: int) -> float:
    """The megabytes of memory that a process holds."""
    try:
        found = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{process}/status").read_text())
    except OSError:
        return 0.0
    return int(found[1]) / 1000 if found else 0.0


if __name__ == "__main__":
    main()
