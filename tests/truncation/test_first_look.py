"""The first look at a text passes over none that would have been flagged."""

from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scrubber.document import Document
from scrubber.findings import Finding
from scrubber.truncation.filter import FlagTruncation, probability, weights
from scrubber.truncation.first_look import Look, look_at, look_without_kernel
from scrubber.truncation.lines import lines, lines_from_the_end
from scrubber.truncation.signs import readings, readings_within
from tests.truncation.test_words import PHRASES

PARAGRAPH = "The ferry was late again on Monday, and the island waited for its bread until the evening."
PIECES = st.sampled_from(
    [PARAGRAPH] * 6
    + [
        PARAGRAPH[:-1],
        PARAGRAPH[:50],
        "WHAT COMES NEXT",
        PARAGRAPH.upper(),
        "What comes next on the island",
        "She said:",
        "Wait …",
        "It rained,",
    ]
    + [
        "[+120 chars]",
        "“It rained.”",
        "(closed)",
        "船が出た。" * 12,
        "船が出た" * 12,
        "残り 300 文字",
        "İt rained. ΟΔΟΣ.",
        "",
        " ",
        "• a",
        ".",
    ]
)
TEXTS = st.lists(PIECES | st.sampled_from(PHRASES), max_size=30).map("\n".join)


@given(TEXTS, st.lists(TEXTS, max_size=2), st.sampled_from([0.05, 0.3, 0.5, 0.9]))
@example("\n".join([PARAGRAPH] * 3 + ["What comes next on the island"] + [PARAGRAPH] * 3), [], 0.5)
@example("\n".join([PARAGRAPH] * 8 + [PARAGRAPH[:-1]] * 8 + [PARAGRAPH] * 4), [], 0.5)
@example(PARAGRAPH, ["Read more"], 0.5)
def test_it_misses_no_cut(text: str, taken: list[str], reported_at: float) -> None:
    flagging, document = FlagTruncation(reported_at=reported_at), _with(text, taken)
    look = look_at(document, document.text, all_lines=len(document.text) < flagging.long) if flagging.long else Look.UNSURE
    end, *within = readings(document)
    if look is not Look.UNSURE:
        assert probability(end.signs) < reported_at
        assert look is Look.ENDS_WHOLE or all(probability(one.signs) < reported_at for one in within)
        assert look is Look.WHOLE or readings_within(document, document.text) == within


def _with(text: str, taken: Sequence[str]) -> Document:
    """A document that had more behind its text, which was taken out."""
    original, found = text, []
    for piece in filter(None, taken):
        start = len(original) + 1
        original += f"\n{piece}"
        found.append(Finding("boilerplate/ui", start, len(original), "", "a line of the page", original=piece))
    return Document(original, findings=tuple(found), edits=tuple(found))


@pytest.mark.parametrize("name", ["snippets", "snippets_only", "unfinished_paragraphs", "stub"])
def test_the_signs_that_it_reckons_with_are_weighed(name: str) -> None:
    assert name in weights()


def test_long_texts_are_whole_rather_than_short_ones() -> None:
    assert weights()["length"] < 0
    assert FlagTruncation(reported_at=0.0).long == 0


def test_it_is_taken_with_the_weights_of_this_package() -> None:
    assert 0 < FlagTruncation().long < 10_000


@given(TEXTS | st.text(max_size=30))
def test_lines_from_the_end(text: str) -> None:
    assert list(lines_from_the_end(text)) == lines(text)[::-1]


def test_articles_are_whole() -> None:
    for text in (PARAGRAPH, "\n".join([PARAGRAPH] * 20), f"What comes next on the island\n{PARAGRAPH}\n" + "\n".join([PARAGRAPH] * 4), ""):
        assert look_without_kernel(text, all_lines=False) is Look.WHOLE
    assert look_without_kernel(f"{PARAGRAPH}\nWhat comes next on the island\n{PARAGRAPH}", all_lines=False) is Look.ENDS_WHOLE
    assert look_without_kernel(f"{PARAGRAPH}\nRead more", all_lines=False) is Look.UNSURE
