"""How far a run is, on a terminal, while it runs."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock
from types import TracebackType
from typing import Any, Self, TextIO

from scrubber.report.base import Out
from scrubber.report.tally import Tally

AFTER = 0.5  # seconds before it is shown: a run that ends sooner needs none
TOTAL_KNOWN = "{percentage:3.0f}% |{bar}| {n_fmt}{unit} of {total_fmt}{unit}, {rate_fmt}, {remaining} left{postfix}"
TOTAL_UNKNOWN = "{n_fmt}{unit}, {rate_fmt}, {elapsed}{postfix}"


class Progress:
    """Shows nothing."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Take it off the terminal."""

    def update(self, tally: Tally) -> None:
        """Count a piece of a file."""

    def file(self) -> None:
        """Count a file that is done with."""

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Keep it out of the way of lines that are written to the same terminal."""
        yield

    def around(self, out: TextIO) -> Out:
        """What to write to instead of `out`, so that lines are not torn."""
        return out


class Bar(Progress):
    """Shows bytes, their rate, files and findings on one line of a terminal.

    Parameters:
        out: The terminal.
        total: How many bytes there are in all; None if that is not known.
    """

    def __init__(self, out: TextIO, total: int | None = None) -> None:
        self.out = out
        self.total = total
        self.files = self.findings = 0
        self.drawn = False
        self.bar: Any = None

    def __enter__(self) -> Self:
        from tqdm import tqdm  # type: ignore[import-untyped]

        tqdm.monitor_interval = 0  # its thread would draw at any moment, and would be there when workers are started
        tqdm.set_lock(RLock())  # its own lock would be one between processes
        form = TOTAL_UNKNOWN if self.total is None else TOTAL_KNOWN
        options = {
            "unit": "B",
            "unit_scale": True,
            "dynamic_ncols": True,
            "leave": False,
            "delay": AFTER,
            "miniters": 0,
            "bar_format": form,
        }
        self.bar = tqdm(total=self.total, file=self.out, **options)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.bar.close()
        self.bar, self.drawn = None, False

    def update(self, tally: Tally) -> None:
        """Count a piece of a file."""
        self.findings += tally.edits.total() + tally.proposals.total() + tally.flags.total()
        self._draw(tally.bytes)

    def file(self) -> None:
        """Count a file that is done with."""
        self.files += 1
        self._draw(0)

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Take it off the terminal; the next piece draws it again."""
        if self.drawn:
            self.bar.clear()
            self.out.flush()
            self.drawn = False
        yield

    def around(self, out: TextIO) -> Out:
        """What to write to instead of `out`: if that is a terminal, too, it is cleared before."""
        return _Aside(self, out) if out.isatty() else out

    def _draw(self, bytes: int) -> None:
        files = f"{self.files:,} {'file' if self.files == 1 else 'files'}"
        findings = f"{self.findings:,} {'finding' if self.findings == 1 else 'findings'}"
        self.bar.set_postfix_str(f"{files}, {findings}", refresh=False)
        self.drawn |= bool(self.bar.update(bytes))


class _Aside:
    """Writes to a terminal after having taken the progress off it."""

    def __init__(self, bar: Bar, out: TextIO) -> None:
        self.bar = bar
        self.out = out

    def write(self, text: str) -> int:
        with self.bar.aside():
            return self.out.write(text)

    def isatty(self) -> bool:
        return True


def progress(out: TextIO | None, total: int | None = None) -> Progress:
    """A progress on a terminal; one that shows nothing on anything else.

    Parameters:
        out: Where to show it; None: nowhere.
        total: How many bytes there are in all, if that is known.
    """
    return Bar(out, total) if out and out.isatty() else Progress()
