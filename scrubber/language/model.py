"""How likely a text is as language: pairs of characters, over all languages together and for each of them.

Every model is a class-based bigram model: P(character | character before it), where the rarer characters share the
row of their class (script and category) and are told apart by how often each occurs inside it. The tables are made by
`training/language/train.py`; what they were learned from is written in `training/language/README.md`.
"""

import json
import struct
import zlib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path

from scrubber.language.classes import character_class

TABLES = Path(__file__).with_name("characters.bin")
JOINT = "joint"
OTHER = "other"
POOLED = (JOINT, OTHER)
UNIT = 5  # a cost of 5 in the tables is one nat
ONE_BYTE = 256  # rows, at most, of the model of one language
ALPHABET = 1 << 12  # pairs of characters that the model of one language remembers, at most
ALPHABETS = 1 << 16  # the same for the joint model
REMEMBERED = 1 << 15  # pairs of characters whose costs in all languages are remembered, at most
UNSEEN = 12.0  # nats for which character of a class it is, where the tables do not know the class


class Bigrams:
    """Costs, in nats, of characters after characters.

    Parameters:
        alphabet: The characters that have a row of their own; the first one, a line feed, stands for begin and end.
        classes: For each further row the class of characters that share it, and the cost of a class member not in `members`.
        members: Costs of single characters inside their class.
        costs: The matrix, row by row, in units of 1/5 nat.
    """

    def __init__(self, alphabet: str, classes: Sequence[tuple[str, float]], members: dict[str, float], costs: bytes) -> None:
        self.alphabet = frozenset(alphabet)
        self.size = len(alphabet) + len(classes)
        self.table = costs
        self._symbols = _Symbols(alphabet, classes, members)
        self._pairs = _Pairs(self)

    def inside(self, char: str) -> float:
        """Nats that it takes to say which member of its class a character is; 0 if it has a row of its own."""
        self._symbols[ord(char)]
        return self._symbols.inside[char]

    def row(self, char: str) -> int:
        """The row of the character, which it may share with others of its class."""
        return self._symbols[ord(char)]

    def between(self, before: int, row: int) -> float:
        """Nats that it takes from one row to another."""
        return self.table[before * self.size + row] / UNIT

    def matrix(self, chars: str) -> bytes:
        """The cost of every character after every other, row by row, in units of 1/5 nat, `inside` left out.

        Parameters:
            chars: At most 256 of them, such as those of a code page. Only for models of at most 256 rows: those of languages.
        """
        rows = bytes(map(self._symbols.__getitem__, map(ord, chars)))
        lines = {row: rows.translate(self.table[row * self.size : (row + 1) * self.size].ljust(256)) for row in set(rows)}
        return b"".join(map(lines.__getitem__, rows))

    def alone(self, char: str) -> int:
        """The cost of a character by itself, in units of 1/5 nat, 255 at most."""
        cost = self.table[self._symbols[ord(char)] - self.size]  # in the last row: after a character of no known class
        return min(255, cost + round(UNIT * self._symbols.inside[char]))

    def cost(self, text: str, before: str = "\n", after: str = "\n") -> float:
        """Nats that it takes to say `text` between the characters `before` and `after`: minus its log-probability."""
        after = after[:1]
        return sum(map(self._pairs.__getitem__, pairwise(before[-1:] + text + after))) - self._symbols.inside[after]

    def pair(self, before: str, char: str) -> float:
        """Nats that one character takes after another."""
        return self._pairs[before, char]

    def look_up(self, before: str, char: str) -> float:
        """The same as `pair`, from the tables: for who asks once."""
        symbols = self._symbols
        first, second = symbols[ord(before)], symbols[ord(char)]
        return self.table[first * self.size + second] / UNIT + symbols.inside[char]

    @cached_property
    def known(self) -> frozenset[str]:
        """The characters that were met in learning."""
        return self.alphabet.union(self._symbols.members)


class _Pairs(dict[tuple[str, str], float]):
    """What pairs of characters cost. Text is made of few different ones, and to remember them is three times as fast."""

    def __init__(self, model: Bigrams) -> None:
        super().__init__()
        self.model = model
        self.most = ALPHABETS if model.size > ONE_BYTE else ALPHABET

    def __missing__(self, both: tuple[str, str]) -> float:
        if len(self) >= self.most:
            self.clear()
        self[both] = cost = self.model.look_up(*both)
        return cost


class _Symbols(dict[int, int]):
    """The row of every character; those not met before are classified when they are."""

    def __init__(self, alphabet: str, classes: Sequence[tuple[str, float]], members: dict[str, float]) -> None:
        super().__init__((ord(char), row) for row, char in enumerate(alphabet))
        self.first_class = len(alphabet)
        self.inside = _Inside()
        self._rows = {name: (self.first_class + i, cost) for i, (name, cost) in enumerate(classes)}
        self.members = members

    def __missing__(self, codepoint: int) -> int:
        char = chr(codepoint)
        name = character_class(char)
        # The last row is for whatever the tables know nothing about.
        row, cost = self._rows.get(name) or self._rows.get(name.rpartition(" ")[2]) or (self.first_class + len(self._rows) - 1, UNSEEN)
        self[codepoint] = row
        self.inside[char] = self.members.get(char, cost)
        return row


class _Inside(dict[str, float]):
    """Which member of its class a character is, in nats; nothing for those that have a row of their own."""

    def __missing__(self, char: str) -> float:
        return 0.0


class CharacterModel:
    """The joint model of all languages, and the model of each; tables are unpacked when first needed."""

    def __init__(self, tables: bytes) -> None:
        header, _, self._blocks = tables.partition(b"\n")
        self._spans: dict[str, tuple[int, int, str]] = json.loads(header)
        self.languages = tuple(name for name in self._spans if name not in POOLED)
        self.letters = {name: frozenset(letters) for name, (_, _, letters) in self._spans.items() if name not in POOLED}
        """For each language its own letters outside ASCII, in lower case; of Han and Hangul none."""
        self.joint = self._load(JOINT)
        self._loaded: dict[str, Bigrams] = {}

    @cached_property
    def other(self) -> Bigrams:
        """The model of all the languages that have none of their own: what is likely here is text, too."""
        return self._load(OTHER)

    def score(self, text: str, before: str = "\n", after: str = "\n") -> float:
        """The text's log-probability in nats under the joint model, given what stands before and after it."""
        return -self.joint.cost(text, before, after)

    def language(self, code: str) -> Bigrams:
        """The model of one language.

        Parameters:
            code: Its ISO 639-1 code, one of `languages`.

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
        return {code: -self.language(code).cost(text) for code in (self.languages if among is None else among)}

    def best(self, text: str) -> tuple[str, float]:
        """The language that the text is likeliest in, and its log-probability in nats there."""
        return self.ranking(text, 1)[0]

    def ranking(self, text: str, count: int) -> Sequence[tuple[str, float]]:
        """The first `count` of `by_language`, the likeliest first, found without going through the text for all languages."""
        bounds = self._together.at_least(text)
        found: list[tuple[float, str]] = []
        for code in sorted(bounds, key=bounds.__getitem__):
            if len(found) == count and bounds[code] > found[-1][0] + 1e-3:
                break
            found = sorted([*found, (self.language(code).cost(text), code)])[:count]
        return [(code, -cost) for cost, code in found]

    @cached_property
    def _together(self) -> "_Together":
        return _Together({code: self.language(code) for code in self.languages})

    def _load(self, name: str) -> Bigrams:
        start, end, _ = self._spans[name]
        head, _, costs = zlib.decompress(self._blocks[start:end]).partition(b"\n")
        table = json.loads(head)
        return Bigrams(table["alphabet"], table["classes"], table["members"], costs)


class _Together:
    """Several models asked at once: what a pair of characters costs in each is a 32-bit lane of one long integer."""

    def __init__(self, models: Mapping[str, Bigrams]) -> None:
        self.models = models
        self._tables = [(one.table, one.size) for one in models.values()]
        self._lanes: dict[tuple[str, str], int] = {}
        self._known: dict[str, tuple[list[int], list[int]]] = {}

    def at_least(self, text: str) -> dict[str, float]:
        """The cost of the text in each, rounded down by less than 0.2 nats a character."""
        lanes = self._lanes
        total = 0
        for both in pairwise(f"\n{text}\n"):
            total += lanes.get(both) or self._ask(both)
        costs = struct.unpack(f"<{len(self.models)}I", total.to_bytes(4 * len(self.models), "little"))
        return {code: cost / UNIT for code, cost in zip(self.models, costs, strict=True)}

    def _ask(self, both: tuple[str, str]) -> int:
        if len(self._lanes) >= REMEMBERED:
            self._lanes.clear()
        rows, _ = self._places(both[0])
        columns, inside = self._places(both[1])
        costs = [
            table[row * size + column] + more for (table, size), row, column, more in zip(self._tables, rows, columns, inside, strict=True)
        ]
        self._lanes[both] = total = int.from_bytes(struct.pack(f"<{len(self.models)}I", *costs), "little")
        return total

    def _places(self, char: str) -> tuple[list[int], list[int]]:
        """The row of a character in each model, and the cost of which member of its class it is."""
        if char not in self._known:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            rows = [one.row(char) for one in self.models.values()]
            self._known[char] = rows, [int(UNIT * one.inside(char) + 1e-6) for one in self.models.values()]
        return self._known[char]


@cache
def model() -> CharacterModel:
    """The model that comes with the package, read from its tables when first asked for."""
    return CharacterModel(TABLES.read_bytes())
