"""What the whole filter, rules and score, takes out of texts of sites that the score has not seen.

    PYTHONPATH=. python training/boilerplate/train.py DATA_DIR --folds FOLDS
    PYTHONPATH=. python training/boilerplate/families.py DATA_DIR FOLDS [--half 0|1] [--every 3] [--lost]

Every text is judged with the table of the fold that left its site out. `safe` is what goes by default, `unsafe` what
goes with `--unsafe`; recall is the share of boilerplate lines, content-loss that of content lines that an edit covers.
"""

import argparse
import hashlib
import sys
from bisect import bisect_left
from collections import Counter, defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
import fold_tables
from corpus import Text, texts

from scrubber import Document, Finding, StripBoilerplate

BANDS = (0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.96, 0.97, 0.98, 0.99, 1.01)


def removed(text: Text, filter: StripBoilerplate) -> dict[int, Finding]:
    """The lines that edits cover, with the edit: the safe one, if a proposal reaches over what is gone."""
    starts, at = [], 0
    for line in text.lines:
        starts.append(at)
        at += len(line) + 1
    found: dict[int, Finding] = {}
    for finding in filter.find(Document("\n".join(text.lines), None, text.site, text.title)):
        if finding.replacement is not None:
            for line in range(bisect_left(starts, finding.start), bisect_left(starts, finding.end)):
                found.setdefault(line, finding)
    return found


def main() -> None:
    """Print recall and content-loss of each track, the families, and the precision of each band of confidence."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("folds", type=Path)
    parser.add_argument("--half", type=int, choices=(0, 1), help="one half of the sites")
    parser.add_argument("--every", type=int, default=1, help="take one text in so many")
    parser.add_argument("--lost", action="store_true", help="show the content lines that go by default")
    args = parser.parse_args()
    tables = fold_tables.read(args.folds)
    filter = StripBoilerplate()
    tracks: dict[str, Counter[str]] = defaultdict(Counter)
    families: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    bands: dict[tuple[str, int], Counter[str]] = defaultdict(Counter)
    for number, text in enumerate(texts(args.data)):
        half = int(hashlib.md5(b"half" + text.site.encode(), usedforsecurity=False).hexdigest(), 16) % 2
        if number % args.every or args.half not in (None, half):
            continue
        fold_tables.judge_with(tables, text.site)
        found = removed(text, filter)
        kinds = ["junk" if label in "bd" else "content" if label == "k" else "" for label in text.labels]
        counts = Counter(kind for kind in kinds if kind)
        hurt = False
        for position, finding in found.items():
            kind = kinds[position]
            if not kind:
                continue
            counts[f"{kind} {'safe' if finding.safe else 'proposed'}"] += 1
            families["whole page" if "whole-page" in text.tracks else "residue", finding.rule][kind] += finding.safe
            bands[text.tracks[0], bisect_left(BANDS, finding.confidence + 1e-9)][kind] += 1
            if kind == "content" and finding.safe:
                hurt = True
                if args.lost:
                    print(f"{finding.rule:26s} {finding.confidence:.3f} {text.site[:24]:24s} {text.lines[position][:90]}")
        for track in text.tracks:
            tracks[track] += counts
            tracks[track]["texts"] += 1
            tracks[track]["hurt"] += hurt
    for track, c in tracks.items():
        every = c["junk"], c["content"]
        safe = [c[f"{kind} safe"] for kind in ("junk", "content")]
        both = [n + c[f"{kind} proposed"] for n, kind in zip(safe, ("junk", "content"), strict=True)]
        line = [f"{name} {found[0] / every[0]:.3f} / {found[1] / every[1]:.4f}" for name, found in (("safe", safe), ("unsafe", both))]
        print(f"{track:12s} {'   '.join(line)}   texts hurt {c['hurt'] / c['texts']:.3f} of {c['texts']}")
    for (where, family), c in sorted(families.items()):
        if c.total():
            rate = c["junk"] / c.total()
            print(f"{where:10s} {family:28s} boilerplate {c['junk']:6d} content {c['content']:4d} precision {rate:.4f}")
    for (track, band), c in sorted(bands.items()):
        span = f"{BANDS[band - 1]:.2f}-{min(1, BANDS[band]):.2f}"
        print(f"{track:12s} confidence {span} lines {c.total():6d} boilerplate {c['junk'] / c.total():.3f}")


if __name__ == "__main__":
    main()
