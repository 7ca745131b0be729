"""Files replaced in one step: at every moment a file is the old one or the new one.

The new content is written beside the file under a name of its own (`.NAME.scrub-`, eight letters, `.tmp`), and put in its place
when it is whole. Whoever is killed in between leaves such a file behind; the next run over the folder sweeps it. A lock tells it
from the file of a program that is still at work.
"""

import os
import re
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import IO, BinaryIO, NamedTuple

from scrubber.corpus.errors import UNCHANGED, ReplaceError, reason

try:
    import fcntl
except ImportError:  # Windows, where a file that somebody has open cannot be removed in any case
    fcntl = None  # type: ignore[assignment]

OURS = re.compile(r"\..+\.scrub-\w{8}\.tmp")


class Replacement:
    """A file's future content, written beside it.

    Parameters:
        path: The file, which need not exist. A symbolic link stays one.
        before: The state of the file as it was opened for reading; if it is another one in the end, the file stays. None: it was not.
    """

    def __init__(self, path: Path, before: "State | None" = None) -> None:
        self.path = Path(os.path.realpath(path))
        self.before = before
        self.stream: BinaryIO | None = None
        self.name = ""
        self.note = ""  # what the user should know of the old file

    def open(self) -> BinaryIO:
        """Begin to write.

        Raises:
            OSError: That cannot be done.
        """
        handle, self.name = tempfile.mkstemp(dir=self.path.parent, prefix=f".{self.path.name}.scrub-", suffix=".tmp")
        self.stream = os.fdopen(handle, "w+b")
        _lock(self.stream)
        return self.stream

    def finish(self) -> "State":
        """Bring all that was written to the disk, with the old file's permissions, owner and attributes; gives the state of the new file.

        Raises:
            OSError: That cannot be done.
        """
        assert self.stream
        self.stream.flush()
        try:
            self.note = _take_after(self.path, self.name)
        except FileNotFoundError:
            os.chmod(self.name, 0o666 & ~_umask())  # as every new file; a temporary one is private
        os.fsync(self.stream.fileno())
        return state_of(self.stream)

    def commit(self) -> None:
        """Put the new file in the place of the old one, and see to it that it stays there.

        Raises:
            ReplaceError: The old one has changed since it was read.
            OSError: It cannot be done.
        """
        if self.before is not None and State.of(self.path.stat()) != self.before:
            raise ReplaceError("the file was changed by another program meanwhile; run the command again")
        os.replace(self.name, self.path)
        self.name = ""
        _sync_folder(self.path.parent)

    def discard(self) -> None:
        """Close, and remove what was not put in place."""
        if self.stream:
            with suppress(OSError):  # what is left to write may not fit on the disk
                self.stream.close()
        if self.name:
            with suppress(OSError):
                os.unlink(self.name)


def write_file(path: Path, data: bytes) -> None:
    """Write a file in one step.

    Raises:
        ReplaceError: It could not be written, and is as it was.
    """
    replacement = Replacement(path)
    try:
        replacement.open().write(data)
        replacement.finish()
        replacement.commit()
    except OSError as error:
        raise ReplaceError(f"{reason(error)}; {UNCHANGED}") from None
    finally:
        replacement.discard()


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


class State(NamedTuple):
    """What tells that a file is the same one, and unchanged."""

    device: int
    inode: int
    size: int
    changed: int

    @classmethod
    def of(cls, stat: os.stat_result) -> "State":
        """The state that the system gives."""
        return cls(stat.st_dev, stat.st_ino, stat.st_size, stat.st_mtime_ns)


def state_of(stream: IO[bytes]) -> State:
    """The state of an open file."""
    return State.of(os.fstat(stream.fileno()))


def _take_after(old: Path, new: str) -> str:
    """Give the new file what the old one had: permissions, owner, extended attributes (access control lists are among these).

    Returns what could not be kept, for the user; empty if all was.
    """
    before = old.stat()
    lost = []
    if before.st_nlink > 1:
        more = before.st_nlink - 1
        names = "one more name (a hard link), which keeps" if more == 1 else f"{more} more names (hard links), which keep"
        lost.append(f"it had {names} the old text")
    try:
        os.chown(new, before.st_uid, before.st_gid)
    except PermissionError:
        lost.append("it belonged to another user or group, and is yours now: only the superuser can keep that")
    except AttributeError:  # Windows
        pass
    shutil.copymode(old, new)
    with suppress(OSError, AttributeError):  # not all systems and file systems have them
        for name in os.listxattr(old):
            with suppress(OSError):
                os.setxattr(new, name, os.getxattr(old, name))
    return "; ".join(lost)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _sync_folder(folder: Path) -> None:
    """See to it that the new name outlives a power cut, where folders can be opened."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
