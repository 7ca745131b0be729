"""Guards on the article's own lines: its headline, its subheads, its last line, the line with place and date."""

from collections.abc import Collection, Iterator
from itertools import islice

from scrubber.boilerplate.blocks import Block
from scrubber.boilerplate.evidence import Page
from scrubber.boilerplate.look import CERTAIN, STAYS, Ceilings, Look
from scrubber.boilerplate.score import table
from scrubber.boilerplate.shapes import has_dots, is_address, is_numbered, may_be_dated, shaped
from scrubber.boilerplate.stems import WORD, count_words, is_open, reads_on, recurring, stems
from scrubber.expressions import expression
from scrubber.sentences import is_closed

SETTLED = 0.975  # the confidence from which a claim on a known wording is not doubted, as in `learned`
WEAK = 0.7  # from which a line between two paragraphs is still proposed: below it 4 of boilerplate and 5 of content, above 44 and 9

NEUTRAL = (
    1.1  # the weight of a line's words below which only its place speaks for boilerplate: cut lines in 18 languages have at most 1.07,
)
NEARLY = 1.3  # those of English news, whose words pages use as well, sometimes more,
# Words of a last line of text, alone below a header of the page, that is no headline: from 5 to 8 nothing changes, at 11 a fifth
CLAUSE = 8  # of 900 invented lines that were cut off go;
PLAIN = -1.0  # and the most that they weigh; nothing changes from -1.5 to 0
PHRASE = 4  # if they have so many words; a shorter line is one only if it reads on, or is a single word
RECUR = 2  # words that the headline shares with the body, at least; one word is shared by chance
OTHER_RECUR = 3  # and a second headline, above it,
OTHER_SHARE = 0.6  # and the share of its words: 6 headlines kept for 4 lines of boilerplate; from .5 on 6 for 6
HEAD = 200  # lines above the first paragraph among which the headline is; nothing changes from 50 to 1000
OFTEN = 4  # a word that the body has more often counts no more; nothing changes from 1 to 50

HEADINGS = 3  # lines above paragraphs that are numbered from 1, or begin with the same word, from which they are subheads: 5 content
PLACE = 60  # characters of a place and a date at the beginning of a press release, at most; 6 of content
TITLES = 3  # lines at the top among which it is
TITLE = 20  # characters of a headline of which another copy is looked for, at least, as in `repeats`

_BEGINS = expression(r"[\"'“”„«‘「『¿¡]*[^\W_]")  # how a sentence begins
_ELLIPSES, _BEHIND_ELLIPSES = ("...", "…"), "\"'”’»)"
_DOTS = expression(r"[(\[]?(?:\.{3,}|…+)[)\]]?")
_SIGNS = expression(r"[@©|<>{}\[\]*=+→←►•\u200d/]|www\.")  # what sentences lack
_NUMBER = expression(r"\d")
_NUMBERED = expression(r"(\d{1,2})[.):] ?\D")
_ADDRESS = expression(r"https?://[^\s/]+/\S+")
_DASHES = ("–", "—")


def headline(look: Look) -> Ceilings:
    """The headline: the line above the first paragraph whose words recur most in the body, and lines like it above."""
    page = look.page
    first = next((position for position, prose in enumerate(page.prose) if prose and position not in look.claimed), None)
    if first is None:  # a flash of news has no paragraph, but a sentence
        first = next((position for position, line in enumerate(page.lines) if is_closed(line) and not look.goes(position)), 0)
    if min(look.claimed, default=first) >= first:
        return
    if page.title:
        for position in range(first):
            if page.lines[position] == page.title.strip():
                yield position, STAYS
                return
    unknown = [position for position in range(first) if position not in page.known]
    alone = unknown[0] if len(unknown) == 1 and look.doubtful(unknown[0]) else None  # nothing else can be the headline
    heads = [position for position in range(max(0, first - HEAD), first) if not _is_no_headline(look, position)]
    found = {position: _recurring(look, position, 1 if position == alone else RECUR) for position in heads if position in look.verdicts}
    if not any(found.values()):  # it is another line, if any
        if alone in heads:
            yield alone, look.proposed
        return
    best, most, times = None, 0, dict[str, int]()
    for position in heads:
        words = found[position] if position in found else _recurring(look, position, RECUR)
        weight = sum([OFTEN * max(1, len(word) - 2) for word in words])  # at most
        if weight > most:
            times.update([(word, _times(word, look.body)) for word in words if word not in times])
            weight = sum([times[word] * max(1, len(word) - 2) for word in words])
        if weight > most:
            best, most = position, weight
        elif position == alone:
            yield position, look.proposed
    if best is not None:
        yield best, STAYS
        likely = [position for position, words in found.items() if len(words) >= OTHER_RECUR and look.suspected(position)]
        for position in likely:
            if position != best and len(found[position]) >= OTHER_SHARE * len(stems(page.lines[position])):
                yield position, STAYS


def _is_no_headline(look: Look, position: int) -> bool:
    """Whether a line is known to be something else, or is taken for another copy of the headline."""
    if position not in look.claimed:
        return False
    claim = look.verdicts[position]
    return (claim.confidence >= SETTLED and position in look.page.known) or claim.family == "headline"


def _recurring(look: Look, position: int, least: int) -> list[str]:
    """The words of a line that the body holds, too; none if they are fewer than `least`."""
    line = look.page.lines[position]
    if len(line) < least * (WORD + 1) - 1 and line.isascii():  # so many words do not fit
        return []
    return recurring(line, look.searched, least)


def _times(word: str, body: str) -> int:
    """How often a text holds a word, as far as it counts."""
    times, at = 0, -len(word)
    while times < OFTEN and (at := body.find(word, at + len(word))) >= 0:
        times += 1
    return times


def copied_headline(look: Look) -> Ceilings:
    """A headline that has another copy: the name of the site behind it in the first lines, or one between it and the first paragraph."""
    page = look.page
    top = page.lines[:TITLES]
    for position in [position for position in look.suspects if position < HEAD and len(page.lines[position]) >= TITLE]:
        line = page.lines[position]
        if position in page.known:
            continue
        if any(other.startswith(line) and other != line for other in top[:position]):
            yield position, look.held(position)
        elif (
            page.lines[position + 1 : position + 2] == (line,)
            and page.prose[position + 2 : position + 3] == [True]
            and position not in look.gone
        ):
            yield position, STAYS


def subheads(look: Look) -> Ceilings:
    """A short line between two paragraphs that no rule knows: a subhead, however its words may look.

    In a text that lost its line breaks a subhead is a part of the sentence behind it: what goes there by itself is none.
    """
    prose = look.page.prose
    last = len(prose) - 1
    for position in [position for position in look.suspects if 0 < position < last and prose[position - 1] and prose[position + 1]]:
        if look.page.cut[position] and look.goes(position):
            continue
        yield position, look.held(position) if look.confidence(position) < WEAK and not look.page.cut[position] else look.proposed


def series_of_subheads(look: Look) -> Ceilings:
    """Lines above paragraphs that are numbered from one on, or of which each begins with the same word: “Forecast – today”."""
    page = look.page
    prose, last = page.prose, len(page.lines) - 1
    heads = {position - 1 for position in look.paragraphs if position}.union(shaped(is_numbered, page.lines, range(last)))
    heads.difference_update(look.paragraphs, page.known)
    if heads.isdisjoint(look.suspects):
        return
    alike: dict[str, list[int]] = {}
    numbered: list[int] = []
    for position in sorted(heads):
        line = page.lines[position]
        if (found := _NUMBERED.match(line)) and int(found[1]) == len(numbered) + 1 and position - 1 not in numbered:
            numbered.append(position)
        pointed_at = position > 0 and position - 1 in page.known and page.known[position - 1].header  # “Read also” / “Article: …”
        if prose[position + 1] and not pointed_at:
            alike.setdefault(line.split(None, 1)[0], []).append(position)
    for run in (numbered, *alike.values()):
        if len({page.lines[position] for position in run}) == len(run) >= HEADINGS:
            doubted = filter(look.suspected, run)
            yield from ((position, look.held(position)) for position in doubted if run is numbered or look.confidence(position) < CERTAIN)


def ellipses(look: Look) -> Ceilings:
    """Dots alone: whoever put them there says that the text was cut off."""
    lines = look.page.lines
    for position in shaped(has_dots, lines, look.verdicts):
        if _DOTS.fullmatch(lines[position]):
            yield position, STAYS


def last_line(look: Look) -> Ceilings:
    """The first line after the body that reads like the beginning of a sentence, unless it is boilerplate for certain: it was cut off."""
    yield from ((position, look.proposed) for position in may_be_last(look, look.going & look.suspects))
    for block in look.blocks:
        if (alone := _alone_below(look.page, block)) is not None:
            yield alone, look.proposed


def may_be_last(look: Look, positions: Collection[int]) -> Iterator[int]:
    """Which of some lines may have been cut off: nothing but what rules know, and what headers own, is between it and a paragraph."""
    page = look.page
    others = {*page.known, *(position for block in look.blocks for position in block.owned)}
    for position in sorted(positions):
        if position not in others:
            above = position - 1
            while above >= 0 and above in others:
                above -= 1
            if above >= 0 and page.prose[above] and not look.goes(above) and may_be_cut(page.lines[position]):
                yield position


def _alone_below(page: Page, block: Block) -> int | None:
    """The only line below a header that no rule knows, if it is the text's last and reads like the beginning of a sentence."""
    below = (position for position in range(block.header + 1, len(page.lines)) if position not in page.known)
    unknown = [*islice(below, 2)]
    if len(unknown) != 1 or unknown[0] not in block.owned:
        return None
    return unknown[0] if reads_cut_off(page.lines[unknown[0]]) else None


def reads_cut_off(line: str) -> bool:
    """Whether a line among those of the page reads like the beginning of a sentence: the article's last one, which was cut off."""
    return count_words(line) >= CLAUSE and may_be_cut(line) and table().weigh(line)[0] < PLAIN


def may_be_cut(line: str) -> bool:
    """Whether a line may be the beginning of a sentence: open, like one in its signs, and of words that say nothing against it."""
    if (
        (not is_open(line) and not line.rstrip(_BEHIND_ELLIPSES).endswith(_ELLIPSES))
        or not _BEGINS.match(line)
        or _SIGNS.search(line)
        or line.isupper()
    ):
        return False
    words = count_words(line)
    if 1 < words < PHRASE and not reads_on(line):
        return False
    return table().weigh(line)[0] < (NEUTRAL if words < PHRASE else NEARLY)


def addresses(look: Look) -> Ceilings:
    """The bare address of a page below a line of the article's own: a reference."""
    page = look.page
    for position in shaped(is_address, page.lines, look.verdicts):
        own = position > 0 and position - 1 not in page.known and position - 1 not in look.claimed
        if own and position in look.claimed and _ADDRESS.fullmatch(page.lines[position]):
            yield position, look.held(position)


def dateline(look: Look) -> Ceilings:
    """Where and when a press release was written, broken off its first sentence: “London” / “, June 16, 2026 –”."""
    page = look.page
    for position in shaped(may_be_dated, page.lines, range(1, len(page.lines))):
        line, place = page.lines[position], page.lines[position - 1]
        if len(place) > PLACE or not place[0].isalpha() or position - 1 in page.known or position + 1 == len(page.lines):
            continue
        dated = line.startswith(",") and _NUMBER.search(line) and (line.endswith(_DASHES) or page.lines[position + 1].startswith(_DASHES))
        if (dated and len(line) <= PLACE) or (line in _DASHES and page.prose[position + 1]):
            yield from ((at, look.held(at)) for at in (position - 1, position) if at in look.claimed)
