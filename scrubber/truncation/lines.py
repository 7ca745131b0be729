"""The lines of a text and how each of them ends."""

from collections.abc import Iterator
from dataclasses import dataclass

from scrubber.truncation.endings import Mark, mark, unspaced

LONG = 60  # from this width on a line is taken for prose: about ten words


@dataclass(frozen=True, slots=True)
class Line:
    """A line with something on it.

    Parameters:
        start: Where its first visible character stands, in code points.
        end: Behind its last visible character.
        width: Its length in code points; scripts without spaces say in one what others say in two and a half.
        mark: How it ends.
    """

    start: int
    end: int
    width: float
    mark: Mark


def lines(text: str) -> list[Line]:
    """The lines that are not blank, in order."""
    return list(_lines(text))


def _lines(text: str) -> Iterator[Line]:
    at = 0
    for raw in text.split("\n"):
        right = raw.rstrip()
        start = at + len(right) - len(right.lstrip())
        end = at + len(right)
        if end > start:
            middle = text[(start + end) // 2]
            yield Line(start, end, (end - start) * (2.5 if unspaced(middle) else 1), mark(text, start, end))
        at += len(raw) + 1
