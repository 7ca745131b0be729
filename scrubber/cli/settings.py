"""The configuration file: `[tool.scrub]` in pyproject.toml, or scrub.toml."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from scrubber.formats import FORMATS, MAX_SIZE

CHOICES = {
    "output-format": ("text", "json"),
    "encoding": ("utf-8", "keep"),
    "format": tuple(FORMATS),
    "not-article": ("keep", "mark", "drop"),
}


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
        exclude: Patterns of files and folders to pass over.
        unsafe: Whether to apply the edits that are not safe, too.
        min_confidence: Least confidence of a finding, from 0 to 1; None leaves it to the filters.
        field: The field of a JSON record that holds the text.
        title_field: The field of a JSON record that holds the headline.
        lang_field: The field of a JSON record that holds the language, as an ISO 639-1 code.
        truncated_field: The field of a JSON record to write whether the text was cut off into.
        not_article: What becomes of JSON records that are no article: `keep` them, `mark` all records, or `drop` them.
        article_field: The field of a JSON record to mark whether it is an article in.
        by: The field of a JSON record that holds the site, as a domain or a URL; or `folder`: the folder's name is the site.
        lang: The language of all texts as an ISO 639-1 code.
        site: The domain all texts were published on.
        encoding: What `fix` writes files in: `utf-8`, or `keep` for the encoding they are in.
        encoding_from: The encoding of all files that are not UTF-8; it is guessed if None.
        max_size: The largest text file that is read, in megabytes.
        format: What all files are, `text` or `jsonl`, whatever their names; None: their suffixes tell.
        output_format: `text` or `json`.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    templates: Path | None = None
    exclude: tuple[str, ...] = ()
    unsafe: bool = False
    min_confidence: float | None = None
    field: str = "text"
    title_field: str | None = None
    lang_field: str | None = None
    truncated_field: str | None = None
    not_article: str = "keep"
    article_field: str = "article"
    by: str = "site"
    lang: str | None = None
    site: str | None = None
    encoding: str = "utf-8"
    encoding_from: str | None = None
    max_size: int = MAX_SIZE
    format: str | None = None
    output_format: str = "text"


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
            near = get_close_matches(key, names, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"known are {', '.join(names)}"
            raise SettingsError(f"{path}: unknown setting {key!r}; {hint}")
        values[names[key]] = _checked(path, key, value)
    return Settings(**values)


def _checked(path: Path, key: str, value: Any) -> Any:
    """The value, if it is of the setting's kind."""

    def strings(value: object) -> bool:
        return isinstance(value, list) and all(isinstance(v, str) for v in value)

    if key in ("select", "ignore", "exclude"):
        if strings(value):
            return tuple(value)
        expected = 'a list of strings, such as ["boilerplate/byline"]'
    elif key == "per-file-ignores":
        if isinstance(value, dict) and all(strings(v) for v in value.values()):
            return {pattern: tuple(rules) for pattern, rules in value.items()}
        expected = 'a table of lists of strings, such as {"wire/*.txt" = ["boilerplate/byline"]}'
    elif key == "unsafe":
        if isinstance(value, bool):
            return value
        expected = "true or false"
    elif key == "min-confidence":
        if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1:
            return float(value)
        expected = "a number from 0 to 1"
    elif key == "max-size":
        if isinstance(value, int) and not isinstance(value, bool) and value > 0:
            return value
        expected = "a number of megabytes"
    elif key == "templates":
        if isinstance(value, str):
            return path.parent / value
        expected = "a file name"
    elif key in CHOICES:
        if value in CHOICES[key]:
            return value
        expected = f"one of {', '.join(CHOICES[key])}"
    else:
        if isinstance(value, str):
            return value
        expected = "a string"
    raise SettingsError(f"{path}: {key} must be {expected}, not {value!r}")
