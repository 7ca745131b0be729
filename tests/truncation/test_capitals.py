"""Texts in capitals, and lists that are cut."""

import pytest

import scrubber
from tests.truncation.test_closings import ARTICLE

TEXTS = [[line.upper() for line in ARTICLE[language]] for language in ("en", "de", "fr", "ru")]


@pytest.mark.parametrize("lines", TEXTS)
@pytest.mark.parametrize("between", [" ", "\n", "\n\n"])
def test_a_text_in_capitals_is_whole(lines: list[str], between: str) -> None:
    assert not scrubber.scrub(between.join(lines)).truncated


@pytest.mark.parametrize("lines", TEXTS)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("words", [4, 6, 8, 10])
def test_a_text_in_capitals_that_is_cut_is_flagged(lines: list[str], between: str, words: int) -> None:
    assert scrubber.scrub(between.join([*lines[:-1], " ".join(lines[-1].split()[:words]).rstrip(",")])).truncated


def test_a_line_in_capitals_that_stops_at_a_word_that_nothing_ends_in_is_cut() -> None:
    assert scrubber.scrub("\n\n".join([*ARTICLE["en"], "A SECOND WHEEL WILL"])).truncated
    assert not scrubber.scrub("\n\n".join([*ARTICLE["en"][:2], "A SECOND WHEEL", ARTICLE["en"][2]])).truncated


@pytest.mark.parametrize("last", ["- The owls were", "- Amos Tarn bought 40 sack", "- A barn was built and"])
def test_the_last_item_of_a_list_is_cut(last: str) -> None:
    listed = ["The court heard:", "- Nine sacks of flour were lost in May", "- The clerk had mislaid the key of the granary"]
    assert scrubber.scrub("\n".join([*ARTICLE["en"], "", *listed, last])).truncated
    assert not scrubber.scrub("\n".join([*ARTICLE["en"], "", *listed, "- The owls were not heard as witnesses"])).truncated
