"""Parquet files read: each row a record, and what cannot be read is refused or named."""

import io
from collections.abc import Iterable
from contextlib import suppress

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrubber.formats import Fields, FormatError
from scrubber.formats import parquet as module
from scrubber.formats.parquet import Parquet
from tests.formats.parquet_files import everything, file_of, read, records, replacing, texts, written


@given(texts, st.integers(1, 3000), st.integers(1, 4))
def test_pieces_of_any_size_give_the_same_records(values: list[str | None], size: int, rows: int) -> None:
    data = file_of(pa.table({"text": pa.array(values, pa.string())}), row_group_size=5)
    whole = [(r.raw, r.source, r.line) for r in records(data)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "PIECE", size)
        patch.setattr(module, "ROWS", rows)
        assert [(r.raw, r.source, r.line) for r in records(data)] == whole
        assert [line for _, _, line in whole] == list(range(1, len(values) + 1))


def test_the_record_tells_what_the_columns_hold() -> None:
    struct = pa.array([{"url": "https://News.example.org:8080/a", "body": "b"}, None])
    table = pa.table({"a": struct, "language": pa.array(["it", None]).dictionary_encode(), "n": [7, 8], "headline": ["One", None]})
    one, none = records(file_of(table), Fields("a.body", site="a.url", lang="language", title="headline", id="n"))
    assert (one.source, one.raw, one.line) == ("b", b"b", 1)
    assert (one.site, one.lang, one.title, one.id) == ("news.example.org", "it", "One", "7")
    assert (none.source, none.problem) == (None, "")


def test_a_name_with_a_dot_is_a_name_first() -> None:
    table = pa.table({"a": [{"b": "inner"}], "a.b": ["outer"]})
    assert [r.source for r in records(file_of(table), Fields("a.b"))] == ["outer"]


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        (Fields("txt"), r"no column 'txt' \(did you mean 'text'\?\); choose one with --field"),
        (Fields("zzz"), r"no column 'zzz' \(it has 'text', 'raw', 'n', 'tags', 's.body', 'flag', 'twice', 'twice'\)"),
        (Fields("text", title="headline"), "no column 'headline'.*--title-field"),
        (Fields("raw"), "the column 'raw' holds binary, not strings; which encoding its bytes are in the file does not tell"),
        (Fields("n"), "the column 'n' holds int64, not strings; choose another with --field"),
        (Fields("tags"), "the column 'tags' holds list<.*>, not strings; write one row for each text"),
        (Fields("s"), "the column 's' holds struct<body: string>, not strings"),
        (Fields("twice"), "2 columns are called 'twice'; rename all but one"),
        (Fields(truncated="n"), "the column 'n', which --truncated-field names, holds int64, and is not overwritten; choose another name"),
        (Fields(truncated="text"), "the column 'text', which --truncated-field names, holds string, and is not overwritten"),
        (Fields(article="s.body"), "the column 's.body', which --article-field names, lies in a struct, and is not overwritten"),
    ],
)
def test_columns_that_do_not_fit_are_refused(fields: Fields, reason: str) -> None:
    columns = [["a"], [b"a"], [1], [["a"]], [{"body": "a"}], [True], ["a"], ["b"]]
    data = file_of(pa.table(columns, names=["text", "raw", "n", "tags", "s", "flag", "twice", "twice"]))
    with pytest.raises(FormatError, match=reason):
        records(data, fields)


def broken() -> Iterable[tuple[str, bytes]]:
    whole = file_of(everything(), compression="zstd")
    yield "empty", b""
    yield "not Parquet", b"text\nThe bridge was opened.\n"
    yield "cut", whole[:-100]
    yield "without its beginning", whole[50:]
    yield "magic only", b"PAR1PAR1" * 4
    yield "encrypted", b"PARE" + whole[4:-4] + b"PARE"


@pytest.mark.parametrize("data", [pytest.param(data, id=name) for name, data in broken()])
def test_files_that_cannot_be_read_are_refused(data: bytes) -> None:
    with pytest.raises(FormatError):
        records(data)


@given(st.data())
def test_damaged_files_are_refused_or_read(data: st.DataObject) -> None:
    whole = bytearray(file_of(everything(), compression="zstd", row_group_size=2))
    for at in data.draw(st.lists(st.integers(0, len(whole) - 1), min_size=1, max_size=3)):
        whole[at] = data.draw(st.integers(0, 255))
    with suppress(FormatError):
        written(bytes(whole), Parquet(), replacing("bridge", "gate"))


def test_a_pipe_is_refused() -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    with pytest.raises(FormatError, match="which a pipe does not allow; write it to a file first"):
        next(Parquet().pieces(Pipe()))


def test_a_text_that_is_not_utf8_is_a_record_with_a_problem_and_stays() -> None:
    column = pa.StringArray.from_buffers(2, pa.array([0, 4, 5], pa.int32()).buffers()[1], pa.py_buffer(b"caf\xe9b"))
    data = file_of(pa.table({"text": column}))
    bad, good = records(data)
    assert (bad.source, bad.problem.partition(";")[0]) == (None, "byte 4 of the text is not UTF-8, as a column of strings must be")
    assert good.source == "b"
    output = written(data, Parquet(), replacing("b", "c"))
    assert output is not None
    assert [value.as_buffer().to_pybytes() for value in pq.read_table(io.BytesIO(output))["text"]] == [b"caf\xe9", b"c"]


def test_a_text_too_large_stays() -> None:
    data = file_of(pa.table({"text": ["a" * 1_000_001, "a"]}))
    format = Parquet(max_size=1)
    large, small = [record for piece in format.pieces(io.BytesIO(data)) for record in format.records(piece)]
    assert (large.source, large.problem) == (None, "larger than 1 MB; allow more with --max-size")
    assert small.source == "a"
    assert read(written(data, format, replacing("a", "b")))["text"].to_pylist() == ["a" * 1_000_001, "b"]


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow.parquet", None)
    with pytest.raises(FormatError, match=r"pip install 'news-scrubber\[parquet\]'"):
        next(Parquet().pieces(io.BytesIO(b"")))
