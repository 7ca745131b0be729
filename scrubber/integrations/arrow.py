"""Arrow record batches in, record batches out. It needs `pip install 'news-scrubber[parquet]'`.

    scrub = ScrubBatch(Settings(field="body", by="url"))
    batch = scrub(batch)

What comes out is what came in and, as one more column, a struct of what became of each text; or, on request, what `scrub fix` writes.
The bridges to Spark and Ray are made of this, and every engine that hands out Arrow data can use it; docs/engines.md has recipes.
"""

import pickle
from collections import Counter
from dataclasses import replace
from functools import lru_cache
from typing import Any

try:
    import pyarrow as pa
    import pyarrow.compute as pc
except ImportError as error:
    raise ImportError("scrubber.integrations.arrow needs Arrow: pip install 'news-scrubber[parquet]'") from error

from scrubber.cli.settings import Settings
from scrubber.corpus.errors import refusal
from scrubber.findings import Finding
from scrubber.formats import Parquet, Piece, Record
from scrubber.formats.arrow import to_bytes
from scrubber.formats.parquet_columns import Columns, columns_of, needed, replaced, with_marks
from scrubber.integrations.texts import Outcome, Texts, counted

COLUMN = "scrubbed"  # what the column is called that is added
LINES = {"site": "string", "key": "binary", "line": "string"}  # the columns of what is counted to learn templates, and their types


class ScrubBatch:
    """Cleans the texts of record batches. It can be pickled, and a process that is sent the same one again makes no second pipeline.

    Parameters:
        settings: Those of the command; `field`, `title_field`, `lang_field` and `by` name columns, and where `not_article` is `drop`,
            rows whose text is no article are left out.
        column: What the column is called that is added: a struct of text, edits, flags, truncated, article and error. None: nothing is
            added; the texts are replaced and marked as `scrub fix` does it, and one that cannot be cleaned stays.

    Raises:
        SettingsError: A setting, or the file of templates, cannot be used.
    """

    def __init__(self, settings: Settings | None = None, *, column: str | None = COLUMN) -> None:
        self._begin(Texts(settings), column)

    def _begin(self, texts: Texts, column: str | None) -> None:
        settings = texts.settings
        self.texts = texts
        self.column = column
        self.fields = texts.fields
        if column is None:
            article = settings.article_field if settings.not_article == "mark" else None
            self.fields = replace(self.fields, truncated=settings.truncated_field, article=article)
        self._format = Parquet(texts.fields, settings.max_size)

    def __reduce__(self) -> tuple[Any, ...]:
        return _of_process, (pickle.dumps((self.texts, self.column)),)

    def __call__(self, data: Any) -> Any:
        """A record batch, or a table, with what became of its texts.

        Raises:
            FormatError: It has no such columns, or they do not hold strings.
            ValueError: It has the column that is to be added.
        """
        return self.clean(data)[0]

    def schema(self, schema: pa.Schema) -> pa.Schema:
        """The schema of what comes out, of that of what goes in.

        Raises:
            FormatError: It has no such columns, or they do not hold strings.
            ValueError: It has the column that is to be added.
        """
        columns = columns_of(schema, self.fields)
        if self.column is None:
            for name in columns.marks.values():
                schema = schema if name in schema.names else schema.append(pa.field(name, pa.bool_()))
            return schema
        if self.column in schema.names:
            raise ValueError(f"there is a column {self.column!r} already; name another one for what is found with column=")
        return schema.append(pa.field(self.column, _struct(_strings(schema, columns))))

    def clean(self, data: Any) -> tuple[Any, Counter[str]]:
        """A record batch, or a table, with what became of its texts, and the counts of that."""
        if isinstance(data, pa.RecordBatch):
            return self._clean(data)
        counts: Counter[str] = Counter()
        batches = []
        for batch in data.to_batches():
            cleaned, found = self._clean(batch)
            batches.append(cleaned)
            counts.update(found)
        return pa.Table.from_batches(batches, self.schema(data.schema)), counts

    def _clean(self, batch: pa.RecordBatch) -> tuple[pa.RecordBatch, Counter[str]]:
        columns, schema = columns_of(batch.schema, self.fields), self.schema(batch.schema)
        outcomes = [self._outcome(record) for record in self._records(batch)]
        counts: Counter[str] = Counter()
        for outcome in outcomes:
            if outcome:
                counts.update(counted(outcome))
        found = _column([outcome and _row(outcome) for outcome in outcomes], _struct(_strings(batch.schema, columns)))
        if self.column is None:
            batch = replaced(with_marks(batch, schema), _new(found), columns)
        else:
            batch = pa.RecordBatch.from_arrays([*batch.columns, found], schema=schema)
        if counts["dropped"]:
            batch = batch.filter(pa.array([not (outcome and outcome.dropped) for outcome in outcomes]))
        return batch, counts

    def lines(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        """What `learn` counts of the batch: a row of `LINES` for each line of each article that may recur."""
        articles = filter(None, map(self.texts.article, self._records(batch)))
        rows = [(found.site, found.key, line) for found in articles for line in found.patterns]
        return pa.RecordBatch.from_pylist([dict(zip(LINES, row, strict=True)) for row in rows], pa.schema(list(LINES.items())))

    def _records(self, batch: pa.RecordBatch) -> list[Record]:
        columns = columns_of(batch.schema, self.texts.fields)
        return list(self._format.records(Piece(to_bytes(needed(batch, columns)))))

    def _outcome(self, record: Record) -> Outcome | None:
        """What became of the text of a row; None where it is null. One that cannot be read is null, with an error."""
        if record.problem:
            return Outcome(None, error=record.problem)
        return None if record.source is None else self.texts.clean(record)


@lru_cache(maxsize=8)
def _of_process(pickled: bytes) -> ScrubBatch:
    """The one of this process for some settings: engines send it along with each task."""
    made = ScrubBatch.__new__(ScrubBatch)
    made._begin(*pickle.loads(pickled))  # noqa: S301, SLF001  # made by `__reduce__`, and it has come in a pickle itself
    return made


def _strings(schema: pa.Schema, columns: Columns) -> pa.DataType:
    """The type of all strings that come out: as large as those that go in."""
    first, *rest = columns.paths["text"]
    type = schema.field(first).type
    for at in rest:
        type = type.field(at).type
    return pa.string() if type == pa.string() else pa.large_string()


def _new(found: pa.StructArray) -> pa.RecordBatch:
    """What is to be written of what became of texts; null is what stays as it is."""
    clean = pc.is_null(found.field("error"))
    text = pc.if_else(clean, found.field("text"), None).cast(pa.large_string())
    return pa.RecordBatch.from_pydict({"text": text, "truncated": found.field("truncated"), "article": found.field("article")})


def _struct(string: pa.DataType) -> pa.DataType:
    span = [("rule", string), ("start", pa.int64()), ("end", pa.int64())]
    told = [("message", string), ("confidence", pa.float64())]
    edit = pa.struct([*span, ("original", string), ("replacement", string), *told])
    flag = pa.struct([*span, *told])
    marks = [("truncated", pa.bool_()), ("article", pa.bool_())]
    return pa.struct([("text", string), ("edits", pa.list_(edit)), ("flags", pa.list_(flag)), *marks, ("error", string)])


def _column(rows: list[dict[str, Any] | None], type: pa.DataType) -> pa.Array:
    """The column of some rows. A row that Arrow cannot hold is one with an error."""
    filled = [row or {} for row in rows]  # where the struct is null, so are its fields, for those who look at a field alone
    try:
        cells = pa.array(filled, type)
    except (UnicodeError, pa.ArrowException):
        cells = pa.concat_arrays([_cell(row, type) for row in filled])
    return pa.StructArray.from_arrays(cells.flatten(), fields=list(type), mask=pa.array([row is None for row in rows], pa.bool_()))


def _cell(row: dict[str, Any], type: pa.DataType) -> pa.Array:
    try:
        return pa.array([row], type)
    except (UnicodeError, pa.ArrowException) as error:
        return pa.array([{"edits": [], "flags": [], "error": refusal(error)}], type)


def _row(outcome: Outcome) -> dict[str, Any]:
    result = outcome.result
    if not result:
        return {"text": outcome.text, "edits": [], "flags": [], "error": outcome.error}
    edits, flags = [_told(edit) for edit in result.edits], [_told(flag) for flag in result.flags]
    return {"text": outcome.text, "edits": edits, "flags": flags, "truncated": result.truncated, "article": result.is_article}


def _told(finding: Finding) -> dict[str, Any]:
    return {name: getattr(finding, name) for name in ("rule", "start", "end", "original", "replacement", "message", "confidence")}
