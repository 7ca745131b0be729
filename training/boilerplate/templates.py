"""What site templates take out, learned for every page from the other pages of its site.

    PYTHONPATH=. python training/boilerplate/templates.py DATA_DIR [--pages 5]

Templates are learned from whole-page text (so that what extractors leave now and then is there every time) of all
pages of a site but one, and tried on that one: on what the extractors left of it, and on its whole-page text. The
figures are those of the templates alone.
"""

import argparse
import gzip
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from corpus import RESIDUE, WHOLE_PAGE

from scrubber.boilerplate import templates
from scrubber.corpus import learning

SETTINGS = ((2, 0.3), (2, 0.5), (3, 0.3))  # least number of articles in which a line must recur, and least share


def outputs(page: dict[str, Any], extractors: tuple[str, ...]) -> Iterator[tuple[list[str], list[str]]]:
    """Lines and labels of the extractors that did their work."""
    for extractor in extractors:
        index = page["ex"].get(extractor)
        if index and page["q"][extractor][1] >= 0.6 and (extractor == WHOLE_PAGE or page["q"][extractor][0] >= 0.3):
            yield [page["lines"][i] for i in index], [page["labels"][i] for i in index]


def main() -> None:
    """Print recall and content-loss for each setting."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--pages", type=int, default=5, help="only sites with so many pages")
    args = parser.parse_args()
    learning.SKETCH, learning.SEEN = 1 << 22, 1 << 24  # a site's pages are few
    sites: dict[str, list[dict[str, Any]]] = defaultdict(list)
    with gzip.open(args.data / "boilerplate" / "lines.jsonl.gz", "rt", encoding="utf-8") as file:
        for page in map(json.loads, file):
            sites[page["domain"]].append(page)
    sites = {site: pages for site, pages in sites.items() if len(pages) >= args.pages}
    print(f"{len(sites)} sites, {sum(map(len, sites.values()))} pages")
    for min_articles, min_share in SETTINGS:
        total: dict[str, Counter[str]] = defaultdict(Counter)
        gone: dict[str, Counter[str]] = defaultdict(Counter)
        lost: Counter[str] = Counter()
        for site, pages in sites.items():
            for page in pages:
                texts = ["\n".join(lines) for other in pages if other is not page for lines, _ in outputs(other, (WHOLE_PAGE,))]
                others = [found for text in texts if (found := learning.article(site, text))]
                learned = learning.learn(lambda: others, min_articles=min_articles, min_share=min_share).get(site)  # noqa: B023
                known = learned.lines if learned else {}
                for track, extractors in (("residue", RESIDUE), ("whole page", (WHOLE_PAGE,))):
                    for lines, labels in outputs(page, extractors):
                        total[track].update(labels)
                        hits = [(x, label) for x, label in zip(lines, labels, strict=True) if templates.pattern(x) in known]
                        gone[track].update(label for _, label in hits)
                        lost.update(x[:60] for x, label in hits if label == "k")
        for track, all_ in total.items():
            junk = gone[track]["b"] + gone[track]["d"]
            print(
                f"min_articles={min_articles} min_share={min_share} {track:10s} recall {junk / (all_['b'] + all_['d']):.3f}"
                f"  content lost {gone[track]['k']} of {all_['k']}"
            )
        print("   lost most:", lost.most_common(3))


if __name__ == "__main__":
    main()
