"""The same documents through `scrub fix` and through engines: whether bytes, counts and templates are the same, and what it costs.

    python quality/engines.py [--documents 10000]

makes documents of our own words, with mojibake, residue of pages, cuts, copies, pages that are no article and one document that makes a
filter raise, and runs over them the command, datatrove (two tasks), Spark (two cores) and Ray Data (two CPUs), as far as these are
installed. Start-up is what the same run takes over one document; MB/s are those of the rest of the time.
"""

import argparse
import hashlib
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from corpus import DID, PAGE, WHAT, WHEN, WHO, WHY

from scrubber.cli.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
SITES = 20
FILES = 4
SETTINGS = Settings(by="url", not_article="drop")
OPTIONS = ("--isolated", "--by", "url", "--not-article", "drop")
NO_ARTICLE = (
    "Just a moment...\nVerify you are human by completing the action below.",
    "404 Not Found\n\nThe page you were looking for does not exist.",
    "Before you continue\n\nWe use cookies. Accept all\nReject all",
)
FAILING = "This document makes a filter raise: FAIL HERE."  # see tests/integrations/failing
MISREAD = ("cp1252", "cp1250", "mac-roman")


def documents(count: int) -> Iterator[dict[str, str]]:
    """Documents: a third with mojibake, half with residue, one in ten cut off, one in fifty no article, one in a hundred a copy."""
    chance = random.Random(1)  # noqa: S311  # nothing secret
    before = ""
    for number in range(count):
        text = "\n\n".join(_paragraph(chance) for _ in range(chance.randint(3, 9)))
        if chance.random() < 1 / 3:
            text = "".join(map(_misread(chance.choice(MISREAD)), text))
        if chance.random() < 0.1:
            text = text[: chance.randint(len(text) // 2, len(text) - 2)] + chance.choice(("...", "", " [+318 chars]"))
        if chance.random() < 0.5:
            text += "\n\n" + "\n".join(chance.sample(PAGE, 2))
        text += f"\n\nMore from the desk of paper {number % SITES}"
        if chance.random() < 0.02:
            text = chance.choice(NO_ARTICLE)
        elif chance.random() < 0.01 and before:
            text = before + "\n\nAlso of interest"
        before = text
        yield {"id": str(number), "url": f"https://paper{number % SITES}.example/{number}", "text": FAILING if number == 10 else text}


def _paragraph(chance: random.Random) -> str:
    parts = (WHO, DID, WHAT, WHEN, WHY)
    sentences = ["The {} {} {} {}, {}.".format(*map(chance.choice, parts)) for _ in range(chance.randint(2, 6))]
    return f"{' '.join(sentences)} It is number {chance.randint(1, 9999)} of its kind."


def _misread(codec: str) -> Any:
    return lambda c: c if c.isascii() else c.encode().decode(codec, "replace")


def main() -> None:
    """Run all, compare, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--run", nargs=3, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.run:
        name, what, out = arguments.run
        RUNS[name, what](out)
        return
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        rows = list(documents(arguments.documents))
        size = sum(len(row["text"].encode()) for row in rows) / 1e6
        print(f"{len(rows):,} documents, {size:.1f} MB of text\n")
        write("all", rows)
        write("one", rows[:1])
        measure(size)
        learn()


def write(name: str, rows: list[dict[str, str]]) -> None:
    """Write documents in both formats, each in some files."""
    for at in range(min(FILES, len(rows))):
        some = rows[at::FILES]
        for kind in ("news", "parquet"):
            Path(name, kind).mkdir(parents=True, exist_ok=True)
        Path(name, "news", f"{at}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in some), encoding="utf-8")
        pq.write_table(pa.Table.from_pylist(some), Path(name, "parquet", f"{at}.parquet"))


def measure(size: float) -> None:
    """Run each, and compare it to the command."""
    expected: tuple[str, dict[str, int]] | None = None
    print("| run | start-up, s | in all, s | MB/s after start-up | texts kept | their bytes | counts by rule |")
    print("|---|---|---|---|---|---|---|")
    reasons = []
    for name, call in calls("fix"):
        start_up, _ = timed(name, call, "one")
        seconds, printed = timed(name, call, "all")
        digest, kept = texts(Path("all", "out"))
        counts = by_rule(name, printed)
        expected = expected or (digest, counts)
        told = ["the same" if one == other else "DIFFERENT" for one, other in zip((digest, counts), expected, strict=True)]
        speed = size / max(seconds - start_up, 0.001)
        print(f"| {name} | {start_up:.1f} | {seconds:.1f} | {speed:.2f} | {kept:,} | {told[0]} | {told[1]} |", flush=True)
        if not name.startswith("scrub"):
            reasons.append(f"{name}: {told_of(json.loads(Path('all', 'counts.json').read_text()))}")
    print("\n" + "\n".join(reasons))


def learn() -> None:
    """Learn templates with each, and compare the files."""
    expected = ""
    for name, call in calls("learn"):
        seconds, _ = timed(name, call, "all")
        written = Path("all", "out").read_text(encoding="utf-8")
        expected = expected or written
        same = "the same file" if written == expected else "ANOTHER FILE"
        print(f"learn: {name}: {same}, {written.count('# in')} lines of {written.count('articles =')} sites, {seconds:.1f} s", flush=True)


def calls(what: str) -> Iterator[tuple[str, list[str]]]:
    """What is run, by its name."""
    command = [sys.executable, "-m", "scrubber", what]
    if what == "fix":
        for jobs, kind in (("1", "news"), ("2", "news"), ("2", "parquet")):
            options = [*OPTIONS, "-j", jobs, "--statistics", "--output", "out", kind]
            yield f"scrub fix -j {jobs}{', Parquet' if kind == 'parquet' else ''}", [*command, *options]
    else:
        yield "scrub learn -j 2", [*command, "-q", "--isolated", "--by", "url", "-j", "2", "--output", "out", "news"]
    for engine, package in (("datatrove", "datatrove"), ("Spark", "pyspark"), ("Ray Data", "ray")):
        if (engine, what) in RUNS and find_spec(package):
            yield engine, [sys.executable, str(Path(__file__).resolve()), "--run", engine, what, "out"]


def timed(name: str, call: list[str], folder: str) -> tuple[float, str]:
    """The seconds that a run takes, and what it prints."""
    for old in ("out", "dropped", "lines", "logs"):
        subprocess.run(["rm", "-rf", old], cwd=folder, check=True)  # noqa: S607  # of our own folder
    paths = os.pathsep.join(map(str, (ROOT / "tests" / "integrations" / "failing", ROOT)))
    environment = {"PYTHONPATH": paths, "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1", "RAY_USAGE_STATS_ENABLED": "0"}
    began = time.perf_counter()
    done = subprocess.run(call, cwd=folder, env=os.environ | environment, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - began
    # The command ends with 2 where a document could not be cleaned.
    assert done.returncode == (2 if name.startswith("scrub") and folder == "all" else 0), done.stderr
    return seconds, done.stdout


def texts(folder: Path) -> tuple[str, int]:
    """A digest of all texts with their ids, and how many there are."""
    rows: dict[str, str] = {}
    for file in sorted(folder.rglob("*")):
        found: Iterable[dict[str, Any]] = ()
        if file.suffix == ".parquet":
            found = pq.read_table(file).to_pylist()
        elif file.suffix == ".jsonl":
            found = map(json.loads, file.read_text(encoding="utf-8").splitlines())
        rows |= {row["id"]: row.get("text", "") for row in found}
    return hashlib.sha256(json.dumps(sorted(rows.items())).encode()).hexdigest(), len(rows)


def by_rule(name: str, printed: str) -> dict[str, int]:
    """How often each rule edits, proposes and flags something."""
    kinds = ("edits", "proposals", "flags")
    if not name.startswith("scrub"):
        counts = json.loads(Path("all", "counts.json").read_text())
        return {key: count for key, count in counts.items() if key.startswith(tuple(f"{kind}/" for kind in kinds))}
    rows = [line.split() for line in printed.splitlines()[1:-1]]
    return {
        f"{kind}/{rule}": int(n.replace(",", "")) for rule, *numbers in rows for kind, n in zip(kinds, numbers, strict=True) if n != "0"
    }


def told_of(counts: dict[str, int]) -> str:
    """Counts of texts, and why some were dropped."""
    names = [name for name in counts if "/" not in name or name.startswith("dropped")]
    return ", ".join(f"{name} {counts[name]:,}" for name in sorted(names))


def _datatrove(out: str) -> None:
    from datatrove.executor import LocalPipelineExecutor
    from datatrove.pipeline.readers import JsonlReader
    from datatrove.pipeline.writers import JsonlWriter

    from scrubber.integrations.datatrove import Scrub

    scrub = Scrub(SETTINGS, exclusion_writer=JsonlWriter("dropped"))
    LocalPipelineExecutor([JsonlReader("news"), scrub, JsonlWriter(out, compression=None)], tasks=2, workers=2, logging_dir="logs").run()
    stats = json.loads(Path("logs", "stats.json").read_text())[1]["stats"]
    counts = {
        name: stat["total"] if isinstance(stat, dict) else stat
        for name, stat in stats.items()
        if name not in ("doc_len", "total", "forwarded")
    }
    Path("counts.json").write_text(json.dumps(counts))


def _datatrove_learn(out: str) -> None:
    from datatrove.executor import LocalPipelineExecutor
    from datatrove.pipeline.readers import JsonlReader

    from scrubber.integrations.datatrove import CollectLines, LearnTemplates

    lines = LocalPipelineExecutor([JsonlReader("news"), CollectLines("lines", SETTINGS)], tasks=2, workers=2, logging_dir="logs/lines")
    LocalPipelineExecutor([LearnTemplates("lines", out)], logging_dir="logs/learn", depends=lines).run()


def _session() -> Any:
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    return builder.config("spark.sql.shuffle.partitions", "4").getOrCreate()


def _spark(out: str) -> None:
    from scrubber.integrations.spark import counter, scrub

    spark = _session()
    counts = counter(spark)
    scrub(spark.read.parquet("parquet"), SETTINGS, column=None, counts=counts).write.parquet(out)
    Path("counts.json").write_text(json.dumps(counts.value))


def _spark_learn(out: str) -> None:
    from scrubber.boilerplate.templates import write as written
    from scrubber.integrations.spark import learn

    Path(out).write_text(written(learn(_session().read.parquet("parquet"), SETTINGS)), encoding="utf-8")


def _ray(out: str) -> None:
    import ray

    from scrubber.integrations.ray import counter, scrub

    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    counts = counter()
    scrub(ray.data.read_parquet("parquet"), SETTINGS, column=None, counts=counts).write_parquet(out)
    Path("counts.json").write_text(json.dumps(ray.get(counts.get.remote())))


RUNS = {
    ("datatrove", "fix"): _datatrove,
    ("datatrove", "learn"): _datatrove_learn,
    ("Spark", "fix"): _spark,
    ("Spark", "learn"): _spark_learn,
    ("Ray Data", "fix"): _ray,
}

if __name__ == "__main__":
    main()
