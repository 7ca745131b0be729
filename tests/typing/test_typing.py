"""Type checkers see the public names as they are meant, as a user of the installed package would."""

import ast
import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

import scrubber

PUBLIC = Path(__file__).with_name("public.py")
ROOT = PUBLIC.parents[2]


def mypy(path: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", str(path)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_every_public_name_is_used() -> None:
    (imported,) = (node for node in ast.walk(ast.parse(PUBLIC.read_text("utf-8"))) if getattr(node, "module", "") == "scrubber")
    assert isinstance(imported, ast.ImportFrom)
    assert {alias.name for alias in imported.names} == set(scrubber.__all__)


def test_what_the_checkers_see_runs() -> None:
    run = subprocess.run(
        [sys.executable, "-W", "error", "-m", "tests.typing.public"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr


def test_mypy_sees_the_types() -> None:
    run = mypy(PUBLIC)
    assert run.returncode == 0, run.stdout


def test_mypy_would_see_a_type_that_changed(tmp_path: Path) -> None:
    path = tmp_path / "changed.py"
    path.write_text(PUBLIC.read_text("utf-8") + "\nassert_type(scrub(TEXT), Result[bytes])\n", "utf-8")
    assert "assert-type" in mypy(path).stdout


@pytest.mark.skipif(find_spec("pyright") is None, reason="pyright is not installed (pip install --group pyright)")
def test_pyright_sees_the_types() -> None:
    command = [sys.executable, "-m", "pyright", "--pythonpath", sys.executable, "--outputjson", str(PUBLIC)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    found = json.loads(run.stdout)["generalDiagnostics"]
    assert not [f"{one['range']['start']['line'] + 1}: {one['message']}" for one in found if one["severity"] == "error"]
