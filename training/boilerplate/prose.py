"""Which sentences of articles and books a rule takes out wherever they stand: right text that a wording mistakes for the page's.

    PYTHONPATH=. python training/boilerplate/prose.py DATA_DIR

DATA_DIR holds encoding/ (sentences in 75 languages, news documents) and clean/dev.jsonl.xz (Bibles, treebanks, quotations). Each line is
asked for by itself; what is printed is to be read, since a few notices of pages are among them.
"""

import argparse
import gzip
import json
import lzma
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from scrubber.boilerplate.filter import SAFE
from scrubber.boilerplate.wordings import known

SHORT = 20  # characters of a line that is no sentence
SETS = ("bible", "bible_verse", "ud", "fortunes")


def unpacked(path: Path) -> Any:
    """What a file holds."""
    return json.loads(gzip.decompress(path.read_bytes()))


def lines(data: Path) -> Iterator[str]:
    """The lines, with those that two sets have twice."""
    for name in ("train", "sentences"):
        for language in unpacked(data / "encoding" / f"{name}.json.gz").values():
            yield from language if isinstance(language, list) else [*language["any"], *language["nonascii"]]
    for name in ("docs_en", "docs_multi"):
        for document in unpacked(data / "encoding" / f"{name}.json.gz"):
            yield from document["text"].split("\n")
    with lzma.open(data / "clean" / "dev.jsonl.xz", "rt", encoding="utf-8") as file:
        for row in map(json.loads, file):
            if row["set"] in SETS:
                yield from row["text"].split("\n")


def main() -> None:
    """Print the lines by family, and how many there are."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    sentences = [line for line in map(str.strip, lines(parser.parse_args().data)) if len(line) > SHORT]
    found = {line: group for line in sentences if (group := known(line)) and group.where == "anywhere" and group.confidence >= SAFE}
    for line, group in sorted(found.items(), key=lambda item: item[1].family):
        print(f"{group.family:14s} {group.confidence:.3f} {line[:150]}")
    print(f"{len(found)} of {len(sentences)}")


if __name__ == "__main__":
    main()
