"""What the package says of itself: groups, licences, whose data is behind its tables."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement

import scrubber
from tests.project.metadata import ROOT, project, pyproject

PACKAGE = Path(scrubber.__file__).parent


def group(name: str) -> Iterator[str]:
    """What a dependency group asks for, with all that it includes."""
    for entry in pyproject()["dependency-groups"][name]:
        if isinstance(entry, dict):
            yield from group(entry["include-group"])
        else:
            yield entry


def test_the_extra_dev_is_the_group_dev_and_extras() -> None:
    extra = [entry for entry in project()["optional-dependencies"]["dev"] if not entry.startswith("news-scrubber[")]
    assert sorted(extra) == sorted(group("dev"))


@pytest.mark.parametrize("name", ["build", "lint", "test", "types", "dev", "pyright"])
def test_a_group_holds_requirements_that_can_be_read(name: str) -> None:
    assert [Requirement(entry).name for entry in group(name)]


def test_the_group_build_is_what_builds() -> None:
    assert sorted(group("build")) == sorted(pyproject()["build-system"]["requires"])


def test_notice_names_every_table_that_is_learned() -> None:
    notice = (ROOT / "NOTICE").read_text("utf-8")
    tables = [
        path.relative_to(ROOT).as_posix()
        for path in [*PACKAGE.rglob("*.bin"), *PACKAGE.rglob("weights.toml")]
        if path.name not in ("_rules.bin", "_score.bin")
    ]
    assert tables
    assert not [table for table in tables if table not in notice]
    named = [line.split()[0] for line in notice.splitlines() if line.startswith("  scrubber/")]
    assert not [name for name in named if not (ROOT / name).exists() and name != "scrubber/_kernel.bin"]


def test_licences_are_shipped() -> None:
    assert project()["license-files"] == ["LICENSE", "NOTICE"]
    assert all((ROOT / name).is_file() for name in project()["license-files"])


def test_the_package_is_marked_as_typed() -> None:
    assert (PACKAGE / "py.typed").is_file()
    assert "Typing :: Typed" in project()["classifiers"]
