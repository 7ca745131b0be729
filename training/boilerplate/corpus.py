"""The development data as documents: what extractors left of real pages, line by line with labels."""

import gzip
import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

RESIDUE = ("trafilatura", "trafilatura_recall", "readability", "newspaper4k", "justext", "resiliparse", "boilerpy3", "goose3")
WHOLE_PAGE = "inscriptis"
NEWS = {"andy", "aeb", "fundus"}
FOLDS = 5


@dataclass(frozen=True)
class Text:
    """An extractor's output.

    Parameters:
        site: The domain.
        title: The page's headline.
        lines: Its lines, none blank.
        labels: One letter a line: k content, t title, p other prose, b and d boilerplate, a not to be counted.
        tracks: The tracks it counts for.
    """

    site: str
    title: str
    lines: list[str]
    labels: str
    tracks: tuple[str, ...]

    @property
    def fold(self) -> int:
        """The fold of its site."""
        return int(hashlib.md5(self.site.encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS


def texts(data: Path) -> Iterator[Text]:
    """Every output of an extractor that did its work, as the scoring script walks them."""
    with gzip.open(data / "boilerplate" / "lines.jsonl.gz", "rt", encoding="utf-8") as file:
        for page in map(json.loads, file):
            for extractor in (*RESIDUE, WHOLE_PAGE):
                index = page["ex"].get(extractor)
                if not index or page["q"][extractor][1] < 0.6 or (extractor != WHOLE_PAGE and page["q"][extractor][0] < 0.3):
                    continue
                seen: Counter[int] = Counter()
                lines, labels = [], []
                for i in index:
                    line, label = page["lines"][i].strip(), page["labels"][i]
                    seen[i] += 1
                    if label in "kt" and seen[i] > page["dupcap"].get(str(i), 1):
                        label = "d"
                    if line:
                        lines.append(line)
                        labels.append(label)
                if extractor == WHOLE_PAGE:
                    tracks = ("whole-page",)
                else:
                    tracks = ("all", *["news"] * (page["src"] in NEWS), *["non-en"] * (page["lang"] != "en"))
                yield Text(page["domain"], page["title"], lines, "".join(labels), tracks)


def partly_cleaned(text: Text, rnd: Random) -> Text:
    """The text after most of its boilerplate has gone: what a second look, or one after the rules, is shown."""
    share = rnd.choice((0.5, 0.8, 0.95))
    kept = [i for i, label in enumerate(text.labels) if label not in "bd" or rnd.random() > share]
    return Text(text.site, text.title, [text.lines[i] for i in kept], "".join([text.labels[i] for i in kept]), ())
