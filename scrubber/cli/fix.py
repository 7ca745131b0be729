"""`scrub fix`: apply the safe edits, in place or into another folder."""

from argparse import Namespace
from contextlib import ExitStack

from scrubber.cli.job import Job
from scrubber.cli.settings import SettingsError
from scrubber.corpus.clean import Wanted
from scrubber.corpus.errors import reason
from scrubber.corpus.resume import Resumed
from scrubber.formats import FormatError


def run(arguments: Namespace) -> int:
    """Fix every file; 2 if one could not be, 1 only where an option asks for it."""
    job = Job(arguments)
    if arguments.resume and not arguments.log:
        raise SettingsError("--resume goes by the log of the run that was stopped; name it with --log")
    try:
        before = Resumed.read(arguments.log) if arguments.resume else Resumed()
    except (OSError, FormatError) as error:
        raise SettingsError(f"{arguments.log}: {reason(error)}") from None
    with ExitStack() as stack:
        report = job.report(stack)
        rejects = job.rejects(stack)
        log = job.log(stack)
        sources = before.rest(job.sources(to=arguments.output, in_place=arguments.output is None))
        for _ in job.go(sources, Wanted(edits=report is not None, log=log is not None), log=log, rejects=rejects):
            pass
        status = job.finish()
    if before.skipped:
        files = "1 file was done before and has" if before.skipped == 1 else f"{before.skipped:,} files were done before and have"
        job.note(f"{files} not changed since")
    job.tally.files -= before.skipped
    job.sum_up()
    tally = job.tally
    left = arguments.fail_on is not None and any(job.fails_on(rule) for found in (tally.proposals, tally.flags) for rule in found)
    return status or int(left or (arguments.exit_non_zero_on_fix and tally.changed_files > 0))
