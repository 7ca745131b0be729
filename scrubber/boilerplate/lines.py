"""A text as lines: their true spans, and the spans that take lines out.

Everything that judges lines sees only those that hold something: blank lines separate paragraphs but say nothing.
So a text from which lines were taken reads, to the judges, exactly like a page made of the lines that stayed.

A line that holds much of the text has lost its line breaks, as in a cell of a spreadsheet. It is cut into sentences, and each of these
is judged, and taken out, as a line would be. `Lines` has both: whole lines are *rows*, what is judged is a line.
"""

from collections.abc import Iterator, Sequence

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
        self._has_cut = True in self.cut  # in most texts each row is a line

    def begin(self, line: int) -> int:
        """Where what belongs to a line begins: its row, or the white space before it."""
        if self._has_cut and line > 0 and self.places[line - 1][0] == self.places[line][0]:
            return self.places[line - 1][2]
        return self.text.rfind("\n", 0, self.places[line][1]) + 1  # as `_start`, without another call for each line

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
        done = -1  # the last line of a row that was looked at
        for line in sorted(gone - missing):
            if line <= done:
                continue
            row = self._row(line) if self._has_cut else (line,)
            done = row[-1]
            left: Sequence[int] = [other for other in row if other not in missing] if missing else row
            goes = gone.issuperset(left)
            if run and not (goes and (left[0] == run[-1] + 1 or missing.issuperset(range(run[-1] + 1, left[0])))):
                yield self._span(run, missing)
                run = []
            if goes:
                run += left
            else:
                yield from self._within(left, gone)
        if run:
            yield self._span(run, missing)

    def _within(self, left: Sequence[int], gone: set[int]) -> Iterator[tuple[Sequence[int], int, int]]:
        """The runs of sentences to take out of a row of which others stay."""
        run: list[int] = []
        before: int | None = None  # where the last sentence that stays ends
        for line in left:
            if line in gone:
                run.append(line)
                continue
            if run:
                if before is None:
                    yield run, self.places[run[0]][1], self.places[line][1]
                else:
                    yield run, before, self.places[run[-1]][2]
                run = []
            before = self.places[line][2]
        if run and before is not None:
            yield run, before, self.places[run[-1]][2]

    def _span(self, run: list[int], missing: set[int]) -> tuple[Sequence[int], int, int]:
        above, below = run[0] - 1, run[-1] + 1  # what stays, if there is such a line
        while above in missing:
            above -= 1
        while below in missing:
            below += 1
        start, stop = self._start(run[0]), self._stop(run[-1])
        before = self._blank(0 if above < 0 else self._stop(above) + 1, start)
        if below < len(self.lines):
            following = self._start(below)
            if above < 0 or before is not None:
                return run, start, following
            after = self._blank(stop + 1, following)
            return run, start, following if after is None else after
        after = self._blank(stop + 1, len(self.text) + 1)
        if above < 0:  # nothing else is there at all
            return run, start, self._end(run[-1])
        if after is not None:  # the text ends with a line end
            return run, start if before is None else before, after
        return run, self._end(above), self._end(run[-1])

    def _row(self, line: int) -> range:
        """The lines of the row of which a line is one."""
        row, first, last = self.places[line][0], line, line
        while first and self.places[first - 1][0] == row:
            first -= 1
        while last + 1 < len(self.places) and self.places[last + 1][0] == row:
            last += 1
        return range(first, last + 1)

    def _start(self, line: int) -> int:
        """Where the row of a line begins."""
        return self.text.rfind("\n", 0, self.places[line][1]) + 1

    def _stop(self, line: int) -> int:
        """Where the line feed of its row is, or would be at the end of the text."""
        found = self.text.find("\n", self.places[line][2])
        return len(self.text) if found < 0 else found

    def _end(self, line: int) -> int:
        """Where its row ends, before the line end, be that one character or two."""
        stop = self._stop(line)
        return stop - (self.text[stop - 1] == "\r")

    def _blank(self, start: int, stop: int) -> int | None:
        """Where the first blank row begins of those that begin between two places; the first of them begins at `start`."""
        while start < stop:
            end = self.text.find("\n", start)
            end = len(self.text) if end < 0 else end
            if not self.text[start:end].strip():
                return start
            start = end + 1
        return None


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
