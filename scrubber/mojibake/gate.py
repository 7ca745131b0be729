"""Whether a text can hold mojibake at all: the cheap question that clean text must be able to answer fast.

Clean text is told by its runs of characters beyond ASCII, each with its neighbours. A run is odd if something in it is
rare in all languages: a control, U+FFFD, a symbol within a word, a pair of characters. There are few different pairs,
so each is judged once and remembered.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from scrubber.language import model
from scrubber.language.classes import beyond_ascii
from scrubber.mojibake.entities import REFERENCE
from scrubber.mojibake.legacy import ODD, SAMPLE, explained

RUN = re.compile("[^\x00-\x7f]+")
RUN_IN_CONTEXT = re.compile("([^\x00-\x7f](?<=(.).)[^\x00-\x7f]*)(?=(.?))", re.DOTALL)
"""A run, the character before it and the one after it. That it begins with the run lets `re` skip what is ASCII fast."""
REFERENCES = re.compile(f"{REFERENCE.pattern}(?:[^\x00-\x7f]|{REFERENCE.pattern})|[^\x00-\x7f]{REFERENCE.pattern}")
TYPOGRAPHY = frozenset("‘’‚‛“”„‟–—―…€·‹›\xa0")
"""No code page has both a lead byte and a continuation byte among these, so they cannot be UTF-8 that was misread."""
EDGE = "\0"  # stands between runs that do not follow each other; what is next to it is not judged
RARE = 10.5  # nats from which on a pair of characters is odd
LONG = 48  # runs beyond this length are looked at afresh each time
REMEMBERED = 1 << 17  # pairs of characters, at most


def suspicious(text: str) -> bool:
    """Whether it is worth looking for mojibake in the text."""
    if "&" in text and REFERENCES.search(text):
        return True
    if text.isascii() or (TYPOGRAPHY.issuperset(beyond_ascii(text)) and (len(text) > SAMPLE or not ODD.search(text))):
        return False
    return odd(text) or not explained(text)


@lru_cache(maxsize=2)  # a repaired text is asked about by the engine, and again when it comes round
def odd(text: str) -> bool:
    """Whether some run is odd. What is asked of each run is asked of all of them at once."""
    runs = set(RUN_IN_CONTEXT.findall(EDGE + text))
    return _oddity(EDGE.join([before + run + after for run, before, after in runs]))


def odd_runs(text: str) -> Iterator[tuple[int, int]]:
    """Where the odd runs are, each with a character before and after it."""
    found = [(match.groups(), match.start(), match.end()) for match in RUN_IN_CONTEXT.finditer(EDGE + text)]
    strange = {key for key in {key for key, _, _ in found} if _is_odd(*key)}
    for key, start, end in found if strange else ():
        if key in strange:
            yield max(0, start - 2), min(end, len(text))


def _is_odd(run: str, before: str, after: str) -> bool:
    return _odd(before + run + after) if len(run) <= LONG else _oddity(before + run + after)


def runs(text: str) -> Iterator[tuple[int, int]]:
    """Where the runs beyond ASCII are, each with a character before and after it."""
    for match in RUN.finditer(text):
        start, end = match.span()
        yield start - (start > 0), min(end + 1, len(text))


def _oddity(runs: str) -> bool:
    return "\ufffd" in runs or ODD.search(runs) is not None or not all(map(_usual, set(pairwise(runs)) - _usual_pairs))


_usual_pairs: set[tuple[str, str]] = set()


def _usual(both: tuple[str, str]) -> bool:
    """Whether a pair of characters is none that is rare in all languages, which is remembered."""
    before, char = both
    if not (before.isascii() and char.isascii()) and EDGE not in both and model().joint.pair(before, char) > RARE:
        return False
    if len(_usual_pairs) >= REMEMBERED:
        _usual_pairs.clear()
    _usual_pairs.add(both)
    return True


_odd = lru_cache(maxsize=1 << 17)(_oddity)
