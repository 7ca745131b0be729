"""Properties of the filter over text that really is damaged, over text that is not, and over junk."""

import sys
from types import FrameType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scrubber import Document, Pipeline, RepairMojibake
from scrubber.findings import apply
from scrubber.mojibake.pages import COMPOSITE, NAMES
from tests.mojibake.damage import CLEAN, SENTENCES, clean_texts, is_lost, misread, texts

FILTER = RepairMojibake()
RULES = {rule.name for rule in FILTER.rules}
PIPELINE = Pipeline([FILTER])
UNSAFE = Pipeline([FILTER], unsafe=True)
SETTINGS = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize("pipeline", [PIPELINE, UNSAFE], ids=["safe", "unsafe"])
@given(text=texts)
@SETTINGS
def test_idempotent_and_reversible(pipeline: Pipeline, text: str) -> None:
    result = pipeline.run(text)
    assert apply(text, result.edits) == result.text
    assert result.revert() == text
    assert pipeline.run(result.text).text == result.text
    assert "pipeline/unsettled" not in {finding.rule for finding in result.findings}


@given(text=texts)
@SETTINGS
def test_findings_are_truthful(text: str) -> None:
    end = 0
    for finding in FILTER.find(Document(text)):
        assert end <= finding.start < finding.end <= len(text)
        assert finding.replacement is not None
        assert finding.replacement != text[finding.start : finding.end]
        assert finding.rule in RULES
        assert finding.message.startswith("very likely" if finding.safe else "perhaps")
        assert "read as" in finding.message or finding.rule == "mojibake/lost-character"
        assert 0.5 < finding.confidence < 1
        end = finding.end


@given(text=texts)
@SETTINGS
def test_the_safe_edits_leave_no_further_one(text: str) -> None:
    """The filter reaches its fixpoint by itself; the pipeline's rounds are a safety net."""
    edits = [f for f in FILTER.find(Document(text)) if f.safe]
    again = [f for f in FILTER.find(Document(apply(text, edits))) if f.safe]
    assert again == []


@given(text=texts)
@SETTINGS
def test_the_answer_does_not_depend_on_what_was_asked_before(text: str) -> None:
    found = list(FILTER.find(Document(text)))
    list(FILTER.find(Document("\n".join(misread(sentence, "windows-1251") for sentence in SENTENCES))))
    assert list(FILTER.find(Document(text))) == found


@given(text=clean_texts)
@SETTINGS
def test_clean_text_has_no_finding(text: str) -> None:
    assert list(FILTER.find(Document(text))) == []


@pytest.mark.parametrize("change", [str, str.upper, str.lower, str.title], ids=["as it stands", "upper", "lower", "title"])
@pytest.mark.parametrize("text", CLEAN)
def test_clean_lines_have_no_finding(text: str, change: type[str]) -> None:
    assert list(FILTER.find(Document(change(text)))) == []


@pytest.mark.parametrize("sentence", SENTENCES)
def test_clean_text_in_many_languages_has_no_finding(sentence: str) -> None:
    assert list(FILTER.find(Document("\n".join([sentence, *CLEAN])))) == []
    assert list(FILTER.find(Document(" ".join([sentence, *CLEAN])))) == []


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, str]:
    """Lines, each clean or misread with one and the same page, with the lines as they should read."""
    name = draw(st.sampled_from(NAMES))
    lines = draw(st.lists(st.tuples(st.sampled_from(SENTENCES), st.booleans()), min_size=2, max_size=8))
    bad = [misread(line, name) if damaged and not is_lost(line, name) else line for line, damaged in lines]
    return "\n".join(bad), "\n".join(line for line, _ in lines)


@given(both=documents())
@SETTINGS
def test_damaged_lines_come_back_and_clean_ones_beside_them_stay(both: tuple[str, str]) -> None:
    bad, right = both
    assert PIPELINE.run(bad).text == right


@st.composite
def misread_once_or_twice(draw: st.DrawFn) -> list[str]:
    """A clean string, what a page makes of it, and what another page makes of that."""
    stages = [draw(st.sampled_from(SENTENCES))]
    for _ in range(draw(st.integers(1, 2))):
        stages.append(misread(stages[-1], draw(st.sampled_from([name for name in NAMES if not is_lost(stages[-1], name)]))))
    return stages


@given(stages=misread_once_or_twice())
@SETTINGS
def test_a_repair_puts_in_nothing_that_was_not_there(stages: list[str]) -> None:
    """Damage that cannot be read stays, and so may the first of two layers; nothing else is made of it."""
    assert set(PIPELINE.run(stages[-1]).text) <= set().union(*stages)


OPEN = {("ה", "iso-8859-15"), ("ร", "windows-874")}
"""By its first letter, a sentence that does not come back from a page: Hebrew and Thai, with little beside them."""


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("sentence", SENTENCES)
def test_every_page_comes_back_once_and_twice(name: str, sentence: str) -> None:
    once = misread(sentence, name)
    if not is_lost(sentence, name) and (sentence[0], name) not in OPEN:
        assert PIPELINE.run(once).text == sentence
        if not is_lost(once, name):
            assert PIPELINE.run(misread(once, name)).text == sentence


def test_composite_pages_are_tested_too() -> None:
    """Else the test above skips all of them."""
    for name in COMPOSITE:
        assert any(not is_lost(sentence, name) for sentence in SENTENCES)


def calls(text: str) -> int:
    """How many functions are called for a text, those of the interpreter included."""
    count = 0

    def counted(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        list(map(str, PIPELINE.run(text).edits))
    finally:
        sys.setprofile(None)
    return count


PIECES = (
    *(
        "Ã",
        "Ã ",
        "Ã\n",
        "â€",
        "â",
        "a?t ",
        "Ð¿Ñ€",
        "Ã¢â‚¬â„¢",
        "\ufffd",
        "Â ",
        "&#195;",
        "&",
        "þý ",
        "ÀÉ",
        "Ã©é ",
        "é",
        "õ ",
        "的",
        "\x92",
        "Û",
    ),
    *(misread("Mañana, “sí”.\n", "windows-1252-via-mac"), misread("Привет, мир. ", "koi8-r"), "Ïðèâåò, ìèð. "),
)


@pytest.mark.parametrize("piece", PIECES)
def test_work_grows_no_faster_than_the_text(piece: str) -> None:
    PIPELINE.run(piece * 300)  # what is made once
    once, twice = (calls(piece * (size // len(piece))) for size in (1_600, 3_200))
    assert twice < 2.5 * once + 2_000  # quadratic work would be four times as much


@pytest.mark.parametrize("piece", PIECES)
def test_work_for_distinct_lines_grows_no_faster_than_the_text(piece: str) -> None:
    """Lines that repeat are weighed once; these do not."""

    def text(count: int) -> str:
        return "\n".join(f"{piece.strip()} {n} {piece.strip()}" for n in range(1000, 1000 + count))

    PIPELINE.run(text(200))  # what is made once
    once = calls(text(100))
    assert calls(text(200)) < 2.3 * once + 2_000
