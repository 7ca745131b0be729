"""Byte order marks."""

from scrubber.encodings import ENCODINGS

BOMS = tuple((encoding.bom, encoding.codec) for encoding in ENCODINGS if encoding.bom)


def byte_order_mark(data: bytes) -> tuple[bytes, str] | None:
    """The byte order mark that the data begins with, and the codec of the encoding it stands for."""
    for bom, codec in BOMS:
        if data.startswith(bom):
            return bom, codec
    return None
