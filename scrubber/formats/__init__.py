"""Records in and out of files, one module a format, chosen by suffix."""

from scrubber.formats.jsonl import JsonLines
from scrubber.formats.record import Fields, Format, FormatError, Record
from scrubber.formats.text import MAX_SIZE, PlainText

SUFFIXES = (*PlainText.suffixes, *JsonLines.suffixes)

__all__ = ["MAX_SIZE", "SUFFIXES", "Fields", "Format", "FormatError", "JsonLines", "PlainText", "Record", "format_of"]


def format_of(name: str, fields: Fields, max_size: int = MAX_SIZE) -> Format:
    """The format of a file, by its name; one of no known suffix is read as plain text.

    Parameters:
        name: The file's name or path.
        fields: Where to find what, in formats that have fields.
        max_size: The largest text, in megabytes, in formats in which a file is one.
    """
    return JsonLines(fields) if name.lower().endswith(JsonLines.suffixes) else PlainText(max_size)
