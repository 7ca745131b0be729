"""Evidence from the end of a line: what the page has glued to an article's own sentence."""

from collections.abc import Iterator

from scrubber.boilerplate.evidence import Claim, Page


def from_glued(page: Page) -> Iterator[Claim]:
    """Leftovers that follow the last sentence of a line without a space."""
    return iter(())
