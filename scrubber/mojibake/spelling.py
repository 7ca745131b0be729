"""Guesses weighed once more by the words they make: what pairs of characters cannot tell, a known word can."""

import re
from collections.abc import Iterator, Sequence
from itertools import product
from math import prod
from typing import NamedTuple

from scrubber.language.words import WORD, fingerprint, words
from scrubber.mojibake.draft import Repair

KNOWN = 3.0  # nats for a known word: about half of a language's words are known, hardly one in fifty of the wrong ones
NAME = 1.5  # the same for a word that is only known in lower case and stands within a sentence
CLEAR = 99.0  # nats: nothing else comes near
RIVALS = 6  # characters, the likeliest ones, that are weighed for each form
COMBINATIONS = 64  # readings of a word that are compared, at most
OPENING = re.compile(r"(?:^|[.!?…:\n]\W*|\n\W*)\Z")


class Decision(NamedTuple):
    """What a damaged form says.

    Parameters:
        repair: The likeliest character, put in.
        margin: The nats by which it is ahead of the next.
        rivals: The others that are not far behind: by how many nats, and what they say.
    """

    repair: Repair
    margin: float
    rivals: Sequence[tuple[float, str]] = ()


def respelled(text: str, decisions: Sequence[Decision], language: str) -> list[Decision]:
    """The decisions, changed or confirmed where the reading of a word that they make is known in the language."""
    common = words(language)
    if not common:
        return list(decisions)
    return [one for start, end, word in _words(text, decisions) for one in _weighed(text, start, end, word, common)]


def _words(text: str, decisions: Sequence[Decision]) -> Iterator[tuple[int, int, list[Decision]]]:
    """The decisions word by word, with where each word begins and ends."""
    first = 0
    while first < len(decisions):
        last = first
        end = _end(text, decisions[first].repair.end)
        while last + 1 < len(decisions) and decisions[last + 1].repair.start <= end:
            last += 1
            end = _end(text, decisions[last].repair.end)
        start = decisions[first].repair.start
        while start and text[start - 1].isalpha():
            start -= 1
        yield start, end, list(decisions[first : last + 1])
        first = last + 1


def _end(text: str, at: int) -> int:
    while at < len(text) and text[at].isalpha():
        at += 1
    return at


def _weighed(text: str, start: int, end: int, word: list[Decision], common: frozenset[int]) -> list[Decision]:
    choices = [((0.0, one.repair.said), *one.rivals) for one in word]
    for most in range(RIVALS, 0, -1):
        choices = [column[:most] for column in choices]
        if prod(map(len, choices)) <= COMBINATIONS:
            break
    opening = OPENING.search(text, max(0, start - 4), start) is not None or start == 0
    readings = []
    for reading in product(*choices):
        pieces: list[str] = []
        at = start
        for one, (_, said) in zip(word, reading, strict=True):
            pieces += text[at : one.repair.start], said
            at = one.repair.end
        behind = sum(nats for nats, _ in reading)
        readings.append((behind - _known("".join([*pieces, text[at:end]]), common, opening=opening), reading))
    cost, best = min(readings, key=lambda one: one[0])
    weighed = []
    for i, one in enumerate(word):
        behind, said = best[i]
        bounds = [other - cost for other, reading in readings if reading[i][1] != said]
        if not one.rivals:
            bounds.append(one.margin)
        elif len(one.rivals) >= len(choices[i]):  # the first of those that were not compared
            bounds.append(one.rivals[len(choices[i]) - 1][0] - behind)
        margin = min(bounds, default=CLEAR)
        weighed.append(one._replace(repair=one.repair._replace(said=said), margin=margin))
    return weighed


def _known(reading: str, common: frozenset[int], *, opening: bool) -> float:
    """Nats for the words of a reading that are beyond ASCII, if all of them are known."""
    said = [word for word in WORD.findall(reading) if not word.isascii()]
    nats = 0.0
    for word in said:
        if fingerprint(word) in common:
            nats += KNOWN
        elif word != (lowered := word.lower()) and fingerprint(lowered) in common:
            nats += KNOWN if opening or word == word.upper() else NAME
        else:
            return 0.0
        opening = False
    return nats / max(1, len(said))
