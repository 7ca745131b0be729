"""A text as lines: their true spans, the form in which they are compared, and the spans that take lines out.

Everything that judges lines sees only those that hold something: blank lines separate paragraphs but say nothing.
So a text from which lines were taken reads, to the judges, exactly like a page made of the lines that stayed.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

LONGEST = 1200  # characters; no longer line is ever taken out as a whole
COMPARED = 300  # characters of a line that are brought into the form in which lines are compared

_FOLD = (
    dict.fromkeys("‘’ʼ`´′", "'")
    | dict.fromkeys("“”„«»″", '"')
    | dict.fromkeys("–—―‒−", "-")
    | dict(zip("（）［］【】：，！？／｜＊", "()[][]:,!?/|*", strict=True))
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u0307", "")  # invisible, and what is left of İ
    | {"ı": "i"}  # so that capitals written without a Turkish locale compare equal
)
_FOLDED = re.compile(f"[{''.join(map(re.escape, _FOLD))}]")
_BULLETS = " \t*•·▪▫►▶▸→➜➔›‹>|-_#+=~✓✔◆■●○◦×/\\\"'"
_ENDINGS = " \t:.…!,;|->›→➜►▶▼▲+*_=~/\\\"'。、"
_NUMBER = re.compile(r"\d+(?:,\d{3})*")


def fold(text: str) -> str:
    """The text with case, quotes and dashes made one, and without invisible characters."""
    key = text.casefold()
    return key if key.isascii() else _FOLDED.sub(_folded, key)


def _folded(found: re.Match[str]) -> str:
    return _FOLD[found[0]]


def normalise(text: str) -> str:
    """The form in which lines are compared: case, white space, quotes, dashes and numbers made one, bullets and final marks dropped.

    Numbers become 0. The result may be longer or shorter than `text`, so offsets in it mean nothing.
    """
    key = " ".join(fold(text).split()).lstrip(_BULLETS).rstrip(_ENDINGS)
    return _NUMBER.sub("0", key).removeprefix("0. ")  # the number of a list item is a bullet, too


@lru_cache(maxsize=1 << 14)
def key_of(text: str) -> str:
    """`normalise`, of no more than `COMPARED` characters, remembered for a while: short lines recur all over a corpus."""
    return normalise(text[:COMPARED])


def split(text: str) -> tuple[list[str], list[int]]:
    """The lines of a text that hold something, without the white space around them; and their numbers, blank lines counted."""
    stripped = [raw.strip() for raw in text.split("\n")]
    return [line for line in stripped if line], [row for row, line in enumerate(stripped) if line]


class Rows:
    """Where the lines of a text begin and end, for taking lines out without gluing or tearing apart what stays."""

    def __init__(self, text: str) -> None:
        self.raw = text.split("\n")
        self.blank = [not raw or raw.isspace() for raw in self.raw]
        self.starts = [0, *accumulate([len(raw) + 1 for raw in self.raw[:-1]])]

    def end(self, row: int) -> int:
        """Where a row ends, before the line end, be that one character or two."""
        raw = self.raw[row]
        return self.starts[row] + len(raw) - raw.endswith("\r")

    def content(self, row: int) -> tuple[int, int]:
        """Where a row begins and ends, the white space around it left aside."""
        raw = self.raw[row]
        return self.starts[row] + len(raw) - len(raw.lstrip()), self.starts[row] + len(raw.rstrip())

    def spans(self, gone: Collection[int], missing: Collection[int] = ()) -> Iterator[tuple[Sequence[int], int, int]]:
        """What to take out so that the rows in `gone` disappear, as (rows, start, end) for each run of such rows.

        A run takes its line ends along, and the blank rows on one side if there are some on both. At the end of the
        text it takes those before it, and leaves the text ending as it did: with a line end or without.

        Parameters:
            gone: Numbers of the rows to take out.
            missing: Numbers of rows that others take out, to be treated as if they were not there.
        """
        rows = [row for row in range(len(self.starts)) if row not in missing]
        run: list[int] = []  # positions in `rows`
        for position, row in enumerate(rows):
            if row in gone:
                run.append(position)
            elif run and not self.blank[row]:
                yield self._span(rows, run)
                run = []
        if run:
            yield self._span(rows, run)

    def _span(self, rows: Sequence[int], run: Sequence[int]) -> tuple[Sequence[int], int, int]:
        first, last = run[0], run[-1]
        before = first
        while before and self.blank[rows[before - 1]]:
            before -= 1
        after = last + 1
        while after < len(rows) and self.blank[rows[after]]:
            after += 1
        taken = [rows[position] for position in run]
        start = self.starts[rows[first]]
        if after < len(rows):  # something follows
            both = before == 0 or (before < first and after > last + 1)
            return taken, start, self.starts[rows[after if both else last + 1]]
        if before == 0:  # nothing else is there at all
            return taken, start, self.end(rows[last])
        if last + 1 < len(rows):  # the text ends with a line end
            return taken, self.starts[rows[before]], self.starts[rows[last + 1]]
        return taken, self.end(rows[before - 1]), self.end(rows[last])

    def missing(self, spans: Sequence[tuple[int, int]]) -> set[int]:
        """The rows that begin in one of the spans, sorted and disjoint."""
        found: set[int] = set()
        row = 0
        for start, end in spans:
            while row < len(self.starts) and self.starts[row] < end:
                if self.starts[row] >= start:
                    found.add(row)
                row += 1
        return found
