"""What the words of a line weigh, where it stands, and where it ends up in the trees: the kernel as its twins in Python."""

import sys
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from scrubber.boilerplate import score, stems, wordings
from scrubber.boilerplate.features import BITS, DENSE_RANGES, FEATURES, LETTERS_OF, SHORT
from scrubber.boilerplate.mixed import light_without_kernel
from scrubber.boilerplate.rule_files import entries, raw_groups
from scrubber.boilerplate.score import NO_WORD
from scrubber.kernel import kernel
from scrubber.trees import FIELD
from tests.kernel.test_twins import HOSTILE, LONG
from tests.kernel.twin_scores import claims, scored
from tests.strategies import PAGE_LINES, SENTENCES

compiled = kernel("_score")
pytestmark = pytest.mark.skipif(
    compiled is None, reason="there is no compiled kernel, or it is not wanted: the twins have nothing to be compared with"
)

PARTS = "the by read more Photo: © 12 3. İstanbul ß ﬁ K ’ “ ) ） @ a.b 照片 기자 фото \u00ad".split(" ")
VALUES = st.floats(-50, 600) | st.sampled_from([0.0, -1.0, float("-inf"), 1e300])
WORDINGS = tuple(
    line for family in wordings.FAMILIES for group in raw_groups(family) if group["kind"] == "lines" for line in entries(group)
)
LINES = st.one_of(
    HOSTILE,
    st.sampled_from([*SENTENCES, *PAGE_LINES]),
    st.sampled_from(WORDINGS),
    st.builds(lambda line, more: line.capitalize() + more, st.sampled_from(WORDINGS), HOSTILE),
    st.lists(st.sampled_from(PARTS), max_size=9).map(" ".join),
)


@given(LINES)
@example("")
@example("\u0345")
@example("Ὀδυσσεύς ΟΔΥΣΣΕΎΣ İİİ 2026")
@example("้้้ภาพภาพภาพ")
@example(LONG)
@example("1 " * 3_000)
@settings(max_examples=1_000)
def test_words_weigh_the_same(line: str) -> None:
    table = score.table()
    assert table.compiled
    found = table.compiled.weigh(line)
    assert found in (None, table.added(line))
    assert found is not None or any("\ud800" <= char <= "\udfff" for char in line)


@given(st.lists(LINES, max_size=4).map(" ".join), st.integers(0, 9), st.integers(1, 6), st.floats(-3, 3))
@example("^ $ A = ^ $", 9, 1, 0.0)
@example("Read more\u3000Ἀλέξανδρος ΟΔΥΣΣΕΎΣ İİİ\t2026", 3, 1, 9.0)
@example("A " * 3_000, 24, 5, 9.0)
@example("照片 Photo: A B", 9, 1, 9.0)
@settings(max_examples=1_000)
def test_parts_of_a_line_weigh_the_same(line: str, reach: int, least: int, limit: float) -> None:
    scorer = score.table().scorer
    assert scorer
    found = scorer.light(line, reach, least, limit)
    assert found in (None, list(light_without_kernel(line, reach, least, limit)))
    assert found is not None or not line.isascii()


@given(st.lists(LINES, max_size=5).map("\n".join), st.lists(LINES | st.text("abcé的", max_size=6), max_size=5), st.randoms())
@example("\U00010041bcd \U00020041bcd", ["Abcd", "\U00020041bc", "A", ""], Random(0))
@example(LONG, ["Ã©" * 6, "的é的é", "\0"], Random(0))
def test_a_text_holds_the_same_words(text: str, words: list[str], chance: Random) -> None:
    assert compiled
    searched = compiled.Text(text)
    begins = [chance.randrange(len(text) + 1) for _ in range(5)]
    for word in (*words, *[text[begin : begin + 5] for begin in begins], *[text[begin : begin + 6][::-1] for begin in begins]):
        assert (word in searched) == (word in text)


@given(st.lists(LINES, max_size=4).map(" ".join), LINES, st.integers(0, 4), st.booleans())
@example("The ferry resumed its service", "Ferry service RESUMES, ferries-resume", 2, False)
@example(" ".join(f"{one}{other}wxyz" for one in "abcdefgh" for other in "abcdefghi"), "", 2, True)
@settings(max_examples=1_000)
def test_words_recur_the_same(text: str, line: str, least: int, itself: bool) -> None:
    line = f"{line} {text}" if itself else line
    found = stems.recurring(line, stems.searched(text.casefold()), least)
    assert sorted(found) == sorted(stems.recurring_without_kernel(line, text.casefold(), least))


@given(st.text(st.one_of(st.characters(), st.sampled_from("aZéÀß×÷µ’“…\x85\u20cf\u20d0\u2126\U00010400"))))
def test_small_letters_of_a_text(text: str) -> None:
    assert stems.casefolded(text) == text.casefold()


def test_small_letters_are_those_of_python() -> None:
    assert compiled
    for point in range(sys.maxunicode + 1):
        assert compiled.casefolded(chr(point)) in (None, chr(point).casefold())
        assert compiled.casefolded(f"’A{chr(point)}z") in (None, f"’A{chr(point)}z".casefold())


@given(LINES)
@example("")
@example("1 22 aé的\U0001f600 \u3000 x" * 20)
@example(LONG)
@settings(max_examples=1_000)
def test_letters_weigh_the_same(line: str) -> None:
    table = score.table()
    assert table.runs
    found = table.runs.weigh(line)
    assert found in (None, table.spelt(line))
    assert found is not None or any("\ud800" <= char <= "\udfff" for char in line[:LETTERS_OF])


@given(st.lists(LINES | st.sampled_from(SENTENCES), min_size=1, max_size=40), st.booleans(), st.randoms())
@example([LONG, "- Photo", "...", "“Share”", "12:", "照片", "照片の写真 照片照", "ถนน", "Ends here…", "Ends?”", "!"], False, Random(1))
@example(["Read more"] * 12 + ["Ferries newsletter harbour islanders crossing; “weather”", "the newsletter ferries"], False, Random(2))
@example(["１２３ Ferries", "昨夏震度６弱、不安の声", "٣٤ photo", "Read more"], False, Random(3))
@settings(max_examples=500)
def test_pages_are_scored_the_same(lines: list[str], titled: bool, chance: Random) -> None:
    found, expected = scored([line.strip() or "-" for line in lines], titled=titled, chance=chance)
    assert found in (None, expected)
    assert found is not None or any("\ud800" <= char <= "\udfff" for line in lines for char in line)


def test_pages_of_many_lines_are_scored_the_same() -> None:
    chance = Random(3)
    lines = [line.strip() or "-" for line in chance.choices([*WORDINGS, *SENTENCES, *PARTS], k=3_000)]
    found, expected = scored(lines, titled=True, chance=chance)
    assert found == expected
    assert len(expected) > 500


@given(st.lists(st.lists(VALUES, min_size=len(FEATURES), max_size=len(FEATURES))))
@settings(max_examples=50)
def test_trees_end_in_the_same_leaves(rows: list[list[float]]) -> None:
    forest = score.table().forest
    assert forest.compiled
    leaves = [forest.possible(row, forest.intervals, forest.all) for row in rows]
    assert forest.compiled.walk(rows) == [(forest.total(one), one) for one in leaves]


def test_what_does_not_fit_is_refused() -> None:
    assert compiled
    forest, weights = score.table().forest, score.table().compiled
    assert forest.compiled
    assert weights
    for row in ([], [0.0] * (len(FEATURES) - 1), [0.0] * (len(FEATURES) + 1)):
        with pytest.raises(ValueError, match="one value for each feature"):
            forest.compiled.walk([row])
    with pytest.raises(TypeError):
        forest.compiled.walk([["a"] * len(FEATURES)])
    for conditions, leaves in (
        ([], [[0]]),
        ([[]], []),
        ([[]], [[0] * (FIELD + 1)]),
        ([[(1.0, 1, 1)]], [[0]]),
        ([[(2.0, 0, 1), (1.0, 0, 1)]], [[0]]),
    ):
        with pytest.raises(ValueError, match="another size"):
            compiled.Forest(conditions, leaves, 0, 1.0)
    table, small = score.table(), compiled.Forest([[]], [[0]], 0, 1.0)
    assert table.scorer
    for trees, limits in ((small, {}), (forest.compiled, {"LONGEST": 1 << 16})):
        with pytest.raises(ValueError, match="another size"):
            table.scorer_of(trees, limits)
    with pytest.raises(ValueError, match="one of each for each line"):
        table.scorer.score(["Read more"], [False], [0.0, 0.0], [-1.0], (), None, {})
    with pytest.raises(TypeError):
        table.scorer.score(
            [b"Read more"],  # type: ignore[list-item]
            [False],
            [0.0],
            [-1.0],
            (),
            None,
            {},
        )
    for given_weights, bits, dense in ((b"", BITS, DENSE_RANGES), (b"\0" * 16, 5, DENSE_RANGES), (b"\0" * 16, 4, "abc"), (b"\0", 0, "")):
        with pytest.raises(ValueError, match="another size"):
            compiled.Weights(given_weights, bits, NO_WORD, dense, SHORT)
    for given_weights, bits, shortest, longest in (
        (b"\0" * 16, 5, 2, 5),
        (b"\0" * 16, 4, 0, 5),
        (b"\0" * 16, 4, 2, 9),
        (b"\0" * 16, 4, 3, 2),
    ):
        with pytest.raises(ValueError, match="another size"):
            compiled.Runs(given_weights, bits, NO_WORD, shortest, longest, LETTERS_OF)
    with pytest.raises(TypeError):
        weights.weigh(b"bytes")


CODE = "2026 199٣ 19.3 a();b {{a}} </a> a::b a==b 1,2,3 1-2 ٣1x2 - -- -a (a), {".split(" ")
ROWS = st.lists(st.lists(st.sampled_from([*CODE, "a == b", *PARTS]), min_size=1, max_size=4).map(" ".join), min_size=1, max_size=12)


@given(ROWS | st.lists(LINES.map(str.strip).filter(bool), min_size=1, max_size=8), st.randoms())
@settings(max_examples=1_000)
def test_the_same_is_claimed(lines: list[str], chance: Random) -> None:
    found, expected = claims(lines, chance=chance)
    assert found == expected
