"""Which files a command is about."""

import glob
import os
from collections.abc import Callable, Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path

from scrubber.formats import SUFFIXES


def find_files(
    paths: Sequence[str], *, exclude: Sequence[str] = (), force_exclude: bool = False, problem: Callable[[str, str], None]
) -> Iterator[Path]:
    """The files that the paths name, each once, folders in the order of their names.

    A folder gives the files of known formats below it, save in hidden folders. A file named as such is always
    taken, whatever its suffix.

    Parameters:
        paths: Files, folders and glob patterns (`**` goes through folders).
        exclude: Patterns of what to leave out of folders, matched against the path and against each of its parts.
        force_exclude: Leave it out even where it is named as such, as pre-commit does.
        problem: Is told the path and the reason where there is nothing to read.
    """
    seen = set()
    for name in paths:
        for path, named in _expand(name, exclude, problem):
            if (named and not force_exclude) or not _excluded(path, exclude):
                key = os.path.realpath(path)
                if key not in seen:
                    seen.add(key)
                    yield path


def _expand(name: str, exclude: Sequence[str], problem: Callable[[str, str], None]) -> Iterator[tuple[Path, bool]]:
    """The files behind one name, and whether it names them as such."""
    if os.path.isdir(name):
        for path in _walk(Path(name), exclude, problem):
            yield path, False
    elif os.path.lexists(name):
        yield Path(name), True
    elif glob.has_magic(name):
        matches = sorted(glob.glob(name, recursive=True))
        if not matches:
            problem(name, "no file matches the pattern")
        for match in matches:
            if os.path.isfile(match):
                yield Path(match), False
    else:
        problem(name, "no such file or folder")


def _walk(folder: Path, exclude: Sequence[str], problem: Callable[[str, str], None]) -> Iterator[Path]:
    def unreadable(error: OSError) -> None:
        problem(str(error.filename), f"{error.strerror}; is the folder readable?")

    for parent, folders, files in os.walk(folder, onerror=unreadable):
        here = Path(parent)
        folders[:] = sorted(f for f in folders if not f.startswith(".") and not _excluded(here / f, exclude))
        for file in sorted(files):
            if file.lower().endswith(SUFFIXES):
                yield here / file


def _excluded(path: Path, exclude: Sequence[str]) -> bool:
    return any(fnmatch(str(path), pattern) or any(fnmatch(part, pattern) for part in path.parts) for pattern in exclude)
