"""Where in a file a finding is, for people and editors."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property


def shown_name(name: str) -> str:
    """The name of a file on one line, without what could reach a terminal as more than letters."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "surrogatepass").decode("ascii") for c in name)


@dataclass(frozen=True)
class Place:
    """A record of a file.

    Parameters:
        path: The file.
        text: The record's text as it was read.
        line: The line of the file that holds the record; None if the record is the whole file.
    """

    path: str
    text: str
    line: int | None = None

    @cached_property
    def starts(self) -> list[int]:
        """The offset at which each line of the text begins."""
        starts, at = [0], 0
        while (at := self.text.find("\n", at) + 1) > 0:
            starts.append(at)
        return starts

    def position(self, offset: int) -> tuple[int, int]:
        """The line and the column of an offset, both from 1, columns in code points."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def at(self, offset: int) -> str:
        """`PATH:LINE:COLUMN`; in a file of many records `PATH:RECORD:LINE:COLUMN`."""
        line, column = self.position(offset)
        return f"{self.name}:{line}:{column}"

    @property
    def name(self) -> str:
        """`PATH`; in a file of many records `PATH:RECORD`."""
        path = shown_name(self.path)
        return path if self.line is None else f"{path}:{self.line}"
