"""How words are compared, and whether a sentence goes on."""

import pytest

from scrubber.boilerplate.stems import reads_on, stems


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Two smaller boats will carry people, but no", True),
        ("Zwei kleinere Boote bringen bis dahin Menschen", True),
        ("两艘较小的船只运送乘客", True),
        ("Ferry Late Again, Islanders Say", False),
        ("FERRY LATE AGAIN", False),
        ("Nobody was hurt.", False),
        ("Ferry", False),
    ],
)
def test_reads_on(line: str, expected: bool) -> None:
    assert reads_on(line) == expected


def test_stems() -> None:
    assert stems("The harbours of Bay") == {"harbou"}
    assert stems("大桥关闭") == {"大桥", "桥关", "关闭"}
    assert stems("여객선이 또 늦었다") == {"여객", "늦었"}
    assert stems("Der Bäcker am Kai") == {"bäcker"}
    assert stems("A day-long_regatta2024, HARBOURSIDE cafe") == {"regatt", "harbou"}
