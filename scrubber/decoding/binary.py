"""Bytes that are no text: binary formats, by their first bytes, and control characters, by their number."""

import re

from scrubber.decoding.result import DecodeError
from scrubber.expressions import expression

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
_MAGIC = expression(b"|".join(b"(%s)" % pattern for pattern, _ in MAGIC))

CONTROLS = bytes(c for c in range(0x20) if c not in b"\t\n\x0b\x0c\r\x1a\x1b") + b"\x7f"
NOT_CONTROLS = bytes(c for c in range(256) if c not in CONTROLS)
FIRST_CONTROL = expression(b"[%s]" % re.escape(CONTROLS))
CONTROL_SHARE = 0.02  # of the bytes looked at. Damaged text has one or two; programs and compressed data 10 % and more
FEW_CONTROLS, LONG = 2, 40  # controls that any data may hold which has so many bytes; one, if it is shorter
HEAD = 1 << 16  # bytes looked at, at the beginning


def refuse_binary(data: bytes) -> None:
    """Refuse data that begins as a known binary format does.

    Raises:
        DecodeError: It does.
    """
    if found := _MAGIC.match(data):
        raise DecodeError(f"this is {MAGIC[(found.lastindex or 1) - 1][1]}, not text", 0)


def controls(data: bytes) -> int:
    """How many control characters the beginning of the data holds, if too many for any text; else 0."""
    head = data[:HEAD]
    count = len(head.translate(None, NOT_CONTROLS))
    return count if count > max(FEW_CONTROLS if len(head) >= LONG else 1, CONTROL_SHARE * len(head)) else 0


def refuse_controls(data: bytes) -> None:
    """Refuse data in which control characters are too frequent for any text.

    Raises:
        DecodeError: They are.
    """
    if (count := controls(data)) and (found := FIRST_CONTROL.search(data)):
        kind = "zero bytes" if found[0] == b"\0" else "control characters"
        raise DecodeError(f"{kind}, the first of {count} in the first {min(HEAD, len(data))} bytes: this is binary data", found.start())
