"""How likely a text is as language: pairs of characters, over all languages together and for each of them.

Every model is a class-based bigram model: P(character | character before it), where the rarer characters share the
row of their class (script and category) and are told apart by how often each occurs inside it. The tables are made by
`training/language/train.py`; what they were learned from is written in `training/language/README.md`.
"""

import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from scrubber.kernel import file, kernel
from scrubber.language.classes import ALIKE, character_class, class_among
from scrubber.language.together import Inside, Known, Together, lanes, unpacked

if TYPE_CHECKING:
    from collections.abc import Callable
    from mmap import mmap

    from scrubber._kernel import Languages

    Compiled = Callable[[list[int]], Languages]

TABLES = Path(__file__).with_name("characters.bin")
JOINT = "joint"
OTHER = "other"
POOLED = (JOINT, OTHER)
UNIT = 5  # a cost of 5 in the tables is one nat
PARTS = 100  # in all languages at once costs are counted in hundredths of a nat, which is what the tables hold of members of a class
ONE_BYTE = 256  # rows, at most, of the model of one language
ALPHABET = 1 << 12  # pairs of characters that the model of one language remembers, at most
ALPHABETS = 1 << 16  # the same for the joint model
REMEMBERED = 1 << 15  # pairs of characters whose costs in all languages are remembered, at most
UNSEEN = 12.0  # nats for which character of a class it is, where the tables do not know the class


class Bigrams:
    """Costs of characters after characters: in nats where nothing else is said, counted in hundredths so that sums are exact.

    Parameters:
        alphabet: The characters that have a row of their own; the first one, a line feed, stands for begin and end.
        classes: For each further row the class of characters that share it, and the cost of a class member not in `members`.
        members: Costs of single characters inside their class.
        costs: The matrix, row by row, in units of 1/5 nat.
    """

    def __init__(self, alphabet: str, classes: Sequence[tuple[str, float]], members: dict[str, float], costs: bytes) -> None:
        self.characters = alphabet
        self.alphabet = frozenset(alphabet)
        self.size = len(alphabet) + len(classes)
        self.table = costs
        self._places = _Places(alphabet, classes, members)
        self._pairs = _Pairs(self)

    def inside(self, char: str) -> float:
        """Nats that it takes to say which member of its class a character is; 0 if it has a row of its own."""
        return self._places[char][1] / PARTS

    def place(self, char: str) -> tuple[int, int]:
        """The row of a character, and the hundredths of a nat that it takes to say which of its class it is."""
        return self._places[char]

    def of_class(self, name: str) -> tuple[int, float]:
        """The row of a class, and the cost of a member that was not met in learning."""
        return self._places.of_class(name)

    @property
    def classes(self) -> Iterable[str]:
        """The names of the classes that have a row."""
        return self._places.classes

    @property
    def members(self) -> Mapping[str, float]:
        """What it costs to say which of its class a character is, for those that were met and have no row of their own."""
        return self._places.members

    def matrix(self, chars: str) -> bytes:
        """The cost of every character after every other, row by row, in units of 1/5 nat, `inside` left out.

        Parameters:
            chars: At most 256 of them, such as those of a code page. Only for models of at most 256 rows: those of languages.
        """
        rows = bytes([self._places[char][0] for char in chars])
        lines = {row: rows.translate(self.table[row * self.size : (row + 1) * self.size].ljust(256)) for row in set(rows)}
        return b"".join(map(lines.__getitem__, rows))

    def alone(self, char: str) -> int:
        """The cost of a character by itself, in units of 1/5 nat, 255 at most."""
        row, inside = self._places[char]
        cost = self.table[row - self.size]  # in the last row: after a character of no known class
        return min(255, cost + round(inside * UNIT / PARTS))

    def cost(self, text: str, before: str = "\n", after: str = "\n") -> float:
        """Nats that it takes to say `text` between the characters `before` and `after`: minus its log-probability."""
        return self.hundredths(text, before, after) / PARTS

    def hundredths(self, text: str, before: str = "\n", after: str = "\n") -> int:
        """The same as `cost`, in hundredths of a nat."""
        after = after[:1]
        return sum(map(self._pairs.__getitem__, pairwise(before[-1:] + text + after))) - (self._places[after][1] if after else 0)

    def pair(self, before: str, char: str) -> float:
        """Nats that one character takes after another."""
        return self._pairs[before, char] / PARTS

    def look_up(self, before: str, char: str) -> float:
        """The same as `pair`, from the tables: for who asks once."""
        return self.pair_in_hundredths(before, char) / PARTS

    def pair_in_hundredths(self, before: str, char: str) -> int:
        """The same as `look_up`, in hundredths of a nat."""
        row, inside = self._places[char]
        return self.table[self._places[before][0] * self.size + row] * (PARTS // UNIT) + inside

    @cached_property
    def known(self) -> frozenset[str]:
        """The characters that were met in learning."""
        return self.alphabet.union(self._places.members)


class _Pairs(dict[tuple[str, str], int]):
    """Hundredths of a nat that pairs of characters cost. Text is made of few different ones: to remember them is three times as fast."""

    def __init__(self, model: Bigrams) -> None:
        super().__init__()
        self.model = model
        self.most = ALPHABETS if model.size > ONE_BYTE else ALPHABET

    def __missing__(self, both: tuple[str, str]) -> int:
        if len(self) >= self.most:
            self.clear()
        self[both] = cost = self.model.pair_in_hundredths(*both)
        return cost


class _Places(dict[str, tuple[int, int]]):
    """The row of every character, and the hundredths of a nat that it takes to say which member of a class it is.

    Those not met before are classified when they are.
    """

    def __init__(self, alphabet: str, classes: Sequence[tuple[str, float]], members: dict[str, float]) -> None:
        super().__init__((char, (row, 0)) for row, char in enumerate(alphabet))
        self.classes = {name: (row, cost) for row, (name, cost) in enumerate(classes, len(alphabet))}
        self._unknown = (len(alphabet) + len(classes) - 1, UNSEEN)  # the last row is for whatever the tables know nothing about
        self.members = members

    def of_class(self, name: str) -> tuple[int, float]:
        return self.classes.get(name) or self.classes.get(name.rpartition(" ")[2]) or self._unknown

    def __missing__(self, char: str) -> tuple[int, int]:
        row, cost = self.of_class(character_class(char))
        self[char] = place = row, round(PARTS * self.members.get(char, cost))
        return place


class CharacterModel:
    """The joint model of all languages, and the model of each; tables are unpacked when first needed.

    Parameters:
        tables: As the training scripts write them.
        compiled: The same models as the kernel has them; None without one.
    """

    def __init__(self, tables: "bytes | mmap", compiled: "Compiled | None" = None) -> None:
        self._tables, self._blocks = tables, tables.find(b"\n") + 1  # where the blocks begin
        self._spans: dict[str, tuple[int, int, str]] = json.loads(tables[: self._blocks])
        self.languages = tuple(name for name in self._spans if name not in POOLED)
        self._numbers = {code: number for number, code in enumerate((*self.languages, *POOLED))}
        self.compiled = compiled and compiled(list(map(sorted(self.languages).index, self.languages)))
        self.letters = {name: frozenset(letters) for name, (_, _, letters) in self._spans.items() if name not in POOLED}
        """For each language its own letters outside ASCII, in lower case; of Han and Hangul none."""
        self._loaded: dict[str, Bigrams] = {}

    @cached_property
    def joint(self) -> Bigrams:
        """The model of all languages together."""
        return self.language(JOINT)

    @cached_property
    def other(self) -> Bigrams:
        """The model of all the languages that have none of their own: what is likely here is text, too."""
        return self.language(OTHER)

    def score(self, text: str, before: str = "\n", after: str = "\n") -> float:
        """The text's log-probability in nats under the joint model, given what stands before and after it."""
        return -self.joint.cost(text, before, after)

    def cost(self, text: str, code: str, before: str = "\n", after: str = "\n") -> float:
        """Nats that a text takes in a language between two characters: as `Bigrams.cost`, for which the kernel loads no tables."""
        if self.compiled:
            return self.compiled.cost(self.number(code), text, before, after) / PARTS
        return self.language(code).cost(text, before, after)

    def alone(self, char: str, code: str) -> int:
        """The cost of a character by itself in a language or a pool: as `Bigrams.alone`, for which the kernel loads no tables."""
        return self.compiled.alone(self.number(code), char) if self.compiled else self.language(code).alone(char)

    def language(self, code: str) -> Bigrams:
        """The model of one language, or of a pool.

        Parameters:
            code: Its ISO 639-1 code, one of `languages`; or one of `POOLED`.

        Raises:
            KeyError: There is none for it.
        """
        if code not in self._loaded:
            self._loaded[code] = self._load(code)
        return self._loaded[code]

    def by_language(self, text: str, among: Iterable[str] | None = None) -> dict[str, float]:
        """The text's log-probability in nats under the model of each language: about 0.1 µs a character and language.

        Parameters:
            text: Some 20 characters tell the script, some 200 the language. Give a sample of a long text.
            among: The languages to try; all of them by default.
        """
        return {code: -self.cost(text, code) for code in (self.languages if among is None else among)}

    def best(self, text: str) -> tuple[str, float]:
        """The language that the text is likeliest in, and its log-probability in nats there."""
        return self.ranking(text, 1)[0]

    def ranking(self, text: str, count: int) -> Sequence[tuple[str, float]]:
        """The first `count` of `by_language`, the likeliest first, found without going through the text for each language."""
        if self.compiled:
            return [(self.languages[number], -cost / PARTS) for number, cost in self.compiled.rank(text, count)]
        costs = unpacked(sum(map(self._in_all.__getitem__, pairwise(f"\n{text}\n"))), len(self.languages))
        most = sorted(costs)[min(count, len(costs)) - 1]
        found = sorted((cost, code) for code, cost in zip(self.languages, costs, strict=True) if cost <= most)
        return [(code, -cost / PARTS) for cost, code in found[:count]]

    def number(self, code: str) -> int:
        """The place of a language among `languages`; the pools come behind them."""
        return self._numbers[code]

    def pooled(self, before: str, char: str) -> float:
        """Nats that one character takes after another in the likelier of the two pools."""
        return self.pooled_in_hundredths(before, char) / PARTS

    def pooled_in_hundredths(self, before: str, char: str) -> int:
        """The same as `pooled`, in hundredths of a nat."""
        return self.compiled.in_pools(before, char) if self.compiled else self._pools.cost(before, char)

    @cached_property
    def _pools(self) -> "_Pools":
        return _Pools(self.joint, self.other)

    @cached_property
    def together(self) -> Together:
        """All languages at once, in the order of `languages`."""
        return Together([self.language(code) for code in self.languages])

    @cached_property
    def known(self) -> Known:
        """What pairs of characters cost in the languages that know both."""
        return Known(self.together)

    @cached_property
    def _in_all(self) -> "_InAll":
        return _InAll(self.together)

    def _load(self, name: str) -> Bigrams:
        start, end, _ = self._spans[name]
        head, _, costs = zlib.decompress(self._tables[self._blocks + start : self._blocks + end]).partition(b"\n")
        table = json.loads(head)
        return Bigrams(table["alphabet"], table["classes"], table["members"], costs)


class _Pools(dict[str, tuple[int, int, int, int, int, int]]):
    """The likelier of two models, asked at once: where the row of a character begins in each, its column, and the cost inside its class."""

    def __init__(self, one: Bigrams, other: Bigrams) -> None:
        super().__init__()
        self.one, self.other = one, other

    def __missing__(self, char: str) -> tuple[int, int, int, int, int, int]:
        if len(self) >= REMEMBERED:
            self.clear()
        (row, inside), (other_row, other_inside) = self.one.place(char), self.other.place(char)
        self[char] = found = row * self.one.size, row, inside, other_row * self.other.size, other_row, other_inside
        return found

    def cost(self, before: str, char: str) -> int:
        """Hundredths of a nat that one character takes after another."""
        start, _, _, other_start, _, _ = self[before]
        _, column, inside, _, other_column, other_inside = self[char]
        unit = PARTS // UNIT
        return min(self.one.table[start + column] * unit + inside, self.other.table[other_start + other_column] * unit + other_inside)


class _InAll(dict[tuple[str, str], int]):
    """What pairs of characters cost in each language, in hundredths of a nat: a lane for each."""

    def __init__(self, together: Together) -> None:
        super().__init__()
        self.together = together
        self.inside = Inside(together, PARTS)

    def __missing__(self, both: tuple[str, str]) -> int:
        if len(self) >= REMEMBERED:
            self.clear()
        self[both] = total = lanes(self.together.costs(*both)) * (PARTS // UNIT) + self.inside[both[1]]
        return total


@cache
def model() -> CharacterModel:
    """The model that comes with the package, read from its tables when first asked for; the kernel has the same one."""
    return CharacterModel(file(TABLES), _in_kernel if kernel() else None)


def _in_kernel(order: list[int]) -> "Languages":
    """The models of the package as the kernel has them.

    Parameters:
        order: The place of each language in the order of their names.
    """
    found = kernel()
    assert found
    made: Languages = found.Languages(file(), order, class_among, "".join(map("".join, ALIKE)))
    return made
