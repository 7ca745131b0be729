"""Settings in force, and names in them that nothing bears: each is refused with the nearest one that something does."""

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import fields, replace
from pathlib import Path

from scrubber.cli.settings import CHOICES, Settings, SettingsError, did_you_mean, find_settings, read_settings
from scrubber.decoding import known_codecs
from scrubber.encodings import BY_NAME
from scrubber.language.codes import LANGUAGES
from scrubber.pipeline import covers


def effective_settings(arguments: Namespace) -> tuple[Settings, Path | None]:
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
    for name, choices in CHOICES.items():
        if (value := given.get(name.replace("-", "_"))) is not None and value not in choices:
            hint = " ".join(filter(None, (did_you_mean(value, choices), f"there are {', '.join(choices)}")))
            raise SettingsError(f"--{name}: {value!r} is not known; {hint}")
    if given.get("max_size") == 0:
        raise SettingsError("--max-size: a number of megabytes from 1 on is expected")
    return replace(settings, **given), source


def check_names(known: Sequence[str], given: dict[str, Sequence[str] | None]) -> None:
    """Refuse names that no rule bears. `given`: the names, by where they stand.

    Raises:
        SettingsError: There is no such rule.
    """
    for place, names in given.items():
        for name in names or ():
            if not any(covers(name, rule) for rule in known):
                hint = " ".join(filter(None, (did_you_mean(name, known), "`scrub rule` lists all")))
                raise SettingsError(f"{place}: no rule is called {name!r}; {hint}")


def check_fields(settings: Settings) -> None:
    """Refuse to write what was found over a field that is read.

    Raises:
        SettingsError: The names say so.
    """
    read = {"field": settings.field, "title-field": settings.title_field, "lang-field": settings.lang_field}
    read |= {"id-field": settings.id_field, "by": settings.by}
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
        hint = did_you_mean(name.lower(), BY_NAME) or "names are those of the web, such as windows-1252"
        raise SettingsError(f"{place}: no encoding is called {name!r}; {hint}") from None


def check_language(code: str, place: str) -> None:
    """Refuse what is no code of a language.

    Raises:
        SettingsError: It is none.
    """
    if code in LANGUAGES:
        return
    by_name = {name.lower(): code for code, name in LANGUAGES.items()}
    meant = by_name.get(code.lower()) or code.lower().replace("_", "-").partition("-")[0]
    hint = f"did you mean {meant!r} ({LANGUAGES[meant]})?" if meant in LANGUAGES else "codes are those of ISO 639-1, such as en, de or zh"
    raise SettingsError(f"{place}: no language has the code {code!r}; {hint}")
