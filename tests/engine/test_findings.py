import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrubber import Document, Finding
from scrubber.findings import apply, effective, revert


def edit(start: int, end: int, replacement: str | None, original: str = "") -> Finding:
    return Finding("test/edit", start, end, replacement, "a test", original=original)


@st.composite
def edited_documents(draw: st.DrawFn) -> Document:
    """A document after several batches of edits, each made in the text that the last one left."""
    document = Document(draw(st.text("abcdefgh\n", min_size=1, max_size=30)))
    for _ in range(draw(st.integers(1, 5))):
        batch: list[Finding] = []
        at = 0
        while at < len(document.text) and draw(st.booleans()):
            start = draw(st.integers(at, len(document.text) - 1))
            end = draw(st.integers(start + 1, min(len(document.text), start + 8)))
            found = document.adopt(edit(start, end, draw(st.text("XYZ", max_size=3))))
            if not batch or found.start >= batch[-1].end:
                batch.append(found)
            at = end
        document = document.with_findings(batch, batch)
    return document


@given(edited_documents())
def test_applying_gives_the_text_and_reverting_the_original(document: Document) -> None:
    assert apply(document.original, document.edits) == document.text
    assert revert(document.text, document.edits) == document.original


@given(edited_documents())
def test_effective_edits_are_sorted_disjoint_and_hold_what_they_replaced(document: Document) -> None:
    edits = effective(document.edits)
    assert all(a.end <= b.start for a, b in itertools.pairwise(edits))
    assert all(document.original[e.start : e.end] == e.original for e in document.edits)


@given(edited_documents(), st.data())
def test_untouched_characters_trace_back_to_themselves(document: Document, data: st.DataObject) -> None:
    """A span of the edited text covers, in the original, every character of it that no edit put there."""
    text = document.text
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = document.trace(start, end)
    assert 0 <= first <= last <= len(document.original)
    kept = [c for c in text[start:end] if c not in "XYZ"]
    covered = iter(document.original[first:last])
    assert all(c in covered for c in kept)


@given(edited_documents(), st.data())
def test_an_edit_made_in_the_edited_text_does_there_what_it_says(document: Document, data: st.DataObject) -> None:
    text = document.text
    if not text:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = document.adopt(edit(start, end, "!"))
    assert document.with_findings([found], [found]).text == text[:start] + "!" + text[end:]


def test_a_later_edit_supersedes_those_inside_it() -> None:
    inner, outer = edit(2, 3, "X", "c"), edit(1, 5, "", "bcde")
    assert effective([inner, outer]) == [outer]
    assert apply("abcdef", [inner, outer]) == "af"
    assert revert("af", [inner, outer]) == "abcdef"


def test_flags_change_nothing() -> None:
    assert apply("abc", [edit(0, 3, None)]) == "abc"


def test_reverting_a_text_that_has_changed_since_is_refused() -> None:
    with pytest.raises(ValueError, match="expected 'X' at 0, found 'Y'"):
        revert("Ybc", [edit(0, 1, "X", "a")])


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ({"start": 3, "end": 2}, "3-2 is not a span"),
        ({"start": -1, "end": 2}, "-1-2 is not a span"),
        ({"start": 2, "end": 2, "replacement": "x"}, "cover at least one character"),
        ({"start": 0, "end": 1, "confidence": 1.5}, "not between 0 and 1"),
    ],
)
def test_what_is_no_finding(arguments: dict[str, object], reason: str) -> None:
    fields = {"rule": "test/edit", "replacement": None, "message": "a test"} | arguments
    with pytest.raises(ValueError, match=reason):
        Finding(**fields)  # type: ignore[arg-type]  # the point of the test
