"""The tables of words, and what must and must not be taken for a prompt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrubber.truncation.lines import Line, lines
from scrubber.truncation.prompts import character_counts, folded, may_hold_one, paywalls, read_more, read_mores
from scrubber.truncation.wording import dangles, of_the_page, running, words

PHRASES = [phrase for kind in ("read-more", "continue", "paywall") for phrases in words()[kind].values() for phrase in phrases]


def last(text: str) -> Line:
    return lines(text)[-1]


def test_phrases_are_stored_as_they_are_looked_for() -> None:
    for kind in ("read-more", "continue", "paywall"):
        for phrases in words()[kind].values():
            for phrase in phrases:
                assert phrase == folded(phrase).strip()
                assert len(phrase) > 1


@pytest.mark.parametrize("phrase", [p for phrases in words()["read-more"].values() for p in phrases])
def test_every_read_more_is_found_on_its_own_line(phrase: str) -> None:
    for text in (f"It rained.\n{phrase}", f"It rained.\n{phrase.capitalize()} »"):
        assert read_more(text, last(text)), text


@pytest.mark.parametrize("phrase", [p for phrases in words()["continue"].values() for p in phrases])
def test_every_continue_is_found_before_a_headline(phrase: str) -> None:
    text = f"It rained.\n{phrase} “Rain”"
    assert read_more(text, last(text))


@pytest.mark.parametrize("phrase", [p for phrases in words()["paywall"].values() for p in phrases])
def test_every_paywall_is_found(phrase: str) -> None:
    text = f"It rained.\n{phrase[:1].upper()}{phrase[1:]} …"
    assert paywalls(text, lines(text))


@pytest.mark.parametrize(
    "text",
    [
        "He told the children to read more.",
        "You can read more about the rain in our next issue.",
        "She learnt to read more and more",
        "The story continues to puzzle the police of three countries.",
        "They continue reading the files that the court released on Monday.",
    ],
)
def test_prose_that_holds_the_words_is_no_prompt(text: str) -> None:
    assert not read_more(text, last(text))


@pytest.mark.parametrize("count", ["[+2345 chars]", "… [+1 char]", " … [+22 Zeichen]", "…[+120 字]", "[ +3 more]", "... [+57 caractères]"])
@pytest.mark.parametrize("behind", ["", "\n", "\nShare this article\nMost Read", " Share this article"])
def test_counts_of_characters(count: str, behind: str) -> None:
    text = f"It rained {count}{behind}"
    (found,) = character_counts(text)
    assert text[found.start : found.end].strip() == count.strip()


@pytest.mark.parametrize("text", ["It rained [2345 chars]", "It rained [+2345 drops]", "[+]", "[+ chars]"])
def test_what_is_no_count_of_characters(text: str) -> None:
    assert not character_counts(text)


@pytest.mark.parametrize("phrase", [p for kind in ("read-more", "continue") for phrases in words()[kind].values() for p in phrases])
def test_every_prompt_is_found_among_the_last_lines(phrase: str) -> None:
    text = f"It rained.\n{phrase.capitalize()}\nShare this article"
    (found,) = read_mores(text, lines(text))
    assert text[found.end :] == "\nShare this article"


def test_the_way_back_to_the_front_page_is_no_prompt() -> None:
    text = "下雨了。返回首页，查看更多"
    assert not read_more(text, last(text))


def test_a_long_paragraph_about_paywalls_is_none() -> None:
    text = "Readers had complained that they were asked to subscribe to continue " + "when it mattered most, and the editor agreed " * 5
    assert not paywalls(text, lines(text))


@pytest.mark.parametrize(
    "piece",
    [
        "The council has approved the plan",
        "Der Rat hat den Plan in der Nacht",
        "市长说，桥的状况",
        "橋の改修は来月から",
        "시장은 결과에 만족한다고 했다",
    ],
)
def test_running_text(piece: str) -> None:
    assert running(piece)


@pytest.mark.parametrize("piece", ["Council Approves Plan", "Most Read", "Lighthouse Harbour Picture Agency", "", "x"])
def test_labels(piece: str) -> None:
    assert not running(piece)


@pytest.mark.parametrize("word", ["the", "und", "que", "и", "और", "的", "을", "don’t", "yang"])
def test_words_nothing_ends_in(word: str) -> None:
    assert dangles(word)


@pytest.mark.parametrize("word", ["harbour", "The", "Haus", "", "."])
def test_words_something_ends_in(word: str) -> None:
    assert not dangles(word)


def test_words_of_the_page() -> None:
    assert of_the_page("Photo by Nora Lind")
    assert of_the_page("Related Topics")
    assert of_the_page("责任编辑 王小明")
    assert not of_the_page("The harbour office will close")


@given(
    st.lists(st.sampled_from([*PHRASES, "the ferry", "残り 300 文字", "…", "Σ", "İ", "\n", "’"]), max_size=5),
    st.integers(0, 1),
)
def test_the_quick_look_misses_no_prompt(pieces: list[str], glued: int) -> None:
    text = ("", " ")[glued].join(pieces)
    found = [*read_mores(text, lines(text)), *paywalls(text, lines(text))]
    assert may_hold_one(text) or not found
