"""A release can be cut from the changelog: its sections are there, and in the usual order."""

import re

import pytest

import scrubber
from tests.project.metadata import ROOT

TEXT = (ROOT / "CHANGELOG.md").read_text("utf-8")
SECTIONS = ["Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"]
RELEASES = re.findall(r"^## (.*(?:\n(?!## ).*)*)", TEXT, re.MULTILINE)


def test_the_version_has_a_section_or_there_is_an_unreleased_one() -> None:
    heads = [release.splitlines()[0] for release in RELEASES]
    assert heads[0] == "Unreleased" or heads[0].startswith(f"{scrubber.__version__} - ")
    assert all(re.fullmatch(r"\d+\.\d+\.\d+ - \d{4}-\d\d-\d\d", head) for head in heads if head != "Unreleased")


@pytest.mark.parametrize("release", RELEASES, ids=lambda release: release.splitlines()[0])
def test_sections_stand_in_the_usual_order(release: str) -> None:
    sections = re.findall(r"^### (.+)$", release, re.MULTILINE)
    assert sections == [name for name in SECTIONS if name in sections]
    assert sections


@pytest.mark.parametrize("release", RELEASES, ids=lambda release: release.splitlines()[0])
def test_one_line_for_each_change(release: str) -> None:
    lines = [line for line in release.splitlines()[1:] if line.strip()]
    assert all(line.startswith(("- ", "### ")) for line in lines)
    assert len(lines) == len(set(lines))
