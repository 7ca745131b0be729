"""What every format gives and takes: records."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, NamedTuple, Protocol

from scrubber.document import Keep


class FormatError(ValueError):
    """A file that the format cannot read; the message names the place, the reason and the way out."""


class Marks(NamedTuple):
    """What was found out about a text, for formats that can write it down.

    Parameters:
        truncated: Whether it was cut off.
        article: Whether it is an article.
    """

    truncated: bool
    article: bool


@dataclass(frozen=True, slots=True)
class Record:
    """One text of a file.

    Parameters:
        raw: The bytes of the file that hold it. The raw bytes of all records, in order, are the file.
        source: The text to clean, or its bytes; None where there is nothing to clean.
        render: Gives the bytes to write instead of `raw`: of the cleaned source, and what was found out about its text.
        marked: Whether those bytes say the latter, so that they may differ from `raw` though the text does not.
        line: The line of the file that holds the record, from 1; None if the record is the whole file.
        site: The domain it was published on, if the record tells.
        lang: Its language, if the record tells.
        title: Its headline, if the record tells.
        keep: Gives the spans of its text that no edit may touch, such as code.
        problem: Why the record cannot be cleaned and stays as it is, with the way out; empty if it can.
    """

    raw: bytes
    source: str | bytes | None
    render: Callable[[str | bytes, Marks], bytes]
    line: int | None = None
    marked: bool = False
    site: str | None = None
    lang: str | None = None
    title: str | None = None
    keep: Keep | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Fields:
    """The names of a record's fields, in formats that have fields.

    Parameters:
        text: The field that holds the text.
        site: The one that holds the site, as a domain or a URL on it.
        lang: The one that holds the language, as an ISO 639-1 code.
        title: The one that holds the headline.
        truncated: The one to write whether the text was cut off into.
        article: The one to write whether the text is an article into.
    """

    text: str = "text"
    site: str | None = None
    lang: str | None = None
    title: str | None = None
    truncated: str | None = None
    article: str | None = None


class Format(Protocol):
    """Takes a file apart into records."""

    def records(self, stream: BinaryIO) -> Iterator[Record]:
        """The records of a file, in order.

        Raises:
            FormatError: The file cannot be read. A single record that cannot be read is one with a `problem`.
        """
