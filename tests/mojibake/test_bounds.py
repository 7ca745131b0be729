"""What is cheap must say the same as what it stands for."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrubber.encodings import EAST_ASIAN
from scrubber.language.classes import beyond_ascii
from scrubber.mojibake import bound
from scrubber.mojibake.legacy import explained
from scrubber.mojibake.legacy.misreadings import C1, readable_somehow
from scrubber.mojibake.pages import NAMES, SEQUENCES, may_read_back, page, pages, read_back_multi_byte

SUSPICIOUS = "".join(sorted({char for one in pages() for char in one.high}))
CHARACTERS = st.one_of(st.sampled_from(SUSPICIOUS), st.characters(codec="ascii"), st.sampled_from("中の\ud800\U0001f600\ufffd"))
TEXT = st.text(CHARACTERS, max_size=60)
MOJIBAKE = st.builds(
    lambda text, name: "".join(page(name).chars[byte] for byte in text.encode()), st.text(max_size=20), st.sampled_from(NAMES)
)


@given(st.one_of(TEXT, MOJIBAKE), st.sampled_from(NAMES))
def test_a_line_is_translated_as_character_by_character(line: str, name: str) -> None:
    slow = line.translate(page(name).bytes)
    fast = page(name).as_latin1(line)
    assert len(fast) == len(slow)
    assert all(a == b or (a == "?" and b == "\u0100") for a, b in zip(fast, slow, strict=True))


@given(st.one_of(TEXT, MOJIBAKE))
def test_no_page_that_reads_anything_back_is_left_out(text: str) -> None:
    able = {one.name for one in may_read_back(text)}
    assert all(one.name in able for one in pages() if SEQUENCES.search(text.translate(one.bytes)))


@given(st.one_of(TEXT, MOJIBAKE))
def test_the_telling_pairs_of_a_text_are_found(text: str) -> None:
    high = beyond_ascii(text)
    runs = bound.RUNS.findall("\n" + text)
    pairs = set(pairwise("\0".join(before + run + after for run, before, after in runs)))
    expected = pairs & bound.telling_pairs() if bound.NO_TYPOGRAPHY.search(high) else set()
    assert bound.telling_in(text, high) == expected


@given(st.text(max_size=12), st.sampled_from(sorted(EAST_ASIAN)), st.text(st.sampled_from("aé中の한ｱ"), max_size=3))
def test_every_east_asian_encoding_that_fits_is_tried(text: str, name: str, more: str) -> None:
    try:
        line = text.encode().decode(EAST_ASIAN[name]) + more
    except UnicodeError:
        line = text + more
    found = {}
    for other, codec in EAST_ASIAN.items():
        try:
            found[other] = line.encode(codec).decode()
        except UnicodeError:
            continue
    assert dict(read_back_multi_byte(line)) == found


@given(TEXT)
def test_a_text_is_odd_where_the_pattern_says_so(text: str) -> None:
    assert explained.is_odd(text, frozenset(beyond_ascii(text))) == (explained.ODD.search(text) is not None)


@pytest.mark.parametrize("char", sorted(readable_somehow() | C1))
def test_a_text_full_of_one_character_is_odd_where_the_pattern_says_so(char: str) -> None:
    for text in (f"a{char}a" * 20, f"A{char}" + "x" * 200, char * 50, f"{'x' * 100}{char}b"):
        assert explained.is_odd(text, frozenset(char)) == (explained.ODD.search(text) is not None)
