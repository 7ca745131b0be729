"""The models as the kernel has them."""

import struct
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from scrubber.kernel import kernel
from scrubber.language.classes import character_class
from scrubber.language.model import PARTS, Bigrams, model

if TYPE_CHECKING:
    from scrubber._kernel import Languages


@cache
def languages() -> "Languages | None":
    """The models of all languages, and behind them the two pools; None without a kernel."""
    found = kernel()
    if found is None:
        return None
    codes = model().languages
    models = [*map(model().language, codes), model().joint, model().other]
    alphabetical = sorted(codes)
    kinds = _Kinds(models)
    made: Languages = found.Languages([(one.table, one.size) for one in models], list(map(alphabetical.index, codes)), kinds)
    classes = list(map(character_class, kinds.known))
    numbers = {name: number for number, name in enumerate(dict.fromkeys(classes))}
    made.know(
        kinds.known,
        list(map(numbers.__getitem__, classes)),
        list(map(kinds.of_class, numbers)),
        [one.characters for one in models],
        [{char: round(PARTS * cost) for char, cost in one.members.items()} for one in models],
    )
    return made


class _Kinds:
    """Describes characters: those that no model knows are of one kind with all others of their class.

    Parameters:
        models: The models, in their order.
    """

    def __init__(self, models: Sequence[Bigrams]) -> None:
        self.models = models
        self.known = "".join(frozenset(map(chr, range(0x80))).union(*(one.known for one in models)))
        """The characters that are described beforehand, by their places in this."""
        self.numbers: dict[str, int] = {}

    def __call__(self, char: str) -> tuple[int, tuple[bytes, bytes, bytes] | None]:
        """The number of a character's kind, and the first time its rows, and what it takes to say which of its class it is."""
        kind = character_class(char)
        if kind in self.numbers:
            return self.numbers[kind], None
        self.numbers[kind] = number = len(self.known) + len(self.numbers)
        rows, inside = self.of_class(kind)
        count = len(self.models)
        return number, (struct.pack(f"={count}H", *rows), struct.pack(f"={count}h", *inside), bytes(16))

    def of_class(self, name: str) -> tuple[Sequence[int], Sequence[int]]:
        """For each model the row of a class, and what it takes to say which of it a character is that was not met in learning."""
        rows, costs = zip(*[one.of_class(name) for one in self.models], strict=True)
        return rows, [round(PARTS * cost) for cost in costs]
