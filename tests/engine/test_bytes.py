"""What holds for bytes, whole or damaged, in any encoding: nothing is lost, and cleaning twice is cleaning once."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrubber import DecodeError, Finding, Pipeline, decode, default_pipeline, scrub
from scrubber.decoding import Decoded, Odd, encode, limits, rewritten
from scrubber.findings import apply
from tests.decoding.disk import DAMAGE, cases, problems
from tests.decoding.fuzz import damaged
from tests.decoding.samples import CODECS, TEXTS

PIPELINES = {
    "re-encoding alone": Pipeline([]),
    "default": default_pipeline(),
    "default, encoding kept": default_pipeline(ignore=["encoding/not-utf-8"]),
    "default, unsafe": default_pipeline(unsafe=True),
}
every_pipeline = pytest.mark.parametrize("pipeline", PIPELINES.values(), ids=PIPELINES)
FURNITURE = "\n\nLeave a Comment\n"


@st.composite
def files(draw: st.DrawFn) -> bytes:
    lang = draw(st.sampled_from(sorted(TEXTS)))
    codec = draw(st.sampled_from((*CODECS[lang], "utf-8", "utf-8-sig", "utf-16", "utf-32")))
    words = TEXTS[lang].split(" ")
    text = " ".join(words[: draw(st.integers(1, len(words)))]) + draw(st.sampled_from(("", "\n", FURNITURE, " cafÃ©.\n")))
    data = text.encode(codec, "ignore")
    return damaged(data, random.Random(draw(st.integers(0, 2**32)))) if draw(st.booleans()) else data


@every_pipeline
@given(data=files())
@settings(max_examples=60)
def test_bytes_come_back_and_what_is_written_is_read_again_and_left(pipeline: Pipeline, data: bytes) -> None:
    try:
        result = pipeline.run(data)
    except DecodeError:
        return
    assert result.revert() == data
    assert apply(result.original, result.edits) == result.text
    assert decode(result.cleaned).text == result.text
    again = pipeline.run(result.cleaned)
    assert (again.cleaned, again.edits) == (result.cleaned, ())
    assert result.decoded
    if not pipeline.unsafe:
        assert [odd.data for odd in decode(result.cleaned).unread] == [odd.data for odd in result.decoded.unread]


@every_pipeline
@given(data=st.binary(max_size=60))
@settings(max_examples=60)
def test_any_bytes_come_back(pipeline: Pipeline, data: bytes) -> None:
    try:
        result = pipeline.run(data)
    except DecodeError:
        return
    assert result.revert() == data
    assert pipeline.run(result.cleaned).cleaned == result.cleaned


def test_only_what_was_read_right_is_written() -> None:
    """Files of which it is known what they say; `python -m tests.decoding.disk` takes more of them, and other sentences."""
    assert [f"{case.what}: {problem}" for case in cases(300, 7) for problem in problems(case, Pipeline([]))] == []


def test_the_files_that_are_generated_are_of_every_damage() -> None:
    assert {case.what.split(", ")[1] for case in cases(600, 1)} == set(DAMAGE)


# ------------------------------------------------------------------ edits and the bytes under them
def a_text(*odd: Odd, text: str = "a\ufffdb caf\ufffd", encoding: str = "utf-8", confidence: float = 1.0) -> Decoded:
    return Decoded(text, encoding, confidence, odd=odd)


UNREAD = a_text(Odd(1, 2, 1, b"\x81"), Odd(7, 8, 7, b"\xc3"))


def edit(start: int, end: int, new: str) -> Finding:
    return Finding("test/edit", start, end, new, "a test")


def test_unread_bytes_stay_at_their_places() -> None:
    assert rewritten(UNREAD, (), to_utf8=True) == b"a\x81b caf\xc3"
    assert (
        rewritten(UNREAD, [edit(3, 4, "é"), edit(0, 1, "")], to_utf8=True)
        == "\x81bécaf".encode("latin-1").replace(b"\xe9", "é".encode()) + b"\xc3"
    )


def test_an_edit_over_unread_bytes_is_not_safe() -> None:
    found = limits(UNREAD, to_utf8=True)
    assert found
    spans = [(0, 1), (0, 2), (1, 2), (2, 7), (6, 8), (0, 8)]
    assert [found.touches(edit(*span, "x")) for span in spans] == [False, True, True, False, True, True]


def test_of_a_text_that_was_guessed_only_ascii_is_edited() -> None:
    guessed = a_text(text="ab é cd", encoding="cp1252", confidence=0.99)
    found = limits(guessed, to_utf8=False)
    assert found
    assert [found.touches(edit(at, at + 1, "")) for at in range(7)] == [False, False, False, True, True, False, False]
    assert [found.holds(edit(0, 1, new)) for new in ("x", "é", "")] == [True, False, True]
    for text, encoding in (("ab", "cp932"), ("ab \x1b$B!!", "mac-roman"), ("ab ~{!!~}", "cp1252")):
        everything = limits(a_text(text=text, encoding=encoding, confidence=0.99), to_utf8=False)
        assert everything
        assert everything.touches(edit(0, 1, ""))


def test_valid_utf8_allows_every_edit() -> None:
    assert limits(a_text(text="café"), to_utf8=False) is None


def test_pieces_stay_in_their_encoding_or_are_written_in_utf8() -> None:
    mixed = a_text(Odd(0, 2, 0, b"\x93\x94", "cp1252"), text="“” é")
    assert rewritten(mixed, (), to_utf8=False) == b"\x93\x94 " + "é".encode()
    assert rewritten(mixed, [edit(1, 2, "")], to_utf8=False) == b"\x93 " + "é".encode()
    assert rewritten(mixed, (), to_utf8=True) == "“” é".encode()


def test_what_is_applied_to_a_guess_leaves_its_bytes() -> None:
    data = b"It was na\xefve, the old mayor said.\n" + FURNITURE.encode()
    result = scrub(data)
    assert result.decoded
    assert not result.decoded.certain
    assert result.cleaned == b"It was na\xefve, the old mayor said.\n"
    assert [f.rule for f in result.proposals] == ["encoding/not-utf-8"]


def test_the_caller_may_know_the_encoding_or_have_heard_of_one() -> None:
    word = "Wałęsa".encode("iso8859-2")
    assert scrub(word, encoding="iso-8859-2").text == "Wałęsa"
    assert scrub(word, declared="iso-8859-2").text == "Wałęsa"
    assert scrub("Wałęsa".encode(), encoding="iso-8859-2").text == "Wałęsa"
    with pytest.raises(LookupError, match="no-such-name"):
        scrub(word, encoding="no-such-name")


def test_text_is_what_was_given_and_what_comes_back() -> None:
    result = scrub("Fine.\n")
    assert (result.source, result.cleaned, result.original, result.revert()) == ("Fine.\n",) * 4


def test_a_multi_byte_file_with_a_lost_byte_is_read_around_it() -> None:
    raw = (TEXTS["zh"] * 4).encode("gb18030")
    decoded = decode(raw[:101] + b"\x80" + raw[101:])
    assert decoded.encoding == "gb18030"
    assert decoded.unread
    assert encode(decoded.text[:40], "gb18030") == raw[:80]
