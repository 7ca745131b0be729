"""Bytes that are not valid UTF-8: which legacy encoding they are in, or which two.

All candidates are weighed, declared or not: what is declared only has to read nearly as well as the best. UTF-8 with
pieces of another encoding in it is one candidate more.
"""

import math
from collections.abc import Collection, Mapping, Sequence

from scrubber.decoding.candidates import CANDIDATES, EVERY_LANGUAGE, MULTI_BYTE, Candidate
from scrubber.decoding.confidence import confidence_of, gather
from scrubber.decoding.pieces import weigh_mixed
from scrubber.decoding.result import DecodeError, Detection
from scrubber.decoding.sample import ASCII, HIGH, sample
from scrubber.decoding.scoring import Verdict, weigh
from scrubber.decoding.sparse import UNREADABLE
from scrubber.encodings import BY_CODEC, is_single_byte

DECLARED = 12.0  # nats that a declaration is worth
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
    regions = sample(data, _first_invalid(data))
    unseen = bytes(set(data.translate(None, ASCII + b"".join(regions))))
    verdicts = weigh(regions, [_declared(codec) for codec in declared], unseen, unread=True)
    found = [(verdict, _detection(verdict, declared)) for verdict in verdicts]
    found += weigh_mixed(data, regions, verdicts)
    found.sort(key=lambda item: item[0].cost)
    size = sum(map(len, regions))
    if not found or found[0][0].cost > LIMIT * size + SLACK:
        first = HIGH.search(data)
        raise DecodeError("no encoding makes language of these bytes", first.start() if first else 0)
    (best, detection), rivals = found[0], found[1:]
    margin = next((v.cost - best.cost for v, d in rivals if not _same(data, detection, d)), math.inf)
    margin = min(margin, _sibling_margin(data, regions, best.codec, {v.codec for v, _ in found}))
    confidence = confidence_of(gather(data, regions, best, detection, margin))
    return [_with_confidence(d, confidence if i == 0 else 1 - confidence) for i, (_, d) in enumerate(found)]


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


def _with_confidence(detection: Detection, confidence: float) -> Detection:
    return Detection(detection.encoding, confidence, detection.how, detection.bom, detection.pieces, detection.by)


def _same(data: bytes, one: Detection, other: Detection) -> bool:
    """Whether two ways to read the data give the same text."""
    if one.pieces or other.pieces:
        return False
    if is_single_byte(one.encoding) and is_single_byte(other.encoding):
        data = bytes(set(data))
    return data.decode(one.encoding, "replace") == data.decode(other.encoding, "replace")


def _sibling_margin(data: bytes, regions: Sequence[bytes], codec: str, weighed: Collection[str]) -> float:
    """Nats that a multi-byte encoding which agrees on the sample, but not on all of the data, costs more."""
    chosen = CANDIDATES.get(codec)
    if chosen not in MULTI_BYTE:
        return math.inf
    text = data.decode(codec, "replace")
    siblings = [c for c in MULTI_BYTE if c.languages == chosen.languages and c.codec not in weighed and _agree(regions, codec, c.codec)]
    return min((abs(c.cost - chosen.cost) for c in siblings if data.decode(c.codec, "replace") != text), default=math.inf)


def _agree(regions: Sequence[bytes], codec: str, other: str) -> bool:
    return all(region.decode(codec, "replace") == region.decode(other, "replace") for region in regions)


def _first_invalid(data: bytes) -> int:
    """The offset of the first byte that is not UTF-8; the end if there is none."""
    try:
        data.decode()
    except UnicodeDecodeError as error:
        return error.start
    return len(data)
