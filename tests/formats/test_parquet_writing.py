"""Parquet files written: what is not text stays as it is, whatever it is."""

import io
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from scrubber.formats import Fields, FormatError, Written, parquet_writer
from scrubber.formats import parquet as module
from scrubber.formats.parquet import Parquet
from tests.formats.parquet_files import MARKS, TEXTS, dropping, everything, file_of, read, records, replacing, texts, written


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
