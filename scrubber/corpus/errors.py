"""What can go wrong with a file, in words for the user."""

from pathlib import Path
from types import TracebackType

from scrubber.formats import FormatError

UNCHANGED = "nothing was changed"


class ReplaceError(OSError):
    """A file that was not replaced, and is as it was. The message says why."""


class OutputError(Exception):
    """A log or the like that can no longer be written, so that the run has to end. The message names the file and the way out."""


class Guard:
    """Around all that is written to a file: raises the first error as an `OutputError`; those after it are of no use to anybody.

    Parameters:
        path: The file.
        way_out: What the user can do.
    """

    def __init__(self, path: Path, way_out: str) -> None:
        self.path = path
        self.way_out = way_out
        self.failed = False

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> bool:
        if not isinstance(error, OSError | ValueError):  # ValueError: the file was closed by an earlier error
            return False
        if not self.failed:
            self.failed = True
            raise OutputError(f"{self.path}: {reason(error)}; {self.way_out}") from None
        return True


def reason(error: Exception) -> str:
    """Why something could not be done: in the system's words, in those of a format, or as an error of this program."""
    if isinstance(error, OSError):
        return error.strerror or str(error)
    if isinstance(error, FormatError):
        return str(error)
    return f"an error of this program, please report it: {type(error).__name__}: {error}"


def refusal(error: Exception) -> str:
    """Why a file was not cleaned, and that it is as it was where the reason does not say so itself."""
    why = reason(error)
    return why if isinstance(error, FormatError | ReplaceError) else f"{why}; {UNCHANGED}"
