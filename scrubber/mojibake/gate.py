"""Whether a text can hold mojibake at all: the cheap question that clean text must be able to answer fast.

Clean text is told by its runs of characters beyond ASCII, each with its neighbours: there are few different ones, so
each is judged once and remembered. A run is odd if something in it is rare in all languages: a control, U+FFFD, a
symbol within a word, a pair of characters.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from scrubber.language import model
from scrubber.mojibake.entities import REFERENCE
from scrubber.mojibake.legacy import ODD, explained

RUN = re.compile("[^\x00-\x7f]+")
REFERENCES = re.compile(f"{REFERENCE.pattern}(?:[^\x00-\x7f]|{REFERENCE.pattern})|[^\x00-\x7f]{REFERENCE.pattern}")
RARE = 10.5  # nats from which on a pair of characters is odd
LONG = 48  # runs beyond this length are looked at afresh each time


def suspicious(text: str) -> bool:
    """Whether it is worth looking for mojibake in the text."""
    if "&" in text and REFERENCES.search(text):
        return True
    if text.isascii():
        return False
    return any(True for _ in odd_runs(text)) or not explained(text)


def odd_runs(text: str) -> Iterator[tuple[int, int]]:
    """Where the odd runs are, each with a character before and after it."""
    for start, end in runs(text):
        run = text[start:end]
        if _odd(run) if len(run) <= LONG else _oddity(run):
            yield start, end


def runs(text: str) -> Iterator[tuple[int, int]]:
    """Where the runs beyond ASCII are, each with a character before and after it."""
    for match in RUN.finditer(text):
        start, end = match.span()
        yield start - (start > 0), min(end + 1, len(text))


def _oddity(run: str) -> bool:
    if "\ufffd" in run or ODD.search(run):
        return True
    pair = model().joint.pair
    return any(not (a.isascii() and b.isascii()) and pair(a, b) > RARE for a, b in pairwise(run))


_odd = lru_cache(maxsize=1 << 17)(_oddity)
