"""Shapes of lines: what a guard sees of a line at its first and last characters. Asked of many lines of a page in one call."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from scrubber.boilerplate.stems import CLOSING
from scrubber.expressions import expression
from scrubber.kernel import kernel
from scrubber.sentences import CLOSERS, STOPS, is_closed

if TYPE_CHECKING:
    from scrubber._lines import Shapes

ANNOUNCES = 20  # characters of a line that announces a list: a label has fewer
ENTRY = 60  # characters of an entry of a list, at most; at 45 and without a limit .003 of recall is lost on fresh texts
GLUED = 40  # characters of what stays of a line with a leftover: a shorter line is judged as a whole; nothing changes from 20 to 80
LEFTOVER = 200  # characters of a leftover, at most; nothing changes from 100 to 400
LINK = 60  # characters at the end of a line among which the short link of a post is
LINE_OF_POST = 700  # characters of a line of a post, at most; nothing changes from 400 to 1000
LABEL = 40  # characters of a menu's line, at most; nothing changes up to 60, at 30 2 texts of 369 do
NUMBER = 8  # characters of a number that is a part of a broken sentence, at most

_CONTINUATIONS = ",.;:)]’”»?!…،؛、。"  # what the rest of a broken sentence can begin with, besides a small letter
_COLONS = ":："
_QUESTIONS, _BEHIND_QUESTIONS = "?？؟;", "\"'”’»“)）」』]"
_NO_BULLETS = "\"'“”„«‘「『¿¡#@([©"
_FINAL = '.!?"”’)'  # a line that ends as a sentence does bears no leftover
_BEFORE_LEFTOVERS = frozenset(".!?…。！？।؟\"'”’»)")
_DOTS = "([.…"
_BEFORE_DATES = ",–—"
_ENTRY = expression(r"^\W{0,2}\d|\w ?[:：] ?\S|\d\W{0,2}$|;|\d ?%")  # “2. Low Tide”, “Referee: …”, “… (1998)”, “Others 17”


def goes_on(line: str) -> bool:
    """Whether a line begins in the middle of a sentence."""
    return line[0].islower() or line[0] in _CONTINUATIONS


def resumes(line: str) -> bool:
    """Whether a line may begin in the middle of a sentence, as a number does that stood in a box of its own."""
    return goes_on(line) or (line[0].isdigit() and len(line) <= NUMBER)


def is_piece(line: str) -> bool:
    """The same, or whether it ends there."""
    return resumes(line) or line[-1] == ","


def has_stop(line: str) -> bool:
    """Whether a line ends with a full stop."""
    return line[-1] == "."


def has_bullet(line: str) -> bool:
    """Whether a line begins with a sign, as the items of a list do."""
    first = line[0]
    return line[1:2] == " " and not (first.isalnum() or first.isspace() or first == "_" or first in _NO_BULLETS)


def is_entry(line: str) -> bool:
    """Whether a line looks like an entry of a list."""
    return len(line) <= ENTRY and _ENTRY.search(line) is not None


def asks(line: str) -> bool:
    """Whether a line is a question."""
    return (line.rstrip(_BEHIND_QUESTIONS)[-1:] or "-") in _QUESTIONS


def announces(line: str) -> bool:
    """Whether a line may announce a list."""
    return line[-1] in _COLONS and len(line) >= ANNOUNCES


def may_be_label(line: str) -> bool:
    """Whether a line may be one of a menu, by its length and its end."""
    return len(line) <= LABEL and (line[-1].isalnum() or (line.rstrip(CLOSERS)[-1:] or "-") not in CLOSING)


def is_numbered(line: str) -> bool:
    """Whether a line begins with a digit."""
    return line[0].isdigit()


def is_address(line: str) -> bool:
    """Whether a line begins with the address of a page."""
    return line.startswith("http")


def has_dots(line: str) -> bool:
    """Whether a line may be nothing but dots."""
    return line[0] in _DOTS


def may_be_dated(line: str) -> bool:
    """Whether a line begins as the date behind a place does that was broken off it."""
    return line[0] in _BEFORE_DATES


def has_asterisk(line: str) -> bool:
    """Whether a line begins with an asterisk."""
    return line[0] == "*"


def may_bear_leftover(line: str) -> bool:
    """Whether something may be glued to the end of a line."""
    if len(line) < GLUED or line[-1] in _FINAL:
        return False
    return not _BEFORE_LEFTOVERS.isdisjoint(line[max(GLUED, len(line) - LEFTOVER) - 1 :])


def may_be_linked(line: str) -> bool:
    """Whether a line may end with the short link of a post."""
    return len(line) <= LINE_OF_POST and "/" in line[-LINK:]


SHAPES: tuple[Callable[[str], bool], ...] = (  # in the order in which the kernel numbers them
    goes_on,
    resumes,
    is_piece,
    has_stop,
    has_bullet,
    is_entry,
    asks,
    announces,
    may_be_label,
    is_numbered,
    is_address,
    has_dots,
    may_be_dated,
    has_asterisk,
    may_bear_leftover,
    is_closed,
    may_be_linked,
)
_NUMBERS = {shape: number for number, shape in enumerate(SHAPES)}


def shaped(shape: Callable[[str], bool], lines: Sequence[str], positions: Iterable[int] | None = None) -> list[int]:
    """Which lines have a shape, in the order in which they are given.

    Parameters:
        shape: One of `SHAPES`.
        lines: The lines of a page, none of them empty.
        positions: Those that are asked for; None for all.
    """
    compiled = shapes()
    if compiled is not None:
        return compiled.among(_NUMBERS[shape], lines, positions)
    return [position for position in (range(len(lines)) if positions is None else positions) if shape(lines[position])]


@cache
def shapes() -> "Shapes | None":
    """What tells shapes in the kernel; None without one."""
    part = kernel("_lines")
    if part is None:
        return None
    of_ends = (_QUESTIONS, _BEHIND_QUESTIONS, _FINAL, "".join(_BEFORE_LEFTOVERS), _COLONS, STOPS, CLOSERS, CLOSING)
    marks = (*of_ends, _CONTINUATIONS, _NO_BULLETS, _DOTS, _BEFORE_DATES)
    limits = {"ANNOUNCES": ANNOUNCES, "ENTRY": ENTRY, "GLUED": GLUED, "LABEL": LABEL, "LEFTOVER": LEFTOVER, "LINK": LINK}
    limits |= {"NUMBER": NUMBER, "LINE_OF_POST": LINE_OF_POST}
    made: Shapes = part.Shapes(marks, limits, len(SHAPES))
    return made
