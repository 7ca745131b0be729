"""The places at which a text may have been cut, and how likely that is at each: the line, the text before it, what stands behind it.

A cut is seldom the end: the page goes on behind it, with a paywall, a footer, other headlines. A place is a line that ends
open; what is measured there is weighed in `weighing`.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from math import log
from typing import TYPE_CHECKING, NamedTuple

from scrubber.document import Document
from scrubber.expressions import expression
from scrubber.kernel import kernel
from scrubber.lines import with_line_feeds
from scrubber.truncation import last_line
from scrubber.truncation.endings import Ending, unpunctuated, unspaced
from scrubber.truncation.last_line import STOPS, UNFINISHED, has_comma, sentence_start
from scrubber.truncation.lines import LONG, Line, reader
from scrubber.truncation.measures import AT_END, CAPITALS, COMPARED, SHORT, Letters, content, measure
from scrubber.truncation.wording import AROUND, EAST_ASIAN, HANGUL, dangles, dangling_words, is_of_page, known_words, of_the_page

if TYPE_CHECKING:
    from scrubber._lines import PlaceTables
    from scrubber._lines import Surroundings as CompiledSurroundings

LEAST = 20  # width below which a line with others behind it is no paragraph that was cut
GOES_ON = 4  # paragraphs behind a place that nobody takes for boilerplate: there the article goes on (nine in ten cuts have fewer)
MOST = 8  # places before the last line that are weighed
LINK = 40  # width of a link or a date that broke a sentence into three lines; nothing changes from 20 to 100
BEFORE = 60  # lines before a place that show how the text is written
COMPARED_LINES = 16  # of those, how many paragraphs are compared with what stands behind
COMPARED_BEHIND = 6  # paragraphs behind it that are
SAMPLE = 600  # characters of a sentence or a line that are looked at
PAIRS_COMPARED = 80  # pairs of Chinese characters of a line that are looked for in the text before it
VOCABULARY = 50_000  # characters from which it is learned how words of the text end
NEAR = 200  # characters before the unfinished sentence that are looked at
OFTEN = 5  # uses of a word, of a kind, that are told apart
GLUED = 100  # characters before the end of a line in which a name may stand right behind a full stop
COLONS = ":："
COMMAS_AT_END = ",，、،;；؛"
QUOTES = "\"'“”„»«‘’()[]{}"
PAGE_SIGNS = "|©@→>/•"
STOPS_BEHIND = ".,!?"
PAIRS = (("“", "”"), ("«", "»"), ("(", ")"), ("（", "）"), ("「", "」"), ("『", "』"), ("《", "》"), ("[", "]"))
# Where scripts begin: Latin, phonetic signs, Greek, Cyrillic and Armenian, Hebrew, Arabic, Syriac, those of India, Thai, others,
# kana, Han, Hangul. Each writes the end of a sentence in its own manner.
SCRIPTS = (0x250, 0x370, 0x400, 0x590, 0x600, 0x780, 0x900, 0xE00, 0x1000, 0x3040, 0x3100, 0xAC00, 0xD800)

_WORD = expression(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_DIGITS = expression(r"\d+")
_BULLET = expression(r"[-–—•*·▪◦‣●○■□➤✓✔►|>#]|\(?\d{1,3}[.)\]:]\s|\[\d+\]|[A-Za-z][.)]\s")
_PAGE_MARKS = expression(rf"[{PAGE_SIGNS}]|https?:|www\.|  ")
_GLUED = expression(r"[^\W\dA-Z_]{2}[.!?][\"”’]?[A-Z][^\W_]*$")  # a credit behind the last stop: “it rained.Nora Lind”

NAMES = (
    "width sentence_width inner unspaced open comma other_clause ellipsis dangling function function_end words capitals"
    " capitals_end last_capital last_lower last_length last_digit digits begins_lower comma_inside bullet glued script"
    " page_marks page_words unclosed ends seen_before seen_at_end prefix near_page near_marks near_capitals paragraphs_before"
    " habit short_before shared_before claimed previous_width previous_closed lines_after paragraphs_after closed_after"
    " unclaimed_after short_after short_closed_after claimed_after removed_next removed_after removed_before shared_max"
    " shared_mean next_width next_lower next_closed next_page gap_after gap_before open_after prose_after prose_before"
    " relative_width"
).split()


class Place(NamedTuple):
    """A line at which the text may have been cut.

    Parameters:
        position: Its number among the lines that are not blank.
        sentence: What stands behind its last full stop.
        values: What is measured there, as `NAMES` says.
    """

    position: int
    sentence: str
    values: list[float]


def places(document: Document, lines: Sequence[Line], text: str) -> Iterator[Place]:
    """The lines at which the text may have been cut, from the last one back.

    Parameters:
        document: The text, and what was found in it before.
        lines: Its lines that are not blank, without prompts.
        text: The text as its lines are judged, with no character in another place.
    """
    surroundings: Surroundings | CompiledSurroundings | None = None
    may_be_claimed = len(document.findings) > len(document.edits)  # what was applied is no longer there
    found = behind = 0
    for position in range(len(lines) - 1, -1, -1):
        line = lines[position]
        if line.mark.ending in STOPS and line.mark.ending is not Ending.ELLIPSIS:
            if line.width >= LONG:
                if surroundings is None and may_be_claimed:
                    surroundings = _surroundings(document, lines, text)
                behind += not (surroundings and surroundings.claimed[position])
                if behind == GOES_ON:
                    return
            continue
        last = position == len(lines) - 1
        if line.mark.ending not in UNFINISHED or (line.width < LEAST and not last):
            continue
        if text[line.mark.start] in COLONS or unpunctuated(text[line.mark.end - 1]):
            continue
        if _is_broken(text, lines[position : position + 3]):
            continue
        surroundings = surroundings or _surroundings(document, lines, text)
        if last or position > surroundings.first_closed or surroundings.is_inner(position):
            begin, values = surroundings.at(position)
            yield Place(position, text[begin : line.end], values)
            found += not last
            if found == MOST:
                return


def _surroundings(document: Document, lines: Sequence[Line], text: str) -> "Surroundings | CompiledSurroundings":
    """What is measured for all places of a text together, compiled where there is a kernel."""
    removed, claimed = what_was_found(document, lines)
    compiled = tables()
    part = kernel("_lines")
    if compiled is None or part is None:
        return Surroundings(text, lines, removed, claimed)
    made: CompiledSurroundings = part.Surroundings(compiled, text, list(lines), removed, claimed)
    return made


def what_was_found(document: Document, lines: Sequence[Line]) -> tuple[list[int], list[bool]]:
    """How many lines the filter before this one took out before each line, and behind the last; and whether it would take each out."""
    removed, claimed = [0] * (len(lines) + 1), [False] * len(lines)
    taken = [f for f in document.findings if f.replacement == "" and f.rule.startswith("boilerplate/")]
    if not taken:
        return removed, claimed
    spans = document.traces((line.start, line.end) for line in lines)
    starts = [start for start, _ in spans]
    applied = set(map(id, document.edits))
    for finding in taken:
        if id(finding) in applied:
            at = bisect_left(starts, finding.end)
            removed[at] += _lines_in(finding.original)
            continue
        for i in range(bisect_left(starts, finding.start), len(spans)):
            if spans[i][1] > finding.end:
                break
            claimed[i] = True
    return removed, claimed


def _lines_in(piece: str) -> int:
    """How many lines that are not blank a piece of text has."""
    said = piece.strip()
    if said.isprintable():  # most are one line
        return bool(said)
    return sum([bool(line.strip()) for line in with_line_feeds(piece).split("\n")])


@cache
def tables() -> "PlaceTables | None":
    """What the kernel is to know of characters and words; None without one."""
    part = kernel("_lines")
    if part is None:
        return None
    signs = {"STOPS": last_line.STOPS_SPACED, "BEHIND_STOPS": last_line.BEHIND_STOPS, "BEFORE_WORD": last_line.BEFORE_WORD}
    signs |= {"BARE_STOPS": last_line.BARE_STOPS, "BEHIND_BARE_STOPS": last_line.BEHIND_BARE_STOPS, "COMMA": last_line.COMMAS}
    signs |= {"PAGE_MARK": PAGE_SIGNS, "QUOTE": QUOTES, "AROUND": AROUND, "COMMA_AT_END": COMMAS_AT_END, "ENDS_USE": STOPS_BEHIND}
    limits = {
        "LONG": LONG,
        "BEFORE": BEFORE,
        "COMPARED_LINES": COMPARED_LINES,
        "COMPARED_BEHIND": COMPARED_BEHIND,
        "SAMPLE": SAMPLE,
        "PAIRS_COMPARED": PAIRS_COMPARED,
        "VOCABULARY": VOCABULARY,
        "NEAR": NEAR,
        "OFTEN": OFTEN,
        "REACH": last_line.REACH,
        "COMPARED": COMPARED,
        "SHORT": SHORT,
        "GLUED": GLUED,
        "AT_END": AT_END,
        "CAPITALS": CAPITALS,
        "HANGUL": ord(HANGUL[0]),
        "HANGUL_END": ord(HANGUL[1]),
        "EAST_ASIAN": ord(EAST_ASIAN),
    }
    endings = (Ending.OPEN, Ending.CLAUSE, Ending.ELLIPSIS, (*STOPS, Ending.CLOSED))
    made: PlaceTables = part.PlaceTables(
        reader(), known_words(), dangling_words(), signs, PAIRS, SCRIPTS, endings, _BULLET.match, of_the_page, limits
    )
    return made


class Surroundings:
    """What is measured for all places of a text together.

    Parameters:
        text: The text.
        lines: Its lines that are not blank.
        removed: How many lines were taken out right before each of them, and behind the last one.
        claimed: Whether there is a proposal to take each out.
    """

    def __init__(self, text: str, lines: Sequence[Line], removed: list[int], claimed: list[bool]) -> None:
        self.text = text
        self.lines = lines
        self.long = [line.width >= LONG for line in lines]
        self.closed = [line.mark.ending in STOPS or line.mark.ending is Ending.CLOSED for line in lines]
        self.first_closed = next((i for i, long in enumerate(self.long) if long and self.closed[i]), len(lines))
        self.long_closed = [width if closed and width >= LONG else 0 for (_, _, width, _), closed in zip(lines, self.closed, strict=True)]
        self.words: dict[int, set[str]] = {}
        self.single: dict[str, float] = {}  # how likely a word ends in a letter
        self.said: dict[int, set[str]] = {}  # what the paragraphs before a place are about
        self.removed = removed
        self.claimed = claimed

    @cached_property
    def letters(self) -> Letters:
        """The letters of the text, from which it is learned how its words end."""
        return Letters(self.text[:VOCABULARY])

    def is_inner(self, position: int) -> bool:
        """Whether the unfinished sentence of a line has others before it there."""
        line = self.lines[position]
        return sentence_start(self.text, line) > line.start

    def at(self, position: int) -> tuple[int, list[float]]:
        """Where the unfinished sentence of a line begins, and what is measured there."""
        line = self.lines[position]
        begin = sentence_start(self.text, line)
        width = line.width * (line.end - begin) / (line.end - line.start)
        values = [
            *self._sentence(line, begin, width),
            *self._near(line, begin),
            *self._before(position),
            *self._behind(position),
            width / self._middle(position),
        ]
        return begin, values

    def _sentence(self, line: Line, begin: int, width: float) -> list[float]:
        """What the unfinished sentence looks like, and its last word."""
        text, kind, mark = self.text, line.mark.ending, self.text[line.mark.start]
        sample = text[max(begin, line.end - SAMPLE) : line.end]
        said = measure(sample)
        word = said.last
        last = text[line.mark.start : line.mark.end].strip(QUOTES)
        comma = mark in COMMAS_AT_END
        return [
            line.width,
            width,
            begin > line.start,
            unspaced(text[(begin + line.end) // 2]),
            kind is Ending.OPEN,
            kind is Ending.CLAUSE and comma,
            kind is Ending.CLAUSE and not comma,
            kind is Ending.ELLIPSIS,
            kind is Ending.OPEN and line.mark.start > line.start and dangles(last),
            said.function / (said.words + 1),
            said.function_at_end / AT_END,
            said.words,
            said.capitals / (said.cased + 1),
            said.capitals_at_end / CAPITALS,
            word[:1].isupper(),
            word[:1].islower(),
            len(word),
            last[-1:].isdigit(),
            len(_DIGITS.findall(sample)),
            sample[:1].islower(),
            has_comma(sample),
            bool(_BULLET.match(text, line.start)),
            bool(_GLUED.search(text, max(begin, line.end - GLUED), line.end)),
            _script(text, line.mark.end or line.end),
            len(_PAGE_MARKS.findall(sample)),
            said.page,
            _unclosed(text[max(line.start, line.end - 2 * SAMPLE) : line.end]),
            *self._word(word, line.mark.start),
        ]

    def _word(self, word: str, before: int) -> tuple[float, float, float, float]:
        """How the text uses the last word: how likely a word ends in its letters, how often it is seen, at an end, and as a beginning."""
        if len(word) < 2 or unspaced(word[-1]) or not word.isalpha():
            return 0.5, -1, -1, -1
        two, one = word[-2:].lower(), word[-1].lower()
        if one not in self.single:
            count, at_end = self.letters.count(one)
            self.single[one] = (at_end + 0.6) / (count + 2)
        single = self.single[one]
        count, at_end = self.letters.count(two)
        ends = (at_end - 1 + 4 * single) / (max(1, count) - 1 + 4)
        return ends, *_uses(self.text, f" {word}", before)

    def _near(self, line: Line, begin: int) -> tuple[float, float, float]:
        """What stands before the unfinished sentence in its line: the leftovers of a page, in a text of one line."""
        if begin == line.start:
            return 0, 0, 0
        near = self.text[max(line.start, begin - NEAR) : begin]
        words = _WORD.findall(near)
        page = sum(is_of_page(w.lower()) for w in words)
        return page, len(_PAGE_MARKS.findall(near)), sum(w[0].isupper() for w in words) / (len(words) + 1)

    def _before(self, position: int) -> list[float]:
        """How the text before the place is written."""
        before = slice(max(0, position - BEFORE), position)
        long, closed, size = sum(self.long[before]), sum(self.closed[before]), position - before.start
        long_closed = sum(map(bool, self.long_closed[before]))
        previous = self.lines[position - 1] if position else None
        return [
            long,
            (long_closed + 1.4) / (long + 2),
            (size - long - closed + long_closed) / (size + 1),
            self._shared(position, self._said_before(position)),
            self.claimed[position],
            previous.width if previous else 0,
            bool(previous) and self.closed[position - 1],
        ]

    def _behind(self, position: int) -> list[float]:
        """What stands behind the place, or stood there before it was taken out."""
        text, lines = self.text, self.lines
        after, before = slice(position + 1, None), slice(max(0, position - BEFORE), position)
        size, long, closed = len(lines) - position - 1, sum(self.long[after]), sum(self.closed[after])
        widths = self.long_closed[after]  # 0 for what is no paragraph that ends in a full stop
        paragraphs = [i for i, width in enumerate(widths, position + 1) if width]
        known = self._said_before(position) | self._content(position) if paragraphs else set()
        shared = [self._shared(i, known) for i in paragraphs[:COMPARED_BEHIND]]
        following = text[lines[position + 1].start : lines[position + 1].end] if size else ""
        return [
            size,
            long,
            len(paragraphs),
            len(paragraphs) - sum([self.claimed[i] for i in paragraphs]),
            size - long - closed + len(paragraphs),
            closed - len(paragraphs),
            sum(self.claimed[after]) / (size + 0.5),
            self.removed[position + 1],
            sum(self.removed[position + 1 :]),
            sum(self.removed[: position + 1]),
            max(shared, default=-0.1),
            sum(shared) / len(shared) if shared else -0.1,
            lines[position + 1].width if size else 0,
            following[:1].islower(),
            size > 0 and self.closed[position + 1],
            of_the_page(following[:NEAR]) if size else False,
            min(3, text.count("\n", lines[position].end, lines[position + 1].start)) if size else 3,
            min(3, text.count("\n", lines[position - 1].end, lines[position].start)) if position else 3,
            long - len(paragraphs),
            log(1 + sum(widths)),
            log(1 + sum([width for _, _, width, _ in lines[before] if width >= LONG])),
        ]

    def _middle(self, position: int) -> float:
        """The median width of the paragraphs before the place."""
        widths = sorted([width for _, _, width, _ in self.lines[max(0, position - BEFORE) : position] if width >= LONG])
        return widths[len(widths) // 2] if widths else 200.0

    def _content(self, position: int) -> set[str]:
        """The words by which two paragraphs are known to be of one matter: those of four letters, or pairs of Chinese characters."""
        if position not in self.words:
            line = self.lines[position]
            piece = self.text[line.start : min(line.end, line.start + SAMPLE)].lower()
            if unspaced(piece[len(piece) // 2]):
                words = {piece[i : i + 2] for i in range(min(len(piece) - 1, PAIRS_COMPARED)) if piece[i : i + 2].isalpha()}
            else:
                words = content(piece)
            self.words[position] = words
        return self.words[position]

    def _said_before(self, position: int) -> set[str]:
        """What the paragraphs before a place are about."""
        if position not in self.said:
            long = [i for i in range(max(0, position - BEFORE), position) if self.long[i]]
            self.said[position] = set().union(*map(self._content, long[-COMPARED_LINES:]))
        return self.said[position]

    def _shared(self, position: int, known: set[str]) -> float:
        words = self._content(position)
        return len(words & known) / (len(words) + 2)


def _is_broken(text: str, lines: Sequence[Line]) -> bool:
    """Whether a sentence goes on below: it ends on the next line, or a link or a date in it stands on a line of its own."""
    if len(lines) > 1 and text[lines[1].start].islower() and lines[1].mark.ending is Ending.WHOLE and lines[1].width <= LINK:
        return True
    if len(lines) < 3 or lines[1].width > LINK or lines[1].mark.ending not in UNFINISHED:
        return False
    return text[lines[2].start].islower()


def _uses(text: str, start: str, end: int) -> tuple[int, int, int]:
    """How often a text holds a word alone, before a mark, and as the beginning of another one: none more than `OFTEN` times.

    Parameters:
        text: The text.
        start: A space and the word.
        end: Up to where it is looked at.
    """
    alone = at_end = begins = 0
    at, free = text.find(start, 0, end), 0
    while at >= 0 and min(alone, at_end, begins) < OFTEN:
        begin, at = at, at + len(start)
        behind = text[at] if at < end else ""
        if behind == " " and begin >= free:  # the trees learned that of a word said twice on end only one stands alone
            alone += 1
            free = at + 1
        elif behind and behind in STOPS_BEHIND:
            at_end += 1
        else:
            begins += 1
        at = text.find(start, at, end)
    return min(alone, OFTEN), min(at_end, OFTEN), min(begins, OFTEN)


def _unclosed(piece: str) -> bool:
    for opening, close in PAIRS:
        at = piece.rfind(opening)
        if at >= 0 and piece.find(close, at) < 0:
            return True
    return piece.count('"') % 2 == 1


def _script(text: str, end: int) -> int:
    """The script of the last letter, as a number: those of a kind, in how they write the end of a sentence, next to each other."""
    char = text[end - 1]
    return bisect_right(SCRIPTS, ord(char))
