"""Constants moved for a while: what shows that a test holds them where they are."""

import ast
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from scrubber.kernel import VARIABLE, _parts, kernel
from scrubber.mojibake import engine, thresholds
from scrubber.mojibake.pages import NAMES
from scrubber.mojibake.table_file import telling
from scrubber.mojibake.tables import tables

CONSTANTS = tuple(name for name in vars(thresholds) if name.isupper())
KEPT = ("pages", "rules", "entities", "tables")  # modules whose caches hang on no constant
COSTLY = ("TELLING", "TELLING_LETTERS")  # the bound hangs on these alone
assert engine  # all modules are loaded


@contextmanager
def perturbed(constant: str, factor: float) -> Iterator[None]:
    """A constant of `thresholds` times a factor, in all modules that use it; of a set nothing (0) or every page (more than 1)."""
    value = moved(getattr(thresholds, constant), factor)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, "0")  # the kernel was told the constants that there are
        for module in _modules():
            if constant in _imported(module.__file__):
                patch.setattr(module, constant, value)
        forget(constant)
        if constant in COSTLY:
            tables().telling = telling()
        yield
    if constant in COSTLY:
        del tables().telling  # and it is read from the file again
    forget(constant)


def moved(value: Any, factor: float) -> Any:
    """A number times a factor, whole ones no less than 1; a table with all of its numbers so; a set emptied or filled."""
    if isinstance(value, dict):
        return {key: moved(number, factor) for key, number in value.items()}
    if isinstance(value, frozenset):
        return frozenset() if factor < 1 else value.union(NAMES)
    return max(1, round(value * factor)) if isinstance(value, int) else value * factor


def forget(constant: str) -> None:
    """Empty what is remembered of characters, pairs and short lines."""
    kernel.cache_clear()
    _parts.cache_clear()
    for module in _modules():
        if module.__name__.rsplit(".", 1)[-1] in KEPT or (module.__name__.endswith(".bound") and constant not in COSTLY):
            continue
        for thing in vars(module).values():
            if hasattr(thing, "cache_clear") and getattr(thing, "__module__", "").startswith("scrubber.mojibake."):
                thing.cache_clear()
            elif isinstance(thing, dict) and hasattr(type(thing), "__missing__"):
                thing.clear()


@cache
def _imported(path: str) -> frozenset[str]:
    """The constants that a module imports by name; others may have constants of the same name."""
    found = ast.walk(ast.parse(Path(path).read_text(encoding="utf-8")))
    return frozenset(
        name.name for node in found if isinstance(node, ast.ImportFrom) and node.module == thresholds.__name__ for name in node.names
    )


def _modules() -> list[Any]:
    return [module for name, module in list(sys.modules.items()) if name.startswith("scrubber.mojibake.")]
