"""What the lines of a text prove together about how it was misread: the evidence for each chain of misreadings."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from scrubber.language.classes import is_lower_cased
from scrubber.mojibake import utf8
from scrubber.mojibake.confidence import needed
from scrubber.mojibake.pages import NAMES, SINGLE_BYTE, page, read_alike
from scrubber.mojibake.reading import Change, Reading, Step
from scrubber.mojibake.thresholds import EXAMPLES, PROOF

Steps = tuple[Step, ...]
Decision = tuple[Reading, Sequence[Change]]
"""The reading of a line, and the changes that are made or proposed."""


class Proof(NamedTuple):
    """What the lines of a text prove together.

    Parameters:
        evidence: Nats for each chain of misreadings, over all different lines.
        leading: The chain with most evidence, if that is enough; else none.
        language: The language of the lines that it reads.
        capital: The chains that read a line which holds a capital.
    """

    evidence: Mapping[Steps, float]
    leading: Steps
    language: str
    capital: Collection[Steps]

    @property
    def cased(self) -> bool:
        """Whether the text has its capitals: it is whole texts that are lower-cased, so one line that the leading chain reads tells."""
        return self.leading in self.capital

    @property
    def page(self) -> str | None:
        """The code page that was read with, if that is all that happened."""
        return self.leading[0].read if len(self.leading) == 1 and self.leading[0].read in SINGLE_BYTE else None


def weigh(counts: Mapping[str, int]) -> tuple[dict[str, Sequence[Reading]], dict[str, Decision], Proof]:
    """The readings of each different line, and what they prove together; apart from them what is plain by that proof.

    Once a chain is proven, a line that it reads to the last character needs no other.
    """
    weighed: dict[str, Sequence[Reading]] = {}
    plain: dict[str, Decision] = {}
    evidence: dict[Steps, float] = defaultdict(float)
    capital: set[Steps] = set()
    proof = Proof(evidence, (), "", capital)
    tied: tuple[Steps, ...] = ()
    apart: frozenset[str] = frozenset()  # what tells the chains that are tied from each other
    for n, (line, count) in enumerate(counts.items()):
        told = bool(proof.leading) and (not apart or apart.isdisjoint(line))
        if told:
            plainly = utf8.plainly_read if n < EXAMPLES else utf8.plain_reading
            if known := plainly(line, proof.leading, proof.language, cased=proof.cased):
                plain[line] = known, known.changes
                if n < EXAMPLES:
                    for steps in tied:
                        evidence[steps] += known.gain * count
                if not proof.cased and not is_lower_cased(line):
                    capital.add(proof.leading)
                continue
        if n >= EXAMPLES and told:
            known = utf8.reading_by(line, proof.leading, proof.language)
            if known and known.intact and known.gain >= needed(line, known):
                weighed[line] = [known]
                continue
        weighed[line] = found = list(utf8.readings(line))
        best = max((one for one in found if one.gain >= needed(line, one)), key=lambda one: one.gain, default=None)
        if best:
            if best.intact and not is_lower_cased(line):
                capital.add(best.steps)
            repaired = best.repaired(line) if len(found) > 1 else ""
            for one in found:
                if one is best or one.repaired(line) == repaired:
                    evidence[one.steps] += one.gain * count
            for steps in _read_alike(line, best.steps, [one.steps for one in found]):
                evidence[steps] += best.gain * count
            leading = max(evidence, key=evidence.__getitem__)
            if evidence[leading] >= PROOF and leading[0].read in NAMES:
                proof = Proof(evidence, leading, best.language if best.steps == leading else proof.language or best.language, capital)
            if proof.leading:
                tied = _tied(proof)
                apart = _telling_apart(tied)
    return weighed, plain, proof


def _read_alike(line: str, steps: tuple[Step, ...], weighed: Sequence[tuple[Step, ...]]) -> Iterator[tuple[Step, ...]]:
    """The other chains of one misreading that read the same of a line, which are not weighed: they are as likely.

    Parameters:
        line: The line.
        steps: The chain that they are compared with.
        weighed: The chains that were weighed.
    """
    if len(steps) == 1 and steps[0].read in NAMES:
        for name in read_alike(line, steps[0].read):
            if (chain := (Step("UTF-8", name),)) not in weighed:
                yield chain


def _tied(proof: Proof) -> tuple[Steps, ...]:
    """The leading chain, and those with as much evidence, since they read the same so far."""
    most = proof.evidence[proof.leading]
    return tuple([steps for steps, evidence in proof.evidence.items() if evidence == most])


@lru_cache(maxsize=1 << 10)
def _telling_apart(tied: tuple[Steps, ...]) -> frozenset[str]:
    """The characters that tell one of some chains from another, such as cp850 from cp437: they stand for different bytes."""
    if len(tied) == 1:
        return frozenset()
    bytes_of = [page(steps[0].read).bytes for steps in tied if len(steps) == 1 and steps[0].read in NAMES]
    chars = frozenset[int]().union(*bytes_of)
    return frozenset(chr(char) for char in chars if len({one[char] for one in bytes_of if char in one}) > 1)
