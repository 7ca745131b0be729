"""Words with letters beyond ASCII that a language has, by their fingerprints alone.

Where one letter was lost or mistaken, pairs of characters often cannot tell which one it was; whether the word exists
can. The table holds three bytes of each word's CRC-32, made by `training/language/train_words.py`: of words it does not
hold, one in a thousand passes for known (25,000 fingerprints of 16.7 million).
"""

import json
import sys
import unicodedata
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import regex

    WORD: regex.Pattern[str]

TABLE = Path(__file__).with_name("words.bin")
UNASSIGNED = "Cn"  # the category of what is no character yet, as far as Python knows
NOTHING = (0, 0, "")
BYTES = 3  # of each fingerprint, the most significant one first
DOTTED = frozenset(("az", "tr"))  # languages in which the small form of I is ı and that of İ is i
DOTS = str.maketrans("Iİ", "ıi")


def __getattr__(name: str) -> object:
    """Make `WORD`, which matches a word, when it is first asked for: `regex` takes a while to load."""
    if name != "WORD":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import regex

    # The marks belong to it: without them Hindi falls to pieces of two letters.
    return globals().setdefault(name, regex.compile(r"\p{L}[\p{L}\p{M}]*"))


def fingerprint(word: str) -> int:
    """Compute the number below 2 ** 24 that stands for the word."""
    return zlib.crc32(word.encode("utf-8", "surrogatepass")) & 0xFFFFFF


class Fingerprints(AbstractSet[int]):
    """Sorted numbers, as they stand in the table: looked up one by one, since making a set of all takes longer than a text does.

    Parameters:
        block: `BYTES` of each.
    """

    def __init__(self, block: bytes) -> None:
        self.block = block

    @cached_property
    def numbers(self) -> "array[int]":
        """The numbers; the kernel does without and reads the block."""
        wide = bytearray(len(self.block) // BYTES * 4)  # four bytes each, so that an array can hold them
        for at in range(BYTES):
            wide[4 - BYTES + at :: 4] = self.block[at::BYTES]
        numbers = array("I", bytes(wide))
        if sys.byteorder == "little":
            numbers.byteswap()
        return numbers

    def __contains__(self, number: object) -> bool:
        at = bisect_left(self.numbers, number) if isinstance(number, int) else len(self)
        return at < len(self) and self.numbers[at] == number

    def __iter__(self) -> Iterator[int]:
        return iter(self.numbers)

    def __len__(self) -> int:
        return len(self.block) // BYTES


@cache
def words(language: str) -> Fingerprints:
    """Load the fingerprints of a language's words; none for a language that the table does not hold.

    Parameters:
        language: Its ISO 639-1 code.
    """
    first, count, _ = _head()[1].get(language, NOTHING)
    with TABLE.open("rb") as table:
        table.seek(_head()[0] + BYTES * first)
        return Fingerprints(table.read(BYTES * count))


@cache
def letters(language: str) -> frozenset[str]:
    """ASCII, and the letters and marks of a language's words in lower case; none for Chinese, Japanese and Korean."""
    own = _head()[1].get(language, NOTHING)[2]
    return frozenset(map(chr, range(0x80))).union(own) if own else frozenset()


@cache
def _head() -> tuple[int, Mapping[str, tuple[int, int, str]]]:
    """Where the words begin; and for each language where its own begin, how many there are, and their letters."""
    with TABLE.open("rb") as table:
        head = table.readline()
    return len(head), json.loads(head)


def lower(word: str, language: str) -> str:
    """Lower-case a word as the language does."""
    return (word.translate(DOTS) if language in DOTTED else word).lower()


def is_word(word: str, language: str) -> bool:
    """Tell whether a word is known in a language, as it stands, capitalised or in capitals.

    Parameters:
        word: Letters only, as `WORD` finds them. Words in ASCII are never known: the table does not hold any.
        language: An ISO 639-1 code.
    """
    if word.isascii():
        return False
    known = words(language)
    if not known:
        return False
    word = unicodedata.normalize("NFC", word)  # Vietnamese of windows-1258 is decomposed
    small = lower(word, language)
    own = letters(language)
    if own and not own.issuperset(small):  # its fingerprint is a known one by chance
        return False
    if fingerprint(word) in known:
        return True
    capitals = word.isupper()
    if small == word or not (capitals or small[1:] == word[1:]):  # McNAMÉE is neither of the two
        return False
    return fingerprint(small) in known or (capitals and fingerprint(title(small, language)) in known)


def title(small: str, language: str) -> str:
    """Capitalise a word in lower case as the language does: names are known in that form."""
    first = "İ" if language in DOTTED and small[:1] == "i" else small[:1].upper()
    return first + small[1:]


def assigned(text: str) -> str:
    """Give the text with a space for what is no character as far as Python knows: `regex` may know more of them."""
    return "".join(char if unicodedata.category(char) != UNASSIGNED else " " for char in text)


def is_letter(char: str) -> bool:
    """Tell whether a word may begin with a character, as `WORD` has it."""
    return unicodedata.category(char)[0] == "L"


def is_mark(char: str) -> bool:
    """Tell whether a character belongs to the word before it without being a letter."""
    return unicodedata.category(char)[0] == "M"


COMPOSING = frozenset("\u09be\u09d7\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0cc2\u0cd5\u0cd6\u0d3e\u0d57\u0dca\u0dcf\u0ddf\u0fb5\u0fb7\u102e\u1b35")
"""Marks of the classes of `_stays` that make one character together with the one before them."""


def is_simple(char: str) -> bool:
    """Whether a character of a word is the same in each normal form, whatever stands beside it, and its small form is one character."""
    if char > "\uffff" or "\u1100" <= char < "\u1200" or char == "Σ" or len(char.lower()) != 1:
        return False
    if not char.isalpha() and not _stays(char):
        return False
    return unicodedata.is_normalized("NFC", char) and (char.lower() == char or char.isupper())


def _stays(char: str) -> bool:
    """Tell whether a mark composes with no character and changes places with none: a vowel sign of India, or what silences a vowel."""
    return unicodedata.category(char)[0] == "M" and unicodedata.combining(char) in (0, 9) and char not in COMPOSING
