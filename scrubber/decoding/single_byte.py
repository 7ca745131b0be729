"""Single-byte code pages weighed against each other, in terms of byte pairs.

For a code page and a language the character model is turned into one table of 256 x 256 byte pairs, so that weighing
the two is one look-up a byte. There are 240 such pairs: a few single bytes tell most of them off before, and a few
byte pairs most of the rest.
"""

import math
import struct
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import scrubber.language
from scrubber.decoding.candidates import Candidate
from scrubber.decoding.sample import ASCII
from scrubber.language.model import CharacterModel

TABLES = Path(scrubber.language.__file__).with_name("readings.bin")
UNIT = 5  # the model's tables count in 1/5 nat
FEW_BYTES = 64  # bytes by which all candidates are weighed first, one by one,
LEAST = 16  # how many of them go on to the next round in any case,
FEW_PAIRS = 80  # and byte pairs by which they are weighed then
MARGIN = 25.0  # nats behind the best beyond which a candidate is out
ASCII_PAIRS = 192  # pairs of ASCII letters that tell the language,
ASCII_FEW = 48  # and those that tell it roughly
UNDEFINED = 14.0  # nats for a byte that a code page leaves undefined
UNDEFINED_SHARE = 0.02  # of the non-ASCII bytes that may be such
_ALPHABET = b" abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
LETTERS = frozenset(a << 8 | b for a in _ALPHABET for b in _ALPHABET)

_Trial = tuple[Candidate, str, bytes]  # the encoding, the language, and what single bytes cost in them


@cache
def model() -> CharacterModel:
    """The statistics made by `training/language/train_readings.py`, read from their tables when first asked for."""
    return CharacterModel(TABLES.read_bytes())


def weigh_pages(
    data: bytes, telling: Sequence[int], plain: "Plain", candidates: Sequence[Candidate], *, known: float, occurring: bytes
) -> list[tuple[str, str, float]]:
    """Codec, language and cost of the single-byte candidates that are not clearly worse than the best.

    Parameters:
        data: A sample.
        telling: Its byte pairs that are not both ASCII.
        plain: Its ASCII part.
        candidates: The candidates to look at.
        known: What other candidates cost.
        occurring: Bytes that occur in the data besides those of the sample.
    """
    high = data.translate(None, ASCII)
    if not high:
        return []
    few = high[:: max(1, len(high) // FEW_BYTES)]
    rough = {
        language: plain.rough_cost(language) for language in {language for candidate in candidates for language in candidate.languages}
    }
    trials = [trial for candidate in candidates for trial in _trials(candidate)]
    trials = _best(trials, [rough[code] + r.cost + sum(few.translate(costs)) / UNIT for r, code, costs in trials])
    bases = _bases(trials, high, bytes(sorted(set(high) | set(occurring))))
    trials = [trial for trial in trials if trial[:2] in bases]
    some = telling[:: max(1, len(telling) // FEW_PAIRS)]
    costs = [bases[r, code] + rough[code] + page_cost(r.codec, code, some, few) for r, code, _ in trials]
    trials = _best(trials, costs, known * len(some) / len(telling) + plain.least())
    best: dict[str, tuple[str, str, float]] = {}
    for candidate, language, _ in trials:
        cost = bases[candidate, language] + plain.cost(language) + page_cost(candidate.codec, language, telling, high)
        if candidate.codec not in best or cost < best[candidate.codec][2]:
            best[candidate.codec] = candidate.codec, language, cost
    return list(best.values())


@cache
def _trials(candidate: Candidate) -> list[_Trial]:
    return [(candidate, language, page(candidate.codec).unigrams(language)) for language in candidate.languages]


def _bases(trials: Sequence[_Trial], high: bytes, seen: bytes) -> dict[tuple[Candidate, str], float]:
    """Nats beforehand of the candidates that have a meaning for all the bytes, and one of their own.

    Two code pages that agree on all bytes that occur are one candidate, under the first one's name.
    """
    bases: dict[tuple[Candidate, str], float] = {}
    done: set[tuple[str, str]] = set()
    for candidate, language, _ in trials:
        unread = page(candidate.codec).undefined
        undefined = len(seen) - len(seen.translate(None, unread)) and max(1, len(high) - len(high.translate(None, unread)))
        meaning = seen.decode(candidate.codec, "replace"), language
        if undefined <= max(1, UNDEFINED_SHARE * len(high)) and meaning not in done:
            done.add(meaning)
            bases[candidate, language] = candidate.cost + UNDEFINED * undefined
    return bases


def _best(trials: list[_Trial], costs: list[float], known: float | None = None) -> list[_Trial]:
    """Those that may still win: all that are not clearly dearer than the best or than what is known.

    Single bytes tell little (capitals in one code page are small letters in another), so after the first round,
    when nothing is known, some of the others go on as well.
    """
    if not trials:
        return []
    ranked = sorted(costs)
    limit = min(ranked[0], known) + MARGIN if known is not None else max(ranked[0] + 2 * MARGIN, ranked[:LEAST][-1])
    return [trial for trial, cost in zip(trials, costs, strict=True) if cost <= limit]


def page_cost(codec: str, language: str, pairs: Sequence[int], high: bytes) -> float:
    """Nats for pairs of bytes, and for the letters foreign to the language among the bytes."""
    one = page(codec)
    cost = sum(map(one.table(language).__getitem__, pairs)) / UNIT
    if foreign := high.translate(None, one.native(language)):
        cost += sum(map(one.inside(language).__getitem__, foreign))
    return cost


def byte_pairs(data: bytes, before: bytes = b"\n", after: bytes = b"\n") -> list[int]:
    """Every byte and the one after it as one number, the first the higher, with what stands before the first and after the last."""
    padded = before + data + after
    even, odd = padded[: len(padded) & ~1], padded[1:][: (len(padded) - 1) & ~1]
    return [*struct.unpack(f">{len(even) // 2}H", even), *struct.unpack(f">{len(odd) // 2}H", odd)]


class Plain:
    """What the ASCII part tells about the language: pairs of letters, the same in every candidate. Markup is passed over."""

    def __init__(self, pairs: Sequence[int]) -> None:
        letters = [pair for pair in pairs if pair in LETTERS]
        self._every = max(1, len(letters) // ASCII_PAIRS)
        self._pairs = letters[:: self._every]
        self._few = letters[:: max(1, len(letters) // ASCII_FEW)]
        self._costs: dict[str, float] = {}

    def rough_cost(self, language: str) -> float:
        """Nats that a small part of it takes in a language."""
        if language not in self._costs:
            self._costs[language] = sum(map(page("cp1252").table(language).__getitem__, self._few)) / UNIT
        return self._costs[language]

    def least(self) -> float:
        """Nats that this part takes in the likeliest language looked at so far."""
        return min(self._costs.values(), default=0.0)

    def cost(self, language: str) -> float:
        """Nats that it takes in a language."""
        return sum(map(page("cp1252").table(language).__getitem__, self._pairs)) * self._every / UNIT


class _Page:
    """A single-byte code page in terms of the model."""

    def __init__(self, codec: str) -> None:
        self.chars = bytes(range(256)).decode(codec, "replace")
        self.undefined = bytes(byte for byte, char in enumerate(self.chars) if char == "\ufffd")
        self._read = self.chars.replace("\ufffd", " ")  # what an undefined byte costs is `UNDEFINED`, not what stands for it
        self._native: dict[str, bytes] = {}
        self._unigrams: dict[str, bytes] = {}
        self._tables: dict[str, bytes] = {}
        self._inside: dict[str, tuple[float, ...]] = {}

    def undefined_cost(self, seen: bytes) -> float:
        """Nats for the bytes that it leaves undefined."""
        return UNDEFINED * (len(seen) - len(seen.translate(None, self.undefined)))

    def native(self, language: str) -> bytes:
        """The bytes that the language has characters of its own for."""
        if language not in self._native:
            alphabet = model().language(language).alphabet
            self._native[language] = bytes(byte for byte, char in enumerate(self.chars) if char in alphabet)
        return self._native[language]

    def unigrams(self, language: str) -> bytes:
        """The cost of each non-ASCII byte among such bytes, in 1/5 nat."""
        if language not in self._unigrams:
            alone = _alone(language)
            costs = bytes(0x80) + bytes(alone[char] for char in self._read[0x80:])
            # Of what is not ASCII: English has little of it, but it is what it is.
            share = sum(math.exp(-costs[byte] / UNIT) for byte in self.native(language) if byte >= 0x80)
            less = round(-UNIT * math.log(min(1.0, share or 1.0)))
            self._unigrams[language] = bytes(max(0, cost - less) for cost in costs)
        return self._unigrams[language]

    def inside(self, language: str) -> tuple[float, ...]:
        """Nats for which member of its class each byte stands for."""
        if language not in self._inside:
            self._inside[language] = tuple(map(model().language(language).inside, self._read))
        return self._inside[language]

    def table(self, language: str) -> bytes:
        """The cost of each pair of bytes in the language, in 1/5 nat."""
        if language not in self._tables:
            self._tables[language] = model().language(language).matrix(self._read)
        return self._tables[language]


page = cache(_Page)


class _Alone(dict[str, int]):
    """What each character costs by itself in a language, in 1/5 nat."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._bigrams = model().language(language)

    def __missing__(self, char: str) -> int:
        self[char] = cost = self._bigrams.alone(char)
        return cost


_alone = cache(_Alone)
