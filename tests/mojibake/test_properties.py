"""Properties of the filter over text that really is damaged."""

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scrubber import Document, Pipeline, RepairMojibake
from scrubber.language import codepage
from scrubber.mojibake.readings import PAGES

SENTENCES = (
    "The council said “no” to the café’s new terrace – again.",
    "Der Bürgermeister öffnete die Brücke für Fußgänger.",
    "Le ministre a démissionné à l’été, voilà tout.",
    "Rząd ogłosił wczoraj nową ustawę o żegludze.",
    "Hükümet yeni önlemleri açıkladı, şehir karıştı.",
    "A kormány új intézkedéseket jelentett be, őszintén.",
    "Правительство объявило о новых мерах.",
    "Η κυβέρνηση ανακοίνωσε νέα μέτρα.",
    "הממשלה הודיעה על תקציב חדש.",
    "أعلنت الحكومة عن ميزانية جديدة.",
    "Chính phủ công bố biện pháp mới.",
    "政府は新しい予算を発表した。",
    "รัฐบาลประกาศงบประมาณใหม่",
)
LEGACY = ("windows-1251", "windows-1250", "windows-1254", "koi8-r", "windows-1253", "windows-1252", "mac-roman")
LOSSES: tuple[Callable[[str], str], ...] = (
    lambda text: text,
    lambda text: text.replace("\xa0", " "),
    lambda text: "".join(c for c in text if not "\x80" <= c < "\xa0"),
    lambda text: "".join("\ufffd" if "\x80" <= c < "\xa0" else c for c in text),
    lambda text: "".join("?" if "\x80" <= c < "\xa0" else c for c in text),
    lambda text: "".join(c if c.isascii() else f"&#{ord(c)};" for c in text),
    str.lower,
    str.upper,
    lambda text: unicodedata.normalize("NFKC", text),
)
PIPELINE = Pipeline([RepairMojibake()])
UNSAFE = Pipeline([RepairMojibake()], unsafe=True)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A sentence misread by up to three code pages, with or without a loss."""
    text = draw(st.sampled_from(SENTENCES))
    for _ in range(draw(st.integers(0, 3))):
        text = codepage(draw(st.sampled_from(PAGES))).decode(text.encode())
    return draw(st.sampled_from(LOSSES))(text)


@st.composite
def misread(draw: st.DrawFn) -> str:
    """A sentence in a legacy code page, read with another."""
    written, read = draw(st.sampled_from(LEGACY)), draw(st.sampled_from(LEGACY))
    data = codepage(written).encode(draw(st.sampled_from(SENTENCES)))
    return codepage(read).decode(data or b"\xf0\xe5")


JUNK = st.text(st.sampled_from("Ãâ€™Â\xa0ДР°Ñ\x80\x9d\x85\ufffd\ud800\udfff\x00é ¿½ï»&#195;?İßﬁ—\u2028"), max_size=12)
TEXTS = st.lists(st.one_of(st.sampled_from(SENTENCES), damaged(), misread(), JUNK, st.text(max_size=8)), max_size=6).flatmap(
    lambda parts: st.sampled_from(("\n", " ", "\r\n", "")).map(lambda glue: glue.join(parts))
)
SETTINGS = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize("pipeline", [PIPELINE, UNSAFE], ids=["safe", "unsafe"])
@given(text=TEXTS)
@SETTINGS
def test_settles_and_reverts(pipeline: Pipeline, text: str) -> None:
    result = pipeline.run(text)
    assert result.revert() == text
    assert pipeline.run(result.text).text == result.text


@given(text=TEXTS)
@SETTINGS
def test_findings_are_truthful(text: str) -> None:
    end = 0
    for finding in RepairMojibake().find(Document(text)):
        assert end <= finding.start < finding.end <= len(text)
        assert finding.replacement is not None
        assert finding.replacement != text[finding.start : finding.end]
        end = finding.end


@given(text=TEXTS)
@SETTINGS
def test_the_safe_edits_leave_no_further_one(text: str) -> None:
    """The filter reaches its fixpoint by itself; the pipeline's rounds are a safety net."""
    from scrubber.findings import apply

    edits = [f for f in RepairMojibake().find(Document(text)) if f.safe]
    again = [f for f in RepairMojibake().find(Document(apply(text, edits))) if f.safe]
    assert again == []


@pytest.mark.parametrize("sentence", SENTENCES)
def test_clean_text_is_untouched(sentence: str) -> None:
    assert PIPELINE.run("\n".join([sentence, *SENTENCES])).edits == ()
    assert PIPELINE.run(sentence).edits == ()


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("sentence", SENTENCES[:9])
def test_every_code_page_comes_back(name: str, sentence: str) -> None:
    for text in (sentence, codepage(name).decode(sentence.encode())):
        assert PIPELINE.run(codepage(name).decode(text.encode())).text == sentence


@pytest.mark.parametrize("piece", ["Ã", "â€", "Ð¿Ñ€", "Ã¢â‚¬â„¢", "\ufffd", "Â ", "&#195;", "þý ", "ÀÉ"])
def test_a_long_line_takes_its_time_and_no_more(piece: str) -> None:
    """No assertion on the clock: what is not linear does not come back from this within a test run."""
    text = piece * (40_000 // len(piece))
    assert PIPELINE.run(text).revert() == text
