"""What stands below the article, and below a line that closes the page, goes."""

import pytest

from scrubber import scrub
from scrubber.boilerplate.evidence import Claim, Page
from scrubber.boilerplate.filter import PROPOSED, SAFE
from scrubber.boilerplate.guards import guarded
from tests.boilerplate.pages import FIRST, SECOND, THIRD, strip

PAGE = ("Leave a Comment", "Share this article", "Subscribe to our newsletter")


TEASERS = (
    "Ten towns to see",
    "Painted doors, quiet squares and a lighthouse with a café: where to go when everybody else lies at the beach.",
    "Soup for cold days",
    "Leeks, barley and a little smoked fish are all it takes, says a cook from the mountains who has made it for years.",
)


def test_teasers_below_a_line_that_closes_the_page_go() -> None:
    first, other = (("On the coast", *TEASERS[:2]), ("In the mountains", *TEASERS[2:]))
    below = ("Leave a Comment", "Share this article", *first, "Subscribe to our newsletter", *other, "All rights reserved")
    left = strip(FIRST, SECOND, THIRD, *below)
    assert left[:3] == [FIRST, SECOND, THIRD]
    assert not {*TEASERS, *PAGE, "All rights reserved"}.intersection(left)


def test_teasers_go_only_below_what_closes_the_page() -> None:
    below = ("By Ann Example", *TEASERS[:2], "Photo: Jan Novak", *TEASERS[2:], "Advertisement")
    left = strip(FIRST, SECOND, THIRD, *below)
    assert all(line in left for line in TEASERS)


def test_paragraphs_next_to_each_other_are_the_articles_wherever_they_stand() -> None:
    left = strip(FIRST, SECOND, "Leave a Comment", "Share this article", "Subscribe to our newsletter", TEASERS[1], TEASERS[3])
    assert TEASERS[1] in left
    assert TEASERS[3] in left


def test_the_last_paragraph_stays_below_a_box() -> None:
    assert THIRD in strip(
        FIRST, SECOND, "Share this article", "Leave a Comment", "Subscribe to our newsletter", THIRD, "All rights reserved"
    )


def test_items_of_a_list_with_a_button_under_each_stay() -> None:
    items = [line for title, text in zip(TEASERS[::2], TEASERS[1::2], strict=True) for line in (title, text, "Learn more")]
    more = [
        "Bread without a mould",
        "It keeps for a week, and a stone that was heated in the fire is all the oven that it needs.",
        "Learn more",
    ]
    left = strip(FIRST, SECOND, "Learn more", *items, *more)
    assert all(line in left for line in (*items, *more) if line != "Learn more")


def test_a_sentence_that_was_cut_off_stays_below_what_closes_the_page() -> None:
    cut = (
        "The oldest of them had settled in a cottage above the harbour. It was a hard winter. When he saw the water rise behind the mill he"
    )
    tickets = ("Tickets", "Buy tickets here", "Where did it begin?", "Where did the fishermen live?")
    below = ("Leave a Comment", "Share this article", "Follow us on Facebook", *tickets, cut, "Subscribe to our newsletter")
    result = scrub("\n\n".join((FIRST, SECOND, *below)))
    assert cut in result.text
    assert result.truncated


@pytest.mark.parametrize("entries", [("Goals: Reds 3", "Blues: 1"), ("1. Pier", "2. Low Tide"), ("He died on Sunday.",)])
def test_a_list_and_a_sentence_stay_below_what_closes_the_page(entries: tuple[str, ...]) -> None:
    lines = (FIRST, SECOND, *PAGE, *entries, "All rights reserved")
    page = Page(lines, range(len(lines)), (False,) * len(lines))
    going = [2, 3, 4, len(lines) - 1]
    assert [*guarded(page, {at: Claim(at, at, "ui", 0.98, "") for at in going}, SAFE, PROPOSED)] == going


@pytest.mark.parametrize("close", ["Leave a Comment", "Share this article", "Subscribe to our newsletter"])
def test_what_is_left_of_a_page_is_left_alone(close: str) -> None:
    text = "\n".join((FIRST, SECOND, THIRD, close, *TEASERS[:2], "Facebook", *TEASERS[2:], "All rights reserved"))
    once = scrub(text).text
    assert scrub(once).text == once
