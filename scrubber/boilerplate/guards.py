"""What stays although something speaks against it, and what goes as a whole or not at all.

Sources of evidence judge lines; a guard looks at what a line is for the article: its headline, its last line, a heading, a
question that comes again, an item of its list, a part of a broken sentence. None asks for anything that changes when other
lines go, so what it keeps in the first round it keeps in the last.
"""

import re
from collections.abc import Callable, Iterator

from scrubber.boilerplate.evidence import Claim, Page
from scrubber.boilerplate.look import Ceilings, Found, Look
from scrubber.boilerplate.own_lines import (
    addresses,
    bullets,
    copied_headline,
    dateline,
    entries,
    headline,
    items,
    last_line,
    may_be_cut,
    notes,
    questions,
    series,
    series_of_subheads,
    subheads,
)
from scrubber.boilerplate.own_sentences import (
    captioned,
    dangling,
    fragments,
    goes_on,
    is_open,
    islands,
    link_texts,
    opening,
    quoted,
    reported,
    swallowed,
    told,
    torn,
)

REACH = 5  # lines above and below a short one in which others go, below the last paragraph: from 3 to 6 none of content goes,
COMPANY = 3  # and so many of them together; 80 lines of boilerplate and none of content on the sites that were not held back
NUMBERS = 3  # in a line, from which it may be a row of a table, as in `learned`
ENCLOSED = 0.9  # the confidence of such a line; 13 of 13 on sites that were not read

_NUMBER = re.compile(r"\d+")


def guarded(page: Page, verdicts: Found, safe: float, proposed: float) -> Found:
    """The verdicts, but for those on the article's own lines; what is one thing goes together or stays together.

    Parameters:
        page: The page.
        verdicts: The claim that counts on each line.
        safe: The confidence from which a line goes.
        proposed: The confidence of a line that is left for somebody to look at.
    """
    if not any(verdict.confidence >= proposed for verdict in verdicts.values()):
        return verdicts
    look = Look(page, verdicts, safe, proposed)
    spared: set[int] = set()
    for guard in _GUARDS:
        for position, ceiling in guard(look):
            if look.confidence(position) > ceiling and look.verdicts[position].cut is None:
                look.verdicts[position] = look.verdicts[position]._replace(confidence=ceiling)
                spared.add(position)
    for position in list(_enclosed(look)):
        if position not in spared:
            look.verdicts[position] = Claim(
                position, position, "learned", ENCLOSED, "a short line among those of the page, below the article"
            )
    return look.verdicts


def _blocks(look: Look) -> Ceilings:
    """A header of links to other articles: if one of the lines that it seems to own stays, so does it, with all of them."""
    for block in look.blocks:
        if not block.whole and not all(map(look.goes, block.owned)):
            yield from ((position, look.proposed) for position in (block.header, *block.owned))


_GUARDS: tuple[Callable[[Look], Ceilings], ...] = (
    headline,
    copied_headline,
    dateline,
    subheads,
    series_of_subheads,
    last_line,
    items,
    bullets,
    entries,
    addresses,
    notes,
    questions,
    series,
    fragments,
    link_texts,
    dangling,
    _blocks,
    swallowed,
    told,
    torn,
    opening,
    islands,
    reported,
    captioned,
    quoted,
)


def _enclosed(look: Look) -> Iterator[int]:
    """Below the last paragraph, the open short lines with lines of the page above and below: no article begins again there."""
    page = look.page
    body = [position for position in range(len(page.lines)) if page.prose[position] and not look.goes(position)]
    if not body:
        return
    below = range(body[-1] + 1, len(page.lines))
    going = [look.goes(position) for position in range(len(page.lines))]
    telling = [goes and look.verdicts[position].family != "date" for position, goes in enumerate(going)]  # a career has dates, too
    first = below.start  # what may have been torn out of the article's last sentence does not count, nor what may be a cut-off one
    while first < below.stop and not going[first] and page.cut[first] and is_open(page.lines[first - 1]):
        first += 1
    stay = [position for position in below if not going[position]]
    for position in stay:
        line = page.lines[position]
        above = sum(telling[max(below.start, position - REACH) : position])
        under = sum(telling[position + 1 : position + 1 + REACH])
        if (
            not (above and under and above + under >= COMPANY)
            or not is_open(line)
            or goes_on(line)
            or len(_NUMBER.findall(line)) >= NUMBERS
        ):
            continue
        if position >= first and not (position == stay[0] and may_be_cut(line)):
            yield position
