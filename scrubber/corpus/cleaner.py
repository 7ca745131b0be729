"""What cleans the texts of files: settings that can be sent to another process, and the pipelines made of them."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatch

from scrubber.defaults import default_pipeline
from scrubber.formats import Record
from scrubber.pipeline import Pipeline, Result


@dataclass(frozen=True)
class Cleaning:
    """How texts are to be cleaned.

    Parameters:
        select: Rules to use, as for `Pipeline`.
        ignore: Rules to leave out, as for `Pipeline`.
        per_file_ignores: Rules to leave out in the files that match a pattern.
        unsafe: Apply the edits that are not safe, too.
        min_confidence: Findings of less confidence are dropped; None leaves it to the filters.
        templates: The lines that recur on each site, as for `default_pipeline`.
        lang: The language of all texts as an ISO 639-1 code.
        site: The domain all texts were published on.
        by_folder: Whether the folder's name is the site, where nothing else tells it.
        encoding: The encoding of all files that are not UTF-8; it is found out if None.
        drop: Leave out the records that are no article; a record that is a whole file stays.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unsafe: bool = False
    min_confidence: float | None = None
    templates: Mapping[str, frozenset[str]] = field(default_factory=dict)
    lang: str | None = None
    site: str | None = None
    by_folder: bool = False
    encoding: str | None = None
    drop: bool = False


class Cleaner:
    """Cleans records of files.

    Parameters:
        cleaning: How.
    """

    def __init__(self, cleaning: Cleaning) -> None:
        self.cleaning = cleaning
        self._pipelines: dict[tuple[str, ...], Pipeline] = {}

    def __reduce__(self) -> tuple[type["Cleaner"], tuple[Cleaning]]:
        return Cleaner, (self.cleaning,)

    @property
    def drop(self) -> bool:
        """Whether records that are no article are left out."""
        return self.cleaning.drop

    def clean(self, record: Record, path: str) -> Result[str | bytes]:
        """Clean the text of a record.

        Parameters:
            record: The record; it has a text.
            path: The file it comes from.

        Raises:
            DecodeError: Its bytes are no text.
        """
        assert record.source is not None
        how = self.cleaning
        lang, site = how.lang or record.lang, self.site(record, path)
        known = {"lang": lang, "site": site, "title": record.title, "declared": record.declared, "encoding": how.encoding}
        return self.pipeline(path).run(record.source, **known, keep=record.keep)

    def site(self, record: Record, path: str) -> str | None:
        """The site of a record of a file, as far as anything tells."""
        folder = os.path.basename(os.path.dirname(os.path.abspath(path))) if self.cleaning.by_folder else None
        return self.cleaning.site or record.site or folder

    def pipeline(self, path: str) -> Pipeline:
        """The pipeline for the texts of a file."""
        patterns = self.cleaning.per_file_ignores.items()
        ignored = tuple(rule for pattern, rules in patterns if _matches(path, pattern) for rule in rules)
        if ignored not in self._pipelines:
            how = self.cleaning
            self._pipelines[ignored] = default_pipeline(
                unsafe=how.unsafe,
                select=how.select,
                ignore=(*how.ignore, *ignored),
                min_confidence=how.min_confidence,
                templates=how.templates,
            )
        return self._pipelines[ignored]


def _matches(path: str, pattern: str) -> bool:
    return fnmatch(path, pattern) or fnmatch(os.path.basename(path), pattern)
