"""JSON lines: each line an object, one field of it the text."""

import json
from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO

from scrubber.formats.members import decode, record_of, skip
from scrubber.formats.record import PIECE, AsRead, Fields, FormatError, Piece, Record
from scrubber.formats.text import MAX_SIZE

BOM = "\ufeff"
REST = b"rest"  # of a line that is too long


class JsonLines(AsRead):
    """One JSON object a line.

    Parameters:
        fields: The names of the fields, or paths to them; a text that is null is passed over.
        max_size: A line of more megabytes is not read, because it is held in memory whole.
    """

    kind = "jsonl"
    suffixes = (".jsonl", ".ndjson")

    def __init__(self, fields: Fields | None = None, max_size: int = MAX_SIZE) -> None:
        self.fields = fields or Fields()
        self.max_size = max_size

    def pieces(self, stream: BinaryIO) -> Iterator[Piece]:
        """Runs of whole lines. A line that is too long is passed through as it is; the `head` of all but its beginning says so."""
        limit = self.max_size * 1_000_000
        number = first = 1
        lines: list[bytes] = []
        size = 0
        while line := stream.readline(limit):
            too_long = len(line) == limit and not line.endswith(b"\n")
            if lines and (too_long or size >= PIECE):
                yield Piece(b"".join(lines), first)
                lines, size, first = [], 0, number
            if too_long:
                reason = f"line {number}: larger than {self.max_size} MB; allow more with --max-size"
                yield Piece(line, number, problem=reason)
                while not line.endswith(b"\n") and (line := stream.readline(PIECE)):
                    yield Piece(line, number, head=REST)
                first = number + 1
            else:
                lines.append(line)
                size += len(line)
            number += 1
        if lines:
            yield Piece(b"".join(lines), first)

    def records(self, piece: Piece) -> Iterator[Record]:
        """A record a line. Blank lines hold nothing to clean.

        Raises:
            FormatError: The first line has no such field: it is likely that another was meant.
        """
        if piece.head == REST:
            yield _unread(piece.data, piece.first)
            return
        for number, raw in enumerate(BytesIO(piece.data), piece.first):
            try:
                yield self._record(raw, number)
            except FormatError as error:
                if number == 1:
                    raise FormatError(f"line 1: {error}") from None
                yield _unread(raw, number, str(error))
            except UnicodeDecodeError as error:
                reason = f"byte {error.start + 1} of the line is not UTF-8, as JSON must be"
                yield _unread(raw, number, f"{reason}; convert the file first")
            except json.JSONDecodeError as error:
                yield _unread(raw, number, f"not JSON: {error.msg} at column {error.pos + 1}; correct or remove the line")
            except RecursionError:
                yield _unread(raw, number, "JSON nested too deeply; correct or remove the line")

    def _record(self, raw: bytes, number: int) -> Record:
        line = raw.decode("utf-8")
        start = skip(line, len(BOM) if number == 1 and line.startswith(BOM) else 0)
        if start == len(line):
            return _unread(raw, number)
        found, end = decode(line, start)
        if (rest := skip(line, end)) < len(line):
            raise json.JSONDecodeError("Extra data", line, rest)
        return record_of(raw, line, (start, end), found, number, self.fields)


def _unread(raw: bytes, number: int, problem: str = "") -> Record:
    """A line that holds nothing to clean, or cannot be read."""
    return Record(raw, None, lambda _text, _marks: raw, number, problem=problem)
