"""How likely a text was cut at a place: boosted trees over what is measured there (`places.bin`, made by `training/truncation/fit.py`)."""

from array import array
from collections.abc import Sequence
from functools import cache
from itertools import starmap
from pathlib import Path

from scrubber.trees import Forest, Node
from scrubber.truncation import unfinished
from scrubber.truncation.places import NAMES, Place


class Model:
    """What places are weighed with.

    Parameters:
        words: The weights of the words of a sentence, as `unfinished.weight` takes them.
        trees: The nodes of the trees, as lists of the parameters of `Node`. They are given that weight behind the values of a place.
        baseline: What is added to the sum of the trees.
    """

    def __init__(self, words: Sequence[float], trees: Sequence[Sequence[Sequence[float]]], baseline: float) -> None:
        self.words = array("d", words)
        self.forest = Forest([list(starmap(Node, tree)) for tree in trees], baseline, len(NAMES) + 1)

    def weigh(self, place: Place) -> float:
        """The log odds of a cut at a place."""
        values = [*place.values, unfinished.weight(place.sentence, self.words)]
        return self.forest.walk([values])[0][0]


@cache
def model() -> Model:
    """The model of this package, read when first needed."""
    import json
    import zlib

    data = json.loads(zlib.decompress(Path(__file__).with_name("places.bin").read_bytes()))
    if data["names"] != list(NAMES):
        raise ValueError("the trees were made for other measurements: run training/truncation/fit.py again")
    unit = data["unit"]
    words = [*((step - 128) * unit for step in data["words"].encode("latin-1")), data["intercept"]]
    return Model(words, data["trees"], data["baseline"])


def weigh(place: Place) -> float:
    """The log odds of a cut at a place, by the model of this package."""
    return model().weigh(place)
