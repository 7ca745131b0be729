"""What cleaning a file costs beside reading and writing it."""

import json
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from benchmarks import articles
from benchmarks.child import measure
from benchmarks.report import Options, Report, Table, number, span
from benchmarks.tools import WHOLE

COPY = """
import sys, {library} as library
with open(sys.argv[1], "rb") as file, open(sys.argv[2], "wb") as out:
    for line in file:
        out.write({write} + b"\\n")
"""
WRITE = {"orjson": "library.dumps(library.loads(line))", "json": "library.dumps(library.loads(line), ensure_ascii=False).encode()"}
SHARES = (0.0, 0.02)  # of the articles that are broken
FIX = [sys.executable, "-m", "scrubber", "fix", "-q", "--isolated", "-j", "1"]


def files(options: Options, report: Report) -> None:
    """CPU time of `scrub fix` on JSON lines, beside that of reading and writing them."""
    library = "orjson" if find_spec("orjson") else "json"
    copy = COPY.format(library=library, write=WRITE[library])
    head = ["", "", "bytes", f"{library} in and out, s", "scrub fix, s", "ratio", "memory, MB"]
    made = Table("`scrub fix` of articles as JSON lines, one process", head)
    found: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as folder:
        path, out = Path(folder) / "articles.jsonl", Path(folder) / "out"
        for share in SHARES:
            for size in options.sizes:
                _write(path, size, share)
                copied = [
                    measure("command", arguments=[sys.executable, "-c", copy, str(path), str(out)])["seconds"]
                    for _ in range(options.rounds)
                ]
                out.unlink()
                for name, _, kernel in options.variants(WHOLE[:1]):
                    rounds = []
                    for _ in range(options.rounds):
                        rounds.append(measure("command", kernel=kernel, arguments=[*FIX, "--output", str(out), str(path)]))
                        (out / path.name).unlink()
                    out.rmdir()
                    fixed, memory = [figures["seconds"] for figures in rounds], max(figures["MB"] for figures in rounds)
                    ratios = [seconds / least for seconds, least in zip(fixed, copied, strict=True)]
                    kind = f"{share:.0%} of the articles broken" if share else "clean"
                    made.rows.append([name, kind, f"{path.stat().st_size:,}", span(copied), span(fixed), span(ratios), number(memory)])
                    found.append(
                        {"tool": name, "share": share, "bytes": path.stat().st_size, "copied": copied, "fixed": fixed, "memory": memory}
                    )
    report.add("files", made, found)


def _write(path: Path, size: int, share: float) -> None:
    """Write articles to a file until it has the size; of a share of them all lines are broken."""
    every = round(1 / share) if share else 0
    broken = articles.dirty(articles.english(seed=2), 1)
    with path.open("wb") as file:
        for place, text in enumerate(articles.english()):
            if file.tell() >= size:
                break
            given = next(broken) if every and place % every == every - 1 else text
            row = {"id": place, "url": f"https://news{place % 50}.example.org/{place}", "text": given}
            file.write(json.dumps(row, ensure_ascii=False).encode() + b"\n")
