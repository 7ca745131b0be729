"""Guesses weighed once more by the words that they make."""

from scrubber.language.words import fingerprint, words
from scrubber.mojibake.draft import Repair
from scrubber.mojibake.spelling import Decision, respelled


def guess(start: int, end: int, said: str, *rivals: tuple[float, str]) -> Decision:
    margin = min((nats for nats, _ in rivals), default=99.0)
    return Decision(Repair(start, end, said, ("utf-8 read as windows-1257",), 5.0, "lost"), margin, rivals)


def said(text: str, language: str, *guesses: Decision) -> list[tuple[str, float]]:
    return [(one.repair.said, one.margin) for one in respelled(text, guesses, language)]


def test_a_known_word_overrules_the_pairs_of_characters() -> None:
    assert fingerprint("når") in words("da")
    [(char, margin)] = said("nĆ?r", "da", guess(1, 3, "á", (1.0, "å")))
    assert char == "å"
    assert 1.5 < margin < 2.5


def test_a_known_word_confirms_what_was_likeliest() -> None:
    [(char, margin)] = said("Det er pĆ? tide", "nb", guess(8, 10, "å", (1.5, "Å"), (2.0, "á")))
    assert char == "å"
    assert margin > 2.0


def test_an_unknown_word_leaves_the_guess_as_it_was() -> None:
    assert said("xyzzĆ?q", "da", guess(4, 6, "å", (1.0, "á"))) == [("å", 1.0)]


def test_a_language_without_words_changes_nothing() -> None:
    guesses = [guess(1, 3, "á", (1.0, "å"))]
    assert words("sn") == frozenset()
    assert respelled("nĆ?r", guesses, "sn") == guesses


def test_the_guesses_of_one_word_are_weighed_together() -> None:
    chosen = said("fĆ? pĆ?", "nb", guess(1, 3, "á", (0.5, "å")), guess(5, 7, "å", (0.5, "á")))
    assert [char for char, _ in chosen] == ["å", "å"]


def test_a_form_that_can_only_be_one_character_stays_certain() -> None:
    assert said("nĆ?r", "da", guess(1, 3, "å")) == [("å", 99.0)]


def test_many_guesses_in_one_word_are_no_surer_for_not_being_compared() -> None:
    text = "Ć?" * 40
    guesses = [guess(at, at + 2, "å", (1.0, "á"), (2.0, "é"), (3.0, "ö")) for at in range(0, 80, 2)]
    assert [(one.repair.said, one.margin) for one in respelled(text, guesses, "da")] == [("å", 1.0)] * 40
