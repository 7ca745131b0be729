"""Prose fixtures: Markdown files of titled cases, on four shelves an area.

    fixtures/AREA/in-the-wild.md      the shape of something seen on real pages, in our own words
    fixtures/AREA/synthetic.md        made up to reach a corner
    fixtures/AREA/negative.md         looks dirty, is clean: must come out untouched
    fixtures/AREA/known-failures.md   what we would like; the tests assert that it is not so yet

A case is a `## Title`, a fenced block `input` and, save on the negative shelf, a fenced block `expected`. Where a
block's info string ends in `escaped`, Python's string escapes (`\\xa0`, `\\u2028`, `\\N{BULLET}`) are decoded.
"""

import re
from dataclasses import dataclass
from pathlib import Path

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
BLOCK = re.compile(r"^```(input|expected)( escaped)?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ESCAPE = re.compile(r"\\(?:\\|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|N\{[^}]+\}|[nrt])")


@dataclass(frozen=True)
class Case:
    """One titled case of a fixture file."""

    title: str
    input: str
    expected: str


def cases(area: str, shelf: str) -> list[Case]:
    """The cases on one shelf of an area, in the order of the file."""
    path = FIXTURES / area / f"{shelf}.md"
    found = []
    for section in re.split(r"^## ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        title = section.split("\n", 1)[0].strip()
        blocks = {kind: _text(body, escaped=bool(escaped)) for kind, escaped, body in BLOCK.findall(section)}
        if "input" not in blocks or ("expected" in blocks) == (shelf == "negative"):
            raise ValueError(f"{path.name}: {title!r} needs a block `input` and, save on the negative shelf, a block `expected`")
        found.append(Case(title, blocks["input"], blocks.get("expected", blocks["input"])))
    return found


def _text(body: str, *, escaped: bool) -> str:
    body = body.removesuffix("\n")
    return ESCAPE.sub(lambda m: m[0].encode("ascii").decode("unicode_escape"), body) if escaped else body
