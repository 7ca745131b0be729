"""How a text is cut into lines, and a long line into segments."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrubber.lines import LONG, SHORTEST, segments

words = st.lists(
    st.one_of(st.text("aé的 \u2028\x85\r", min_size=1, max_size=40), st.sampled_from(["\n", " ", "x" * 700])), max_size=60
).map("".join)


@given(words)
def test_segments_are_pieces_of_the_text_in_order_and_nothing_but_line_ends_is_left_out(text: str) -> None:
    at = 0
    for start, segment in segments(text):
        assert text[start : start + len(segment)] == segment
        assert set(text[at:start]) <= {"\n"}
        at = start + len(segment)
    assert set(text[at:]) <= {"\n"}


@given(words)
def test_only_a_line_feed_ends_a_line(text: str) -> None:
    for start, segment in segments(text):
        assert "\n" not in segment
        assert start == 0 or text[start - 1] == "\n" or (segment[0] == " " and start >= SHORTEST)


@given(words)
def test_a_segment_is_long_only_where_there_is_no_space(text: str) -> None:
    for _, segment in segments(text):
        assert len(segment) <= LONG or " " not in segment[SHORTEST : len(segment) - 1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [(0, "")]),
        ("one\n\ntwo", [(0, "one"), (4, ""), (5, "two")]),
        ("a\r\nb\u2028c\x85d", [(0, "a\r"), (3, "b\u2028c\x85d")]),
        ("end\n", [(0, "end"), (4, "")]),
    ],
)
def test_short_lines(text: str, expected: list[tuple[int, str]]) -> None:
    assert list(segments(text)) == expected


def test_a_long_line_is_cut_behind_ascii_where_it_can_be() -> None:
    """A damaged character may have lost its no-break space: `Ã` and a space belong together."""
    line = "x" * SHORTEST + "Ã Ã y Ã" + "Ã " * LONG
    (_, first), (start, second), *_ = segments(line)
    assert first == "x" * SHORTEST + "Ã Ã y"
    assert (start, second[:2]) == (len(first), " Ã")


def test_a_long_line_without_ascii_is_cut_at_a_space_all_the_same() -> None:
    (_, first), *_ = segments("я " * LONG)
    assert SHORTEST <= len(first) <= SHORTEST + 2
