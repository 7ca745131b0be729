"""`scrub learn`: learn a corpus's site templates."""

import sys
from argparse import Namespace
from collections.abc import Iterator

from scrubber.boilerplate import templates
from scrubber.cli.job import Job
from scrubber.cli.settings import SettingsError
from scrubber.corpus.clean import Wanted
from scrubber.corpus.errors import ReplaceError
from scrubber.corpus.learning import Article, article, learn
from scrubber.corpus.replacement import write_file

SHOWN = 3  # lines of each site that are named


def run(arguments: Namespace) -> int:
    """Write the templates; 2 if a file could not be read."""
    job = Job(arguments)
    if job.stdin_name:
        raise SettingsError("scrub learn reads the corpus twice, so it cannot come from standard input; name files or folders")
    untold = 0

    def articles() -> Iterator[Article]:
        nonlocal untold
        untold = 0
        for event in job.go(job.sources(), Wanted(texts=True)):
            for site, text in event.done.texts if event.done else ():
                if not site:
                    untold += 1
                elif found := article(site, text):
                    yield found

    learned = learn(articles, min_articles=arguments.min_articles, min_share=arguments.min_share)
    if untold:
        job.note(f"{untold} articles name no site and were left out; say where it stands with --by, or --site")
    text = templates.write(learned)
    if arguments.output:
        try:
            write_file(arguments.output, text.encode())
        except ReplaceError as error:
            raise SettingsError(f"{arguments.output}: {error}") from None
    else:
        sys.stdout.write(text)
    if not arguments.quiet:
        for site, template in learned.items():
            print(f"{site}: {len(template.lines)} lines recur over {template.articles} articles", file=sys.stderr)
            for line, count in list(template.lines.items())[:SHOWN]:
                print(f"  in {count}: {line}", file=sys.stderr)
        lines = sum(len(template.lines) for template in learned.values())
        print(f"{lines} lines of {len(learned)} sites; `scrub diff --templates` shows what they take out", file=sys.stderr)
    return job.finish()
