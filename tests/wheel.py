"""Checks an installed wheel: `python tests/wheel.py`, with nothing but the wheel installed.

No test for pytest: where wheels are built it stands alone. SCRUBBER_KERNEL says which kernel the wheel must have, as it does for a build.
"""

import os
import subprocess
import sys
import sysconfig
from collections.abc import Callable
from pathlib import Path

import scrubber

installed = Path(scrubber.__file__).resolve().parent
assert installed != Path(__file__).resolve().parent.parent / "scrubber", "this is the clone, not the wheel"

if os.environ.get("SCRUBBER_KERNEL") == "1":
    assert any(installed.glob("_kernel*.so")) or any(installed.glob("_kernel*.pyd")), "the wheel holds no compiled kernel"

result = scrubber.scrub("The cafÃ© opened on Tuesday.\n\nThe mayor came early and stayed until the band had left.\n\nLeave a Comment")
assert result.text == "The café opened on Tuesday.\n\nThe mayor came early and stayed until the band had left.", result.text
assert result.revert() == result.original
assert scrubber.decode("Привет, как дела сегодня?".encode("cp1251")).text == "Привет, как дела сегодня?"

# A library that does not know free threading would turn the lock on for the whole process.
if sysconfig.get_config_var("Py_GIL_DISABLED"):
    enabled: Callable[[], bool] = vars(sys)["_is_gil_enabled"]
    assert not enabled(), "importing scrubber turned the global lock on"

print(subprocess.run([sys.executable, "-m", "scrubber", "--version"], check=True, capture_output=True, text=True).stdout)
