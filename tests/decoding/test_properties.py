"""What holds for all bytes."""

import random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from scrubber import DecodeError, decode
from scrubber.decoding import Detection, reading
from scrubber.decoding.candidates import CANDIDATES, SINGLE_BYTE
from scrubber.decoding.declared import codecs_of
from scrubber.decoding.reading import read_around, read_page
from tests.decoding.fuzz import damaged
from tests.decoding.samples import CODECS, TEXTS

settings.register_profile("patient", deadline=None)  # the first case loads the tables
settings.load_profile("patient")

PRINTABLE = st.text(st.characters(min_codepoint=0x20, exclude_categories=["Cs", "Cc"]), max_size=200)


def attempt(data: Any) -> Any:
    refusal: DecodeError | None = None
    try:
        decoded = decode(data)
    except DecodeError as error:
        refusal = error
    if refusal:
        assert 0 <= refusal.offset <= len(data)
        assert refusal.reason
        return None
    assert 0 <= decoded.confidence <= 1
    last = 0
    for start, end in decoded.repaired:
        assert last <= start < end <= len(data)
        last = end
    return decoded


@given(PRINTABLE)
def test_valid_utf8_comes_back_as_it_is(text: Any) -> None:
    data = text.encode()
    if not data.startswith((b"\xef\xbb\xbf", b"%PDF")) and b"~{" not in data:
        assert decode(data).text == text


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data: Any) -> None:
    attempt(data)


@given(st.integers(0, 2**32), st.sampled_from(sorted(TEXTS)))
@settings(max_examples=150)
def test_damaged_text_is_text_or_refused(seed: Any, lang: Any) -> None:
    rnd = random.Random(seed)
    for codec in (*CODECS[lang], "utf-8", "utf-16"):
        data = damaged(TEXTS[lang].encode(codec), rnd)
        decoded = attempt(data)
        if decoded and decoded.encoding in {c.codec for c in SINGLE_BYTE} and not decoded.pieces:
            assert len(decoded.text) == len(data)


@given(st.sampled_from([c.codec for c in SINGLE_BYTE]), st.data())
@settings(max_examples=150)
def test_no_byte_of_a_code_page_is_lost(codec: Any, data: Any) -> None:
    letters = [char for char in bytes(range(0x20, 0x100)).decode(codec, "ignore") if char.isprintable()]
    raw = data.draw(st.text(st.sampled_from(letters), min_size=1, max_size=120)).encode(codec)
    decoded = attempt(raw)
    if decoded and decoded.encoding in {c.codec for c in SINGLE_BYTE}:
        assert len(decoded.text) == len(raw)


@given(st.sampled_from(sorted(CODECS)), st.data())
@settings(max_examples=60)
def test_long_enough_text_is_read_right(lang: Any, data: Any) -> None:
    codec = data.draw(st.sampled_from(CODECS[lang]))
    words = TEXTS[lang].split(" ") if " " in TEXTS[lang] else [TEXTS[lang][i : i + 6] for i in range(0, len(TEXTS[lang]), 6)]
    order = data.draw(st.permutations(words))
    text = " ".join(order)
    assert decode(text.encode(codec)).text == text


def test_time_grows_with_length_only() -> None:
    """Not by the clock: the sample that is weighed stays small, whatever the length."""
    from scrubber.decoding.sample import sample

    for unit in (b"\xe9", b"a\xe9", b"\xe9 ", bytes(range(0x80, 0x100)), "ы".encode("cp1251") + b"\n"):
        assert sum(map(len, sample(unit * 100_000))) < 6000


def test_every_candidate_has_a_codec_and_a_name() -> None:
    for codec in CANDIDATES:
        assert codecs_of(codec), codec


# ------------------------------------------------------------------ what cannot be read
NEARLY_UTF8 = st.lists(
    st.one_of(
        st.characters(exclude_categories=["Cs"]).map(str.encode),
        st.characters(exclude_categories=["Cs"], min_codepoint=0x80).map(lambda char: char.encode()[:-1]),
        st.sampled_from([b"\n", b"a", b"\x80", b"\xbf", b"\xc0", b"\xc2", b"\xe0", b"\xed", b"\xf0", b"\xf4", b"\xff", b"\xed\xa0\xbd"]),
    ),
).map(b"".join)


@given(st.one_of(NEARLY_UTF8, st.binary()))
def test_broken_utf8_is_read_as_python_reads_it(data: Any) -> None:
    text, odd = read_around(data, None)
    assert text == data.decode("utf-8", "replace")
    spans = spans_of(odd, data, text)
    assert len(spans) == text.count("\ufffd") - data.count("\ufffd".encode())
    assert "".join(piece.decode() for piece in outside(data, spans)) == data.decode("utf-8", "ignore")


@given(st.one_of(NEARLY_UTF8, st.binary()), st.sampled_from([c.codec for c in SINGLE_BYTE]))
def test_what_is_not_utf8_is_read_by_the_code_page(data: Any, codec: Any) -> None:
    text, odd = read_around(data, codec)
    expected, last = "", 0
    for start, end in spans_of(odd, data, text):
        expected += data[last:start].decode() + read_page(data[start:end], codec)[0]
        last = end
    assert text == expected + data[last:].decode()


def spans_of(odd: Any, data: Any, text: Any) -> Any:
    """The byte spans of what was not UTF-8, after a look at all that is said of it."""
    for one in odd:
        assert data[one.offset : one.offset + len(one.data)] == one.data
        assert (text[one.start : one.end] == "\ufffd") if one.codec is None else (text[one.start : one.end] == one.data.decode(one.codec))
    return [(one.offset, one.offset + len(one.data)) for one in odd]


def outside(data: Any, spans: Any) -> Any:
    last = 0
    for start, end in spans:
        yield data[last:start]
        last = end
    yield data[last:]


@given(st.sampled_from(["shift_jis", "cp932", "gb18030", "euc_jp", "big5", "cp949", "utf-16-le", "utf-32-be"]), st.data())
@settings(max_examples=150)
def test_broken_multi_byte_text_is_read_the_same_in_windows_of_any_size(codec: Any, data: Any) -> None:
    words = data.draw(st.lists(st.sampled_from(["市長は橋を", "新しい", "a news site ", "\n", "12 %"]), min_size=4, max_size=60))
    raw = bytearray("".join(words).encode(codec, "ignore"))
    for at in data.draw(st.lists(st.integers(0, max(0, len(raw) - 1)), max_size=3)):
        raw[at : at + 1] = data.draw(st.sampled_from([b"", b"\x80", b"\xff", b"\xd8"]))
    found = [attempt_read(bytes(raw), codec, window) for window in (8, 13, 1 << 16)]
    assert found[0] == found[1] == found[2]
    if found[0]:
        assert found[0].text == bytes(raw).decode(codec, "replace")
        assert all(raw[o.offset : o.offset + len(o.data)] == o.data and found[0].text[o.start : o.end] == "\ufffd" for o in found[0].odd)


def attempt_read(raw: Any, codec: Any, window: Any) -> Any:
    before, reading.WINDOW = reading.WINDOW, window
    try:
        return reading.read(raw, Detection(codec))
    except DecodeError:
        return None
    finally:
        reading.WINDOW = before
