"""What holds for every filter, for the default pipeline, and for any text."""

import pytest
from hypothesis import given

from scrubber import FlagPage, FlagTruncation, Pipeline, RepairMojibake, StripBoilerplate, default_pipeline
from scrubber.findings import apply, revert
from tests.strategies import SENTENCES, clean_documents, rough_documents

PIPELINES = {
    "mojibake": Pipeline([RepairMojibake()]),
    "boilerplate": Pipeline([StripBoilerplate()]),
    "truncation": Pipeline([FlagTruncation()]),
    "page": Pipeline([FlagPage()]),
    "default": default_pipeline(),
    "default, unsafe": default_pipeline(unsafe=True),
}
every_pipeline = pytest.mark.parametrize("pipeline", PIPELINES.values(), ids=PIPELINES)


@every_pipeline
@given(text=rough_documents)
def test_cleaning_is_idempotent_reversible_and_truthful(pipeline: Pipeline, text: str) -> None:
    result = pipeline.run(text)
    assert apply(text, result.edits) == result.text
    assert revert(result.text, result.edits) == result.revert() == text
    for finding in result.findings:
        assert text[finding.start : finding.end] == finding.original
        assert 0 <= finding.confidence <= 1
        assert finding.message
    assert pipeline.run(result.text).text == result.text


@every_pipeline
@given(text=rough_documents)
def test_every_finding_bears_the_name_of_a_rule_that_is_explained(pipeline: Pipeline, text: str) -> None:
    names = {rule.name for rule in pipeline.rules}
    assert {finding.rule for finding in pipeline.run(text).findings} <= names


@every_pipeline
@given(text=rough_documents)
def test_a_text_always_comes_to_rest(pipeline: Pipeline, text: str) -> None:
    """The way out for texts that do not is a safety net, not how the filters work."""
    assert "pipeline/unsettled" not in {finding.rule for finding in pipeline.run(text).findings}


@every_pipeline
@given(text=clean_documents)
def test_clean_text_is_untouched(pipeline: Pipeline, text: str) -> None:
    assert pipeline.run(text).text == text


@every_pipeline
@pytest.mark.parametrize("sentence", SENTENCES)
def test_every_clean_sentence_is_untouched_alone_and_has_no_flag(pipeline: Pipeline, sentence: str) -> None:
    result = pipeline.run(sentence)
    assert (result.text, result.findings) == (sentence, ())


@pytest.mark.parametrize("rule", default_pipeline().rules, ids=lambda rule: rule.name)
def test_every_rule_is_explained_with_an_example_in_which_it_finds_something(rule) -> None:  # type: ignore[no-untyped-def]
    assert rule.what
    assert rule.why
    if not rule.name.startswith(
        ("encoding/", "truncation/cut-character", "pipeline/", "boilerplate/template", "boilerplate/learned", "page/no-text")
    ):  # a text alone does not show these
        found = default_pipeline(unsafe=True, select=[rule.name]).run(rule.example).findings
        assert rule.name in {finding.rule for finding in found}
