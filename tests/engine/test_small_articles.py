"""Small articles with a page around them: the headline stays, and a last line that was cut off stays and is flagged."""

from itertools import product

import pytest

from scrubber import scrub

HEADLINES = ("Bridge reopens", "Ferry strike ends", "New tram for the town", "Bridge reopens after two years of work", "")
PARAGRAPHS = (
    "The bridge over the Lend was opened again on Tuesday after two years of work, the town said.",
    "Some two hundred people came to see the first bus cross it, and a brass band played in the rain until noon.",
    "The work had cost four million more than planned, and the builder had gone bankrupt in the first winter.",
)
ABOVE = ("Share this article", "")
BETWEEN = (
    "Read more: Ferry to stop in May",
    "Lesen Sie auch: Fähre fährt nur noch bis Mai",
    "Related: What the ferry cost",
    "Advertisement",
    "",
)
CUT = (
    "The mayor said that the second lane could be ...",
    "The mayor said that the second lane could be",
    "Asked about the tram, the council answered that it would not",
    "In the end, only three of the seven councillors voted for the plan, which",
    "“We never thought it would take this long,” said the builder, who had",
)
BELOW = ("Leave a Comment", "Share this article\n\nLeave a Comment", "Subscribe to our newsletter", "")


@pytest.mark.parametrize("cut", CUT)
@pytest.mark.parametrize("headline", HEADLINES)
def test_headline_and_cut_line_stay(headline: str, cut: str) -> None:
    for above, paragraphs, between, below in product(ABOVE, (1, 2, 3), BETWEEN, BELOW):
        own = [part for part in (headline, *PARAGRAPHS[:paragraphs]) if part]
        text = "\n\n".join(part for part in (headline, above, *PARAGRAPHS[:paragraphs], between, cut, below) if part)
        result = scrub(text)
        kept = result.text.split("\n\n")
        assert [part for part in own if part not in kept] == [], text
        assert cut in kept, text
        assert result.truncated, text
