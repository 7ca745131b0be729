"""Lines known by their wording: the rules, ready for looking lines up. `rule_files.py` tells what they are and makes the table."""

import json
import sys
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import cache, cached_property, lru_cache
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from scrubber.boilerplate.accounts import is_account
from scrubber.boilerplate.credited import is_credit, is_signature
from scrubber.boilerplate.dates import is_date
from scrubber.boilerplate.normal import BULLETS, COMPARED, ENDINGS, SIGNS, fold, key_of, normalise, undecorated
from scrubber.boilerplate.patterns import Group, Patterns, beginning_of, first_match, has_any, matches, start_of
from scrubber.boilerplate.whose import is_somebody_elses
from scrubber.document import Rule
from scrubber.expressions import expression
from scrubber.kernel import RULES as RULES_FILE
from scrubber.kernel import file, kernel
from scrubber.sentences import is_closed

if TYPE_CHECKING:
    from scrubber._rules import Rules

RULES, LOOKUPS = "rules.json", "lookups.json"  # the tables
Table = dict[str, Any]
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


class Wordings:
    """All rules, ready for looking lines up. What only a line without a kernel is looked up in is loaded when first needed."""

    def __init__(self) -> None:
        table = rule_table()
        self.groups = [
            Group(family, noun, where, confidence, longest, header, digits, tuple(needs), named)
            for family, noun, where, confidence, longest, header, digits, needs, named in table["groups"]
        ]
        groups = self.groups
        # by their last character
        self.ends: Mapping[str, Mapping[str, Group]] = {
            last: {end: groups[group] for end, group in found.items()} for last, found in table["ends"].items()
        }
        self.mail: Sequence[tuple[str, Group]] = [(pattern, groups[group]) for pattern, group in table["mail"]]
        self.words: Mapping[str, Mapping[Group, bool]] = {
            word: {groups[group]: telling for group, telling in found} for word, found in table["words"].items()
        }
        self.names: Sequence[tuple[str, Group]] = [(pattern, groups[group]) for pattern, group in table["names"]]

    @cached_property
    def lines(self) -> Mapping[str, Group]:
        """Whole lines, in normal form."""
        return {line: self.groups[group] for line, group in lookups()["lines"].items()}

    @property
    def seconds(self) -> Mapping[str, Collection[str]]:
        """The second words of these, by their start."""
        seconds: Mapping[str, Collection[str]] = lookups()["seconds"]
        return seconds

    @cached_property
    def patterns(self) -> Mapping[str, Patterns]:
        """The patterns for the normal form of lines, by their start."""
        return self._patterns("patterns")

    @cached_property
    def cased(self) -> Mapping[str, Patterns]:
        """The same for lines as they stand."""
        return self._patterns("cased")

    @cached_property
    def asides(self) -> Mapping[str, Patterns]:
        """The same for the normal form of what stands in brackets at the end of a line."""
        return self._patterns("asides")

    def _patterns(self, kind: str) -> Mapping[str, Patterns]:
        table = lookups()
        return {start: Patterns(numbers, self.groups, table["known"]) for start, numbers in table[kind].items()}

    def about_author(self, text: str, *, after: bool) -> Group | None:
        """The group that knows a sentence about the author: `about_author`."""
        text = text.lstrip("—–-( ")
        for pattern, group in self.names:
            if len(text) <= group.longest and (after or group.where != "beside") and matches(pattern, text):
                return group
        return None

    def match(self, text: str) -> Group | None:
        """The group that knows a line's wording, or what it is without the signs at its ends, wherever the line stands."""
        group = self._match(text)
        if group is None and (bare := undecorated(text)) != text:
            text, group = bare, self._match(bare)
        return group if group is not None and is_meant(text, group) else None

    def _match(self, text: str) -> Group | None:
        size = len(text)
        if not size:
            return None
        start, second = beginning_of(text)
        if size <= LINE and start in self.seconds and (second is None or second in self.seconds[start]):
            group = self.lines.get(key_of(text))
            if group is not None:
                return group
        group = None
        if not (size > QUOTE and text[0] in _QUOTES):
            if start in self.patterns:
                group = self.patterns[start].match(text, second, start)
                if group is not None and group.where == "anywhere":
                    group = whose(text, group)
            if group is None and start in self.cased:
                group = first_match(self.cased[start].all, text, text)
        if group is None:
            group = self.of_end(text)
        if group is None and text[-1] in ")）" and (at := max(text.rfind(mark, max(0, size - LAST)) for mark in "(（")) > 0:
            if is_agency(text, at):
                return None
            aside = text[at + 1 : -1]
            if (start_of_aside := start_of(aside)) in self.asides:
                group = first_match(self.asides[start_of_aside].all, aside, normalise(aside), size)
        if group is None and size <= LONGEST and "@" in text:
            group = self.of_mail(text)
        if group is None and size <= LONGEST:
            group = self._of_words(text, start, second)
        return group

    def of_end(self, text: str) -> Group | None:
        """The group that knows how a line ends, as it stands."""
        ends = self.ends.get(text[-1], {})
        group = next((group for end, group in ends.items() if text.endswith(end) and not _is_signed(text, end)), None)
        if group is None or len(text) > group.longest or (group.named and not is_signature(text)):
            return None
        return group

    def of_mail(self, text: str) -> Group | None:
        """The group of a line that holds an e-mail address."""
        compared = with_address(text)
        return next((group for pattern, group in self.mail if len(text) <= group.longest and matches(pattern, compared)), None)

    def of_words(self, text: str) -> Group | None:
        """The group of all words of a line, at least one of them a telling one."""
        return self._of_words(text, *beginning_of(text))

    @cached_property
    def starts_of_words(self) -> frozenset[str]:
        """How lines of nothing but certain words begin."""
        return frozenset(map(start_of, self.words))

    def _of_words(self, text: str, start: str, second: str | None) -> Group | None:
        if start not in self.starts_of_words:
            return None
        bare = second.strip(_MARKS) if second else ""
        return self._bag(key_of(text)) if not bare or bare in self.words else None

    def _bag(self, key: str) -> Group | None:
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
_ADDRESS = expression(r"[a-zA-Z0-9._%+-]{1,64}@[a-zA-Z0-9-]{1,63}(?:\.[a-zA-Z0-9-]{1,63}){1,4}")
_SIGN = expression("[^\\W\\d_]{2,12}(?:/[^\\W\\d_]{2,12})*")  # agencies: dpa, dpa/lno
_BEFORE_SIGN = " (（[/|—–-"
_MARKS = ",|/()·-:•&.;"


def is_agency(text: str, bracket: int) -> bool:
    """Whether what stands in brackets at the end of a line, from a place on, is the sign of the agency whose report it is."""
    return _SIGN.fullmatch(text, bracket + 1, len(text) - 1) is not None and is_closed(text[:bracket].rstrip())


def is_meant(text: str, group: Group) -> bool:
    """Whether a line is what a group that knows its wording is about: a date, for one of dates, and no sentence that tells of others."""
    return is_date(text) if group.family == "date" else not is_account(text, group.family)


def whose(text: str, group: Group) -> Group:
    """The group that knows a line, or, if the line speaks of somebody else's thing, the group as it holds among others of the page."""
    return beside(group) if is_somebody_elses(text, group.family) else group


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
    """The group that knows a line's wording, wherever the line stands."""
    rules = compiled_rules()
    return _known_without_kernel(text) if rules is None else rules.match(text)


def known_among(lines: Sequence[str]) -> dict[int, Group]:
    """The groups that know the wording of some of the lines, by their numbers."""
    rules = compiled_rules()
    if rules is None:
        return {number: group for number, line in enumerate(lines) if (group := _known_without_kernel(line))}
    return rules.among(lines)


def about_author(text: str, *, after: bool) -> Group | None:
    """The group that knows a sentence about the author.

    Parameters:
        text: The line.
        after: Whether it stands after another such line.
    """
    rules = compiled_rules()
    return wordings().about_author(text, after=after) if rules is None else rules.about_author(text, after)


def _known_without_kernel(text: str) -> Group | None:
    """The same in Python. For short lines, which recur all over a corpus, it is remembered."""
    return _remembered(text) if len(text) <= SHORT else wordings().match(text)


@lru_cache(maxsize=1 << 14)
def _remembered(text: str) -> Group | None:
    return wordings().match(text)


@cache
def compiled_rules() -> "Rules | None":
    """What looks lines up in the kernel; None without one, or if it was compiled with other rules."""
    compiled = kernel("_rules")
    if compiled is None or int.from_bytes(file(RULES_FILE)[4:8], sys.byteorder) != rule_table()["digest"]:
        return None
    asked = SimpleNamespace(
        is_meant=is_meant,
        is_credit=is_credit,
        whose=whose,
        is_agency=is_agency,
        has_any=has_any,
        with_address=with_address,
        start_of=start_of,
        fold=fold,
    )
    looked: Rules = compiled.Rules(
        file(RULES_FILE), wordings(), (LINE, LONGEST, QUOTE, LAST, COMPARED), (_QUOTES, _MARKS, BULLETS, ENDINGS, SIGNS), asked
    )
    return looked


@cache
def rule_table() -> Table:
    """The table of the rules."""
    return _read(RULES)


@cache
def lookups() -> Table:
    """The table of what lines are looked up in."""
    return _read(LOOKUPS)


def _read(name: str) -> Table:
    table: Table = json.loads(Path(__file__).with_name(name).read_bytes())
    return table


@cache
def rules() -> tuple[Rule, ...]:
    """What there is to say about each family."""
    return tuple(Rule(f"boilerplate/{family}", what, why, example) for family, what, why, example in rule_table()["families"])


@cache
def wordings() -> Wordings:
    """The rules of all families. They are loaded when first needed."""
    return Wordings()
