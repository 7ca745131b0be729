"""A second look at what was read, at all of it, before it is written in the place of the bytes.

An encoding is found by a sample of the bytes, among those that read all of them. So a file that was put together from two
encodings may show only one of them, and a byte that was damaged may leave no encoding but one that the file is not in.
"""

import math
from collections.abc import Iterator
from dataclasses import replace

from scrubber.decoding.candidates import CANDIDATES, MULTI_BYTE, Candidate, family
from scrubber.decoding.legacy import detect_legacy
from scrubber.decoding.pieces import is_utf8
from scrubber.decoding.reading import read
from scrubber.decoding.result import Decoded, DecodeError, Detection
from scrubber.decoding.sample import HIGH, sample
from scrubber.decoding.scoring import text_cost, weigh, weigh_text
from scrubber.decoding.utf16 import shifted
from scrubber.encodings import BY_CODEC, Kind
from scrubber.expressions import expression

CAP = 0.99  # the confidence that is left where something speaks against a reading: far below what is written
# Controls and characters for private use, as code pages and Python's codecs have them for bytes that nobody writes.
NOBODY_WRITES = expression("[\x80-\x9f\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff]")
NOBODY_WRITES_IN = {"cp932": expression("\xa0")}  # of which browsers say that it is no Shift-JIS
# Of 291 files of ten sentences in 63 legacy encodings none has a line that reads otherwise by itself at this confidence (8 have at .68);
# of 385 that were read in one encoding, but hold a line in another, 378 have. From .75 to .86 these figures move by 3.
DOUBT = 0.75
# Nats a character at which a text is like no language: honest files take up to 7.8 in East Asian encodings and 3.1 in others, a file
# in EUC-JP that a damaged byte left to be read as Big5 10.7 and more.
TOO_DEAR = {Kind.MULTI_BYTE: 9.0, Kind.SINGLE_BYTE: 4.0, Kind.DECOMPOSED: 4.0, Kind.EBCDIC: 4.0}
DAMAGED = 12.0  # nats for each byte that a neighbour cannot read, as in `sparse`
LINE_BEHIND = 4.0  # nats by which it reads better so, if that confidence is less: a sign or two in a line never has much
LINES = 8  # at most are asked, the oddest ones: one takes a few milliseconds
SAMPLE = 2000  # characters that tell the language
TOLD = 1.0  # the confidence of what was not guessed: a mark, valid UTF-8, the word of somebody who knows


def confirmed(data: bytes, decoded: Decoded) -> Decoded:
    """The reading, with less confidence if anything in the data speaks against it.

    Parameters:
        data: The bytes.
        decoded: How they were read.
    """
    if not decoded.certain or decoded.confidence == TOLD:
        return decoded
    doubts = _doubts(data, decoded) if decoded.encoding in CANDIDATES else _unicode_doubts(decoded)
    if reason := next(doubts, None):
        return replace(decoded, confidence=CAP, how=f"{decoded.how}, but {reason}")
    return decoded


def _doubts(data: bytes, decoded: Decoded) -> Iterator[str]:
    """What speaks against a reading."""
    kind = BY_CODEC[decoded.encoding].kind
    if kind is Kind.EBCDIC:
        yield "mainframe code pages differ in a few letters only"
    nobody_writes = NOBODY_WRITES.search(decoded.text) or NOBODY_WRITES_IN.get(decoded.encoding, NOBODY_WRITES).search(decoded.text)
    if nobody_writes:
        yield f"it holds U+{ord(nobody_writes[0]):04X}, which nobody writes"
    if _cost(decoded.text, CANDIDATES[decoded.encoding]) > TOO_DEAR[kind] * len(decoded.text):
        yield "it reads like no language"
    if kind is Kind.MULTI_BYTE:
        yield from _read_but_for_a_byte(data, decoded)
    yield from _lines_that_read_otherwise(data, decoded)


def _unicode_doubts(decoded: Decoded) -> Iterator[str]:
    """What speaks against UTF-16 or UTF-32 that no mark tells of."""
    if decoded.unread:
        yield f"byte {decoded.unread[0].offset} cannot be read"
    if nobody_writes := NOBODY_WRITES.search(decoded.text):
        yield f"it holds U+{ord(nobody_writes[0]):04X}, which nobody writes"
    if reason := shifted(decoded.text):
        yield reason


def _read_but_for_a_byte(data: bytes, decoded: Decoded) -> Iterator[str]:
    """That another encoding of several bytes a character reads all but a few bytes: these may be damage, and it may be right."""
    ours = CANDIDATES[decoded.encoding]
    cost = _cost(decoded.text, ours)
    for rival in MULTI_BYTE:
        try:
            other = read(data, Detection(rival.codec, bom=decoded.bom)) if rival is not ours else decoded
        except DecodeError:
            continue
        more = len(other.unread) - len(decoded.unread)
        if more > 0 and (rival.codec in family(ours.codec) or _cost(other.text, rival) <= cost + DAMAGED * more):
            yield f"{rival.codec} reads all of it but byte {other.unread[0].offset}"


def _cost(text: str, candidate: Candidate) -> float:
    """Nats that a sample of the text takes, as often as the text is longer."""
    verdict = weigh_text(text[:SAMPLE], candidate)
    return verdict.cost * len(text) / len(text[:SAMPLE]) if verdict else 0.0


def _lines_that_read_otherwise(data: bytes, decoded: Decoded) -> Iterator[str]:
    """Lines that clearly read otherwise by themselves."""
    for number, line, text in _odd_lines(data, decoded):
        if is_utf8(line):  # by chance: 0 of 49,332 sentences in 64 legacy encodings, 8 of 28,121 beginnings of 12 characters
            yield f"line {number} by itself is UTF-8"
        try:
            other = next(detect_legacy(line))
            differs = read(line, other).text != text
            if differs and (other.confidence >= DOUBT or _behind(line, decoded.encoding) >= LINE_BEHIND):
                yield f"line {number} by itself reads as {other.pieces or other.encoding}"
        except DecodeError:
            continue


def _behind(line: bytes, codec: str) -> float:
    """Nats that a line costs more in an encoding than in the one that it is likeliest in by itself."""
    verdicts = weigh(sample(line))
    return next((v.cost for v in verdicts if v.codec == codec), math.inf) - verdicts[0].cost if verdicts else 0.0


def _odd_lines(data: bytes, decoded: Decoded) -> list[tuple[int, bytes, str]]:
    """The lines that are not ASCII: number from 1, bytes, text. Of many, those least like the others."""
    raw, texts = data[len(decoded.bom) :].split(b"\n"), decoded.text.split("\n")
    if len(raw) != len(texts):
        return []
    lines: dict[bytes, tuple[int, bytes, str]] = {}
    for number, (line, text) in enumerate(zip(raw, texts, strict=True), 1):
        if HIGH.search(line):
            lines.setdefault(line, (number, line, text))
    if len(lines) <= LINES:
        return list(lines.values())
    shown = weigh_text("\n".join(text for _, _, text in lines.values())[:SAMPLE], CANDIDATES[decoded.encoding])
    language = shown.language if shown else "en"
    return sorted(lines.values(), key=lambda item: -text_cost(item[2], language) / len(item[2]))[:LINES]
