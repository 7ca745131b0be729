"""Words as they are looked for elsewhere in a text, whatever the language: by how they begin, or in pairs of characters."""

import re
from typing import TYPE_CHECKING

from scrubber.expressions import expression
from scrubber.kernel import kernel
from scrubber.sentences import CLOSERS, STOPS

if TYPE_CHECKING:
    from scrubber._score import Text

STEM = 6  # letters of a word that are compared, so that its forms are one; 5 to 7 find as many headlines
WORD = 5  # letters of a word that is compared, at least; 4 find as many
NON_ASCII_WORD = 4  # the same in a line with other letters, where words are shorter

_MAY_BE_DENSE = expression("[^\0-\u0dff\u2000-\u20cf]")  # a character of a script without spaces, perhaps: compiles in a tenth of the time
_SPACED_WORDS = expression(r"()([^\W\d_]+)")  # the same as `_WORDS` in a line without any of them
CLOSING = f"{STOPS}:;；："  # marks behind which no sentence goes on
CLOSED = expression(f"[{CLOSING}][{re.escape(CLOSERS)}]*$")
_DENSE = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"  # scripts written without spaces
_WORDS = expression(rf"([{_DENSE}]+)|([^\W\d_{_DENSE}]+)")
_ASCII_STEMS = expression(f"([a-z]{{{WORD},{STEM}}})[a-z]*")


def stems(line: str) -> set[str]:
    """What is compared of a line's words: their beginnings; in scripts written without spaces each pair of characters."""
    if line.isascii():  # the same, in a fraction of the time
        return set(_ASCII_STEMS.findall(line.lower()))
    found: set[str] = set()
    folded = line.casefold()
    for run, word in (_WORDS if _MAY_BE_DENSE.search(folded) else _SPACED_WORDS).findall(folded):
        if run:
            found.update(run[at : at + 2] for at in range(len(run) - 1))
        elif "\uac00" <= word[0] <= "\ud7a3":  # Hangul: two syllables, then particles
            found.update([word[:2]] if len(word) > 1 else ())
        elif len(word) >= NON_ASCII_WORD:
            found.add(word[:STEM])
    return found


def casefolded(text: str) -> str:
    """`str.casefold`, faster for Latin letters."""
    compiled = kernel("_score")
    found: str | None = compiled.casefolded(text) if compiled else None
    return text.casefold() if found is None else found


def searched(text: str) -> "Text | str":
    """A text in which many words are looked for, with `in`."""
    compiled = kernel("_score")
    return compiled.Text(text) if compiled else text


def recurring(line: str, text: "Text | str", least: int) -> list[str]:
    """What is compared of a line's words, of those that a text holds, too; none if there are fewer than `least`."""
    found = None if isinstance(text, str) else text.recurring(line, least, WORD, STEM)
    return recurring_without_kernel(line, text, least) if found is None else found


def recurring_without_kernel(line: str, text: "Text | str", least: int) -> list[str]:
    """The same, in Python. It is not said how many there are where they are too few, nor in what order."""
    words = stems(line)
    if len(words) < least:
        return []
    found = []
    for number, word in enumerate(words, 1):
        if word in text:
            found.append(word)
        elif len(found) + len(words) - number < least:
            return []
    return found


def is_open(line: str) -> bool:
    """Whether a sentence goes on behind a line."""
    return (line.rstrip(CLOSERS)[-1:] or "-") not in CLOSING


def count_words(line: str) -> int:
    """How many words a line has; two characters of a script without spaces are one."""
    words = len(line.split())
    return words if line.isascii() or not _MAY_BE_DENSE.search(line) else words + sum(len(run) // 2 for run, _ in _WORDS.findall(line))


def has_case(line: str) -> bool:
    """Whether a line is written in a script with capitals."""
    return any(character.islower() or character.isupper() for character in line)


def reads_on(line: str) -> bool:
    """Whether a line is like a sentence that goes on: open at its end, and with more small words than capitalised ones after the first."""
    if not is_open(line) or line.isupper():
        return False
    if not has_case(line):
        return True
    initials = [word[0] for word in line.split()[1:] if word[0].isalpha()]
    return sum(map(str.islower, initials)) * 2 > len(initials) > 0
