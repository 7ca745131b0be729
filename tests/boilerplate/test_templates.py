from pathlib import Path
from tempfile import NamedTemporaryFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrubber import Pipeline, StripBoilerplate
from scrubber.boilerplate.templates import SiteTemplate, TemplateError, from_templates, pattern, read, write
from tests.strategies import PAGE_LINES, SENTENCES


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


patterns = st.dictionaries(st.sampled_from(PAGE_LINES + SENTENCES), st.integers(1, 99), min_size=1)


@given(st.dictionaries(st.sampled_from(["a.example", 'b"\\.example']), st.builds(SiteTemplate, st.integers(1, 99), patterns)))
def test_a_file_holds_what_was_learned(learned: dict[str, SiteTemplate]) -> None:
    with NamedTemporaryFile() as file:
        path = Path(file.name)
        path.write_text(write(learned), encoding="utf-8")
        assert read(path) == {site: frozenset(template.lines) for site, template in learned.items()}


def test_what_is_in_the_file_is_taken_out_and_what_was_deleted_from_it_stays(tmp_path: Path) -> None:
    path = tmp_path / "templates.toml"
    lines = {"Follow the * on the messenger of your choice": 12, "# readers like this": 12}
    written = write({"herald.example": SiteTemplate(12, lines)}).split("\n")
    path.write_text("\n".join(line for line in written if "readers" not in line), encoding="utf-8")
    pipeline = Pipeline([StripBoilerplate(templates=read(path), sources=())])
    text = "The bridge opened.\n\nFollow the Herald on the messenger of your choice\n12 readers like this"
    result = pipeline.run(text, site="www.herald.example")
    assert "Follow the Herald" not in result.text
    assert "readers like this" in result.text
    assert {edit.rule for edit in result.edits} == {"boilerplate/template"}
    assert pipeline.run(text, site="other.example").edits == ()


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
