"""Counts of what was found and done."""

from collections import Counter
from dataclasses import dataclass, field, fields
from typing import Self


@dataclass(slots=True)
class Tally:
    """What was found and done in some texts. Tallies add up.

    Parameters:
        records: Texts that were read.
        bytes: Bytes that were read.
        files: Files that were read.
        changed_files: Files that changed.
        changed_records: Records that changed.
        edits: Edits that were made, or would be, by rule.
        proposals: Edits that are made with --unsafe only, by rule.
        flags: Flags by rule.
        truncated: Texts that were cut off.
        not_articles: Texts that are no article.
        dropped: Records left out, since they are no article.
        refused_files: Files that could not be read or written.
        bad_records: Records that could not be read.
        seconds: The time it took.
    """

    records: int = 0
    bytes: int = 0
    files: int = 0
    changed_files: int = 0
    changed_records: int = 0
    edits: Counter[str] = field(default_factory=Counter)
    proposals: Counter[str] = field(default_factory=Counter)
    flags: Counter[str] = field(default_factory=Counter)
    truncated: int = 0
    not_articles: int = 0
    dropped: int = 0
    refused_files: int = 0
    bad_records: int = 0
    seconds: float = 0.0

    def __iadd__(self, other: "Tally") -> Self:
        for f in fields(self):
            setattr(self, f.name, getattr(self, f.name) + getattr(other, f.name))
        return self
