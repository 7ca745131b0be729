"""The known words that a repair makes: what tells rivals apart, and whether it is believed."""

import re

from scrubber.expressions import expression
from scrubber.language.words import is_word

KNOWN_LETTERS = 3  # of a known word. At 2 eight more come back, but words so short are in any language
CONTRACTED = 3  # known words that a contraction counts for. 3 to 5; at 2 two of 5,854 are lost
WORD = expression(r"[^\W\d_]+")
CONTRACTION = expression(
    r"\b(?:it|he|she|that|there|here|what|who|where|how|let|you|we|they|i|(?:do|does|did|is|are|was|were|ca|wo|could|would|should|has|have|had)n)"
    r"’(?:s|ll|re|ve|d|m|t)\b",
    re.IGNORECASE,
)
"""Nothing but English looks like it, and all its words are ASCII otherwise."""


def known_words(line: str, repaired: str, language: str, stands_in: str) -> tuple[int, int]:
    """How many of the words that a repair makes are known in the language, and how many it makes that are long enough to be.

    Contractions of English are among the known ones. The first number is -1 if the repair unmakes as many known words.

    Parameters:
        line: The line as it stands.
        repaired: The line as repaired, of the same length.
        language: The language that it is repaired in.
        stands_in: The one in which the line as it stands is likeliest, if any.
    """
    changed = [(m.group(), repaired[m.start() : m.end()]) for m in WORD.finditer(line)]
    unmade = sum(is_word(was, language) or is_word(was, stands_in) for was, now in changed if was != now)
    made = [m.group() for m in WORD.finditer(repaired) if m.group() != line[m.start() : m.end()] and len(m.group()) >= KNOWN_LETTERS]
    known = sum(is_word(word, language) for word in made)
    if language == "en" and ("’" in line or "’" in repaired):
        known += CONTRACTED * (len(CONTRACTION.findall(repaired)) - len(CONTRACTION.findall(line)))
    return -1 if unmade and unmade >= known else known, len(made)
