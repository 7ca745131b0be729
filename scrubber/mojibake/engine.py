"""The order in which a text is repaired: what destroys no evidence first, what needs the rest to be right last."""

from collections import defaultdict
from functools import lru_cache

from scrubber.language.classes import is_lower_cased
from scrubber.mojibake.draft import Draft, Repair
from scrubber.mojibake.entities import STEP as REFERENCES
from scrubber.mojibake.entities import references
from scrubber.mojibake.exact import LAYERS, ROUNDS, exact_repairs
from scrubber.mojibake.gate import suspicious
from scrubber.mojibake.legacy import CONTROLS, HIGH, SAMPLE, control_repairs, legacy_repairs
from scrubber.mojibake.lossy import OVERWHELMING, lossy_repairs
from scrubber.mojibake.sure import sure_repairs

PASSES = 5
MIXED = 40.0  # nats that a second code page must gain where it is used in a line that another one explains
MOST = 0.95  # of what is not ASCII: where UTF-8 explains less, other explanations are weighed


def repair(text: str) -> list[Repair]:
    """All repairs and proposals, sorted and disjoint, spans in `text`.

    What one pass repaired is read afresh by the next, until nothing more is to be repaired; a text that does not come
    to rest is not understood and left alone.
    """
    draft = Draft(text)
    for _ in range(PASSES):
        found, settled = _pass(draft.text)
        safe = [r for r in found if r.safe]
        if not safe:
            made = draft.repairs
            if not found:
                return made
            draft.make(found)
            taken = bytearray(len(text))
            for r in made:
                taken[r.start : r.end] = b"\x01" * (r.end - r.start)
            proposals = [r for r in draft.repairs if not r.safe and not taken.count(1, r.start, r.end)]
            return sorted((*made, *proposals), key=lambda r: r.start)
        draft.make(safe)
        if settled or not suspicious(draft.text):
            return draft.repairs
    return []


@lru_cache(maxsize=2)  # the pipeline asks again about the text that the last pass left
def _pass(text: str) -> tuple[list[Repair], bool]:
    """What one pass finds, and whether nothing suspicious is left then, as far as that has been asked."""
    draft = Draft(text)
    proven: dict[str, float] = defaultdict(float)
    lowered = is_lower_cased(text)
    if "&" in text:
        draft.make(references(text))
    proposals: list[Repair] = []
    evidence = 0.0
    for _ in range(0 if draft.repairs else LAYERS):  # references may turn out to be none of it
        sure = sure_repairs(draft.text)
        if not sure:
            break
        repaired = Draft(draft.text)
        repaired.make(sure.repairs)
        settled = not suspicious(repaired.text)
        if not settled and (sure.evidence < OVERWHELMING or lowered):
            break
        proven[sure.name] += sum(r.gain for r in sure.repairs)
        if draft.repairs:
            draft.make(sure.repairs)
        else:
            draft = repaired
        if settled:
            return _made(draft), True
    for _ in range(ROUNDS):
        evidence, found = exact_repairs(draft.text)
        found = _not_left_over(found, draft)
        if not found:
            evidence = 0.0
        if evidence < OVERWHELMING or lowered:
            lossy_evidence, lossy = lossy_repairs(draft, proven)
            agree = found and lossy and found[0].steps[0] == lossy[0].steps[0] and not lowered
            if lossy_evidence > evidence and not agree:  # where both agree on the code page, intact mojibake proves it first
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
    found = [] if draft.repairs else legacy_repairs(draft.text)  # one explanation is enough
    if proposals and not (found and found[0].safe and found[0].gain > evidence):
        found = []
    if not proposals and not any(r.safe for r in found) and CONTROLS.search(draft.text):
        found = control_repairs(draft.text, draft.repaired()) or found
    draft.make([r for r in found if r.safe])
    if not draft.repairs:
        draft.make(proposals or found)  # spans of both are in the same text
    return _made(draft), False


def _made(draft: Draft) -> list[Repair]:
    return [r for r in draft.repairs if r.steps != (REFERENCES,)]


def _not_left_over(repairs: list[Repair], draft: Draft) -> list[Repair]:
    """Without those that make, with a new code page, something of what another one left over in a line that it explained."""
    if not draft.repairs:
        return repairs
    known = {step for r in draft.repairs for step in r.steps}
    done = draft.repaired()
    return [
        r for r in repairs if r.gain > MIXED or r.steps[-1] in known or done.count(1, r.start, r.end) or not _touched(draft.text, done, r)
    ]


def _touched(text: str, done: bytearray, repair: Repair) -> bool:
    """Whether anything was repaired before in the lines of a repair."""
    return bool(done.count(1, text.rfind("\n", 0, repair.start) + 1, text.find("\n", repair.end) % (len(text) + 1)))


def _share(text: str, repairs: list[Repair]) -> float:
    """How much of what is not ASCII, in the lines that are repaired, is explained: became shorter, as UTF-8 does when it is read back."""
    lines = {(text.rfind("\n", 0, r.start) + 1, text.find("\n", r.end) % (len(text) + 1)) for r in repairs}
    high = sum(len(HIGH.findall(text, start, end)) for start, end in lines)
    explained = 0
    for r in repairs:
        was = len(HIGH.findall(text, r.start, r.end))
        explained += was - max(0, 2 * len(HIGH.findall(r.said)) - was)
    return explained / max(1, high)
