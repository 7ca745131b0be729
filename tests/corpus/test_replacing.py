"""Files cleaned in place: at every moment the old one or the new one, whatever goes wrong."""

import fcntl
import os
import stat
from pathlib import Path

import pytest

from scrubber.corpus.errors import ReplaceError
from scrubber.corpus.replacement import sweep, write_file
from tests.corpus.children import as_nobody, in_child
from tests.corpus.shouting import events, fix


def temporaries(folder: Path) -> list[Path]:
    return [p for p in folder.iterdir() if p.suffix == ".tmp"]


def test_the_file_is_replaced_with_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("banana")
    path.chmod(0o640)
    inode = path.stat().st_ino
    assert fix(path) == ([], "")
    assert path.read_text() == "bAnAnA"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert path.stat().st_ino != inode
    assert not temporaries(tmp_path)


def test_extended_attributes_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("banana")
    try:
        os.setxattr(path, "user.source", b"the harbour office")
    except OSError:
        pytest.skip("this file system has none")
    fix(path)
    assert path.read_text() == "bAnAnA"
    assert os.getxattr(path, "user.source") == b"the harbour office"


def test_an_unchanged_file_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("plum")
    os.utime(path, (1, 1))
    before = path.stat()
    assert fix(path) == ([], "")
    assert path.stat() == before or (path.stat().st_ino, path.stat().st_mtime) == (before.st_ino, 1)


def test_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    path, link = tmp_path / "a.txt", tmp_path / "b.txt"
    path.write_text("banana")
    link.symlink_to(path)
    fix(link)
    assert link.is_symlink()
    assert path.read_text() == "bAnAnA"


def test_what_comes_before_the_first_change_is_copied(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    rows = ['{"text": "plum"}\n'] * 3000 + ['{"text": "fig", "n": "a"}\n', '{"text": "banana"}\n', "\n", '{"text": "kiwi"}']
    path.write_text("".join(rows))
    fix(path)
    assert path.read_text() == "".join(rows).replace("banana", "bAnAnA")


def test_a_bad_record_is_named_and_left_and_the_rest_is_done(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    digits = '{"text": "banana", "n": ' + "7" * 5000 + "}"
    rows = ['{"text": "banana"}', "nonsense", '{"text": 7}', digits, '{"text": "a"}', "\udcff", '{"text": "banana"']
    path.write_bytes("\n".join(rows).encode("utf-8", "surrogateescape"))
    told, _ = fix(path)
    assert [reason.split(";")[0] for reason in told] == [
        "line 2: not JSON: Expecting value at column 1",
        "line 3: the field 'text' holds a number, not a string",
        "line 6: byte 1 of the line is not UTF-8, as JSON must be",
        "line 7: not JSON: Expecting ',' delimiter at column 18",
    ]
    expected = [row.replace("banana", "bAnAnA").replace('"a"', '"A"') if i in (0, 3, 4) else row for i, row in enumerate(rows)]
    assert path.read_bytes() == "\n".join(expected).encode("utf-8", "surrogateescape")


def test_an_error_of_the_program_is_named_and_the_rest_is_done(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "banana"}\n{"text": "boom"}\n{"text": "banana"}\n')

    told, error = fix(path)
    assert error == ""
    assert told == ["line 2: an error of this program, please report it: ZeroDivisionError: of no use; nothing was changed here"]
    assert path.read_text() == '{"text": "bAnAnA"}\n{"text": "boom"}\n{"text": "bAnAnA"}\n'


def test_a_reader_who_stops_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "banana"}\n' * 3)
    reading = events(path)
    assert next(reading).done
    reading.close()  # type: ignore[attr-defined]  # it is a generator
    assert path.read_text() == '{"text": "banana"}\n' * 3
    assert not temporaries(tmp_path)


def test_a_file_that_changes_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "banana"}\n' * 3)
    reading = events(path)
    assert next(reading).done
    path.write_text("something else")
    assert "changed by another program" in next(reading).error
    assert path.read_text() == "something else"
    assert not temporaries(tmp_path)


def test_a_file_that_is_replaced_while_it_is_read_is_not_overwritten(tmp_path: Path) -> None:
    """The other program puts a new file of the same size and time in its place."""
    path, other = tmp_path / "a.jsonl", tmp_path / "b"
    path.write_text('{"text": "banana"}\n' * 3)
    other.write_text('{"text": "potato"}\n' * 3)
    os.utime(other, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns))
    reading = events(path)
    assert next(reading).done
    other.replace(path)
    assert "changed by another program" in next(reading).error
    assert "potato" in path.read_text()


def test_what_a_killed_run_left_is_swept_and_what_another_writes_is_not(tmp_path: Path) -> None:
    left, busy, another = (tmp_path / name for name in (".a.txt.scrub-abcd1234.tmp", ".b.txt.scrub-abcd1234.tmp", ".c.txt.tmp"))
    for path in (left, busy, another):
        path.write_text("half")
    with busy.open("rb") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        sweep(tmp_path)
    assert sorted(p.name for p in tmp_path.iterdir()) == [busy.name, another.name]


def test_writing_a_file_leaves_the_old_one_where_it_fails(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    write_file(path, b"old")
    assert path.read_bytes() == b"old"
    with pytest.raises(ReplaceError, match="Is a directory"):
        write_file(tmp_path, b"new")
    assert not temporaries(tmp_path)


def test_a_full_disk_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    """A limit on the size of files stands for the disk: the write fails in the middle."""
    path = tmp_path / "a.txt"
    path.write_text("a" * 100_000)

    def limited() -> None:
        import resource
        import signal

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
        assert "File too large" in fix(path)[1]

    in_child(limited)
    assert path.read_text() == "a" * 100_000
    assert not temporaries(tmp_path)


def test_an_unreadable_file_is_named_and_left(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("banana")
    path.chmod(0)
    in_child(as_nobody(lambda: expect(path, "Permission denied")), tmp_path)


def test_a_folder_that_cannot_be_written_to_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("banana")
    path.chmod(0o666)
    tmp_path.chmod(0o555)
    in_child(as_nobody(lambda: expect(path, "Permission denied")), tmp_path)
    assert path.read_text() == "banana"


def expect(path: Path, reason: str) -> None:
    assert reason in fix(path)[1]


@pytest.mark.parametrize("where", ["scrubber.formats.JsonLines.records", "scrubber.formats.JsonLines.join", "scrubber.corpus.clean._tell"])
def test_an_error_of_the_program_in_reading_costs_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "banana"}\n')

    def explode(*_: object) -> None:
        raise ZeroDivisionError("of no use")

    monkeypatch.setattr(where, explode)
    assert fix(path)[1] == "an error of this program, please report it: ZeroDivisionError: of no use; nothing was changed"
    assert path.read_text() == '{"text": "banana"}\n'
    assert not temporaries(tmp_path)


def test_an_error_of_the_program_in_writing_costs_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "banana"}\n')

    def explode(*_: object) -> None:
        raise ZeroDivisionError("of no use")

    monkeypatch.setattr("scrubber.formats.record.BytesWriter.write", explode)
    assert fix(path)[1] == "an error of this program, please report it: ZeroDivisionError: of no use; nothing was changed"
    assert path.read_text() == '{"text": "banana"}\n'
    assert not temporaries(tmp_path)
