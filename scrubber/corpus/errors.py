"""What can go wrong with a file, in words for the user."""

from scrubber.formats import FormatError

UNCHANGED = "nothing was changed"


class ReplaceError(OSError):
    """A file that was not replaced, and is as it was. The message says why."""


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
