"""The log of a run: every edit as it is made, and what it takes to put everything back.

JSON lines, compressed if the name says so (.zst, .gz). The first line of each run tells the command. For each file that changes
there are a line that begins it, a line for each record that changed (the edits, and the bytes that they replaced), and a line that
ends it, which is on the disk before the file is replaced: so a file that changed can always be put back. A file that did not change
has the last of these only.

    {"run": {"version": …, "arguments": […], "folder": …, "time": …}}
    {"path": …, "begin": true}
    {"path": …, "record": 7, "at": 1203, "new": 4, "old": "cafÃ©", "edits": [{"rule": …, "start": …, "end": …, …}]}
    {"path": …, "end": {"size": …, "mtime_ns": …, "before": SHA-256, "after": SHA-256, "original": NAME or null}}
"""

import json
import os
import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any, BinaryIO

from scrubber.corpus.errors import Guard
from scrubber.corpus.replacement import Replacement, sweep
from scrubber.formats import FormatError
from scrubber.formats.compression import CutOffError, compressing, opened

Entry = dict[str, Any]
WAY_OUT = "the run ends here, since what it does could no longer be undone; --resume goes on with it"


class Log:
    """Writes a log.

    Parameters:
        path: Its file; it is begun, or gone on with.

    Raises:
        OSError: It cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        sweep(path.resolve().parent)  # `mended` may have been killed
        self._file = path.open("ab")
        self._stream = compressing(self._file, path.name)
        self._numbers = count()
        self._guard = Guard(path, WAY_OUT)

    def write(self, entry: Entry) -> None:
        """Write one entry.

        Raises:
            OutputError: It cannot be written.
        """
        with self._guard:
            self._stream.write(_line(entry))

    def sync(self) -> None:
        """See to it that all entries are on the disk.

        Raises:
            OutputError: They cannot be written.
        """
        with self._guard:
            self._stream.flush()
            self._file.flush()
            os.fsync(self._file.fileno())

    def close(self) -> None:
        """End the log.

        Raises:
            OutputError: It cannot be written to its end.
        """
        with self._guard:
            try:
                if self._stream is not self._file:
                    self._stream.close()
            finally:
                self._file.close()

    def keep(self, path: Path) -> str:
        """Keep a file as it is, and give the name that it is kept under.

        It takes no space until the file is replaced, where both are on one file system.

        Raises:
            OSError: It cannot be kept.
        """
        folder = originals(self.path)
        folder.mkdir(exist_ok=True)
        while os.path.lexists(kept := folder / f"{next(self._numbers)}-{path.name}"):
            pass
        try:
            os.link(path, kept)
        except OSError:
            shutil.copy2(path, kept)
        return kept.name


def originals(log: Path) -> Path:
    """The folder beside a log that holds the files that no list of changes can restore byte for byte."""
    return log.with_name(log.name + ".originals")


def entries(path: Path) -> Iterator[Entry]:
    """The entries of a log. One that was killed in the middle of writing has lost its last ones.

    Raises:
        OSError: It cannot be read.
        FormatError: It is no log.
    """
    with path.open("rb") as file:
        yield from _entries(opened(file, path.name))


def mended(path: Path) -> Iterator[Entry]:
    """The same, and when all have been gone through, the log has been rewritten without a torn end, so that it can be gone on with.

    Raises:
        OSError: It cannot be read or written.
        FormatError: It is no log.
    """
    replacement = Replacement(path)
    try:
        stream = compressing(replacement.open(), path.name)
        for entry in entries(path):
            stream.write(_line(entry))
            yield entry
        if stream is not replacement.stream:
            stream.close()
        replacement.finish()
        replacement.commit()
    finally:
        replacement.discard()


def _entries(stream: BinaryIO) -> Iterator[Entry]:
    first = True
    try:
        for line in stream:
            if not line.endswith(b"\n"):
                return  # torn
            entry = _parsed(line)
            if first and "run" not in entry:
                raise FormatError("not a log that `scrub fix --log` wrote")
            first = False
            if entry:
                yield entry
    except CutOffError:
        return  # torn as well


def _parsed(line: bytes) -> Entry:
    try:
        entry = json.loads(line)
    except ValueError:
        entry = None
    return entry if isinstance(entry, dict) else {}


def _line(entry: Entry) -> bytes:
    try:
        return json.dumps(entry, ensure_ascii=False).encode() + b"\n"
    except UnicodeEncodeError:  # lone surrogates, of names that are not UTF-8 or of JSON texts
        return json.dumps(entry).encode() + b"\n"
