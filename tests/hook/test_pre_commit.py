"""The hooks, run by the real pre-commit on a real repository of articles. It installs scrubber as pre-commit would."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml", "scrubber")


def run(*command: str, cwd: Path, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=cwd, env=os.environ | (env or {}), capture_output=True, text=True, check=False)


def git(*arguments: str, cwd: Path) -> str:
    identity = ("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "init.defaultBranch=main")
    done = run("git", *identity, *arguments, cwd=cwd)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A repository that holds the package as it is in the working tree, and its commit."""
    repo = tmp_path_factory.mktemp("hooks")
    for name in PACKAGE:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, repo / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, repo / name)
    git("init", "-q", cwd=repo)
    git("add", "-A", cwd=repo)
    git("commit", "-qm", "Package", cwd=repo)
    return repo, git("rev-parse", "HEAD", cwd=repo)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return {"PRE_COMMIT_HOME": str(tmp_path_factory.mktemp("pre-commit")), "NO_COLOR": "1"}


@pytest.fixture
def corpus(tmp_path: Path, hooks: tuple[Path, str]) -> Path:
    repo, commit = hooks
    git("init", "-q", cwd=tmp_path)
    config = f"repos:\n- repo: {repo}\n  rev: {commit}\n  hooks:\n  - id: HOOK\n    args: [--ignore, boilerplate/byline]\n"
    (tmp_path / ".pre-commit-config.yaml").write_text(config)
    (tmp_path / "clean.txt").write_text("The bridge was opened on Tuesday.\n")
    (tmp_path / "dirty.txt").write_text("The cafÃ© was opened on Tuesday.\n\nLeave a Comment\n")
    (tmp_path / "more.jsonl").write_text('{"text": "The bridge was opened on Tuesday.\\n\\nLeave a Comment", "id": 1.0}\n')
    (tmp_path / "code.py").write_text("name = 'cafÃ©'\n")
    return tmp_path


def pre_commit(corpus: Path, hook: str, home: dict[str, str]) -> subprocess.CompletedProcess[str]:
    config = corpus / ".pre-commit-config.yaml"
    config.write_text(config.read_text().replace("HOOK", hook))
    git("add", "-A", cwd=corpus)
    return run(sys.executable, "-m", "pre_commit", "run", "--all-files", cwd=corpus, env=home)


def test_the_fixing_hook_fails_once_and_passes_then(corpus: Path, home: dict[str, str]) -> None:
    first = pre_commit(corpus, "scrub", home)
    assert first.returncode == 1, first.stdout + first.stderr
    assert "files were modified by this hook" in first.stdout
    assert "dirty.txt:3:1: boilerplate/comments" in first.stdout
    assert (corpus / "dirty.txt").read_text() == "The café was opened on Tuesday.\n"
    assert (corpus / "more.jsonl").read_text() == '{"text": "The bridge was opened on Tuesday.", "id": 1.0}\n'
    assert (corpus / "code.py").read_text() == "name = 'cafÃ©'\n"
    second = pre_commit(corpus, "scrub", home)
    assert second.returncode == 0, second.stdout + second.stderr


def test_the_checking_hook_reports_and_changes_nothing(corpus: Path, home: dict[str, str]) -> None:
    done = pre_commit(corpus, "scrub-check", home)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "dirty.txt:1:" in done.stdout
    assert "more.jsonl:1:3:1: boilerplate/comments" in done.stdout
    assert "clean.txt" not in done.stdout
    assert git("status", "--porcelain", "--untracked-files=no", cwd=corpus).replace("A ", "").split() == sorted(
        [".pre-commit-config.yaml", "clean.txt", "code.py", "dirty.txt", "more.jsonl"]
    )
