"""Parquet: each row a record, one of its columns the text.

The workers are sent only the columns that they need, as Arrow IPC streams. All others wait for the writer, so they cannot change.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, BinaryIO

from scrubber.formats.arrow import from_bytes, library, to_bytes, told
from scrubber.formats.parquet_columns import MARKS, OPTIONS, columns_of, needed, no_rows
from scrubber.formats.parquet_writer import Part, TableWriter, layout_of
from scrubber.formats.record import PIECE, Fields, FormatError, Marks, Piece, Record, Written, host_of
from scrubber.formats.text import MAX_SIZE

ROWS = 1000  # in a piece at most, since averages are of what is stored, and repeated values are stored once
READ = 1 << 18  # bytes of a column that are read at a time, where its pages are no larger


class Parquet:
    """One record a row.

    What is written again has the schema, the metadata, the row groups and the versions that the file had, and of each column the
    compression, encoding and statistics. Compression is done at the library's default level, since files do not tell theirs. A row group
    of more than 64 MB is written as several, so that memory stays bounded. Rows are numbered from 1.

    Parameters:
        fields: The names of the columns; `article.body` is the field `body` of the structs in the column `article`. A text that is null
            is passed over. A column for marks that is not there is added as the last one.
        max_size: A text of more megabytes is not cleaned.
    """

    kind = "parquet"
    unit = "row"
    suffixes = (".parquet",)
    in_place = True
    suffix = ""
    own_compression = True
    patched = False

    def __init__(self, fields: Fields | None = None, max_size: int = MAX_SIZE) -> None:
        self.fields = fields or Fields()
        self.max_size = max_size

    @property
    def _marks(self) -> list[str]:
        return [mark for mark in MARKS if getattr(self.fields, mark)]

    def pieces(self, stream: BinaryIO) -> Iterator[Piece]:
        """Runs of rows of one row group; a file without rows is a piece without records.

        Raises:
            FormatError: It is no Parquet file, it is damaged or encrypted, or it has no such columns.
        """
        if not stream.seekable():
            raise FormatError("a Parquet file is read from its end, which a pipe does not allow; write it to a file first")
        with told("not a Parquet file, or damaged or encrypted; one that is compressed as a whole must be decompressed first"):
            opened = library("pyarrow.parquet").ParquetFile
            file = opened(stream, pre_buffer=False, buffer_size=READ, page_checksum_verification=True)
            columns = columns_of(file.schema_arrow, self.fields)
        first, layout = 1, None
        for group in range(file.num_row_groups):
            with told(f"row {first} or one soon after it cannot be read; is the file whole, and not encrypted?"):
                for batch in file.iter_batches(_rows(file.metadata.row_group(group)), row_groups=[group], use_threads=False):
                    # Not before some rows were read: asked what a damaged file states of its columns, the library would end the process.
                    layout = layout or layout_of(file, stream, columns)
                    yield Piece(to_bytes(needed(batch, columns)), first, rest=Part(batch, group, layout))
                    first += batch.num_rows
        if not layout:
            batch = no_rows(file.schema_arrow)
            yield Piece(to_bytes(needed(batch, columns)), rest=Part(batch, 0, layout_of(file, stream, columns)))

    def records(self, piece: Piece) -> Iterator[Record]:
        """A record a row. Its bytes are the text in UTF-8, after a line for each mark that is asked for, such as `truncated: null`."""
        batch = from_bytes(piece.data)
        texts = batch["text"]
        known = {name: batch[name].to_pylist() for name in (*OPTIONS, *MARKS) if name != "text" and name in batch.schema.names}
        marks = self._marks
        for row in range(batch.num_rows):
            values = {name: column[row] for name, column in known.items()}
            head = _head({mark: values.get(mark) for mark in marks})
            number, id = piece.first + row, values.get("id")
            if not texts[row].is_valid:
                yield Record(head, None, partial(_rendered, marks, head), number)
                continue
            data = texts[row].as_buffer().to_pybytes()
            text, problem = self._text(data)
            yield Record(
                head + data,
                text,
                partial(_rendered, marks, head + data),
                number,
                marked=bool(marks),
                site=host_of(values.get("site")),
                lang=values.get("lang"),
                title=values.get("title"),
                id=None if id is None else str(id),
                problem=problem,
            )

    def _text(self, data: bytes) -> tuple[str | None, str]:
        """A text, or why it cannot be cleaned."""
        if len(data) > self.max_size * 1_000_000:
            return None, f"larger than {self.max_size} MB; allow more with --max-size"
        try:
            return data.decode(), ""
        except UnicodeDecodeError as error:
            reason = f"byte {error.start + 1} of the text is not UTF-8, as a column of strings must be"
            return None, f"{reason}; correct the row, or write the column anew"

    def join(self, piece: Piece, written: Sequence[Written]) -> bytes:
        """The rows as a table: whether they are dropped, their new texts, and their marks; null is what stays as it is."""
        pa = library()
        changes: list[list[bytes] | None] = []
        for outcome, record in zip(written, self.records(piece), strict=True):
            same = outcome.dropped or outcome.output == record.raw
            changes.append(None if same else outcome.output.split(b"\n", len(self._marks)))
        columns = {"dropped": pa.array([outcome.dropped for outcome in written], pa.bool_())}
        columns["text"] = pa.array([change and change[-1] for change in changes], pa.large_string())
        for at, mark in enumerate(self._marks):
            columns[mark] = pa.array([change and change[at].endswith(b"true") for change in changes], pa.bool_())
        return to_bytes(pa.RecordBatch.from_pydict(columns))

    def writer(self, target: BinaryIO) -> TableWriter:
        """What writes a file."""
        return TableWriter(target)


def _rows(group: Any) -> int:
    """How many rows of a row group make a piece, by their average size: all columns of several pieces are in memory at a time."""
    return int(max(1, min(ROWS, group.num_rows * PIECE // max(group.total_byte_size, 1))))


def _rendered(marks: Sequence[str], raw: bytes, text: str | bytes | None, found: Marks | None) -> bytes:
    if text is None or found is None:
        return raw
    assert isinstance(text, str)
    return _head({mark: getattr(found, mark) for mark in marks}) + text.encode()


def _head(marks: dict[str, bool | None]) -> bytes:
    """A line for each mark, as JSON spells it."""
    words = {None: "null", True: "true", False: "false"}
    return "".join(f"{mark}: {words[truth]}\n" for mark, truth in marks.items()).encode()
