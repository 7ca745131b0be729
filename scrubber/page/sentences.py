"""The sentences of a text, as far as telling prose from labels needs them."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from scrubber.expressions import expression
from scrubber.kernel import kernel
from scrubber.sentences import CLOSERS, SPACED, STOPS, UNSPACED

if TYPE_CHECKING:
    from scrubber._lines import PageReader

WIDE = 2.5  # characters of Latin script that one of Chinese, Japanese or Korean stands for
SHORTEST = 25  # width from which on a closed sentence is prose: "Police arrested two men." is one, "Sorry!" and "No. 3." are not
TRAILING = 40  # width from which on a line that ends in an ellipsis is prose that was cut off
UNCLOSED = 140  # width from which on a line without a full stop is prose; hardly a headline is so long
PARAGRAPH = 80  # width of the shortest line that is looked at for prose: a paragraph of a sentence
SENTENCE = 400  # characters of the longest sentence, on the average of a line
PROSE = 1200  # width of sentences from which on a text is an article: no page of ours has more that its wordings do not explain
LONGEST_WORD = 30  # characters: what has longer ones on average is an address or a file

_BARE = "।॥៕"  # need no space behind them, and may have one
FIRST_WIDE = "\u2e80"  # the scripts of which a character counts for WIDE begin here
_OTHER_STOPS = ("? ", "! ", "。", "！", "？", "। ", "۔ ", "؟ ", ".” ", '." ')
_LAST, _BEHIND = frozenset(".?!。！？।۔؟"), "\"'”’»）)」』 \r\t\xa0"
_CLOSING = f"[{re.escape(CLOSERS)}]"
_SPLIT = expression(
    rf"(?<=[{SPACED}]{_CLOSING})\s+|(?<=[{SPACED}])\s+|(?<=[{UNSPACED}]{_CLOSING})|(?<=[{UNSPACED}])(?!{_CLOSING})|(?<=[{_BARE}])\s*"
)
_WIDE_RANGES = ((0x2E80, 0xA4CF), (0xAC00, 0xD7AF), (0xF900, 0xFAFF), (0xFF00, 0xFFEF))
_INVISIBLE = "\u00ad\u200b\u200e\u200f\u2060\ufeff\u0307"  # and what is left of İ in lower case
_FOLDS: dict[int, str] = str.maketrans(dict.fromkeys("‘’ʼ`´", "'") | dict.fromkeys("“”„«»", '"') | dict.fromkeys(_INVISIBLE, ""))
_IS_FOLDED = expression("[" + "".join(map(chr, _FOLDS)) + "]")


class Sentence(NamedTuple):
    """A sentence, or a line that is none.

    Parameters:
        start: Where it begins, in code points.
        end: Where it ends.
        text: What it says, in the form in which wordings are compared: lower case, straight quotes, single spaces.
        width: Its length in characters of Latin script.
        prose: Whether it reads like a sentence of running text, not like a label or a headline.
        trails: Whether it ends in an ellipsis.
    """

    start: int
    end: int
    text: str
    width: float
    prose: bool
    trails: bool


@cache
def reader() -> "PageReader | None":
    """What cuts a text into sentences in the kernel; None without one."""
    part = kernel("_lines")
    if part is None:
        return None
    marks = {"SPACED": SPACED, "UNSPACED": UNSPACED, "STOPS": STOPS, "CLOSERS": CLOSERS}
    marks |= {"ENDS": "".join(_LAST), "BEHIND_END": _BEHIND, "ENDS_BARE": _BARE}
    lengths = {"WIDE": WIDE, "SHORTEST": SHORTEST, "TRAILING": TRAILING, "UNCLOSED": UNCLOSED, "LONGEST_WORD": LONGEST_WORD}
    limits = {**lengths, "PARAGRAPH": PARAGRAPH, "SENTENCE": SENTENCE, "PROSE": PROSE, "FIRST_WIDE": ord(FIRST_WIDE)}
    made: PageReader = part.PageReader(Sentence, _sentence, marks, _FOLDS, _WIDE_RANGES, limits, _OTHER_STOPS)
    return made


def sentences(text: str) -> Sequence[Sentence]:
    """The sentences of each line, in order."""
    compiled = reader()
    return compiled.sentences(text) if compiled else list(sentences_without_kernel(text))


def sentences_without_kernel(text: str) -> Iterator[Sentence]:
    """The same, in Python."""
    at = 0
    for line in text.split("\n"):
        if line and not line.isspace():
            start = 0
            for cut in _SPLIT.finditer(line):
                if cut.start() > start and (sentence := _sentence(line[start : cut.start()], at + start)):
                    yield sentence
                start = cut.end()
            if start < len(line) and (sentence := _sentence(line[start:], at + start)):
                yield sentence
        at += len(line) + 1


def _sentence(raw: str, start: int) -> Sentence | None:
    """The sentence that a piece is, if it says something.

    Parameters:
        raw: The piece.
        start: Where it begins.
    """
    bare = raw.strip()
    text = folded(bare)
    if not text:
        return None
    start += len(raw) - len(raw.lstrip())
    width = width_of(bare)
    last = bare.rstrip(CLOSERS)[-1:]
    trails = last == "…" or bare.endswith("..")
    least = TRAILING if trails else SHORTEST if last and last in STOPS else UNCLOSED
    spaced = not bare.isascii() or bare.count(" ") * LONGEST_WORD > len(bare)
    return Sentence(start, start + len(bare), text, width, width >= least and spaced, trails)


def holds_prose(text: str) -> bool:
    """Whether a text holds so much prose that it is an article. A quick look: most texts do."""
    compiled = reader()
    return compiled.holds_prose(text) if compiled else holds_prose_without_kernel(text)


def holds_prose_without_kernel(text: str) -> bool:
    """The same, in Python."""
    prose = 0.0
    for line in text.split("\n"):
        if len(line) >= PARAGRAPH or (len(line) * WIDE >= PARAGRAPH and line[len(line) // 2] >= FIRST_WIDE):
            stops = line.count(". ") - line.count(".. ") + (line.rstrip(_BEHIND)[-1:] in _LAST)
            if stops * SENTENCE < len(line):
                stops += sum(map(line.count, _OTHER_STOPS))
            if stops * SENTENCE >= len(line):
                prose += len(line) * WIDE if line[len(line) // 2] >= FIRST_WIDE else len(line)
                if prose >= PROSE:
                    return True
    return False


def width_of(text: str) -> float:
    """The length of a text in characters of Latin script."""
    return float(len(text)) if text.isascii() or max(text) < FIRST_WIDE else len(text) + (WIDE - 1) * len(_wide().findall(text))


@cache
def _wide() -> re.Pattern[str]:
    """What finds the characters that count for WIDE: it takes time to compile, and the kernel needs none."""
    return re.compile("[" + "".join(f"{chr(first)}-{chr(last)}" for first, last in _WIDE_RANGES) + "]")


def folded(text: str) -> str:
    """The form in which wordings are compared: lower case, straight quotes, single spaces, nothing invisible."""
    text = " ".join(text.lower().split())
    return text if text.isascii() or not _IS_FOLDED.search(text) else text.translate(_FOLDS)
