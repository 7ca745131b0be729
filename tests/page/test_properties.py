"""On any text: no edit, no exception, true spans, real probabilities, the same answer twice."""

from hypothesis import given, settings
from hypothesis import strategies as st

from scrubber import FlagPage, Pipeline, default_pipeline
from scrubber.document import Document
from scrubber.page.unstripped import Unstripped
from scrubber.page.wordings import wordings
from tests.page.pages import ARTICLES, PAGES

RULES = {rule.name for rule in FlagPage.rules}
WORDINGS = [said.wording for _, _, said in wordings()]
ODD = [
    "\ud800",
    "\x00",
    "\u2028",
    "\x85",
    "İ",
    "\u200b",
    "\ufeff",
    "\ufffd",
    "“",
    "「",
    "{",
    "}",
    ";",
    "404",
    "Error 503",
    "…",
    "\r",
    "%PDF-1.4",
    '{"a": 1}',
]
pieces = st.one_of(
    st.sampled_from(WORDINGS),
    st.sampled_from(WORDINGS).map(str.upper),
    st.sampled_from([line for page in PAGES for line in page.text.split("\n")]),
    st.sampled_from([line for text in ARTICLES for line in text.split("\n")]),
    st.sampled_from(ODD),
    st.text(st.characters(), max_size=12),
)
texts = st.lists(st.tuples(pieces, st.sampled_from(["", " ", "\n", "\r\n", "\n\n", "\u3000"])), max_size=25).map(
    lambda parts: "".join(piece + gap for piece, gap in parts)
)
ANYTHING = FlagPage(reported_at=0.0)


@settings(max_examples=300, deadline=None)
@given(texts)
def test_flags_are_true_and_change_nothing(text: str) -> None:
    found = list(ANYTHING.find(Document(text)))
    assert len(found) <= 1
    for flag in found:
        assert flag.replacement is None
        assert flag.rule in RULES
        assert 0 <= flag.start < flag.end <= len(text)
        assert 0 <= flag.confidence <= 1
        assert flag.message
    assert found == list(ANYTHING.find(Document(text)))


@settings(max_examples=150, deadline=None)
@given(texts)
def test_flags_hold_in_the_default_pipeline(text: str) -> None:
    for pipeline in (default_pipeline(min_confidence=0.0), default_pipeline(min_confidence=0.0, unsafe=True)):
        result = pipeline.run(text)
        for flag in result.flags:
            assert text[flag.start : flag.end] == flag.original
        assert pipeline.run(result.text).text == result.text


@settings(max_examples=150, deadline=None)
@given(texts)
def test_the_text_before_stripping_is_put_together_again(text: str) -> None:
    result = default_pipeline(unsafe=True).run(text)
    document = Document(text).with_findings(result.findings, result.edits)
    whole = Unstripped(document)
    if not whole.repairs:
        assert whole.text == text
    for part in whole.claimed():
        assert 0 <= part.start <= part.end <= len(whole.text)
    for end in (0, len(whole.text) // 2, len(whole.text)):
        start, stop = whole.in_document(0, end)
        assert 0 <= start <= stop <= len(document.text)


def test_nothing_is_said_of_nothing() -> None:
    for text in ("", " \n\t"):
        assert not Pipeline([ANYTHING]).run(text).flags


def test_huge_lines() -> None:
    units = (
        "a",
        "...",
        "“",
        "(",
        "的",
        "{",
        "}",
        ") ",
        "<a ",
        '"a":',
        "function ",
        "cookie ",
        "404 ",
        "\x00",
        "\ufffd",
        "verify you are human ",
    )
    for unit in units:
        text = unit * (300_000 // len(unit))
        for flag in ANYTHING.find(Document(text)):
            assert 0 <= flag.start < flag.end <= len(text)
