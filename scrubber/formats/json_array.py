"""A JSON file that is one array of objects, one field of each the text."""

import json
import re
from collections.abc import Iterator
from typing import BinaryIO

from scrubber.formats.members import decode, record_of, skip
from scrubber.formats.record import PIECE, AsRead, Fields, FormatError, Piece, Record, Writer
from scrubber.formats.text import MAX_SIZE

BOM = b"\xef\xbb\xbf"
BLOCK = 1 << 18  # bytes that are read at a time
NOT_AN_ARRAY = "expected an array of objects ([{…}, …]); is it JSON lines? --format jsonl says so"

_STRING = rb'"(?:[^"\\]++|\\.)*+"'
_to_comma = re.compile(rb'(?:[^"\[\]{},]++|%b)*+' % _STRING, re.DOTALL)  # or a bracket, or a string that does not end
_to_bracket = re.compile(rb'(?:[^"\[\]{}]++|%b)*+' % _STRING, re.DOTALL)  # the same within elements
WHITE_SPACE = b" \t\n\r"
_blank = re.compile(rb"(?:\xef\xbb\xbf)?[ \t\n\r]*")


class JsonArray(AsRead):
    """One array of objects.

    Parameters:
        fields: The names of the objects' fields; a text that is null is passed over.
        max_size: An object of more megabytes is not read, because it is held in memory whole.
    """

    kind = "json"
    unit = "element"
    suffixes = (".json",)
    patched = False  # where the first elements are dropped, the comma after them goes, too

    def __init__(self, fields: Fields | None = None, max_size: int = MAX_SIZE) -> None:
        self.fields = fields or Fields()
        self.max_size = max_size

    def pieces(self, stream: BinaryIO) -> Iterator[Piece]:
        """Runs of whole elements, each with the comma and the white space before it. The brackets are with the first and the last.

        Raises:
            FormatError: It is no array, an element is too large, or the end is missing.
        """
        data = block = stream.read(BLOCK)
        while block and (_after(_blank, data) == len(data) or data in BOM):
            data += (block := stream.read(BLOCK))
        start = _after(_blank, data)
        if not data[start:]:
            yield Piece(data)
            return
        if data.startswith((b"\xff", b"\xfe")):
            raise FormatError("UTF-16, and JSON must be UTF-8; convert the file first")
        if data[start : start + 1] != b"[":
            raise FormatError(f"not an array: {NOT_AN_ARRAY}")
        at, depth, first, count = start + 1, 1, 1, 0
        while depth:
            at = _after(_to_comma if depth == 1 else _to_bracket, data, at)
            token = data[at : at + 1]
            if token in b'"':  # the data end here, or within a string
                if len(data) > self.max_size * 1_000_000 + PIECE:
                    raise FormatError(f"element {first + count}: larger than {self.max_size} MB; allow more with --max-size")
                block = stream.read(max(BLOCK, len(data)))
                if not block:
                    raise FormatError(f"element {first + count}: the file ends within it; fetch the file again")
                data += block
                continue
            at += 1
            if token in b"[{":
                depth += 1
            elif token in b"]}":
                depth -= 1
            else:
                if first + count == 1 and not data[start + 1 : at - 1].strip(WHITE_SPACE):
                    raise FormatError("not JSON: the array begins with a comma; correct the file")
                count += 1
                if at > PIECE:
                    part = data[: at - 1].rstrip(WHITE_SPACE)
                    yield Piece(part, first)
                    data, at, first, count = data[len(part) :], at - len(part), first + count, 0
        tail = data[at:]
        while data:
            if tail.strip(WHITE_SPACE):
                raise FormatError(f"there is more after the array: {NOT_AN_ARRAY}")
            yield Piece(data, first)
            first += count + 1
            data = tail = stream.read(BLOCK)

    def records(self, piece: Piece) -> Iterator[Record]:
        """A record an element; the brackets are records without a text.

        Raises:
            FormatError: It is no JSON, or the first element has no such field.
        """
        try:
            yield from self._records(piece)
        except UnicodeDecodeError as error:
            place = f"byte {error.start + 1} from the beginning of element {piece.first} on"
            raise FormatError(f"{place} is not UTF-8, as JSON must be; convert the file first") from None
        except RecursionError:
            raise FormatError(f"element {piece.first} or one after it is nested too deeply") from None

    def _records(self, piece: Piece) -> Iterator[Record]:
        text = piece.data.decode("utf-8")
        at, number = 0, piece.first
        start = skip(text, len("\ufeff") if text.startswith("\ufeff") else 0)
        if number == 1 and text.startswith("[", start):
            at = start + 1
            yield _bare(text[:at])
        while (start := skip(text, at)) < len(text) and text[start] != "]":
            start = skip(text, start + 1) if text[start] == "," else start
            try:
                found, end = decode(text, start)
            except json.JSONDecodeError as error:
                raise FormatError(
                    f"element {number}: not JSON: {error.msg}, {error.pos - start} characters into it; correct the file"
                ) from None
            raw = text[at:end]
            try:
                yield record_of(raw.encode(), raw, (start - at, end - at), found, number, self.fields)
            except FormatError as error:
                if number == 1:
                    raise FormatError(f"element 1: {error}") from None
                yield _bare(raw, number, str(error))
            at, number = end, number + 1
            after = skip(text, at)
            if after < len(text) and text[after] not in ",]":
                raise FormatError(f"element {number - 1}: not JSON: a comma is missing after it; correct the file")
        if at < len(text):
            yield _bare(text[at:])

    def writer(self, target: BinaryIO) -> Writer:
        """What writes an array, some elements of which are dropped."""
        return _ArrayWriter(target)


class _ArrayWriter:
    """Leaves out the comma before the first element that is written."""

    def __init__(self, target: BinaryIO) -> None:
        self.target = target
        self.empty = True

    def write(self, piece: Piece, output: bytes | None) -> None:
        """Write the next piece."""
        data = piece.data if output is None else output
        if self.empty:
            start = _after(_blank, data)
            bracket = start + 1 if piece.first == 1 and data[start : start + 1] == b"[" else 0
            element = _after(_blank, data, bracket)
            if data[element : element + 1] == b",":
                data = data[:element] + data[element + 1 :]
                element = _after(_blank, data, element)
            self.empty = data[element : element + 1] in (b"", b"]")
        self.target.write(data)

    def close(self) -> None:
        """The bracket at the end is part of the last piece."""


def _bare(raw: str, number: int | None = None, problem: str = "") -> Record:
    data = raw.encode()
    return Record(data, None, lambda _text, _marks: data, number, problem=problem)


def _after(pattern: re.Pattern[bytes], data: bytes, at: int = 0) -> int:
    """Where a match ends that may be empty."""
    match = pattern.match(data, at)
    assert match
    return match.end()
