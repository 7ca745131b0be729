"""Mojibake written as character references: `&#195;&#169;`, `&Acirc;&copy;`."""

import html.entities
import re

from scrubber.mojibake.draft import Repair

STEP = "written as character references"
REFERENCE = re.compile(r"&(?:#(\d{2,7})|#[xX]([0-9A-Fa-f]{2,6})|([A-Za-z][A-Za-z0-9]{1,7}));")


def references(text: str) -> list[Repair]:
    """Every reference to a non-ASCII character, as a repair that is to be dropped again if no mojibake comes of it.

    A number means the code point of that number. HTML has 128 to 159 stand for windows-1252, but here they are the
    controls that a misreading left.
    """
    return [
        Repair(match.start(), match.end(), char, (STEP,), 0.0)
        for match in REFERENCE.finditer(text)
        if (char := _character(match)) is not None and not char.isascii()
    ]


def _character(match: re.Match[str]) -> str | None:
    decimal, hexadecimal, name = match.groups()
    if name:
        return chr(html.entities.name2codepoint[name]) if name in html.entities.name2codepoint else None
    codepoint = int(decimal) if decimal else int(hexadecimal, 16)
    return chr(codepoint) if codepoint < 0x110000 else None
