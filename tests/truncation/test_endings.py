"""How lines end."""

import pytest

from scrubber import scrub
from scrubber.truncation.endings import Ending, mark


def ending(line: str) -> Ending:
    return mark(line, 0, len(line)).ending


@pytest.mark.parametrize(
    "line",
    [
        "It rained.",
        "Did it rain?",
        "It rained!",
        "It rained.”",
        "It rained.’ ",
        "(It rained.)",
        "Es regnete.“",
        "Il pleut. »",
        "雨が降った。",
        "雨が降った。」",
        "下雨了！",
        "هل نزل المطر؟",
        "بارش ہوئی۔",
        "बारिश हुई।",
        "ዝናብ ዘነበ።",
        "Անձրևեց։",
        "Έβρεξε;",
        "It rained.*",
        "It rained.²",
        "It rained. ■",
        "It rained.\u200b",
        "It rained.\xa0\ufeff",
        "It rained..",
        "هطل المطر..",
    ],
)
def test_whole(line: str) -> None:
    assert ending(line) is Ending.WHOLE


@pytest.mark.parametrize(
    "line",
    [
        "It rained...",
        "It rained…",
        "It rained […]",
        "It rained (...)",
        "It rained . . .."[:-1] + ".",
        "下雨了……",
        "雨が‥",
        "It rained &#8230;",
        "It rained&hellip;",
    ],
)
def test_ellipsis(line: str) -> None:
    assert ending(line) is Ending.ELLIPSIS


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("It rained,", Ending.CLAUSE),
        ("It rained;", Ending.CLAUSE),
        ("It rained —", Ending.CLAUSE),
        ("雨が降り、", Ending.CLAUSE),
        ("هطل المطر،", Ending.CLAUSE),
        ("It rained (", Ending.OPENED),
        ("He said: “", Ending.OPENED),
        ("- Advertisement -", Ending.SYMBOL),
        ("It rained", Ending.OPEN),
        ("In 1911", Ending.OPEN),
        ("किसान खुश थे", Ending.OPEN),
        ("(Reuters)", Ending.CLOSED),
        ("“Rain”", Ending.CLOSED),
        ("Read it at https://example.org/a/b", Ending.REFERENCE),
        ("Read it at www.example.org", Ending.REFERENCE),
        ("Read it at example.org", Ending.REFERENCE),
        ("Write to rain@example.org", Ending.REFERENCE),
        ("It rained #rain", Ending.REFERENCE),
        ("It rained 🎉", Ending.SYMBOL),
        ("Next →", Ending.SYMBOL),
        ("   ", Ending.BLANK),
        ("", Ending.BLANK),
    ],
)
def test_other_endings(line: str, expected: Ending) -> None:
    assert ending(line) is expected


def test_the_mark_of_an_open_end_is_the_last_word() -> None:
    found = mark("It rained on the harb", 0, 21)
    assert (found.start, found.end) == (17, 21)


def test_the_mark_of_an_ellipsis_holds_its_brackets() -> None:
    found = mark("It rained […]", 0, 13)
    assert "It rained […]"[found.start : found.end] == "…]"


@pytest.mark.parametrize("line", ["*)", "\u200b”", "¹ ]", "*)\nThe ferry"])
def test_a_line_of_nothing_but_what_follows_marks(line: str) -> None:
    assert mark(line, 0, len(line.split("\n", maxsplit=1)[0])).ending is Ending.CLOSED
    assert scrub(line).text == line
