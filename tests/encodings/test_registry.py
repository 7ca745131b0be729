"""The registry: each row is right by itself, and the tables derived from it hold together."""

import codecs
import re

import pytest

from scrubber.encodings import BY_CODEC, BY_NAME, EAST_ASIAN, ENCODINGS, Encoding, Kind, by_label, is_single_byte, of_kind
from scrubber.encodings.utf8 import CUT_BYTES, PAIR, SEQUENCE, SEQUENCE_BYTES
from scrubber.language import model


def name_of(encoding: Encoding) -> str:
    return encoding.name


def test_names_and_codecs_are_unique() -> None:
    assert len(BY_NAME) == len(BY_CODEC) == len(ENCODINGS)
    assert len({codecs.lookup(encoding.codec).name for encoding in ENCODINGS}) == len(ENCODINGS)


@pytest.mark.parametrize("encoding", ENCODINGS, ids=name_of)
def test_a_name_is_lower_case_with_hyphens(encoding: Encoding) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", encoding.name)


@pytest.mark.parametrize("encoding", ENCODINGS, ids=name_of)
def test_what_can_be_guessed_has_languages(encoding: Encoding) -> None:
    if encoding.cost is not None:
        assert encoding.languages
        assert encoding.cost >= 0
    assert set(encoding.languages) <= {*model().languages}


@pytest.mark.parametrize("encoding", of_kind(Kind.SINGLE_BYTE, Kind.DECOMPOSED, Kind.EBCDIC), ids=name_of)
def test_a_byte_is_a_character(encoding: Encoding) -> None:
    every = bytes(range(256))
    assert len(every.decode(encoding.codec, "replace")) == 256


@pytest.mark.parametrize("encoding", of_kind(Kind.EBCDIC), ids=name_of)
def test_the_space_of_mainframes(encoding: Encoding) -> None:
    assert " ".encode(encoding.codec) == b"@"


@pytest.mark.parametrize("encoding", of_kind(Kind.SEVEN_BIT), ids=name_of)
def test_seven_bits(encoding: Encoding) -> None:
    assert ("가" if encoding.languages == ("ko",) else "中").encode(encoding.codec).isascii()


@pytest.mark.parametrize("encoding", ENCODINGS, ids=name_of)
def test_a_mark_is_that_of_its_encoding(encoding: Encoding) -> None:
    if encoding.bom:
        assert encoding.bom.decode(encoding.codec) == "\ufeff"


def test_the_longer_mark_stands_first() -> None:
    marks = [encoding.bom for encoding in ENCODINGS if encoding.bom]
    for i, mark in enumerate(marks):
        assert not any(later.startswith(mark) for later in marks[i + 1 :])


def test_a_label_means_what_browsers_mean() -> None:
    assert [e.name for e in by_label("iso-8859-1")] == ["windows-1252"]
    assert [e.name for e in by_label("gb2312")] == ["gb18030"]
    assert [e.codec for e in by_label("shift_jis")] == ["shift_jis", "cp932"]
    assert by_label("no-such-name") == ()


@pytest.mark.parametrize("encoding", ENCODINGS, ids=name_of)
def test_labels_are_looked_up_in_lower_case(encoding: Encoding) -> None:
    for label in encoding.labels:
        assert label == label.lower()
        assert encoding in by_label(label)


def test_what_browsers_read_is_one_encoding_a_label() -> None:
    for label in {label for encoding in ENCODINGS for label in encoding.labels}:
        assert sum(encoding.web for encoding in by_label(label)) <= 1, label
    assert list(EAST_ASIAN) == ["gb18030", "big5", "shift-jis", "euc-jp", "euc-kr"]


def test_other_codecs_of_python_are_looked_into() -> None:
    assert is_single_byte("cp1006")
    assert not is_single_byte("euc_jisx0213")
    assert not is_single_byte("cp1140")
    assert not is_single_byte("utf-8")


def test_a_sequence_is_a_character() -> None:
    whole = re.compile(SEQUENCE_BYTES)
    for char in "\x80é߿ࠀ€퟿\ue000�𐀀😀\U0010ffff":
        assert whole.fullmatch(char.encode())
        assert re.fullmatch(SEQUENCE, char.encode().decode("latin-1"))
    for wrong in (
        b"\xc0\x80",
        b"\xc1\xbf",
        b"\xe0\x9f\xbf",
        b"\xed\xa0\x80",
        b"\xf0\x8f\xbf\xbf",
        b"\xf4\x90\x80\x80",
        b"\xf5\x80\x80\x80",
        b"\x80",
    ):
        assert not whole.fullmatch(wrong)
    assert re.fullmatch(PAIR, "\ud83d\ude00".encode("utf-8", "surrogatepass").decode("latin-1"))


def test_a_sequence_that_is_cut_off() -> None:
    cut = re.compile(CUT_BYTES)
    for char in "é€😀":
        for length in range(1, len(char.encode())):
            assert cut.search(b"abc" + char.encode()[:length])
    assert not cut.search(b"abc")
