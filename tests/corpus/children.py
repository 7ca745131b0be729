"""Child processes with fewer rights."""

import os
import stat
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

NOBODY = 65534


def as_nobody(call: Callable[[], None]) -> Callable[[], None]:
    """The call without the superuser's rights, to whom no permission applies."""

    def lowered() -> None:
        if os.geteuid() == 0:
            os.setgroups([])
            os.setegid(NOBODY)
            os.seteuid(NOBODY)
        call()

    return lowered


def in_child(call: Callable[[], None], shared: Path | None = None) -> None:
    """Run the call in a child process, and fail if it fails. `shared`: a folder that others must be able to reach."""
    if shared and os.geteuid() == 0:
        for folder in shared.parents:
            if folder.stat().st_mode & 0o005 == 0:
                folder.chmod(0o755)
        if stat.S_IMODE(shared.stat().st_mode) == 0o700:
            shared.chmod(0o755)
    child = os.fork()
    if child == 0:
        try:
            call()
        except BaseException:  # noqa: BLE001  # whatever it is, the parent must hear of it
            traceback.print_exc()
            sys.stderr.flush()
            os._exit(1)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
