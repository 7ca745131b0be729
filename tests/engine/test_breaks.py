"""Texts whose lines end in something else than a line feed: they are judged as with one, and keep their own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import scrubber
from scrubber import FlagPage, FlagTruncation, Pipeline, StripBoilerplate
from scrubber.lines import OTHER_BREAKS, with_line_feeds

LINES = [
    "Share this article",
    "New wheel for the old mill",
    "The old mill at Tarnby has a new wheel, built by four retired carpenters in a barn behind the church.",
    "They worked for two winters and asked for no money. The miller's granddaughter turned the wheel on Saturday.",
    "Flour will be sold at the door from May, and the bakers of the town have ordered all of it.",
    "Sign up for our newsletter",
    "Leave a Comment",
]
CUT = [*LINES[1:4], "Flour will be sold at the door from May, and the bakers of the", "Leave a Comment"]
INDEX = "\n".join(f"Council number {i} votes on the old bridge over the river\n{i} hours ago" for i in range(2, 14))
PIPELINE = Pipeline([StripBoilerplate(), FlagPage(), FlagTruncation()])


@pytest.mark.parametrize("between", [*OTHER_BREAKS, "\r\r", "\u2028\u2028"])
@pytest.mark.parametrize("end", [False, True])
def test_every_line_end_is_one(between: str, *, end: bool) -> None:
    for lines in (LINES, CUT):
        text = between.join([*lines, *[""] * end])
        expected = PIPELINE.run(text.replace(between, "\n" * len(between)))
        result = PIPELINE.run(text)
        assert expected.edits
        assert result.text == expected.text.replace("\n" * len(between), between)
        assert result.truncated == expected.truncated == (lines is CUT)
        assert [(e.rule, e.start, e.end) for e in result.findings] == [(e.rule, e.start, e.end) for e in expected.findings]
        assert all(text[edit.start : edit.end] == edit.original for edit in result.edits)
        assert result.revert() == text
        assert PIPELINE.run(result.text).text == result.text


@pytest.mark.parametrize("between", ["\r", "\u2028", "\u2029"])
def test_the_default_filters_read_them(between: str) -> None:
    result = scrubber.scrub(between.join(LINES))
    assert result.text == between.join(LINES[1:5])
    assert scrubber.scrub(between.join(CUT)).truncated
    assert not scrubber.scrub(INDEX.replace("\n", between)).is_article


@pytest.mark.parametrize(
    "text",
    [
        "One line.\r\nAnother one.\r\nA third.",
        "One line.\nAnother one.\x0cA third.\nA fourth.\n",
        "One line,\rwhich goes on.\nAnother one.",
        "The mayor\u2028said nothing.",
        "A page.\x0c",
        "Wait\x85 what\x85 was that?",
        "He waited\x85 Then\x85 Nothing.",
        "Nothing else.\n",
    ],
)
def test_a_stray_one_is_none(text: str) -> None:
    assert with_line_feeds(text) == text


def test_where_another_kind_prevails_it_ends_lines() -> None:
    assert with_line_feeds("One.\u2028Two.\u2028Three.\nFour.") == "One.\nTwo.\nThree.\nFour."
    assert with_line_feeds("One.\rTwo.\rThree.\n") == "One.\nTwo.\nThree.\n"
    assert with_line_feeds("One.\r\nTwo.\r\nThree.\u2028Four.") == "One.\r\nTwo.\r\nThree.\u2028Four."


@given(st.lists(st.sampled_from(["A mill.", "a wheel", " ", "\n", "\r\n", *OTHER_BREAKS]), max_size=20).map("".join))
def test_nothing_but_line_ends_changes_and_no_place_moves(text: str) -> None:
    made = with_line_feeds(text)
    assert len(made) == len(text)
    assert all(one == other or (one in OTHER_BREAKS and other == "\n") for one, other in zip(text, made, strict=True))
    assert made.count("\r\n") == text.count("\r\n")
