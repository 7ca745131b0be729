"""Evidence from repetition: the headline printed again, a paragraph printed twice."""

import re
from collections.abc import Iterator

from scrubber.boilerplate.evidence import Claim, Page
from scrubber.boilerplate.features import is_prose
from scrubber.boilerplate.lines import key_of

HEADLINE = 20  # characters of a headline, at least, for another copy of it to be told from a label
LONGEST = 200  # and at most
TOP = 30  # lines at the top among which the headline's copies are
_DIGITS = re.compile(r"\d+")


def from_repeats(page: Page) -> Iterator[Claim]:
    """Second copies: of the headline at the top, of a paragraph anywhere."""
    yield from _headlines(page)
    if len(set(page.lines)) == len(page.lines):
        return
    seen: set[str] = set()
    for position, text in enumerate(page.lines):
        if text in seen and is_prose(text):  # what is shorter or not closed as a sentence is may be a refrain, or an item of a plan
            yield Claim(position, position, "repeated", 0.9, "a paragraph that was there before")
        seen.add(text)


def _headlines(page: Page) -> Iterator[Claim]:
    """Copies of the first line, or of the title if that is known, before the second paragraph."""
    if not page.paragraphs:  # verse, a list, a table: what comes again is meant to
        return
    headlines = [page.lines[0]]
    if page.title and key_of(page.title) != page.key(0):
        headlines.append(page.title)
    for headline in headlines:
        if not HEADLINE <= len(headline) <= LONGEST or headline[-1] in ".,;:。،":
            continue
        first = None
        for position, text in enumerate(page.lines[:TOP]):
            if abs(len(text) - len(headline)) > 8 or not _same(text, headline):
                continue
            if first is None:
                first = position
            elif page.prose_before[position] - page.prose[first] <= 1:
                yield Claim(position, position, "headline", 0.98, "the headline, printed again")


def _same(one: str, other: str) -> bool:
    """Whether two lines say the same. Numbers are all the same in a key, so they are compared apart."""
    return key_of(one) == key_of(other) and _DIGITS.findall(one) == _DIGITS.findall(other)
