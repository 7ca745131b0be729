"""`scrub fix`: apply the safe edits in place."""

import sys
from argparse import Namespace
from collections.abc import Iterator

from scrubber.cli.job import Job
from scrubber.corpus.clean import Cleaned, CleanError, clean_stream, fix_file
from scrubber.corpus.replacement import sweep
from scrubber.formats import Format
from scrubber.report.place import Place


def run(arguments: Namespace) -> int:
    """Fix every file; 2 if one could not be, 1 only where an option asks for it."""
    job = Job(arguments)
    report = job.report(sys.stderr if job.stdin_name else sys.stdout)
    files = changed = edits = rest = failing = dropped = 0
    for name, records in _fixing(job):
        files += 1
        touched = False
        try:
            for cleaned in records:
                place = Place(name, cleaned.result.original, cleaned.record.line)
                touched |= cleaned.changed
                if cleaned.dropped:
                    dropped += 1
                    for finding in cleaned.result.flags:
                        report.add(place, finding, applied=False)
                    continue
                for finding in sorted(cleaned.result.edits, key=lambda edit: edit.start):
                    report.add(place, finding, applied=True)
                    edits += 1
                applied = set(map(id, cleaned.result.edits))
                for finding in cleaned.result.findings:
                    if id(finding) not in applied:
                        rest += 1
                        failing += arguments.fail_on is not None and job.fails_on(finding.rule)
                    if finding.replacement is None:
                        report.add(place, finding, applied=False)
        except CleanError as error:
            job.problem(name, str(error))
            continue
        changed += touched
    report.finish()
    status = job.finish(files)
    gone = f", {dropped} records dropped that are no article" if dropped else ""
    left = f"`scrub check` shows {rest} more findings that were left alone"
    print(f"{edits} edits in {changed} of {files} files{gone}; {left}", file=sys.stderr)
    return status or int(failing > 0 or (arguments.exit_non_zero_on_fix and changed > 0))


def _fixing(job: Job) -> Iterator[tuple[str, Iterator[Cleaned]]]:
    """Each file of the job, and its records while they are being fixed; standard input goes to standard output."""
    if (name := job.stdin_name) and (format := job.format(name)):
        yield name, _through(name, format, job)
    swept = set()
    for path in job.files():
        if path.parent not in swept:
            swept.add(path.parent)
            sweep(path.parent)
        if format := job.format(path.name):
            yield str(path), fix_file(path, format, job.cleaner(str(path)), job.bad_record(str(path)), drop=job.drop)


def _through(name: str, format: Format, job: Job) -> Iterator[Cleaned]:
    for record, cleaned in clean_stream(sys.stdin.buffer, format, job.cleaner(name), job.bad_record(name), drop=job.drop):
        sys.stdout.buffer.write(cleaned.output if cleaned else record.raw)
        if cleaned:
            yield cleaned
    sys.stdout.buffer.flush()
