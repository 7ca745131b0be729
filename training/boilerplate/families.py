"""What each family of boilerplate rules takes out of real extractor output, by the labels of the lines.

    python training/boilerplate/families.py DATA [--news] [--whole] [--unsafe] [--half 0|1] [--sample 0.3] [--lost FAMILY]

DATA is the directory with lines.jsonl.gz. Labels: k content, b boilerplate, d a repeated line, t the title, p prose
off the body, a not scored. Lines are counted once for each extractor that left them.
"""

import argparse
import collections
import gzip
import hashlib
import json
import pathlib
from bisect import bisect_right
from collections.abc import Iterator

from scrubber import Document, StripBoilerplate

RESIDUE = ["trafilatura", "trafilatura_recall", "readability", "newspaper4k", "justext", "resiliparse", "boilerpy3", "goose3"]
NEWS = {"andy", "aeb", "fundus"}


def outputs(page: dict, extractors: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    """Lines and labels of what each extractor made of the page, failed extractions left aside."""
    for extractor in extractors:
        index = page["ex"].get(extractor)
        if not index or page["q"][extractor][1] < 0.6 or (extractor in RESIDUE and page["q"][extractor][0] < 0.3):
            continue
        seen: collections.Counter[int] = collections.Counter()
        lines, labels = [], []
        for i in index:
            seen[i] += 1
            label = page["labels"][i]
            if label in "kt" and seen[i] > page["dupcap"].get(str(i), 1):
                label = "d"
            lines.append(page["lines"][i])
            labels.append(label)
        yield lines, labels


def bucket(key: str, size: int) -> int:
    """A number below `size` that depends on the key alone."""
    return int(hashlib.md5(key.encode(), usedforsecurity=False).hexdigest(), 16) % size


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("--news", action="store_true", help="news pages only")
    parser.add_argument("--foreign", action="store_true", help="pages not in English only")
    parser.add_argument("--whole", action="store_true", help="whole-page text in place of extractor output")
    parser.add_argument("--unsafe", action="store_true", help="count proposals, too")
    parser.add_argument("--half", type=int, choices=(0, 1), help="one half of the sites")
    parser.add_argument("--sample", type=float, default=1.0, help="share of the pages")
    parser.add_argument("--lost", metavar="FAMILY", help="show the content lines that a family (or `all`) takes")
    args = parser.parse_args()
    filter = StripBoilerplate()
    taken: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    sites: dict[str, set[str]] = collections.defaultdict(set)
    there: collections.Counter[str] = collections.Counter()
    texts = hurt = mostly = 0
    with gzip.open(args.data / "lines.jsonl.gz", "rt", encoding="utf-8") as file:
        for page in map(json.loads, file):
            if bucket(page["id"], 1000) >= args.sample * 1000 or (args.news and page["src"] not in NEWS):
                continue
            if (args.foreign and page["lang"] == "en") or (args.half is not None and bucket(page["domain"], 2) != args.half):
                continue
            for lines, labels in outputs(page, ["inscriptis"] if args.whole else RESIDUE):
                starts, at = [], 0
                for line in lines:
                    starts.append(at)
                    at += len(line) + 1
                there.update(labels)
                texts += 1
                lost = 0
                document = Document("\n".join(lines), page["lang"], page["domain"], page["title"])
                for finding in filter.find(document):
                    mostly += finding.replacement is None
                    if finding.replacement is None or not (finding.safe or args.unsafe):
                        continue
                    family = finding.rule.removeprefix("boilerplate/")
                    for i in range(bisect_right(starts, finding.start) - 1, len(lines)):
                        if starts[i] >= finding.end:
                            break
                        if lines[i].strip() and starts[i] >= finding.start:
                            taken[family][labels[i]] += 1
                            sites[family].add(page["domain"])
                            lost += labels[i] == "k"
                            if labels[i] == "k" and args.lost in (family, "all"):
                                print(f"{family:14s} {page['domain'][:20]:20s} {i:3d}/{len(lines):3d} {lines[i][:150]}")
                hurt += lost > 0
    total = sum(taken.values(), collections.Counter())
    print(f"{'family':16s} {'sites':>5s} {'boilerplate':>11s} {'content':>8s} {'title':>6s} {'prose':>6s} {'unsure':>6s} {'precision':>9s}")
    for family, c in sorted(taken.items(), key=lambda item: -item[1]["b"] - item[1]["d"]):
        junk = c["b"] + c["d"]
        rate = junk / max(1, junk + c["k"])
        print(f"{family:16s} {len(sites[family]):5d} {junk:11d} {c['k']:8d} {c['t']:6d} {c['p']:6d} {c['a']:6d} {rate:9.4f}")
    junk = total["b"] + total["d"]
    print(
        f"all: recall {junk / max(1, there['b'] + there['d']):.4f} of {there['b'] + there['d']}, content-loss "
        f"{total['k'] / max(1, there['k']):.5f} of {there['k']}, precision {junk / max(1, junk + total['k']):.4f}, "
        f"texts hurt {hurt / max(1, texts):.4f} of {texts}, flagged as mostly boilerplate {mostly}"
    )


if __name__ == "__main__":
    main()
