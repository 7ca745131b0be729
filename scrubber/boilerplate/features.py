"""What the line score looks at: the words of a line, its shape, and its place in the text.

The same code serves the training script and the run time. Everything is counted from the text alone. What holds for
any script comes from the shape and the place; what a language says comes from the words, weighed by `score`.
"""

import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from math import inf, log1p
from typing import NamedTuple

from scrubber.expressions import expression

LONGEST = 400  # a longer line is prose, a table or code, and never scored
PROSE = 120  # a sentence this long is prose, in letters of an alphabet
DENSE = 2.5  # and one letter of Chinese, Japanese, Thai, ... says as much as this many of those
PROSE_WEIGHT = -4.0  # the words of a prose line are not looked at; this stands for their weight
TELLING = 2.0  # a line whose words weigh more is boilerplate on most pages
NO_WEIGHT = 0.0  # beyond the first and the last line
SHORT = 30  # a shorter line is a word as a whole
REMEMBERED = 1 << 15  # lines, so that what a site repeats is looked at once

DENSE_RANGES = "\u0e00\u0eff\u1000\u109f\u1780\u17ff\u3040\u30ff\u3400\u9fff\uf900\ufaff"  # first and last character of each range
_DENSE = "".join([f"{first}-{last}" for first, last in zip(DENSE_RANGES[::2], DENSE_RANGES[1::2], strict=True)])
_DENSE_RUN = expression(f"[{_DENSE}]+")
_MAY_BE_DENSE = expression("[^\0-\u0dff\u2000-\u20cf]")  # compiles in a tenth of the time, and misses none
_WORD_OR_SIGN = expression(r"\w+|[^\w\s]")
_DIGIT = expression("[1-9]")
_LOWER = bytes(ord("0") if chr(byte) in "123456789" else ord(chr(byte).lower()) for byte in range(128)) + bytes(128)
# What the trees have learned of the end of a line; whoever makes it the table of `scrubber.sentences` learns them anew.
MARKS = {
    "SENTENCE_END": ".!?。！？؟।॥։።…",
    "CLOSING": "\"'”’»«›)]」』）】 \r\t\u00a0",
    "BULLETS": "-–—•·*▪►●○◦‣■□➤✓✔→",
    "QUOTES": "\"'“”„«»‘’「『",
    "DOTS": "…",
    "QUESTIONS": "?？؟",
    "EXCLAMATION": "!",
    "COLONS": ":：",
    "COMMAS": ",;、，",
    "AROUND": "\"'“”‘’„«»().,:;!?",  # a name
}
_CLOSING, _AROUND = MARKS["CLOSING"], MARKS["AROUND"]
_SENTENCE_END, _BULLETS, _QUOTES = tuple(MARKS["SENTENCE_END"]), tuple(MARKS["BULLETS"]), tuple(MARKS["QUOTES"])
_DOTS, _QUESTIONS = ("...", *MARKS["DOTS"]), tuple(MARKS["QUESTIONS"])
_COLONS, _COMMAS = tuple(MARKS["COLONS"]), tuple(MARKS["COMMAS"])


def is_whole_paragraph(line: str) -> bool:
    """Whether a line is a long sentence or a paragraph, closed by its punctuation: nothing the score may touch."""
    size = len(line)
    if size >= LONGEST:
        return True
    if size < PROSE and (size < PROSE / DENSE or line.isascii() or not _MAY_BE_DENSE.search(line) or _width(line) < PROSE):
        return False
    return line.rstrip(_CLOSING).endswith(_SENTENCE_END)


def _width(line: str) -> float:
    """The length of a line in letters of an alphabet."""
    return len(line) + (DENSE - 1) * sum(map(len, _DENSE_RUN.findall(line)))


def is_asked(line: str, cut: bool) -> bool:
    """Whether the score may look at a line: no prose, but for the sentences of a text that lost its line breaks.

    There one in five lines of boilerplate is a sentence or several; of whole lines that are prose, one in twenty.
    """
    return len(line) < LONGEST if cut else not is_whole_paragraph(line)


def tokens(line: str) -> list[str]:
    """The words and marks of a line, in lower case and with digits made zero."""
    if line.isascii():  # the same, in a fraction of the time
        return _WORD_OR_SIGN.findall(line.encode().translate(_LOWER).decode())
    return _WORD_OR_SIGN.findall(_DIGIT.sub("0", line.lower()))


def grams(line: str) -> set[str]:
    """The `tokens` of a line, its pairs of them, how it begins and ends, and, if short, the whole of it."""
    words = tokens(line)
    if not words:
        return set()
    found = {*words, *[f"{a} {b}" for a, b in pairwise(words)], "^" + words[0], words[-1] + "$"}
    if len(words) > 1:
        found.add(f"^{words[0]} {words[1]}")
        found.add(f"{words[-2]} {words[-1]}$")
    if len(line) < SHORT:
        found.add("=" + " ".join(words))
    if not line.isascii():
        for run in _DENSE_RUN.findall(line):
            found.update(run)
            found.update([a + b for a, b in pairwise(run)])
    return found


BITS = 21  # of a word's place in the table: of 110,000 learned words one in twenty shares it with another, and one in twenty unknown ones

LETTER_BITS = 20  # of the place of a run of characters
RUNS = range(2, 6)  # characters of such a run; as it was measured, no other range was tried, nor other bits
LETTERS_OF = 200  # characters of a line that are looked at for them

_UNUSED = 32 - BITS  # bits of a hash


def place_of(gram: str) -> int:
    """The place of a word's weight in the table."""
    return places_of((gram,))[0]


def places_of(grams: Iterable[str]) -> list[int]:
    """The places of some words' weights: they hold no line end, so they are encoded at once."""
    return [number >> _UNUSED for number in map(zlib.crc32, "\n".join(grams).encode("utf-8", "replace").split(b"\n"))]


def letters(line: str) -> set[str]:
    """The runs of 2 to 5 characters of a line's words, a space on either side of each word, and with digits made zero."""
    found: set[str] = set()
    for word in _DIGIT.sub("0", line[:LETTERS_OF]).split():
        padded = f" {word} "
        for size in RUNS:
            found.update([padded[i : i + size] for i in range(len(padded) - size + 1)])
    return found


def letter_places_of(runs: Iterable[str]) -> list[int]:
    """The places of their weights in the table: they hold no line end."""
    return [number >> (32 - LETTER_BITS) for number in map(zlib.crc32, "\n".join(runs).encode("utf-8", "replace").split(b"\n"))]


WORDS = ("its words", "known words")
SHAPE = ("length", "words", "capitalised words", "digits", "start", "end")


def shape(line: str) -> tuple[float, ...]:
    """The features `SHAPE` of a line, whatever its place."""
    words = line.split()
    count = len(words) or 1
    size = len(line)
    encoded = line.encode("utf-8", "replace")
    return (
        float(size) if line.isascii() else _width(line),
        float(count),
        sum([word[0].isupper() for word in words]) / count,
        (len(encoded) - len(encoded.translate(None, b"0123456789"))) / size if size else 0.0,
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
        return 2.0 if last.endswith(_DOTS) else 4.0 if last.endswith(_QUESTIONS) else 5.0 if last.endswith(MARKS["EXCLAMATION"]) else 6.0
    if last[-1:].isalpha():
        return 0.0
    return -1.0 if last[-1:].isdigit() else 1.0 if last.endswith(_COLONS) else 3.0 if last.endswith(_COMMAS) else 0.0


PLACE = (
    "words of the line after",
    "words of the five lines before",
    "words of the five lines after",
    "words of all that precedes",
    "words of all that follows",
    "words of its run of short lines",
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
    "claim of the rules",
    "family of its wording",
    "claim on the line before",
    "claim on the line after",
    "claims on the four lines before",
    "claims on the four lines after",
    "claims on all that follows",
    "claims on all that precedes",
)
OWN = (*WORDS, *SHAPE)
LETTERS = ("its letters",)
FEATURES = (*OWN, *PLACE, *LETTERS)
LENGTH, START, END = map(OWN.index, ("length", "start", "end"))


class Line(NamedTuple):
    """A line that the score may touch, by itself.

    Parameters:
        weight: What its words add up to: above zero they speak for boilerplate.
        own: The features `OWN`.
    """

    weight: float
    own: tuple[float, ...]


def describe(line: str, weight: float, known: float) -> Line:
    """What a line is by itself.

    Parameters:
        line: The line, without white space around it.
        weight: What its `grams` add up to.
        known: The share of them that the table knows.
    """
    return Line(weight, (weight, known, *shape(line)))


@lru_cache(REMEMBERED)
def names(line: str) -> tuple[str, ...]:
    """The words of a line that can be looked for elsewhere: its five longest, or parts of its runs in a dense script."""
    if not line.isascii() and (runs := _DENSE_RUN.findall(line)):
        return tuple([run[i : i + 2] for run in runs for i in range(0, len(run) - 1, 2)][:8])
    long = [bare for word in line.split() if len(word) > 4 and len(bare := word.strip(_AROUND)) > 4]
    return tuple(sorted(long, key=len, reverse=True)[:5] if len(long) > 5 else long)


def _share(wanted: Sequence[str], text: str) -> float:
    return sum([word in text for word in wanted]) / len(wanted) if wanted and text else -1.0


def _likeness(one: Line | None, other: Line | None) -> float:
    """How alike two neighbours are in length, end and start."""
    if one is None or other is None:
        return 0.0
    mine, theirs = one.own, other.own
    return 1.0 / (1.0 + abs(mine[LENGTH] - theirs[LENGTH]) / 8 + (mine[END] != theirs[END]) + (mine[START] != theirs[START]))


class Claimed(NamedTuple):
    """What the rules say of the lines of a document.

    Parameters:
        strengths: The confidence of the strongest claim on each line, 0 where there is none.
        families: The number of the family that knows the wording of each line, -1 where none does.
    """

    strengths: Sequence[float]
    families: Sequence[float]

    @classmethod
    def nothing(cls, count: int) -> "Claimed":
        """What rules say that were not asked."""
        return cls([0.0] * count, [-1.0] * count)


def titles(lines: Sequence[str], title: str | None, asked: Sequence[int]) -> tuple[Sequence[float], Sequence[float]]:
    """The share of each line's words that the title has, and whether the title stands above.

    Parameters:
        lines: The lines of a document.
        title: The headline, if known.
        asked: The indices of the lines that are asked for.
    """
    title = (title or "").strip()
    title_words = set(tokens(title))
    if title_words:
        words = [set(tokens(lines[i])) for i in asked]
        shares = [len(title_words & mine) / len(mine) if mine else -1.0 for mine in words]
    else:
        shares = [-1.0] * len(asked)
    title_at = lines.index(title) if title and title in lines else len(lines)
    return shares, [1.0 if title_at < i else 0.0 for i in asked]


class Places:
    """The features `PLACE` of the lines of a document.

    Parameters:
        lines: The lines, none of them blank.
        facts: For each of them what it is by itself, or None where nothing is known of it but that it is prose.
        prose: For each of them, whether it is prose.
        title: The headline, if known.
        claimed: What the rules say of them.
    """

    def __init__(
        self, lines: Sequence[str], facts: Sequence[Line | None], prose: Sequence[bool], title: str | None, claimed: Claimed
    ) -> None:
        self.lines = lines
        self.facts = [None if is_prose else fact for fact, is_prose in zip(facts, prose, strict=True)]
        self.claimed = claimed
        self.weights = [PROSE_WEIGHT if fact is None else max(-8.0, min(8.0, fact.weight)) for fact in self.facts]
        self.sums = [0.0, *accumulate(self.weights)]
        self.telling = [0, *accumulate([weight > TELLING for weight in self.weights])]
        self.sizes = list(map(len, lines))
        self.chars = [0, *accumulate(self.sizes)]
        self.prose = [i for i, is_prose in enumerate(prose) if is_prose]
        self.title = (title or "").strip()

    def of(self, asked: Sequence[int]) -> list[Sequence[float]]:
        """The features of some lines: a column for each of `PLACE`, since that takes a fraction of the time that a row for each line does.

        Parameters:
            asked: The indices of the lines, in rising order. A line is repeated if it was asked for further up.
        """
        sums, chars, n = self.sums, self.chars, len(self.lines)
        all_words, all_chars = sums[-1], chars[-1]
        first, last = [0, *[i + 1 for i in self.prose]], [*self.prose, n]  # where the runs of short lines begin and end
        above = [0, *accumulate([fact is None for fact in self.facts])]
        runs = [above[i] for i in asked]  # the run that each line stands in
        bottom = len(self.prose)
        run_words = [(sums[end] - sums[start]) / max(1, end - start) for start, end in zip(first, last, strict=True)]
        run_telling = [(self.telling[end] - self.telling[start]) / max(1, end - start) for start, end in zip(first, last, strict=True)]
        # What lies beyond the first and the last line, so that every line has neighbours. NO_WEIGHT adds nothing.
        five_before, five_after = [0.0] * 5 + sums, sums + [all_words] * 5
        after = [*self.weights[1:], NO_WEIGHT]
        weights = [-inf, -inf, -inf, *self.weights, -inf, -inf, -inf]
        sizes = [-1.0, *[size + 0.0 if size < 500 else 500.0 for size in self.sizes], -1.0]
        facts = [None, *self.facts, None]
        return [
            [after[i] for i in asked],
            [(sums[i] - five_before[i]) / (i if 0 < i < 5 else 5) for i in asked],
            [(five_after[i + 6] - sums[i + 1]) / (n - 1 - i if 0 < n - 1 - i < 5 else 5) for i in asked],
            [sums[i] / (i or 1) for i in asked],
            [(all_words - sums[i + 1]) / (n - 1 - i or 1) for i in asked],
            [run_words[run] for run in runs],
            [log1p(chars[i]) for i in asked],
            [log1p(all_chars - chars[i + 1]) for i in asked],
            [run + 0.0 if run < 20 else 20.0 for run in runs],
            [bottom - run + 0.0 if bottom - run < 20 else 20.0 for run in runs],
            [min(i - first[run], 30) + (0.0 if run else 40.0) for i, run in zip(asked, runs, strict=True)],
            [min(last[run] - i, 30) + (0.0 if run < bottom else 40.0) for i, run in zip(asked, runs, strict=True)],
            [sizes[i] for i in asked],
            [sizes[i + 2] for i in asked],
            [_likeness(facts[i], facts[i + 1]) + _likeness(facts[i + 1], facts[i + 2]) for i in asked],
            *self._copies(asked),
            *titles(self.lines, self.title, asked),
            self._shared(asked),
            [run_telling[run] for run in runs],
            [max(weights[i : i + 3] + weights[i + 4 : i + 7]) for i in asked] if n > 1 else [NO_WEIGHT] * len(asked),
            self._openings(asked),
            *self._claims(asked),
        ]

    def _copies(self, asked: Sequence[int]) -> Iterator[Sequence[float]]:
        """How often each line comes, and whether it was asked for further up."""
        counts = Counter(self.lines)
        yield [min(counts[self.lines[i]], 9) + 0.0 for i in asked]
        seen: set[str] = set()
        repeated = []
        for i in asked:
            line = self.lines[i]
            repeated.append(1.0 if line in seen else 0.0)
            seen.add(line)
        yield repeated

    def _shared(self, asked: Sequence[int]) -> Sequence[float]:
        """The share of each line's names that the four lines before or after hold."""
        text = "\n".join([*self.lines, ""])
        starts = [0] * 4 + [size + i for i, size in enumerate(self.chars)] + [len(text)] * 4
        return [_share(names(self.lines[i]), text[starts[i] : starts[i + 4]] + text[starts[i + 5] : starts[i + 9]]) for i in asked]

    def _openings(self, asked: Sequence[int]) -> Sequence[float]:
        """How many lines begin as each does."""
        openings = [line[:4] for line in self.lines]
        counts = Counter(openings)
        return [min(counts[openings[i]], 20) + 0.0 for i in asked]

    def _claims(self, asked: Sequence[int]) -> Iterator[Sequence[float]]:
        """What the rules claim of each line, and of those around it: means, 0 where there is none."""
        n = len(self.lines)
        strengths = self.claimed.strengths
        around = [0.0, *strengths, 0.0]
        sums = [0.0, *accumulate(strengths)]
        four_before, four_after = [0.0] * 4 + sums, sums + [sums[-1]] * 4
        yield [strengths[i] for i in asked]
        yield [self.claimed.families[i] for i in asked]
        yield [around[i] for i in asked]
        yield [around[i + 2] for i in asked]
        yield [(sums[i] - four_before[i]) / min(i or 1, 4) for i in asked]
        yield [(four_after[i + 5] - sums[i + 1]) / min(n - 1 - i or 1, 4) for i in asked]
        yield [(sums[n] - sums[i + 1]) / (n - 1 - i or 1) for i in asked]
        yield [sums[i] / (i or 1) for i in asked]
