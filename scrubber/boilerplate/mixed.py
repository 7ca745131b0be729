"""A line that holds a prompt of the page and a sentence of the article, because the break between them was lost.

`Sign up for our newsletter The council has warned people …`: the wording is known, but what follows it is the article's. A rule
that reaches to the end of the line, and the score, see one line of the page.
"""

import math
from collections.abc import Iterable, Iterator

from scrubber.boilerplate.breaks import may_break, total
from scrubber.boilerplate.patterns import Group
from scrubber.boilerplate.score import table
from scrubber.boilerplate.stems import count_words
from scrubber.boilerplate.wordings import known
from scrubber.expressions import expression
from scrubber.sentences import STOPS, is_closed

# On 1,279 texts of sites whose lines were read, or that chose thresholds: nothing changes from 30 to 50 (the least is taken, so that short
# sentences stay), 4 to 5 and 10 to 25; 5 texts keep
# less with 80, and 3 with 8.
MIXED = 30  # characters of a line that may hold both
WORDS = 5  # words of the part that is a sentence,
NEXT = 15  # and of one behind a prompt that a full stop ends: shorter ones are often the prompt's own (“It is free, and …”)
# What its words weigh less than, and what speaks for a break between the two, in hundredths of a nat, unless a full stop does. Of
# 652 such lines of boilerplate that went (on sites whose lines were read) 20 are held back, and 830 to 970 of 1,072 prompts glued to
# a sentence of our own; with -1.2 and -150 40 and 916, with -.9 and -150 56 and 955.
LIKE = -0.9
BROKEN = 0
# Words of a sentence behind a prompt that weighs so little that it cannot be the prompt's own; and what speaks for a break, then. Of 415
# lines of a prompt and a sentence of our own that a rule knows, 376 are held back instead of 327, for 37 of 1,077 of pages instead of 33.
PLAINLY = 9
OWN = -1.8
HARDLY = -420
REACH = 24  # gaps between words at either end of the line at which it is looked for; with 12, 15 and 844 of the same

_WORD = expression(r"\S+")
_LABEL = expression(r"[^:：]{2,40}[:：]")


def is_mixed(line: str) -> bool:
    """Whether a part of a line is a wording of the page by itself, and the rest is none and reads like an article."""
    if len(line) < MIXED or _is_pointer(line):
        return False
    spans: list[tuple[int, int]] = []
    words: list[str] = []
    for at, behind, ahead in _light(line):
        if not spans:
            spans = [found.span() for found in _WORD.finditer(line)]
            words = [line[start:end] for start, end in spans]
        before, after = line[: spans[at - 1][1]], line[spans[at][0] :]
        prompt = known(before) if behind else None
        may_be_before = ahead and _is_before(before, after)
        if prompt is None and not may_be_before:
            continue
        broken = _broken(words, at, spans[at][0] - spans[at - 1][1])
        if may_be_before and broken > BROKEN:
            return True
        if prompt is not None and broken > HARDLY and _is_behind(after, before, prompt, broken):
            return True
    return False


def _is_pointer(line: str) -> bool:
    """Whether a line is a label with a colon and the headline that it leads to, which no full stop ends."""
    label = None if is_closed(line) else _LABEL.match(line)
    group = known(label[0].rstrip()) if label else None
    return group is not None and group.family == "related"


def _light(line: str) -> Iterable[tuple[int, bool, bool]]:
    """The words before which a line may be torn in two, and whether what follows, or what precedes, reads like an article."""
    scorer = table().scorer
    found = scorer.light(line, REACH, WORDS, LIKE) if scorer else None
    return light_without_kernel(line, REACH, WORDS, LIKE) if found is None else found


def light_without_kernel(line: str, reach: int, least: int, limit: float) -> Iterator[tuple[int, bool, bool]]:
    """The words before which a line may be torn in two.

    Parameters:
        line: The line.
        reach: Words from either end of the line at which the other part is looked at.
        least: Words of a part, at least.
        limit: What its words weigh less than.

    Yields the number of each such word, not the first one nor any that begins with a small letter, whether the part that begins with it is
    one that weighs so little, and whether the part before it is one.
    """
    spans = [found.span() for found in _WORD.finditer(line)]
    for at in range(1, len(spans)):
        first, last = at <= reach, at >= len(spans) - reach
        if (first or last) and not line[spans[at][0]].islower():
            behind = first and _is_light(line[spans[at][0] :], len(spans) - at, least, limit)
            ahead = last and _is_light(line[: spans[at - 1][1]], at, least, limit)
            if behind or ahead:
                yield at, behind, ahead


def _broken(words: list[str], at: int, gap: int) -> float:
    """What speaks for a break before a word; where a full stop stands before it, nothing has to."""
    return total(words, at, at, gap) if may_break(words[at - 1], words[at]) else math.inf


def _is_behind(sentence: str, prompt: str, group: Group, broken: float) -> bool:
    """Whether one part of a line is a prompt and the rest a sentence of the article: whoever asks to sign up goes on with a short one."""
    count = count_words(sentence)
    if broken <= BROKEN:  # what a pointer leads to is open
        plainly = count >= PLAINLY and is_closed(sentence) and sentence[-1] != "…" and table().weigh(sentence)[0] < OWN
        if not plainly:
            return False
    if prompt[-1] in STOPS and group.family != "copyright" and count < NEXT:
        return False
    return known(sentence) is None


def _is_before(sentence: str, prompt: str) -> bool:
    """The same where the prompt stands at the end. A picture's credit there makes a caption of the sentence."""
    group = known(prompt)
    return group is not None and group.family != "photo-credit" and known(sentence) is None


def _is_light(sentence: str, words: int, least: int, limit: float) -> bool:
    """Whether a part of a line, of so many words between spaces, is long enough and weighs little."""
    return (words >= least or count_words(sentence) >= least) and table().weigh(sentence)[0] < limit
