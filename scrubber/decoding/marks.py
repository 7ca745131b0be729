"""What the first bytes and the zero bytes say: byte order marks, UTF-16 and UTF-32 without one, binary formats."""

import codecs
import re

from scrubber.decoding.result import DecodeError

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)

# Signatures that no text begins with. Formats that begin with plain letters (BM, MZ, ID3) give themselves away by zero
# bytes and control characters.
MAGIC = (
    (rb"PK(?:\x03\x04|\x05\x06|\x07\x08)", "a zip archive (also docx, xlsx, epub, odt)"),
    (rb"\x89PNG\r\n\x1a\n", "a PNG image"),
    (rb"\xff\xd8\xff", "a JPEG image"),
    (rb"GIF8[79]a[\x00-\xff]{4}[\x00-\xff]\x00", "a GIF image"),
    (rb"RIFF[\x00-\xff]{4}WEBP", "a WebP image"),
    (rb"%PDF-[0-9]\.[0-9]", "a PDF document"),
    (rb"SQLite format 3\x00", "an SQLite database"),
    (rb"\x80[\x02-\x05][\x00-\xff]*?", "a Python pickle"),
    (rb"\x1f\x8b\x08", "gzip-compressed data"),
    (rb"BZh[1-9]1AY&SY", "bzip2-compressed data"),
    (rb"\xfd7zXZ\x00", "xz-compressed data"),
    (rb"\x28\xb5\x2f\xfd", "zstd-compressed data"),
    (rb"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (rb"Rar!\x1a\x07", "a RAR archive"),
    (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document (doc, xls, ppt)"),
    (rb"PAR1[\x00-\x08\x0e-\x1f\x80-\xff]", "a Parquet file"),
    (rb"ARROW1\x00", "an Arrow file"),
    (rb"\x7fELF", "a program (ELF)"),
    (rb"OggS\x00", "an Ogg recording"),
    (rb"ID3[\x02-\x04]\x00", "an MP3 recording"),
    (rb"[\x00-\xff]{4}ftyp[a-zA-Z0-9 ]{4}\x00", "an MP4 recording"),
)
_MAGIC = re.compile(b"|".join(b"(%s)" % pattern for pattern, _ in MAGIC))

CONTROLS = bytes(c for c in range(0x20) if c not in b"\t\n\x0b\x0c\r\x1a\x1b") + b"\x7f"
NOT_CONTROLS = bytes(c for c in range(256) if c not in CONTROLS)
FIRST_CONTROL = re.compile(b"[%s]" % re.escape(CONTROLS))
CONTROL_SHARE = 0.02  # of the bytes looked at
ZERO_SHARE = 0.01  # zero bytes in valid UTF-8 that may be accidents
LOOK = 1 << 16  # bytes looked at, at the beginning
SIGNS = {0x00, 0x20, 0x21, 0x22, 0x25, 0x26, 0xFE, 0xFF}  # blocks of 256 characters that any text may draw on
INVISIBLE = frozenset("\t\n\r\x0b\x0c\x1a\xa0\xad\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u3000\ufeff")
BLOCKS = 3  # others that a text draws on
GLIMPSE = 1 << 11  # characters of UTF-16 and UTF-32 looked at


def byte_order_mark(data: bytes) -> tuple[bytes, str] | None:
    """The byte order mark that the data begins with, and the encoding it stands for."""
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return bom, encoding
    return None


def refuse_binary(data: bytes) -> None:
    """Refuse data that begins as a known binary format does.

    Raises:
        DecodeError: It does.
    """
    if found := _MAGIC.match(data):
        raise DecodeError(f"this is {MAGIC[(found.lastindex or 1) - 1][1]}, not text", 0)


def controls(data: bytes) -> int:
    """How many control characters the beginning of the data holds, if too many for any text; else 0."""
    head = data[:LOOK]
    count = len(head.translate(None, NOT_CONTROLS))
    return count if count > max(1, CONTROL_SHARE * len(head)) else 0


def refuse_controls(data: bytes) -> None:
    """Refuse data in which control characters are too frequent for any text.

    Raises:
        DecodeError: They are.
    """
    if (count := controls(data)) and (found := FIRST_CONTROL.search(data)):
        kind = "zero bytes" if found[0] == b"\0" else "control characters"
        raise DecodeError(f"{kind}, the first of {count} in the first {min(LOOK, len(data))} bytes: this is binary data", found.start())


def wide_without_mark(data: bytes) -> str | None:
    """UTF-16 or UTF-32 by where the zero bytes stand and by what the text then is; None if it is neither."""
    head = data[: 4 * GLIMPSE]
    if not head.translate(None, NOT_CONTROLS):
        return None
    for encoding in ("utf-32-be", "utf-32-le"):
        if len(data) % 4 == 0 and 0 in head and sound(_glimpse(head, encoding)):
            return encoding
    zeros_even, zeros_odd = head[::2].count(0), head[1::2].count(0)
    readings = []
    for encoding, ours, theirs in (("utf-16-be", zeros_even, zeros_odd), ("utf-16-le", zeros_odd, zeros_even)):
        text = _glimpse(head, encoding)
        # Without a single ASCII character in it, text that is not Chinese or Japanese is of one script.
        if sound(text, BLOCKS if zeros_even or zeros_odd else 1):
            readings.append((_familiar(text or "") + (ours > theirs), encoding))
    return max(readings)[1] if readings else None


def _glimpse(head: bytes, encoding: str) -> str | None:
    try:
        return codecs.getincrementaldecoder(encoding)().decode(head)
    except UnicodeDecodeError:
        return None


def sound(text: str | None, blocks: int = BLOCKS) -> bool:
    """Whether text that was read two or four bytes at a time is text: printable, and from few blocks of Unicode."""
    if not text:
        return False
    odd = sum(not (char.isprintable() or char in INVISIBLE) for char in text)
    used = {ord(char) >> 8 for char in text if not 0x3000 <= ord(char) < 0xD7B0} - SIGNS
    return odd <= len(text) // 200 and len(used) <= blocks + (blocks > 1) * len(text) // 100


def _familiar(text: str) -> float:
    """The share of characters that texts are full of, in any script that is written in UTF-16."""
    frequent = sum(char in " \n\r\t,.。、，的一是の、はがを" or (char.isascii() and char.isalnum()) for char in text)
    common = sum(_everyday(char) for char in text)
    return (frequent + common) / len(text)


def _everyday(char: str) -> bool:
    if not "\u4e00" <= char <= "\ua000":
        return char.isalpha()
    try:
        return char.encode("gb2312")[0] < 0xD8
    except UnicodeEncodeError:
        try:
            return char.encode("big5")[0] < 0xC7
        except UnicodeEncodeError:
            return False
