"""Which sign stands at a place: what the learned table must say, whatever it is learned from."""

import pytest

from scrubber.mojibake.lost.quotation import RARE_SIGN, SIGNS, START, State, follow, left_class, right_class, sign_cost


def likeliest(left: str, right: str, state: str, language: str) -> str:
    return min(SIGNS, key=lambda sign: sign_cost(sign, left, right, state, language))


@pytest.mark.parametrize(
    ("left", "right", "state", "language", "sign"),
    [
        ("a", "c", START, "en", "’"),  # don’t
        ("s", " ", START, "en", "’"),  # the farmers’ market
        (" ", "A", START, "en", "“"),
        (".", " ", State("“"), "en", "”"),
        (" ", "A", START, "de", "„"),
        (".", " ", State("„"), "de", "“"),
        ("e", "a", START, "fr", "’"),  # l’eau
        (" ", "A", START, "xx", "“"),  # a language that the table does not hold
    ],
)
def test_likeliest_sign(left: str, right: str, state: str, language: str, sign: str) -> None:
    assert likeliest(left, right, state, language) == sign


@pytest.mark.parametrize(
    ("before", "after", "left", "right"),
    [
        ("", "", " ", " "),
        ("don", "t a", "a", "c"),
        (" l", "eau", "e", "a"),
        ("ers", " m", "s", " "),
        ("said.", " A", ".", " "),
        ("won", "top", "a", "a"),
    ],
)
def test_classes(before: str, after: str, left: str, right: str) -> None:
    assert (left_class(before), right_class(after)) == (left, right)


def test_state() -> None:
    state = follow(follow(START, "“", "A"), "‘", "a")
    assert state == State("“", single=True)
    assert follow(state, "’", "c").single  # an apostrophe closes nothing
    assert follow(state, "’", " ") == State("“")


def test_other_marks_are_rare() -> None:
    assert sign_cost("†", "a", " ", START, "en") == RARE_SIGN
