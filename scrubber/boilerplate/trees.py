"""Boosted regression trees, evaluated all at once with the bits of one long integer.

Every leaf of every tree is a bit. A condition that does not hold rules out the leaves on its left side, so each
interval of a feature has a mask of the leaves it leaves possible; the masks of all features are ANDed, and the lowest
bit left in a tree's field is its leaf. The algorithm is QuickScorer (Lucchese et al., SIGIR 2015), with Python's long
integers as its bit vectors: a line is scored in a few microseconds without numpy.
"""

from bisect import bisect_left
from collections.abc import Sequence
from operator import getitem
from struct import Struct
from typing import NamedTuple

FIELD = 16  # the bits of a tree: it has no more leaves


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
        self.leaves: list[dict[int, float]] = []
        self.steps: list[dict[int, tuple[int, float]]] = []  # of each leaf: the feature that moved most on the way, and how far
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
            self.leaves.append(leaves)
            self.steps.append(steps)
        self.fields = Struct(f"<{len(trees)}H")
        self.ones = sum(1 << number * FIELD for number in range(len(trees)))
        self.all = sum(((1 << len(leaves)) - 1) << number * FIELD for number, leaves in enumerate(self.leaves))
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

    def total(self, possible: int) -> float:
        """The sum over the trees, when all features have been asked."""
        return sum(map(getitem, self.leaves, self._reached(possible)), self.baseline)

    def contributions(self, possible: int) -> dict[int, float]:
        """How much the features moved the sum on the way from the roots to the leaves, by their index (Saabas 2014).

        Of each tree only the question that moved it most is counted.
        """
        moved: dict[int, float] = {}
        for feature, much in map(getitem, self.steps, self._reached(possible)):
            moved[feature] = moved.get(feature, 0.0) + much
        return moved

    def _reached(self, possible: int) -> tuple[int, ...]:
        """The bit of the leaf that each tree ends in."""
        lowest = possible & ~(possible - self.ones)
        return self.fields.unpack(lowest.to_bytes(self.fields.size, "little"))
