"""What there is to say about how bytes were read.

That a text is written in another encoding is an edit of its bytes: its span shows where that is first seen, its
replacement is what these bytes say. Bytes that nothing reads are flags.
"""

from collections.abc import Iterator

from scrubber.decoding.encode import EncodeError, encode
from scrubber.decoding.result import PROPOSED, Decoded, Odd
from scrubber.document import Rule
from scrubber.encodings import BY_CODEC
from scrubber.expressions import expression
from scrubber.findings import Finding

NOT_UTF8 = Rule(
    "encoding/not-utf-8",
    "The bytes are in another encoding than UTF-8. `scrub fix` writes UTF-8 where the encoding is certain, unless told to keep it.",
    "Whoever reads a corpus expects one encoding, and a file does not say which one it is in.",
)
MIXED = Rule(
    "encoding/mixed",
    "Some of the bytes are in another encoding than the rest.",
    "No program reads such a file right. What it says is not certain: look at it, then `scrub fix --unsafe` writes it in UTF-8.",
)
UNREAD = Rule(
    "encoding/unread",
    "Bytes that no encoding explains. U+FFFD stands for them in the text; in the file they stay as they are.",
    "A guess written over them would hide that something was lost, and could not be told from the text around it.",
)
CUT_CHARACTER = Rule(
    "truncation/cut-character",
    "The data ends within a character: its last bytes are missing.",
    "That is how a download looks that broke off, or a text cut to a number of bytes: the end of the article is missing.",
)
NOT_READ_BACK = Rule(
    "encoding/not-read-back",
    "The cleaned text would be read otherwise when the file is read again, so the file is left as it is.",
    "What a file says must not depend on how often it was cleaned.",
)
BOM = Rule(
    "encoding/byte-order-mark",
    "The file begins with the byte order mark of UTF-8 (the bytes EF BB BF). It stays there.",
    "It marks nothing, for UTF-8 has one byte order, and programs that do not expect it take it for a character of the text.",
)
RULES = (BOM, NOT_UTF8, MIXED, UNREAD, CUT_CHARACTER, NOT_READ_BACK)
MISSING = ("end of data", "incomplete", "truncated")  # how Python's codecs say that a character goes on
# That a text is not whole whose last character is not: nobody ends a text so. Where cuts are two of nine kinds of damage, all as
# frequent, it is .72 (69 of 96 generated files: bytes lost or put in elsewhere leave half a character at the end of UTF-16); in the
# wild texts are cut far more often than bytes are lost. It is a flag, so nothing hangs on the figure.
CUT = 0.95
_BEYOND_ASCII = expression(r"[^\x00-\x7f]+")


def findings(decoded: Decoded) -> Iterator[Finding]:
    """Findings on the first characters that show it; each of the pieces in another encoding, and each run of unread bytes, has its own.

    Parameters:
        decoded: The text and how it was read.
    """
    if decoded.bom and decoded.encoding == "utf-8":
        yield Finding(BOM.name, 0, 0, None, "the file begins with a byte order mark", original="", raw=decoded.bom)
    if decoded.encoding != "utf-8" and decoded.text:
        yield _not_utf8(decoded)
    for run in _runs(decoded.odd):
        yield _unread(decoded, run) if run[0].codec is None else _mixed(decoded, run)
    last = decoded.odd[-1] if decoded.odd else None
    if last and last.codec is None and last.end == len(decoded.text) and _incomplete(last.data, decoded.encoding):
        message = f"the data ends within a character, of which {_shown(last.data)} is left: it was cut off"
        yield Finding(CUT_CHARACTER.name, last.start, last.end, None, message, CUT, original=decoded.text[last.start : last.end])


def _not_utf8(decoded: Decoded) -> Finding:
    first = _BEYOND_ASCII.search(decoded.text)
    start, end = first.span() if first else (0, 1)
    name = _name(decoded.encoding)
    message = f"{name}, not UTF-8 ({decoded.how})"
    if decoded.unread:
        message += "; it stays so, because it holds bytes that cannot be read in it"
    elif not decoded.certain:
        or_unsafe = ", or --unsafe" if decoded.confidence >= PROPOSED else ""
        message = f"perhaps {message}; not certain: --encoding-from {name} decides{or_unsafe}"
    try:
        raw = encode(decoded.text[start:end], decoded.encoding)
    except EncodeError:
        raw = b""
    return _finding(NOT_UTF8, (start, end), raw, message, decoded, edit=not decoded.unread)


def _mixed(decoded: Decoded, run: list[Odd]) -> Finding:
    raw = b"".join(odd.data for odd in run)
    perhaps, decides = ("", "") if decoded.certain else ("perhaps ", "; not certain, so it stays as it is")
    where = f"byte {run[0].offset}: {perhaps}{_name(run[0].codec or '')} amid {_name(decoded.encoding).upper()}"
    return _finding(MIXED, (run[0].start, run[-1].end), raw, f"{where} ({decoded.how}){decides}", decoded)


def _finding(rule: Rule, span: tuple[int, int], raw: bytes, message: str, decoded: Decoded, *, edit: bool = True) -> Finding:
    """An edit that writes some bytes in UTF-8; a flag where that cannot be done, or is not likely enough to be right."""
    start, end = span
    shown = decoded.text[start:end]
    if not edit or decoded.confidence < PROPOSED:
        return Finding(rule.name, start, end, None, message, decoded.confidence, original=shown, raw=raw)
    return Finding(rule.name, start, end, shown, message, decoded.confidence, decoded.certain, shown, raw)


def _unread(decoded: Decoded, run: list[Odd]) -> Finding:
    start, end, raw = run[0].start, run[-1].end, b"".join(odd.data for odd in run)
    message = f"byte {run[0].offset}: {_shown(raw)} cannot be read as {_name(decoded.encoding)}, and stays as it is"
    return Finding(UNREAD.name, start, end, None, message, decoded.confidence, original=decoded.text[start:end], raw=raw)


def _runs(odd: tuple[Odd, ...]) -> Iterator[list[Odd]]:
    """Neighbours that the same codec reads, or none, together."""
    run: list[Odd] = []
    for one in odd:
        if run and (run[-1].end, run[-1].codec) != (one.start, one.codec):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _incomplete(data: bytes, encoding: str) -> bool:
    """Whether the bytes are the beginning of a character in an encoding."""
    try:
        data.decode(encoding)
    except UnicodeDecodeError as error:
        return (error.start, error.end) == (0, len(data)) and any(word in error.reason for word in MISSING)
    return False


def _name(codec: str) -> str:
    return BY_CODEC[codec].name if codec in BY_CODEC else codec


def _shown(data: bytes) -> str:
    return " ".join(f"0x{byte:02X}" for byte in data[:8]) + (" ..." if len(data) > 8 else "")
