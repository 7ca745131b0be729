"""What must be called no article, and what must not."""

import json
from pathlib import Path

import pytest

from scrubber import FlagPage, Pipeline, StripBoilerplate, default_pipeline, scrub
from scrubber.document import Rule
from tests.fixtures import Case, cases
from tests.page.pages import ARTICLES, FRAMES, PAGES, Page, framed

PIPELINE = Pipeline([StripBoilerplate(), FlagPage()])
ALONE = Pipeline([FlagPage()])
KNOWN_FAILURES = [pytest.param(case, id=case.title) for case in cases("page", "known-failures")]
SEEDS = sorted((Path(__file__).parent.parent.parent / "seeds").glob("*.txt"))


def flagged(text: str, pipeline: Pipeline = PIPELINE) -> list[str]:
    return [flag.rule for flag in pipeline.run(text).flags if flag.rule.startswith("page/")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.kind}-{page.language}-{page.text[:20]!r}")
def test_a_page_is_no_article_with_and_without_its_frame(page: Page) -> None:
    alone, joined, *in_frames = framed(page.text, page.language)
    assert flagged(alone)
    assert flagged(alone, ALONE)
    for text in in_frames:
        assert flagged(text), text
    if not joined.startswith("404 "):  # a number and a language unknown, without anything between: 404 passengers
        assert flagged(joined)


def test_the_kind_of_page_is_told() -> None:
    told = [flagged(page.text) == [f"page/{page.kind}"] for page in PAGES]
    assert sum(told) > 0.9 * len(told)


@pytest.mark.parametrize("text", ARTICLES, ids=lambda text: repr(text[:30]))
def test_an_article_is_one_in_every_frame(text: str) -> None:
    for language in ("en", "de", "ar", "zh"):
        for form in framed(text, language):
            assert not flagged(form), form
    assert not flagged(text, ALONE)


@pytest.mark.parametrize("language", FRAMES)
def test_a_frame_without_anything_in_it_is_no_text(language: str) -> None:
    assert flagged("\n".join(FRAMES[language].values())) == ["page/no-text"]


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_the_seeds_are_articles(path: Path) -> None:
    assert scrub(path.read_bytes()).is_article


@pytest.mark.parametrize("rule", [r for r in FlagPage.rules if r.example], ids=lambda rule: rule.name)
def test_the_example_of_a_rule_is_found_by_it(rule: Rule) -> None:
    assert flagged(rule.example) == [rule.name]


def test_is_article_is_false_from_the_reporting_threshold_on() -> None:
    page = "404 Not Found"
    assert not scrub(page).is_article
    assert scrub("The bridge was opened on Tuesday.").is_article
    low = default_pipeline(min_confidence=0.0).run("Error 404: a town disappears")
    assert [flag.rule for flag in low.flags if flag.rule.startswith("page/")]


def test_evidence_that_was_stripped_still_counts_and_can_be_found() -> None:
    text = "Just a moment...\n\nVerify you are human by completing the action below.\n"
    result = default_pipeline(unsafe=True).run(text)
    (flag,) = (flag for flag in result.flags if flag.rule == "page/captcha")
    assert "Verify you are human" in flag.original or "Just a moment" in flag.original
    assert text[flag.start : flag.end] == flag.original


def test_mojibake_is_repaired_before_it_is_judged() -> None:
    page = "Страница не найдена\nЗапрашиваемая страница не существует или была удалена."
    assert not scrub(page.encode().decode("cp1251")).is_article


def test_every_way_of_writing_is_judged() -> None:
    assert flagged("404 NOT FOUND") == ["page/not-found"]
    assert flagged("Verify\xa0you  are\thuman") == ["page/captcha"]
    assert flagged("You’re not a robot? Prove you’re human.") == ["page/captcha"]
    assert flagged("Ukurasa wa makosa\n503\nJaribu tena") == ["page/error"]


@pytest.mark.parametrize("case", KNOWN_FAILURES)
def test_what_we_know_we_get_wrong(case: Case) -> None:
    assert case.expected in ("page", "article")
    assert bool(flagged(case.input)) != (case.expected == "page"), "better now: move it to pages.toml or articles.toml"


CODE = {
    "javascript": '(function(){var a=window.location;if(a.host!=="example.org"){document.write("<p>"+a+"</p>");}})();\nvar b = [1, 2];\n'
    * 4,
    "css": ".menu { margin: 0; padding: 0 }\n.menu li { float: left; color: #333; }\n@media print { .menu { display: none; } }\n" * 3,
    "json": json.dumps({"title": "A bridge", "author": ["Ann Example"], "body": "It was opened on Tuesday.", "id": 7}),
    "cut json": json.dumps([{"title": f"Bridge {i}", "url": f"https://example.org/{i}", "id": i} for i in range(20)])[:-40],
    "markup": '<div class="a"><span id="b"></span><img src="c.png"/></div>\n' * 5,
    "python": "import os\n\ndef main(path):\n    for name in os.listdir(path):\n        x = {name: 1};\n    return x;\n"
    + "y = {1: 2};\n" * 9,
}
BINARY = {
    "pdf": "%PDF-1.4\n%âãÏÓ\n4 0 obj\n<</Length 5 0 R/Filter /FlateDecode>>\nstream\nx\ufffdm\ufffd\nendstream\nendobj",
    "png": "\ufffdPNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00\x00\x00\x01\x00\x08\x06" + "\x00\ufffd\x01x\x9c" * 40,
    "zip": "PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00[Content_Types].xml \ufffd\x04\x02(\ufffd\x00\x02" + "\x00" * 30,
    "controls": "abc\x00\x01\x02def\x03\x04ghi\x05\x06\x07\x08jkl" * 5,
    "base64": "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg9x" * 4,
}


@pytest.mark.parametrize("name", CODE)
def test_code_is_no_article(name: str) -> None:
    assert flagged(CODE[name]) == ["page/code"]


@pytest.mark.parametrize("name", BINARY)
def test_a_binary_file_is_no_article(name: str) -> None:
    assert flagged(BINARY[name]) == ["page/binary"]


def test_lost_letters_and_a_stray_control_are_no_binary_file() -> None:
    assert not flagged("\ufffd\ufffd\ufffd\ufffd \ufffd\ufffd\ufffd\ufffd\ufffd\ufffd, \ufffd\ufffd\ufffd 2 \ufffd\ufffd\ufffd\ufffd.")
    assert not flagged("The caf\x00 was opened on Tuesday,\x07 the mayor said.")


def test_an_article_with_a_script_in_it_is_one() -> None:
    paragraphs = (
        "The council voted on Tuesday to keep the old bridge open for another ten years, against the advice of its engineers.\n" * 4
    )
    assert not flagged(paragraphs + CODE["javascript"])


def test_a_list_of_headlines_is_an_index() -> None:
    headlines = [f"Council number {i} votes on the old bridge over the river" for i in range(12)]
    assert flagged("\n".join(f"{line}\n{i} hours ago" for i, line in enumerate(headlines, 1))) == ["page/index"]
    teasers = [f"{line}, and the mayor of the town says that she will …" for line in headlines]
    assert flagged("\n".join(teasers)) == ["page/index"]
    assert not flagged("\n".join(headlines[:8]))


def test_short_headlines_with_a_date_below_each_are_an_index() -> None:
    headlines = [
        "Old mill turns again",
        "Owl found in belfry",
        "Council buys a boat",
        "Flour dearer in May",
        "Rain ends dry summer",
        "Tram back for a day",
    ]
    dated = [f"{headline}\n{day} March 2025" for day, headline in enumerate([*headlines, *headlines[::-1]], 3)]
    assert flagged("\n".join(dated)) == ["page/index"]
    assert flagged("\n\n".join(dated)) == ["page/index"]
    programme = [f"{day} March 2025\n{headline}" for day, headline in enumerate([*headlines, *headlines[::-1]], 3)]
    assert not flagged("\n".join(["Concerts at the mill", "Admission is free, and the doors open half an hour before.", *programme]))


def test_long_headlines_with_nothing_else_are_an_index() -> None:
    headlines = [f"Council number {name} votes on the old bridge over the river" for name in "abcdefghijkl"]
    assert flagged("\n".join(headlines)) == ["page/index"]
    assert not flagged("\n".join([*headlines, "The vote was close."]))


@pytest.mark.parametrize(
    "text", ["This video is not available", "Your session has expired. Please log in again.", "Dieses Video ist nicht verfügbar"]
)
def test_a_video_or_a_session_that_is_gone_is_an_error(text: str) -> None:
    assert not scrub(text).is_article
    item = (
        "A heron sat on the mill at Tarnby on Monday and would not leave. The fire brigade came with a herring, and the heron left with it."
    )
    assert scrub(f"Heron leaves mill\n\n{item}\n\n{text}").is_article


def test_lines_that_are_wrapped_are_no_list_of_headlines() -> None:
    wrapped = "\n".join(
        "The council voted on Tuesday to keep\nthe old bridge open for ten more years,\nagainst the advice of its engineers, who"
        for _ in range(12)
    )
    assert not flagged(wrapped)


TOLD = """
Town's website down for a week

The page you are looking for does not exist, the site told those who wanted to pay for parking.

The clerk blamed a mouse.
---
Robots fail the test

Please verify you are human, the machine said to Edna Loach, 81. She switched it off.
---
Gericht: Banner ohne Wahl unzulässig

Auf dem Banner stand: „Wir verwenden Cookies, um Ihnen das beste Erlebnis zu bieten. Mit der weiteren Nutzung stimmen Sie zu.“

Alle akzeptieren war der einzige Knopf, den die Richterin fand.
---
Publisher fined over its banner

“We use cookies and similar technologies to store information on your device. By clicking Accept all you consent to that,” the banner said.

Accept all was the only button.
---
The gym that never lets go

Already a member? Sign in. So the turnstile greets you, and the sauna, and since May the soap.

From June the gym of Tarnby asks two euros a month for warm water. Pay up, says the tap.

Three members have gone to court.
---
Страница не найдена

«Страница не найдена» — так назвала свой спектакль Вера Сомова. На сцене стоит пустой шкаф.

Премьера в пятницу.
---
Seite nicht gefunden

„Seite nicht gefunden“ – so heißt der Roman von Ute Mahler, der am Montag erscheint. Er hat keine Seite 13.

Der Verlag druckt tausend Stück.
""".split("---")


@pytest.mark.parametrize("text", TOLD)
def test_an_article_that_tells_of_such_a_page_is_one(text: str) -> None:
    assert scrub(text.strip()).is_article


@pytest.mark.parametrize(
    "text",
    [
        "ok",
        "OK",
        "Concerts\n\nMonday, July 3\n7 p.m. Tarn Brass, Weir Hall\n\nTuesday, July 4\n8 p.m. The Moths\n\nFriday, July 7\nFree entry.",
        "Registra't per córrer la cursa de diumenge a Vilanera.\n\nEls corredors han de registrar-se abans de divendres.",
    ],
)
def test_a_word_a_programme_and_an_invitation_are_no_frame(text: str) -> None:
    assert scrub(text).is_article
