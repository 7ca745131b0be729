"""Site templates: the lines that recur over a site's articles, kept in a file people can edit (`corpus/learning.py` learns them).

A line is compared by its pattern, in which numbers are `#` and names after the first word are `*`, so that "By Ann
Smith, 3 min read" and "By Bob Jones, 12 min read" are one.
"""

import json
import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import regex

from scrubber.boilerplate.evidence import Claim, Page, Source

LONGEST = 300  # characters; no longer line is a template
CONFIDENCE = 0.99  # of a line's being boilerplate, if it is in the file; 0 of 9,952 content lines were (see docs/boilerplate.md)

_NUMBER = regex.compile(r"\d+(?:[.,:/-]\d+)*")
_PARTICLE = r"(?:al|and|da|de|der|di|du|e|el|et|la|of|und|van|von|y)"
_NAME = r"\p{Lu}[\w’'.&-]*"
_NAMES = regex.compile(rf"(?<=\s){_NAME}(?:\s+(?:{_NAME}|{_PARTICLE}(?=(?:\s+{_PARTICLE})?\s+\p{{Lu}})))*")
_HANDLE = regex.compile(r"@\w+|https?://\S+|www\.\S+")

_HEAD = """\
# What recurs over the articles of each site. A line of the list is taken out wherever it stands in an article of its
# site. Delete it, or put a # before it, to keep it: the header of a live ticker or a column's title may be news.
# In a line, # stands for any number, * for names and @ for an address.
"""


class TemplateError(ValueError):
    """A file of templates that cannot be used. The message names the place and the way out."""


@dataclass(frozen=True, slots=True)
class SiteTemplate:
    """What recurs on one site.

    Parameters:
        articles: How many articles it was learned from, copies counted once.
        lines: The patterns, and in how many of the articles each was found.
    """

    articles: int
    lines: Mapping[str, int]


Templates = Mapping[str, SiteTemplate]


def write(templates: Templates) -> str:
    """The templates as a TOML file for people to read and edit."""
    pieces = [_HEAD]
    for site, template in templates.items():
        pieces.append(f"\n[{_quoted(site)}]\narticles = {template.articles}\nlines = [\n")
        pieces += [f"  {_quoted(line)}, # in {count}\n" for line, count in template.lines.items()]
        pieces.append("]\n")
    return "".join(pieces)


def read(path: Path) -> dict[str, frozenset[str]]:
    """The patterns of each site in a file that `write` made, perhaps edited since.

    Raises:
        TemplateError: The file cannot be used.
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise TemplateError(f"{path}: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise TemplateError(f"{path}: byte {error.start} is not UTF-8, as TOML must be") from None
    except tomllib.TOMLDecodeError as error:
        raise TemplateError(f"{path}: not TOML: {error}") from None
    templates = {}
    for site, table in tables.items():
        lines = table.get("lines") if isinstance(table, dict) else None
        if not isinstance(lines, list) or not all(isinstance(line, str) for line in lines):
            raise TemplateError(f'{path}: ["{site}"] needs a list of strings called lines, as `scrub learn` writes it')
        templates[site] = frozenset(lines)
    return templates


def from_templates(templates: Mapping[str, Collection[str]]) -> Source:
    """A source of evidence for `StripBoilerplate`: the lines that recur on the text's site.

    Parameters:
        templates: The patterns of each site, by its domain, with or without "www.".
    """
    sites = {site.removeprefix("www."): frozenset(patterns) for site, patterns in templates.items()}

    def source(page: Page) -> Iterator[Claim]:
        patterns = sites.get((page.site or "").removeprefix("www."))
        for position, line in enumerate(page.lines if patterns else ()):
            if len(line) <= LONGEST and patterns and pattern(line) in patterns:
                yield Claim(position, position, "template", CONFIDENCE, f"recurs over the articles of {page.site}")

    return source


def _quoted(text: str) -> str:
    """A TOML basic string; JSON's escapes are a part of TOML's."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def pattern(line: str) -> str:
    """The line with what changes from article to article made one: white space, numbers, addresses, names after the first word."""
    line = " ".join(line.split())
    return _NAMES.sub("*", _NUMBER.sub("#", _HANDLE.sub("@", line)))
