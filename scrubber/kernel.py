"""The compiled kernel, where the package was built with one: the same decisions as in Python, faster.

The environment variable SCRUBBER_KERNEL forces either: `0` is pure Python, `1` an error where there is no kernel.
"""

import os
from functools import cache
from importlib import import_module
from pathlib import Path

TYPE_CHECKING = False  # as type checkers know it; importing `typing` for it would take longer than all else here
if TYPE_CHECKING:
    from mmap import mmap
    from types import ModuleType

FORMAT = 3  # of what is handed over; a kernel that was built from other sources is left alone
VARIABLE = "SCRUBBER_KERNEL"
PARTS = ("_kernel", "_lines", "_rules", "_score")
FILE = Path(__file__).with_name("_kernel.bin")
RULES = Path(__file__).with_name("_rules.bin")
SCORE = Path(__file__).with_name("_score.bin")


@cache
def kernel(part: str = "_kernel") -> "ModuleType | None":
    """A part of the kernel; None if there is no kernel, or if it is not wanted. There are all parts of it, or none.

    Parameters:
        part: One of `PARTS`.

    Raises:
        ImportError: It is wanted, and there is none that fits.
    """
    parts = _parts()
    return parts[PARTS.index(part)] if parts else None


@cache
def _parts() -> "list[ModuleType] | None":
    wanted = os.environ.get(VARIABLE, "")
    if wanted == "0":
        return None
    try:
        found = [import_module(f"scrubber.{part}") for part in PARTS]
    except ImportError:
        if wanted == "1":
            raise
        return None
    if all(part.format_version() == FORMAT for part in found) and FILE.exists() and RULES.exists():
        return found
    if wanted == "1":
        raise ImportError("the compiled kernel is of another version than the package: install the package again")
    return None


@cache
def file(path: Path = FILE) -> "mmap":
    """A file beside the kernel, such as that of the models, as it lies in memory: processes share it."""
    import mmap

    with path.open("rb") as opened:
        return mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
