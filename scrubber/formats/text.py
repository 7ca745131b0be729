"""Plain text and Markdown: the whole file is one record."""

from collections.abc import Iterator
from typing import BinaryIO

from scrubber.document import Keep
from scrubber.formats.record import AsRead, FormatError, Marks, Piece, Record

MAX_SIZE = 64  # megabytes; cleaning a text takes some twenty times its size in memory


class PlainText(AsRead):
    """One text a file, in any encoding. Line ends are not touched.

    Parameters:
        max_size: A file of more megabytes is refused, because a text is held in memory whole.
        keep: Gives the spans of a text that no edit may touch.
    """

    kind = "text"
    suffixes = (".txt", ".md")

    def __init__(self, max_size: int = MAX_SIZE, keep: Keep | None = None) -> None:
        self.max_size = max_size
        self.keep = keep

    def pieces(self, stream: BinaryIO) -> Iterator[Piece]:
        """The one piece.

        Raises:
            FormatError: The file is too large.
        """
        limit = self.max_size * 1_000_000
        data = stream.read(limit + 1)
        if len(data) > limit:
            way_out = "split it into articles (JSON lines are read one by one), or allow more with --max-size"
            raise FormatError(f"larger than {self.max_size} MB, and a text file is held in memory whole; {way_out}")
        yield Piece(data)

    def records(self, piece: Piece) -> Iterator[Record]:
        """The one record."""
        yield Record(piece.data, piece.data, _data, keep=self.keep)


def _data(cleaned: str | bytes | None, _marks: Marks | None) -> bytes:
    assert cleaned is not None
    return cleaned.encode() if isinstance(cleaned, str) else cleaned
