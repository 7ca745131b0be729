"""The commonest case, fast: damage that leaves no doubt.

Most damaged text was read with one code page, and all that is damaged in it is UTF-8 from end to end under that code
page. Then there is nothing to weigh run by run: the code page that reads a few stretches well, where no other does, is
proven, and each different stretch is read back once, by two calls that work on all of it. Where anything does not fit
there is no answer from here, and everything is weighed (`exact.py`, `lossy.py`).
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import is_normalized

from scrubber.language import codepage, model
from scrubber.language.classes import is_lower_cased
from scrubber.mojibake.draft import Repair, trimmed
from scrubber.mojibake.exact import CLOSE, PRIOR, UNKNOWN, WEAK, legible_runs
from scrubber.mojibake.readings import PAGES, sequences, single_byte_pages

HIGH = "[^\x00-\x7f]+"
STRETCH = re.compile(f"{HIGH}(?:(?:[\x00-\x08\x0e-\x1b!-\x7f]{{1,40}}|[\x00-\x09\x0b-@\\[-`{{-\x7f]{{1,40}}){HIGH})*")
"""Runs beyond ASCII with so little between them that they are one finding: no white space, or no letters."""
SWALLOWED = re.compile(r"à[^\W\d_]")
GLANCE = 600  # characters in which the commonest damage is seen at once
EXAMPLES = 6  # different stretches that tell the code page
TRIED = 20  # stretches that are tried for being such
LIKELY = 0.33  # of the nats that the examples take as they stand, at most, may be left: less likely are repairs on the way only
FAR = 2 * CLOSE  # nats by which other code pages must be behind, where they make something else of the examples or altogether
ENOUGH = 12  # characters of a stretch, repaired, that tell how likely it is
SHORT = 32  # stretches up to this length are remembered


@dataclass(frozen=True, slots=True)
class Sure:
    """The repairs for a code page that is proven.

    Parameters:
        name: The code page.
        evidence: Nats for it, beyond what it needs to be believed.
        repairs: Of all that was read with it.
    """

    name: str
    evidence: float
    repairs: list[Repair]


def sure_repairs(text: str) -> Sure | None:
    """All that is to be repaired for one code page beyond doubt; None if there is a doubt.

    Text that may have been lower-cased or folded (NFKC) is in doubt: what is UTF-8 throughout may be so by chance then.
    """
    if not sequences(PAGES[0]).search(text, 0, GLANCE) and not legible_runs(text):
        return None
    stretches = [(match[0], match.start(), match.end()) for match in STRETCH.finditer(text)]
    counts = Counter((text[start - 1 : start], stretch, text[end : end + 1]) for stretch, start, end in stretches if end - start > 1)
    name, evidence = _proven(counts)
    if name is None or (is_lower_cased(text) and is_normalized("NFKC", text)):
        return None
    steps = (f"utf-8 read as {name}",)
    legible = sequences(name)
    said: dict[str, tuple[str, float]] = {}
    repairs: list[Repair] = []
    for stretch, start, end in stretches:
        if stretch not in said:
            says = _read_back(stretch, name)
            if says is None:
                if legible.search(stretch):
                    return None
                continue
            before, after = text[start - 1 : start], text[end : end + 1]
            gain, _ = _gain(before, stretch, after, says, name)
            if gain <= 0 or "\ufffd" in says or ("à" in says and SWALLOWED.search(says + after)):
                return None
            said[stretch] = says, gain
        says, gain = said[stretch]
        repair = Repair(start, end, says, steps, gain)
        repairs.append(repair if says[0] != stretch[0] and says[-1] != stretch[-1] else trimmed(repair, text))
    return Sure(name, evidence, repairs)


def _proven(counts: Mapping[tuple[str, str, str], int]) -> tuple[str | None, float]:
    """The code page that reads examples of the stretches, each between its neighbours, as what is far likelier, and the evidence for it.

    There is none if another code page makes anything as likely of them.
    """
    examples = [(key, found) for key in list(counts)[:TRIED] if (found := _readings(key[1]))][:EXAMPLES]
    evidence: dict[str, float] = {}
    costs: dict[str, float] = {}
    gained: dict[str, float] = {}
    ahead: list[tuple[Mapping[str, str], dict[str, tuple[float, float]]]] = []
    for (before, stretch, after), found in examples:
        gains: dict[str, tuple[float, float]] = {}
        for name, says in found.items():
            if says not in gains:
                gains[says] = _gain(before, stretch, after, says, name)
            evidence[name] = evidence.get(name, -PRIOR[name]) + gains[says][0] * counts[before, stretch, after]
            gained[name] = gained.get(name, 0.0) + gains[says][0]
            costs[name] = costs.get(name, 0.0) + gains[says][1]
        ahead.append((found, gains))
    best = max(evidence, key=lambda name: round(evidence[name], 3), default=None)
    if best is None or evidence[best] < WEAK or not all(best in found for _, found in examples):
        return None, 0.0
    if costs[best] > LIKELY * (costs[best] + gained[best]):
        return None, 0.0
    behind: dict[str, float] = {}  # by how many nats the others are, where they make something else of an example
    for found, gains in ahead:
        lead = {name: gains[found[best]][0] - gains[says][0] for name, says in found.items() if says != found[best]}
        if min(lead.values(), default=0.0) < 0:
            return None, 0.0
        for name, nats in lead.items():
            behind[name] = behind.get(name, 0.0) + nats
    rivals = [name for name in behind if evidence[name] > min(evidence[best] - FAR, evidence[best] / 2)]
    return (None, 0.0) if any(behind[name] < FAR for name in rivals) else (best, evidence[best])


def _readings(stretch: str) -> Mapping[str, str]:
    """What the whole of a stretch says under each code page that reads it."""
    return _remembered(stretch) if len(stretch) <= SHORT else _read(stretch)


def _read(stretch: str) -> Mapping[str, str]:
    return {name: says for name in single_byte_pages(stretch[:SHORT]) if (says := _read_back(stretch, name)) is not None}


_remembered = lru_cache(maxsize=1 << 14)(_read)


def _read_back(stretch: str, name: str) -> str | None:
    """What the whole of a stretch says when it is read back; None if not all of it is UTF-8."""
    data = codepage(name).exact(stretch)
    try:
        return data.decode("utf-8") if data else None
    except UnicodeDecodeError:
        return None


def _gain(before: str, stretch: str, after: str, says: str, name: str) -> tuple[float, float]:
    """How many nats likelier the stretch, or its beginning, is when read back, and its cost then."""
    if len(says) > ENOUGH:
        after = says[ENOUGH]
        says = says[:ENOUGH]
        stretch = codepage(name).decode(says.encode())
    return _weighed(before or "\n", stretch, after or "\n", says)


@lru_cache(maxsize=1 << 14)
def _weighed(before: str, stretch: str, after: str, says: str) -> tuple[float, float]:
    joint = model().joint
    cost = joint.cost(says, before, after) + UNKNOWN * len(set(says) - set(stretch) - joint.known)
    return joint.cost(stretch, before, after) - cost, cost
