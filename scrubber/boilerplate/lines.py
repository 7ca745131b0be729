"""A text as lines: their true spans, and the spans that take lines out.

Everything that judges lines sees only those that hold something: blank lines separate paragraphs but say nothing.
So a text from which lines were taken reads, to the judges, exactly like a page made of the lines that stayed.

A line that holds much of the text has lost its line breaks, as in a cell of a spreadsheet. It is cut into sentences, and each of these
is judged, and taken out, as a line would be. `Lines` has both: whole lines are *rows*, what is judged is a line.
"""

from collections.abc import Collection, Iterator, Sequence
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

    @cached_property
    def blank(self) -> list[bool]:
        """Whether each row is."""
        return [not lines for lines in self.of_row]

    def begin(self, line: int) -> int:
        """Where what belongs to a line begins: its row, or the white space before it."""
        row = self.places[line][0]
        return self.starts[row] if self.of_row[row][0] == line else self.places[line - 1][2]

    def content(self, line: int) -> tuple[int, int]:
        """Where a line begins and ends, the white space around it left aside."""
        return self.places[line][1:]

    def spans(self, gone: Collection[int], missing: Collection[int] = ()) -> Iterator[tuple[Sequence[int], int, int]]:
        """What to take out so that the lines in `gone` disappear, as (lines, start, end) for each run of such lines, in their order.

        A run takes its line ends along, and the blank rows on one side if there are some on both. At the end of the
        text it takes those before it, and leaves the text ending as it did: with a line end or without. A run of sentences takes the
        white space before it along, or, at the beginning of the row, what follows it.

        Parameters:
            gone: Numbers of the lines to take out.
            missing: Numbers of lines that others take out, to be treated as if they were not there.
        """
        rows, whole = [], set()
        for row, lines in enumerate(self.of_row):
            left: Sequence[int] = [line for line in lines if line not in missing] if missing else lines
            if lines and not left:
                continue
            rows.append(row)
            if left and left[0] in gone and all(line in gone for line in left[1:]):
                whole.add(row)
        run: list[int] = []  # positions in `rows`
        for position, row in enumerate(rows):
            if row in whole:
                run.append(position)
            elif not self.blank[row]:
                if run:
                    yield self._span(rows, run, missing)
                    run = []
                if len(self.of_row[row]) > 1:
                    yield from self._within(row, gone, missing)
        if run:
            yield self._span(rows, run, missing)

    def _within(self, row: int, gone: Collection[int], missing: Collection[int]) -> Iterator[tuple[Sequence[int], int, int]]:
        """The runs of sentences to take out of a row of which others stay."""
        left = [line for line in self.of_row[row] if line not in missing]
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

    def _span(self, rows: Sequence[int], run: Sequence[int], missing: Collection[int]) -> tuple[Sequence[int], int, int]:
        first, last = run[0], run[-1]
        before = first
        while before and self.blank[rows[before - 1]]:
            before -= 1
        after = last + 1
        while after < len(rows) and self.blank[rows[after]]:
            after += 1
        taken = [line for position in run for line in self.of_row[rows[position]] if line not in missing]
        start = self.starts[rows[first]]
        if after < len(rows):  # something follows
            both = before == 0 or (before < first and after > last + 1)
            return taken, start, self.starts[rows[after if both else last + 1]]
        if before == 0:  # nothing else is there at all
            return taken, start, self._end(rows[last])
        if last + 1 < len(rows):  # the text ends with a line end
            return taken, self.starts[rows[before]], self.starts[rows[last + 1]]
        return taken, self._end(rows[before - 1]), self._end(rows[last])

    def _end(self, row: int) -> int:
        """Where a row ends, before the line end, be that one character or two."""
        raw = self.raw[row]
        return self.starts[row] + len(raw) - raw.endswith("\r")

    def missing(self, spans: Sequence[tuple[int, int]]) -> set[int]:
        """The lines that begin in one of the spans, sorted and disjoint."""
        found: set[int] = set()
        line = 0
        for start, end in spans:
            while line < len(self.places) and self.places[line][1] < end:
                if self.places[line][1] >= start:
                    found.add(line)
                line += 1
        return found


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
