"""Which files a command is about."""

import glob
import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from scrubber.formats import kind_of

Problem = Callable[[str, str], None]
"""Is told a path and the reason why it is not read."""


@dataclass
class Search:
    """Looks for files.

    Parameters:
        exclude: Files and folders to pass over in folders, as patterns that .gitignore understands.
        force_exclude: Pass them over even where they are named as such, as pre-commit does.
        gitignore: Whether to pass over in folders what .gitignore names.
        problem: Is told the path and the reason where there is nothing to read.
        skipped: Counts the files of unknown kind that folders hold, by suffix.
        ignored: Counts the files and folders that .gitignore named.
    """

    problem: Problem
    exclude: Sequence[str] = ()
    force_exclude: bool = False
    gitignore: bool = True
    skipped: Counter[str] = field(default_factory=Counter)
    ignored: int = 0

    def __post_init__(self) -> None:
        self._excluded = _Patterns(self.exclude)

    def find(self, paths: Sequence[str]) -> Iterator[tuple[Path, Path]]:
        """The files that the paths name, each once, folders in the order of their names, each with its path below the one that named it.

        A folder gives the files of known formats below it, save in hidden folders; symbolic links in it are not followed. A
        file named as such is always taken, whatever its suffix.

        Parameters:
            paths: Files, folders and glob patterns (`**` goes through folders).
        """
        seen: set[str] = set()
        once = len(paths) == 1 and os.path.isdir(paths[0])  # the files of one folder need not be remembered, be they ten million
        for name in paths:
            for path, below, named in self._expand(name):
                if (named and not self.force_exclude) or not self._excluded.match(path):
                    if not once:
                        if (key := os.path.realpath(path)) in seen:
                            continue
                        seen.add(key)
                    yield path, below

    def _expand(self, name: str) -> Iterator[tuple[Path, Path, bool]]:
        """The files behind one name, and whether it names them as such."""
        if os.path.isdir(name):
            for path in self._walk(Path(name)):
                yield path, path.relative_to(name), False
        elif os.path.isfile(name):
            yield Path(name), Path(os.path.basename(name)), True
        elif os.path.exists(name):
            self.problem(name, "a pipe, device or socket, not a file; send what comes from it through standard input (`scrub … - < NAME`)")
        elif os.path.lexists(name):
            self.problem(name, "a symbolic link to nothing")
        elif glob.has_magic(name):
            matches = sorted(glob.glob(name, recursive=True))
            if not matches:
                self.problem(name, "no file matches the pattern")
            for match in matches:
                if os.path.isfile(match):
                    path = Path(match)
                    yield path, path.relative_to(path.anchor) if ".." not in path.parts else Path(path.name), False
        else:
            self.problem(name, "no such file or folder")

    def _walk(self, root: Path) -> Iterator[Path]:
        def unreadable(error: OSError) -> None:
            self.problem(str(error.filename), f"{error.strerror}; is the folder readable?")

        rules = {str(root): _ignored_above(root) if self.gitignore else ()}
        for parent, folders, files in os.walk(root, onerror=unreadable):
            here = Path(parent)
            ignores = rules.pop(parent, ())
            if self.gitignore and ".gitignore" in files:
                ignores = (*ignores, (here.resolve(), _Patterns.of_file(here / ".gitignore")))
            folders[:] = [f for f in sorted(folders) if not f.startswith(".") and self._wanted(here / f, ignores, folder=True)]
            rules |= {os.path.join(parent, folder): ignores for folder in folders}
            for file in sorted(files):
                path = here / file
                if file.startswith(".") or path.is_symlink() or not path.is_file():
                    continue
                if not self._wanted(path, ignores, folder=False):
                    continue
                if kind_of(file):
                    yield path
                else:
                    self.skipped[path.suffix.lower() or "no suffix"] += 1

    def _wanted(self, path: Path, ignores: "_Ignores", *, folder: bool) -> bool:
        if self._excluded.match(path, folder=folder):
            return False
        if _ignored(path, ignores, folder=folder):
            self.ignored += 1
            return False
        return True


_Ignores = tuple[tuple[Path, "_Patterns"], ...]


class _Patterns:
    """Patterns as .gitignore has them.

    Parameters:
        lines: The patterns.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        self._spec = None
        if lines:
            from pathspec import GitIgnoreSpec

            self._spec = GitIgnoreSpec.from_lines(lines)

    @classmethod
    def of_file(cls, path: Path) -> "_Patterns":
        """Those in a file; none if it cannot be read."""
        try:
            return cls(path.read_text(encoding="utf-8", errors="surrogateescape").splitlines())
        except OSError:
            return cls(())

    def match(self, path: Path, *, folder: bool = False) -> bool:
        """Whether they name a path."""
        return self.verdict(path, folder=folder) or False

    def verdict(self, path: Path, *, folder: bool = False) -> bool | None:
        """Whether they name a path, or name it as an exception; None: neither."""
        return self._spec.check_file(f"{path}/" if folder else str(path)).include if self._spec else None


def _ignored(path: Path, ignores: _Ignores, *, folder: bool) -> bool:
    """Whether .gitignore files name a path. The nearest that says anything counts."""
    if not ignores:
        return False
    full = path.parent.resolve() / path.name
    verdicts = (patterns.verdict(full.relative_to(base), folder=folder) for base, patterns in reversed(ignores))
    return next((verdict for verdict in verdicts if verdict is not None), False)


def _ignored_above(root: Path) -> _Ignores:
    """What the .gitignore files of the repository say that a folder lies in. If they name the folder itself, they do not count."""
    full = root.resolve()
    top = next((folder for folder in (full, *full.parents) if (folder / ".git").exists()), None)
    if not top:
        return ()
    between = [folder for folder in reversed(full.parents) if folder == top or top in folder.parents]
    ignores = tuple((folder, _Patterns.of_file(folder / ".gitignore")) for folder in between)
    inside = [path for path in (full, *full.parents) if top in path.parents]
    named = any(_ignored(path, tuple(i for i in ignores if i[0] in path.parents), folder=True) for path in inside)
    return () if named else ignores
