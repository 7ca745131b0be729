"""What the scripts in `training/` ask of the package is there: nobody runs them each day, and they move constants by their names."""

import ast
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

import pytest

from tests.project.metadata import ROOT

SCRIPTS = sorted((ROOT / "training").rglob("*.py"))


def imported(tree: ast.AST) -> dict[str, object]:
    """What a script imports from the package, by the names that it has there."""
    found: dict[str, object] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "scrubber":
            module = import_module(node.module)
            for one in node.names:
                if not hasattr(module, one.name) and find_spec(f"{node.module}.{one.name}"):
                    import_module(f"{node.module}.{one.name}")
                assert hasattr(module, one.name), f"{node.module} has no {one.name}"
                found[one.asname or one.name] = getattr(module, one.name)
    return found


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.relative_to(ROOT).as_posix())
def test_what_a_script_asks_for_is_there(script: Path) -> None:
    tree = ast.parse(script.read_text("utf-8"))
    found = imported(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            module = found.get(node.value.id)
            assert not isinstance(module, ModuleType) or hasattr(module, node.attr), f"{node.value.id} has no {node.attr}"


def test_constants_that_are_moved_are_there() -> None:
    tree = ast.parse((ROOT / "training" / "boilerplate" / "ranges.py").read_text("utf-8"))
    values = next(node.value for node in tree.body if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "VALUES")
    names = list(ast.literal_eval(values))
    assert len(names) > 10
    for name in names:
        module, constant = name.split(".")
        assert hasattr(import_module(f"scrubber.boilerplate.{module}"), constant), name
