"""The sentences of a text, as far as telling prose from labels needs them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scrubber.sentences import CLOSERS, SPACED, STOPS, UNSPACED

WIDE = 2.5  # characters of Latin script that one of Chinese, Japanese or Korean stands for
SHORTEST = 25  # width from which on a closed sentence is prose: "Police arrested two men." is one, "Sorry!" and "No. 3." are not
TRAILING = 40  # width from which on a line that ends in an ellipsis is prose that was cut off
UNCLOSED = 140  # width from which on a line without a full stop is prose; hardly a headline is so long
LONGEST_WORD = 30  # characters: what has longer ones on average is an address or a file

_CLOSING = f"[{re.escape(CLOSERS)}]"
_SPLIT = re.compile(
    rf"(?<=[{SPACED}]{_CLOSING})\s+|(?<=[{SPACED}])\s+|(?<=[{UNSPACED}]{_CLOSING})|(?<=[{UNSPACED}])(?!{_CLOSING})|(?<=[।॥៕])\s*"
)
_WIDE = re.compile("[\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]")
_INVISIBLE = "\u00ad\u200b\u200e\u200f\u2060\ufeff\u0307"  # and what is left of İ in lower case
_FOLD = str.maketrans(dict.fromkeys("‘’ʼ`´", "'") | dict.fromkeys("“”„«»", '"') | dict.fromkeys(_INVISIBLE, ""))


@dataclass(frozen=True, slots=True)
class Sentence:
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


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of each line, in order."""
    at = 0
    for line in text.split("\n"):
        if line and not line.isspace():
            start = 0
            for cut in _SPLIT.finditer(line):
                if cut.start() > start:
                    yield from _sentence(line, start, cut.start(), at)
                start = cut.end()
            if start < len(line):
                yield from _sentence(line, start, len(line), at)
        at += len(line) + 1


def _sentence(line: str, start: int, end: int, at: int) -> Iterator[Sentence]:
    raw = line[start:end]
    bare = raw.strip()
    text = folded(bare)
    if not text:
        return
    start += at + len(raw) - len(raw.lstrip())
    width = width_of(bare)
    last = bare.rstrip(CLOSERS)[-1:]
    trails = last == "…" or bare.endswith("..")
    least = TRAILING if trails else SHORTEST if last and last in STOPS else UNCLOSED
    spaced = not bare.isascii() or bare.count(" ") * LONGEST_WORD > len(bare)
    yield Sentence(start, start + len(bare), text, width, width >= least and spaced, trails)


def width_of(text: str) -> float:
    """The length of a text in characters of Latin script."""
    return float(len(text)) if text.isascii() else len(text) + (WIDE - 1) * len(_WIDE.findall(text))


def folded(text: str) -> str:
    """The form in which wordings are compared: lower case, straight quotes, single spaces, nothing invisible."""
    text = " ".join(text.lower().split())
    return text if text.isascii() else text.translate(_FOLD)
