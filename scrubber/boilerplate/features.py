"""What the line score looks at: the words of a line, its shape, and its place in the text.

The same code serves the training script and the run time. Everything is counted from the text alone. What holds for
any script comes from the shape and the place; what a language says comes from the words, weighed by `score`.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import log1p

LONGEST = 400  # a longer line is prose, a table or code, and never scored
PROSE = 120  # a sentence this long is prose, in letters of an alphabet
DENSE = 2.5  # and one letter of Chinese, Japanese, Thai, ... says as much as this many of those
PROSE_WEIGHT = -4.0  # the words of a prose line are not looked at; this stands for their weight
TELLING = 2.0  # a line whose words weigh more is boilerplate on most pages
NO_WEIGHT = 0.0  # beyond the first and the last line

_DENSE = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_dense_runs = re.compile(f"[{_DENSE}]+").findall
_is_dense = re.compile(f"[{_DENSE}]").search
_words = re.compile(r"\w+|[^\w\s]").findall
_DIGIT = re.compile("[1-9]")
_count_digits = re.compile("[0-9]").findall
_SENTENCE_END = tuple(".!?。！？؟।॥։።…")
_CLOSING = "\"'”’»«›)]」』）】 \r\t\u00a0"
_BULLETS = tuple("-–—•·*▪►●○◦‣■□➤✓✔→")
_QUOTES = tuple("\"'“”„«»‘’「『")


def is_prose(line: str) -> bool:
    """Whether a line is a long sentence or a paragraph, closed by its punctuation: nothing the score may touch."""
    size = len(line)
    if size >= LONGEST:
        return True
    if size < PROSE and (size < PROSE / DENSE or line.isascii() or not _is_dense(line) or _width(line) < PROSE):
        return False
    return line.rstrip(_CLOSING).endswith(_SENTENCE_END)


def _width(line: str) -> float:
    """The length of a line in letters of an alphabet."""
    return len(line) + (DENSE - 1) * sum(map(len, _dense_runs(line)))


def tokens(line: str) -> list[str]:
    """The words and marks of a line, in lower case and with digits made zero."""
    return _words(_DIGIT.sub("0", line.lower()))


def grams(line: str) -> set[str]:
    """The `tokens` of a line, its pairs of them, how it begins and ends, and, if short, the whole of it."""
    words = tokens(line)
    if not words:
        return set()
    found = {*words, *[f"{a} {b}" for a, b in pairwise(words)], "^" + words[0], words[-1] + "$"}
    if len(words) > 1:
        found.add(f"^{words[0]} {words[1]}")
        found.add(f"{words[-2]} {words[-1]}$")
    if len(line) < 30:
        found.add("=" + " ".join(words))
    if not line.isascii():
        for run in _dense_runs(line):
            found.update(run)
            found.update([a + b for a, b in pairwise(run)])
    return found


WORDS = ("its words", "known words")
SHAPE = ("length", "words", "capitalised words", "digits", "start", "end")


def shape(line: str) -> tuple[float, ...]:
    """The features `SHAPE` of a line, whatever its place."""
    words = line.split()
    count = len(words) or 1
    size = len(line)
    return (
        float(size) if line.isascii() else _width(line),
        float(count),
        sum([word[0].isupper() for word in words]) / count,
        len(_count_digits(line)) / size if size else 0.0,
        _start(line[:1]),
        _end(line),
    )


def _start(first: str) -> float:
    """How a line starts: 0 capital or letter without case, 1 small letter, 2 digit, 3 mark, 4 bullet, 5 quotation mark."""
    if first.isalpha():
        return float(first.islower())
    if first.isdigit():
        return 2.0
    return 4.0 if first in _BULLETS else 5.0 if first in _QUOTES else 3.0


def _end(line: str) -> float:
    """How a line ends: 0 in a word, -1 in a digit, 1 colon, 2 dots, 3 comma, 4 to 6 with ? ! . and 7 if something closes it after these."""
    last = line.rstrip(_CLOSING)
    if last.endswith(_SENTENCE_END):
        if len(last) < len(line):
            return 7.0
        return 2.0 if last.endswith(("...", "…")) else 4.0 if last.endswith(("?", "？", "؟")) else 5.0 if last.endswith("!") else 6.0
    if last[-1:].isalpha():
        return 0.0
    return -1.0 if last[-1:].isdigit() else 1.0 if last.endswith((":", "：")) else 3.0 if last.endswith((",", ";", "、", "，")) else 0.0


PLACE = (
    "words of the line after",
    "words of the five lines before",
    "words of the five lines after",
    "words of all that precedes",
    "words of all that follows",
    "words of its run of short lines",
    "place in the text",
    "text before it",
    "text after it",
    "prose before it",
    "prose after it",
    "distance to the prose above",
    "distance to the prose below",
    "length of the line before",
    "length of the line after",
    "likeness of the lines around",
    "repeats",
    "repeated above",
    "words shared with the title",
    "title seen above",
    "words shared with the text around",
    "share of telling lines in its run",
    "most telling line around",
    "lines that begin alike",
)
WHOLE = (
    "share of prose in the text",
    "lines of the text",
    "words of all short lines of the text",
    "share of telling lines in the text",
)
OWN = (*WORDS, *SHAPE)
FEATURES = (*OWN, *PLACE, *WHOLE)
LENGTH, START, END = map(OWN.index, ("length", "start", "end"))


@dataclass(frozen=True, slots=True)
class Line:
    """A line that the score may touch, by itself.

    Parameters:
        weight: What its words add up to: above zero they speak for boilerplate.
        own: The features `OWN`.
        names: Its longest words, to look for elsewhere.
    """

    weight: float
    own: tuple[float, ...]
    names: tuple[str, ...]


def describe(line: str, weight: float, known: float) -> Line:
    """What a line is by itself.

    Parameters:
        line: The line, without white space around it.
        weight: What its `grams` add up to.
        known: The share of them that the table knows.
    """
    return Line(weight, (weight, known, *shape(line)), names(line))


def names(line: str) -> tuple[str, ...]:
    """The words of a line that can be looked for elsewhere: its five longest, or parts of its runs in a dense script."""
    if not line.isascii() and (runs := _dense_runs(line)):
        return tuple([run[i : i + 2] for run in runs for i in range(0, len(run) - 1, 2)][:8])
    long = [word.strip("\"'“”‘’„«»().,:;!?") for word in line.split()]
    return tuple(sorted([word for word in long if len(word) > 4], key=len, reverse=True)[:5])


def _share(wanted: Sequence[str], text: str) -> float:
    return sum([word in text for word in wanted]) / len(wanted) if wanted else -1.0


def _mean(sums: Sequence[float], start: int, end: int) -> float:
    return (sums[end] - sums[start]) / (end - start) if end > start else NO_WEIGHT


class Places:
    """The features `PLACE` of the lines of a document, and `WHOLE`.

    Parameters:
        lines: The lines, none of them blank.
        facts: For each of them what it is by itself, or None where it is prose.
        title: The headline, if known.
    """

    def __init__(self, lines: Sequence[str], facts: Sequence[Line | None], title: str | None) -> None:
        self.lines = lines
        self.facts = facts
        self.weights = [PROSE_WEIGHT if fact is None else max(-8.0, min(8.0, fact.weight)) for fact in facts]
        self.sums = [0.0, *accumulate(self.weights)]
        self.telling = [0, *accumulate([weight > TELLING for weight in self.weights])]
        self.sizes = list(map(len, lines))
        self.chars = [0, *accumulate(self.sizes)]
        self.prose = [i for i, fact in enumerate(facts) if fact is None]
        self.counts = Counter(lines)
        short = len(lines) - len(self.prose)
        self.openings = Counter([line[:4] for line in lines])
        self.whole = (  # the features `WHOLE`: the same for every line
            sum([self.sizes[i] for i in self.prose]) / max(1, self.chars[-1]),
            log1p(len(lines)),
            (self.sums[-1] - PROSE_WEIGHT * len(self.prose)) / short if short else NO_WEIGHT,
            self.telling[-1] / max(1, len(lines)),
        )
        self.seen: set[str] = set()
        self.title = (title or "").strip()
        self.title_words = set(tokens(self.title))
        self.title_at = lines.index(self.title) if self.title and self.title in self.counts else len(lines)

    def of(self, i: int) -> tuple[float, ...]:
        """The features of the line with the index `i`. To be asked in rising order."""
        lines, weights, sums, sizes, facts = self.lines, self.weights, self.sums, self.sizes, self.facts
        n = len(lines)
        line, fact = lines[i], facts[i]
        assert fact is not None
        above = bisect_left(self.prose, i)
        start = self.prose[above - 1] + 1 if above else 0
        end = self.prose[above] if above < len(self.prose) else n
        before, after = i - 1, i + 1
        repeats = self.counts[line]
        repeated = line in self.seen
        if repeats > 1:
            self.seen.add(line)
        words = set(tokens(line)) if self.title_words else ()
        fb = facts[before] if i else None
        fa = facts[after] if after < n else None
        alike = 0.0
        for other in (fb, fa):
            if other is not None:
                mine, theirs = fact.own, other.own
                alike += 1.0 / (1.0 + abs(mine[LENGTH] - theirs[LENGTH]) / 8 + (mine[END] != theirs[END]) + (mine[START] != theirs[START]))
        around = "\n".join((*lines[max(0, i - 4) : i], *lines[after : i + 5])) if fact.names else ""
        total = self.chars[n]
        return (
            weights[after] if after < n else NO_WEIGHT,
            _mean(sums, max(0, i - 5), i),
            _mean(sums, after, min(n, i + 6)),
            _mean(sums, 0, i),
            _mean(sums, after, n),
            _mean(sums, start, end),
            i / n,
            log1p(self.chars[i]),
            log1p(total - self.chars[after]),
            float(min(above, 20)),
            float(min(len(self.prose) - above, 20)),
            float(min(i - start, 30)) if above else 40.0 + min(i, 30),
            float(min(end - i, 30)) if end < n else 40.0 + min(end - i, 30),
            float(min(sizes[before], 500)) if i else -1.0,
            float(min(sizes[after], 500)) if after < n else -1.0,
            alike,
            float(min(repeats, 9)),
            float(repeated),
            len(self.title_words.intersection(words)) / len(words) if words else -1.0,
            float(self.title_at < i),
            _share(fact.names, around) if around else -1.0,
            (self.telling[end] - self.telling[start]) / (end - start),
            max(weights[max(0, i - 3) : i] + weights[after : i + 4], default=NO_WEIGHT),
            float(min(self.openings[line[:4]], 20)),
        )
