"""What was printed twice."""

from tests.boilerplate.pages import FIRST, SECOND, THIRD, strip


def test_a_paragraph_that_comes_again_by_itself_is_no_copy() -> None:
    long = f"{FIRST[:-1]}, and nobody in the town had been told of it before."
    lines = [long, SECOND, THIRD, long]
    assert strip(*lines) == lines


def test_a_part_of_the_text_that_was_printed_twice_goes() -> None:
    part = [f"{FIRST[:-1]}, as they say.", f"{SECOND[:-1]}, as they say.", "What comes next", f"{THIRD[:-1]}, they say, as they do."]
    assert strip(*part, *part) == part
