"""Lines known by their wording: the rules in `rules/`, ready for looking lines up.

A family's file says what it finds (`what`), why that goes (`why`), what to call a line of it (`noun`) and an `example`,
and holds groups of wordings. The `kind` of a group says how its entries, one a line for each language, are meant:

    lines       whole lines; they and the text's lines are compared in the form `normalise` gives them
    patterns    regular expressions for whole lines in that form. Each begins with two literal characters, or with
                alternatives that do, by which it is found: a line is tried only on those that begin as it does
                and of which it holds a word (`patterns`)
    cased       the same for lines as they stand, where capitals matter
    asides      patterns for what stands in brackets at the end of a line
    ends        how lines end, as they stand
    mail        patterns for whole lines in normal form that hold an e-mail address, however they begin: "@" is the address
    words       lines of nothing but these words, at least one of them marked with a leading "!"
    names       patterns for sentences about the author, as they stand, where NAME is a person's name. Such a sentence
                can begin with anything, so it is looked for in the last few paragraphs only (`known.py`);
                with `where = "beside"`, only after another such line

and `where` in a text they hold:

    anywhere    (the default)
    head        before the second paragraph
    tail        after the last paragraph but one
    edge        in the head or the tail
    beside      at the edge, next to another line whose wording is known

`examples` must match and `counterexamples` must not; both are run as tests.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from scrubber.boilerplate.normal import key_of, normalise
from scrubber.boilerplate.patterns import Group, Patterns, beginning_of, first_match, matches, start_of, starts
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
KINDS = ("lines", "patterns", "cased", "asides", "ends", "mail", "words", "names")
WHERE = ("anywhere", "head", "tail", "edge", "beside")
SETTINGS = {"kind", "where", "confidence", "longest", "header", "digits", "needs", "examples", "counterexamples"}
LONGEST = 160  # characters of a line, at most, unless the group says otherwise
QUOTE = 60  # characters from which a line that opens with a quotation mark is somebody speaking
SHORT = 80  # characters of a line whose group is remembered, at most
LAST = 130  # characters from the end of a line within which an aside begins
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
    names: Mapping[Group, re.Pattern[str]]

    def about_author(self, text: str, *, after: bool) -> Group | None:
        """The group that knows a sentence about the author.

        Parameters:
            text: The line.
            after: Whether it stands after another such line.
        """
        text = text.lstrip("—–-( ")
        for group, pattern in self.names.items():
            if len(text) <= group.longest and (after or group.where != "beside") and pattern.fullmatch(text):
                return group
        return None

    def match(self, text: str) -> Group | None:
        """The group that knows a line's wording, wherever the line stands."""
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
            if group is None and start in self.cased:
                group = first_match(self.cased[start].all, text, text)
        if group is None and (ends := self.ends.get(text[-1])):
            group = next((group for end, group in ends.items() if text.endswith(end)), None)
            group = group if group is not None and size <= group.longest else None
        if group is None and text[-1] in ")）" and (at := max(text.rfind(mark, max(0, size - LAST)) for mark in "(（")) > 0:
            aside = text[at + 1 : -1]
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
_MARKS = ",|/()·-:•&.;"


def with_address(text: str) -> str:
    """The normal form of a line, each e-mail address in it written as "@"."""
    return normalise(_ADDRESS.sub("@", text))


def raw_groups(family: str) -> Iterator[dict[str, Any]]:
    """The groups of a family as its file holds them."""
    yield from _load(family).get("group", ())


def entries(group: Mapping[str, Any]) -> Iterator[str]:
    """The wordings of a group as its file holds them, of all languages."""
    for name, value in group.items():
        if name not in SETTINGS:
            yield from filter(None, (entry.strip() for entry in value.split("\n")))


def with_names(patterns: Sequence[str]) -> str:
    """Patterns of names as one regular expression, which looks for a name at the beginning only once."""
    named = "|".join([pattern.removeprefix("NAME ") for pattern in patterns if pattern.startswith("NAME ")])
    others = [pattern for pattern in patterns if not pattern.startswith("NAME ")]
    return "|".join([f"NAME (?:{named})", *others] if named else others).replace("NAME ", NAME)


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
    ends: dict[str, dict[str, Group]] = {}
    words: dict[str, dict[Group, bool]] = {}
    mail: list[tuple[str, Group]] = []
    names: dict[Group, re.Pattern[str]] = {}
    tables: dict[str, dict[str, dict[Group, list[str]]]] = {kind: {} for kind in ("patterns", "cased", "asides")}
    for family in FAMILIES:
        for raw in raw_groups(family):
            group, kind = _group(family, raw), raw["kind"]
            if kind == "names":
                names[group] = re.compile(with_names(list(entries(raw))))
                continue
            for entry in entries(raw):
                if kind == "lines":
                    lines[entry] = group
                elif kind == "ends":
                    ends.setdefault(entry[-1], {}).setdefault(entry, group)
                elif kind == "mail":
                    mail.append((entry, group))
                elif kind == "words":
                    words.setdefault(entry.removeprefix("!"), {})[group] = entry.startswith("!")
                else:
                    for start in starts(entry):
                        tables[kind].setdefault(start, {}).setdefault(group, []).append(entry)
    seconds: dict[str, set[str]] = {}
    for line in lines:
        seconds.setdefault(start_of(line), set()).add([*line.split(" ", 2), ""][1])
    patterns, cased, asides = ({start: Patterns(groups) for start, groups in table.items()} for table in tables.values())
    return Wordings(
        lines,
        seconds,
        patterns,
        cased,
        asides,
        ends,
        mail,
        words,
        names,
    )


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
