"""Plain text and Markdown: the whole file is one record."""

from collections.abc import Iterator
from typing import BinaryIO

from scrubber.document import Keep
from scrubber.formats.record import FormatError, Marks, Record

MAX_SIZE = 64  # megabytes; cleaning a text takes some twenty times its size in memory


class PlainText:
    """One text a file, in any encoding. Line ends are not touched.

    Parameters:
        max_size: A file of more megabytes is refused, because a text is held in memory whole.
        keep: Gives the spans of a text that no edit may touch.
    """

    suffixes = (".txt", ".md")

    def __init__(self, max_size: int = MAX_SIZE, keep: Keep | None = None) -> None:
        self.max_size = max_size
        self.keep = keep

    def records(self, stream: BinaryIO) -> Iterator[Record]:
        """The one record.

        Raises:
            FormatError: The file is too large.
        """
        limit = self.max_size * 1_000_000
        raw = stream.read(limit + 1)
        if len(raw) > limit:
            way_out = "split it into articles (JSON lines are read one by one), or allow more with --max-size"
            raise FormatError(f"larger than {self.max_size} MB, and a text file is held in memory whole; {way_out}")
        yield Record(raw, raw, _data, keep=self.keep)


def _data(cleaned: str | bytes, _marks: Marks) -> bytes:
    return cleaned.encode() if isinstance(cleaned, str) else cleaned
