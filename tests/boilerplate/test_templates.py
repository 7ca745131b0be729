import random
from pathlib import Path
from tempfile import NamedTemporaryFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrubber import Pipeline, StripBoilerplate
from scrubber.boilerplate.templates import SiteTemplate, TemplateError, from_templates, learn, pattern, read, write
from tests.strategies import PAGE_LINES, SENTENCES

FIRST = "Ann Bob Cem Dana Eve Finn Gül Hana Igor Jana".split()
LAST = "Smith Jones Özdemir Novák García Weber Rossi Silva Petrov Larsen".split()


def article(number: int, *extra: str) -> str:
    """An article like no other, with the lines of its page."""
    rnd = random.Random(number)
    words = ["".join(rnd.choices("aeioulmnrst", k=7)) for _ in range(40)]
    body = [" ".join(["Yesterday", *words[i : i + 10]]) + "." for i in range(0, 40, 10)]
    byline = f"Written by {rnd.choice(FIRST)} {rnd.choice(LAST)}, {rnd.randint(2, 30)} March 20{rnd.randint(10, 24)}"
    footer = ["Follow the Herald on the messenger of your choice", f"{rnd.randint(3, 99)} readers like this"]
    return "\n\n".join([byline, *body, *extra, *footer])


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Ann Smith, 3 min read", "By *, # min read"),
        ("Posted on 3.4.2024 at 12:30", "Posted on # at #"),
        ("Photo by Ann von der Leyen", "Photo by *"),
        ("  Follow   @herald on https://example.org/x ", "Follow @ on @"),
        ("Читайте также", "Читайте также"),
        ("相关阅读", "相关阅读"),
    ],
)
def test_what_changes_from_article_to_article_is_made_one(line: str, expected: str) -> None:
    assert pattern(line) == expected


def test_the_lines_that_recur_are_learned_and_those_of_the_articles_are_not() -> None:
    articles = [("herald.example", article(n)) for n in range(12)]
    template = learn(lambda: articles)["herald.example"]
    assert template == SiteTemplate(
        12, {"# readers like this": 12, "Follow the * on the messenger of your choice": 12, "Written by *, # * #": 12}
    )


def test_a_line_of_few_articles_is_not_learned() -> None:
    articles = [("herald.example", article(n, *(["A refrain of four"] if n % 10 == 0 else []))) for n in range(40)]
    assert "A refrain of four" not in learn(lambda: articles)["herald.example"].lines


def test_a_paragraph_that_an_editor_uses_again_needs_half_of_the_articles() -> None:
    background = (
        "The bridge, which was built in the year of the great flood, has been closed twice since then, both of these times for years."
    )
    articles = [("herald.example", article(n, *([background] if n % 3 == 0 else []))) for n in range(30)]
    assert background not in learn(lambda: articles)["herald.example"].lines


def test_an_article_that_comes_again_is_counted_once() -> None:
    articles = [("herald.example", article(1))] * 20
    assert learn(lambda: articles) == {}


def test_sites_are_learned_apart() -> None:
    articles = [(f"site{n % 4}.example", article(n)) for n in range(12)]
    assert learn(lambda: articles) == {}
    assert len(learn(lambda: articles, min_articles=3)) == 4


@given(st.lists(st.lists(st.sampled_from(PAGE_LINES + SENTENCES)).map("\n".join), max_size=8), st.integers(1, 3))
def test_a_file_holds_what_was_learned(texts: list[str], least: int) -> None:
    learned = learn(lambda: [("a.example", text) for text in texts], min_articles=least, min_share=0.0)
    with NamedTemporaryFile() as file:
        path = Path(file.name)
        path.write_text(write(learned), encoding="utf-8")
        assert read(path) == {site: frozenset(template.lines) for site, template in learned.items()}


def test_what_is_in_the_file_is_taken_out_and_what_was_deleted_from_it_stays(tmp_path: Path) -> None:
    articles = [("herald.example", article(n)) for n in range(12)]
    path = tmp_path / "templates.toml"
    written = write(learn(lambda: articles)).split("\n")
    path.write_text("\n".join(line for line in written if "readers" not in line), encoding="utf-8")
    pipeline = Pipeline([StripBoilerplate(templates=read(path), sources=())])
    result = pipeline.run(article(99), site="www.herald.example")
    assert "Follow the Herald" not in result.text
    assert "readers like this" in result.text
    assert {edit.rule for edit in result.edits} == {"boilerplate/template"}
    assert pipeline.run(article(99), site="other.example").edits == ()


def test_templates_are_one_source_among_others() -> None:
    assert callable(from_templates({"a.example": {"x"}}))
    assert len(StripBoilerplate(templates={"a.example": {"x"}}).sources) == len(StripBoilerplate().sources) + 1


@pytest.mark.parametrize(
    ("content", "reason"),
    [("x = ", "not TOML"), ("x = 1", "needs a list of strings"), ("[x]\nlines = [1]", "needs a list of strings"), (None, "No such file")],
)
def test_a_file_that_cannot_be_used(content: str | None, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "templates.toml"
    if content is not None:
        path.write_text(content)
    with pytest.raises(TemplateError, match=reason):
        read(path)
