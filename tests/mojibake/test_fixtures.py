import pytest

from scrubber import fix_mojibake
from tests.fixtures import Case, cases


@pytest.mark.parametrize(
    "case", [c for shelf in ("in-the-wild", "synthetic", "negative") for c in cases("mojibake", shelf)], ids=lambda c: c.title
)
def test_repairs(case: Case) -> None:
    assert fix_mojibake(case.input) == case.expected


@pytest.mark.parametrize("case", cases("mojibake", "known-failures"), ids=lambda c: c.title)
def test_still_fails(case: Case) -> None:
    """A case that passes belongs on another shelf."""
    assert fix_mojibake(case.input) != case.expected
