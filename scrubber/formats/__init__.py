"""Records in and out of files, one module a format, chosen by suffix."""

from scrubber.formats.jsonl import JsonLines
from scrubber.formats.markdown import code_spans
from scrubber.formats.record import Fields, Format, FormatError, Marks, Record
from scrubber.formats.text import MAX_SIZE, PlainText

SUFFIXES = (*PlainText.suffixes, *JsonLines.suffixes)

__all__ = ["FORMATS", "MAX_SIZE", "SUFFIXES", "Fields", "Format", "FormatError", "JsonLines", "Marks", "PlainText", "Record", "format_of"]


FORMATS = {"text": PlainText.suffixes, "jsonl": JsonLines.suffixes}
"""The names of the formats, and the suffixes of files in them."""


def format_of(name: str, fields: Fields, max_size: int = MAX_SIZE, *, given: str | None = None) -> Format | None:
    """The format of a file; None if nothing tells: a file of unknown kind is never taken for prose.

    Parameters:
        name: The file's name or path.
        fields: Where to find what, in formats that have fields.
        max_size: The largest text, in megabytes, in formats in which a file is one.
        given: One of `FORMATS`, whatever the name.
    """
    kind = given or next((kind for kind, suffixes in FORMATS.items() if name.lower().endswith(suffixes)), None)
    if kind == "jsonl":
        return JsonLines(fields)
    if kind == "text":
        return PlainText(max_size, code_spans if name.lower().endswith(".md") else None)
    return None
