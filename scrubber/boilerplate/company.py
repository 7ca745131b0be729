"""Lines about which the lines around them leave no doubt: short ones among lines that go, and several in a row that are proposed.

The score judges line by line, and of two lines in three that it would only propose it is right. On a page of which much goes, three
such lines in a row are hardly ever all the article's own.
"""

import re
from collections.abc import Iterator
from itertools import accumulate

from scrubber.boilerplate.blocks import BUTTON
from scrubber.boilerplate.look import Look
from scrubber.boilerplate.own_lines import may_be_cut, may_be_last
from scrubber.boilerplate.own_lists import is_listed
from scrubber.boilerplate.shapes import goes_on
from scrubber.boilerplate.stems import is_open
from scrubber.expressions import expression
from scrubber.sentences import CLOSERS, SPACED, UNSPACED

# Chosen by counts on all quarters of the sites, each with a score that had not seen it (boilerplate / content, texts of scrapers): so the
# figures in docs/research/boilerplate.md are no proof of these.
REACH = 5  # lines above and below in which others go: with 4, 22 of boilerplate and 1 of content fewer go, with 6, 23 and 1 more
COMPANY = 3  # of them, on both sides together below the article, on each between its paragraphs: with 2, 38 / 1 more, with 4, 12 / 0 fewer
CROWD = 4  # of them on one side below the article; nothing but 4 of boilerplate changes from 3 to 5
MANY = 5  # of them on both sides together around one that is proposed: with 4, 13 / 0 more and 11 of invented lists, with 6, 9 / 1 fewer
ARTICLE = 2  # paragraphs that stay, above which nothing is taken for enclosed, for the headline stands there: with 1, 11 / 0 more
PAGE = 10  # lines that go and stand in no article, from which a page is more than a few prompts; of scrapers' texts nothing changes from 6
TOGETHER = 3  # lines next to each other that are proposed,
DOUBT = 0.75  # and their confidence, on average: with .73, 10 / 1 more, with .78, 6 / 0 fewer
NUMBERS = 3  # in a line, from which it may be a row of a table, as in `learned`
# Families whose lines stand within an article as well, or belong to one.
WITHIN = frozenset("ads byline date disclaimer embedded-post photo-credit reading-time source".split())

_NUMBER = expression(r"\d+")
_STOP_WITHIN = expression(rf"[^\W\d_]{{3}}[{SPACED}][{re.escape(CLOSERS)}]*\s|[{UNSPACED}].")  # a sentence ends within the line


def enclosed(look: Look) -> Iterator[int]:
    """The short lines among lines of the page, below the article or between its paragraphs from the second one on."""
    page, going = look.page, look.going
    paragraphs = [position for position in look.paragraphs if position not in going]
    if not paragraphs:
        return
    end = paragraphs[-1] + 1
    start = paragraphs[:ARTICLE][-1] + 1
    telling = set(_telling(look, start))
    if len(telling) < COMPANY:
        return
    first = end  # what may have been torn out of the article's last sentence does not count, nor what may be a cut-off one
    while first < len(page.lines) and first not in going and page.cut[first] and is_open(page.lines[first - 1]):
        first += 1
    stay = [position for position in range(start, len(page.lines)) if position not in going and not page.prose[position]]
    last = next((position for position in stay if position >= end), None)
    before = [0, *accumulate(map(telling.__contains__, range(len(page.lines) + REACH)))]  # how many of them stand above each line
    for position in stay:
        if end <= position < first:
            continue
        above = before[position] - before[max(0, position - REACH)]
        under = before[position + 1 + REACH] - before[position + 1]
        certain = min(above, under) >= COMPANY or (position in look.claimed and above + under >= MANY)
        likely = position >= end and ((min(above, under) > 0 and above + under >= COMPANY) or above >= CROWD)
        if not (certain or likely) or (reads_on if certain else may_be_told)(page.lines[position]):
            continue
        if not (position == last and may_be_cut(page.lines[position])) and not is_listed(page, _around(look, position)):
            yield position


def together(look: Look) -> Iterator[int]:
    """Short lines next to each other that are proposed, each by itself, on a page of which much goes.

    Where little goes a recipe, a table or an article's own list looks like that, too; and in a text that lost its line breaks.
    """
    page = look.page
    proposed = look.claimed - look.going
    if len(proposed) < TOGETHER or sum(1 for _ in _telling(look)) < PAGE:
        return
    run: list[int] = []
    for position in sorted(proposed.difference(may_be_last(look, proposed))):
        if page.prose[position] or page.cut[position] or look.verdicts[position].cut is not None:
            continue
        if look.counts[page.lines[position]] >= BUTTON:
            continue
        if run and run[-1] != position - 1:
            yield from _doubted(look, run)
            run = []
        run.append(position)
    yield from _doubted(look, run)


def _doubted(look: Look, run: list[int]) -> list[int]:
    """The lines of a run if it is long enough, and they are sure enough on average."""
    return run if len(run) >= TOGETHER and sum(map(look.confidence, run)) >= DOUBT * len(run) else []


def may_be_told(line: str) -> bool:
    """Whether a line may be a sentence of the article, the rest of one, or a row of a table."""
    return not is_open(line) or reads_on(line)


def reads_on(line: str) -> bool:
    """Whether a line may be the rest of a sentence, perhaps with another one behind it, or a row of a table."""
    return goes_on(line) or bool(_STOP_WITHIN.search(line)) or len(_NUMBER.findall(line)) >= NUMBERS


def _telling(look: Look, start: int = 0) -> Iterator[int]:
    """The lines that go, from one on, and tell that others around them do not belong to the article, either.

    Not what stands within articles, and not what comes again and again, such as the buttons under each item of a list or each post
    of a live blog.
    """
    verdicts, counts, lines = look.verdicts, look.counts, look.page.lines
    for position in look.going:
        if position >= start and verdicts[position].family not in WITHIN and counts[lines[position]] < BUTTON:
            yield position


def _around(look: Look, position: int) -> range:
    """The lines that stay next to each other, with a line that does among them."""
    first = last = position
    while first and first - 1 not in look.going:
        first -= 1
    while last + 1 < len(look.page.lines) and last + 1 not in look.going:
        last += 1
    return range(first, last + 1)
