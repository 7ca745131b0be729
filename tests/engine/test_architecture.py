"""Imports run downwards only, and heavy things are imported when first needed."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import scrubber

PACKAGE = Path(scrubber.__file__).parent
FLOORS = {
    "expressions": 0, "kernel": 0, "_kernel": 0, "_lines": 0, "_rules": 0, "_score": 0, "encodings": 0, "language": 0,
    "spans": 1, "lines": 1, "findings": 1, "document": 1, "formats": 1, "sentences": 1, "reported": 1, "trees": 1, "vocabulary": 1,
    "tables": 1,
    "decoding": 2, "mojibake": 2, "boilerplate": 2, "truncation": 2, "page": 2, "report": 2,
    "pipeline": 3, "encoded": 3, "defaults": 3, "single": 3, "corpus": 3,
    "cli": 4, "__init__": 4, "__main__": 5,
    "integrations": 5,
}  # fmt: skip
WORKSHOPS = {room for room, floor in FLOORS.items() if floor == 2}


def imported(path: Path) -> Iterator[str]:
    """The parts of this package that a module imports from; the package itself is its `__init__`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        modules = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            modules = [node.module or ""]
        for package, *rooms in (module.split(".") for module in modules):
            if package == "scrubber":
                yield rooms[0] if rooms else "__init__"


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_run_downwards(path: Path) -> None:
    here = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    for there in imported(path):
        assert FLOORS[there] <= FLOORS[here], f"{here} reaches up to {there}"
        assert there == here or not {here, there} <= WORKSHOPS, f"{here} opens a door to {there}"


def test_importing_the_library_loads_nothing_heavy() -> None:
    heavy = ("ftfy", "charset_normalizer", "chardet", "regex", "numpy", "scrapy", "tomllib")
    code = f"import sys, scrubber, scrubber.cli.main; print([m for m in {heavy} if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
