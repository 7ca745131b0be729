"""Files replaced in one step: at every moment a file is the old one or the new one.

The new content is written beside the file under a name of its own (`.NAME.scrub-`, eight letters, `.tmp`), and put in its place
when it is whole. Whoever is killed in between leaves such a file behind; the next run over the folder sweeps it. A lock tells it
from the file of a program that is still at work.
"""

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, BinaryIO

try:
    import fcntl
except ImportError:  # Windows, where a file that somebody has open cannot be removed in any case
    fcntl = None  # type: ignore[assignment]

OURS = re.compile(r"\..+\.scrub-\w{8}\.tmp")


class ReplaceError(OSError):
    """A file that was not replaced, and is as it was. The message says why."""


class Replacement:
    """A file's future content. Nothing is written before the first change: an unchanged file costs no writing."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.same = 0  # bytes so far that are as they were
        self.stream: BinaryIO | None = None
        self.name = ""

    def write(self, data: bytes, *, changed: bool) -> None:
        """Write the next bytes; `changed`: whether they are other ones than at that place now."""
        if self.stream is None and not changed:
            self.same += len(data)
        else:
            (self.stream or self._begin()).write(data)

    def _begin(self) -> BinaryIO:
        """Open a new file beside the old one, and copy what is the same in both."""
        handle, self.name = tempfile.mkstemp(dir=self.path.parent, prefix=f".{self.path.name}.scrub-", suffix=".tmp")
        self.stream = os.fdopen(handle, "wb")
        _lock(self.stream)
        if self.same:
            with self.path.open("rb") as source:
                left = self.same
                while left and (block := source.read(min(left, 1 << 20))):
                    self.stream.write(block)
                    left -= len(block)
        return self.stream

    def commit(self) -> None:
        """Put the new file in the place of the old one, with its permissions and owner, and see to it that it stays there."""
        if not self.stream:
            return
        self.stream.flush()
        os.fsync(self.stream.fileno())
        with suppress(FileNotFoundError):  # a new file has no old one to take after
            before = self.path.stat()
            shutil.copymode(self.path, self.name)
            with suppress(PermissionError, AttributeError):  # only the superuser can keep another's file another's
                os.chown(self.name, before.st_uid, before.st_gid)
        os.replace(self.name, self.path)
        self.name = ""
        _sync_folder(self.path.parent)

    def discard(self) -> None:
        """Close and remove what was not put in place."""
        if self.stream:
            with suppress(OSError):  # what is left to write may not fit on the disk
                self.stream.close()
        if self.name:
            with suppress(OSError):
                os.unlink(self.name)


@contextmanager
def replacing(path: Path, read_from: IO[bytes] | None = None) -> Iterator[Replacement]:
    """Give a replacement to write to, and put it in the file's place if all went well.

    Parameters:
        path: The file. A symbolic link stays one.
        read_from: The file as it was opened for reading; if another one is in its place at the end, or it has changed, that stays.

    Raises:
        ReplaceError: It could not be written or has changed meanwhile. The file is as it was.
    """
    path = Path(os.path.realpath(path))
    replacement = Replacement(path)
    try:
        before = _state(os.fstat(read_from.fileno())) if read_from else None
        yield replacement
        changed = replacement.stream is not None and before is not None and _state(path.stat()) != before
        if not changed:
            replacement.commit()
    except OSError as error:
        raise ReplaceError(f"{error.strerror or error}; nothing was changed") from None
    finally:
        replacement.discard()
    if changed:
        raise ReplaceError("the file was changed by another program meanwhile; run the command again")


def write_file(path: Path, data: bytes) -> None:
    """Write a file in one step.

    Raises:
        ReplaceError: It could not be written, and is as it was.
    """
    with replacing(path) as replacement:
        replacement.write(data, changed=True)


def sweep(folder: Path) -> None:
    """Remove what killed runs left in a folder."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if OURS.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                _remove_if_left(Path(entry.path))


def _remove_if_left(path: Path) -> None:
    with suppress(OSError), path.open("rb") as stream:
        _lock(stream)
        path.unlink()


def _lock(stream: IO[bytes]) -> None:
    """Mark a file as being written.

    Raises:
        OSError: Somebody else is writing it.
    """
    if fcntl:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _state(stat: os.stat_result) -> tuple[int, int, int, int]:
    return stat.st_dev, stat.st_ino, stat.st_size, stat.st_mtime_ns


def _sync_folder(folder: Path) -> None:
    """See to it that the new name outlives a power cut, where folders can be opened."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
