"""No-break spaces that became plain ones."""

import re
from collections.abc import Iterator
from functools import cache

from scrubber.language import model
from scrubber.language.classes import script
from scrubber.mojibake.foreign import foreignness_of
from scrubber.mojibake.lost.certainty import SAFE_GAIN
from scrubber.mojibake.lost.losses import reads_whole
from scrubber.mojibake.pages import page as page_of
from scrubber.mojibake.pages import spelled
from scrubber.mojibake.reading import Change
from scrubber.mojibake.tables import tables
from scrubber.mojibake.thresholds import FOREIGN_SCRIPT

SPACED = "[\xe1-\xec\xee\xef](?: [\x80-\xbf]|(?<![\xe2])[\x80-\xbf] )"
"""Three bytes of a character, one of them a space; behind `â€` a dropped control is as likely."""
LEADS = "\xe1\xe3\xe4\xe5\xe6\xe7\xe8\xe9\xea\xeb\xec\xee\xef"  # the first of these bytes, but the one behind which the space comes next
BEFORE = "abcdefghijklmnopqrstuvwxyz0123456789.,;:!?%)”’»"
CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def no_break_spaces(line: str, name: str, language: str, *, within: bool) -> Iterator[Change]:
    """Where, with a page that is proven, a no-break space became a plain one and nothing else can have stood there.

    One is a no-break space of its own: its first byte reads as a capital, a sign or a letter of another script; behind a
    small letter of ASCII, a digit or a full stop, and before a space, nobody writes that, and behind capitals no language
    that lacks the letter, if nothing else in the line tells of another one. The others are the space within three bytes of one character.

    Parameters:
        language: The language of what the page reads.
        within: Whether to look within characters, too: nothing else may have been lost. A character that no text of
            ours holds is none: in lower case, the first of two bytes looks like the first of three. Nor is one of a script that
            is not the language's: `ì –` is no Hangul.
    """
    first = page_of(name).chars[0xC2]
    if f"{first} " in line and (script(first) != "LATIN" or not first.islower()):
        before = BEFORE if first.lower() in model().letters[language] or not _is_misread(line, f"{first} ", name) else BEFORE + CAPITALS
        at = line.find(f"{first} ", 1)
        while at >= 0:
            if line[at - 1] in before:
                yield _change(at, at + 2, "\xa0")
            at = line.find(f"{first} ", at + 1)
    for match in _spaced(name).finditer(line) if within and _may_be_spaced(line, name) else ():
        char = spelled(page_of(name).as_latin1(match[0]).replace(" ", "\xa0"))
        if char in tables().joint and foreignness_of(char, language) < FOREIGN_SCRIPT:
            yield _change(*match.span(), char)


def _is_misread(line: str, spaces: str, name: str) -> bool:
    """Whether a page explains all that a line holds beyond ASCII; else it is in a language that has the letter (`FRANCHI DÂ GUINÌA`)."""
    return reads_whole(line.replace(spaces, " "), name)


def _may_be_spaced(line: str, name: str) -> bool:
    """Whether a space stands where one may be that is a byte of a character: most lines tell without the expression."""
    chars = page_of(name).chars
    return any(lead in line for lead in (chars[ord(byte)] for byte in LEADS)) or f"{chars[0xE2]} " in line


@cache
def _spaced(name: str) -> re.Pattern[str]:
    """Matches what a page reads three such bytes as."""
    return re.compile(page_of(name).read(SPACED))


def _change(start: int, end: int, char: str) -> Change:
    return Change(start, end, char, SAFE_GAIN)
