"""Evidence from repetition: the headline printed again, a paragraph printed twice."""

from collections.abc import Iterator

from scrubber.boilerplate.evidence import Claim, Page
from scrubber.boilerplate.lines import COMPARED, normalise

HEADLINE = 20  # characters of a headline, at least, for another copy of it to be told from a label
PARAGRAPH = 100  # characters of a repeated paragraph, at least: shorter ones may be refrains


def from_repeats(page: Page) -> Iterator[Claim]:
    """Second copies: of the headline at the top, of a paragraph anywhere."""
    title = normalise(page.title[:COMPARED]) if page.title else None
    seen: dict[str, int] = {}
    for position, line in enumerate(page.lines):
        key = line.key
        if len(key) < HEADLINE:
            continue
        if key not in seen:
            seen[key] = position
            continue
        first = seen[key]
        if page.prose_before[position] - page.prose[position] <= 1 and (first == 0 or key == title):
            yield Claim(position, position, "headline", 0.97, "the headline, printed again")
        elif page.prose[position] and len(line.text) >= PARAGRAPH and page.lines[first].text == line.text:
            yield Claim(position, position, "repeated", 0.9, "a paragraph that was there before")
