"""The snippets of README and docs, and what it takes to run them.

A snippet is a fenced block. Those of one document run in their order and in one folder, as a reader would type them:

- `sh`: commands; `scrub` may exit with 1, which means that something was found, all else has to end with 0
- `console`: lines that begin with `$ ` are commands, and what stands under them is what they print
- `python`: a script; where an expression has a literal as its comment, it has that value
- `output`: what the script before it prints
- `toml`: settings, as scrub.toml or pyproject.toml has them

`python -m tests.docs.snippets` writes what the commands print now into the documents.
"""

import ast
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from scrubber.cli.settings import read_settings

ROOT = Path(__file__).resolve().parents[2]
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
TIMES = re.compile(r" in [\d.]+ s \([\d.]+ \w+/s\)")  # a short run does not say it
LANGUAGES = ("sh", "console", "python", "output", "toml")


@dataclass(frozen=True)
class Snippet:
    """A fenced block of a document.

    Parameters:
        document: The document's path, from the root of the repository.
        language: What stands behind its fence.
        code: What stands in it.
        start: Where that begins in the document.
    """

    document: str
    language: str
    code: str
    start: int

    @property
    def first(self) -> str:
        """Its first line."""
        return self.code.partition("\n")[0]


def documents() -> list[str]:
    """README and all documents under docs."""
    return ["README.md", *sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").rglob("*.md"))]


def snippets(document: str) -> Iterator[Snippet]:
    """All fenced blocks of a document that name a language."""
    text = (ROOT / document).read_text(encoding="utf-8")
    for match in FENCE.finditer(text):
        yield Snippet(document, match[1], match[2], match.start(2))


def run(snippet: Snippet, folder: Path) -> str:
    """Run a snippet in a folder. What comes back is the snippet with what it prints now.

    Raises:
        AssertionError: It does not run, or an expression has another value than its comment says.
    """
    return RUNNERS[snippet.language](snippet.code, folder)


def _shell(code: str, folder: Path) -> str:
    may_find = "trap '[[ $? -eq 1 && $BASH_COMMAND == *scrub* ]] || { echo \"failed: $BASH_COMMAND\"; exit 99; }' ERR\n"
    done = _bash(may_find + code, folder)
    assert done.returncode in {0, 1}, done.stdout
    return code


def _console(code: str, folder: Path) -> str:
    shown = ""
    for command in re.findall(r"^\$ (.*)$", code, re.MULTILINE):
        done = _bash(command, folder)
        assert done.returncode in {0, 1}, f"{command}\n{done.stdout}"
        shown += f"$ {command}\n{done.stdout}"
    return shown


def _bash(code: str, folder: Path) -> subprocess.CompletedProcess[str]:
    (folder / ".bin").mkdir(exist_ok=True)
    command = folder / ".bin" / "scrub"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m scrubber "$@"\n')
    (folder / ".bin" / "pip").write_text("#!/bin/sh\n")  # what it would install is what is tested
    for path in (folder / ".bin").iterdir():
        path.chmod(0o755)
    paths = os.pathsep.join((str(folder / ".bin"), str(Path(sys.executable).parent), os.environ["PATH"]))
    environ = os.environ | {"PATH": paths, "PYTHONPATH": str(ROOT), "COLUMNS": "100"}
    # One stream for what is printed and for errors, in the order in which a terminal has them.
    return subprocess.run(
        ["bash", "-c", f"exec 2>&1\n{code}"], capture_output=True, encoding="utf-8", check=False, cwd=folder, env=environ, timeout=300
    )


def _python(code: str, folder: Path) -> str:
    checks = []
    lines = code.splitlines()
    for node in ast.parse(code).body:
        comment = lines[node.lineno - 1][node.end_col_offset or 0 :].partition("#")[2].strip()
        if isinstance(node, ast.Expr) and (value := _literal(comment)) is not None:
            node.value = ast.Call(
                ast.Name("_check", ast.Load()),
                [ast.Constant(ast.unparse(node.value)), node.value, ast.parse(value[0], mode="eval").body],
                [],
            )
        checks.append(node)
    module = ast.fix_missing_locations(ast.Module(checks, []))
    script = f"def _check(code, value, expected):\n    assert value == expected, (code, value, expected)\n\n\n{ast.unparse(module)}\n"
    (folder / ".snippet.py").write_text(script, encoding="utf-8")
    environ = os.environ | {"PYTHONPATH": str(ROOT)}
    call = [sys.executable, ".snippet.py"]
    done = subprocess.run(call, capture_output=True, encoding="utf-8", check=False, cwd=folder, env=environ, timeout=300)
    assert done.returncode == 0, done.stderr
    (folder / ".output").write_text(done.stdout, encoding="utf-8")
    return code


def _output(code: str, folder: Path) -> str:  # noqa: ARG001  # it is what is compared
    return (folder / ".output").read_text(encoding="utf-8")


def _literal(comment: str) -> tuple[str] | None:
    """The literal that a comment says an expression is, up to a colon or a semicolon."""
    for text in (comment, re.split(r"[:;] ", comment)[0]):
        try:
            ast.literal_eval(text)
        except (ValueError, SyntaxError):
            continue
        return (text,)
    return None


def _toml(code: str, folder: Path) -> str:
    (folder / "settings").mkdir(exist_ok=True)
    path = folder / "settings" / ("pyproject.toml" if code.startswith("[tool.scrub]") else "scrub.toml")
    path.write_text(code, encoding="utf-8")
    read_settings(path)
    path.unlink()
    return code


RUNNERS: dict[str, Callable[[str, Path], str]] = {"sh": _shell, "console": _console, "python": _python, "output": _output, "toml": _toml}


def without_times(text: str) -> str:
    """What was printed, without how long it took."""
    return TIMES.sub("", text)


def main() -> None:
    """Write what the commands print now into the documents."""
    from tests.docs.test_snippets import ELSEWHERE, NOT_RUN, lay_out

    for document in documents():
        found = [s for s in snippets(document) if s.language in LANGUAGES and s.first not in NOT_RUN.get(document, {})]
        if document in ELSEWHERE or not found:
            continue
        text = (ROOT / document).read_text(encoding="utf-8")
        with tempfile.TemporaryDirectory() as folder:
            lay_out(document, Path(folder))
            new = [(snippet, run(snippet, Path(folder))) for snippet in found]
        for snippet, code in reversed(new):
            if without_times(code) != without_times(snippet.code):
                text = text[: snippet.start] + code + text[snippet.start + len(snippet.code) :]
        (ROOT / document).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
