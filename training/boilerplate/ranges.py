"""Move constants of the boilerplate filter one at a time, and tell what changes in documents as scrapers wrote them.

    PYTHONPATH=. python training/boilerplate/ranges.py DATA [MODULE.CONSTANT=VALUE,VALUE,… …]

DATA is the directory of the development data. Of its fresh documents those of three quarters of the sites are looked at (the last one
is held back). For each value: the texts of which something else goes by default, and how many lines do. Without constants it goes
through those whose comment states what was found so.
"""

# ruff: noqa: D103

import argparse
import importlib
import json
import os
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

os.environ["SCRUBBER_KERNEL"] = "0"  # a constant is moved in Python

from corpus import LAST, quarter

from scrubber.boilerplate import StripBoilerplate, wordings
from scrubber.boilerplate import filter as stripping
from scrubber.boilerplate.score import table
from scrubber.document import Document

VALUES = {
    "lines.HUGE": "600,800,1200,1500",
    "lines.MUCH": "100,150,300,400",
    "blocks.MENU": "4,5,7,8",
    "blocks.MENU_KNOWN": ".2,.3,.4,.6,.7",
    "shapes.LABEL": "25,30,50,60",
    "blocks.TEASER": "120,140,200,250",
    "blocks.LONG": "6,7,10,12",
    "own_sentences.POINTER": "30,45,80,120",
    "own_sentences.CAPTION": "3,4,6,8",
    "own_lines.HEAD": "20,50,400",
    "own_lines.OFTEN": "2,3,6,10",
    "known.CHRONICLE": "2,4,5",
    "evidence.PROSE": "80,90,110,120",
    "evidence.SENTENCE": "40,45,55,60",
    "evidence.DENSE_PROSE": "60,70,90,100",
    "evidence.DENSE_SENTENCES": "30,35,45,50",
    "evidence.DENSE_SENTENCE": "10,12,18,22",
    "repeats.HEADLINE": "12,16,25,30",
    "repeats.TOP": "15,20,40,60",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("constants", nargs="*")
    arguments = parser.parse_args()
    wanted = dict(constant.split("=") for constant in arguments.constants) or VALUES
    rows = [
        row
        for path in sorted((arguments.data / "boilerplate").glob("fresh-dev-*.jsonl"))
        for row in map(json.loads, path.open(encoding="utf-8"))
        if quarter(row["site"] or "") != LAST
    ]
    now = list(map(taken, rows))
    print(f"{len(rows)} texts, as it is: {figures(rows, now)}", flush=True)
    for name, values in wanted.items():
        module_name, constant = name.split(".")
        module = importlib.import_module(f"scrubber.boilerplate.{module_name}")
        usual = getattr(module, constant)
        for value in values.split(","):
            setattr(module, constant, type(usual)(float(value)))
            then = list(map(taken, rows))
            others = sum(one != other for one, other in zip(now, then, strict=True))
            print(f"{name} {usual} -> {value}: {others} texts, {figures(rows, then)}", flush=True)
        setattr(module, constant, usual)


def taken(row: dict[str, Any]) -> frozenset[int]:
    """The numbers of the lines that go by default."""
    for remembered in (stripping._remembered, wordings._remembered, table().weigh, table().leaves):  # noqa: SLF001
        remembered.cache_clear()
    separator = "" if row["single_line"] else "\n"
    starts = [0, *accumulate(len(line) + len(separator) for line in row["lines"])]
    gone: set[int] = set()
    for finding in StripBoilerplate().find(Document(separator.join(row["lines"]))):
        if finding.safe and finding.replacement == "":
            gone.update(range(bisect_left(starts, finding.start), bisect_left(starts, finding.end)))
    return frozenset(gone)


def figures(rows: Sequence[dict[str, Any]], gone: Sequence[frozenset[int]]) -> str:
    """Lines of boilerplate and of content that go."""
    labels = Counter(row["labels"][i] for row, of_row in zip(rows, gone, strict=True) for i in of_row if i < len(row["labels"]))
    return f"boilerplate {labels['b']}, content {labels['k']}"


if __name__ == "__main__":
    main()
