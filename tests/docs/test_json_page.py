"""docs/json.md has each field of the JSON that comes out, and no other, with its type."""

import json
import re
from pathlib import Path

import pytest

import scrubber
from scrubber.cli import main
from tests.docs.snippets import ROOT

TEXT = (ROOT / "docs/json.md").read_text(encoding="utf-8")
BYTES = b"caf\xc3\xa9 \xff opened on Tuesday.\n\nThe council said that it could be ...\n\nLeave a Comment\n"
TYPES = {"string": (str,), "number": (int, float), "boolean": (bool,), "list of findings": (list,), "null": (type(None),)}


def tables() -> list[dict[str, str]]:
    """The types of the fields, table by table."""
    found: list[dict[str, str]] = []
    for block in re.findall(r"(?:^\|.*\n)+", TEXT, re.MULTILINE):
        rows = [[cell.strip() for cell in line.strip("| \n").split(" | ")] for line in block.splitlines()[2:]]
        found.append({name: cells[1] for cells in rows for name in re.findall(r"`(\w+)`", cells[0])})
    return found


def fits(value: object, types: str) -> bool:
    kinds = tuple(kind for name in types.split(" or ") for kind in TYPES[name])
    return isinstance(value, kinds) and (isinstance(value, bool) == (types == "boolean"))


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_findings_of_the_command_line(
    form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_bytes(BYTES)
    (tmp_path / "b.jsonl").write_text('{"id": "x", "text": "The bridge opened.\\n\\nLeave a Comment"}\n', encoding="utf-8")
    assert main(["check", "--isolated", "--id-field", "id", "--output-format", form, "a.txt", "b.jsonl"]) == 1
    out = capsys.readouterr().out
    found = json.loads(out) if form == "json" else [json.loads(line) for line in out.splitlines()]
    fields = tables()[0]
    assert found
    for finding in found:
        assert set(finding) == set(fields)
        assert not [name for name, value in finding.items() if not fits(value, fields[name])]
    for name, types in fields.items():  # null where it says so and has been seen
        if name in {"record", "id", "replacement", "bytes"}:
            assert types.endswith(" or null")
            assert {finding[name] is None for finding in found} == {True, False}, name


def test_results_in_python() -> None:
    _, result_fields, finding_fields = tables()
    for source in (BYTES, "The cafÃ© opened on Tuesday.\n\nLeave a Comment"):
        result = scrubber.scrub(source).to_dict()
        assert set(result) == set(result_fields)
        assert not [name for name, value in result.items() if not fits(value, result_fields[name])]
        for kind in ("edits", "proposals", "flags"):
            findings = result[kind]
            assert isinstance(findings, list)
            for finding in findings:
                assert set(finding) == set(finding_fields)
                assert not [name for name, value in finding.items() if not fits(value, finding_fields[name])]
