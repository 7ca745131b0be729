"""Two encodings in one string: what the first codec cannot read is read by another one, and its place is noted."""

import codecs
from collections.abc import Callable
from contextvars import ContextVar

from scrubber.decoding.result import DecodeError

_spans: ContextVar[list[tuple[int, int]]] = ContextVar("spans")


def read_around(data: bytes, encoding: str, pieces: str | None) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text, and the byte spans that `encoding` could not read.

    Parameters:
        data: The bytes.
        encoding: The codec to read them with.
        pieces: The single-byte codec for what it cannot read; None puts U+FFFD there.
    """
    spans: list[tuple[int, int]] = []
    token = _spans.set(spans)
    try:
        text = data.decode(encoding, handler(pieces))
    finally:
        _spans.reset(token)
    return text, tuple(spans)


def read_lines(data: bytes, encoding: str, pieces: str) -> tuple[str, tuple[tuple[int, int], ...]]:
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


def handler(pieces: str | None) -> str:
    """The name of an error handler for `bytes.decode` that reads with a codec what the first one could not."""
    name = f"scrubber.decoding.{pieces}"
    try:
        codecs.lookup_error(name)
    except LookupError:
        codecs.register_error(name, _handle_with(pieces))
    return name


def _handle_with(pieces: str | None) -> Callable[[UnicodeError], tuple[str, int]]:
    # A byte that the code page leaves undefined stands for the C1 control of its number, as in browsers.
    chars = "\ufffd" * 256 if pieces is None else bytes(range(256)).decode(pieces, "replace")
    table = [chr(byte) if pieces and char == "\ufffd" else char for byte, char in enumerate(chars)]

    def handle(error: UnicodeError) -> tuple[str, int]:
        if not isinstance(error, UnicodeDecodeError):
            raise error
        spans = _spans.get(None)
        if spans is not None:
            spans.append((error.start, error.end))
        if pieces is None:
            return "\ufffd", error.end
        return "".join(table[byte] for byte in error.object[error.start : error.end]), error.end

    return handle
