"""The learned line score: how probable it is that a line belongs to the page and not to the article.

A linear score of the words of a line, learned from lines of 700 sites, is one feature among those of its shape and
its place, and what the rules claim of it and of the lines around it (`features`); boosted trees (`trees`) make a probability
of them. The table beside this module is written by
`training/boilerplate/train.py`, which uses the same features. What was measured is in docs/boilerplate-score.md.
"""

import json
import zlib
from bisect import bisect_right
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache, lru_cache, partial
from itertools import starmap
from math import sqrt
from os import SEEK_END
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from scrubber.boilerplate import features
from scrubber.boilerplate.features import (
    BITS,
    DENSE_RANGES,
    FEATURES,
    LETTER_BITS,
    LETTERS_OF,
    MARKS,
    OWN,
    REMEMBERED,
    RUNS,
    SHORT,
    Claimed,
    Line,
    Places,
    describe,
    grams,
    is_asked,
    is_whole_paragraph,
    letter_places_of,
    letters,
    place_of,
    places_of,
    titles,
)
from scrubber.kernel import SCORE, file, kernel
from scrubber.trees import ZERO, Forest, Node

if TYPE_CHECKING:
    from scrubber._score import Forest as Trees
    from scrubber._score import Line as Known
    from scrubber._score import Scorer

PACKED = Path(__file__).with_name("score.bin")
CHECKSUM = 4  # bytes at the end of what zlib packed

QUIET = 1.4  # a text in which no line's words weigh more, and of which the rules claim nothing, has nothing to look for
SILENT = -0.6  # a line whose words weigh less, and which the rules do not claim, is not boilerplate, wherever it stands
NO_WORD = 128  # stands in the table for a word that says nothing
REASONS = 3  # how many are named
NAMED_WORDS = 3  # how many words the reason "its words" names


class LineScore(NamedTuple):
    """What the score says of a line.

    Parameters:
        probability: That the line is boilerplate, from 0 to 1.
        line: The line, without white space around it.
        leaves: The leaves that the trees ended in, as one number in bytes.
    """

    probability: float
    line: str
    leaves: bytes

    @property
    def reasons(self) -> tuple[str, ...]:
        """What spoke loudest for boilerplate, the strongest first. Worked out when asked for."""
        return table().reasons(self.line, self.leaves)


class Table:
    """What was learned.

    Parameters:
        unpacked: The table as the training script writes it, unpacked.

    Raises:
        ValueError: The table was made for other features.
    """

    def __init__(self, unpacked: bytes | memoryview) -> None:
        size = int.from_bytes(unpacked[:4], "little")
        data = json.loads(bytes(unpacked[4 : 4 + size]))
        if data["features"] != list(FEATURES):
            raise ValueError("the table of the line score was made for other features: run the training script again")
        # a byte for each place, 128 for what says nothing: those of words, then those of letters
        weights = unpacked[4 + size :]
        self.weights, self.letter_weights = weights[: 1 << BITS], weights[1 << BITS :][: 1 << LETTER_BITS]
        forest = weights[(1 << BITS) + (1 << LETTER_BITS) :][: data["forest"] + data["trees"]]
        self.forest = Forest.read(forest[: data["forest"]], lambda: read_trees(bytes(forest[data["forest"] :])))
        self.unit: float = data["unit"]  # of the weights: whole numbers add up to the same in any order
        self.intercept: float = data["intercept"]
        self.letter_unit: float = data["letter unit"]
        self.letter_intercept: float = data["letter intercept"]
        self.totals, self.probabilities = data["calibration"]
        compiled = kernel("_score")
        self.compiled = compiled.Weights(self.weights, BITS, NO_WORD, DENSE_RANGES, SHORT) if compiled else None
        self.runs = compiled.Runs(self.letter_weights, LETTER_BITS, NO_WORD, RUNS.start, RUNS.stop - 1, LETTERS_OF) if compiled else None
        self.scorer = self.scorer_of(self.forest.compiled, {})
        self.weigh = self._weigh if self.compiled else lru_cache(REMEMBERED)(self._weigh)
        self.spell = self._spell if self.runs else lru_cache(REMEMBERED)(self._spell)
        self.describe = lru_cache(REMEMBERED)(describe)
        self.leaves = lru_cache(REMEMBERED)(self._leaves)
        self.telling = lru_cache(REMEMBERED)(self._telling)

    def scorer_of(self, forest: "Trees | None", limits: Mapping[str, float]) -> "Scorer | None":
        """What scores all lines of a page in the kernel, with these trees and some other limits; None without a kernel."""
        compiled = kernel("_score")
        if compiled is None:
            return None
        learned = ("unit", "intercept", "letter_unit", "letter_intercept", "totals", "probabilities")
        of_table = {name: getattr(self, name) for name in learned}
        all_limits = {**features.__dict__, "QUIET": QUIET, "SILENT": SILENT, **limits}
        made: Scorer = compiled.Scorer(self.compiled, self.runs, forest, of_table, all_limits, MARKS)
        return made

    def _weigh(self, line: str) -> tuple[float, float]:
        """What the words of a line add up to and the share of them that is known."""
        found = self.compiled.weigh(line) if self.compiled else None
        total, known, count = found or self.added(line)
        if not count:
            return self.intercept, 0.0
        return self.intercept + self.unit * (total - NO_WORD * known) / sqrt(count), known / count

    def _spell(self, line: str) -> float:
        """What the letters of a line add up to."""
        found = self.runs.weigh(line) if self.runs else None
        total, known, count = found or self.spelt(line)
        return self.letter_intercept + self.letter_unit * (total - NO_WORD * known) / sqrt(count or 1)

    def spelt(self, line: str) -> tuple[int, int, int]:
        """The sum of the weights of the runs of a line's letters, how many of them weigh something, and how many there are."""
        found, weights = letters(line), self.letter_weights
        steps = [weight for place in letter_places_of(found) if (weight := weights[place]) != NO_WORD] if found else []
        return sum(steps), len(steps), len(found)

    def added(self, line: str) -> tuple[int, int, int]:
        """The sum of the weights of a line's words, how many of them are known, and how many there are."""
        found, weights = grams(line), self.weights
        steps = [weight for place in places_of(found) if (weight := weights[place]) != NO_WORD]
        return sum(steps), len(steps), len(found)

    def _leaves(self, line: Line) -> int:
        """The leaves of the trees that are possible for a line, wherever it stands."""
        return self.forest.possible(line.own, self.forest.intervals[: len(OWN)], self.forest.all)

    def score(
        self,
        lines: list[str],
        title: str | None,
        claimed: Claimed,
        settled: Collection[int],
        cut: Sequence[bool],
        facts: dict[str, "Known"] | None = None,
    ) -> list[tuple[int, float, bytes]]:
        """For each of a document's lines that is looked at its index, its probability, and its leaves.

        Parameters:
            lines: All lines in their order, none of them blank, nor with white space around it.
            title: The headline, if known.
            claimed: What the rules say of the lines.
            settled: The indices of lines that are not asked for; they only count as neighbours.
            cut: For each line, whether it is a sentence of a text that lost its line breaks.
            facts: What the kernel found out of lines by themselves, for the next time that some of them are asked for.
        """
        found = None
        if self.scorer is not None:
            found = self.scorer.score(lines, cut, *claimed, settled, self.of_title(lines, title), {} if facts is None else facts)
        if found is None:
            found = self.score_without_kernel(lines, title, claimed, settled, cut)
        return found

    @staticmethod
    def of_title(lines: Sequence[str], title: str | None) -> "Callable[[Sequence[int]], Sequence[Sequence[float]]] | None":
        """What gives the kernel the features that a headline has a part in; None where there is no headline."""
        return partial(titles, lines, title) if title else None

    def score_without_kernel(
        self, lines: Sequence[str], title: str | None, claimed: Claimed, settled: Collection[int], cut: Sequence[bool]
    ) -> list[tuple[int, float, bytes]]:
        """For each line that was looked at, its index, its probability, and its leaves."""
        prose = list(map(is_whole_paragraph, lines))
        weighed = [
            self.weigh(line) if not of_prose or (of_cut and is_asked(line, of_cut)) else None
            for line, of_prose, of_cut in zip(lines, prose, cut, strict=True)
        ]
        quiet = max([words[0] for words in weighed if words], default=QUIET) <= QUIET
        if quiet and not any(claimed.strengths):
            return []
        facts = [words and self.describe(line, *words) for line, words in zip(lines, weighed, strict=True)]
        loud = {i: fact for i, fact in enumerate(facts) if fact and (fact.weight > SILENT or claimed.strengths[i])}
        asked = [i for i in loud if i not in settled]
        # many lines at once, and of each what it is by itself but once
        places = [*Places(lines, facts, prose, title, claimed).of(asked), [self.spell(lines[i]) for i in asked]]
        possible = self.forest.narrow(places, self.forest.intervals[len(OWN) :], [self.leaves(loud[i]) for i in asked])
        totals = map(self.forest.total, possible)
        return [*zip(asked, map(self.probability, totals), map(self.forest.packed, possible), strict=True)]

    def probability(self, total: float) -> float:
        """The share of boilerplate among lines with this total on sites not seen in training, by linear interpolation."""
        at = bisect_right(self.totals, total)
        if at in (0, len(self.totals)):
            return float(self.probabilities[min(at, len(self.totals) - 1)])
        x, y, p, q = self.totals[at - 1], self.totals[at], self.probabilities[at - 1], self.probabilities[at]
        return float(p + (q - p) * (total - x) / (y - x))

    def reasons(self, line: str, leaves: bytes) -> tuple[str, ...]:
        """The features that moved the trees most towards boilerplate, with the words that did."""
        moved = self.forest.contributions(int.from_bytes(leaves, "little"))
        reasons = []
        for _ in range(REASONS):
            most = max(moved)
            if most > ZERO:
                feature = moved.index(most)
                reasons.append(FEATURES[feature] if feature else f"{FEATURES[0]} ({self.telling(line)})")
                moved[feature] = ZERO
        return tuple(reasons)

    def _telling(self, line: str) -> str:
        """The words of a line that weigh most."""
        found = sorted([(-weight, gram) for gram in grams(line) if (weight := self.weights[place_of(gram)]) > NO_WORD])
        return ", ".join(list(dict.fromkeys([gram.strip("^$=") for _, gram in found]))[:NAMED_WORDS]) or "none known"


def read_trees(written: bytes) -> list[list[Node]]:
    """The trees as the training script writes them."""
    return [list(starmap(Node, tree)) for tree in json.loads(written)]


@cache
def table() -> Table:
    """The table, read when first needed."""
    return Table(_mapped() or zlib.decompress(PACKED.read_bytes()))


def _mapped() -> memoryview | None:
    """The table as it lies beside the kernel; None without one, or if it was made of another table: their checksums tell."""
    if kernel() is None or not SCORE.exists():
        return None
    found = memoryview(file(SCORE))
    with PACKED.open("rb") as packed:
        packed.seek(-CHECKSUM, SEEK_END)
        return found if found[-CHECKSUM:] == packed.read() else None


def score_lines(
    lines: Sequence[str],
    title: str | None = None,
    claimed: Claimed | None = None,
    cut: Sequence[bool] | None = None,
) -> dict[int, LineScore]:
    """The probability of the lines of a document that they are boilerplate, and why: by index, of what is looked at, as prose is not.

    Parameters:
        lines: All lines of the document in their order, with or without white space around them.
        title: The headline, if known.
        claimed: What the rules say of the lines, if they were asked.
        cut: For each line, whether it is a sentence of a text that lost its line breaks; by default none is.
    """
    cut = cut or [False] * len(lines)
    claimed = claimed or Claimed.nothing(len(lines))
    stripped = list(map(str.strip, lines))
    where = [i for i, line in enumerate(stripped) if line]
    there = Claimed([claimed.strengths[i] for i in where], [claimed.families[i] for i in where])
    scores = table().score([stripped[i] for i in where], title, there, (), [cut[i] for i in where])
    return {where[at]: LineScore(probability, stripped[where[at]], leaves) for at, probability, leaves in scores}
