"""The configuration file: `[tool.scrub]` in pyproject.toml, or scrub.toml."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from scrubber.formats import FORMATS, MAX_SIZE, SITE

CHOICES = {
    "output-format": ("text", "concise", "json", "jsonl", "github", "sarif", "junit"),
    "encoding": ("utf-8", "keep"),
    "format": tuple(FORMATS),
    "not-article": ("keep", "mark", "drop"),
}
SHOWN = 1000  # findings that are printed for people; 50 MB of extracted news hold 348,020


class SettingsError(ValueError):
    """A configuration or an argument that cannot be used. The message names the place and the way out."""


@dataclass(frozen=True)
class Settings:
    """What the configuration file can say, under the same names with hyphens; arguments of the command go before it.

    Parameters:
        select: Rules to use; empty: all.
        ignore: Rules to leave out.
        per_file_ignores: Rules to leave out in the files that match a pattern.
        templates: The file of site templates that `scrub learn` wrote, relative to the configuration file.
        exclude: Files and folders to pass over, as patterns that .gitignore understands.
        respect_gitignore: Whether folders are gone through without the files that .gitignore names.
        unsafe: Whether to apply the edits that are not safe, too.
        min_confidence: Least confidence of a finding, from 0 to 1; None leaves it to the filters.
        field: The field of a record that holds the text; `body.text` is the field `text` of the object in the field `body`.
        title_field: The field of a record that holds the headline.
        lang_field: The field of a record that holds the language, as an ISO 639-1 code.
        id_field: The field of a record that identifies it, for reports and logs.
        truncated_field: The field of a record to write whether the text was cut off into.
        not_article: What becomes of records that are no article: `keep` them, `mark` all records, or `drop` them.
        article_field: The field of a record to mark whether it is an article in.
        by: The field of a record that holds the site, as a domain or a URL; or `folder`: the folder's name is the site.
        lang: The language of all texts as an ISO 639-1 code.
        site: The domain all texts were published on.
        encoding: What `fix` writes files in: `utf-8`, or `keep` for the encoding they are in.
        encoding_from: The encoding of all files that are not UTF-8; it is found out if None.
        max_size: The largest text that is read, in megabytes.
        format: What all files are, whatever their names; None: their suffixes tell.
        output_format: How findings are reported.
        max_findings: How many findings are printed at most; 0: all. Those in formats for programs are not counted.
        jobs: How many processes clean; 0: one a core.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    templates: Path | None = None
    exclude: tuple[str, ...] = ()
    respect_gitignore: bool = True
    unsafe: bool = False
    min_confidence: float | None = None
    field: str = "text"
    title_field: str | None = None
    lang_field: str | None = None
    id_field: str | None = None
    truncated_field: str | None = None
    not_article: str = "keep"
    article_field: str = "article"
    by: str = SITE
    lang: str | None = None
    site: str | None = None
    encoding: str = "utf-8"
    encoding_from: str | None = None
    max_size: int = MAX_SIZE
    format: str | None = None
    output_format: str = "text"
    max_findings: int = SHOWN
    jobs: int = 0


@dataclass(frozen=True)
class Kind:
    """What a setting may hold.

    Parameters:
        fits: Whether a value does.
        expected: What does, in words.
        schema: The same as JSON Schema.
        made: The setting of a value that fits.
    """

    fits: Callable[[Any], bool]
    expected: str
    schema: Mapping[str, object]
    made: Callable[[Any], Any] = lambda value: value


def _strings(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(v, str) for v in value)


def _number(value: object, least: int = 0) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= least


def _choice(name: str) -> Kind:
    choices = CHOICES[name]
    return Kind(lambda value: value in choices, f"one of {', '.join(choices)}", {"enum": list(choices)})


_LIST: Mapping[str, object] = {"type": "array", "items": {"type": "string"}}
_TEXT = Kind(lambda value: isinstance(value, str), "a string", {"type": "string"})
_TEXTS = Kind(_strings, 'a list of strings, such as ["boilerplate/byline"]', _LIST, tuple)
_SWITCH = Kind(lambda value: isinstance(value, bool), "true or false", {"type": "boolean"})
_COUNT = Kind(_number, "a whole number from 0 on", {"type": "integer", "minimum": 0})
KINDS: Mapping[str, Kind] = {name: _choice(name) for name in CHOICES} | {
    "select": _TEXTS,
    "ignore": _TEXTS,
    "exclude": _TEXTS,
    "per-file-ignores": Kind(
        lambda value: isinstance(value, dict) and all(map(_strings, value.values())),
        'a table of lists of strings, such as {"wire/*.txt" = ["boilerplate/byline"]}',
        {"type": "object", "additionalProperties": _LIST},
        lambda value: {pattern: tuple(rules) for pattern, rules in value.items()},
    ),
    "unsafe": _SWITCH,
    "respect-gitignore": _SWITCH,
    "min-confidence": Kind(
        lambda value: isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1,
        "a number from 0 to 1",
        {"type": "number", "minimum": 0, "maximum": 1},
        float,
    ),
    "max-size": Kind(lambda value: _number(value, 1), "a number of megabytes", {"type": "integer", "minimum": 1}),
    "max-findings": _COUNT,
    "jobs": _COUNT,
    "templates": Kind(_TEXT.fits, "a file name", _TEXT.schema),
}
"""What each setting may hold; those that are not named hold a string."""


def kind_of(name: str) -> Kind:
    """What a setting may hold, by its name in the file."""
    return KINDS.get(name, _TEXT)


def find_settings(folder: Path) -> tuple[Settings, Path | None]:
    """The settings for a folder: of the nearest scrub.toml, or pyproject.toml with a [tool.scrub], in it or above it.

    Raises:
        SettingsError: The file cannot be used.
    """
    for parent in (folder, *folder.parents):
        for name in ("scrub.toml", "pyproject.toml"):
            path = parent / name
            if path.is_file() and (settings := _read(path)) is not None:
                return settings, path
    return Settings(), None


def read_settings(path: Path) -> Settings:
    """The settings in one file.

    Raises:
        SettingsError: The file cannot be used.
    """
    if (settings := _read(path)) is None:
        raise SettingsError(f"{path}: no [tool.scrub] in it")
    return settings


def _read(path: Path) -> Settings | None:
    import tomllib

    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"{path}: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path}: byte {error.start} is not UTF-8, as TOML must be") from None
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: not TOML: {error}") from None
    if path.name == "pyproject.toml":
        tool = table.get("tool", {})
        if not isinstance(tool, dict) or "scrub" not in tool:
            return None
        table = tool["scrub"]
        if not isinstance(table, dict):
            raise SettingsError(f"{path}: tool.scrub must be a table, not {table!r}")
    names = {f.name.replace("_", "-"): f.name for f in fields(Settings)}
    values = {}
    for key, value in table.items():
        if key not in names:
            hint = did_you_mean(key, names) or f"known are {', '.join(names)}"
            raise SettingsError(f"{path}: unknown setting {key!r}; {hint}")
        kind = kind_of(key)
        if not kind.fits(value):
            raise SettingsError(f"{path}: {key} must be {kind.expected}, not {value!r}")
        values[names[key]] = path.parent / value if key == "templates" else kind.made(value)
    return Settings(**values)


def did_you_mean(name: str, known: Any) -> str:
    """A hint at the nearest of the known names; empty if none is near."""
    near = get_close_matches(name, known, n=1, cutoff=0.5)
    return f"did you mean {near[0]!r}?" if near else ""
