"""How bytes are to be read, from the surest sign to the last resort.

`decode` asks for one sign after the other; `scrubber.decoding.stream` asks for the same ones of a file that goes by.
"""

import re

from scrubber.decoding.binary import controls, refuse_binary, refuse_controls
from scrubber.decoding.bom import byte_order_mark
from scrubber.decoding.declared import claims
from scrubber.decoding.escapes import seven_bit
from scrubber.decoding.legacy import detect_legacy
from scrubber.decoding.mixed import Spans, read_around, read_broken, read_lines, read_page
from scrubber.decoding.result import Decoded, DecodeError, Detection
from scrubber.decoding.sample import Excerpt
from scrubber.decoding.utf16 import utf16_or_32
from scrubber.encodings import is_single_byte
from scrubber.encodings.utf8 import SEQUENCE_BYTES

UTF8 = re.compile(SEQUENCE_BYTES)
SAMPLE = 1 << 20  # bytes of a long string that are looked at to find its legacy encoding


def decode(data: bytes, *, declared: str | None = None) -> Decoded:
    """Read bytes as text.

    In this order: a byte order mark; a known binary format is refused; valid UTF-8, which hardly anything else is by
    chance; seven-bit encodings with escapes; UTF-16 and UTF-32 by their zero bytes; then all legacy encodings, and UTF-8
    with pieces of them, weighed by the statistics of `scrubber.language`, where a declaration is worth something.

    Parameters:
        data: The bytes.
        declared: The encoding that something outside the bytes names, such as an HTTP header. A name that nobody knows
            is passed over; one that does not fit the bytes is overruled.

    Raises:
        DecodeError: They are binary data, or no encoding makes language of them.
    """
    if found := by_first_bytes(data):
        return read(data, found)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        invalid_at = error.start
        if error.reason == "unexpected end of data" and UTF8.search(data, 0, invalid_at):
            return read(data, Detection("utf-8", 0.98, "valid UTF-8, cut off inside a character", pieces="replace"))
    else:
        if data.isascii() and (found := by_escapes(data)):
            return read(data, found)
        if not controls(data) and not (0 in data and utf16_or_32(data)):
            return Decoded(text, "utf-8")
        invalid_at = len(data)
    if found := by_zeros(data):
        return read(data, found)
    last: DecodeError | None = None
    for detection in detect_legacy(data if len(data) <= SAMPLE else _excerpt(data, invalid_at), claims(data, declared)):
        try:
            return read(data, detection)
        except DecodeError as error:
            last = last or error
    raise last or DecodeError("no encoding makes sense of these bytes", invalid_at)


def by_first_bytes(head: bytes) -> Detection | None:
    """The encoding that a byte order mark names.

    Raises:
        DecodeError: It is a known binary format.
    """
    if mark := byte_order_mark(head):
        bom, encoding = mark
        return Detection(encoding, how="byte order mark", bom=bom)
    refuse_binary(head)
    return None


def by_escapes(data: bytes) -> Detection | None:
    """The encoding of ASCII bytes that hold escape sequences, if they are text when these are followed."""
    codec = seven_bit(data)
    return Detection(codec, how="escape sequences") if codec else None


def by_zeros(data: bytes) -> Detection | None:
    """UTF-16 or UTF-32, where zero bytes and the text say so.

    Raises:
        DecodeError: It is neither, and control characters are too frequent for any text.
    """
    if wide := utf16_or_32(data):
        return Detection(wide, 0.98, "the places of the zero bytes")
    refuse_controls(data)
    return None


def read(data: bytes, detection: Detection) -> Decoded:
    """Read bytes as a detection says.

    Raises:
        DecodeError: They cannot be read so.
    """
    d = detection
    body = data[len(d.bom) :]
    spans: Spans = ()
    if d.pieces is not None and d.by == "line":
        text, spans = read_lines(body, d.encoding, d.pieces)
    elif d.pieces is not None:
        text, spans = read_around(body, None if d.pieces == "replace" else d.pieces)
    else:
        try:
            text = body.decode(d.encoding)
        except UnicodeDecodeError:
            if is_single_byte(d.encoding):
                text, spans = read_page(body, d.encoding)
            elif d.encoding == "utf-8":  # after its byte order mark
                text, spans = read_around(body, "latin-1")
            else:
                text, spans = read_broken(body, d.encoding)
    spans = tuple((start + len(d.bom), end + len(d.bom)) for start, end in spans)
    return Decoded(text, d.encoding, d.confidence, spans, d.how, d.bom, d.pieces)


def _excerpt(data: bytes, invalid_at: int) -> bytes:
    """Parts from all over a long string that tell its encoding."""
    parts = Excerpt()
    parts.add_around(data, invalid_at)
    for at in range(0, len(data), SAMPLE):
        parts.add(data[at : at + SAMPLE])
    return parts.joined()
