"""The text as it was before anything was taken out of it, with what the filters before said of its parts."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from scrubber.document import Document
from scrubber.findings import Finding, apply, effective
from scrubber.page.sentences import Sentence
from scrubber.spans import SpanMap

# Families whose claims rest on what a line says; place, resemblance and neighbours mistake short news for residue.
WORDED = frozenset(
    f"boilerplate/{family}"
    for family in "ads comments contact cookies copyright disclaimer login paywall reading-time share subscribe ui widget".split()
)


@dataclass(frozen=True, slots=True)
class Claimed:
    """A part of the text that an earlier filter takes out, or would.

    Parameters:
        start: Where it begins.
        end: Where it ends.
        rule: The rule that said so.
    """

    start: int
    end: int
    rule: str


def claim(sentence: Sentence, claimed: Sequence[Claimed]) -> str:
    """The rule that takes most of the sentence out, or would; none: the empty string.

    Parameters:
        sentence: The sentence.
        claimed: The parts of the text that are taken out, in order.
    """
    for part in claimed:
        if part.start >= sentence.end:
            break
        if 2 * (min(part.end, sentence.end) - max(part.start, sentence.start)) > sentence.end - sentence.start:
            return part.rule
    return ""


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
        return sorted((Claimed(self._from_original(f.start), self._from_original(f.end), f.rule) for f in found), key=lambda c: c.start)

    def _from_original(self, position: int) -> int:
        shift = 0
        for repair in self.repairs:
            if repair.end > position:
                break
            shift += len(repair.replacement or "") - (repair.end - repair.start)
        return max(0, position + shift)

    def in_document(self, start: int, end: int) -> tuple[int, int]:
        """A span of this text as one of the document's, wide enough to lead back to what was taken out."""
        if self.repairs:
            start, end = SpanMap(self.repairs).trace(start, end)[:2]
        edits = effective(self.document.edits)
        if not edits:
            return start, end
        begin, stop = _position(edits, start, after=False), _position(edits, end, after=True)
        if any(e.start < end and start < e.end and not e.replacement for e in edits):  # its neighbours hold it between them
            begin, stop = max(0, begin - 1), min(len(self.document.text), stop + 1)
        return begin, max(begin, stop)


def _position(edits: Sequence[Finding], position: int, *, after: bool) -> int:
    """The position in the edited text; within an edit its beginning, or its end."""
    grown = list(accumulate((len(e.replacement or "") - (e.end - e.start) for e in edits), initial=0))
    for edit, shift in zip(edits, grown, strict=False):
        if position <= edit.start:
            return position + shift
        if position < edit.end:
            return edit.start + shift + (len(edit.replacement or "") if after else 0)
    return position + grown[-1]
