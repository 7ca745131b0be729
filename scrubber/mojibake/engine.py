"""The order in which a text is repaired: what destroys no evidence first, what needs the rest to be right last."""

from collections import defaultdict

from scrubber.mojibake.draft import Draft, Repair
from scrubber.mojibake.entities import STEP as REFERENCES
from scrubber.mojibake.entities import references
from scrubber.mojibake.exact import ROUNDS, exact_repairs
from scrubber.mojibake.lossy import lossy_repairs

OVERWHELMING = 60.0  # nats of evidence for intact mojibake from which on nothing else need be weighed


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
                proposals = [r for r in lossy if not r.safe]
                found = [r for r in lossy if r.safe]
        if not found:
            break
        for r in found:
            proven[r.steps[-1].removeprefix("utf-8 read as ")] += r.gain
        draft.make(found)
        proposals = []
    safe = [r for r in draft.repairs if r.steps != (REFERENCES,)]
    if not proposals:
        return safe
    draft.make(proposals)
    return [r for r in draft.repairs if r.steps != (REFERENCES,)]
