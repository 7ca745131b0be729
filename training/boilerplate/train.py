"""Learn the table of the line score, and show what it is worth on sites it has not seen.

    PYTHONPATH=. python training/boilerplate/train.py DATA_DIR                 the curve alone, out of fold
    PYTHONPATH=. python training/boilerplate/train.py DATA_DIR --write         and the table, scrubber/boilerplate/score.bin

Needs scikit-learn. DATA_DIR holds boilerplate/ (lines.jsonl.gz, fresh-dev-*.jsonl, unlabelled.jsonl.xz) and encoding/train.json.gz.
Sites are split into five folds; whatever is reported of a line comes from a model that saw no line of its site. Deterministic.
"""

import argparse
import json
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path
from random import Random

import numpy as np
from scipy.sparse import csr_matrix, vstack
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression, SGDClassifier

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from corpus import FOLDS, LAST, Text, as_one_line, beginnings, fresh, number, partly_cleaned, quarter, read, recurring, texts, wordings

from scrubber.boilerplate.evidence import Page
from scrubber.boilerplate.features import (
    BITS,
    FEATURES,
    LETTER_BITS,
    Places,
    describe,
    grams,
    is_asked,
    is_whole_paragraph,
    letter_places_of,
    letters,
    place_of,
)
from scrubber.boilerplate.filter import SOURCES, weigh
from scrubber.boilerplate.learned import claimed, from_score
from scrubber.boilerplate.score import read_trees
from scrubber.trees import Forest
from training.trees import baseline, exported

TABLE = Path(__file__).resolve().parents[2] / "scrubber" / "boilerplate" / "score.bin"
MIN_SITES = 3  # a word seen on fewer sites, or in fewer of the rules' lines, is not learned
FRESH = 10.0  # what a line of what scrapers wrote weighs: closest to what the filter is given, and the fewest; at 3 and 30 recall falls
FRESH_WORDS = 8.0  # and the words of one of its sites: at 1, 3 and 8 fresh recall rises by .03 and .01 (whole filter, at equal loss)
WHOLE_PAGE = 0.2  # what a line of a whole page weighs: there are five times as many as in what extractors leave
KEEP = 1.75  # what content of a whole page weighs more: where three lines in four are boilerplate, the same errors lose more of it
PROSE = 8  # of so many sentences of articles' prose the words learn one: they would outnumber the short lines, and made these worse
TITLED = 0.5  # of the texts, learned with their title: most callers give none
FORESTS = 3  # each learned from its own half of the outputs, and averaged: what one of them mistakes by chance the others do not
ONE_LINE = 0.3  # of what extractors left, learned as one line, too: the share of what scrapers write so
JUDGED = "kptbd"  # the labels that teach the trees; the headline's first copy is content, though nothing is scored for it
RULE, LANGUAGE = "rule ", "language "  # before the names of what is no site
RULES = tuple(source for source in SOURCES if source is not from_score)
THRESHOLDS = (0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.925, 0.95, 0.97, 0.98, 0.99)
LOSSES = (0.001, 0.002, 0.003, 0.005, 0.01, 0.02)


class Words:
    """The linear score of a line's words: logistic regression, each site with the square root of its lines.

    Parameters:
        documents: The texts whose lines have labels.
        junk: Site and line of what is boilerplate without standing in a text: what recurs over a site.
        rules: Family and line of the rules' wordings.
        content: Language and line of what is content without standing in a text.
    """

    def __init__(
        self, documents: list[Text], junk: list[tuple[str, str]], rules: list[tuple[str, str]], content: list[tuple[str, str]]
    ) -> None:
        votes: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
        for text in documents:
            for line, label, cut in zip(text.lines, text.labels, text.cut, strict=True):
                if label in "kpbd" and is_asked(line, cut) and (label in "bd" or not is_whole_paragraph(line) or number(line) % PROSE == 0):
                    votes[text.site, line][label in "bd"] += 1
        for bad, prefix, found in ((1, "", junk), (1, RULE, rules), (0, LANGUAGE, content)):
            for site, line in found:
                if not is_whole_paragraph(line):
                    votes[prefix + site, line][bad] += 1
        self.keys = list(votes)
        good, bad_votes = np.array(list(votes.values()), float).T
        sites = Counter(site for site, _ in self.keys)
        # What comes from no site is learned in every fold.
        self.folds = np.array([-1 if site.startswith((RULE, LANGUAGE)) else number(site) % FOLDS for site, _ in self.keys])
        weight = ((good + bad_votes) / [sites[site] for site, _ in self.keys]) ** 0.5
        of_scrapers = {text.site for text in documents if any(track.startswith("fresh") for track in text.tracks)}
        weight[[site in of_scrapers for site, _ in self.keys]] *= FRESH_WORDS
        share = bad_votes / (good + bad_votes)
        doubtful = doubtful_lines(documents)
        trust = np.array([0.2 if line.lower() in doubtful else 1.0 for _, line in self.keys])
        self.junk, self.content = weight * share, weight * (1 - share) * trust
        rows = [grams(line) for _, line in self.keys]
        seen: dict[str, set[str]] = defaultdict(set)
        for (site, line), row in zip(self.keys, rows, strict=True):
            for gram in row:
                if len(seen[gram]) < MIN_SITES:
                    seen[gram].add(line if site.startswith(RULE) else site)
        self.places = {gram: place_of(gram) for gram, where in seen.items() if len(where) >= MIN_SITES}
        self.matrix, self.known = self.weighed(rows)
        # What teaches nothing is weighed all the same, since it is at run time: headlines, what is not scored, most of the prose.
        self.others = sorted(
            {
                (text.site, line)
                for text in documents
                for line, cut in zip(text.lines, text.cut, strict=True)
                if is_asked(line, cut) and (text.site, line) not in votes
            }
        )

    def weighed(self, rows: list[set[str]]) -> tuple[csr_matrix, np.ndarray]:
        """The words of lines as numbers, and the share of them that is known."""
        columns = [sorted({self.places[gram] for gram in row if gram in self.places}) for row in rows]
        sizes = np.array([len(c) for c in columns])
        lengths = np.array([max(1, len(row)) for row in rows])
        matrix = csr_matrix(
            (np.repeat(lengths**-0.5, sizes), np.concatenate([np.array(c, int) for c in columns]), np.concatenate([[0], sizes.cumsum()])),
            shape=(len(rows), 1 << BITS),
        )
        return matrix, sizes / lengths

    def fit(self, chosen: np.ndarray) -> LogisticRegression:
        """The model of some of the lines. A line counts on both sides, by the votes of the outputs it stands in."""
        weights = np.concatenate([self.junk[chosen], self.content[chosen]])
        truth = np.concatenate([np.ones(chosen.sum()), np.zeros(chosen.sum())])
        some = weights > 0
        return LogisticRegression(C=3, max_iter=200).fit(vstack([self.matrix[chosen]] * 2)[some], truth[some], sample_weight=weights[some])

    def fit_letters(self, runs: csr_matrix, chosen: np.ndarray) -> SGDClassifier:
        """The model of the letters of the same lines."""
        weights = np.concatenate([self.junk[chosen], self.content[chosen]])
        truth = np.concatenate([np.ones(chosen.sum()), np.zeros(chosen.sum())])
        some = weights > 0
        model = SGDClassifier(loss="log_loss", alpha=2e-7, max_iter=6, tol=None, average=True, random_state=1)
        return model.fit(vstack([runs[chosen]] * 2, format="csr")[some], truth[some], sample_weight=weights[some] / weights[some].mean())

    def letters_out_of_fold(self) -> tuple[dict[tuple[str, str], float], list[SGDClassifier], SGDClassifier]:
        """What the letters of each site's lines add up to by the model that did not see the site, the models, and that of all lines."""
        runs = spelt([line for _, line in self.keys])
        models = [self.fit_letters(runs, self.folds != fold) for fold in range(FOLDS)]
        found: dict[tuple[str, str], float] = {}
        for keys, matrix, folds in (
            (self.keys, runs, self.folds),
            (self.others, spelt([line for _, line in self.others]), np.array([number(site) % FOLDS for site, _ in self.others])),
        ):
            for fold, model in enumerate(models):
                chosen = np.flatnonzero(folds == fold)
                if len(chosen):
                    found |= {keys[i]: float(total) for i, total in zip(chosen, model.decision_function(matrix[chosen]), strict=True)}
        return found, models, self.fit_letters(runs, np.ones(len(self.keys), bool))

    def out_of_fold(self, models: list[LogisticRegression]) -> dict[tuple[str, str], tuple[float, float]]:
        """The weight of each site's lines by the model that did not see the site, and the share of known words."""
        found: dict[tuple[str, str], tuple[float, float]] = {}
        matrix, known = self.weighed([grams(line) for _, line in self.others])
        of_others = np.array([number(site) % FOLDS for site, _ in self.others])
        for keys, lines, shares, folds in ((self.keys, self.matrix, self.known, self.folds), (self.others, matrix, known, of_others)):
            weights = np.zeros(len(keys))
            for fold, model in enumerate(models):
                weights[folds == fold] = model.decision_function(lines[folds == fold])
            found |= {key: (float(w), float(k)) for key, w, k in zip(keys, weights, shares, strict=True)}
        return found


def spelt(lines: list[str]) -> csr_matrix:
    """The runs of letters of lines as numbers."""
    columns = [
        np.unique(np.array(letter_places_of(found), np.int32)) if (found := letters(line)) else np.zeros(0, np.int32) for line in lines
    ]
    sizes = np.array([len(c) for c in columns])
    values = np.repeat(np.maximum(1, sizes) ** -0.5, sizes).astype(np.float32)
    return csr_matrix((values, np.concatenate(columns), np.concatenate([[0], sizes.cumsum()])), shape=(len(lines), 1 << LETTER_BITS))


def doubtful_lines(documents: list[Text]) -> set[str]:
    """Lines labelled boilerplate on at least three sites and content on fewer than half as many: there the label errs."""
    where: dict[str, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for text in documents:
        for line, label in zip(text.lines, text.labels, strict=True):
            if label in "kb":
                where[line.lower()][label == "b"].add(text.site)
    return {line for line, (content, junk) in where.items() if len(junk) >= 3 and len(junk) > 2 * len(content)}


def rows(
    documents: list[Text],
    weights: dict[tuple[str, str], tuple[float, float]],
    spelling: dict[tuple[str, str], float],
    mute: tuple[float, float, float] | None = None,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The features of every line that may be scored: matrix, labels, and (document, line) of each.

    `mute` gives every line these weights of its words and letters: a text in a language of which no word is known.
    """
    values, labels, where = [], [], []
    for at, text in enumerate(documents):
        facts = [
            describe(line, *(mute[:2] if mute else weights[text.site, line])) if is_asked(line, cut) else None
            for line, cut in zip(text.lines, text.cut, strict=True)
        ]
        page = Page(tuple(text.lines), range(len(text.lines)), text.cut, None, text.site, text.title)
        weigh(page, RULES)
        places = Places(text.lines, facts, list(map(is_whole_paragraph, text.lines)), text.title, claimed(page))
        asked = [i for i, fact in enumerate(facts) if fact is not None]
        spell = [mute[2] if mute else spelling[text.site, text.lines[i]] for i in asked]
        values += [facts[i].own + place for i, place in zip(asked, zip(*places.of(asked), spell, strict=True), strict=True)]
        labels += [text.labels[i] for i in asked]
        where += [(at, i) for i in asked]
    return np.array(values), np.array(labels), np.array(where)


def sample_weights(documents: list[Text], labels: np.ndarray, where: np.ndarray, doubtful: set[str]) -> np.ndarray:
    """Each site counts as its lines to the power 3/4, large pages teach without ruling; content that is boilerplate elsewhere, a fifth.

    What extractors leave, which is what the filter is mostly given, is taught more than whole pages.
    """
    sites = Counter(documents[d].site for d, _ in where)
    weights = np.array([sites[documents[d].site] ** -0.25 for d, _ in where])
    whole = np.array(["whole-page" in documents[d].tracks for d, _ in where])
    weights[whole] *= WHOLE_PAGE
    weights[np.array([any(track.startswith("fresh") for track in documents[d].tracks) for d, _ in where])] *= FRESH
    weights[whole & (labels == "k")] *= KEEP
    errs = [label == "k" and documents[d].lines[i].lower() in doubtful for label, (d, i) in zip(labels, where, strict=True)]
    weights[errs] *= 0.2
    return weights / weights.mean()


def boost(values: np.ndarray, labels: np.ndarray, weights: np.ndarray, trees: int) -> HistGradientBoostingClassifier:
    """The trees: few and small, since they are walked at run time."""
    some = np.isin(labels, list(JUDGED))
    model = HistGradientBoostingClassifier(
        max_iter=trees,
        max_leaf_nodes=16,
        learning_rate=12 / trees,
        min_samples_leaf=1000,
        l2_regularization=5,
        early_stopping=False,
        random_state=1,
    )
    return model.fit(values[some], np.isin(labels[some], ["b", "d"]), sample_weight=weights[some])


def show(documents: list[Text], probability: np.ndarray, labels: np.ndarray, where: np.ndarray) -> None:
    """The curve: for each track, the recall at shares of content lost, and both at fixed probabilities."""
    for track in ("news", "all", "non-en", "whole-page", "joined", "fresh-lines", "fresh-joined", "fresh-recut", "fresh-other"):
        inside = np.array([track in text.tracks for text in documents])
        counts = Counter("".join(text.labels for text, yes in zip(documents, inside, strict=True) if yes))
        here = inside[where[:, 0]]
        content = np.sort(probability[here & (labels == "k")])[::-1]
        junk = probability[here & np.isin(labels, ["b", "d"])]
        every = counts["b"] + counts["d"]
        print(f"{track}: {counts['k']} lines of content, {every} of boilerplate")
        for loss in LOSSES:
            threshold = content[min(int(loss * counts["k"]), len(content) - 1)]
            print(f"  content-loss {loss:.3f}  recall {(junk > threshold).sum() / every:.3f}  at probability {threshold:.4f}")
        for threshold in THRESHOLDS:
            lost = (content >= threshold).sum()
            found = (junk >= threshold).sum()
            shares = f"recall {found / every:.3f}  content-loss {lost / counts['k']:.4f}  precision {found / max(1, lost + found):.3f}"
            print(f"  probability {threshold:.3f}  {shares}")


def lessons(data: Path, rnd: Random, *, all_sites: bool) -> Iterator[Text]:
    """The documents to learn from: half of them without a title, some of them again as one line, as a spreadsheet holds them."""
    for text in texts(data):
        lesson = text if rnd.random() < TITLED else replace(text, title="")
        yield lesson
        if "whole-page" not in text.tracks and rnd.random() < ONE_LINE:
            yield replace(as_one_line(lesson), tracks=("joined",))
    for text in chain(fresh(data, all_sites=all_sites), read(data, all_sites=all_sites)):
        yield text
        if "fresh-joined" not in text.tracks:
            yield replace(as_one_line(text), tracks=("fresh-recut",))


def main() -> None:
    """Train, cross-validate, show the curve, write the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--write", action="store_true", help=f"write {TABLE.name}")
    parser.add_argument(
        "--folds", type=Path, help="write the table of each fold into this directory, to score the whole filter out of fold"
    )
    parser.add_argument("--trees", type=int, default=64)
    parser.add_argument("--hold-out", action="store_true", help="learn nothing of the last quarter of the sites of fresh documents")
    args = parser.parse_args()

    rnd = Random(1)  # noqa: S311 - a sample, not a secret
    # Some of the sites held out have pages in the other sets, too.
    held_out = {text.site for text in chain(fresh(args.data), read(args.data)) if quarter(text.site) == LAST} if args.hold_out else set()
    documents = [text for text in lessons(args.data, rnd, all_sites=not args.hold_out) if text.site not in held_out]
    repeated = [(site, line) for site, line in recurring(args.data) if site not in held_out]
    words = Words(documents, repeated, list(wordings()), list(beginnings(args.data)))
    models = [words.fit(words.folds != fold) for fold in range(FOLDS)]
    full = words.fit(np.ones(len(words.keys), bool))
    weights = words.out_of_fold(models)
    spelling, letter_models, all_letters = words.letters_out_of_fold()
    doubtful = doubtful_lines(documents)
    values, labels, where = rows(documents, weights, spelling)
    sample = sample_weights(documents, labels, where, doubtful)

    # A page's extractors agree on most lines: half of their outputs teach as much as all. Besides these, the trees see
    # texts as they are after a first cleaning, and texts in a language that the words do not know. Each forest has its own sample.
    mine = np.array([documents[d].fold for d in where[:, 0]])
    total = np.zeros(len(labels))
    forests: list[list[HistGradientBoostingClassifier]] = [[] for _ in range(FOLDS)]
    whole = []
    for number_of_forest in range(FORESTS):
        chosen = np.array(["whole-page" in text.tracks or rnd.random() < 0.5 for text in documents])[where[:, 0]]
        parts = [(values[chosen], labels[chosen], sample[chosen], [documents[d].fold for d in where[chosen, 0]])]
        cleaned = [partly_cleaned(text, rnd) for text in documents if rnd.random() < 0.15]
        foreign = [text for text in documents if rnd.random() < 0.1]
        for extra, mute in ((cleaned, None), (foreign, (float(full.intercept_[0]), 0.0, float(all_letters.intercept_[0])))):
            seen, truth, at = rows(extra, weights, spelling, mute)
            parts.append((seen, truth, sample_weights(extra, truth, at, doubtful), [extra[d].fold for d in at[:, 0]]))
        *lesson, folds = (np.concatenate(column) for column in zip(*parts, strict=True))
        for fold in range(FOLDS):
            forests[fold].append(boost(*(x[folds != fold] for x in lesson), args.trees))
            total[mine == fold] += forests[fold][-1].decision_function(values[mine == fold]) / FORESTS
        if args.write:
            whole.append(boost(*lesson, args.trees))
        print(f"forest {number_of_forest} done", flush=True)
    some = np.isin(labels, list(JUDGED))
    isotonic = IsotonicRegression(out_of_bounds="clip").fit(total[some], np.isin(labels[some], ["b", "d"]), sample_weight=sample[some])
    knots = np.unique(np.quantile(total[some], np.linspace(0, 1, 64)))
    calibration = [knots.tolist(), isotonic.predict(knots).tolist()]
    probability = np.interp(total, *calibration)
    show(documents, probability, labels, where)
    if args.folds:
        args.folds.mkdir(exist_ok=True)
        np.savez(args.folds / "out-of-fold.npz", total=total, probability=probability, labels=labels, where=where)
        for fold in range(FOLDS):
            write(args.folds / f"{fold}.bin", models[fold], letter_models[fold], forests[fold], calibration)
    if args.write:
        write(TABLE, full, all_letters, whole, calibration)


def stepped(model: LogisticRegression | SGDClassifier, largest: float) -> tuple[np.ndarray, float]:
    """The weights of a model as bytes around 128, and what a step is worth; those above a share of all are cut off."""
    weights = model.coef_[0]
    unit = float(np.quantile(np.abs(weights[weights != 0]), largest)) / 127
    return np.clip(np.rint(weights / unit), -127, 127).astype(int) + 128, unit


def write(
    path: Path,
    full: LogisticRegression,
    of_letters: SGDClassifier,
    forests: list[HistGradientBoostingClassifier],
    calibration: list[list[float]],
) -> None:
    """Pack what was learned."""
    steps, unit = stepped(full, 1)
    letter_steps, letter_unit = stepped(of_letters, 0.999)
    trees = [[[round(node[0] / len(forests), 5), *node[1:]] for node in tree] for model in forests for tree in exported(model, 5)]
    data = {
        "source": "Learned from WCXB (CC-BY-4.0), AndyTheFactory/article-extraction-dataset (Apache-2.0), flairNLP/fundus (MIT), "
        "scrapinghub/article-extraction-benchmark (MIT), mozilla/readability (Apache-2.0), Chinese-Web-Content-Extraction-Dataset (MIT), "
        "the tests of goose3 and newspaper4k, 60 public scrapers' output (see docs/boilerplate-score.md), and the test data "
        "of pemistahl/lingua-py (Apache-2.0), drawn from the Leipzig Corpora Collection (CC BY)",
        "features": FEATURES,
        "unit": unit,
        "intercept": float(full.intercept_[0]),
        "letter unit": letter_unit,
        "letter intercept": float(of_letters.intercept_[0]),
        "calibration": calibration,
    }
    written = json.dumps(trees, separators=(",", ":")).encode()
    forest = Forest.of(read_trees(written), sum(map(baseline, forests)) / len(forests), len(FEATURES)).laid_out()
    data |= {"forest": len(forest), "trees": len(written)}
    header = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
    weights = bytes(steps.tolist()) + bytes(letter_steps.tolist())
    packed = zlib.compress(len(header).to_bytes(4, "little") + header + weights + forest + written, 9)
    path.write_bytes(packed)
    words, runs = (np.count_nonzero(some != 128) for some in (steps, letter_steps))
    print(f"{path.name}: {len(packed)} bytes, {words} words, {runs} runs of letters, {len(trees)} trees")


if __name__ == "__main__":
    main()
