"""`scrub undo`: put back the files of a logged run."""

import sys
from argparse import Namespace

from scrubber.cli.settings import SettingsError
from scrubber.corpus.errors import reason
from scrubber.corpus.undo import undo
from scrubber.formats import FormatError
from scrubber.report.place import shown_name


def run(arguments: Namespace) -> int:
    """Put back every file, or those that are named; 2 if one could not be."""
    done = before = failed = 0
    try:
        for undone in undo(arguments.log, arguments.paths):
            if undone.problem:
                failed += 1
                print(f"scrub: error: {shown_name(undone.path)}: {undone.problem}", file=sys.stderr)
            elif undone.before:
                before += 1
            else:
                done += 1
                if not arguments.quiet:
                    print(shown_name(undone.path))
    except (OSError, FormatError) as error:
        raise SettingsError(f"{arguments.log}: {reason(error)}") from None
    if arguments.paths and not done + before + failed:
        raise SettingsError(f"{arguments.log}: the run changed none of these files; paths are compared as the log has them")
    if not arguments.quiet:
        rest = f"; {before} were as before already" if before else ""
        print(f"{done} {'file' if done == 1 else 'files'} put back{rest}", file=sys.stderr)
    return 2 if failed else 0
