# ruff: noqa: S311
"""Move each constant of scrubber/mojibake/lost/ by itself and say what changes.

    PYTHONPATH=. python training/mojibake/lost_thresholds.py SHARED [MODULE.CONSTANT[=VALUE,VALUE] ...] [--each 2]

Damaged: sentences of 75 languages, each misread with a code page drawn by lot, and something lost in six ways. Clean: the
lines of data/clean that look as if something was lost. Both without the parts that are kept for the end (part 4 of 5, by hash).
"""

import argparse
import importlib
import json
import lzma
import pathlib
import random
import sys
from gzip import decompress

from thresholds import part

FACTORS = (0.5, 0.75, 1.5, 2.0)
NAMES = ("certainty", "costs", "hypotheses", "languages", "quotation", "readings", "spaces", "spelling")
LOSSES = ("nbsp->space", "C1 dropped", "undefined->U+FFFD", "undefined->?", "lower-cased", "NFKC")


def damaged(shared, corrupt, each):
    """Pairs of a damaged sentence and the sentence; twice as many of Western European languages as of others."""
    chance = random.Random(11)
    western = importlib.import_module("score").WESTERN
    sentences = json.loads(decompress((shared / "data/encoding/sentences.json.gz").read_bytes()))
    for language, kinds in sentences.items():
        for clean in [text for text in kinds["nonascii"] if part(text) != 4][: each * (1 + (language in western))]:
            for loss in LOSSES:
                codec = chance.choice(corrupt.COMMON)
                bad = corrupt.LOSSY[loss](clean, codec)
                if bad not in (clean, corrupt.mojibake(clean, codec)):
                    yield bad, clean


def clean_lines(shared):
    """A fifth of the different lines of clean text that go beyond the bound."""
    from scrubber.lines import segments
    from scrubber.mojibake.lost.signs import may_apply

    lines = {}
    with lzma.open(shared / "data/clean/dev.jsonl.xz", "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            if part(row["src"]) != 4 and may_apply(row["text"]):
                lines |= {line: None for _, line in segments(row["text"]) if may_apply(line) and part(line) == 0}
    return list(lines)


def figures(pairs, lines):
    """How many damaged texts come back, how many come back wrong, and how many clean lines are altered."""
    from scrubber import fix_mojibake

    exact = wrong = 0
    for bad, clean in pairs:
        got = fix_mojibake(bad)
        exact += got == clean
        wrong += got != clean and bool(set(got) - set(bad) - set(clean))
    return exact, wrong, sum(fix_mojibake(line) != line for line in lines)


def main():
    """Print a row for each constant and value."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=pathlib.Path)
    parser.add_argument("constants", nargs="*", help="such as certainty.SAFE_GAIN=9,15; halved and doubled if no values are given")
    parser.add_argument("--each", type=int, default=2, help="sentences of each language")
    args = parser.parse_intermixed_args()
    sys.path.insert(0, str(args.shared / "eval"))
    corrupt = importlib.import_module("corrupt")
    modules = {name: importlib.import_module(f"scrubber.mojibake.lost.{name}") for name in NAMES}
    pairs, lines = list(damaged(args.shared, corrupt, args.each)), clean_lines(args.shared)
    base = figures(pairs, lines)
    print(f"{len(pairs)} damaged sentences, {len(lines)} clean lines; exact, wrong, altered: {base}", flush=True)
    for constant in args.constants:
        where, _, values = constant.partition("=")
        owner, _, name = where.partition(".")
        value = getattr(modules[owner], name)
        row = []
        for moved in map(json.loads, values.split(",")) if values else [type(value)(value * factor) for factor in FACTORS]:
            using = [module for module in modules.values() if getattr(module, name, None) == value]
            for module in using:
                setattr(module, name, moved)
            forget(modules.values())
            row.append(f"{moved:g}: " + " ".join(f"{now - before:+d}" for now, before in zip(figures(pairs, lines), base, strict=True)))
            for module in using:
                setattr(module, name, value)
            forget(modules.values())
        print(f"{where:35s} {value:6g}  {'   '.join(row)}", flush=True)


def forget(modules):
    """Empty all caches: a constant may have gone into them."""
    for module in modules:
        for function in vars(module).values():
            if hasattr(function, "cache_clear"):
                function.cache_clear()


if __name__ == "__main__":
    main()
