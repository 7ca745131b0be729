"""The table of common words."""

import json

from scrubber.language import model
from scrubber.language.words import TABLE, fingerprint, words


def test_common_words_are_known() -> None:
    assert fingerprint("für") in words("de")
    assert fingerprint("été") in words("fr")
    assert fingerprint("только") in words("ru")


def test_words_of_another_language_are_not() -> None:
    assert fingerprint("für") not in words("fr")


def test_a_language_unknown_to_the_table_has_no_words() -> None:
    assert words("tlh") == frozenset()


def test_the_table_is_small_and_of_known_languages() -> None:
    header, _, blocks = TABLE.read_bytes().partition(b"\n")
    spans = json.loads(header)
    assert set(spans) <= set(model().languages)
    assert sum(count for _, count in spans.values()) * 3 == len(blocks)
    assert TABLE.stat().st_size < 300_000
