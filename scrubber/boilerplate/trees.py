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
        self.trees = trees
        self.baseline = baseline
        conditions: list[list[tuple[float, int]]] = [[] for _ in range(features)]
        self.leaves: list[dict[int, float]] = []
        for number, tree in enumerate(trees):
            leaves: dict[int, float] = {}

            def visit(at: int, tree: Sequence[Node] = tree, leaves: dict[int, float] = leaves, shift: int = number * FIELD) -> int:
                """The bits of the leaves below a node."""
                node = tree[at]
                if node.feature < 0:
                    bit = 1 << len(leaves)
                    leaves[bit] = node.value
                    return bit
                left = visit(node.left)
                conditions[node.feature].append((node.threshold, left << shift))
                return left | visit(node.right)

            visit(0)
            if len(leaves) > FIELD:
                raise ValueError(f"tree {number} has {len(leaves)} leaves, more than {FIELD}")
            self.leaves.append(leaves)
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
        lowest = possible & ~(possible - self.ones)
        return sum(map(getitem, self.leaves, self.fields.unpack(lowest.to_bytes(self.fields.size, "little"))), self.baseline)

    def contributions(self, values: Sequence[float]) -> list[float]:
        """How much each feature moved the sum on the way from the roots to the leaves (Saabas 2014)."""
        moved = [0.0] * len(values)
        for tree in self.trees:
            node = tree[0]
            while node.feature >= 0:
                child = tree[node.left if values[node.feature] <= node.threshold else node.right]
                moved[node.feature] += child.value - node.value
                node = child
        return moved
