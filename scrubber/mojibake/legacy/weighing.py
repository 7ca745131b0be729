"""The hypotheses about a line: what it would say under each misreading that fits, and how much likelier it would be.

The figures beside the constants are of `training/mojibake/legacy_thresholds.py`: of 1,701 damaged sentences how many
more or fewer come back exactly (none wrongly), and what happens to 2,975 clean texts, of which none changed; where clean
lines are named, it is of an earlier version and 99,000.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from scrubber.expressions import expression
from scrubber.language import model
from scrubber.language.classes import beyond_ascii
from scrubber.language.model import PARTS
from scrubber.mojibake.compiled import judge
from scrubber.mojibake.costs import cost_as_is
from scrubber.mojibake.legacy import costs
from scrubber.mojibake.legacy.costs import UNIT, Pair
from scrubber.mojibake.legacy.explained import ODD, explains, is_odd, owners_of
from scrubber.mojibake.legacy.misreadings import (
    C1,
    CODES,
    EAST_ASIAN,
    READ,
    Misreading,
    fitting,
    in_all_pairs,
    is_latin,
    latin,
    misreadings,
    readable,
    swap,
    undo,
)
from scrubber.mojibake.legacy.words import WORD, known_words

COMMON = (
    9.0  # nats for a letter by itself that is of the language. 8 (-4) to 9.5; at 7 ô and ü are lost (-13), without it English gets an è
)
SENTENCE = 5  # words from which on a line is a sentence. At 4 a clean line changes, a list of words; at 6 two are lost
WORDS = 3  # that a line in Latin script must have. 1 to 4; set by rule: single words in other languages are where it went wrong
FLUENT = 3.6  # nats a character of a repaired line, at most. 3.6 to 3.9; at 3.2 12 are lost, at 4 Kurdish capitals become Latvian
UNLIKELY_PAIR = 7.0  # nats of a pair in the pools: another script has one. Above, capitals of mac-cyrillic are lost (8: -2)
LEAST = -8.0  # gain of a hypothesis that is kept: three known words may outweigh as much. At -4 seven are lost
KNOWN_WORD = 4.0  # nats for a known word, where rivals are told apart. At 0 five are lost, at 2 two; at 6 two more come back
RARE = 3.0  # nats against a DOS or Mac page. 2 to 3; at 5 22 are lost
EAST_LETTER_GAIN = 3.0  # gain for each Han, kana or Hangul. 0 to 5
EAST_LETTERS = 4  # Han, kana or Hangul put in. 2 to 5; never a single Han character
EAST_FLUENT = {"zh": 12.0, "ja": 12.0, "ko": 9.0}  # nats for each of them, at most. 8 to 16; Korean reads 8, `Ω≈ç√∫˜µ≤≥÷` as Korean 11.5
MOST_OF_WORD = 0.6  # of a word's letters that must be beyond ASCII for another script. 0 to .6; above, seven are lost; below, only time is

DOS_OR_MAC = frozenset(("mac-roman", "mac-latin2", "mac-cyrillic", "cp437", "cp737", "cp775", "cp850", "cp852", "cp857", "cp862", "cp866"))

GLUED = expression(r"[A-Za-z](?![\x00-\x7f])[^\W\d_]|(?![\x00-\x7f])[^\W\d_][A-Za-z]")
"""A letter beyond ASCII beside one of ASCII."""
FOURFOLD = expression(r"([^\x00-\x7f])\1{3}")  # ornaments, frames
RUNS = expression(r"[^\x00-\x7f]{4}|[^\x00-\x7f]{2}[\x00-\x7f]+[^\x00-\x7f]{2}")
SOFT_HYPHEN = "\xad"
HANGUL = "\uac00"  # the first of the syllables


class Hypothesis(NamedTuple):
    """A misreading that fits a line.

    Parameters:
        gain: Nats by which the line is likelier as repaired than as it stands.
        misreading: The language and the two code pages.
        repaired: The line as repaired.
        stands_in: The language in which the line as it stands is likeliest; empty for the pools.
        owned: Nats by which it is likelier than the line as it stands in the languages that have all its letters.
        cost: Nats that the repaired line takes, costs of the misreading included.
        known: How many words it makes that are known, as `known_words` counts them.
        made: How many it makes that are long enough to be.
    """

    gain: float
    misreading: Misreading
    repaired: str
    stands_in: str
    owned: float
    cost: float
    known: int = 0
    made: int = 0

    @property
    def rank(self) -> float:
        """Nats that tell rivals apart: the gain, and what known words are worth."""
        return self.gain + KNOWN_WORD * self.known


class Line(NamedTuple):
    """A line that is worth a look.

    Parameters:
        text: The line.
        high: Its characters beyond ASCII.
        fits: A bit for each misreading that fits.
        pairs: How often each pair with a character beyond ASCII is in it, the edges counted as spaces.
        total: What it costs as it stands, in lanes.
    """

    text: str
    high: frozenset[str]
    fits: int
    pairs: dict[Pair, int]
    total: int


def hypotheses(text: str, spoken: int, fits: int | None = None) -> list[Hypothesis]:
    """The hypotheses about a line, the likeliest first; none if a language explains the line as it stands.

    Parameters:
        spoken: A bit for each language that the document may be in: lines in its letters are taken to be in it.
        fits: A bit for each misreading that fits, if that is known already.
    """
    line = _candidate(text, spoken) if fits is None else _line(text, frozenset(beyond_ascii(text)), fits)
    found = sorted((*_single_byte(line), *_east_asian(line)), key=lambda one: -one.rank) if line else []
    if found or SOFT_HYPHEN not in text:
        return found
    within = hypotheses(text.replace(SOFT_HYPHEN, ""), spoken)  # words that are hyphenated look like no language's
    return [
        one._replace(repaired=_hyphenated(text, one.repaired))
        for one in within
        if one.misreading.language in CODES and is_latin(one.misreading.language)
    ]


def _hyphenated(text: str, repaired: str) -> str:
    """A repaired line with the soft hyphens of the line as it stands, which it was weighed without."""
    chars = iter(repaired)
    return "".join([char if char == SOFT_HYPHEN else next(chars) for char in text])


def _candidate(text: str, spoken: int) -> Line | None:
    """The line if some misreading fits and no language explains it as it stands."""
    if text.isascii():
        return None
    high = frozenset(beyond_ascii(text))
    owners = owners_of(high)
    controls = not high.isdisjoint(C1)
    odd = controls or is_odd(text, high)
    if not odd and owners & spoken:
        return None
    fits = _fits(text, high, odd=odd)
    if not controls and (not (fits or may_be_east_asian(text, high)) or FOURFOLD.search(text)):
        return None
    if fits and not controls and len(WORD.findall(text)) < WORDS:
        fits &= ~in_all_pairs(latin())
    if fits & ~in_all_pairs(latin()) and _is_likely(text):
        fits &= in_all_pairs(latin())
    if not (fits or controls or may_be_east_asian(text, high)):
        return None
    if not odd and owners and _explains(text, owners):
        return None
    return _line(text, high, fits)


def _line(text: str, high: frozenset[str], fits: int) -> Line:
    pairs = Counter(pair for pair in pairwise(f" {text} ") if pair[0] > "\x7f" or pair[1] > "\x7f")
    return Line(text, high, fits, pairs, total(text))


def _explains(text: str, owners: int) -> bool:
    compiled = judge()
    return compiled.explains(text, owners & (1 << 128) - 1, 0.0) if compiled else explains(text, owners)


def total(text: str) -> int:
    """What a line costs as it stands, the edges counted as spaces, in lanes."""
    compiled = judge()
    return int.from_bytes(compiled.total(text), "little") if compiled else costs.total(pairwise(f" {text} "))


def _total_of(pairs: dict[Pair, int]) -> int:
    """What some pairs cost as they stand, each so many times, in lanes."""
    if compiled := judge():
        return int.from_bytes(compiled.total_of(pairs), "little")
    return sum([costs.as_is(pair) * count for pair, count in pairs.items()])


def _fits(text: str, high: frozenset[str], *, odd: bool) -> int:
    """A bit for each misreading that fits a line and has something to say about it.

    Parameters:
        odd: Whether the line holds what no text holds: then the letters need not be foreign.
    """
    fits, telling = fitting(high)
    if not odd:
        fits = telling
    return fits & in_all_pairs(latin()) if fits and _is_glued(text) else fits


def _is_glued(text: str) -> bool:
    """Whether a word is made of letters of ASCII and others, not all but a few of them others."""
    if GLUED.search(text) is None:
        return False
    glued = (word for word in WORD.findall(text) if GLUED.search(word))
    return any(MOST_OF_WORD * len(word) > len(beyond_ascii(word)) for word in glued)


def _is_likely(text: str) -> bool:
    """Whether each pair of characters is likely in some language or other: another script that was misread is not."""
    if compiled := judge():
        return compiled.is_likely(text, round(PARTS * UNLIKELY_PAIR))
    return all(cost_as_is(before + char) < UNLIKELY_PAIR for before, char in set(pairwise(f" {text} ")) if before > "\x7f" or char > "\x7f")


def _single_byte(line: Line) -> Iterator[Hypothesis]:
    """The misreadings of single-byte code pages; of those that say the same only the likeliest."""
    if not line.fits:
        return
    stands = costs.in_languages_and_pools(line.total)
    least = min(stands)
    rest = costs.in_languages_and_pools(line.total - _total_of(line.pairs))
    fits = line.fits & in_all_pairs(_able(rest, least / UNIT - LEAST))
    if not fits:
        return
    chars = sorted(line.high)
    images: dict[tuple[str, ...], list[Misreading]] = {}
    for written, read, languages in misreadings(fits):
        changes = swap(written, read)
        image = tuple([changes.get(ord(char), char) for char in chars])
        images.setdefault(image, []).extend(Misreading(code, written, read) for code in languages)
    owners = owners_of(line.high)
    owned = min((cost for i, cost in enumerate(stands[:-1]) if owners >> i & 1), default=NOWHERE)
    named = (*model().languages, "")[stands.index(least)]
    for image, rows in images.items():
        becomes = {was: now for was, now in zip(chars, image, strict=True) if was != now}
        if not becomes:
            continue
        changed = {pair: count for pair, count in line.pairs.items() if pair[0] in becomes or pair[1] in becomes}
        kept = costs.in_languages_and_pools(line.total - _total_of(changed))
        made = [(becomes.get(a, a), becomes.get(b, b), count) for (a, b), count in changed.items()]
        best = NOWHERE
        spoken = rows[0]
        for row in rows:
            limit = min(best, least / UNIT - LEAST)
            cost = _added_up(row.language, kept[costs.index()[row.language]] / UNIT + prior(row), made, limit)
            if cost < best and cost <= limit:
                best, spoken = cost, row
        gain = least / UNIT - best
        if gain < LEAST:
            continue
        repaired = line.text.translate({ord(a): b for a, b in becomes.items()})
        if best <= FLUENT * (len(repaired) + 1) and not ODD.search(repaired):
            words = known_words(line.text, repaired, spoken.language, named)
            yield Hypothesis(gain, spoken, repaired, named, owned / UNIT - best, best, *words)


def _added_up(language: str, cost: float, pairs: Sequence[tuple[str, str, int]], limit: float) -> float:
    compiled = model().compiled
    return compiled.add_up(model().number(language), cost, pairs) if compiled else add_up(language, cost, pairs, limit)


def add_up(language: str, cost: float, pairs: Sequence[tuple[str, str, int]], limit: float) -> float:
    """A cost in nats, and what some pairs of characters cost in a language, each so many times; no further than beyond a limit."""
    pair = model().language(language).pair
    for before, char, count in pairs:
        cost += pair(before, char) * count
        if cost > limit:
            break
    return cost


NOWHERE = float("inf")  # the cost in no language


def _able(rest: Sequence[int], most: float) -> int:
    """A bit for each language in which the characters of ASCII alone cost no more than so many nats."""
    return sum(1 << i for i, code in enumerate(CODES) if rest[costs.index()[code]] <= most * UNIT)


@cache
def prior(misreading: Misreading) -> float:
    """Nats against a pair of code pages that is seldom met."""
    return RARE * sum(page in DOS_OR_MAC for page in misreading[1:])


def may_be_east_asian(text: str, high: frozenset[str]) -> bool:
    """Whether a line may be in an East Asian encoding: runs of characters, all of one code page that it may have been read with."""
    return any(high <= readable(read) for read in READ) and RUNS.search(text) is not None


def _is_east_asian_letter(char: str) -> bool:
    """Whether a character is Han, kana or Hangul. A regular expression for it takes milliseconds to compile."""
    return char == "々" or "\u3040" <= char <= "\u30ff" or "\u3400" <= char <= "\u9fff" or HANGUL <= char <= "\ud7af"


def _may_stand_in_east_asian(char: str) -> bool:
    """Whether text in Chinese, Japanese or Korean may hold a character beyond ASCII."""
    wide = "\u3000" <= char <= "\u303f" or "\uf900" <= char <= "\ufaff" or "\uff00" <= char <= "\uffef"
    return wide or char in "‘’“”…—·×～〜°℃" or _is_east_asian_letter(char)


def _east_asian(line: Line) -> Iterator[Hypothesis]:
    """The East Asian encodings under which all that is not ASCII becomes Han, kana or Hangul."""
    if not may_be_east_asian(line.text, line.high):
        return
    stands: float | None = None
    seen: set[str] = set()
    for read in READ:
        if not line.high <= readable(read):
            continue
        for written, language in EAST_ASIAN.items():
            repaired = undo(line.text, written, read)
            if repaired is None or repaired in seen or not all(map(_may_stand_in_east_asian, frozenset(beyond_ascii(repaired)))):
                continue
            seen.add(repaired)
            letters = list(filter(_is_east_asian_letter, repaired))
            if len(letters) < EAST_LETTERS or (language == "ko" and 2 * sum(letter >= HANGUL for letter in letters) < len(letters)):
                continue
            cost = model().cost(repaired, language, " ", " ")
            if stands is None:
                stands = min(costs.in_languages_and_pools(line.total)) / UNIT
            if cost <= min(stands - EAST_LETTER_GAIN * len(letters), EAST_FLUENT[language] * len(letters)):
                yield Hypothesis(stands - cost, Misreading(language, written, read), repaired, "", stands - cost, cost)
