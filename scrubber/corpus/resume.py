"""What a stopped run had done, so that the next one need not do it again."""

from collections.abc import Iterator
from pathlib import Path

from scrubber.corpus.log import mended
from scrubber.corpus.run import Source


class Resumed:
    """The files that are as a logged run left them."""

    def __init__(self) -> None:
        self.skipped = 0
        self._done: set[int] = set()

    @classmethod
    def read(cls, log: Path) -> "Resumed":
        """Read them from the log, which loses a torn end. A log that does not exist yet knows of none.

        Raises:
            OSError: It cannot be read or rewritten.
            FormatError: It is no log.
        """
        resumed = cls()
        if log.exists() and log.stat().st_size:
            for entry in mended(log):
                if end := entry.get("end"):
                    resumed._done.add(_key(entry["path"], end["size"], end["mtime_ns"]))
        return resumed

    def rest(self, sources: Iterator[Source]) -> Iterator[Source]:
        """The sources that are not done."""
        for source in sources:
            if self._done and self._is_done(source):
                self.skipped += 1
            else:
                yield source

    def _is_done(self, source: Source) -> bool:
        if not source.path:
            return False
        try:
            stat = (source.target if isinstance(source.target, Path) and source.target.exists() else source.path).stat()
        except OSError:
            return False  # whoever opens it will hear why
        return _key(source.name, stat.st_size, stat.st_mtime_ns) in self._done


def _key(path: str, size: int, mtime_ns: int) -> int:
    """Eight bytes that stand for a file in a certain state: ten million of them fit into memory."""
    from hashlib import blake2b

    return int.from_bytes(blake2b(f"{path}\0{size}\0{mtime_ns}".encode("utf-8", "surrogateescape"), digest_size=8).digest(), "big")
