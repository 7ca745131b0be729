"""Fit the confidence of scrubber/decoding/confidence.py, and measure it.

    PYTHONPATH=. python training/decoding/calibrate.py SHARED [--share .3] [--fit 012] [--choose 3] [--measure 4] [--cases FOLDER]

A logistic regression over `features` on the parts to fit; then steps that rise together (isotonic regression) on the parts to fit and
to choose by; then, on the part to measure, how often a text was right for each confidence stated. A text counts as right if all of it is
what the true codec reads. `--left-out` languages are seen by no step before the last. It needs numpy.
"""

import argparse
import pathlib
import pickle
from collections import defaultdict

import numpy as np
from cases import COMMON, cases

from scrubber.decoding import DecodeError, decode, legacy
from scrubber.decoding.confidence import features

SAFE = 0.9999
RIDGE = 1e-3
STEPS = 14
DOCUMENTS = ("document", "long document")
FAILURES = 0.5  # added to those of each step


def collect(shared, parts, seed, share, left_out, only=None):
    """Kind, language, codec, number of bytes, evidence, whether the text is right and what it is, of each case."""
    noted = []
    gather = legacy.gather

    def note(*args):
        noted.append(gather(*args))
        return noted[-1]

    legacy.gather = note
    rows = []
    for case in cases(shared, parts, seed, share, left_out):
        if only and case.language not in only:
            continue
        noted.clear()
        try:
            decoded = decode(case.data)
        except DecodeError:
            continue
        if noted:
            right = decoded.text == case.text
            told = "" if right else f"{case.text[:60]!r} -> {decoded.text[:60]!r}, {decoded.encoding}, {decoded.pieces}"
            rows.append((case.kind, case.language, case.codec, len(case.data), noted[0], right, told))
    legacy.gather = gather
    return rows


def fit(rows):
    """Weights by name: logistic regression by Newton's method, with a little ridge."""
    names = list(dict.fromkeys(name for row in rows for name in features(row[4])))
    x = np.array([[features(row[4]).get(name, 0.0) for name in names] for row in rows])
    y = np.array([row[5] for row in rows], float)
    weights = np.zeros(len(names))
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        slope = x.T @ (y - p) - RIDGE * len(y) * weights * 0.1
        curve = (x * (p * (1 - p))[:, None]).T @ x + RIDGE * len(y) * 0.1 * np.eye(len(names))
        weights += np.linalg.solve(curve, slope)
    return {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}


def score(weights, evidence):
    """The weighed sum."""
    return sum(weights.get(name, 0.0) * value for name, value in features(evidence).items())


def steps(weights, rows):
    """Scores and the probabilities from there on, rising: pool adjacent violators, then the smallest neighbours."""
    blocks = []
    for least, right in sorted((score(weights, row[4]), row[5]) for row in rows):
        blocks.append([least, int(right), 1])
        while len(blocks) > 1 and blocks[-2][1] * blocks[-1][2] >= blocks[-1][1] * blocks[-2][2]:
            _, r, n = blocks.pop()
            blocks[-1][1] += r
            blocks[-1][2] += n
    while len(blocks) > STEPS:
        i = min(range(len(blocks) - 1), key=lambda i: min(blocks[i][2], blocks[i + 1][2]))
        _, r, n = blocks.pop(i + 1)
        blocks[i][1] += r
        blocks[i][2] += n
    return [(round(least, 2), (r + 0.0) / (n + FAILURES), n) for least, r, n in blocks]


def table(name, rows, confidence):
    """Stated against measured, and how much of honest text is safe."""
    print(f"\n{name}: {len(rows)} texts, {sum(row[5] for row in rows) / max(1, len(rows)):.4f} right")
    bins = defaultdict(lambda: [0, 0.0, 0])
    for row in rows:
        stated = confidence(row[4])
        cell = bins[next(edge for edge in (SAFE, 0.999, 0.99, 0.95, 0.9, 0.8, 0.6, 0.4, 0.0) if stated >= edge)]
        cell[0] += 1
        cell[1] += stated
        cell[2] += row[5]
    for edge, (n, stated, right) in sorted(bins.items(), reverse=True):
        print(f"    from {edge:<7} stated {stated / n:.5f}  measured {right / n:.5f}  ({n - right} wrong of {n})")
    for row in rows:
        if confidence(row[4]) >= SAFE and not row[5]:
            print("    safe and wrong:", *row[:3], row[6], row[4])


def by_encoding(rows, confidence):
    """The share of documents that are safe, by encoding."""
    cells = defaultdict(lambda: [0, 0])
    for kind, _, codec, _, evidence, _, _ in rows:
        if kind in DOCUMENTS:
            for key in (codec, "common" if codec in COMMON else "others"):
                cells[key][0] += 1
                cells[key][1] += confidence(evidence) >= SAFE
    print("\nsafe among documents of ten and thirty sentences:")
    print("   ", " ".join(f"{codec} {safe / n:.3f}/{n}" for codec, (n, safe) in sorted(cells.items())))


def main():
    """Collect, fit, choose, measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=pathlib.Path)
    parser.add_argument("--share", type=float, default=0.3)
    parser.add_argument("--fit", default="012")
    parser.add_argument("--choose", default="3")
    parser.add_argument("--measure", default="4")
    parser.add_argument("--left-out", nargs="*", default=["hu", "bg", "nl", "fa", "et"])
    parser.add_argument("--cases", type=pathlib.Path, help="a folder to keep what was collected in")
    parser.add_argument("--as-it-is", action="store_true", help="measure what scrubber/decoding/confidence.py states")
    args = parser.parse_args()

    def rows_of(name, parts, seed, only=None):
        kept = args.cases / f"{name}-{parts}-{args.share}.pickle" if args.cases else None
        if kept and kept.exists():
            return pickle.loads(kept.read_bytes())  # noqa: S301 - written below
        rows = collect(args.shared, [int(part) for part in parts], seed, args.share, () if only else args.left_out, only)
        if kept:
            kept.write_bytes(pickle.dumps(rows))
        return rows

    if args.as_it_is:
        from scrubber.decoding.confidence import confidence_of as confidence
    else:
        learnt, chosen = rows_of("fit", args.fit, 1), rows_of("choose", args.choose, 2)
        weights = fit(learnt)
        found = steps(weights, [*learnt, *chosen])
        print(weights)
        for least, probability, n in found:
            print(f"    from {least:7.2f}: {probability:.5f}  ({n})")

        def confidence(evidence):
            total = score(weights, evidence)
            return next((p for least, p, _ in reversed(found) if total >= least), found[0][1])

        table("chosen by", chosen, confidence)
    measured = rows_of("measure", args.measure, 3)
    table("measured", measured, confidence)
    for kind in dict.fromkeys(row[4].kind for row in measured):
        table(f"measured, {kind}", [row for row in measured if row[4].kind == kind], confidence)
    if args.left_out:
        table("languages left out", rows_of("left-out", args.measure, 4, set(args.left_out)), confidence)
    by_encoding(measured, confidence)


if __name__ == "__main__":
    main()
