from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from scrubber.report.visible import cells, escaped, first, last, pieces, quote, without_middle
from tests.report.rows import texts

WHOLE = st.lists(
    st.sampled_from(["a", " ", "é", "e\u0301", "日本", "가", "\u1112\u1161\u11ab", "Я", "ש", "न", "\u093f", "\x00", "\u202e", "\ufe0f"])
)


def test_what_cannot_be_seen_is_made_visible_and_what_is_long_is_cut_in_the_middle() -> None:
    assert quote("a\xa0b\u200bc\n\x00 é—日\u202e\ufe0f\ud800") == '"a\\xa0b\\u200bc\\n\\x00 é—日\\u202e\\ufe0f\\ud800"'
    assert quote("a" * 100) == '"' + "a" * 40 + " … " + "a" * 17 + '"'


@given(texts)
def test_nothing_unprintable_is_left(text: str) -> None:
    assert escaped(text).isprintable()
    assert "".join(pieces(text)).isprintable()
    assert "".join(pieces(text, plain_spaces=True)).isprintable()
    assert escaped(escaped(text)) == escaped(text)


@given(WHOLE.map("".join))
def test_width_is_that_of_a_terminal(text: str) -> None:
    """The judge is the wcwidth of terminals, but for vowel signs beside their letter, on which terminals differ."""
    shown = pieces(text.replace("\u093f", ""))
    assert cells(shown) == wcswidth("".join(shown))


def test_marks_stay_with_their_letter_and_are_no_tower() -> None:
    assert pieces("e\u0301a") == ["e\u0301", "a"]
    assert pieces("\u0301a") == ["\\u0301", "a"]
    assert pieces("e" + "\u0301" * 50)[1] == "\\u0301"


@given(texts, st.integers(0, 30))
def test_what_is_cut_fits(text: str, room: int) -> None:
    shown = pieces(text)
    for cut in (first(shown, room), last(shown, room), without_middle(shown, room)):
        assert cells(cut) <= room
        assert cut == shown or "…" in cut or not room
    assert first(shown, cells(shown)) == shown


def test_what_is_cut_bears_an_ellipsis() -> None:
    shown = pieces("abcdefghij")
    assert "".join(first(shown, 4)) == "abc…"
    assert "".join(last(shown, 4)) == "…hij"
    assert "".join(without_middle(shown, 7)) == "abc…hij"
    assert "".join(first(pieces("日本語"), 4)) == "日…"
