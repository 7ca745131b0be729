"""The issue forms ask for what is needed to mend something, in the form that GitHub reads."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.project.metadata import ROOT

FOLDER = ROOT / ".github" / "ISSUE_TEMPLATE"
FORMS = sorted(path for path in FOLDER.glob("*.yml") if path.name != "config.yml")
ASKED = {
    "wrong-edit.yml": {"before", "after", "expected", "language", "version", "output"},
    "bug.yml": {"what", "steps", "version", "system"},
}


def read(path: Path) -> dict[str, Any]:
    form = yaml.safe_load(path.read_text("utf-8"))
    assert isinstance(form, dict)
    return form


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_a_form_has_what_github_asks_for(path: Path) -> None:
    form = read(path)
    assert {"name", "description", "body"} <= set(form) <= {"name", "description", "body", "title", "labels"}
    assert len(form["description"]) <= 200
    ids = [field["id"] for field in form["body"] if field["type"] != "markdown"]
    assert len(ids) == len(set(ids))
    for field in form["body"]:
        assert field["type"] in ("markdown", "textarea", "input", "dropdown", "checkboxes")
        assert "value" in field["attributes"] if field["type"] == "markdown" else "label" in field["attributes"]
        assert re.fullmatch(r"[\w-]+", field.get("id", "none"))


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_a_form_insists_on_what_is_needed(path: Path) -> None:
    needed = {field["id"] for field in read(path)["body"] if field.get("validations", {}).get("required")}
    assert needed == ASKED[path.name]


def test_the_form_for_a_wrong_edit_asks_whether_the_text_may_become_a_test() -> None:
    (consent,) = (field for field in read(FOLDER / "wrong-edit.yml")["body"] if field.get("id") == "consent")
    assert "in other words" in consent["attributes"]["options"][0]["label"]


def test_the_chooser_is_configured() -> None:
    assert set(read(FOLDER / "config.yml")) == {"blank_issues_enabled", "contact_links"}
