"""docs/settings.md has each setting, its default, its option and an example that sets it to something else."""

import re
import tomllib
from pathlib import Path

import pytest

from scrubber.cli.arguments import parser
from scrubber.cli.schema import schema
from scrubber.cli.settings import Settings, read_settings
from tests.docs.snippets import ROOT

TEXT = (ROOT / "docs/settings.md").read_text(encoding="utf-8")
SECTIONS = {m[1]: m[2] for m in re.finditer(r"^### (\S+)\n(.*?)(?=^##|\Z)", TEXT, re.MULTILINE | re.DOTALL)}
PROPERTIES = schema()["properties"]


def options() -> set[str]:
    """All options of the commands that clean."""
    commands = next(action.choices for action in parser()._actions if action.dest == "command")
    assert isinstance(commands, dict)
    return {option for name in ("check", "fix") for action in commands[name]._actions for option in action.option_strings}


def test_every_setting_has_its_section() -> None:
    assert set(SECTIONS) == set(PROPERTIES)


@pytest.mark.parametrize("name", list(PROPERTIES))
def test_what_it_says_of_a_setting_is_so(name: str, tmp_path: Path) -> None:
    section, default = SECTIONS.get(name, ""), getattr(Settings(), name.replace("-", "_"))
    said = re.search(r"Default: `(.*?)`\.", section)
    if default is None:
        assert "Not set by default." in section
        assert not said
    else:
        assert said, "no default"
        value = tomllib.loads(f"value = {said[1]}")["value"]
        assert (tuple(value) if isinstance(default, tuple) else value) == default

    option = re.search(r"Option: `(--[a-z-]+)`\.", section)
    if option:
        assert option[1] in {f"--{name}", f"--no-{name}"}
        assert option[1] in options()
    else:
        assert "No option." in section
        assert not {f"--{name}", f"--no-{name}"} & options()

    for choice in PROPERTIES[name].get("enum", ()):
        assert f"`{choice}`" in section

    example = re.search(r"```toml\n(.*?)```", section, re.DOTALL)
    assert example, "no example"
    (tmp_path / "scrub.toml").write_text(example[1], encoding="utf-8")
    assert getattr(read_settings(tmp_path / "scrub.toml"), name.replace("-", "_")) != default
