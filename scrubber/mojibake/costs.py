"""What the spans of a line cost as they stand, and what is put in their place, in hundredths of a nat: the twin of the kernel's.

The two sides are weighed differently on purpose; see `scoring`.
"""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from scrubber.expressions import expression
from scrubber.language import Bigrams, model
from scrubber.language.classes import script
from scrubber.language.model import PARTS
from scrubber.language.words import is_mark
from scrubber.mojibake.foreign import EAST_ASIAN, MICRO, foreignness, is_east_asian, is_mark_or_digit
from scrubber.mojibake.pages import Page
from scrubber.mojibake.thresholds import (
    CASE,
    CONTROL,
    DASHED,
    LETTER_AT_EDGE,
    MARK_IN_REPAIR,
    MIXED_WORD,
    NO_BREAK,
    ODD_CAPITAL,
    POOL_SURCHARGE,
    REPEATED,
    SIGN,
    SIGN_AT_EDGE,
    SIGN_IN_REPAIR,
    TWO_SIGNS,
    USUAL,
)
from scrubber.spans import Edit, apply

C1 = expression("[\x80-\x9f]")
NO_BREAK_SPACE = "\xa0"
SPACES = (" ", NO_BREAK_SPACE)
_CAPITALS = expression(r"[A-Z]{2}\Z")
CLOSING = expression("[’‘”“»›«‹…–—]+|[™®]")  # signs that stand right behind a word
QUOTES = frozenset("\"'`’‘‚‛”“„‟»›«‹")
OPENED_BY = {"‘": "‚", "“": "„", "«": "»", "‹": "›"}  # signs that close only what the other one opened
DASHES = "–—…’"  # and those that may stand right before the next one
OF_ALL_SCRIPTS = frozenset(("COMBINING", "VARIATION", "FULLWIDTH", "MATHEMATICAL"))  # marks and digits by the first word of their names
REMEMBERED = 1 << 17  # pairs of characters, at most
_CASE, _MIXED_WORD = round(PARTS * CASE), round(PARTS * MIXED_WORD)


class Costs(NamedTuple):
    """What a repair costs in a language, in hundredths of a nat.

    Parameters:
        gain: By how much less it takes than the line as it stands, what is repeated counted once.
        gains: The same for each span.
        put_in: What is put in takes, what is odd about it included.
        learned: The same by the statistics of the language alone.
    """

    gain: int
    gains: Sequence[int]
    put_in: int
    learned: int


def costs_of(line: str, repaired: str, groups: Sequence[Edit], languages: Sequence[str]) -> list[Costs]:
    """What a repair costs in each of some languages.

    Parameters:
        line: The line as it stands.
        repaired: The line as repaired.
        groups: The edits between the two; edits that touch are one group.
        languages: Their ISO 639-1 codes.
    """
    around = [(edge(line[g.start - 1 : g.start]), edge(line[g.end : g.end + 1])) for g in groups]
    spans = [(before, line[g.start : g.end], after) for g, (before, after) in zip(groups, around, strict=True)]
    stands = [_cost_set_apart("".join(span)) - ends_word(line, g) for g, span in zip(groups, spans, strict=True)]
    alone = sum(map(is_east_asian, repaired)) == 1
    cases = [_breaks_case(line, g) + (_MIXED_WORD if alone and _is_glued(line, g) else 0) for g in groups]
    found: list[Costs] = []
    for code in languages:
        costs = [_cost_repaired(b, g.replacement, a, code) + case for case, g, (b, a) in zip(cases, groups, around, strict=True)]
        gains = [was - cost for was, cost in zip(stands, costs, strict=True)]
        raw = model().language(code)
        learned = sum(raw.hundredths(g.replacement + a, b, "") for g, (b, a) in zip(groups, around, strict=True))
        found.append(Costs(_once(gains, spans), gains, sum(costs), learned))
    return found


def promise(line: str, groups: Sequence[Edit]) -> int:
    """Hundredths of a nat that a repair gains where both sides are weighed as text of any language.

    Parameters:
        groups: Its edits; edits that touch are one group.
    """
    gain = 0
    for start, end, replacement in groups:
        before, after = edge(line[start - 1 : start]), edge(line[end : end + 1])
        gain += _cost_as_is(before + line[start:end] + after) - _cost_as_is(before + replacement + after)
    return gain


def unread(line: str, groups: Sequence[Edit], page: Page) -> tuple[int, int, int]:
    """How many characters beyond ASCII a page does not have, how many of its own it leaves unread, and how many controls it alters."""
    left = [char for char in apply(line, [Edit(g.start, g.end, "") for g in groups]) if not char.isascii()]
    bare = sum(char in page.high for char in left)
    return len(left) - bare, bare, sum(page.is_alien(char) for g in groups for char in line[g.start : g.end])


def _once(gains: Sequence[int], keys: Sequence[object]) -> int:
    """The sum of the gains; what is repeated proves nothing more, but it may speak against a repair again."""
    first = {key: i for i, key in reversed(list(enumerate(keys)))}
    return sum(gain if first[key] == i else min(gain, 0) for i, (gain, key) in enumerate(zip(gains, keys, strict=True)))


def edge(char: str) -> str:
    """What stands beside a span; the end of a line is weighed as a space, since lines are cut anywhere."""
    return char if char not in ("", "\n", "\r") else " "


def cost_as_is(text: str) -> float:
    """Nats that it takes to say `text`, its first character given, in the likelier of the pools."""
    return _cost_as_is(text) / PARTS


def _cost_as_is(text: str) -> int:
    """The same, in hundredths of a nat."""
    return sum(map(_as_is.__getitem__, pairwise(text)))


def _cost_set_apart(text: str) -> int:
    """The same, where a no-break space may be what it is, a space: signs that it sets apart are not beside each other."""
    cost = _cost_as_is(text)
    apart = [at for at in range(1, len(text) - 1) if text[at] == NO_BREAK_SPACE and _sets_apart(text, at)]
    if not apart:
        return cost
    spaced = "".join([" " if at in apart else char for at, char in enumerate(text)])
    return min(cost, _cost_as_is(spaced) + len(apart) * round(PARTS * NO_BREAK))


def _sets_apart(text: str, at: int) -> bool:
    """Whether a no-break space stands as a space does.

    Beside a space it is half a letter, as that of `à` behind `Ã`. So it is behind a letter, unless a sign follows that was read with both:
    what most no-break spaces become is `Â` and one.
    """
    before, after = text[at - 1], text[at + 1]
    if before in SPACES or after in SPACES:
        return False
    return not (before.isalpha() or is_mark(before)) or (at + 2 < len(text) and not after.isalpha())


def _cost_repaired(before: str, text: str, after: str, language: str) -> int:
    """Hundredths of a nat that it takes to say `text` between two characters in one language, letters that are foreign to it included."""
    pairs = _in_language(language)
    cost = sum(map(pairs.__getitem__, pairwise(before + text + after))) + round(PARTS * foreignness(text, language))
    if _mixes_scripts(before, text[:1]) or _mixes_scripts(after, text[-1:]):
        cost += _MIXED_WORD
    return cost


def _mixes_scripts(beside: str, char: str) -> bool:
    """Whether a character would stand beside a letter of ASCII that it makes no word with; a Greek letter is a symbol as well: ΔT."""
    if char == MICRO:  # 5 µm, but hardly ever a name
        return beside.isascii() and beside.isupper()
    return beside.isascii() and beside.isalpha() and not is_latin(char)


def _breaks_case(line: str, group: Edit) -> int:
    """Hundredths of a nat against a small letter behind capitals (`AHÅ™` is no `AHř`) and a capital within a word (`PĂśl` is no `PÜl`)."""
    first, last = group.replacement[:1], group.replacement[-1:]
    before, after = line[max(0, group.start - 2) : group.start], line[group.end : group.end + 1]
    if first.islower():
        return _CASE if _CAPITALS.search(before) else 0
    if first.isupper() and (before[-1:].islower() or (before[-1:].isupper() and after.islower() and last.isupper())):
        return _CASE
    return 0


def _is_glued(line: str, group: Edit) -> bool:
    """Whether an edit puts an East Asian letter beside one of ASCII; the only one in a line stands in no word of that script."""
    beside = line[group.start - 1 : group.start] + line[group.end : group.end + 1]
    return any(map(is_east_asian, group.replacement)) and any(char.isascii() and char.isalpha() for char in beside)


def ends_word(line: str, group: Edit) -> int:
    """Hundredths of a nat for the last letter of a word and the signs that close it, which are nothing odd: `“AMANHÃ”`, `perché”…`."""
    if not may_end_word(line, group.start, group.end):
        return 0
    letter, signs = line[group.start : group.start + 1], line[group.start + 1 : group.end]
    before, after = line[group.start - 1 : group.start], line[group.end : group.end + 1]
    word = letter if after.isalpha() or signs[0] in "™®" else before.strip() + letter
    least, dashed = round(PARTS * USUAL), round(PARTS * DASHED)
    return sum(max(0, _as_is[both] - least) for both in pairwise(word + signs)) + max(0, _as_is[signs[-1], edge(after)] - dashed)


def may_end_word(line: str, start: int, end: int) -> bool:
    """Whether a span of a line may be the last letter of a word and the signs that close it."""
    letter, signs = line[start : start + 1], line[start + 1 : end]
    before, after = line[start - 1 : start], line[end : end + 1]
    if not letter.isalpha() or not CLOSING.fullmatch(signs) or _breaks(before, letter, after):
        return False
    so_far = line[:start]
    closes = OPENED_BY.get(signs[0], "") in so_far and (before.isalpha() or not QUOTES.isdisjoint(so_far))
    if letter.isupper() and signs[0] in QUOTES and not closes:
        return False
    return not after.isalpha() or signs[-1] in DASHES


def _breaks(before: str, letter: str, after: str) -> bool:
    """Whether the case changes within a word: a capital beside small letters, a small letter behind capitals."""
    return (letter.isupper() and (before.islower() or after.islower())) or (letter.islower() and before.isupper())


class _AsIs(dict[tuple[str, str], int]):
    """In hundredths of a nat, what pairs of characters cost as they stand. Text is made of few different ones."""

    def __missing__(self, both: tuple[str, str]) -> int:
        if len(self) >= REMEMBERED:
            self.clear()
        before, char = both
        cost = model().pooled_in_hundredths(before, char)
        if not (before.isalpha() and char.isalpha()):
            cost = min(cost, round(PARTS * _cap(before, char)))
        elif (lower := (before.lower()[:1], char.lower()[:1])) != both:  # capitals where nobody writes them are no damage
            cost = min(cost, self[lower] + round(PARTS * ODD_CAPITAL))
        self[both] = cost
        return cost


def _cap(before: str, char: str) -> float:
    """The most nats that a pair with a sign costs as it stands."""
    if C1.match(before) or C1.match(char):
        return CONTROL
    if before == char:
        return REPEATED
    if (char in "™®" and before.isupper()) or (char == "’" and before.isalpha()):
        return USUAL
    if not before.isalnum() and not char.isalnum() and " " not in (before, char):
        return TWO_SIGNS
    if " " in (before, char):
        return LETTER_AT_EDGE if before.isalpha() or char.isalpha() else SIGN_AT_EDGE
    return SIGN


class _InLanguage(dict[tuple[str, str], int]):
    """In hundredths of a nat, what pairs of characters cost in a repair: what they cost in the language, or a surcharge over the pools."""

    def __init__(self, pairs: Bigrams) -> None:
        super().__init__()
        self.pairs = pairs

    def __missing__(self, both: tuple[str, str]) -> int:
        if len(self) >= REMEMBERED:
            self.clear()
        pooled = model().pooled_in_hundredths(*both) + round(PARTS * POOL_SURCHARGE)
        cost = min(self.pairs.pair_in_hundredths(*both), pooled)
        if not (both[0].isalpha() and both[1].isalpha()):
            cost = min(cost, round(PARTS * (MARK_IN_REPAIR if any(map(is_mark, both)) else SIGN_IN_REPAIR)))
        self[both] = cost
        return cost


_as_is = _AsIs()


@cache
def _in_language(language: str) -> _InLanguage:
    return _InLanguage(model().language(language))


def is_latin(char: str) -> bool:
    """Whether a character can stand right beside ASCII letters: of another script only those that are written without spaces.

    The digits and the marks of other scripts stand in words and figures of these alone, so `DÛ²` is no `D۲`.
    """
    if not char.isalpha():
        return char.isascii() or not is_mark_or_digit(char) or script(char) in OF_ALL_SCRIPTS
    return script(char) in ("LATIN", "MODIFIER", "COMBINING", "MICRO", "FEMININE", "MASCULINE", "GREEK", *EAST_ASIAN)
