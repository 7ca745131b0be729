"""Measure the constants of `scrubber/mojibake/legacy/`: what each costs and what fails beyond it.

    python -m training.mojibake.legacy_thresholds DATA EVAL [NAME=VALUE,VALUE ...] [--share 0.12] [--each 4]

Sentences are misread in the ways of `corrupt.legacy_cases`, sentences damaged in the wild are added, and clean texts;
then every constant that is named is moved by itself, and it is counted how many sentences come back exactly, how many
come back wrong, and how many clean lines change. Part 4 of all (by the MD5 of the source or the sentence) is not read.
"""

import argparse
import gzip
import hashlib
import json
import lzma
import os
import sys
from pathlib import Path

from scrubber.lines import segments
from scrubber.mojibake.legacy import controls, costs, decision, explained, misreadings, weighing, words
from scrubber.mojibake.legacy.readings import readings_of

os.environ["SCRUBBER_KERNEL"] = "0"  # a constant is moved in Python
MODULES = (explained, costs, misreadings, words, weighing, controls, decision)
SEALED = 4


def part(key):
    """Which of five parts a source or a sentence belongs to."""
    return int(hashlib.md5(key.encode()).hexdigest(), 16) % 5  # noqa: S324


def damaged(data, corrupt, each):
    """Sentences and what they became, those of the wild last: (sentence, damaged)."""
    sentences = json.loads(gzip.decompress((data / "encoding" / "sentences.json.gz").read_bytes()))
    for language in corrupt.LEGACY:
        for sentence in [s for s in sentences[language]["nonascii"] if part(s) != SEALED][:each]:
            for _, _, bad in corrupt.legacy_cases(sentence, language):
                yield sentence, bad
    for row in json.loads(gzip.decompress((data / "encoding" / "wild.json.gz").read_bytes())):
        if row["expected"] and "utf8" not in row["kind"] and row["kind"] != "c1":
            yield row["expected"], row["text"]


def clean(data, share):
    """Yield a share of the clean texts."""
    with lzma.open(data / "clean" / "dev.jsonl.xz", "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            chosen = int(hashlib.md5(row["text"].encode()).hexdigest(), 16) % 1000 < share * 1000  # noqa: S324
            if chosen and part(row["src"]) != SEALED:
                yield row["text"]


def repairs(text):
    """Yield the lines of a text that change, and how they read then."""
    if text.isascii() or explained.is_explained(text):
        return
    lines = list(dict.fromkeys(line for _, line in segments(text) if not line.isascii()))
    for line, found in zip(lines, readings_of(lines), strict=True):
        if found and found[0].changes[0].safe:
            yield line, found[0].repaired(line)


def outcome(bad, good):
    """Count the sentences that come back exactly, those with characters found nowhere, and the clean lines that change."""
    exact = wrong = 0
    for sentence, line in bad:
        repaired = dict(repairs(line)).get(line, line)
        exact += repaired == sentence
        wrong += bool(set(repaired) - set(line) - set(sentence))
    return exact, wrong, sum(1 for text in good for _ in repairs(text))


def forget():
    """Empty all caches: a constant may have gone into them."""
    for table in (costs._as_is, explained.owned, explained._usual):  # noqa: SLF001
        table.clear()
    for module in MODULES:
        for function in vars(module).values():
            if hasattr(function, "cache_clear"):
                function.cache_clear()


def main():
    """Print the outcome as it is, and with every constant moved."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("eval", type=Path, help="where corrupt.py is")
    parser.add_argument("--share", type=float, default=0.12, help="of the clean texts")
    parser.add_argument("--each", type=int, default=4, help="sentences of each language")
    parser.add_argument("moved", nargs="*", help="such as SURE=18,24")
    args = parser.parse_intermixed_args()
    sys.path.insert(0, str(args.eval))
    import corrupt  # type: ignore[import-not-found]

    bad, good = list(damaged(args.data, corrupt, args.each)), list(clean(args.data, args.share))
    print(f"{len(bad)} damaged sentences, {len(good)} clean texts")
    base = outcome(bad, good)
    print("as it is: exact {}, wrong {}, clean lines changed {}".format(*base))
    for name, values in (one.split("=") for one in args.moved):
        for value in map(json.loads, values.split(",")):
            was = {module: getattr(module, name) for module in MODULES if hasattr(module, name)}
            if not was:
                parser.error(f"no module has {name}")
            for module in was:
                setattr(module, name, value)
            forget()
            moved = [now - before for now, before in zip(outcome(bad, good), base, strict=True)]
            print(f"{name} = {value}: exact {moved[0]:+d}, wrong {moved[1]:+d}, clean {moved[2]:+d}", flush=True)
            for module, value_before in was.items():
                setattr(module, name, value_before)
            forget()


if __name__ == "__main__":
    main()
