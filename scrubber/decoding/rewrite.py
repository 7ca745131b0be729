"""A text that was bytes, edited, back to bytes; and which of its edits the bytes allow.

What is written is either UTF-8 or the encodings that were there. Bytes that nothing could read stay where they are, as
they are; so does all of a text that was not read with certainty, but for its ASCII, which nearly every encoding reads alike.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scrubber.decoding.encode import EncodeError, encode
from scrubber.decoding.result import Decoded
from scrubber.encodings import is_single_byte
from scrubber.expressions import expression
from scrubber.findings import Finding, effective

# What makes ASCII stand for something else in ISO-2022 (ECMA-35) and HZ (RFC 1843). Of 91,135 clean texts 2 hold one of these.
SWITCHES = expression(r"\x1b[$(]|~\{")


def reads_ascii(encoding: str) -> bool:
    """Whether an ASCII byte is that ASCII character wherever it stands."""
    return encoding == "utf-8" or is_single_byte(encoding)


@dataclass(frozen=True, slots=True)
class Limits:
    """What edits the bytes of a text allow.

    Parameters:
        starts: Where the spans begin that no edit may touch without anybody looking at it, sorted.
        ends: Where they end.
        encoding: What replacements must be written in.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    encoding: str

    def touches(self, edit: Finding) -> bool:
        """Whether the edit covers something that was not read with certainty."""
        at = bisect_left(self.ends, edit.start + 1)
        return at < len(self.starts) and self.starts[at] < edit.end

    def holds(self, edit: Finding) -> bool:
        """Whether the replacement can be written."""
        try:
            return not edit.replacement or bool(encode(edit.replacement, self.encoding))
        except EncodeError:
            return False


def limits(decoded: Decoded, *, to_utf8: bool) -> Limits | None:
    """The limits for edits of a text; None if there are none.

    Parameters:
        decoded: The text and how it was read.
        to_utf8: Whether it is going to be written in UTF-8, whatever it was in.
    """
    encoding = "utf-8" if to_utf8 else decoded.encoding
    if to_utf8 or decoded.certain:
        if not decoded.unread and encoding == "utf-8":
            return None
        return Limits(tuple(o.start for o in decoded.unread), tuple(o.end for o in decoded.unread), encoding)
    if not reads_ascii(decoded.encoding) or SWITCHES.search(decoded.text):
        return Limits((0,), (len(decoded.text),), decoded.encoding)
    # A byte after one that was not read may belong to it.
    spans = [(at, at + 2) for at, char in enumerate(decoded.text) if char > "\x7f"]
    return Limits(tuple(start for start, _ in spans), tuple(end for _, end in spans), "ascii")


def rewritten(decoded: Decoded, edits: Iterable[Finding], *, to_utf8: bool) -> bytes:
    """The bytes of the edited text.

    Parameters:
        decoded: The text before the edits.
        edits: What was done to it, spans in that text.
        to_utf8: Write UTF-8; else each part in the encoding that read it.

    Raises:
        EncodeError: A character cannot be written.
    """
    parts = [decoded.bom if not to_utf8 or decoded.encoding == "utf-8" else b""]
    at = 0
    for edit in effective(edits):
        parts += _kept(decoded, at, edit.start, to_utf8=to_utf8)
        parts.append(encode(edit.replacement or "", "utf-8" if to_utf8 else decoded.encoding))
        at = edit.end
    parts += _kept(decoded, at, len(decoded.text), to_utf8=to_utf8)
    return b"".join(parts)


def _kept(decoded: Decoded, start: int, end: int, *, to_utf8: bool) -> Iterator[bytes]:
    """The bytes of a span that was not edited."""
    at = start
    first = bisect_left(decoded.odd, start + 1, key=lambda odd: odd.end)
    for odd in decoded.odd[first:]:
        if odd.start >= end:
            break
        if at < odd.start:
            yield encode(decoded.text[at : odd.start], "utf-8" if to_utf8 else decoded.encoding)
        if odd.codec is None:
            yield odd.data
        else:
            piece = decoded.text[max(at, odd.start) : min(end, odd.end)]
            yield encode(piece, "utf-8" if to_utf8 else odd.codec)
        at = odd.end
    if at < end:
        yield encode(decoded.text[at:end], "utf-8" if to_utf8 else decoded.encoding)


_CONTROLS = {code: f"\\x{code:02x}" for code in range(0x20) if chr(code) not in "\t\n\r"}


def as_stored(decoded: Decoded) -> str:
    r"""The text as its bytes stand, for people: what is not UTF-8 is written as escapes (`caf\xe9`), line by line as in the text."""
    if decoded.encoding != "utf-8":
        return _escaped(decoded.text, decoded.encoding)
    parts: list[str] = []
    at = 0
    for odd in decoded.odd:
        shown = decoded.text[odd.start : odd.end]
        parts += decoded.text[at : odd.start], _escaped(shown, odd.codec) if odd.codec else shown
        at = odd.end
    return "".join([*parts, decoded.text[at:]])


def _escaped(text: str, codec: str) -> str:
    lines = (line.encode(codec, "backslashreplace").decode("ascii", "backslashreplace") for line in text.split("\n"))
    return "\n".join(line.translate(_CONTROLS) for line in lines)
