"""Spans of an edited text, and where they came from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrubber.spans import Edit, SpanMap, apply, compose

letters = st.text("abcdé的😀\n", max_size=12)


@st.composite
def edits_of(draw: st.DrawFn, text: str) -> list[Edit]:
    """Sorted, disjoint edits of a text; each takes something out, and puts in something or nothing."""
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    spans = [(start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=False) if start < end]
    return [Edit(start, end, draw(st.text("xyzß", max_size=3))) for start, end in spans]


@st.composite
def twice_edited(draw: st.DrawFn) -> tuple[str, list[Edit], str, list[Edit]]:
    text = draw(letters)
    first = draw(edits_of(text))
    middle = apply(text, first)
    return text, first, middle, draw(edits_of(middle))


def test_apply() -> None:
    assert apply("abcdef", [Edit(0, 1, "X"), Edit(2, 4, ""), Edit(5, 6, "YZ")]) == "XbeYZ"
    assert apply("abc", []) == "abc"


@given(twice_edited())
def test_composed_edits_do_what_both_do(case: tuple[str, list[Edit], str, list[Edit]]) -> None:
    text, first, middle, second = case
    assert apply(text, compose(first, middle, second)) == apply(middle, second)


@given(twice_edited())
def test_composed_edits_are_sorted_and_disjoint(case: tuple[str, list[Edit], str, list[Edit]]) -> None:
    text, first, middle, second = case
    last = 0
    for start, end, _ in compose(first, middle, second):
        assert last <= start <= end <= len(text)
        last = end


@given(twice_edited())
def test_what_no_edit_touches_is_not_in_the_composed_ones(case: tuple[str, list[Edit], str, list[Edit]]) -> None:
    _, first, middle, second = case
    assert compose(first, middle, []) == first
    assert compose([], middle, second) == second


@given(twice_edited(), st.data())
def test_a_span_is_traced_to_what_it_came_from(case: tuple[str, list[Edit], str, list[Edit]], data: st.DataObject) -> None:
    """What the span reads, with what earlier edits put there before and after it, is what the original span became."""
    text, first, middle, _ = case
    start = data.draw(st.integers(0, len(middle)))
    end = data.draw(st.integers(start, len(middle)))
    begin, stop, before, after = SpanMap(first).trace(start, end)
    assert 0 <= begin <= stop <= len(text)
    within = [Edit(e.start - begin, e.end - begin, e.replacement) for e in first if begin <= e.start and e.end <= stop]
    traced = before + middle[start:end] + after
    if start < end:
        assert traced in apply(text[begin:stop], within)


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        ((0, 1), (0, 1, "", "")),  # before the edit
        ((1, 4), (1, 3, "", "")),  # all of it
        ((2, 3), (1, 3, "X", "Z")),  # a part of it
        ((4, 5), (3, 4, "", "")),  # behind it
        ((0, 5), (0, 4, "", "")),
    ],
)
def test_trace(span: tuple[int, int], expected: tuple[int, int, str, str]) -> None:
    assert SpanMap([Edit(1, 3, "XYZ")]).trace(*span) == expected


@given(twice_edited(), st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), max_size=5))
def test_many_spans_are_traced_as_each_alone(case: tuple[str, list[Edit], str, list[Edit]], spans: list[tuple[int, int]]) -> None:
    found = SpanMap(case[1])
    ordered = [(min(span), max(span)) for span in spans]
    assert found.traces(ordered) == [found.trace(start, end)[:2] for start, end in ordered]
