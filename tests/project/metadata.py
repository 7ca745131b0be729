"""pyproject.toml, as the tests of the project read it."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


@cache
def pyproject() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def project() -> dict[str, Any]:
    table: dict[str, Any] = pyproject()["project"]
    return table


def tool(name: str) -> dict[str, Any]:
    table: dict[str, Any] = pyproject()["tool"][name]
    return table
