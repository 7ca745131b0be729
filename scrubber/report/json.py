"""Findings as a JSON array, written as they come."""

import json
from typing import TextIO

from scrubber.findings import Finding
from scrubber.report.place import Place


class JsonReport:
    """Writes an array of one object a finding.

    Parameters:
        out: Where to.
    """

    def __init__(self, out: TextIO) -> None:
        self.out = out
        self.between = "[\n"

    def add(self, place: Place, finding: Finding, *, applied: bool) -> None:
        """Report one finding. Offsets count code points of the record's text from 0, lines and columns from 1.

        `bytes` is hexadecimal, and null where a finding is not about bytes.
        """
        line, column = place.position(finding.start)
        place_in_text = {"rule": finding.rule, "start": finding.start, "end": finding.end, "line": line, "column": column}
        row = {"path": place.path, "record": place.line} | place_in_text | finding.to_dict() | {"applied": applied}
        self.out.write(self.between + json.dumps(row))
        self.between = ",\n"

    def finish(self) -> None:
        """Close the array."""
        self.out.write("[]\n" if self.between == "[\n" else "\n]\n")
