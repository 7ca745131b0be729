"""What stays although something speaks against it, and what goes as a whole or not at all.

Sources of evidence judge lines; a guard looks at what a line is for the article: its headline, its last line, a heading, a
question that comes again, an item of its list, a part of a broken sentence. None asks for anything that changes when other
lines go, so what it keeps in the first round it keeps in the last.
"""

from collections.abc import Callable

from scrubber.boilerplate.company import enclosed, together
from scrubber.boilerplate.evidence import Claim, Page
from scrubber.boilerplate.look import Ceilings, Found, Look
from scrubber.boilerplate.own_lines import (
    addresses,
    copied_headline,
    dateline,
    ellipses,
    headline,
    last_line,
    series_of_subheads,
    subheads,
)
from scrubber.boilerplate.own_lists import announced, bullets, entries, items, notes, questions, series, unknown
from scrubber.boilerplate.own_sentences import (
    both,
    captioned,
    dangling,
    fragments,
    islands,
    link_texts,
    opening,
    quoted,
    reported,
    swallowed,
    told,
    torn,
)
from scrubber.boilerplate.tail import closing

ENCLOSED = 0.9  # the confidence of a line about which others leave no doubt; 13 of 13 below the article on sites that were not read


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
            verdict = look.verdicts.get(position)
            if verdict is not None and verdict.confidence > ceiling and verdict.cut is None:
                first, last, family, _, message, cut, final = verdict
                look.put(position, Claim(first, last, family, ceiling, message, cut, final))
                spared.add(position)
    added = [(position, message) for more, message in _COMPANY for position in more(look) if position not in spared]
    for position, message in added:
        look.verdicts[position] = Claim(position, position, "learned", ENCLOSED, message)
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
    announced,
    ellipses,
    last_line,
    items,
    unknown,
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
    both,
    told,
    torn,
    opening,
    islands,
    reported,
    captioned,
    quoted,
)

_COMPANY = (
    (enclosed, "a line among those of the page"),
    (closing, "a line among those of the page, below the article"),
    (together, "one of several lines in a row that each look like what pages leave around articles"),
)
