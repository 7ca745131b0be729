"""The compiled kernel, where the package was built with one: the same decisions as in Python, faster.

The environment variable SCRUBBER_KERNEL forces either: `0` is pure Python, `1` an error where there is no kernel.
"""

import os
from functools import cache
from types import ModuleType

FORMAT = 1  # of what is handed over; a kernel that was built from other sources is left alone
VARIABLE = "SCRUBBER_KERNEL"


@cache
def kernel() -> ModuleType | None:
    """The kernel; None if there is none, or if it is not wanted.

    Raises:
        ImportError: It is wanted, and there is none that fits.
    """
    wanted = os.environ.get(VARIABLE, "")
    if wanted == "0":
        return None
    try:
        from scrubber import _kernel
    except ImportError:
        if wanted == "1":
            raise
        return None
    if _kernel.format_version() != FORMAT:
        if wanted == "1":
            raise ImportError("the compiled kernel is of another version: install the package again")
        return None
    return _kernel
