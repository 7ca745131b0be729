"""What a letter costs in a language that does not spell with it, in nats."""

import unicodedata
from functools import cache

from scrubber.encodings import codepage
from scrubber.language import model
from scrubber.language.classes import script
from scrubber.mojibake.tables import tables
from scrubber.mojibake.thresholds import (
    FOREIGN_IN_SCRIPT,
    FOREIGN_SCRIPT,
    LONE,
    NO_LETTER_OF_ANY,
    PRIVATE,
    UNASSIGNED,
    UNKNOWN,
    WORD_OF_ANOTHER_SCRIPT,
)

_SYMBOLS = (
    *(("\u0335", "\u0338"), ("\u2100", "\u214f"), ("\u2190", "\u23ff"), ("\u2500", "\u257f"), ("\u25a0", "\u27bf"), ("\u2b00", "\u2bff")),
    *(("\ufe0f", "\ufe0f"), ("\ufffd", "\ufffd"), ("\U0001f300", "\U0001faff")),
)
"""The first and the last one of each run of signs that any text may hold, though the statistics were learned without them."""
MICRO = "µ"
LETTERS_AS_SIGNS = f"ªº{MICRO}"
FIRST_EAST_ASIAN = "\u3041"
EAST_ASIAN = {"CJK": ("zh", "ja"), "HIRAGANA": ("ja",), "KATAKANA": ("ja",), "HANGUL": ("ko",)}


def foreignness(text: str, language: str) -> float:
    """Nats against the letters and marks of a text that are not the language's own."""
    cost = sum([foreignness_of(char, language) for char in text if not char.isascii()])
    return cost + LONE if cost >= FOREIGN_SCRIPT and len(text) < WORD_OF_ANOTHER_SCRIPT and is_foreign_word(text, language) else cost


def is_foreign_word(text: str, language: str) -> bool:
    """Whether a text is letters of a script that is not the language's; Greek ones stand alone as symbols."""
    return text.isalpha() and all(script(char) != "GREEK" and script(char) not in _scripts(language) for char in text)


@cache
def foreignness_of(char: str, language: str) -> float:
    """Nats against putting a letter into a language that does not spell with it."""
    own = model().letters[language]
    category = unicodedata.category(char)
    if category in ("Cc", "Cn", "Co", "Cs"):
        return PRIVATE if "\ue000" <= char <= "\uf8ff" else UNASSIGNED
    if char in LETTERS_AS_SIGNS:
        return FOREIGN_IN_SCRIPT
    if category == "Nd":
        return 0.0 if char in tables().marks.get(language, "") else FOREIGN_SCRIPT
    symbol = any(first <= char <= last for first, last in _SYMBOLS)
    if category[0] not in "LM" or symbol:
        return 0.0 if symbol or char in _western() or char in tables().joint else UNKNOWN
    if char.lower()[:1] in own:
        return 0.0
    of = script(char)
    if of in EAST_ASIAN:
        return 0.0 if language in EAST_ASIAN[of] else NO_LETTER_OF_ANY
    if category[0] == "M" and (of in _scripts(language) or char in tables().marks.get(language, "")):
        return 0.0
    if char.lower()[:1] not in _letters_of_all() or of == "COMBINING":
        return NO_LETTER_OF_ANY
    return FOREIGN_IN_SCRIPT if of in _scripts(language) or of == "GREEK" else FOREIGN_SCRIPT


def is_mark_or_digit(char: str) -> bool:
    """Whether a character is a mark or a digit."""
    return unicodedata.category(char) == "Nd" or unicodedata.category(char)[0] == "M"


@cache
def _scripts(language: str) -> frozenset[str]:
    return frozenset(map(script, model().letters[language])) or frozenset(("LATIN",))


@cache
def _letters_of_all() -> frozenset[str]:
    return frozenset().union(*model().letters.values())


@cache
def _western() -> frozenset[str]:
    return codepage("windows-1252").high


def is_east_asian(char: str) -> bool:
    """Whether a character is one of those that are written without spaces: Han, kana or Hangul."""
    return char >= FIRST_EAST_ASIAN and script(char) in EAST_ASIAN
