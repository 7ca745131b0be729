"""The order in which a text is repaired: what destroys no evidence first, what needs the rest to be right last."""

from collections import defaultdict

from scrubber.mojibake.draft import Draft, Repair
from scrubber.mojibake.entities import STEP as REFERENCES
from scrubber.mojibake.entities import references
from scrubber.mojibake.exact import ROUNDS, exact_repairs
from scrubber.mojibake.legacy import HIGH, SAMPLE, control_repairs, legacy_repairs
from scrubber.mojibake.lossy import lossy_repairs

OVERWHELMING = 60.0  # nats of evidence for intact mojibake from which on nothing else need be weighed
MOST = 0.95  # of what is not ASCII: where UTF-8 explains less, other explanations are weighed


def repair(text: str) -> list[Repair]:
    """All repairs and proposals, sorted and disjoint, spans in `text`."""
    draft = Draft(text)
    proven: dict[str, float] = defaultdict(float)
    if "&" in text:
        draft.make(references(text))
    lowered = text.lower()
    proposals: list[Repair] = []
    for _ in range(ROUNDS):
        evidence, found = exact_repairs(draft.text)
        if evidence < OVERWHELMING or text == lowered:
            lossy_evidence, lossy = lossy_repairs(draft, proven)
            if lossy_evidence > evidence:
                evidence, found = lossy_evidence, lossy
        if found and not draft.repairs and _share(draft.text, found) < MOST:
            legacy = legacy_repairs(draft.text)
            if legacy and legacy[0].gain > evidence * min(1.0, SAMPLE / len(text)):
                found = []
        proposals = [r for r in found if not r.safe]
        found = [r for r in found if r.safe]
        if not found:
            break
        for r in found:
            proven[r.steps[-1].removeprefix("utf-8 read as ")] += r.gain
        draft.make(found)
    found = legacy_repairs(draft.text)
    if not any(r.safe for r in found):
        found = control_repairs(draft.text) or found
    draft.make([r for r in found if r.safe])
    proposals += [r for r in found if not r.safe]
    return _without_mere_references(draft, proposals)


def _share(text: str, repairs: list[Repair]) -> float:
    """How much of what is not ASCII is repaired."""
    return sum(len(HIGH.findall(text, r.start, r.end)) for r in repairs) / max(1, len(HIGH.findall(text)))


def _without_mere_references(draft: Draft, proposals: list[Repair]) -> list[Repair]:
    """The repairs made and those proposed, but for references that turned out to be nothing but references."""
    done = {(r.start, r.end) for r in draft.repairs}
    draft.make(sorted(proposals, key=lambda r: r.start))
    return [r for r in draft.repairs if r.steps != (REFERENCES,) and (r.safe or (r.start, r.end) not in done)]
