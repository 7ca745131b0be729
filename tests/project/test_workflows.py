"""What pyproject.toml promises is what the workflows test and build; they may do no more than they need."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.project.metadata import ROOT, project, tool

FOLDER = ROOT / ".github" / "workflows"
WORKFLOWS = sorted(FOLDER.glob("*.yml"))
SYSTEMS = {"ubuntu": "POSIX :: Linux", "macos": "MacOS", "windows": "Microsoft :: Windows"}


def read(path: Path) -> dict[str, Any]:
    workflow = yaml.safe_load(path.read_text("utf-8"))
    assert isinstance(workflow, dict)
    return workflow


def promised(prefix: str) -> set[str]:
    return {name.removeprefix(prefix) for name in project()["classifiers"] if name.startswith(prefix)}


def matrix() -> dict[str, list[str]]:
    table: dict[str, list[str]] = read(FOLDER / "tests.yml")["jobs"]["tests"]["strategy"]["matrix"]
    return table


def test_all_versions_that_are_promised_are_matrix() -> None:
    versions = {name for name in promised("Programming Language :: Python :: ") if re.fullmatch(r"3\.\d+", name)}
    assert set(matrix()["python"]) == versions
    assert project()["requires-python"] == f">={min(versions, key=lambda version: int(version[2:]))}"


def test_all_systems_that_are_promised_are_tested_and_built_for() -> None:
    systems = promised("Operating System :: ")
    built = read(FOLDER / "wheels.yml")["jobs"]["compiled"]["strategy"]["matrix"]["runner"]
    for runners in (matrix()["runner"], built):
        assert {SYSTEMS[runner.partition("-")[0]] for runner in runners} == systems


def test_wheels_are_built_for_all_versions_that_are_promised() -> None:
    tags = {re.sub(r"cp3(\d+)-\*", r"3.\1", tag) for tag in tool("cibuildwheel")["build"] if "t-" not in tag}
    assert tags == set(matrix()["python"])


def test_the_kernel_is_tested_and_so_is_its_absence() -> None:
    steps = read(FOLDER / "tests.yml")["jobs"]["tests"]["steps"]
    assert {step["env"]["SCRUBBER_KERNEL"] for step in steps if "pytest" in step.get("run", "")} == {"0", "1"}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_may_only_read(path: Path) -> None:
    workflow = read(path)
    assert workflow["permissions"] == {"contents": "read"}
    for job in workflow["jobs"].values():
        assert "permissions" not in job
        assert "secrets" not in str(job)
        for step in job["steps"]:
            if step.get("uses", "").startswith("actions/checkout"):
                assert step["with"]["persist-credentials"] is False


def test_actions_have_one_version_each() -> None:
    used = {step["uses"] for path in WORKFLOWS for job in read(path)["jobs"].values() for step in job["steps"] if "uses" in step}
    names = [name.partition("@")[0] for name in used]
    assert sorted(names) == sorted(set(names))
    assert all(re.fullmatch(r"[\w-]+/[\w-]+@v\d[\d.]*", name) for name in used)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_text_that_strangers_write_is_not_put_into_a_script(path: Path) -> None:
    for job in read(path)["jobs"].values():
        assert not any("${{" in step.get("run", "") for step in job["steps"])
