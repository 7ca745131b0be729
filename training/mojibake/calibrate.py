# ruff: noqa: S311
"""Fit the steps of scrubber/mojibake/confidence.py: how often a finding of some gain is right.

    PYTHONPATH=. python training/mojibake/calibrate.py SHARED [--parts 012] [--each 6]

Damaged sentences of 75 languages (UTF-8 misread once and twice, eight kinds of loss, legacy code pages) and clean text
together. A finding counts as right if what it puts in, with the character on either side where that was never damaged, stands
in the text as it was. For each kind of finding the script prints steps of nats and probabilities that rise together (isotonic
regression), each shrunk by half a failure. `--verbose N` lists wrong ones that are safe.
"""

import argparse
import gzip
import hashlib
import importlib
import json
import lzma
import pathlib
import random
import re
import sys
from bisect import bisect_left
from collections import defaultdict
from itertools import accumulate

STEPS = 5


def part(key):
    """Which fifth of the data a text or a source belongs to."""
    return int(hashlib.md5(key.encode(), usedforsecurity=False).hexdigest(), 16) % 5


def texts(shared, parts, each, corrupt):
    """Texts, what each should read, and where each character of that begins in the text; nothing where the damage does not tell."""
    chance = random.Random(5)
    sentences = json.loads(gzip.decompress((shared / "data/encoding/sentences.json.gz").read_bytes()))
    for language, kinds in sentences.items():
        chosen = [text for text in kinds["nonascii"] if part(text) in parts][:each]
        for clean in chosen:
            for layers in (1, 2):
                for codec in chance.sample(corrupt.SINGLE_BYTE, 4):
                    yield corrupt.mojibake(clean, codec, layers), clean, places(clean, corrupt.mojibake, codec, layers)
            for damage in corrupt.LOSSY.values():
                codec = chance.choice(corrupt.COMMON)
                yield damage(clean, codec), clean, places(clean, damage, codec)
            for _, _, bad in corrupt.legacy_cases(clean, language):
                yield bad, clean, range(len(clean) + 1) if len(bad) == len(clean) else ()
    with lzma.open(shared / "data/clean/dev.jsonl.xz", "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            if part(row["src"]) in parts and part(row["text"]) == 0:
                yield row["text"], row["text"], range(len(row["text"]) + 1)


def places(clean, damage, *how):
    """Where each character of a text begins in what damage makes of it, if it damages each by itself."""
    whole = damage(clean, *how)
    forms = [damage(char, *how) for char in clean]
    stripped = [damage(f"a{char}a", *how)[1:-1] for char in clean]
    for each in (forms, stripped):
        before = len("".join(each)) - len("".join(each).lstrip()) if whole == "".join(each).strip() else 0
        if whole in ("".join(each), "".join(each).strip()):
            return [max(0, at - before) for at in accumulate(map(len, each), initial=0)]
    return ()


def main():
    """Collect and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=pathlib.Path)
    parser.add_argument("--parts", default="012")
    parser.add_argument("--each", type=int, default=6)
    parser.add_argument("--verbose", type=int, default=0, help="wrong findings, at most, to list")
    args = parser.parse_args()
    sys.path.insert(0, str(args.shared / "eval"))
    corrupt = importlib.import_module("corrupt")
    from scrubber.mojibake import confidence, engine, repairs

    seen = defaultdict(list)
    noted, wrong = [], []
    told = engine.confidence

    def note(reading, change):
        noted.append((confidence.kind(reading), change.safe, confidence.evidence(reading, change), change.replacement))
        return told(reading, change)

    engine.confidence = note
    engine.PROPOSED = 0.0
    for bad, clean, at in texts(args.shared, set(map(int, args.parts)), args.each, corrupt):
        noted.clear()
        found = repairs(bad)
        if not found:
            continue
        nats = {(safe, replacement): (kind, x) for kind, safe, x, replacement in noted}
        for one in found:
            if (one.safe, one.replacement) in nats:
                kind, x = nats[one.safe, one.replacement]
                right = is_right(bad, clean, at, one)
                seen[kind, one.safe].append((x, right))
                if one.safe and not right:
                    wrong.append((kind, one.rule, one.message, bad[max(0, one.start - 15) : one.end + 10], one.replacement, clean[:40]))
    for key, rows in sorted(seen.items()):
        rows.sort()
        print(key, len(rows), "findings,", sum(not right for _, right in rows), "wrong")
        for least, p, n in isotonic(rows):
            print(f"    from {least:7.1f} nats: {p:.5f}  ({n})")
    for row in wrong[: args.verbose]:
        print(*row, sep=" | ")


def is_right(bad, clean, at, finding):
    """Whether what a finding puts in is what its place said, or where that is not known, stands in the true text.

    What the damaged text cannot tell does not count: which space it was, a letter given as unknown (U+FFFD), case if all of it was lowered.
    """
    told = str.lower if bad == bad.lower() else str
    if at and finding.start in at:
        start, end = bisect_left(at, finding.start), bisect_left(at, finding.end)
        true = clean[start:end] if end < len(at) and (at[end] == finding.end or finding.end == len(bad)) else ""
        put_in, true = (told(text).replace("\xa0", " ").strip() for text in (finding.replacement, true))
        return re.fullmatch(re.escape(put_in).replace("\ufffd", "."), true, re.DOTALL) is not None
    before, after = bad[: finding.start][-1:], bad[finding.end :][:1]
    around = [char if char.isascii() and char != "?" else "" for char in (before, after)]
    put_in, true = (told(text).replace("\xa0", " ") for text in (around[0] + finding.replacement + around[1], clean))
    return re.search(re.escape(put_in).replace("\ufffd", "."), true, re.DOTALL) is not None


def isotonic(rows):
    """Steps of rising probability: pool adjacent violators, then neighbours until few are left."""
    blocks = []
    for x, right in rows:
        blocks.append([x, int(right), 1])
        while len(blocks) > 1 and blocks[-2][1] * blocks[-1][2] >= blocks[-1][1] * blocks[-2][2]:
            _, r, n = blocks.pop()
            blocks[-1][1] += r
            blocks[-1][2] += n
    while len(blocks) > STEPS:
        i = min(range(len(blocks) - 1), key=lambda i: blocks[i][2] + blocks[i + 1][2])
        _, r, n = blocks.pop(i + 1)
        blocks[i][1] += r
        blocks[i][2] += n
    return [(x, (r + 0.0) / (n + 0.5), n) for x, r, n in blocks]


if __name__ == "__main__":
    main()
