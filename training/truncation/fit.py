"""Fit the weights of the signs of truncation, and show how good and how well calibrated they are.

    python training/truncation/fit.py DATA                 print the figures, from folds by site
    python training/truncation/fit.py DATA --write         fit on everything and write the weights, too

DATA is a file of gzipped JSON lines with the fields `text`, `truncated` (1, 0, or -1: do not use), `cls` (the kind, a
name), `domain`, `lang` and `id`. Every text is there in up to three ways: as it stands, as the default pipeline leaves it,
and with the prompts at its end stripped, so that the weights suit them all. A paywall of two lines is there with one of
them, too. Cut texts with the leftovers of their page behind them, where the same page is there with and without, have
a small weight: they look much like whole ones, but should not be forgotten.

A cut that ends with a sentence shows nothing. Such texts (`silent` in the kind's name) are counted as whole: what the
confidence means is that a cut can be *seen*. They also teach that a short text is not a cut one. The weights are those
of a logistic regression (L2, C below), fitted as if one text in `1 / PRIOR` were cut off; to go to another share, add
log(odds of the share) - log(odds of PRIOR) to the log odds of a confidence.
"""

# ruff: noqa: D103

import argparse
import collections
import gzip
import hashlib
import json
from itertools import pairwise
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from scrubber.defaults import default_pipeline
from scrubber.document import Document
from scrubber.findings import Finding
from scrubber.truncation import FlagTruncation
from scrubber.truncation.lines import lines
from scrubber.truncation.prompts import character_count, paywalls, read_more
from scrubber.truncation.signs import TAIL

FOLDS = 5
PRIOR = 0.25
LEFTOVERS_WEIGHT = 0.05  # of a cut text with leftovers behind it
LEFTOVERS = "cut, leftovers behind"
CUT_SHORT = {"clause", "midsent", "midword", "ellipsis_mid", "ellipsis_sent"}
C = 5.0
OUT = Path(__file__).resolve().parents[2] / "scrubber" / "truncation" / "weights.toml"
HEADER = """\
# The weights of the signs of truncation, in log odds. Written by training/truncation/fit.py; not to be edited by hand.
# Learned from complete and cut articles of WCXB (CC-BY-4.0), article-extraction-dataset (Apache-2.0), fundus (MIT),
# article-extraction-benchmark (MIT), Chinese-Web-Content-Extraction-Dataset (MIT), goose3 and newspaper4k tests, and of
# public sets of NewsAPI answers, AG news and Fake.br. {texts} texts of {sites} sites, as if {prior:.0%} of them were cut off.
"""


def rows(path):
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for row in map(json.loads, file):
            silent = "silent" in row["cls"] or row["cls"] == "real_rss_summary"
            whole_end = row["text"].rstrip()[-1:] in set('.!?。！？।؟"”»') and not row["text"].rstrip().endswith("...")
            if row["truncated"] >= 0 and not silent:
                yield row
                if row["cls"] == "paywall" and row["text"].count("\n") > 1:
                    yield row | {"cls": "paywall, one line", "text": row["text"].rstrip().rpartition("\n")[0]}
            elif silent and whole_end:
                yield row | {"truncated": 0, "cls": "unseen:" + row["cls"]}


def with_leftovers(data):
    """Cut texts with the leftovers behind them that an extractor left behind the same page's whole text."""
    pages = collections.defaultdict(dict)
    for row in data:
        page, _, kind = row["id"].partition("#")
        pages[page][kind] = row
    for kinds in pages.values():
        residue = next((row for kind, row in kinds.items() if kind.startswith("residue")), None)
        if not residue or "full" not in kinds:
            continue
        body = set(map(str.strip, kinds["full"]["text"].split("\n")))
        left = residue["text"].rstrip().split("\n")
        end = max((i for i, line in enumerate(left) if line.strip() and line.strip() in body), default=len(left))
        for kind in CUT_SHORT & kinds.keys() if left[end + 1 :] else ():
            yield kinds[kind] | {"cls": LEFTOVERS, "text": "\n".join([kinds[kind]["text"].rstrip(), *left[end + 1 :]])}


def site(row):
    return row["domain"] or row["id"]


def features(document):
    found = collections.defaultdict(float)
    for sign in FlagTruncation().signs(document):
        found[sign.name] = max(found[sign.name], sign.value)
    return found


def prompts_stripped(row):
    """The text with the prompts at its end taken away, as a boilerplate filter does; None where there are none."""
    text = row["text"]
    tail = lines(text)[-TAIL:]
    last = character_count(text, tail[-1]) or read_more(text, tail[-1])
    spans = {(p.start, p.end) for p in ([last] if last else []) + paywalls(text, tail)}
    edits = tuple(Finding("boilerplate/prompt", *span, "", "", original=text[slice(*span)]) for span in sorted(spans))
    return Document(text, row["lang"], row["domain"], None, edits, edits) if spans else None


def ways(data):
    """The signs of each text as it stands, as the pipeline leaves it, and without its prompts."""
    pipeline = default_pipeline()
    found = [[], [], []]
    for row in data:
        found[0].append(features(Document(row["text"], row["lang"], row["domain"])))
        result = pipeline.run(row["text"], lang=row["lang"], site=row["domain"])
        before = tuple(f for f in result.findings if not f.rule.startswith("truncation/"))
        found[1].append(features(Document(row["text"], row["lang"], row["domain"], None, before, result.edits)))
        document = prompts_stripped(row)
        found[2].append(features(document) if document else None)
    return found


def fit(tables, data, chosen):
    """The model learned from the chosen rows of all tables; a row's weight is shared among the ways it is there in."""
    y = np.array([row["truncated"] for row in data])
    behind = np.array([row["cls"] == LEFTOVERS for row in data])
    there = np.array([~np.isnan(t[:, 0]) for t in tables]) & chosen
    share = y[chosen & ~behind].mean()
    weight = np.where(y == 1, PRIOR / share, (1 - PRIOR) / (1 - share)) / np.maximum(1, there.sum(axis=0))
    weight = np.where(behind, LEFTOVERS_WEIGHT, 1) * weight
    x = np.vstack([t[rows] for t, rows in zip(tables, there, strict=True)])
    return LogisticRegression(C=C, max_iter=5000).fit(
        x, np.concatenate([y[rows] for rows in there]), sample_weight=np.concatenate([weight[rows] for rows in there])
    )


def report(data, p, y):
    """The share flagged by kind, and how often a confidence is right."""
    kinds = collections.defaultdict(list)
    for row, q in zip(data, p, strict=True):
        kinds[row["truncated"], row["cls"]].append(q >= 0.5)
        if row["cls"] != LEFTOVERS:
            kinds[row["truncated"], "(English)" if row["lang"] == "en" else "(other languages)"].append(q >= 0.5)
    for (truth, kind), flagged in sorted(kinds.items()):
        print(f"{'cut  ' if truth else 'whole'} {kind:28s} {np.mean(flagged):.3f} of {len(flagged)}")
    main = np.array([row["cls"] != LEFTOVERS for row in data])
    data, p, y = [row for row, use in zip(data, main, strict=True) if use], p[main], y[main]
    seen = np.array([not row["cls"].startswith("unseen") for row in data])
    print(f"recall {np.mean(p[y == 1] >= 0.5):.4f}, false alarms {np.mean(p[(y == 0) & seen] >= 0.5):.4f}")
    for alarms in (0.01, 0.02, 0.03):
        at = np.quantile(p[(y == 0) & seen], 1 - alarms)
        print(f"  recall at {alarms:.0%} false alarms: {np.mean(p[y == 1] > at):.3f} (threshold {at:.2f})")
    share = y.mean()
    weight = np.where(y == 1, PRIOR / share, (1 - PRIOR) / (1 - share))
    print(f"\n| confidence | texts | mean confidence | cut off (at {PRIOR:.0%} cut) |\n|---|---|---|---|")
    edges = [0, 0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.95, 0.98, 1.0001]
    for low, high in pairwise(edges):
        within = (p >= low) & (p < high)
        if within.any():
            mean, right = (np.average(v[within], weights=weight[within]) for v in (p, y))
            print(f"| {low:.2f}-{min(high, 1):.2f} | {within.sum()} | {mean:.3f} | {right:.3f} |")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    data = list(rows(arguments.data))
    data += with_leftovers(data)
    found = ways(data)
    names = sorted({name for way in found for signs in way if signs for name in signs})
    tables = [np.array([[np.nan] * len(names) if s is None else [s[name] for name in names] for s in way]) for way in found]
    y = np.array([row["truncated"] for row in data])
    folds = np.array([int(hashlib.md5(site(row).encode()).hexdigest(), 16) % FOLDS for row in data])  # noqa: S324
    predicted = [np.zeros(len(y)), np.zeros(len(y))]
    for fold in range(FOLDS):
        model = fit(tables, data, folds != fold)
        for p, table in zip(predicted, tables, strict=False):
            p[folds == fold] = model.predict_proba(table[folds == fold])[:, 1]
    for name, p in zip(("as it stands", "after the default pipeline"), predicted, strict=True):
        print(f"\n== {name} ==")
        report(data, p, y)
    if arguments.write:
        model = fit(tables, data, np.ones(len(y), bool))
        header = HEADER.format(texts=len(data), sites=len({site(row) for row in data}), prior=PRIOR)
        body = "".join(f"{name} = {weight:.2f}\n" for name, weight in zip(names, model.coef_[0], strict=True) if abs(weight) >= 0.005)
        OUT.write_text(f"{header}bias = {model.intercept_[0]:.2f}\n\n[weights]\n{body}", encoding="utf-8")


if __name__ == "__main__":
    main()
