"""The ways to read bytes as text, from the surest to the last resort."""

import codecs
from dataclasses import dataclass

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class DecodeError(ValueError):
    """Bytes that are no text.

    Parameters:
        reason: Why not.
        offset: The byte at which it shows.
    """

    def __init__(self, reason: str, offset: int) -> None:
        super().__init__(f"byte {offset}: {reason}")
        self.reason = reason
        self.offset = offset


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text that was bytes.

    Parameters:
        text: The text, without a byte order mark.
        encoding: The codec that read it, under Python's name.
        confidence: The probability that the text is what was written, from 0 to 1.
        repaired: The byte spans that this codec could not read and another one did.
    """

    text: str
    encoding: str
    confidence: float = 1.0
    repaired: tuple[tuple[int, int], ...] = ()


def decode(data: bytes, *, declared: str | None = None) -> Decoded:
    """Read bytes as text.

    Parameters:
        data: The bytes.
        declared: The encoding that something outside the bytes names, such as an HTTP header.

    Raises:
        DecodeError: No encoding makes sense of them.
    """
    for bom, encoding in BOMS:
        if data.startswith(bom):
            try:
                return Decoded(data[len(bom) :].decode(encoding), encoding)
            except UnicodeDecodeError as error:
                raise DecodeError(f"a byte order mark says {encoding}, but {error.reason}", len(bom) + error.start) from None
    if (zero := data.find(b"\0")) >= 0:
        raise DecodeError("a zero byte: this is binary data", zero)
    for codec in ("utf-8", declared):
        if codec:
            try:
                return Decoded(data.decode(codec), codec)
            except (UnicodeDecodeError, LookupError):
                continue
    from charset_normalizer import from_bytes

    if (best := from_bytes(data).best()) is None:
        raise DecodeError("no encoding makes sense of these bytes", 0)
    return Decoded(str(best), best.encoding, 1 - best.chaos)
