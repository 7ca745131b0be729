"""The cleaner that the settings ask for, made when all names in them have been checked."""

from argparse import Namespace
from dataclasses import replace
from pathlib import Path

from scrubber.cli.checks import check_encoding, check_fields, check_language, check_names
from scrubber.cli.settings import Settings, SettingsError
from scrubber.corpus.cleaner import Cleaner, Cleaning

FOLDER = "folder"  # as the value of --by: the folder that a file is in tells the site


def cleaner_of(arguments: Namespace, settings: Settings, file: Path | None) -> Cleaner:
    """The cleaner that the settings ask for.

    Parameters:
        arguments: What the command line says.
        settings: The settings in force.
        file: Where those come from that the command line does not give.

    Raises:
        SettingsError: A name in them is not known, or the templates cannot be read.
    """
    check_fields(settings)
    if name := settings.encoding_from:
        check_encoding(name, f"{file}: encoding-from" if file and not arguments.encoding_from else "--encoding-from")
    if name := settings.lang:
        check_language(name, f"{file}: lang" if file and not arguments.lang else "--lang")
    cleaning = cleaning_of(settings)
    if arguments.command not in ("fix", "diff"):
        cleaning = replace(cleaning, drop=False)
    cleaner = Cleaner(cleaning)
    given = {"--select": arguments.select, "--ignore": arguments.ignore, "--fail-on": getattr(arguments, "fail_on", None)}
    if file:
        per_file = [name for names in settings.per_file_ignores.values() for name in names]
        given |= {f"{file}: select": settings.select, f"{file}: ignore": settings.ignore, f"{file}: per-file-ignores": per_file}
    if any(given.values()):
        check_names([rule.name for rule in cleaner.pipeline("").rules], given)
    return cleaner


def cleaning_of(settings: Settings) -> Cleaning:
    """How the settings ask for texts to be cleaned. Names in them are not checked.

    Raises:
        SettingsError: The templates cannot be read.
    """
    return Cleaning(
        select=settings.select,
        ignore=(*settings.ignore, *(["encoding/not-utf-8"] if settings.encoding == "keep" else [])),
        per_file_ignores=settings.per_file_ignores,
        unsafe=settings.unsafe,
        min_confidence=settings.min_confidence,
        templates=_templates(settings.templates),
        lang=settings.lang,
        site=settings.site,
        by_folder=settings.by == FOLDER,
        encoding=settings.encoding_from,
        drop=settings.not_article == "drop",
    )


def _templates(path: Path | None) -> dict[str, frozenset[str]]:
    """The site templates, if there are to be any."""
    if path is None:
        return {}
    from scrubber.boilerplate import templates

    try:
        return templates.read(path)
    except templates.TemplateError as error:
        raise SettingsError(str(error)) from None
