"""The filter that repairs mojibake."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import groupby, pairwise
from math import exp

from scrubber.document import Document, Rule
from scrubber.findings import Finding
from scrubber.mojibake.draft import Repair

UTF8 = "utf-8 read as "
CERTAIN = 0.999


class RepairMojibake:
    """Repairs text whose bytes were read with the wrong code page, and changes nothing else.

    Its rules are named after the code page that UTF-8 was read with (`mojibake/windows-1252`), or, where text in one
    legacy code page was read with another, after the one it was written in (`mojibake/legacy-windows-1251`). What was
    lost on the way and could only be guessed is proposed (`safe=False`).
    """

    @cached_property
    def rules(self) -> Sequence[Rule]:
        """One for each code page."""
        from scrubber.mojibake.rules import rules

        return tuple(rules())

    def find(self, document: Document) -> Iterator[Finding]:
        """One finding for each repaired run: words that are damaged throughout and stand in one line are one run."""
        text = document.text
        if text.isascii() and "&" not in text:
            return
        from scrubber.mojibake.engine import repair
        from scrubber.mojibake.gate import suspicious

        if not suspicious(text):
            return
        for same in _runs(text, repair(text)):
            yield _finding(text, same)


def _runs(text: str, repairs: Iterable[Repair]) -> Iterator[list[Repair]]:
    """Repairs of one kind with nothing but a word's own letters or, in other scripts, punctuation between them."""
    run: list[Repair] = []
    for repair in repairs:
        if run and not (_joined(text[run[-1].end : repair.start]) and _kind(run[-1]) == _kind(repair)):
            yield run
            run = []
        run.append(repair)
    if run:
        yield run


def _kind(repair: Repair) -> tuple[object, ...]:
    return repair.steps, repair.lost, repair.safe


def _joined(between: str) -> bool:
    """Whether what is between two repairs is so little that they are one: part of a word, or no letter of a line."""
    if len(between) > 40 or "\n" in between:
        return False
    return not any(map(str.isspace, between)) or not any(map(str.isalpha, between))


def _finding(text: str, run: Sequence[Repair]) -> Finding:
    first, last = run[0], run[-1]
    pieces = [first.said]
    for before, repair in pairwise(run):
        pieces += text[before.end : repair.start], repair.said
    rule, chain = _named(first.steps)
    gain = sum(repair.gain for repair in run)
    confidence = min(CERTAIN, 1 / (1 + exp(-min(gain, 50.0) / 3))) if first.safe else 0.5
    message = f"{chain}: {gain:.0f} nats likelier as repaired" + (f"; lost and guessed: {first.lost}" if first.lost else "")
    return Finding(rule, first.start, last.end, "".join(pieces), message, confidence, first.safe)


@lru_cache
def _named(steps: Sequence[str]) -> tuple[str, str]:
    """The rule, and the misreadings, the last one first: `utf-8 read as windows-1252, 2 layers`."""
    misread = next((step for step in steps if " read as " in step), steps[0])
    rule = misread.removeprefix(UTF8) if misread.startswith(UTF8) else "legacy-" + misread.split(" read as ")[0]
    counted = [(step, len(list(same))) for step, same in groupby(steps)]
    return f"mojibake/{rule}", ", then ".join(step if n == 1 else f"{step}, {n} layers" for step, n in counted)
