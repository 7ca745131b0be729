"""Regular expressions that are compiled when they are first used.

Compiling all of them takes longer than cleaning a text, and most texts need few of them.
"""

import re
from typing import Any, AnyStr, cast


def expression(pattern: AnyStr, flags: int = 0) -> "re.Pattern[AnyStr]":
    """A stand-in for what `re.compile` returns, which has its attributes and methods, but is none for functions such as `re.sub`.

    Parameters:
        pattern: As for `re.compile`.
        flags: As for `re.compile`.
    """
    return cast("re.Pattern[AnyStr]", _Expression(pattern, flags))


class _Expression:
    """Takes each attribute of the compiled expression over when it is first asked for: `__getattr__` is called for what is missing."""

    def __init__(self, pattern: Any, flags: int) -> None:
        self._given = pattern, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(*self._given), name)
        setattr(self, name, found)
        return found
