"""The learned line score: its features, its trees, its table."""

import importlib.util
import math
import random
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrubber.boilerplate import features, score, score_file
from scrubber.boilerplate.evidence import Page
from scrubber.boilerplate.filter import SOURCES, judge
from scrubber.boilerplate.learned import _listed, claimed
from scrubber.boilerplate.score import score_lines, table
from scrubber.kernel import SCORE, kernel

ROOT = Path(__file__).parents[2]
PARAGRAPH = (
    "The council voted on Tuesday to close the northern bridge for two years, a decision that will send eight thousand cars a day "
    "through the old town, according to the engineers who inspected it."
)
ARTICLE = [
    "Council closes the northern bridge",
    PARAGRAPH,
    "A long detour",
    PARAGRAPH.replace("Tuesday", "Monday"),
    "“We had no choice,” she said.",
]
LEFTOVERS = ["Share on Facebook", "Subscribe to our newsletter", "Related articles", "All rights reserved"]


def probabilities(lines: list[str], title: str | None = None) -> list[float]:
    page = Page(tuple(lines), range(len(lines)), (False,) * len(lines), title=title)
    judge(page, SOURCES[:-1], ())
    scores = score_lines(lines, title, claimed(page))
    return [scores[i].probability if i in scores else 0.0 for i in range(len(lines))]


def test_leftovers_stand_out_from_the_article() -> None:
    found = probabilities([*ARTICLE, *LEFTOVERS])
    assert max(found[: len(ARTICLE)]) < min(found[len(ARTICLE) :])
    assert min(found[len(ARTICLE) :]) > 0.8


def test_paragraphs_and_blank_lines_are_not_looked_at() -> None:
    scores = score_lines([PARAGRAPH, "", *LEFTOVERS])
    assert [*scores] == [2, 3, 4, 5]


def test_an_article_by_itself_scores_low() -> None:
    assert max(probabilities(ARTICLE, title=ARTICLE[0])) < 0.5


def test_white_space_around_lines_and_between_them_changes_nothing() -> None:
    plain = [*ARTICLE, *LEFTOVERS]
    spaced = [line for text in plain for line in (f"  {text}\r", "")]
    assert score_lines(spaced) == {2 * i: score for i, score in score_lines(plain).items()}


def test_reasons_name_features_and_words() -> None:
    reasons = score_lines([*ARTICLE, *LEFTOVERS])[len(ARTICLE) + 1].reasons
    assert reasons
    assert all(reason.split(" (")[0] in features.FEATURES for reason in reasons)
    assert "newsletter" in table()._telling("Subscribe to our newsletter")


def test_messages_speak_to_an_editor() -> None:
    """Whatever the reasons, and in whatever number, they are put in plain words and each but once."""
    assert _listed(["claims on all that precedes"]) == "the lines around it"
    assert _listed(["its words (newsletter)", "length", "end", "text after it"]) == (
        "its words (newsletter), its length and form and its place in the text"
    )
    assert all(_listed([feature]) for feature in features.FEATURES)


def test_the_table_fits_the_features_and_is_small() -> None:
    packed = (ROOT / "scrubber" / "boilerplate" / "score.bin").read_bytes()
    assert len(packed) < 1_000_000
    assert len(table().weights) - bytes(table().weights).count(score.NO_WORD) > 10_000
    assert table().probabilities == sorted(table().probabilities)
    assert table().totals == sorted(set(table().totals))


def test_scores_are_the_same_in_every_run() -> None:
    first = probabilities([*ARTICLE, *LEFTOVERS])
    table.cache_clear()
    assert probabilities([*ARTICLE, *LEFTOVERS]) == first


def test_words_add_up_to_the_same_in_any_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """A set of strings has another order in every process."""
    line = "Sign up for our newsletter, follow us on Facebook and get the best stories of the week: politics, sport and weather"
    ordered = sorted(features.grams(line))
    found = set()
    for seed in range(20):
        grams = random.Random(seed).sample(ordered, len(ordered))
        monkeypatch.setattr(score, "grams", lambda _, grams=grams: grams)
        found.add(table()._weigh(line))
    assert len(found) == 1


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.one_of(st.text(max_size=60), st.text(st.characters(codec=None), max_size=20), st.sampled_from(LEFTOVERS))),
    st.text(max_size=30),
    st.randoms(),
)
def test_any_lines_have_a_probability(lines: list[str], title: str, rnd: random.Random) -> None:
    claimed = features.Claimed([rnd.choice((0.0, 0.5, 0.97)) for _ in lines], [float(rnd.randrange(-1, 20)) for _ in lines])
    scores = score_lines(lines, title, claimed)
    assert scores.keys() <= set(range(len(lines)))
    assert all(0 <= score.probability <= 1 for score in scores.values())
    assert all(isinstance(score.reasons, tuple) for score in scores.values())


@pytest.mark.parametrize("line", ["x" * 1_000_000, "新" * 500_000, "Share " * 200_000, "\ud800" * 1000, "\x00", "»" * 300])
def test_odd_lines_are_borne(line: str) -> None:
    assert 0 <= probabilities([*LEFTOVERS, line])[-1] <= 1


class Watched(list[Any]):
    """A list that counts the elements read from it."""

    read = 0

    def __getitem__(self, index: Any) -> Any:
        found = super().__getitem__(index)
        self.read += len(found) if isinstance(index, slice) else 1
        return found


def test_the_work_grows_with_the_lines() -> None:
    reads = []
    for count in (500, 1000):
        lines = Watched(f"Section {i} of Interest" for i in range(count))
        places = features.Places(
            lines, [features.describe(line, 0.5, 0.5) for line in lines], [False] * count, "Interest", features.Claimed.nothing(count)
        )
        places.weights = Watched(places.weights)
        places.of(range(count))
        reads.append(lines.read + places.weights.read)
    assert reads[1] < 2.1 * reads[0]


def by_definition(places: features.Places, asked: list[int], i: int) -> list[float]:
    """The features of the place of a line, each written down as it is meant."""
    lines, facts, title, claimed = list(places.lines), places.facts, places.title, places.claimed
    n, weights = len(lines), [-4.0 if fact is None else max(-8.0, min(8.0, fact.weight)) for fact in facts]

    def mean(some: Sequence[float]) -> float:
        return sum(some) / len(some) if some else 0.0

    def likeness(j: int) -> float:
        fact, other = facts[i], facts[j] if 0 <= j < n else None
        if fact is None or other is None:
            return 0.0
        length, start, end = features.LENGTH, features.START, features.END
        apart = abs(fact.own[length] - other.own[length]) / 8
        return 1 / (1 + apart + (fact.own[start] != other.own[start]) + (fact.own[end] != other.own[end]))

    prose = [j for j in range(n) if facts[j] is None]
    above, below = [j for j in prose if j < i], [j for j in prose if j > i]
    start, end = (above[-1] + 1 if above else 0), (below[0] if below else n)
    names, around = features.names(lines[i]), [*lines[max(0, i - 4) : i], *lines[i + 1 : i + 5]]
    title_words, words = set(features.tokens(title)), set(features.tokens(lines[i]))
    near = weights[max(0, i - 3) : i] + weights[i + 1 : i + 4]
    return [
        weights[i + 1] if i + 1 < n else 0.0,
        mean(weights[max(0, i - 5) : i]),
        mean(weights[i + 1 : i + 6]),
        mean(weights[:i]),
        mean(weights[i + 1 :]),
        mean(weights[start:end]),
        math.log1p(sum(map(len, lines[:i]))),
        math.log1p(sum(map(len, lines[i + 1 :]))),
        min(len(above), 20),
        min(len(below), 20),
        min(i - start, 30) + (0 if above else 40),
        min(end - i, 30) + (0 if below else 40),
        min(len(lines[i - 1]), 500) if i else -1,
        min(len(lines[i + 1]), 500) if i + 1 < n else -1,
        likeness(i - 1) + likeness(i + 1),
        min(lines.count(lines[i]), 9),
        float(any(lines[j] == lines[i] for j in asked if j < i)),
        len(title_words & words) / len(words) if title_words and words else -1,
        float(title in lines[:i]) if title else 0.0,
        sum(any(name in line for line in around) for name in names) / len(names) if names and around else -1,
        mean([float(weight > 2) for weight in weights[start:end]]),
        max(near, default=0.0),
        min(sum(line[:4] == lines[i][:4] for line in lines), 20),
        claimed.strengths[i],
        claimed.families[i],
        claimed.strengths[i - 1] if i else 0.0,
        claimed.strengths[i + 1] if i + 1 < n else 0.0,
        mean(claimed.strengths[max(0, i - 4) : i]),
        mean(claimed.strengths[i + 1 : i + 5]),
        mean(claimed.strengths[i + 1 :]),
        mean(claimed.strengths[:i]),
    ]


@given(st.data())
def test_the_columns_are_what_they_mean(data: Any) -> None:
    some = st.sampled_from([*ARTICLE, *LEFTOVERS, "Northern bridge", "“Bridge” 12", "新しい橋の計画", "a", "«?»"])
    lines = data.draw(st.lists(some, min_size=1, max_size=60))
    weights = data.draw(st.lists(st.floats(-9, 9), min_size=len(lines), max_size=len(lines)))
    facts = [None if features.is_whole_paragraph(x) else features.describe(x, w, 0.5) for x, w in zip(lines, weights, strict=True)]
    asked = [i for i, fact in enumerate(facts) if fact and data.draw(st.booleans())]
    title = data.draw(st.sampled_from(["", *ARTICLE[:3:2]]))
    strengths = data.draw(st.lists(st.sampled_from([0.0, 0.5, 0.97]), min_size=len(lines), max_size=len(lines)))
    claimed = features.Claimed(strengths, [float(i % 7) - 1 for i in range(len(lines))])
    places = features.Places(lines, facts, list(map(features.is_whole_paragraph, lines)), title, claimed)
    columns = places.of(asked)
    assert len(columns) == len(features.PLACE)
    assert {len(column) for column in columns} == {len(asked)}
    for i, row in zip(asked, zip(*columns, strict=True), strict=True):
        assert dict(zip(features.PLACE, row, strict=True)) == pytest.approx(
            dict(zip(features.PLACE, by_definition(places, asked, i), strict=True)), abs=1e-9
        )


@pytest.mark.parametrize("line", ["Read 12 More", "A\tB_c 2019!", "ÉTÉ 2019", "", "İ", "~^$="])
def test_the_words_of_a_line_are_the_same_in_ascii_and_beyond(line: str) -> None:
    assert features.tokens(line + " é")[:-1] == features.tokens(line)


def test_training_uses_the_features_of_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("sklearn")
    monkeypatch.syspath_prepend(str(ROOT / "training" / "boilerplate"))
    spec = importlib.util.spec_from_file_location("train", ROOT / "training" / "boilerplate" / "train.py")
    assert spec is not None
    assert spec.loader is not None
    train = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(train)
    for name in ("FEATURES", "Places", "describe", "grams", "is_whole_paragraph"):
        assert getattr(train, name) is getattr(features, name)
    lines = [*ARTICLE, *LEFTOVERS]
    text = sys.modules["corpus"].Text("example.org", "", lines, "k" * len(ARTICLE) + "b" * len(LEFTOVERS), ("all",), (False,) * len(lines))
    weights = {("example.org", line): table().weigh(line) for line in lines}
    spelling = {key: table().spell(key[1]) for key in weights}
    values, labels, where = train.rows([text], weights, spelling)
    page = Page(tuple(lines), range(len(lines)), (False,) * len(lines))
    judge(page, train.RULES, ())
    looked_at = {int.from_bytes(score.leaves, "little") for score in score_lines(lines, None, claimed(page)).values()}
    assert looked_at
    forest = table().forest
    assert {forest.possible(row, forest.intervals, forest.all) for row in values} >= looked_at
    assert len(values) == len(labels) == len(where)


@pytest.mark.skipif(not kernel(), reason="there is no compiled kernel, or it is not wanted: the file is made with it")
def test_the_table_beside_the_kernel_is_the_one_that_is_shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert SCORE.read_bytes() == score_file.contents()
    assert bytes(score._mapped() or b"") == score_file.contents()
    other = tmp_path / "other.bin"
    other.write_bytes(score_file.contents()[:-1] + b"?")
    monkeypatch.setattr(score, "SCORE", other)
    assert score._mapped() is None
