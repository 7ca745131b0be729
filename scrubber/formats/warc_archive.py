"""WARC archives (ISO 28500) taken apart: their plain texts, what is said of each, and what is damaged."""

import gzip
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from io import BytesIO
from typing import Any, BinaryIO

from scrubber.formats.record import FormatError

GZIP = b"\x1f\x8b\x08"  # RFC 1952
ZSTD = b"\x28\xb5\x2f\xfd"  # RFC 8878
VERSION = rb"(?<=\n)WARC/[01]\.\d+\r?\n"  # how a record begins that is not
HTML = (b"<!doctype html", b"<html")  # what some servers call plain text
SNIFFED = 512  # bytes looked at for it
BLOCK = 1 << 20  # bytes searched at a time
OVERLAP = 16  # more than a beginning is long
HEADERS = {"id": "WARC-Record-ID", "url": "WARC-Target-URI", "date": "WARC-Date", "languages": "WARC-Identified-Content-Language"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A document of an archive, or a place where one is lost.

    Parameters:
        number: The number of its record among all of the archive, from 1.
        headers: What is said of it, as far as it is: the names of `HEADERS`.
        body: Its text; None if it is no plain text.
        declared: The encoding that it is said to be in.
        problem: Why it cannot be cleaned, with the way out; empty if it can.
    """

    number: int
    headers: dict[str, str]
    body: bytes | None = b""
    declared: str | None = None
    problem: str = ""


class Archive:
    """An archive, compressed or not. Where it is damaged, reading goes on with the next record that can be found.

    Parameters:
        stream: Its bytes.
        limit: How many of them a text may have.
    """

    def __init__(self, stream: BinaryIO, limit: int) -> None:
        self.stream = stream
        self.limit = limit
        self._number = 0
        self._last = 0  # where the last record begins
        self._next = 0  # where the next one does at the earliest
        self._held: Entry | None = None  # is not sure before the next record begins where this one says that it ends
        self._cut = False  # the last record goes on beyond the end of the file: where that is wrong, others lie within it
        self._lost = False  # what lies between two records could not be read

    def entries(self) -> Iterator[Entry]:
        """Its documents, in order.

        Raises:
            FormatError: It is no archive.
        """
        at: int | None = 0
        while at is not None:
            try:
                yield from self._from(at)
            except OSError as error:
                if error.errno:
                    raise
                if not self._number:
                    raise FormatError(f"not a WARC archive ({error})") from None
                if self._held and "header" in str(error):
                    self._held = self._bad(self._held.headers, "it does not end where its Content-Length says")
                yield from self._released()
                self._lost = True
                at = self._found(max(self._next, at + 1))
            else:
                at = self._found(self._next) if self._cut else None
                self._lost = at is not None or (not self._cut and not self._whole())
                self._cut = False
        yield from self._released()
        if self._lost:
            yield self._damage("nothing after it can be read")

    def _from(self, begin: int) -> Iterator[Entry]:
        for record in _library().ArchiveIterator(_Source(self.stream, begin), parse_http=False):
            at = record.stream_pos
            yield from self._released()
            if self._lost:
                self._lost = False
                yield self._damage(f"reading goes on at byte {at}")
            self._number += 1
            self._last, self._next = at, at + 1
            self._held = self._entry(record)
        yield from self._released()

    def _released(self) -> Iterator[Entry]:
        if self._held:
            yield self._held
        self._held = None

    def _damage(self, what: str) -> Entry:
        return Entry(self._number, {}, problem=f"the archive is damaged after this record, which begins at byte {self._last}; {what}")

    def _found(self, start: int) -> int | None:
        """Where a record may begin, from some byte on, which is not the first."""
        if not self.stream.seekable():
            return None
        self.stream.seek(0)
        magic = self.stream.read(OVERLAP)
        pattern = re.compile(next((re.escape(begin) for begin in (GZIP, ZSTD) if magic.startswith(begin)), VERSION))
        while True:
            self.stream.seek(start - 1)
            block = self.stream.read(BLOCK)
            if found := pattern.search(block, 1):
                return start - 1 + found.start()
            if len(block) < BLOCK:
                return None
            start += BLOCK - OVERLAP

    def _whole(self) -> bool:
        """Whether what gzip compressed is there to its end, which the library does not ask."""
        for start in (self._last, 0) if self.stream.seekable() else ():  # of records that are one part it does not tell where that begins
            self.stream.seek(start)
            magic = self.stream.read(len(GZIP))
            self.stream.seek(start)
            if magic == GZIP:
                try:
                    with gzip.GzipFile(fileobj=self.stream) as part:
                        while part.read(BLOCK):
                            pass
                except EOFError:
                    return False
                except (gzip.BadGzipFile, zlib.error):
                    continue
                return True
        return True

    def _entry(self, record: Any) -> Entry | None:
        """A document; None for records that are none, such as requests."""
        kinds = _library().WarcRecordType
        if "Content-Length" not in record.headers:
            return self._bad({}, "it has no Content-Length")
        if record.record_type not in (kinds.response, kinds.resource, kinds.conversion):
            self._skip(record)
            return None
        headers = {name: value for name, header in HEADERS.items() if (value := record.headers.get(header))}
        if "url" in headers:
            headers["url"] = headers["url"].strip("<>")  # as version 1.0 of the standard was read, and wget writes it
        said = record.headers
        if record.is_http:
            record.parse_http()
            said = record.http_headers
        content_type = said.get("Content-Type") or ("text/plain" if record.record_type == kinds.conversion else "")
        if content_type.partition(";")[0].strip().lower() != "text/plain":
            self._skip(record)
            return Entry(self._number, headers, None)
        size = record.content_length
        if size > self.limit:
            self._skip(record)
            return self._too_large(headers)
        body = record.reader.read()
        if len(body) < size:
            self._cut = True
            return self._bad(headers, f"the file ends within it, at {len(body)} of {size} bytes")
        if record.is_http:
            try:
                body = _decoded(body, said, self.limit)
            except OSError as error:
                return self._bad(headers, f"it cannot be decoded ({error})")
            if len(body) > self.limit:
                return self._too_large(headers)
        if body[:SNIFFED].lstrip().lower().startswith(HTML):
            return Entry(self._number, headers, None)
        return Entry(self._number, headers, body, _charset(content_type))

    def _skip(self, record: Any) -> None:
        self._cut = record.consume() < record.content_length

    def _bad(self, headers: dict[str, str], problem: str) -> Entry:
        return Entry(self._number, headers, problem=f"{problem}; it begins at byte {self._last}; fetch the file again")

    def _too_large(self, headers: dict[str, str]) -> Entry:
        return Entry(self._number, headers, problem=f"larger than {self.limit // 1_000_000} MB; allow more with --max-size")


class _Source:
    """A stream to read on, which need not be a file."""

    def __init__(self, stream: BinaryIO, at: int) -> None:
        self.stream = stream
        self.at = at
        if at:
            stream.seek(at)

    def read(self, size: int = -1) -> bytes:
        data = self.stream.read(size)
        self.at += len(data)
        return data

    def tell(self) -> int:
        return self.at

    def seek(self, _offset: int, _whence: int = 0) -> int:
        return self.at  # the library asks where it is


def _charset(content_type: str) -> str | None:
    """The encoding that a Content-Type names."""
    from email.message import Message  # takes 8 ms, which only runs over archives should wait for

    message = Message()
    message["Content-Type"] = content_type
    return message.get_content_charset()


def _decoded(body: bytes, headers: Any, limit: int) -> bytes:
    """What a server sent, unpacked.

    Raises:
        OSError: It is damaged.
    """
    library = import_module("fastwarc.stream_io")
    zlib = partial(library.GzipReader, zlib=True)
    readers = {"chunked": library.ChunkedReader, "gzip": library.GzipReader, "x-gzip": library.GzipReader, "deflate": zlib}
    readers |= {"br": library.BrotliReader, "zstd": library.ZstdReader}
    packed = [*(headers.get("Transfer-Encoding") or "").split(","), *reversed((headers.get("Content-Encoding") or "").split(","))]
    for name in packed:
        if reader := readers.get(name.strip().lower()):
            body = reader(BytesIO(body)).read(limit + 1)
    return body


def _library() -> Any:
    try:
        return import_module("fastwarc")
    except ImportError:
        raise FormatError("WARC archives are read with fastwarc, which is not installed: pip install 'news-scrubber[warc]'") from None
