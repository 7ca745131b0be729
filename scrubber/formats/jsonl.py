"""JSON lines: each line an object, one field of it the text.

The field's string literal is replaced in the line as it stands. Everything else (other fields, their order, the
spelling of numbers, white space, line ends) is never taken apart, so it cannot change.
"""

import json
import re
from collections.abc import Iterator
from functools import partial
from io import BytesIO
from typing import BinaryIO

from scrubber.formats.record import PIECE, AsRead, Fields, FormatError, Marks, Piece, Record
from scrubber.formats.text import MAX_SIZE

# The value of a number is never asked for, and one of 5,000 digits cannot be had.
_decode = json.JSONDecoder(parse_int=len).raw_decode
_blank = re.compile(r"[ \t\n\r]*")


class JsonLines(AsRead):
    """One JSON object a line.

    Parameters:
        fields: The names of the top-level fields; a text that is null is passed over.
        max_size: A line of more megabytes is not read, because it is held in memory whole.
    """

    kind = "jsonl"
    suffixes = (".jsonl", ".ndjson")

    def __init__(self, fields: Fields | None = None, max_size: int = MAX_SIZE) -> None:
        self.fields = fields or Fields()
        self.max_size = max_size

    def pieces(self, stream: BinaryIO) -> Iterator[Piece]:
        """Runs of whole lines. A line that is too long is passed through as it is."""
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
                    yield Piece(line, number, problem=reason)
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
        if not line.strip():
            return _unread(raw, number)
        at = _skip(line, 0)
        if not line.startswith("{", at):
            found = type(_decode(line, at)[0]).__name__
            raise FormatError(f"expected a JSON object with the field {self.fields.text!r}, found a {found}")
        members = _members(line, at)
        if self.fields.text not in members:
            names = ", ".join(map(repr, list(members)[:8])) or "no fields"
            raise FormatError(f"no field {self.fields.text!r} (it has {names}); choose one with --field")
        text = members[self.fields.text][0]
        marks = {"truncated": self.fields.truncated, "article": self.fields.article}
        for option, mark in marks.items():
            if mark and not isinstance(marked := members.get(mark, (None,))[0], bool | None):
                holds = f"the field {mark!r}, which --{option}-field names, holds a {type(marked).__name__}"
                raise FormatError(f"{holds}, and is not overwritten; choose another name")
        if text is None:
            return _unread(raw, number)
        if not isinstance(text, str):
            raise FormatError(f"the field {self.fields.text!r} holds a {type(text).__name__}, not a string; choose another with --field")
        names = (self.fields.site, self.fields.lang, self.fields.title, self.fields.id)
        site, lang, title, id = (_string(members.get(name or "")) for name in names)
        render = partial(self._render, line, members)
        return Record(raw, text, render, number, any(marks.values()), _host(site), lang, title, id)

    def _render(self, line: str, members: "_Members", text: str | bytes, marks: Marks) -> bytes:
        """The line with another text, and with what there is to say about it. JSON is always UTF-8."""
        assert isinstance(text, str)
        value, start, end = members[self.fields.text]
        changes = [] if text == value else [(start, end, _literal(text, line[start:end]))]
        new = ""
        for mark, truth in ((self.fields.truncated, marks.truncated), (self.fields.article, marks.article)):
            if mark and mark not in members:
                new += f", {json.dumps(mark)}: {json.dumps(truth)}"
            elif mark and members[mark][0] is not truth:
                changes.append((*members[mark][1:], json.dumps(truth)))
        if new:
            last = max(end for _, _, end in members.values())
            changes.append((last, last, new))
        for start, end, literal in sorted(changes, reverse=True):
            line = line[:start] + literal + line[end:]
        return line.encode()


def _unread(raw: bytes, number: int, problem: str = "") -> Record:
    """A line that holds nothing to clean, or cannot be read."""
    return Record(raw, None, lambda _text, _marks: raw, number, problem=problem)


_Members = dict[str, tuple[object, int, int]]


def _members(line: str, at: int) -> _Members:
    """Name, value and span of the value's literal, of the object at `at`. Of a name given twice the last counts, as everywhere."""
    members: _Members = {}
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
        members[name] = value, start, at
        at = _skip(line, at)
        more = line.startswith(",", at)
        if more:
            at = _skip(line, at + 1)
        elif not line.startswith("}", at):
            raise json.JSONDecodeError("Expecting ',' delimiter", line, at)
    if rest := line[at + 1 :].strip():
        raise json.JSONDecodeError("Extra data", line, line.index(rest, at + 1))
    return members


def _string(member: tuple[object, int, int] | None) -> str | None:
    return member[0] if member and isinstance(member[0], str) else None


def _host(site: str | None) -> str | None:
    """The domain that a domain or a URL names."""
    if not site:
        return None
    return site.partition("://")[2].partition("/")[0].partition(":")[0].lower() if "://" in site else site


def _skip(line: str, at: int) -> int:
    """The first position from `at` on that is not white space."""
    match = _blank.match(line, at)
    assert match
    return match.end()


def _literal(text: str, old: str) -> str:
    """The text as a JSON string, escaped the way the old one was."""
    return json.dumps(text, ensure_ascii=old.isascii() or any("\ud800" <= c <= "\udfff" for c in text))
