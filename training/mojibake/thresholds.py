# ruff: noqa: S311
"""Move each constant of scrubber/mojibake/thresholds.py by itself and say what changes.

    PYTHONPATH=. python training/mojibake/thresholds.py SHARED [CONSTANT ...]

Damaged: sentences of 75 languages, each misread once and twice with a code page drawn by lot. Clean: the lines of
data/clean that hold a telling pair. Both without the parts that are kept for the end (part 4 of 5, by hash).
"""

import argparse
import gzip
import hashlib
import importlib
import json
import lzma
import os
import pathlib
import random
import sys

FACTORS = (0.5, 0.75, 1.5, 2.0)
os.environ["SCRUBBER_KERNEL"] = "0"  # a constant is moved in Python
MODULES = ("costs", "scoring", "foreign", "utf8", "confidence", "proof", "engine")  # not those of the bound, which are in its table


def part(key):
    """Which fifth of the data a text or a source belongs to."""
    return int(hashlib.md5(key.encode(), usedforsecurity=False).hexdigest(), 16) % 5


def damaged(shared, corrupt):
    """Pairs of a misread sentence and the sentence."""
    chance = random.Random(11)
    sentences = json.loads(gzip.decompress((shared / "data/encoding/sentences.json.gz").read_bytes()))
    for kinds in sentences.values():
        for clean in [text for text in kinds["nonascii"] if part(text) != 4][:4]:
            for layers in (1, 2):
                bad = corrupt.mojibake(clean, chance.choice(corrupt.SINGLE_BYTE), layers)
                if bad != clean:
                    yield bad, clean


def clean_lines(shared):
    """The different lines of clean text that go beyond the bound."""
    from scrubber.lines import segments
    from scrubber.mojibake import bound

    lines = {}
    with lzma.open(shared / "data/clean/dev.jsonl.xz", "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            if part(row["src"]) != 4 and bound.may_be_misread(row["text"]):
                lines |= {line: None for _, line in segments(row["text"]) if bound.may_be_misread(line)}
    return list(lines)


def figures(pairs, lines):
    """How many damaged texts come back, how many come back wrong, and how many clean lines would be altered."""
    from collections import Counter

    from scrubber.mojibake import costs, engine, foreign, repairs

    costs._as_is.clear()  # noqa: SLF001
    costs._in_language.cache_clear()  # noqa: SLF001
    foreign.foreignness_of.cache_clear()
    right = wrong = altered = 0
    for bad, clean in pairs:
        found = [one for one in repairs(bad) if one.safe]
        pieces, at = [], 0
        for one in found:
            pieces += bad[at : one.start], one.replacement
            at = one.end
        got = "".join([*pieces, bad[at:]])
        right += got == clean
        wrong += got != clean and bool(set(got) - set(bad) - set(clean))
    for line in lines:
        altered += any(engine._decide_utf8(Counter([line]), [line], lossy=False).values())  # noqa: SLF001
    return right, wrong, altered


def main():
    """Print a row for each constant and value."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=pathlib.Path)
    parser.add_argument("constants", nargs="*")
    args = parser.parse_args()
    sys.path.insert(0, str(args.shared / "eval"))
    corrupt = importlib.import_module("corrupt")
    thresholds = importlib.import_module("scrubber.mojibake.thresholds")
    modules = [importlib.import_module(f"scrubber.mojibake.{name}") for name in MODULES]
    pairs, lines = list(damaged(args.shared, corrupt)), clean_lines(args.shared)
    print(f"{len(pairs)} damaged sentences, {len(lines)} clean lines; right, wrong, altered", flush=True)
    base = figures(pairs, lines)
    print(f"{'as it is':28s} {base}", flush=True)
    names = args.constants or [name for name, value in vars(thresholds).items() if isinstance(value, (int, float)) and name.isupper()]
    for name in names:
        value = getattr(thresholds, name)
        row = []
        for factor in FACTORS:
            moved = value * factor if value else factor
            moved = round(moved) if isinstance(value, int) else moved
            using = [module for module in modules if getattr(module, name, None) == value]  # others may have one of the same name
            for module in using:
                setattr(module, name, moved)
            row.append(f"{moved:g}: {figures(pairs, lines) if moved != value else base}")
            for module in using:
                setattr(module, name, value)
        print(f"{name:20s} {value:6g}  {'  '.join(row)}", flush=True)


if __name__ == "__main__":
    main()
