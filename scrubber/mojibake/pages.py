"""Pages: 256 characters that bytes were read as, and how to read UTF-8 back out of them.

A page is a code page as browsers read it, or a composite, where a file went through two readers: Excel for Mac writes
what it read as windows-1252 in mac-roman, and the next reader takes that for windows-1252 again, so that an apostrophe
becomes `‰Ûª`. To add a page, add a row to `PAGES`; everything else follows from its characters.
"""

import re
from codecs import charmap_build, charmap_encode, utf_8_decode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache, reduce
from operator import and_, or_
from typing import Any

from scrubber.encodings import EAST_ASIAN, codepage
from scrubber.encodings.characters import REPLACEMENT
from scrubber.encodings.utf8 import SEQUENCE
from scrubber.expressions import expression
from scrubber.language.classes import beyond_ascii
from scrubber.spans import Edit

C1 = range(0x80, 0xA0)
REMEMBERED = 1 << 14  # characters, at most
NO_BYTE = 0x100
AS_RING = "\x81"
LOST = "\ufffe"  # a noncharacter: where a composite page lost the byte on its way, no text holds what it became
SEQUENCES = expression(SEQUENCE)
CONTROL = expression("[\x80-\x9f]")
FEW, MUCH = 4, 20  # characters that tell of a line that it is in no East Asian encoding, and of a line that is told so; only time
NOT_ASCII = expression("[^\x00-\x7f]")
RUNS = expression("[^\x00-\x7f]{2,}")


@dataclass(frozen=True)
class Page:
    """What bytes are read as.

    Parameters:
        name: As rules and messages have it.
        chars: The character of each byte; `LOST` where there is none.
    """

    name: str
    chars: str

    @cached_property
    def bytes(self) -> Mapping[int, int]:
        """Translates characters to their bytes, written as latin-1; what stands for none becomes U+0100.

        C1 controls stand for themselves where the page has no other use for them: some reader left them alone.
        """
        table = _Bytes((i, i) for i in range(0x80))
        for byte in range(0xFF, 0x7F, -1):  # of two bytes that read alike the lower one counts
            if self.chars[byte] != LOST:
                table[ord(self.chars[byte])] = byte
        for control in C1:
            table.setdefault(control, control)
        return table

    @cached_property
    def high(self) -> frozenset[str]:
        """The characters that bytes beyond ASCII are read as."""
        return frozenset(chr(char) for char, byte in self.bytes.items() if byte >= 0x80)

    @cached_property
    def reads(self) -> Mapping[int, str]:
        """The characters that each byte beyond ASCII may have become, as latin-1 numbers them; none where it was lost."""
        reads = dict.fromkeys(range(0x80, 0x100), "")
        for char, byte in self.bytes.items():
            if byte >= 0x80:
                reads[byte] += chr(char)
        return reads

    def is_alien(self, char: str) -> bool:
        """Whether a character is a C1 control for which the page has another character: some other reader left it alone."""
        return "\x80" <= char < "\xa0" and self.chars[ord(char)] != char

    @cached_property
    def leads(self) -> frozenset[str]:
        """The characters that the first byte of a UTF-8 sequence is read as."""
        return frozenset(chr(char) for char, byte in self.bytes.items() if 0xC2 <= byte < 0xF5)

    @cached_property
    def continuations(self) -> frozenset[str]:
        """The characters that the other bytes of a UTF-8 sequence are read as."""
        return frozenset(chr(char) for char, byte in self.bytes.items() if 0x80 <= byte < 0xC0)

    @cached_property
    def sequence(self) -> re.Pattern[str]:
        """Matches a UTF-8 sequence that was read with the page."""
        return re.compile(self.read(SEQUENCE))

    def read(self, pattern: str) -> str:
        """A pattern of bytes, written as latin-1, as one of what the page reads them as."""
        return re.sub("([\x80-\xff])(?:-([\x80-\xff]))?", lambda m: re.escape(_reads(self.reads, *m.groups())), pattern)

    @cached_property
    def _map(self) -> Any:
        """What `charmap_encode` takes: it is some forty times faster than `str.translate`, but knows one byte for each character."""
        return charmap_build("".join(char if self.chars.index(char) == byte else LOST for byte, char in enumerate(self.chars)))

    def as_latin1(self, line: str) -> str:
        """The bytes of a line, written as latin-1; what stands for none becomes a question mark or U+0100."""
        if CONTROL.search(line):
            return line.translate(self.bytes)
        return charmap_encode(line, "replace", self._map)[0].decode("latin-1")

    def read_back(self, line: str) -> list[Edit]:
        """The UTF-8 sequences in a line, each with the character that it spells."""
        return [Edit(match.start(), match.end(), spelled(match[0])) for match in SEQUENCES.finditer(self.as_latin1(line))]


def spelled(sequence: str) -> str:
    """The character that a UTF-8 sequence, its bytes written as latin-1, spells; the halves of a surrogate pair make one."""
    data = sequence.encode("latin-1")
    if len(data) < 6:
        return data.decode("utf-8")
    return data.decode("utf-8", "surrogatepass").encode("utf-16", "surrogatepass").decode("utf-16")


class _Bytes(dict[int, int]):
    def __missing__(self, codepoint: int) -> int:
        return NO_BYTE


def _reads(chars: Mapping[int, str], first: str, last: str | None) -> str:
    return "".join(chars.get(byte, "") for byte in range(ord(first), ord(last or first) + 1))


def _via_mac(last: str) -> str:
    """The characters of windows-1252, written in mac-roman and read with another code page."""
    mac, western, reader = codepage("mac-roman"), codepage("windows-1252").chars, codepage(last).chars
    # A byte that windows-1252 leaves undefined goes through as it is; the one that mac-roman has for Å is lost, since Å is commoner.
    written = [mac.byte(char) if char != AS_RING else None for char in western]
    return "".join(reader[byte] if byte is not None else LOST for byte in written)


SINGLE_BYTE = (
    *("windows-1252", "latin-1", "windows-1250", "windows-1251", "mac-roman", "windows-1254", "windows-1253", "windows-1257"),
    *("iso-8859-2", "iso-8859-15", "iso-8859-9", "windows-1258", "windows-1256", "windows-1255", "cp437", "cp850", "koi8-r"),
    *("koi8-u", "cp866", "iso-8859-5", "iso-8859-7", "iso-8859-13", "cp852", "mac-cyrillic", "windows-874", "iso-8859-16"),
)
"""The single-byte code pages to consider, the commoner ones first: they win where several give the same."""

COMPOSITE = {"windows-1252-via-mac": "windows-1252", "latin-1-via-mac": "latin-1"}
"""Composite pages, with the code page that their last reader used."""

NAMES = (*SINGLE_BYTE, *COMPOSITE)
MULTI_BYTE = tuple(EAST_ASIAN)


@cache
def page(name: str) -> Page:
    """The page of that name, one of `NAMES`."""
    return Page(name, _via_mac(COMPOSITE[name]) if name in COMPOSITE else codepage(name).chars)


@cache
def pages() -> Sequence[Page]:
    """All pages, the commoner ones first."""
    return tuple(map(page, NAMES))


def may_read_back(text: str) -> Iterator[Page]:
    """The pages under which some character of a text would be the first one of a sequence, and the next one belong to it."""
    leads, continuations = _bits()
    runs = "\0".join(RUNS.findall(text))
    found = reduce(or_, map(and_, map(leads.__getitem__, runs), map(continuations.__getitem__, runs[1:])), 0)
    return (one for bit, one in enumerate(pages()) if found >> bit & 1)


def read_alike(text: str, name: str) -> Iterator[str]:
    """The other pages that read each character of a text beyond ASCII from the byte that a page reads it from."""
    alike = reduce(and_, map(_alike(name).__getitem__, set(beyond_ascii(text))), -1)
    return (other for bit, other in enumerate(NAMES) if alike >> bit & 1 and other != name)


class _Alike(dict[str, int]):
    """For each character a bit for every page on which it has the same byte as on one."""

    def __init__(self, own: Page) -> None:
        super().__init__()
        self.own = own

    def __missing__(self, char: str) -> int:
        point = ord(char)
        byte = self.own.bytes[point]
        found = sum(1 << bit for bit, one in enumerate(pages()) if one.bytes[point] == byte)
        if len(self) < REMEMBERED:
            self[char] = found
        return found


@cache
def _alike(name: str) -> _Alike:
    return _Alike(page(name))


class _Bits(dict[str, int]):
    """A bit for each page; none for characters that are in no page."""

    def __missing__(self, char: str) -> int:
        if len(self) < REMEMBERED:
            self[char] = 0
        return 0


@cache
def _bits() -> tuple[_Bits, _Bits]:
    """For each character a bit for every page that reads a first byte of a sequence as it, and the same for further bytes."""
    leads, continuations = _Bits(), _Bits()
    for bit, one in enumerate(pages()):
        for bits, chars in ((leads, one.leads), (continuations, one.continuations)):
            for char in chars:
                bits[char] |= 1 << bit
    return leads, continuations


def read_back_multi_byte(line: str) -> Iterator[tuple[str, str]]:
    """The East Asian encodings that a whole line of UTF-8 may have been read with, each with what it spells then."""
    first = NOT_ASCII.search(line)
    for name in _may_begin(first[0]) if first else MULTI_BYTE:
        try:
            if first and len(line) > MUCH:
                utf_8_decode(line[: first.start() + FEW].encode(EAST_ASIAN[name]), "strict", False)  # most are told by that
            yield name, line.encode(EAST_ASIAN[name]).decode("utf-8")
        except UnicodeError:
            continue


@lru_cache(maxsize=REMEMBERED)
def _may_begin(char: str) -> Sequence[str]:
    """The East Asian encodings in which the bytes of a character may be those that a character of UTF-8 begins with."""
    able: list[str] = []
    for name in MULTI_BYTE:
        data = char.encode(EAST_ASIAN[name], "ignore")
        if data and REPLACEMENT not in utf_8_decode(data, "replace", False)[0]:  # faster than to be told by an exception
            able.append(name)
    return able
