"""What stands below the article: lines that no rule knows, among those that close a page.

An article has paragraphs next to each other. Below the last two of them that stay, once a line has come that closes a page, such
as a copyright, a prompt to share or a header of links, the article does not begin again with a few short lines; nor do teasers of
other articles make it begin again, of which each is a single paragraph.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from scrubber.boilerplate.blocks import BUTTON
from scrubber.boilerplate.company import COMPANY, WITHIN, may_be_told
from scrubber.boilerplate.look import Look
from scrubber.boilerplate.own_lines import may_be_cut, reads_cut_off
from scrubber.boilerplate.own_lists import is_listed
from scrubber.boilerplate.stems import searched, stems

if TYPE_CHECKING:
    from scrubber._score import Text

# Of 148 such lines, on the sites that were read, 1 was content, of 69 on others none; but where, below a header, so many paragraphs
ARTICLE = 2  # stand next to each other, 97 of 168 lines were. Teasers stand alone:
TEASERS = 2  # so many of them, from which they are teasers,
BLOCK = 3  # or so many lines around one
OTHER = 0.25  # the share of its words that recur in the article, from which a shorter one is not another article's


def closing(look: Look) -> Iterator[int]:
    """What stays below the article and below a line that closes the page, unless paragraphs stand next to each other there."""
    page = look.page
    runs = _runs(look)
    paragraphs = {run: sum(page.prose[run.start : run.stop]) for run in runs}
    own = [run for run in runs if paragraphs[run] >= ARTICLE]
    if not own:
        return
    end = own[-1].stop
    below = [run for run in runs if run.start >= end]
    closed = _closed(look, end) if below else None
    if closed is None:
        return
    alone = [run for run in below if paragraphs[run]]
    if len(alone) > sum(paragraphs[run] for run in own):
        return
    lines = [page.lines[position] for run in own for position in run] if len(alone) >= TEASERS else []
    body = searched("\n".join(lines).casefold())
    for run in below:
        if run.start < closed or (run is below[0] and may_be_cut(page.lines[run.start])):
            continue
        if run.stop == len(page.lines) and sum(map(look.goes, range(end, run.start))) < COMPANY:  # the article's last word, perhaps
            continue
        if paragraphs[run]:
            teaser = len(run) >= BLOCK or (len(alone) >= TEASERS and _shared(look, run, body) < OTHER)
        else:
            told = sum(may_be_told(page.lines[position]) for position in run)
            teaser = not is_listed(page, run) and (told == 0 or (told < len(run) >= BLOCK))
        if teaser:
            yield from (position for position in run if not reads_cut_off(page.lines[position]))


def _runs(look: Look) -> list[range]:
    """The lines that stay, where they stand next to each other."""
    ends = [-1, *sorted(look.going), len(look.page.lines)]
    return [range(one + 1, other) for one, other in pairwise(ends) if other > one + 1]


def _closed(look: Look, end: int) -> int | None:
    """Where the page is closed below the article: at a line that comes once or twice, or with others.

    What comes again by itself is a button under each item of a list; in a text that lost its line breaks there is hardly such a list.
    """
    if not any(_closes(look, position) for position in look.going if position >= end):
        return None
    going, closes = 0, False
    for position in range(end, len(look.page.lines)):
        rare = look.page.cut[position] or look.counts[look.page.lines[position]] < BUTTON
        going = going + rare if look.goes(position) else 0
        closes = _closes(look, position) or (closes and going > 1)
        if closes and (going >= COMPANY or (rare and _closes(look, position))):
            return position
    return None


def _closes(look: Look, position: int) -> bool:
    """Whether a line goes that a rule knows and that does not stand within articles, as a pointer to a single other one does."""
    group = look.page.known.get(position)
    return group is not None and group.family not in WITHIN and (group.header or group.family != "related") and look.goes(position)


def _shared(look: Look, run: range, body: "Text | str") -> float:
    """The share of the words of some lines that the article has, too."""
    words = {word for position in run for word in stems(look.page.lines[position])}
    return sum(word in body for word in words) / max(1, len(words))
