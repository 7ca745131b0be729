"""No-break spaces that became plain ones."""

import re
from collections.abc import Iterator
from functools import cache

from scrubber.language import model
from scrubber.language.classes import script
from scrubber.mojibake.pages import page as page_of
from scrubber.mojibake.pages import spelled
from scrubber.mojibake.reading import Change
from scrubber.mojibake.tables import tables

SPACED = "[\xe1-\xec\xee\xef](?: [\x80-\xbf]|(?<![\xe2])[\x80-\xbf] )"
"""Three bytes of a character, one of them a space; behind `â€` a dropped control is as likely."""


def no_break_spaces(line: str, name: str, language: str, *, within: bool) -> Iterator[Change]:
    """Where, with a page that is proven, a no-break space became a plain one and nothing else can have stood there.

    One is a no-break space of its own: its first byte reads as a capital, a sign or a letter of another script; behind a
    small letter of ASCII, a digit or a full stop, and before a space, nobody writes that, and behind capitals no language
    that lacks the letter. The others are the space within three bytes of one character.

    Parameters:
        language: The language of what the page reads.
        within: Whether to look within characters, too: nothing else may have been lost. A character that no text of
            ours holds is none: in lower case, the first of two bytes looks like the first of three.
    """
    first = page_of(name).chars[0xC2]
    if f"{first} " in line and (script(first) != "LATIN" or not first.islower()):
        before = "[a-z0-9.,;:!?%)”’»]" if first.lower() in model().letters[language] else "[A-Za-z0-9.,;:!?%)”’»]"
        for match in re.finditer(f"(?<={before}){re.escape(first)} ", line):
            yield _change(match, "\xa0")
    for match in _spaced(name).finditer(line) if within else ():
        char = spelled(page_of(name).as_latin1(match[0]).replace(" ", "\xa0"))
        if char in tables().joint:
            yield _change(match, char)


@cache
def _spaced(name: str) -> re.Pattern[str]:
    """Matches what a page reads three such bytes as."""
    return re.compile(page_of(name).read(SPACED))


def _change(match: re.Match[str], char: str) -> Change:
    from scrubber.mojibake.lost.certainty import SAFE_GAIN  # it takes a while to load

    return Change(match.start(), match.end(), char, SAFE_GAIN)
