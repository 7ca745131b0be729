"""What the bridges to engines share: the command's settings where there are no files, one text cleaned at a time, and counts."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from scrubber.cli.checks import check_fields, check_language, check_names
from scrubber.cli.cleaning import FOLDER, cleaning_of
from scrubber.cli.settings import Settings, SettingsError
from scrubber.corpus.cleaner import Cleaner
from scrubber.corpus.errors import refusal
from scrubber.corpus.learning import Article, article
from scrubber.formats import Fields, Marks, Record
from scrubber.formats.members import look_up
from scrubber.formats.record import host_of
from scrubber.pipeline import Result

FILES = "an engine hands over texts, not files"


class Outcome(NamedTuple):
    """What became of a text.

    Parameters:
        text: What stands there now: the cleaned text, or what stood there before where it could not be cleaned; None if nothing reads it.
        result: What was found and done; None if it could not be cleaned.
        error: Why it could not be cleaned; empty if it could.
        dropped: The rule for which it is to be left out; empty if it stays.
    """

    text: str | None
    result: Result[str | bytes] | None = None
    error: str = ""
    dropped: str = ""


class Texts:
    """Cleans texts as `scrub fix` cleans those of records. It can be pickled; what a file of templates holds goes along.

    Parameters:
        settings: Those of the command, as `read_settings` reads them from a file. What is about files has no effect.

    Raises:
        SettingsError: A setting names a rule or a language that is not there, or needs files; or the templates cannot be read.
    """

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings = settings or Settings()
        _check(settings)
        self.cleaner = Cleaner(cleaning_of(settings))
        rules = [rule.name for rule in self.cleaner.pipeline("").rules]
        check_names(rules, {"select": settings.select, "ignore": settings.ignore})

    @property
    def fields(self) -> Fields:
        """The names of the fields that are read."""
        s = self.settings
        return Fields(s.field, s.by, s.lang_field, s.title_field)

    def record(self, text: str, known: Mapping[str, Any]) -> Record:
        """A text with what is known of it, under the names of the fields.

        Parameters:
            text: The text.
            known: Fields and their values; only strings tell anything.
        """
        limit = self.settings.max_size
        too_large = len(text.encode("utf-8", "surrogatepass")) > limit * 1_000_000
        fields = self.fields
        site, lang, title = (_string(look_up(dict(known), name)[1]) if name else None for name in (fields.site, fields.lang, fields.title))
        problem = f"larger than {limit} MB; allow more with max_size" if too_large else ""
        return Record(b"", text, _unused, site=host_of(site), lang=lang, title=title, problem=problem)

    def clean(self, record: Record) -> Outcome:
        """What becomes of a record; it has a text. Nothing that a text does to the filters is raised."""
        text = record.source
        assert isinstance(text, str)
        if record.problem:
            return Outcome(text, error=record.problem)
        try:
            result = self.cleaner.clean(record, "")
        except Exception as error:  # noqa: BLE001  # one text must not end a run over millions
            return Outcome(text, error=refusal(error))
        return Outcome(result.text, result, dropped=reason(result) if self.cleaner.drop else "")

    def article(self, record: Record) -> Article | None:
        """What `learn` counts of a record; None if it has no text or no site, cannot be cleaned, or no line of it may recur."""
        if record.source is None or not (site := self.cleaner.site(record, "")):
            return None
        outcome = self.clean(record)
        return article(site, outcome.text) if outcome.result and outcome.text else None


def learning(settings: Settings | None) -> Settings:
    """The settings by which `scrub learn` cleans what it learns from: repaired, and nothing taken out."""
    return replace(settings or Settings(), select=("mojibake",), ignore=(), not_article="keep")


def reason(result: Result[str | bytes]) -> str:
    """The rule that is surest of a text's being no article; empty if it is one."""
    found = [] if result.is_article else [flag for flag in result.flags if flag.rule.startswith("page/")]
    return max(found, key=lambda flag: flag.confidence).rule if found else ""


def counted(outcome: Outcome) -> Counter[str]:
    """What there is to count of a text: `texts`, `errors`, `changed`, `edits/RULE`, `flags/RULE`, `truncated`, `dropped/RULE`, ..."""
    result = outcome.result
    if not result:
        return Counter(("errors",))
    counts = Counter(("texts",))
    counts.update(f"flags/{flag.rule}" for flag in result.flags)
    counts.update(f"proposals/{finding.rule}" for finding in result.proposals)
    counts.update({"truncated": result.truncated, "not-article": not result.is_article})
    if outcome.dropped:
        counts.update(("dropped", f"dropped/{outcome.dropped}"))
    else:
        counts.update(f"edits/{edit.rule}" for edit in result.edits)
        counts["changed"] += bool(result.edits)
    return +counts


def _check(settings: Settings) -> None:
    check_fields(settings)
    if settings.per_file_ignores:
        raise SettingsError(f"per-file-ignores: {FILES}; name the rules with ignore")
    if settings.by == FOLDER:
        raise SettingsError(f"by: {FILES}; name the field that holds the site")
    if settings.lang:
        check_language(settings.lang, "lang")


def _string(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _unused(_text: str | bytes | None, _marks: Marks | None) -> bytes:
    """Nobody writes the record."""
    return b""
