"""The filter that strips boilerplate."""

from collections.abc import Iterator, Sequence

from scrubber.document import Document, Rule
from scrubber.findings import Finding


class StripBoilerplate:
    """Strips lines that belong to the page and not to the article."""

    rules: Sequence[Rule] = (Rule("boilerplate/comments", "A prompt to comment.", "It is not the article.", "Leave a Comment"),)

    def find(self, document: Document) -> Iterator[Finding]:
        """One finding for each line."""
        at = 0
        for line in document.text.split("\n"):
            if line.strip() == "Leave a Comment":
                yield Finding("boilerplate/comments", at, at + len(line), "", "a prompt to comment")
            at += len(line) + 1
