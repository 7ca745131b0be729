"""`scrub check`: report what was found."""

import sys
from argparse import Namespace
from collections.abc import Iterator

from scrubber.cli.job import Job
from scrubber.corpus.clean import Cleaned, CleanError, clean_file, clean_stream
from scrubber.report.place import Place


def run(arguments: Namespace) -> int:
    """Report the findings of every file; 1 if there are any, 2 if a file could not be read."""
    job = Job(arguments)
    report = job.report(sys.stdout)
    files = found = fixable = flags = failing = 0
    for name, records in readings(job):
        files += 1
        try:
            for cleaned in records:
                place = Place(name, cleaned.result.original, cleaned.record.line)
                applied = set(map(id, cleaned.result.edits))
                for finding in cleaned.result.findings:
                    report.add(place, finding, applied=False)
                    found += 1
                    flags += finding.replacement is None
                    fixable += id(finding) in applied
                    failing += job.fails_on(finding.rule)
        except CleanError as error:
            job.problem(name, str(error))
    report.finish()
    rest = found - fixable - flags
    unsafe = f", {rest} with --unsafe" if rest else ""
    status = job.finish(files)
    print(f"{found} findings in {files} files: `scrub fix` applies {fixable}{unsafe}; {flags} are flags", file=sys.stderr)
    return status or int(failing > 0)


def readings(job: Job, *, drop: bool = False) -> Iterator[tuple[str, Iterator[Cleaned]]]:
    """Each file of the job, and its records with what would become of them; `drop`: those that are no article would be left out."""
    if (name := job.stdin_name) and (format := job.format(name)):
        stream = clean_stream(sys.stdin.buffer, format, job.cleaner(name), job.bad_record(name), drop=drop)
        yield name, (cleaned for _, cleaned in stream if cleaned)
    for path in job.files():
        if format := job.format(path.name):
            yield str(path), clean_file(path, format, job.cleaner(str(path)), job.bad_record(str(path)), drop=drop)
