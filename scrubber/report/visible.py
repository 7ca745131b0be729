"""Text on a line of a terminal: what cannot be seen is written as an escape, and the width of all else is known."""

import re
import unicodedata

# Printable for Python, but drawn as nothing: Default_Ignorable_Code_Point in Unicode's DerivedCoreProperties.txt, but for formats.
IGNORABLE = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")
JAMO = re.compile("[\u1161-\u11ff\ud7b0-\ud7fb]")  # vowels and finals of Korean syllables, drawn into the consonant before them
MARKS = 30  # marks on one letter beyond which they are not drawn: the limit of the Stream-Safe Text Format (UAX #15)
SHOWN = 60  # characters of a text that are quoted


def escaped(text: str) -> str:
    """The text on one line, without what could reach a terminal as more than letters: controls, bidi controls, lone surrogates."""
    if text.isprintable() and not IGNORABLE.search(text):
        return text
    return "".join(map(_visible, text))


def quote(text: str) -> str:
    """The text in quotation marks on one line, its middle left out where it is long, and what cannot be seen made visible."""
    if len(text) > SHOWN:
        text = text[: SHOWN - 20] + " … " + text[-17:]
    return f'"{escaped(text)}"'


def pieces(text: str, *, plain_spaces: bool = False) -> list[str]:
    """The characters of a text as a terminal is to show them, each with the marks that stand on it.

    Parameters:
        text: The text.
        plain_spaces: Show white space of all kinds as a space, and not as an escape.
    """
    shown: list[str] = []
    for c in text:
        if _stands_on_another(c):
            if shown and len(shown[-1]) <= MARKS and not shown[-1].startswith("\\"):
                shown[-1] += c
            else:
                shown.append(_escape(c))
        else:
            shown.append(" " if plain_spaces and c.isspace() else _visible(c))
    return shown


def cells(shown: list[str]) -> int:
    """How many cells of a terminal `pieces` take up."""
    return sum(_cells(c) for piece in shown for c in piece)


def first(shown: list[str], room: int) -> list[str]:
    """The pieces from the beginning that fit into so many cells, with an ellipsis if there are more."""
    if cells(shown) <= room:
        return shown
    taken = 0
    for at, piece in enumerate(shown):
        taken += cells([piece])
        if taken > room - 1:
            return [*shown[:at], "…"] if room > 0 else []
    return shown


def last(shown: list[str], room: int) -> list[str]:
    """The same from the end."""
    return first(shown[::-1], room)[::-1]


def without_middle(shown: list[str], room: int) -> list[str]:
    """The pieces at both ends that fit into so many cells, with an ellipsis between if that is not all."""
    if cells(shown) <= room:
        return shown
    start = first(shown, room * 2 // 3)
    return start + last(shown, room - cells(start) + 1)[1:] if start else last(shown, room)


def _cells(c: str) -> int:
    if c.isascii():
        return 1
    return 0 if _stands_on_another(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1


def _stands_on_another(c: str) -> bool:
    if c < "\u0300" or IGNORABLE.match(c):
        return False
    return unicodedata.category(c) in ("Mn", "Me") or JAMO.match(c) is not None


def _visible(c: str) -> str:
    return c if c.isprintable() and not IGNORABLE.match(c) else _escape(c)


def _escape(c: str) -> str:
    return ascii(c)[1:-1]
