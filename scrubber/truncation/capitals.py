"""Texts in capitals: they are judged in small letters, in which a sentence can be told from a label."""

import re
from collections.abc import Sequence

from scrubber.expressions import expression
from scrubber.truncation.lines import LONG, TAIL, Line
from scrubber.truncation.wording import dangles

FEWEST = 3  # words of a line in capitals that is no label if nothing ends in its last word
_BEGINNING = expression(r"(?:^|(?<=[.!?…]))[\s\"'“”„‘’«(\[–—-]*[^\W\d_]", re.MULTILINE)


def without_capitals(text: str, lines: Sequence[Line]) -> str:
    """The text with the lines that are in capitals in small letters, if it is written so, or if its last line must be a sentence.

    Parameters:
        text: The text.
        lines: Its lines that are not blank.
    """
    tail = [line for line in lines[-TAIL:] if text[line.start : line.end].isupper()]
    if not tail:
        return text
    long = [line for line in lines if line.width >= LONG]
    if len(long) > 1 and 2 * sum([text[line.start : line.end].isupper() for line in long]) > len(long):
        return _small(text)
    last = lines[-1]
    words = text[last.start : last.end].split()
    if tail[-1] is last and len(words) >= FEWEST and dangles(words[-1].lower()):
        small = _small(text[last.start : last.end])
        return text[: last.start] + small + text[last.end :]
    return text


def _small(piece: str) -> str:
    """A piece in small letters, but for those that begin a sentence; as it is if its length would change."""
    small = _BEGINNING.sub(lambda found: found[0].upper(), piece.lower())
    return small if len(small) == len(piece) else piece
