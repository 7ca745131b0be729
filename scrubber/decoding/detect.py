"""How bytes are to be read, from the surest sign to the last resort: the one order for bytes in memory and for files."""

from collections.abc import Iterator

from scrubber.decoding import evidence
from scrubber.decoding.binary import controls, refuse_binary, refuse_controls
from scrubber.decoding.bom import byte_order_marks
from scrubber.decoding.declared import claims, codecs_of
from scrubber.decoding.escapes import seven_bit
from scrubber.decoding.evidence import Evidence
from scrubber.decoding.legacy import detect_legacy
from scrubber.decoding.reading import read
from scrubber.decoding.result import Decoded, DecodeError, Detection
from scrubber.decoding.utf16 import utf16_or_32

PLAIN = Detection("utf-8")


def decode(data: bytes, *, declared: str | None = None, encoding: str | None = None) -> Decoded:
    """Read bytes as text.

    In this order: a byte order mark; a known binary format is refused; valid UTF-8, which hardly anything else is by
    chance, whole or cut off in its last character; seven-bit encodings with escapes; UTF-16 and UTF-32 by their zero
    bytes; the encoding that the caller knows it is; then all legacy encodings, and UTF-8 with pieces of them, weighed by
    the statistics of `scrubber.language`, where a declaration is worth something.

    Parameters:
        data: The bytes.
        declared: The encoding that something outside the bytes names, such as an HTTP header. A name that nobody knows
            is passed over; one that does not fit the bytes is overruled.
        encoding: The encoding of all that is not UTF-8, by somebody who knows: nothing is guessed.

    Raises:
        DecodeError: They are binary data, or no encoding makes language of them, or they are not in `encoding`.
        LookupError: There is no encoding called `encoding`.
    """
    first: DecodeError | None = None
    found = evidence.of_bytes(data)
    for detection in detections(found, declared=declared, encoding=encoding):
        try:
            if found.text is not None and detection == PLAIN:
                return Decoded(found.text, "utf-8")
            return read(data, detection)
        except DecodeError as error:
            first = first or error
    raise first or DecodeError("no encoding makes sense of these bytes", found.invalid_at or 0)


def detections(found: Evidence, *, declared: str | None = None, encoding: str | None = None) -> Iterator[Detection]:
    """The ways to read bytes, likeliest first: the next one is for bytes that show, read to their end, that it was not the one before.

    Parameters:
        found: The evidence in the bytes.
        declared: As for `decode`.
        encoding: As for `decode`.

    Raises:
        DecodeError: They are binary data, or no encoding makes language of them.
        LookupError: There is no encoding called `encoding`.
    """
    head = found.head
    known = known_codecs(encoding) if encoding else ()
    if marks := byte_order_marks(head):
        yield from (Detection(codec, how="byte order mark", bom=bom) for bom, codec in marks)
        return
    refuse_binary(head)
    if found.cut:
        yield Detection("utf-8", how="valid UTF-8, cut off inside a character")
        return
    if found.invalid_at is None:
        if found.escapes and (codec := seven_bit(found.escapes)):
            yield Detection(codec, how="escape sequences")
            return
        wide = 0 in head and (any(map(_is_wide, known)) if known else utf16_or_32(head) is not None)
        if not wide and not controls(head):
            yield PLAIN
            return
    if known:
        yield from (Detection(codec, how="the encoding that was named") for codec in known)
        return
    if unicode := utf16_or_32(head):
        yield Detection(*unicode, "the places of the zero bytes")
    refuse_controls(head)
    yield from detect_legacy(found.excerpt, claims(head, declared))


def _is_wide(codec: str) -> bool:
    return codec.startswith(("utf-16", "utf-32"))


def known_codecs(label: str) -> tuple[str, ...]:
    """The codecs that a name stands for.

    Raises:
        LookupError: Nobody knows the name.
    """
    if codecs := codecs_of(label):
        return codecs
    raise LookupError(f"unknown encoding {label!r}")
