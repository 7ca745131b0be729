"""What cuts texts into lines and sentences in the kernel gives what its twins in Python give."""

import re
import sys
from array import array
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scrubber.boilerplate.breaks import breaks
from scrubber.boilerplate.evidence import is_prose, paragraphs
from scrubber.boilerplate.lines import HUGE, MUCH, cut_without_kernel
from scrubber.boilerplate.sentences import cutter, sentences_without_kernel
from scrubber.boilerplate.shapes import SHAPES, shaped
from scrubber.boilerplate.wordings import known
from scrubber.kernel import kernel
from scrubber.page import sentences as page
from scrubber.page.evidence import Signs
from scrubber.truncation import first_look, measures, places, prompts, unfinished, wording
from scrubber.truncation.lines import lines_without_kernel, reader
from scrubber.vocabulary import Phrases, Words
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


@given(st.lists(st.builds(lambda line, times: line * times, ROWS | HOSTILE, st.integers(0, 9)), max_size=4))
@example(["", "港" * 15, "港" * 14 + "。」", "港。" * 20, "」" * 15, "가" * 40, "가" * 39 + "a" * 39, f"{'a' * 50} end. (dpa/lno)"])
def test_lines_that_read_like_paragraphs(lines: list[str]) -> None:
    compiled = paragraphs()
    assert compiled
    assert compiled.among(lines) == [is_prose(line) for line in lines]


@pytest.mark.parametrize("shape", SHAPES)
@given(st.lists((ROWS | HOSTILE | st.text(" \n_*-•.,:;%？1٣aA–（)”", max_size=7)).filter(bool), max_size=6), st.data())
@example(
    ["a" * 19 + ":", "a:b", ": b", "a : b", "a: \n", "3 %", "--3", "---3", "3--", "3--\n", "3---", "?”", "”", "123456789", "12345678"], None
)
def test_shapes_of_lines(shape: Callable[[str], bool], lines: list[str], data: st.DataObject | None) -> None:
    assert shaped(shape, lines) == [position for position, line in enumerate(lines) if shape(line)]
    asked = data.draw(st.permutations(range(len(lines)))) if data else range(0, len(lines), 2)
    assert shaped(shape, tuple(lines), asked) == [position for position in asked if shape(lines[position])]


def test_a_mark_of_a_shape_beyond_those_that_are_known_is_refused() -> None:
    assert lines
    with pytest.raises(ValueError, match="beyond"):
        lines.Shapes(("\U00010000", *[""] * 11), {}, len(SHAPES))


def test_positions_beyond_the_lines_are_refused() -> None:
    for position in (-1, 1):
        with pytest.raises(IndexError):
            shaped(SHAPES[0], ["one"], [position])


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
        lines.Cutter(list, {}, dict.fromkeys(("SPACED", "UNSPACED", "STOPS", "CLOSERS", "OPENS_WORD"), "a"), ["a"], 1, *[re.search] * 3)


ENDS = st.sampled_from(
    [
        *(
            "",
            ".",
            "..",
            "...",
            "…",
            "?!",
            ".”",
            ".’",
            "“",
            " “",
            ".“",
            "»",
            ").",
            ".)",
            ":",
            ";",
            "α;",
            ",",
            " -",
            "–",
            "。",
            "。。",
            "。」",
            "、",
            "।",
        ),
        *(
            "http:",
            "@kale:",
            "#ferry",
            "see harbour.org",
            "www.harbour.org/a",
            "a@b.org",
            "https://t.co/x",
            "[1]",
            "²",
            "*",
            "\u200b",
            "%",
            "&#8230;",
        ),
        *("é", "Ⅷ", "ไทย", "渡轮", "x" * 120, "|", "►", "\U0001f6a2", "\ufeff", "=", "e\u0301", "\x93", "\ud800", "10:30", "U.S", "■", "†"),
    ]
)
LINES = st.lists(st.tuples(WORDS | st.sampled_from(SENTENCES) | HOSTILE, ENDS, SPACES).map("".join), max_size=12).map("\n".join)


@given(LINES)
@example(LONG)
@example("\n\n.\n..\n。\n。。\n”\n.”\n:\na:\n:: \n\r\n ")
def test_ends_of_lines(text: str) -> None:
    compiled = reader()
    assert compiled
    found, expected = compiled.lines(text), lines_without_kernel(text)
    assert found == expected
    assert [(type(one), type(one.mark), type(one.width)) for one in found] == [
        (type(one), type(one.mark), type(one.width)) for one in expected
    ]


@given(LINES, st.booleans())
@example(LONG, False)
@example("It rained on.\n" * 20, True)
@example("IT RAINED ON.\n" + "It rained on.\n" * 12, False)
@example("It rained on\n" + "It rained all over the island for most of the week, and the ferry was late again.\n" * 4, False)
@example("Read more\n" + "It rained on.\n" * 12, True)
@example("İ\nRead more ΟΔΟΣ.\nread more.", True)
def test_first_look_at_how_a_text_ends(text: str, all_lines: bool) -> None:
    compiled = first_look.compiled_look()
    assert compiled
    assert compiled.look(text, all_lines) == first_look.look_without_kernel(text, all_lines=all_lines)


@given(st.lists(st.sampled_from([*prompts._anywhere(), *prompts._phrases("read-more"), "İ", "Σ", "’", "\n", "»"]) | HOSTILE).map("".join))
@example(LONG)
@example("READ MORE →\u2003\n")
@example("To continue reading, subscribe")
def test_prompts_that_lines_may_hold(text: str) -> None:
    assert prompts.may_hold_one(text) == prompts.may_hold_one_without_kernel(text)
    assert prompts.may_hold_one(text.upper()) == prompts.may_hold_one_without_kernel(text.upper())


def test_every_character_ends_a_line_as_in_python() -> None:
    compiled = reader()
    assert compiled
    every = "".join(map(chr, range(sys.maxunicode + 1))).replace("\n", "")
    for pattern in ("ab{}", "Ab{}{}", "said.{}", "{}"):
        text = "\n".join(pattern.replace("{}", char) for char in every[:0x3100] + every[0xFE00:0x20000])
        assert compiled.lines(text) == lines_without_kernel(text)


@given(st.lists(st.text(ODD + "ab", min_size=1, max_size=3), max_size=30), TEXTS)
@example(["a", "b", "ab"], "ab a ba")
def test_words_that_are_looked_for(wanted: list[str], text: str) -> None:
    words = Words(wanted)
    text += " ".join(wanted)
    found = list(dict.fromkeys(word for word in re.findall(r"\w+", text) if word in wanted))
    assert list(words.among(text)) == found
    assert words.any(text) == bool(found)


@given(st.lists(st.text(ODD + "ab", min_size=2, max_size=4), max_size=30), TEXTS)
@example(["aa", "aaa", "ab"], "aab aaa")
def test_phrases_that_are_looked_for(wanted: list[str], text: str) -> None:
    for said in (text, text + "".join(wanted[:3])):
        found = [phrase for phrase in dict.fromkeys(wanted) if phrase in said]
        assert Phrases(wanted).among(said) == found
        assert Phrases(wanted).any(said) == bool(found)


def test_phrases_of_one_character_are_refused() -> None:
    with pytest.raises(ValueError, match="two"):
        Phrases(["a"])


@given(TEXTS)
@example(LONG)
def test_what_words_are(text: str) -> None:
    assert measures.measure(text) == measures.measure_without_kernel(text)
    for piece in (text.lower(), text):
        assert measures.content(piece) == measures.content_without_kernel(piece)


@given(TEXTS, st.text(ODD + "aesnt", min_size=1, max_size=2))
@example(LONG, "Σ".lower())
@example("aaa aaaa a", "aa")
def test_letters_at_the_ends_of_words(text: str, letters: str) -> None:
    low = text.lower()
    expected = low.count(letters), len(re.findall(rf"{re.escape(letters)}(?![^\W\d_])", low))
    assert measures.Letters(text).count(letters) == expected


# Of many sizes, and some that end in half of the last place.
WEIGHTS = array("d", [(-1) ** i * (1.0 if i % 3 else 2.0**-53) * 10.0 ** (i % 40 - 20 if i % 5 else 0) for i in range(unfinished.SIZE + 1)])


@given(TEXTS)
@example("The ferry was late")
@example("“The” ferry, (said he) the")
@example("L’Été – of «İn» the ΣΑΣ σ’")
@example("배는 저녁까지 섬에 오지 못했다 그래서 사람들은")
def test_running_text(text: str) -> None:
    known = wording.known_words()
    assert known
    for sample in (text, *text.split("\n"), text[:40], text.title()):
        assert known.runs(sample[: wording.SAMPLE]) == wording.runs_without_kernel(sample[: wording.SAMPLE])


@given(TEXTS)
@example("")
@example("-")
@example("渡轮")
def test_hashes_of_a_sentence(text: str) -> None:
    for sentence in (text, *text.split("\n")):
        assert unfinished.hashes(sentence) == unfinished.hashes_without_kernel(sentence)
        assert unfinished.weight(sentence, WEIGHTS) == unfinished.weight_without_kernel(sentence, WEIGHTS)


@given(LINES)
@example(LONG)
@example("。”a。。”」 b।c। d៕ e... f…” g.” h\n\u2060\n \u200b .\n`é’ʼ´«\xad»`\nİ `Σ` ΑΣ.\nＡ渡轮。\n")
@example("\u212a`")
@example("渡\u3000轮 0\u30000")
def test_sentences_of_a_page(text: str) -> None:
    compiled = page.reader()
    assert compiled
    found, expected = compiled.sentences(text), list(page.sentences_without_kernel(text))
    assert found == expected
    assert [tuple(map(type, one)) for one in found] == [tuple(map(type, one)) for one in expected]


@given(st.lists(LINES, max_size=4).map("\n".join), st.integers(1, 40))
@example(LONG, 1)
@example("渡" * 40 + "。", 12)
@example("The ferry is back. " * 20 + ".. . ", 4)
def test_prose_of_a_page(text: str, times: int) -> None:
    compiled = page.reader()
    assert compiled
    for whole in (text * times, "\n".join([text] * times), text.replace("\n", " ") * times):
        assert compiled.holds_prose(whole) == page.holds_prose_without_kernel(whole)


@given(HOSTILE, st.binary(max_size=9).map(lambda data: bytes(byte & 127 for byte in data)))
def test_signs_of_a_page(text: str, counted: bytes) -> None:
    signs = Signs(counted)
    assert signs.count(text + counted.decode()) == signs.count_without_kernel(text + counted.decode())


@given(LINES, st.data())
@example("The ferry was late again on Monday, and the island waited for its bread until the evening, as İt had.Ab\n" * 20, None)
@example("港に着いた船は午後になって出た。島の人びとは夕方までパンを待っていた、と港の事務所は話している\n" * 20, None)
def test_what_is_measured_at_places(text: str, data: st.DataObject | None) -> None:
    rows = lines_without_kernel(text)
    removed = [data.draw(st.integers(0, 3)) if data else 0 for _ in range(len(rows) + 1)]
    claimed = [data.draw(st.booleans()) if data else False for _ in rows]
    tables = places.tables()
    assert tables
    assert lines
    compiled, expected = lines.Surroundings(tables, text, rows, removed, claimed), places.Surroundings(text, rows, removed, claimed)
    assert (compiled.first_closed, compiled.claimed) == (expected.first_closed, claimed)
    for position in range(len(rows)):
        begin, values = compiled.at(position)
        other, wanted = expected.at(position)
        assert (begin, compiled.is_inner(position)) == (other, expected.is_inner(position))
        assert dict(zip(places.NAMES, values, strict=True)) == dict(zip(places.NAMES, wanted, strict=True))
