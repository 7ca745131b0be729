"""`scrub diff`: what fix would do."""

import sys
from argparse import Namespace

from scrubber.cli.job import Job, use_color
from scrubber.corpus.clean import Wanted
from scrubber.report.color import painted


def run(arguments: Namespace) -> int:
    """Print the diff of every file; 1 if there is one, 2 if a file could not be read."""
    job = Job(arguments)
    out = job.progress.around(sys.stdout)
    color = use_color(sys.stdout)
    changed = False
    for event in job.go(job.sources(), Wanted(diff=True)):
        if event.done and (diff := event.done.diff):
            out.write("".join(painted(diff) if color else diff))
            changed = True
    return job.finish() or int(changed)
