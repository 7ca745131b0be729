"""The lines of a text and how each of them ends."""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from scrubber.kernel import kernel
from scrubber.truncation.endings import (
    CLAUSE,
    CLOSERS,
    DASHES,
    ELLIPSES,
    GREEK_QUESTION_MARK,
    PLAIN,
    RUNS,
    TERMINALS,
    TRAILING,
    TWO_SIDED,
    UNSPACED,
    Ending,
    Mark,
    mark,
    unspaced,
)

if TYPE_CHECKING:
    from scrubber._lines import LineReader

TAIL = 12  # how many lines from the end a prompt may stand, the rest of the page behind it, and lines in capitals that must be sentences
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


@cache
def reader() -> "LineReader | None":
    """What reads lines in the kernel; None without one."""
    part = kernel("_lines")
    if part is None:
        return None
    signs = {
        "FULL": PLAIN,
        "FULL_OTHERS": frozenset(filter(lambda sign: not sign.isalnum(), TERMINALS)) - PLAIN - TRAILING - CLOSERS - ELLIPSES,
        "BEFORE": RUNS,
        "TRAILING": TRAILING,
        "CLOSERS": CLOSERS - TWO_SIDED - TRAILING,
        "CLAUSE": CLAUSE - DASHES - TERMINALS - ELLIPSES - CLOSERS - TRAILING - frozenset(GREEK_QUESTION_MARK),
    }
    made: LineReader = part.LineReader(Line, Mark, (Ending.WHOLE, Ending.OPEN, Ending.CLAUSE, Ending.CLOSED), mark, signs, UNSPACED)
    return made


def lines(text: str) -> list[Line]:
    """The lines that are not blank, in order."""
    compiled = reader()
    return compiled.lines(text) if compiled else lines_without_kernel(text)


def lines_without_kernel(text: str) -> list[Line]:
    """The same, in Python."""
    found = []
    at = 0
    for raw in text.split("\n"):
        if right := raw.rstrip():
            found.append(_line(text, at + len(right) - len(right.lstrip()), at + len(right)))
        at += len(raw) + 1
    return found


def lines_from_the_end(text: str) -> Iterator[Line]:
    """The same, the last one first."""
    end = len(text)
    while end >= 0:
        begin = text.rfind("\n", 0, end) + 1
        if right := text[begin:end].rstrip():
            yield _line(text, begin + len(right) - len(right.lstrip()), begin + len(right))
        end = begin - 1


def _line(text: str, start: int, end: int) -> Line:
    middle = text[(start + end) // 2]
    width = (end - start) * 2.5 if middle >= "\u0e00" and unspaced(middle) else end - start
    return Line(start, end, width, mark(text, start, end))
