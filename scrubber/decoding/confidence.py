"""How sure a reading is: the probability that its text is, character by character, what was written."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from scrubber.decoding.apart import nats_behind
from scrubber.decoding.candidates import CANDIDATES
from scrubber.decoding.evidence import UTF8
from scrubber.decoding.reading import read_around
from scrubber.decoding.result import CERTAIN, Detection
from scrubber.decoding.sample import ASCII
from scrubber.decoding.scoring import Verdict, text_cost
from scrubber.decoding.single_byte import byte_pairs, model, page
from scrubber.decoding.sparse import read_multi_byte, words
from scrubber.encodings import is_single_byte
from scrubber.expressions import expression
from scrubber.language.classes import beyond_ascii

# Controls, and signs that stand between letters of scripts in which they do not.
ODD = expression("[\x80-\x9f\ufffd]|(?<=[A-Za-zÀ-ÖØ-öø-ɏΆ-ӿ])[\xa1-\xac\xae-\xb6\xb8-\xbf×÷‚-•‰-₿℀-⿿](?=[A-Za-zÀ-ÖØ-öø-ɏΆ-ӿ])")
TYPOGRAPHY = expression("[‘’‚“”„«»–—…•\xa0]")
MARGIN = 40.0  # nats: what is further behind may have been left out early
FEW_PAIRS = 12  # pairs below which a margin tells less
DEAR = 7.5  # nats that a character of text takes at most, as a rule
WORDS = 24  # words beyond ASCII that are looked up, at most
LOOKED_AT = 1 << 16  # bytes that are looked through for UTF-8
# Fitted by training/decoding/calibrate.py on parts 0 to 2 of the data, the steps on part 3 as well (35,246 texts, one in five damaged).
WEIGHTS: Mapping[str, float] = {
    "single": -0.35, "single, margin": 1.14, "margin, little": 1.81, "pairs": 0.4, "nats": -0.4, "dear": 0.05, "known": 1.41,
    "number known": -0.04, "unknown": -0.17, "odd": -0.97, "foreign": -1.19, "rare": 0.1, "utf8": -2.09, "lines": -0.23,
    "lines, margin": -1.42, "unread": 2.21, "unread, margin": 1.08, "pieces": -1.14, "pieces, margin": 0.95, "multi": -1.96,
    "multi, margin": 1.4,
}  # fmt: skip
STEPS: Sequence[tuple[float, float]] = (
    (-math.inf, 0.31), (0.05, 0.52), (0.45, 0.68), (1.31, 0.82), (1.67, 0.86), (2.04, 0.93), (2.52, 0.95), (3.02, 0.979), (3.41, 0.984),
    (4.89, 0.992), (5.27, 0.997), (6.02, 0.998),
)  # fmt: skip
# A reading is certain that meets all of these. The ranges are of 26,552 readings in a code page with a margin of 12 and more (files of one
# to ten sentences, words to documents, in 60 encodings, two in three damaged): within them none of those that meet all was wrong.
SURE_MARGIN = 30.0  # nats, at least; 20 to 30: 14,900 to 14,600 meet all, none of them wrong; at 12 one is
SURE_PAIRS = {"single": 6, "multi": 12}  # different pairs, at least; 0 to 12 (13,300)
MANY_PAIRS = {"single": 80, "multi": 40}  # and so many that words need not be known
SURE_KNOWN = 0.2  # share of the words that exist, at least; 0 to .5 (15,000 to 12,000)
SURE_NATS = 8.0  # nats a letter, at most; 7 and more (14,000 to 14,800). What is read by mistake takes 9 and more, Spanish up to 12
SURE_FOREIGN = 0.02  # share of characters that the language does not use, at most; any (14,500 to 14,600)
SURE_UTF8 = 0.5  # share of the bytes in sequences of UTF-8, at most; .3 and more (13,900 to 14,600). Thai and EUC-JP hold .4 by chance
# Nats by which every other code page is behind, at least, if the place that speaks most against it is left out; 6 to 20 (15,400 to 13,700).
# At 3 four are wrong, at 0 eleven.
SURE_APART = 12.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a confidence is computed from.

    Parameters:
        kind: `single` or `multi` (bytes to a character), `pieces` or `lines` (UTF-8 with another encoding), `unread` (UTF-8 with bytes
            left unread).
        rare: What the encoding costs beforehand, in nats.
        margin: Nats that the next reading with another text costs more.
        high: Bytes beyond ASCII.
        pairs: Different pairs of characters of the sample that are not both ASCII.
        nats: What a character beyond ASCII costs.
        letter_nats: The same without the signs of typography, such as quotation marks.
        words: Different words beyond ASCII, of two letters and more, that were looked up.
        known: How many of them exist.
        odd: Characters of the sample that no text should hold: C1 controls, what is undefined or unread, signs within words.
        foreign: Share of the characters beyond ASCII that the language is not known to use.
        utf8: Share of the bytes beyond ASCII that stand in sequences of UTF-8.
        apart: Nats by which other code pages are behind without the place that speaks most against them, as `nats_behind` has it; asked
            only where all else is certain.
    """

    kind: str
    rare: float
    margin: float
    high: int
    pairs: int
    nats: float
    letter_nats: float
    words: int
    known: int
    odd: int
    foreign: float
    utf8: float
    apart: float = 0.0


def gather(data: bytes, regions: Sequence[bytes], verdict: Verdict, detection: Detection, margin: float) -> Evidence:
    """The evidence for a reading.

    Parameters:
        data: The data.
        regions: A sample of it.
        verdict: The reading.
        detection: The same, as it is handed on.
        margin: Nats that the next reading with another text costs more.
    """
    from scrubber.language.words import is_word  # it takes a while to load, and UTF-8 never asks for it

    codec, language = detection.encoding, verdict.language
    sample = b"\n".join(regions)
    high = len(data.translate(None, ASCII))
    broken = 0.0
    if codec == "utf-8":
        kind = "lines" if detection.by == "line" else "pieces" if detection.pieces else "unread"
        text = read_around(sample, None if kind == "unread" else detection.pieces)[0] if detection.by == "character" else ""
    elif is_single_byte(codec):
        kind, text = "single", sample.decode(codec, "replace")
        pairs = sum(pair & 0x8080 > 0 for pair in set(byte_pairs(sample[1:-1], sample[:1], sample[-1:])))
        broken = page(codec).undefined_cost(data.translate(None, ASCII))
    else:
        kind = "multi"
        text, broken = read_multi_byte(regions, codec)[0], float("\ufffd" in data.decode(codec, "replace"))
    if kind != "single":
        pairs = sum(one > "\x7f" or other > "\x7f" for one, other in set(pairwise(text)))
    beyond = beyond_ascii(text)
    alphabet = model().language(language).known if language else frozenset()
    foreign = set(beyond).difference(alphabet)
    asked = [*islice((word for word in words(text) if len(word) > 1), WORDS)]
    readable = text.replace("\ufffd", "")
    nats = text_cost(readable, language)
    letters = TYPOGRAPHY.sub("-", readable)
    letter_cost = nats if letters == readable else text_cost(letters, language)
    found = Evidence(
        kind,
        CANDIDATES[codec].cost if codec in CANDIDATES else 0.0,
        min(margin, MARGIN),
        high,
        pairs,
        nats / max(1, len(beyond)),
        letter_cost / max(1, len(beyond_ascii(letters))),
        len(asked),
        sum(is_word(word, language) for word in asked),
        len(ODD.findall(text)) + int(broken > 0),
        sum(map(beyond.count, foreign)) / max(1, len(beyond)),
        _in_sequences(data[:LOOKED_AT]),
    )
    return replace(found, apart=nats_behind(data, codec, language)) if kind == "single" and _may_be_sure(found) else found


def _in_sequences(data: bytes) -> float:
    """The share of the bytes beyond ASCII that stand in sequences of UTF-8."""
    return len(b"".join(UTF8.findall(data))) / max(1, len(data.translate(None, ASCII)))


def features(evidence: Evidence) -> dict[str, float]:
    """What the confidence is a weighed sum of."""
    e = evidence
    margin = e.margin / 10
    return {
        e.kind: 1.0,
        f"{e.kind}, margin": margin,
        "margin, little": margin * (e.pairs < FEW_PAIRS),
        "pairs": math.log2(1 + min(e.pairs, 200)),
        "nats": min(e.nats, 16.0) / 4,
        "dear": max(0.0, min(e.nats, 16.0) - DEAR),
        "known": (e.known + 0.5) / (e.words + 1),
        "number known": math.log2(1 + e.known),
        "unknown": math.log2(1 + e.words - e.known),
        "odd": float(e.odd > 0),
        "foreign": min(e.foreign, 0.5) * 4,
        "rare": min(e.rare, 6.0),
        "utf8": e.utf8 if e.kind in ("single", "multi") else 0.0,
    }


def confidence_of(evidence: Evidence) -> float:
    """The probability that the text is right."""
    if is_sure(evidence):
        return CERTAIN
    score = sum(WEIGHTS.get(name, 0.0) * value for name, value in features(evidence).items())
    return next(probability for least, probability in reversed(STEPS) if score >= least)


def is_sure(evidence: Evidence) -> bool:
    """Whether nothing speaks against a reading, and much for it."""
    return _may_be_sure(evidence) and (evidence.kind == "multi" or evidence.apart >= SURE_APART)


def _may_be_sure(evidence: Evidence) -> bool:
    e = evidence
    return (
        e.kind in ("single", "multi")
        and not e.odd
        and e.margin >= SURE_MARGIN
        and e.pairs >= SURE_PAIRS[e.kind]
        and (e.known >= SURE_KNOWN * e.words or e.pairs >= MANY_PAIRS[e.kind])
        and e.letter_nats <= SURE_NATS
        and e.foreign <= SURE_FOREIGN
        and e.utf8 <= SURE_UTF8
    )
