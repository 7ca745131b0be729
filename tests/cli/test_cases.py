"""The command's behaviour as data: each TOML file in cases/ gives files, arguments, standard input and what must come of them.

args    the arguments
stdin   standard input; default: empty
[files] path = content, before
status  the exit code
stdout, stderr  exactly; or a list of strings that must be in it
[after] path = content of the files that must differ from before; all others must be as they were
"""

import io
import sys
import tomllib
from pathlib import Path

import pytest

from scrubber.cli import main

CASES = sorted((Path(__file__).parent / "cases").glob("*.toml"))


def snapshot(folder: Path) -> dict[str, str]:
    return {str(p.relative_to(folder)): p.read_bytes().decode() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    for name, content in case.get("files", {}).items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode())
    before = snapshot(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(case.get("stdin", "").encode())))
    try:
        status = main(case["args"])
    except SystemExit as stop:  # argparse's own way out
        status = int(stop.code or 0)
    sys.stdout.flush()
    out, err = capfd.readouterr()
    assert status == case["status"], err
    for name, got in (("stdout", out), ("stderr", err)):
        wanted = case.get(name)
        if isinstance(wanted, str):
            assert got == wanted
        for part in wanted if isinstance(wanted, list) else ():
            assert part in got
    assert snapshot(tmp_path) == before | case.get("after", {})


def test_there_are_cases() -> None:
    assert len(CASES) > 20
