"""The lines of a text and how each of them ends."""

from typing import NamedTuple

from scrubber.truncation.endings import Mark, mark, unspaced

LONG = 60  # from this width on a line is taken for prose: about ten words


class Line(NamedTuple):
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
    found = []
    at = 0
    for raw in text.split("\n"):
        right = raw.rstrip()
        if right:
            start = at + len(right) - len(right.lstrip())
            end = at + len(right)
            middle = text[(start + end) // 2]
            width = (end - start) * 2.5 if middle >= "\u0e00" and unspaced(middle) else end - start
            found.append(Line(start, end, width, mark(text, start, end)))
        at += len(raw) + 1
    return found
