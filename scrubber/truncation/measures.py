"""What is counted of the words and letters of a piece of text, compiled where there is a kernel."""

import re
from typing import NamedTuple

from scrubber.expressions import expression
from scrubber.kernel import kernel
from scrubber.truncation.wording import is_function, is_of_page, known_words

COMPARED = 40  # words of a line that are looked for in the text before it
SHORT = 3  # letters of the longest word that is not
AT_END = 6  # words, the last ones, of which is counted how many sentences are made of,
CAPITALS = 5  # and of those behind the first one how many have a capital

_WORD = expression(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LONG = 300  # characters that hold so many words in most lines


class Measured(NamedTuple):
    """What the words of a piece are.

    Parameters:
        last: The last one.
        words: How many there are.
        function: How many of them sentences are made of and labels rarely.
        function_at_end: The same of the last `AT_END`.
        cased: How many behind the first one begin with a letter that may be a capital.
        capitals: How many of these do.
        capitals_at_end: The same of the last `CAPITALS`.
        page: How many are words of the page.
    """

    last: str
    words: int
    function: int
    function_at_end: int
    cased: int
    capitals: int
    capitals_at_end: int
    page: int


def measure(sample: str) -> Measured:
    """What the words of a piece are."""
    known = known_words()
    return Measured(*known.measure(sample)) if known else measure_without_kernel(sample)


def measure_without_kernel(sample: str) -> Measured:
    """The same, in Python."""
    words = _WORD.findall(sample)
    function = [is_function(w.lower().replace("’", "'")) for w in words]
    capitals = [w[0].isupper() for w in words[1:] if w[0].lower() != w[0].upper()]
    return Measured(
        words[-1] if words else "",
        len(words),
        sum(function),
        sum(function[-AT_END:]),
        len(capitals),
        sum(capitals),
        sum(capitals[-CAPITALS:]),
        sum([is_of_page(w.lower()) for w in words]),
    )


def content(piece: str) -> set[str]:
    """Of the first words of a piece in small letters, those that tell what it is about: no short one, none that sentences are made of."""
    known = known_words()
    return known.content(piece, COMPARED, SHORT) if known else content_without_kernel(piece)


def content_without_kernel(piece: str) -> set[str]:
    """The same, in Python."""
    words = _WORD.findall(piece[:_LONG])  # the last of these may be cut
    if len(words) <= COMPARED and len(piece) > _LONG:
        words = _WORD.findall(piece)
    return {w for w in words[:COMPARED] if len(w) > SHORT and not is_function(w)}


class Letters:
    """The letters of a text, all of them small.

    Parameters:
        text: The text.
    """

    def __init__(self, text: str) -> None:
        part = kernel("_lines")
        self._compiled = part.Letters(text) if part else None
        self.text = "" if self._compiled else text.lower()

    def count(self, letters: str) -> tuple[int, int]:
        """How often the text holds some letters, at least one, and how often no letter follows them."""
        if self._compiled:
            found: tuple[int, int] = self._compiled.count(letters)
            return found
        return self.text.count(letters), len(re.findall(rf"{re.escape(letters)}(?![^\W\d_])", self.text))
