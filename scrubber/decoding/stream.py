"""Files larger than memory: the encoding found in one pass, the text read in another."""

import codecs
import io
from collections.abc import Iterator
from contextlib import contextmanager
from os import PathLike
from typing import BinaryIO

from scrubber.decoding.binary import ZERO_SHARE, refuse_controls
from scrubber.decoding.declared import claims
from scrubber.decoding.detect import by_escapes, by_first_bytes, by_zeros
from scrubber.decoding.legacy import detect_legacy
from scrubber.decoding.mixed import read_around, read_page
from scrubber.decoding.result import DecodeError, Detection
from scrubber.decoding.sample import Excerpt
from scrubber.encodings import is_single_byte

CHUNK = 1 << 20  # bytes in memory at a time, and a few copies of them

Source = str | PathLike[str] | BinaryIO


def detect_file(source: Source, *, declared: str | None = None) -> Detection:
    """How a file is to be read. All of it is looked at, a megabyte at a time.

    Parameters:
        source: Its path, or a binary file that can seek; it is read from its beginning and left there.
        declared: The encoding that something outside the file names.

    Raises:
        DecodeError: It is binary data, or no encoding makes language of it.
        OSError: It cannot be read.
    """
    with _opened(source) as file:
        head = file.read(CHUNK)
        if found := by_first_bytes(head):
            return found
        if head.count(0) > ZERO_SHARE * len(head) and (found := by_zeros(head)):
            return found
        decoder = codecs.getincrementaldecoder("utf-8")()
        excerpt = Excerpt()
        valid = True
        escapes = b""
        chunk = head
        while chunk:
            if valid:
                try:
                    decoder.decode(chunk)
                except UnicodeDecodeError as error:
                    valid = False
                    excerpt.add_around(chunk, max(0, error.start - len(decoder.getstate()[0])))
            if not chunk.isascii():
                excerpt.add(chunk)
            elif not escapes and (b"\x1b$" in chunk or b"~{" in chunk):
                escapes = chunk
            chunk = file.read(CHUNK)
        if valid and not decoder.getstate()[0]:
            if escapes and not excerpt.size and (found := by_escapes(escapes[: escapes.rfind(b"\n") + 1] or escapes)):
                return found
            return Detection("utf-8")
        refuse_controls(head)
        for detection in detect_legacy(excerpt.joined(), claims(head, declared)):
            if detection.pieces or _readable(file, detection.encoding):
                return detection
        raise DecodeError("no encoding makes sense of all of these bytes", 0)


@contextmanager
def open_text(source: Source, detection: Detection | None = None, *, declared: str | None = None) -> Iterator[Iterator[str]]:
    """The text of a file, piece by piece: lines with their ends, as they are.

    Parameters:
        source: Its path, or a binary file that can seek.
        detection: How to read it; found out if None.
        declared: The encoding that something outside the file names.

    Raises:
        DecodeError: It is binary data, or no encoding makes language of it.
        OSError: It cannot be read.
    """
    found = detection or detect_file(source, declared=declared)
    with _opened(source) as file:
        file.seek(len(found.bom))
        if found.encoding == "utf-8" or is_single_byte(found.encoding):
            yield (_line(line, found) for line in file)
        else:
            reader = io.TextIOWrapper(file, encoding=found.encoding, newline="\n")
            try:
                yield iter(reader)
            finally:
                reader.detach()


def _line(line: bytes, detection: Detection) -> str:
    """A line of an encoding that has ASCII's line feed, and nothing else that holds its byte."""
    try:
        return line.decode(detection.encoding)
    except UnicodeDecodeError:
        if detection.by == "line":
            return line.decode(detection.pieces or "utf-8")
        if is_single_byte(detection.encoding):
            return read_page(line, detection.encoding)[0]
        return read_around(line, None if detection.pieces == "replace" else detection.pieces or "latin-1")[0]


def _readable(file: BinaryIO, encoding: str) -> bool:
    """Whether the codec reads the whole file."""
    if is_single_byte(encoding):
        return True  # what the code page leaves undefined has been looked at
    file.seek(0)
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        while chunk := file.read(CHUNK):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


@contextmanager
def _opened(source: Source) -> Iterator[BinaryIO]:
    if isinstance(source, (str, PathLike)):
        with open(source, "rb") as file:
            yield file
    else:
        source.seek(0)
        try:
            yield source
        finally:
            source.seek(0)
