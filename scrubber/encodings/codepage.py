"""Single-byte code pages as browsers read them, and their inverse.

A byte that a code page leaves undefined stands for the C1 control of the same number, as the WHATWG Encoding
Standard has it for the windows code pages: that is how such text reaches us, and it keeps every reading reversible.
"""

from codecs import charmap_build, charmap_decode, charmap_encode
from collections.abc import Mapping
from functools import cache, cached_property
from typing import Any

from scrubber.encodings.characters import REPLACEMENT, kept
from scrubber.encodings.registry import Kind, of_kind

EAST_ASIAN: Mapping[str, str] = {encoding.name: encoding.codec for encoding in of_kind(Kind.MULTI_BYTE) if encoding.web}
"""The East Asian encodings that browsers read, with the name that Python's codecs know them under."""

C1 = range(0x80, 0xA0)
UNDEFINED = "\ufffe"
"""What stands for no character in Python's tables of code pages."""


def undefined_in(read: str) -> frozenset[int]:
    """The bytes that a single-byte code page leaves undefined.

    Parameters:
        read: What its bytes are read as, with U+FFFD for these.
    """
    return frozenset(byte for byte, char in enumerate(read) if char == REPLACEMENT) if REPLACEMENT in read else frozenset()


def with_controls(read: str) -> str:
    """The 256 characters, with C1 controls for undefined bytes."""
    return "".join(chr(byte) if char == REPLACEMENT else char for byte, char in enumerate(read)) if REPLACEMENT in read else read


class CodePage:
    """The 256 characters of a single-byte code page.

    Parameters:
        name: One of `CODEPAGES`.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        read = kept(name)
        self.undefined = undefined_in(read)
        self.chars = with_controls(read)
        self.high = frozenset(self.chars[0x80:])

    @cached_property
    def _map(self) -> Any:
        """What `charmap_encode` takes: undocumented, but some forty times faster than `str.translate`."""
        return charmap_build("".join(char if self.chars.index(char) == byte else UNDEFINED for byte, char in enumerate(self.chars)))

    @cached_property
    def _encoding(self) -> Mapping[int, int]:
        """The byte of each character; where two mean the same one the lower byte counts.

        C1 controls go through: they are bytes that some other reader left alone.
        """
        encoding = {ord(char): byte for byte, char in reversed(list(enumerate(self.chars)))}
        return {byte: byte for byte in C1} | encoding

    def decode(self, data: bytes) -> str:
        """The bytes as a reader with this code page sees them. Never fails."""
        return charmap_decode(data, "strict", self.chars)[0]

    def exact(self, text: str) -> bytes | None:
        """The bytes of `text`, or None if it holds a character that is not one of the 256."""
        try:
            return charmap_encode(text, "strict", self._map)[0]
        except UnicodeEncodeError:
            return None

    def encode(self, text: str) -> bytes | None:
        """The bytes that read as `text` with this code page, or None if there are none."""
        if (data := self.exact(text)) is not None:
            return data
        try:
            return text.translate(_Strict(self._encoding)).encode("latin-1")
        except UnicodeEncodeError:
            return None

    def byte(self, char: str) -> int | None:
        """The byte that reads as the character, or None."""
        return self._encoding.get(ord(char))


class _Strict(dict[int, int]):
    """A translation under which what it does not hold cannot be encoded as latin-1."""

    def __missing__(self, codepoint: int) -> int:
        return 0x100


@cache
def codepage(name: str) -> CodePage:
    """The code page of that name, made when first asked for.

    Raises:
        KeyError: There is no code page of that name.
    """
    return CodePage(name)
