"""What cuts texts into lines and sentences in the kernel gives what its twins in Python give."""

import re
import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scrubber.boilerplate.breaks import breaks
from scrubber.boilerplate.lines import HUGE, MUCH, cut_without_kernel
from scrubber.boilerplate.sentences import cutter, sentences_without_kernel
from scrubber.boilerplate.wordings import known
from scrubber.kernel import kernel
from tests.strategies import SENTENCES

lines = kernel("_lines")
if lines is None:
    pytest.skip("there is no compiled kernel, or it is not wanted: the twins have nothing to be compared with", allow_module_level=True)

ODD = "aZ .\n\t\r\0\xa0\u3000\x1c\x85İΣσǅßﬁ९²Ⅷ-_“”'\"’)（」…!?।。｡፧«é的かㄱ가́\ud800\udfff\U0001f600\U00010400\U0010ffff"
WORDS = st.sampled_from(
    "the ferry Ferry FERRY resumed said.Read more Sign up U. S. Dr. z. B. 3. 12. 100. Mai Mrs. “Harbour” (closed). island, İstanbul ΟΔΟΣ "
    "Ǆordan 東京 港。 船が出た。 Фото: проф. said.” wait... Subscribe Newsletter Photo: AP | By Ines Kale 2 min".split(" ")
)
HOSTILE = st.text(st.one_of(st.characters(codec=None), st.sampled_from(ODD)), max_size=40)
SPACES = st.sampled_from([" "] * 6 + ["  ", "   ", "\t", " \t ", "\n", "\xa0", "\u3000", ""])
ROWS = st.lists(st.tuples(WORDS | st.sampled_from(SENTENCES) | HOSTILE, SPACES).map("".join), max_size=40).map("".join)
TEXTS = st.lists(ROWS, max_size=4).map("\n".join)
LONG = "Wait...)) " * 300 + "." * 50_000 + "Ab" + "\t" + " " * 50_000 + "İ" * 50_000 + " ΟΔΟΣ Σ" * 5_000 + "\ud800 X" * 1_000


def bare(line: str, start: int, end: int) -> tuple[int, int]:
    """A span without the white space around it."""
    part = line[start:end]
    begin = start + len(part) - len(part.lstrip())
    return begin, begin + len(part.strip())


@given(TEXTS, st.integers(0, 300), st.integers(0, 300))
@example(LONG, MUCH, HUGE)
def test_lines_of_a_text(text: str, much: int, huge: int) -> None:
    compiled = cutter()
    assert compiled
    assert compiled.lines(text, known, MUCH, HUGE) == cut_without_kernel(text)
    found, cut, places = compiled.lines(text, known, much, huge)
    assert found == [text[start:end] for _, start, end in places]
    assert len(cut) == len(found)


@given(ROWS)
@example(LONG)
def test_sentences_of_a_line(line: str) -> None:
    compiled = cutter()
    assert compiled
    assert compiled.sentences(line, known) == list(sentences_without_kernel(line))
    assert compiled.sentences(line, lambda _: True) == list(sentences_without_kernel(line, lambda _: True))


@given(ROWS, st.data())
@example("No full stop Sign up for our newsletter The captain waits", None)
def test_lost_line_breaks(line: str, data: st.DataObject | None) -> None:
    compiled = cutter()
    assert compiled
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(line))] * 2))) if data else (0, len(line))
    expected = [bare(line, one, other) for one, other in breaks(line, start, end) if line[one:other].strip()]
    assert compiled.breaks(line, start, end) == expected


def test_small_letters_are_those_of_python() -> None:
    assert lines
    every = [chr(point) for point in range(sys.maxunicode + 1)]
    for at in range(0, len(every), 50):
        word = "".join(every[at : at + 50])
        assert lines.small(word) == word.lower()
    for word in ("ΟΔΟΣ", "ΟΔΟΣΑ", "Σ", "İİ", "ΑΣ" * 40, "ẞ" * 100):
        assert lines.small(word) == word.lower()


def test_spans_beyond_the_line_are_refused() -> None:
    compiled = cutter()
    assert compiled
    for start, end in ((-1, 2), (3, 2), (0, 5)):
        with pytest.raises(IndexError):
            compiled.breaks("four", start, end)


def test_marks_are_no_letters() -> None:
    """A stop, a closing mark and white space are told apart by one look at a character."""
    assert lines
    with pytest.raises(ValueError, match="letter"):
        lines.Cutter(list, {}, dict.fromkeys(("SPACED", "UNSPACED", "STOPS", "CLOSERS", "OPENS_WORD"), "a"), ["a"], 1, re.search)
