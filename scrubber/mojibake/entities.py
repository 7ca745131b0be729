"""Mojibake written as character references: `&#195;&#169;`, `&Acirc;&copy;`."""

import re

from scrubber.expressions import expression
from scrubber.spans import Edit

REFERENCE = expression(r"&(?:#(\d{2,7})|#[xX]([0-9A-Fa-f]{2,6})|([A-Za-z][A-Za-z0-9]{1,7}));")


ASCII = ("amp", "lt", "gt", "quot")  # what most references are to, of which nothing has to be known


def may_be_bytes(text: str) -> bool:
    """Whether two references stand side by side, or one beside a character beyond ASCII: one byte of damage alone means nothing."""
    end = -1
    for match in REFERENCE.finditer(text):
        if match.start() == end or text[match.start() - 1 : match.start()] > "\x7f" or text[match.end() : match.end() + 1] > "\x7f":
            return True
        end = match.end()
    return False


def references(text: str) -> list[Edit]:
    """Every reference to a character beyond ASCII, resolved. What no repair needs is to be dropped again.

    A number means the code point of that number. HTML has 128 to 159 stand for windows-1252, but here they are the
    controls that a misreading left.
    """
    return [
        Edit(match.start(), match.end(), char)
        for match in REFERENCE.finditer(text)
        if (char := _character(match)) is not None and not char.isascii()
    ]


def _character(match: re.Match[str]) -> str | None:
    decimal, hexadecimal, name = match.groups()
    if name in ASCII:
        return None
    if name:
        import html.entities  # it takes a while to load

        return chr(html.entities.name2codepoint[name]) if name in html.entities.name2codepoint else None
    codepoint = int(decimal) if decimal else int(hexadecimal, 16)
    return chr(codepoint) if codepoint < 0x110000 else None
