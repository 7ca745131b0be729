"""What CONTRIBUTING names is there: files, folders, modules, headings and pages."""

import re
from importlib.util import find_spec

from tests.project.metadata import ROOT

TEXT = (ROOT / "CONTRIBUTING.md").read_text("utf-8")


def heading(line: str) -> str:
    """The anchor of a heading."""
    return re.sub(r"[^\w -]", "", line.lower()).strip().replace(" ", "-")


def test_files_that_are_named_are_there() -> None:
    quoted = re.findall(r"`([^`\n]+)`", TEXT)
    first = ("scrubber", "tests", "training", "quality", "docs", "fixtures", ".github", "benchmarks")
    named = {name for name in quoted if re.fullmatch(r"[\w./-]+/?", name) and name.split("/")[0] in first and "AREA" not in name}
    named |= set(re.findall(r"\b(?:quality|training)/[\w/]+\.py", TEXT))
    assert len(named) > 30
    assert not [name for name in named if not (ROOT / name).exists()]


def test_modules_that_are_run_are_there() -> None:
    modules = set(re.findall(r"python3? -m ([\w.]+)", TEXT)) - {"venv", "pytest", "cibuildwheel"}
    assert modules
    assert not [name for name in modules if find_spec(name) is None]


def test_links_lead_somewhere() -> None:
    for target in re.findall(r"\]\(([^)]+)\)", TEXT):
        name, _, anchor = target.partition("#")
        text = (ROOT / name).read_text("utf-8") if name else TEXT
        assert not anchor or anchor in {heading(line.lstrip("#")) for line in text.splitlines() if line.startswith("#")}, target


def test_rooms_say_what_to_run() -> None:
    rooms = re.findall(r"^\| .* \| \[.*\]\(#([\w-]+)\) \|$", TEXT, re.MULTILINE)
    sections = {heading(section.splitlines()[0]): section for section in TEXT.split("\n## ")[1:]}
    assert {"a-rule", "a-language", "a-format", "an-engine", "the-kernel"} <= set(rooms)
    assert all("tests/" in sections[room] for room in rooms)
