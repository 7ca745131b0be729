"""Runs that are stopped, and files that are none."""

import json
import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from scrubber import Finding
from scrubber.cli import main

DIRTY = json.dumps({"text": "The cafÃ© was opened on Tuesday.\n\nLeave a Comment\n"}) + "\n"
CLEAN = json.dumps({"text": "The café was opened on Tuesday.\n"}) + "\n"
SCRUB = [sys.executable, "-m", "scrubber", "fix", "--isolated"]


def temporaries(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.endswith(".tmp")]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGKILL])
def test_a_run_that_is_stopped_leaves_each_file_old_or_new(tmp_path: Path, number: signal.Signals) -> None:
    files = [tmp_path / f"{i}.jsonl" for i in range(4)]
    for path in files:
        path.write_text(DIRTY * 400)
    with subprocess.Popen([*SCRUB, str(tmp_path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as run:
        assert run.stdout
        for _ in range(random.Random(number).randrange(100, 1500)):
            run.stdout.readline()
        run.send_signal(number)
        _, error = run.communicate()
    assert run.returncode == (-number if number == signal.SIGKILL else 128 + number), error
    assert "Traceback" not in error
    assert {path.read_text() for path in files} <= {DIRTY * 400, CLEAN * 400}
    if number != signal.SIGKILL:
        assert not temporaries(tmp_path)
    assert subprocess.run([*SCRUB, str(tmp_path)], capture_output=True, check=False).returncode == 0
    assert {path.read_text() for path in files} == {CLEAN * 400}
    assert not temporaries(tmp_path)


def test_a_run_whose_output_is_no_longer_read_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(DIRTY * 4000)
    with subprocess.Popen([*SCRUB, str(tmp_path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as run:
        assert run.stdout
        run.stdout.readline()
        run.stdout.close()
        assert run.stderr
        assert "nobody reads the output any more" in run.stderr.read()
    assert run.returncode == 2
    assert (tmp_path / "a.jsonl").read_text() == DIRTY * 4000


def test_pipes_and_devices_are_no_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    (tmp_path / "a.txt").write_text("The bridge was opened on Tuesday.\n")
    assert main(["check", "--isolated", str(tmp_path)]) == 0
    assert main(["check", "--isolated", str(tmp_path / "pipe.txt"), str(tmp_path / "zero.txt")]) == 2
    assert capsys.readouterr().err.count("a pipe, device or socket, not a file") == 2


def test_links_in_a_folder_are_not_followed(tmp_path: Path) -> None:
    outside, folder = tmp_path / "outside.txt", tmp_path / "folder"
    outside.write_text("The cafÃ© was opened on Tuesday.\n")
    folder.mkdir()
    (folder / "link.txt").symlink_to(outside)
    (folder / "a.txt").write_text("The bridge was opened on Tuesday.\n")
    assert main(["fix", "--isolated", str(folder)]) == 0
    assert outside.read_text() == "The cafÃ© was opened on Tuesday.\n"
    assert main(["fix", "--isolated", str(folder / "link.txt")]) == 0
    assert outside.read_text() == "The café was opened on Tuesday.\n"


def test_a_document_with_many_findings_is_not_searched_for_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not by the clock but by how often findings are compared."""
    compared = 0

    def count(self: Finding, other: object) -> bool:
        nonlocal compared
        compared += 1
        return self is other

    monkeypatch.setattr(Finding, "__eq__", count)
    path = tmp_path / "a.txt"
    path.write_text("The cafÃ© was opened on Tuesday.\n" * 400)
    assert main(["check", "--isolated", str(path)]) == 1
    assert compared < 400
