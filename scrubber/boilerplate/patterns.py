"""Patterns that know lines by their wording, found by how a line begins.

Most lines are told from all patterns by their first two words, or because no word of a pattern is in them: few are
brought into the form in which lines are compared, and few patterns are ever compiled.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from scrubber.boilerplate.credited import is_credit
from scrubber.boilerplate.normal import fold, key_of, normalise
from scrubber.expressions import expression

LONG = 100  # characters from which on not all of a line is brought into normal form to see its first two words
WORDS = 24  # words of which a line must hold one, at most: looking for more takes as long as the patterns
BEGINNING = 64  # characters among which they are looked for first

_FIRST = expression(r"[\W_]{0,8}([^\W\d_]+|\d)?")


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Some wordings of a family that hold in the same places. Each is itself alone, so that looking one up takes no comparing.

    Parameters:
        family: The family.
        noun: What a line of the family is, for a message.
        where: Where the wordings hold, one of `WHERE`.
        confidence: The probability that a line with such a wording in such a place is boilerplate, as measured.
        longest: Characters a matching line has at most.
        header: Whether such a line is the header of a block and owns the short lines under it.
        digits: Whether a line of the group's words must hold a number.
        needs: If not empty, one of these must be in the line for the patterns to be tried.
        named: Whether what follows the label in a line that matches has to be a name or an outlet (`is_credit`).
    """

    family: str
    noun: str
    where: str
    confidence: float
    longest: int
    header: bool
    digits: bool
    needs: tuple[str, ...]
    named: bool


class Pattern(NamedTuple):
    """A regular expression for whole lines, and what is known of all that it matches (`literals`).

    Parameters:
        pattern: The expression.
        openings: How its matches begin.
        words: If not empty, every match holds one of these.
    """

    pattern: str
    openings: Sequence[str]
    words: Sequence[str]


Known = tuple[str, str, str]
"""A pattern as the table has it: the expression, its openings and its words, with line feeds between."""


class Candidate(NamedTuple):
    """Patterns of a group that a line may match.

    Parameters:
        patterns: The patterns, each with what its own matches, with a space after them, begin with, and the words of which they hold one.
        openings: What the matches of all of them begin with.
        words: If not empty, every match holds one of these.
        group: The group.
    """

    patterns: Sequence[tuple[str, tuple[str, ...], Sequence[str]]]
    openings: tuple[str, ...]
    words: tuple[str, ...]
    group: Group

    def matches(self, compared: str, text: str, folded: str | None) -> bool:
        """Whether one of the patterns matches a line. Only what its beginning and its words do not rule out is compiled.

        Parameters:
            compared: The line in the form for which the patterns are meant.
            text: The line.
            folded: The line as `fold` gives it, if that is known.
        """
        beginning = f"{compared} "
        for pattern, openings, words in self.patterns:
            if not beginning.startswith(openings):
                continue
            if words:
                folded = fold(text) if folded is None else folded
                if not any(map(folded.__contains__, words)):
                    continue
            if matches(pattern, compared):
                return True
        return False


Row = tuple[int, Group, Pattern, str]  # a pattern: its number, its group, itself, and one of its openings


class Patterns:
    """The patterns for lines with the same start.

    Parameters:
        numbers: For each group, by its number, the numbers of its patterns. The first group counts of which one matches.
        groups: All groups.
        known: All patterns as the table has them.
    """

    def __init__(self, numbers: Sequence[tuple[int, Sequence[int]]], groups: Sequence[Group], known: Sequence[Known]) -> None:
        self._numbers = numbers
        self._groups = groups
        self._known = known
        self._found: dict[str, Sequence[Candidate]] = {}

    @property
    def groups(self) -> Sequence[tuple[Group, Sequence[Pattern]]]:
        """The groups and the patterns of each. They are made when a line begins as they do: most are never needed."""
        known = self._known
        return [(self._groups[group], [_pattern(known[i]) for i in numbers]) for group, numbers in self._numbers]

    @cached_property
    def _rows(self) -> Mapping[str, Sequence[Row]]:
        """Every opening of every pattern, by its whole words."""
        rows: dict[str, list[Row]] = {}
        numbered = enumerate([(group, pattern) for group, patterns in self.groups for pattern in patterns])
        for number, (group, pattern) in numbered:
            for opening in pattern.openings:
                rows.setdefault(opening[: opening.rfind(" ") + 1], []).append((number, group, pattern, opening))
        return rows

    def beginning(self, first: str, second: str) -> Sequence[Candidate]:
        """The patterns for lines whose normal form begins with these words. The second may be empty, if there is none."""
        for key in (f"{first} {second} ", f"{first} ", ""):
            if key in self._rows:
                if key not in self._found:
                    rows = [row for known in {key, f"{first} ", ""} for row in self._rows.get(known, ())]
                    self._found[key] = _joined([row for row in rows if row[3].startswith(key) or key.startswith(row[3])])
                return self._found[key]
        return ()

    @cached_property
    def all(self) -> Sequence[Candidate]:
        """All of the patterns."""
        return _joined([row for rows in self._rows.values() for row in rows])

    @cached_property
    def beginnings(self) -> Mapping[str, Collection[str]]:
        """The first words for which there are patterns of their own, each with its second words for which there are."""
        found: dict[str, set[str]] = {}
        for key in self._rows:
            first, _, rest = key.partition(" ")
            if first:
                found.setdefault(first, set()).update([rest[:-1]] if rest else ())
        return found

    def match(self, text: str, second: str | None, start: str) -> Group | None:
        """The group that knows a line with this start and this second word, if that is plain to see (`beginning_of`)."""
        if second is not None:
            return first_match(self.beginning(start, second), text, None)
        if len(text) > LONG and len(words := normalise(text[:BEGINNING]).split(" ", 2)) == 3:
            return first_match(self.beginning(*words[:2]), text, None)
        compared = key_of(text)
        return first_match(self.beginning(*[*compared.split(" ", 2), ""][:2]), text, compared)


def first_match(candidates: Iterable[Candidate], text: str, compared: str | None, size: int | None = None) -> Group | None:
    """The group of which a pattern matches: the first of them, unless another one is surer and holds anywhere.

    Parameters:
        candidates: The patterns.
        text: The line, or the part of it that matters.
        compared: The form of it that they are meant for; None for the normal form, which is not made before it is needed.
        size: Characters of the line, if `text` is not all of it.
    """
    folded, found = None, None
    size = len(text) if size is None else size
    for candidate in candidates:
        _, openings, words, group = candidate
        if size > group.longest or (found is not None and (group.where != "anywhere" or group.confidence <= found.confidence)):
            continue
        if words:
            folded = fold(text) if folded is None else folded
            for word in words:
                if word in folded:
                    break
            else:
                continue
        if group.needs:
            folded = fold(text) if folded is None else folded
            if not any(map(folded.__contains__, group.needs)):
                continue
        compared = key_of(text) if compared is None else compared
        matched = f"{compared} ".startswith(openings) and candidate.matches(compared, text, folded)
        if matched and (not group.named or is_credit(text)):
            found = group
    return found


def has_any(text: str, words: Iterable[str]) -> bool:
    """Whether one of some words, in small letters, is in a text."""
    return any(map(fold(text).__contains__, words))


def _joined(rows: Iterable[Row]) -> Sequence[Candidate]:
    """The patterns of each group as one, in their order."""
    of_group: dict[Group, tuple[dict[str, Pattern], dict[str, dict[str, None]], dict[str, None]]] = {}
    for _, group, pattern, opening in sorted(rows, key=lambda row: row[0]):
        patterns, own, openings = of_group.setdefault(group, ({}, {}, {}))
        patterns[pattern.pattern] = pattern
        own.setdefault(pattern.pattern, {})[opening] = None
        openings[opening] = None
    candidates = []
    for group, (patterns, own, openings) in of_group.items():
        words = [frozenset(pattern.words) for pattern in patterns.values()]
        every = frozenset[str]().union(*words) if all(words) else frozenset[str]()
        held = () if len(every) > WORDS else tuple(sorted(every))
        each = [(pattern, tuple(own[pattern]), known.words) for pattern, known in patterns.items()]
        candidates.append(Candidate(each, tuple(openings), held, group))
    return candidates


def _pattern(known: Known) -> Pattern:
    pattern, openings, words = known
    return Pattern(pattern, openings.split("\n"), words.split("\n") if words else ())


def beginning_of(text: str) -> tuple[str, str | None]:
    """A line's start, and its second word in normal form if that is plain to see: empty if there is none, None if it is not plain."""
    words = text[:BEGINNING].split(None, 2)
    if len(text) > BEGINNING and len(words) < 3:  # the last of them may go on
        return start_of(text), None
    if not words or not (words[0].isascii() and words[0].isalpha()):
        return start_of(text), None
    if len(words) == 1:
        return words[0].lower(), ""
    if words[1].isascii() and words[1].isalpha():
        return words[0].lower(), words[1].lower()
    if len(words) == 3 and words[2][0].isalnum():  # so it is no mark at the end, which the normal form drops
        return words[0].lower(), second_of(words[1])
    return words[0].lower(), None


def second_of(word: str) -> str | None:
    """The normal form of a line's second word, when a third one follows."""
    return normalise(f"a {word} a")[2:-2] or None


def start_of(text: str) -> str:
    """What a line's patterns are found by: its first word in lower case, 0 for a number; in other scripts two characters."""
    if text[:1] > "\u0530" and text[:2].isalpha():
        return text[:2].lower()
    found = _FIRST.match(text)
    word = found[1] if found else None
    if not word or text[0] in "©ⓒ":
        return text[:1]
    if word.isdigit():
        return "0"
    if word > "\u0530":
        return word[:2].lower()
    return word.casefold().replace("\u0307", "").replace("ı", "i")


def starts(pattern: str) -> set[str]:
    """What a line that matches a pattern begins with, as `start_of` gives it. A pattern may open with alternatives."""
    found: set[str] = set()
    for alternative in _alternatives(pattern) if pattern.startswith("(?:") else (pattern,):
        plain = alternative.replace("\\", "")
        found.add(start_of(plain))
        word = _FIRST.match(plain)
        if word and word[1] and plain[word.end() : word.end() + 1] == "?":  # the last letter may be missing
            found.add(start_of(plain[: word.end() - 1]))
    return found


def matches(pattern: str, compared: str) -> bool:
    """Whether a pattern matches all of a line in the form for which it is meant."""
    return _compiled(pattern).fullmatch(compared) is not None


def _alternatives(pattern: str) -> list[str]:
    """The alternatives in the brackets with which a pattern opens."""
    found, depth, start = [], 0, len("(?:")
    for at, character in enumerate(pattern):
        if at and pattern[at - 1] == "\\":
            continue
        depth += (character == "(") - (character == ")")
        if depth == 0 or (depth == 1 and character == "|"):
            found.append(pattern[start:at])
            start = at + 1
        if depth == 0:
            break
    return found


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, compiled when first needed: all of them together take a second."""
    return re.compile(pattern)
