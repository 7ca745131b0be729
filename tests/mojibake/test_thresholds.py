"""Every constant that decides is held where it is: for each a text that reads right, and would not if the constant moved.

The texts were found by `quality/pins.py`, which finds others when a constant is set anew. That one of them changes is no
defect by itself; it says that a constant no longer stands where it was measured to stand.
"""

import json
from pathlib import Path

import pytest

from scrubber import fix_mojibake
from tests.mojibake.perturbed import CONSTANTS, perturbed

PINS = [tuple(pin) for pin in json.loads(Path(__file__).with_name("thresholds.json").read_text(encoding="utf-8"))]
UNPINNED: dict[tuple[str, str], str] = {
    ("FEW_CHANGES", "higher"): "no text of ours",
    ("MIXED_WORD", "lower"): "no text of ours",
    ("NO_LETTER_OF_ANY", "lower"): "no text of ours",
    ("LONE", "lower"): "no text of ours",
    ("SEQUENCES", "lower"): "no text of ours",
    ("WORD_OF_ANOTHER_SCRIPT", "lower"): "no text of ours",
    ("TWO_SIGNS", "higher"): "no text of ours",
    ("SIGN_AT_EDGE", "higher"): "no text of ours",
    ("FOREIGN_SCRIPT", "lower"): "no text of ours",
    ("LETTER_AT_EDGE", "higher"): "no text of ours",
    ("REPEATED", "lower"): "no text of ours",
    ("REPEATED", "higher"): "no text of ours",
    ("CONTROL", "higher"): "no text of ours",
    ("MARK_IN_REPAIR", "higher"): "no text of ours",
    ("NO_BREAK", "lower"): "no text of ours",
    ("NO_BREAK", "higher"): "no text of ours",
    ("DASHED", "lower"): "no text of ours",
    ("ODD_CAPITAL", "lower"): "no text of ours",
    ("ODD_CAPITAL", "higher"): "no text of ours",
    ("NO_LETTER_OF_ANY", "higher"): "no text of ours",
    ("UNKNOWN", "lower"): "no text of ours",
    ("UNASSIGNED", "higher"): "no text of ours",
    ("PRIVATE", "higher"): "no text of ours",
    ("MIXED_WORD", "higher"): "no text of ours",
    ("LONE", "higher"): "no text of ours",
    ("WORD_OF_ANOTHER_SCRIPT", "higher"): "no text of ours",
    ("CASE", "lower"): "no text of ours",
    ("CASE", "higher"): "no text of ours",
    ("KNOWN_WORD", "lower"): "no text of ours",
    ("TELLING_WORD", "lower"): "no text of ours",
    ("OUTSIDE", "lower"): "no text of ours",
    ("OUTSIDE", "higher"): "no text of ours",
    ("BARE", "higher"): "no text of ours",
    ("ALIEN", "lower"): "no text of ours",
    ("ALIEN", "higher"): "no text of ours",
    ("MOST_ALIEN", "lower"): "no text of ours",
    ("MOST_ALIEN", "higher"): "no text of ours",
    ("RARE_PAGE", "lower"): "no text of ours",
    ("LOSS", "lower"): "no text of ours",
    ("LOSS", "higher"): "no text of ours",
    ("PAGE_PRIOR", "lower"): "no text of ours",
    ("PAGE_PRIOR", "higher"): "no text of ours",
    ("NEEDED", "lower"): "no text of ours",
    ("FEW_HAN", "higher"): "no text of ours",
    ("FEW_LETTERS", "lower"): "no text of ours",
    ("FEW_LETTERS", "higher"): "no text of ours",
    ("NEEDED_SCRIPT", "higher"): "no text of ours",
    ("NEEDED_PROVEN", "lower"): "no text of ours",
    ("NEEDED_PROVEN", "higher"): "no text of ours",
    ("PROOF", "lower"): "no text of ours",
    ("PROOF", "higher"): "no text of ours",
    ("AHEAD", "lower"): "no text of ours",
    ("AHEAD", "higher"): "no text of ours",
    ("CLOSE", "lower"): "no text of ours",
    ("CLOSE", "higher"): "no text of ours",
    ("CONTRADICTED", "lower"): "no text of ours",
    ("CONTRADICTED", "higher"): "no text of ours",
    ("LEFT_AS_IS", "lower"): "no text of ours",
    ("LEFT_AS_IS", "higher"): "no text of ours",
    ("LEFT_SHARE", "lower"): "no text of ours",
    ("LEFT_SHARE", "higher"): "no text of ours",
    ("DEAREST", "higher"): "no text of ours",
    ("FEW", "higher"): "no text of ours",
    ("MISSING_CAPITALS", "higher"): "no text of ours",
    ("NEARLY_FITS", "lower"): "no text of ours",
    ("NEARLY_FITS", "higher"): "a limit of work",
    ("WESTERN", "lower"): "no text of ours",
    ("TELLING", "lower"): "the bound only grows: time, not findings",
    ("TELLING_LETTERS", "lower"): "the bound only grows: time, not findings",
    ("LEAST", "lower"): "no text of ours",
    ("SAMPLE", "lower"): "no text of ours",
    ("SAMPLE", "higher"): "a limit of work",
    ("WORDS", "lower"): "no text of ours",
    ("WORDS", "higher"): "a limit of work",
    ("LAYERS", "higher"): "a limit of work",
    ("MIXED", "higher"): "no text of ours",
    ("BREADTH", "higher"): "a limit of work",
    ("BREADTH_BELOW", "lower"): "no text of ours",
    ("PROMISING", "higher"): "a limit of work",
    ("HOPELESS", "higher"): "a limit of work",
    ("EXAMPLES", "lower"): "no text of ours",
    ("EXAMPLES", "higher"): "a limit of work",
    ("ROUNDS", "higher"): "a limit of work",
}
"""Constants and the side on which nothing of ours holds them, each with the reason."""


@pytest.mark.parametrize(("constant", "factor", "text", "right"), PINS)
def test_constant(constant: str, factor: float, text: str, right: str) -> None:
    assert fix_mojibake(text) == right
    with perturbed(constant, factor):
        assert fix_mojibake(text) != right
    assert fix_mojibake(text) == right


@pytest.mark.parametrize("side", ["lower", "higher"])
@pytest.mark.parametrize("constant", CONSTANTS)
def test_every_constant_is_held_on_both_sides(constant: str, side: str) -> None:
    held = {name for name, factor, _, _ in PINS if (factor < 1) == (side == "lower")}
    assert (constant in held) != ((constant, side) in UNPINNED)
