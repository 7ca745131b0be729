"""What there is to say about how bytes were read: flags, since the text they stand in is already the decoded one."""

import re
from collections.abc import Iterator

from scrubber.decoding.result import Decoded
from scrubber.document import Rule
from scrubber.findings import Finding

NOT_UTF8 = Rule(
    "encoding/not-utf-8",
    "The bytes are in another encoding than UTF-8. `scrub fix` writes UTF-8, unless told to keep the encoding.",
    "Whoever reads a corpus expects one encoding, and a file does not say which one it is in.",
)
MIXED = Rule(
    "encoding/mixed",
    "Some of the bytes are in another encoding than the rest, or cannot be read in any (then U+FFFD stands for them).",
    "No program reads such a file right; `scrub fix` writes all of it in one encoding.",
)
RULES = (NOT_UTF8, MIXED)
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")


def findings(decoded: Decoded) -> Iterator[Finding]:
    """Flags on the first characters that show it.

    Parameters:
        decoded: The text and how it was read.
    """
    first = _BEYOND_ASCII.search(decoded.text)
    start, end = first.span() if first else (0, min(1, len(decoded.text)))
    if decoded.encoding != "utf-8":
        message = f"not UTF-8 but {decoded.encoding} ({decoded.how})"
        yield Finding(NOT_UTF8.name, start, end, None, message, decoded.confidence, original=decoded.text[start:end])
    if decoded.repaired:
        places = len(decoded.repaired)
        other = f"read as {decoded.pieces}" if decoded.pieces else "not readable"
        message = f"{places} places are not {decoded.encoding} but {other}, the first at byte {decoded.repaired[0][0]}"
        yield Finding(MIXED.name, start, end, None, message, decoded.confidence, original=decoded.text[start:end])
