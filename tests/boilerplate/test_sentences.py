"""Texts that lost their line breaks: where they are cut, and what is taken out of them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrubber import scrub
from scrubber.boilerplate.breaks import FEATURES, features, table
from scrubber.boilerplate.lines import HUGE, Lines
from scrubber.boilerplate.sentences import sentences

FIRST = "The ferry that links the island with the mainland was taken out of service on Monday after a crack was found in its hull."
SECOND = "Two smaller boats now carry people, but no cars, and the islanders have been told to stock up on what they need."


def cut(line: str) -> list[str]:
    return [line[start:end] for start, end in sentences(line)]


@pytest.mark.parametrize(
    "parts",
    [
        [FIRST, "Sign up for our newsletter.", SECOND],
        ["She came.", "“We had no choice,” said Dr. Lind of the U.S. Navy.", "Then she left."],
        ["Das Gesetz gilt ab dem 3. Mai, z. B. für Fähren.", "Die Opposition ist dagegen."],
        ["Was it the hull?", "It was!", "So they said…", "And J. R. Lind agreed."],
        ["선장은 수리가 봄까지 걸릴 것이라고 설명했다.", "bada@news.example"],
        ["Der Fahrplan gilt ab Mai.", "dpa"],
        ["They meet at noon.", "www.example.org has the rest."],
        ["“Where to?” asked the captain. and nobody knew."],
    ],
)
def test_sentences_end_at_full_stops_but_not_at_abbreviations(parts: list[str]) -> None:
    assert cut(" ".join(parts)) == parts


def test_sentences_need_no_space_where_the_script_has_none() -> None:
    assert cut("渡轮周一停运。两艘小船载客。责任编辑：林。") == ["渡轮周一停运。", "两艘小船载客。", "责任编辑：林。"]


def test_what_was_glued_to_a_sentence_is_cut_off() -> None:
    assert cut("The first boat left at six, full of islanders.Read more") == ["The first boat left at six, full of islanders.", "Read more"]


def test_a_sentence_that_a_rule_knows_is_not_cut_and_a_short_word_is_no_abbreviation() -> None:
    """A noun has a capital in German, so that a line might begin there; “an.” ends the sentence."""
    parts = ["Melden Sie sich für unseren Newsletter an.", "© 2025 Küstenbote GmbH."]
    assert cut(" ".join(parts)) == parts


def test_lost_line_breaks_are_found_between_words() -> None:
    assert cut(f"{FIRST} Advertisement {SECOND}") == [FIRST, "Advertisement", SECOND]


@given(st.text(alphabet="aBc. !?。\t“”’ \u00a0\u0645\u0e01", max_size=60))
def test_sentences_cover_everything_but_white_space(line: str) -> None:
    spans = list(sentences(line))
    assert all(start < end and line[start:end] == line[start:end].strip() for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert "".join(line[start:end] for start, end in spans).split() or not line.strip()
    assert "".join("".join(line[start:end].split()) for start, end in spans) == "".join(line.split())


def test_only_a_line_that_holds_much_of_the_text_is_cut() -> None:
    short = f"{FIRST} {SECOND}"
    assert Lines(f"{short}\n{short}\n{short}").lines == [short] * 3
    assert Lines(short).lines == [FIRST, SECOND]
    assert Lines(f"Ferry resumes\n{short}").lines == ["Ferry resumes", FIRST, SECOND]
    huge = " ".join([FIRST] * (HUGE // len(FIRST) + 1))
    assert len(Lines(f"{huge}\n{huge}\n{huge}").lines) > 3 * HUGE // len(FIRST)


def test_boilerplate_goes_out_of_one_line() -> None:
    text = f"Share Tweet {FIRST} Advertisement {SECOND} Sign up for our newsletter. Leave a comment"
    result = scrub(text)
    assert result.text == f"{FIRST} {SECOND}"
    assert result.revert() == text
    assert scrub(result.text).edits == ()


def test_boilerplate_goes_out_of_a_huge_line_between_others() -> None:
    huge = " ".join(f"On day {day} the ferry was still out of service, and {day + 3} small boats carried the people." for day in range(30))
    text = f"Ferry service resumes\n{huge} Sign up for our newsletter. {SECOND}\nShare this article\n"
    assert scrub(text).text == f"Ferry service resumes\n{huge} {SECOND}\n"


@given(st.lists(st.sampled_from([FIRST, SECOND, "Share", "Advertisement", "Leave a comment", "渡轮周一停运。", "\n", "\n\n"]), max_size=12))
def test_one_line_texts_are_cleaned_once_and_for_all(parts: list[str]) -> None:
    text = " ".join(parts)
    result = scrub(text)
    assert result.revert() == text
    assert scrub(result.text).edits == ()


def test_the_table_of_lost_line_breaks_fits_its_features() -> None:
    weights, bias, unit = table()
    numbers = features(["after", "the", "match", "Sign", "up"], 3, 3, 1)
    assert len(numbers) == FEATURES
    assert all(0 <= number < len(weights) for number in numbers)
    assert -1000 < bias < 1000
    assert 0 < unit < 10_000


def test_a_title_before_a_name_ends_no_sentence() -> None:
    text = "Del. Ann Example spoke for the bill and Rep. John Sample against it. Asst. Chief Roe was not there."
    assert [text[start:end] for start, end in sentences(text)] == [
        "Del. Ann Example spoke for the bill and Rep. John Sample against it.",
        "Asst. Chief Roe was not there.",
    ]


@pytest.mark.parametrize("prompt", ["Sign up for our newsletter", "Follow us on Google News", "Subscribe to continue reading"])
def test_a_prompt_goes_and_the_sentence_behind_it_stays(prompt: str) -> None:
    assert scrub(f"{FIRST} {prompt} The council denied this. {SECOND}").text == f"{FIRST} The council denied this. {SECOND}"
