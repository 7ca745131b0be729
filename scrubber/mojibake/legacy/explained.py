"""Text that a language explains as it stands: it has all the letters, the language is the likeliest one, and nothing in the text is odd.

Nearly all clean text is told so by three short pieces of it. Of the lines of the other texts, only those are looked at
that are not in the letters of the language of the document.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import islice, pairwise

from scrubber.language import model
from scrubber.language.classes import beyond_ascii, script
from scrubber.mojibake.legacy import costs
from scrubber.mojibake.legacy.costs import UNIT, Pair
from scrubber.mojibake.legacy.misreadings import C1, QUIET, has, readable_somehow

EXPLAINED = 4.2  # nats a character of a text that a language explains, at most. 3.6 to 6; below, only time is lost
SPOKEN = 3.5  # the same for the language of a document. 3.2 to 3.8; damaged Turkish is Icelandic at 4.0
NEAR = 4.0  # nats by which a language may be less likely than the best. 2 to 20; at 40 two are lost
ODD_PAIR = 7.5  # nats of a pair of characters, from which on a language does not explain it. 6.5 to 7.5; at 9 three are lost
WINDOW = 40  # characters around each place that is looked at. 40 to 60; at 30 one is lost
PLACES = 3  # of a text
ENOUGH = 8  # different pairs with a letter beyond ASCII that are usual together in one language only if the text is in it
LINES = 1 / 16  # share of such pairs that may be odd in a document: each of its lines is no longer than

EAST_ASIAN = frozenset(("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "FULLWIDTH", "HALFWIDTH", "IDEOGRAPHIC"))

BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
ODD = re.compile(
    r"[^\x00-\x7f](?:(?<=[\x80-\x9f])|(?<=[A-Za-z].)(?:"
    r"(?<=[^\w’‘´ʼ′·‧•…–—‐‑‒\xa0\xad\u2000-\u200f\u202f°˚ºª²³ͺ/£€©®×]|[¹¼½¾])(?=[a-z])"
    r"|(?<=[¤¥¦¬¯¶¸±¹Γ-ω─-▟≡≥≤⌠⌡≈∙√ⁿ■‗])"
    r"|(?<=[a-z][À-ÖØ-Þ])(?=[a-z])))"
)
"""Controls, and symbols and capitals within a word. Looking from the character beyond ASCII on makes `re` skip the others fast."""


def is_explained(text: str) -> bool:
    """Whether a language that explains the text around some of its characters beyond ASCII has all of them."""
    high = frozenset(beyond_ascii(text))
    if is_odd(text, high):
        return False
    if not any(map(_matters, high)):
        return True
    owners = owners_of(high)
    if not owners:
        return False
    sample = text if len(text) <= PLACES * WINDOW else " ".join(_samples(text))
    return explains(sample, owners, unusual=LINES if "\n" in text else 0.0)


def is_odd(text: str, high: Iterable[str]) -> bool:
    """Whether a text holds a control, or a symbol or capital within a word.

    Parameters:
        high: Its characters beyond ASCII.
    """
    return any(map(_may_be_odd, high)) and ODD.search(text) is not None


def explains(text: str, owners: int, *, unusual: float = 0.0) -> bool:
    """Whether one of some languages explains a text: no pair of characters is odd in it, and if these are few it is among the likeliest.

    Parameters:
        text: A line, or pieces of a document.
        owners: A byte for each of the languages.
        unusual: The share of the pairs that may be odd.
    """
    pairs = list(pairwise(f" {text} "))
    *usual, count = sum(map(_usual.__getitem__, set(pairs))).to_bytes(len(costs.index()) + 1, "little")
    least = count - int(unusual * count)
    able = [i for i, owner in enumerate(owners.to_bytes(len(costs.index()), "little")) if owner and usual[i] >= least]
    if count >= ENOUGH or not able:
        return bool(able)
    each = costs.in_languages(costs.total(pairs))
    near = min(min(each) + NEAR * UNIT, EXPLAINED * UNIT * len(text))
    return any(each[i] <= near for i in able)


def suspects(lines: Sequence[str], spoken: int | None) -> list[int]:
    """Which lines of a document may be damaged: those that are odd, or not in the letters of its language if that is known."""
    if spoken is None:
        return list(range(len(lines)))
    text = "\n".join(lines)
    high = frozenset(beyond_ascii(text))
    odd = filter(_may_be_odd, high) if is_odd(text, high) else ()
    telling = {char for char in high if not _owned[char] >> 8 * spoken & 1}.union(odd)
    return [at for at, line in enumerate(lines) if not telling.isdisjoint(line)] if telling else []


def language_of(lines: Sequence[str]) -> int | None:
    """The number of the language that explains some lines of a document, whether it has their letters or not; None for a single line."""
    if len(lines) == 1:
        return None
    samples: list[str] = []
    for place in range(PLACES):
        some = (line for line in lines[len(lines) * place // PLACES :] if not line.isascii())
        samples += [" ".join(_samples(line)) for line in islice(some, 1)]
    sample = " ".join(samples)
    each = costs.in_languages(costs.total(pairwise(f" {sample} ")))
    best = min(each)
    return each.index(best) if best <= SPOKEN * UNIT * len(sample) else None


def _samples(text: str) -> Iterator[str]:
    """Pieces of a text around its first characters beyond ASCII, from the beginning, the first and the second third."""
    after = 0
    for place in range(PLACES):
        found = BEYOND_ASCII.search(text, max(after, len(text) * place // PLACES))
        if not found:
            break
        start = max(0, found.start() - WINDOW // 2)
        after = start + WINDOW
        yield text[start:after]


def owners_of(high: Iterable[str]) -> int:
    """A byte for each language: 1 if it has all the letters among some characters."""
    owners = every_language()
    for char in high:
        owners &= _owned[char]
    return owners


@cache
def every_language() -> int:
    """A byte for each language that is 1."""
    return _bytes(range(len(costs.index())))


def _bytes(languages: Iterable[int]) -> int:
    """A byte for each language: 1 for some of them."""
    return sum(1 << 8 * language for language in languages)


@cache
def _writers() -> Mapping[str, int]:
    """The languages that are written with each letter in lower case."""
    writers: dict[str, int] = defaultdict(int)
    for language, code in enumerate(model().languages):
        for letter in model().letters[code]:
            if has(code, letter):
                writers[letter] += 1 << 8 * language
    return writers


class _Owned(dict[str, int]):
    """The languages that have a character, if it is a letter; all of them for a sign of any language; none for a control."""

    def __missing__(self, char: str) -> int:
        if char in C1:
            owners = 0
        elif not char.isalpha():
            owners = every_language()
        elif script(char) in EAST_ASIAN:
            owners = _bytes(map(costs.index().__getitem__, ("zh", "ja", "ko")))
        else:
            owners = _writers().get(char.lower()[0], 0)
        self[char] = owners
        return owners


class _Usual(dict[Pair, int]):
    """The languages in which a pair of characters is usual, and 1 in a last byte; nothing for pairs without a letter beyond ASCII."""

    def __missing__(self, pair: Pair) -> int:
        if len(self) >= costs.REMEMBERED:
            self.clear()
        before, char = pair
        if (before < "\x80" or before in QUIET) and (char < "\x80" or char in QUIET):
            usual = 0
        else:
            usual = _bytes(costs.languages_where(pair, ODD_PAIR)) + (1 << 8 * len(costs.index()))
        self[pair] = usual
        return usual


_owned = _Owned()
_usual = _Usual()


@lru_cache(maxsize=1 << 15)
def _matters(char: str) -> bool:
    """Whether a character may be damage: text that was misread has it, and it is no sign that may stand anywhere."""
    return char in readable_somehow() and char not in QUIET


@lru_cache(maxsize=1 << 15)
def _may_be_odd(char: str) -> bool:
    return any(ODD.search(before + char + "a") for before in "Aa")
