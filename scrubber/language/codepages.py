"""Single-byte code pages as browsers read them, and their inverse.

A byte that a code page leaves undefined stands for the C1 control of the same number, as the WHATWG Encoding
Standard has it for the windows code pages: that is how such text reaches us, and it keeps every reading reversible.
Names are those of the Encoding Standard where it knows the code page, else those of IANA.
"""

from codecs import charmap_build, charmap_decode, charmap_encode
from collections.abc import Mapping
from functools import cache

PYTHON_NAMES: Mapping[str, str] = {
    **{f"windows-{n}": f"cp{n}" for n in range(1250, 1259)},
    "latin-1": "latin-1",
    **{f"iso-8859-{n}": f"iso8859-{n}" for n in (2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 14, 15, 16)},
    "mac-roman": "mac-roman",
    "mac-cyrillic": "mac-cyrillic",
    "mac-latin2": "mac-latin2",
    **{f"cp{n}": f"cp{n}" for n in (437, 737, 775, 850, 852, 857, 858, 862, 864, 866)},
    "koi8-r": "koi8-r",
    "koi8-u": "koi8-u",
    "windows-874": "cp874",
}
"""Every code page by its name, with the name that Python's codecs know it under."""

MULTIBYTE_NAMES: Mapping[str, str] = {"gb18030": "gb18030", "big5": "big5", "shift-jis": "cp932", "euc-jp": "euc-jp", "euc-kr": "cp949"}
"""The East Asian encodings, with Python's name for the superset that browsers read them with."""

C1 = range(0x80, 0xA0)
UNDEFINED = "\ufffe"
"""What stands for no character in Python's tables of code pages."""


class CodePage:
    """The 256 characters of a single-byte code page.

    Parameters:
        name: One of `PYTHON_NAMES`.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        raw = bytes(range(256)).decode(PYTHON_NAMES[name], "replace")
        self.undefined = frozenset(byte for byte, char in enumerate(raw) if char == "\ufffd")
        self.chars = "".join(chr(byte) if byte in self.undefined else char for byte, char in enumerate(raw))
        self.high = frozenset(self.chars[0x80:])
        # As the codecs have it: how that works is not documented for others, but it is some forty times faster than `str.translate`.
        first = "".join(char if self.chars.index(char) == byte else UNDEFINED for byte, char in enumerate(self.chars))
        self._map = charmap_build(first)
        # Where two bytes mean the same character the lower one counts. C1 controls go through: they are bytes that
        # some other reader left alone.
        self._encoding = {ord(char): byte for byte, char in reversed(list(enumerate(self.chars)))}
        for byte in C1:
            self._encoding.setdefault(byte, byte)

    def decode(self, data: bytes) -> str:
        """What a reader with this code page makes of the bytes. Never fails."""
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
