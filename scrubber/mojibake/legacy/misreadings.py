"""Which code pages text of a language was written in and read with, and which characters each pair of them leaves.

A misreading stands for a line only if every character beyond ASCII is one of the code page that the line was read
with, and becomes a letter of the language or a sign. That leaves few misreadings, often none. To ask of all of them at
once, each is one bit of a long integer: a block of `BLOCK` bits for each pair of code pages, in it a bit for each
language.
"""

import struct
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import compress
from operator import ne
from typing import NamedTuple
from unicodedata import category

from scrubber.encodings import EAST_ASIAN as MULTI_BYTE
from scrubber.encodings import codepage
from scrubber.language import model
from scrubber.language.classes import script
from scrubber.mojibake.tables import tables

WESTERN = ("windows-1252", "mac-roman", "cp850")  # cp437 has the letters of Western languages where cp850 has them
CENTRAL = ("windows-1250", "iso-8859-2", "cp852", "mac-latin2")
CYRILLIC = ("windows-1251", "koi8-r", "cp866", "iso-8859-5", "mac-cyrillic")
BALTIC = ("windows-1257", "iso-8859-13", "cp775")
WRITTEN: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys("de fr es pt it sv da nb nn fi nl is en ca ga af tl".split(), WESTERN),
    **dict.fromkeys("pl cs sk hu hr sl bs".split(), CENTRAL),
    **dict.fromkeys("ru bg mk sr be".split(), CYRILLIC),
    **dict.fromkeys("kk mn".split(), ("windows-1251",)),
    **dict.fromkeys("lt lv".split(), BALTIC),
    **dict.fromkeys("tr az".split(), ("windows-1254", "cp857")),
    **dict.fromkeys("fa ur".split(), ("windows-1256",)),
    "ar": ("windows-1256", "iso-8859-6"),
    "cy": ("windows-1252",),
    "el": ("windows-1253", "iso-8859-7", "cp737"),
    "et": (*BALTIC, "windows-1252"),
    "he": ("windows-1255", "cp862"),
    "ro": ("windows-1250", "iso-8859-2", "iso-8859-16", "cp852"),
    "sq": ("windows-1252", "windows-1250"),
    "th": ("windows-874",),
    "uk": ("windows-1251", "koi8-u", "cp866", "iso-8859-5", "mac-cyrillic"),
    "vi": ("windows-1258",),
}
"""The single-byte code pages that a language was written in, the commoner ones first."""
READ = (
    *("windows-1252", "latin-1", "windows-1250", "windows-1251", "windows-1253", "windows-1254", "windows-1257", "mac-roman"),
    *("cp437", "cp850"),
)
"""The code pages that text is read with by mistake, the commoner ones first: they win where several give the same."""
EAST_ASIAN: Mapping[str, str] = {"gb18030": "zh", "big5": "zh", "shift-jis": "ja", "euc-jp": "ja", "euc-kr": "ko"}
"""The language of each East Asian encoding."""
C1 = frozenset(map(chr, range(0x80, 0xA0)))
MISTAKEN: Mapping[str, str] = {"cs": "ąęľ"}
"""Letters that the statistics of a language have from text that was damaged itself."""
PUNCTUATION = frozenset("‘’‚“”„‹›«»–—…•°½€£§©®™¿¡ªº²³×\xa0\xad،؛؟")
"""The signs that text of any language may hold: what a repair may put in."""
QUIET = PUNCTUATION | frozenset("·‧´ʼʻˈː−±")
"""Signs that stand rightly beside letters and inside words: evidence of nothing."""
OF_ANY_SCRIPT = frozenset(("Po", "Pd", "Pi", "Pf", "Sc", "Nd", "Cf", "Lm"))  # categories of what text of another script may hold
WITH_MARKS = frozenset(("vi", "he", "ar", "fa", "ur", "th"))  # languages whose code pages hold combining characters
BLOCK = 64  # bits for each pair of code pages, one for each language of WRITTEN

CODES = tuple(WRITTEN)
ALL = (1 << len(CODES)) - 1
PAGES = sorted(dict.fromkeys(page for pages in WRITTEN.values() for page in pages), key=lambda page: not page.startswith("windows-"))
PAIRS = tuple((written, read) for read in READ for written in PAGES)
_WRITES = {page: sum(1 << i for i, code in enumerate(CODES) if page in WRITTEN[code]) for page in PAGES}


BLOCKS = ("legacy chars", "legacy characters", "legacy records", "legacy sets")
"""The blocks of `tables.bin` that tell of misreadings: see `legacy.compiled.blocks`."""


class Misreading(NamedTuple):
    """Text of a language, the code page that it was written in and the one that it was read with."""

    language: str
    written: str
    read: str


def undo(text: str, written: str, read: str) -> str | None:
    """What a text says if it was written in one code page and read with another; None if it cannot have come about so.

    Characters that a single-byte code page lacks stay as they are.
    """
    if written not in MULTI_BYTE:
        return text.translate(swap(written, read))
    data = codepage(read).encode(text)
    try:
        return data.decode(MULTI_BYTE[written]) if data else None
    except UnicodeDecodeError:
        return None


@cache
def swap(written: str, read: str) -> Mapping[int, str]:
    """What each character of the one code page would be in the other, where that differs."""
    was, now = codepage(read).chars[128:], codepage(written).chars[128:]
    return dict(compress(zip(_points(read), now, strict=True), map(ne, was, now)))  # a third of the time of a comprehension


@cache
def _points(read: str) -> Sequence[int]:
    """The code points of a code page beyond ASCII."""
    return list(map(ord, codepage(read).chars[128:]))


@cache
def readable(read: str) -> frozenset[str]:
    """The characters beyond ASCII that text has which was read with a code page."""
    return codepage(read).high | C1


@cache
def readable_somehow() -> frozenset[str]:
    """The characters beyond ASCII of text that was read with any of the code pages."""
    return frozenset().union(*map(readable, READ))


# Languages and their letters.


def written_with(language: str) -> frozenset[str]:
    """The letters beyond ASCII that a language is written with, in lower case."""
    return model().letters[language].difference(MISTAKEN.get(language, ()))


def has(language: str, letter: str) -> bool:
    """Whether a language is written with a letter in lower case."""
    return letter in model().letters[language] and letter not in MISTAKEN.get(language, ())


@cache
def is_latin(language: str) -> bool:
    """Whether a language is written in Latin script."""
    return all(script(char) in ("LATIN", "COMBINING") for char in model().letters[language])


def is_foreign(char: str, language: str) -> bool:
    """Whether a character tells that a text is none of a language: English and other scripts have no Latin letters beyond ASCII."""
    return bool(_foreign(char) >> CODES.index(language) & 1)


@cache
def _foreign(char: str) -> int:
    """A bit for each language to which a character is foreign."""
    if char.isalpha():
        return ALL & ~(_writers(char.lower()[0]) & latin() & ~(1 << CODES.index("en")))
    return 0 if char in QUIET else ALL


def _writers(letter: str) -> int:
    """A bit for each language that is written with a letter in lower case."""
    return _all_writers().get(letter, 0)


@cache
def _all_writers() -> Mapping[str, int]:
    writers: dict[str, int] = defaultdict(int)
    for i, code in enumerate(CODES):
        for letter in written_with(code):
            writers[letter] |= 1 << i
    return writers


@cache
def latin() -> int:
    """A bit for each language in Latin script."""
    return _bits(map(is_latin, CODES))


@cache
def _with_marks() -> int:
    """A bit for each language whose code pages hold combining characters."""
    return _bits(code in WITH_MARKS for code in CODES)


# Misreadings as bits.


def in_all_pairs(languages: int) -> int:
    """The bits of all misreadings of some languages, which are given as bits."""
    return languages * _ones()


def misreadings(bits: int) -> Iterator[tuple[str, str, Sequence[str]]]:
    """The pairs of code pages that have a bit, each with the languages whose bits these are."""
    blocks = struct.unpack(f"<{len(PAIRS)}Q", bits.to_bytes(8 * len(PAIRS), "little"))
    for (written, read), block in compress(zip(PAIRS, blocks, strict=True), blocks):
        yield written, read, _named(block)


@lru_cache(maxsize=1 << 10)
def _named(languages: int) -> Sequence[str]:
    """The languages that have a bit."""
    return [code for i, code in enumerate(CODES) if languages >> i & 1]


def fitting(high: frozenset[str]) -> tuple[int, int]:
    """A bit for each misreading that may have left all of some characters; and for each of which one of them tells, too."""
    fits, telling = in_all_pairs(ALL), 0
    for char in high:
        can_be, tells = masks(char)
        fits &= can_be
        if not fits:
            return 0, 0
        telling |= tells
    return fits, fits & telling


@cache
def masks(char: str) -> tuple[int, int]:
    """A bit for each misreading that may have left a character; and for each of which the character tells: it is foreign, and changes."""
    chars, characters, records, sets = _table()
    if (at := bisect_left(chars, char)) == len(chars) or chars[at] != char:
        # Signs that are in no code page, but in any text.
        return (in_all_pairs(ALL), 0) if category(char) in ("Po", "Pd", "Pi", "Pf", "Cf") and char < "\u2070" else (0, 0)
    record = struct.Struct(f"<{3 * len(PAGES)}H")
    numbers = [
        number for at in characters[(at * (1 + len(READ))) + 1 :][: len(READ)] for number in record.unpack_from(records, at * record.size)
    ]
    fits, telling = (_pack([sets[number] for number in numbers[kind::3]]) for kind in (0, 1))
    return fits, telling


@cache
def _table() -> tuple[str, Sequence[int], bytes, Sequence[int]]:
    """What `legacy.compiled` writes of the characters of all code pages: to make these takes longer than a text does."""
    chars, characters, records, sets = map(tables().block, BLOCKS)
    return (
        chars.decode(),
        struct.unpack(f"<{len(characters) // 2}H", characters),
        records,
        struct.unpack(f"<{len(sets) // 8}Q", sets),
    )


def masks_from_code_pages(char: str) -> tuple[int, int]:
    """The same as `masks` of a character that some code page has, computed."""
    bytes_of = [bytes_.get(char) for bytes_ in _bytes()]
    blocks = {byte: _blocks(char, byte) for byte in set(bytes_of)}
    size = BLOCK // 8 * len(PAGES)
    fits, telling = (int.from_bytes(b"".join([blocks[byte][i].to_bytes(size, "little") for byte in bytes_of]), "little") for i in (0, 1))
    return fits & in_all_pairs(ALL), telling & in_all_pairs(ALL)


@cache
def _bytes() -> Sequence[Mapping[str, int]]:
    """For each code page that text is read with by mistake the byte of each character beyond ASCII."""
    return [dict(zip(codepage(read).chars[0x80:], range(0x80, 0x100), strict=True)) for read in READ]


def _blocks(char: str, byte: int | None) -> tuple[int, int]:
    """The bits of a character that a code page reads from a byte, if it has it, in a block for each code page that may have written it."""
    if byte is None:
        return 0, 0
    chars, put_in = _written_as(byte)
    stays = _pack([of if char == other else 0 for of, other in zip(_WRITES.values(), chars, strict=True)]) if char in chars else 0
    changes = put_in & ~stays
    return changes | (stays & _in_all_pages(_kept(char))), changes & _in_all_pages(_foreign(char))


@cache
def _written_as(byte: int) -> tuple[Sequence[str], int]:
    """What a byte is in each code page, and the bits of that as what a repair puts in."""
    chars = _columns()[byte]
    return chars, _pack([of & _put_in(char) for of, char in zip(_WRITES.values(), chars, strict=True)])


@cache
def _columns() -> Sequence[Sequence[str]]:
    """For each byte what it is in each code page."""
    return list(zip(*[codepage(page).chars for page in PAGES], strict=True))


@cache
def _in_all_pages(languages: int) -> int:
    return _pack([languages] * len(PAGES))


def _kept(char: str) -> int:
    """A bit for each language whose text may hold a character that no misreading changes."""
    if "\x80" <= char <= "\x9f":
        return 0
    return ALL if not char.isalpha() or script(char) in ("LATIN", "MICRO") else _put_in(char)


@cache
def _put_in(char: str) -> int:
    """A bit for each language that is written with a character that a repair puts in."""
    if "\x80" <= char <= "\x9f":
        return 0
    if char.isalpha():
        return _writers(char.lower()[0])
    if category(char)[0] == "M":
        return _with_marks()
    return ALL if char in PUNCTUATION else ALL & ~latin() if category(char) in OF_ANY_SCRIPT else 0


def _bits(flags: Iterator[bool]) -> int:
    return sum(1 << i for i, flag in enumerate(flags) if flag)


def _pack(blocks: list[int]) -> int:
    return int.from_bytes(struct.pack(f"<{len(blocks)}Q", *blocks), "little")


@cache
def _ones() -> int:
    """The first bit of each block, but of those of a code page read with itself."""
    return _pack([int(written != read) for written, read in PAIRS])
