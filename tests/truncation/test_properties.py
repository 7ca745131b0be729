"""On any text: no edit, no exception, true spans, real probabilities, the same answer twice."""

from hypothesis import given, settings
from hypothesis import strategies as st

from scrubber import FlagTruncation, Pipeline
from scrubber.document import Document
from scrubber.truncation.wording import words

RULES = {rule.name for rule in FlagTruncation.rules}
PROMPTS = [phrase for kind in ("read-more", "continue", "paywall") for phrases in words()[kind].values() for phrase in phrases]
SENTENCES = [
    "The harbour office will close for two weeks in August.",
    "Boats that arrive in that time must report by radio, a spokesman said.",
    "Der Gemeinderat hat am Dienstag lange über die Brücke beraten.",
    "市议会星期二批准了老桥的维修计划，三名议员投了反对票。",
    "وافق مجلس المدينة يوم الثلاثاء على خطة ترميم الجسر القديم.",
    "नगर परिषद ने मंगलवार को पुराने पुल की मरम्मत की योजना को मंजूरी दे दी।",
]
ODD = [
    "\ud800",
    "\udfff",
    "\x00",
    "\u2028",
    "\x85",
    "İ",
    "ŉ",
    "\u200b",
    "\ufeff",
    "“",
    "„",
    "[",
    "(",
    '"',
    "...",
    "…",
    "[…]",
    "[+12 chars]",
    "→",
    "\r",
    "*",
    ")",
    "¹",
]
pieces = st.one_of(
    st.sampled_from(SENTENCES),
    st.sampled_from(SENTENCES).flatmap(lambda s: st.integers(0, len(s)).map(lambda n: s[:n])),
    st.sampled_from(PROMPTS),
    st.sampled_from(PROMPTS).map(str.upper),
    st.sampled_from(ODD),
    st.text(st.characters(), max_size=12),
)
texts = st.lists(st.tuples(pieces, st.sampled_from(["", " ", "\n", "\r\n", "\n\n", "\u3000"])), max_size=25).map(
    lambda parts: "".join(piece + gap for piece, gap in parts)
)


marks = st.lists(st.sampled_from(ODD), max_size=6).map("".join)  # nothing else is in the text


@settings(max_examples=400, deadline=None)
@given(texts | marks)
def test_flags_are_true_and_change_nothing(text: str) -> None:
    found = list(FlagTruncation().find(Document(text)))
    for flag in found:
        assert flag.replacement is None
        assert flag.rule in RULES
        assert 0 <= flag.start <= flag.end <= len(text)
        assert flag.start < flag.end
        assert 0 <= flag.confidence <= 1
        assert flag.message
    assert len({flag.rule for flag in found}) == len(found)
    assert found == list(FlagTruncation().find(Document(text)))


@settings(max_examples=200, deadline=None)
@given(texts)
def test_the_pipeline_gives_the_text_back(text: str) -> None:
    result = Pipeline([FlagTruncation()]).run(text)
    assert result.text == result.original == result.revert() == text
    assert not result.edits


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES[:3]), min_size=3, max_size=8))
def test_whole_sentences_are_never_called_truncated(sentences: list[str]) -> None:
    assert not Pipeline([FlagTruncation()]).run("\n".join(sentences)).truncated


def test_huge_lines() -> None:
    for unit in ("a", "...", "“", "(", "word ", "的", "a.", "\u0301", "\u200b", '" ', "read more ", "[+1"):
        text = unit * (300_000 // len(unit))
        for flag in FlagTruncation().find(Document(text)):
            assert 0 <= flag.start < flag.end <= len(text)
