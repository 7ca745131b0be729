"""Findings as annotations of GitHub Actions.

The form, and what is to be escaped in it: docs.github.com, "Workflow commands for GitHub Actions".
"""

from collections import Counter

from scrubber.report.base import Report, is_warning
from scrubber.report.place import Row, shown_name
from scrubber.report.terminal import line
from scrubber.report.visible import escaped

ANNOTATIONS = 10  # of a kind that GitHub shows for a step: github.com/actions/toolkit, docs/problem-matchers.md, "Limitations"


class GithubReport(Report):
    """Writes one workflow command a finding. GitHub shows the first few beside the files, and all of them in the log."""

    def begin(self) -> None:
        """Nothing has been written."""
        self.written: Counter[str] = Counter()

    def tell(self, row: Row) -> None:
        """Write the command of a finding. In a file of many records it stands at the record's line."""
        place: dict[str, int] = {}
        if row.record is not None:
            place = {"line": row.record}
        elif row.line == row.end_line:
            place = {"line": row.line, "col": row.column, "endLine": row.line, "endColumn": row.end_column}
        else:
            place = {"line": row.line, "endLine": row.end_line}  # columns only hold within a line
        kind = "warning" if is_warning(row.finding) else "notice"
        self._write(kind, row.path, f"scrub ({row.finding.rule})", place, line(row))

    def problem(self, path: str, reason: str) -> None:
        """Write the command of an error."""
        self._write("error", path, "scrub", {}, f"{shown_name(path)}: {reason}")

    def finish(self) -> None:
        """Say where the rest is to be found, if GitHub does not show all."""
        if max(self.written.values(), default=0) > ANNOTATIONS:
            kinds = f"the first {ANNOTATIONS} warnings, notices and errors"
            self.out.write(f"GitHub shows {kinds} of a step as annotations; all {self.written.total():,} stand in this log.\n")

    def _write(self, kind: str, path: str, title: str, place: dict[str, int], message: str) -> None:
        self.written[kind] += 1
        properties = {"title": title, "file": shown_name(path)} | place
        listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
        self.out.write(f"::{kind} {listed}::{_data(message)}\n")


def _data(text: str) -> str:
    return escaped(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
