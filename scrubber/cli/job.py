"""What the commands that go through files have in common: settings, files, what goes wrong, and what is told in the end."""

import os
import sys
import time
from argparse import Namespace
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

from scrubber import __version__
from scrubber.cli.checks import effective_settings
from scrubber.cli.cleaning import FOLDER, cleaner_of
from scrubber.cli.settings import SettingsError
from scrubber.corpus.clean import Wanted
from scrubber.corpus.errors import reason
from scrubber.corpus.files import Search
from scrubber.corpus.log import Log
from scrubber.corpus.rejects import Rejects
from scrubber.corpus.replacement import sweep
from scrubber.corpus.run import Event, Source, run
from scrubber.formats import FORMATS, SUFFIXES, Fields, Format, FormatError, format_of, kind_of, renamed
from scrubber.formats.compression import compression_of
from scrubber.pipeline import covers
from scrubber.report.place import shown_name
from scrubber.report.progress import Progress, progress
from scrubber.report.reports import Report, report_of
from scrubber.report.summary import statistics, summary
from scrubber.report.tally import Tally

SHOWN = 20  # bad records of a file that are named
FOR_PEOPLE = ("text", "concise")


class Job:
    """One call of a command that goes through files.

    Parameters:
        arguments: What the command line says.

    Raises:
        SettingsError: The configuration, or a name of a rule, cannot be used.
    """

    def __init__(self, arguments: Namespace) -> None:
        self.arguments = arguments
        self.settings, self.settings_file = effective_settings(arguments)
        self.cleaner = cleaner_of(arguments, self.settings, self.settings_file)
        self.tally = Tally()
        self.problems: set[tuple[str, str]] = set()
        self.search = Search(
            problem=self.problem,
            exclude=self.settings.exclude,
            force_exclude=arguments.force_exclude,
            gitignore=self.settings.respect_gitignore,
        )
        self.progress: Progress = progress(None if arguments.quiet else sys.stderr, _total(arguments.paths))
        self._bad_records: Counter[str] = Counter()
        self._report: Report | None = None

    def sources(self, *, to: Path | None = None, in_place: bool = False) -> Iterator[Source]:
        """The files to go through, standard input first.

        Parameters:
            to: The folder to write to; standard input goes to standard output.
            in_place: Whether files are replaced by cleaned ones, and standard input goes to standard output.
        """
        stdout = sys.stdout.buffer if to or in_place else None
        if (name := self.stdin_name) and (format := self.format(name)):
            self.tally.files += 1
            yield Source(None, name, format, sys.stdin.buffer, stdout)
        output = to.resolve() if to else None
        mine = {path.resolve() for path in (self.arguments.log, self.arguments.rejects) if path}
        targets: set[Path] = set()
        swept: set[Path] = set()
        for path, below in self.search.find([path for path in self.arguments.paths if path != "-"]):
            name = str(path)
            if (output and output in path.resolve().parents) or (mine and path.resolve() in mine):
                continue  # what this run has written
            if not (format := self.format(name)):
                continue
            target = path if in_place else None
            if to:
                target = to / renamed(below, format)
                if target in targets:
                    self.problem(
                        name, f"{target} has been written from another file of that name; name the folder above both, or run twice"
                    )
                    continue
                if len(self.arguments.paths) > 1:
                    targets.add(target)
            elif in_place and not format.in_place:
                self.problem(name, f"a {format.kind} file is read, but never rewritten; --output FOLDER writes it as {format.suffix} there")
                continue
            if target and target.parent not in swept:
                swept.add(target.parent)
                sweep(target.parent)
            self.tally.files += 1
            yield Source(path, name, format, target=target)

    def format(self, name: str) -> Format | None:
        """How a file is to be read; None, and a problem, if it is of no known kind."""
        s = self.settings
        site = None if s.by == FOLDER else s.by
        article = s.article_field if s.not_article == "mark" else None
        fields = Fields(s.field, site, s.lang_field, s.title_field, s.id_field, s.truncated_field, article)
        format = format_of("a.txt" if name == "-" else name, fields, s.max_size, given=s.format)
        if format is None:
            kinds = f"{', '.join(SUFFIXES)}; if it is one of them under another name, --format {'|'.join(FORMATS)} says so"
            self.problem(name, f"not a kind of file that is read ({kinds})")
        return format

    def go(self, sources: Iterator[Source], wanted: Wanted, *, log: Log | None = None, rejects: Rejects | None = None) -> Iterator[Event]:
        """Go through files: counts what was found, tells the report of it, and what goes wrong and how far it is; gives each event on."""
        began = time.monotonic()
        with self.progress:
            for event in run(sources, self.cleaner, wanted, workers=self.workers, log=log, rejects=rejects):
                self._account(event)
                yield event
        self.tally.seconds += time.monotonic() - began

    def _account(self, event: Event) -> None:
        """Count what has happened, and tell the user and the report."""
        name = event.source.name
        if done := event.done:
            self.tally += done.tally
            self.progress.update(done.tally)
            for bad in done.bad:
                self._bad_record(name, str(bad))
            for note in done.notes:
                self.note(f"{shown_name(name)}: {note}")
            if self._report:
                for row in done.rows:
                    self._report.add(row)
        if event.ended:
            self.tally.changed_files += event.changed
            self.progress.file()
            if event.error:
                self.tally.refused_files += 1
                self.problem(name, event.error)
            elif self._report:
                self._report.file(name)
            if event.note:
                self.note(f"{shown_name(name)}: {event.note}")

    @property
    def workers(self) -> int:
        """How many processes clean."""
        if self.settings.jobs:
            return self.settings.jobs
        affinity = getattr(os, "sched_getaffinity", None)  # what a container may use; not on all systems
        return len(affinity(0)) if affinity else os.cpu_count() or 1

    def finish(self) -> int:
        """Say what was passed over; 2 if there were problems, or nothing at all to read, else 0."""
        if self.search.skipped:
            kinds = ", ".join(f"{count} {suffix}" for suffix, count in self.search.skipped.most_common())
            self.note(f"files of other kinds were passed over: {kinds}")
        if self.search.ignored:
            self.note(
                f"{self.search.ignored} files or folders that .gitignore names were passed over; --no-respect-gitignore reads them, too"
            )
        if not self.tally.files and not self.problems:
            self.problem(" ".join(self.arguments.paths), "no file of a kind that is read; --format says what a file is that is named")
        for name, count in self._bad_records.items():
            if count > SHOWN:
                print(f"scrub: error: {shown_name(name)}: {count - SHOWN} more records that could not be read", file=sys.stderr)
        return 2 if self.problems else 0

    def sum_up(self) -> None:
        """Say what was done in all."""
        if self._report and (left := self._report.left_out):
            all = "--max-findings 0 prints all, " if self.settings.output_format in FOR_PEOPLE else ""
            way_out = f"{all}--statistics counts them by rule"
            self.note(f"{left:,} more {'finding is' if left == 1 else 'findings are'} not printed; {way_out}")
        if not self.arguments.quiet:
            for line in summary(self.tally, command=self.arguments.command):
                print(line, file=sys.stderr)
            if self.arguments.statistics:
                sys.stdout.write(statistics(self.tally))

    @property
    def stdin_name(self) -> str | None:
        """The name of what comes from standard input, or None if nothing does."""
        return (self.arguments.stdin_filename or "-") if "-" in self.arguments.paths else None

    def note(self, text: str) -> None:
        """Tell the user something that is no error."""
        if not self.arguments.quiet:
            with self.progress.aside():
                print(f"scrub: {text}", file=sys.stderr)

    def problem(self, place: str, reason: str) -> None:
        """Tell the user of something that could not be done, once."""
        if (place, reason) in self.problems:
            return
        self.problems.add((place, reason))
        with self.progress.aside():
            print(f"scrub: error: {shown_name(place)}: {reason}", file=sys.stderr)
        if self._report:
            self._report.problem(place, reason)

    def _bad_record(self, name: str, reason: str) -> None:
        """Tell the user of records of a file that cannot be cleaned: of each of the first ones, and of how many there are."""
        self.tally.bad_records += 1
        self._bad_records[name] += 1
        if self._bad_records[name] <= SHOWN:
            self.problem(name, reason)

    def report(self, stack: ExitStack) -> Report | None:
        """Where findings are to be told; None if they are not: with --quiet, and with --statistics, which counts them."""
        if self.arguments.quiet or self.arguments.statistics:
            return None
        out = sys.stderr if self.stdin_name and self.arguments.command == "fix" else sys.stdout
        name = self.settings.output_format
        report = report_of(
            name,
            self.progress.around(out),
            color=use_color(out),
            limit=self.settings.max_findings if name in FOR_PEOPLE else 0,
            rules=self.cleaner.pipeline("").rules if name == "sarif" else (),
            version=__version__,
        )
        stack.callback(report.finish)
        self._report = report
        return report

    def log(self, stack: ExitStack) -> Log | None:
        """Where every edit is written down, if it is to be."""
        path: Path | None = self.arguments.log
        if path is None:
            return None
        if not self.arguments.resume and path.exists() and path.stat().st_size:
            raise SettingsError(
                f"{path}: there is a log already, which `scrub undo` may need; --resume goes on with it, or choose another name"
            )
        try:
            log = Log(path)
        except (OSError, FormatError) as error:
            raise SettingsError(f"{path}: {reason(error)}") from None
        stack.callback(log.close)
        now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        log.write({"run": {"version": __version__, "arguments": self.arguments.argv, "folder": os.getcwd(), "time": now}})
        log.sync()
        return log

    def rejects(self, stack: ExitStack) -> Rejects | None:
        """Where the records that cannot be cleaned are written down, if they are to be."""
        path: Path | None = self.arguments.rejects
        if path is None:
            return None
        try:
            rejects = Rejects(path)
        except OSError as error:
            raise SettingsError(f"{path}: {reason(error)}") from None
        stack.callback(rejects.close)
        return rejects

    def fails_on(self, rule: str) -> bool:
        """Whether a finding of the rule makes the command exit with 1."""
        names = self.arguments.fail_on
        return names is None or any(covers(name, rule) for name in names)


def _total(paths: Sequence[str]) -> int | None:
    """How many bytes there are to read, if that is known beforehand: of files that are named and not compressed."""
    known = all(os.path.isfile(path) and not compression_of(path) and kind_of(path) != "parquet" for path in paths)
    return sum(os.path.getsize(path) for path in paths) if known else None


def use_color(out: object) -> bool:
    """Whether to write in colour: to a terminal, if nobody minds (https://no-color.org)."""
    return bool(getattr(out, "isatty", bool)()) and not os.environ.get("NO_COLOR")
