"""Which files a command is about."""

import glob
import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path

from scrubber.formats import SUFFIXES

Problem = Callable[[str, str], None]
"""Is told a path and the reason why it is not read."""


def find_files(
    paths: Sequence[str], *, exclude: Sequence[str] = (), force_exclude: bool = False, problem: Problem, skipped: Counter[str] | None = None
) -> Iterator[Path]:
    """The files that the paths name, each once, folders in the order of their names.

    A folder gives the files of known formats below it, save in hidden folders; symbolic links in it are not followed. A
    file named as such is always taken, whatever its suffix.

    Parameters:
        paths: Files, folders and glob patterns (`**` goes through folders).
        exclude: Patterns of what to leave out of folders, matched against the path and against each of its parts.
        force_exclude: Leave it out even where it is named as such, as pre-commit does.
        problem: Is told the path and the reason where there is nothing to read.
        skipped: Counts the files of unknown kind that folders hold, by suffix.
    """
    seen = set()
    for name in paths:
        for path, named in _expand(name, exclude, problem, Counter() if skipped is None else skipped):
            if (named and not force_exclude) or not _excluded(path, exclude):
                key = os.path.realpath(path)
                if key not in seen:
                    seen.add(key)
                    yield path


def _expand(name: str, exclude: Sequence[str], problem: Problem, skipped: Counter[str]) -> Iterator[tuple[Path, bool]]:
    """The files behind one name, and whether it names them as such."""
    if os.path.isdir(name):
        for path in _walk(Path(name), exclude, problem, skipped):
            yield path, False
    elif os.path.isfile(name):
        yield Path(name), True
    elif os.path.exists(name):
        problem(name, "a pipe, device or socket, not a file; send what comes from it through standard input (`scrub … - < NAME`)")
    elif os.path.lexists(name):
        problem(name, "a symbolic link to nothing")
    elif glob.has_magic(name):
        matches = sorted(glob.glob(name, recursive=True))
        if not matches:
            problem(name, "no file matches the pattern")
        for match in matches:
            if os.path.isfile(match):
                yield Path(match), False
    else:
        problem(name, "no such file or folder")


def _walk(folder: Path, exclude: Sequence[str], problem: Problem, skipped: Counter[str]) -> Iterator[Path]:
    def unreadable(error: OSError) -> None:
        problem(str(error.filename), f"{error.strerror}; is the folder readable?")

    for parent, folders, files in os.walk(folder, onerror=unreadable):
        here = Path(parent)
        folders[:] = sorted(f for f in folders if not f.startswith(".") and not _excluded(here / f, exclude))
        for file in sorted(files):
            path = here / file
            if not path.is_file() or path.is_symlink():
                continue
            if file.lower().endswith(SUFFIXES):
                yield path
            elif not file.startswith(".") and not _excluded(path, exclude):
                skipped[path.suffix.lower() or "no suffix"] += 1


def _excluded(path: Path, exclude: Sequence[str]) -> bool:
    return any(fnmatch(str(path), pattern) or any(fnmatch(part, pattern) for part in path.parts) for pattern in exclude)
