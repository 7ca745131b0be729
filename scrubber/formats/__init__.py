"""Records in and out of files, one module a format, chosen by suffix."""

from pathlib import Path

from scrubber.formats.compression import compression_of
from scrubber.formats.json_array import JsonArray
from scrubber.formats.jsonl import JsonLines
from scrubber.formats.markdown import code_spans
from scrubber.formats.parquet import Parquet
from scrubber.formats.record import SITE, Fields, Format, FormatError, Marks, Piece, Record, Writer, Written
from scrubber.formats.table import Table
from scrubber.formats.text import MAX_SIZE, PlainText
from scrubber.formats.warc import Warc

FORMATS = {
    "text": PlainText.suffixes,
    "jsonl": JsonLines.suffixes,
    "json": JsonArray.suffixes,
    "csv": (".csv",),
    "tsv": (".tsv",),
    "parquet": Parquet.suffixes,
    "warc": Warc.suffixes,
}
"""The names of the formats, and the suffixes of files in them, behind which a compression may stand."""
SUFFIXES = tuple(suffix for suffixes in FORMATS.values() for suffix in suffixes)

__all__ = [
    "FORMATS",
    "MAX_SIZE",
    "SITE",
    "SUFFIXES",
    "Fields",
    "Format",
    "FormatError",
    "JsonArray",
    "JsonLines",
    "Marks",
    "Parquet",
    "Piece",
    "PlainText",
    "Record",
    "Table",
    "Warc",
    "Writer",
    "Written",
    "format_of",
    "kind_of",
    "renamed",
]


def kind_of(name: str) -> str | None:
    """The format that a file's name tells, compressed or not; None if it tells none."""
    return next((kind for kind, suffixes in FORMATS.items() if _bare(name).endswith(suffixes)), None)


def format_of(name: str, fields: Fields, max_size: int = MAX_SIZE, *, given: str | None = None) -> Format | None:
    """The format of a file; None if nothing tells: a file of unknown kind is never taken for prose.

    Parameters:
        name: The file's name or path.
        fields: Where to find what, in formats that have fields.
        max_size: The largest text, in megabytes.
        given: One of `FORMATS`, whatever the name.
    """
    match given or kind_of(name):
        case "jsonl":
            return JsonLines(fields, max_size)
        case "json":
            return JsonArray(fields, max_size)
        case "csv":
            return Table(fields, max_size)
        case "tsv":
            return Table(fields, max_size, b"\t")
        case "parquet":
            return Parquet(fields, max_size)
        case "warc":
            return Warc(fields, max_size)
        case "text":
            return PlainText(max_size, code_spans if _bare(name).endswith(".md") else None)
        case _:
            return None


def renamed(path: Path, format: Format) -> Path:
    """Where a file goes that is written elsewhere: into a file of the same name, with a suffix if its format is another one."""
    return path.with_name(path.name + format.suffix)


def _bare(name: str) -> str:
    """The name in lower case, without the suffix of a compression."""
    name = name.lower()
    return name.removesuffix(compression_of(name) or "")
