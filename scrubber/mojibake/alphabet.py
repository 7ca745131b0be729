"""Lists of letters, which look like damage to every statistic of running text: `æøå, ÆØÅ`, `[A-ZÁÉÍÓÖŐÚÜŰ]`, `ąčęėįšųūž`."""

from collections.abc import Iterable
from functools import lru_cache

from scrubber.expressions import expression
from scrubber.language import model
from scrubber.language.classes import script

LIST = 2  # letters that make a list; at 1 the Hungarian `ő` that was read as `õ` stays so, and nothing else changes
_WORD = expression(r"(?:(?<=\w-)[a-zA-Z])?([^\W\d_]+)")  # the end of a range, as in `[a-zäöü]`, is not part of it


def may_be_alphabet(line: str, spans: Iterable[tuple[int, int]]) -> bool:
    """Whether what would change are Latin letters beyond ASCII that one language has, in words without other letters.

    Such words are no words, but letters of an alphabet. Misread text has signs among its letters, or letters that no language has together.

    Parameters:
        line: The line as it stands.
        spans: What would change of it.
    """
    letters: set[str] = set()
    touched: set[int] = set()
    for start, end in spans:
        for at in range(start, end):
            if not _is_latin(line[at]):
                return False  # of most lines that are damaged the first or second character tells
            letters.add(line[at].lower())
            touched.add(at)
    if len(touched) < LIST:
        return False
    words = [word[1] for word in _WORD.finditer(line) if not touched.isdisjoint(range(*word.span(1)))]
    return all(char > "\x7f" for word in words for char in word) and any(letters <= owned for owned in model().letters.values())


@lru_cache(maxsize=1 << 12)
def _is_latin(char: str) -> bool:
    """Whether the small form of a character is Latin letters beyond ASCII."""
    letter = char.lower()
    return letter.isalpha() and letter > "\x7f" and script(letter[0]) == "LATIN"
