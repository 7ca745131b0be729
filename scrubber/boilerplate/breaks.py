"""Where a line break was lost: between which words of a sentence a new line is likely to have begun.

`… after the match Sign up for our newsletter The captain …` has two. A linear model of the words on either side, their
capitals and marks, learned from texts that still have their line breaks (`training/boilerplate/train_breaks.py`). It is
asked only of texts that are one long line, and only between words of which the second does not begin with a small letter.
"""

import zlib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from scrubber.expressions import expression
from scrubber.sentences import is_closed

BITS = 18  # of a feature's number in the table: of 660,000 gaps, few of their features share one
LIKELY = 50  # the total, in hundredths of a nat, from which a break is taken for one; from 30 to 100 recall falls by .04 and loss stays
FAR = 12  # words from the beginning of the line or sentence from which on their number says nothing
EDGE = "\n"  # stands for the word before the first and behind the last

_UNUSED = 32 - BITS  # bits of a hash
_WORD = expression(r"\S+")
_ORDINAL = expression(r"\d{1,2}\.")


def breaks(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The spans of what were lines within a part of a line, white space around them included."""
    found = list(_WORD.finditer(line, start, end))
    words = [word[0] for word in found]
    at = 0  # the first word since the last break
    for i in range(1, len(words)):
        if (
            not words[i][0].islower()
            and may_break(words[i - 1], words[i])
            and total(words, i, i - at, found[i].start() - found[i - 1].end()) > LIKELY
        ):
            yield start, found[i].start()
            start, at = found[i].start(), i
    yield start, end


def may_break(before: str, after: str) -> bool:
    """Whether there may have been a line break between two words that no full stop stands between: “am 3. Mai” has none."""
    return not (after[0].islower() or is_closed(before) or _ORDINAL.fullmatch(after))


def total(words: Sequence[str], at: int, since: int, gap: int) -> int:
    """What speaks for a line break before a word, in hundredths of a nat.

    Parameters:
        words: The words of the sentence.
        at: The number of the word before which it would be, at least 1.
        since: How many words stand between it and the last break.
        gap: The characters of white space before it.
    """
    weights, bias, unit = table()
    return bias + unit * sum([weights[number] for number in features(words, at, since, gap)]) // 100 - 128 * unit * FEATURES // 100


def features(words: Sequence[str], at: int, since: int, gap: int) -> list[int]:
    """The numbers of a gap's features, `FEATURES` of them."""
    before, after = words[at - 1], words[at]
    earlier = words[at - 2] if at > 1 else EDGE
    later = words[at + 1] if at + 1 < len(words) else EDGE
    low = before.lower()
    mark = "" if before[-1].isalnum() else before[-1]
    shape, shape_after = _shape(before), _shape(after)
    shapes = shape + mark + shape_after
    names = (
        f"A{low}",
        f"B{after}",
        f"C{low} {after}",
        f"D{earlier.lower()} {low}",
        f"E{after} {later}",
        f"F{_shape(earlier)}{shapes}{_shape(later)}{min(gap, 2)}",
        f"G{min(since, FAR)}{shapes}",
        f"H{min(gap, 2)}{mark}",
        f"I{low[-4:]}{shape_after}",
        f"J{after[:4]}{shape}",
    )
    encoded = "\t".join(names).encode("utf-8", "replace")  # at once: words hold no tab
    return [number >> _UNUSED for number in map(zlib.crc32, encoded.split(b"\t"))]


FEATURES = 10


def _shape(word: str) -> str:
    """What a word looks like: l small, C capitalised, U capitals, x letters without case, d digits, or the mark it begins with."""
    first = word[0]
    if first.isalpha():
        if first.islower():
            return "l"
        if not first.isupper():
            return "x"
        return "U" if len(word) > 1 and word.isupper() else "C"
    return "d" if first.isdigit() else first


@cache
def table() -> tuple[bytes, int, int]:
    """The weights by number, a byte each with 128 for zero; the bias in hundredths of a nat; the unit of the weights in ten-thousandths."""
    packed = zlib.decompress(Path(__file__).with_name("breaks.bin").read_bytes())
    header, weights = packed[:8], packed[8:]
    if len(weights) != 1 << BITS:
        raise ValueError("the table of lost line breaks was made for another number of features: run the training script again")
    return weights, int.from_bytes(header[:4], "little", signed=True), int.from_bytes(header[4:], "little")
