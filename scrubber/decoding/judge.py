"""Which reading of the same bytes is language: candidates weighed against each other by the character model.

Every candidate says the same bytes, so their costs, minus log-probabilities in nats, compare as they are. For a
single-byte code page and a language the model is turned into one table of 256 x 256 byte pairs, so that weighing a
pair of the two is one look-up a byte. Most pairs are never weighed: bytes that are letters foreign to the language
tell them off first.
"""

import codecs
import math
import re
import struct
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import scrubber.language
from scrubber.decoding.readings import DECOMPOSED, EBCDIC, MULTI_BYTE, SINGLE_BYTE, Reading
from scrubber.decoding.sample import ASCII
from scrubber.language.model import CharacterModel

TABLES = Path(scrubber.language.__file__).with_name("readings.bin")
_ALPHABET = b" abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
UNIT = 5  # the model's tables count in 1/5 nat
LETTERS = frozenset(a << 8 | b for a in _ALPHABET for b in _ALPHABET)
RUN = re.compile(r"[\x00-\x7f][^\x00-\x7f]+(?=([\x00-\x7f]))")
FEW_BYTES = 64  # bytes by which all candidates are weighed first, one by one,
LEAST = 24  # how many of them go on to the next round in any case,
FEW_PAIRS = 80  # and byte pairs by which they are weighed then
MARGIN = 25.0  # nats behind the best beyond which a candidate is out
ASCII_PAIRS = 192  # pairs of ASCII letters that tell the language,
ASCII_TASTE = 48  # and those that tell it roughly
TASTE, TASTE_MARGIN = 50, 1.3  # so many are tried first, and what costs that many times the best's is out
TELLING = 120  # non-ASCII characters of a text whose cost is brought up to that of the whole
MANY, FEW, GLIMPSE = 10, 3, 160  # of many languages the few that are likeliest by so many characters are tried on the whole
UNDEFINED = 14.0  # nats for a byte that a code page leaves undefined
UNDEFINED_SHARE = 0.02  # of the non-ASCII bytes that may be such


@cache
def model() -> CharacterModel:
    """The statistics made by `training/language/train_readings.py`, read from their tables when first asked for."""
    return CharacterModel(TABLES.read_bytes())


@dataclass(frozen=True, slots=True)
class Verdict:
    """A candidate and what it costs.

    Parameters:
        codec: The encoding.
        language: The language that the text is likeliest in.
        cost: Nats.
    """

    codec: str
    language: str
    cost: float


def weigh(regions: Sequence[bytes], extra: Iterable[Reading] = (), occurring: bytes = b"") -> list[Verdict]:
    """The encodings that read a sample, likeliest first; those out of the question are left out.

    Parameters:
        regions: Pieces of the data, each beginning with a whole character.
        extra: Readings to look at besides the usual ones, or with another handicap.
        occurring: Bytes that occur in the data, whether the sample has them or not.
    """
    special = {reading.codec: reading for reading in extra}
    data = b"\n".join(regions)
    if data.count(b"@") > max(data.count(b" "), len(data) // 12):
        mainframe = [v for r in EBCDIC if (v := weigh_text(_strictly(data, r.codec), special.get(r.codec, r)))]
    else:
        mainframe = []
    # Of readings that agree the first gives the name, so what somebody declares comes before all else.
    usual = [*special.values(), *(r for r in (*SINGLE_BYTE, *MULTI_BYTE, *DECOMPOSED) if r.codec not in special)]
    pairs = _pairs(data)
    plain = Plain(pairs)
    verdicts = _weigh_texts(regions, [r for r in usual if not is_single_byte(r.codec)], plain) + mainframe
    known = min((v.cost - plain.cost(v.language) for v in verdicts), default=math.inf)
    single = [r for r in usual if is_single_byte(r.codec)]
    verdicts += _weigh_single(data, single, plain, [pair for pair in pairs if pair & 0x8080], known, occurring)
    return sorted(verdicts, key=lambda v: v.cost)


def _weigh_texts(regions: Sequence[bytes], readings: Sequence[Reading], plain: "Plain") -> list[Verdict]:
    """The readings in which a byte is not a character, on the text itself; of those that agree the first."""
    texts: dict[str, Reading] = {}
    for reading in readings:
        if text := read(regions, reading.codec):
            texts.setdefault(text, reading)
    if len(texts) > 1:
        rough = {text: text_cost(text, reading.languages[0], TASTE) for text, reading in texts.items()}
        limit = min(rough.values()) * TASTE_MARGIN + MARGIN
        texts = {text: reading for text, reading in texts.items() if rough[text] <= limit}
    return [verdict for text, reading in texts.items() if (verdict := weigh_text(text, reading, plain))]


def weigh_text(text: str | None, reading: Reading, plain: "Plain | None" = None) -> Verdict | None:
    """What a text costs in the likeliest of the languages.

    Parameters:
        text: The text.
        reading: The encoding, and the languages to try.
        plain: The ASCII part of the bytes, if it has been looked at before.
    """
    if not text:
        return None
    plain = plain or Plain(_pairs(text.encode("ascii", "replace")))
    languages = reading.languages
    if len(languages) > MANY and len(text) > GLIMPSE:
        part = text[:GLIMPSE]
        likely = Plain(_pairs(part.encode("ascii", "replace")))
        languages = tuple(sorted(languages, key=lambda code: text_cost(part, code) + likely.cost(code))[:FEW])
    costs = {language: text_cost(text, language) + plain.cost(language) for language in languages}
    best = min(costs, key=costs.__getitem__)
    return Verdict(reading.codec, best, costs[best] + reading.handicap)


def text_cost(text: str, language: str, telling: int = TELLING) -> float:
    """Nats that the non-ASCII part of the text takes in a language, as the first so many non-ASCII characters of it tell."""
    cost = model().language(language).cost
    text = unicodedata.normalize("NFC", f"\n{text}\n")
    total, seen = 0.0, 0
    for found in RUN.finditer(text):
        run = found[0]
        total += cost(run[1:], run[0], found[1])
        seen += len(run) - 1
        if seen >= telling:
            return total * (len(text) - len(text.encode("ascii", "ignore"))) / seen
    return total


def read(regions: Sequence[bytes], codec: str) -> str | None:
    """The regions as text, or None if the codec cannot read them. A character cut at the end of one is U+FFFD."""
    try:
        decoder = codecs.getincrementaldecoder(codec)()
        texts = []
        for region in regions:
            texts.append(decoder.decode(region))
            if decoder.getstate()[0]:
                texts[-1] += "\ufffd"
            decoder.reset()
    except UnicodeDecodeError:
        return None
    return "\n".join(texts)


def _strictly(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


# ------------------------------------------------------------------ single-byte code pages
_Look = tuple[float, Reading, str]  # nats beforehand, the encoding, the language


def _weigh_single(
    data: bytes, readings: Sequence[Reading], plain: "Plain", telling: Sequence[int], known: float, occurring: bytes
) -> list[Verdict]:
    """The single-byte candidates that are not clearly worse than the best of them, or than `known`: what other readings cost."""
    high = data.translate(None, ASCII)
    seen = bytes(sorted(set(high) | set(occurring)))
    looks: list[_Look] = []
    done: set[tuple[str, str]] = set()
    for reading in readings:
        page = _page(reading.codec)
        undefined = len(seen) - len(seen.translate(None, page.undefined)) and max(1, len(high) - len(high.translate(None, page.undefined)))
        if undefined > max(1, UNDEFINED_SHARE * len(high)):
            continue
        meaning = seen.decode(reading.codec, "replace")
        for language in reading.languages:
            # Two code pages that agree on all bytes that occur are one candidate, under the first one's name.
            if (meaning, language) not in done:
                done.add((meaning, language))
                looks.append((reading.handicap + UNDEFINED * undefined, reading, language))
    few = high[:: max(1, len(high) // FEW_BYTES)]
    looks = _best(looks, [base + plain.taste(code) + sum(few.translate(_page(r.codec).unigrams(code))) / UNIT for base, r, code in looks])
    some = telling[:: max(1, len(telling) // FEW_PAIRS)]
    costs = [base + plain.taste(code) + _cost(r.codec, code, some, few) for base, r, code in looks]
    looks = _best(looks, costs, known * len(some) / len(telling) + plain.least())
    verdicts: dict[str, Verdict] = {}
    for base, reading, language in looks:
        cost = base + plain.cost(language) + _cost(reading.codec, language, telling, high)
        if reading.codec not in verdicts or cost < verdicts[reading.codec].cost:
            verdicts[reading.codec] = Verdict(reading.codec, language, cost)
    return list(verdicts.values())


def _best(looks: list[_Look], costs: list[float], known: float | None = None) -> list[_Look]:
    """Those that may still win: all that are not clearly dearer than the best or than what is known.

    Single bytes tell little (capitals in one code page are small letters in another), so after the first round,
    when nothing is known, some of the others go on as well.
    """
    if not looks:
        return []
    ranked = sorted(costs)
    limit = min(ranked[0], known) + MARGIN if known is not None else max(ranked[0] + 2 * MARGIN, ranked[:LEAST][-1])
    return [look for look, cost in zip(looks, costs, strict=True) if cost <= limit]


def _cost(codec: str, language: str, pairs: Sequence[int], high: bytes) -> float:
    """Nats for pairs of bytes, and for the letters foreign to the language among the bytes."""
    page = _page(codec)
    cost = sum(map(page.table(language).__getitem__, pairs)) / UNIT
    if foreign := high.translate(None, page.native(language)):
        cost += sum(map(page.inside(language).__getitem__, foreign))
    return cost


def _pairs(data: bytes) -> list[int]:
    """Every byte and the one after it as one number, the first the higher; a line feed stands before the first and after the last."""
    padded = b"\n" + data + b"\n"
    even, odd = padded[: len(padded) & ~1], padded[1:][: (len(padded) - 1) & ~1]
    return [*struct.unpack(f">{len(even) // 2}H", even), *struct.unpack(f">{len(odd) // 2}H", odd)]


class Plain:
    """What the ASCII part tells about the language: pairs of letters, the same in every reading. Markup is passed over."""

    def __init__(self, pairs: Sequence[int]) -> None:
        letters = [pair for pair in pairs if pair in LETTERS]
        self._every = max(1, len(letters) // ASCII_PAIRS)
        self._pairs = letters[:: self._every]
        self._some = letters[:: max(1, len(letters) // ASCII_TASTE)]
        self._costs: dict[str, float] = {}

    def taste(self, language: str) -> float:
        """Nats that a small part of it takes in a language."""
        if language not in self._costs:
            self._costs[language] = sum(map(_page("cp1252").table(language).__getitem__, self._some)) / UNIT
        return self._costs[language]

    def least(self) -> float:
        """Nats that this part takes in the likeliest language looked at so far."""
        return min(self._costs.values(), default=0.0)

    def cost(self, language: str) -> float:
        """Nats that it takes in a language."""
        return sum(map(_page("cp1252").table(language).__getitem__, self._pairs)) * self._every / UNIT


class _Page:
    """A single-byte code page in terms of the model."""

    def __init__(self, codec: str) -> None:
        self.chars = bytes(range(256)).decode(codec, "replace")
        self.undefined = bytes(byte for byte, char in enumerate(self.chars) if char == "\ufffd")
        self._native: dict[str, bytes] = {}
        self._unigrams: dict[str, bytes] = {}
        self._tables: dict[str, bytes] = {}
        self._inside: dict[str, tuple[float, ...]] = {}

    def native(self, language: str) -> bytes:
        """The bytes that the language has characters of its own for."""
        if language not in self._native:
            alphabet = model().language(language).alphabet
            self._native[language] = bytes(byte for byte, char in enumerate(self.chars) if char in alphabet)
        return self._native[language]

    def unigrams(self, language: str) -> bytes:
        """The cost of each non-ASCII byte among such bytes, in 1/5 nat."""
        if language not in self._unigrams:
            costs = model().language(language).unigrams(self.chars)
            # Of what is not ASCII: English has little of it, but it is what it is.
            share = sum(math.exp(-costs[byte] / UNIT) for byte in self.native(language) if byte >= 0x80)
            less = round(-UNIT * math.log(min(1.0, share or 1.0)))
            self._unigrams[language] = bytes(max(0, cost - less) for cost in costs)
        return self._unigrams[language]

    def inside(self, language: str) -> tuple[float, ...]:
        """Nats for which member of its class each byte stands for."""
        if language not in self._inside:
            self._inside[language] = tuple(map(model().language(language).inside, self.chars))
        return self._inside[language]

    def table(self, language: str) -> bytes:
        """The cost of each pair of bytes in the language, in 1/5 nat."""
        if language not in self._tables:
            self._tables[language] = model().language(language).matrix(self.chars)
        return self._tables[language]


_page = cache(_Page)


@cache
def is_single_byte(codec: str) -> bool:
    """Whether each byte is a character, whatever stands before it, and the first 128 are ASCII."""
    try:
        return len(bytes(range(256)).decode(codec, "replace")) == 256 and bytes(range(32, 127)).decode(codec).isascii() and codec != "cp1258"  # fmt: skip
    except UnicodeDecodeError:
        return False
