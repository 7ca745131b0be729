"""What becomes of mojibake when something of it is lost, and which damaged forms stand in a line."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import compress
from operator import ne
from typing import TYPE_CHECKING, NamedTuple

from scrubber.encodings import codepage
from scrubber.encodings.utf8 import SEQUENCE
from scrubber.expressions import expression
from scrubber.kernel import kernel
from scrubber.language.classes import is_lower_cased
from scrubber.mojibake.compiled import judge
from scrubber.mojibake.lost.compiled import guesses
from scrubber.mojibake.lost.quotation import SIGNS
from scrubber.mojibake.pages import NAMES, SEQUENCES, spelled
from scrubber.mojibake.pages import page as page_of
from scrubber.mojibake.tables import tables

if TYPE_CHECKING:
    from scrubber._kernel import Forms

ASKED = r"(?<=[A-Za-z])\?(?:(?<=n\?)t|s|re|ll|ve|d|m)(?=$|\s|[,.;:!?)\"”’](?:$|\s))"
"""A question mark within an English contraction, and its tail: `don?t`, `we?re`."""
INNER_QUESTION = expression(ASKED)
TAILS = ("?t", "?s", "?r", "?l", "?v", "?d", "?m")
"""What such a mark and its tail begin with: hardly another question mark has one of these letters behind it."""
LONE = expression(rf"(?:(?<=[\x00-\x7f])|^|(?<=[‘’“”–—…]))\ufffd{{1,3}}(?!\ufffd)|(?={ASKED})\?")
C1 = expression("[\x80-\x9f]")
OVERLAPPING = f"(?=({SEQUENCE}))"  # compiled when it is needed: it takes milliseconds
NOTHING = ""
DROPPED = "control character dropped"
REPLACED = "undefined byte replaced by U+FFFD"
QUESTIONED = "undefined byte replaced by ?"
LOWERED = "letters lower-cased"
FOLDED = "compatibility characters folded (NFKC)"
TRACED = (NOTHING, REPLACED, QUESTIONED)
"""Losses of which a character is left for each byte."""
ENDING = "àŠ"  # letters that end words, so that a space stands behind the one of their form
MOST_PLACES = 400  # damaged places, beyond which a line is too damaged to be guessed at
SHRUNK = "no-break space turned into a space"


def _replaced(text: str, page: str, char: str) -> str:
    return text.translate(dict.fromkeys(codepage(page).undefined, char))


LOSSES: Mapping[str, Callable[[str, str], str]] = {
    NOTHING: lambda text, _: text,
    DROPPED: lambda text, _: C1.sub("", text),
    REPLACED: lambda text, page: _replaced(text, page, "\ufffd"),
    QUESTIONED: lambda text, page: _replaced(text, page, "?"),
    FOLDED: lambda text, _: unicodedata.normalize("NFKC", text),
    LOWERED: lambda text, _: text.lower(),
}
"""What each kind of loss makes of text that was misread with a code page of that name."""


class Damage(NamedTuple):
    """A way in which text can have been damaged.

    Parameters:
        page: The code page that UTF-8 was read with.
        loss: What was lost then, one of `LOSSES`.
        shrunk: Whether no-break spaces became spaces, too.
    """

    page: str
    loss: str
    shrunk: bool = False

    @property
    def description(self) -> str:
        """What was lost, in words."""
        return " and ".join(part for part in (self.loss, SHRUNK if self.shrunk else "") if part)


class Place(NamedTuple):
    """A damaged form in a line.

    Parameters:
        start: Where it begins, in code points.
        end: Where it ends.
        alternatives: What it may have been. `à` and the space after it may have become one: two characters then.
        intact: Whether nothing of it was lost: there is one alternative.
    """

    start: int
    end: int
    alternatives: tuple[str, ...]
    intact: bool


Table = Mapping[str, tuple[str, ...]]
"""For each damaged form the characters that look so."""


@cache
def forms(damage: Damage, first: str) -> Table:
    """The damaged forms that begin with a character, under a kind of damage, the longest ones first.

    Parameters:
        first: One of `firsts`.
    """
    found: dict[str, list[str]] = {}
    leads = codepage(damage.page).chars[0xC2:0xF5]
    for lead, read in enumerate(leads, 0xC2):
        if first in (_firsts_of(read) if damage.loss == LOWERED else read):
            for form, char in _damaged(damage, lead):
                if form.startswith(first):
                    found.setdefault(form, []).append(char)
    for form, chars in found.items():
        if form[-1] == " ":  # `à` and `Š` end words: two spaces, one of them no-break, became one
            chars += [f"{char} " for char in chars if char in ENDING]
    return {form: tuple(found[form]) for form in sorted(found, key=len, reverse=True)}


def _damaged(damage: Damage, lead: int) -> Iterator[tuple[str, str]]:
    """The characters whose UTF-8 begins with a byte and of which something is lost, each behind its form."""
    known = _known(lead, symbols=damage.loss in TRACED)
    intact = codepage(damage.page).decode(known.encode())
    damaged = LOSSES[damage.loss](intact, damage.page)
    if damage.shrunk:
        damaged = damaged.replace("\xa0", " ")
    chars, wholes, damaged_forms = known.split("\n"), intact.split("\n"), damaged.split("\n")
    if damage.loss == LOWERED:
        yield from zip(damaged_forms, chars, strict=True)
    elif damaged != intact:
        for char, whole, form in compress(zip(chars, wholes, damaged_forms, strict=True), map(ne, wholes, damaged_forms)):
            if form[:1] == whole[:1]:
                yield form, char


@cache
def firsts(damage: Damage) -> frozenset[str]:
    """With what a form may begin: so much is known without making any."""
    read = frozenset(codepage(damage.page).chars[0xC2:0xF5])
    return read.union(*map(_firsts_of, read)) if damage.loss == LOWERED else read


def _firsts_of(char: str) -> frozenset[str]:
    """The character and its small letter, unless that begins with one of ASCII, as the one of `İ` does."""
    small = char.lower()[0]
    return frozenset((char, char if small.isascii() else small))


@cache
def _starts(damage: Damage) -> re.Pattern[str]:
    """Matches where a form may begin."""
    return re.compile(f"[{re.escape(''.join(sorted(firsts(damage))))}]")


@cache
def _known(lead: int, *, symbols: bool) -> str:
    """The characters that are known and whose UTF-8 begins with a byte, a line for each.

    Parameters:
        symbols: Whether to take in signs and emoji that the statistics were learned without: where a trace of each byte
            is left, there are few that a form can have been.
    """
    bits = 6 if lead < 0xE0 else 12 if lead < 0xF0 else 18
    first = (lead & (0x3F >> bits // 6)) << bits
    start, stop = max(first, {6: 0xA0, 12: 0x800, 18: 0x10000}[bits]), first + (1 << bits)
    known = _all_known(symbols=symbols)
    return "\n".join(known[bisect_left(known, start, key=ord) : bisect_left(known, stop, key=ord)])


@cache
def _all_known(*, symbols: bool) -> str:
    return tables().with_symbols if symbols else tables().in_order


def befallen(line: str) -> frozenset[str]:
    """The losses that can have befallen a line: nothing may be left of what they take, and what they put must be there."""
    found = {NOTHING}
    if not C1.search(line):
        found.add(DROPPED)
    if "\ufffd" in line:
        found.add(REPLACED)
    if "?" in line:
        found.add(QUESTIONED)
    if is_lower_cased(line):
        found.add(LOWERED)
    if unicodedata.is_normalized("NFKC", line):
        found.add(FOLDED)
    return frozenset(found)


Intact = Mapping[int, tuple[int, str]]
"""The intact sequences of a line under a code page: for each where it ends, and the character that it spells."""


def intact(line: str, page: str) -> Intact:
    """The intact sequences of a line under a code page, by where they begin.

    Every place where one may begin is looked at: a damaged form before it must not hide it.
    """
    data = page_of(page).as_latin1(line)
    return {match.start(): (match.start() + len(match[1]), spelled(match[1])) for match in re.finditer(OVERLAPPING, data)}


def damaged_places(line: str, damage: Damage, sequences: Intact) -> Sequence[Place]:
    """The places of a line that is worth guessing at: some are damaged, not too many, and one needs the space that was lost, if one was.

    Parameters:
        sequences: The intact sequences under the page; the kernel finds them itself.
    """
    if compiled := guesses():
        padded = damage.shrunk or damage.loss == FOLDED
        lowered, page = damage.loss == LOWERED, NAMES.index(damage.page)
        return compiled.places(line, page, _compiled(damage), lowered, padded, damage.shrunk, MOST_PLACES)
    return damaged_places_without_kernel(line, damage, sequences)


def damaged_places_without_kernel(line: str, damage: Damage, sequences: Intact) -> Sequence[Place]:
    """The same, in Python alone."""
    found = list(places(line, damage, sequences))
    worth = 0 < sum(not place.intact for place in found) <= MOST_PLACES and (not damage.shrunk or _needs_space(line, found))
    return found if worth else ()


def _needs_space(line: str, found: Sequence[Place]) -> bool:
    """Whether a form holds the space that was a no-break space, or the end of the line where one was stripped."""
    return any(not place.intact and (" " in line[place.start : place.end] or place.end == len(line)) for place in found)


@cache
def _compiled(damage: Damage) -> "Forms":
    """The forms under a kind of damage, as the kernel asks for them."""
    found = kernel()
    assert found
    read = codepage(damage.page).chars if damage.loss != LOWERED else ""  # what stands beside a letter may tell its small form
    high = LOSSES[damage.loss]("\n".join(read[0x80:]), damage.page)
    left = [*read[:0x80], *(high.replace("\xa0", " ") if damage.shrunk else high).split("\n")] if read else []
    known = _all_known(symbols=damage.loss in TRACED)
    made: Forms = found.Forms("".join(sorted(firsts(damage))), partial(forms, damage), Place, known, read, left, ENDING)
    return made


def places(line: str, damage: Damage, sequences: Intact) -> Iterator[Place]:
    """The damaged forms of a line, intact ones between them included, from left to right.

    At each place the longest form counts: `â¦` is never `â` and a broken bar. A line that was stripped may end in half a
    form whose other half was a no-break space.
    """
    lowered = damage.loss == LOWERED
    at = 0
    padded = f"{line} " if damage.shrunk or damage.loss == FOLDED else line
    for match in _starts(damage).finditer(line):
        start = match.start()
        if start < at:
            continue
        place = _place(line, padded, start, sequences.get(start), forms(damage, match[0]), lowered=lowered)
        if place is not None:
            yield place
            at = place.end


def _place(line: str, padded: str, start: int, sequence: tuple[int, str] | None, table: Table, *, lowered: bool) -> Place | None:
    after, original = sequence or (start, "")
    longest = len(next(iter(table), ""))
    for end in range(min(len(padded), start + longest), after - lowered, -1):
        found = table.get(padded[start:end])
        if not found:
            continue
        if end > len(line):
            return Place(start, len(line), tuple(chars for chars in found if len(chars) == 1), intact=False)
        if end == after and original:  # lower-casing may have made one sequence of another
            return Place(start, end, tuple(dict.fromkeys((*found, original))), intact=False)
        if end > start + 1 and padded[end - 1] == " " and (shorter := table.get(padded[start : end - 1])):
            found = (*found, *(f"{chars} " for chars in shorter))  # the space may also be one that stood there
        return Place(start, end, found, intact=False)
    return Place(start, after, (original,), intact=True) if original else None


def reads_whole(line: str, page: str) -> bool:
    """Whether nothing beyond ASCII is left when the intact sequences of the code page are taken out of a line."""
    if compiled := judge():
        number = NAMES.index(page)
        return compiled.unread(line, compiled.read_back(line, number), number)[:2] == (0, 0)
    return reads_whole_without_kernel(line, page)


def reads_whole_without_kernel(line: str, page: str) -> bool:
    """The same, in Python alone."""
    one = page_of(page)
    return all(map(one.bytes.__contains__, map(ord, frozenset(line)))) and SEQUENCES.sub("", line.translate(one.bytes)).isascii()


def questions_within(text: str) -> int:
    """How many question marks stand within contractions."""
    return len(INNER_QUESTION.findall(text)) if any(tail in text for tail in TAILS) else 0


def lone_places(line: str, letters: str) -> list[Place]:
    """Characters all of which was lost: each U+FFFD, and `?` where English contracts two words.

    Parameters:
        line: The line.
        letters: What may have stood there, besides signs.
    """
    if "\ufffd" not in line and not questions_within(line):
        return []
    return [
        Place(match.start(), match.end(), (*SIGNS, *letters) if match[0] != "?" else tuple(SIGNS), intact=False)
        for match in LONE.finditer(line)
    ]
