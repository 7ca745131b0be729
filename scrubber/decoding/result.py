"""What decoding returns and raises."""

from dataclasses import dataclass

CERTAIN = 0.9999
"""The confidence from which on a reading may be written over the bytes without anybody looking at it."""


PROPOSED = 0.9
"""The confidence from which on that is proposed; below, only somebody who knows the encoding can decide."""


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

    def __reduce__(self) -> tuple[type["DecodeError"], tuple[str, int]]:
        """Pickle by what makes it, so that it crosses from one process to another."""
        return type(self), (self.reason, self.offset)


@dataclass(frozen=True, slots=True)
class Detection:
    """How bytes are to be read.

    Parameters:
        encoding: The codec, under Python's name.
        confidence: The probability that it reads what was written, from 0 to 1.
        how: What decided: `byte order mark`, `valid UTF-8`, `declared`, `language`, ... with a few words on it.
        bom: The byte order mark, to be left out of the text and put back when the encoding is kept.
        pieces: The codec of what `encoding` cannot read, where two encodings were mixed in one string; None if nothing reads that.
        by: Whether such pieces are whole lines or single characters.
    """

    encoding: str
    confidence: float = 1.0
    how: str = "valid UTF-8"
    bom: bytes = b""
    pieces: str | None = None
    by: str = "character"


@dataclass(frozen=True, slots=True)
class Odd:
    """Bytes that the encoding of the text around them cannot read.

    Parameters:
        start: Where what stands for them begins in the text, in code points.
        end: Where it ends.
        offset: Where they begin in the data, in bytes.
        data: The bytes.
        codec: The codec that read them; None if none did: then one U+FFFD stands for them.
    """

    start: int
    end: int
    offset: int
    data: bytes
    codec: str | None = None


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text that was bytes.

    Parameters:
        text: The text, without a byte order mark.
        encoding: The codec that read it, under Python's name.
        confidence: The probability that the text is what was written, from 0 to 1, leaving out what nothing could read.
        how: What decided on the encoding, in a few words.
        bom: The byte order mark that stood before the text.
        odd: What this codec could not read, in order.
    """

    text: str
    encoding: str
    confidence: float = 1.0
    how: str = "valid UTF-8"
    bom: bytes = b""
    odd: tuple[Odd, ...] = ()

    @property
    def certain(self) -> bool:
        """Whether the text may be written in the place of the bytes without anybody looking at it."""
        return self.confidence >= CERTAIN

    @property
    def pieces(self) -> str | None:
        """The codec that read what `encoding` could not; None if there is none."""
        return next((odd.codec for odd in self.odd if odd.codec), None)

    @property
    def unread(self) -> tuple[Odd, ...]:
        """The bytes that no codec read: U+FFFD stands for them in the text, and on disk they stay."""
        return tuple(odd for odd in self.odd if odd.codec is None)

    @property
    def repaired(self) -> tuple[tuple[int, int], ...]:
        """The byte spans that `encoding` could not read: what stands for them came from another codec, or is U+FFFD."""
        return tuple((odd.offset, odd.offset + len(odd.data)) for odd in self.odd)
