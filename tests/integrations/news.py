"""A small corpus of our own words for engines, and what `scrub` makes of it on one machine."""

import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
FAILING = "This text makes a worker raise: FAIL HERE."
CAPTCHA = "Just a moment...\nVerify you are human by completing the action below."
NEWS = "The {} {} the {} {}, and the neighbours were asked to wait until the end of the week."
WORDS = ("mayor council ferry library".split(), "opened closed sold painted".split(), "bridge market café harbour".split())
WHEN = ("on Tuesday", "last night", "in the spring", "without a word")


def articles(count: int = 120) -> list[dict[str, Any]]:
    """Articles of four sites with what recurs there, mojibake, residue, cuts, a copy, a page that is none, no text, and one that raises."""
    chance = random.Random(7)
    rows: list[dict[str, Any]] = []
    for number in range(count):
        lines = [NEWS.format(*map(chance.choice, WORDS), chance.choice(WHEN)) + f" It is the {number}. time." for _ in range(4)]
        text = "\n\n".join([*lines, f"More from the desk of site {number % 4}"])
        if number % 3 == 0:
            text = text.replace("café", "cafÃ©") + "\n\nLeave a Comment"
        if number % 10 == 1:
            text += "\n\nThe council said that it could be ..."
        rows.append({"id": str(number), "url": f"https://www.site{number % 4}.example/{number}", "text": text})
    rows[5]["text"] = CAPTCHA
    rows[6]["text"] = None
    rows[7]["text"] = FAILING
    rows[8]["text"] = rows[4]["text"] + "\n\nAlso of interest"
    return rows


def command(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """What the command does in a folder, where it fails on some texts."""
    call = [sys.executable, "-m", "scrubber", *arguments]
    return subprocess.run(call, capture_output=True, text=True, check=False, cwd=folder, env=environment(), timeout=300)


def environment() -> dict[str, str]:
    """That of a process which fails on some texts, and whose children do."""
    paths = os.pathsep.join(map(str, (HERE / "failing", ROOT)))
    return os.environ | {"PYTHONPATH": paths, "PYSPARK_PYTHON": sys.executable, "RAY_DEDUP_LOGS": "0", "RAY_USAGE_STATS_ENABLED": "0"}


def run(folder: Path, script: str) -> Any:
    """What a script prints as JSON in its last line, run in a folder with the corpus as news.jsonl and news.parquet."""
    write(folder)
    call = [sys.executable, "-c", script]
    done = subprocess.run(call, capture_output=True, text=True, check=False, cwd=folder, env=environment(), timeout=300)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def write(folder: Path) -> None:
    """Write the corpus, in both formats, each in two files so that two workers have something to do."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = articles()
    for name, some in (("a", rows[::2]), ("b", rows[1::2])):
        for kind in ("news", "parquet"):
            (folder / kind).mkdir(exist_ok=True)
        (folder / "news" / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in some))
        pq.write_table(pa.Table.from_pylist(some), folder / "parquet" / f"{name}.parquet")


def cleaned(folder: Path, *options: str) -> dict[str, str | None]:
    """The texts that `scrub fix` leaves, by id."""
    arguments = ("fix", "-q", "--isolated", "--by", "url", *options, "--output", "by-command", "news")
    assert command(folder, *arguments).returncode == 2  # for the one that raises
    files = sorted((folder / "by-command").rglob("*.jsonl"))
    rows = [json.loads(line) for file in files for line in file.read_text().splitlines()]
    shutil.rmtree(folder / "by-command")
    return {row["id"]: row["text"] for row in rows}


def counted(folder: Path, *options: str) -> dict[str, int]:
    """How often each rule edits, proposes and flags something, as `scrub fix --statistics` prints it."""
    done = command(folder, "fix", "--isolated", "--by", "url", "--statistics", *options, "--output", "by-command", "news")
    shutil.rmtree(folder / "by-command")
    counts: dict[str, int] = {}
    for line in done.stdout.splitlines()[1:-1]:
        rule, *numbers = line.split()
        counts |= {
            f"{what}/{rule}": int(number.replace(",", ""))
            for what, number in zip(("edits", "proposals", "flags"), numbers, strict=True)
            if number != "0"
        }
    return counts


def by_rule(counts: dict[str, int]) -> dict[str, int]:
    """Of the counts of an engine those by rule."""
    return {name: count for name, count in counts.items() if name.startswith(("edits/", "proposals/", "flags/"))}


def learned(folder: Path) -> str:
    """The file that `scrub learn` writes."""
    done = command(folder, "learn", "-q", "--isolated", "--by", "url", "news")
    assert "More from the desk of site #" in done.stdout
    return done.stdout


needs_java = pytest.mark.skipif(not shutil.which("java"), reason="Spark needs Java 17, which is not installed")


def is_as_the_command(told: Any, folder: Path) -> None:
    """Check that an engine gives the texts and the counts of the command, which drops what is no article."""
    texts = {row["id"]: row["scrubbed"] and row["scrubbed"]["text"] for row in told["dropped"]}
    assert texts == cleaned(folder, "--not-article", "drop")
    assert by_rule(told["counts"]) == counted(folder, "--not-article", "drop")
    assert [told["counts"][name] for name in ("texts", "errors", "dropped/page/captcha")] == [118, 1, 1]


def fails_alone(told: Any) -> dict[str, Any]:
    """Check that a text that raises is a row with an error, alone, and that null stays null.

    Returns:
        The rows of an engine that keeps all, by their names.
    """
    found = {row["id"]: row["scrubbed"] for row in told["kept"]}
    assert found["6"] is None
    assert found["7"]["text"] == FAILING
    assert [id for id, row in found.items() if row and row["error"]] == ["7"]
    return found
