"""The development data as documents: what extractors left of real pages, line by line with labels; and lines without a page."""

import gzip
import hashlib
import json
import lzma
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from scrubber.boilerplate.lines import Lines
from scrubber.boilerplate.rule_files import FAMILIES, entries, raw_groups

RESIDUE = ("trafilatura", "trafilatura_recall", "readability", "newspaper4k", "justext", "resiliparse", "boilerpy3", "goose3")
WHOLE_PAGE = "inscriptis"
NEWS = {"andy", "aeb", "fundus"}
FOLDS = 5
LAST = 3  # the quarter of the sites whose fresh documents are looked at once
RECURRING = 4  # articles of a site in which a line must be,
RECURRING_SHARE = 0.08  # and the share of them, to be taken for boilerplate: see the README of the unlabelled texts
FEWEST = 5  # articles of such a site
LONGEST = 300  # characters of such a line
SENTENCE = 120  # characters of a sentence that the score may look at
LABELS = Path(__file__).with_name("labels.jsonl")  # spans of boilerplate and of what is neither in some of the unlabelled texts, by reading


def number(site: str) -> int:
    """A number that spreads sites evenly and is the same in every run."""
    return int(hashlib.md5(site.encode(), usedforsecurity=False).hexdigest(), 16)


def quarter(site: str) -> int:
    """The quarter of its site: rules are written on 0 and 1, thresholds chosen on 2, and `LAST` is looked at once."""
    return number(site) % 4


@dataclass(frozen=True)
class Text:
    """An extractor's output.

    Parameters:
        site: The domain.
        title: The page's headline.
        lines: Its lines, none blank.
        labels: One letter a line: k content, t title, p other prose, b and d boilerplate, a not to be counted.
        tracks: The tracks it counts for.
        cut: For each line, whether it is a sentence of a text that lost its line breaks.
        lang: Its language, where somebody said it.
    """

    site: str
    title: str
    lines: list[str]
    labels: str
    tracks: tuple[str, ...]
    cut: tuple[bool, ...]
    lang: str | None = None

    @property
    def fold(self) -> int:
        """The fold of its site."""
        return number(self.site) % FOLDS


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
                yield Text(page["domain"], page["title"], lines, "".join(labels), tracks, (False,) * len(lines), page["lang"])


def fresh(data: Path, *, all_sites: bool = True) -> Iterator[Text]:
    """What scrapers of 2018 to 2026 wrote, labelled by reading. They come without a title, as in most pipelines.

    Parameters:
        data: The folder of development data.
        all_sites: Whether to give the documents of the last quarter of the sites, too, on which the result is measured.
    """
    for path in sorted((data / "boilerplate").glob("fresh-dev-*.jsonl")):
        for row in map(json.loads, path.open(encoding="utf-8")):
            if not all_sites and quarter(row["site"] or "") == LAST:
                continue
            lines = [line for line in row["lines"] if line.strip()]
            labels = "".join(label for line, label in zip(row["lines"], row["labels"], strict=True) if line.strip())
            other = row["lang"] == "vi" or is_other("".join(lines))
            tracks = ("fresh-joined" if row["single_line"] else "fresh-lines", *["fresh-other"] * other)
            if row["single_line"]:
                yield as_one_line(Text(row["site"] or row["id"], "", lines, labels, tracks, (), row["lang"]), "")
            else:
                stripped = [line.strip() for line in lines]
                yield Text(row["site"] or row["id"], "", stripped, labels, tracks, (False,) * len(lines), row["lang"])


def read(data: Path, *, all_sites: bool = True) -> Iterator[Text]:
    """Those of the unlabelled texts that were labelled since, by reading (`LABELS`), as the filter sees them.

    Parameters:
        data: The folder of development data.
        all_sites: As for `fresh`.
    """
    labels = {row["id"]: row for row in map(json.loads, LABELS.open(encoding="utf-8"))}
    with lzma.open(data / "boilerplate" / "unlabelled.jsonl.xz", "rt", encoding="utf-8") as file:
        for row in map(json.loads, file):
            if row["id"] in labels and (all_sites or quarter(row["site"]) != LAST):
                yield labelled(row, labels[row["id"]])


def labelled(row: dict[str, Any], spans: dict[str, Any]) -> Text:
    """A text of which spans were labelled: a line that is partly boilerplate is neither."""
    whole = row["text"]
    letters = ["k"] * len(whole)
    for label in "ba":
        for start, end in spans[label]:
            letters[start:end] = label * (end - start)
    found = Lines(whole)
    labels = []
    for _, start, end in found.places:
        here = Counter(label for char, label in zip(whole[start:end], letters[start:end], strict=True) if not char.isspace())
        labels.append("b" if here["b"] >= 0.9 * here.total() else "a" if here["a"] or here["b"] else "k")
    other = row["lang"] == "vi" or is_other(whole)
    joined = sum(found.cut) * 2 > len(found.lines)
    tracks = ("fresh-joined" if joined else "fresh-lines", *["fresh-other"] * other)
    return Text(row["site"], "", found.lines, "".join(labels), tracks, tuple(found.cut), row["lang"])


def is_other(text: str) -> bool:
    """Whether most letters of a text are of another script than the Latin one."""
    letters = [char for char in text if char.isalpha()]
    return 2 * sum(char < "\u0250" for char in letters) < len(letters)


def as_one_line(text: Text, separator: str = " ") -> Text:
    """The text as it is judged when its line breaks are lost: cut into sentences, each labelled by what most of it was.

    A sentence of which some was content is content, if but a fiftieth of it: it would be lost with the rest.
    """
    whole = separator.join(text.lines)
    letters = "".join(label * len(line) + "-" * len(separator) for line, label in zip(text.lines, text.labels, strict=True))
    found = Lines(whole)
    labels = []
    for _, start, end in found.places:
        counts = Counter(label for char, label in zip(whole[start:end], letters[start:end], strict=True) if not char.isspace())
        total = sum(counts.values())
        leftover = counts["b"] + counts["d"]
        labels.append("k" if counts["k"] > total / 50 else "t" if counts["t"] > total / 50 else "b" if leftover >= 0.9 * total else "a")
    return Text(text.site, text.title, found.lines, "".join(labels), text.tracks, tuple(found.cut), text.lang)


def partly_cleaned(text: Text, rnd: Random) -> Text:
    """The text after most of its boilerplate has gone: what a second look, or one after the rules, is shown."""
    share = rnd.choice((0.5, 0.8, 0.95))
    kept = [i for i, label in enumerate(text.labels) if label not in "bd" or rnd.random() > share]
    return Text(
        text.site,
        text.title,
        [text.lines[i] for i in kept],
        "".join([text.labels[i] for i in kept]),
        (),
        tuple([text.cut[i] for i in kept]),
    )


def recurring(data: Path) -> Iterator[tuple[str, str]]:
    """Site and line of what recurs over the articles of a site, which nearly always is boilerplate, in 27 languages."""
    sites: dict[str, list[str]] = defaultdict(list)
    with lzma.open(data / "boilerplate" / "unlabelled.jsonl.xz", "rt", encoding="utf-8") as file:
        for row in map(json.loads, file):
            sites[row["site"]].append(row["text"])
    for site, articles in sites.items():
        if len(articles) >= FEWEST:
            counts = Counter(line for text in articles for line in {*Lines(text).lines} if len(line) < LONGEST)
            yield from ((site, line) for line, n in counts.items() if n >= RECURRING and n >= RECURRING_SHARE * len(articles))


def wordings() -> Iterator[tuple[str, str]]:
    """The rules' whole lines, as a line that begins a sentence: what is known of a language before any page of it was labelled."""
    for family in FAMILIES:
        for group in raw_groups(family):
            if group["kind"] == "lines":
                yield from ((f"{family} {group.get('where', '')}", line[0].upper() + line[1:]) for line in entries(group))


def beginnings(data: Path) -> Iterator[tuple[str, str]]:
    """Language and line of sentences, and of beginnings of sentences, in 75 languages: what an article's own short lines are made of."""
    rnd = Random(3)  # noqa: S311 - a sample, not a secret
    with gzip.open(data / "encoding" / "train.json.gz", "rt", encoding="utf-8") as file:
        languages = json.load(file)
    for language, lines in languages.items():
        for line in lines:
            words = line.split()
            if len(line) < SENTENCE:
                yield language, line
            if len(words) > 4:
                yield language, " ".join(words[: rnd.randint(3, min(10, len(words)))]).rstrip(".,:;")
            elif len(line) > 20:
                yield language, line[: rnd.randint(6, 20)]
