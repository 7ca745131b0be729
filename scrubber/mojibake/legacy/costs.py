"""What text costs as it stands, in nats, in all languages at once: a lane of a long integer for each, the pools last.

As it stands a line gets the benefit of the doubt. A pair of characters costs no more than in the pools and `SURCHARGE`,
and no pair with a sign more than `SIGN`; and the pools count as one more language, for a line that is in none of those
that have a model.
"""

import struct
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from operator import add, getitem
from unicodedata import category

from scrubber.language import model
from scrubber.mojibake.thresholds import REPEATED, SIGN

SURCHARGE = 3.0  # nats by which a pair may cost more in a language than in the pools. 3; at 2 fifteen are lost, at 5 one of the wild
UNIT = 5  # lanes count in fifths of a nat, as the tables of the model do
LANE = 32  # bits of a lane
MOST = 0xFF  # what a pair costs at most, in fifths of a nat: a byte
REMEMBERED = 1 << 15  # pairs of characters whose costs are remembered, at most

Pair = tuple[str, str]


@cache
def index() -> dict[str, int]:
    """The number of each language, which is that of its lane."""
    return {code: i for i, code in enumerate(model().languages)}


def total(pairs: Iterable[Pair]) -> int:
    """What some pairs of characters cost as they stand."""
    return sum(map(_as_is.__getitem__, pairs))


def as_is(pair: Pair) -> int:
    """What one pair of characters costs as it stands."""
    return _as_is[pair]


def in_languages(lanes: int) -> tuple[int, ...]:
    """The cost in each language, in fifths of a nat."""
    return in_languages_and_pools(lanes)[:-1]


def in_languages_and_pools(lanes: int) -> tuple[int, ...]:
    """The cost in each language and in the pools, in fifths of a nat."""
    count = len(index()) + 1
    return struct.unpack(f"<{count}I", lanes.to_bytes(4 * count, "little"))


def languages_where(pair: Pair, most: float) -> Iterable[int]:
    """The languages in which a pair with a character beyond ASCII costs at most so many nats, without what the pools say of letters."""
    before, char = pair
    if _is_sign(before) or _is_sign(char):
        return range(len(index())) if _pooled(before, char) <= UNIT * most else ()
    tables, starts, columns = _tables(), _starts(before), _rows(char)
    return (one for one in starts.keys() & columns.keys() if tables[one][starts[one] + columns[one]] <= UNIT * most)


def _pooled(before: str, char: str) -> int:
    """What a pair costs in the likelier pool."""
    return int(UNIT * min(model().joint.look_up(before, char), model().other.look_up(before, char)) + 1e-6)


class _AsIs(dict[Pair, int]):
    """What pairs of characters cost as they stand. Text is made of few different ones."""

    def __missing__(self, pair: Pair) -> int:
        if len(self) >= REMEMBERED:
            self.clear()
        before, char = pair
        pooled = min(MOST, _pooled(before, char))
        if _is_sign(before) or _is_sign(char):
            lanes = min(pooled, int(UNIT * (REPEATED if before == char else SIGN))) * _ones()
        else:
            lanes = _widened(_in_languages(before, char, min(MOST, pooled + int(SURCHARGE * UNIT))), pooled)
        self[pair] = lanes
        return lanes


_as_is = _AsIs()


def _in_languages(before: str, char: str, most: int) -> bytes:
    """What a pair costs in each language, a byte each: in languages that do not know both characters as much as it can."""
    starts, columns = _starts(before), _rows(char)
    if before < "\x80" and char < "\x80":
        return bytes(map(getitem, _tables(), map(add, starts.values(), columns.values()))).translate(_capped(most))
    each = bytearray((most,)) * len(index())
    tables = _tables()
    for language in starts.keys() & columns.keys():
        if (cost := tables[language][starts[language] + columns[language]]) < most:
            each[language] = cost
    return bytes(each)


def _widened(each: bytes, pooled: int) -> int:
    """The lanes that hold one byte for each language, and the pools."""
    lanes = bytearray(LANE // 8 * (len(each) + 1))
    lanes[:: LANE // 8] = (*each, pooled)
    return int.from_bytes(lanes, "little")


@cache
def _tables() -> tuple[bytes, ...]:
    return tuple(model().language(code).table for code in model().languages)


@lru_cache(maxsize=REMEMBERED)
def _starts(char: str) -> Mapping[int, int]:
    """Where the row of a character begins in the table of each language that knows it."""
    return {language: row * model().language(model().languages[language]).size for language, row in _rows(char).items()}


@lru_cache(maxsize=REMEMBERED)
def _rows(char: str) -> Mapping[int, int]:
    """The row of a character in the table of each language that knows it; all know ASCII."""
    if char > "\x7f":
        return _rows_beyond_ascii().get(char, {})
    return dict(enumerate(model().language(code).row(char) for code in model().languages))


@cache
def _rows_beyond_ascii() -> Mapping[str, Mapping[int, int]]:
    """The row of each character beyond ASCII in the table of each language that knows it."""
    rows: dict[str, dict[int, int]] = defaultdict(dict)
    for language, code in enumerate(model().languages):
        one = model().language(code)
        for char in one.alphabet:
            if char > "\x7f":
                rows[char][language] = one.row(char)
    return rows


@cache
def _capped(most: int) -> bytes:
    """A table that makes larger bytes as large as one."""
    return bytes(min(byte, most) for byte in range(256))


@cache
def _ones() -> int:
    return sum(1 << LANE * i for i in range(len(index()) + 1))


def _is_sign(char: str) -> bool:
    return char > "\x7f" and not char.isalpha() and category(char)[0] != "M"
