"""How two encodings in one string are read: whatever the first codec cannot read, the second one reads, and its place is noted."""

import re
from codecs import charmap_decode
from functools import cache

from scrubber.decoding.result import DecodeError
from scrubber.encodings.codepage import characters, undefined_bytes
from scrubber.encodings.utf8 import BROKEN_BYTES

BROKEN_SEQUENCE = re.compile(BROKEN_BYTES)
ESCAPE = 0xDC00  # what `surrogateescape` adds to a byte that cannot be read
ESCAPED = re.compile("([\udc80-\udcff]+)")
BROKEN_SHARE = 0.01  # places that a multi-byte codec cannot read, of all bytes

Spans = tuple[tuple[int, int], ...]


def read_around(data: bytes, pieces: str | None) -> tuple[str, Spans]:
    """UTF-8 as text, and the byte spans that are not valid.

    Parameters:
        data: The bytes.
        pieces: The single-byte codec for what is not valid; None puts U+FFFD there.
    """
    chars = _page(pieces)[0] if pieces else "\ufffd" * 256
    parts = ESCAPED.split(data.decode("utf-8", "surrogateescape"))  # valid, broken, valid, ..., valid
    spans: list[tuple[int, int]] = []
    at = 0
    for i in range(1, len(parts), 2):
        at += len(parts[i - 1].encode())
        escaped = parts[i]
        if len(escaped) == 1:  # nearly always
            spans.append((at, at + 1))
            parts[i] = chars[ord(escaped) - ESCAPE]
        else:
            run = escaped.encode("utf-8", "surrogateescape")
            places = [(at + broken.start(), at + broken.end()) for broken in BROKEN_SEQUENCE.finditer(run)]
            parts[i] = charmap_decode(run, "strict", chars)[0] if pieces else "\ufffd" * len(places)
            spans += places
        at += len(escaped)
    return "".join(parts), tuple(spans)


def read_page(data: bytes, codec: str) -> tuple[str, Spans]:
    """Bytes in a single-byte codec as text, and the spans of those that it leaves undefined: C1 controls stand for them."""
    chars, undefined = _page(codec)
    text = charmap_decode(data, "strict", chars)[0]
    return text, tuple(found.span() for found in undefined.finditer(data)) if undefined else ()


@cache
def _page(codec: str) -> tuple[str, re.Pattern[bytes] | None]:
    undefined = bytes(sorted(undefined_bytes(codec)))
    return characters(codec), re.compile(b"[%s]" % re.escape(undefined)) if undefined else None


def read_lines(data: bytes, encoding: str, pieces: str) -> tuple[str, Spans]:
    """The text, line by line in the first encoding that reads the line, and the spans of those read by the second.

    Raises:
        DecodeError: Neither reads a line.
    """
    texts: list[str] = []
    spans: list[tuple[int, int]] = []
    at = 0
    for line in data.splitlines(keepends=True):
        try:
            texts.append(line.decode(encoding))
        except UnicodeDecodeError:
            try:
                texts.append(line.decode(pieces))
            except UnicodeDecodeError as error:
                raise DecodeError(f"neither {encoding} nor {pieces}: {error.reason}", at + error.start) from None
            spans.append((at, at + len(line)))
        at += len(line)
    return "".join(texts), tuple(spans)


def read_broken(data: bytes, codec: str) -> tuple[str, Spans]:
    """Bytes in a multi-byte codec as text, with U+FFFD for what it cannot read, and the spans of that.

    Raises:
        DecodeError: It cannot read too much.
    """
    texts: list[str] = []
    spans: list[tuple[int, int]] = []
    at = 0
    while True:
        try:
            return "".join([*texts, data[at:].decode(codec)]), tuple(spans)
        except UnicodeDecodeError as error:
            if len(spans) > BROKEN_SHARE * len(data) + 2:
                raise DecodeError(f"not {codec}: {error.reason}", at + error.start) from None
            texts.append(data[at : at + error.start].decode(codec) + "\ufffd")
            spans.append((at + error.start, at + error.end))
            at += error.end
