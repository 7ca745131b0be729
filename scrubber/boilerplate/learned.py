"""Evidence from the learned line score."""

import re
from collections.abc import Iterator
from functools import partial

from scrubber.boilerplate.evidence import Claim, Page
from scrubber.boilerplate.score import LineScore, score_lines

LEAST = 0.5  # the probability from which the score says something
CERTAIN = 0.95  # the probability from which it is believed about an item of a list, too
PROSE_SHARE = 0.45  # a text of which less is paragraphs is itself a list, unless
KNOWN_SHARE = 0.06  # this share of its other lines is known to belong to a page
NUMBERS = 3  # in a line, from which it may be a row of a table
ALIKE = 3  # of the four lines around an item of a list, so many begin as it does

_CODE_ENDS = (";", "{", "}", "()", "[", "],", "),")
_CODE_MARKS = ("{{", "{%", " == ", "();", "</", "::")
_NUMBER = re.compile(r"\d+")


def from_score(page: Page) -> Iterator[Claim]:
    """Claims on the lines that resemble what sites leave around their articles, with the features that decided.

    Lists are what the score mistakes most: it is silent on a text that is one, and wants to be certain of an item.
    """
    if _is_list(page):
        return
    for position, score in enumerate(score_lines(page.lines, page.title, page.settled)):
        if score.probability < LEAST or _is_code(score.line):
            continue
        if score.probability >= CERTAIN or not (_is_item(page, position) or _is_row(page.lines[position])):
            yield Claim(position, position, "learned", score.probability, partial(_message, score))


def _is_list(page: Page) -> bool:
    """Whether the text is mostly short lines, such as a change log or a filmography, of which hardly one is known from pages."""
    short = len(page.lines) - page.paragraphs
    if len(page.known) >= KNOWN_SHARE * short:
        return False
    sizes = list(map(len, page.lines))
    prose = sum(size for size, is_prose in zip(sizes, page.prose, strict=True) if is_prose)
    return prose < PROSE_SHARE * sum(sizes)


def _is_item(page: Page, position: int) -> bool:
    """Whether a line begins with the same mark as most lines around it."""
    opening = page.lines[position][:2]
    if opening[0].isalnum():
        return False
    around = (*page.lines[max(0, position - 2) : position], *page.lines[position + 1 : position + 3])
    return sum(line.startswith(opening) for line in around) >= ALIKE


def _is_row(line: str) -> bool:
    """Whether a line holds so many numbers that it may be of a table or a match report."""
    return len(_NUMBER.findall(line)) >= NUMBERS


def _is_code(line: str) -> bool:
    """Whether a line is written like a statement of a programming language."""
    return line.endswith(_CODE_ENDS) or any(map(line.__contains__, _CODE_MARKS))


def _message(score: LineScore) -> str:
    return f"resembles what pages leave around articles: {'; '.join(score.reasons)}"
