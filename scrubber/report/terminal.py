"""Findings as lines for a person: where, which rule, what and why."""

import unicodedata
from typing import TextIO

from scrubber.findings import Finding
from scrubber.report.place import Row

SHOWN = 60  # characters of a span that are printed


class TerminalReport:
    """Writes one line a finding.

    Parameters:
        out: Where to.
        color: Whether to colour places and rules.
    """

    def __init__(self, out: TextIO, *, color: bool) -> None:
        self.out = out
        self.color = color

    def add(self, row: Row) -> None:
        """Report one finding."""
        finding = row.finding
        mark = "" if finding.replacement is None or row.applied else " [*]" if finding.safe else " [unsafe]"
        where, rule = row.at, finding.rule
        if self.color:
            where, rule = f"\x1b[1m{where}\x1b[0m", f"\x1b[31m{rule}\x1b[0m"
        self.out.write(f"{where}: {rule}{mark} {finding.message}: {_change(finding)}\n")

    def finish(self) -> None:
        """Nothing more comes."""


def _change(finding: Finding) -> str:
    if finding.raw is not None:
        bytes_there = quote(finding.raw.decode("ascii", "backslashreplace"))
        return bytes_there if finding.replacement is None else f"{bytes_there} -> {quote(finding.replacement)}"
    if finding.replacement is None:
        return quote(finding.original)
    if not finding.replacement:
        return f"{quote(finding.original.strip() or finding.original)} removed"
    return f"{quote(finding.original)} -> {quote(finding.replacement)}"


def quote(text: str) -> str:
    """The text in quotation marks on one line, its middle left out where it is long, and what cannot be seen made visible."""
    if len(text) > SHOWN:
        text = text[: SHOWN - 20] + " … " + text[-17:]
    return '"' + "".join(c if c == " " or unicodedata.category(c)[0] not in "CZ" else ascii(c)[1:-1] for c in text) + '"'
