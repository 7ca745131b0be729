"""`scrub undo`: put back the files of a logged run."""

import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path

from scrubber.cli.settings import SettingsError
from scrubber.corpus.errors import reason
from scrubber.corpus.undo import Undone, undo
from scrubber.formats import FormatError
from scrubber.report.place import shown_name


def run(arguments: Namespace) -> int:
    """Put back every file, or those that are named; 2 if one could not be."""
    done = already = failed = 0
    for undone in _undone(arguments.log, arguments.paths):
        if undone.problem:
            failed += 1
            print(f"scrub: error: {shown_name(undone.path)}: {undone.problem}", file=sys.stderr)
        elif undone.already:
            already += 1
        else:
            done += 1
            if not arguments.quiet:
                print(shown_name(undone.path))
    if arguments.paths and not done + already + failed:
        raise SettingsError(f"{arguments.log}: the run changed none of these files; paths are compared as the log has them")
    if not arguments.quiet:
        rest = f"; {already} {'was' if already == 1 else 'were'} as before already" if already else ""
        print(f"{done} {'file' if done == 1 else 'files'} put back{rest}", file=sys.stderr)
    return 2 if failed else 0


def _undone(log: Path, only: Sequence[str]) -> Iterator[Undone]:
    """What becomes of each file; an error here is one of the log."""
    try:
        yield from undo(log, only)
    except (OSError, FormatError) as error:
        raise SettingsError(f"{log}: {reason(error)}") from None
