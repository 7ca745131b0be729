"""The ways to read bytes as text, from the surest to the last resort."""

from scrubber.decoding.declared import codecs_of, declarations
from scrubber.decoding.escapes import seven_bit
from scrubber.decoding.legacy import SEQUENCE, detect_legacy
from scrubber.decoding.marks import ZERO_SHARE, byte_order_mark, controls, refuse_binary, refuse_controls, wide_without_mark
from scrubber.decoding.pages import is_single_byte
from scrubber.decoding.pieces import read_around, read_lines
from scrubber.decoding.result import Decoded, DecodeError, Detection
from scrubber.decoding.sample import Excerpt

SAMPLE = 1 << 20  # bytes of a long string that are looked at to find its legacy encoding


def decode(data: bytes, *, declared: str | None = None) -> Decoded:
    """Read bytes as text.

    In this order: a byte order mark; a known binary format is refused; valid UTF-8, which hardly anything else is by
    chance; seven-bit encodings with escapes; UTF-16 and UTF-32 by their zero bytes; then all legacy encodings, and UTF-8
    with pieces of them, judged by the statistics of `scrubber.language`, where a declaration is worth something.

    Parameters:
        data: The bytes.
        declared: The encoding that something outside the bytes names, such as an HTTP header. A name that nobody knows
            is passed over; one that does not fit the bytes is overruled.

    Raises:
        DecodeError: They are binary data, or no encoding makes language of them.
    """
    if mark := byte_order_mark(data):
        bom, encoding = mark
        return read(data, Detection(encoding, how="byte order mark", bom=bom))
    refuse_binary(data)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        invalid_at = error.start
        if error.reason == "unexpected end of data" and SEQUENCE.search(data, 0, invalid_at):
            return read(data, Detection("utf-8", 0.98, "valid UTF-8, cut off inside a character", pieces="replace"))
    else:
        if data.isascii() and (codec := seven_bit(data)):
            return read(data, Detection(codec, how="escape sequences"))
        zeros = data.count(0) if 0 in data else 0  # looking for one is ten times faster than counting
        if not zeros and not controls(data):
            return Decoded(text, "utf-8")
        if not (wide := wide_without_mark(data)) and zeros <= ZERO_SHARE * len(data):
            refuse_controls(data)
            return Decoded(text, "utf-8")
        invalid_at = len(data)
    if wide := wide_without_mark(data):
        return read(data, Detection(wide, 0.98, "the places of the zero bytes"))
    refuse_controls(data)
    if zero := data.find(0) + 1:
        raise DecodeError("a zero byte: this is binary data", zero - 1)
    last: DecodeError | None = None
    for detection in detect_legacy(data if len(data) <= SAMPLE else excerpt(data, invalid_at), claims(data, declared)):
        try:
            return read(data, detection)
        except DecodeError as error:
            last = last or error
    raise last or DecodeError("no encoding makes sense of these bytes", invalid_at)


def claims(data: bytes, declared: str | None) -> dict[str, str]:
    """The codecs that the caller or the data itself declares, and who does."""
    said = [("the caller", declared)] if declared else []
    return {codec: who for who, label in [*declarations(data), *said] for codec in codecs_of(label) if codec != "utf-8"}


def read(data: bytes, detection: Detection) -> Decoded:
    """Read bytes as a detection says.

    Raises:
        DecodeError: They cannot be read so.
    """
    d = detection
    body = data[len(d.bom) :]
    spans: tuple[tuple[int, int], ...] = ()
    try:
        if d.pieces is None:
            text = body.decode(d.encoding)
        elif d.by == "line":
            text, spans = read_lines(body, d.encoding, d.pieces)
        else:
            text, spans = read_around(body, d.encoding, None if d.pieces == "replace" else d.pieces)
    except UnicodeDecodeError as error:
        if error.start and error.end >= len(body) and not is_single_byte(d.encoding):  # cut off in the middle of a character
            text, spans = read_around(body, d.encoding, None)
        elif is_single_byte(d.encoding):
            text, spans = read_around(body, d.encoding, d.encoding)
        else:
            raise DecodeError(f"{d.how}, which says {d.encoding}, but {error.reason}", len(d.bom) + error.start) from None
    spans = tuple((start + len(d.bom), end + len(d.bom)) for start, end in spans)
    return Decoded(text, d.encoding, d.confidence, spans, d.how, d.bom, d.pieces)


def excerpt(data: bytes, invalid_at: int) -> bytes:
    """Parts from all over a long string that tell its encoding."""
    parts = Excerpt()
    parts.add_around(data, invalid_at)
    for at in range(0, len(data), SAMPLE):
        parts.add(data[at : at + SAMPLE])
    return parts.joined()
