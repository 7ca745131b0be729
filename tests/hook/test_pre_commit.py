"""The hooks, run by the real pre-commit and by prek on real repositories. They install scrubber as everybody's would."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ("hatch_build.py", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml", "scrubber")
DIRTY = "The cafÃ© was opened on Tuesday.\n\nLeave a Comment\n"
CLEAN = "The bridge was opened on Tuesday.\n"
MANY = 2000  # files
BOUND = 150  # lines of output, however many files are dirty: 50 of a call, and the runner's calls are few


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
    folder = tmp_path_factory.mktemp("homes")
    # Without the kernel, which takes long to compile; tests/kernel builds it.
    return {"PRE_COMMIT_HOME": str(folder / "pre-commit"), "PREK_HOME": str(folder / "prek"), "NO_COLOR": "1", "SCRUBBER_KERNEL": "0"}


@pytest.fixture
def corpus(tmp_path: Path, hooks: tuple[Path, str]) -> Path:
    """A repository of articles with what stands beside them."""
    repo, commit = hooks
    git("init", "-q", cwd=tmp_path)
    config = f"repos:\n- repo: {repo}\n  rev: {commit}\n  hooks:\n  - id: HOOK\n"
    (tmp_path / ".pre-commit-config.yaml").write_text(config)
    (tmp_path / "clean.txt").write_text(CLEAN)
    (tmp_path / "dirty.txt").write_text(DIRTY)
    (tmp_path / "more.jsonl").write_text('{"text": "The bridge was opened on Tuesday.\\n\\nLeave a Comment", "id": 1.0}\n')
    (tmp_path / "code.py").write_text("name = 'cafÃ©'\n")
    (tmp_path / "README.md").write_text(DIRTY)
    (tmp_path / "LICENSE.txt").write_text(DIRTY)
    (tmp_path / "post.md").write_text("The cafÃ© was opened; `print('cafÃ©')` says so.\n")
    return tmp_path


def runner(name: str, corpus: Path, hook: str, home: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    config = corpus / ".pre-commit-config.yaml"
    config.write_text(config.read_text().replace("HOOK", hook))
    if not arguments:
        git("add", "-A", cwd=corpus)
    command = [sys.executable, "-m", "pre_commit"] if name == "pre-commit" else [str(Path(sys.executable).with_name("prek"))]
    return run(*command, "run", *(arguments or ("--all-files",)), cwd=corpus, env=home)


@pytest.mark.parametrize("name", ["pre-commit", "prek"])
def test_the_fixing_hook_fails_once_and_passes_then(name: str, corpus: Path, home: dict[str, str]) -> None:
    first = runner(name, corpus, "scrub", home)
    assert first.returncode == 1, first.stdout + first.stderr
    assert "files were modified by this hook" in first.stdout.lower()
    assert "dirty.txt:3:1: boilerplate/comments" in first.stdout
    assert (corpus / "dirty.txt").read_text() == "The café was opened on Tuesday.\n"
    assert (corpus / "more.jsonl").read_text() == '{"text": "The bridge was opened on Tuesday.", "id": 1.0}\n'
    assert (corpus / "post.md").read_text() == "The café was opened; `print('cafÃ©')` says so.\n"
    assert (corpus / "code.py").read_text() == "name = 'cafÃ©'\n"
    for kept in ("README.md", "LICENSE.txt"):
        assert (corpus / kept).read_text() == DIRTY
    second = runner(name, corpus, "scrub", home)
    assert second.returncode == 0, second.stdout + second.stderr


def test_the_checking_hook_reports_and_changes_nothing(corpus: Path, home: dict[str, str]) -> None:
    (corpus / "cut.txt").write_text("The bridge was opened on Tuesday.\n\nThe mayor said that it could be ...\n")
    done = runner("pre-commit", corpus, "scrub-check", home)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "dirty.txt:1:" in done.stdout
    assert "more.jsonl:1:3:1: boilerplate/comments" in done.stdout
    assert "cut.txt:3:" in done.stdout
    assert "1 text was cut off" in done.stdout
    assert "clean.txt" not in done.stdout
    assert git("status", "--porcelain", cwd=corpus).count("A  ") == len(git("ls-files", cwd=corpus).split())


def test_the_encoding_hook_looks_at_every_text_and_at_encodings_only(corpus: Path, home: dict[str, str]) -> None:
    (corpus / "bom.py").write_bytes(b"\xef\xbb\xbfname = 1\n")
    (corpus / "mixed.c").write_bytes(
        "/* Ünïcödé, naïve and déjà vu in the sources of the café */\n".encode() + "/* déjà vu, naïve, café */\n".encode("cp1252")
    )
    (corpus / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    done = runner("pre-commit", corpus, "scrub-encoding", home)
    assert done.returncode == 1, done.stdout + done.stderr
    for found in (
        "code.py:1:12: mojibake/",
        "README.md:1:8: mojibake/",
        "bom.py:1:1: encoding/byte-order-mark",
        "mixed.c:2:5: encoding/mixed",
    ):
        assert found in done.stdout
    assert "boilerplate" not in done.stdout
    assert "picture.png" not in done.stdout
    assert "clean.txt" not in done.stdout


@pytest.mark.parametrize("name", ["pre-commit", "prek"])
def test_a_corpus_of_many_awkward_files(name: str, corpus: Path, home: dict[str, str]) -> None:
    """Windows line ends, Windows encodings, names with spaces, quotes, line breaks and other scripts; the output stays short."""
    long = "Die Brücke über den Fluß wurde am Dienstag eröffnet, zwei Jahre später als geplant. Die Bürger freuen sich. "
    files = {
        "crlf.txt": DIRTY.replace("\n", "\r\n").encode(),
        "cp1252.txt": (long * 4 + "Für die Löhne müssen die Städte größere Beträge zurücklegen.\n").encode("cp1252"),
        "with space.txt": DIRTY.encode(),
        "with 'quotes\".txt": DIRTY.encode(),
        "line\nbreak.txt": DIRTY.encode(),
        "-dash.txt": DIRTY.encode(),
        "новости.txt": DIRTY.encode(),
    }
    for file, data in files.items():
        (corpus / file).write_bytes(data)
    for number in range(MANY):
        folder = corpus / f"{number % 20}"
        folder.mkdir(exist_ok=True)
        (folder / f"{number}.txt").write_text(DIRTY)
    done = runner(name, corpus, "scrub", home)
    assert done.returncode == 1, done.stdout + done.stderr
    assert len(done.stdout.splitlines()) < BOUND
    assert "more findings are not printed" in done.stdout
    assert (corpus / "crlf.txt").read_bytes() == "The café was opened on Tuesday.\r\n".encode()
    assert "Brücke über den Fluß" in (corpus / "cp1252.txt").read_text(encoding="utf-8")
    for file in list(files)[2:]:
        assert (corpus / file).read_text() == "The café was opened on Tuesday.\n", file
    assert {path.read_text() for path in corpus.glob("*/*.txt")} == {"The café was opened on Tuesday.\n"}
    assert runner(name, corpus, "scrub", home).returncode == 0


def test_what_is_not_staged_is_neither_seen_nor_lost(corpus: Path, home: dict[str, str]) -> None:
    """pre-commit puts it aside, and puts it back unless it conflicts with what the hook did."""
    git("add", "-A", cwd=corpus)
    git("commit", "-qm", "Corpus", cwd=corpus)
    (corpus / "clean.txt").write_text(CLEAN + "\nLeave a Comment\n")
    git("add", "clean.txt", cwd=corpus)
    (corpus / "clean.txt").write_text(CLEAN + "\nLeave a Comment\n\nThe second one, which cost more, opens in May.\n")
    (corpus / "dirty.txt").write_text(DIRTY + "The end of it came soon.\n")
    done = runner("pre-commit", corpus, "scrub-check", home, "--files", "clean.txt")
    git("add", ".pre-commit-config.yaml", cwd=corpus)
    done = runner("pre-commit", corpus, "scrub-check", home, "--hook-stage", "pre-commit")
    assert "clean.txt:3:1: boilerplate/comments" in done.stdout, done.stdout + done.stderr
    assert "dirty.txt" not in done.stdout
    assert "The second one" in (corpus / "clean.txt").read_text()
    assert "The end of it" in (corpus / "dirty.txt").read_text()
