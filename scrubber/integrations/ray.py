"""Ray Data: a column of a dataset cleaned. It needs `pip install 'news-scrubber[ray]'`.

counts = counter()
clean = scrub(ray.data.read_parquet("news"), Settings(field="body", not_article="drop"), column=None, counts=counts)
clean.write_parquet("clean")
ray.get(counts.get.remote())["dropped/page/captcha"]
"""

from collections import Counter
from typing import TYPE_CHECKING, Any

try:
    import pyarrow as pa
    import ray
except ImportError as error:
    raise ImportError("scrubber.integrations.ray needs Ray Data and Arrow: pip install 'news-scrubber[ray]'") from error

from scrubber.cli.settings import Settings
from scrubber.integrations.arrow import COLUMN, ScrubBatch

if TYPE_CHECKING:
    from ray.data import Dataset


def scrub(
    dataset: "Dataset", settings: Settings | None = None, *, column: str | None = COLUMN, counts: Any = None, **options: Any
) -> "Dataset":
    """The dataset with what became of its texts.

    Parameters:
        dataset: The dataset.
        settings: As for `ScrubBatch`.
        column: As for `ScrubBatch`: what the column is called that is added; None: the texts are replaced.
        counts: Where to count what was done, made by `counter`. What Ray computes twice is counted twice.
        options: Those of `Dataset.map_batches`, such as `batch_size` and `concurrency`.

    Raises:
        SettingsError: A setting cannot be used.
    """
    batches = ScrubBatch(settings, column=column)

    def scrubbed(table: pa.Table) -> pa.Table:
        table, found = batches.clean(table)
        if counts is not None and found:
            ray.get(counts.add.remote(found))  # waited for, so that all is counted when the dataset is there
        return table

    return dataset.map_batches(scrubbed, batch_format="pyarrow", zero_copy_batch=True, **options)


def counter() -> Any:
    """An actor that adds counts up; `ray.get(counts.get.remote())` tells them."""
    return ray.remote(num_cpus=0)(_Counts).remote()


class _Counts:
    """Counts of all workers."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()

    def add(self, counts: "Counter[str]") -> None:
        """Add some."""
        self.counts.update(counts)

    def get(self) -> "Counter[str]":
        """All of them."""
        return self.counts
