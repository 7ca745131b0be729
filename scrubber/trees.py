"""Boosted regression trees, evaluated all at once with the bits of one long integer.

Every leaf of every tree is a bit. A condition that does not hold rules out the leaves on its left side, so each
interval of a feature has a mask of the leaves it leaves possible; the masks of all features are ANDed, and the lowest
bit left in a tree's field is its leaf. The algorithm is QuickScorer (Lucchese et al., SIGIR 2015), with Python's long
integers as its bit vectors: a case is scored in a few microseconds without numpy.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import islice, repeat, zip_longest
from operator import and_, getitem
from struct import Struct
from typing import NamedTuple

from scrubber.kernel import kernel

FIELD = 16  # the bits of a tree, which has no more leaves; and of a feature, where it is told how far it moved the sum
FEW = 5  # cases that are looked at one by one: for so few it takes less time
STEPS = 100_000  # whole steps of a leaf to one, so that sums are the same in any order; the tables have five digits behind the point
ZERO = 1 << FIELD - 1  # stands for no movement there


class Node(NamedTuple):
    """A node of a tree.

    Parameters:
        value: The mean response of what comes here.
        feature: The index of the feature it asks for, or -1 in a leaf.
        threshold: Up to here, and including it, to the left.
        left: The index of that node in its tree.
        right: The index of the other.
    """

    value: float
    feature: int = -1
    threshold: float = 0.0
    left: int = 0
    right: int = 0


Tree = Sequence[Node]
"""The nodes of a tree, its root first."""

Condition = tuple[float, int, int]
"""A threshold, the number of a tree, and the bits of those of its leaves that are impossible where a value is above."""

_HEAD, _CONDITION = Struct("<iHH"), Struct("<dHH")  # of a forest that is laid out


class Forest:
    """A sum of trees.

    Parameters:
        conditions: The conditions of each feature, in rising order.
        leaves: What the leaves of each tree say, from left to right, in steps.
        baseline: What is added to the sum, in steps.
        trees: Gives the trees themselves, for which only `contributions` asks.
    """

    def __init__(
        self,
        conditions: Sequence[Sequence[Condition]],
        leaves: Sequence[Sequence[int]],
        baseline: int,
        trees: Callable[[], Sequence[Tree]] = tuple,
    ) -> None:
        self.conditions, self.leaves, self.baseline, self.trees = conditions, leaves, baseline, trees
        compiled = kernel("_score")
        self.compiled = compiled.Forest(conditions, leaves, baseline, STEPS) if compiled else None

    @classmethod
    def of(cls, trees: Sequence[Tree], baseline: float, features: int) -> "Forest":
        """The sum of some trees.

        Parameters:
            trees: The trees.
            baseline: What is added to the sum.
            features: How many features there are.

        Raises:
            ValueError: A tree has more than sixteen leaves.
        """
        conditions: list[list[Condition]] = [[] for _ in range(features)]
        leaves: list[list[int]] = [[] for _ in trees]
        for number, tree in enumerate(trees):
            _visit(tree, 0, number, leaves[number], conditions)
            if len(leaves[number]) > FIELD:
                raise ValueError(f"tree {number} has {len(leaves[number])} leaves, more than {FIELD}")
        return cls([sorted(of_feature) for of_feature in conditions], leaves, round(baseline * STEPS), lambda: trees)

    @classmethod
    def read(cls, laid_out: "bytes | memoryview", trees: Callable[[], Sequence[Tree]] = tuple) -> "Forest":
        """What was `laid_out`: read in a tenth of the time that it takes to visit the trees."""
        baseline, features, count = _HEAD.unpack_from(laid_out)
        counts = Struct(f"<{features + count}H")
        sizes = counts.unpack_from(laid_out, _HEAD.size)
        first = _HEAD.size + counts.size
        behind = first + sum(sizes[:features]) * _CONDITION.size
        conditions = _CONDITION.iter_unpack(laid_out[first:behind])
        leaves = iter(Struct(f"<{sum(sizes[features:])}i").unpack_from(laid_out, behind))
        return cls(
            [list(islice(conditions, size)) for size in sizes[:features]],
            [list(islice(leaves, size)) for size in sizes[features:]],
            baseline,
            trees,
        )

    def laid_out(self) -> bytes:
        """Its conditions and leaves as they are written to a file, without the trees."""
        sizes = [*map(len, self.conditions), *map(len, self.leaves)]
        return b"".join(
            [
                _HEAD.pack(self.baseline, len(self.conditions), len(self.leaves)),
                Struct(f"<{len(sizes)}H").pack(*sizes),
                *[_CONDITION.pack(*condition) for of_feature in self.conditions for condition in of_feature],
                *[Struct("<i").pack(leaf) for of_tree in self.leaves for leaf in of_tree],
            ]
        )

    @cached_property
    def pairs(self) -> "Pairs":
        """What each leaf says, by its bit."""
        return Pairs([dict(zip(_bits(), of_tree, strict=False)) for of_tree in self.leaves])

    @cached_property
    def ones(self) -> int:
        """The lowest bit of each tree."""
        return sum(1 << number * FIELD for number in range(len(self.leaves)))

    @cached_property
    def all(self) -> int:
        """The bits of all leaves."""
        return sum(((1 << len(of_tree)) - 1) << number * FIELD for number, of_tree in enumerate(self.leaves))

    @cached_property
    def intervals(self) -> list[tuple[list[float], list[int]]]:
        """The thresholds of each feature, and the leaves that each interval between them leaves possible."""
        intervals = []
        for of_feature in self.conditions:
            thresholds: list[float] = []
            masks = [self.all]
            for threshold, number, ruled_out in of_feature:
                if thresholds and thresholds[-1] == threshold:
                    masks[-1] &= ~(ruled_out << number * FIELD)
                else:
                    thresholds.append(threshold)
                    masks.append(masks[-1] & ~(ruled_out << number * FIELD))
            intervals.append((thresholds, masks))
        return intervals

    def walk(self, rows: Sequence[Sequence[float]]) -> list[tuple[float, int]]:
        """For each row of the values of all features, the sum over the trees, and the leaves that they end in."""
        if self.compiled is not None:
            found: list[tuple[float, int]] = self.compiled.walk(rows)
            return found
        return [(self.total(leaves), leaves) for leaves in [self.possible(row, self.intervals, self.all) for row in rows]]

    def possible(self, values: Sequence[float], intervals: Sequence[tuple[list[float], list[int]]], among: int) -> int:
        """The leaves that the values of some features leave possible.

        Parameters:
            values: The values of some of the features.
            intervals: The same features' share of `intervals`.
            among: The leaves that are possible so far; `all` to begin with.
        """
        for value, (thresholds, masks) in zip(values, intervals, strict=True):
            among &= masks[bisect_left(thresholds, value)]
        return among

    def narrow(
        self, columns: Iterable[Sequence[float]], intervals: Sequence[tuple[list[float], list[int]]], among: Sequence[int]
    ) -> Sequence[int]:
        """The same for many cases at once: each of `columns` holds the values of one feature, `among` what is possible so far."""
        if len(among) < FEW:
            return [self.possible(row, intervals, one) for row, one in zip(zip(*columns, strict=True), among, strict=True)]
        for column, (thresholds, masks) in zip(columns, intervals, strict=True):
            among = list(map(and_, among, map(masks.__getitem__, map(bisect_left, repeat(thresholds), column))))
        return among

    def total(self, possible: int) -> float:
        """The sum over the trees, when all features have been asked."""
        return sum(map(getitem, self.pairs.tables, self._reached(possible)), self.baseline) / STEPS

    def packed(self, possible: int) -> bytes:
        """The leaves as one number in bytes, the lowest first."""
        return possible.to_bytes(len(self.leaves) * FIELD // 8, "little")

    def contributions(self, possible: int) -> list[int]:
        """How much each feature moved the sum on the way from the roots to the leaves (Saabas 2014), in units above `ZERO`.

        Of each tree only the question that moved it most is counted.
        """
        moved = sum(map(getitem, self.moves.steps.tables, self._reached(possible)), self.moves.none)
        return list(self.moves.fields.unpack(moved.to_bytes(self.moves.fields.size, "little")))

    @cached_property
    def moves(self) -> "Moves":
        """How far each leaf is from the root; few that ask for a sum ask for this."""
        return Moves(self.trees(), len(self.conditions))

    def _reached(self, possible: int) -> tuple[int, ...]:
        """The bits of the leaves that each two trees end in."""
        lowest = possible & ~(possible - self.ones)
        return self.pairs.fields.unpack(lowest.to_bytes(self.pairs.fields.size, "little"))


class Pairs:
    """What two leaves of neighbouring trees add up to, by the bits of both: half as many to look up.

    Parameters:
        tables: What each leaf of each tree stands for, by its bit.
    """

    def __init__(self, tables: Sequence[dict[int, int]]) -> None:
        self.tables: list[dict[int, int]] = []
        for first, second in zip_longest(tables[::2], tables[1::2]):
            both = second or {0: 0}
            self.tables.append({one | other << FIELD: first[one] + both[other] for one in first for other in both})
        self.fields = Struct(f"<{len(self.tables)}I")


class Moves:
    """How far the questions of some trees move their sum: a field for each feature in one long integer.

    Parameters:
        trees: The trees.
        features: How many features there are.
    """

    def __init__(self, trees: Sequence[Tree], features: int) -> None:
        of_leaves = [dict(zip(_bits(), _largest(tree, 0, (0, 0.0)), strict=False)) for tree in trees]
        farthest = sum(max(abs(much) for _, much in steps.values()) for steps in of_leaves)
        self.unit = (farthest or 1.0) / (ZERO - len(trees))  # so that no feature moves out of its bits
        units = [{bit: round(much / self.unit) << FIELD * feature for bit, (feature, much) in steps.items()} for steps in of_leaves]
        self.steps = Pairs(units)
        self.fields = Struct(f"<{features}H")
        self.none = sum(ZERO << FIELD * feature for feature in range(features))


def _visit(tree: Tree, at: int, number: int, leaves: list[int], conditions: Sequence[list[Condition]]) -> int:
    """The bits of the leaves below a node. Notes each leaf from left to right, and which ones a condition rules out that does not hold."""
    node = tree[at]
    if node.feature < 0:
        bit = 1 << len(leaves)
        leaves.append(round(node.value * STEPS))
        return bit
    left = _visit(tree, node.left, number, leaves, conditions)
    conditions[node.feature].append((node.threshold, number, left))
    return left | _visit(tree, node.right, number, leaves, conditions)


def _largest(tree: Tree, at: int, step: tuple[int, float]) -> Iterable[tuple[int, float]]:
    """For each leaf below a node, from left to right, the feature that moved most on the way, and how far; `step` led to the node."""
    node = tree[at]
    if node.feature < 0:
        yield step
        return
    for child in (node.left, node.right):
        move = node.feature, tree[child].value - node.value
        yield from _largest(tree, child, max(step, move, key=lambda one: abs(one[1])))


def _bits() -> Iterable[int]:
    """The bits of a tree's leaves, from left to right."""
    return (1 << number for number in range(FIELD))
