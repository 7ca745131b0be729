"""The files of a logged run put back, byte for byte."""

import hashlib
import os
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from scrubber.corpus.errors import ReplaceError, reason
from scrubber.corpus.log import Entry, entries, originals
from scrubber.corpus.patch import old_bytes
from scrubber.corpus.replacement import Replacement, state_of

BLOCK = 1 << 20  # bytes copied at a time


class Undone(NamedTuple):
    """What became of a file.

    Parameters:
        path: The file, as the log names it.
        problem: Why it was not put back, with the way out; empty if it was.
        already: Whether it was as before the run already.
    """

    path: str
    problem: str = ""
    already: bool = False


def undo(log: Path, only: Collection[str] = ()) -> Iterator[Undone]:
    """Put back the files that a logged run changed; each is checked to be as the run left it, and to become what it was before.

    Parameters:
        log: The log.
        only: The files to put back, as the log names them or by their full paths; empty: all.

    Raises:
        OSError: The log cannot be read.
        FormatError: It is no log.
    """
    folder = ""
    current: _Restoring | None = None
    try:
        for entry in entries(log):
            if run := entry.get("run"):
                folder = run["folder"]
                continue
            path = entry["path"]
            full = os.path.join(folder, path)
            if only and path not in only and full not in only:
                continue
            if "begin" in entry:
                if current:
                    current.discard()
                current = _Restoring(Path(full))
            elif "end" not in entry:
                if current and "at" in entry:
                    current.patch(entry)
            elif entry["end"]["after"] != entry["end"]["before"]:
                yield _finished(path, Path(full), current, entry["end"], originals(log))
                current = None
    finally:
        if current:
            current.discard()


def _finished(path: str, full: Path, current: "_Restoring | None", end: dict[str, Any], kept: Path) -> Undone:
    try:
        if kept_as := end["original"]:
            if current:
                current.discard()
            current = _Restoring(full, kept / kept_as)
        if not current:
            return Undone(path, "the log does not hold its changes; was it cut?")
        return Undone(path, already=not current.finish(end))
    except OSError as error:
        return Undone(path, reason(error))
    finally:
        if current:
            current.discard()


class _Restoring:
    """A file on its way back. What goes wrong is told at the end, since only then it is known whether there was anything to do.

    Parameters:
        path: The file.
        original: What it was, if that was kept.
    """

    def __init__(self, path: Path, original: Path | None = None) -> None:
        self.path = path
        self.original = original
        self.error: OSError | None = None
        self.source: BinaryIO | None = None
        self.replacement: Replacement | None = None
        self.hash_now = hashlib.sha256()
        self.hash_then = hashlib.sha256()
        self.at = 0
        try:
            self.source = path.open("rb")
            self.replacement = Replacement(path, state_of(self.source))
            self.target = self.replacement.open()
        except OSError as error:
            self.error = error

    def patch(self, entry: Entry) -> None:
        """Copy up to a change, and put back what it replaced."""
        if self.error:
            return
        try:
            self._copy(entry["at"] - self.at)
            self._copy(entry["new"], old_bytes(entry["old"]))
        except OSError as error:
            self.error = error

    def finish(self, end: dict[str, Any]) -> bool:
        """Put the file in its place; False if it is as before already.

        Raises:
            OSError: That cannot be done. The file stays as it is.
        """
        if self.error:
            raise self.error
        assert self.source
        assert self.replacement
        self._copy(None)
        if self.hash_now.hexdigest() != end["after"]:
            if self.hash_now.hexdigest() == end["before"]:
                return False
            raise ReplaceError("it has changed since the run, so it stays as it is")
        if self.original:
            with self.original.open("rb") as kept:
                while block := kept.read(BLOCK):
                    self._write(block)
        if self.hash_then.hexdigest() != end["before"]:
            raise ReplaceError("what the log holds does not lead back to what it was; it stays as it is")
        self.replacement.finish()
        self.replacement.commit()
        return True

    def _copy(self, size: int | None, instead: bytes | None = None) -> None:
        """Copy bytes, or all that are left, or write others instead of them. Where there is an original, they are only read."""
        assert self.source
        left = size
        while left is None or left > 0:
            block = self.source.read(BLOCK if left is None else min(left, BLOCK))
            if not block:
                break
            self.at += len(block)
            left = None if left is None else left - len(block)
            self.hash_now.update(block)
            if instead is None and not self.original:
                self._write(block)
        if instead is not None:
            self._write(instead)

    def _write(self, block: bytes) -> None:
        self.hash_then.update(block)
        self.target.write(block)

    def discard(self) -> None:
        """Close all, and leave no temporary file."""
        if self.replacement:
            self.replacement.discard()
        if self.source:
            self.source.close()
