"""What text costs as it stands, in nats, in all languages at once: a lane of a long integer for each, the pools last.

As it stands a line gets the benefit of the doubt. A pair of characters costs no more than in the pools and `SURCHARGE`,
and no pair with a sign more than `SIGN`; and the pools count as one more language, for a line that is in none of those
that have a model.
"""

import struct
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from unicodedata import category

from scrubber.language import model
from scrubber.mojibake.thresholds import REPEATED, SIGN

SURCHARGE = 3.0  # nats by which a pair may cost more in a language than in the pools. 3; at 2 fifteen are lost, at 5 one of the wild
UNIT = 5  # lanes count in fifths of a nat, as the tables of the model do
LANE = 32  # bits of a lane
MASK = (1 << LANE) - 1
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


def at_most(lanes: Iterable[int], language: int, most: float) -> bool:
    """Whether each of some pairs costs at most so many nats in a language."""
    limit = int(UNIT * most)
    return all(one >> LANE * language & MASK <= limit for one in lanes)


class _AsIs(dict[Pair, int]):
    """What pairs of characters cost as they stand. Text is made of few different ones."""

    def __missing__(self, pair: Pair) -> int:
        if len(self) >= REMEMBERED:
            self.clear()
        before, char = pair
        pooled = int(UNIT * min(model().joint.look_up(before, char), model().other.look_up(before, char)) + 1e-6)
        if _is_sign(before) or _is_sign(char):
            lanes = min(pooled, int(UNIT * (REPEATED if before == char else SIGN))) * _ones()
        else:
            lanes = _in_languages(before, char, pooled)
        self[pair] = lanes
        return lanes


_as_is = _AsIs()


def _in_languages(before: str, char: str, pooled: int) -> int:
    """What a pair costs in each language and in the pools: in languages that do not know both characters as much as it can."""
    most = pooled + int(SURCHARGE * UNIT)
    if before < "\x80" and char < "\x80":
        at = zip(_tables(), _starts(before).values(), _columns(char).values(), strict=True)
        each = [cost if (cost := table[start + column]) < most else most for table, start, column in at]
    else:
        each = [most] * len(index())
        tables, starts, columns = _tables(), _starts(before), _columns(char)
        for language in _knows(before) & _knows(char):
            cost = tables[language][starts[language] + columns[language]]
            if cost < most:
                each[language] = cost
    return int.from_bytes(struct.pack(f"<{len(each) + 1}I", *each, pooled), "little")


@lru_cache(maxsize=REMEMBERED)
def _knows(char: str) -> frozenset[int]:
    """The languages whose tables have a row for a character alone."""
    return frozenset(i for i, code in enumerate(model().languages) if char in model().language(code).alphabet)


@lru_cache(maxsize=REMEMBERED)
def _columns(char: str) -> Mapping[int, int]:
    """The column of a character in the table of each language that knows it, of one of ASCII in all tables."""
    return {i: model().language(model().languages[i]).row(char) for i in (_knows(char) if char > "\x7f" else range(len(index())))}


@lru_cache(maxsize=REMEMBERED)
def _starts(char: str) -> Mapping[int, int]:
    """Where its row begins."""
    return {i: row * model().language(model().languages[i]).size for i, row in _columns(char).items()}


@cache
def _tables() -> tuple[bytes, ...]:
    return tuple(model().language(code).table for code in model().languages)


@cache
def _ones() -> int:
    return sum(1 << LANE * i for i in range(len(index()) + 1))


def _is_sign(char: str) -> bool:
    return char > "\x7f" and not char.isalpha() and category(char)[0] != "M"
