"""The encodings that text without a label may be in, and the languages that were written in them.

The languages are those of the script and region that a code page was made for, as far as `scrubber.language` knows
them. The handicap is in nats: how much better than its rivals a rarer code page must read. It only matters where the
text says little. Of two encodings that read the bytes alike, the first one gives the name.
"""

from dataclasses import dataclass

WESTERN = "en de fr es pt it nl sv da nb nn fi is ca ga id ms af la eu cy sq sw tl so"
CENTRAL = "pl cs hu sk hr sl bs ro sq de"
BALTIC = "lt lv et"


@dataclass(frozen=True, slots=True)
class Reading:
    """An encoding that bytes may be in.

    Parameters:
        codec: Python's name for it.
        languages: ISO 639-1 codes of those written in it.
        handicap: Nats by which it must read better than a common one.
    """

    codec: str
    languages: tuple[str, ...]
    handicap: float


def _table(*rows: tuple[str, str, float]) -> tuple[Reading, ...]:
    return tuple(Reading(codec, tuple(languages.split()), handicap) for codec, languages, handicap in rows)


SINGLE_BYTE = _table(
    ("cp1252", WESTERN, 0),
    ("cp1250", CENTRAL, 2),
    ("cp1251", "ru uk bg be sr mk kk mn", 0),
    ("cp1253", "el", 0),
    ("cp1254", "tr az", 0.7),
    ("cp1255", "he", 0),
    ("cp1256", "ar fa ur", 0),
    ("cp1257", BALTIC, 0.7),
    ("cp874", "th", 0),
    ("koi8-r", "ru bg", 1.5),
    ("koi8-u", "uk be ru", 2),
    ("iso8859-15", WESTERN, 2),
    ("iso8859-2", CENTRAL, 2.3),
    ("iso8859-5", "ru uk bg be sr mk", 2),
    ("iso8859-6", "ar", 2),
    ("iso8859-7", "el", 1),
    ("iso8859-8", "he", 1),
    ("iso8859-9", "tr az", 1.5),
    ("iso8859-13", BALTIC, 1.5),
    ("iso8859-16", "ro pl hu hr sl sq", 2.5),
    ("iso8859-4", BALTIC, 4),
    ("iso8859-3", "eo", 5),
    ("iso8859-10", "is nb sv fi " + BALTIC, 6),
    ("iso8859-14", "cy ga", 6),
    ("mac-roman", WESTERN, 2),
    ("mac-latin2", CENTRAL, 4),
    ("mac-cyrillic", "ru uk bg sr mk be", 3),
    ("mac-greek", "el", 5),
    ("mac-turkish", "tr", 5),
    ("mac-iceland", "is", 5),
    ("mac-croatian", "hr sl bs", 5),
    ("mac-romanian", "ro", 5),
    ("cp850", WESTERN, 3),
    ("cp437", WESTERN, 3.5),
    ("cp858", WESTERN, 5),
    ("cp852", CENTRAL, 3.5),
    ("cp866", "ru uk be bg", 2),
    ("cp1125", "uk", 4),
    ("cp855", "ru bg sr mk", 3.5),
    ("cp737", "el", 3.5),
    ("cp869", "el", 4),
    ("cp857", "tr", 3.5),
    ("cp775", BALTIC, 4),
    ("cp862", "he", 3.5),
    ("cp720", "ar", 4),
    ("cp864", "ar", 6),
    ("cp860", "pt", 6),
    ("cp861", "is", 6),
    ("cp863", "fr", 6),
    ("cp865", "da nb", 6),
    ("kz1048", "kk", 3),
    ("ptcp154", "kk", 5),
)

# Of an encoding and its supersets the smallest that reads the bytes gives the text: Shift-JIS has the standard's wave
# dash where windows-31j has Microsoft's. GB 2312 alone is left out: Python reads its dash and middle dot, by an old
# table of the Unicode Consortium, as characters that no Chinese text holds; browsers read GB 2312 as GBK, too.
MULTI_BYTE = _table(
    ("gb18030", "zh", 0),
    ("big5", "zh", 0),
    ("cp950", "zh", 0.5),
    ("big5hkscs", "zh", 0.7),
    ("shift_jis", "ja", 0),
    ("cp932", "ja", 0.5),
    ("shift_jis_2004", "ja", 3),
    ("euc_jp", "ja", 0),
    ("euc_jis_2004", "ja", 3),
    ("cp949", "ko", 0),
    ("johab", "ko", 3),
)

# Tones are marks of their own in cp1258, so bytes are not letters and it is judged like a multi-byte encoding.
DECOMPOSED = _table(("cp1258", "vi", 0))

# Mainframe code pages: the space is 0x40, so nothing else can be meant where that is the commonest byte.
EBCDIC = _table(
    ("cp037", WESTERN, 3),
    ("cp500", WESTERN, 3.5),
    ("cp273", "de", 3.5),
    ("cp424", "he", 3),
    ("cp875", "el", 3),
    ("cp1026", "tr", 3),
)

READINGS = {reading.codec: reading for reading in (*SINGLE_BYTE, *MULTI_BYTE, *DECOMPOSED, *EBCDIC)}
EVERY_LANGUAGE = tuple(dict.fromkeys(language for reading in READINGS.values() for language in reading.languages))
