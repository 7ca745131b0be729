import fcntl
import os
import stat
import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from scrubber import Finding, Result
from scrubber.corpus.clean import CleanError, clean_file, fix_file
from scrubber.corpus.files import find_files
from scrubber.corpus.replacement import ReplaceError, sweep, write_file
from scrubber.formats import JsonLines, PlainText, Record

NOBODY = 65534


def shout(record: Record) -> Result[str | bytes]:
    """Turns every "a" into "A"."""
    assert record.source is not None
    text = record.source if isinstance(record.source, str) else record.source.decode()
    loud = text.replace("a", "A")
    edits = tuple(Finding("test/shout", i, i + 1, "A", "too quiet", original="a") for i, c in enumerate(text) if c == "a")
    return Result(record.source, loud, edits, edits, loud if isinstance(record.source, str) else loud.encode())


def unexpected(reason: str) -> None:
    raise AssertionError(reason)


def fix(path: Path) -> list[str]:
    return [c.result.text for c in fix_file(path, JsonLines() if path.suffix == ".jsonl" else PlainText(), shout, unexpected)]


def temporaries(folder: Path) -> list[Path]:
    return [p for p in folder.iterdir() if p.suffix == ".tmp"]


def test_the_file_is_replaced_with_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("banana")
    path.chmod(0o640)
    inode = path.stat().st_ino
    assert fix(path) == ["bAnAnA"]
    assert path.read_text() == "bAnAnA"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert path.stat().st_ino != inode
    assert not temporaries(tmp_path)


def test_an_unchanged_file_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("plum")
    os.utime(path, (1, 1))
    before = path.stat()
    assert fix(path) == ["plum"]
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
    told: list[str] = []
    for _ in fix_file(path, JsonLines(), shout, told.append):
        pass
    assert [reason.split(";")[0] for reason in told] == [
        "line 2: not JSON: Expecting value at column 1",
        "line 3: the field 'text' holds a int, not a string",
        "line 6: byte 1 of the line is not UTF-8, as JSON must be",
        "line 7: not JSON: Expecting ',' delimiter at column 18",
    ]
    expected = [row.replace("banana", "bAnAnA").replace('"a"', '"A"') if i in (0, 3, 4) else row for i, row in enumerate(rows)]
    assert path.read_bytes() == "\n".join(expected).encode("utf-8", "surrogateescape")


def test_an_error_of_the_program_is_named_and_the_rest_is_done(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "banana"}\n{"text": "boom"}\n{"text": "banana"}\n')

    def explode(record: Record) -> Result[str | bytes]:
        if record.source == "boom":
            raise ZeroDivisionError("of no use")
        return shout(record)

    told: list[str] = []
    assert len(list(fix_file(path, JsonLines(), explode, told.append))) == 2
    assert told == ["line 2: an error of this program, please report it: ZeroDivisionError: of no use; nothing was changed here"]
    assert path.read_text() == '{"text": "bAnAnA"}\n{"text": "boom"}\n{"text": "bAnAnA"}\n'


def test_a_reader_who_stops_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "banana"}\n' * 3)
    for _ in fix_file(path, JsonLines(), shout, unexpected):
        break
    assert path.read_text() == '{"text": "banana"}\n' * 3
    assert not temporaries(tmp_path)


def test_a_file_that_changes_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "banana"}\n' * 3)
    with pytest.raises(CleanError, match="changed by another program"):
        for _ in fix_file(path, JsonLines(), shout, unexpected):
            path.write_text("something else")
    assert path.read_text() == "something else"
    assert not temporaries(tmp_path)


def test_a_file_that_is_replaced_while_it_is_read_is_not_overwritten(tmp_path: Path) -> None:
    """The other program puts a new file of the same size and time in its place."""
    path, other = tmp_path / "a.jsonl", tmp_path / "b"
    path.write_text('{"text": "banana"}\n' * 3)
    other.write_text('{"text": "potato"}\n' * 3)
    os.utime(other, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns))
    with pytest.raises(CleanError, match="changed by another program"):
        for _ in fix_file(path, JsonLines(), shout, unexpected):
            if other.exists():
                other.replace(path)
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
        with pytest.raises(CleanError, match="File too large"):
            fix(path)

    in_child(limited)
    assert path.read_text() == "a" * 100_000
    assert not temporaries(tmp_path)


def test_an_unreadable_file_is_named_and_left(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("banana")
    path.chmod(0)
    in_child(as_nobody(lambda: expect_error(lambda: list(clean_file(path, PlainText(), shout, unexpected)), "Permission denied")), tmp_path)


def test_a_folder_that_cannot_be_written_to_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("banana")
    path.chmod(0o666)
    tmp_path.chmod(0o555)
    in_child(as_nobody(lambda: expect_error(lambda: fix(path), "Permission denied")), tmp_path)
    assert path.read_text() == "banana"


def test_an_unreadable_folder_is_a_problem(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir()
    folder.chmod(0)

    def look() -> None:
        problems: list[tuple[str, str]] = []
        assert list(find_files([str(tmp_path)], problem=lambda place, reason: problems.append((place, reason)))) == []
        assert problems == [(str(folder), "Permission denied; is the folder readable?")]

    in_child(as_nobody(look), tmp_path)


def test_each_file_comes_once_in_the_order_of_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("b.txt", "a.md", "c.jsonl", "c.csv", ".git/d.txt", "x/e.txt"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text("")
    Path("link.txt").symlink_to("b.txt")
    problems: list[str] = []

    def find(*paths: str) -> Iterator[Path]:
        return find_files(paths, problem=lambda place, _: problems.append(place))

    assert [str(p) for p in find(".")] == ["a.md", "b.txt", "c.jsonl", "x/e.txt"]
    assert [str(p) for p in find("c.csv", "x", "x/e.txt", "**/e.txt")] == ["c.csv", "x/e.txt"]
    assert [str(p) for p in find("nowhere", "*.doc")] == []
    assert problems == ["nowhere", "*.doc"]


def expect_error(call: Callable[[], object], reason: str) -> None:
    with pytest.raises(CleanError, match=reason):
        call()


def as_nobody(call: Callable[[], None]) -> Callable[[], None]:
    """The call without the superuser's rights, to whom no permission applies."""

    def lowered() -> None:
        if os.geteuid() == 0:
            os.setgroups([])
            os.setegid(NOBODY)
            os.seteuid(NOBODY)
        call()

    return lowered


def in_child(call: Callable[[], None], shared: Path | None = None) -> None:
    """Run the call in a child process, and fail if it fails. `shared`: a folder that others must be able to reach."""
    if shared and os.geteuid() == 0:
        for folder in shared.parents:
            if folder.stat().st_mode & 0o005 == 0:
                folder.chmod(0o755)
        if stat.S_IMODE(shared.stat().st_mode) == 0o700:
            shared.chmod(0o755)
    child = os.fork()
    if child == 0:
        try:
            call()
        except BaseException:  # noqa: BLE001  # whatever it is, the parent must hear of it
            traceback.print_exc()
            sys.stderr.flush()
            os._exit(1)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
