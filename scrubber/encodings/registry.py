"""The encodings, a row for each: everything that the package lists about them is derived from here.

A name is that of the WHATWG Encoding Standard where it knows the encoding, else that of IANA, else Python's, in lower
case with hyphens. Five keep the name that people know them by: `latin-1`, `mac-roman` (macintosh), `mac-cyrillic`
(x-mac-cyrillic), `cp866` (ibm866) and the other code pages of IBM (`cp437`, `cp037`, ...).

The order counts. Where two encodings read the same bytes alike, the one that stands first gives the name; and of an
encoding and its supersets the smallest stands first.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache


class Kind(Enum):
    """How an encoding writes characters in bytes."""

    SINGLE_BYTE = "single-byte"
    """A byte is a character, and the first 128 are those of ASCII, give or take a sign."""

    DECOMPOSED = "decomposed"
    """A byte is a character, but a letter may take two: its tone is a combining character of its own."""

    MULTI_BYTE = "multi-byte"
    """A byte or more is a character."""

    EBCDIC = "EBCDIC"
    """A byte is a character, and letters are not where ASCII has them: mainframe code pages, whose space is 0x40."""

    SEVEN_BIT = "seven-bit"
    """All bytes are ASCII; escape sequences switch between alphabets."""

    UTF = "UTF"
    """A transformation format of Unicode."""


@dataclass(frozen=True, slots=True)
class Encoding:
    """An encoding.

    Parameters:
        name: The name that rules, messages and code of this package use.
        codec: Python's name for it.
        kind: How it writes characters.
        languages: ISO 639-1 codes of those written in it, as far as there are statistics for them.
        cost: The prior of detection, in nats: by how much an encoding that is this rare must read better than a common
            one. None: never guessed, only followed where a declaration, a mark or an escape sequence names it.
        labels: The names that declare it on the web, in lower case, where Python takes them to mean something else.
        web: Whether browsers read it: it is the Encoding Standard's reading of its labels.
        bom: The byte order mark that it may begin with.
    """

    name: str
    codec: str
    kind: Kind
    languages: tuple[str, ...] = ()
    cost: float | None = None
    labels: tuple[str, ...] = ()
    web: bool = False
    bom: bytes = b""


# Those of the script and region that a code page was made for.
_WESTERN = "en de fr es pt it nl sv da nb nn fi is ca ga id ms af la eu cy sq sw tl so"
_CENTRAL = "pl cs hu sk hr sl bs ro sq de"
_BALTIC = "lt lv et"

# The labels of the Encoding Standard (section 4.2, "Names and labels") that Python reads otherwise.
_WINDOWS_1252 = (
    "ascii us-ascii ansi_x3.4-1968 iso-8859-1 iso8859-1 iso88591 latin1 latin-1 l1 cp819 ibm819 x-cp1252 iso-ir-100 windows-1252"
)
_WINDOWS_1254 = "iso-8859-9 iso8859-9 iso_8859-9 latin5 l5 x-cp1254 windows-1254"
_WINDOWS_874 = "tis-620 tis620 iso-8859-11 iso8859-11 windows-874 dos-874"
_GB18030 = "gb2312 gb_2312-80 gbk x-gbk cp936 euc-cn chinese csgb2312 gb18030"
_BIG5 = "big5 big5-hkscs x-x-big5 cn-big5"
_SHIFT_JIS = "shift_jis shift-jis sjis x-sjis ms_kanji windows-31j cp932 ms932"
_EUC_JP = "euc-jp x-euc-jp eucjp"
_EUC_KR = "euc-kr ks_c_5601-1987 ksc5601 korean windows-949 cp949 uhc"
_ISO_2022_JP = "iso-2022-jp csiso2022jp"


def _row(
    kind: Kind,
    name: str,
    codec: str,
    languages: str = "",
    cost: float | None = None,
    *,
    labels: str = "",
    web: bool = False,
    bom: bytes = b"",
) -> Encoding:
    return Encoding(name, codec, kind, tuple(languages.split()), cost, tuple(labels.split()), web, bom)


# The costs were set by hand on other projects' test files and single sentences (docs/decoding.md); they matter only
# where the text says little. A cost of 0.7 is a factor of two, 2 of seven, 6 of four hundred.
_SINGLE_BYTE = (
    _row(Kind.SINGLE_BYTE, "windows-1252", "cp1252", _WESTERN, 0, labels=_WINDOWS_1252, web=True),
    _row(Kind.SINGLE_BYTE, "windows-1250", "cp1250", _CENTRAL, 2, web=True),
    _row(Kind.SINGLE_BYTE, "windows-1251", "cp1251", "ru uk bg be sr mk kk mn", 0, web=True),
    _row(Kind.SINGLE_BYTE, "windows-1253", "cp1253", "el", 0, web=True),
    _row(Kind.SINGLE_BYTE, "windows-1254", "cp1254", "tr az", 0.7, labels=_WINDOWS_1254, web=True),
    _row(Kind.SINGLE_BYTE, "windows-1255", "cp1255", "he", 0, web=True),
    _row(Kind.SINGLE_BYTE, "windows-1256", "cp1256", "ar fa ur", 0, web=True),
    _row(Kind.SINGLE_BYTE, "windows-1257", "cp1257", _BALTIC, 0.7, web=True),
    _row(Kind.SINGLE_BYTE, "windows-874", "cp874", "th", 0, labels=_WINDOWS_874, web=True),
    _row(Kind.SINGLE_BYTE, "koi8-r", "koi8-r", "ru bg", 1.5, web=True),
    _row(Kind.SINGLE_BYTE, "koi8-u", "koi8-u", "uk be ru", 2, labels="koi8-ru", web=True),
    _row(Kind.SINGLE_BYTE, "latin-1", "latin-1"),  # what bytes of it are taken for is windows-1252
    _row(Kind.SINGLE_BYTE, "iso-8859-15", "iso8859-15", _WESTERN, 2, web=True),
    _row(Kind.SINGLE_BYTE, "iso-8859-2", "iso8859-2", _CENTRAL, 2.3, web=True),
    _row(Kind.SINGLE_BYTE, "iso-8859-5", "iso8859-5", "ru uk bg be sr mk", 2, web=True),
    _row(Kind.SINGLE_BYTE, "iso-8859-6", "iso8859-6", "ar", 2, web=True),
    _row(Kind.SINGLE_BYTE, "iso-8859-7", "iso8859-7", "el", 1, web=True),
    _row(Kind.SINGLE_BYTE, "iso-8859-8", "iso8859-8", "he", 1, labels="iso-8859-8-i iso-8859-8-e logical visual", web=True),
    _row(Kind.SINGLE_BYTE, "iso-8859-9", "iso8859-9", "tr az", 1.5),
    _row(Kind.SINGLE_BYTE, "iso-8859-13", "iso8859-13", _BALTIC, 1.5, web=True),
    _row(Kind.SINGLE_BYTE, "iso-8859-16", "iso8859-16", "ro pl hu hr sl sq", 2.5, web=True),
    _row(Kind.SINGLE_BYTE, "iso-8859-4", "iso8859-4", _BALTIC, 4, web=True),
    _row(Kind.SINGLE_BYTE, "iso-8859-3", "iso8859-3", "eo", 5, web=True),
    _row(Kind.SINGLE_BYTE, "iso-8859-10", "iso8859-10", "is nb sv fi " + _BALTIC, 6, web=True),
    _row(Kind.SINGLE_BYTE, "iso-8859-14", "iso8859-14", "cy ga", 6, web=True),
    _row(Kind.SINGLE_BYTE, "mac-roman", "mac-roman", _WESTERN, 2, labels="x-mac-roman macintosh mac macroman", web=True),
    _row(Kind.SINGLE_BYTE, "mac-latin2", "mac-latin2", _CENTRAL, 4),
    _row(Kind.SINGLE_BYTE, "mac-cyrillic", "mac-cyrillic", "ru uk bg sr mk be", 3, labels="x-mac-cyrillic x-mac-ukrainian", web=True),
    _row(Kind.SINGLE_BYTE, "mac-greek", "mac-greek", "el", 5),
    _row(Kind.SINGLE_BYTE, "mac-turkish", "mac-turkish", "tr", 5),
    _row(Kind.SINGLE_BYTE, "mac-iceland", "mac-iceland", "is", 5),
    _row(Kind.SINGLE_BYTE, "mac-croatian", "mac-croatian", "hr sl bs", 5),
    _row(Kind.SINGLE_BYTE, "mac-romanian", "mac-romanian", "ro", 5),
    _row(Kind.SINGLE_BYTE, "cp850", "cp850", _WESTERN, 3),
    _row(Kind.SINGLE_BYTE, "cp437", "cp437", _WESTERN, 3.5),
    _row(Kind.SINGLE_BYTE, "cp858", "cp858", _WESTERN, 5),
    _row(Kind.SINGLE_BYTE, "cp852", "cp852", _CENTRAL, 3.5),
    _row(Kind.SINGLE_BYTE, "cp866", "cp866", "ru uk be bg", 2, web=True),
    _row(Kind.SINGLE_BYTE, "cp1125", "cp1125", "uk", 4),
    _row(Kind.SINGLE_BYTE, "cp855", "cp855", "ru bg sr mk", 3.5),
    _row(Kind.SINGLE_BYTE, "cp737", "cp737", "el", 3.5),
    _row(Kind.SINGLE_BYTE, "cp869", "cp869", "el", 4),
    _row(Kind.SINGLE_BYTE, "cp857", "cp857", "tr", 3.5),
    _row(Kind.SINGLE_BYTE, "cp775", "cp775", _BALTIC, 4),
    _row(Kind.SINGLE_BYTE, "cp862", "cp862", "he", 3.5),
    _row(Kind.SINGLE_BYTE, "cp720", "cp720", "ar", 4),
    _row(Kind.SINGLE_BYTE, "cp864", "cp864", "ar", 6),
    _row(Kind.SINGLE_BYTE, "cp860", "cp860", "pt", 6),
    _row(Kind.SINGLE_BYTE, "cp861", "cp861", "is", 6),
    _row(Kind.SINGLE_BYTE, "cp863", "cp863", "fr", 6),
    _row(Kind.SINGLE_BYTE, "cp865", "cp865", "da nb", 6),
    _row(Kind.SINGLE_BYTE, "kz-1048", "kz1048", "kk", 3),
    _row(Kind.SINGLE_BYTE, "ptcp154", "ptcp154", "kk", 5),
)

_DECOMPOSED = (_row(Kind.DECOMPOSED, "windows-1258", "cp1258", "vi", 0, web=True),)

# Shift-JIS as its standard (JIS X 0208:1997) has it has the wave dash where windows-31j, which browsers read it with,
# has Microsoft's. GB 2312 alone is left out: Python reads its dash and middle dot, by an old table of the Unicode
# Consortium, as characters that no Chinese text holds; browsers read GB 2312 as GBK, too.
_MULTI_BYTE = (
    _row(Kind.MULTI_BYTE, "gb18030", "gb18030", "zh", 0, labels=_GB18030, web=True, bom=b"\x84\x31\x95\x33"),
    _row(Kind.MULTI_BYTE, "big5", "big5", "zh", 0, labels=_BIG5, web=True),
    _row(Kind.MULTI_BYTE, "cp950", "cp950", "zh", 0.5, labels=_BIG5),
    _row(Kind.MULTI_BYTE, "big5-hkscs", "big5hkscs", "zh", 0.7, labels=_BIG5),
    _row(Kind.MULTI_BYTE, "shift-jis-1997", "shift_jis", "ja", 0, labels=_SHIFT_JIS),
    _row(Kind.MULTI_BYTE, "shift-jis", "cp932", "ja", 0.5, labels=_SHIFT_JIS, web=True),
    _row(Kind.MULTI_BYTE, "shift-jis-2004", "shift_jis_2004", "ja", 3),
    _row(Kind.MULTI_BYTE, "euc-jp", "euc_jp", "ja", 0, labels=_EUC_JP, web=True),
    _row(Kind.MULTI_BYTE, "euc-jis-2004", "euc_jis_2004", "ja", 3, labels=_EUC_JP),
    _row(Kind.MULTI_BYTE, "euc-kr", "cp949", "ko", 0, labels=_EUC_KR, web=True),
    _row(Kind.MULTI_BYTE, "johab", "johab", "ko", 3),
)

_EBCDIC = (
    _row(Kind.EBCDIC, "cp037", "cp037", _WESTERN, 3),
    _row(Kind.EBCDIC, "cp500", "cp500", _WESTERN, 3.5),
    _row(Kind.EBCDIC, "cp273", "cp273", "de", 3.5),
    _row(Kind.EBCDIC, "cp424", "cp424", "he", 3),
    _row(Kind.EBCDIC, "cp875", "cp875", "el", 3),
    _row(Kind.EBCDIC, "cp1026", "cp1026", "tr", 3),
)

_SEVEN_BIT = (
    _row(Kind.SEVEN_BIT, "iso-2022-jp", "iso2022_jp", "ja", web=True),
    _row(Kind.SEVEN_BIT, "iso-2022-jp-1", "iso2022_jp_1", "ja"),
    _row(Kind.SEVEN_BIT, "iso-2022-jp-2", "iso2022_jp_2", "ja"),
    _row(Kind.SEVEN_BIT, "iso-2022-jp-ext", "iso2022_jp_ext", "ja", labels=_ISO_2022_JP),
    _row(Kind.SEVEN_BIT, "iso-2022-jp-2004", "iso2022_jp_2004", "ja", labels=_ISO_2022_JP),
    _row(Kind.SEVEN_BIT, "iso-2022-jp-3", "iso2022_jp_3", "ja"),
    _row(Kind.SEVEN_BIT, "iso-2022-kr", "iso2022_kr", "ko"),
    _row(Kind.SEVEN_BIT, "hz-gb-2312", "hz", "zh", labels="hz-gb-2312 hz"),
)

# UTF-32 before UTF-16, since the mark of the one begins with that of the other.
_UTF = (
    _row(Kind.UTF, "utf-8", "utf-8", labels="unicode-1-1-utf-8 utf8 utf-8 utf-8-sig", web=True, bom=b"\xef\xbb\xbf"),
    _row(Kind.UTF, "utf-32le", "utf-32-le", bom=b"\xff\xfe\x00\x00"),
    _row(Kind.UTF, "utf-32be", "utf-32-be", bom=b"\x00\x00\xfe\xff"),
    _row(Kind.UTF, "utf-16le", "utf-16-le", labels="utf-16 unicode ucs-2 iso-10646-ucs-2", web=True, bom=b"\xff\xfe"),
    _row(Kind.UTF, "utf-16be", "utf-16-be", web=True, bom=b"\xfe\xff"),
)

ENCODINGS = (*_UTF, *_SINGLE_BYTE, *_MULTI_BYTE, *_DECOMPOSED, *_EBCDIC, *_SEVEN_BIT)
"""Every encoding that the package knows."""

BY_NAME: Mapping[str, Encoding] = {encoding.name: encoding for encoding in ENCODINGS}
BY_CODEC: Mapping[str, Encoding] = {encoding.codec: encoding for encoding in ENCODINGS}


def of_kind(*kinds: Kind) -> tuple[Encoding, ...]:
    """The encodings of these kinds, in the order of the registry."""
    return tuple(encoding for encoding in ENCODINGS if encoding.kind in kinds)


@cache
def by_label(label: str) -> tuple[Encoding, ...]:
    """The encodings that a label means on the web, the smallest first; none where Python's codecs know as much.

    Parameters:
        label: The label, in lower case.
    """
    return tuple(encoding for encoding in ENCODINGS if label in encoding.labels)


@cache
def is_single_byte(codec: str) -> bool:
    """Whether each byte is a character, whatever stands before it, the first 128 are ASCII, and letters are not taken apart.

    Parameters:
        codec: Python's name of any of its codecs, whether the registry has it or not.
    """
    if encoding := BY_CODEC.get(codec):
        return encoding.kind is Kind.SINGLE_BYTE
    every = bytes(range(256))
    try:
        alone = "".join(every[i : i + 1].decode(codec, "replace") for i in range(256))
        return alone == every.decode(codec, "replace") and alone[:0x80].isascii()
    except UnicodeDecodeError:
        return False
