"""What `check`, `fix` and `diff` have in common: settings, rules, files, problems."""

import os
import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, replace
from difflib import get_close_matches
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import TextIO

from scrubber.cli.settings import Settings, SettingsError, find_settings, read_settings
from scrubber.corpus.clean import Clean
from scrubber.corpus.files import find_files
from scrubber.decoding import known_codecs
from scrubber.defaults import default_pipeline
from scrubber.encodings import BY_NAME
from scrubber.formats import FORMATS, SUFFIXES, Fields, Format, Record, format_of
from scrubber.pipeline import Pipeline, Result, covers
from scrubber.report.json import JsonReport
from scrubber.report.place import shown_name
from scrubber.report.terminal import TerminalReport

SHOWN = 20  # bad records of a file that are named
FOLDER = "folder"  # as the value of --by: the folder that a file is in tells the site


class Job:
    """One call of a command that cleans.

    Parameters:
        arguments: What the command line says.

    Raises:
        SettingsError: The configuration, or a name of a rule, cannot be used.
    """

    def __init__(self, arguments: Namespace) -> None:
        self.arguments = arguments
        self.problems: set[tuple[str, str]] = set()
        self.skipped: Counter[str] = Counter()
        self._bad_records: Counter[str] = Counter()
        self.settings, source = _settings(arguments)
        self._templates = _templates(self.settings.templates)
        _check_fields(self.settings)
        if name := self.settings.encoding_from:
            check_encoding(name, f"{source}: encoding-from" if source and not arguments.encoding_from else "--encoding-from")
        self._pipeline = cache(self._make_pipeline)
        known = [rule.name for rule in self._pipeline(()).rules]
        check_names(known, {"--select": arguments.select, "--ignore": arguments.ignore, "--fail-on": getattr(arguments, "fail_on", None)})
        if source:
            per_file = [name for names in self.settings.per_file_ignores.values() for name in names]
            in_file = {"select": self.settings.select, "ignore": self.settings.ignore, "per-file-ignores": per_file}
            check_names(known, {f"{source}: {key}": names for key, names in in_file.items()})

    def _make_pipeline(self, ignored_here: tuple[str, ...]) -> Pipeline:
        s = self.settings
        return default_pipeline(
            unsafe=s.unsafe,
            select=s.select,
            ignore=(*s.ignore, *ignored_here, *(["encoding/not-utf-8"] if self.keep_encoding else [])),
            min_confidence=s.min_confidence,
            templates=self._templates,
        )

    @property
    def drop(self) -> bool:
        """Whether records that are no article are left out."""
        return self.settings.not_article == "drop"

    @property
    def _article_field(self) -> str | None:
        return self.settings.article_field if self.settings.not_article == "mark" else None

    @property
    def keep_encoding(self) -> bool:
        """Whether files are to stay in the encoding they are in."""
        return self.settings.encoding == "keep"

    def cleaner(self, name: str) -> Clean:
        """What cleans the texts of a file."""
        ignored = [rules for pattern, rules in self.settings.per_file_ignores.items() if _matches(name, pattern)]
        pipeline = self._pipeline(tuple(rule for rules in ignored for rule in rules))

        def clean(record: Record) -> Result[str | bytes]:
            assert record.source is not None
            s, site = self.settings, self.site(record, name)
            lang, title = s.lang or record.lang, record.title
            return pipeline.run(record.source, lang=lang, site=site, title=title, encoding=s.encoding_from, keep=record.keep)

        return clean

    def site(self, record: Record, name: str) -> str | None:
        """The site of a record of a file, as far as anything tells."""
        folder = Path(name).resolve().parent.name if self.settings.by == FOLDER else None
        return self.settings.site or record.site or folder

    def format(self, name: str) -> Format | None:
        """How a file is to be read; None, and a problem, if it is of no known kind."""
        s = self.settings
        fields = Fields(s.field, None if s.by == FOLDER else s.by, s.lang_field, s.title_field, s.truncated_field, self._article_field)
        format = format_of("a.txt" if name == "-" else name, fields, s.max_size, given=s.format)
        if format is None:
            kinds = f"{', '.join(SUFFIXES)}; if it is one of them under another name, --format {' or '.join(FORMATS)} says so"
            self.problem(name, f"not a kind of file that is read ({kinds})")
        return format

    def files(self) -> Iterator[Path]:
        """The files to go through; standard input is left out."""
        paths = [path for path in self.arguments.paths if path != "-"]
        exclude, force = self.settings.exclude, self.arguments.force_exclude
        return find_files(paths, exclude=exclude, force_exclude=force, problem=self.problem, skipped=self.skipped)

    def finish(self, files: int) -> int:
        """Say what was passed over; 2 if there were problems, or nothing at all to read, else 0."""
        if self.skipped:
            kinds = ", ".join(f"{count} {suffix}" for suffix, count in self.skipped.most_common())
            print(f"scrub: files of other kinds were passed over: {kinds}", file=sys.stderr)
            if not files:
                self.problem(" ".join(self.arguments.paths), "no file of a kind that is read; --format says what a file is that is named")
        for name, count in self._bad_records.items():
            if count > SHOWN:
                print(f"scrub: error: {shown_name(name)}: {count - SHOWN} more records that could not be read", file=sys.stderr)
        return 2 if self.problems else 0

    @property
    def stdin_name(self) -> str | None:
        """The name of what comes from standard input, or None if nothing does."""
        return (self.arguments.stdin_filename or "-") if "-" in self.arguments.paths else None

    def problem(self, place: str, reason: str) -> None:
        """Tell the user of something that could not be done, once."""
        if (place, reason) in self.problems:
            return
        self.problems.add((place, reason))
        print(f"scrub: error: {shown_name(place)}: {reason}", file=sys.stderr)

    def bad_record(self, name: str) -> Callable[[str], None]:
        """Tell the user of records of a file that cannot be cleaned: of each of the first ones, and of how many there are."""

        def problem(reason: str) -> None:
            self._bad_records[name] += 1
            if self._bad_records[name] <= SHOWN:
                self.problem(name, reason)

        return problem

    def report(self, out: TextIO) -> TerminalReport | JsonReport:
        """Where findings are to be told."""
        if self.settings.output_format == "json":
            return JsonReport(out)
        return TerminalReport(out, color=use_color(out))

    def fails_on(self, rule: str) -> bool:
        """Whether a finding of the rule makes the command exit with 1."""
        names = self.arguments.fail_on
        return names is None or any(covers(name, rule) for name in names)


def use_color(out: TextIO) -> bool:
    """Whether to write in colour: to a terminal, if nobody minds (https://no-color.org)."""
    return out.isatty() and not os.environ.get("NO_COLOR")


def _settings(arguments: Namespace) -> tuple[Settings, Path | None]:
    """The configuration file's settings with those of the command line over them, and the file."""
    source: Path | None = None
    if arguments.config:
        source = Path(arguments.config)
        settings = read_settings(source)
    elif arguments.isolated:
        settings = Settings()
    else:
        settings, source = find_settings(Path.cwd())
    given = {f.name: value for f in fields(Settings) if (value := getattr(arguments, f.name, None)) is not None}
    return replace(settings, **given), source


def _templates(path: Path | None) -> dict[str, frozenset[str]]:
    """The site templates, if there are to be any."""
    if path is None:
        return {}
    from scrubber.boilerplate import templates

    try:
        return templates.read(path)
    except templates.TemplateError as error:
        raise SettingsError(str(error)) from None


def check_names(known: Sequence[str], given: dict[str, Sequence[str] | None]) -> None:
    """Refuse names that no rule bears. `given`: the names, by where they stand.

    Raises:
        SettingsError: There is no such rule.
    """
    for place, names in given.items():
        for name in names or ():
            if not any(covers(name, rule) for rule in known):
                near = get_close_matches(name, known, n=1, cutoff=0.5)
                hint = f"did you mean {near[0]!r}? " if near else ""
                raise SettingsError(f"{place}: no rule is called {name!r}; {hint}`scrub rule` lists all")


def _check_fields(settings: Settings) -> None:
    """Refuse to write what was found over a field that is read.

    Raises:
        SettingsError: The names say so.
    """
    read = {"field": settings.field, "title-field": settings.title_field, "lang-field": settings.lang_field, "by": settings.by}
    marks = {"truncated-field": settings.truncated_field}
    if settings.not_article == "mark":
        marks["article-field"] = settings.article_field
        if settings.article_field == settings.truncated_field:
            raise SettingsError(f"--article-field and --truncated-field are both {settings.article_field!r}; choose another name for one")
    for option, name in read.items():
        for mark, written in marks.items():
            if name and name == written:
                raise SettingsError(f"--{mark} {name!r} would be written over what --{option} reads; choose another name")


def check_encoding(name: str, place: str) -> None:
    """Refuse the name of an encoding that nobody knows.

    Raises:
        SettingsError: Nobody does.
    """
    try:
        known_codecs(name)
    except LookupError:
        near = get_close_matches(name.lower(), BY_NAME, n=1, cutoff=0.5)
        hint = f"did you mean {near[0]!r}?" if near else "names are those of the web, such as windows-1252"
        raise SettingsError(f"{place}: no encoding is called {name!r}; {hint}") from None


def _matches(name: str, pattern: str) -> bool:
    return fnmatch(name, pattern) or fnmatch(os.path.basename(name), pattern)
