"""Findings as they stand in the text: where, which rule and why; the lines around, with the span marked; and what it becomes."""

from collections.abc import Callable
from typing import NamedTuple

from scrubber.report.base import Report
from scrubber.report.color import HEAD, NEW, OLD, PLAIN
from scrubber.report.place import CONTEXT, Row
from scrubber.report.terminal import before_and_after
from scrubber.report.visible import cells, escaped, first, last, pieces, quote, without_middle

LEGEND = {
    "[*]": "safe: `scrub fix` makes these edits",
    "[unsafe]": "a proposal: made only with --unsafe",
    "[flag]": "worth a look: nothing is edited",
}
BOLD = "\x1b[1m"
FIRST, LAST = 3, 1  # lines that are shown of a span of more
BESIDE = 16  # cells of context that stay on either side of a span too long for the line: two or three words
NARROW = 24  # cells that a line of the text has at least, however narrow the terminal

Paint = Callable[[str, str], str]
"""Gives a text and the escape sequence of a colour the painted text."""


class TextReport(Report):
    """Writes each finding with the text around it, and in the end what the marks mean."""

    def begin(self) -> None:
        """No mark has occurred."""
        self.marks: set[str] = set()

    def tell(self, row: Row) -> None:
        """Write a finding."""
        paint = _painted if self.color else _plain
        head = [f"{paint(row.at, BOLD)}:", paint(row.finding.rule, OLD), escaped(row.finding.message)]
        if mark := _mark(row):
            self.marks.add(mark)
            head.insert(2, mark)
        self.out.write("\n".join([" ".join(head), *_excerpt(row, self.width, paint)]) + "\n\n")

    def finish(self) -> None:
        """Write the legend of the marks that occurred."""
        for mark, meaning in LEGEND.items():
            if mark in self.marks:
                self.out.write(f"{mark} {meaning}\n")


def _mark(row: Row) -> str:
    if row.applied:
        return ""
    if row.finding.replacement is None:
        return "[flag]"
    return "[*]" if row.finding.safe else "[unsafe]"


def _plain(text: str, _color: str) -> str:
    return text


def _painted(text: str, color: str) -> str:
    return f"{color}{text}{PLAIN}" if text else ""


class _Line(NamedTuple):
    """A line of the text: its number, and in pieces what stands before the span, of the span, and after it."""

    number: int
    before: list[str]
    span: list[str]
    after: list[str]


def _excerpt(row: Row, width: int, paint: Paint) -> list[str]:
    """The lines that a finding covers, each with carets under the span; and what becomes of it.

    Lines that go as a whole bear a minus instead.
    """
    lines = _lines(row)
    removed = row.finding.raw is None and row.finding.replacement is not None and not row.finding.replacement.strip()
    whole = removed and not row.before.strip() and not row.after.strip()
    digits = len(str(lines[-1].number))
    margin = paint(" " * digits + " |", HEAD)
    shown = []
    for at, line in enumerate(lines):
        if at and (between := line.number - lines[at - 1].number - 1):
            shown.append(paint(f"{' ' * digits} : {between:,} more {'line' if between == 1 else 'lines'}", HEAD))
        before, span, after = _fitted(line, max(NARROW, width - digits - 3))
        number = paint(f"{line.number:{digits}} -", OLD) if whole else paint(f"{line.number:{digits}} |", HEAD)
        shown.append(f"{number} {''.join(before)}{paint(''.join(span), OLD)}{''.join(after)}".rstrip(" "))
        if not whole and (span or len(lines) == 1):
            shown.append(f"{margin} {' ' * cells(before)}{paint('^' * max(1, cells(span)), OLD)}")
    if removed:
        shown[-1] += "" if whole else paint(" removed", OLD)
        if row.repaired:
            shown.append(f"{margin} repaired: {quote(row.repaired.strip())}")
    else:
        old, new = before_and_after(row.finding)
        if new is not None:
            shown.append(f"{margin} {paint(old, OLD)} -> {paint(new, NEW)}")
        elif row.finding.raw is not None:
            shown.append(f"{margin} {paint(old, OLD)}")
    return shown


def _lines(row: Row) -> list[_Line]:
    """The first and the last lines that the finding covers."""
    before = pieces(row.before, plain_spaces=True)
    if row.column - 1 > len(row.before):
        before = ["…", *before]
    after = pieces(row.after[:CONTEXT].rstrip("\r"), plain_spaces=True)
    if len(row.after) > CONTEXT:
        after.append("…")
    span = row.finding.original.strip()
    if "\n" not in span:
        return [_Line(row.line, before, pieces(span or row.finding.original), after)]
    spans = span.split("\n")
    chosen = range(len(spans)) if len(spans) <= FIRST + LAST else (*range(FIRST), *range(len(spans) - LAST, len(spans)))
    lines = [_Line(row.line + at, [], pieces(spans[at].rstrip("\r")), []) for at in chosen]
    lines[0] = lines[0]._replace(before=before)
    lines[-1] = lines[-1]._replace(after=after)
    return lines


def _fitted(line: _Line, room: int) -> tuple[list[str], list[str], list[str]]:
    """The parts of a line, cut so that they fit into so many cells together."""
    beside = min(cells(line.before), BESIDE) + min(cells(line.after), BESIDE)
    span = without_middle(line.span, max(room // 2, room - beside))
    rest = room - cells(span)
    after = first(line.after, max(rest // 2, rest - cells(line.before)))
    return last(line.before, rest - cells(after)), span, after
