"""Makes the file in which the kernel has the rules: lines and openings in order, to be found by halves, and patterns as programs.

    python -m scrubber.boilerplate.programs PATH

It is made where the kernel is compiled, for the machine that it is compiled on. A program is what a regular expression says, as steps
that the kernel takes: so none has to be compiled when a line first begins as its matches do.
"""

import re
import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from itertools import accumulate
from pathlib import Path
from typing import Any

from scrubber.boilerplate.wordings import Table, lookups, rule_table

FORMAT = 2
KINDS = ("patterns", "cased", "asides")  # the patterns that are found by how a line begins
# What the steps are. Each has two arguments and the number of the step that follows.
ACCEPT, TEXT, SET, REPEAT, BRANCH, BOUNDARY, NOT_AHEAD, FOUND, END = range(9)
WORD, DIGIT, SPACE = 1, 2, 4  # what a set holds beside its characters
ENDLESS = 1 << 30
ENDING = 24  # characters of the end of a line by which it is seen that it ends as none of `ends`
LETTERS = 4  # letters in a row, by which it is seen that a line does not hold a word
ASCII = 128
_parse: Any = import_module("re._parser").parse  # only where the kernel is compiled; tests compare every program with its expression
_CATEGORIES = {"CATEGORY_WORD": WORD, "CATEGORY_DIGIT": DIGIT, "CATEGORY_SPACE": SPACE}


class Programs:
    """Regular expressions as steps.

    Attributes:
        steps: What to do, its arguments and what follows, four numbers a step. Arguments: where a text begins and how long it is; a set;
            how often a set comes at least and at most, behind a step that says which; the first way on and how many there are; and
            the first step of what must not follow.
        ways: The steps of the ways on.
        sets: For each set: the ASCII characters that are in it, 32 a number; whether it lacks what follows, or holds it; the categories
            that it holds, and those of which it holds all others; where its ranges begin and how many there are.
        ranges: First and last character of each.
        text: The characters of all texts.
    """

    def __init__(self) -> None:
        self.steps: list[int] = []
        self.ways: list[int] = []
        self.sets: list[int] = []
        self.ranges: list[int] = []
        self.text: list[int] = []
        self._sets: dict[str, int] = {}
        self._any_case = False  # whether capitals and small letters are the same in the part that is being made
        self._texts: dict[tuple[int, ...], int] = {}
        self._accept = self._step(ACCEPT, 0, 0, 0)
        self._found = self._step(FOUND, 0, 0, 0)

    def add(self, pattern: str) -> int:
        """The first step of a pattern for whole lines."""
        parsed = _parse(pattern)
        if parsed.state.flags & ~re.UNICODE.value:
            raise ValueError(f"a pattern with flags: {pattern}")
        return self._row(list(parsed), self._accept)

    def _step(self, what: int, one: int, other: int, following: int) -> int:
        self.steps += [what, one, other, following]
        return len(self.steps) // 4 - 1

    def _row(self, items: Sequence[tuple[Any, Any]], following: int) -> int:
        """The first step of some parts of a pattern, one behind the other. They are made from the last one on."""
        end = len(items)
        while end:
            start = end - 1
            while start and str(items[start][0]) == str(items[start - 1][0]) == "LITERAL":
                start -= 1
            if str(items[start][0]) == "LITERAL" and self._any_case:
                for what, char in reversed(items[start:end]):
                    following = self._step(SET, self._set(what, char), 0, following)
            elif str(items[start][0]) == "LITERAL":
                following = self._text([char for _, char in items[start:end]], following)
            else:
                following = self._item(*items[start], following)
            end = start
        return following

    def _item(self, what: Any, value: Any, following: int) -> int:
        match str(what):
            case "NOT_LITERAL" | "ANY" | "IN":
                return self._step(SET, self._set(what, value), 0, following)
            case "SUBPATTERN" if value[1] in (0, re.IGNORECASE.value) and not value[2]:
                outside, self._any_case = self._any_case, self._any_case or bool(value[1])
                first = self._row(list(value[3]), following)
                self._any_case = outside
                return first
            case "BRANCH":
                return self._branch([self._row(list(way), following) for way in value[1]], following)
            case "MAX_REPEAT":
                return self._repeat(value[0], int(value[1]), list(value[2]), following)
            case "AT" if str(value) == "AT_BOUNDARY":
                return self._step(BOUNDARY, 0, 0, following)
            case "AT" if str(value) == "AT_END":
                return self._step(END, 0, 0, following)
            case "ASSERT_NOT" if value[0] == 1:
                return self._step(NOT_AHEAD, self._row(list(value[1]), self._found), 0, following)
        raise ValueError(f"what the kernel does not know in a pattern: {what} {value}")

    def _text(self, chars: Sequence[int], following: int) -> int:
        key = tuple(chars)
        if key not in self._texts:
            self._texts[key] = len(self.text)
            self.text += chars
        return self._step(TEXT, self._texts[key], len(chars), following)

    def _branch(self, ways: Sequence[int], following: int) -> int:
        self.ways += ways
        return self._step(BRANCH, len(self.ways) - len(ways), len(ways), following)

    def _repeat(self, least: int, most: int, items: Sequence[tuple[Any, Any]], following: int) -> int:
        if len(items) == 1 and str(items[0][0]) in ("LITERAL", "NOT_LITERAL", "ANY", "IN"):
            first = self._step(REPEAT, least, min(most, ENDLESS), following)
            self._step(SET, self._set(*items[0]), 0, following)
            return first
        if most >= ENDLESS:
            if _parse(".").__class__(_parse("").state, list(items)).getwidth()[0] == 0:
                raise ValueError("what can be empty cannot be repeated without end")
            loop = self._step(BRANCH, 0, 2, following)
            body = self._row(items, loop)
            self.steps[4 * loop + 1] = len(self.ways)
            self.ways += [body, following]
            following = loop
        else:
            last = following
            for _ in range(most - least):
                following = self._branch([self._row(items, following), last], last)
        for _ in range(least):
            following = self._row(items, following)
        return following

    def _set(self, what: Any, value: Any) -> int:
        """The number of a set of characters."""
        key = f"{what} {value} {self._any_case}"
        if key not in self._sets:
            self._sets[key] = len(self.sets) // 9
            items: list[tuple[str, Any]] = (
                [(str(one), of) for one, of in value] if str(what) == "IN" else [("LITERAL", 10 if str(what) == "ANY" else value)]
            )
            lacks = str(what) in ("NOT_LITERAL", "ANY") or items[0][0] == "NEGATE"
            held, others = 0, 0
            ranges: list[tuple[int, int]] = []
            for kind, of in items:
                if kind == "LITERAL":
                    ranges += [(ord(char), ord(char)) for char in (_cases(chr(of)) if self._any_case else chr(of))]
                elif kind == "RANGE" and not self._any_case:
                    ranges.append(of)
                elif kind == "CATEGORY" and str(of).replace("_NOT", "") in _CATEGORIES:
                    category = _CATEGORIES[str(of).replace("_NOT", "")]
                    held, others = (held, others | category) if "_NOT" in str(of) else (held | category, others)
                elif kind != "NEGATE":
                    raise ValueError(f"what the kernel does not know in a set: {kind} {of}")
            bits = sum(1 << char for char in range(ASCII) if _is_in(chr(char), ranges, held, others) != lacks)
            words = [bits >> 32 * i & 0xFFFFFFFF for i in range(4)]
            self.sets += [*words, int(lacks), held, others, len(self.ranges) // 2, len(ranges)]
            self.ranges += [char for one in ranges for char in one]
        return self._sets[key]


def _cases(char: str) -> list[str]:
    """What an expression takes for the same as a character where case does not count."""
    if char >= "\x80" and char.lower() != char.upper():
        raise ValueError(f"a letter that is not ASCII, where case does not count: {char}")
    return [one for one in {char, char.lower(), char.upper(), *"ıİſK"} if re.fullmatch(re.escape(char), one, re.IGNORECASE)]


def _is_in(char: str, ranges: Iterable[tuple[int, int]], held: int, others: int) -> bool:
    of = (char.isalnum() or char == "_", char.isdecimal(), char.isspace())
    categories = sum(category for category, has in zip((WORD, DIGIT, SPACE), of, strict=True) if has)
    return any(first <= ord(char) <= last for first, last in ranges) or bool(categories & held) or bool(~categories & others)


class Texts:
    """Texts in order, each with what belongs to it: those that a line begins with are found by halves.

    A text that others begin with is the next one down from them (`down`): of all that a line begins with, the longest leads to the others.

    Parameters:
        of: What belongs to each.
    """

    def __init__(self, of: Mapping[str, Sequence[int]]) -> None:
        self.chars: list[int] = []
        self.ends: list[int] = [0]
        self.down: list[int] = []
        self.values: list[int] = []
        self.stops: list[int] = [0]
        begun: list[tuple[str, int]] = []
        for number, text in enumerate(sorted(of)):
            while begun and not text.startswith(begun[-1][0]):
                begun.pop()
            self.down.append(begun[-1][1] if begun else -1)
            begun.append((text, number))
            self.chars += map(ord, text)
            self.ends.append(len(self.chars))
            self.values += of[text]
            self.stops.append(len(self.values))

    def sections(self) -> "Iterator[array[int]]":
        """What is written."""
        yield array("H", self.chars)
        yield from (array("i", numbers) for numbers in (self.ends, self.down, self.values, self.stops))


def spelt(word: str) -> list[int]:
    """Each `LETTERS` letters of a word as a number, five bits a letter; a bit more tells the last of them."""
    parts = [word[at : at + LETTERS] for at in range(len(word) - LETTERS + 1)]
    numbers = [sum(ord(letter) % 32 << 5 * place for place, letter in enumerate(part)) for part in parts]
    return [*numbers[:-1], numbers[-1] | 1 << 5 * LETTERS]


def contents(held: Table, table: Table) -> bytes:
    """The file: a format, the digest of the tables, how many sections there are and how long each is, and then these.

    Parameters:
        held: The table of the rules.
        table: The table of what lines are looked up in.
    """
    programs = Programs()
    firsts = [programs.add(pattern) for pattern, *_ in (*table["known"], *held["names"], *held["mail"])]
    letters = [[part for word in words.split("\n") if word for part in spelt(word)] for _, _, words in table["known"]]
    names, mail = (
        [number for at, (_, group) in enumerate(some, first) for number in (group, at)]
        for some, first in ((held["names"], len(letters)), (held["mail"], len(letters) + len(held["names"])))
    )
    starts = {start: number for number, start in enumerate(sorted({start for kind in KINDS for start in table[kind]}))}
    sections = [*Texts({line: [group] for line, group in table["lines"].items()}).sections()]
    for kind in KINDS:
        rows: dict[tuple[int, int], list[int]] = {}  # by group and pattern, the starts of lines that it is for
        for start, groups in table[kind].items():
            for group, numbers in groups:
                for number in numbers:
                    rows.setdefault((group, number), []).append(starts[start])
        openings: dict[str, list[int]] = {}
        made: list[int] = []
        of_starts: list[int] = []
        for at, ((group, number), its) in enumerate(sorted(rows.items())):
            made += [group, number, len(of_starts), len(its)]
            of_starts += its
            for opening in table["known"][number][1].split("\n"):
                if not opening:
                    raise ValueError(f"a pattern that all lines would be tried on: {table['known'][number][0]}")
                openings.setdefault(opening, []).append(at)
        sections += [*Texts(openings).sections(), array("i", made), array("i", of_starts)]
    sections += Texts(dict.fromkeys(starts, ())).sections()
    sections += Texts(dict.fromkeys(table["seconds"], ())).sections()
    sections += Texts(dict.fromkeys(held["words"], ())).sections()
    sections += Texts({end[::-1][:ENDING]: () for ends_of in held["ends"].values() for end in ends_of}).sections()
    sections += [array("i", programs.steps), array("i", programs.ways), array("I", programs.sets), array("i", programs.ranges)]
    sections += [array("I", programs.text), array("i", firsts)]
    sections += [
        array("i", [part for parts in letters for part in parts]),
        array("i", accumulate(map(len, letters), initial=0)),
        array("i", names),
        array("i", mail),
    ]
    packed = [section.tobytes() + bytes(-len(section.tobytes()) % 4) for section in sections]
    head = array("I", [FORMAT, held["digest"], len(packed), *map(len, packed)])
    return head.tobytes() + b"".join(packed)


def main() -> None:
    """Write the file."""
    Path(sys.argv[1]).write_bytes(contents(rule_table(), lookups()))


if __name__ == "__main__":
    main()
