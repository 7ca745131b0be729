"""What decoding returns and raises."""

from dataclasses import dataclass


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
class Detection:
    """How bytes are to be read.

    Parameters:
        encoding: The codec, under Python's name.
        confidence: The probability that it reads what was written, from 0 to 1.
        how: What decided: `byte order mark`, `valid UTF-8`, `declared`, `language`, ... with a few words on it.
        bom: The byte order mark, to be left out of the text and put back when the encoding is kept.
        pieces: The codec of what `encoding` cannot read, where two encodings were mixed in one string.
        by: Whether such pieces are whole lines or single characters.
    """

    encoding: str
    confidence: float = 1.0
    how: str = "valid UTF-8"
    bom: bytes = b""
    pieces: str | None = None
    by: str = "character"


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text that was bytes.

    Parameters:
        text: The text, without a byte order mark.
        encoding: The codec that read it, under Python's name.
        confidence: The probability that the text is what was written, from 0 to 1.
        repaired: The byte spans that this codec could not read: what stands for them came from another one, or is U+FFFD.
        how: What decided on the encoding, in a few words.
        bom: The byte order mark that stood before the text.
        pieces: The codec that read what `encoding` could not.
    """

    text: str
    encoding: str
    confidence: float = 1.0
    repaired: tuple[tuple[int, int], ...] = ()
    how: str = "valid UTF-8"
    bom: bytes = b""
    pieces: str | None = None
