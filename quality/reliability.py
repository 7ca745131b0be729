"""How often findings are right, by the confidence that they state: damaged and clean text together.

    python quality/reliability.py SHARED [--share 0.2] [--parts 3] [--rows OUT.jsonl.gz]

A text counts once for each kind and bin in which it has findings, and is right there if all of them are: if what they put
in stands in the text as it should read, in its place; U+FFFD stands for anything there. In clean text no finding is right.
`--rows` writes a line for each finding, `[kind, source, clean, confidence, safe, right, rule]`, to fit confidence with.
"""

import argparse
import difflib
import gzip
import json
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from freeze import number, texts

from scrubber import Document, RepairMojibake
from scrubber.findings import Finding
from scrubber.spans import Edit, apply

BINS = (0.0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.998, 0.999, 0.9995, 0.9999)
KINDS = ("utf8", "lossy", "legacy", "tricky", "news", "sentences", "udhr", "clean")


def main() -> None:
    """Print a table for each kind of finding."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--share", type=float, default=0.2, help="of the texts, by the hash of each")
    parser.add_argument("--parts", default="3")
    parser.add_argument("--rows", type=Path)
    args = parser.parse_args()
    parts = {int(part) for part in args.parts.split(",")}
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    repair = RepairMojibake()
    characters = 0
    rows: list[str] = []
    for source, text, expected, key in texts(args.shared, KINDS):
        if number(key) % 5 not in parts or number(text) % 1000 >= args.share * 1000:
            continue
        is_clean = text == expected
        characters += len(text) * is_clean
        found = [finding for finding in repair.find(Document(text)) if finding.replacement is not None]
        rights = list(judged(text, expected, found))
        cells: dict[tuple[str, str], bool] = {}
        for finding, right in zip(found, rights, strict=True):
            rows.append(json.dumps((kind_of(finding), source, is_clean, round(finding.confidence, 5), finding.safe, right, finding.rule)))
            for cell in (bin_of(finding.confidence), "safe" if finding.safe else "proposed"):
                cells[kind_of(finding), cell] = cells.get((kind_of(finding), cell), True) and right
                counts[kind_of(finding), cell]["findings"] += 1
                counts[kind_of(finding), cell]["findings right"] += right
        for where, right in cells.items():
            counts[where]["texts"] += 1
            counts[where]["right"] += right
            counts[where]["clean"] += is_clean
    if args.rows:
        args.rows.write_bytes(gzip.compress("\n".join(rows).encode()))
    print(f"{characters / 1e6:.2f} million characters of clean text")
    print("kind     confidence     texts  right a text  findings  right a finding  clean texts  a million characters")
    for (kind, cell), c in sorted(counts.items()):
        print(
            f"{kind:8} {cell:13} {c['texts']:6} {c['right'] / c['texts']:13.4f} {c['findings']:9} "
            f"{c['findings right'] / c['findings']:16.4f} {c['clean']:12} {c['clean'] / max(1, characters) * 1e6:21.3f}"
        )


def kind_of(finding: Finding) -> str:
    """`legacy`, `lost` where something is a guess, or `UTF-8`."""
    if finding.rule.startswith("mojibake/legacy-"):
        return "legacy"
    return "lost" if "(" in finding.message or finding.rule == "mojibake/lost-character" else "UTF-8"


def bin_of(confidence: float) -> str:
    """The range of confidence, in words."""
    at = bisect_right(BINS, confidence)
    return f"{BINS[at - 1]:.4f}-{(*BINS, 1.0)[at]:.4f}"


def judged(text: str, expected: str, found: Sequence[Finding]) -> Iterator[bool]:
    """Whether each finding is right."""
    if text == expected:
        yield from (False for _ in found)
        return
    result = apply(text, [Edit(f.start, f.end, f.replacement or "") for f in found])
    matched = bytearray(len(result))
    for block in difflib.SequenceMatcher(None, result, expected, autojunk=False).get_matching_blocks():
        matched[block.a : block.a + block.size] = b"\x01" * block.size
    shift = 0
    for finding in found:
        start = finding.start + shift
        end = start + len(finding.replacement or "")
        shift = end - finding.end
        yield all(matched[i] or result[i] == "\ufffd" for i in range(start, end))


if __name__ == "__main__":
    main()
