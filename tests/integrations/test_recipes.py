"""Every snippet of docs/engines.md runs, and what it writes is what the command makes."""

import ast
import gzip
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from tests.integrations.news import ROOT, articles, cleaned, environment, learned, needs_java, write

pytest.importorskip("pyarrow")

SNIPPETS = re.findall(r"^```python\n(.*?)^```$", (ROOT / "docs/engines.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
DEV = {"scrubber", "pyarrow"}  # what the dev extra has
# A thread of an engine (seen with Daft, one run in many) may still hold the interpreter when that ends: all is written then, and compared.
AT_EXIT = "Python runtime state: finalizing"


def imported(snippet: str) -> list[str]:
    """The packages that a snippet imports, those first that name it best."""
    modules: list[str] = []
    for node in ast.walk(ast.parse(snippet)):
        modules += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        modules += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
    packages = {module.partition(".")[0] for module in modules}
    return sorted(packages - set(sys.stdlib_module_names), key=lambda name: (name in DEV, name))


def cases() -> Iterator[Any]:
    for number, snippet in enumerate(SNIPPETS, 1):
        name, *_ = packages = imported(snippet)
        missing = [package for package in packages if not find_spec(package)]
        marks = [pytest.mark.skipif(bool(missing), reason=f"not installed: {', '.join(missing)}")]
        marks += [] if name in DEV else [pytest.mark.engine]
        marks += [needs_java] if name == "pyspark" else []
        yield pytest.param(snippet, id=f"{number}-{name}", marks=marks)


@pytest.mark.parametrize("snippet", list(cases()))
def test_a_snippet_does_what_the_command_does(snippet: str, tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    write(tmp_path)
    pq.write_table(pa.Table.from_pylist(articles()), tmp_path / "news.parquet")
    (tmp_path / "scrub.toml").write_text('by = "url"')
    (tmp_path / "snippet.py").write_text(snippet, encoding="utf-8")
    call = [sys.executable, "snippet.py"]
    (tmp_path / "spark-defaults.conf").write_text("spark.sql.shuffle.partitions 2\nspark.ui.enabled false\n")
    spark = {"SPARK_CONF_DIR": str(tmp_path), "SPARK_LOCAL_IP": "127.0.0.1"}
    environ = environment() | spark | {"HF_HOME": str(tmp_path / "cache"), "DO_NOT_TRACK": "true"}
    done = subprocess.run(call, capture_output=True, text=True, check=False, cwd=tmp_path, env=environ, timeout=300)
    assert done.returncode == 0 or AT_EXIT in done.stderr, done.stderr
    if "learn" in snippet.lower():
        assert (tmp_path / "templates.toml").read_text(encoding="utf-8") == learned(tmp_path)
    for name in ("clean.parquet", "clean"):
        if name in snippet and (tmp_path / name).exists():
            rows = list(read(tmp_path / name))
            expected = cleaned(tmp_path, *(["--not-article", "drop"] if "drop" in snippet else []))
            if name == "clean":
                del expected["6"]  # no text: datatrove's reader passes it over
            assert {row["id"]: row["text"] for row in rows} == expected
            return
    assert "clean" not in snippet


def read(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a Parquet file, of a folder of them, or of a folder of JSON lines."""
    import pyarrow.parquet as pq

    if path.suffix == ".parquet":
        yield from pq.read_table(path).to_pylist()
        return
    for file in path.glob("*.gz"):
        with gzip.open(file, "rt", encoding="utf-8") as stream:
            yield from map(json.loads, stream)


def test_there_are_snippets() -> None:
    assert len(SNIPPETS) >= 10
