"""A page that is scored by the kernel and by its twin."""

from random import Random
from typing import TYPE_CHECKING

from scrubber.boilerplate.features import Claimed
from scrubber.boilerplate.score import table

if TYPE_CHECKING:
    from scrubber._score import Line

Scores = list[tuple[int, float, bytes]]


def scored(lines: list[str], *, titled: bool, chance: Random) -> tuple[Scores | None, Scores]:
    """What the kernel says of a page, in the second round of two, and what its twin says.

    Parameters:
        lines: The lines, none of them blank.
        titled: Whether one of them, or its beginning, is the headline.
        chance: Chooses what the rules say of them, which ones are cut, which ones are settled, and which ones go in the first round.
    """
    facts: dict[str, Line] = {}
    scorer = table().scorer
    assert scorer
    for left in (lines, [line for line in lines if chance.random() < 0.8] or lines):  # the second time some of it is known
        count = len(left)
        claimed = Claimed([chance.choice((0.0, 0.0, 0.5, 0.97)) for _ in left], [float(chance.randrange(-1, 20)) for _ in left])
        cut = [chance.random() < 0.2 for _ in left]
        settled = set(chance.sample(range(count), count // 10))
        title = chance.choice(left)[: chance.choice((20, None))] if titled else None
        found = scorer.score(left, cut, *claimed, settled, table().of_title(left, title), facts)
        expected = table().score_without_kernel(left, title, claimed, settled, cut)
        if found != expected:
            break
    return found, expected
