"""A page that is scored by the kernel and by its twin."""

from functools import partial
from random import Random
from typing import TYPE_CHECKING

from scrubber.boilerplate.evidence import Claim, Page
from scrubber.boilerplate.features import Claimed
from scrubber.boilerplate.learned import claimer, claims_without_kernel
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


def claims(lines: list[str], *, chance: Random) -> tuple[list[object], list[object]]:
    """What the kernel claims of a page by some scores, and what its twin claims.

    Parameters:
        lines: The lines, none of them blank.
        chance: Chooses the scores, what the rules claim and know, and whether a headline is among the lines.
    """
    page, made = Page(tuple(lines), range(len(lines)), (False,) * len(lines)), claimer()
    assert made
    for position in range(len(lines)):
        if chance.random() < 0.4:
            strength = chance.choice((0.4, 0.5, 0.75, 0.9, 0.97))
            page.claims[position] = Claim(position, position, chance.choice(("date", "ui")), strength, "known", chance.choice((None, 3)))
    page.__dict__["known"] = {position: None for position in range(len(lines)) if chance.random() < 0.3}
    scores = [(i, chance.choice((0.3, 0.5, 0.7, 0.75, 0.92, 0.99)), b"leaves") for i in range(len(lines)) if chance.random() < 0.8]
    headlines, telling = {page.key(0)} if chance.random() < 0.3 else set[str](), chance.random() < 0.5
    copies = (lambda position: page.key(position) in headlines) if headlines else None
    found = made.claims(scores, page.lines, page.claims, page.known, telling, copies)
    expected = claims_without_kernel(page, scores, headlines, telling=telling)
    return list(map(_told, found)), list(map(_told, expected))


def _told(claim: Claim) -> object:
    message = claim.message
    assert isinstance(message, partial)
    return type(claim), *claim[:4], message.func, message.args, *claim[5:]
