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
MANY = 1200  # records of a file: enough that a run is not over before it is stopped
FULL = pytest.mark.skipif(not os.path.exists("/dev/full"), reason="the system has no /dev/full")
SCRUB = [sys.executable, "-m", "scrubber", "fix", "--isolated"]


def temporaries(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.endswith(".tmp")]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGKILL])
def test_a_run_that_is_stopped_leaves_each_file_old_or_new(tmp_path: Path, number: signal.Signals) -> None:
    files = [tmp_path / f"{i}.jsonl" for i in range(4)]
    for path in files:
        path.write_text(DIRTY * MANY)
    with subprocess.Popen([*SCRUB, str(tmp_path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as run:
        assert run.stdout
        for _ in range(random.Random(number).randrange(100, 900)):
            run.stdout.readline()
        run.send_signal(number)
        _, error = run.communicate()
    assert run.returncode == (-number if number == signal.SIGKILL else 128 + number), error
    assert "Traceback" not in error
    assert {path.read_text() for path in files} <= {DIRTY * MANY, CLEAN * MANY}
    if number != signal.SIGKILL:
        assert not temporaries(tmp_path)
    assert subprocess.run([*SCRUB, str(tmp_path)], capture_output=True, check=False).returncode == 0
    assert {path.read_text() for path in files} == {CLEAN * MANY}
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


@FULL
@pytest.mark.parametrize("buffered", [True, False])
@pytest.mark.parametrize("arguments", ["check a.txt", "check --statistics a.txt", "check --help", "--version"])
def test_an_output_that_cannot_be_written_is_named(tmp_path: Path, arguments: str, buffered: bool) -> None:
    (tmp_path / "a.txt").write_text("The cafÃ© was opened on Tuesday.\n")
    status, error = with_full_disk(tmp_path, arguments.split(), buffered=buffered)
    if "--help" not in arguments or buffered:  # argparse does not tell
        assert status == 2
        assert "scrub: error: the output cannot be written: No space left on device; send it where there is room\n" in error
    assert "Traceback" not in error
    assert "Exception" not in error


@FULL
@pytest.mark.parametrize("buffered", [True, False])
def test_the_output_of_undo_is_not_taken_for_its_log(tmp_path: Path, buffered: bool) -> None:
    (tmp_path / "a.jsonl").write_text(DIRTY)
    log = str(tmp_path / "log")
    assert main(["fix", "--isolated", "--log", log, str(tmp_path / "a.jsonl")]) == 0
    status, error = with_full_disk(tmp_path, ["undo", log], buffered=buffered)
    assert status == 2
    assert "scrub: error: the output cannot be written: No space left on device; send it where there is room\n" in error
    assert (tmp_path / "a.jsonl").read_text() == DIRTY


def with_full_disk(folder: Path, arguments: list[str], *, buffered: bool) -> tuple[int, str]:
    """The exit code and the errors of a command whose output cannot be written."""
    environment = {**os.environ, "PYTHONUNBUFFERED": "" if buffered else "1", "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-m", "scrubber", *arguments]
    with open("/dev/full", "wb") as full:
        run = subprocess.run(command, cwd=folder, env=environment, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    return run.returncode, run.stderr


@pytest.mark.parametrize("arguments", ["check", "check --statistics", "check --output-format json", "diff", "fix", "fix -j2", "learn"])
def test_an_output_that_is_closed_is_named(tmp_path: Path, arguments: str) -> None:
    (tmp_path / "a.jsonl").write_text(DIRTY)
    run = with_closed(1, [*arguments.split(), "--isolated", "a.jsonl"], tmp_path)
    assert run.returncode == 2
    way_out = "files not yet reported are as they were" if "fix" in arguments else "send it where it can be written"
    told = [line for line in run.stderr.splitlines() if "error" in line]
    assert told == [f"scrub: error: the output cannot be written: it is closed; {way_out}"]
    assert "Traceback" not in run.stderr
    assert (tmp_path / "a.jsonl").read_text() == DIRTY


def test_a_closed_output_that_nothing_is_written_to_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(DIRTY)
    assert with_closed(1, ["fix", "--quiet", "--isolated", "a.jsonl"], tmp_path).returncode == 0
    assert (tmp_path / "a.jsonl").read_text() == CLEAN


def test_what_would_go_to_a_closed_standard_error_does_not_get_into_the_text(tmp_path: Path) -> None:
    run = with_closed(2, ["fix", "--isolated", "--format", "jsonl", "-"], tmp_path, DIRTY)
    assert (run.returncode, run.stdout) == (0, CLEAN)


def test_a_standard_input_that_is_closed_is_named(tmp_path: Path) -> None:
    run = with_closed(0, ["check", "--isolated", "-"], tmp_path)
    assert run.returncode == 2
    assert "scrub: error: -: Bad file descriptor; nothing was changed\n" in run.stderr


def with_closed(number: int, arguments: list[str], folder: Path, given: str = "") -> subprocess.CompletedProcess[str]:
    """A command one of whose standard streams is closed."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", f"import os, sys; os.close({number}); os.execv(sys.executable, sys.orig_argv[:1] + sys.argv[1:])"]
    command += ["-m", "scrubber", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, input=given, capture_output=True, text=True, check=False)


@FULL
@pytest.mark.parametrize("command", ["check", "fix"])
def test_rejects_that_cannot_be_written_end_the_run(tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str) -> None:
    (tmp_path / "a.jsonl").write_text(CLEAN + "nonsense\n" + DIRTY)
    assert main([command, "--isolated", "--rejects", "/dev/full", str(tmp_path)]) == 2
    assert capsys.readouterr().err.endswith(
        "scrub: error: /dev/full: No space left on device; the run ends here; name another file with --rejects, or leave it out\n"
    )
    assert (tmp_path / "a.jsonl").read_text() == CLEAN + "nonsense\n" + DIRTY
    assert not temporaries(tmp_path)


@FULL
def test_a_log_that_cannot_be_written_ends_the_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.jsonl").write_text(DIRTY)
    assert main(["fix", "--isolated", "--log", "/dev/full", str(tmp_path)]) == 2
    assert capsys.readouterr().err.endswith("; the run ends here, since what it does could no longer be undone; --resume goes on with it\n")
    assert (tmp_path / "a.jsonl").read_text() == DIRTY


@pytest.mark.parametrize("rows", [1, 4000])
def test_a_reader_who_has_read_enough_ends_a_check_without_a_word(tmp_path: Path, rows: int) -> None:
    (tmp_path / "a.jsonl").write_text(DIRTY * rows)
    command = [sys.executable, "-m", "scrubber", "check", "-j1", "--isolated", "--output-format", "concise", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as run:
        assert run.stdout
        assert run.stderr
        run.stdout.close()
        assert not set(run.stderr.read().split()) & {"scrub:", "Traceback", "Exception"}
    assert run.returncode == 2


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
