"""The table of known words."""

import json
import unicodedata

import pytest

from scrubber.language import model
from scrubber.language.words import TABLE, WORD, fingerprint, is_word, title, words

LARGEST = 2_500_000  # bytes of the table
MOST = 25_000  # words of a language
TWO_FORMS = 2  # Romanian words are listed in two spellings


def test_common_words_are_known() -> None:
    assert fingerprint("für") in words("de")
    assert fingerprint("été") in words("fr")
    assert fingerprint("más") in words("es")
    assert fingerprint("только") in words("ru")


@pytest.mark.parametrize(
    ("word", "language"),
    [("más", "es"), ("için", "tr"), ("című", "hu"), ("będzie", "pl"), ("только", "ru"), ("είναι", "el"), ("करने", "hi"), ("این", "fa")],
)
def test_a_word_is_known_in_small_letters_capitalised_and_in_capitals(word: str, language: str) -> None:
    assert is_word(word, language)
    assert is_word(title(word, language), language)
    assert is_word(word.replace("i", "İ").upper() if language == "tr" else word.upper(), language)


def test_names_are_known_in_capitals_but_not_in_small_letters() -> None:
    assert is_word("Hernández", "es")
    assert is_word("HERNÁNDEZ", "es")
    assert not is_word("hernández", "es")


def test_other_mixtures_of_capitals_are_no_words() -> None:
    assert not is_word("mÁs", "es")
    assert not is_word("FüR", "de")


def test_a_decomposed_word_is_the_same_word() -> None:
    assert is_word(unicodedata.normalize("NFD", "người"), "vi")


def test_romanian_is_known_with_cedillas_and_with_commas() -> None:
    assert is_word("\u015fi", "ro")
    assert is_word("\u0219i", "ro")


@pytest.mark.parametrize(
    ("word", "language"),
    [
        ("õket", "hu"),
        ("idõ", "hu"),
        ("cãtre", "ro"),
        ("ºi", "ro"),
        ("þi", "ro"),
        ("jiľ", "cs"),
        ("vąak", "cs"),
        ("ýok", "tr"),
        ("weiß", "fr"),
    ],
)
def test_damaged_and_foreign_words_are_not_known(word: str, language: str) -> None:
    assert not is_word(word, language)


def test_a_word_in_letters_foreign_to_the_language_is_never_known() -> None:
    for language in ("ar", "bg", "el", "he", "ru"):
        assert not any(is_word(first + second, language) for first in "àäåæçèéêñòóôõöøùúûüýþ" for second in "àäåæçèéêñòóôõöøùúûüýþ")


def test_words_in_ascii_are_never_known() -> None:
    assert not is_word("hogy", "hu")
    assert not is_word("", "hu")


def test_a_language_unknown_to_the_table_has_no_words() -> None:
    assert not words("tlh")
    assert not is_word("für", "tlh")


def test_marks_belong_to_their_word() -> None:
    assert WORD.findall("हिन्दी, été") == ["हिन्दी", "été"]


def test_the_table_is_small_and_of_known_languages() -> None:
    header, _, blocks = TABLE.read_bytes().partition(b"\n")
    spans = json.loads(header)
    assert set(spans) <= set(model().languages)
    assert sum(count for _, count, _ in spans.values()) * 3 == len(blocks)
    assert max(count for _, count, _ in spans.values()) <= TWO_FORMS * MOST
    assert all(len(words(language)) == count for language, (_, count, _) in spans.items())
    assert TABLE.stat().st_size < LARGEST
