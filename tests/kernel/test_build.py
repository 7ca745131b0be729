"""The package is built with a kernel where there is a C compiler, and as pure Python where there is none."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from scrubber import kernel

ROOT = Path(__file__).resolve().parent.parent.parent
BUILD = ("hatch_build.py", "pyproject.toml", "README.md", "LICENSE", "NOTICE", "scrubber")


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tree")
    for name in BUILD:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(
                source, folder / name, ignore=shutil.ignore_patterns("_*.so", "_kernel.bin", "_rules.bin", "*.pyd", "__pycache__")
            )
        else:
            shutil.copy2(source, folder / name)
    return folder


def wheel(tree: Path, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--quiet", "--wheel-dir", str(folder), str(tree)]
    environment = {name: value for name, value in os.environ.items() if name not in ("SCRUBBER_KERNEL", "CC")} | environment
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


def test_without_a_compiler_the_wheel_is_pure(tree: Path, tmp_path: Path) -> None:
    assert wheel(tree, tmp_path, CC="false").returncode == 0
    (made,) = tmp_path.iterdir()
    assert made.name.endswith("-py3-none-any.whl")
    names = zipfile.ZipFile(made).namelist()
    assert {"scrubber/pipeline.py", "scrubber/py.typed"} <= set(names)
    assert {name.rpartition("/")[2] for name in names if "/licenses/" in name} == {"LICENSE", "NOTICE"}
    assert not [name for name in names if name.endswith((".so", ".pyd")) or name in ("scrubber/_kernel.bin", "scrubber/_rules.bin")]


def test_a_kernel_that_is_asked_for_must_be_built(tree: Path, tmp_path: Path) -> None:
    assert wheel(tree, tmp_path, CC="false", SCRUBBER_KERNEL="1").returncode != 0
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(shutil.which(os.environ.get("CC", "cc")) is None, reason="there is no C compiler")
@pytest.mark.parametrize("wanted", [{}, {"SCRUBBER_KERNEL": "1"}])
def test_with_a_compiler_the_wheel_holds_the_kernel_and_its_models(tree: Path, tmp_path: Path, wanted: dict[str, str]) -> None:
    done = wheel(tree, tmp_path, **wanted)
    assert done.returncode == 0, done.stderr
    (made,) = tmp_path.iterdir()
    assert "none-any" not in made.name
    with zipfile.ZipFile(made) as archive:
        names = archive.namelist()
        assert {"scrubber/_kernel.bin", "scrubber/_rules.bin"} <= set(names)
        for part in kernel.PARTS:
            assert [name for name in names if name.startswith(f"scrubber/{part}.") and name.endswith((".so", ".pyd"))]
        archive.extractall(tmp_path / "installed")
    code = "import scrubber, scrubber.kernel as k; print(k.kernel().__file__); print(scrubber.fix_mojibake('CafÃ© â€“ schÃ¶n'))"
    environment = os.environ | {"PYTHONPATH": str(tmp_path / "installed"), "SCRUBBER_KERNEL": "1"}
    ran = subprocess.run([sys.executable, "-P", "-c", code], capture_output=True, text=True, env=environment, check=False, cwd=tmp_path)
    assert ran.stdout.splitlines()[1:] == ["Café – schön"], ran.stderr
    assert str(tmp_path) in ran.stdout


@pytest.mark.parametrize(("wanted", "used"), [("0", False), ("1", True), ("", True)])
def test_the_variable_forces_either(wanted: str, used: bool) -> None:
    if used and kernel.kernel() is None:
        pytest.skip("there is no kernel, or it is not wanted")
    code = "from scrubber.kernel import kernel; print(kernel() is not None)"
    environment = os.environ | {kernel.VARIABLE: wanted}
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True).stdout == f"{used}\n"


def test_a_damaged_file_of_models_is_refused() -> None:
    compiled = kernel.kernel()
    if compiled is None:
        pytest.skip("there is no kernel, or it is not wanted")
    whole = bytearray(kernel.file())
    for at, value in ((0, 1), (9, 7), (12, 200), (20, 9), (24, 3), (40, 255), (100_000, 1)):
        damaged = bytearray(whole)
        damaged[at] ^= value
        with pytest.raises(ValueError, match="install the package again"):
            compiled.Languages(bytes(damaged), list(range(75)), lambda _char, _names: 0, "")
    for size in (0, 10, 31, 400, 1_000_000, len(whole) - 1):
        with pytest.raises(ValueError, match="install the package again"):
            compiled.Languages(bytes(whole[:size]), list(range(75)), lambda _char, _names: 0, "")
