from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrubber import Document, Finding, Pipeline, StripBoilerplate
from scrubber.boilerplate.evidence import Claim, Page
from scrubber.boilerplate.known import from_wordings
from scrubber.findings import apply
from tests.fixtures import Case, cases
from tests.strategies import SENTENCES, odd, rough_documents

LINES = (
    "Leave a Comment",
    "Kommentare (12)",
    "Laisser un commentaire",
    "Deja un comentario",
    "Leia também",
    "Lees ook",
    "Läs också",
    "Czytaj też",
    "Читайте также",
    "İLGİLİ HABERLER",
    "اقرأ أيضا",
    "यह भी पढ़ें",
    "相关阅读",
    "関連記事",
    "관련기사",
    "Facebook",
    "Home",
    "Politics",
    "12:30",
    "March 3, 2021",
    "By Ann Example",
    "Photo: Ann Example",
    "View this post on Instagram",
    "— Ann Example (@ann) March 3, 2021",
    "Rain again pic.twitter.com/a1b2c3d4",
    "The harbour at dawn. (Photo by Ann Example)",
    "Ferry late again",
    "Five towns to see this summer",
    "He would not say more.Read more: Ferry late again",
    "We use cookies on this website to improve your experience.",
    "Advertisement",
    "Tags: ferry, harbour",
    "SOURCE",
    "3 min read",
    "Recommend For You",
    "#",
    "***",
    "-",
    "1.",
)

pages = st.builds(
    lambda lines, end, last: end.join(lines) + last,
    st.lists(st.one_of(st.sampled_from(LINES), st.sampled_from(LINES), st.sampled_from(SENTENCES), st.just(""), odd), max_size=25),
    st.sampled_from(["\n", "\n\n", "\r\n", "\n \n"]),
    st.sampled_from(["", "\n", "\r\n\r\n"]),
)


def strip(text: str, keep: Sequence[str] = ()) -> str:
    return Pipeline([StripBoilerplate(keep=keep)]).run(text).text


def safe(text: str) -> list[Finding]:
    return [f for f in StripBoilerplate().find(Document(text)) if f.replacement is not None and f.safe]


@pytest.mark.parametrize("case", [*cases("boilerplate", "in-the-wild"), *cases("boilerplate", "synthetic")], ids=lambda case: case.title)
def test_what_must_go_goes(case: Case) -> None:
    assert strip(case.input) == case.expected


@pytest.mark.parametrize("case", cases("boilerplate", "negative"), ids=lambda case: case.title)
def test_what_looks_like_boilerplate_and_is_not_stays(case: Case) -> None:
    assert strip(case.input) == case.expected
    assert Pipeline([StripBoilerplate()], unsafe=True).run(case.input).text == case.expected


@pytest.mark.parametrize("case", cases("boilerplate", "known-failures"), ids=lambda case: case.title)
def test_known_failures_fail(case: Case) -> None:
    assert strip(case.input) != case.expected


@given(text=st.one_of(pages, rough_documents))
def test_one_pass_is_enough(text: str) -> None:
    """The filter comes to rest by itself, not by the pipeline's repeating it."""
    once = apply(text, safe(text))
    assert safe(once) == []


@given(text=pages)
def test_spans_are_truthful_and_whole_lines_leave_nothing_glued(text: str) -> None:
    found = sorted(safe(text), key=lambda f: f.start)
    assert all(one.end <= other.start for one, other in pairwise(found))
    left = {line.strip() for line in apply(text, found).split("\n")}
    assert all(any(line == whole.strip() or whole.strip().startswith(line) for whole in text.split("\n")) for line in left)


@given(text=pages)
def test_line_ends_are_never_torn(text: str) -> None:
    cleaned = strip(text)
    assert cleaned.count("\r") - cleaned.count("\r\n") <= text.count("\r") - text.count("\r\n")


@given(text=pages, family=st.sampled_from(["embedded-post", "related", "comments", "share", "ui"]))
def test_a_family_that_is_kept_bears_no_finding(text: str, family: str) -> None:
    assert all(f.rule != f"boilerplate/{family}" for f in StripBoilerplate(keep=[family]).find(Document(text)))


def test_an_unknown_family_is_named() -> None:
    with pytest.raises(ValueError, match="adverts"):
        StripBoilerplate(keep=["adverts"])


def test_an_embedded_post_is_one_finding_and_can_be_kept() -> None:
    post = "Boats are back in the harbour pic.twitter.com/a1b2c3d4\n— Ann Example (@ann) March 3, 2021"
    text = f"{SENTENCES[0]} {SENTENCES[0]}\n{post}\n{SENTENCES[1]} {SENTENCES[1]}"
    (finding,) = safe(text)
    assert (finding.rule, text[finding.start : finding.end]) == ("boilerplate/embedded-post", post + "\n")
    assert strip(text, keep=["embedded-post"]) == text


def test_the_title_that_is_known_is_printed_once() -> None:
    title = "Ferry “Gull” stays in the harbour"
    text = f'Coast\n{title}\nFerry "Gull" stays in the harbour\n{SENTENCES[0]}\n{SENTENCES[1]}'
    found = Pipeline([StripBoilerplate()]).run(text, title=title)
    assert found.text.count("stays in the harbour") == 1


def test_no_page_is_judged_twice() -> None:
    """What the first pass over a text ended with, the second begins with: it is remembered."""
    seen: list[Page] = []

    def watched(page: Page) -> Iterable[Claim]:
        seen.append(page)
        return from_wordings(page)

    text = "\n".join([*SENTENCES[:2], "Leave a comment", *SENTENCES[:2], "Share this article", "Related articles"])
    result = Pipeline([StripBoilerplate(sources=[watched])]).run(text)
    assert result.edits
    assert len(seen) == len(set(seen)) > 1


def test_the_first_copy_of_the_headline_stays() -> None:
    text = f"Ferry stays in the harbour\n\nFerry stays in the harbour\n\nPublished on:\n\n{SENTENCES[0]}\n\nLeave a comment"
    assert strip(text) == f"Ferry stays in the harbour\n\n{SENTENCES[0]}"


def test_a_source_that_has_weighed_the_others_has_the_last_word() -> None:
    def rule(page: Page) -> Iterator[Claim]:
        yield from [Claim(at, at, "date", 0.95, "by its wording") for at, line in enumerate(page.lines) if line == "Two"]

    def score(page: Page) -> Iterator[Claim]:
        yield from [claim._replace(confidence=0.5, final=True) for claim in page.claims.values()]

    document = Document("One\nTwo\nThree")
    assert [f.rule for f in StripBoilerplate(sources=[rule]).find(document)] == ["boilerplate/date"]
    assert list(StripBoilerplate(sources=[rule, score]).find(document)) == []


def test_what_goes_is_evidence_for_what_is_proposed() -> None:
    def source(page: Page) -> Iterator[Claim]:
        if "Two" in page.lines:
            yield Claim(page.lines.index("Two"), page.lines.index("Two"), "ui", 0.99, "certain")
            yield Claim(page.lines.index("Three"), page.lines.index("Three"), "ui", 0.7, "beside it")

    found = StripBoilerplate(sources=[source]).find(Document("One\nTwo\nThree\nFour"))
    assert [(f.safe, f.message) for f in found] == [(True, "certain"), (False, "beside it")]


def test_json_is_left_alone() -> None:
    text = '{\n  "author": "",\n  "tags": [\n    "Advertisement",\n    "Share"\n  ],\n  "text": "The ferry left."\n}\n'
    assert strip(text) == text


def test_mostly_boilerplate_is_flagged_and_left() -> None:
    result = Pipeline([StripBoilerplate()]).run("Leave a comment\nShare this article\nRelated articles\nIt rained.")
    assert result.text == result.original
    assert [f.rule for f in result.flags] == ["boilerplate/mostly"]
    assert len(result.proposals) >= 3


@pytest.mark.parametrize(
    "text", ["", "\n", "\x00", "\ud800", "Leave a comment", "\r\n\r\n", "a" * 1_000_000, "Related\n" * 20_000, "Home\n" * 20_000]
)
def test_odd_texts(text: str) -> None:
    assert isinstance(strip(text), str)
