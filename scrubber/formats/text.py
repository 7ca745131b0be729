"""Plain text and Markdown: the whole file is one record."""

import codecs
from collections.abc import Iterator
from typing import BinaryIO

from scrubber.formats.record import Record


class PlainText:
    """One text a file. It is written as UTF-8, with a byte order mark if it had one; line ends are not touched."""

    suffixes = (".txt", ".md")

    def records(self, stream: BinaryIO) -> Iterator[Record]:
        """The one record."""
        raw = stream.read()
        mark = codecs.BOM_UTF8 if raw.startswith(codecs.BOM_UTF8) else b""
        yield Record(raw, raw, lambda text, _: mark + text.encode("utf-8"))
