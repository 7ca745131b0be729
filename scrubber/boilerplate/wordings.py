"""Lines known by their wording: the rules, ready for looking lines up. `rule_files.py` tells what they are and makes the table."""

import json
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from scrubber.boilerplate.dates import is_date
from scrubber.boilerplate.normal import BULLETS, COMPARED, ENDINGS, UNCLEAR, key_of, normalise
from scrubber.boilerplate.patterns import (
    BEGINNING,
    LONG,
    Group,
    Needs,
    Patterns,
    beginning_of,
    first_match,
    matches,
    needs,
    second_of,
    start_of,
)
from scrubber.boilerplate.whose import is_somebody_elses
from scrubber.document import Rule
from scrubber.kernel import kernel
from scrubber.sentences import is_closed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from scrubber._score import Rules

TABLE = "rules.json"
FAMILIES = (
    "comments",
    "related",
    "subscribe",
    "share",
    "embedded-post",
    "byline",
    "date",
    "reading-time",
    "photo-credit",
    "ads",
    "cookies",
    "login",
    "paywall",
    "copyright",
    "tags",
    "ui",
    "widget",
    "contact",
    "disclaimer",
    "source",
)
LONGEST = 160  # characters of a line, at most, unless the group says otherwise
QUOTE = 60  # characters from which a line that opens with a quotation mark is somebody speaking
SHORT = 80  # characters of a line whose group is remembered, at most
LAST = 130  # characters from the end of a line within which an aside begins
AGENCY = 4  # letters of the sign of an agency, at most: “red/dpa”; nothing changes from 2 to 8
LINE = 100  # characters of a line that is looked up as a whole, at most
CONFIDENCE = 0.97  # of a group that does not say otherwise
NAME = r"(?:[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’.-]*,? ){1,5}"  # a person's name, and the space after it, for patterns of names


@dataclass(frozen=True)
class Wordings:
    """All rules, ready for looking lines up: one table a kind."""

    lines: Mapping[str, Group]
    seconds: Mapping[str, Collection[str]]  # the second words of these lines, by their start
    patterns: Mapping[str, Patterns]
    cased: Mapping[str, Patterns]
    asides: Mapping[str, Patterns]
    ends: Mapping[str, Mapping[str, Group]]  # by their last character
    mail: Sequence[tuple[str, Group]]
    words: Mapping[str, Mapping[Group, bool]]
    names: Sequence[tuple[str, Group]]

    def about_author(self, text: str, *, after: bool) -> Group | None:
        """The group that knows a sentence about the author.

        Parameters:
            text: The line.
            after: Whether it stands after another such line.
        """
        text = text.lstrip("—–-( ")
        for pattern, group in self.names:
            if len(text) <= group.longest and (after or group.where != "beside") and matches(pattern, text):
                return group
        return None

    def match(self, text: str) -> Group | None:
        """The group that knows a line's wording, wherever the line stands."""
        group = self._match(text)
        return None if group is not None and group.family == "date" and not is_date(text) else group

    def _match(self, text: str) -> Group | None:
        size = len(text)
        start, second = beginning_of(text)
        if size <= LINE and start in self.seconds and (second is None or second in self.seconds[start]):
            group = self.lines.get(key_of(text))
            if group is not None:
                return group
        group = None
        if not (size > QUOTE and text[0] in _QUOTES):
            if start in self.patterns:
                group = self.patterns[start].match(text, second, start)
                if group is not None and group.where == "anywhere" and is_somebody_elses(text, group.family):
                    group = beside(group)
            if group is None and start in self.cased:
                group = first_match(self.cased[start].all, text, text)
        if group is None and (ends := self.ends.get(text[-1])):
            group = next((group for end, group in ends.items() if text.endswith(end) and not _is_signed(text, end)), None)
            group = group if group is not None and size <= group.longest else None
        if group is None and text[-1] in ")）" and (at := max(text.rfind(mark, max(0, size - LAST)) for mark in "(（")) > 0:
            aside = text[at + 1 : -1]
            if _SIGN.fullmatch(aside) and is_closed(text[:at].rstrip()):  # whose report it is
                return None
            if (start_of_aside := start_of(aside)) in self.asides:
                group = first_match(self.asides[start_of_aside].all, aside, normalise(aside), size)
        if group is None and size <= LONGEST and "@" in text:
            compared = with_address(text)
            group = next((group for pattern, group in self.mail if size <= group.longest and matches(pattern, compared)), None)
        if group is None and size <= LONGEST and start in self.words:
            bare = second.strip(_MARKS) if second else ""
            if not bare or bare in self.words:
                group = self._bag(key_of(text))
        return group

    def _bag(self, key: str) -> Group | None:
        """The group that has all words of the line, at least one of them a telling one."""
        words = [bare for word in key.split() if (bare := word.strip(_MARKS))]
        if not words:
            return None
        for group in self.words.get(words[0], ()):
            if group.digits and "0" not in key:
                continue
            telling = [self.words.get(word, {}).get(group) for word in words]
            if None not in telling and any(telling):
                return group
        return None


_QUOTES = "\"“”„«»‘'「『"
_ADDRESS = re.compile(r"[a-zA-Z0-9._%+-]{1,64}@[a-zA-Z0-9-]{1,63}(?:\.[a-zA-Z0-9-]{1,63}){1,4}")
_SIGN = re.compile("[^\\W\\d_]{2,12}(?:/[^\\W\\d_]{2,12})*")  # agencies: dpa, dpa/lno
_BEFORE_SIGN = " (（[/|—–-"
_MARKS = ",|/()·-:•&.;"


def _is_signed(text: str, end: str) -> bool:
    """Whether a line is a sentence with its agencies behind it, and no picture's caption: a full stop stands before them."""
    before = text[: len(text) - len(end)].rstrip(_BEFORE_SIGN)
    sentence, _, last = before.rpartition(" ")
    return is_closed(before) or (len(last) <= AGENCY and last.isalpha() and is_closed(sentence))


@cache
def beside(group: Group) -> Group:
    """The group as if its wordings held only among other lines of the page, at its edge."""
    return replace(group, where="beside")


def with_address(text: str) -> str:
    """The normal form of a line, each e-mail address in it written as "@"."""
    return normalise(_ADDRESS.sub("@", text))


def known(text: str) -> Group | None:
    """The group that knows a line's wording, wherever the line stands. For short lines, which recur all over a corpus, it is remembered."""
    rules = first_look()
    return _known_or_not(text) if rules is None or rules.may_match(text) else None


def _known_or_not(text: str) -> Group | None:
    return _known(text) if len(text) <= SHORT else wordings().match(text)


@lru_cache(maxsize=1 << 14)
def _known(text: str) -> Group | None:
    return wordings().match(text)


def known_among(lines: Sequence[str]) -> dict[int, Group]:
    """The groups that know the wording of some of the lines, by their numbers."""
    rules = first_look()
    some = range(len(lines)) if rules is None else rules.candidates(lines)
    return {number: group for number in some if (group := _known_or_not(lines[number]))}


@cache
def first_look() -> "Rules | None":
    """What tells most lines from all wordings, in the kernel; None without one."""
    compiled = kernel("_score")
    if compiled is None:
        return None
    all_rules = wordings()

    def of_start(start: str, of_names: bool) -> tuple[Needs, Collection[str]]:
        if of_names:
            return needs(all_rules.cased[start].all), ()
        return needs(all_rules.patterns[start].beginning("", "")), all_rules.patterns[start].beginnings

    def of_first(start: str, first: str) -> tuple[Needs, Collection[str]]:
        return needs(all_rules.patterns[start].beginning(first, "")), all_rules.patterns[start].beginnings[first]

    def of_second(start: str, first: str, second: str) -> Needs:
        return needs(all_rules.patterns[start].beginning(first, second))

    looked: Rules = compiled.Rules(
        (BEGINNING, LINE, LONGEST, QUOTE, LONG, LAST, COMPARED),
        (_QUOTES, _MARKS, BULLETS, ENDINGS),
        UNCLEAR,
        all_rules.lines,
        all_rules.seconds,
        all_rules.patterns,
        all_rules.cased,
        all_rules.asides,
        all_rules.ends,
        all_rules.words,
        (start_of, second_of, normalise, of_start, of_first, of_second),
    )
    return looked


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = json.loads(Path(__file__).with_name(TABLE).read_bytes())
    return table


@cache
def rules() -> tuple[Rule, ...]:
    """What there is to say about each family."""
    return tuple(Rule(f"boilerplate/{family}", what, why, example) for family, what, why, example in _table()["families"])


@cache
def wordings() -> Wordings:
    """The rules of all families. They are loaded when first needed."""
    table = _table()
    groups = [
        Group(family, noun, where, confidence, longest, header, digits, tuple(needs))
        for family, noun, where, confidence, longest, header, digits, needs in table["groups"]
    ]

    def patterns(kind: str) -> dict[str, Patterns]:
        return {start: Patterns(numbers, groups, table["known"]) for start, numbers in table[kind].items()}

    return Wordings(
        {line: groups[group] for line, group in table["lines"].items()},
        table["seconds"],
        patterns("patterns"),
        patterns("cased"),
        patterns("asides"),
        {last: {end: groups[group] for end, group in found.items()} for last, found in table["ends"].items()},
        [(pattern, groups[group]) for pattern, group in table["mail"]],
        {word: {groups[group]: telling for group, telling in found} for word, found in table["words"].items()},
        [(pattern, groups[group]) for pattern, group in table["names"]],
    )
