"""Guards on what an article lists and repeats: lists, entries, notes, a question to each guest, lines alike under each item."""

from collections.abc import Sequence
from itertools import pairwise

from scrubber.boilerplate.evidence import Page
from scrubber.boilerplate.look import CERTAIN, STAYS, Ceilings, Look
from scrubber.boilerplate.shapes import announces, asks, has_asterisk, has_bullet, is_entry, shaped
from scrubber.boilerplate.stems import is_open
from scrubber.expressions import expression

MINORITY = 0.25  # the share of short lines between paragraphs below which what would go is an item of a list: 53 boilerplate, 22 content
LIST = 4  # short lines between two paragraphs, of which no rule knows one, are a list: 24 boilerplate, 5 content; 137 of an invented one
ENTRIES = 2  # entries of a list, at least,
# and their share of the lines from the paragraph to the first known one: of 438 lines of 19 invented lists amid a page 287 went, and 72 do;
LISTED = 0.5  # recall on fresh texts falls by .010; at a third of the lines the same 72 go, and .007 more of recall
REPEATED = 3  # times that a line comes, each time with another one behind it, from which it is meant to; nothing changes from 3 to 6
SERIES = 4  # known lines that begin alike, all different and apart, from which they are the article's: 41 of 41; but for
UNIFORM = ("date", "embedded-post", "related")  # the families that are different each time anyway: 99 boilerplate, no content
BULLETS = 4  # lines with the same bullet from which they are a list, if half of them are sentences: 13 of content
NOTES = 3  # lines that begin with an asterisk, at most, for them to be notes; more are a list, or a page that was made text

# On the same texts as in `mixed`: nothing changes from 10 to 35, 2 to 4 and 40 to 60; two texts keep more with 1, and one with 100.
PARTS = 2  # lines that it announces, at least
NAMED = 60  # characters of one, at most

_NOTE = expression(r"\* ?[^\W_]")  # “* Name changed”
_NOTED = expression(r"\w[\"'”’»)]?\*(?!\*)")  # “Anna*”


def announced(look: Look) -> Ceilings:
    """The short lines below one that ends with a colon and stays: what it announces stays together, if a part of it does."""
    page = look.page
    if not look.suspects:
        return
    for position in shaped(announces, page.lines):
        if position in page.known or look.goes(position):
            continue
        end = position + 1
        while end < len(page.lines) and len(page.lines[end]) <= NAMED and not page.prose[end] and end not in page.known:
            end += 1
        if end - position > PARTS:
            yield from ((item, look.proposed) for item in range(position + 1, end) if look.suspected(item))


def items(look: Look) -> Ceilings:
    """A few lines of a run of short ones between paragraphs: the others are an article's list, a table, references, so these are, too."""
    doubted = look.going & look.suspects
    if not doubted:
        return
    for run in look.runs:
        if run.stop < len(look.page.lines) and (doubtful := list(filter(doubted.__contains__, run))):
            size = len(run) - sum(map(look.going.__contains__, run)) + len(doubtful)
            if len(doubtful) < size * MINORITY:
                yield from ((position, look.proposed) for position in doubtful)


def unknown(look: Look) -> Ceilings:
    """Several short lines below a paragraph, none of which a rule knows: a list of the article's, however its lines may look.

    Between two paragraphs it is all of them that no rule knows; below the last one, where menus and headlines stand as well, those
    above the first known line, unless the score is certain of them.
    """
    page = look.page
    doubted = look.going & look.suspects
    others = {*page.known, *(position for block in look.blocks for position in block.owned)} if doubted else set[int]()
    for run in look.runs:
        if doubted.isdisjoint(run):
            continue
        last = run.stop == len(page.lines)
        own = run[: next((at for at, position in enumerate(run) if position in others), len(run))]
        if len(own) >= LIST and (last or len(own) == len(run)):
            for position in own:
                if position in doubted and not (last and look.confidence(position) >= CERTAIN):
                    yield position, look.proposed


def bullets(look: Look) -> Ceilings:
    """Lines with the same bullet, half of which are sentences: a list of the article's."""
    page = look.page
    if not shaped(has_bullet, page.lines, look.suspects):
        return
    lists: dict[str, list[int]] = {}
    for position in shaped(has_bullet, page.lines):
        lists.setdefault(page.lines[position][0], []).append(position)
    for run in lists.values():
        if len(run) >= BULLETS and 2 * sum(not is_open(page.lines[position]) for position in run) >= len(run):
            yield from (
                (position, look.held(position)) for position in run if look.suspected(position) and look.confidence(position) < CERTAIN
            )


def notes(look: Look) -> Ceilings:
    """A note behind an asterisk that a word above bears, too: “* Name changed”."""
    page = look.page
    found = shaped(has_asterisk, page.lines)
    for position in look.claimed.intersection(found) if len(found) <= NOTES else ():
        if _NOTE.match(page.lines[position]) and any(map(_NOTED.search, page.lines[:position])):
            yield position, look.held(position)


def entries(look: Look) -> Ceilings:
    """The short lines between a paragraph and the first line that is known from pages, if they look like a list: “Others 17”."""
    page = look.page
    for lines in look.runs if look.suspects else ():
        if look.suspects.isdisjoint(lines):
            continue
        last = lines.start
        while last < lines.stop and (last not in page.known or page.known[last].family == "date"):
            last += 1
        run = range(lines.start, last)
        suspected = [position for position in run if position in look.suspects]
        if suspected and is_listed(page, run):
            yield from ((position, look.proposed if page.cut[position] else look.held(position)) for position in suspected)


def is_listed(page: Page, run: Sequence[int]) -> bool:
    """Whether half of some lines, and at least two, look like entries of a list: “2. Low Tide”, “Others 17”."""
    if len(run) < ENTRIES:
        return False
    written = sum(position not in page.known for position in shaped(is_entry, page.lines, run))
    return written >= ENTRIES and written >= LISTED * len(run)


def questions(look: Look) -> Ceilings:
    """A question that comes again and again with different answers, as in a round of interviews."""
    page = look.page
    doubtful = shaped(asks, page.lines, look.going & look.suspects)
    if not doubtful:
        return
    answers: dict[str, set[str]] = {}
    for position in shaped(asks, page.lines, range(len(page.lines) - 1)):
        answers.setdefault(page.lines[position], set()).add(page.lines[position + 1])
    yield from ((position, STAYS) for position in doubtful if len(answers.get(page.lines[position], ())) >= REPEATED)


def series(look: Look) -> Ceilings:
    """Lines between paragraphs that begin alike and say something different each time: “Photo: …” under each of ten ideas."""
    page = look.page
    if page.paragraphs < 2:
        return
    first, last = page.prose.index(True), len(page.prose) - 1 - page.prose[::-1].index(True)
    alike: dict[tuple[str, str], list[int]] = {}
    for position in [position for position in page.known if first < position < last]:
        group = page.known[position]
        if group.family not in UNIFORM:
            alike.setdefault((group.family, page.key(position).split(" ")[0]), []).append(position)
    for run in alike.values():
        different = len({page.lines[position] for position in run}) == len(run) >= SERIES
        if different and all(two - one > 1 for one, two in pairwise(run)):
            yield from ((position, look.proposed) for position in run)
