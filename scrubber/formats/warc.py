"""WARC and WET archives of web crawls: read only, and written elsewhere as JSON lines."""

import json
from collections.abc import Iterator, Sequence
from functools import partial
from io import BytesIO
from typing import BinaryIO

from scrubber.formats.record import PIECE, Fields, FormatError, Marks, Piece, Record, Written, host_of
from scrubber.formats.text import MAX_SIZE
from scrubber.formats.warc_archive import Archive, Entry
from scrubber.language.alpha3 import ALPHA_2

WRITTEN = ("id", "url", "date", "lang", "text")
"""The fields of the objects that are written."""


class Warc:
    """One record a plain text: that of a page (as WET archives have it), or a document that was plain text when it was fetched.

    It becomes `{"id": …, "url": …, "date": …, "lang": …, "text": …}`, as far as the archive tells, `lang` being the first language that
    it names. Other documents, HTML above all, are not taken for text. Records are numbered from 1 as they are in the archive, so not all
    numbers occur.

    Parameters:
        fields: The names of the fields for marks; all other ones are given.
        max_size: A text of more megabytes is left out.
    """

    kind = "warc"
    unit = "record"
    suffixes = (".warc", ".wet")
    in_place = False
    suffix = ".jsonl"
    own_compression = True
    patched = False

    def __init__(self, fields: Fields | None = None, max_size: int = MAX_SIZE) -> None:
        self.fields = fields or Fields()
        self.max_size = max_size

    def pieces(self, stream: BinaryIO) -> Iterator[Piece]:
        """Runs of texts, each after a line of JSON that tells the rest of it; and a piece that tells how many documents are none.

        Raises:
            FormatError: It is no archive, or has no texts.
        """
        for option, name in (("truncated", self.fields.truncated), ("article", self.fields.article)):
            if name in WRITTEN:
                raise FormatError(f"--{option}-field {name!r} is what an archive's texts have themselves; choose another name")
        parts: list[bytes] = []
        size = first = passed = 0
        for entry in Archive(stream, self.max_size * 1_000_000).entries():
            if entry.body is None:
                passed += 1
                continue
            first = first or entry.number
            head, body = _packed(entry)
            parts += head, body
            size += len(head) + len(body)
            if size >= PIECE:
                yield Piece(b"".join(parts), first)
                parts, size, first = [], 0, entry.number + 1
        if parts:
            yield Piece(b"".join(parts), first)
        if passed:
            other = "1 document is" if passed == 1 else f"{passed:,} documents are"
            reason = f"{other} HTML or something else than plain text; extract the text first, for example with trafilatura"
            if not first:
                raise FormatError(f"no plain text: {reason}")
            yield Piece(b"", first, note=reason)

    def records(self, piece: Piece) -> Iterator[Record]:
        """A record a text; in other encodings than UTF-8 it has no bytes of its own before it is cleaned."""
        stream = BytesIO(piece.data)
        while line := stream.readline():
            size, entry = _unpacked(line)
            yield self._record(entry, stream.read(size))

    def _record(self, entry: Entry, body: bytes) -> Record:
        names = ("id", "url", "date")
        members: dict[str, str | bool] = {name: value for name in names if (value := entry.headers.get(name))}
        language = entry.headers.get("languages", "").partition(",")[0].strip().lower()
        lang = ALPHA_2.get(language)
        if lang:
            members["lang"] = lang
        id = entry.headers.get("id")
        if entry.problem:
            return Record(b"", None, partial(self._rendered, members, b""), entry.number, id=id, problem=entry.problem)
        try:
            raw = _line(members | {"text": body.decode("utf-8-sig")})
        except UnicodeDecodeError:
            raw = b""
        marks = bool(self.fields.truncated or self.fields.article)
        render = partial(self._rendered, members, raw)
        return Record(
            raw,
            body,
            render,
            entry.number,
            marked=marks or not raw,
            site=host_of(entry.headers.get("url")),
            lang=lang,
            id=id,
            declared=entry.declared,
        )

    def _rendered(self, members: dict[str, str | bool], raw: bytes, cleaned: str | bytes | None, marks: Marks | None) -> bytes:
        """The object for a text; what cannot be cleaned stays as it is, or is left out if it is not in UTF-8.

        Raises:
            FormatError: The text is not in UTF-8, and is not certain enough to be written in it.
        """
        if cleaned is None or marks is None:
            return raw
        try:
            text = cleaned if isinstance(cleaned, str) else cleaned.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise FormatError("its encoding is not certain; --encoding-from NAME decides, and --unsafe takes what is likeliest") from None
        found = {self.fields.truncated: marks.truncated, self.fields.article: marks.article}
        return _line(members | {"text": text} | {name: truth for name, truth in found.items() if name})

    def join(self, _piece: Piece, written: Sequence[Written]) -> bytes:
        """The records' lines."""
        return b"".join(record.output for record in written)

    def writer(self, target: BinaryIO) -> "LineWriter":
        """What writes the lines."""
        return LineWriter(self, target)


class LineWriter:
    """Writes pieces of an archive as JSON lines.

    Parameters:
        format: How they are read.
        target: Where to.
    """

    def __init__(self, format: Warc, target: BinaryIO) -> None:
        self.format = format
        self.target = target

    def write(self, piece: Piece, output: bytes | None) -> None:
        """Write the next piece."""
        self.target.write(b"".join(record.raw for record in self.format.records(piece)) if output is None else output)

    def close(self) -> None:
        """Nothing ends such a file."""


def _packed(entry: Entry) -> tuple[bytes, bytes]:
    body = entry.body or b""
    head = {"number": entry.number, "headers": entry.headers, "declared": entry.declared, "problem": entry.problem, "size": len(body)}
    return json.dumps(head).encode() + b"\n", body


def _unpacked(line: bytes) -> tuple[int, Entry]:
    head = json.loads(line)
    return head["size"], Entry(head["number"], head["headers"], declared=head["declared"], problem=head["problem"])


def _line(members: dict[str, str | bool]) -> bytes:
    return json.dumps(members, ensure_ascii=False).encode() + b"\n"
