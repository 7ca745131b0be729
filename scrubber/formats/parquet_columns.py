"""The columns of a Parquet file that the fields name: found, read, and replaced."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from scrubber.formats.arrow import library
from scrubber.formats.record import SITE, Fields, FormatError

if TYPE_CHECKING:
    import pyarrow as pa

OPTIONS = {"text": "field", "site": "by", "title": "title-field", "lang": "lang-field", "id": "id-field"}
"""The fields that are read, and the options that name them."""
MARKS = ("truncated", "article")
"""The fields that are written."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns are.

    Parameters:
        paths: Of each column that is read its number, or where it lies in a struct, the numbers that lead to it.
        marks: Of each mark that is asked for the name of its column, which need not be there.
    """

    paths: dict[str, tuple[int, ...]]
    marks: dict[str, str]


class _Found(NamedTuple):
    path: tuple[int, ...]
    type: "pa.DataType"


def columns_of(schema: "pa.Schema", fields: Fields) -> Columns:
    """Where the columns are that the fields name.

    Raises:
        FormatError: One is not there, or is of a type that does not fit.
    """
    types = library("pyarrow.types")
    paths, marks = {}, {}
    for what, option in OPTIONS.items():
        if name := getattr(fields, what):
            column = _find(schema, name)
            if not column and name == SITE and what == "site":
                continue
            if not column:
                raise FormatError(f"no column {name!r} ({_hint(schema, name)}); choose one with --{option}")
            if not _is_string(column.type) and not (what == "id" and types.is_integer(column.type)):
                raise FormatError(f"the column {name!r} holds {column.type}, not strings; {_way_out(column.type, option)}")
            paths[what] = column.path
    for what in MARKS:
        if name := getattr(fields, what):
            column = _find(schema, name)
            if column and (len(column.path) > 1 or not types.is_boolean(column.type)):
                holds = f"holds {column.type}" if len(column.path) == 1 else "lies in a struct"
                raise FormatError(f"the column {name!r}, which --{what}-field names, {holds}, and is not overwritten; choose another name")
            marks[what] = name
    return Columns(paths, marks)


def needed(batch: "pa.RecordBatch", columns: Columns) -> "pa.RecordBatch":
    """What a worker needs of some rows, under names of its own."""
    read = {what: _plain(_value(batch, path)) for what, path in columns.paths.items()}
    marks = {what: batch.column(name) for what, name in columns.marks.items() if name in batch.schema.names}
    return library().RecordBatch.from_pydict(read | marks)


def _value(batch: "pa.RecordBatch", path: tuple[int, ...]) -> "pa.Array":
    """A column, null where a struct is that it lies in."""
    column = batch.column(path[0])
    return library("pyarrow.compute").struct_field(column, list(path[1:])) if len(path) > 1 else column


def no_rows(schema: "pa.Schema") -> "pa.RecordBatch":
    """No rows of all columns."""
    pa = library()
    return pa.RecordBatch.from_arrays([pa.nulls(0, field.type) for field in schema], schema=schema)


def with_marks(batch: "pa.RecordBatch", schema: "pa.Schema") -> "pa.RecordBatch":
    """Some rows with the columns of marks that they lack, which are the last ones of the schema: null in each row."""
    pa = library()
    added = [pa.nulls(batch.num_rows, field.type) for field in list(schema)[batch.num_columns :]]
    return pa.RecordBatch.from_arrays([*batch.columns, *added], schema=schema)


def replaced(batch: "pa.RecordBatch", new: "pa.RecordBatch", columns: Columns) -> "pa.RecordBatch":
    """Some rows with new texts and marks.

    Parameters:
        batch: The rows.
        new: The texts and the marks; null is what stays as it is.
        columns: Where they belong.

    Raises:
        pyarrow.ArrowException: The texts do not fit into the column.
    """
    pa, pc = library(), library("pyarrow.compute")
    arrays = list(batch.columns)
    path = columns.paths["text"]
    old = _value(batch, path)
    arrays[path[0]] = _put(arrays[path[0]], path[1:], _typed(pc.coalesce(new["text"], _plain(old).cast(pa.large_string())), old.type))
    for what, name in columns.marks.items():
        at = batch.schema.get_field_index(name)
        arrays[at] = pc.coalesce(new[what], arrays[at])
    return pa.RecordBatch.from_arrays(arrays, schema=batch.schema)


def kept(batch: "pa.RecordBatch", dropped: "pa.Array") -> "Iterator[pa.RecordBatch]":
    """The runs of rows between those that are dropped. Not all types can be filtered, but all can be cut."""
    start = 0
    for gone, rows in groupby(dropped.to_pylist()):
        end = start + len(list(rows))
        if not gone:
            yield batch.slice(start, end - start)
        start = end


def _put(array: "pa.Array", path: tuple[int, ...], new: "pa.Array") -> "pa.Array":
    """An array with what stands at the end of the path in its structs replaced."""
    if not path:
        return new
    inner: list[Any] = [array.field(at) for at in range(array.type.num_fields)]
    inner[path[0]] = _put(inner[path[0]], path[1:], new)
    return library().StructArray.from_arrays(inner, fields=list(array.type), mask=array.is_null())


def _plain(array: "pa.Array") -> "pa.Array":
    """An array of strings of a type that all functions take."""
    types = library("pyarrow.types")
    if types.is_dictionary(array.type):
        array = array.dictionary_decode()
    return array.cast(library().large_string()) if types.is_string_view(array.type) else array


def _typed(array: "pa.Array", type: "pa.DataType") -> "pa.Array":
    """An array of strings in the type that the column has."""
    if library("pyarrow.types").is_dictionary(type):
        array = array.dictionary_encode()
    return array.cast(type)


def _find(fields: "pa.Schema | pa.StructType", name: str) -> _Found | None:
    """The column of a name; a dot leads into structs where no column has the name itself."""
    same = [at for at, field in enumerate(fields) if field.name == name]
    if len(same) > 1:
        raise FormatError(f"{len(same)} columns are called {name!r}; rename all but one")
    if same:
        return _Found((same[0],), fields[same[0]].type)
    for at, field in enumerate(fields):
        if name.startswith(field.name + ".") and library("pyarrow.types").is_struct(field.type):
            inner = _find(field.type, name[len(field.name) + 1 :])
            if inner:
                return _Found((at, *inner.path), inner.type)
    return None


def _hint(schema: "pa.Schema", name: str) -> str:
    names = list(_names(schema))
    near = get_close_matches(name, names, 1)
    return f"did you mean {near[0]!r}?" if near else f"it has {', '.join(map(repr, names[:8])) or 'none'}"


def _names(fields: "pa.Schema | pa.StructType") -> Iterator[str]:
    """The names of all columns, structs taken apart."""
    for field in fields:
        if library("pyarrow.types").is_struct(field.type):
            yield from (f"{field.name}.{name}" for name in _names(field.type))
        else:
            yield field.name


def _is_string(type: "pa.DataType") -> bool:
    types = library("pyarrow.types")
    type = type.value_type if types.is_dictionary(type) else type
    return any(is_one(type) for is_one in (types.is_string, types.is_large_string, types.is_string_view))


def _way_out(type: "pa.DataType", option: str) -> str:
    types = library("pyarrow.types")
    if any(is_one(type) for is_one in (types.is_binary, types.is_large_binary, types.is_binary_view, types.is_fixed_size_binary)):
        return "which encoding its bytes are in the file does not tell: decode them and write the column as strings"
    if types.is_list(type) or types.is_large_list(type):
        return "write one row for each text"
    return f"choose another with --{option}"
