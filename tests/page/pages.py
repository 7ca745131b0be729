"""The pages and articles of pages.toml and articles.toml, and the frames that sites put around both."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple


class Page(NamedTuple):
    """A page: the kind that it is, its language, its text."""

    kind: str
    language: str
    text: str


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / name).read_text(encoding="utf-8"))


_TABLES = _read("pages.toml")
PAGES = tuple(Page(**page) for page in _TABLES["page"])
FRAMES: dict[str, dict[str, str]] = _TABLES["frame"]
ARTICLES: tuple[str, ...] = tuple(article["text"] for article in _read("articles.toml")["article"])


def framed(text: str, language: str) -> Iterator[str]:
    """The text alone, on one line, under a menu, above a footer, and between both."""
    frame = FRAMES.get(language, FRAMES["en"])
    yield text
    yield text.replace("\n", " ")
    yield f"{frame['head']}\n\n{text}"
    yield f"{text}\n\n{frame['foot']}"
    yield f"{frame['head']}\n{text}\n{frame['foot']}"
