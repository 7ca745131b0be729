"""A real run of Spark on two cores, beside the command."""

from pathlib import Path
from typing import Any

import pytest

from tests.integrations.news import fails_alone, is_as_the_command, learned, needs_java, run

pytest.importorskip("pyspark", reason="Spark is not installed: pip install 'news-scrubber[spark]'")
pytestmark = [pytest.mark.engine, needs_java, pytest.mark.xdist_group("spark")]

SCRIPT = """
import json
from pyspark.sql import SparkSession
from scrubber.boilerplate.templates import write
from scrubber.cli.settings import Settings
from scrubber.integrations.spark import counter, learn, scrub

builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").config("spark.driver.bindAddress", "127.0.0.1")
spark = builder.config("spark.sql.shuffle.partitions", "2").getOrCreate()
news = spark.read.parquet("parquet")
counts = counter(spark)

def rows(not_article, **options):
    return [row.asDict(recursive=True) for row in scrub(news, Settings(by="url", not_article=not_article), **options).collect()]

try:
    scrub(news, Settings(field="body"))
except ValueError as error:
    refused = str(error)
told = {"dropped": rows("drop", counts=counts), "counts": counts.value, "kept": rows("keep"), "refused": refused}
print(json.dumps(told | {"learned": write(learn(news, Settings(by="url")))}))
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("spark")


@pytest.fixture(scope="module")
def told(folder: Path) -> Any:
    return run(folder, SCRIPT)


def test_texts_and_counts_are_those_of_the_command(told: Any, folder: Path) -> None:
    is_as_the_command(told, folder)


def test_a_text_that_raises_is_a_row_with_an_error_and_null_stays_null(told: Any) -> None:
    found = fails_alone(told)
    assert [id for id, row in found.items() if row and row["article"] is False] == ["5"]
    assert found["0"]["edits"][0]["rule"] == "mojibake/windows-1252"


def test_what_is_learned_is_what_the_command_learns(told: Any, folder: Path) -> None:
    assert told["learned"] == learned(folder)


def test_a_column_that_is_not_there_is_refused_at_once(told: Any) -> None:
    assert "no column 'body'" in told["refused"]
