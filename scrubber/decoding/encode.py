"""Text back to bytes, without loss or not at all."""

import codecs

from scrubber.encodings import Kind, of_kind

LOSSLESS = frozenset(encoding.codec for encoding in of_kind(Kind.UTF))  # what these write reads back as it was


class EncodeError(ValueError):
    """Text that does not fit into an encoding.

    Parameters:
        character: The first character that does not fit.
        offset: Where it stands, in code points.
        encoding: The encoding.
        line: Its line, from 1.
    """

    def __init__(self, character: str, offset: int, encoding: str, line: int) -> None:
        name = f"U+{ord(character):04X} {character!r}"
        super().__init__(f"{name} at character {offset}, line {line}, cannot be written in {encoding}; write UTF-8 instead")
        self.character = character
        self.offset = offset
        self.encoding = encoding
        self.line = line

    def __reduce__(self) -> tuple[type["EncodeError"], tuple[str, int, str, int]]:
        """Pickle by what makes it, so that it crosses from one process to another."""
        return type(self), (self.character, self.offset, self.encoding, self.line)


def encode(text: str, encoding: str, *, bom: bytes = b"") -> bytes:
    """The bytes that read as the text, so that a file keeps its encoding.

    Parameters:
        text: The text.
        encoding: Python's name for the codec, as `Decoded.encoding` has it.
        bom: The byte order mark to put before it, as `Decoded.bom` has it.

    Raises:
        EncodeError: A character does not fit, or would come back as another one.
        LookupError: There is no such encoding.
    """
    try:
        data = text.encode(encoding)
    except UnicodeEncodeError as error:
        raise _misfit(text, error.start, encoding) from None
    # Some codecs write a neighbour for a character that they lack (cp932 the full-width cent for the cent).
    if codecs.lookup(encoding).name not in LOSSLESS:
        back = data.decode(encoding)
        if back != text:
            at = next((i for i, (a, b) in enumerate(zip(text, back, strict=False)) if a != b), min(len(text), len(back)))
            raise _misfit(text, min(at, len(text) - 1), encoding)
    return bom + data


def _misfit(text: str, at: int, encoding: str) -> EncodeError:
    return EncodeError(text[at], at, encoding, text.count("\n", 0, at) + 1)
