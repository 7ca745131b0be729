"""A real run of Ray Data on two CPUs, beside the command."""

from pathlib import Path
from typing import Any

import pytest

from tests.integrations.news import fails_alone, is_as_the_command, run

pytest.importorskip("ray.data", reason="Ray Data is not installed: pip install 'news-scrubber[ray]'")
pytestmark = [pytest.mark.engine, pytest.mark.xdist_group("ray")]

SCRIPT = """
import json
import ray
from scrubber.cli.settings import Settings
from scrubber.integrations.ray import counter, scrub

ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, object_store_memory=200_000_000)
news = ray.data.read_parquet("parquet")
counts = counter()
dropped = scrub(news, Settings(by="url", not_article="drop"), counts=counts).take_all()
kept = scrub(news, Settings(by="url")).take_all()
print(json.dumps({"dropped": dropped, "counts": ray.get(counts.get.remote()), "kept": kept}))
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("ray")


@pytest.fixture(scope="module")
def told(folder: Path) -> Any:
    return run(folder, SCRIPT)


def test_texts_and_counts_are_those_of_the_command(told: Any, folder: Path) -> None:
    is_as_the_command(told, folder)


def test_a_text_that_raises_is_a_row_with_an_error_and_null_stays_null(told: Any) -> None:
    fails_alone(told)
