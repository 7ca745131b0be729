"""A text as lines: their true spans, and the spans that take lines out.

Everything that judges lines sees only those that hold something: blank lines separate paragraphs but say nothing.
So a text from which lines were taken reads, to the judges, exactly like a page made of the lines that stayed.

A line that holds much of the text has lost its line breaks, as in a cell of a spreadsheet. It is cut into sentences, and each of these
is judged, and taken out, as a line would be. `Lines` has both: whole lines are *rows*, what is judged is a line.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate, pairwise, starmap

from scrubber.boilerplate.sentences import cutter, sentences_without_kernel
from scrubber.boilerplate.wordings import known
from scrubber.lines import with_line_feeds

LONGEST = 1200  # characters; no longer line is ever taken out as a whole
# Characters from which a row is cut into sentences, however many others there are; from 800 to 1500 three texts of 369 change.
HUGE = 1000
MUCH = 200  # characters from which it is where it holds most of the text; nothing changes from 50 to 400


class Lines:
    """The lines of a text, and where they stand, for taking some out without gluing or tearing apart what stays.

    Attributes:
        lines: What is judged: the rows that hold something, or the sentences of a row that holds much; no white space around them.
        cut: For each of them, whether it is a sentence of a longer row.
    """

    def __init__(self, text: str) -> None:
        compiled = cutter()
        text = with_line_feeds(text)
        cut = compiled.lines(text, known, MUCH, HUGE) if compiled else cut_without_kernel(text)
        self.text = text
        self.lines, self.cut = cut[:2]
        self.places = cut[2]  # of each line: its row, where it begins and where it ends

    @cached_property
    def raw(self) -> list[str]:
        """The rows as they are."""
        return self.text.split("\n")

    @cached_property
    def starts(self) -> list[int]:
        """Where each row begins."""
        return [0, *accumulate([len(raw) + 1 for raw in self.raw[:-1]])]

    @cached_property
    def of_row(self) -> list[range]:
        """The lines of each row."""
        ends = [0] * (len(self.raw) + 1)  # of the row before each
        for row, _, _ in self.places:
            ends[row + 1] += 1
        return list(starmap(range, pairwise(accumulate(ends))))

    def begin(self, line: int) -> int:
        """Where what belongs to a line begins: its row, or the white space before it."""
        row = self.places[line][0]
        return self.places[line - 1][2] if line and self.places[line - 1][0] == row else self.starts[row]

    def content(self, line: int) -> tuple[int, int]:
        """Where a line begins and ends, the white space around it left aside."""
        return self.places[line][1:]

    def spans(self, gone: set[int], missing: set[int]) -> Iterator[tuple[Sequence[int], int, int]]:
        """What to take out so that the lines in `gone` disappear, as (lines, start, end) for each run of such lines, in their order.

        A run takes its line ends along, and the blank rows on one side if there are some on both. At the end of the
        text it takes those before it, and leaves the text ending as it did: with a line end or without. A run of sentences takes the
        white space before it along, or, at the beginning of the row, what follows it.

        Parameters:
            gone: Numbers of the lines to take out.
            missing: Numbers of lines that others take out, to be treated as if they were not there.
        """
        run: list[int] = []  # lines of rows that go as a whole, and none that stays between them
        for row in sorted({self.places[line][0] for line in gone - missing}):
            left = self._left(row, missing)
            goes = gone.issuperset(left)
            if run and not (goes and missing.issuperset(range(run[-1] + 1, left[0]))):
                yield self._span(run, missing)
                run = []
            if goes:
                run += left
            else:
                yield from self._within(left, gone)
        if run:
            yield self._span(run, missing)

    def _left(self, row: int, missing: set[int]) -> Sequence[int]:
        """The lines of a row but for the missing ones; none if it is blank."""
        lines = self.of_row[row]
        return [line for line in lines if line not in missing] if missing else lines

    def _within(self, left: Sequence[int], gone: set[int]) -> Iterator[tuple[Sequence[int], int, int]]:
        """The runs of sentences to take out of a row of which others stay."""
        run: list[int] = []
        before: int | None = None  # where the last sentence that stays ends
        for line in left:
            if line in gone:
                run.append(line)
                continue
            if run:
                yield run, before if before is not None else self.places[run[0]][1], self._stop(run, line, before)
                run = []
            before = self.places[line][2]
        if run and before is not None:
            yield run, before, self.places[run[-1]][2]

    def _stop(self, run: Sequence[int], following: int, before: int | None) -> int:
        return self.places[run[-1]][2] if before is not None else self.places[following][1]

    def _span(self, run: list[int], missing: set[int]) -> tuple[Sequence[int], int, int]:
        first, last = self.places[run[0]][0], self.places[run[-1]][0]
        above = before = first  # the rows from which on none stays, and from which on all are blank, up to the run
        while above and not self._left(above - 1, missing):
            above -= 1
            if not self.of_row[above]:
                before = above
        below = last + 1  # the row below that stays
        after = None  # the first blank one above that
        while below < len(self.of_row) and not self._left(below, missing):
            if after is None and not self.of_row[below]:
                after = below
            below += 1
        start = self.starts[first]
        if below < len(self.of_row):
            both = above == 0 or before < first
            return run, start, self.starts[below if both or after is None else after]
        if above == 0:  # nothing else is there at all
            return run, start, self._end(last)
        if after is not None:  # the text ends with a line end
            return run, self.starts[before], self.starts[after]
        return run, self._end(above - 1), self._end(last)

    def _end(self, row: int) -> int:
        """Where a row ends, before the line end, be that one character or two."""
        raw = self.raw[row]
        return self.starts[row] + len(raw) - raw.endswith("\r")


def cut_without_kernel(text: str) -> tuple[list[str], list[bool], list[tuple[int, int, int]]]:
    """The lines of a text, whether each is a sentence of a longer row, and its row with where it begins and ends."""
    lines: list[str] = []
    cut: list[bool] = []
    places: list[tuple[int, int, int]] = []
    start = 0
    for row, raw in enumerate(text.split("\n")):
        line = raw.strip()
        if len(line) >= MUCH and (len(line) >= HUGE or 2 * len(line) > len(text)):
            begin = start + raw.index(line)
            spans = list(sentences_without_kernel(line))
            lines += [line[one:other] for one, other in spans]
            cut += [len(spans) > 1] * len(spans)
            places += [(row, begin + one, begin + other) for one, other in spans]
        elif line:
            begin = start if line is raw else start + len(raw) - len(raw.lstrip())
            lines.append(line)
            cut.append(False)
            places.append((row, begin, begin + len(line)))
        start += len(raw) + 1
    return lines, cut, places
