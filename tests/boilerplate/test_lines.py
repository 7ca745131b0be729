"""The spans that take lines out leave what stays as it was: neither glued together nor torn apart."""

from hypothesis import given
from hypothesis import strategies as st

from scrubber.boilerplate.lines import Lines
from scrubber.spans import Edit, apply

ROWS = st.lists(st.sampled_from(["", " ", "Ferry resumes", "  Share this  ", "Comments\r", "\r"]), min_size=1, max_size=12)


def taken(lines: Lines, gone: set[int], missing: set[int]) -> list[Edit]:
    return [Edit(start, end, "") for _, start, end in lines.spans(gone, missing)]


@given(ROWS, st.sets(st.integers(0, 11)), st.sets(st.integers(0, 11)))
def test_what_stays_is_the_page_without_the_lines(rows: list[str], gone: set[int], missing: set[int]) -> None:
    lines = Lines("\n".join(rows))
    numbers = set(range(len(lines.lines)))
    gone, missing = gone & numbers, (missing - gone) & numbers
    edits = taken(lines, gone, set())
    assert Lines(apply(lines.text, edits)).lines == [lines.lines[number] for number in sorted(numbers - gone)]
    both = [*taken(lines, missing, set()), *taken(lines, gone, missing)]  # these may reach over those
    left = "".join(char for at, char in enumerate(lines.text) if not any(start <= at < end for start, end, _ in both))
    assert Lines(left).lines == [lines.lines[number] for number in sorted(numbers - gone - missing)]


def test_blank_rows_go_on_one_side() -> None:
    lines = Lines("One.\n\nShare this\n\nTwo.\n")
    assert apply(lines.text, taken(lines, {1}, set())) == "One.\n\nTwo.\n"
    assert apply(lines.text, taken(lines, {2}, set())) == "One.\n\nShare this\n"
    assert apply(lines.text, taken(lines, {0, 1}, set())) == "Two.\n"


def test_a_missing_line_is_no_neighbour() -> None:
    lines = Lines("One.\n\nShare this\n\nComments")
    assert taken(lines, {2}, {1}) == [Edit(4, len(lines.text), "")]
