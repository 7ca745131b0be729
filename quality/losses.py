"""How mojibake with something lost comes back, by kind of loss and language: what is repaired, and what is proposed besides.

    python quality/losses.py SHARED [--languages en,de,fr] [--count 6] [--skip 0] [--misses]

SHARED holds `data/encoding/sentences.json.gz` and `eval/corrupt.py`. Of each language `count` sentences with characters beyond
ASCII are damaged with each common code page. Exact: the sentence as it was. Wrong: with characters of neither the damaged
sentence nor the true one.
"""

import argparse
import gzip
import hashlib
import importlib
import json
import sys
from collections import defaultdict
from pathlib import Path

from scrubber import RepairMojibake
from scrubber.document import Document
from scrubber.findings import apply

WESTERN = "en,de,fr,es,pt,it,sv,da,nb,nn,fi,nl,is,ca,ga,eu,cy,af"


def main() -> None:
    """Print a line for each kind of loss."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--languages", default=WESTERN, help="ISO 639-1 codes, with commas; `all` for all (default: Western Europe)")
    parser.add_argument("--count", type=int, default=6, help="sentences of each language")
    parser.add_argument("--skip", type=int, default=0, help="sentences of each language to leave out first")
    parser.add_argument("--misses", action="store_true", help="print what does not come back")
    args = parser.parse_args()
    sys.path.insert(0, str(args.shared / "eval"))
    corrupt = importlib.import_module("corrupt")

    sentences = json.loads(gzip.decompress((args.shared / "data/encoding/sentences.json.gz").read_bytes()))
    repair = RepairMojibake()
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for language in sentences if args.languages == "all" else args.languages.split(","):
        drawn = sorted(sentences[language]["nonascii"], key=lambda line: hashlib.sha256(line.encode()).hexdigest())
        for clean in drawn[args.skip : args.skip + args.count]:
            for codec in corrupt.COMMON:
                for kind, damage in corrupt.LOSSY.items():
                    bad = damage(clean, codec)
                    if bad in (clean, corrupt.mojibake(clean, codec)):
                        continue
                    found = [finding for finding in repair.find(Document(bad)) if finding.replacement is not None]
                    safe, all_of_it = apply(bad, [finding for finding in found if finding.safe]), apply(bad, found)
                    row = counts[kind]
                    row[0] += 1
                    row[1] += safe == clean
                    row[2] += safe != clean and not set(safe) <= set(bad) | set(clean)
                    row[3] += all_of_it == clean
                    if args.misses and safe != clean:
                        print(f"{language} {codec} {kind}\n  {bad!r}\n  {safe!r}\n  {clean!r}")
    for kind, (n, exact, wrong, proposed) in counts.items():
        print(f"{kind:24} exact {exact / n:.3f}  wrong {wrong / n:.3f}  with proposals {proposed / n:.3f}  of {n}")


if __name__ == "__main__":
    main()
