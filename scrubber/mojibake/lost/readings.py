"""What each line may have said before something of it was lost: one beam over the line for each promising hypothesis."""

from collections.abc import Iterator, Sequence

from scrubber.language.classes import is_lower_cased
from scrubber.mojibake.lost.certainty import changes_of
from scrubber.mojibake.lost.hypotheses import LEAST, LONE, PAGES, Hypothesis, as_it_stands, bonus, hypotheses
from scrubber.mojibake.lost.languages import is_english
from scrubber.mojibake.lost.losses import reads_whole
from scrubber.mojibake.lost.signs import QUESTION
from scrubber.mojibake.lost.spelling import Choice, Fixed, fix, spell
from scrubber.mojibake.pages import COMPOSITE
from scrubber.mojibake.reading import Reading, Step

TRIED = 6  # hypotheses, the most promising ones, that are spelled out
RIVAL = 2.0  # nats by which a reading must be ahead of another kind of damage that reads differently


def readings(line: str, *, page: str | None, language: str | None) -> Iterator[Reading]:
    """What the line may have said before something of it was lost, the likeliest hypothesis first.

    Parameters:
        line: A line, without its end.
        page: The code page that intact mojibake elsewhere in the document has proven.
        language: The document's language, if known.
    """
    if line.isascii() and not QUESTION.search(line):
        return
    page = None if page in COMPOSITE else page
    if "?" not in line and not is_lower_cased(line) and any(reads_whole(line, name) for name in PAGES):
        return  # nothing was lost
    found: list[Reading] = []
    most = LEAST
    for one in sorted(hypotheses(line, page, language), key=lambda one: -one.estimate)[:TRIED]:
        if one.estimate + bonus(one.places) < most:
            continue
        if (reading := _spelled(line, one, page, most)) is not None:
            found.append(reading)
            most = max(most, reading.gain - RIVAL)
    found.sort(key=lambda one: -one.gain)
    rivals = [one for one in found if one.gain > found[0].gain - RIVAL]
    agreed = _agreed(rivals)
    for rival in rivals:
        yield rival._replace(changes=[change._replace(safe=change[:3] in agreed) for change in rival.changes])


def _agreed(rivals: Sequence[Reading]) -> frozenset[tuple[int, int, str]]:
    """The changes that all readings make that are about as likely, and none of them doubts."""
    safe = [frozenset(change[:3] for change in rival.changes if change.safe) for rival in rivals]
    return frozenset.intersection(*safe) if safe else frozenset()


def _spelled(line: str, one: Hypothesis, page: str | None, most: float) -> Reading | None:
    """The reading of a line under a kind of damage; None if the line gains no more than so many nats by it."""
    tried: dict[str, tuple[float, float, list[Choice]]] = {}
    for score, code in one.languages:
        stands = as_it_stands(line, one.places, code)
        fixed: Fixed | None = one.fixed
        if tried:
            best = max(together for together, _, _ in tried.values())
            fixed = fix(line, one.places, code, stands - one.cost + bonus(one.places) + score - best)
        if fixed is None:
            continue
        cost, choices = spell(line, one.places, code, fixed)
        gain = stands - cost - one.cost
        tried[code] = (gain + score, gain, choices)
    language, (_, gain, choices) = max(tried.items(), key=lambda item: item[1][0])
    if gain <= most:
        return None  # no rival of one that was found
    changes = changes_of(
        line,
        one,
        choices,
        gain,
        proven=one.damage.page == page,
        language=language,
        english=language == "en" and is_english(line, one.places),
    )
    if not changes:
        return None
    if one.damage is LONE:
        return Reading("lost-character", (), changes, gain, one.damage.description, language)
    return Reading(one.damage.page, (Step("UTF-8", one.damage.page),), changes, gain, one.damage.description, language)
