"""Spark: a column of a data frame cleaned. It needs `pip install 'news-scrubber[spark]'`.

    counts = counter(spark)
    clean = scrub(spark.read.parquet("news"), Settings(field="body", not_article="drop"), column=None, counts=counts)
    clean.write.parquet("clean")
    counts.value["dropped/page/captcha"]

Spark sends record batches to its Python workers (`mapInArrow`); spark.sql.execution.arrow.maxRecordsPerBatch says how large they are.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

try:
    import pyarrow as pa
    from pyspark.accumulators import Accumulator, AccumulatorParam
    from pyspark.sql import DataFrame, SparkSession
    from pyspark.sql import functions as f
    from pyspark.sql.pandas.types import from_arrow_type, to_arrow_schema
    from pyspark.sql.types import StructType
except ImportError as error:
    raise ImportError("scrubber.integrations.spark needs Spark and Arrow: pip install 'news-scrubber[spark]'") from error

from scrubber.boilerplate.templates import SiteTemplate
from scrubber.cli.settings import Settings
from scrubber.corpus.learning import MIN_ARTICLES, MIN_SHARE, templates_of
from scrubber.integrations.arrow import COLUMN, LINES, ScrubBatch
from scrubber.integrations.texts import learning


def scrub(
    frame: DataFrame, settings: Settings | None = None, *, column: str | None = COLUMN, counts: "Accumulator[Counter[str]] | None" = None
) -> DataFrame:
    """The data frame with what became of its texts.

    Parameters:
        frame: The data frame.
        settings: As for `ScrubBatch`.
        column: As for `ScrubBatch`: what the column is called that is added; None: the texts are replaced.
        counts: Where to count what was done, made by `counter`. What Spark computes twice is counted twice.

    Raises:
        FormatError: There are no such columns, or they do not hold strings.
        SettingsError: A setting cannot be used.
    """
    batches = ScrubBatch(settings, column=column)
    schema = StructType(list(frame.schema.fields))
    for field in list(batches.schema(to_arrow_schema(frame.schema)))[len(schema) :]:
        schema = schema.add(field.name, from_arrow_type(field.type))
    return frame.mapInArrow(partial(_cleaned, batches, counts), schema)


def counter(spark: SparkSession) -> "Accumulator[Counter[str]]":
    """An accumulator for the counts. A session of Spark Connect has none: there, count in the column that `scrub` adds."""
    return spark.sparkContext.accumulator(Counter(), _Sum())


def learn(
    frame: DataFrame, settings: Settings | None = None, *, min_articles: int = MIN_ARTICLES, min_share: float = MIN_SHARE
) -> dict[str, SiteTemplate]:
    """The lines that recur over each site's articles, the same ones that `scrub learn` finds; `templates.write` makes the file of them.

    Parameters:
        frame: The data frame.
        settings: Those of the command; `by` names the column that holds the site.
        min_articles: Least number of a site's articles in which a line must recur.
        min_share: Least share of them.
    """
    batches = ScrubBatch(learning(settings))
    batches.schema(to_arrow_schema(frame.schema))
    lines = frame.mapInArrow(partial(_lines, batches), ", ".join(f"{name} {type}" for name, type in LINES.items())).distinct().persist()
    try:
        totals = lines.select("site", "key").distinct().groupBy("site").agg(f.count("*").alias("articles"))
        counts = lines.groupBy("site", "line").agg(f.count("*").alias("found")).where(f.col("found") >= min_articles)
        enough = counts.join(totals, "site").where(f.col("found") >= f.col("articles") * min_share)
        articles: dict[str, int] = {}
        found: dict[str, dict[str, int]] = {}
        for row in enough.toLocalIterator():
            articles[row.site] = row.articles
            found.setdefault(row.site, {})[row.line] = row.found
    finally:
        lines.unpersist()
    return templates_of(articles, found, min_articles=min_articles, min_share=min_share)


class _Sum(AccumulatorParam[Any]):
    """Adds counts up."""

    def zero(self, value: Any) -> Any:  # noqa: ARG002  # as Spark calls it
        """No counts."""
        return Counter()

    def addInPlace(self, value1: Any, value2: Any) -> Any:  # noqa: N802  # Spark's name
        """Add some counts to others."""
        value1.update(value2)
        return value1


def _cleaned(batches: ScrubBatch, counts: "Accumulator[Counter[str]] | None", stream: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    for batch in stream:
        cleaned, found = batches.clean(batch)
        if counts is not None:
            counts.add(found)
        yield cleaned


def _lines(batches: ScrubBatch, stream: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    return map(batches.lines, stream)
