"""How likely a text was cut at a place: boosted trees over what is measured there (`places.bin`, made by `training/truncation/fit.py`)."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from operator import getitem
from struct import Struct
from typing import Any

from scrubber.truncation import unfinished
from scrubber.truncation.places import NAMES, Place

FIELD = 16  # bits of a tree, which has no more leaves

Tree = float | list[Any]
"""A leaf, which is its log odds; or the number of a value, the most it may be to go on with the first branch, and the two branches."""


class Model:
    """What places are weighed with.

    Parameters:
        words: The weights of the words of a sentence, as `unfinished.weight` takes them.
        trees: The trees, which are given that weight behind the values of a place.
    """

    def __init__(self, words: Sequence[float], trees: Sequence[Tree]) -> None:
        self.words = words
        self.forest = _Forest(trees)

    def weigh(self, place: Place) -> float:
        """The log odds of a cut at a place."""
        return self.forest.total([*place.values, unfinished.weight(place.sentence, self.words)])


class _Forest:
    """Trees that are asked all at once: `scrubber.boilerplate.trees` says how. Each leaf is a bit in the field of its tree.

    The leaves are added up in the order of the trees, so the sum is to the last bit what walking through them would give.

    Parameters:
        trees: The trees.

    Raises:
        ValueError: A tree has more leaves than a field has bits.
    """

    def __init__(self, trees: Sequence[Tree]) -> None:
        conditions: dict[int, list[tuple[float, int]]] = {}
        self.leaves: list[dict[int, float]] = []
        for number, tree in enumerate(trees):
            leaves: dict[int, float] = {}
            _visit(tree, number * FIELD, leaves, conditions)
            if len(leaves) > FIELD:
                raise ValueError(f"tree {number} has {len(leaves)} leaves, more than {FIELD}")
            self.leaves.append(leaves)
        self.fields = Struct(f"<{len(trees)}H")
        self.ones = sum(1 << number * FIELD for number in range(len(trees)))
        self.all = sum(((1 << len(leaves)) - 1) << number * FIELD for number, leaves in enumerate(self.leaves))
        self.asked: list[tuple[int, list[float], list[int]]] = []  # of each value its number, thresholds, and the leaves between them
        for value, ruled_out in sorted(conditions.items()):
            ruled_out.sort()
            left = accumulate(ruled_out, lambda leaves, one: leaves & ~one[1], initial=self.all)
            self.asked.append((value, [threshold for threshold, _ in ruled_out], list(left)))

    def total(self, values: Sequence[float]) -> float:
        """The sum of the leaves that the values lead to."""
        possible = self.all
        for value, thresholds, left in self.asked:
            possible &= left[bisect_left(thresholds, values[value])]
        lowest = possible & ~(possible - self.ones)
        total = 0.0
        for leaf in map(getitem, self.leaves, self.fields.unpack(lowest.to_bytes(self.fields.size, "little"))):
            total += leaf
        return total


def _visit(node: Tree, shift: int, leaves: dict[int, float], conditions: dict[int, list[tuple[float, int]]]) -> int:
    """The bits of the leaves below a node. Notes each leaf, and which ones a condition rules out that does not hold."""
    if isinstance(node, float):
        bit = 1 << len(leaves)
        leaves[bit] = node
        return bit
    value, threshold, first, second = node
    bits = _visit(first, shift, leaves, conditions)
    conditions.setdefault(value, []).append((threshold, bits << shift))
    return bits | _visit(second, shift, leaves, conditions)


@cache
def model() -> Model:
    """The model of this package, read when first needed."""
    import json
    import zlib
    from importlib.resources import files

    data = json.loads(zlib.decompress(files("scrubber.truncation").joinpath("places.bin").read_bytes()))
    if data["names"] != list(NAMES):
        raise ValueError("the trees were made for other measurements: run training/truncation/fit.py again")
    unit = data["unit"]
    return Model([*((step - 128) * unit for step in data["words"].encode("latin-1")), data["intercept"]], data["trees"])


def weigh(place: Place) -> float:
    """The log odds of a cut at a place, by the model of this package."""
    return model().weigh(place)
