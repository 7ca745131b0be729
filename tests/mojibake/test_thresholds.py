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
UNPINNED: dict[tuple[str, str], str] = {}
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
