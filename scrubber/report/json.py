"""Findings as a JSON array, written as they come."""

import json
from typing import TextIO

from scrubber.report.place import Row


class JsonReport:
    """Writes an array of one object a finding.

    Parameters:
        out: Where to.
    """

    def __init__(self, out: TextIO) -> None:
        self.out = out
        self.between = "[\n"

    def add(self, row: Row) -> None:
        """Report one finding. Offsets count code points of the record's text from 0, lines and columns from 1.

        `bytes` is hexadecimal, and null where a finding is not about bytes.
        """
        finding = row.finding
        place = {"rule": finding.rule, "start": finding.start, "end": finding.end, "line": row.line, "column": row.column}
        object = {"path": row.path, "record": row.record} | place | finding.to_dict() | {"applied": row.applied}
        self.out.write(self.between + json.dumps(object))
        self.between = ",\n"

    def finish(self) -> None:
        """Close the array."""
        self.out.write("[]\n" if self.between == "[\n" else "\n]\n")
