"""Which files a command is about."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from scrubber.corpus.files import Search
from tests.corpus.children import as_nobody, in_child


def test_an_unreadable_folder_is_a_problem(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir()
    folder.chmod(0)

    def look() -> None:
        problems: list[tuple[str, str]] = []
        assert list(Search(problem=lambda place, reason: problems.append((place, reason))).find([str(tmp_path)])) == []
        assert problems == [(str(folder), "Permission denied; is the folder readable?")]

    in_child(as_nobody(look), tmp_path)


def test_each_file_comes_once_in_the_order_of_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("b.txt", "a.md", "c.jsonl", "c.doc", ".git/d.txt", "x/e.txt"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text("")
    Path("link.txt").symlink_to("b.txt")
    problems: list[str] = []

    def find(*paths: str) -> Iterator[Path]:
        return (path for path, _ in Search(problem=lambda place, _: problems.append(place)).find(paths))

    assert [str(p) for p in find(".")] == ["a.md", "b.txt", "c.jsonl", "x/e.txt"]
    assert [str(p) for p in find("c.doc", "x", "x/e.txt", "**/e.txt")] == ["c.doc", "x/e.txt"]
    assert [str(p) for p in find("nowhere", "*.pdf")] == []
    assert problems == ["nowhere", "*.pdf"]


def search(folder: Path, *paths: str, exclude: tuple[str, ...] = (), gitignore: bool = True) -> list[str]:
    found = Search(problem=lambda place, reason: pytest.fail(f"{place}: {reason}"), exclude=exclude, gitignore=gitignore)
    return [str(path.relative_to(folder)) for path, _ in found.find([str(folder / path) for path in paths or (".",)])]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    for name in ("a.txt", "raw/b.txt", "raw/keep.txt", "data/c.txt", "data/deep/d.txt", "data/deep/raw/e.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    (tmp_path / ".gitignore").write_text("raw/*\n!raw/keep.txt\n/data/deep\n")
    return tmp_path


def test_what_gitignore_names_is_passed_over(repository: Path) -> None:
    assert search(repository) == ["a.txt", "data/c.txt", "raw/keep.txt"]
    listed = subprocess.run(["git", "ls-files", "-o", "--exclude-standard"], cwd=repository, capture_output=True, text=True, check=True)
    assert [name for name in listed.stdout.split() if name != ".gitignore"] == search(repository)
    assert len(search(repository, gitignore=False)) == 6


def test_a_gitignore_further_down_has_the_last_word(repository: Path) -> None:
    (repository / "raw" / ".gitignore").write_text("!b.txt\n")
    assert search(repository) == ["a.txt", "data/c.txt", "raw/b.txt", "raw/keep.txt"]


def test_a_folder_that_is_ignored_is_read_if_it_is_named(repository: Path) -> None:
    assert search(repository, "data/deep") == ["data/deep/d.txt", "data/deep/raw/e.txt"]
    assert search(repository, "data") == ["data/c.txt"]
    assert search(repository, "raw/b.txt") == ["raw/b.txt"]


def test_excluded_are_whole_folders_and_patterns(repository: Path) -> None:
    assert search(repository, exclude=("data", "*.doc")) == ["a.txt", "raw/keep.txt"]
    assert search(repository, "a.txt", exclude=("*.txt",)) == ["a.txt"]
