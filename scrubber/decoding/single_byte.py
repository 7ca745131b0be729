"""Single-byte code pages weighed against each other, in terms of byte pairs.

For a code page and a language the character model is turned into one table of 256 x 256 byte pairs, so that weighing
the two is one look-up a byte. There are 240 such pairs: a few single bytes tell most of them off before, and a few
byte pairs most of the rest.
"""

import math
import struct
from codecs import charmap_decode
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property
from heapq import nsmallest
from pathlib import Path

import scrubber.language
from scrubber.decoding.candidates import EVERY_LANGUAGE, SINGLE_BYTE, Candidate
from scrubber.decoding.sample import ASCII
from scrubber.language.model import CharacterModel
from scrubber.language.together import lanes, unpacked

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

_Trial = tuple[Candidate, str]  # an encoding, and a language


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
    trials = [(candidate, language) for candidate in candidates for language in candidate.languages]
    rough = plain.rough_costs
    trials = _best(
        trials, [r.cost + (cost + rough[code]) / UNIT for (r, code), cost in zip(trials, unigram_costs(candidates, few), strict=True)]
    )
    bases = _bases(trials, high, bytes(sorted(set(high) | set(occurring))))
    some = telling[:: max(1, len(telling) // FEW_PAIRS)]
    costs = [base + rough[code] / UNIT + page_cost(r.codec, code, some, few) for (r, code), base in bases.items()]
    least = min(rough[code] for _, code in trials) / UNIT
    best: dict[str, tuple[str, str, float]] = {}
    for candidate, language in _best([*bases], costs, known * len(some) / len(telling) + least):
        cost = bases[candidate, language] + plain.cost(language) + page_cost(candidate.codec, language, telling, high)
        if candidate.codec not in best or cost < best[candidate.codec][2]:
            best[candidate.codec] = candidate.codec, language, cost
    return list(best.values())


def unigram_costs(candidates: Sequence[Candidate], data: bytes) -> list[int]:
    """What the bytes by themselves cost in each candidate and each of its languages, in 1/5 nat."""
    costs: list[int] = []
    known = _everyone().costs(data)
    for candidate in candidates:
        if start := _STARTS.get(candidate.codec):
            costs += known[start[0] : start[1]]
        else:
            costs += _in_languages(candidate.codec, candidate.languages).costs(data)
    return costs


def unigram_costs_in(language: str, codecs: Iterable[str], data: bytes) -> list[int]:
    """The same of some code pages in one language."""
    costs = dict(zip(_PAGES, _in_all_pages(language).costs(data), strict=True))
    return [costs[codec] if codec in costs else sum(data.translate(page(codec).unigrams(language))) for codec in codecs]


def undefined_counts(candidates: Sequence[Candidate], data: bytes) -> dict[str, int]:
    """How many of the bytes each code page leaves undefined."""
    counts = dict(zip(_PAGES, _undefined().costs(data), strict=True))
    return {c.codec: counts[c.codec] if c.codec in counts else page(c.codec).undefined_count(data) for c in candidates}


def _bases(trials: Sequence[_Trial], high: bytes, seen: bytes) -> dict[_Trial, float]:
    """Nats beforehand of the candidates that have a meaning for all the bytes, and one of their own.

    Two code pages that agree on all bytes that occur are one candidate, under the first one's name.
    """
    bases: dict[_Trial, float] = {}
    done: dict[tuple[str, str], str] = {}
    most = max(1, UNDEFINED_SHARE * len(high))
    for candidate, language in trials:
        one = page(candidate.codec)
        undefined = len(seen) - len(seen.translate(None, one.undefined)) and max(1, len(high) - len(high.translate(None, one.undefined)))
        if undefined <= most and done.setdefault((one.read(seen), language), candidate.codec) == candidate.codec:
            bases[candidate, language] = candidate.cost + UNDEFINED * undefined
    return bases


def _best(trials: Sequence[_Trial], costs: Sequence[float], known: float | None = None) -> list[_Trial]:
    """Those that may still win: all that are not clearly dearer than the best or than what is known.

    Single bytes tell little (capitals in one code page are small letters in another), so after the first round,
    when nothing is known, some of the others go on as well.
    """
    if not trials:
        return []
    least = nsmallest(LEAST, costs)
    limit = min(least[0], known) + MARGIN if known is not None else max(least[0] + 2 * MARGIN, least[-1])
    return [trial for trial, cost in zip(trials, costs, strict=True) if cost <= limit]


def page_cost(codec: str, language: str, pairs: Sequence[int], high: bytes) -> float:
    """Nats for pairs of bytes, and for the letters foreign to the language among the bytes."""
    table, native, inside = _tables(codec, language)
    cost = sum(map(table.__getitem__, pairs)) / UNIT
    if foreign := high.translate(None, native):
        cost += sum(map(inside.__getitem__, foreign))
    return cost


def byte_pairs(data: bytes, before: bytes = b"\n", after: bytes = b"\n") -> list[int]:
    """Every byte and the one after it as one number, the first the higher, with what stands before the first and after the last."""
    padded = before + data + after
    even, odd = padded[: len(padded) & ~1], padded[1:][: (len(padded) - 1) & ~1]
    return [*struct.unpack(f">{len(even) // 2}H", even), *struct.unpack(f">{len(odd) // 2}H", odd)]


class Plain:
    """What the ASCII part tells about the language: pairs of letters, the same in every candidate. Markup is passed over.

    Parameters:
        pairs: The pairs of bytes.
    """

    def __init__(self, pairs: Sequence[int]) -> None:
        letters = [*filter(LETTERS.__contains__, pairs)]
        self._every = max(1, len(letters) // ASCII_PAIRS)
        self._pairs = letters[:: self._every]
        self._few = letters[:: max(1, len(letters) // ASCII_FEW)]

    @cached_property
    def rough_costs(self) -> Mapping[str, int]:
        """What a small part of it takes in each language, in 1/5 nat."""
        return in_every_language(self._few)

    @cached_property
    def costs(self) -> Mapping[str, float]:
        """Nats that it takes in each language."""
        return {language: cost * self._every / UNIT for language, cost in in_every_language(self._pairs).items()}

    def cost(self, language: str) -> float:
        """Nats that it takes in a language."""
        return self.costs[language]


class _AsciiCosts(dict[int, int]):
    """What pairs of ASCII characters cost in each language, in 1/5 nat: a lane for each."""

    def __missing__(self, pair: int) -> int:
        self[pair] = costs = lanes(bytes([_tables("cp1252", language)[0][pair] for language in EVERY_LANGUAGE]))
        return costs


_ASCII_COSTS = _AsciiCosts()


def in_every_language(pairs: Iterable[int]) -> dict[str, int]:
    """What pairs of ASCII characters cost in each language, in 1/5 nat."""
    total = sum(map(_ASCII_COSTS.__getitem__, pairs))
    return dict(zip(EVERY_LANGUAGE, unpacked(total, len(EVERY_LANGUAGE)), strict=True))


class _Crowd:
    """Many tables asked at once: a lane of long integers for each.

    Parameters:
        tables: What each byte costs.
    """

    def __init__(self, tables: Sequence[bytes]) -> None:
        self.count = len(tables)
        rows = b"".join(tables)
        self._lanes = [lanes(rows[byte::0x100]) for byte in range(0x100)]

    def costs(self, data: bytes) -> tuple[int, ...]:
        """What the bytes cost together in each."""
        return unpacked(sum(map(self._lanes.__getitem__, data)), self.count)


_PAGES = tuple(candidate.codec for candidate in SINGLE_BYTE)
_STARTS: dict[str, tuple[int, int]] = {}  # where the languages of a code page begin and end among those of all
for _candidate in SINGLE_BYTE:
    _first = max((end for _, end in _STARTS.values()), default=0)
    _STARTS[_candidate.codec] = _first, _first + len(_candidate.languages)


@cache
def _everyone() -> _Crowd:
    return _Crowd([page(candidate.codec).unigrams(language) for candidate in SINGLE_BYTE for language in candidate.languages])


@cache
def _in_languages(codec: str, languages: Sequence[str]) -> _Crowd:
    return _Crowd([page(codec).unigrams(language) for language in languages])


@cache
def _in_all_pages(language: str) -> _Crowd:
    return _Crowd([page(codec).unigrams(language) for codec in _PAGES])


@cache
def _undefined() -> _Crowd:
    return _Crowd([bytes(byte in page(codec).undefined for byte in range(0x100)) for codec in _PAGES])


class _Page:
    """A single-byte code page in terms of the model."""

    def __init__(self, codec: str) -> None:
        self.chars = bytes(range(256)).decode(codec, "replace")
        self.undefined = bytes(byte for byte, char in enumerate(self.chars) if char == "\ufffd")
        self._read = self.chars.replace("\ufffd", " ")  # what an undefined byte costs is `UNDEFINED`, not what stands for it
        self._native: dict[str, bytes] = {}
        self._unigrams: dict[str, bytes] = {}

    def undefined_cost(self, seen: bytes) -> float:
        """Nats for the bytes that it leaves undefined."""
        return UNDEFINED * self.undefined_count(seen)

    def undefined_count(self, seen: bytes) -> int:
        """How many of the bytes it leaves undefined."""
        return len(seen) - len(seen.translate(None, self.undefined))

    def read(self, data: bytes) -> str:
        """The bytes as text, U+FFFD for those that it leaves undefined."""
        return charmap_decode(data, "strict", self.chars)[0]

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

    def tables(self, language: str) -> tuple[bytes, bytes, tuple[float, ...]]:
        """What each pair of bytes costs, in 1/5 nat; `native`; and nats for which member of its class each byte stands for."""
        bigrams = model().language(language)
        return bigrams.matrix(self._read), self.native(language), tuple(map(bigrams.inside, self._read))


page = cache(_Page)


@cache
def _tables(codec: str, language: str) -> tuple[bytes, bytes, tuple[float, ...]]:
    return page(codec).tables(language)


class _Alone(dict[str, int]):
    """What each character costs by itself in a language, in 1/5 nat."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._bigrams = model().language(language)

    def __missing__(self, char: str) -> int:
        self[char] = cost = self._bigrams.alone(char)
        return cost


_alone = cache(_Alone)
