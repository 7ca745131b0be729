"""How likely a text was cut at a place: boosted trees over what is measured there (`places.bin`, made by `training/truncation/fit.py`)."""

from array import array
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from scrubber.trees import Forest
from scrubber.truncation import unfinished
from scrubber.truncation.places import NAMES, Place


class Model:
    """What places are weighed with.

    Parameters:
        words: The weights of the words of a sentence, as `unfinished.weight` takes them.
        forest: The trees. They are given that weight behind the values of a place.
    """

    def __init__(self, words: Iterable[float], forest: Forest) -> None:
        self.words = array("d", words)
        self.forest = forest

    def weigh(self, place: Place) -> float:
        """The log odds of a cut at a place."""
        values = [*place.values, unfinished.weight(place.sentence, self.words)]
        return self.forest.walk([values])[0][0]


@cache
def model() -> Model:
    """The model of this package, read when first needed."""
    import json
    import zlib

    unpacked = zlib.decompress(Path(__file__).with_name("places.bin").read_bytes())
    size = int.from_bytes(unpacked[:4], "little")
    data = json.loads(unpacked[4 : 4 + size])
    if data["names"] != list(NAMES):
        raise ValueError("the trees were made for other measurements: run training/truncation/fit.py again")
    words, forest = unpacked[4 + size :][: unfinished.SIZE], unpacked[4 + size + unfinished.SIZE :]
    weights = [(step - 128) * data["unit"] for step in range(256)]
    return Model([*map(weights.__getitem__, words), data["intercept"]], Forest.read(forest))


def weigh(place: Place) -> float:
    """The log odds of a cut at a place, by the model of this package."""
    return model().weigh(place)
