"""Parquet files of all kinds, and what becomes of them, for the tests of the format."""

import io
import pickle
from collections.abc import Callable, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import strategies as st

from scrubber.formats import Fields, Marks, Piece, Record, Written
from scrubber.formats.parquet import Parquet

Edit = Callable[[Record], Written]
MARKS = Marks(truncated=True, article=False)


def written(data: bytes, format: Parquet, edit: Edit) -> bytes | None:
    """What becomes of a file, the way a run does it: as soon as a piece changes, those before it are read again and written."""
    target = io.BytesIO()
    writer = None
    for at, piece in enumerate(format.pieces(io.BytesIO(data))):
        output = cleaned(format, piece, edit)
        if output is not None and not writer:
            writer = format.writer(target)
            for earlier, _ in zip(format.pieces(io.BytesIO(data)), range(at), strict=False):
                writer.write(earlier, None)
        if writer:
            writer.write(piece, output)
    if not writer:
        return None
    writer.close()
    assert not target.closed
    return target.getvalue()


def cleaned(format: Parquet, piece: Piece, edit: Edit) -> bytes | None:
    """What a worker gives back for a piece."""
    sent: Piece = pickle.loads(pickle.dumps(Piece(piece.data, piece.first, piece.head)))
    there: Parquet = pickle.loads(pickle.dumps(format))
    records = list(there.records(sent))
    outcomes = [edit(record) if record.source is not None else Written(record.raw) for record in records]
    if all(o.output == r.raw and not o.dropped for o, r in zip(outcomes, records, strict=True)):
        return None
    return there.join(sent, outcomes)


def replacing(old: str, new: str, marks: Marks = MARKS) -> Edit:
    def edit(record: Record) -> Written:
        assert isinstance(record.source, str)
        changed = record.source.replace(old, new)
        return Written(record.render(changed, marks) if record.marked or changed != record.source else record.raw, marks)

    return edit


def dropping(*texts: str | None) -> Edit:
    return lambda record: Written(b"", dropped=True) if record.source in texts else Written(record.raw)


def file_of(table: pa.Table, **options: Any) -> bytes:
    target = io.BytesIO()
    pq.write_table(table, target, **options)
    return target.getvalue()


def read(data: bytes | None) -> pa.Table:
    assert data is not None
    table = pq.read_table(io.BytesIO(data))
    table.validate(full=True)
    return table


def records(data: bytes, fields: Fields | None = None) -> list[Record]:
    format = Parquet(fields)
    return [record for piece in format.pieces(io.BytesIO(data)) for record in format.records(piece)]


TEXTS = ["The bridge was opened.", None, "", "The bridge was closed.\n\nRead more", "Il café è aperto."]


def everything(texts: Sequence[str | None] = TEXTS) -> pa.Table:
    """A table of columns of most types."""
    count = len(texts)
    schema = pa.schema(
        [
            pa.field("id", pa.int64(), nullable=False, metadata={"comment": "a number"}),
            pa.field("text", pa.string()),
            pa.field("small", pa.uint8()),
            pa.field("big", pa.uint32()),
            pa.field("price", pa.decimal128(9, 2)),
            pa.field("seen", pa.timestamp("ns", "UTC")),
            pa.field("day", pa.date32()),
            pa.field("clock", pa.time32("ms")),
            pa.field("image", pa.binary()),
            pa.field("hash", pa.binary(4)),
            pa.field("half", pa.float16()),
            pa.field("lang", pa.dictionary(pa.int32(), pa.string())),
            pa.field("tags", pa.list_(pa.string())),
            pa.field("links", pa.list_(pa.struct([("url", pa.string()), ("rank", pa.int16())]))),
            pa.field("counts", pa.map_(pa.string(), pa.int32())),
            pa.field("vector", pa.list_(pa.float32(), 2)),
            pa.field("data", pa.json_()),
            pa.field("view", pa.string_view()),
            pa.field("none", pa.null()),
        ],
        metadata={b"huggingface": b'{"info": {}}', b"pandas": b'{"columns": []}'},
    )
    columns = {
        "id": range(count),
        "text": texts,
        "small": [n % 256 for n in range(count)],
        "big": [2**32 - 1 - n for n in range(count)],
        "price": [None if n % 3 == 0 else n for n in range(count)],
        "seen": [n * 1_000_000_007 for n in range(count)],
        "day": range(count),
        "clock": range(count),
        "image": [bytes([n % 256]) * n for n in range(count)],
        "hash": [n.to_bytes(4, "big") for n in range(count)],
        "half": [n / 2 for n in range(count)],
        "lang": [("en", None, "it")[n % 3] for n in range(count)],
        "tags": [None if n % 4 == 0 else ["a", None][: n % 3] for n in range(count)],
        "links": [[{"url": "u", "rank": n}] if n % 2 else None for n in range(count)],
        "counts": [[("a", n)] for n in range(count)],
        "vector": [[n, 0.5] for n in range(count)],
        "data": ['{"a": 1}'] * count,
        "view": [str(n) for n in range(count)],
        "none": [None] * count,
    }
    arrays = [pa.array(columns[f.name], f.type.storage_type if isinstance(f.type, pa.BaseExtensionType) else f.type) for f in schema]
    arrays = [
        pa.ExtensionArray.from_storage(f.type, a) if isinstance(f.type, pa.BaseExtensionType) else a
        for f, a in zip(schema, arrays, strict=True)
    ]
    return pa.Table.from_arrays(arrays, schema=schema)


texts = st.lists(st.none() | st.text() | st.sampled_from(["a b", "b" * 5000]), max_size=12)
