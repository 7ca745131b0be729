"""Large files, in bounded memory, and back."""

import io
import tracemalloc
from typing import Any

import pytest

from scrubber.decoding import DecodeError, EncodeError, decode, detect_file, encode, open_text
from scrubber.decoding.evidence import CHUNK
from tests.decoding.samples import CODECS, ENGLISH, TEXTS, TYPOGRAPHIC

LINE = ENGLISH.encode() + b"\n"


def text_of(data: Any) -> Any:
    with open_text(io.BytesIO(data)) as lines:
        return "".join(lines)


@pytest.mark.parametrize(("lang", "codec"), [(lang, codec) for lang, codecs in CODECS.items() for codec in codecs] + [("th", "utf-16")])
def test_a_file_reads_like_the_string(lang: Any, codec: Any) -> None:
    data = "\n".join([TEXTS[lang]] * 3).encode(codec)
    assert text_of(data) == decode(data).text


@pytest.mark.parametrize("tail", [b"It was a caf\xe9 on the corner.\r\n", b"It was a caf\xc3\xa9 on the corner.\n", b"It isn\x92t over"])
def test_one_byte_at_the_end_of_a_long_file(tail: Any) -> None:
    data = LINE * (3 * CHUNK // len(LINE)) + tail
    assert text_of(data) == data[: -len(tail)].decode() + tail.decode("utf-8" if b"\xc3" in tail else "cp1252")


def test_a_character_across_two_chunks() -> None:
    data = LINE * (CHUNK // len(LINE))
    data += b"x" * (CHUNK - len(data) - 1) + "é".encode() + LINE
    assert detect_file(io.BytesIO(data)).encoding == "utf-8"
    assert text_of(data) == data.decode()


def test_mixed_encodings_in_a_file(tmp_path: Any) -> None:
    text = (TYPOGRAPHIC + "\n") * 50
    lines = text.split("\n")
    path = tmp_path / "mixed.txt"
    path.write_bytes(b"\n".join(line.encode("cp1252" if i % 3 == 0 else "utf-8") for i, line in enumerate(lines)))
    with open_text(path) as read:
        assert "".join(read) == text


def test_memory_stays_bounded(tmp_path: Any) -> None:
    path = tmp_path / "long.txt"
    with path.open("wb") as file:
        for _ in range(24):
            file.write((TEXTS["ru"] + "\n").encode("cp1251") * (CHUNK // 180))
    tracemalloc.start()
    assert detect_file(path).encoding == "cp1251"
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 16 * CHUNK


def test_line_ends_are_left_alone() -> None:
    data = "é\r\nb\rc\n\nd".encode("cp1252") + b" " + LINE
    assert text_of(data) == decode(data).text


def test_binary_files_are_refused() -> None:
    for data in (b"\0" * (2 * CHUNK), b"PK\x03\x04" + bytes(100)):
        with pytest.raises(DecodeError):
            detect_file(io.BytesIO(data))


@pytest.mark.parametrize(("lang", "codec"), [(lang, codec) for lang, codecs in CODECS.items() for codec in codecs])
def test_text_goes_back_to_the_bytes_it_came_from(lang: Any, codec: Any) -> None:
    data = TEXTS[lang].encode(codec)
    decoded = decode(data)
    assert encode(decoded.text, decoded.encoding, bom=decoded.bom) == data


def test_what_does_not_fit_is_named() -> None:
    with pytest.raises(EncodeError) as caught:
        encode("one\ntwo — three", "iso8859-2")
    assert (caught.value.character, caught.value.offset, caught.value.line) == ("—", 8, 2)
    assert "U+2014" in str(caught.value)
    with pytest.raises(EncodeError):
        encode("5 ¢", "cp932")  # which would write the full-width sign
