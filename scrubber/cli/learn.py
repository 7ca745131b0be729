"""`scrub learn`: learn a corpus's site templates."""

import sys
from argparse import Namespace
from collections.abc import Iterator

from scrubber.boilerplate import templates
from scrubber.cli.check import readings
from scrubber.cli.job import Job
from scrubber.cli.settings import SettingsError
from scrubber.corpus.clean import CleanError
from scrubber.corpus.replacement import ReplaceError, write_file

SHOWN = 3  # lines of each site that are named


def run(arguments: Namespace) -> int:
    """Write the templates; 2 if a file could not be read."""
    job = Job(arguments)
    if job.stdin_name:
        raise SettingsError("scrub learn reads the corpus twice, so it cannot come from standard input; name files or folders")
    untold = files = 0

    def articles() -> Iterator[tuple[str, str]]:
        nonlocal untold, files
        untold = 0
        files = 0
        for name, records in readings(job):
            files += 1
            try:
                for cleaned in records:
                    if site := job.site(cleaned.record, name):
                        yield site, cleaned.result.text
                    else:
                        untold += 1
            except CleanError as error:
                job.problem(name, str(error))

    learned = templates.learn(articles, min_articles=arguments.min_articles, min_share=arguments.min_share)
    if untold:
        print(f"scrub: {untold} articles name no site and were left out; say where it stands with --by, or --site", file=sys.stderr)
    text = templates.write(learned)
    if arguments.output:
        try:
            write_file(arguments.output, text.encode())
        except ReplaceError as error:
            raise SettingsError(f"{arguments.output}: {error}") from None
    else:
        sys.stdout.write(text)
    for site, template in learned.items():
        print(f"{site}: {len(template.lines)} lines recur over {template.articles} articles", file=sys.stderr)
        for line, count in list(template.lines.items())[:SHOWN]:
            print(f"  in {count}: {line}", file=sys.stderr)
    print(
        f"{sum(len(t.lines) for t in learned.values())} lines of {len(learned)} sites; `scrub diff --templates` shows what they take out",
        file=sys.stderr,
    )
    return job.finish(files)
