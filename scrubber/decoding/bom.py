"""Byte order marks."""

from scrubber.encodings import ENCODINGS

BOMS = tuple((encoding.bom, encoding.codec) for encoding in ENCODINGS if encoding.bom)


def byte_order_marks(data: bytes) -> list[tuple[bytes, str]]:
    """The byte order marks that the data may begin with, and the codecs of the encodings they stand for.

    There are two where a zero character follows the mark of UTF-16: together they look like the mark of UTF-32.
    """
    return [(bom, codec) for bom, codec in BOMS if data.startswith(bom)]
