"""Logs: every edit is in them, and every file can be put back byte for byte."""

import gzip
import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrubber.corpus.log import Log, entries, originals
from scrubber.corpus.patch import old_bytes, patch
from scrubber.corpus.resume import Resumed
from scrubber.corpus.run import Source
from scrubber.corpus.undo import undo
from scrubber.formats import Fields, FormatError, format_of
from tests.corpus.shouting import events

ROWS = '{"text": "banana", "id": "first"}\n{"text": "plum"}\nnonsense\n{"text": "b\\u0061r\\u00e9"}\n'


def logged(path: Path, log: Path, *, target: Path | None = None) -> None:
    if not log.exists():
        log.write_bytes(b"")
    writing = Log(log)
    writing.write({"run": {"folder": "/"}})
    for event in events(path, target=target, log=writing, id="id"):
        assert not event.error
    writing.close()


@given(st.binary(max_size=40), st.binary(max_size=40), st.integers(0, 9))
def test_a_patch_leads_back(old: bytes, new: bytes, at: int) -> None:
    change = patch(old, new, at)
    before = b"." * at + new + b"!"
    assert before[: change.at] + old_bytes(change.old) + before[change.at + change.new :] == b"." * at + old + b"!"


@pytest.mark.parametrize("name", ["a.log", "a.log.gz", "a.log.zst"])
@pytest.mark.parametrize(
    ("file", "data"), [("a.jsonl", ROWS.encode()), ("a.txt", b"banana \xff"), ("a.jsonl.gz", gzip.compress(ROWS.encode(), 1, mtime=0))]
)
def test_a_logged_run_is_undone_byte_for_byte(tmp_path: Path, name: str, file: str, data: bytes) -> None:
    path, log = tmp_path / file, tmp_path / name
    if file == "a.txt":
        data = data[:-2]
    path.write_bytes(data)
    logged(path, log)
    assert path.read_bytes() != data
    assert [(u.path, u.problem, u.already) for u in undo(log)] == [(str(path), "", False)]
    assert path.read_bytes() == data
    assert [u.already for u in undo(log)] == [True]
    assert not list(tmp_path.glob(".*"))


def test_the_log_tells_every_edit(tmp_path: Path) -> None:
    path, log = tmp_path / "a.jsonl", tmp_path / "log"
    path.write_text(ROWS)
    logged(path, log)
    _, begin, first, second, end = entries(log)
    assert begin == {"path": str(path), "begin": True}
    assert (first["record"], first["id"], first["at"], first["new"]) == (1, "first", 11, 5)
    assert [edit["start"] for edit in first["edits"]] == [1, 3, 5]
    assert first["edits"][0] | {"original": "a", "replacement": "A"} == first["edits"][0]
    assert (second["record"], "id" in second) == (4, False)
    assert end["end"]["size"] == path.stat().st_size


def test_a_file_that_has_changed_since_stays_as_it_is(tmp_path: Path) -> None:
    path, log = tmp_path / "a.txt", tmp_path / "log"
    path.write_text("banana")
    logged(path, log)
    path.write_text("bAnAnA!")
    (undone,) = undo(log)
    assert "has changed since the run" in undone.problem
    assert path.read_text() == "bAnAnA!"
    path.unlink()
    (undone,) = undo(log)
    assert "No such file" in undone.problem


def test_only_the_files_that_are_named_are_put_back(tmp_path: Path) -> None:
    log = tmp_path / "log"
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text("banana")
        logged(tmp_path / f"{name}.txt", log)
    assert [undone.path for undone in undo(log, [str(tmp_path / "b.txt")])] == [str(tmp_path / "b.txt")]
    assert [(tmp_path / f"{name}.txt").read_text() for name in "ab"] == ["bAnAnA", "banana"]


@pytest.mark.parametrize("name", ["log", "log.zst", "log.gz"])
def test_a_log_that_was_cut_off_can_be_gone_on_with(tmp_path: Path, name: str) -> None:
    """The killed run had written a part of the second file's entries."""
    log, paths = tmp_path / name, [tmp_path / f"{i}.txt" for i in range(3)]
    for path in paths:
        path.write_text("banana")
    logged(paths[0], log)
    whole = log.stat().st_size
    logged(paths[1], log)
    paths[1].write_text("banana")
    with log.open("r+b") as file:
        file.truncate(whole + (log.stat().st_size - whole) // 2)
    format = format_of("a.txt", Fields())
    assert format
    resumed = Resumed.read(log)
    left = list(resumed.rest(Source(path, str(path), format, target=path) for path in paths))
    assert [source.path for source in left] == paths[1:]
    assert resumed.skipped == 1
    for path in paths[1:]:
        logged(path, log)
    assert [undone.problem for undone in undo(log)] == ["", "", ""]
    assert [path.read_text() for path in paths] == ["banana"] * 3


def test_a_file_that_cannot_be_looked_at_is_not_done(tmp_path: Path) -> None:
    path, log = tmp_path / "a.txt", tmp_path / "log"
    path.write_text("banana")
    logged(path, log)
    path.unlink()
    format = format_of("a.txt", Fields())
    assert format
    resumed = Resumed.read(log)
    assert list(resumed.rest(iter([Source(path, str(path), format, target=path)])))
    assert resumed.skipped == 0


def test_what_a_killed_run_left_beside_the_log_is_swept(tmp_path: Path) -> None:
    """It was killed while it took a torn end off the log of the run before."""
    folder, link = tmp_path / "logs", tmp_path / "log"
    folder.mkdir()
    (folder / ".log.scrub-abcd1234.tmp").write_text("half")
    link.symlink_to(folder / "log")
    Log(link).close()
    assert [path.name for path in folder.iterdir()] == ["log"]


def test_a_file_that_is_no_log_is_refused(tmp_path: Path) -> None:
    log = tmp_path / "log"
    for text in ("banana\n", json.dumps({"text": "banana"}) + "\n", "[]\n"):
        log.write_text(text)
        with pytest.raises(FormatError, match="not a log"):
            list(undo(log))
    assert log.read_text() == "[]\n"


def test_originals_are_kept_beside_the_log_where_no_list_of_changes_leads_back(tmp_path: Path) -> None:
    path, log = tmp_path / "a.jsonl.gz", tmp_path / "log"
    path.write_bytes(gzip.compress(ROWS.encode()))
    inode = path.stat().st_ino
    logged(path, log)
    (kept,) = originals(log).iterdir()
    assert kept.stat().st_ino == inode
    assert gzip.decompress(path.read_bytes()).count(b"bAnAnA") == 1


def test_of_a_file_whose_original_was_kept_nothing_else_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, log = tmp_path / "a.jsonl.gz", tmp_path / "log"
    data = gzip.compress(ROWS.encode())
    path.write_bytes(data)
    logged(path, log)
    received = []

    class Recording(BytesIO):
        def write(self, block: Any) -> int:
            received.append(bytes(block))
            return super().write(block)

    monkeypatch.setattr("scrubber.corpus.replacement.Replacement.open", lambda _self: Recording())
    monkeypatch.setattr("scrubber.corpus.replacement.Replacement.finish", lambda _self: None)
    monkeypatch.setattr("scrubber.corpus.replacement.Replacement.commit", lambda _self: None)
    assert [undone.problem for undone in undo(log)] == [""]
    assert b"".join(received) == data


def test_written_elsewhere_nothing_is_to_be_undone(tmp_path: Path) -> None:
    path, log = tmp_path / "a.txt", tmp_path / "log"
    path.write_text("banana")
    logged(path, log, target=tmp_path / "out" / "a.txt")
    assert path.read_text() == "banana"
    assert (tmp_path / "out" / "a.txt").read_text() == "bAnAnA"
    assert list(undo(log)) == []
