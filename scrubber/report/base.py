"""What all reports have in common."""
# ruff: noqa: B027  # of what may happen, a format tells what it has words for

from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import Protocol

from scrubber.document import Rule
from scrubber.findings import Finding
from scrubber.report.place import Row

WIDTH = 100  # columns where no terminal tells


class Out(Protocol):
    """Something to write text to."""

    def write(self, text: str, /) -> object:
        """Write it."""


class Report(ABC):
    """Tells findings as they come, in the order of the files. Memory stays bounded, however many they are.

    Parameters:
        out: Where to.
        color: Whether to write in colour.
        width: The columns of the terminal.
        limit: How many findings are told at most; 0: all.
        rules: The rules that findings may bear, for formats that explain them.
        version: The version of this program, for formats that name it.
    """

    def __init__(
        self, out: Out, *, color: bool = False, width: int = WIDTH, limit: int = 0, rules: Iterable[Rule] = (), version: str = ""
    ) -> None:
        self.out = out
        self.color = color
        self.width = width
        self.limit = limit
        self.rules = rules
        self.version = version
        self.told = 0
        self.left_out = 0
        self.begin()

    def begin(self) -> None:
        """Make ready what the format keeps."""

    def add(self, row: Row) -> None:
        """Tell a finding, or count it as left out."""
        if self.limit and self.told >= self.limit:
            self.left_out += 1
        else:
            self.told += 1
            self.tell(row)

    @abstractmethod
    def tell(self, row: Row) -> None:
        """Tell a finding."""

    def file(self, path: str) -> None:
        """All findings of a file have been told."""

    def problem(self, path: str, reason: str) -> None:
        """A file, or a record of it, could not be read or written."""

    def finish(self) -> None:
        """Nothing more comes."""


def is_warning(finding: Finding) -> bool:
    """Whether a finding is a warning, and not a note: proposals, and what is likelier wrong than right, are notes."""
    return finding.safe and finding.confidence >= 0.5
