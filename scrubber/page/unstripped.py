"""The text as it was before anything was taken out of it, with what the filters before said of its parts."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from scrubber.document import Document
from scrubber.findings import Finding, apply, effective
from scrubber.page.sentences import Sentence
from scrubber.page.wordings import holds_wording
from scrubber.spans import SpanMap

# Families whose claims rest on what a line says; place, resemblance and neighbours mistake short news for residue.
WORDED = frozenset(
    f"boilerplate/{family}"
    for family in "ads comments contact cookies copyright disclaimer login paywall reading-time share subscribe ui widget".split()
)

SAME = 0.8  # share of a part that a sentence makes up which is the part, but for white space


class Claimed(NamedTuple):
    """A part of the text that an earlier filter takes out, or would.

    Parameters:
        start: Where it begins.
        end: Where it ends.
        rule: The rule that said so.
        safe: Whether it is surely right.
    """

    start: int
    end: int
    rule: str
    safe: bool = True


def rules_of(found: Sequence[Sentence], claimed: Sequence[Claimed]) -> Iterator[str]:
    """The rule that takes most of each sentence out, or would; none: the empty string.

    A part that is not surely right says nothing of the sentences of prose in it that have no wording of their own.

    Parameters:
        found: The sentences, in order.
        claimed: The parts of the text that are taken out, in order.
    """
    first = 0
    for sentence in found:
        while first < len(claimed) and claimed[first].end <= sentence.start:
            first += 1
        rule, at = "", first
        while not rule and at < len(claimed) and claimed[at].start < sentence.end:
            part = claimed[at]
            if 2 * (min(part.end, sentence.end) - max(part.start, sentence.start)) > sentence.end - sentence.start:
                rule = part.rule if part.safe or not _is_other(sentence, part) else ""
            at += 1
        yield rule


def _is_other(sentence: Sentence, part: Claimed) -> bool:
    """Whether a sentence of prose stands in a part with others, and has no wording of a page itself."""
    alone = sentence.end - sentence.start >= SAME * (part.end - part.start)
    return sentence.prose and not alone and not holds_wording(sentence.text)


class Unstripped:
    """The text of a document with the repairs made, but nothing taken out: what was taken out is evidence.

    Parameters:
        document: The document.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.repairs = effective(edit for edit in document.edits if edit.replacement) if document.edits else []
        self.text = apply(document.original, self.repairs) if self.repairs else document.original

    def claimed(self) -> list[Claimed]:
        """The parts that are taken out, or proposed to be, in order."""
        found = [f for f in self.document.findings if f.replacement == ""]
        if not self.repairs:
            return sorted([Claimed(f.start, f.end, f.rule, f.safe) for f in found], key=lambda part: part.start)
        ends = [repair.end for repair in self.repairs]
        shifts = _shifts(self.repairs)

        def position(original: int) -> int:
            return max(0, original + shifts[bisect_right(ends, original)])

        return sorted([Claimed(position(f.start), position(f.end), f.rule, f.safe) for f in found], key=lambda part: part.start)

    def in_document(self, start: int, end: int) -> tuple[int, int]:
        """A span of this text as one of the document's, wide enough to lead back to what was taken out."""
        if self.repairs:
            start, end = SpanMap(self.repairs).trace(start, end)[:2]
        edits = effective(self.document.edits)
        begin, stop = _position(edits, start, after=False), _position(edits, end, after=True)
        if any(e.start < end and start < e.end and not e.replacement for e in edits):  # its neighbours hold it between them
            begin, stop = max(0, begin - 1), min(len(self.document.text), stop + 1)
        return begin, max(begin, stop)


def _shifts(edits: Sequence[Finding]) -> list[int]:
    """How much longer the edited text is before the first edit, after the first, ..."""
    return list(accumulate((len(e.replacement or "") - (e.end - e.start) for e in edits), initial=0))


def _position(edits: Sequence[Finding], position: int, *, after: bool) -> int:
    """The position in the edited text; within an edit its beginning, or its end."""
    shifts = _shifts(edits)
    at = bisect_right([e.start for e in edits], position - 1)  # edits that begin before it
    if at and position < edits[at - 1].end:
        edit = edits[at - 1]
        return edit.start + shifts[at - 1] + (len(edit.replacement or "") if after else 0)
    return position + shifts[at]
