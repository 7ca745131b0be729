"""Freezes what the mojibake filter finds in the development data, so that a change can be judged by what it changes.

    python quality/freeze.py SHARED OUT.jsonl.gz [--share 0.1] [--kinds utf8,clean] [--parts 0,1,2,3]
    python quality/differences.py BEFORE.jsonl.gz AFTER.jsonl.gz

SHARED holds `data/` and `eval/corrupt.py`. A line of OUT is `[kind, text, expected, result, state, findings]`, one for each
text that is damaged or in which something is found; a finding is `[rule, start, end, original, replacement, confidence, safe]`.
The state is `right`; `untouched`; `partly` right, where the result holds no character that is in neither the text nor what it
should read; or `wrong`. Texts of more than `LONGEST` characters are cut where they are shown, not where they are cleaned.
A part is the hash of a clean text's source, or of the sentence, modulo 5; part 4 is left out, so that the final figure stays one.
"""

import argparse
import gzip
import hashlib
import importlib
import json
import lzma
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scrubber import Pipeline, RepairMojibake

LONGEST = 400
SENTENCES = 3  # of each language, damaged in every way; twice as many are read as legacy text
FINDINGS = 40  # of a text, at most

Text = tuple[str, str, str, str]
"""Kind, text, what it should read, and what it belongs to a part by."""


def main() -> None:
    """Write the findings of all texts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--share", type=float, default=1.0, help="of the texts, by the hash of each")
    parser.add_argument("--kinds", default="", help="the kinds to take, with commas, by how their names begin (default: all)")
    parser.add_argument("--parts", default="0,1,2,3")
    args = parser.parse_args()
    parts, kinds = {int(part) for part in args.parts.split(",")}, tuple(args.kinds.split(","))
    pipeline = Pipeline([RepairMojibake()])
    done = 0
    with gzip.open(args.out, "wt", encoding="utf-8") as out:
        for kind, text, expected, key in texts(args.shared, kinds):
            if number(key) % 5 not in parts or number(text) % 1000 >= args.share * 1000:
                continue
            done += 1
            result = pipeline.run(text)
            if text != expected or result.findings:
                found = [
                    (f.rule, f.start, f.end, f.original, f.replacement, round(f.confidence, 4), f.safe) for f in result.findings[:FINDINGS]
                ]
                row = (kind, text[:LONGEST], expected[:LONGEST], result.text[:LONGEST], state(text, expected, result.text), found)
                out.write(json.dumps(row, ensure_ascii=True) + "\n")
            if done % 10_000 == 0:
                print(done, kind, file=sys.stderr)
    print(f"{done} texts")


def state(text: str, expected: str, result: str) -> str:
    """What became of a text."""
    if result == expected:
        return "right"
    if result == text:
        return "untouched"
    return "partly" if set(result) <= {*text, *expected} and text != expected else "wrong"


def number(key: str) -> int:
    """A number that is always the same for a key."""
    return int(hashlib.md5(key.encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest(), 16)


def texts(shared: Path, kinds: tuple[str, ...] = ("",)) -> Iterator[Text]:
    """All development texts of the kinds whose names begin so."""
    for source in (_damaged, _wild, _clean, _clean_of_every_kind):
        for kind, text, expected, key in source(shared):
            if kind.startswith(kinds):
                yield kind, text, expected, key


def load(shared: Path, name: str) -> Any:
    """A file of `data/encoding`."""
    return json.loads(gzip.decompress((shared / "data" / "encoding" / f"{name}.json.gz").read_bytes()))


def _damaged(shared: Path) -> Iterator[Text]:
    sys.path.insert(0, str(shared / "eval"))
    corrupt = importlib.import_module("corrupt")
    for language, sentences in load(shared, "sentences").items():
        for text in sentences["nonascii"][: 2 * SENTENCES]:
            for _, _, bad in corrupt.legacy_cases(text, language):
                yield "legacy", bad, text, text
        for text in sentences["nonascii"][:SENTENCES]:
            for codec in corrupt.SINGLE_BYTE:
                for layers in (1, 2):
                    if (bad := corrupt.mojibake(text, codec, layers)) != text:
                        yield f"utf8 {layers}", bad, text, text
            for codec in corrupt.COMMON:
                for loss, damage in corrupt.LOSSY.items():
                    if (bad := damage(text, codec)) not in (text, corrupt.mojibake(text, codec)):
                        yield f"lossy {loss}", bad, text, text


def _wild(shared: Path) -> Iterator[Text]:
    for row in load(shared, "wild"):
        if row["expected"]:
            yield f"wild {row['kind']}", row["text"], row["expected"], row["text"]
    for row in load(shared, "ftfy_cases"):
        yield f"cases {row['file'].removesuffix('.json')}", row["original"], row.get("fixed-encoding", row["fixed"]), row["original"]


def _clean(shared: Path) -> Iterator[Text]:
    for group, lines in load(shared, "tricky").items():
        yield from ((f"tricky {group}", line, line, line) for line in lines)
    for name in ("docs_en", "docs_multi"):
        yield from (("news", row["text"], row["text"], row["id"]) for row in load(shared, name))
    for sentences in load(shared, "sentences").values():
        yield from (("sentences", line, line, line) for line in sentences["any"])
        yield from (("sentences in capitals", line.upper(), line.upper(), line) for line in sentences["nonascii"][:50])
    for lines in load(shared, "udhr").values():
        yield from (("udhr", line, line, line) for line in lines)
        yield from (("udhr in capitals", line.upper(), line.upper(), line) for line in lines[:10])


def _clean_of_every_kind(shared: Path) -> Iterator[Text]:
    with lzma.open(shared / "data" / "clean" / "dev.jsonl.xz", "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            yield f"clean {row['set']}", row["text"], row["text"], row["src"]


if __name__ == "__main__":
    main()
