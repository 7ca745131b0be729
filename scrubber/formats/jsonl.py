"""JSON lines: each line an object, one field of it the text.

The field's string literal is replaced in the line as it stands. Everything else (other fields, their order, the
spelling of numbers, white space, line ends) is never taken apart, so it cannot change.
"""

import json
import re
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from scrubber.formats.record import FormatError, Record

_decode = json.JSONDecoder().raw_decode
_blank = re.compile(r"[ \t\n\r]*")


class JsonLines:
    """One JSON object a line.

    Parameters:
        field: The top-level field that holds the text. A null is passed over.
    """

    suffixes = (".jsonl", ".ndjson")

    def __init__(self, field: str = "text") -> None:
        self.field = field

    def records(self, stream: BinaryIO) -> Iterator[Record]:
        """A record a line. Blank lines hold nothing to clean."""
        for number, raw in enumerate(stream, 1):
            try:
                yield self._record(raw, number)
            except UnicodeDecodeError as error:
                reason = f"byte {error.start + 1} of the line is not UTF-8, as JSON must be; convert the file first"
                raise FormatError(f"line {number}: {reason}") from None
            except json.JSONDecodeError as error:
                reason = f"not JSON: {error.msg} at column {error.pos + 1}; correct or remove the line"
                raise FormatError(f"line {number}: {reason}") from None
            except RecursionError:
                raise FormatError(f"line {number}: JSON nested too deeply; correct or remove the line") from None

    def _record(self, raw: bytes, number: int) -> Record:
        line = raw.decode("utf-8")
        if not line.strip():
            return Record(raw, None, str.encode, number)
        value, start, end = self._find(line, number)
        if value is None:
            return Record(raw, None, str.encode, number)
        return Record(raw, value, partial(_splice, line, start, end), number)

    def _find(self, line: str, number: int) -> tuple[str | None, int, int]:
        """The text of the field and where its literal stands in the line."""
        at = _skip(line, 0)
        if not line.startswith("{", at):
            found = type(_decode(line, at)[0]).__name__
            raise FormatError(f"line {number}: expected a JSON object with the field {self.field!r}, found a {found}")
        span: tuple[object, int, int] | None = None
        names = []
        at = _skip(line, at + 1)
        more = not line.startswith("}", at)
        while more:
            if not line.startswith('"', at):
                raise json.JSONDecodeError("Expecting property name enclosed in double quotes", line, at)
            name, at = _decode(line, at)
            at = _skip(line, at)
            if not line.startswith(":", at):
                raise json.JSONDecodeError("Expecting ':' delimiter", line, at)
            start = _skip(line, at + 1)
            value, at = _decode(line, start)
            names.append(name)
            if name == self.field:
                span = value, start, at  # of a name given twice the last counts, as everywhere
            at = _skip(line, at)
            more = line.startswith(",", at)
            if more:
                at = _skip(line, at + 1)
            elif not line.startswith("}", at):
                raise json.JSONDecodeError("Expecting ',' delimiter", line, at)
        if rest := line[at + 1 :].strip():
            raise json.JSONDecodeError("Extra data", line, line.index(rest, at + 1))
        if span is None:
            fields = ", ".join(map(repr, names[:8])) or "no fields"
            raise FormatError(f"line {number}: no field {self.field!r} (it has {fields}); choose one with --field")
        value, start, end = span
        if value is not None and not isinstance(value, str):
            raise FormatError(
                f"line {number}: the field {self.field!r} holds a {type(value).__name__}, not a string; choose another with --field"
            )
        return value, start, end


def _skip(line: str, at: int) -> int:
    """The first position from `at` on that is not white space."""
    match = _blank.match(line, at)
    assert match
    return match.end()


def _splice(line: str, start: int, end: int, text: str) -> bytes:
    """The line with another string literal, escaped the way the line was."""
    escaped = line[start:end].isascii() or any("\ud800" <= c <= "\udfff" for c in text)
    return f"{line[:start]}{json.dumps(text, ensure_ascii=escaped)}{line[end:]}".encode()
