"""Findings as JSON: an array, or one object a line, written as they come."""

import json

from scrubber.report.base import Report
from scrubber.report.place import Row


class JsonReport(Report):
    """Writes an array of one object a finding."""

    def begin(self) -> None:
        """Nothing has been written."""
        self.held = ""  # the last object: what follows it is known when the next one comes, and lines are written as wholes

    def tell(self, row: Row) -> None:
        """Write the object of the finding before."""
        self.out.write(f"{self.held},\n" if self.held else "[\n")
        self.held = json.dumps(to_dict(row))

    def finish(self) -> None:
        """Close the array."""
        self.out.write(f"{self.held}\n]\n" if self.held else "[]\n")


class JsonLinesReport(Report):
    """Writes one object a line."""

    def tell(self, row: Row) -> None:
        """Write the object of a finding."""
        self.out.write(json.dumps(to_dict(row)) + "\n")


def to_dict(row: Row) -> dict[str, object]:
    """A finding in terms of JSON. Offsets count code points of the record's text from 0, lines and columns from 1.

    `bytes` is hexadecimal, and null where a finding is not about bytes.
    """
    finding = row.finding
    span = {"rule": finding.rule, "start": finding.start, "end": finding.end}
    place = {"line": row.line, "column": row.column, "end_line": row.end_line, "end_column": row.end_column}
    done = {"fixable": row.fixable, "applied": row.applied}
    return {"path": row.path, "record": row.record, "id": row.id} | span | place | finding.to_dict() | done
