"""Recall and loss of the whole pipeline on texts of sites that the line score has not seen, at several thresholds.

    PYTHONPATH=. python training/boilerplate/train.py SHARED/data --folds FOLDS
    PYTHONPATH=.:SHARED/eval python training/boilerplate/measure.py SHARED FOLDS [--safe 0.84] [--sample 0.4] [--quarters 012] [--lost]

SHARED is a folder with `eval/score.py` and `data/`. Every text is cleaned as `score.py` cleans it, with the table of the fold that left
its site out. `--quarters` chooses the quarters of the sites of fresh documents: rules were written on 0 and 1, thresholds chosen on 2;
3 was looked at once. For each set: the share of boilerplate lines taken out, of content lines lost, of texts hurt (a line of content lost)
and ruined (five), and of those with boilerplate the ones that are clean afterwards. `--lost` lists the content lines that are lost.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
import fold_tables
import score as scorer
from corpus import FOLDS, number, quarter, read

import scrubber
from scrubber.boilerplate import filter as stripping

Case = tuple[str, str, Sequence[str], str, str, dict[str, Any]]  # set, site, lines, labels, separator, context


def fresh(data: Path, quarters: str) -> Iterator[Case]:
    """What scrapers wrote, without any context."""
    for path in sorted((data / "boilerplate").glob("fresh-dev-*.jsonl")):
        for row in map(json.loads, path.open(encoding="utf-8")):
            if str(quarter(row["site"] or "")) in quarters:
                names = ["fresh, one line" if row["single_line"] else "fresh, lines", *["fresh, other scripts"] * scorer.other_script(row)]
                for name in names:
                    yield name, row["site"] or row["id"], row["lines"], row["labels"], "" if row["single_line"] else "\n", {}


def labelled(data: Path, quarters: str) -> Iterator[Case]:
    """What other scrapers wrote, labelled by reading."""
    for text in read(data):
        if str(quarter(text.site)) in quarters:
            joined = "fresh-joined" in text.tracks
            names = ["read, one line" if joined else "read, lines", *["read, other scripts"] * ("fresh-other" in text.tracks)]
            for name in names:
                yield name, text.site, text.lines, text.labels, " " if joined else "\n", {}


def extracted() -> Iterator[Case]:
    """What extractors left: with its context, joined to one line, and news without context."""
    for page in scorer.pages():
        context = {"lang": page["lang"], "site": page["domain"], "title": page["title"]}
        for whole, extractors in ((False, scorer.RESIDUE), (True, ["inscriptis"])):
            for extractor, lines, labels in scorer.outputs(page, extractors):
                names = ["whole pages"] if whole else ["extracted, all", *["extracted, not English"] * (page["lang"] != "en")]
                if page["src"] in scorer.NEWS and not whole:
                    names.append("extracted, news")
                    if extractor in ("trafilatura", "newspaper4k", "readability"):
                        yield "news, joined", page["domain"], lines, labels, " ", context
                        yield "news, no title", page["domain"], lines, labels, "\n", {}
                for name in names:
                    yield name, page["domain"], lines, labels, "\n", context


def main() -> None:
    """Clean and count."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("folds", type=Path)
    parser.add_argument("--safe", type=float, nargs="*", default=[stripping.SAFE], help="least confidences at which a line goes")
    parser.add_argument("--sample", type=float, default=0.4, help="share of the pages that extractors read")
    parser.add_argument("--quarters", default="012")
    parser.add_argument("--unsafe", action="store_true")
    parser.add_argument("--lost", action="store_true")
    args = parser.parse_args()
    scorer.ARGS = argparse.Namespace(data=args.shared / "data", sample=args.sample)
    tables = fold_tables.read(args.folds)
    cases = [*fresh(args.shared / "data", args.quarters), *labelled(args.shared / "data", args.quarters), *extracted()]
    cases.sort(key=lambda case: number(case[1]) % FOLDS)
    for safe in args.safe:
        stripping.SAFE = safe
        totals: dict[str, Counter[str]] = {}
        for name, site, lines, labels, separator, context in cases:
            fold_tables.judge_with(tables, site)
            text = separator.join(lines)
            shares = scorer.gone(text, lines, scrubber.scrub(text, unsafe=args.unsafe, **context))
            found = Counter(texts=1)
            for line, label, share in zip(lines, labels, shares, strict=True):
                found["boilerplate"] += label in "bd"
                found["removed"] += label in "bd" and share >= 0.9
                found["content"] += label == "k"
                found["lost"] += label == "k" and share > 0.02
                found["headlines lost"] += label == "t" and labels.count("t") == 1 and share > 0.5
                if args.lost and label == "k" and share > 0.02:
                    print(f"  {name} | {site} | {line[:140]}")
            found["hurt"], found["ruined"] = int(found["lost"] > 0), int(found["lost"] >= 5)
            found["dirty"] = int(found["boilerplate"] > 0)
            found["clean"] = int(found["dirty"] and found["removed"] == found["boilerplate"] and not found["lost"])
            totals.setdefault(name, Counter()).update(found)
        print(f"\nfrom {safe}{', unsafe' if args.unsafe else ''}:")
        for name, c in totals.items():
            shares_of = f"recall {c['removed'] / max(1, c['boilerplate']):.3f} loss {c['lost'] / max(1, c['content']):.4f}"
            texts = f"hurt {c['hurt'] / c['texts']:.4f} ruined {c['ruined'] / c['texts']:.4f} clean {c['clean'] / max(1, c['dirty']):.3f}"
            print(f"  {name:24s} {shares_of} ({c['removed']} of {c['boilerplate']}, {c['lost']} of {c['content']}) {texts}", end="")
            print(f" headlines lost {c['headlines lost']}", flush=True)


if __name__ == "__main__":
    main()
