"""Site templates: the lines that recur over a site's articles, learned from a corpus and kept in a file people can edit.

A line is compared by its pattern, in which numbers are `#` and names after the first word are `*`, so that "By Ann
Smith, 3 min read" and "By Bob Jones, 12 min read" are one. An article that comes twice is counted once: otherwise all
its lines would recur.

Learning goes through the corpus twice and holds little of it in memory: the first time it counts patterns in a
count-min sketch (Cormode and Muthukrishnan, 2005), which may count too high but never too low; the second time it counts
exactly, but only the patterns that the sketch lets through.
"""

import json
import tomllib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from heapq import nlargest
from math import ceil
from mmap import mmap
from pathlib import Path

import regex

from scrubber.boilerplate.evidence import Claim, Page, Source
from scrubber.sentences import is_closed

SKETCH = 1 << 26  # counters of one byte, in two rows: 64 MB in all, few collisions up to some 50 million different patterns
SEEN = 1 << 30  # bits by which articles are known again: 128 MB, one in a hundred taken for a copy at some 80 million articles
LONGEST = 300  # characters; no longer line is a template
PROSE = 120  # characters from which a line that ends as a sentence does may be a paragraph that an editor uses again
CONFIDENCE = 0.99  # of a line's being boilerplate, if it is in the file; 0 of 9,952 content lines were (see docs/boilerplate.md)
PROSE_SHARE = 0.5  # share of the articles in which such a line must recur

_NUMBER = regex.compile(r"\d+(?:[.,:/-]\d+)*")
_PARTICLE = r"(?:al|and|da|de|der|di|du|e|el|et|la|of|und|van|von|y)"
_NAME = r"\p{Lu}[\w’'.&-]*"
_NAMES = regex.compile(rf"(?<=\s){_NAME}(?:\s+(?:{_NAME}|{_PARTICLE}(?=(?:\s+{_PARTICLE})?\s+\p{{Lu}})))*")
_LETTERS = regex.compile(r"[^\W\d_]{2}")
_OWN_WORD = regex.compile(r"[^\W\d_]{4}")
_HANDLE = regex.compile(r"@\w+|https?://\S+|www\.\S+")

_HEAD = """\
# What recurs over the articles of each site. A line of the list is taken out wherever it stands in an article of its
# site. Delete it, or put a # before it, to keep it: the header of a live ticker or a column's title may be news.
# In a line, # stands for any number, * for names and @ for an address.
"""

Articles = Callable[[], Iterable[tuple[str, str]]]  # gives (site, text) of every article, each time it is called


class TemplateError(ValueError):
    """A file of templates that cannot be used. The message names the place and the way out."""


@dataclass(frozen=True, slots=True)
class SiteTemplate:
    """What recurs on one site.

    Parameters:
        articles: How many articles it was learned from, copies counted once.
        lines: The patterns, and in how many of the articles each was found.
    """

    articles: int
    lines: Mapping[str, int]


Templates = Mapping[str, SiteTemplate]


def write(templates: Templates) -> str:
    """The templates as a TOML file for people to read and edit."""
    pieces = [_HEAD]
    for site, template in templates.items():
        pieces.append(f"\n[{_quoted(site)}]\narticles = {template.articles}\nlines = [\n")
        pieces += [f"  {_quoted(line)}, # in {count}\n" for line, count in template.lines.items()]
        pieces.append("]\n")
    return "".join(pieces)


def read(path: Path) -> dict[str, frozenset[str]]:
    """The patterns of each site in a file that `write` made, perhaps edited since.

    Raises:
        TemplateError: The file cannot be used.
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise TemplateError(f"{path}: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise TemplateError(f"{path}: byte {error.start} is not UTF-8, as TOML must be") from None
    except tomllib.TOMLDecodeError as error:
        raise TemplateError(f"{path}: not TOML: {error}") from None
    templates = {}
    for site, table in tables.items():
        lines = table.get("lines") if isinstance(table, dict) else None
        if not isinstance(lines, list) or not all(isinstance(line, str) for line in lines):
            raise TemplateError(f'{path}: ["{site}"] needs a list of strings called lines, as `scrub learn` writes it')
        templates[site] = frozenset(lines)
    return templates


def from_templates(templates: Mapping[str, Collection[str]]) -> Source:
    """A source of evidence for `StripBoilerplate`: the lines that recur on the text's site.

    Parameters:
        templates: The patterns of each site, by its domain, with or without "www.".
    """
    sites = {site.removeprefix("www."): frozenset(patterns) for site, patterns in templates.items()}

    def source(page: Page) -> Iterator[Claim]:
        patterns = sites.get((page.site or "").removeprefix("www."))
        for position, line in enumerate(page.lines if patterns else ()):
            if len(line) <= LONGEST and patterns and pattern(line) in patterns:
                yield Claim(position, position, "template", CONFIDENCE, f"recurs over the articles of {page.site}")

    return source


def _quoted(text: str) -> str:
    """A TOML basic string; JSON's escapes are a part of TOML's."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def pattern(line: str) -> str:
    """The line with what changes from article to article made one: white space, numbers, addresses, names after the first word."""
    line = " ".join(line.split())
    return _NAMES.sub("*", _NUMBER.sub("#", _HANDLE.sub("@", line)))


def learn(articles: Articles, *, min_articles: int = 5, min_share: float = 0.1) -> dict[str, SiteTemplate]:
    """Find the lines that recur over each site's articles.

    Parameters:
        articles: Gives all articles of the corpus; it is called twice.
        min_articles: Least number of a site's articles in which a line must be.
        min_share: Least share of them.
    """
    sketch, seen, totals = _Sketch(), _Seen(), dict[str, int]()
    for site, text in articles():
        patterns = _patterns(text)
        if patterns and not seen.add(site, text):
            totals[site] = totals.get(site, 0) + 1
            for key in patterns:
                sketch.add(hash((site, key)))
    counts: dict[str, dict[str, int]] = {}
    seen = _Seen()
    for site, text in articles():
        patterns = _patterns(text)
        if patterns and not seen.add(site, text) and (total := totals.get(site, 0)) >= min_articles:
            enough = min(255, max(min_articles, ceil(min_share * total)))
            found = counts.setdefault(site, {})
            for key in patterns:
                if sketch.count(hash((site, key))) >= enough:
                    found[key] = found.get(key, 0) + 1
    templates = {}
    for site, found in sorted(counts.items()):
        total = totals[site]
        shares = {key: PROSE_SHARE if len(key) >= PROSE and is_closed(key) else min_share for key in found}
        lines = {key: n for key, n in found.items() if n >= min_articles and n >= total * shares[key]}
        if lines:
            templates[site] = SiteTemplate(total, dict(sorted(lines.items(), key=lambda item: (-item[1], item[0]))))
    return templates


def _patterns(text: str) -> set[str]:
    """The patterns of the lines that may recur. One with a name but hardly a word of its own would fit any heading."""
    lines = (line.strip() for line in text.split("\n"))
    keys = {pattern(line) for line in lines if line and len(line) <= LONGEST}
    return {key for key in keys if (_OWN_WORD if "*" in key else _LETTERS).search(key)}


class _Sketch:
    """Counts hashes up to 255, too high now and then, never too low."""

    def __init__(self) -> None:
        self.rows = mmap(-1, SKETCH // 2), mmap(-1, SKETCH // 2)  # memory that costs nothing before it is used

    def _places(self, key: int) -> tuple[int, int]:
        return key % (SKETCH // 2), (key >> 32) * 0x9E3779B1 % (SKETCH // 2)

    def add(self, key: int) -> None:
        for row, place in zip(self.rows, self._places(key), strict=True):
            if row[place] < 255:
                row[place] += 1

    def count(self, key: int) -> int:
        return min(row[place] for row, place in zip(self.rows, self._places(key), strict=True))


class _Seen:
    """Knows articles again by their three longest lines, with one bit each."""

    def __init__(self) -> None:
        self.bits = mmap(-1, SEEN // 8)

    def add(self, site: str, text: str) -> bool:
        """Whether the article was there before; it is now."""
        longest = nlargest(3, (line.strip() for line in text.split("\n")), key=len)
        place = hash((site, *longest)) % SEEN
        there = bool(self.bits[place >> 3] & 1 << (place & 7))
        self.bits[place >> 3] |= 1 << (place & 7)
        return there
