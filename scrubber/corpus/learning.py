"""Learning of site templates: which lines recur over a site's articles.

An article that comes twice is counted once, with the lines of all its copies: otherwise all its lines would recur. So what is
learned does not hang on the order of the articles, and they may be looked at apart, wherever they lie (`article`), before they are
counted together (`learn`) or by an engine that counts for itself (`templates_of`).

Counting goes through the articles twice and holds little of them in memory: the first time it counts patterns in a
count-min sketch (Cormode and Muthukrishnan, 2005), which may count too high but never too low; the second time it counts
exactly, but only the patterns that the sketch lets through.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from hashlib import blake2b
from heapq import nlargest
from math import ceil
from mmap import mmap
from typing import NamedTuple

import regex

from scrubber.boilerplate.templates import LONGEST, SiteTemplate, pattern
from scrubber.sentences import is_closed

SKETCH = 1 << 26  # counters of one byte, in two rows: 64 MB in all, few collisions up to some 50 million different patterns
SEEN = 1 << 30  # bits by which articles are known again: 128 MB, one in a hundred taken for a copy at first at some 80 million articles
PROSE = 120  # characters from which a line that ends as a sentence does may be a paragraph that an editor uses again
PROSE_SHARE = 0.5  # share of the articles in which such a line must recur
MIN_ARTICLES = 5  # least number of a site's articles in which a line must recur, where nobody says another one
MIN_SHARE = 0.2  # least share of them, likewise

_LETTERS = regex.compile(r"[^\W\d_]{2}")
_OWN_WORD = regex.compile(r"[^\W\d_]{4}")


class Article(NamedTuple):
    """What is counted of an article.

    Parameters:
        site: The site it was published on.
        key: Its three longest lines, as a digest: the same for all its copies, whatever else the page shows.
        patterns: The patterns of the lines that may recur.
    """

    site: str
    key: bytes
    patterns: frozenset[str]


Articles = Callable[[], Iterable[Article]]  # gives all articles, each time it is called


def article(site: str, text: str) -> Article | None:
    """What is counted of a text; None if no line of it may recur."""
    lines = [line.strip() for line in text.split("\n")]
    keys = {pattern(line) for line in lines if line and len(line) <= LONGEST}
    # A pattern with a name but hardly a word of its own would fit any heading.
    patterns = frozenset(key for key in keys if (_OWN_WORD if "*" in key else _LETTERS).search(key))
    longest = "\n".join((site, *nlargest(3, lines, key=len)))
    return Article(site, blake2b(longest.encode("utf-8", "surrogatepass"), digest_size=16).digest(), patterns) if patterns else None


def learn(articles: Articles, *, min_articles: int = MIN_ARTICLES, min_share: float = MIN_SHARE) -> dict[str, SiteTemplate]:
    """Find the lines that recur over each site's articles.

    Parameters:
        articles: Gives all articles of the corpus, in any order; it is called twice.
        min_articles: Least number of a site's articles in which a line must be.
        min_share: Least share of them.
    """
    sketch, seen, again = _Sketch(), _Bits(), _Bits()
    least: Counter[str] = Counter()  # articles of each site; those that only look like copies are missing
    for site, key, patterns in articles():
        if seen.add(key):
            again.add(key)  # its lines count again, which the sketch may do
        else:
            least[site] += 1
        for line in patterns:
            sketch.add((site, line))
    totals: Counter[str] = Counter()
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    copies: dict[tuple[str, bytes], set[str]] = defaultdict(set)
    for site, key, patterns in articles():
        enough = min(255, max(min_articles, ceil(min_share * least[site])))
        found = (line for line in patterns if sketch.count((site, line)) >= enough)
        if key in again:
            copies[site, key].update(found)
        else:
            totals[site] += 1
            counts[site].update(found)
    for (site, _), lines in copies.items():
        totals[site] += 1
        counts[site].update(lines)
    return templates_of(totals, counts, min_articles=min_articles, min_share=min_share)


def templates_of(
    totals: Mapping[str, int], counts: Mapping[str, Mapping[str, int]], *, min_articles: int, min_share: float
) -> dict[str, SiteTemplate]:
    """The templates that follow from what was counted.

    Parameters:
        totals: How many articles each site has, copies counted once.
        counts: In how many of them each pattern is. Those that are in too few may be missing.
        min_articles: As for `learn`.
        min_share: As for `learn`.
    """
    templates = {}
    for site, found in sorted(counts.items()):
        total = totals[site]
        shares = {line: PROSE_SHARE if len(line) >= PROSE and is_closed(line) else min_share for line in found}
        lines = {line: n for line, n in found.items() if n >= min_articles and n >= total * shares[line]}
        if lines:
            templates[site] = SiteTemplate(total, dict(sorted(lines.items(), key=lambda item: (-item[1], item[0]))))
    return templates


class _Sketch:
    """Counts up to 255, too high now and then, never too low."""

    def __init__(self) -> None:
        self.rows = mmap(-1, SKETCH // 2), mmap(-1, SKETCH // 2)  # memory that costs nothing before it is used

    def _places(self, key: object) -> tuple[int, int]:
        number = hash(key)
        return number % (SKETCH // 2), (number >> 32) * 0x9E3779B1 % (SKETCH // 2)

    def add(self, key: object) -> None:
        for row, place in zip(self.rows, self._places(key), strict=True):
            if row[place] < 255:
                row[place] += 1

    def count(self, key: object) -> int:
        return min(row[place] for row, place in zip(self.rows, self._places(key), strict=True))


class _Bits:
    """Knows again what was there before, with one bit each: never takes it for new, but now and then something new for it."""

    def __init__(self) -> None:
        self.bits = mmap(-1, SEEN // 8)

    def __contains__(self, key: object) -> bool:
        place = hash(key) % SEEN
        return bool(self.bits[place >> 3] & 1 << (place & 7))

    def add(self, key: object) -> bool:
        """Whether it was there before; it is now."""
        there = key in self
        place = hash(key) % SEEN
        self.bits[place >> 3] |= 1 << (place & 7)
        return there
