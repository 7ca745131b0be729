"""Lines without capitals, which any misread line may have been lower-cased from: what is weighed again, and what is not."""

from unittest.mock import Mock

import pytest

from scrubber import scrub
from scrubber.mojibake import engine, utf8
from tests.strategies import misread


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (misread("รถบน", "cp1252"), True),  # บ and ช differ by a capital only
        (misread("sie sagt ’nein’", "cp1251").lower(), True),  # `вђ™`
        (misread("ข่าวทั้งหมด", "cp1252"), False),  # no letter of it has another one
        (misread("სად არის", "cp1252"), False),
        (misread("you’re here", "cp1252"), False),
    ],
)
def test_only_what_capitals_may_have_been_is_weighed_again(line: str, expected: bool) -> None:
    found = [one for one in utf8.readings(line) if one.intact]
    assert found
    assert {utf8.may_read_otherwise(line, one) for one in found} == {expected}


@pytest.mark.parametrize(("name", "asked"), [("BBC", False), ("bbc", True)])
def test_a_text_that_holds_a_capital_was_not_lower_cased(name: str, asked: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"ბავშვები სკოლაში მიდიან დილით {name}\nმდინარე მთიდან ჩამოდის და ზღვას უერთდება\nჩვენ ბაზარში ვიყიდეთ პური და ყველი\n"
    guesses = Mock(return_value=[])
    monkeypatch.setattr(engine, "_guesses", guesses)
    assert scrub(misread(text, "cp1252")).text == text
    assert guesses.called == asked
