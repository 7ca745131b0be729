import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrubber.encodings import codepage
from scrubber.language import model
from scrubber.language.classes import character_class
from scrubber.language.model import TABLES

SENTENCES = {
    "de": "Der Gemeinderat beschloss am Dienstag, die alte Brücke für Fußgänger zu öffnen.",
    "en": "The council decided on Tuesday to open the old bridge to pedestrians.",
    "fr": "Le conseil a décidé mardi d'ouvrir le vieux pont aux piétons.",
    "hu": "A tanács kedden úgy döntött, hogy megnyitja a régi hidat a gyalogosok előtt.",
    "tr": "Meclis salı günü eski köprüyü yayalara açmaya karar verdi.",
    "ru": "Во вторник совет решил открыть старый мост для пешеходов.",
    "el": "Το συμβούλιο αποφάσισε την Τρίτη να ανοίξει την παλιά γέφυρα.",
    "ar": "قرر المجلس يوم الثلاثاء فتح الجسر القديم للمشاة.",
    "zh": "市议会星期二决定将旧桥向行人开放。",
}


@pytest.mark.parametrize("code", SENTENCES)
def test_tells_the_language(code: str) -> None:
    assert model().best(SENTENCES[code])[0] == code


@pytest.mark.parametrize("code", ["de", "fr", "ru", "el", "tr"])
def test_text_is_likelier_than_its_misreading(code: str) -> None:
    text = SENTENCES[code]
    for name in ("windows-1252", "windows-1251", "cp437"):
        misread = codepage(name).decode(text.encode())
        assert model().score(text) > model().score(misread) + 20


def test_a_text_is_as_likely_as_its_parts() -> None:
    whole = model().score("bridge")
    assert whole == pytest.approx(model().score("bri", after="d") + model().score("dge", before="i") + model().joint.pair("i", "d"))


def test_capitals_are_language_too() -> None:
    text = "DER GEMEINDERAT BESCHLOSS, DIE BRÜCKE FÜR FUSSGÄNGER ZU ÖFFNEN"
    assert model().best(text)[0] == "de"
    assert model().score(text) > model().score(text.replace("Ü", "Þ").replace("Ö", "Ð"))


@pytest.mark.parametrize("code", ["de", "ru"])
def test_rows_are_distributions(code: str) -> None:
    """Up to rounding: what can follow an `a` sums to about one, with the classes left out."""
    table = model().language(code)
    total = sum(math.exp(-table.pair("a", char)) for char in table.alphabet)
    assert 0.6 < total < 1.1


@given(st.text(st.characters(codec=None), max_size=40))
def test_any_text_has_a_score(text: str) -> None:
    assert math.isfinite(model().score(text))
    assert all(math.isfinite(score) for score in model().by_language(text, ["en", "zh"]).values())


def test_classes() -> None:
    assert character_class("Ж") == "CYRILLIC Lu"
    assert character_class("\x85") == "C1"
    assert character_class("\ud800") == "Cs"
    assert character_class("—") == "Pd"


def test_the_tables_are_small() -> None:
    assert TABLES.stat().st_size < 2e6


@given(st.text(max_size=60))
def test_ranking_is_that_of_all_languages_one_by_one(text: str) -> None:
    one_by_one = sorted((-score, code) for code, score in model().by_language(text).items())[:4]
    assert [(-score, code) for code, score in model().ranking(text, 4)] == one_by_one


@pytest.mark.parametrize("code", SENTENCES)
def test_text_is_ranked_alike(code: str) -> None:
    one_by_one = sorted((-score, code) for code, score in model().by_language(SENTENCES[code]).items())[:8]
    assert [(-score, code) for code, score in model().ranking(SENTENCES[code], 8)] == one_by_one
