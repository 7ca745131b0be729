"""Where in a file a finding is, for people and editors."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from scrubber.findings import Finding
from scrubber.report.visible import escaped as shown_name

__all__ = ["CONTEXT", "Place", "Row", "shown_name"]

CONTEXT = 60  # characters of a line that reports may show on either side of a finding


@dataclass(frozen=True, slots=True)
class Row:
    """A finding and where it is: all that a report needs, so that it may come from another process.

    Parameters:
        path: The file.
        record: The record of the file, by its line or number; None if it is the whole file.
        id: What identifies the record, if it tells.
        line: The line of the record's text, from 1.
        column: The column in that line, from 1, in code points.
        end_line: The line in which the finding ends.
        end_column: The column after its last character.
        finding: The finding.
        applied: Whether its edit has been made.
        fixable: Whether `scrub fix` with the same options makes it.
        before: What stands before it in its first line, at most `CONTEXT` characters.
        after: What stands after it in its last line, at most one more: it tells that the line goes on.
        repaired: Of a removal, what it takes out as it reads once it is repaired; empty if there is nothing to repair in it.
    """

    path: str
    record: int | None
    id: str | None
    line: int
    column: int
    end_line: int
    end_column: int
    finding: Finding
    applied: bool
    fixable: bool
    before: str
    after: str
    repaired: str = ""

    @property
    def at(self) -> str:
        """`PATH:LINE:COLUMN`; in a file of many records `PATH:RECORD:LINE:COLUMN`."""
        record = "" if self.record is None else f"{self.record}:"
        return f"{shown_name(self.path)}:{record}{self.line}:{self.column}"


@dataclass(frozen=True)
class Place:
    """A record of a file.

    Parameters:
        path: The file.
        text: The record's text as it was read.
        line: The line of the file that holds the record, or its number; None if the record is the whole file.
        id: What identifies the record, if it tells.
    """

    path: str
    text: str
    line: int | None = None
    id: str | None = None

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

    def row(self, finding: Finding, *, applied: bool, fixable: bool, repaired: str = "") -> Row:
        """A finding of the text, for reports. White space that a removed line takes along in front is not pointed at."""
        start, end, shown = finding.start, finding.end, finding.original
        if shown.strip():
            start += len(shown) - len(shown.lstrip())
            end -= len(shown) - len(shown.rstrip())
        line, column = self.position(start)
        end_line, end_column = self.position(end)
        line_end = self.starts[end_line] - 1 if end_line < len(self.starts) else len(self.text)
        before = self.text[max(self.starts[line - 1], start - CONTEXT) : start]
        after = self.text[end : min(line_end, end + CONTEXT + 1)]
        place = self.path, self.line, self.id, line, column, end_line, end_column
        return Row(*place, finding, applied, fixable, before, after, repaired)

    @property
    def name(self) -> str:
        """`PATH`; in a file of many records `PATH:RECORD`."""
        path = shown_name(self.path)
        return path if self.line is None else f"{path}:{self.line}"
