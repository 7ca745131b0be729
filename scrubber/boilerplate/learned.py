"""Evidence from the learned line score."""

from collections.abc import Iterator
from functools import partial

from scrubber.boilerplate.evidence import Claim, Page
from scrubber.boilerplate.score import LineScore, score_lines

LEAST = 0.5  # the probability from which the score says something


def from_score(page: Page) -> Iterator[Claim]:
    """Claims on the lines that resemble what sites leave around their articles, with the features that decided."""
    for position, score in enumerate(score_lines(page.lines, page.title, page.settled)):
        if score.probability >= LEAST:
            yield Claim(position, position, "learned", score.probability, partial(_message, score))


def _message(score: LineScore) -> str:
    return f"resembles what pages leave around articles: {'; '.join(score.reasons)}"
