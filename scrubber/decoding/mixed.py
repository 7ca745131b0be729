"""Two encodings in one string: which two they are.

The candidates here are UTF-8 with single characters in a code page, UTF-8 with broken sequences, and lines of UTF-8 among
lines in a multi-byte encoding. Whatever the first codec cannot read, the second one reads (`reading`).
"""

import math
import re
from collections.abc import Sequence

from scrubber.decoding.candidates import CANDIDATES, EVERY_LANGUAGE, Candidate
from scrubber.decoding.reading import read_around
from scrubber.decoding.result import Detection
from scrubber.decoding.sample import ASCII, HIGH, sample
from scrubber.decoding.scoring import Verdict, read_regions, weigh, weigh_text
from scrubber.encodings import is_single_byte
from scrubber.encodings.utf8 import CUT_BYTES, SEQUENCE_BYTES

UTF8 = re.compile(SEQUENCE_BYTES)
CUT = re.compile(CUT_BYTES)
SEQUENCES = 0.5  # share of the non-ASCII bytes that must stand in UTF-8 sequences for UTF-8 to be thought of
# ... or this many of the characters that cp1252 has in common with UTF-8 and that misread ones show up as,
PUNCTUATION = re.compile(rb"\xe2\x80[\x93\x94\x98\x99\x9c\x9d\xa6]|\xc3[\xa0-\xbf]|\xc2[\xa0\xa3\xa7\xa9\xab\xb0\xbb]")
WESTERN = ("cp1252", "iso8859-15", "mac-roman", "cp850", "cp1250", "cp1254", "cp1257")  # where the best reading is in one of these
LINES = 0.1  # share of the non-ASCII bytes that must stand in lines of valid UTF-8
ISLANDS = 3  # code pages that are tried on what is not UTF-8
MIXING = 10.0  # nats by which two encodings must read better than one
ODD = 3.0  # nats by which another code page than cp1252 must read the pieces better
BROKEN = 4.0  # and the same for UTF-8 with bytes that are nothing at all


def weigh_mixed(data: bytes, regions: Sequence[bytes], verdicts: Sequence[Verdict]) -> list[tuple[Verdict, Detection]]:
    """The ways to read the data in two encodings that are worth thinking of, and what they cost.

    Parameters:
        data: The data.
        regions: A sample of it.
        verdicts: The ways to read it in one encoding, likeliest first.
    """
    found = _by_character(regions, western=any(v.codec in WESTERN for v in verdicts[:1]))
    if _utf8_share(b"\n".join(regions)) > LINES:
        found += _by_line(data)
    return found


def _by_character(regions: Sequence[bytes], *, western: bool = False) -> list[tuple[Verdict, Detection]]:
    """UTF-8 with single characters in another encoding, if that makes sense at all."""
    joined = b"\n".join(CUT.sub(b"", region) for region in regions)
    share = _utf8_share(joined)
    if not share or (share < SEQUENCES and not (western and PUNCTUATION.search(joined))):
        return []
    islands = [UTF8.sub(b"", region) for region in regions]
    pages = [v.codec for v in weigh(islands) if is_single_byte(v.codec)][:ISLANDS] if any(map(HIGH.search, islands)) else []
    found = []
    for page in dict.fromkeys([*pages, "cp1252", None]):
        text, _ = read_around(joined, page)
        cost = MIXING + (BROKEN if page is None else 0 if page == "cp1252" else ODD + CANDIDATES[page].cost)
        verdict = weigh_text(text, Candidate("utf-8", EVERY_LANGUAGE, cost))
        if verdict:
            what = f"pieces of {page}" if page else "broken sequences"
            how = f"UTF-8 with {what} reads best, language {verdict.language}"
            found.append((verdict, Detection("utf-8", how=how, pieces=page)))
    return found


def _by_line(data: bytes) -> list[tuple[Verdict, Detection]]:
    """UTF-8 in some lines, a multi-byte encoding in others."""
    valid: list[bytes] = []
    other: list[bytes] = []
    for line in data.split(b"\n"):
        if not line.isascii():
            (valid if _is_utf8(line) else other).append(line)
    if sum(map(_high_count, valid)) <= LINES * sum(map(_high_count, other)) or not other:
        return []
    regions = sample(b"\n".join(other))
    rest = weigh(regions)
    rivals = [v.cost for v in rest if is_single_byte(v.codec)] + [v.cost for v, _ in _by_character(regions)]
    # A sign or two can be taken for half-width kana; two encodings are no everyday thing.
    if not rest or rest[0].cost + MIXING > min(rivals, default=math.inf):
        return []
    codec = rest[0].codec
    regions = sample(b"\n".join(valid))
    as_utf8 = weigh_text(read_regions(regions, "utf-8"), Candidate("utf-8", EVERY_LANGUAGE, MIXING))
    as_other = weigh_text(read_regions(regions, codec), CANDIDATES[codec])
    if as_utf8 is None or (as_other is not None and as_other.cost <= as_utf8.cost):
        return []
    how = f"some lines are UTF-8, language {as_utf8.language}, the others {codec}, language {rest[0].language}"
    # Lines that read better in one encoding and others that read better in another outdo all readings of the whole.
    verdict = Verdict("utf-8", rest[0].language, 0.0)
    return [(verdict, Detection("utf-8", how=how, pieces=codec, by="line"))]


def _utf8_share(data: bytes) -> float:
    """The share of the non-ASCII bytes that stand in UTF-8 sequences."""
    return sum(len(found[0]) for found in UTF8.finditer(data)) / max(1, _high_count(data))


def _high_count(data: bytes) -> int:
    return len(data.translate(None, ASCII))


def _is_utf8(data: bytes) -> bool:
    """Whether the bytes are valid UTF-8."""
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
