"""Settings: what the file may hold, the schema that says so, and what is shown of them."""

import dataclasses
import json
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from scrubber.cli import main
from scrubber.cli.schema import schema
from scrubber.cli.settings import Settings, SettingsError, read_settings

ROOT = Path(__file__).resolve().parents[2]
GOOD = {
    "select": ["boilerplate"], "per-file-ignores": {"a.*": ["mojibake"]}, "templates": "t.toml", "unsafe": True, "min-confidence": 0.5,
    "field": "body.text", "by": "folder", "encoding": "keep", "format": "jsonl", "output-format": "sarif", "max-size": 1, "jobs": 2,
    "respect-gitignore": False, "max-findings": 0, "not-article": "mark",
}  # fmt: skip
BAD = {
    "select": "boilerplate", "per-file-ignores": ["a"], "unsafe": 1, "min-confidence": 2, "field": 7, "encoding": "latin", "max-size": 0,
    "jobs": -1, "respect-gitignore": "no", "max-findings": 1.5, "colour": True,
}  # fmt: skip


def written(path: Path, values: dict[str, Any]) -> Path:
    path.write_text("".join(f"{name} = {as_toml(value)}\n" for name, value in values.items()))
    return path


def as_toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(k)} = {as_toml(v)}" for k, v in value.items()) + "}"
    return json.dumps(value)


def test_the_schema_in_the_documents_is_this_one() -> None:
    held = json.loads((ROOT / "docs" / "scrub.schema.json").read_text())
    assert held == json.loads(json.dumps(schema())), "python -m scrubber.cli.schema > docs/scrub.schema.json"
    assert set(held["properties"]) == {f.name.replace("_", "-") for f in dataclasses.fields(Settings)}


def test_what_the_schema_allows_is_read_and_nothing_else(tmp_path: Path) -> None:
    jsonschema.validate(GOOD, schema())
    read_settings(written(tmp_path / "scrub.toml", GOOD))
    for name, value in BAD.items():
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({name: value}, schema())
        with pytest.raises(SettingsError, match=name):
            read_settings(written(tmp_path / "scrub.toml", {name: value}))


def test_the_settings_that_are_shown_are_a_settings_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    written(tmp_path / "scrub.toml", GOOD)
    assert main(["check", "--show-settings", "--unsafe", "--ignore", "page", "."]) == 0
    shown = capsys.readouterr().out
    assert tomllib.loads(shown)["ignore"] == ["page"]
    (tmp_path / "scrub.toml").write_text(shown)
    assert dataclasses.replace(read_settings(tmp_path / "scrub.toml"), ignore=()) == dataclasses.replace(
        read_settings(written(tmp_path / "scrub.toml", GOOD)), unsafe=True
    )
