"""What is asked the short way is answered as the long way would, and the work grows no faster than the text."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrubber import Pipeline, RepairMojibake
from scrubber.language import codepage
from scrubber.language.codepages import MULTIBYTE_NAMES
from scrubber.mojibake import engine, gate, legacy, lossy
from scrubber.mojibake.draft import Draft
from scrubber.mojibake.readings import PAGES, SEQUENCES, byte_table, sequences
from scrubber.mojibake.sure import sure_repairs
from tests.mojibake.test_properties import SENTENCES, TEXTS

PIPELINE = Pipeline([RepairMojibake()])


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Sentences, some or all of them misread with one code page, once."""
    page = codepage(draw(st.sampled_from(PAGES)))
    some = st.tuples(st.sampled_from(SENTENCES), st.booleans())
    lines = draw(st.lists(some, min_size=2, max_size=8))
    return "\n".join(page.decode(line.encode()) if damaged else line for line, damaged in lines)


@contextmanager
def the_long_way() -> Iterator[None]:
    """Without what is beyond doubt."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "sure_repairs", lambda _: None)
        engine._pass.cache_clear()
        yield
    engine._pass.cache_clear()


@given(text=documents())
@settings(max_examples=150, deadline=None)
def test_beyond_doubt_is_what_weighing_comes_to(text: str) -> None:
    short = PIPELINE.run(text)
    with the_long_way():
        long = PIPELINE.run(text)
    assert short.text == long.text
    assert all(edit.safe for edit in short.edits)


def test_much_is_beyond_doubt() -> None:
    """Else the test above says nothing."""
    for page in ("windows-1252", "latin-1", "windows-1251", "mac-roman"):
        damaged = codepage(page).decode("\n".join(SENTENCES[:8]).encode())
        sure = sure_repairs(damaged)
        assert sure is not None
        draft = Draft(damaged)
        draft.make(sure.repairs)
        assert draft.text == "\n".join(SENTENCES[:8])


@given(text=TEXTS)
@settings(max_examples=150, deadline=None)
def test_a_text_is_odd_if_a_run_is(text: str) -> None:
    assert gate.odd(text) == any(True for _ in gate.odd_runs(text))
    for start, end in gate.odd_runs(text):
        assert not text[start:end].isascii()


@pytest.mark.parametrize("name", PAGES)
def test_typography_alone_is_never_misread_utf8(name: str) -> None:
    chars = codepage(name).chars
    assert gate.TYPOGRAPHY.isdisjoint(chars[0xC2:0xF5]) or gate.TYPOGRAPHY.isdisjoint(chars[0x80:0xC0])


@pytest.mark.parametrize("name", PAGES)
@given(data=st.data())
@settings(max_examples=20, deadline=None)
def test_sequences_are_found_in_the_text_as_in_its_bytes(name: str, data: st.DataObject) -> None:
    text = data.draw(st.text(st.sampled_from(codepage(name).chars[0x80:] + " a\x85\x9f"), max_size=12))
    there, in_bytes = sequences(name).search(text), SEQUENCES.search(text.translate(byte_table(name)))
    assert (there and there.start()) == (in_bytes and in_bytes.start())


@pytest.mark.parametrize("read", legacy.READ)
@pytest.mark.parametrize("written", [name for name in legacy.WRITTEN if name not in MULTIBYTE_NAMES])
def test_undoing_swaps_what_the_code_page_has_and_leaves_the_rest(written: str, read: str) -> None:
    text = codepage(read).chars + "жΩ“\ud800\ufffe"
    expected = text.translate(legacy._swap(written, read))
    assert legacy.Pair(written, read).undo(text) == expected
    assert legacy.Pair(written, read).undo(text[:-1]) == expected[:-1]


@given(text=TEXTS)
@settings(max_examples=100, deadline=None)
def test_code_pages_not_worth_trying_explain_nothing(text: str) -> None:
    short = lossy.lossy_repairs(Draft(text), {})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lossy, "_worth_trying", lambda _text, _windows, _within, names: names)
        assert lossy.lossy_repairs(Draft(text), {}) == short


def calls(text: str) -> int:
    """How many functions are called for a text, those of the interpreter included."""
    count = 0

    def counted(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        list(map(str, PIPELINE.run(text).edits))
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("piece", ["Ã", "â€", "Ð¿Ñ€", "Ã¢â‚¬â„¢", "\ufffd", "Â ", "&#195;", "þý ", "ÀÉ", "Ã©é ", "Ã\n"])
def test_work_grows_no_faster_than_the_text(piece: str) -> None:
    PIPELINE.run(piece * 300)  # what is made once
    once, twice = (calls(piece * (size // len(piece))) for size in (4_000, 8_000))
    assert twice < 2.2 * once + 2_000
