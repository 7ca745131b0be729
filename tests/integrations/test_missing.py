"""A package that is missing is named, with the command that installs it."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    ("module", "package", "extra"),
    [
        ("arrow", "pyarrow", "parquet"),
        ("datatrove", "datatrove", "datatrove"),
        ("ray", "ray", "ray"),
        ("ray", "pyarrow", "ray"),
        ("scrapy", "scrapy", "scrapy"),
        ("spark", "pyspark", "spark"),
        ("spark", "pyarrow", "spark"),
    ],
)
def test_a_missing_package_is_named_with_the_command_that_installs_it(module: str, package: str, extra: str) -> None:
    code = f"import sys; sys.modules[{package!r}] = None; import scrubber.integrations.{module}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr.splitlines()[-1].startswith(f"ImportError: scrubber.integrations.{module} needs ")
    assert done.stderr.splitlines()[-1].endswith(f": pip install 'news-scrubber[{extra}]'")
