"""A run over files: each is read piece by piece, cleaned by workers, and written again, in place or elsewhere, in one step.

At every moment a file is the old one or the new one. What goes wrong with a file is told, the file stays, and the run goes on.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from scrubber.corpus.clean import Done, Task, Wanted
from scrubber.corpus.cleaner import Cleaner
from scrubber.corpus.errors import OutputError, refusal
from scrubber.corpus.log import Log
from scrubber.corpus.patch import Patch
from scrubber.corpus.rejects import Rejects
from scrubber.corpus.replacement import Replacement, State, state_of
from scrubber.corpus.workers import Workers
from scrubber.formats import Format, Piece, Writer
from scrubber.formats.compression import compressing, compression_of, opened


@dataclass(frozen=True)
class Source:
    """A file to go through.

    Parameters:
        path: Its path; None for a stream.
        name: Its name, for reports and for patterns.
        format: How it is read.
        stream: What to read instead of a path.
        target: Where to write: the path itself, another one, a stream, or nowhere.
    """

    path: Path | None
    name: str
    format: Format
    stream: BinaryIO | None = None
    target: Path | BinaryIO | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a file, in the order of the files and of their records.

    Parameters:
        source: The file.
        done: What became of a piece of it.
        ended: Whether the file is done with.
        changed: Whether it was replaced by a cleaned one, when it is done with.
        error: Why it could not be read or written, when it is done with; empty if it could.
        note: What the user should know besides, when it is done with.
    """

    source: Source
    done: Done | None = None
    ended: bool = False
    changed: bool = False
    error: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Step:
    """A piece of a file; or its end, with the error it ended with."""

    file: "_File"
    task: Task | None = None
    error: str = ""


def run(
    sources: Iterable[Source], cleaner: Cleaner, wanted: Wanted, *, workers: int = 1, log: Log | None = None, rejects: Rejects | None = None
) -> Iterator[Event]:
    """Go through files.

    Parameters:
        sources: The files.
        cleaner: How texts are cleaned.
        wanted: What is to be known about each piece.
        workers: How many processes clean; the bytes are the same for every number.
        log: Where to write every edit and what it takes to undo it.
        rejects: Where to write the records that cannot be cleaned.
    """

    def steps() -> Iterator[_Step]:
        for source in sources:
            file = _File(source, log)
            begun.add(file)
            yield from file.steps()

    begun: set[_File] = set()
    try:
        for step, done in Workers[_Step](workers, cleaner, wanted).run(steps()):
            file = step.file
            if done and not file.error:
                if rejects:
                    rejects.write(file.source.name, done.bad)
                file.accept(step, done)
                yield Event(file.source, done)
            if not step.task:
                begun.discard(file)
                yield file.end(step.error)
    finally:
        for file in begun:
            file.close()


class _File:
    """A file on its way: what of it has come back from the workers, and where it is written to."""

    def __init__(self, source: Source, log: Log | None) -> None:
        self.source = source
        self.log = log if source.target is not None else None
        self.in_place = source.path is not None and source.target == source.path
        self.error = ""
        self.state: State | None = None
        self.same = 0  # pieces from the beginning that stay as they are
        self.written = 0  # bytes given to the writer
        self.changed = False
        self.writer: Writer | None = None
        self.replacement: Replacement | None = None
        self.out: BinaryIO | None = None

    def steps(self) -> Iterator[_Step]:
        """The pieces, read when they are asked for, and the end."""
        source, error = self.source, ""
        try:
            with self._opened() as stream:
                for piece in source.format.pieces(stream):
                    yield _Step(self, Task(source.name, source.format, piece))
                    if self.error:
                        break
        except Exception as problem:  # noqa: BLE001  # one file must not end a run over millions
            error = refusal(problem)
        yield _Step(self, error=error)

    def accept(self, step: _Step, done: Done) -> None:
        """Take what has become of a piece."""
        assert step.task
        self.error = done.error
        if self.error or self.source.target is None:
            return
        piece = step.task.piece
        try:
            if self.writer or done.output is not None or not self.in_place:
                self._write(piece, done)
            else:
                self.same += 1
        except OutputError:
            raise
        except Exception as problem:  # noqa: BLE001  # as above
            self.error = refusal(problem)

    def end(self, error: str) -> Event:
        """Put the new file in its place, if all went well and there is anything new."""
        self.error = self.error or error
        changed = False
        try:
            if not self.error:
                changed = self._commit()
        except OutputError:
            raise
        except Exception as problem:  # noqa: BLE001  # as above
            self.error = refusal(problem)
        finally:
            self.close()
        note = self.replacement.note if changed and self.replacement else ""
        return Event(self.source, ended=True, changed=changed, error=self.error, note=note)

    def close(self) -> None:
        """Leave nothing half-written."""
        if self.replacement:
            self.replacement.discard()

    @contextmanager
    def _opened(self) -> Iterator[BinaryIO]:
        """The file's bytes, decompressed."""
        source = self.source
        with nullcontext(source.stream) if source.stream else open(source.path or "", "rb") as raw:
            if source.path:
                state = state_of(raw)
                self.state = self.state or state
            yield raw if source.format.own_compression else opened(raw, source.name)

    def _write(self, piece: Piece, done: Done) -> None:
        writer = self.writer or self._begin()
        if self.log and done.output is not None:
            if not self.changed:
                self.log.write({"path": self.source.name, "begin": True})
            for entry in done.log:
                change = entry | {"at": entry["at"] + self.written}
                told = change if self._patched else {key: value for key, value in entry.items() if key not in Patch._fields}
                self.log.write({"path": self.source.name} | told)
        self.changed |= done.output is not None
        writer.write(piece, done.output)
        self.written += len(piece.data if done.output is None else done.output)

    @property
    def _patched(self) -> bool:
        """Whether a list of changes tells how to put the file back, byte for byte."""
        return self.source.format.patched and compression_of(self.source.name) is None

    def _begin(self) -> Writer:
        """Begin to write, and write what was the same so far."""
        target = self.source.target
        assert target is not None
        if isinstance(target, Path):
            target.parent.mkdir(parents=True, exist_ok=True)
            self.replacement = Replacement(target, self.state if self.in_place else None)
            raw = self.replacement.open()
        else:
            raw = target
        own = self.source.format.own_compression
        self.out = raw if own else compressing(raw, target.name if isinstance(target, Path) else self.source.name)
        self.writer = self.source.format.writer(self.out)
        if self.same:
            with self._opened() as again:
                for piece in islice(self.source.format.pieces(again), self.same):
                    self.writer.write(piece, None)
                    self.written += len(piece.data)
        return self.writer

    def _commit(self) -> bool:
        target = self.source.target
        if target is not None and not self.in_place and not self.writer:
            self._begin()  # an empty file has no pieces, and is to be there all the same
        if not self.writer:
            if self.log and self.state:
                self.log.write({"path": self.source.name, "end": _unchanged(self.state)})
            return False
        self.writer.close()
        if not self.replacement:
            if self.out and self.out is not target:
                self.out.close()
            assert not isinstance(target, Path)
            if target:
                target.flush()
            return self.changed
        if self.out and self.out is not self.replacement.stream:
            self.out.close()
        after = self.replacement.finish()
        if self.log:
            self._log_end(after)
        self.replacement.commit()
        return self.changed

    def _log_end(self, after: State) -> None:
        assert self.log
        assert self.source.path
        assert self.replacement
        end = _unchanged(after)
        if self.in_place and self.changed:
            end |= {"before": _digest(self.source.path), "after": _digest(Path(self.replacement.name))}
            end |= {"original": None if self._patched else self.log.keep(self.source.path)}
        self.log.write({"path": self.source.name, "end": end})
        self.log.sync()


def _unchanged(state: State) -> dict[str, object]:
    return {"size": state.size, "mtime_ns": state.changed, "before": None, "after": None, "original": None}


def _digest(path: Path) -> str:
    import hashlib

    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
