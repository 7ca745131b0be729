"""The first look at a text, which tells of most that nothing speaks for a cut: they end as articles do."""

from enum import IntEnum
from functools import cache
from typing import TYPE_CHECKING

from scrubber.document import Document
from scrubber.kernel import kernel
from scrubber.truncation.endings import Ending
from scrubber.truncation.last_line import UNFINISHED
from scrubber.truncation.lines import LONG, TAIL, lines_from_the_end, reader
from scrubber.truncation.places import COLONS, GOES_ON, LEAST
from scrubber.truncation.prompts import any_may_hold_one, character_counts, compiled_prompts, may_hold_one_without_kernel

if TYPE_CHECKING:
    from scrubber._lines import FirstLook


class Look(IntEnum):
    """What the first look tells of a text."""

    UNSURE = 0  # there may be any sign of a cut
    ENDS_WHOLE = 1  # there is none but that lines within it stop short
    WHOLE = 2  # there is none, unless lines far from its end stop short


def look_at(document: Document, text: str, *, all_lines: bool) -> Look:
    """What the first look tells of a text and of what was taken out of it.

    Parameters:
        document: The text, and what was found in it before.
        text: The text, with the line feeds that it is judged with.
        all_lines: Whether lines far from its end count, too; then one that stops short leaves it unsure.
    """
    compiled = compiled_look()
    if compiled is None or character_counts(text):
        return Look.UNSURE  # without the kernel it would take the time that it saves
    removable = [found.original for found in document.findings if found.replacement == ""]
    if removable and any_may_hold_one(removable):
        return Look.UNSURE
    found = Look(compiled.look(text, all_lines or bool(removable)))  # in what may be boilerplate the article does not go on
    return Look.UNSURE if all_lines and found is Look.ENDS_WHOLE else found


@cache
def compiled_look() -> "FirstLook | None":
    """What takes the first look in the kernel; None without one."""
    part, lines, prompts = kernel("_lines"), reader(), compiled_prompts()
    if part is None or lines is None or prompts is None:
        return None
    limits = {"TAIL": TAIL, "GOES_ON": GOES_ON, "LEAST": LEAST, "LONG": LONG}
    look: FirstLook = part.FirstLook(lines, prompts, UNFINISHED, COLONS, limits)
    return look


def look_without_kernel(text: str, *, all_lines: bool) -> Look:
    """The same of a text alone: how its last line ends, and whether a line of its last part is in capitals or may hold a prompt.

    Parameters:
        text: The text.
        all_lines: Whether that is asked of all lines, and not only of the last ones and four paragraphs.
    """
    found = Look.WHOLE
    behind = tail = 0
    for number, line in enumerate(lines_from_the_end(text)):
        if number >= TAIL and behind >= GOES_ON and not all_lines:
            break
        if number < TAIL:
            tail = text.rfind("\n", 0, line.start) + 1
            if text[line.start : line.end].isupper():
                return Look.UNSURE
        if line.mark.ending is Ending.WHOLE:
            behind += line.width >= LONG
            continue
        if number == 0:
            return Look.UNSURE
        stops_short = line.mark.ending in UNFINISHED and line.width >= LEAST
        if stops_short and (all_lines or (behind < GOES_ON and text[line.mark.start] not in COLONS)):
            found = Look.ENDS_WHOLE
    return Look.UNSURE if may_hold_one_without_kernel(text[tail:]) else found
