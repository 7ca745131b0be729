"""Builds the compiled kernel into the wheel where there is a C compiler; without one the package is pure Python."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCES = "scrubber/_*.pyx"
FILES = {
    "scrubber/_kernel.bin": "scrubber.language.kernel_file",
    "scrubber/_rules.bin": "scrubber.boilerplate.programs",
    "scrubber/_score.bin": "scrubber.boilerplate.score_file",
}  # what makes it
FLAGS = {"unix": ["-O3", "-g0", "-ffp-contract=off"], "msvc": ["/O2", "/fp:precise"]}  # the same figures on every machine


class KernelHook(BuildHookInterface[Any]):
    """Compiles the parts of the kernel, each beside its source.

    The environment variable SCRUBBER_KERNEL forces either: with 0 nothing is compiled, with 1 it is an error if that fails.
    """

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Compile, and tell the builder what was made."""
        wanted = os.environ.get("SCRUBBER_KERNEL", "")
        if wanted == "0":
            return
        try:
            made = compiled(Path(self.root))
        except Exception as error:
            if wanted == "1":
                raise
            self.app.display_warning(f"scrubber: the compiled kernel is left out, since it could not be built: {error}")
            return
        build_data["artifacts"] += [str(one.relative_to(self.root)) for one in made]
        build_data["pure_python"] = False
        build_data["infer_tag"] = True


def compiled(root: Path) -> list[Path]:
    """Compile the kernel of a source tree, and make the files that it reads; what was made.

    Raises:
        Exception: Cython or a C compiler is missing, or fails.
    """
    from Cython.Build import cythonize
    from setuptools import Distribution, Extension
    from setuptools.command.build_ext import build_ext

    class Build(build_ext):
        def build_extensions(self) -> None:
            for extension in self.extensions:
                extension.extra_compile_args = [
                    *FLAGS.get(self.compiler.compiler_type, []),
                    *os.environ.get("SCRUBBER_KERNEL_FLAGS", "").split(),
                ]
                extension.extra_link_args = os.environ.get("SCRUBBER_KERNEL_FLAGS", "").split()
            super().build_extensions()

    with tempfile.TemporaryDirectory() as folder:
        parts = [Extension(f"scrubber.{source.stem}", [str(source)]) for source in sorted(root.glob(SOURCES))]
        command = Build(Distribution({"name": "scrubber", "ext_modules": cythonize(parts, build_dir=folder, quiet=True)}))
        command.build_lib, command.build_temp = folder, folder
        command.ensure_finalized()
        command.run()
        made = sorted(Path(folder).rglob("_*.so" if os.name != "nt" else "_*.pyd"))
        pure = os.environ | {"SCRUBBER_KERNEL": "0"}  # the files are written before there is a kernel to write them with
        for file, module in FILES.items():
            made.append(Path(folder) / Path(file).name)
            subprocess.run([sys.executable, "-m", module, str(made[-1])], cwd=root, env=pure, check=True)
        for part in parts:
            for stale in root.glob(f"{part.name.replace('.', '/')}.*.so"):
                stale.unlink()
        return [Path(shutil.copy2(one, root / "scrubber")) for one in made]


if __name__ == "__main__":  # in a checkout, after a change of the kernel
    print(*compiled(Path(__file__).resolve().parent))
