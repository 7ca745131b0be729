"""Measure the thresholds of `scrubber/mojibake/legacy.py`: what each costs and what fails beyond it.

    python -m training.mojibake.legacy_thresholds /work/shared/data /work/shared/eval [--share 0.3] [--each 6]

Hypotheses are made once, for sentences misread in the ways of `corrupt.legacy_cases` and for the lines of clean texts;
then every threshold is moved by itself, and what the verdict becomes is counted: sentences that come back exactly,
sentences that come back wrong, clean lines with a safe change. Parts 0 to 2 of both (by the MD5 of the source or the
sentence) choose, part 3 checks (`--part 3`), part 4 is never read.
"""

import argparse
import gzip
import hashlib
import json
import lzma
import random
import sys
from collections import Counter, defaultdict
from pathlib import Path

from scrubber.mojibake import legacy

SWEPT = {
    "KNOWN": (-3, 0, 1.5, 3, 5, 8),
    "FOREIGN": (-3, 0, 2, 3.5, 5, 7, 9),
    "OWNED": (0, 10, 20, 40, 80),
    "ORTHOGRAPHY": (5, 8, 10, 13, 16, 20),
    "SHORT_ORTHOGRAPHY": (8, 10, 12, 16, 20),
    "HIGH": (8, 12, 16, 20, 30),
    "SIGNS": (4, 8, 10, 12, 16, 20),
    "CONTROLS": (-3, 0, 3, 6, 10),
    "SCRIPT": (4, 8, 10, 12, 16, 20),
    "SCRIPT_LETTER": (0, 0.5, 1, 1.5, 2),
    "SCRIPT_LETTERS": (1, 2, 4, 6, 8),
    "EAST": (0, 15, 30, 50, 80),
    "AHEAD": (0, 1, 2, 3, 4),
    "FAR_AHEAD": (1, 2, 4, 6, 8),
    "UNSURE_AHEAD": (2, 4, 8, 12),
    "FLUENT": (2.8, 3.2, 3.6, 4, 5),
    "COMMON": (6, 7, 8.6, 9.5, 12),
    "WORDS": (1, 2, 3, 4, 5),
    "SENTENCE": (2, 3, 4, 6, 8),
    "FIRM": (2, 3, 4, 5, 7),
    "KNOWN_LETTERS": (2, 3, 4, 5, 6),
}
LOWEST = -6.0  # gain below which a clean line is not kept: no way is open to it


def part(key):
    """Which of five parts a source or a sentence belongs to."""
    return int(hashlib.md5(key.encode()).hexdigest(), 16) % 5  # noqa: S324


def hypotheses(line):
    """The hypotheses that fit a line, those that gain most first; none if a language explains it."""
    candidate = legacy._candidate(line, None)  # noqa: SLF001
    return legacy._hypotheses(candidate, None) if candidate else []  # noqa: SLF001


def damaged(data, corrupt, parts, each):
    """Sentences and what they became: (sentence, damaged, hypotheses, pair)."""
    sentences = json.loads(gzip.decompress((data / "encoding" / "sentences.json.gz").read_bytes()))
    for language in corrupt.LEGACY:
        chosen = [s for s in sentences[language]["nonascii"] if part(s) in parts][:each]
        for sentence in chosen:
            for written, read, bad in corrupt.legacy_cases(sentence, language):
                yield sentence, bad, hypotheses(bad), (written, read, language)


def clean(data, parts, share):
    """Lines of clean texts with a hypothesis that gains anything: (line, hypotheses, source)."""
    rng = random.Random(1)  # noqa: S311
    with lzma.open(data / "clean" / "dev.jsonl.xz", "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            if part(row["src"]) in parts and rng.random() < share:
                for line in set(row["text"].split("\n")):
                    found = hypotheses(line)
                    if found and found[0].gain > LOWEST:
                        yield line, found, row["src"]


def outcomes(bad, good):
    """How many damaged sentences come back exactly, how many with characters found nowhere, how many clean lines change."""
    exact = wrong = altered = 0
    for sentence, line, found, _ in bad:
        if found and legacy._verdict(line, found):  # noqa: SLF001
            exact += found[0].repaired == sentence
            wrong += bool(set(found[0].repaired) - set(line) - set(sentence))
    for line, found, _ in good:
        altered += bool(legacy._verdict(line, found))  # noqa: SLF001
    return exact, wrong, altered


def main():
    """Print the outcome as it is, by code page and language, and with every threshold moved."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("eval", type=Path, help="where corrupt.py is")
    parser.add_argument("--share", type=float, default=0.3, help="of the clean texts")
    parser.add_argument("--each", type=int, default=6, help="sentences of each language")
    parser.add_argument("--part", type=int, action="append", choices=range(4), help="default: 0, 1 and 2")
    args = parser.parse_args()
    sys.path.insert(0, str(args.eval))
    import corrupt  # type: ignore[import-not-found]

    parts = set(args.part or (0, 1, 2))
    bad = list(damaged(args.data, corrupt, parts, args.each))
    good = list(clean(args.data, parts, args.share))
    print(f"{len(bad)} damaged sentences, {len(good)} clean lines with a hypothesis above {LOWEST}")
    exact, wrong, altered = outcomes(bad, good)
    print(f"as it is: exact {exact}, wrong {wrong}, clean lines altered {altered}")
    pairs = defaultdict(Counter)
    for sentence, line, found, (written, read, language) in bad:
        right = bool(found and legacy._verdict(line, found) and found[0].repaired == sentence)  # noqa: SLF001
        for key in (f"written {written}", f"read {read}", f"language {language}"):
            pairs[key].update(all=1, exact=right)
    print(", ".join(f"{key} {c['exact'] / c['all']:.2f}" for key, c in pairs.items()))
    for name, values in SWEPT.items():
        was = getattr(legacy, name)
        for value in values:
            setattr(legacy, name, value)
            exact, wrong, altered = outcomes(bad, good)
            now = " *" if value == was else "  "
            shares = f"exact {exact / len(bad):.4f} wrong {wrong / len(bad):.4f}"
            print(f"{name:18s} {value:6g}{now} {shares} altered {altered}")
        setattr(legacy, name, was)


if __name__ == "__main__":
    main()
