"""The compiled kernel, where the package was built with one: the same decisions as in Python, faster.

The environment variable SCRUBBER_KERNEL forces either: `0` is pure Python, `1` an error where there is no kernel.
"""

import os
from functools import cache
from pathlib import Path

TYPE_CHECKING = False  # as type checkers know it; importing `typing` for it would take longer than all else here
if TYPE_CHECKING:
    from mmap import mmap
    from types import ModuleType

FORMAT = 1  # of what is handed over; a kernel that was built from other sources is left alone
VARIABLE = "SCRUBBER_KERNEL"
FILE = Path(__file__).with_name("_kernel.bin")


@cache
def kernel() -> "ModuleType | None":
    """The kernel; None if there is none, or if it is not wanted.

    Raises:
        ImportError: It is wanted, and there is none that fits.
    """
    wanted = os.environ.get(VARIABLE, "")
    if wanted == "0":
        return None
    try:
        import scrubber._kernel as found
    except ImportError:
        if wanted == "1":
            raise
        return None
    if found.format_version() == FORMAT and FILE.exists():
        return found
    if wanted == "1":
        raise ImportError("the compiled kernel is of another version than the package: install the package again")
    return None


@cache
def file() -> "mmap":
    """The file of the models, as it lies in memory: processes share it."""
    import mmap

    with FILE.open("rb") as models:
        return mmap.mmap(models.fileno(), 0, access=mmap.ACCESS_READ)
