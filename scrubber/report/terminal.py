"""Findings as lines for a person, one line a finding: where, which rule, what and why."""

from scrubber.findings import Finding
from scrubber.report.base import Report
from scrubber.report.place import Row
from scrubber.report.visible import escaped, quote

__all__ = ["ConciseReport", "before_and_after", "change", "line", "quote"]


class ConciseReport(Report):
    """Writes one line a finding."""

    def tell(self, row: Row) -> None:
        """Write the line of a finding."""
        self.out.write(line(row, color=self.color) + "\n")


def line(row: Row, *, color: bool = False) -> str:
    """A finding in one line."""
    finding = row.finding
    mark = "" if finding.replacement is None or row.applied else " [*]" if finding.safe else " [unsafe]"
    where, rule = row.at, finding.rule
    if color:
        where, rule = f"\x1b[1m{where}\x1b[0m", f"\x1b[31m{rule}\x1b[0m"
    return f"{where}: {rule}{mark} {escaped(finding.message)}: {change(row)}"


def change(row: Row) -> str:
    """What an edit changes, or what a flag is about."""
    before, after = before_and_after(row.finding)
    if after is None:
        return before
    if after:
        return f"{before} -> {after}"
    return f"{before} removed" + (f" (repaired: {quote(row.repaired.strip())})" if row.repaired else "")


def before_and_after(finding: Finding) -> tuple[str, str | None]:
    """What stands there, and what an edit puts there: nothing if it removes it, None for a flag."""
    new = finding.replacement
    if finding.raw is not None:
        return quote(finding.raw.decode("ascii", "backslashreplace")), None if new is None else quote(new)
    if new == "":
        return quote(finding.original.strip() or finding.original), ""
    return quote(finding.original), None if new is None else quote(new)
