"""The learned line score: how probable it is that a line belongs to the page and not to the article.

A linear score of the words of a line, learned from lines of 700 sites, is one feature among those of its shape and
its place (`features`); boosted trees (`trees`) make a probability of them. The table beside this module is written by
`training/boilerplate/train.py`, which uses the same features. What was measured is in docs/boilerplate-score.md.
"""

import json
import zlib
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from math import sqrt

from scrubber.boilerplate.features import FEATURES, OWN, Line, Places, describe, grams, is_prose
from scrubber.boilerplate.trees import Forest, Node

REASONS = 3  # how many are named
CHOSEN_WORDS = 3  # of how many words the strongest reason reports


@dataclass(frozen=True, slots=True)
class LineScore:
    """What the score says of a line.

    Parameters:
        probability: That the line is boilerplate, from 0 to 1. Prose and blank lines are not scored and have 0.
        reasons: What spoke loudest for it, the strongest first; empty below the threshold `unsafe`.
    """

    probability: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The probabilities from which a line may go.

    Parameters:
        safe: Without anybody looking at it.
        unsafe: As a proposal.
    """

    safe: float
    unsafe: float


class Table:
    """What was learned.

    Parameters:
        packed: The table as the training script writes it.

    Raises:
        ValueError: The table was made for other features.
    """

    def __init__(self, packed: bytes) -> None:
        data = json.loads(zlib.decompress(packed))
        if data["features"] != list(FEATURES):
            raise ValueError("the table of the line score was made for other features: run the training script again")
        self.weights: dict[str, float] = dict(
            zip(data["words"].split("\n"), [(ord(c) - 128) * data["unit"] for c in data["weights"]], strict=True)
        )
        self.known = self.weights.keys()
        self.intercept: float = data["intercept"]
        self.forest = Forest([[Node(*node) for node in tree] for tree in data["trees"]], data["baseline"], len(FEATURES))
        self.own, self.place = self.forest.intervals[: len(OWN)], self.forest.intervals[len(OWN) :]
        self.totals, self.probabilities = data["calibration"]
        self.thresholds = Thresholds(*data["thresholds"])

    def weigh(self, found: set[str]) -> tuple[float, float]:
        """What words add up to, and the share of them that is known."""
        if not found:
            return self.intercept, 0.0
        known = found & self.known
        weights = self.weights
        return self.intercept + sum([weights[gram] for gram in known]) / sqrt(len(found)), len(known) / len(found)

    def probability(self, total: float) -> float:
        """The share of boilerplate among the lines of unseen sites with this total, by linear interpolation."""
        at = bisect_right(self.totals, total)
        if at == 0:
            return float(self.probabilities[0])
        if at == len(self.totals):
            return float(self.probabilities[-1])
        x, y, p, q = self.totals[at - 1], self.totals[at], self.probabilities[at - 1], self.probabilities[at]
        return float(p + (q - p) * (total - x) / (y - x))


@cache
def table() -> Table:
    """The table, read when first needed."""
    return Table(files("scrubber.boilerplate").joinpath("score.bin").read_bytes())


def thresholds() -> Thresholds:
    """From which probability a line may go: calibrated on sites that the score had not seen."""
    return table().thresholds


@lru_cache(maxsize=1 << 15)
def _line(line: str) -> tuple[Line, int] | None:
    """What a line is by itself and the leaves that leaves possible, or None for prose: the same in every text."""
    if is_prose(line):
        return None
    learned = table()
    fact = describe(line, *learned.weigh(grams(line)))
    return fact, learned.forest.possible(fact.own, learned.own, learned.forest.all)


def score_lines(lines: Sequence[str], title: str | None = None, lang: str | None = None) -> list[LineScore]:
    """The probability of each line of a document that it is boilerplate, and why.

    Parameters:
        lines: The lines of a whole document in their order, with or without white space around them.
        title: The headline, if known.
        lang: The language as an ISO 639-1 code, if known. The score learned languages by their words and does not ask.
    """
    del lang
    nothing = LineScore(0.0)
    scores = [nothing] * len(lines)
    stripped = list(map(str.strip, lines))
    where = [i for i, line in enumerate(stripped) if line]
    texts = [stripped[i] for i in where]
    own = [None if len(line) > 400 else _line(line) for line in texts]
    if not any(own):
        return scores
    learned = table()
    forest = learned.forest
    facts = [fact and fact[0] for fact in own]
    places = Places(texts, facts, title)
    for i, fact in enumerate(own):
        if fact is not None:
            place = places.of(i)
            total = forest.total(forest.possible(place, learned.place, fact[1]))
            probability = learned.probability(total)
            reasons = _reasons(texts[i], fact[0].own + place, learned) if probability >= learned.thresholds.unsafe else ()
            scores[where[i]] = LineScore(probability, reasons)
    return scores


def _reasons(line: str, values: Sequence[float], learned: Table) -> tuple[str, ...]:
    """What moved the trees most towards boilerplate, with the words that did."""
    moved = learned.forest.contributions(values)
    strongest = sorted(range(len(moved)), key=lambda i: -moved[i])[:REASONS]
    reasons = []
    for i in strongest:
        if moved[i] <= 0:
            break
        reason = FEATURES[i]
        if reason == "its words":
            found = sorted(grams(line) & learned.known, key=lambda gram: (-learned.weights[gram], gram))
            words = [gram.strip("^$=") for gram in found if learned.weights[gram] > 0]
            if words:
                reason += " ({})".format(", ".join(list(dict.fromkeys(words))[:CHOSEN_WORDS]))
        reasons.append(reason)
    return tuple(reasons)
