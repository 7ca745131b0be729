"""Parquet files written again the way they were written before."""

import json
from dataclasses import dataclass
from inspect import signature
from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from scrubber.formats.arrow import from_bytes, library, told
from scrubber.formats.parquet_columns import Columns, kept, replaced, with_marks
from scrubber.formats.record import FormatError, Piece

if TYPE_CHECKING:
    import pyarrow as pa

GROUP = 1 << 26  # bytes of rows at which a row group ends, because it is held in memory whole
VERSION_2 = b"\x15\x06"  # how the header of a data page of version 2 begins: field 1, a number, 3 (parquet.thrift, compact protocol)
DICTIONARY = {"PLAIN_DICTIONARY", "RLE_DICTIONARY"}
ENCODINGS = ("DELTA_BINARY_PACKED", "DELTA_LENGTH_BYTE_ARRAY", "DELTA_BYTE_ARRAY", "BYTE_STREAM_SPLIT")
UNTOLD = ("is_from_converted_type", "force_set_converted_type")  # how a logical type is put down, not which it is
PLAIN = {("Int", 32, True), ("Int", 64, True)}  # logical types that say no more than the physical ones
CANNOT = "it cannot be written again the way it was; write the file anew with another program first"


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file is written.

    Parameters:
        columns: Where what is in it.
        schema: Its schema, with the columns of marks that are to be added.
        metadata: What its end states of it.
        options: Those of the library's writer.
    """

    columns: Columns
    schema: "pa.Schema"
    metadata: Any
    options: dict[str, Any]


class Part(NamedTuple):
    """Some rows of one row group.

    Parameters:
        batch: The rows, all columns of them.
        group: The number of the row group.
        layout: How the file is written.
    """

    batch: "pa.RecordBatch"
    group: int
    layout: Layout


def layout_of(file: Any, stream: BinaryIO, columns: Columns) -> Layout:
    """How a file is written.

    Parameters:
        file: The file, a `pyarrow.parquet.ParquetFile`.
        stream: Its bytes.
        columns: Where what is in it.
    """
    pa = library()
    schema = file.schema_arrow
    added = [name for name in columns.marks.values() if name not in schema.names]
    for name in added:
        schema = schema.append(pa.field(name, pa.bool_()))
    return Layout(columns, schema, file.metadata, _options(file, stream, columns, added))


def _options(file: Any, stream: BinaryIO, columns: Columns, added: list[str]) -> dict[str, Any]:
    metadata = file.metadata
    if not metadata.num_row_groups:
        return {}
    group = metadata.row_group(0)
    stored = {column.path_in_schema: column for column in map(group.column, range(group.num_columns))}
    encodings = {path: set(column.encodings) for path, column in stored.items()}
    dictionary = [path for path, used in encodings.items() if used & DICTIONARY]
    others = {path: next((e for e in ENCODINGS if e in used), "") for path, used in encodings.items() if path not in dictionary}
    codecs = {path: column.compression.replace("UNCOMPRESSED", "NONE") for path, column in stored.items()}
    statistics = [path for path, column in stored.items() if column.is_stats_set]
    first = next(iter(stored.values()))
    leaves = [file.schema.column(at) for at in range(len(file.schema))]
    times = [leaf for leaf in leaves if leaf.logical_type.type == "TIME"]
    decimals = [leaf.physical_type for leaf in leaves if leaf.logical_type.type == "DECIMAL"]
    stream.seek(first.data_page_offset)
    options = {
        "compression": codecs | dict.fromkeys(added, codecs[first.path_in_schema]),
        "use_dictionary": dictionary,
        "column_encoding": {path: encoding for path, encoding in others.items() if encoding} or None,
        "write_statistics": statistics + added if statistics else False,
        "write_page_index": any(column.has_offset_index for column in stored.values()) or None,
        "bloom_filter_options": {path: True for path, column in stored.items() if getattr(column, "bloom_filter_offset", None)} or None,
        "data_page_version": "2.0" if stream.read(len(VERSION_2)) == VERSION_2 else "1.0",
        "sorting_columns": _sorting(group, columns, file.schema_arrow),
        "store_schema": b"ARROW:schema" in (metadata.metadata or {}),
        "use_compliant_nested_type": not any(".list.item" in path for path in encodings),
        "store_decimal_as_integer": any(type in ("INT32", "INT64") for type in decimals) or None,
        "write_time_adjusted_to_utc": any(_logical(leaf).get("isAdjustedToUTC") for leaf in times) or None,
        "use_content_defined_chunking": _chunking(metadata.metadata or {}),
    }
    known = signature(library("pyarrow.parquet").ParquetWriter).parameters  # older versions do not know all of them
    return {name: option for name, option in options.items() if option is not None and name in known}


def _chunking(metadata: dict[bytes, bytes]) -> Any:
    """How pages are cut by what they hold, which the data sets of Hugging Face note."""
    chunking = json.loads(metadata.get(b"content_defined_chunking", b"null"))
    return chunking if isinstance(chunking, dict | bool) else None


def _sorting(group: Any, columns: Columns, schema: "pa.Schema") -> Any:
    """What the rows are sorted by, as far as it does not change."""
    changing = {schema.names[columns.paths["text"][0]], *columns.marks.values()}
    kept = []
    for column in group.sorting_columns:
        if group.column(column.column_index).path_in_schema.partition(".")[0] in changing:
            break
        kept.append(column)
    return kept or None


class TableWriter:
    """Writes rows, whole row groups at a time.

    Parameters:
        target: Where to.
    """

    def __init__(self, target: BinaryIO) -> None:
        self.sink = _Sink(target)
        self.writer: Any = None
        self.batches: list[pa.RecordBatch] = []
        self.size = 0
        self.group = 0

    def write(self, piece: Piece, output: bytes | None) -> None:
        """Write the next rows.

        Raises:
            FormatError: They cannot be written the way they were.
        """
        part = piece.rest
        assert isinstance(part, Part)
        layout = part.layout
        with told(CANNOT):
            if not self.writer:
                self.writer = _opened(self.sink, layout)
            if part.group != self.group or self.size >= GROUP:
                self._end_group()
            self.group = part.group
            batch = with_marks(part.batch, layout.schema)
            if output is None:
                self.batches.append(batch)
            else:
                new = from_bytes(output)
                self.batches += kept(replaced(batch, new, layout.columns), new["dropped"])
            self.size += batch.nbytes

    def _end_group(self) -> None:
        rows = sum(batch.num_rows for batch in self.batches)
        if rows:
            self.writer.write_table(library().Table.from_batches(self.batches), row_group_size=rows)
        self.batches, self.size = [], 0

    def close(self) -> None:
        """Write the last rows, and what ends the file."""
        with told(CANNOT):
            if self.writer:
                self._end_group()
                self.writer.close()


class _Sink:
    """A stream that the library may go on writing to when it is closed, as it does where a run was broken off."""

    closed = False

    def __init__(self, target: BinaryIO) -> None:
        self.target = target
        self.at = 0

    def write(self, data: Any) -> int:
        if not self.target.closed:
            self.target.write(data)
        self.at += len(data)
        return len(data)

    def tell(self) -> int:
        return self.at

    def flush(self) -> None:
        if not self.target.closed:
            self.target.flush()

    def close(self) -> None:
        """The stream stays open."""


def _opened(sink: Any, layout: Layout) -> Any:
    """A writer that writes what was there.

    Raises:
        FormatError: The library cannot write some column the way it was.
    """
    pq = library("pyarrow.parquet")
    difference = ""
    # Version 1.0 names what every reader knows; but many files that bear it have types that only 2.6 has.
    for version in dict.fromkeys((layout.metadata.format_version, "2.6")):
        options = layout.options | {"version": version}
        trial = BytesIO()
        _begun(trial, layout, options).close()
        difference = _difference(layout, pq.ParquetFile(trial))
        if not difference:
            return _begun(sink, layout, options)
    raise FormatError(f"{difference}, which cannot be written the same way; write the file anew with another program first")


def _begun(sink: Any, layout: Layout, options: dict[str, Any]) -> Any:
    writer = library("pyarrow.parquet").ParquetWriter(sink, layout.schema, **options)
    if layout.schema.metadata and not options.get("store_schema", True):  # with the schema, its metadata are left out
        writer.add_key_value_metadata(layout.schema.metadata)
    return writer


def _difference(layout: Layout, trial: Any) -> str:
    """What column would be of another type if the file were written; empty if none would."""
    for at in range(layout.metadata.num_columns):
        before, after = layout.metadata.schema.column(at), trial.metadata.schema.column(at)
        if _stored_as(before) != _stored_as(after) or before.physical_type == "INT96":  # whose years after 2262 are read wrong
            logical = before.logical_type.type
            return f"the column {before.path!r} is stored as {before.physical_type if logical == 'NONE' else logical}"
    for before, after in zip(layout.schema, trial.schema_arrow, strict=True):
        if not before.equals(after, check_metadata=True):
            return f"the column {before.name!r} holds {before.type}"
    return "" if layout.schema.metadata == trial.schema_arrow.metadata else "there are metadata"


def _stored_as(column: Any) -> tuple[str, int, int, dict[str, Any]]:
    logical = {name: value for name, value in _logical(column).items() if name not in UNTOLD}
    if (logical["Type"], logical.get("bitWidth"), logical.get("isSigned")) in PLAIN:
        logical = {"Type": "None"}
    return column.physical_type, column.max_definition_level, column.max_repetition_level, logical


def _logical(column: Any) -> dict[str, Any]:
    logical: dict[str, Any] = json.loads(column.logical_type.to_json())
    return logical
