"""What a filter is handed, and what it is: the contract between the engine and the filters."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Protocol

from scrubber.findings import Finding, apply, effective
from scrubber.spans import SpanMap

Keep = Callable[[str], Sequence[tuple[int, int]]]
"""Gives the spans of a text that no edit may touch, sorted and disjoint: code in Markdown, for example."""


@dataclass(frozen=True)
class Document:
    """A text, what is known about it, and what has been found in it so far. Immutable.

    Parameters:
        original: The text as it was first read.
        lang: Its language as an ISO 639-1 code, if known.
        site: The domain it was published on, if known.
        title: Its headline, if known.
        findings: What has been found so far, spans in `original`: evidence for the filters that come later.
        edits: Those of the findings that have been applied, in order.
        keep: Gives the spans of the text that no edit may touch; None: there are none.
    """

    original: str
    lang: str | None = None
    site: str | None = None
    title: str | None = None
    findings: tuple[Finding, ...] = ()
    edits: tuple[Finding, ...] = ()
    keep: Keep | None = None

    @cached_property
    def text(self) -> str:
        """The text as it stands, with the edits made: what a filter reads, and what its spans refer to."""
        return apply(self.original, self.edits) if self.edits else self.original

    @cached_property
    def _spans(self) -> SpanMap:
        return SpanMap(effective(self.edits))

    def trace(self, start: int, end: int) -> tuple[int, int]:
        """The span of `original` that the span `start`-`end` of `text` came from.

        Where the span cuts through what an edit put there, the whole of that edit belongs to it.
        """
        return self._spans.trace(start, end)[:2] if self.edits else (start, end)

    def traces(self, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        """The same for many spans."""
        return self._spans.traces(spans) if self.edits else list(spans)

    def adopt(self, finding: Finding) -> Finding:
        """The finding, made in `text`, as it reads in `original`."""
        start, end, replacement = finding.start, finding.end, finding.replacement
        if self.edits:
            start, end, before, after = self._spans.trace(start, end)
            if replacement is not None:
                replacement = before + replacement + after
        elif finding.original == self.original[start:end] and finding.raw is None:
            return finding
        return finding.at(start, end, replacement, self.original[start:end])

    def with_findings(self, found: Iterable[Finding], edits: Iterable[Finding] = ()) -> "Document":
        """A copy with more found, and some of that applied; both in terms of `original`."""
        return replace(self, findings=(*self.findings, *found), edits=(*self.edits, *edits))


@dataclass(frozen=True)
class Rule:
    """What one rule is for, as `scrub rule` explains it.

    Parameters:
        name: The path its findings bear.
        what: What it finds, in a sentence.
        why: Why that does not belong in the text, or what the reader should know.
        example: A text in which it finds something.
    """

    name: str
    what: str
    why: str
    example: str = field(default="")


class Filter(Protocol):
    """Reads a document and returns findings with spans in `document.text`. It never changes anything.

    A filter has no state that a document could leave behind, knows no file and no other filter, and does not raise
    on any text. Its edits must leave a text in which it finds no further edit. One that never edits may say so with an
    attribute `only_flags = True`: then it is asked once, when the others have nothing more to edit.
    """

    @property
    def rules(self) -> Sequence[Rule]:
        """Every rule whose findings the filter can return."""

    def find(self, document: Document) -> Iterable[Finding]:
        """What there is to say about the document."""
