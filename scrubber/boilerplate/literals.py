"""What the texts that a pattern matches begin with, and what they hold: enough to see that most lines do not match.

Read off the pattern itself. What is not understood here (classes, assertions) counts as anything, so the answers are
never too narrow. A test tries them on the regular expressions of the rules.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from scrubber.boilerplate.patterns import WORDS
from scrubber.expressions import expression

OPENING = 24  # characters of an opening from which on it is not followed further
MANY = 600  # openings of a pattern, at most
WORD = 4  # letters of a word that says something, at least

_ATOM = expression(r"\(\?[:!]|\[\^?(?:\\.|.)(?:\\.|[^\]\\])*\]|\\.|.", re.DOTALL)
_TIMES = expression(r"([?*+]|\{(\d+)(,?)(\d*)\})?\??")
_LETTERS = expression("[a-z]+")


class Item(NamedTuple):
    """A part of a pattern.

    Parameters:
        what: A character, the alternatives in a pair of brackets, or None for whatever else.
        least: How often it comes at least.
        once: Whether it comes no more than once.
    """

    what: "str | Alternatives | None"
    least: int
    once: bool


Alternatives = Sequence[Sequence[Item]]


@cache
def openings(pattern: str) -> tuple[str, ...]:
    """How the matches of a pattern begin, up to their second space: each match, with a space after it, begins with one of these."""
    found = [text + " " * (whole and _goes_on(text)) for text, whole in _expand(_parse(pattern))]
    return tuple(dict.fromkeys([text[: text.find(" ", text.find(" ") + 1) + 1] if text.count(" ") > 1 else text for text in found]))


@cache
def words(pattern: str) -> frozenset[str]:
    """Runs of the letters a-z of which every match holds at least one; empty if there are none that say much."""
    return _held(_parse(pattern)) or frozenset()


def _parse(pattern: str) -> Alternatives:
    open_groups: list[list[list[Item]]] = [[[]]]
    looks_ahead: list[bool] = []
    at = 0
    while at < len(pattern):
        atom = _ATOM.match(pattern, at)[0]  # type: ignore[index]  # it matches any character
        at += len(atom)
        what: str | Alternatives | None
        if atom in ("(?:", "(?!"):
            open_groups.append([[]])
            looks_ahead.append(atom == "(?!")
            continue
        if atom == "|":
            open_groups[-1].append([])
            continue
        if atom == ")":
            group = open_groups.pop()
            what = None if looks_ahead.pop() else group
        elif atom in ".^$" or atom[0] == "[" or (atom[0] == "\\" and atom[1].isalnum()):
            what = None
        else:
            what = atom[-1]
        times = _TIMES.match(pattern, at)
        assert times is not None
        at = times.end()
        mark = times[1] or ""
        least = 0 if mark in ("?", "*") else int(times[2]) if times[2] else 1
        open_groups[-1][-1].append(Item(what, least, mark in ("", "?") or (mark[0] == "{" and (times[4] or times[2]) in ("0", "1"))))
    return open_groups[0]


def _expand(alternatives: Alternatives) -> list[tuple[str, bool]]:
    """The openings, each with whether it is a whole match."""
    return [one for items in alternatives for one in _expand_row(items)]


def _expand_row(items: Sequence[Item]) -> list[tuple[str, bool]]:
    found = [("", True)]
    for item in items:
        if item.what is None:
            more = [("", False)]
        elif isinstance(item.what, str):
            more = [(item.what, item.once)]
        else:
            more = [(text, whole and item.once) for text, whole in _expand(item.what)]
        if not item.least:
            more = [*more, ("", True)] if item.once else [("", False)]
        if len(found) * len(more) > MANY:
            more = [("", False)]
        longer: dict[tuple[str, bool], None] = {}
        for text, whole in found:
            if whole and _goes_on(text):
                longer.update(dict.fromkeys([(text + rest, ends) for rest, ends in more]))
            else:
                longer[text, False] = None
        found = list(longer)
    return found


def _goes_on(text: str) -> bool:
    """Whether there is more to know of an opening: it is short, and not yet two words."""
    return len(text) < OPENING and text.count(" ") < 2


def _held(alternatives: Alternatives) -> frozenset[str] | None:
    """Of which words one is in each match of one of the alternatives."""
    each = [_held_by(items) for items in alternatives]
    every = frozenset[str]().union(*[some for some in each if some])
    return every if None not in each and len(every) <= WORDS else None


def _held_by(items: Sequence[Item]) -> frozenset[str] | None:
    plain = "".join([item.what if isinstance(item.what, str) and item.least == 1 and item.once else "\n" for item in items])
    choices = [frozenset([run]) for run in _LETTERS.findall(plain) if len(run) >= WORD]
    groups = [_held(item.what) for item in items if item.least and item.what is not None and not isinstance(item.what, str)]
    choices += [group for group in groups if group]
    return max(choices, key=lambda choice: (min(map(len, choice)), -len(choice)), default=None)
