"""How likely a line is as it stands, and as repaired: one score for every hypothesis, in nats.

The two sides are weighed differently on purpose. As it stands, a line gets the benefit of the doubt: each pair of
characters costs what it costs in the likelier of two pools, all languages that have a model and all others together,
and no pair with a sign costs more than `SIGN`. As repaired, a line must be likely in one language, and pays for each
letter that is put in and is not one of that language's own. Sums are of hundredths of a nat, so that they are exact.
"""

from collections.abc import Iterable, Iterator, Sequence
from math import inf
from typing import NamedTuple

from scrubber.language import model
from scrubber.language.classes import script
from scrubber.language.model import PARTS
from scrubber.language.words import is_word
from scrubber.mojibake import costs
from scrubber.mojibake.compiled import judge
from scrubber.mojibake.foreign import EAST_ASIAN, FIRST_EAST_ASIAN
from scrubber.mojibake.pages import NAMES, Page
from scrubber.mojibake.thresholds import (
    ALIEN,
    BARE,
    KNOWN_WORD,
    LANGUAGES,
    MOST_ALIEN,
    OUTSIDE,
    SAMPLE,
    TELLING_WORD,
    WORDS,
)
from scrubber.spans import Edit


class Score(NamedTuple):
    """How a line scores as repaired.

    Parameters:
        gain: Nats by which it is likelier than as it stands.
        gains: The same for each group of edits.
        language: The language in which it is likeliest, as an ISO 639-1 code.
        fluency: What tells rivals apart: the mean of the gain and of the log-probability of all of the repaired line, in which
            the put-in characters cost what they cost in the gain. The one is blind to the rest of the line, the other to what
            a reading takes out.
        dear: Nats that each put-in character costs, on average.
    """

    gain: float
    gains: Sequence[float]
    language: str
    fluency: float
    dear: float


def score(line: str, repaired: str, groups: Sequence[Edit], languages: Sequence[str] = ()) -> Score:
    """The score of a repaired line against the line as it stands.

    Parameters:
        line: The line as it stands.
        repaired: The line as repaired.
        groups: The edits between the two; edits that touch are one group.
        languages: The one to weigh the repair in; those in which it is likeliest if none is given.
    """
    if compiled := judge():
        number = model().number(languages[0]) if languages else -1
        gain, gains, number, fluency, dear = compiled.score(line, repaired, groups, number)
        return Score(gain, gains, model().languages[number], fluency, dear)
    return score_without_kernel(line, repaired, groups, languages)


def score_without_kernel(line: str, repaired: str, groups: Sequence[Edit], languages: Sequence[str] = ()) -> Score:
    """The same, in Python alone."""
    ranked = dict(_ranked(repaired, groups, languages))
    words = list(_words(repaired, groups))
    put_in = sum(len(g.replacement) for g in groups)
    best: Score | None = None
    language, fluency = "", -inf
    for (code, likelihood), (once, gains, cost, learned) in zip(
        ranked.items(), costs.costs_of(line, repaired, groups, [*ranked]), strict=True
    ):
        known = [word for word in words if is_word(word, code)]
        fluent = likelihood + (learned - cost) / PARTS + KNOWN_WORD * len(known)
        if fluent > fluency:
            language, fluency = code, fluent
        gain = once / PARTS + KNOWN_WORD * sum(len(word) >= TELLING_WORD for word in known)
        if best is None or gain > best.gain:
            best = Score(gain, [gain / PARTS for gain in gains], code, fluency, cost / PARTS / max(1, put_in))
    assert best is not None
    return best._replace(language=language, fluency=(fluency + best.gain) / 2)


def promise(line: str, edits: Sequence[Edit]) -> float:
    """Nats that a repair gains where both sides are weighed as text of any language: which ones are worth weighing in one."""
    return costs.promise(line, group(edits)) / PARTS


def _ranked(repaired: str, groups: Sequence[Edit], languages: Sequence[str]) -> Iterable[tuple[str, float]]:
    """The languages to weigh a repair in, and its log-probability in each; those of an East Asian script that is put in are among them."""
    text = sample(repaired)
    if languages:
        return model().by_language(text, languages).items()
    ranked = dict(model().ranking(text, LANGUAGES))
    scripts = {script(char) for g in groups for char in g.replacement if char >= FIRST_EAST_ASIAN}
    more = {code for of in scripts for code in EAST_ASIAN.get(of, ())} - ranked.keys()
    return [*ranked.items(), *model().by_language(text, sorted(more)).items()] if more else ranked.items()


def unread(line: str, groups: Sequence[Edit], page: Page) -> tuple[float, bool]:
    """Nats against what a page leaves unread in a line, and whether nothing of its own is among that.

    Characters that the page does not have count, those of its upper half that stand bare, and controls that it would
    have read as something else.
    """
    compiled = judge()
    outside, bare, alien = compiled.unread(line, groups, NAMES.index(page.name)) if compiled else costs.unread(line, groups, page)
    return OUTSIDE * outside + BARE * bare + min(MOST_ALIEN, ALIEN * alien), bare == 0


def _words(repaired: str, groups: Sequence[Edit]) -> Iterator[str]:
    """The words beyond ASCII that the edits put into a repaired line; of very many the first ones."""
    from scrubber.language.words import WORD, assigned  # it takes a while to load, and the kernel does without

    shift = end = 0
    for start, stop, replacement in groups[:WORDS]:
        at = start + shift
        shift += len(replacement) - (stop - start)
        if at < end:
            continue
        end = at + len(replacement)
        first = at
        while first and repaired[first - 1].isalpha():
            first -= 1
        while end < len(repaired) and repaired[end].isalpha():
            end += 1
        for word in WORD.findall(assigned(repaired[first:end])):
            if not word.isascii():
                yield word


def sample(text: str) -> str:
    """The beginning of a text, which tells its language."""
    return text[:SAMPLE]


def group(edits: Iterable[Edit]) -> list[Edit]:
    """The edits, those that touch made one."""
    groups: list[Edit] = []
    for edit in edits:
        if groups and groups[-1].end == edit.start:
            groups[-1] = Edit(groups[-1].start, edit.end, groups[-1].replacement + edit.replacement)
        else:
            groups.append(edit)
    return groups
