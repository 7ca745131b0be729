"""WARC and WET archives: plain texts in, JSON lines out; nothing else is taken for text, and nothing is lost in silence."""

import gzip
import io
import json
import os
import pickle
import subprocess
import sys
from itertools import accumulate

import pytest
from fastwarc import ArchiveIterator
from hypothesis import given
from hypothesis import strategies as st

from scrubber import default_pipeline
from scrubber.formats import Fields, FormatError, Marks, Piece, Record, Written, format_of
from scrubber.formats import warc as module
from scrubber.formats.warc import Warc

zstd = pytest.importorskip("backports.zstd")

MARKS = Marks(truncated=True, article=False)
RESPONSE = "application/http; msgtype=response"
PLAIN = "text/plain; charset=utf-8"


def warc(kind: str, body: bytes, number: int = 1, *, type: str | None = "text/plain", length: object = None, **headers: str) -> bytes:
    """A record of an archive."""
    lines = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Record-ID: <urn:uuid:{number:04}>",
        "WARC-Date: 2024-03-05T10:00:00Z",
        "WARC-Target-URI: https://news.example.org/a",
        *(f"{name.replace('_', '-')}: {value}" for name, value in headers.items()),
        *([f"Content-Type: {type}"] if type else []),
        f"Content-Length: {len(body) if length is None else length}",
    ]
    return "\r\n".join([*lines, "", ""]).encode() + body + b"\r\n\r\n"


def http(body: bytes, type: str | None = PLAIN, **headers: str) -> bytes:
    """What a server sent."""
    lines = ["HTTP/1.1 200 OK", *([f"Content-Type: {type}"] if type else []), *(f"{n.replace('_', '-')}: {v}" for n, v in headers.items())]
    return "\r\n".join([*lines, "", ""]).encode() + body


def response(body: bytes, number: int = 1, type: str | None = PLAIN, **headers: str) -> bytes:
    return warc("response", http(body, type, **headers), number, type=RESPONSE)


INFO = warc("warcinfo", b"software: none\r\n", 0, type="application/warc-fields")


def texts(*bodies: bytes) -> list[bytes]:
    return [INFO, *(warc("conversion", body, number) for number, body in enumerate(bodies, 1))]


def zipped_once(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)  # no time, which would be another one in each process that names the tests


def zipped(records: list[bytes]) -> bytes:
    return b"".join(zipped_once(record) for record in records)


def pieces(data: bytes, format: Warc | None = None) -> list[Piece]:
    return list((format or Warc()).pieces(io.BytesIO(data)))


def records(data: bytes, format: Warc | None = None) -> list[Record]:
    format = pickle.loads(pickle.dumps(format or Warc()))
    return [record for piece in pieces(data, format) for record in format.records(pickle.loads(pickle.dumps(piece)))]


def bodies(data: bytes) -> list[str | bytes]:
    return [record.source for record in records(data) if record.source is not None]


def test_texts_become_lines() -> None:
    data = INFO + warc("conversion", "Il café è aperto.\n".encode(), 1, WARC_Identified_Content_Language="ita,eng")
    (record,) = records(data)
    assert record.source == "Il café è aperto.\n".encode()
    assert (record.line, record.id, record.lang, record.site) == (2, "<urn:uuid:0001>", "it", "news.example.org")
    expected = {"id": "<urn:uuid:0001>", "url": "https://news.example.org/a", "date": "2024-03-05T10:00:00Z", "lang": "it"}
    assert json.loads(record.raw) == expected | {"text": "Il café è aperto.\n"}
    assert "café".encode() in record.raw
    assert record.raw.endswith(b"}\n")
    assert not record.marked
    assert json.loads(record.render(b"new", MARKS)) == expected | {"text": "new"}


def test_marks_are_fields() -> None:
    (record,) = records(warc("conversion", b"a"), Warc(Fields(truncated="cut", article="news")))
    assert record.marked
    assert list(json.loads(record.render(b"a", MARKS)).items())[-3:] == [("text", "a"), ("cut", True), ("news", False)]
    assert json.loads(record.render(None, None))["text"] == "a"


@pytest.mark.parametrize("name", ["text", "url"])
def test_marks_are_not_written_over_what_is_there(name: str) -> None:
    with pytest.raises(FormatError, match=f"--truncated-field '{name}' is what an archive's texts have themselves; choose another name"):
        pieces(warc("conversion", b"a"), Warc(Fields(truncated=name)))


@pytest.mark.parametrize(("languages", "lang"), [("deu", "de"), ("ger", "de"), ("zho,eng", "zh"), ("sco", None), ("", None)])
def test_languages_have_codes_of_two_letters_or_none(languages: str, lang: str | None) -> None:
    (record,) = records(warc("conversion", b"a", WARC_Identified_Content_Language=languages))
    assert record.lang == lang
    assert json.loads(record.raw).get("lang") == lang


@pytest.mark.parametrize(
    ("record", "text", "declared"),
    [
        (response(b"a"), b"a", "utf-8"),
        (response(b"a", 1, 'TEXT/Plain ;charset="Windows-1252"'), b"a", "windows-1252"),
        (response(b"a", 1, "text/plain"), b"a", None),
        (response(b"3\r\nabc\r\n0\r\n\r\n", Transfer_Encoding="chunked"), b"abc", "utf-8"),
        (response(zipped_once(b"abc"), Content_Encoding="gzip"), b"abc", "utf-8"),
        (response(zstd.compress(b"abc"), Content_Encoding="zstd"), b"abc", "utf-8"),
        (warc("resource", b"a", type="text/plain; charset=koi8-r"), b"a", "koi8-r"),
        (warc("conversion", b"a", type=None), b"a", None),
        (warc("conversion", b""), b"", None),
    ],
)  # fmt: skip
def test_plain_texts_are_read_and_their_encoding_is_what_the_server_declares(record: bytes, text: bytes, declared: str | None) -> None:
    (found,) = records(record)
    assert (found.source, found.declared, found.problem) == (text, declared, "")


OTHERS = [
    response(b"<p>a</p>", 2, "text/html"),
    response(b"a", 2, None),
    response(b"a", 2, "nonsense"),
    response(b"\n<!DOCTYPE html><p>a</p>", 2),
    warc("response", b"no HTTP", 2, type=RESPONSE),
    warc("resource", b"a", 2, type="application/pdf"),
    warc("conversion", b"a", 2, type="image/png"),
]


@pytest.mark.parametrize("other", OTHERS)
def test_other_documents_are_passed_over_with_a_message(other: bytes) -> None:
    *_, told = pieces(INFO + warc("conversion", b"a") + other)
    assert told.data == b""
    assert told.note.startswith("1 document is HTML or something else than plain text; extract the text first")
    assert bodies(INFO + warc("conversion", b"a") + other) == [b"a"]


def test_an_archive_of_html_alone_is_refused() -> None:
    with pytest.raises(FormatError, match="no plain text: 2 documents are HTML"):
        records(INFO + response(b"<p>", 1, "text/html") * 2)


def test_requests_and_the_like_are_nothing() -> None:
    data = b"".join(warc(kind, b"a") for kind in ("request", "metadata", "revisit", "continuation", "warcinfo"))
    assert pieces(data) == []
    assert pieces(b"") == []


some = st.lists(st.text().map(str.encode) | st.binary(max_size=50), min_size=1, max_size=8)


def not_html(body: bytes) -> bool:
    return not body.lstrip().lower().startswith((b"<html", b"<!doctype html"))


@given(some.map(lambda bodies: list(filter(not_html, bodies))), st.integers(1, 200), st.sampled_from(["plain", "gzip", "one gzip", "zstd"]))
def test_what_the_library_reads_is_what_the_records_hold(values: list[bytes], size: int, how: str) -> None:
    parts = texts(*values)
    data = {
        "plain": b"".join(parts),
        "gzip": zipped(parts),
        "one gzip": zipped_once(b"".join(parts)),
        "zstd": b"".join(map(zstd.compress, parts)),
    }[how]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "PIECE", size)
        found = records(data)
    assert [record.source for record in found] == values
    assert [record.source for record in found] == [r.reader.read() for r in ArchiveIterator(io.BytesIO(data))][1:]
    assert [record.line for record in found] == list(range(2, len(values) + 2))
    for record in found:
        assert record.marked == (record.raw == b"")
        if record.raw:
            assert isinstance(record.source, bytes)
            assert json.loads(record.raw)["text"] == record.source.decode("utf-8-sig")


def test_a_text_in_another_encoding_is_read_by_the_pipeline_or_told() -> None:
    sentence = "Мэр заявил, что мост откроют осенью, если позволит погода."
    sure, unsure = records(b"".join(texts(sentence.encode("windows-1251"), b"Caf\xe9")))
    assert sure.raw == unsure.raw == b""
    assert sure.marked
    assert sure.source is not None
    assert json.loads(sure.render(default_pipeline().run(sure.source).cleaned, MARKS))["text"] == sentence
    with pytest.raises(FormatError, match="its encoding is not certain; --encoding-from NAME decides"):
        unsure.render(b"Caf\xe9", MARKS)
    assert unsure.render(None, None) == b""


def test_the_writer_writes_lines_for_pieces_that_stay_as_they_are() -> None:
    target = io.BytesIO()
    format = Warc()
    writer = format.writer(target)
    (piece,) = pieces(b"".join(texts(b"a", b"b")), format)
    first, second = format.records(piece)
    writer.write(piece, None)
    writer.write(piece, format.join(piece, [Written(first.render(b"c", MARKS)), Written(b"", dropped=True)]))
    writer.write(Piece(b"", 3, note="2 documents are HTML"), None)
    writer.close()
    assert [json.loads(line)["text"] for line in target.getvalue().splitlines()] == ["a", "b", "c"]
    assert second.source == b"b"


def test_an_address_in_angle_brackets_is_an_address() -> None:
    data = warc("conversion", b"a").replace(b"https://news.example.org/a", b"<https://news.example.org/a>")
    (record,) = records(data)
    assert record.site == "news.example.org"
    assert json.loads(record.raw)["url"] == "https://news.example.org/a"


def test_headers_that_are_not_utf8_are_written_all_the_same() -> None:
    (record,) = records(warc("conversion", b"a").replace(b"org/a", b"org/caf\xe9"))
    assert json.loads(record.raw)["url"].startswith("https://news.example.org/caf")


# Damage


def read(record: Record) -> str:
    assert isinstance(record.source, bytes)
    return record.source.decode()


def told(data: bytes, format: Warc | None = None) -> list[str]:
    """The texts of an archive, and between them what is told."""
    return [record.problem or read(record) for record in records(data, format)]


FIVE = [f"text {n}\n".encode() * 20 for n in range(5)]
ALL = [text.decode() for text in FIVE]


def flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]


@pytest.mark.parametrize("compress", [zipped_once, zstd.compress])
def test_a_damaged_part_of_a_compressed_archive_is_left_out_and_the_rest_goes_on(compress: object) -> None:
    assert callable(compress)
    parts = [compress(part) for part in texts(*FIVE)]
    start = sum(map(len, parts[:3]))
    damaged = flipped(b"".join(parts), start + 30)
    before = start - len(parts[2])
    reason = f"the archive is damaged after this record, which begins at byte {before}; reading goes on at byte {start + len(parts[3])}"
    assert told(damaged) == [*ALL[:2], reason, *ALL[3:]]


def test_damage_at_the_end_is_told() -> None:
    parts = [zipped_once(part) for part in texts(*FIVE)]
    damaged = flipped(b"".join(parts), sum(map(len, parts[:5])) + 30)
    assert told(damaged)[:4] == ALL[:4]
    assert told(damaged)[4].endswith("nothing after it can be read")


def test_a_record_that_ends_elsewhere_than_it_says_is_not_trusted() -> None:
    for length in (len(FIVE[1]) - 30, len(FIVE[1]) + 30, "none"):
        parts = texts(*FIVE)
        parts[2] = warc("conversion", FIVE[1], 2, length=length)
        first, bad, damage, *rest = told(b"".join(parts))
        assert [first, *rest] == [ALL[0], *ALL[2:]]
        assert bad.startswith("it does not end where its Content-Length says; it begins at byte")
        assert "reading goes on at byte" in damage


@pytest.mark.parametrize("kind", ["conversion", "request"])
@pytest.mark.parametrize("length", [10**6, 10**9])
def test_a_length_beyond_the_end_does_not_swallow_the_rest(kind: str, length: int) -> None:
    for join in (b"".join, zipped):
        parts = texts(*FIVE)
        parts[2] = warc(kind, FIVE[1], 2, length=length)
        assert [text for text in told(join(parts)) if text.startswith("text")] == [ALL[0], *ALL[2:]]
        assert any("reading goes on at byte" in text for text in told(join(parts)))


@pytest.mark.parametrize("how", ["plain", "parts", "one"])
def test_a_file_that_ends_too_early_says_so(how: str) -> None:
    parts = texts(*FIVE)
    whole = {"plain": b"".join(parts), "parts": zipped(parts), "one": zipped_once(b"".join(parts))}[how]
    ends = set(accumulate(map(len, parts if how == "plain" else map(zipped_once, parts)))) if how != "one" else set()
    for end in range(len(INFO), len(whole)):
        found = told(whole[:end])
        good = [text for text in found if text.startswith("text")]
        assert good == ALL[: len(good)]
        assert len(found) > len(good) or any(at - 4 <= end < at + len("WARC/1.0\r\n") for at in ends) or len(good) == len(ALL), end


def test_a_text_that_cannot_be_unpacked_is_told_and_the_rest_goes_on() -> None:
    data = response(b"no gzip", 1, Content_Encoding="gzip") + response(b"a", 2)
    bad, good = records(data)
    assert bad.problem.startswith("it cannot be decoded (Gzip decompression error: data error); it begins at byte 0; fetch the file again")
    assert (bad.id, bad.source, bad.raw) == ("<urn:uuid:0001>", None, b"")
    assert good.source == b"a"


def test_a_text_too_large_is_told_and_the_rest_goes_on() -> None:
    format = Warc(max_size=1)
    large = b"a" * 1_000_001
    data = warc("conversion", large, 1) + response(zipped_once(large), 2, Content_Encoding="gzip") + warc("conversion", b"a", 3)
    assert told(data, format) == ["larger than 1 MB; allow more with --max-size"] * 2 + ["a"]


@pytest.mark.parametrize("data", [b"The bridge was opened.\n", zipped_once(b"The bridge was opened.\n"), b"\x1f\x8b\x08", b"PK\x03\x04"])
def test_what_is_no_archive_is_refused(data: bytes) -> None:
    with pytest.raises(FormatError, match="not a WARC archive"):
        records(data)


@given(st.data())
def test_no_damage_ends_the_run(data: st.DataObject) -> None:
    parts = texts(*FIVE)
    whole = bytearray(data.draw(st.sampled_from([b"".join(parts), zipped(parts), b"".join(map(zstd.compress, parts))])))
    for at in data.draw(st.lists(st.integers(0, len(whole) - 1), min_size=1, max_size=3)):
        whole[at] = data.draw(st.integers(0, 255))
    del whole[data.draw(st.integers(1, len(whole))) :]
    try:
        found = records(bytes(whole))
    except FormatError:
        return
    assert len(found) <= 2 * len(parts)


def test_a_pipe_is_read() -> None:
    def piped(data: bytes) -> list[str]:
        ours, theirs = os.pipe()
        with open(ours, "rb") as stream:
            with open(theirs, "wb") as pipe:
                pipe.write(data)  # less than a pipe holds
            return [record.problem or str(record.source) for piece in Warc().pieces(stream) for record in Warc().records(piece)]

    whole = zipped(texts(*FIVE))
    assert len(piped(whole)) == 5
    *_, last = piped(flipped(whole, 400))
    assert last.endswith("nothing after it can be read")


def test_an_error_of_the_system_is_none_of_the_archive() -> None:
    class Failing(io.BytesIO):
        def read(self, _size: int | None = -1) -> bytes:
            raise OSError(5, "Input/output error")

    with pytest.raises(OSError, match="Input/output error") as caught:
        list(Warc().pieces(Failing()))
    assert caught.value.errno == 5


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "fastwarc", None)
    with pytest.raises(FormatError, match=r"pip install 'news-scrubber\[warc\]'"):
        pieces(INFO)


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "a.wet", "a.warc.wet.gz", "A.WET.GZ", "a.warc.zst"])
def test_the_suffix_tells(name: str) -> None:
    assert isinstance(format_of(name, Fields()), Warc)


def test_what_only_archives_need_is_not_loaded_for_other_files() -> None:
    code = "import sys, scrubber.formats; print([m for m in ('fastwarc', 'email.message') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
