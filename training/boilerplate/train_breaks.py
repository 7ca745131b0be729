"""Learn where line breaks were lost, and write `scrubber/boilerplate/breaks.bin`.

    PYTHONPATH=. python training/boilerplate/train_breaks.py DATA            the curve on sites not learned from
    PYTHONPATH=. python training/boilerplate/train_breaks.py DATA --write    the table, learned from all sites

DATA is a folder with boilerplate/lines.jsonl.gz, unlabelled.jsonl.xz and fresh-dev-*.jsonl. No label is needed: the texts have their
line breaks. Needs numpy, scipy and scikit-learn.
"""

import argparse
import gzip
import hashlib
import json
import lzma
import zlib
from collections.abc import Iterator
from pathlib import Path
from random import Random

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import SGDClassifier

from scrubber.boilerplate.breaks import BITS, FEATURES, features, may_break

TABLE = Path(__file__).parents[2] / "scrubber/boilerplate/breaks.bin"
OUTPUTS = 2  # extractors' outputs taken of a page: they agree on most lines
SHARE = 0.35  # of the gaps that are no break, taken
SEED = 1
LONGEST = 1500  # characters of a line of a text that has its line breaks
FEWEST = 6  # lines of such a text


def texts(data: Path) -> Iterator[tuple[str, list[str]]]:
    """The site and the lines of every text that has its line breaks."""
    with gzip.open(data / "boilerplate/lines.jsonl.gz", "rt", encoding="utf-8") as file:
        for page in map(json.loads, file):
            outputs = [name for name, index in page["ex"].items() if index and page["q"][name][1] >= 0.6 and name != "inscriptis"]
            Random(page["id"]).shuffle(outputs)  # noqa: S311 - a sample, not a secret
            for name in outputs[:OUTPUTS]:
                yield page["domain"], [page["lines"][i] for i in page["ex"][name]]
    with lzma.open(data / "boilerplate/unlabelled.jsonl.xz", "rt", encoding="utf-8") as file:
        for row in map(json.loads, file):
            lines = [line for line in row["text"].split("\n") if line.strip()]
            if len(lines) >= FEWEST and max(map(len, lines)) < LONGEST:
                yield row["site"] or "", lines
    for path in sorted((data / "boilerplate").glob("fresh-dev-*.jsonl")):
        for row in map(json.loads, path.open(encoding="utf-8")):
            if not row["single_line"]:
                yield row["site"] or "", [line for line in row["lines"] if line.strip()]


def gaps(data: Path) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """The gaps between words: their features, whether a line ended there, how many they stand for, and the quarter of their site."""
    rnd = Random(SEED)  # noqa: S311
    rows, truth, weights, quarters = [], [], [], []
    for site, lines in texts(data):
        quarter = int(hashlib.md5(site.encode(), usedforsecurity=False).hexdigest(), 16) % 4
        words: list[str] = []
        ends = set()
        for line in lines:
            words += line.split()
            ends.add(len(words))
        since = 0
        for i in range(1, len(words)):
            since += 1
            if not may_break(words[i - 1], words[i]):
                since = since if words[i][0].islower() else 0
                continue
            is_break = i in ends
            if is_break or rnd.random() < SHARE:
                rows.append(features(words, i, since, 1))
                truth.append(is_break)
                weights.append(1.0 if is_break else 1 / SHARE)
                quarters.append(quarter)
            if is_break:
                since = 0
    return np.array(rows), np.array(truth), np.array(weights), np.array(quarters)


def fit(rows: np.ndarray, truth: np.ndarray) -> SGDClassifier:
    """The model. Of the gaps that are no break a share was taken, so its bias is too high: the threshold is measured on all."""
    matrix = csr_matrix((np.ones(rows.size, np.float32), rows.ravel(), np.arange(0, rows.size + 1, FEATURES)), shape=(len(rows), 1 << BITS))
    return SGDClassifier(loss="log_loss", alpha=2e-6, max_iter=10, tol=None, random_state=SEED).fit(matrix, truth)


def main() -> None:
    """Show the curve, or write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--write", action="store_true", help=f"write {TABLE.name}")
    args = parser.parse_args()
    rows, truth, weights, quarters = gaps(args.data)
    print(f"{len(truth)} gaps, {truth.sum()} breaks")
    if not args.write:
        model = fit(rows[quarters < 2], truth[quarters < 2])
        there = quarters == 2
        total = model.coef_[0][rows[there]].sum(1) + model.intercept_[0]
        rows, truth, weights = rows[there], truth[there], weights[there]
        for threshold in (-1, 0, 0.5, 1, 1.5, 2, 3):
            found = total > threshold
            false = weights[found & ~truth].sum()
            print(
                f"threshold {threshold}: recall {truth[found].mean() if not found.any() else truth[found].sum() / truth.sum():.3f}, "
                f"precision {truth[found].sum() / (truth[found].sum() + false):.3f}, false in gaps {false / weights[~truth].sum():.4f}"
            )
        return
    model = fit(rows, truth)
    largest = np.abs(model.coef_[0]).max()
    unit = round(float(largest) / 127 * 10_000)
    steps = np.clip(np.rint(model.coef_[0] * 10_000 / unit), -127, 127).astype(int) + 128
    header = round(float(model.intercept_[0]) * 100).to_bytes(4, "little", signed=True) + unit.to_bytes(4, "little")
    TABLE.write_bytes(zlib.compress(header + bytes(steps.tolist()), 9))
    print(f"{TABLE.name}: {TABLE.stat().st_size} bytes")


if __name__ == "__main__":
    main()
