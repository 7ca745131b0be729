"""`scrub diff`: what fix would do."""

import sys
from argparse import Namespace

from scrubber.cli.check import readings
from scrubber.cli.job import Job, use_color
from scrubber.corpus.clean import CleanError
from scrubber.report.diff import unified_diff
from scrubber.report.place import Place

COLORS = {"-": "\x1b[31m", "+": "\x1b[32m", "@": "\x1b[36m"}


def run(arguments: Namespace) -> int:
    """Print the diff of every file; 1 if there is one, 2 if a file could not be read."""
    job = Job(arguments)
    color = use_color(sys.stdout)
    changed = False
    for name, records in readings(job):
        try:
            for cleaned in records:
                place = Place(name, cleaned.result.original, cleaned.record.line)
                for line in unified_diff(place, cleaned.result.edits):
                    changed = True
                    paint = COLORS.get(line[0]) if color else None
                    sys.stdout.write(f"{paint}{line[:-1]}\x1b[0m\n" if paint else line)
        except CleanError as error:
            job.problem(name, str(error))
    return 2 if job.problems else int(changed)
