"""Whether the words of a sentence are those of an article cut short, or of a headline, a caption, a leftover of the page.

A linear score over words, pairs of words and the last word: what a sentence seldom ends in was cut, and "sign up for our
newsletter" was not. The words themselves are not kept, only their hashes.
"""

import zlib
from functools import cache
from itertools import pairwise
from math import fsum, sqrt
from typing import TYPE_CHECKING

from scrubber.expressions import expression
from scrubber.kernel import kernel
from scrubber.truncation.endings import unspaced

if TYPE_CHECKING:
    from array import array

    from scrubber._lines import Sentences

SIZE = 1 << 15  # hashes, so that few words share one; other sizes were not tried
LOOKED_AT = 400  # characters before the end of the sentence

_TOKEN = expression(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+|[^\w\s]")


def grams(sentence: str) -> set[str]:
    """What is weighed of a sentence: words, pairs of them, the first one, the last ones; in scripts without spaces, pairs of characters."""
    piece = _piece(sentence)
    if _is_unspaced(piece):
        return {piece[i : i + 2] for i in range(len(piece) - 1)} | {f"${piece[-n:]}" for n in (1, 2, 3)}
    words = ["0" if token.isdigit() else token for token in _TOKEN.findall(piece)]
    if not words:
        return set()
    pairs = [f"{one} {other}" for one, other in pairwise(words)]
    ends = [f"${words[-1]}", f"^{words[0]}", f"#{words[-1][-3:]}"]
    return {*words, *pairs, *ends, *[f"${pair}" for pair in pairs[-1:]]}


def _piece(sentence: str) -> str:
    return sentence[-LOOKED_AT:].lower()


def _is_unspaced(piece: str) -> bool:
    return piece != "" and unspaced(piece[len(piece) // 2])


@cache
def compiled() -> "Sentences | None":
    """What weighs sentences in the kernel; None without one."""
    part = kernel("_lines")
    return part.Sentences(SIZE) if part else None


def hashes(sentence: str) -> set[int]:
    """The hashes of its grams."""
    known, piece = compiled(), _piece(sentence)
    return known.hashes(piece, _is_unspaced(piece)) if known else hashes_without_kernel(sentence)


def hashes_without_kernel(sentence: str) -> set[int]:
    """The same, in Python."""
    return {zlib.crc32(gram.encode("utf-8", "surrogatepass")) % SIZE for gram in grams(sentence)}


def weight(sentence: str, table: "array[float]") -> float:
    """The log odds that the sentence is one of an article, cut short.

    Parameters:
        sentence: The sentence.
        table: The weight of each hash, and behind them the intercept.
    """
    known, piece = compiled(), _piece(sentence)
    return known.weight(piece, _is_unspaced(piece), table) if known else weight_without_kernel(sentence, table)


def weight_without_kernel(sentence: str, table: "array[float]") -> float:
    """The same, in Python."""
    found = hashes_without_kernel(sentence)
    return table[SIZE] + fsum(map(table.__getitem__, found)) / sqrt(max(1, len(found)))  # whatever their order
