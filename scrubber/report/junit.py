"""Findings as JUnit's XML: a test case a file, which fails if anything was found in it."""

from tempfile import SpooledTemporaryFile

from scrubber.report.base import Report
from scrubber.report.place import Row
from scrubber.report.terminal import line
from scrubber.report.visible import escaped

IN_MEMORY = 1 << 20  # bytes of test cases kept in memory until their number is known; the rest is kept in a temporary file


class JunitReport(Report):
    """Writes one test suite. The numbers of its cases stand first, so nothing is written before the end."""

    def begin(self) -> None:
        """No file has been told of."""
        self.cases = SpooledTemporaryFile(IN_MEMORY, "w+", encoding="utf-8", newline="")  # noqa: SIM115  # closed by `finish`
        self.tests = self.failures = self.errors = 0
        self.failing: str | None = None  # the file whose findings are being told
        self.problems: list[str] = []  # cases of what could not be read, written when that file is done with
        self.unread = ""  # the file of the last of them

    def tell(self, row: Row) -> None:
        """Add a finding to the failure of its file; the first one is the failure's message."""
        if self.failing != row.path:
            self._end_case()
            self.failing = row.path
            self.tests += 1
            self.failures += 1
            message, type = _attribute(f"{row.finding.rule}: {row.finding.message}"), _attribute(row.finding.rule)
            self.cases.write(f"{_case(row.path)}>\n<failure message={message} type={type}>")
        self.cases.write(_text(line(row)) + "\n")

    def file(self, path: str) -> None:
        """A file passes if nothing was found in it, and all of it could be read."""
        if path not in (self.failing, self.unread):
            self.tests += 1
            self.cases.write(f"{_case(path)}/>\n")
        self._end_case()

    def problem(self, path: str, reason: str) -> None:
        """A file, or a record, that could not be read is an error, in a case of its own."""
        self.tests += 1
        self.errors += 1
        self.problems.append(f"{_case(path)}>\n<error message={_attribute(reason)}/>\n</testcase>\n")
        self.unread = path
        if self.failing is None:
            self._end_case()

    def finish(self) -> None:
        """Write it all."""
        self._end_case()
        if self.left_out:
            self.cases.write(f"<system-out>{self.left_out:,} more findings were left out</system-out>\n")
        counts = f'tests="{self.tests}" failures="{self.failures}" errors="{self.errors}"'
        self.out.write(f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="scrub" {counts}>\n<testsuite name="scrub" {counts}>\n')
        with self.cases as cases:
            cases.seek(0)
            for case in cases:
                self.out.write(case)
        self.out.write("</testsuite>\n</testsuites>\n")

    def _end_case(self) -> None:
        if self.failing is not None:
            self.cases.write("</failure>\n</testcase>\n")
            self.failing = None
        self.cases.writelines(self.problems)
        self.problems.clear()


def _case(path: str) -> str:
    return f'<testcase name={_attribute(path)} classname="scrub"'


def _text(text: str) -> str:
    """The text with markup escaped, and without what XML 1.0 does not allow, none of which can be printed."""
    return escaped(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _attribute(text: str) -> str:
    return '"' + _text(text).replace('"', "&quot;") + '"'
