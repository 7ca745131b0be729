"""Whether numbers can be a date or a time. Patterns, to which every number is 0, also know telephone numbers and results of a game."""

import re

from scrubber.boilerplate.stems import count_words
from scrubber.expressions import expression
from scrubber.sentences import is_closed

_LETTER = expression(r"[^\W\d_]")
_CHUNK = expression(r"\d+(?:[./:-]\d+)*")
_SPLIT = expression(r"[./:-]")
_BEHIND_NUMBERS = expression(r"^.*\d", re.DOTALL)
_TIME = expression(r"\d{1,3}:[0-5]\d(?::[0-5]\d)?")  # of the day, or a duration
MONTHS, DAYS = 12, 31
YEARS = range(1500, 2700)  # of the calendars that are in use, the Thai one included


SENTENCE = 4  # words behind the last number that make a sentence, if a full stop closes them: 6 of 7 such lines were content


def is_date(line: str) -> bool:
    """Whether a line that is worded like a date is one: no sentence follows the date.

    If there is no word in it, its numbers must be those of a date or a time.
    """
    if _LETTER.search(line) is None:
        return all(map(_is_chunk, _CHUNK.findall(line)))
    return not is_closed(line) or count_words(_BEHIND_NUMBERS.sub("", line)) < SENTENCE


def _is_chunk(chunk: str) -> bool:
    if ":" in chunk:
        return _TIME.fullmatch(chunk) is not None
    parts = _SPLIT.split(chunk)
    if len(parts) != 3:
        return True
    if len(parts[0]) == len(parts[2]) == 1:  # a result, a formation
        return False
    if not all(len(part) == 4 or len(part) < 3 for part in parts) or max(map(len, parts)) == 4 != max(len(parts[0]), len(parts[2])):
        return False
    first, middle, last = map(int, parts)
    if len(parts[0]) == 4:
        return first in YEARS and _is_day(middle, last)
    if len(parts[2]) == 4:
        return last in YEARS and _is_day(first, middle)
    return _is_day(first, middle) or _is_day(middle, last)


def _is_day(one: int, other: int) -> bool:
    """Whether two numbers are a day and a month, in either order."""
    return 0 < min(one, other) <= MONTHS and max(one, other) <= DAYS
