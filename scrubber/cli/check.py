"""`scrub check`: report what was found."""

from argparse import Namespace
from contextlib import ExitStack

from scrubber.cli.job import Job
from scrubber.corpus.clean import Wanted


def run(arguments: Namespace) -> int:
    """Report the findings of every file; 1 if there are any, 2 if a file could not be read."""
    job = Job(arguments)
    with ExitStack() as stack:
        report = job.report(stack)
        rejects = job.rejects(stack)
        for _ in job.go(job.sources(), Wanted(findings=report is not None), rejects=rejects):
            pass
        status = job.finish()
    job.sum_up()
    tally = job.tally
    return status or int(any(job.fails_on(rule) for found in (tally.edits, tally.proposals, tally.flags) for rule in found))
