"""Spans of an edited text, and the spans of the original that they came from: the one map that everything uses."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol


class Edit(NamedTuple):
    """A span, in code points, and what replaces it."""

    start: int
    end: int
    replacement: str


class Replacing(Protocol):
    """What an edit is to the map: an `Edit`, or a finding."""

    @property
    def start(self) -> int:
        """Where the span begins."""

    @property
    def end(self) -> int:
        """Where it ends."""

    @property
    def replacement(self) -> str | None:
        """What replaces it."""


class SpanMap:
    """Maps spans of an edited text back to the original, by bisection.

    Parameters:
        edits: The edits that were made, sorted and disjoint, with spans in the original.
    """

    def __init__(self, edits: Sequence[Replacing]) -> None:
        self.edits = edits
        self.starts: list[int] = []  # where each edit's replacement begins and ends in the edited text
        self.ends: list[int] = []
        self.shifts = [0]  # original minus edited offset, before the first edit, after the first, ...
        for edit in edits:
            start = edit.start - self.shifts[-1]
            self.starts.append(start)
            self.ends.append(start + len(edit.replacement or ""))
            self.shifts.append(edit.end - self.ends[-1])

    def trace(self, start: int, end: int) -> tuple[int, int, str, str]:
        """The span in the original, and what earlier edits put there before and after the given span."""
        first, last = self.covered(start, end)
        before = after = ""
        begin, stop = start + self.shifts[first], end + self.shifts[last]
        if first < last:
            if self.starts[first] < start:
                before = (self.edits[first].replacement or "")[: start - self.starts[first]]
                begin = self.edits[first].start
            if self.ends[last - 1] > end:
                after = (self.edits[last - 1].replacement or "")[end - self.ends[last - 1] :]
                stop = self.edits[last - 1].end
        return begin, max(begin, stop), before, after

    def traces(self, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        """The spans in the original of many others."""
        ends, shifts, starts = self.ends, self.shifts, [*self.starts, float("inf")]
        found = []
        for start, end in spans:
            first = bisect_right(ends, start)
            if starts[first] < end:
                found.append(self.trace(start, end)[:2])
            else:  # no edit touches it
                found.append((start + shifts[first], max(start, end) + shifts[first]))
        return found

    def covered(self, start: int, end: int) -> tuple[int, int]:
        """The first edit that the span touches, and the one behind the last."""
        first = bisect_right(self.ends, start)  # edits that end before the span are left out,
        return first, bisect_left(self.starts, end, lo=first)  # and those that begin after it


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits made; they are sorted and disjoint."""
    pieces: list[str] = []
    at = 0
    for start, end, replacement in edits:
        pieces += text[at:start], replacement
        at = end
    return "".join([*pieces, text[at:]])


def compose(first: Sequence[Edit], middle: str, second: Sequence[Edit]) -> list[Edit]:
    """The edits that do at once what `first` does, and then `second`, whose spans are in `middle`, the text that `first` made."""
    if not first:
        return list(second)
    spans = SpanMap(first)
    made: list[Edit] = []
    kept = at = 0
    while at < len(second):
        start, end = second[at].start, second[at].end
        together = at
        while True:  # an earlier edit that is cut goes whole, and with it all that cuts it
            touched, behind = spans.covered(start, end)
            if touched < behind:
                start, end = min(start, spans.starts[touched]), max(end, spans.ends[behind - 1])
            if together + 1 == len(second) or second[together + 1].start >= end:
                break
            together += 1
            end = max(end, second[together].end)
        within = [Edit(e.start - start, e.end - start, e.replacement) for e in second[at : together + 1]]
        made += first[kept:touched]
        made.append(Edit(start + spans.shifts[touched], end + spans.shifts[behind], apply(middle[start:end], within)))
        kept, at = behind, together + 1
    return made + list(first[kept:])
