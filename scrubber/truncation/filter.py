"""The filter that flags truncation."""

from collections.abc import Iterator, Sequence

from scrubber.document import Document, Rule
from scrubber.findings import Finding


class FlagTruncation:
    """Flags texts that were cut off. It never changes one."""

    rules: Sequence[Rule] = (Rule("truncation/ellipsis", "The text ends in an ellipsis.", "There was more.", "The rest could be ..."),)

    def find(self, document: Document) -> Iterator[Finding]:
        """At most one finding."""
        body = document.text.rstrip()
        if body.endswith(("...", "…")):
            yield Finding("truncation/ellipsis", max(0, len(body) - 3), len(body), None, "the text ends in an ellipsis", 0.9)
