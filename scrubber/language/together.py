"""All languages asked at once: what a pair of characters costs in each of them is a byte of a row, or a lane of a long integer.

The sum of many such integers is what a text costs in every language, for the price of one.
"""

import struct
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate
from operator import add, itemgetter
from typing import TYPE_CHECKING

from scrubber.language.classes import character_class

if TYPE_CHECKING:
    from scrubber.language.model import Bigrams

LONG, SHORT = 4, 2  # bytes of a lane: for costs, and for counts of the pairs of a line
UNKNOWN = 0xFF  # the cost of a character in a language that does not know it, where only known ones are asked for
FEW = 12  # models, at most, that are asked one by one. Only time: 8 to 16 alike, with 0 it takes twice as long
PLANES = 1 << 9  # of 12 kB each, at most
REMEMBERED = 1 << 15  # characters, at most
Pick = Callable[[bytes], tuple[int, ...]]


class Together:
    """Several models asked at once.

    Parameters:
        models: The models; the place of each is that of its byte and of its lane.
    """

    def __init__(self, models: Sequence["Bigrams"]) -> None:
        self.models = models
        self.rows = rows = _Rows(models)
        self._kinds = _Kinds(rows.own)
        self._planes = _Planes(models, rows)
        self._picks = _Picks(models, rows)

    def costs(self, before: str, char: str) -> bytes:
        """What one character costs after another in each model, in units of 1/5 nat, `inside` left out."""
        return bytes(self._picks[self._kinds[char]](self._planes[self._kinds[before]]))


class Known(dict[tuple[str, str], bytes]):
    """What one character costs after another in each model, but `UNKNOWN` in those that have no row for one of the two.

    All have a row for each character of ASCII. Most other characters are those of few languages, and these are asked one by one.
    """

    def __init__(self, together: Together) -> None:
        super().__init__()
        self.together = together
        self.rows = _KnownRows(together.rows)
        self.missing = _Missing(self.rows, len(together.models))
        self.tables = [(one.table, one.size) for one in together.models]

    def __missing__(self, both: tuple[str, str]) -> bytes:
        if len(self) >= REMEMBERED:
            self.clear()
        first, second = self.rows[both[0]], self.rows[both[1]]
        able, others = (first, second) if len(first) <= len(second) else (second, first)
        if len(able) <= FEW:
            each = bytearray((UNKNOWN,)) * len(self.tables)
            for number in able:
                if number in others:
                    table, size = self.tables[number]
                    each[number] = table[first[number] * size + second[number]]
            costs = bytes(each)
        else:
            costs = self.together.costs(*both)
            if missing := self.missing[both[0]] | self.missing[both[1]]:
                costs = (int.from_bytes(costs, "little") | missing).to_bytes(len(costs), "little")
        self[both] = costs
        return costs


class Inside(dict[str, int]):
    """What it costs to say which member of its class a character is: a lane for each model, 0 where it has a row of its own.

    Parameters:
        parts: Of a nat, in which the lanes count.
    """

    def __init__(self, together: Together, parts: int) -> None:
        super().__init__()
        self.rows = together.rows
        self.parts = parts
        self.members = [one.members for one in together.models]

    def __missing__(self, char: str) -> int:
        if len(self) >= REMEMBERED:
            self.clear()
        own = self.rows.own.get(char, {})
        _, unmet = self.rows.of_class(character_class(char))
        nats = [0.0 if i in own else members.get(char, cost) for i, (members, cost) in enumerate(zip(self.members, unmet, strict=True))]
        costs = [round(self.parts * cost) for cost in nats]
        self[char] = inside = int.from_bytes(struct.pack(f"<{len(costs)}I", *costs), "little")
        return inside


def lanes(numbers: bytes, size: int = LONG) -> int:
    """The integer that has a number in each of its lanes, which are so many bytes wide."""
    wide = bytearray(size * len(numbers))
    wide[::size] = numbers
    return int.from_bytes(wide, "little")


def unpacked(total: int, count: int, size: int = LONG) -> tuple[int, ...]:
    """The numbers in the lanes of an integer."""
    return struct.unpack(f"<{count}{'I' if size == LONG else 'H'}", total.to_bytes(size * count, "little"))


class _Kinds(dict[str, str]):
    """What tells the rows of a character: itself, or its class where no model has a row of its own for it."""

    def __init__(self, own: Mapping[str, object]) -> None:
        super().__init__()
        self.own = own

    def __missing__(self, char: str) -> str:
        if len(self) >= REMEMBERED:
            self.clear()
        self[char] = kind = char if char in self.own else character_class(char)
        return kind


class _Rows:
    """The row of a kind of character in each model."""

    def __init__(self, models: Sequence["Bigrams"]) -> None:
        self.models = models
        self.own: dict[str, dict[int, int]] = {}
        for number, one in enumerate(models):
            for row, char in enumerate(one.characters):
                self.own.setdefault(char, {})[number] = row
        self._classes: dict[str, tuple[Sequence[int], Sequence[float]]] = {}

    def __call__(self, kind: str) -> Sequence[int]:
        own = self.own.get(kind)
        if own is None:
            return self.of_class(kind)[0]
        rows = list(self.of_class(character_class(kind))[0])
        for number, row in own.items():
            rows[number] = row
        return rows

    def of_class(self, name: str) -> tuple[Sequence[int], Sequence[float]]:
        """The rows of a class, and what it costs to say which of them a character is that was not met in learning."""
        if name not in self._classes:
            rows, costs = zip(*[one.of_class(name) for one in self.models], strict=True)
            self._classes[name] = rows, costs
        return self._classes[name]


class _Planes(dict[str, bytes]):
    """For each kind of character the costs of everything after it: its rows of all models, one behind the other."""

    def __init__(self, models: Sequence["Bigrams"], rows: _Rows) -> None:
        super().__init__()
        self.tables = [(one.table, one.size) for one in models]
        self.rows = rows

    def __missing__(self, kind: str) -> bytes:
        if len(self) >= PLANES:
            self.clear()
        rows = zip(self.tables, self.rows(kind), strict=True)
        self[kind] = plane = b"".join([table[row * size : (row + 1) * size] for (table, size), row in rows])
        return plane


class _Picks(dict[str, Pick]):
    """For each kind of character what picks its costs out of a plane."""

    def __init__(self, models: Sequence["Bigrams"], rows: _Rows) -> None:
        super().__init__()
        self.starts = list(accumulate((one.size for one in models[:-1]), initial=0))
        self.rows = rows

    def __missing__(self, kind: str) -> Pick:
        self[kind] = pick = itemgetter(*map(add, self.starts, self.rows(kind)))
        return pick


class _KnownRows(dict[str, Mapping[int, int]]):
    """The row of a character in each model that has one of its own; in all of them for ASCII."""

    def __init__(self, rows: _Rows) -> None:
        super().__init__()
        self.rows = rows

    def __missing__(self, char: str) -> Mapping[int, int]:
        if len(self) >= REMEMBERED:
            self.clear()
        own = self.rows.own.get(char, {})
        if char < "\x80":
            own = dict(enumerate(self.rows(char if own else character_class(char))))
        self[char] = own
        return own


class _Missing(dict[str, int]):
    """A byte of ones for each model that has no row for a character."""

    def __init__(self, rows: _KnownRows, count: int) -> None:
        super().__init__()
        self.rows = rows
        self.all = (1 << 8 * count) - 1

    def __missing__(self, char: str) -> int:
        if len(self) >= REMEMBERED:
            self.clear()
        self[char] = missing = self.all - sum(UNKNOWN << 8 * number for number in self.rows[char])
        return missing
