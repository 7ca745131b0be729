"""Bytes as text, once it is known how they are to be read. What cannot be read keeps its place, and its bytes are listed."""

import codecs
import re
from codecs import charmap_decode
from functools import cache

from scrubber.decoding.result import Decoded, DecodeError, Detection, Odd
from scrubber.decoding.sample import ASCII
from scrubber.encodings import characters, is_single_byte
from scrubber.encodings.characters import REPLACEMENT
from scrubber.encodings.codepage import undefined_in
from scrubber.encodings.utf8 import BROKEN_BYTES
from scrubber.expressions import expression

ESCAPE = 0xDC00  # what `surrogateescape` adds to a byte that cannot be read
ESCAPED = expression("([\udc80-\udcff]+)")
BROKEN_SEQUENCE = expression(BROKEN_BYTES)
UNREAD_SHARE, UNREAD = 0.01, 2  # of the non-ASCII bytes, and so many places; a multi-byte encoding that cannot read more is the wrong one
WINDOW = 1 << 16  # bytes of a multi-byte encoding read at a time once something in it cannot be read

Read = tuple[str, tuple[Odd, ...]]


def read(data: bytes, detection: Detection) -> Decoded:
    """Read bytes as a detection says.

    Raises:
        DecodeError: They cannot be read so.
    """
    d = detection
    body = data[len(d.bom) :]
    odd: tuple[Odd, ...] = ()
    try:
        text = body.decode(d.encoding)
    except UnicodeDecodeError:
        if d.by == "line":
            text, odd = read_lines(body, d.pieces or d.encoding)
        elif d.encoding == "utf-8":
            text, odd = read_around(body, d.pieces)
        elif is_single_byte(d.encoding):
            text, odd = read_page(body, d.encoding)
        else:
            text, odd = _read_leniently(body, d)
    if d.bom:
        odd = tuple(Odd(o.start, o.end, o.offset + len(d.bom), o.data, o.codec) for o in odd)
    return Decoded(text, d.encoding, d.confidence, d.how, d.bom, odd)


def read_around(data: bytes, pieces: str | None) -> Read:
    """UTF-8 as text, and what is not valid in it.

    Parameters:
        data: The bytes.
        pieces: The single-byte codec of what is not valid; None: nothing reads that.
    """
    parts = ESCAPED.split(data.decode("utf-8", "surrogateescape"))  # valid, broken, valid, ..., valid
    odd: list[Odd] = []
    offset = at = 0
    for i in range(1, len(parts), 2):
        offset += len(parts[i - 1].encode())
        at += len(parts[i - 1])
        run = bytes(ord(char) - ESCAPE for char in parts[i])
        parts[i], found = _read_run(run, pieces, at, offset)
        odd += found
        offset += len(run)
        at += len(parts[i])
    return "".join(parts), tuple(odd)


def _read_run(run: bytes, pieces: str | None, at: int, offset: int) -> tuple[str, list[Odd]]:
    """A few bytes that are not UTF-8: letters of the code page, or one U+FFFD for each broken sequence."""
    if pieces is None:
        broken = list(BROKEN_SEQUENCE.finditer(run))
        return REPLACEMENT * len(broken), [Odd(at + i, at + i + 1, offset + b.start(), b[0]) for i, b in enumerate(broken)]
    chars, undefined = _page(pieces)
    text = charmap_decode(run, "strict", chars)[0]
    odd: list[Odd] = []
    last = 0
    for found in [*(undefined.finditer(run) if undefined else ()), None]:  # what the page has, and each byte that it has not
        start, end = found.span() if found else (len(run), len(run))
        if last < start:
            odd.append(Odd(at + last, at + start, offset + last, run[last:start], pieces))
        if start < end:
            odd.append(Odd(at + start, at + end, offset + start, run[start:end]))
        last = end
    return text, odd


def read_page(data: bytes, codec: str) -> Read:
    """Bytes in a single-byte codec as text, and those that it leaves undefined."""
    chars, undefined = _page(codec)
    text = charmap_decode(data, "strict", chars)[0]
    places = (found.start() for found in undefined.finditer(data)) if undefined else ()
    return text, tuple(Odd(at, at + 1, at, data[at : at + 1]) for at in places)


@cache
def _page(codec: str) -> tuple[str, re.Pattern[bytes] | None]:
    """The characters of a single-byte codec, U+FFFD where it has none, and a pattern of the bytes without one."""
    chars = characters.read(codec)
    undefined = undefined_in(chars)
    return chars, re.compile(b"[%s]" % re.escape(bytes(sorted(undefined)))) if undefined else None


def read_lines(data: bytes, pieces: str) -> Read:
    """Lines of UTF-8 among lines in another encoding.

    Raises:
        DecodeError: A line is in neither.
    """
    texts: list[str] = []
    odd: list[Odd] = []
    offset = at = 0
    for line in data.splitlines(keepends=True):
        try:
            text = line.decode()
        except UnicodeDecodeError:
            try:
                text = line.decode(pieces)
            except UnicodeDecodeError as error:
                raise DecodeError(f"neither UTF-8 nor {pieces}: {error.reason}", offset + error.start) from None
            odd.append(Odd(at, at + len(text), offset, line, pieces))
        texts.append(text)
        offset += len(line)
        at += len(text)
    return "".join(texts), tuple(odd)


def _read_leniently(body: bytes, detection: Detection) -> Read:
    """Bytes in an encoding whose characters are of several bytes, and the few that are none of its characters.

    Raises:
        DecodeError: They are not few.
    """
    texts: list[str] = []
    odd: list[Odd] = []
    offset = at = 0
    most = max(UNREAD, round(UNREAD_SHARE * len(body.translate(None, ASCII))))
    new_decoder = codecs.getincrementaldecoder(detection.encoding)
    while offset < len(body):  # by windows: each error holds a copy of what was to be read
        window = body[offset : offset + WINDOW]
        decoder = new_decoder()
        try:
            text = decoder.decode(window, final=offset + WINDOW >= len(body))
            end = len(window) - len(decoder.getstate()[0])
        except UnicodeDecodeError as error:
            if len(odd) >= most or (not offset + error.start and error.end >= len(body)):
                reason = f"{detection.how}, which says {detection.encoding}, but {error.reason}"
                raise DecodeError(reason, len(detection.bom) + offset + error.start) from None
            text, end = window[: error.start].decode(detection.encoding) + REPLACEMENT, error.end
            odd.append(Odd(at + len(text) - 1, at + len(text), offset + error.start, window[error.start : end]))
        texts.append(text)
        offset, at = offset + end, at + len(text)
    return "".join(texts), tuple(odd)
