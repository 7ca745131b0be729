"""Tables as text: .csv and .tsv, one column the text (RFC 4180, and what the `csv` module reads besides).

A field is replaced in the record as it stands; all other fields keep their bytes, quotation marks included.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import BinaryIO

from scrubber.formats.record import PIECE, SITE, AsRead, Fields, FormatError, Marks, Piece, Record, host_of
from scrubber.formats.text import MAX_SIZE

BLOCK = 1 << 18  # bytes that are read at a time
DELIMITERS = (b",", b";", b"\t", b"|")
BOM = b"\xef\xbb\xbf"
TRUTH = {"": None, "true": True, "false": False}
_end = re.compile(rb"\r\n|\n|\r")
_quotes = re.compile(r'"((?:[^"]++|"")*+)"(.*)', re.DOTALL)


class Table(AsRead):
    """A record a row, columns by the names in the first row.

    Parameters:
        fields: The names of the columns; a text that is empty is passed over.
        max_size: A row of more megabytes is not read, because it is held in memory whole.
        delimiter: What stands between fields; found out from the first row if None.
    """

    suffixes = (".csv", ".tsv")

    def __init__(self, fields: Fields | None = None, max_size: int = MAX_SIZE, delimiter: bytes | None = None) -> None:
        self.fields = fields or Fields()
        self.max_size = max_size
        self.delimiter = delimiter
        self.kind = "tsv" if delimiter == b"\t" else "csv"

    def pieces(self, stream: BinaryIO) -> Iterator[Piece]:
        """The first row, and runs of whole rows; what they are to be read by, the `head`, is the delimiter and the first row.

        Raises:
            FormatError: A row is too large.
        """
        data, at, line, head = stream.read(BLOCK), 0, 1, b""
        delimiter = self.delimiter or b""
        ended = not data
        first = line
        while at < len(data) or not ended:
            if not head:
                delimiter = self.delimiter or _likely_delimiter(data)
            row = _row(delimiter).match(data, at if head else _start(data))
            whole = row is not None and (row.end() < len(data) or ended)
            if not whole and not ended:
                if len(data) - at > self.max_size * 1_000_000:
                    reason = f"line {line}: a row larger than {self.max_size} MB"
                    raise FormatError(f"{reason}; does a quotation mark open a field that does not end? --max-size allows more")
                block = stream.read(max(BLOCK, len(data) - at))
                ended = not block
                data += block
                continue
            end = row.end() if row else len(data)
            line += max(1, len(_end.findall(data, at, end)))
            at = end
            if not head:
                head = delimiter + data[:at]
                yield Piece(data[:at], head=head)
                data, at, first = data[at:], 0, line
            elif at >= PIECE:
                yield Piece(data[:at], first, head)
                data, at, first = data[at:], 0, line
        if at:
            yield Piece(data[:at], first, head)

    def records(self, piece: Piece) -> Iterator[Record]:
        """The rows; the first one of the file is a record without a text.

        Raises:
            FormatError: The first row has no such column.
        """
        delimiter, header = piece.head[:1], piece.head[1:]
        columns = _Columns.of(header, delimiter, self.fields)
        if piece.first == 1:
            added = b"".join(delimiter + _quoted(name, delimiter, always=False) for name in columns.added)
            yield Record(piece.data, None, lambda _text, _marks: _appended(piece.data, added), 1, bool(added))
            return
        at, line = 0, piece.first
        while at < len(piece.data):
            row = _row(delimiter).match(piece.data, at)
            raw = piece.data[at : row.end()] if row else piece.data[at:]
            yield self._record(raw, line, delimiter, columns, closed=row is not None)
            at += len(raw)
            line += max(1, len(_end.findall(raw)))

    def _record(self, raw: bytes, line: int, delimiter: bytes, columns: "_Columns", *, closed: bool) -> Record:
        empty = delimiter * len(columns.added)

        def render(cleaned: str | bytes | None, marks: Marks | None) -> bytes:
            assert cleaned is None or isinstance(cleaned, str)
            return _rendered(raw, spans, columns, delimiter, cleaned, marks)

        def unread(problem: str = "", *, marked: bool = False) -> Record:
            return Record(raw, None, lambda _text, _marks: _appended(raw, empty), line, marked and bool(empty), problem=problem)

        if not raw.strip(b"\r\n"):
            return unread()
        if not closed:
            return unread("a quotation mark opens a field that does not end; correct the row, and look at those after it")
        found = list(_field(delimiter).finditer(raw[: len(raw) - _ending(raw)]))
        spans = [field.span(1) for field in found]
        if len(spans) != columns.width:
            return unread(f"{len(spans)} fields, where the first row names {columns.width} columns; correct or remove the row")
        if any((after := field[2]) and not after.isspace() for field in found):
            reason = "text stands behind the quotation mark that ends a field; one that is part of the text is written twice"
            return unread(f"{reason}, not with a backslash; correct the row", marked=True)
        try:
            values = {place: _value(raw[slice(*spans[place])]) for place in columns.read}
        except UnicodeDecodeError as error:
            reason = f"byte {error.start + 1} of a field is not UTF-8 (0x{error.object[error.start]:02X})"
            return unread(f"{reason}; convert the file first, for one encoding holds for all columns", marked=True)
        for option, place in (("truncated", columns.truncated), ("article", columns.article)):
            if place is not None and place < columns.width and values[place].lower() not in TRUTH:
                return unread(
                    f"the column that --{option}-field names holds text, and is not overwritten; choose another name", marked=True
                )
        text, site, lang, title, id = (
            values[place] if place is not None else None for place in (columns.text, columns.site, columns.lang, columns.title, columns.id)
        )
        if not text:
            return unread(marked=True)
        return Record(raw, text, render, line, columns.marked, host_of(site), lang or None, title or None, id or None)


@dataclass(frozen=True, slots=True)
class _Columns:
    """The places of the columns that matter, from 0; those of new columns are beyond the last.

    Parameters:
        width: How many columns there are.
        added: The names of new ones.
    """

    width: int
    text: int
    site: int | None
    lang: int | None
    title: int | None
    id: int | None
    truncated: int | None
    article: int | None
    added: tuple[str, ...]

    @property
    def read(self) -> set[int]:
        """The columns that are read."""
        places = (self.text, self.site, self.lang, self.title, self.id, self.truncated, self.article)
        return {place for place in places if place is not None and place < self.width}

    @property
    def marked(self) -> bool:
        """Whether something is written down beside the text."""
        return self.truncated is not None or self.article is not None

    @classmethod
    def of(cls, header: bytes, delimiter: bytes, fields: Fields) -> "_Columns":
        """The columns that a first row names.

        Raises:
            FormatError: One is not there.
        """
        row = header[_start(header) : len(header) - _ending(header)]
        try:
            names = [_value(match[1]) for match in _field(delimiter).finditer(row)]
        except UnicodeDecodeError as error:
            raise FormatError(f"line 1: byte {error.start + 1} of a name is not UTF-8; convert the file first") from None
        places = {name: place for place, name in enumerate(names)}
        wanted = {"field": fields.text, "lang-field": fields.lang, "title-field": fields.title, "id-field": fields.id}
        wanted |= {"by": fields.site if fields.site != SITE else None}
        for option, name in wanted.items():
            if name and name not in places:
                near = get_close_matches(name, names, n=1, cutoff=0.6)
                has = f"did you mean {near[0]!r}?" if near else f"it has {', '.join(map(repr, names[:8]))}"
                raise FormatError(f"line 1: no column {name!r} ({has}); choose one with --{option}")
        added = tuple(name for name in (fields.truncated, fields.article) if name and name not in places)
        places |= {name: len(names) + number for number, name in enumerate(added)}
        site, lang, title, id = (places.get(name or "") for name in (fields.site, fields.lang, fields.title, fields.id))
        truncated, article = (places[name] if name else None for name in (fields.truncated, fields.article))
        return cls(len(names), places[fields.text], site, lang, title, id, truncated, article, added)


def _likely_delimiter(data: bytes) -> bytes:
    """What stands between the names of the columns: what parts the first row into most."""
    start = _start(data)

    def width(delimiter: bytes) -> int:
        row = _row(delimiter).match(data, start)
        return len(_field(delimiter).findall(row[0])) if row else 0

    return max(DELIMITERS, key=width)


def _start(data: bytes) -> int:
    """Where the first row begins."""
    return len(BOM) if data.startswith(BOM) else 0


_FIELD = rb'"(?:[^"]++|"")*+"([^%b\r\n]*+)|(?!")[^%b\r\n]*+'


@cache
def _row(delimiter: bytes) -> re.Pattern[bytes]:
    """A whole row with its line end, as the `csv` module reads it: a quotation mark within a bare field is one."""
    escaped = re.escape(delimiter)
    field = _FIELD % (escaped, escaped)
    return re.compile(rb"(?:%b)(?:%b(?:%b))*+(?:\r\n|\n|\r(?!\Z)|\r?\Z)" % (field, escaped, field))


@cache
def _field(delimiter: bytes) -> re.Pattern[bytes]:
    """A field of a row without its line end, as group 1; what stands in it behind the quotation mark that ends it, as group 2."""
    escaped = re.escape(delimiter)
    return re.compile(rb"(?:\A|%b)(%b)" % (escaped, _FIELD % (escaped, escaped)))


def _value(raw: bytes) -> str:
    text = raw.decode("utf-8")
    if not text.startswith('"'):
        return text
    quoted = _quotes.match(text)
    assert quoted
    return quoted[1].replace('""', '"') + quoted[2]


def _ending(raw: bytes) -> int:
    """How many bytes the line end has."""
    return len(raw) - len(raw.removesuffix(b"\n").removesuffix(b"\r")) if raw.endswith((b"\n", b"\r")) else 0


def _appended(raw: bytes, added: bytes) -> bytes:
    """A row with more at its end, before the line end."""
    at = len(raw) - _ending(raw)
    return raw[:at] + added + raw[at:]


def _rendered(
    raw: bytes, spans: list[tuple[int, int]], columns: _Columns, delimiter: bytes, cleaned: str | None, marks: Marks | None
) -> bytes:
    """The row with another text, and with what there is to say about it."""
    changes: dict[int, bytes] = {}
    added = b""
    if cleaned is not None and _value(raw[slice(*spans[columns.text])]) != cleaned:
        changes[columns.text] = _quoted(cleaned, delimiter, always=raw[spans[columns.text][0] :].startswith(b'"'))
    for place, truth in ((columns.truncated, marks and marks.truncated), (columns.article, marks and marks.article)):
        if place is None:
            continue
        word = b"" if truth is None else b"true" if truth else b"false"
        if place >= columns.width:
            added += delimiter + word
        elif truth is not None and TRUTH[_value(raw[slice(*spans[place])]).lower()] is not truth:
            changes[place] = word
    raw = _appended(raw, added)
    for place, field in sorted(changes.items(), reverse=True):
        start, end = spans[place]
        raw = raw[:start] + field + raw[end:]
    return raw if raw.strip(b"\r\n") else b'""' + raw  # an empty line is no row


def _quoted(text: str, delimiter: bytes, *, always: bool) -> bytes:
    data = text.encode()
    return b'"' + data.replace(b'"', b'""') + b'"' if always or re.search(rb'["\r\n]', data) or delimiter in data else data
