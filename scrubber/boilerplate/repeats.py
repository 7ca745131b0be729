"""Evidence from repetition: the headline printed again, a part of the text printed twice."""

from collections.abc import Iterator, Sequence

from scrubber.boilerplate.evidence import Claim, Page
from scrubber.boilerplate.features import is_whole_paragraph
from scrubber.boilerplate.normal import key_of
from scrubber.expressions import expression

HEADLINE = 20  # characters of a headline, at least, for another copy of it to be told from a label; nothing changes from 6 to 30
LONGEST = 200  # and at most
BLOCK = 4  # lines that come again in the same order from which they are a copy: 314 of 321, of shorter runs 50 of 118
COPIES = 8  # earlier copies of a line that are looked at, at most
TOP = 30  # lines at the top among which the headline's copies are; nothing changes from 5 to 200
QUESTION = ("?", "？", "؟", ";")  # how a question ends that may be asked again
_DIGITS = expression(r"\d+")


def from_repeats(page: Page) -> Iterator[Claim]:
    """Second copies: of the headline at the top, of a paragraph anywhere."""
    yield from _headlines(page)
    if len(set(page.lines)) < len(page.lines):
        yield from _copies(page)


def _copies(page: Page) -> Iterator[Claim]:
    """Paragraphs that come again: for certain, and with the short lines among them, where a block of lines was printed twice.

    By itself, a paragraph that comes again may be a quotation, a warning at each step, or a question that each of the guests is asked.
    """
    # what is shorter or not closed may be a refrain, or an item of a plan
    positions: dict[str, list[int]] = {text: [] for text, count in page.counts.items() if count > 1 and is_whole_paragraph(text)}
    done = -1
    for position, text in enumerate(page.lines) if positions else ():
        before = positions.get(text)
        if before is None:
            continue
        if before and position > done:
            first, last = max((_common(page.lines, earlier, position) for earlier in before[-COPIES:]), key=lambda run: run[1] - run[0])
            if last - first + 1 >= BLOCK and sum(map(is_whole_paragraph, page.lines[first : last + 1])) > 1:
                yield Claim(first, last, "repeated", 0.98, "a part of the text that was there before")
                done = last
            elif page.counts[text] == 2 and not text.rstrip("\"'”’»“)）」』").endswith(QUESTION):
                yield Claim(position, position, "repeated", 0.75, "a paragraph that was there before")
        before.append(position)


def _common(lines: Sequence[str], earlier: int, later: int) -> tuple[int, int]:
    """The first and the last of the lines around `later` that stand around `earlier` in the same order."""
    first = last = 0
    while earlier + last + 1 < later + first and later + last + 1 < len(lines) and lines[earlier + last + 1] == lines[later + last + 1]:
        last += 1
    while earlier + first > 0 and later + first - 1 > earlier + last and lines[earlier + first - 1] == lines[later + first - 1]:
        first -= 1
    return later + first, later + last


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
