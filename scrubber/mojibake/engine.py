"""The decision: of all hypotheses about the lines of a text, which one each line is repaired by, if any."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from math import inf
from operator import attrgetter
from typing import Any

from scrubber.document import Document
from scrubber.expressions import expression
from scrubber.findings import Finding, effective
from scrubber.language.classes import is_lower_cased
from scrubber.lines import segments
from scrubber.mojibake import utf8
from scrubber.mojibake.alphabet import may_be_alphabet
from scrubber.mojibake.confidence import PROPOSED, confidence, kind, needed
from scrubber.mojibake.entities import references
from scrubber.mojibake.first_look import Look, is_explained, look_at, may_lack, misread_lines
from scrubber.mojibake.legacy.readings import readings_of
from scrubber.mojibake.lost.losses import DROPPED, SHRUNK
from scrubber.mojibake.lost.readings import readings
from scrubber.mojibake.lost.spaces import no_break_spaces
from scrubber.mojibake.pages import page
from scrubber.mojibake.proof import Decision, Proof, weigh
from scrubber.mojibake.reading import Change, Reading, Step, merged
from scrubber.mojibake.shown import is_shown
from scrubber.mojibake.thresholds import AHEAD, CLOSE, CONTRADICTED, NEEDED_PROVEN, PROOF, ROUNDS
from scrubber.spans import Edit, apply

REFERENCE = "mojibake/reference"  # of the findings that resolve a character reference; none of them is ever reported
NO_BREAK_SPACE = "\xa0"
CONTROL = expression("[\x80-\x9f]")

_is_safe = attrgetter("safe")


def find(text: str, look: Look | None) -> list[Finding]:
    """All repairs and proposals, sorted and disjoint, spans in `text`.

    What is repaired is read again until nothing is left to repair: damage may lie on damage of another kind. A text
    that does not come to rest is not understood and left alone.

    Parameters:
        text: The text.
        look: What the first look at it found; None if its character references stand for bytes and have to be resolved first.
    """
    document = Document(text)
    if look is None:
        document = document.with_findings((), [Finding(REFERENCE, *edit, "") for edit in references(text)])
        look = look_at(document.text)
    left: dict[str, Decision | None] = {}
    for _ in range(ROUNDS):
        found = _decide(document.text, look, left) if look else []
        safe = [document.adopt(one) if document.edits else one for one in found if one.safe]
        if not safe:
            break
        document = document.with_findings((), safe)
        look = look_at(document.text)
    else:
        return []
    made = [one for one in effective(document.edits) if one.rule != REFERENCE]
    if not found:
        return made
    return _with_proposals(made, map(document.adopt, found) if document.edits else found)


def _with_proposals(made: Sequence[Finding], proposals: Iterable[Finding]) -> list[Finding]:
    """The repairs, and the proposals that touch none of them."""
    found: list[Finding] = []
    for one in sorted((*made, *proposals), key=lambda one: (one.start, not one.safe)):
        if found and one.start < found[-1].end:
            if one.safe:
                found[-1] = one  # a proposal before it gives way
            continue
        found.append(one)
    return found


def _decide(text: str, look: Look, left: dict[str, Decision | None]) -> list[Finding]:
    """The repairs and proposals for a text as it stands, sorted.

    Parameters:
        look: What the first look at it found.
        left: The lines that were weighed as misread UTF-8 before and left as they are, with what is proposed for them.
    """
    lines = list(segments(text))
    decisions: dict[str, Decision] = {}
    repaired = False
    if look.may_be_utf8:
        counts = Counter([line for _, line in lines])
        decisions = {line: one for line in counts if (one := left.get(line))} if left else {}
        new = {line: count for line, count in counts.items() if line not in left} if left else counts
        for line, one in _decide_utf8(new, misread_lines(new, look), lossy=look.lossy).items():
            if one:
                decisions[line] = one
            if one and any(map(_is_safe, one[1])):
                repaired = True
            else:
                left[line] = one
    if not repaired and not (look.may_be_utf8 and is_explained(text)):
        rest = list(dict.fromkeys(line for _, line in lines if not line.isascii()))
        for line, found in zip(rest, readings_of(rest), strict=True):
            other = decisions[line][0] if line in decisions else None
            if other and other.loss and found and other.gain > found[0].gain:
                continue  # letters of a legacy encoding that are likelier half a sequence of UTF-8
            if found and (not other or any(change.safe for change in found[0].changes)):
                decisions[line] = found[0], found[0].changes
    findings: list[Finding] = []
    for start, line in lines if decisions else ():
        if line in decisions:
            findings += _findings(start, line, *decisions[line])
    return findings


def undefined(name: str) -> bool:
    """Whether a code page leaves bytes undefined, which then read as C1 controls."""
    return any("\x80" <= char < "\xa0" for char in page(name).chars)


def _decide_utf8(counts: Mapping[str, int], misread: Sequence[str], *, lossy: bool) -> dict[str, Decision | None]:
    """The decision about each different line, as far as UTF-8 was misread; None if nothing is to be said.

    Parameters:
        counts: How often each line is in the text.
        misread: The lines that the bound does not call clean.
        lossy: Whether the text shows signs of a loss.
    """
    found, plain, proof = weigh({line: counts[line] for line in misread})
    decisions: dict[str, Decision | None] = dict.fromkeys(counts) | plain
    if not lossy and not any(found.values()):
        return decisions
    leads = page(proof.leading[0].read).leads if proof.leading else frozenset()
    controls = any(map(CONTROL.search, counts))
    whole = proof.page is not None and (not undefined(proof.page) or controls)  # no controls were dropped
    for line in counts:
        if line in plain or (line.isascii() and "?" not in line):
            continue  # of the others neither misread nor led, and nothing of it can have been lost
        readings = found.get(line, ())
        led = bool(leads) and not leads.isdisjoint(line)
        if led and not any(one.steps == proof.leading for one in readings):
            known = utf8.reading_by(line, proof.leading, proof.language)
            readings = (*readings, known) if known else readings
        decision = _choose(line, readings, proof)
        suspect = _may_lack(line, *decision, cased=proof.cased) if decision else led or (lossy and may_lack(line))
        if suspect:
            decision = _with_guesses(line, decision, _guesses(line, proof, controls=controls))
        if led and proof.page:
            decision = _with_spaces(line, decision, proof, whole=whole and NO_BREAK_SPACE not in line)
        decisions[line] = decision
    return decisions


def _may_lack(line: str, reading: Reading, changes: Sequence[Change], *, cased: bool) -> bool:
    """Whether something may have been lost of a line that has a reading: part of it is unread, or its capitals may be what was lost."""
    if not reading.intact:
        return True
    return not cased and is_lower_cased(line) and (not all(change.safe for change in changes) or utf8.may_read_otherwise(line, reading))


def _guesses(line: str, proof: Proof, *, controls: bool) -> list[Reading]:
    """The readings of a line that guess at what was lost, scored as the intact ones are.

    Parameters:
        controls: Whether the text holds C1 controls, so that none were dropped.
    """
    found = readings(line, page=proof.page, language=None)
    return [utf8.weighed_again(line, one) for one in found if not (controls and one.loss.startswith(DROPPED))]


def _choose(line: str, found: Sequence[Reading], proof: Proof) -> Decision | None:
    """The reading by which a line is repaired; None if it is to stay as it is."""
    if not found:
        return None
    support = {one.steps: proof.evidence.get(one.steps, 0.0) - max(one.gain, 0.0) for one in found}
    near, best = found, found[0]
    if len(found) > 1:
        most = max(one.gain for one in found)
        near = [one for one in found if one.gain > most - CLOSE or support[one.steps] >= PROOF]
        best = max(near, key=lambda one: one.fluency + (CLOSE if support[one.steps] >= PROOF else 0.0))
    proven = support[best.steps] >= PROOF
    if best.gain < (NEEDED_PROVEN if proven else needed(line, best)):
        return None
    if may_be_alphabet(line, ((one.start, one.end) for one in best.changes)) or is_shown(line, best.changes):
        return None
    rival = -inf
    if len(near) > 1:
        repaired = best.repaired(line)
        rival = max((one.fluency for one in near if one is not best and one.repaired(line) != repaired), default=-inf)
    ahead = best.fluency - rival + (CLOSE if proven else 0.0)
    safe = ahead >= AHEAD and not utf8.may_be_lower_cased(line, best)
    return best._replace(ahead=ahead), best.changes if safe else [change._replace(safe=False) for change in best.changes]


def _with_guesses(line: str, intact: Decision | None, guessed: Sequence[Reading]) -> Decision | None:
    """The decision about a line, now that readings that guess at what was lost are known.

    What such a reading and the intact one agree on is as sure as the intact one. Where they contradict each other and
    the guess is the likelier one, nothing is sure.
    """
    best = max(guessed, key=lambda one: one.fluency, default=None)
    if best is None or best.gain <= 0:
        return intact
    if intact is None:
        return best, best.changes
    reading, sure = intact
    agreed = all(_reads(line, best, change) for change in sure)
    if not agreed and best.fluency - reading.fluency > (-AHEAD if is_lower_cased(line) else CONTRADICTED):
        return best, [change._replace(safe=False) for change in best.changes]
    if not agreed:
        return intact
    extra = [one for one in best.changes if not any(one.start < other.end and other.start < one.end for other in sure)]
    return reading._replace(loss=best.loss), sorted((*sure, *extra))


def _with_spaces(line: str, decision: Decision | None, proof: Proof, *, whole: bool) -> Decision | None:
    """The decision, and the no-break spaces that lost a byte where nothing else is decided.

    Parameters:
        whole: Whether nothing else was lost, so that a space within a character can be nothing but one of its bytes.
    """
    name = proof.leading[0].read
    made = [one for one in decision[1] if one.safe] if decision else []
    spaces = no_break_spaces(line, name, proof.language, within=whole)
    found = [one for one in spaces if not any(one.start < other.end and other.start < one.end for other in made)]
    if not found:
        return decision
    reading = decision[0] if decision else Reading(name, (Step("UTF-8", name),), found, sum(one.gain for one in found))
    others = [one for one in (decision[1] if decision else ()) if not any(one.start < f.end and f.start < one.end for f in found)]
    return reading._replace(loss=reading.loss or SHRUNK), sorted((*others, *found))


def _reads(line: str, reading: Reading, change: Change) -> bool:
    """Whether a reading reads a span of the line as a change does."""
    within = [Edit(*one[:2], one.replacement) for one in reading.changes if change.start <= one.start and one.end <= change.end]
    moved = [Edit(one.start - change.start, one.end - change.start, one.replacement) for one in within]
    return apply(line[change.start : change.end], moved) == change.replacement


def _findings(start: int, line: str, reading: Reading, changes: Sequence[Change]) -> list[Finding]:
    """The findings about a line that begins at a place: what is safe, and what is sure enough to be proposed."""
    rule = f"mojibake/{reading.rule}"
    if reading.gain == inf:  # it is plain: its changes are merged, and all as sure
        message, sure = partial(_message, reading, safe=True), confidence(reading, changes[0])
        return [
            Finding(rule, start + at, start + end, replacement, message, sure, safe, line[at:end])
            for at, end, replacement, _, safe, _ in changes
        ]
    found = []
    alike = kind(reading) == "UTF-8"  # then all changes are as sure
    known: dict[bool, tuple[Any, float]] = {}
    for change in changes if len(changes) == 1 else merged(line, changes):
        at, end, replacement, _, safe, _ = change
        if safe not in known:
            known[safe] = partial(_message, reading, safe=safe), confidence(reading, change)
        message, sure = known[safe]
        if not alike:
            sure = confidence(reading, change)
        if safe or sure >= PROPOSED:
            found.append(Finding(rule, start + at, start + end, replacement, message, sure, safe, line[at:end]))
    return found


def _message(reading: Reading, *, safe: bool) -> str:
    chain = ", then ".join(map(str, reading.steps)) or "damage"
    lost_too = f" ({reading.loss})" if reading.loss else ""
    return f"{'very likely' if safe else 'perhaps'} {chain}{lost_too}"
