"""The article's own sentences stay, however they were broken."""

from dataclasses import replace

import pytest

from scrubber import scrub
from scrubber.boilerplate.evidence import Claim, Page
from scrubber.boilerplate.filter import PROPOSED, SAFE
from scrubber.boilerplate.guards import guarded
from tests.boilerplate.pages import FIRST, SECOND, THIRD, judged, strip

BROKEN = (
    (
        "Prices at the fish market fell for the second year, according to",
        "Harbour Watch",
        "in its",
        "summer report, after",
        "5",
        "5.9",
        "tonnes of cod were landed.",
    ),
    ("The Example Lab", "report", "is called “What the Harbour Knows”, and will be", "made available", "at a later time."),
    (
        "The office asks all those who are interested to look at the list",
        "and subscribe to the",
        "newsletter",
        ", which comes out on Fridays.",
    ),
    ("The company recently released", "a photo", "of the boat that will carry people over the strait."),
    ("Wer mehr wissen will, kann auf den Seiten der Stadt den", "newsletter", "abonnieren, sagte der Bürgermeister."),
)


@pytest.mark.parametrize("parts", BROKEN, ids=lambda parts: parts[0])
@pytest.mark.parametrize("around", [(), ("Share", "Facebook", "Advertisement")])
def test_a_sentence_that_was_broken_at_its_links_stays(parts: tuple[str, ...], around: tuple[str, ...]) -> None:
    left = strip(FIRST, *around, *parts, SECOND, THIRD, "Leave a Comment", "Share this article")
    assert all(part in left for part in parts)


@pytest.mark.parametrize("parts", [("Sign up for our", "newsletter", "."), ("Subscribe", "to our", "newsletter", "here")])
def test_a_prompt_that_was_broken_at_its_links_goes(parts: tuple[str, ...]) -> None:
    assert strip(FIRST, SECOND, THIRD, *parts) == [FIRST, SECOND, THIRD]


def test_a_pointer_that_runs_into_a_sentence_of_the_article_stays() -> None:
    """In a text that lost its line breaks nobody can tell where the other headline ends."""
    pointer = "Read more: Ferry delayed again after storm The captain said on Tuesday that the hull would be repaired."
    text = f"{FIRST} {pointer} {SECOND} {THIRD}"
    assert "The captain said on Tuesday" in scrub(text).text


def test_a_word_that_was_torn_out_of_a_sentence_stays() -> None:
    page = Page(("She has Advanced Trauma Life", "Support", "training."), range(3), (True,) * 3)
    verdicts = {1: Claim(1, 1, "ui", 0.98, "a control or label of the page")}
    assert guarded(page, verdicts, SAFE, PROPOSED)[1].confidence == PROPOSED
    whole = replace(page, lines=("She has training.", "Support", "Training."))
    assert guarded(whole, verdicts, SAFE, PROPOSED)[1].confidence == 0.98


def test_labels_in_a_row_go_where_the_first_was_torn_out_of_nothing() -> None:
    labels = ("Home", "Share", "Print")
    page = Page((FIRST, *labels), range(4), (True,) * 4)
    verdicts = {position: Claim(position, position, "ui", 0.98, "") for position in (1, 2, 3)}
    assert [guarded(page, verdicts, SAFE, PROPOSED)[position].confidence for position in (1, 2, 3)] == [0.98] * 3


@pytest.mark.parametrize(("confidence", "stays"), [(0.88, True), (0.96, False)])
def test_a_sentence_as_long_as_a_paragraph_goes_only_if_that_is_certain(confidence: float, stays: bool) -> None:
    sentence = "Our readers know more: each morning they find in their letter boxes what the harbour will be talking about all day long."
    page = Page((FIRST, THIRD, sentence), range(3), (True,) * 3)
    verdicts = {2: Claim(2, 2, "learned", confidence, "")}
    assert (guarded(page, verdicts, SAFE, PROPOSED)[2].confidence < SAFE) is stays


def test_the_beginning_of_a_text_that_lost_its_line_breaks_is_not_proposed() -> None:
    assert judged("?Jazz", "Soup", FIRST, SECOND, confidence=0.8, cut=True) == [0.0]
    assert judged("?Jazz", "Soup", FIRST, SECOND, confidence=0.97, cut=True) == [0.97]
    assert judged("?Jazz", "Subscribe to our newsletter", FIRST, SECOND, confidence=0.8, cut=True) == [0.8]


@pytest.mark.parametrize("pieces", [("?Sampleton", "?Pier"), ("?Pier",)])
def test_a_few_words_between_open_sentences_of_one_line_stay(pieces: tuple[str, ...]) -> None:
    around = (FIRST, "In the evening there is music at the", *pieces, "and the boats come back with lanterns on their masts.", SECOND)
    assert max(judged(*around, confidence=0.95, cut=True)) <= PROPOSED
