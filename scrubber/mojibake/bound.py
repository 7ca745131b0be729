"""The bound: what a text must hold for any hypothesis to be worth weighing.

Every repair of UTF-8 that was misread takes out a pair of characters that some page reads from the first two bytes of a
sequence and that hardly any text holds otherwise. There are some 40,000 such telling pairs; a text without one needs no
further look, and most texts are told so by one operation on the set of their pairs.
"""

import re
from collections.abc import Iterable
from functools import cache
from itertools import pairwise, product

from scrubber.language import model
from scrubber.language.classes import beyond_ascii, script
from scrubber.language.model import UNIT
from scrubber.mojibake.pages import MULTI_BYTE, pages, read_back_multi_byte
from scrubber.mojibake.thresholds import TELLING, TELLING_LETTERS

RUNS = re.compile("([^\x00-\x7f](?<=(.).)[^\x00-\x7f]+)([A-Za-z]?)", re.DOTALL)
"""Runs of two characters or more, the character before each and the letter of ASCII after it.

That the pattern begins with the run lets `re` skip ASCII fast.
"""
SYMBOLS = (*range(0x300, 0x370), *range(0x2000, 0x2C00), *range(0xFE00, 0xFE10), 0xFFFD, *range(0x1F300, 0x1FB00))
"""Marks, signs and emoji, all of which texts may hold, though the statistics were learned without most of them."""
TYPOGRAPHY = frozenset("‘’‚‛“”„‟–—―…€·‹›\xa0")
"""No page has both a first and a further byte of a sequence among these, so they cannot be UTF-8 that was misread."""
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
EAST_ASIAN = re.compile("[\u3005\u3041-\u30ff\u3400-\u9fff\uac00-\ud7af\uff61-\uff9f]")


def may_be_misread(text: str) -> bool:
    """Whether some page may have made the text of UTF-8."""
    if TYPOGRAPHY.issuperset(beyond_ascii(text)):
        return False
    runs = RUNS.findall("\n" + text)
    return bool(runs) and not telling_pairs().isdisjoint(pairwise("\0".join([before + run + after for run, before, after in runs])))


def may_be_multi_byte(text: str) -> bool:
    """Whether some line may be UTF-8 that was read with an East Asian encoding."""
    return EAST_ASIAN.search(beyond_ascii(text)) is not None and any(map(is_multi_byte, text.split("\n")))


def is_multi_byte(line: str) -> bool:
    """Whether the whole of a line is UTF-8 that was read with an East Asian encoding, more than one character of it."""
    found = EAST_ASIAN.search(line)
    return found is not None and any(read_back_multi_byte(line, name) is not None for name in MULTI_BYTE)


@cache
def telling_pairs() -> frozenset[tuple[str, str]]:
    """The pairs that the first two bytes of a sequence are read as under some page, and that are rare in all languages."""
    return frozenset(pair for pair in _sequence_starts() if _is_telling(*pair))


def _is_telling(first: str, second: str) -> bool:
    """Whether a pair is rare in both pools: the second character after the first, or the first before the second.

    After `ƒ`, which hardly any text holds, `ç` is as likely as after another letter; before `ç`, `ƒ` is not.
    """
    rarity = min(
        pool.look_up(first, second) + max(0.0, (one - other) / UNIT)
        for pool, one, other in zip((model().joint, model().other), _alone(first), _alone(second), strict=True)
    )
    return rarity > TELLING and (rarity > TELLING_LETTERS or not _in_one_script(first, second))


@cache
def _alone(char: str) -> tuple[int, int]:
    return model().joint.alone(char), model().other.alone(char)


def _in_one_script(first: str, second: str) -> bool:
    return first.isalpha() and second.isalpha() and script(first) == script(second)


def _sequence_starts() -> Iterable[tuple[str, str]]:
    """How the first two bytes of known characters are read; and letters of a page in another script glued to those of ASCII."""
    known = model().joint.known.union(model().other.known, map(chr, SYMBOLS), *(page.high for page in pages()))
    starts = {char.encode()[:2] for char in known if char >= "\x80" and not "\ud800" <= char < "\ue000"}
    found: set[tuple[str, str]] = set()
    for page in pages():
        reads = page.reads
        for first, second in starts:
            found.update(product(reads[first], reads[second]))
        found.update(product(LETTERS, filter(_is_glued, page.leads)))
        found.update(product(filter(_is_glued, page.continuations), LETTERS))
    return found


def _is_glued(char: str) -> bool:
    return char.isalpha() and script(char) in ("GREEK", "CYRILLIC", "HEBREW", "ARABIC", "THAI")
