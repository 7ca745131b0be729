"""The hypothesis that explains each line of a document, if any."""

from collections.abc import Iterator, Sequence

from scrubber.mojibake.legacy import controls
from scrubber.mojibake.legacy.costs import index
from scrubber.mojibake.legacy.decision import AHEAD, decide, is_believed
from scrubber.mojibake.legacy.explained import is_explained
from scrubber.mojibake.legacy.suspects import suspects
from scrubber.mojibake.legacy.weighing import Hypothesis, hypotheses
from scrubber.mojibake.reading import Change, Reading, Step


def may_apply(text: str) -> bool:
    """Whether any line of a text is worth reading: no language explains the text as it stands, and some hypothesis fits a line."""
    return not text.isascii() and not is_explained(text) and any(readings_of(text.split("\n")))


def readings(line: str, *, language: str | None = None) -> Iterator[Reading]:
    """The hypothesis that explains a line, if any.

    Parameters:
        line: Without a line feed.
        language: The ISO 639-1 code of the language of the text around it; None if that is not known.
    """
    yield from readings_of([line], language)[0]


def readings_of(lines: Sequence[str], language: str | None = None) -> list[list[Reading]]:
    """The hypothesis that explains each of the lines of a document, if any.

    A pair of code pages that one line proves is believed sooner in the others.

    Parameters:
        lines: Without line feeds.
        language: The ISO 639-1 code of the language of the document; None if that is not known.
    """
    read: list[list[Reading]] = [[] for _ in lines]
    suspected, spoken = suspects(lines, 0 if language is None else 1 << index()[language])
    found = {at: some for at, fits in suspected.items() if (some := hypotheses(lines[at], spoken, fits))}
    proven: set[tuple[str, str]] = set()
    for at, some in found.items():
        if (safe := decide(lines[at], some)) is not None:
            read[at] = [_reading(lines[at], some[0], safe=safe, ahead=some[0].rank - some[1].rank if len(some) > 1 else some[0].gain)]
            if safe:
                proven.add(some[0].misreading[1:])
    for at, some in found.items():
        if proven and not _is_safe(read[at]):
            believed = next((one for one in some if one.misreading[1:] in proven), None)
            if believed and believed.rank >= some[0].rank - AHEAD and is_believed(lines[at], believed):
                read[at] = [_reading(lines[at], believed, safe=True)]
    for at in suspected:
        if not _is_safe(read[at]) and (signs := controls.signs(lines[at], found.get(at, ()))):
            read[at] = [_reading(lines[at], signs, safe=True)]
    return read


def _is_safe(found: Sequence[Reading]) -> bool:
    return bool(found) and found[0].changes[0].safe


def _reading(line: str, found: Hypothesis, *, safe: bool, ahead: float = 0.0) -> Reading:
    language, written, read = found.misreading
    spans = list(_spans(line, found.repaired))
    gain = found.gain / len(spans)
    changes = [Change(start, end, replacement, gain, safe) for start, end, replacement in spans]
    steps = (Step(written, read),)
    return Reading(f"legacy-{written}", steps, changes, found.gain, "", language, intact=True, fluency=-found.cost, ahead=ahead)


def _spans(line: str, repaired: str) -> Iterator[tuple[int, int, str]]:
    """The runs of characters that change; all from the first change on if the length does."""
    if len(line) != len(repaired):
        start = next(i for i, (was, now) in enumerate(zip(line, repaired, strict=False)) if was != now)
        yield start, len(line), repaired[start:]
        return
    at = 0
    while at < len(line):
        end = at
        while end < len(line) and line[end] != repaired[end]:
            end += 1
        if end > at:
            yield at, end, repaired[at:end]
        at = end + 1
