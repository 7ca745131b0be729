"""A corpus of any size to measure time and memory on: articles made of sentences of our own, the same ones each time.

    python quality/corpus.py 1000 OUT.jsonl OUT.jsonl.zst OUT.parquet

writes 1,000 MB of text into each; the format is told by the suffix (.jsonl, .jsonl.gz, .jsonl.zst, .parquet).
"""

import argparse
import gzip
import json
import random
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

ROWS = 1000  # in a row group, as the data sets of Hugging Face have it
SHARE = 0.02  # of the articles that have something to clean
WHO = "mayor,council,school board,harbour office,fire brigade,county court,water board,library,orchestra,ferry company".split(",")
WHAT = "the old bridge,a new timetable,the winter budget,two of its boats,the market hall,a plan for the river,its annual report".split(",")
DID = "presented,postponed,defended,sold,opened,closed,praised,repaired,rejected,explained".split(",")
WHEN = "on Tuesday,late last week,after a long debate,in the spring,without further comment,for the second time this year".split(",")
WHY = (
    "because the costs had doubled,although few had asked for it,as several members had wished,to the surprise of the neighbours,"
    "so that work can begin in autumn,while the café beside it stays open,and said “that is all for now”"
).split(",")
PAGE = ("Read more", "Share this article", "Subscribe to our newsletter", "Leave a comment")


def articles(size: int, seed: int = 1) -> Iterator[dict[str, Any]]:
    """Articles with some bytes of text in all.

    Parameters:
        size: How many bytes.
        seed: What chooses them.
    """
    chance = random.Random(seed)  # noqa: S311  # nothing secret
    number = 0
    while size > 0:
        text = "\n\n".join(_paragraph(chance) for _ in range(chance.randint(3, 12)))
        if chance.random() < SHARE:
            text = text.replace("café", "cafÃ©") + "\n\n" + chance.choice(PAGE)
        yield {"id": number, "url": f"https://news{number % 50}.example.org/{number}", "text": text, "lang": "en"}
        size -= len(text.encode())
        number += 1


def _paragraph(chance: random.Random) -> str:
    parts = (WHO, DID, WHAT, WHEN, WHY)
    return " ".join("The {} {} {} {}, {}.".format(*map(chance.choice, parts)) for _ in range(chance.randint(2, 6)))


def write(path: Path, size: int) -> None:
    """Write a corpus to a file, in the format that its suffix tells."""
    if path.suffix == ".parquet":
        _write_parquet(path, size)
        return
    with path.open("wb") as file, _compressed(file, path.suffix) as stream:
        for article in articles(size):
            stream.write(json.dumps(article, ensure_ascii=False).encode() + b"\n")


def _compressed(file: BinaryIO, suffix: str) -> Any:
    if suffix == ".gz":
        return gzip.GzipFile(filename="", fileobj=file, mode="wb", compresslevel=1, mtime=0)
    if suffix == ".zst":
        from backports import zstd

        return zstd.ZstdFile(file, "wb")
    return file


def _write_parquet(path: Path, size: int) -> None:
    schema = pa.schema([("id", pa.int64()), ("url", pa.string()), ("text", pa.string()), ("lang", pa.string())])
    source = articles(size)
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        while rows := list(islice(source, ROWS)):
            writer.write_table(pa.Table.from_pylist(rows, schema))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("megabytes", type=int)
    parser.add_argument("paths", type=Path, nargs="+")
    arguments = parser.parse_args()
    for target in arguments.paths:
        write(target, arguments.megabytes * 1_000_000)
