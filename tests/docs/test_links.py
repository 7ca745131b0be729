"""All links of README and docs lead somewhere, and every document can be reached from README."""

import re
from functools import cache
from pathlib import Path

import pytest

from tests.docs.snippets import ROOT, documents

PAGES = [*documents(), "CONTRIBUTING.md"]
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
PROGRAM = re.compile(r"\bpython ((?:quality|training|benchmarks)/[\w/]+\.py)|\bpython -m ((?:tests|training|benchmarks|scrubber)[\w.]*)")


@cache
def text(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


@cache
def anchors(page: str) -> frozenset[str]:
    """The names under which a page's headings are reached, as GitHub makes them."""
    found: list[str] = []
    for heading in re.findall(r"^#+ (.*)$", FENCED.sub("", text(page)), re.MULTILINE):
        name = re.sub(r"[^\w\- ]", "", LINK.sub(lambda m: m[0][1 : m[0].index("]")], heading).lower()).replace(" ", "-")
        found.append(f"{name}-{found.count(name)}" if name in found else name)
    return frozenset(found)


def links(page: str) -> list[str]:
    """What a page links to within the repository."""
    plain = re.sub(r"`[^`\n]*`", "", FENCED.sub("", text(page)))
    return [link for link in LINK.findall(plain) if not re.match(r"\w+:", link)]


def target(page: str, link: str) -> Path:
    return (ROOT / page).parent.joinpath(link.partition("#")[0]).resolve() if not link.startswith("#") else ROOT / page


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    for link in links(page):
        path = target(page, link)
        assert path.exists(), f"{page}: {link}"
        anchor = link.partition("#")[2]
        assert not anchor or anchor in anchors(path.relative_to(ROOT).as_posix()), f"{page}: {link}"


@pytest.mark.parametrize("page", PAGES)
def test_programs_that_a_page_names_exist(page: str) -> None:
    for file, module in PROGRAM.findall(text(page)):
        path = ROOT / (file or module.rstrip(".").replace(".", "/"))
        assert path.exists() or path.with_suffix(".py").exists(), f"{page}: {file or module}"


def test_every_document_is_reached_from_the_readme() -> None:
    reached, new = set(), {"README.md"}
    while new:
        page = new.pop()
        reached.add(page)
        found = {target(page, link) for link in links(page)}
        new |= {path.relative_to(ROOT).as_posix() for path in found if path.suffix == ".md" and path.is_relative_to(ROOT)} - reached
    assert set(documents()) <= reached, set(documents()) - reached
