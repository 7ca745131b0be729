"""Bytes that are not valid UTF-8: which legacy encoding they are in, or which two.

All candidates are weighed, declared or not: what is declared only has to read nearly as well as the best. UTF-8 with
pieces of another encoding in it is one candidate more.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from scrubber.decoding.candidates import CANDIDATES, EVERY_LANGUAGE, Candidate, family
from scrubber.decoding.confidence import confidence_of, gather
from scrubber.decoding.pieces import weigh_mixed
from scrubber.decoding.result import DecodeError, Detection
from scrubber.decoding.sample import ASCII, HIGH, sample
from scrubber.decoding.scoring import Verdict, weigh
from scrubber.decoding.sparse import UNREADABLE
from scrubber.encodings import BY_CODEC, is_single_byte
from scrubber.expressions import expression

DECLARED = 12.0  # nats that a declaration is worth
# ASCII, and the first byte of a Latin letter in UTF-8 at the end. The first bytes of longer sequences are small letters in many code
# pages, those of other scripts quotation marks in mac-roman, and texts do end in these.
CUT_LETTER = expression(rb"[\x00-\x7f]*([\xc2-\xc5])")
LIMIT = 6.4  # nats a byte above which nothing is language: random bytes take 7 to 10
SLACK = 25.0  # nats that a few odd characters may cost beyond that


def detect_legacy(data: bytes, declared: Mapping[str, str] | None = None) -> Iterator[Detection]:
    """How bytes that are neither UTF-8 nor UTF-16 can be read, likeliest first.

    Parameters:
        data: The bytes, or as many of them as tell the encoding.
        declared: The codecs that somebody declares, and who.

    Raises:
        DecodeError: No encoding makes language of them.
    """
    declared = declared or {}
    regions = sample(data, _first_invalid(data))
    unseen = bytes(set(data.translate(None, ASCII + b"".join(regions))))
    cut = CUT_LETTER.fullmatch(data)
    verdicts = weigh(regions, [_declared(codec) for codec in declared], unseen, unread=True, cut=cut[1] if cut else b"")
    found: list[tuple[Verdict, Detection | None]] = [(verdict, None) for verdict in verdicts]
    found = sorted([*found, *weigh_mixed(data, regions, verdicts)], key=lambda item: item[0].cost)
    if not found or found[0][0].cost > LIMIT * sum(map(len, regions)) + SLACK:
        first = HIGH.search(data)
        raise DecodeError("no encoding makes language of these bytes", first.start() if first else 0)
    (best, mixed), rivals = found[0], found[1:]
    detection = mixed or _detection(best, declared)
    margin = _margin(data, best, detection, rivals)
    margin = min(margin, _family_margin(data, best.codec))
    confidence = confidence_of(gather(data, regions, best, detection, margin))
    yield replace(detection, confidence=confidence)
    yield from (replace(other or _detection(verdict, declared), confidence=1 - confidence) for verdict, other in rivals)


def _margin(data: bytes, best: Verdict, detection: Detection, rivals: Sequence[tuple[Verdict, Detection | None]]) -> float:
    """Nats that the likeliest way to read the data costs more that gives another text."""
    occurring = bytes(set(data))
    for verdict, mixed in rivals:
        told = occurring if is_single_byte(best.codec) and is_single_byte(verdict.codec) else data
        alike = told.decode(best.codec, "replace") == told.decode(verdict.codec, "replace")
        if detection.pieces or (mixed and mixed.pieces) or not alike:
            return verdict.cost - best.cost
    return math.inf


def _declared(codec: str) -> Candidate:
    known = CANDIDATES.get(codec, Candidate(codec, EVERY_LANGUAGE, 0))
    return Candidate(codec, known.languages, known.cost - DECLARED)


def _detection(verdict: Verdict, declared: Mapping[str, str]) -> Detection:
    name = BY_CODEC[verdict.codec].name if verdict.codec in BY_CODEC else verdict.codec
    how = f"reads best as {name}, language {verdict.language}"
    if verdict.codec in declared:
        how = f"declared by {declared[verdict.codec]}, and {how}"
    if verdict.codec == UNREADABLE.codec:
        return Detection(verdict.codec, how="ASCII with bytes that no encoding reads")
    return Detection(verdict.codec, how=how)


def _family_margin(data: bytes, codec: str) -> float:
    """Nats that an encoding of the same family costs more that reads as much of the data, but some of it otherwise."""
    akin = [other for other in family(codec) if other != codec]
    text = data.decode(codec, "replace") if akin else ""
    others = {other: data.decode(other, "replace") for other in akin}
    unread = text.count("\ufffd")
    otherwise = [other for other, read in others.items() if read != text and read.count("\ufffd") <= unread]
    return min((abs(CANDIDATES[other].cost - CANDIDATES[codec].cost) for other in otherwise), default=math.inf)


def _first_invalid(data: bytes) -> int:
    """The offset of the first byte that is not UTF-8; the end if there is none."""
    try:
        data.decode()
    except UnicodeDecodeError as error:
        return error.start
    return len(data)
