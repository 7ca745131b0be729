"""What every format gives and takes: records."""

from collections.abc import Callable, Iterator, Sequence
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
        raw: The bytes of the piece that hold it. In most formats the raw bytes of all records, in order, are the piece.
        source: The text to clean, or its bytes; None where there is nothing to clean.
        render: Gives the bytes to write instead of `raw`: of the cleaned source, and what was found out about its text; both None if
            the record was not cleaned.
        marked: Whether those bytes may differ from `raw` though the text does not, since they say what was found out.
        line: The line of the file at which the record begins, or its number in formats without lines, from 1; None if the record is the
            whole file.
        site: The domain it was published on, if the record tells.
        lang: Its language, if the record tells.
        title: Its headline, if the record tells.
        id: What identifies it, for logs and reports, if the record tells.
        keep: Gives the spans of its text that no edit may touch, such as code.
        problem: Why the record cannot be cleaned and stays as it is, with the way out; empty if it can.
        declared: The encoding that something outside its bytes names, such as an HTTP header; it may be wrong.
    """

    raw: bytes
    source: str | bytes | None
    render: Callable[[str | bytes | None, Marks | None], bytes]
    line: int | None = None
    marked: bool = False
    site: str | None = None
    lang: str | None = None
    title: str | None = None
    id: str | None = None
    keep: Keep | None = None
    problem: str = ""
    declared: str | None = None


SITE = "site"  # the field that tells the site where nobody names one; a table need not have it


@dataclass(frozen=True, slots=True)
class Fields:
    """The names of a record's fields, in formats that have fields.

    Parameters:
        text: The field that holds the text.
        site: The one that holds the site, as a domain or a URL on it.
        lang: The one that holds the language, as an ISO 639-1 code.
        title: The one that holds the headline.
        id: The one that identifies the record.
        truncated: The one to write whether the text was cut off into.
        article: The one to write whether the text is an article into.
    """

    text: str = "text"
    site: str | None = None
    lang: str | None = None
    title: str | None = None
    id: str | None = None
    truncated: str | None = None
    article: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """Some records of a file, one after the other: what is cleaned at a time, by one worker.

    Parameters:
        data: Their bytes. In formats that are written as they are read, all pieces in order are the file.
        first: The line of the file at which they begin, or the number of the first one, from 1.
        head: What a worker needs besides to read them, such as the names of a table's columns.
        rest: What the writer needs besides, such as a table's other columns; it is not sent to the workers.
        problem: Why nothing in it can be cleaned, with the way out; it stays as it is.
        note: What the user should know of the file besides.
    """

    data: bytes
    first: int = 1
    head: bytes = b""
    rest: object = None
    problem: str = ""
    note: str = ""


class Written(NamedTuple):
    """What a record has become.

    Parameters:
        output: The bytes to write for it: its `raw` if it stays as it is, nothing if it is dropped.
        marks: What was found out about its text; None if it was not cleaned.
        dropped: Whether it is left out.
    """

    output: bytes
    marks: Marks | None = None
    dropped: bool = False


class Writer(Protocol):
    """Writes pieces to a file, in order."""

    def write(self, piece: Piece, output: bytes | None) -> None:
        """Write the next piece; `output`: what `Format.join` made of it, or None if it stays as it is."""

    def close(self) -> None:
        """Write what ends the file. The stream stays open."""


class Format(Protocol):
    """Takes a file apart into records, and puts it together again. Formats can be pickled.

    Parameters:
        kind: The format's name, one of `FORMATS`.
        unit: What the number of a record counts: lines, rows, ...
        in_place: Whether files are rewritten in this format; if not, they are read only, or written in another one elsewhere.
        own_compression: Whether the format sees to compression itself.
        patched: Whether all records' bytes in order are the file, so that a list of changes leads back to it.
        suffix: What a file's suffix becomes where it is written in another format; empty: it stays.
    """

    kind: str
    unit: str
    in_place: bool
    own_compression: bool
    patched: bool
    suffix: str

    def pieces(self, stream: BinaryIO) -> Iterator[Piece]:
        """The pieces of a file, in order, each of about `PIECE` bytes. This takes little time: the records are not looked at.

        Raises:
            FormatError: The file cannot be read.
        """

    def records(self, piece: Piece) -> Iterator[Record]:
        """The records of a piece, in order.

        Raises:
            FormatError: The whole file is not what was expected. A single record that cannot be read is one with a `problem`.
        """

    def join(self, piece: Piece, written: Sequence[Written]) -> bytes:
        """What to write for a piece, some records of which have changed.

        Parameters:
            piece: The piece.
            written: What each of its records has become, in order.
        """

    def writer(self, target: BinaryIO) -> Writer:
        """What writes a file."""


# Bytes: some .2 s of work, so that workers end together, and a few of them in memory are little. From 128 kB to 2 MB the work stays within
# .06; on 8 MB, two workers take as long with pieces of 8 kB to 2 MB, eight with those of 128 to 512 kB, and 1.3 to 1.9 times as long with
# smaller and larger ones (quality/ranges.py).
PIECE = 1 << 18


class AsRead:
    """What formats have in common whose files are written as they are read: record by record, all other bytes among them."""

    unit = "line"
    in_place = True
    own_compression = False
    patched = True
    suffix = ""

    def join(self, _piece: Piece, written: Sequence[Written]) -> bytes:
        """The records' bytes, one after the other."""
        return b"".join(record.output for record in written)

    def writer(self, target: BinaryIO) -> Writer:
        """What writes a file."""
        return BytesWriter(target)


class BytesWriter:
    """Writes pieces one after the other."""

    def __init__(self, target: BinaryIO) -> None:
        self.target = target

    def write(self, piece: Piece, output: bytes | None) -> None:
        """Write the next piece."""
        self.target.write(piece.data if output is None else output)

    def close(self) -> None:
        """Nothing ends such a file."""


def host_of(site: str | None) -> str | None:
    """The domain that a domain or a URL names."""
    if not site:
        return None
    return site.partition("://")[2].partition("/")[0].partition(":")[0].lower() if "://" in site else site
