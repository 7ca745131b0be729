"""`scrub diff`: what fix would do."""

import sys
from argparse import Namespace
from dataclasses import replace

from scrubber.cli.check import readings
from scrubber.cli.job import Job, use_color
from scrubber.corpus.clean import CleanError
from scrubber.decoding import as_stored
from scrubber.findings import Finding
from scrubber.pipeline import Result
from scrubber.report.color import painted
from scrubber.report.diff import unified_diff
from scrubber.report.place import Place


def run(arguments: Namespace) -> int:
    """Print the diff of every file; 1 if there is one, 2 if a file could not be read."""
    job = Job(arguments)
    color = use_color(sys.stdout)
    changed = False
    files = 0
    for name, records in readings(job, drop=job.drop):
        files += 1
        try:
            for cleaned in records:
                place = Place(name, cleaned.result.original, cleaned.record.line)
                edits = (_whole(cleaned.result),) if cleaned.dropped else cleaned.result.edits
                diff = list(unified_diff(place, edits, _stored(cleaned.result)))
                sys.stdout.writelines(painted(diff) if color else diff)
                changed |= bool(diff)
        except CleanError as error:
            job.problem(name, str(error))
    return job.finish(files) or int(changed)


def _whole(result: Result[str | bytes]) -> Finding:
    """The removal of all of a text that is no article, in the name of the flag that says so."""
    flag = max((flag for flag in result.flags if flag.rule.startswith("page/")), key=lambda flag: flag.confidence)
    return replace(flag, start=0, end=len(result.original), replacement="", original=result.original)


def _stored(result: Result[str | bytes]) -> str | None:
    """The text as its bytes stand, where these are rewritten in UTF-8."""
    rewritten = result.decoded and any(edit.raw is not None for edit in result.edits)
    return as_stored(result.decoded) if result.decoded and rewritten else None
