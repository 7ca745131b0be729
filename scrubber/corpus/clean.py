"""A pipeline over the records of a file, read-only or in place."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from scrubber.corpus.replacement import ReplaceError, replacing
from scrubber.decoding import DecodeError
from scrubber.formats import Format, FormatError, Marks, Record
from scrubber.pipeline import Result

Clean = Callable[[Record], Result[str | bytes]]
Problem = Callable[[str], None]
"""Is told of a record that could not be cleaned and stays as it is: the place in the file, the reason and the way out."""


class CleanError(Exception):
    """A file that could not be cleaned, and was left as it was. The message says why."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What became of one record of a file.

    Parameters:
        record: The record.
        result: What the pipeline made of its text.
        output: The bytes to write for the record; none if it is dropped.
        dropped: Whether it is left out of the file, since it is no article.
    """

    record: Record
    result: Result[str | bytes]
    output: bytes
    dropped: bool = False

    @property
    def changed(self) -> bool:
        """Whether the record's bytes are to change: its text or its encoding was edited, or it is to be marked or dropped."""
        return self.output != self.record.raw


def clean_stream(
    stream: BinaryIO, format: Format, clean: Clean, problem: Problem, *, drop: bool = False
) -> Iterator[tuple[Record, Cleaned | None]]:
    """Each record of a stream, with what became of it; None where it held nothing to clean, or could not be cleaned.

    Parameters:
        stream: The stream.
        format: How it is to be read.
        clean: Cleans the text of a record.
        problem: Is told of records that cannot be cleaned.
        drop: Leave out the records that are no article; a record that is a whole file stays.

    Raises:
        CleanError: The stream cannot be read.
    """
    try:
        for record in format.records(stream):
            yield record, _cleaned(record, clean, problem, drop=drop)
    except FormatError as error:
        raise CleanError(str(error)) from None
    except OSError as error:
        raise CleanError(f"{error.strerror or error}; nothing was changed") from None


def _cleaned(record: Record, clean: Clean, problem: Problem, *, drop: bool) -> Cleaned | None:
    place = f"line {record.line}: " if record.line is not None else ""
    if record.problem:
        problem(place + record.problem)
    if record.source is None:
        return None
    try:
        result = clean(record)
        if drop and record.line is not None and not result.is_article:
            return Cleaned(record, result, b"", dropped=True)
        rewrite = result.edits or record.marked
        marks = Marks(result.truncated, result.is_article)
        return Cleaned(record, result, record.render(result.cleaned, marks) if rewrite else record.raw)
    except DecodeError as error:
        problem(f"{place}{error}")
    except Exception as error:  # noqa: BLE001  # one record must not end a run over millions
        problem(f"{place}an error of this program, please report it: {type(error).__name__}: {error}; nothing was changed here")
    return None


def clean_file(path: Path, format: Format, clean: Clean, problem: Problem, *, drop: bool = False) -> Iterator[Cleaned]:
    """Each record of a file that held something to clean.

    Raises:
        CleanError: The file cannot be read.
    """
    with _opened(path) as stream:
        yield from (cleaned for _, cleaned in clean_stream(stream, format, clean, problem, drop=drop) if cleaned)


def fix_file(path: Path, format: Format, clean: Clean, problem: Problem, *, drop: bool = False) -> Iterator[Cleaned]:
    """The same, and the file is replaced by the cleaned one when all records have been gone through.

    It is replaced in one step by a new one of the same permissions, and not touched if nothing changes.

    Raises:
        CleanError: The file cannot be read, or the new one cannot be written. It is as it was.
    """
    try:
        with _opened(path) as stream, replacing(path, stream) as target:
            for record, cleaned in clean_stream(stream, format, clean, problem, drop=drop):
                output = cleaned.output if cleaned else record.raw
                target.write(output, changed=output != record.raw)
                if cleaned:
                    yield cleaned
    except ReplaceError as error:
        raise CleanError(str(error)) from None


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    try:
        stream = path.open("rb")
    except OSError as error:
        raise CleanError(f"{error.strerror or error}; nothing was changed") from None
    with stream:
        yield stream
