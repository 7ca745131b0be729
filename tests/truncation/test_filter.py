"""What a finding says, how evidence adds up, and what was stripped before."""

import pytest

import scrubber
from scrubber import Finding, FlagTruncation
from scrubber.document import Document
from scrubber.truncation.filter import probability, weights
from scrubber.truncation.sign import Sign
from scrubber.truncation.signs import readings

WHOLE = "The harbour office will close for two weeks in August.\nBoats that arrive in that time must report by radio."
CUT = WHOLE + "\nA spokesman said that the roof has leaked since the winter storms, and that the"


def find(text: str) -> list[Finding]:
    return list(FlagTruncation().find(Document(text)))


def stripped(text: str, rule: str = "boilerplate/any") -> Document:
    """A document from whose end `text` was stripped."""
    original = WHOLE + "\n" + text
    edit = Finding(rule, len(WHOLE), len(original), "", "", original=original[len(WHOLE) :])
    return Document(original, findings=(edit,), edits=(edit,))


def test_empty_and_blank_texts_have_nothing_to_say() -> None:
    assert find("") == find(" \n\t\r\n\n") == []


def test_the_span_is_where_the_cut_shows() -> None:
    (flag,) = find(CUT)
    assert CUT[flag.start : flag.end] == "the"
    assert flag.rule == "truncation/mid-sentence"
    assert "“the”" in flag.message


def test_the_first_finding_bears_the_confidence_of_all_the_evidence_and_names_it() -> None:
    text = "Growers in the south have had too little rain for the third year running, and many… [+2345 chars]"
    flags = {flag.rule: flag for flag in find(text)}
    first = flags.pop("truncation/character-count")
    assert text[first.start : first.end] == "… [+2345 chars]"
    assert flags
    assert all(flag.confidence <= first.confidence for flag in flags.values())
    assert "sentence that was to go on" in first.message


def test_evidence_adds_up() -> None:
    weak, other = Sign("unclosed", 1, "truncation/unclosed"), Sign("round_length", 1, "truncation/round-length")
    length = Sign("length", 0.5)
    either = max(probability([length, weak]), probability([length, other]))
    assert either < 0.5
    assert probability([length, weak, other]) > either + 0.1


def test_of_two_signs_of_the_same_name_the_stronger_counts() -> None:
    assert probability([Sign("open_short_running", 0.2), Sign("open_short_running", 0.8)]) == probability([Sign("open_short_running", 0.8)])


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("To continue reading, subscribe today.\nAlready a subscriber? Log in", "truncation/paywall"),
        ("Cet article est réservé aux abonnés", "truncation/paywall"),
        ("Weiterlesen", "truncation/read-more"),
        ("boats that come … [+812 chars]", "truncation/character-count"),
    ],
)
def test_a_prompt_that_was_stripped_still_tells(text: str, rule: str) -> None:
    document = stripped(text)
    flags = list(FlagTruncation().find(document))
    assert flags[0].rule == rule
    assert flags[0].confidence > 0.5
    assert "stripped" in flags[0].message
    assert document.text[flags[0].start : flags[0].end] == "."


def test_a_newsletter_that_was_stripped_tells_nothing() -> None:
    assert not list(FlagTruncation().find(stripped("Sign up for our newsletter\nShare this article")))


def test_what_was_stripped_from_the_head_tells_nothing() -> None:
    original = "Already a subscriber? Log in\n" + WHOLE
    edit = Finding("boilerplate/login", 0, 29, "", "", original=original[:29])
    assert not list(FlagTruncation().find(Document(original, findings=(edit,), edits=(edit,))))


def test_the_length_is_that_of_the_text_as_it_was_read() -> None:
    text = (WHOLE + "\nA spokesman said the work on the roof of the old harbour office could not be put off any longer after")[:200]
    padded = " " * 37 + "\n" + text
    edit = Finding("boilerplate/any", 0, 38, "", "", original=padded[:38])
    assert "truncation/round-length" in {flag.rule for flag in find(text)}
    assert "truncation/round-length" not in {flag.rule for flag in FlagTruncation().find(Document(padded, edits=(edit,)))}


PARAGRAPHS = [
    "The harbour office will close for two weeks in August, and boats that arrive in that time must report by radio.",
    "A spokesman said on Tuesday that the work on the roof could not be put off any longer, since the rain has come in for years.",
    "The council had set aside the money in spring, but the builders were busy with the new school until the end of July.",
]
CUT_OFF = "The harbour master, who has worked there for thirty years, told the council that the archive on the upper floor was"
FOOTER = [
    "Share this article",
    "Related Topics",
    "Harbour Festival Opens",
    "Sign up for our newsletter and never miss a story.",
    "Most Read",
]


@pytest.mark.parametrize("lines_behind", range(len(FOOTER) + 1))
def test_a_cut_with_the_page_behind_it_is_flagged_at_its_last_word_and_again_when_the_page_is_gone(lines_behind: int) -> None:
    text = "\n".join([*PARAGRAPHS, CUT_OFF, *FOOTER[:lines_behind]])
    for result in (scrubber.scrub(text), scrubber.scrub(scrubber.scrub(text).text)):
        assert result.truncated
        first = max(result.flags, key=lambda flag: flag.confidence)
        assert result.original[first.start : first.end] == "was"
        assert CUT_OFF in result.text


@pytest.mark.parametrize("lines_behind", range(len(FOOTER) + 1))
def test_a_whole_text_with_the_page_behind_it_is_not(lines_behind: int) -> None:
    assert not scrubber.scrub("\n".join([*PARAGRAPHS, *FOOTER[:lines_behind]])).truncated


def test_where_the_article_goes_on_no_line_before_is_a_cut() -> None:
    assert not scrubber.scrub("\n".join([*PARAGRAPHS, CUT_OFF, *PARAGRAPHS[::-1], *PARAGRAPHS])).truncated


@pytest.mark.parametrize("text", ["\n".join(PARAGRAPHS), " ".join(PARAGRAPHS)])
@pytest.mark.parametrize("behind", ["", "\nShare this article\nMost Read", " Share this article", "\nSubscribe to our newsletter"])
@pytest.mark.parametrize("between", ["… ", "\n"])
def test_a_count_of_characters_always_tells(text: str, behind: str, between: str) -> None:
    result = scrubber.scrub(f"{text[:-20]}{between}[+467 chars]{behind}")
    assert "truncation/character-count" in {flag.rule for flag in result.flags}
    assert result.truncated


def test_a_count_of_characters_tells_where_hardly_anything_but_boilerplate_is_left() -> None:
    result = scrubber.scrub("Leave a comment\nShare this article\nSubscribe to our newsletter [+467 chars]\nShare this article")
    assert "boilerplate/mostly" in {flag.rule for flag in result.flags}
    assert result.truncated


def test_every_sign_with_a_rule_belongs_to_a_rule_that_is_explained() -> None:
    known = {rule.name for rule in FlagTruncation.rules}
    for text in [CUT, *(rule.example for rule in FlagTruncation.rules)]:
        for sign in (sign for reading in readings(Document(text)) for sign in reading.signs):
            assert sign.rule in known | {""}
            assert bool(sign.rule) == bool(sign.text)


def test_the_weights_are_numbers() -> None:
    assert weights()["bias"] < 0
    assert all(isinstance(weight, float) for weight in weights().values())


def test_a_sentence_that_goes_on_below_is_not_cut() -> None:
    lost = "A brown dog with one white ear was lost near the weir on Sunday. Whoever finds it may ring"
    for behind in ("01632 960 961\n\nat any hour.", "the clerk."):
        assert not scrubber.scrub(f"Lost dog\n\n{lost}\n\n{behind}").truncated


def test_a_date_at_the_end_is_no_cut_sentence() -> None:
    body = "The fishermen of Porto Lume have mended their nets on the quay since the storm took the old boathouse in March."
    assert not scrubber.scrub(f"{body}\n\n{body.replace('nets', 'sails')}\n\nJuly 3,\n").truncated


@pytest.mark.parametrize("text", ["ok", "OK", "Regatta"])
def test_one_word_is_not_cut(text: str) -> None:
    assert not scrubber.scrub(text).truncated
