"""Lines known by their wording: the rules in `rules/`, ready for looking lines up.

A family's file says what it finds (`what`), why that goes (`why`), what to call a line of it (`noun`) and an `example`,
and holds groups of wordings. The `kind` of a group says how its entries, one a line for each language, are meant:

    lines       whole lines; they and the text's lines are compared in the form `normalise` gives them
    patterns    regular expressions for whole lines in that form. Each begins with two literal characters, or with
                alternatives that do, by which it is found: a line is tried only on those that begin as it does
    cased       the same for lines as they stand, where capitals matter
    asides      patterns for what stands in brackets at the end of a line
    ends        how lines end, as they stand
    words       lines of nothing but these words, at least one of them marked with a leading "!"

and `where` in a text they hold:

    anywhere    (the default)
    head        before the second paragraph
    tail        after the last paragraph but one
    edge        in the head or the tail
    beside      at the edge, next to another line whose wording is known

`examples` must match and `counterexamples` must not; both are run as tests.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from scrubber.boilerplate.lines import key_of, normalise
from scrubber.document import Rule

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
KINDS = ("lines", "patterns", "cased", "asides", "ends", "words")
WHERE = ("anywhere", "head", "tail", "edge", "beside")
SETTINGS = {"kind", "where", "confidence", "longest", "header", "digits", "needs", "examples", "counterexamples"}
LONGEST = 160  # characters of a line, at most, unless the group says otherwise
QUOTE = 60  # characters from which a line that opens with a quotation mark is somebody speaking
SHORT = 80  # characters of a line whose group is remembered, at most
LAST = 130  # characters from the end of a line within which an aside begins
LINE = 100  # characters of a line that is looked up as a whole, at most; and from which a line is long
OPENING = 24  # characters of a pattern's opening that are compared before the pattern is tried
BEGINNING = 64  # characters of a long line that are looked at for it
CONFIDENCE = 0.97  # of a group that does not say otherwise


@dataclass(frozen=True, slots=True)
class Group:
    """Some wordings of a family that hold in the same places.

    Parameters:
        family: The family.
        noun: What a line of the family is, for a message.
        where: Where the wordings hold, one of `WHERE`.
        confidence: The probability that a line with such a wording in such a place is boilerplate, as measured.
        longest: Characters a matching line has at most.
        header: Whether such a line is the header of a block and owns the short lines under it.
        digits: Whether a line of the group's words must hold a number.
        needs: If not empty, one of these must be in the line for the patterns to be tried.
    """

    family: str
    noun: str
    where: str
    confidence: float
    longest: int
    header: bool
    digits: bool
    needs: tuple[str, ...]


Patterns = Mapping[str, Sequence[tuple[str, tuple[str, ...], Group]]]  # with their openings, by the first word or two characters


@dataclass(frozen=True)
class Wordings:
    """All rules, ready for looking lines up: one table a kind."""

    lines: Mapping[str, Group]
    starts: frozenset[str]  # what these lines begin with
    patterns: Patterns
    openings: Mapping[str, tuple[str, ...]]  # of all patterns with the same start
    cased: Patterns
    asides: Patterns
    ends: tuple[str, ...]
    ends_of: Mapping[str, Group]
    last: frozenset[str]
    words: Mapping[str, Mapping[Group, bool]]

    def match(self, text: str) -> Group | None:
        """The group that knows a line's wording, wherever the line stands."""
        size = len(text)
        start = _start(text)
        if size <= LINE and start in self.starts and (group := self.lines.get(key_of(text))):
            return group
        group = None
        quoted = size > QUOTE and text[0] in _QUOTES
        if not quoted and (start in self.patterns or start in self.cased):
            group = self._find(self.patterns, start, text, key_of, size)
            if group is None and start in self.cased:
                group = self._find(self.cased, start, text, str, size)
        if group is None and text[-1] in self.last:
            if text.endswith(self.ends):
                group = next(self.ends_of[end] for end in self.ends if text.endswith(end))
                group = group if size <= group.longest else None
            if group is None and text[-1] in ")）" and (at := text.rfind("(", max(0, size - LAST))) > 0:
                aside = text[at + 1 : -1]
                group = self._find(self.asides, _start(aside), aside, normalise, size)
        if group is None and size <= LONGEST and start in self.words:
            group = self._bag(key_of(text))
        return group

    def _find(self, patterns: Patterns, start: str, text: str, form: Callable[[str], str], size: int) -> Group | None:
        compared = None
        for pattern, openings, group in patterns.get(start, ()):
            if size > group.longest:
                continue
            if compared is None:
                if size > LINE and form is key_of and not self._opens(start, text):
                    return None
                compared = form(text)
            if not compared.startswith(openings) or (group.needs and not any(map(text.casefold().__contains__, group.needs))):
                continue
            if _compiled(pattern).fullmatch(compared):
                return group
        return None

    def _opens(self, start: str, text: str) -> bool:
        """Whether a long line begins as one of the patterns does, seen without bringing all of it into the form they are meant for."""
        beginning = normalise(text[:BEGINNING])
        return len(beginning) < OPENING or beginning.startswith(self.openings[start])

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
_MARKS = ",|/()·-:•&.;"
_LITERAL = re.compile(r"[^\\()\[\]|?*+{}^$.]*")
_FIRST = re.compile(r"[\W_]{0,8}([^\W\d_]+|\d)?")


def _start(text: str) -> str:
    """What a line's patterns are found by: its first word in lower case, 0 for a number; in other scripts two characters."""
    found = _FIRST.match(text)
    word = found[1] if found else None
    if not word or text[0] in "©ⓒ【":
        return text[:1]
    if word > "\u0530":
        return word[:2]
    return "0" if word.isdigit() else word.casefold().replace("\u0307", "").replace("ı", "i")


def openings_of(pattern: str) -> list[str]:
    """The characters, `OPENING` at most, of which a line that matches a pattern begins with one or the other."""
    if pattern.startswith("(?:"):
        end = pattern.index(")", 3)
        return [""] if pattern[end + 1 : end + 2] in tuple("?*{") else list(map(_literal, pattern[3:end].split("|")))
    return [_literal(pattern)]


def _literal(pattern: str) -> str:
    """The characters that everything begins with that matches a pattern."""
    literal = _LITERAL.match(pattern)[0]  # type: ignore[index]  # it matches the empty string, too
    if pattern[len(literal) : len(literal) + 1] in tuple("?*{"):
        literal = literal[:-1]
    return "" if "|" in pattern and "(" not in pattern[: pattern.index("|")] else literal[:OPENING]


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, compiled when first needed: all of them together take a second."""
    return re.compile(pattern)


def raw_groups(family: str) -> Iterator[dict[str, Any]]:
    """The groups of a family as its file holds them."""
    yield from _load(family).get("group", ())


def entries(group: Mapping[str, Any]) -> Iterator[str]:
    """The wordings of a group as its file holds them, of all languages."""
    for name, value in group.items():
        if name not in SETTINGS:
            yield from filter(None, (entry.strip() for entry in value.split("\n")))


def known(text: str) -> Group | None:
    """The group that knows a line's wording, wherever the line stands. For short lines, which recur all over a corpus, it is remembered."""
    return _known(text) if len(text) <= SHORT else wordings().match(text)


@lru_cache(maxsize=1 << 14)
def _known(text: str) -> Group | None:
    return wordings().match(text)


@cache
def _load(family: str) -> dict[str, Any]:
    import tomllib
    from importlib import resources

    path = resources.files("scrubber.boilerplate") / "rules" / f"{family}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def rules() -> tuple[Rule, ...]:
    """What there is to say about each family."""
    loaded = ((family, _load(family)) for family in FAMILIES)
    return tuple(Rule(f"boilerplate/{family}", data["what"], data["why"], data["example"]) for family, data in loaded)


@cache
def wordings() -> Wordings:
    """The rules of all families. They are loaded when first needed."""
    lines: dict[str, Group] = {}
    ends: dict[str, Group] = {}
    words: dict[str, dict[Group, bool]] = {}
    patterns: dict[str, dict[str, dict[Group, list[str]]]] = {kind: {} for kind in ("patterns", "cased", "asides")}
    for family in FAMILIES:
        for raw in raw_groups(family):
            group, kind = _group(family, raw), raw["kind"]
            for entry in entries(raw):
                if kind == "lines":
                    lines[entry] = group
                elif kind == "ends":
                    ends.setdefault(entry, group)
                elif kind == "words":
                    words.setdefault(entry.removeprefix("!"), {})[group] = entry.startswith("!")
                else:
                    for start in starts(entry):
                        patterns[kind].setdefault(start, {}).setdefault(group, []).append(entry)
    last = frozenset(end[-1] for end in ends) | frozenset(")）")
    joined = _joined(patterns["patterns"])
    openings = {start: tuple(opening for _, some, _ in found for opening in some) for start, found in joined.items()}
    return Wordings(
        lines,
        frozenset(map(_start, lines)),
        joined,
        openings,
        _joined(patterns["cased"]),
        _joined(patterns["asides"]),
        tuple(ends),
        ends,
        last,
        words,
    )


def _joined(table: Mapping[str, Mapping[Group, Sequence[str]]]) -> Patterns:
    """One expression for each group and two characters."""
    return {
        start: [
            (
                "|".join(f"(?:{entry})" for entry in found),
                tuple(dict.fromkeys(opening for entry in found for opening in openings_of(entry))),
                group,
            )
            for group, found in groups.items()
        ]
        for start, groups in table.items()
    }


def _group(family: str, raw: Mapping[str, Any]) -> Group:
    return Group(
        family,
        _load(family)["noun"],
        raw.get("where", "anywhere"),
        raw.get("confidence", CONFIDENCE),
        raw.get("longest", LONGEST),
        raw.get("header", False),
        raw.get("digits", False),
        tuple(raw.get("needs", ())),
    )


def starts(pattern: str) -> set[str]:
    """What a line that matches a pattern begins with, as `_start` gives it. A pattern may open with alternatives."""
    opening = pattern
    if pattern.startswith("(?:"):
        opening = pattern[3 : pattern.index(")", 3)]
    found: set[str] = set()
    for alternative in opening.split("|") if opening is not pattern else (pattern,):
        plain = alternative.replace("\\", "")
        found.add(_start(plain))
        word = _FIRST.match(plain)
        if word and word[1] and plain[word.end() : word.end() + 1] == "?":  # the last letter may be missing
            found.add(_start(plain[: word.end() - 1]))
    return found
