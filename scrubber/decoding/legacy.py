"""Bytes that are not valid UTF-8: which legacy encoding they are in, or which two.

The candidates are all encodings of `readings`, declared or not: what is declared only has to read nearly as well as
the best. UTF-8 with pieces of another encoding in it is one candidate more.
"""

import math
import re
from collections.abc import Mapping, Sequence

from scrubber.decoding.judge import Verdict, read, weigh, weigh_text
from scrubber.decoding.pages import is_single_byte
from scrubber.decoding.pieces import read_around
from scrubber.decoding.readings import EVERY_LANGUAGE, READINGS, Reading
from scrubber.decoding.result import DecodeError, Detection
from scrubber.decoding.sample import ASCII, HIGH, sample

SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe1-\xef][\x80-\xbf]{2}|\xe0[\xa0-\xbf][\x80-\xbf]|[\xf0-\xf4][\x80-\xbf]{3}")
CUT = re.compile(rb"[\xc2-\xf4][\x80-\xbf]{0,2}\Z")
SEQUENCES = 0.5  # share of the non-ASCII bytes that must stand in UTF-8 sequences for UTF-8 to be thought of
# ... or this many of the characters that cp1252 has in common with UTF-8 and that misread ones show up as.
PUNCTUATION = re.compile(rb"\xe2\x80[\x93\x94\x98\x99\x9c\x9d\xa6]|\xc3[\xa0-\xbf]|\xc2[\xa0\xa3\xa7\xa9\xab\xb0\xbb]")
WESTERN_PAGES = ("cp1252", "iso8859-15", "mac-roman", "cp850", "cp1250", "cp1254", "cp1257")
LINES = 0.1  # share of the non-ASCII bytes that must stand in lines of valid UTF-8
ISLANDS = 3  # code pages that are tried on what is not UTF-8
MIXING = 10.0  # nats by which two encodings must read better than one
ODD = 3.0  # nats by which another code page than cp1252 must read the pieces better
BROKEN = 4.0  # and the same for UTF-8 with bytes that are nothing at all
DECLARED = 12.0  # nats that a declaration is worth
SCALE = 3.0  # nats between the two best readings that make the better one e times likelier
LIMIT = 6.4  # nats a byte above which nothing is language: random bytes take 7 to 10
SLACK = 25.0  # nats that a few odd characters may cost beyond that


def detect_legacy(data: bytes, declared: Mapping[str, str] | None = None) -> list[Detection]:
    """How bytes that are neither UTF-8 nor UTF-16 can be read, likeliest first.

    Parameters:
        data: The bytes, or as many of them as tell the encoding.
        declared: The codecs that somebody declares, and who.

    Raises:
        DecodeError: No encoding makes language of them.
    """
    declared = declared or {}
    regions = sample(data, first_invalid(data))
    unseen = bytes(set(data.translate(None, ASCII + b"".join(regions))))
    verdicts = weigh(regions, [_declared(codec) for codec in declared], unseen)
    found = [(verdict, _detection(verdict, declared)) for verdict in verdicts]
    found += _mixed(regions, western=any(v.codec in WESTERN_PAGES for v in verdicts[:1]))
    if _utf8_share(b"\n".join(regions)) > LINES:
        found += _by_line(data)
    found.sort(key=lambda item: item[0].cost)
    size = sum(map(len, regions))
    if not found or found[0][0].cost > LIMIT * size + SLACK:
        first = HIGH.search(data)
        raise DecodeError("no encoding makes language of these bytes", first.start() if first else 0)
    best, rivals = found[0][0], found[1:]
    margin = next((v.cost - best.cost for v, d in rivals if d.pieces or not _same(regions, v.codec, best.codec)), math.inf)
    confidence = 1 / (1 + math.exp(-min(margin, 60.0) / SCALE))
    return [_with_confidence(d, confidence if i == 0 else 1 - confidence) for i, (_, d) in enumerate(found)]


def _declared(codec: str) -> Reading:
    known = READINGS.get(codec, Reading(codec, EVERY_LANGUAGE, 0))
    return Reading(codec, known.languages, known.handicap - DECLARED)


def _detection(verdict: Verdict, declared: Mapping[str, str]) -> Detection:
    how = f"reads best as {verdict.codec}, language {verdict.language}"
    if verdict.codec in declared:
        how = f"declared by {declared[verdict.codec]}, and {how}"
    return Detection(verdict.codec, how=how)


def _with_confidence(detection: Detection, confidence: float) -> Detection:
    return Detection(detection.encoding, confidence, detection.how, detection.bom, detection.pieces, detection.by)


def _same(regions: Sequence[bytes], codec: str, other: str) -> bool:
    return read(regions, codec) == read(regions, other)


def _mixed(regions: Sequence[bytes], *, western: bool = False) -> list[tuple[Verdict, Detection]]:
    """UTF-8 with single characters in another encoding, if that makes sense at all."""
    joined = b"\n".join(CUT.sub(b"", region) for region in regions)
    share = _utf8_share(joined)
    if not share or (share < SEQUENCES and not (western and PUNCTUATION.search(joined))):
        return []
    islands = [SEQUENCE.sub(b"", region) for region in regions]
    pages = [v.codec for v in weigh(islands) if is_single_byte(v.codec)][:ISLANDS] if any(map(HIGH.search, islands)) else []
    found = []
    for page in dict.fromkeys([*pages, "cp1252", None]):
        text, _ = read_around(joined, "utf-8", page)
        handicap = MIXING + (BROKEN if page is None else 0 if page == "cp1252" else ODD + READINGS[page].handicap)
        verdict = weigh_text(text, Reading("utf-8", EVERY_LANGUAGE, handicap))
        if verdict:
            what = f"pieces of {page}" if page else "broken sequences"
            how = f"UTF-8 with {what} reads best, language {verdict.language}"
            found.append((verdict, Detection("utf-8", how=how, pieces=page or "replace")))
    return found


def _by_line(data: bytes) -> list[tuple[Verdict, Detection]]:
    """UTF-8 in some lines, a multi-byte encoding in others."""
    valid: list[bytes] = []
    other: list[bytes] = []
    for line in data.split(b"\n"):
        if not line.isascii():
            (valid if is_utf8(line) else other).append(line)
    if sum(map(_high, valid)) <= LINES * sum(map(_high, other)) or not other:
        return []
    regions = sample(b"\n".join(other))
    rest = weigh(regions)
    rivals = [v.cost for v in rest if is_single_byte(v.codec)] + [v.cost for v, _ in _mixed(regions)]
    # A sign or two can be taken for half-width kana; two encodings are no everyday thing.
    if not rest or rest[0].cost + MIXING > min(rivals, default=math.inf):
        return []
    codec = rest[0].codec
    regions = sample(b"\n".join(valid))
    as_utf8 = weigh_text(read(regions, "utf-8"), Reading("utf-8", EVERY_LANGUAGE, MIXING))
    as_other = weigh_text(read(regions, codec), READINGS[codec])
    if as_utf8 is None or (as_other is not None and as_other.cost <= as_utf8.cost):
        return []
    how = f"some lines are UTF-8, language {as_utf8.language}, the others {codec}, language {rest[0].language}"
    # Lines that read better in one encoding and others that read better in another outdo all readings of the whole.
    verdict = Verdict("utf-8", rest[0].language, 0.0)
    return [(verdict, Detection("utf-8", how=how, pieces=codec, by="line"))]


def _utf8_share(data: bytes) -> float:
    """The share of the non-ASCII bytes that stand in UTF-8 sequences."""
    return sum(len(found[0]) for found in SEQUENCE.finditer(data)) / max(1, _high(data))


def _high(data: bytes) -> int:
    return len(data.translate(None, ASCII))


def first_invalid(data: bytes) -> int:
    """The offset of the first byte that is not UTF-8; the end if there is none."""
    try:
        data.decode()
    except UnicodeDecodeError as error:
        return error.start
    return len(data)


def is_utf8(data: bytes) -> bool:
    """Whether the bytes are valid UTF-8."""
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
