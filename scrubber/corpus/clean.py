"""A pipeline over the records of a file, read-only or in place."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from scrubber.decoding import DecodeError
from scrubber.formats import Format, FormatError, Record
from scrubber.pipeline import Result

Clean = Callable[[Record], Result[str | bytes]]


class CleanError(Exception):
    """A file that could not be cleaned, and was left as it was. The message says why."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What became of one record of a file.

    Parameters:
        record: The record.
        result: What the pipeline made of its text.
    """

    record: Record
    result: Result[str | bytes]

    @property
    def changed(self) -> bool:
        """Whether the record's bytes are to change: its text or its encoding was edited, or it is to be marked."""
        return self.output != self.record.raw

    @property
    def output(self) -> bytes:
        """The bytes to write for the record."""
        if not self.result.edits and not self.record.marked:
            return self.record.raw
        return self.record.render(self.result.cleaned, self.result.truncated)


def clean_stream(stream: BinaryIO, format: Format, clean: Clean) -> Iterator[tuple[Record, Cleaned | None]]:
    """Each record of a stream, with what became of it; None where it held nothing to clean.

    Raises:
        CleanError: A record cannot be read.
    """
    try:
        for record in format.records(stream):
            yield record, None if record.source is None else Cleaned(record, clean(record))
    except (FormatError, DecodeError) as error:
        raise CleanError(str(error)) from None


def clean_file(path: Path, format: Format, clean: Clean) -> Iterator[Cleaned]:
    """Each record of a file that held something to clean.

    Raises:
        CleanError: The file, or a record of it, cannot be read.
    """
    with _opened(path) as stream:
        yield from (cleaned for _, cleaned in clean_stream(stream, format, clean) if cleaned)


def fix_file(path: Path, format: Format, clean: Clean) -> Iterator[Cleaned]:
    """The same, and the file is replaced by the cleaned one when all records have been gone through.

    The file is read to its end once before anything is reported or written, so that a bad record shows in time. It
    is replaced in one step by a new one of the same permissions, and not touched if nothing changes.

    Raises:
        CleanError: The file, or a record of it, cannot be read, or the new one cannot be written. It is as it was.
    """
    with _opened(path) as stream:
        try:
            for _ in format.records(stream):
                pass
        except FormatError as error:
            raise CleanError(str(error)) from None
        stream.seek(0)
        with _replacing(path) as target:
            for record, cleaned in clean_stream(stream, format, clean):
                output = cleaned.output if cleaned else record.raw
                target.write(output, changed=output != record.raw)
                if cleaned:
                    yield cleaned


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    try:
        with path.open("rb") as stream:
            yield stream
    except OSError as error:
        raise CleanError(f"{error.strerror or error}; nothing was changed") from None


class _Replacement:
    """A file's future content. Nothing is written before the first change: an unchanged file costs no writing."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.same = 0  # bytes so far that are as they were
        self.stream: BinaryIO | None = None
        self.name = ""

    def write(self, data: bytes, *, changed: bool) -> None:
        if self.stream is None and not changed:
            self.same += len(data)
        else:
            (self.stream or self._begin()).write(data)

    def _begin(self) -> BinaryIO:
        """Open a new file beside the old one, and copy what is the same in both."""
        handle, self.name = tempfile.mkstemp(dir=self.path.parent, prefix=f".{self.path.name}.", suffix=".tmp")
        self.stream = os.fdopen(handle, "wb")
        with self.path.open("rb") as source:
            left = self.same
            while left and (block := source.read(min(left, 1 << 20))):
                self.stream.write(block)
                left -= len(block)
        return self.stream


@contextmanager
def _replacing(path: Path) -> Iterator[_Replacement]:
    """Gives a replacement to write to, and puts it in the file's place if all went well."""
    path = Path(os.path.realpath(path))  # a symbolic link stays one
    before = path.stat()
    replacement = _Replacement(path)
    try:
        yield replacement
        if replacement.stream:
            replacement.stream.flush()
            os.fsync(replacement.stream.fileno())
            shutil.copymode(path, replacement.name)
            with suppress(PermissionError):  # only the superuser can keep another's file another's
                os.chown(replacement.name, before.st_uid, before.st_gid)
            now = path.stat()
            if (now.st_mtime_ns, now.st_size) != (before.st_mtime_ns, before.st_size):
                raise CleanError("the file was changed by another program meanwhile; run the command again")
            os.replace(replacement.name, path)
            replacement.name = ""
    finally:
        if replacement.stream:
            replacement.stream.close()
        if replacement.name:
            os.unlink(replacement.name)
