"""The ways to report, by name."""

import shutil
from collections.abc import Iterable

from scrubber.document import Rule
from scrubber.report.base import WIDTH, Out, Report
from scrubber.report.github import GithubReport
from scrubber.report.json import JsonLinesReport, JsonReport
from scrubber.report.junit import JunitReport
from scrubber.report.sarif import SarifReport
from scrubber.report.terminal import ConciseReport
from scrubber.report.text import TextReport

__all__ = ["REPORTS", "Report", "report_of"]

REPORTS: dict[str, type[Report]] = {
    "text": TextReport,
    "concise": ConciseReport,
    "json": JsonReport,
    "jsonl": JsonLinesReport,
    "github": GithubReport,
    "sarif": SarifReport,
    "junit": JunitReport,
}


def report_of(
    name: str, out: Out, *, color: bool = False, width: int | None = None, limit: int = 0, rules: Iterable[Rule] = (), version: str = ""
) -> Report:
    """The report of a name in `REPORTS`.

    Parameters:
        name: Its name.
        out: Where to.
        color: Whether to write in colour, where that is possible.
        width: The columns of the terminal; None: what `out` has, if it is one.
        limit: How many findings are told at most; 0: all, or as many as the format can hold.
        rules: The rules that findings may bear, which SARIF explains.
        version: The version of this program, which SARIF names.
    """
    if width is None:
        width = shutil.get_terminal_size((WIDTH, 0)).columns if getattr(out, "isatty", bool)() else WIDTH
    return REPORTS[name](out, color=color, width=width, limit=limit, rules=rules, version=version)
