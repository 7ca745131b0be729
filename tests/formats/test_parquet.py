"""Parquet files: what is not text stays as it is, whatever it is."""

import io
import pickle
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from scrubber.formats import Fields, FormatError, Marks, Piece, Record, Written, parquet_writer
from scrubber.formats import parquet as module
from scrubber.formats.parquet import Parquet

Edit = Callable[[Record], Written]
MARKS = Marks(truncated=True, article=False)


def written(data: bytes, format: Parquet, edit: Edit) -> bytes | None:
    """What becomes of a file, the way a run does it: as soon as a piece changes, those before it are read again and written."""
    target = io.BytesIO()
    writer = None
    for at, piece in enumerate(format.pieces(io.BytesIO(data))):
        output = cleaned(format, piece, edit)
        if output is not None and not writer:
            writer = format.writer(target)
            for earlier, _ in zip(format.pieces(io.BytesIO(data)), range(at), strict=False):
                writer.write(earlier, None)
        if writer:
            writer.write(piece, output)
    if not writer:
        return None
    writer.close()
    assert not target.closed
    return target.getvalue()


def cleaned(format: Parquet, piece: Piece, edit: Edit) -> bytes | None:
    """What a worker gives back for a piece."""
    sent: Piece = pickle.loads(pickle.dumps(Piece(piece.data, piece.first, piece.head)))
    there: Parquet = pickle.loads(pickle.dumps(format))
    records = list(there.records(sent))
    outcomes = [edit(record) if record.source is not None else Written(record.raw) for record in records]
    if all(o.output == r.raw and not o.dropped for o, r in zip(outcomes, records, strict=True)):
        return None
    return there.join(sent, outcomes)


def replacing(old: str, new: str, marks: Marks = MARKS) -> Edit:
    def edit(record: Record) -> Written:
        assert isinstance(record.source, str)
        changed = record.source.replace(old, new)
        return Written(record.render(changed, marks) if record.marked or changed != record.source else record.raw, marks)

    return edit


def dropping(*texts: str | None) -> Edit:
    return lambda record: Written(b"", dropped=True) if record.source in texts else Written(record.raw)


def file_of(table: pa.Table, **options: Any) -> bytes:
    target = io.BytesIO()
    pq.write_table(table, target, **options)
    return target.getvalue()


def read(data: bytes | None) -> pa.Table:
    assert data is not None
    table = pq.read_table(io.BytesIO(data))
    table.validate(full=True)
    return table


def records(data: bytes, fields: Fields | None = None) -> list[Record]:
    format = Parquet(fields)
    return [record for piece in format.pieces(io.BytesIO(data)) for record in format.records(piece)]


TEXTS = ["The bridge was opened.", None, "", "The bridge was closed.\n\nRead more", "Il café è aperto."]


def everything(texts: Sequence[str | None] = TEXTS) -> pa.Table:
    """A table of columns of most types."""
    count = len(texts)
    schema = pa.schema(
        [
            pa.field("id", pa.int64(), nullable=False, metadata={"comment": "a number"}),
            pa.field("text", pa.string()),
            pa.field("small", pa.uint8()),
            pa.field("big", pa.uint32()),
            pa.field("price", pa.decimal128(9, 2)),
            pa.field("seen", pa.timestamp("ns", "UTC")),
            pa.field("day", pa.date32()),
            pa.field("clock", pa.time32("ms")),
            pa.field("image", pa.binary()),
            pa.field("hash", pa.binary(4)),
            pa.field("half", pa.float16()),
            pa.field("lang", pa.dictionary(pa.int32(), pa.string())),
            pa.field("tags", pa.list_(pa.string())),
            pa.field("links", pa.list_(pa.struct([("url", pa.string()), ("rank", pa.int16())]))),
            pa.field("counts", pa.map_(pa.string(), pa.int32())),
            pa.field("vector", pa.list_(pa.float32(), 2)),
            pa.field("data", pa.json_()),
            pa.field("view", pa.string_view()),
            pa.field("none", pa.null()),
        ],
        metadata={b"huggingface": b'{"info": {}}', b"pandas": b'{"columns": []}'},
    )
    columns = {
        "id": range(count),
        "text": texts,
        "small": [n % 256 for n in range(count)],
        "big": [2**32 - 1 - n for n in range(count)],
        "price": [None if n % 3 == 0 else n for n in range(count)],
        "seen": [n * 1_000_000_007 for n in range(count)],
        "day": range(count),
        "clock": range(count),
        "image": [bytes([n % 256]) * n for n in range(count)],
        "hash": [n.to_bytes(4, "big") for n in range(count)],
        "half": [n / 2 for n in range(count)],
        "lang": [("en", None, "it")[n % 3] for n in range(count)],
        "tags": [None if n % 4 == 0 else ["a", None][: n % 3] for n in range(count)],
        "links": [[{"url": "u", "rank": n}] if n % 2 else None for n in range(count)],
        "counts": [[("a", n)] for n in range(count)],
        "vector": [[n, 0.5] for n in range(count)],
        "data": ['{"a": 1}'] * count,
        "view": [str(n) for n in range(count)],
        "none": [None] * count,
    }
    arrays = [pa.array(columns[f.name], f.type.storage_type if isinstance(f.type, pa.BaseExtensionType) else f.type) for f in schema]
    arrays = [
        pa.ExtensionArray.from_storage(f.type, a) if isinstance(f.type, pa.BaseExtensionType) else a
        for f, a in zip(schema, arrays, strict=True)
    ]
    return pa.Table.from_arrays(arrays, schema=schema)


def test_only_the_text_changes() -> None:
    table = everything()
    data = file_of(table, row_group_size=2)
    after = read(written(data, Parquet(), replacing("\n\nRead more", "")))
    assert after.schema.equals(read(data).schema, check_metadata=True)
    assert after["text"].to_pylist() == [text and text.removesuffix("\n\nRead more") for text in TEXTS]
    assert after.drop_columns("text").equals(read(data).drop_columns("text"))


def test_a_file_in_which_nothing_changes_is_not_written() -> None:
    assert written(file_of(everything()), Parquet(), replacing("none of them has this", "")) is None


def test_the_writer_takes_all_pieces_as_they_were() -> None:
    data = file_of(everything(), row_group_size=3)
    target = io.BytesIO()
    writer = Parquet().writer(target)
    for piece in Parquet().pieces(io.BytesIO(data)):
        writer.write(piece, None)
    writer.close()
    assert read(target.getvalue()).equals(read(data))


def test_a_file_without_rows_is_written_as_one() -> None:
    data = file_of(everything([]))
    (piece,) = Parquet(Fields(truncated="cut")).pieces(io.BytesIO(data))
    assert list(Parquet().records(piece)) == []
    target = io.BytesIO()
    writer = Parquet(Fields(truncated="cut")).writer(target)
    writer.write(piece, None)
    writer.close()
    assert read(target.getvalue()).schema.names == [*everything([]).schema.names, "cut"]


texts = st.lists(st.none() | st.text() | st.sampled_from(["a b", "b" * 5000]), max_size=12)
types = st.sampled_from([pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int8(), pa.string())])


@given(
    texts,
    types,
    st.integers(1, 5),
    st.sampled_from(["1.0", "2.0"]),
    st.sampled_from(["none", "zstd", "snappy"]),
    st.booleans(),
    st.booleans(),
)
def test_what_the_standard_reader_reads_is_what_was_meant(
    values: list[str | None], type: pa.DataType, group: int, version: str, codec: str, nested: bool, store: bool
) -> None:
    assume(not (nested and pa.types.is_string_view(type)))  # which the library cannot write
    column = pa.array(values, pa.string())
    column = column.dictionary_encode().cast(type) if pa.types.is_dictionary(type) else column.cast(type)
    numbers = pa.array(range(len(values)))
    inner = pa.StructArray.from_arrays(
        [numbers, column], names=["n", "body"], mask=pa.array([n % 5 == 4 for n in range(len(values))], pa.bool_())
    )
    table = pa.table({"article": inner, "n": numbers} if nested else {"text": column, "n": numbers})
    data = file_of(table, row_group_size=group, data_page_version=version, compression=codec, store_schema=store)
    fields = Fields("article.body" if nested else "text")
    output = written(data, Parquet(fields), replacing("b", "é"))
    before = read(data)
    if output is None:
        assert not any(r.source and "b" in r.source for r in records(data, fields) if isinstance(r.source, str))
        return
    after = read(output)
    assert after.schema.equals(before.schema, check_metadata=True)
    if nested:
        rows = before["article"].to_pylist()
        assert after["article"].to_pylist() == [row and {**row, "body": row["body"] and row["body"].replace("b", "é")} for row in rows]
    else:
        assert after["text"].to_pylist() == [value and value.replace("b", "é") for value in values]
    assert after["n"].equals(before["n"])


@given(texts, st.integers(1, 3000), st.integers(1, 4))
def test_pieces_of_any_size_give_the_same_records(values: list[str | None], size: int, rows: int) -> None:
    data = file_of(pa.table({"text": pa.array(values, pa.string())}), row_group_size=5)
    whole = [(r.raw, r.source, r.line) for r in records(data)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "PIECE", size)
        patch.setattr(module, "ROWS", rows)
        assert [(r.raw, r.source, r.line) for r in records(data)] == whole
        assert [line for _, _, line in whole] == list(range(1, len(values) + 1))


@given(texts, st.sampled_from([None, True, False]), st.booleans())
def test_marks_come_to_rest(values: list[str | None], before: bool | None, present: bool) -> None:
    table = pa.table({"text": pa.array(values, pa.string()), "n": range(len(values))})
    table = table.add_column(0, "cut", pa.array([before] * len(values), pa.bool_())) if present else table
    format = Parquet(Fields(truncated="cut", article="is.article"))
    data = file_of(table, row_group_size=4)
    output = written(data, format, replacing("\0\0", "", MARKS))
    if output is None:
        assert all(value is None for value in values)
        return
    after = read(output)
    assert after.schema.names == (["cut", "text", "n", "is.article"] if present else ["text", "n", "cut", "is.article"])
    assert after["cut"].to_pylist() == [True if value is not None else before if present else None for value in values]
    assert after["is.article"].to_pylist() == [False if value is not None else None for value in values]
    assert after["text"].to_pylist() == [value and value.replace("\0\0", "") for value in values]
    if not any("\0\0" in value for value in after["text"].to_pylist() if value):
        assert written(output, format, replacing("\0\0", "", MARKS)) is None


def test_dropped_rows_are_left_out() -> None:
    table = everything()
    after = read(written(file_of(table, row_group_size=1), Parquet(), dropping(TEXTS[0], TEXTS[3])))
    assert after.drop_columns("view").equals(read(file_of(table.drop_columns("view").take([1, 2, 4]))))


def test_all_rows_dropped() -> None:
    table = pa.table({"text": ["a", "b"]})
    after = read(written(file_of(table), Parquet(), dropping("a", "b")))
    assert after.equals(table.slice(0, 0))


def test_how_the_file_is_stored_stays() -> None:
    table = pa.table({"id": [2, 1, 1, 3], "text": ["a b", "b b", "c" * 99, "b"], "lang": ["en"] * 4, "score": [0.5, 0.25, 1.0, 2.0]})
    data = file_of(
        table,
        row_group_size=3,
        compression={"id": "zstd", "text": "brotli", "lang": "none", "score": "gzip"},
        use_dictionary=["lang"],
        column_encoding={"id": "DELTA_BINARY_PACKED", "text": "DELTA_LENGTH_BYTE_ARRAY", "score": "BYTE_STREAM_SPLIT"},
        write_statistics=["id", "lang"],
        bloom_filter_options={"id": True},
        write_page_index=True,
        data_page_version="2.0",
        sorting_columns=[pq.SortingColumn(2), pq.SortingColumn(1), pq.SortingColumn(0)],
    )
    output = written(data, Parquet(), replacing("b", "d"))
    assert output is not None
    before, after = (pq.ParquetFile(io.BytesIO(file)).metadata for file in (data, output))
    assert before.format_version == after.format_version
    assert [after.row_group(n).num_rows for n in range(after.num_row_groups)] == [3, 1]
    for group in range(2):
        for column in range(4):
            one, other = (file.row_group(group).column(column) for file in (before, after))
            for what in ("path_in_schema", "compression", "encodings", "is_stats_set", "has_offset_index", "has_column_index"):
                assert getattr(one, what) == getattr(other, what), what
            assert (one.bloom_filter_offset is None) == (other.bloom_filter_offset is None)
            assert data[one.data_page_offset :][:2] == output[other.data_page_offset :][:2] == parquet_writer.VERSION_2
    assert after.row_group(0).sorting_columns == (pq.SortingColumn(2),), "the texts may be in another order now"


@pytest.mark.parametrize(
    "options",
    [
        {"store_schema": False},
        {"store_schema": False, "version": "1.0", "coerce_timestamps": "ms"},
        {"use_compliant_nested_type": False},
        {"store_decimal_as_integer": True},
        {"write_time_adjusted_to_utc": True},
        {"data_page_version": "2.0", "use_dictionary": False, "write_statistics": False},
        {"use_content_defined_chunking": True},
    ],
)
def test_files_of_other_programs_keep_their_schema(options: dict[str, Any]) -> None:
    table = everything()
    if "coerce_timestamps" in options:
        table = table.set_column(5, "seen", pa.array(range(5), pa.timestamp("ms", "UTC")))
    data = file_of(table, **options)
    output = written(data, Parquet(), replacing("bridge", "gate"))
    assert output is not None
    before, after = pq.ParquetFile(io.BytesIO(data)), pq.ParquetFile(io.BytesIO(output))
    assert after.schema.equals(before.schema)
    assert after.schema_arrow.equals(before.schema_arrow, check_metadata=True)
    assert (after.metadata.metadata or {}).keys() == (before.metadata.metadata or {}).keys()
    assert after.metadata.format_version == before.metadata.format_version
    assert read(output).drop_columns("text").equals(read(data).drop_columns("text"))


def test_metadata_stay_where_the_schema_of_arrow_is_not_stored() -> None:
    target = io.BytesIO()
    with pq.ParquetWriter(target, pa.schema([("text", pa.string())]), store_schema=False) as writer:
        writer.add_key_value_metadata({"pandas": "{}", "content_defined_chunking": "[1]"})
        writer.write_table(pa.table({"text": ["a"]}))
    output = written(target.getvalue(), Parquet(Fields(truncated="cut")), replacing("a", "b"))
    assert output is not None
    metadata = pq.ParquetFile(io.BytesIO(output)).metadata
    assert metadata.metadata == {b"pandas": b"{}", b"content_defined_chunking": b"[1]"}
    assert metadata.row_group(0).column(1).is_stats_set


def test_timestamps_of_96_bits_are_not_written_since_they_are_not_read_whole() -> None:
    data = file_of(pa.table({"text": ["a"], "seen": pa.array([1], pa.timestamp("ns"))}), use_deprecated_int96_timestamps=True)
    assert [r.source for r in records(data)] == ["a"]
    with pytest.raises(FormatError, match="the column 'seen' is stored as INT96, which cannot be written the same way"):
        written(data, Parquet(), replacing("a", "b"))


def test_a_row_group_too_large_is_written_as_several(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet_writer, "GROUP", 10_000)
    monkeypatch.setattr(module, "PIECE", 1000)
    table = pa.table({"text": [f"{n} " + "a" * 1000 for n in range(100)]})
    output = written(file_of(table, use_dictionary=False), Parquet(), replacing("99", "100"))
    assert output is not None
    assert pq.ParquetFile(io.BytesIO(output)).num_row_groups == 10
    assert read(output)["text"].to_pylist()[:99] == table["text"].to_pylist()[:99]


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


def test_more_distinct_texts_than_the_column_can_number_are_refused() -> None:
    column = pa.array(["a"] * 200).dictionary_encode().cast(pa.dictionary(pa.int8(), pa.string()))
    numbers = iter(range(200))
    with pytest.raises(FormatError, match="cannot be written again the way it was"):
        written(file_of(pa.table({"text": column})), Parquet(), lambda record: Written(record.render(str(next(numbers)), MARKS)))


def test_a_run_broken_off_leaves_no_noise(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    piece = next(Parquet().pieces(io.BytesIO(file_of(everything()))))
    with (tmp_path / "a.parquet").open("wb") as target:
        writer = Parquet().writer(target)
        writer.write(piece, None)
    del writer
    assert capfd.readouterr() == ("", "")


def test_a_full_disk_is_an_error_of_the_system() -> None:
    class Full(io.BytesIO):
        def write(self, _data: object) -> int:
            raise OSError(28, "No space left on device")

    piece = next(Parquet().pieces(io.BytesIO(file_of(everything()))))
    with pytest.raises(OSError, match="No space left") as caught:
        Parquet().writer(Full()).write(piece, None)
    assert caught.value.errno == 28


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow.parquet", None)
    with pytest.raises(FormatError, match=r"pip install 'news-scrubber\[parquet\]'"):
        next(Parquet().pieces(io.BytesIO(b"")))
