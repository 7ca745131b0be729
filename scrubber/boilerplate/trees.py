"""Boosted regression trees, evaluated all at once with the bits of one long integer.

Every leaf of every tree is a bit. A condition that does not hold rules out the leaves on its left side, so each
interval of a feature has a mask of the leaves it leaves possible; the masks of all features are ANDed, and the lowest
bit left in a tree's field is its leaf. The algorithm is QuickScorer (Lucchese et al., SIGIR 2015), with Python's long
integers as its bit vectors: a line is scored in a few microseconds without numpy.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import repeat, zip_longest
from operator import and_, getitem
from struct import Struct
from typing import NamedTuple, TypeVar

FIELD = 16  # the bits of a tree, which has no more leaves; and of a feature, where it is told how far it moved the sum
FEW = 5  # lines that are looked at one by one: for so few it takes less time
ZERO = 1 << FIELD - 1  # stands for no movement there


Number = TypeVar("Number", int, float)


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


class Forest:
    """A sum of trees.

    Parameters:
        trees: Each a list of nodes, its root first.
        baseline: What is added to the sum.
        features: How many features there are.

    Raises:
        ValueError: A tree has more than sixteen leaves.
    """

    def __init__(self, trees: Sequence[Sequence[Node]], baseline: float, features: int) -> None:
        self.baseline = baseline
        conditions: list[list[tuple[float, int]]] = [[] for _ in range(features)]
        all_leaves: list[dict[int, float]] = []
        all_steps: list[dict[int, tuple[int, float]]] = []  # of each leaf: the feature that moved most on the way, and how far
        for number, tree in enumerate(trees):
            leaves: dict[int, float] = {}
            steps: dict[int, tuple[int, float]] = {}

            def visit(
                at: int,
                step: tuple[int, float],
                number: int = number,
                leaves: dict[int, float] = leaves,
                steps: dict[int, tuple[int, float]] = steps,
            ) -> int:
                """The bits of the leaves below a node, which is reached by no larger a step than this."""
                tree, node = trees[number], trees[number][at]
                if node.feature < 0:
                    bit = 1 << len(leaves)
                    leaves[bit], steps[bit] = node.value, step
                    return bit
                to_left, to_right = (
                    max(step, (node.feature, tree[child].value - node.value), key=lambda one: abs(one[1]))
                    for child in (node.left, node.right)
                )
                left = visit(node.left, to_left)
                conditions[node.feature].append((node.threshold, left << number * FIELD))
                return left | visit(node.right, to_right)

            visit(0, (0, 0.0))
            if len(leaves) > FIELD:
                raise ValueError(f"tree {number} has {len(leaves)} leaves, more than {FIELD}")
            all_leaves.append(leaves)
            all_steps.append(steps)
        farthest = sum(max(abs(much) for _, much in steps.values()) for steps in all_steps)
        self.unit = (farthest or 1.0) / (ZERO - len(trees))  # of movement, so that no feature moves out of its bits
        units = [{bit: round(much / self.unit) << FIELD * feature for bit, (feature, much) in steps.items()} for steps in all_steps]
        self.leaves, self.steps = _in_pairs(all_leaves), _in_pairs(units)
        self.pairs = Struct(f"<{len(self.leaves)}I")
        self.moved = Struct(f"<{features}H")
        self.still = sum(ZERO << FIELD * feature for feature in range(features))
        self.ones = sum(1 << number * FIELD for number in range(len(trees)))
        self.all = sum(((1 << len(leaves)) - 1) << number * FIELD for number, leaves in enumerate(all_leaves))
        self.intervals: list[tuple[list[float], list[int]]] = []  # of each feature, with the mask of each
        for of_feature in conditions:
            of_feature.sort()
            thresholds: list[float] = []
            masks = [self.all]
            for threshold, ruled_out in of_feature:
                if thresholds and thresholds[-1] == threshold:
                    masks[-1] &= ~ruled_out
                else:
                    thresholds.append(threshold)
                    masks.append(masks[-1] & ~ruled_out)
            self.intervals.append((thresholds, masks))

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
        """The same for many lines at once: each of `columns` holds the values of one feature, `among` what is possible so far."""
        if len(among) < FEW:
            return [self.possible(row, intervals, one) for row, one in zip(zip(*columns, strict=True), among, strict=True)]
        for column, (thresholds, masks) in zip(columns, intervals, strict=True):
            among = list(map(and_, among, map(masks.__getitem__, map(bisect_left, repeat(thresholds), column))))
        return among

    def total(self, possible: int) -> float:
        """The sum over the trees, when all features have been asked."""
        return sum(map(getitem, self.leaves, self._reached(possible)), self.baseline)

    def contributions(self, possible: int) -> list[int]:
        """How much each feature moved the sum on the way from the roots to the leaves (Saabas 2014), in units above `ZERO`.

        Of each tree only the question that moved it most is counted.
        """
        moved = sum(map(getitem, self.steps, self._reached(possible)), self.still)
        return list(self.moved.unpack(moved.to_bytes(self.moved.size, "little")))

    def _reached(self, possible: int) -> tuple[int, ...]:
        """The bits of the leaves that each two trees end in."""
        lowest = possible & ~(possible - self.ones)
        return self.pairs.unpack(lowest.to_bytes(self.pairs.size, "little"))


def _in_pairs(tables: Sequence[dict[int, Number]]) -> list[dict[int, Number]]:
    """What two leaves of neighbouring trees add up to, by the bits of both: half as many to look up."""
    pairs = []
    for first, second in zip_longest(tables[::2], tables[1::2], fillvalue=None):
        assert first is not None
        if second is None:
            pairs.append(first)
        else:
            pairs.append({one | other << FIELD: first[one] + second[other] for one in first for other in second})
    return pairs
