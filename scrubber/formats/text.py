"""Plain text and Markdown: the whole file is one record."""

from collections.abc import Iterator
from typing import BinaryIO

from scrubber.formats.record import Record


class PlainText:
    """One text a file, in any encoding. Line ends are not touched."""

    suffixes = (".txt", ".md")

    def records(self, stream: BinaryIO) -> Iterator[Record]:
        """The one record."""
        raw = stream.read()
        yield Record(raw, raw, lambda text, _truncated, encode: encode(text))
