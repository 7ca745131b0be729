"""What text costs as it stands, in nats, in all languages at once: a lane of a long integer for each, the pools last.

As it stands a line gets the benefit of the doubt. A pair of characters costs no more than in the pools and `SURCHARGE`,
and no pair with a sign more than `SIGN`; and the pools count as one more language, for a line that is in none of those
that have a model.
"""

from collections.abc import Iterable
from functools import cache
from unicodedata import category

from scrubber.language import model
from scrubber.language.together import lanes, unpacked
from scrubber.mojibake.thresholds import REPEATED, SIGN

SURCHARGE = 3.0  # nats by which a pair may cost more in a language than in the pools. 3; at 2 fifteen are lost, at 5 one of the wild
UNIT = 5  # lanes count in fifths of a nat, as the tables of the model do
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


def in_languages(summed: int) -> tuple[int, ...]:
    """The cost in each language, in fifths of a nat."""
    return in_languages_and_pools(summed)[:-1]


def in_languages_and_pools(summed: int) -> tuple[int, ...]:
    """The cost in each language and in the pools, in fifths of a nat."""
    return unpacked(summed, len(index()) + 1)


def languages_where(pair: Pair, most: int) -> bytes:
    """A byte for each language: 1 where a pair with a character beyond ASCII costs at most so much, without what the pools say of letters.

    Parameters:
        most: In fifths of a nat.
    """
    before, char = pair
    if is_sign(before) or is_sign(char):
        return bytes((_pooled(before, char) <= most,)) * len(index())
    return model().known[pair].translate(_at_most(most))


def _pooled(before: str, char: str) -> int:
    """What a pair costs in the likelier pool."""
    return int(UNIT * model().pooled(before, char) + 1e-6)


class _AsIs(dict[Pair, int]):
    """What pairs of characters cost as they stand. Text is made of few different ones."""

    def __missing__(self, pair: Pair) -> int:
        if len(self) >= REMEMBERED:
            self.clear()
        before, char = pair
        pooled = min(MOST, _pooled(before, char))
        if is_sign(before) or is_sign(char):
            cost = min(pooled, int(UNIT * (REPEATED if before == char else SIGN))) * _ones()
        else:
            each = model().known[pair].translate(_capped(min(MOST, pooled + int(SURCHARGE * UNIT))))
            cost = lanes(each + bytes((pooled,)))
        self[pair] = cost
        return cost


_as_is = _AsIs()


@cache
def _capped(most: int) -> bytes:
    """A table that makes larger bytes as large as one."""
    return bytes(range(most)) + bytes((most,)) * (256 - most)


@cache
def _at_most(most: int) -> bytes:
    """A table that makes bytes up to one 1, and larger ones 0."""
    return b"\1" * (most + 1) + bytes(255 - most)


@cache
def _ones() -> int:
    return lanes(b"\1" * (len(index()) + 1))


def is_sign(char: str) -> bool:
    """Whether a character is a sign beyond ASCII: no letter, and no mark on one."""
    return char > "\x7f" and not char.isalpha() and category(char)[0] != "M"
