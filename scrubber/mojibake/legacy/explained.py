"""Text that a language explains as it stands: it has all the letters, the language is the likeliest one, and nothing in the text is odd.

Nearly all clean text is told so by three short pieces of it. Of the lines of the other texts, only those are looked at
that are not in the letters of the language of the document.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice, pairwise

from scrubber.language import model
from scrubber.language.classes import beyond_ascii, script
from scrubber.mojibake.legacy import costs
from scrubber.mojibake.legacy.costs import UNIT, Pair
from scrubber.mojibake.legacy.misreadings import C1, QUIET, has, is_readable

EXPLAINED = 4.2  # nats a character of a text that a language explains, at most. 3.6 to 6; below, only time is lost
SPOKEN = 3.5  # the same for the language of a document. 3.2 to 3.8; damaged Turkish is Icelandic at 4.0
NEAR = 4.0  # nats by which a language may be less likely than the best. 2 to 20; at 40 two are lost
ODD_PAIR = 7.5  # nats of a pair of characters, from which on a language does not explain it. 6.5 to 7.5; at 9 three are lost
WINDOW = 40  # characters around each place that is looked at. 40 to 60; at 30 one is lost
PLACES = 3  # of a text

BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
ODD = re.compile(
    r"[^\x00-\x7f](?:(?<=[\x80-\x9f])"
    r"|(?<=[A-Za-z](?:[^\w’‘´ʼ′·‧•…–—‐‑‒\xa0\xad\u2000-\u200f\u202f°˚ºª²³ͺ/£€©®×]|[¹¼½¾]))(?=[a-z])"
    r"|(?<=[A-Za-z][¤¥¦¬¯¶¸±¹Γ-ω─-▟≡≥≤⌠⌡≈∙√ⁿ■‗])"
    r"|(?<=[a-z][À-ÖØ-Þ])(?=[a-z]))"
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
    pairs = list(pairwise(f" {sample} "))
    return explains(len(sample), set(pairs), costs.total(pairs), owners)


def is_odd(text: str, high: Iterable[str]) -> bool:
    """Whether a text holds a control, or a symbol or capital within a word.

    Parameters:
        high: Its characters beyond ASCII.
    """
    return any(map(_may_be_odd, high)) and ODD.search(text) is not None


def explains(length: int, pairs: Collection[Pair], total: int, owners: int) -> bool:
    """Whether one of some languages explains a text: is among the likeliest, finds it likely, and no pair of characters in it odd.

    Parameters:
        length: Of the text, in code points.
        pairs: Those of its characters.
        total: What it costs as it stands, in lanes.
        owners: A bit for each of the languages.
    """
    each = costs.in_languages(total)
    near = min(min(each) + NEAR * UNIT, EXPLAINED * UNIT * length)
    able = [i for i, cost in enumerate(each) if cost <= near and owners >> i & 1]
    if not able:
        return False
    high = [costs.as_is(pair) for pair in pairs if pair[0] > "\x7f" or pair[1] > "\x7f"]
    return any(costs.at_most(high, i, ODD_PAIR) for i in able)


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
    """A bit for each language that has all the letters among some characters."""
    owners = -1
    for char in high:
        owners &= _owned(char)
    return owners


@cache
def _owned(char: str) -> int:
    """A bit for each language that has the character, if it is a letter; all bits for a sign of any language; none for a control."""
    if char in C1:
        return 0
    if not char.isalpha():
        return -1
    letter = char.lower()[0]
    if script(char) in ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "FULLWIDTH", "HALFWIDTH", "IDEOGRAPHIC"):
        return sum(1 << i for i, code in enumerate(model().languages) if code in ("zh", "ja", "ko"))
    return sum(1 << i for i, code in enumerate(model().languages) if has(code, letter))


@lru_cache(maxsize=1 << 15)
def _matters(char: str) -> bool:
    """Whether a character may be damage: text that was misread has it, and it is no sign that may stand anywhere."""
    return is_readable(char) and char not in QUIET


@lru_cache(maxsize=1 << 15)
def _may_be_odd(char: str) -> bool:
    return any(ODD.search(before + char + "a") for before in "Aa")
