"""UTF-8 read with another code page: which characters of a run can be read back, and what they say then."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from scrubber.language.codepages import MULTIBYTE_NAMES, CodePage, codepage

PAGES = (
    *("windows-1252", "latin-1", "windows-1250", "windows-1251", "mac-roman", "windows-1254", "windows-1253", "windows-1257"),
    *("iso-8859-2", "iso-8859-15", "iso-8859-9", "windows-1258", "windows-1256", "windows-1255", "cp437", "cp850", "koi8-r"),
    *("koi8-u", "cp866", "iso-8859-5", "iso-8859-7", "iso-8859-13", "cp852", "mac-cyrillic", "windows-874"),
)
"""The single-byte code pages to consider, the commoner ones first: they win where several give the same."""

SEQUENCE = (
    "[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xef][\x80-\xbf]{2}"
    "|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}"
)
SEQUENCES = re.compile(f"(?:{SEQUENCE})+")
NO_BYTE = 0x100


class _Bytes(dict[int, int]):
    """Translates characters to the bytes they stand for, written as latin-1; what stands for none becomes U+0100."""

    def __init__(self, page: CodePage) -> None:
        super().__init__((i, i) for i in range(0x80))
        for char in page.high:
            byte = page.byte(char)
            assert byte is not None
            self[ord(char)] = byte
        for control in range(0x80, 0xA0):
            self.setdefault(control, control)

    def __missing__(self, codepoint: int) -> int:
        return NO_BYTE


@cache
def byte_table(name: str) -> _Bytes:
    """The translation for a code page, made when first needed."""
    return _Bytes(codepage(name))


@cache
def sequences(name: str) -> re.Pattern[str]:
    """Matches the first characters that are UTF-8 read with the code page: `SEQUENCES` for text as it stands."""
    standing_for: dict[int, str] = {}
    for codepoint, byte in byte_table(name).items():
        standing_for[byte] = standing_for.get(byte, "") + chr(codepoint)
    return re.compile(re.sub("([\x80-\xff])(?:-([\x80-\xff]))?", lambda m: re.escape(_standing_for(standing_for, *m.groups())), SEQUENCE))


def _standing_for(chars: Mapping[int, str], first: str, last: str | None) -> str:
    return "".join(chars.get(byte, "") for byte in range(ord(first), ord(last or first) + 1))


@cache
def multibyte_sequences() -> re.Pattern[bytes]:
    """Matches a line that is UTF-8 from end to end, written in bytes. `?` stands for what could not be written."""
    return re.compile(rf"^(?:[\x00-\x09\x0b-\x3e\x40-\x7f]|{SEQUENCE})+$".encode("latin-1"), re.MULTILINE)


def pages(runs: str) -> Sequence[str]:
    """The code pages under which something may be read back in the runs, which are given a line for each."""
    multibyte = [name for name, codec in MULTIBYTE_NAMES.items() if multibyte_sequences().search(runs.encode(codec, "replace"))]
    return single_byte_pages(runs) + multibyte


def single_byte_pages(text: str) -> list[str]:
    """Those of `PAGES` under which something in the text may be read back."""
    chars = frozenset(text)
    return [name for name in PAGES if not leads(name).isdisjoint(chars) and sequences(name).search(text)]


@cache
def leads(name: str) -> frozenset[str]:
    """The characters that the first byte of a sequence reads as."""
    return frozenset(codepage(name).chars[0xC2:0xF5])


def decode(sequences: str) -> str | None:
    """The text that bytes, written as latin-1, spell in UTF-8, surrogate pairs (CESU-8) included; None if they spell none."""
    data = sequences.encode("latin-1")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("utf-8", "surrogatepass").encode("utf-16", "surrogatepass").decode("utf-16")
    except UnicodeDecodeError:
        return None


def read_back(text: str, name: str) -> list[tuple[int, int, str]]:
    """The spans of `text` that are UTF-8 read with the single-byte code page, and what each spells."""
    data = codepage(name).exact(text)
    as_bytes = text.translate(byte_table(name)) if data is None else data.decode("latin-1")
    return [(m.start(), m.end(), said) for m in SEQUENCES.finditer(as_bytes) if (said := decode(m[0])) is not None]


def read_back_multibyte(text: str, name: str) -> str | None:
    """What the whole of `text` spells in UTF-8 if it was read with the East Asian encoding; None if it spells nothing."""
    try:
        return text.encode(MULTIBYTE_NAMES[name]).decode("utf-8")
    except UnicodeError:
        return None
