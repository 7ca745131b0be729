"""Records in and out of files, one module a format, chosen by suffix."""

from scrubber.formats.jsonl import JsonLines
from scrubber.formats.record import Format, FormatError, Record
from scrubber.formats.text import PlainText

SUFFIXES = (*PlainText.suffixes, *JsonLines.suffixes)

__all__ = ["SUFFIXES", "Format", "FormatError", "JsonLines", "PlainText", "Record", "format_of"]


def format_of(name: str, *, field: str = "text") -> Format:
    """The format of a file, by its name; one of no known suffix is read as plain text.

    Parameters:
        name: The file's name or path.
        field: The field of a record that holds the text, in formats that have fields.
    """
    return JsonLines(field) if name.lower().endswith(JsonLines.suffixes) else PlainText()
