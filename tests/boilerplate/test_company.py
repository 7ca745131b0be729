"""Short lines in the midst of what goes, and several proposals in a row."""

import pytest

from scrubber import Document, StripBoilerplate
from scrubber.boilerplate.evidence import Claim, Page
from scrubber.boilerplate.filter import PROPOSED, SAFE
from scrubber.boilerplate.guards import guarded
from tests.boilerplate.pages import FIRST, SECOND, THIRD, strip

PAGE = ("Leave a Comment", "Share this article", "Subscribe to our newsletter")
FOURTH = "Three smaller boats were rented for the summer, and the first of them left on Friday with forty people on board."
FRAME = (
    *PAGE,
    "All rights reserved",
    "Privacy Policy",
    "Terms of Use",
    "Log in",
    "Follow us on Facebook",
    "Contact us",
    "Advertise with us",
)


def page_of(lines: tuple[str, ...]) -> Page:
    return Page(lines, range(len(lines)), (False,) * len(lines))


def going(lines: tuple[str, ...], verdicts: dict[int, float]) -> list[int]:
    """Which lines go when these confidences are claimed of some."""
    claims = {at: Claim(at, at, "learned", confidence, "") for at, confidence in verdicts.items()}
    return sorted(at for at, claim in guarded(page_of(lines), claims, SAFE, PROPOSED).items() if claim.confidence >= SAFE)


@pytest.mark.parametrize("line", ["Bus drivers in Sampleton want more pay", "Οι οδηγοί ζητούν αυξήσεις", "公交司机要求加薪"])
def test_a_short_line_among_those_of_the_page_goes_below_the_article(line: str) -> None:
    below = (*PAGE[:2], "Sampleton Boat Fair", line, PAGE[2], "All rights reserved")  # the first of them might be a cut-off sentence
    assert strip(FIRST, SECOND, THIRD, *below) == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    "line",
    [
        "He died on Sunday.",  # a sentence
        "Reds 3 Blues 1, Greens 2",  # a row of results
        "the mayor said, and",  # the rest of a sentence
    ],
)
def test_what_may_be_the_articles_stays_among_lines_of_the_page(line: str) -> None:
    assert line in strip(FIRST, SECOND, THIRD, *PAGE[:2], line, PAGE[2], "All rights reserved")


def test_a_short_line_stays_above_a_paragraph_and_without_the_page_on_both_sides() -> None:
    line = "Bus drivers in Sampleton"
    assert line in strip(FIRST, *PAGE[:2], line, PAGE[2], SECOND, THIRD)
    assert line in strip(FIRST, SECOND, THIRD, line, *PAGE)


def test_a_short_line_in_the_midst_of_what_goes_does_so_between_paragraphs_too() -> None:
    lines = (FIRST, SECOND, *PAGE, "Sampleton Boat Fair", *FRAME[3:6], THIRD, FOURTH)
    around = [2, 3, 4, 6, 7, 8]
    assert going(lines, dict.fromkeys(around, 0.98)) == [2, 3, 4, 5, 6, 7, 8]
    assert going(lines, dict.fromkeys(around[1:], 0.98)) == around[1:]  # two above are not enough


def test_above_the_second_paragraph_no_short_line_is_taken_for_one_of_the_page() -> None:
    assert "Ferry to Sampleton put out of service" in strip(*PAGE, "Ferry to Sampleton put out of service", *FRAME[3:6], FIRST, SECOND)


def test_posts_of_a_live_blog_stay_between_their_buttons() -> None:
    posts = ("Bridge closed", "Divers look for the pillar", "First boat leaves the harbour", "Council meets behind closed doors")
    blog = [line for post in posts for line in (post, *PAGE)]
    lines = (FIRST, SECOND, *blog)
    controls = [at for at, line in enumerate(lines) if line in PAGE]
    assert going(lines, dict.fromkeys(controls, 0.98)) == controls


LABELS = ("Blue Pier", "Harbour Talk", "Mill Street", "Low Tide")


def test_several_proposals_in_a_row_go_from_a_page_of_which_much_goes() -> None:
    lines = (FIRST, SECOND, *LABELS, THIRD, *FRAME)
    frame = [*range(7, 7 + len(FRAME))]

    def besides(doubted: dict[int, float]) -> list[int]:
        return [at for at in going(lines, doubted | dict.fromkeys(frame, 0.98)) if at not in frame]

    assert besides(dict.fromkeys(range(2, 6), 0.8)) == [2, 3, 4, 5]
    assert besides(dict.fromkeys(range(2, 6), 0.7)) == []  # not sure enough on average
    assert besides(dict.fromkeys((2, 3, 5), 0.8)) == []  # not next to each other
    assert going(lines, dict.fromkeys(range(2, 6), 0.8)) == []  # nothing else goes: a list


def test_what_comes_again_and_again_is_none_of_several_in_a_row() -> None:
    rows = ("Blue Pier", "Open all year", "Mill Street", "Open all year", "Low Tide", "Open all year")
    frame = dict.fromkeys(range(8, 8 + len(FRAME)), 0.98)
    assert set(going((*rows, FIRST, SECOND, *FRAME), frame | dict.fromkeys(range(6), 0.8))).isdisjoint(range(6))


def test_a_line_that_may_be_cut_off_is_none_of_several_in_a_row() -> None:
    cut = "Two smaller boats now carry people across, but no cars and"
    lines = (FIRST, SECOND, cut, *LABELS[:2], *FRAME)
    frame = dict.fromkeys(range(5, 5 + len(FRAME)), 0.98)
    assert 2 not in going(lines, frame | dict.fromkeys(range(2, 5), 0.8))


def test_a_text_of_which_a_paragraph_stays_is_cleaned_however_much_goes() -> None:
    assert strip(*FRAME, FIRST, *PAGE) == [FIRST]
    assert [finding.rule for finding in StripBoilerplate().find(Document("\n".join(FRAME))) if finding.replacement is None] == [
        "boilerplate/mostly"
    ]


def test_the_message_says_why_a_line_goes_that_says_nothing_itself() -> None:
    lines = (FIRST, SECOND, *PAGE, "Sampleton Boat Fair", *FRAME[3:6], THIRD, FOURTH)
    claims = {at: Claim(at, at, "ui", 0.98, "") for at in (2, 3, 4, 6, 7, 8)}
    assert guarded(page_of(lines), claims, SAFE, PROPOSED)[5].message == "a line among those of the page"
