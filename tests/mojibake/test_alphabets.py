"""Lists of letters are right text: what an alphabet holds beyond ASCII is in no order in which a language would write it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrubber import Pipeline, RepairMojibake
from scrubber.mojibake.alphabet import may_be_alphabet

ALPHABETS = (
    "åäö", "æøå", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "ąćęłńóśźż", "áéíóöőúüű", "ăâîșț", "çğıöşü", "āčēģīķļņšūž", "ąčęėįšųūž",
    "šžõäöü", "áðéíóúýþæö", "áâãàçéêíóôõú", "àâçéèêëîïôùûüÿ", "àèéìòù", "ĉĝĥĵŝŭ", "áéíñóúü", "äöüß", "čćđšž", "ŵŷâêîôû",
)  # fmt: skip
FRAMES = ("{}", '"{}"', "alphabet = '{}'", "[{}]", "[a-z{}]", "{}, {}", "The letters {} are sorted last.")


def repaired(text: str) -> str:
    return Pipeline([RepairMojibake()]).run(text).text


@given(st.sampled_from(ALPHABETS), st.sampled_from(FRAMES), st.data())
def test_letters_of_an_alphabet_stay(alphabet: str, frame: str, data: st.DataObject) -> None:
    letters = data.draw(st.text(st.sampled_from(alphabet), min_size=2, max_size=12))
    letters = data.draw(st.sampled_from([letters, letters.upper(), letters + letters.upper(), letters.capitalize()]))
    text = frame.replace("{}", letters)
    assert repaired(text) == text


@pytest.mark.parametrize(
    "text", ['alphabet="ÅÄÖŠŽåäöšž",', "ÅÄÖŠŽåäöšž", "ÖŠŽ", "æøå, æøå", "The letters ïéûîùÿüê are sorted last.", '"òàùèì"']
)
def test_letters_that_were_repaired_once_stay(text: str) -> None:
    assert repaired(text) == text


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        ("ÑÅÊÐÅÒ", "СЕКРЕТ"),
        ("Az õ háza a tér mellett áll, és senki sem lakik benne.", "Az ő háza a tér mellett áll, és senki sem lakik benne."),
        ("CafÃ©", "Café"),
        ("Ã¼ber", "über"),
    ],
)
def test_misread_text_is_no_list_of_letters(damaged: str, right: str) -> None:
    assert repaired(damaged) == right


def test_words_with_other_letters_are_no_lists() -> None:
    assert may_be_alphabet("the letters æøå", [(12, 15)])
    assert not may_be_alphabet("the letters æøåb", [(12, 15)])
    assert not may_be_alphabet("æø©", [(0, 3)])
    assert not may_be_alphabet("ñåðê", [(0, 4)])
