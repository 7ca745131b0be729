"""The rules in `rules/`: lines known by their wording, as people write them.

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

With `named`, what follows a label in the line has to be a name (`credited.py`): so "Text: Why the ferry stays away" is a headline.

`examples` must match and `counterexamples` must not; both are run as tests.

Reading them takes .2 seconds, which every short run would have to wait for. So they are made into two tables, by

    python -m scrubber.boilerplate.rule_files

`rules.json` holds what is always needed, and `lookups.json` what lines are looked up in (`wordings.py`), unless the kernel has that: it
is compiled with a file of its own, which `programs.py` makes of both tables.
"""

import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

from scrubber.boilerplate import literals
from scrubber.boilerplate.patterns import start_of, starts
from scrubber.boilerplate.wordings import CONFIDENCE, FAMILIES, LONGEST, LOOKUPS, NAME, RULES, Table

KINDS = ("lines", "patterns", "cased", "asides", "ends", "mail", "words", "names")
WHERE = ("anywhere", "head", "tail", "edge", "beside")
SETTINGS = {"kind", "where", "confidence", "longest", "header", "digits", "needs", "named", "examples", "counterexamples"}


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


def tables() -> tuple[Table, Table]:
    """The table of the rules, and that of what lines are looked up in, of JSON's kinds. A group is named by its number."""
    groups: list[list[Any]] = []
    lines: dict[str, int] = {}
    ends: dict[str, dict[str, int]] = {}
    words: dict[str, list[list[Any]]] = {}
    mail: list[list[Any]] = []
    names: list[list[Any]] = []
    patterns: dict[str, dict[str, dict[int, dict[str, int]]]] = {kind: {} for kind in ("patterns", "cased", "asides")}
    known: dict[str, int] = {}
    for family in FAMILIES:
        for raw in raw_groups(family):
            group, kind = len(groups), raw["kind"]
            groups.append(_group(family, raw))
            if kind == "names":
                names.append([with_names(list(entries(raw))), group])
                continue
            for entry in entries(raw):
                if kind == "lines":
                    lines[entry] = group
                elif kind == "ends":
                    ends.setdefault(entry[-1], {}).setdefault(entry, group)
                elif kind == "mail":
                    mail.append([entry, group])
                elif kind == "words":
                    words.setdefault(entry.removeprefix("!"), []).append([group, entry.startswith("!")])
                else:
                    number = known.setdefault(entry, len(known))
                    for start in sorted(starts(entry)):
                        patterns[kind].setdefault(start, {}).setdefault(group, {})[entry] = number
    seconds: dict[str, set[str]] = {}
    for line in lines:
        seconds.setdefault(start_of(line), set()).add([*line.split(" ", 2), ""][1])
    held = {
        "families": [[family, *(_load(family)[name] for name in ("what", "why", "example"))] for family in FAMILIES],
        "groups": groups,
        "ends": ends,
        "mail": mail,
        "words": words,
        "names": names,
    }
    looked_up = {
        "lines": lines,
        "seconds": {start: sorted(found) for start, found in seconds.items()},
        "known": [[pattern, "\n".join(literals.openings(pattern)), "\n".join(sorted(literals.words(pattern)))] for pattern in known],
        **{
            kind: {start: [[group, list(found.values())] for group, found in of.items()] for start, of in table.items()}
            for kind, table in patterns.items()
        },
    }
    return held | {"digest": zlib.crc32(_written([held, looked_up]).encode())}, looked_up


def _group(family: str, raw: Mapping[str, Any]) -> list[Any]:
    """The parameters of `Group`, in their order."""
    return [
        family,
        _load(family)["noun"],
        raw.get("where", "anywhere"),
        raw.get("confidence", CONFIDENCE),
        raw.get("longest", LONGEST),
        raw.get("header", False),
        raw.get("digits", False),
        raw.get("needs", []),
        raw.get("named", False),
    ]


@cache
def _load(family: str) -> dict[str, Any]:
    import tomllib

    path = resources.files("scrubber.boilerplate") / "rules" / f"{family}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _written(table: object) -> str:
    return json.dumps(table, ensure_ascii=False, separators=(",", ":"))


def main() -> None:
    """Write the tables."""
    for name, table in zip((RULES, LOOKUPS), tables(), strict=True):
        with resources.as_file(resources.files("scrubber.boilerplate") / name) as path:
            path.write_text(_written(table) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
