"""Files larger than memory: the encoding found in one pass, the text read in another."""

import codecs
import io
from collections.abc import Iterator
from contextlib import contextmanager
from os import PathLike
from typing import BinaryIO

from scrubber.decoding import evidence
from scrubber.decoding.detect import detections
from scrubber.decoding.evidence import CHUNK
from scrubber.decoding.reading import UNREAD, UNREAD_SHARE, read_around, read_page
from scrubber.decoding.result import DecodeError, Detection
from scrubber.decoding.sample import ASCII
from scrubber.encodings import is_single_byte
from scrubber.encodings.characters import REPLACEMENT

Source = str | PathLike[str] | BinaryIO


def detect_file(source: Source, *, declared: str | None = None, encoding: str | None = None) -> Detection:
    """How a file is to be read. All of it is looked at, a megabyte at a time.

    Parameters:
        source: Its path, or a binary file that can seek; it is read from its beginning and left there.
        declared: The encoding that something outside the file names, as for `decode`.
        encoding: The encoding of all that is not UTF-8, by somebody who knows.

    Raises:
        DecodeError: It is binary data, or no encoding makes language of it.
        LookupError: There is no encoding called `encoding`.
        OSError: It cannot be read.
    """
    with _opened(source) as file:
        for detection in detections(evidence.of_file(file), declared=declared, encoding=encoding):
            if _readable(file, detection):
                return detection
        raise DecodeError("no encoding makes sense of all of these bytes", 0)


@contextmanager
def open_text(source: Source, detection: Detection | None = None, *, declared: str | None = None) -> Iterator[Iterator[str]]:
    """The text of a file, piece by piece: lines with their ends, as they are. U+FFFD stands for what cannot be read.

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
        if _by_line(found.encoding):
            yield (_line(line, found) for line in file)
        else:
            reader = io.TextIOWrapper(file, encoding=found.encoding, errors="replace", newline="\n")
            try:
                yield iter(reader)
            finally:
                reader.detach()


def _by_line(encoding: str) -> bool:
    """Whether an encoding has ASCII's line feed, and nothing else that holds its byte."""
    return encoding == "utf-8" or is_single_byte(encoding)


def _line(line: bytes, detection: Detection) -> str:
    try:
        return line.decode(detection.encoding)
    except UnicodeDecodeError:
        if detection.by == "line":
            return line.decode(detection.pieces or detection.encoding)
        if is_single_byte(detection.encoding):
            return read_page(line, detection.encoding)[0]
        return read_around(line, detection.pieces)[0]


def _readable(file: BinaryIO, detection: Detection) -> bool:
    """Whether the codec reads the whole file, but for a few bytes."""
    if _by_line(detection.encoding):
        return True
    file.seek(len(detection.bom))
    decoder = codecs.getincrementaldecoder(detection.encoding)("replace")
    unread = high = 0
    while chunk := file.read(CHUNK):
        high += len(chunk.translate(None, ASCII))
        unread += decoder.decode(chunk).count(REPLACEMENT)
    unread += decoder.decode(b"", final=True).count(REPLACEMENT)
    return unread <= max(UNREAD, UNREAD_SHARE * high)


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
