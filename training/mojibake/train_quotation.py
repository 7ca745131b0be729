"""Learn which quotation marks, apostrophes and dashes stand where, for scrubber/mojibake/lost/quotation.bin.

    python training/mojibake/train_quotation.py DATA [OUTPUT]

DATA is the folder with encoding/ and boilerplate/. Learned from: news documents of scrapinghub/article-extraction-benchmark
and flairNLP/fundus (parts 0-2 by the hash of their id), the lines that are content of boilerplate/lines.jsonl.gz and of
unlabelled.jsonl.xz (all sites but those of parts 3 and 4), and the sentences of lingua's test data (train.json.gz). Counts
alone are kept, no text.
"""

import argparse
import collections
import gzip
import hashlib
import json
import lzma
import pathlib
import re

from scrubber.mojibake.lost.quotation import DOUBLE, LOOK_AHEAD, LOOK_BACK, SIGNS, START, context, follow, left_class, right_class, written

MARK = re.compile(f"[{re.escape(SIGNS + DOUBLE)}]")
ENOUGH = 60  # signs that a language must show to have a table of its own
RENAMED = {"no": "nb"}


def part(key):
    """The part of the data that a key belongs to, 0 to 4."""
    return int(hashlib.md5(key.encode(), usedforsecurity=False).hexdigest(), 16) % 5


def lines(data):
    """Language and line of all texts; None where the language is not known."""
    encoding, boilerplate = data / "encoding", data / "boilerplate"
    for name, language in (("docs_en", "en"), ("docs_multi", None)):
        for document in json.loads(gzip.decompress((encoding / f"{name}.json.gz").read_bytes())):
            if part(document["id"]) < 3:
                for line in document["text"].split("\n"):
                    yield language, line
    for language, sentences in json.loads(gzip.decompress((encoding / "train.json.gz").read_bytes())).items():
        for line in sentences:
            yield language, line
    for row in map(json.loads, gzip.decompress((boilerplate / "lines.jsonl.gz").read_bytes()).splitlines()):
        if part(row["domain"]) < 3:
            for line, label in zip(row["lines"], row["labels"], strict=False):
                if label == "k":
                    yield row["lang"], line
    for row in map(json.loads, lzma.decompress((boilerplate / "unlabelled.jsonl.xz").read_bytes()).splitlines()):
        if part(row["site"]) < 3:
            for line in row["text"].split("\n"):
                yield row["lang"], line


def main():
    """Count, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("output", type=pathlib.Path, nargs="?", default=pathlib.Path("scrubber/mojibake/lost/quotation.bin"))
    args = parser.parse_args()
    counts = collections.defaultdict(lambda: collections.defaultdict(collections.Counter))
    seen = set()
    for language, line in lines(args.data):
        if line.isascii() or "\ufffd" in line or line in seen:
            continue
        seen.add(line)
        state = START
        for match in MARK.finditer(line):
            left = left_class(line[max(0, match.start() - LOOK_BACK) : match.start()])
            right = right_class(line[match.end() : match.end() + LOOK_AHEAD])
            if match[0] != '"':
                key = context(left, right, state)
                counts["*"][key][match[0]] += 1
                if language:
                    counts[RENAMED.get(language, language)][key][match[0]] += 1
            state = follow(state, match[0], right)
    kept = {
        language: {key: dict(sorted(row.items())) for key, row in sorted(table.items())}
        for language, table in sorted(counts.items())
        if sum(row.total() for row in table.values()) >= ENOUGH
    }
    args.output.write_bytes(written(kept))
    total = sum(row.total() for row in counts["*"].values())
    print(f"{args.output}: {args.output.stat().st_size / 1e3:.0f} kB, {len(kept)} languages, {total} signs")


if __name__ == "__main__":
    main()
