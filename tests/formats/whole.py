"""Files taken apart into pieces and put together again, without the rest of the program."""

import io
from collections.abc import Callable
from typing import Any

import pytest

from scrubber.formats import Format, Marks, Piece, Record, Written

Change = Callable[[str | bytes], str | bytes | None]
"""Gives a text another one; None: the record is dropped."""

MARKS = Marks(truncated=True, article=False)


def pieces_of(format: Format, data: bytes, size: int = 1) -> list[Piece]:
    """The pieces of a file, each of as few records as can be."""
    with pytest.MonkeyPatch.context() as patch:
        for module in ("jsonl", "json_array", "table"):
            patch.setattr(f"scrubber.formats.{module}.PIECE", size)
        for module in ("json_array", "table"):
            patch.setattr(f"scrubber.formats.{module}.BLOCK", max(1, size))
        return list(format.pieces(io.BytesIO(data)))


def records_of(format: Format, data: bytes, size: int = 1) -> list[Record]:
    return [found for piece in pieces_of(format, data, size) for found in format.records(piece)]


def texts_of(format: Format, data: bytes, size: int = 1) -> list[Any]:
    return [found.source for found in records_of(format, data, size) if found.source is not None]


def rewritten(format: Format, data: bytes, change: Change = lambda text: text, size: int = 1) -> bytes:
    """The file with other texts."""
    target = io.BytesIO()
    writer = format.writer(target)
    for piece in pieces_of(format, data, size):
        found = list(format.records(piece))
        written = [_written(one, change) for one in found]
        same = [one.raw for one in found] == [one.output for one in written]
        writer.write(piece, None if same else format.join(piece, written))
    writer.close()
    return target.getvalue()


def _written(one: Record, change: Change) -> Written:
    if one.source is None:
        return Written(one.render(None, None) if one.marked else one.raw)
    new = change(one.source)
    return Written(b"", dropped=True) if new is None else Written(one.render(new, MARKS), MARKS)
