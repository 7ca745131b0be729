"""What is looked at in bytes before anything is guessed of them, in memory or as a file goes by: the same for both."""

import codecs
from dataclasses import dataclass
from typing import BinaryIO

from scrubber.decoding.sample import Excerpt
from scrubber.encodings.utf8 import SEQUENCE_BYTES
from scrubber.expressions import expression

CHUNK = 1 << 20  # bytes in memory at a time, and a few copies of them
UTF8 = expression(b"(?=[\xc2-\xf4][\x80-\xbf])(?:" + SEQUENCE_BYTES + b")")  # what cannot begin one is passed over in half the time


@dataclass(frozen=True, slots=True)
class Evidence:
    """What there is to know about bytes, however many.

    Parameters:
        head: The first of them, at most `CHUNK`.
        invalid_at: The offset of the first that is not UTF-8; None if all are.
        cut: Whether they are UTF-8 but for an incomplete character at the end, and hold a complete one before it.
        escapes: ASCII that holds escape sequences, if all of it is ASCII.
        excerpt: Parts of them that tell a legacy encoding; all of them if they are few.
        text: What they say in UTF-8, if they are in memory and valid.
    """

    head: bytes
    invalid_at: int | None
    cut: bool
    escapes: bytes
    excerpt: bytes
    text: str | None = None


def of_bytes(data: bytes) -> Evidence:
    """The evidence in a string of bytes."""
    invalid_at, cut, text = None, False, None
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        invalid_at = error.start
        cut = error.reason == "unexpected end of data" and bool(UTF8.search(data, 0, invalid_at))
    escapes = data if data.isascii() and _may_switch(data) else b""
    excerpt = data if len(data) <= CHUNK or invalid_at is None else _excerpt(data, invalid_at)
    return Evidence(data[:CHUNK], invalid_at, cut, escapes, excerpt, text)


def of_file(file: BinaryIO) -> Evidence:
    """The evidence in a file, a megabyte at a time; it is read from where it stands to its end."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    excerpt = Excerpt()
    invalid_at = None
    escapes = b""
    ascii_only = True
    size = 0
    head = chunk = file.read(CHUNK)
    while chunk:
        if invalid_at is None:
            waiting = len(decoder.getstate()[0])
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError as error:
                invalid_at = size - waiting + error.start
                excerpt.add_around(chunk, max(0, error.start - waiting))
        if not chunk.isascii():
            ascii_only = False
            excerpt.add(chunk)
        elif not escapes and _may_switch(chunk):
            escapes = chunk[: chunk.rfind(b"\n") + 1] or chunk
        size += len(chunk)
        chunk = file.read(CHUNK)
    parts = head if size <= CHUNK else excerpt.joined()
    waiting = len(decoder.getstate()[0]) if invalid_at is None else 0
    if waiting:
        invalid_at = size - waiting
    return Evidence(head, invalid_at, waiting > 0 and bool(UTF8.search(parts)), escapes if ascii_only else b"", parts)


def _may_switch(data: bytes) -> bool:
    """Whether ASCII may hold what switches to another alphabet (ISO-2022, HZ)."""
    return b"\x1b" in data or b"~{" in data


def _excerpt(data: bytes, invalid_at: int) -> bytes:
    """Parts from all over a long string that tell its encoding."""
    parts = Excerpt()
    parts.add_around(data, invalid_at)
    for at in range(0, len(data), CHUNK):
        parts.add(data[at : at + CHUNK])
    return parts.joined()
