"""Fit the trees that weigh places and the weights of the signs, and show how good and how well calibrated both are.

    PYTHONPATH=. python training/truncation/fit.py DATA                 print the figures, from folds by site
    PYTHONPATH=. python training/truncation/fit.py DATA --write         fit on everything and write the trees and the weights, too

DATA is the directory of the development data. `texts.py` says what is learned from.

Three models, one on top of the other, each given the last one's log odds out of fold. A linear score of words tells
sentences cut short from headlines, captions and leftovers. Boosted trees say how likely a cut is at each *place*, a line
that ends open; they learn from the line that was cut and from all such lines of complete texts. A logistic regression
adds that to the named signs of a *reading*: the text as it ends, or as if it ended at the likeliest place before. The
likelier reading of a text counts. Figures are of sites that no model has seen. A text is there as the default
pipeline leaves it; those of the labelled set also as they stand and with the prompts at their end stripped.

The weights are fitted as if one text in `1 / PRIOR` were cut off; to go to another share, add log(odds of the share) -
log(odds of PRIOR) to the log odds of a confidence.
"""

# ruff: noqa: D102, D103, S311

import argparse
import collections
import json
import random
import zlib
from array import array
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise, starmap
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from texts import PARAGRAPH, TERMINALS, Text, cut_off, texts

from scrubber import tables
from scrubber.boilerplate import StripBoilerplate
from scrubber.document import Document
from scrubber.findings import Finding
from scrubber.lines import with_line_feeds
from scrubber.mojibake import RepairMojibake
from scrubber.pipeline import Pipeline
from scrubber.trees import Forest, Node
from scrubber.truncation import unfinished
from scrubber.truncation.capitals import without_capitals
from scrubber.truncation.closings import without_closings
from scrubber.truncation.last_line import sentence_start
from scrubber.truncation.lines import lines
from scrubber.truncation.places import NAMES, Place, places
from scrubber.truncation.signs import Reading, prompts_of, readings, without_prompts
from scrubber.truncation.weighing import Model
from training.trees import baseline, exported

FOLDS = 4
PRIOR = 0.15  # at which one complete text in seventy of the labelled set is called truncated, on sites not seen
C = 5.0
TREES = 160  # 120 of ten leaves did about as well; more were not tried
LEAVES = 12
RATE = 0.08
DIGITS = 4  # behind the point of the log odds that a leaf stands for
# What each group of texts weighs of the cut ones and of the whole ones. Of the cut ones .4 to .7 were tried for the set: each tenth more
# finds .005 more of its cuts and .02 fewer of those inside; of the whole ones .3 to .7 changed little.
SHARES = {(True, "set"): 0.6, (True, "inside"): 0.24, (True, "other"): 0.16, (False, "set"): 0.5, (False, "other"): 0.5}
ONLY_SHOWN = ("cutoff",)  # kinds that are made like others that are learned from
Trees = tuple[list[list[list[float]]], float]
"""The nodes of each tree, and what is added to their sum."""
PLACES = Path(unfinished.__file__).with_name("places.bin")
WEIGHTS = PLACES.with_name("weights.toml")
SOURCES = """\
# Learned from complete and cut articles of WCXB (CC-BY-4.0), article-extraction-dataset (Apache-2.0), fundus (MIT),
# article-extraction-benchmark (MIT), Chinese-Web-Content-Extraction-Dataset (MIT), goose3 and newspaper4k tests, of
# public sets of NewsAPI answers, AG news and Fake.br, and of scraped news in public repositories."""

Weigh = Callable[[Place], float]


@dataclass
class Case:
    """A text in one of the ways in which it is judged.

    Parameters:
        text: The text.
        document: What the filter is given.
        way: `pipeline`, `as it stands` or `prompts stripped`.
        places: The places of the text.
        true: Which of them is the cut; None for those of a text that was cut elsewhere.
        paragraphs: Some that end in a full stop, to be cut for the words' sake.
    """

    text: Text
    document: Document
    way: str
    places: list[Place] = field(default_factory=list)
    true: list[bool | None] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)

    @property
    def fold(self) -> int:
        return self.text.fold % FOLDS

    @property
    def learned(self) -> bool:
        return not self.text.kind.startswith(ONLY_SHOWN) and not (self.text.kind.startswith("fresh") and self.text.part != "A")


def cases(data: Path) -> list[Case]:
    pipeline = Pipeline([RepairMojibake(), StripBoilerplate()])
    found = []
    for text in texts(data):
        result = pipeline.run(text.text, lang=text.lang, site=text.site, title=text.title)
        document = Document(text.text, text.lang, text.site, text.title, result.findings, result.edits)
        found.append(Case(text, document, "pipeline"))
        if text.kind.startswith("set"):
            found.append(Case(text, Document(text.text, text.lang, text.site), "as it stands"))
            if stripped := prompts_stripped(text):
                found.append(Case(text, stripped, "prompts stripped"))
    for case in found:
        case.places, ends = places_of(case.document)
        case.true = [truth(case, end) for end in ends]
        if not case.text.truncated:
            text = case.document.text
            closed = [row for row in lines(text)[-60:] if row.width >= PARAGRAPH and text[row.end - 1] in TERMINALS]
            case.paragraphs = [text[row.start : row.end] for row in closed[::4]]
    return found


def places_of(document: Document) -> tuple[list[Place], list[int]]:
    """The places of a text, and where their lines end."""
    text = with_line_feeds(document.text)
    rows = lines(text)
    if not rows:
        return [], []
    text = without_capitals(text, rows)
    body = without_prompts(text, rows, prompts_of(text, rows))
    body = without_closings(text, body) if body else []
    found = list(places(document, body, text)) if body else []
    return found, [body[place.position].end for place in found]


def truth(case: Case, end: int) -> bool | None:
    if not case.text.truncated:
        return False
    text = case.document.text
    if case.text.cut is None or "joined" in case.text.kind:
        return True if not text[end:].strip() else None
    return True if text[:end].endswith(case.text.cut.strip()) else None


def prompts_stripped(text: Text) -> Document | None:
    """The text with the prompts at its end taken away, as a boilerplate filter does; None where there are none."""
    spans = sorted({(p.start, p.end) for p in prompts_of(text.text, lines(text.text))})
    edits = tuple(Finding("boilerplate/prompt", *span, "", "", original=text.text[slice(*span)]) for span in spans)
    return Document(text.text, text.lang, text.site, None, edits, edits) if spans else None


def fit_words(data: list[Case], held: int | None) -> list[float]:
    """The weights of the words of sentences: cut ones against all that end open in complete texts; and the intercept."""
    rnd = random.Random(5)
    cut, open_ended = {}, {}
    for case in data:
        if not case.learned or case.way != "pipeline":
            continue
        for place, true in zip(case.places, case.true, strict=True):
            if true is not None:
                (cut if true else open_ended)[place.sentence] = case.fold
        for sentence in case.paragraphs:
            if shorter := cut_off(sentence, rnd):
                cut[shorter[last_sentence(shorter) :]] = case.fold
    said = [(sentence, fold, label) for label, group in ((1, cut), (0, open_ended)) for sentence, fold in group.items()]
    said = [one for one in said if one[1] != held]
    found = [sorted(unfinished.hashes(sentence)) for sentence, _, _ in said]
    ends = np.cumsum([0, *map(len, found)])
    share = np.concatenate([np.full(len(one), 1 / np.sqrt(max(1, len(one)))) for one in found])
    x = csr_matrix((share, np.concatenate(found).astype(np.int32), ends.astype(np.int32)), shape=(len(found), unfinished.SIZE))
    model = LogisticRegression(C=3.0, class_weight="balanced", solver="liblinear", random_state=0)
    model.fit(x, np.array([label for _, _, label in said]))
    return [*model.coef_[0], float(model.intercept_[0])]


def last_sentence(line: str) -> int:
    rows = lines(line)
    return sentence_start(line, rows[-1]) if rows else 0


def fit_trees(data: list[Case], words: "Callable[[Case], array[float]]") -> Trees:
    rows = [
        ([*place.values, unfinished.weight(place.sentence, words(case))], true)
        for case in data
        for place, true in zip(case.places, case.true, strict=True)
        if true is not None
    ]
    model = HistGradientBoostingClassifier(
        max_iter=TREES, learning_rate=RATE, max_leaf_nodes=LEAVES, min_samples_leaf=20, l2_regularization=1.0, random_state=0
    )
    model.fit(np.array([values for values, _ in rows], float), np.array([true for _, true in rows], bool))
    return exported(model, DIGITS), round(baseline(model), DIGITS)


def forest(trees: Trees) -> Forest:
    return Forest.of([list(starmap(Node, tree)) for tree in trees[0]], trees[1], len(NAMES) + 1)


@dataclass
class Row:
    """A reading of a case."""

    case: int
    signs: dict[str, float]
    true: bool | None
    inside: bool


def read(data: list[Case], weigh: Callable[[Case], Weigh]) -> list[Row]:
    rows = []
    for number, case in enumerate(data):
        for reading in readings(case.document, weigh(case)):
            signs: dict[str, float] = collections.defaultdict(float)
            for sign in reading.signs:
                signs[sign.name] = max(signs[sign.name], sign.value)
            rows.append(Row(number, signs, right(case, reading), reading.inside))
    return rows


def right(case: Case, reading: Reading) -> bool | None:
    """Whether the reading is that of the cut; None where it is not, in a text that was cut."""
    if not case.text.truncated:
        return False
    if case.text.cut is None or "joined" in case.text.kind:
        return None if reading.inside else True
    return True if case.document.text[: reading.end].rstrip().endswith(case.text.cut.strip()) else None


def group(text: Text) -> str:
    """The labelled set, cuts with the page behind them, or all else."""
    if text.kind.startswith("set"):
        return "set"
    return "inside" if text.truncated and ("inside" in text.kind or "page" in text.kind) else "other"


def fit_signs(data: list[Case], rows: list[Row], names: list[str]) -> LogisticRegression:
    """The weights of the signs. A text's weight is shared among the ways in which it is there."""
    use = [row for row in rows if row.true is not None]
    ways = collections.Counter(id(case.text) for case in data)
    y = np.array([bool(row.true) for row in use])
    weight = np.array([1 / ways[id(data[row.case].text)] for row in use])
    groups = np.array([group(data[row.case].text) for row in use])
    for (cut, name), share in SHARES.items():
        here = (y == cut) & (groups == name)
        weight[here] *= share / weight[here].sum()
    weight *= np.where(y, PRIOR, 1 - PRIOR) * len(use)
    x = np.array([[row.signs.get(name, 0.0) for name in names] for row in use])
    return LogisticRegression(C=C, max_iter=5000).fit(x, y, sample_weight=weight)


def likeliest(number: int, rows: list[Row], log_odds: np.ndarray) -> np.ndarray:
    best = np.full(number, -np.inf)
    for row, value in zip(rows, log_odds, strict=True):
        best[row.case] = max(best[row.case], value)
    return 1 / (1 + np.exp(-best))


def report(data: list[Case], p: np.ndarray, part: str) -> None:
    """The share flagged by kind, and how often a confidence is right."""
    y = np.array([case.text.truncated for case in data])
    kinds: dict[tuple[bool, str], list[float]] = collections.defaultdict(list)
    for case, q in zip(data, p, strict=True):
        name = case.text.kind
        if name.startswith("fresh"):
            name = f"{name} (part {case.text.part})"
        kinds[case.text.truncated, name].append(q)
    print(f"\n== {part} ==")
    for (cut, kind), values in sorted(kinds.items(), key=lambda item: (item[0][0], item[0][1])):
        print(f"{'cut  ' if cut else 'whole'} {kind:38s} {np.mean(np.array(values) >= 0.5):.3f} of {len(values)}")
    there = np.array([case.text.kind.startswith("set") and "joined" not in case.text.kind for case in data])
    silent = np.array(["silent" in case.text.kind or "real_rss" in case.text.kind for case in data])
    cut, whole = p[there & y], p[there & ~y & ~silent]
    print(f"labelled set: recall {np.mean(cut >= 0.5):.4f}, false alarms {np.mean(whole >= 0.5):.4f}")
    for alarms in (0.01, 0.012, 0.02):
        at = np.quantile(whole, 1 - alarms)
        print(f"  recall at {alarms:.1%} false alarms: {np.mean(cut > at):.3f} (threshold {at:.2f})")
    cut, whole = (np.array(kinds.get(key, [])) for key in ((True, "cutoff: cut"), (False, "cutoff: whole")))
    for alarms in (0.01, 0.02, 0.03, 0.04) if len(cut) else ():
        at = np.quantile(whole, 1 - alarms)
        print(f"  cut inside: recall at {alarms:.1%} false alarms: {np.mean(cut > at):.3f} (threshold {at:.2f})")
    share = y.mean()
    weight = np.where(y, PRIOR / share, (1 - PRIOR) / (1 - share))
    print(f"\n| confidence | texts | mean confidence | cut off (at {PRIOR:.0%} cut) |\n|---|---|---|---|")
    for low, high in pairwise([0, 0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.95, 0.98, 1.0001]):
        within = (p >= low) & (p < high)
        if within.any():
            mean, share = (np.average(v[within], weights=weight[within]) for v in (p, y))
            print(f"| {low:.2f}-{min(high, 1):.2f} | {within.sum()} | {mean:.3f} | {share:.3f} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--write", action="store_true", help=f"write {PLACES.name} and {WEIGHTS.name}")
    arguments = parser.parse_args()
    data = cases(arguments.data)
    print(f"{len(data)} cases of {len({case.text.group for case in data})} sites", flush=True)
    words = [array("d", fit_words(data, fold)) for fold in range(FOLDS)]
    used = [case for case in data if case.learned]
    trees = [fit_trees([case for case in used if case.fold != fold], lambda case: words[case.fold]) for fold in range(FOLDS)]
    by_fold = [Model(of_words, forest(of_trees)) for of_words, of_trees in zip(words, trees, strict=True)]
    rows = read(data, lambda case: by_fold[case.fold].weigh)
    names = sorted({name for row in rows for name in row.signs})
    x = np.array([[row.signs.get(name, 0.0) for name in names] for row in rows])
    fold = np.array([data[row.case].fold for row in rows])
    learned = np.array([data[row.case].learned for row in rows])
    log_odds = np.zeros(len(rows))
    for number in range(FOLDS):
        chosen = [row for row, use in zip(rows, learned & (fold != number), strict=True) if use]
        log_odds[fold == number] = fit_signs(data, chosen, names).decision_function(x[fold == number])
    p = likeliest(len(data), rows, log_odds)
    for way in ("as it stands", "pipeline"):
        here = np.array([case.way == way for case in data])
        report([case for case in data if case.way == way], p[here], way)
    if arguments.write:
        model = fit_signs(data, [row for row, use in zip(rows, learned, strict=True) if use], names)
        write(fit_words(data, None), fit_trees(used, lambda case: words[case.fold]), model, names, used)


def write(words: list[float], trees: Trees, model: LogisticRegression, names: list[str], used: list[Case]) -> None:
    note = f"{len({id(case.text) for case in used})} texts of {len({case.text.group for case in used})} sites"
    about = " ".join(line.removeprefix("# ") for line in SOURCES.split("\n"))
    unit = max(map(abs, words[:-1])) / 127
    table = {
        "about": f"Written by training/truncation/fit.py. {about} {note}.",
        "names": list(NAMES),
        "unit": unit,
        "intercept": words[-1],
    }
    header = json.dumps(table, ensure_ascii=False, separators=(",", ":")).encode()
    steps = bytes(round(weight / unit) + 128 for weight in words[:-1])
    PLACES.write_bytes(zlib.compress(len(header).to_bytes(4, "little") + header + steps + forest(trees).laid_out(), 9))
    weights = "".join(f"{name} = {weight:.2f}\n" for name, weight in zip(names, model.coef_[0], strict=True) if abs(weight) >= 0.005)
    header = "# The weights of the signs of truncation, in log odds. Written by training/truncation/fit.py; not to be edited by hand.\n"
    header += f"{SOURCES}\n# {note}, as if {PRIOR:.0%} of them were cut off.\n"
    WEIGHTS.write_text(f"{header}bias = {model.intercept_[0]:.2f}\n\n[weights]\n{weights}", encoding="utf-8")
    tables.main()


if __name__ == "__main__":
    main()
