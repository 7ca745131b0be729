"""What holds for every filter, for the default pipeline, and for any text."""

import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrubber import FlagPage, FlagTruncation, Pipeline, RepairMojibake, StripBoilerplate, default_pipeline, scrub, scrub_many
from scrubber.findings import Finding, apply, revert
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


@every_pipeline
@given(text=rough_documents)
def test_a_result_in_json_tells_every_edit_at_its_place_and_the_way_back(pipeline: Pipeline, text: str) -> None:
    result = pipeline.run(text)
    told = json.loads(json.dumps(result.to_dict()))
    for finding in (*told["edits"], *told["proposals"], *told["flags"]):
        assert told["original"][finding["start"] : finding["end"]] == finding["original"]
    edits = [Finding(**{name: value for name, value in edit.items() if name != "bytes"}) for edit in told["edits"]]
    assert (apply(told["original"], edits), revert(told["text"], edits)) == (told["text"], told["original"])
    assert (told["truncated"], told["is_article"], told["encoding"]) == (result.truncated, result.is_article, None)


def test_a_result_in_json_tells_of_bytes_what_is_found_and_what_is_proposed() -> None:
    told = json.loads(json.dumps(scrub("Das Café öffnet um zehn, die Küche später. Wir träumen schön.".encode("cp1252")).to_dict()))
    assert told["original"] == told["text"] == "Das Café öffnet um zehn, die Küche später. Wir träumen schön."
    assert told["encoding"] == "cp1252"
    assert any(finding["bytes"] for finding in (*told["edits"], *told["proposals"]))


@given(texts=st.lists(rough_documents, max_size=4))
def test_many_texts_are_cleaned_as_each_would_be_in_order(texts: list[str]) -> None:
    assert list(scrub_many(iter(texts), lang="en")) == [scrub(text, lang="en") for text in texts]


def test_many_texts_are_cleaned_when_they_are_asked_for() -> None:
    taken = []

    def texts() -> Iterator[str]:
        for text in ("The cafÃ© opened.", "It closed again."):
            taken.append(text)
            yield text

    results = scrub_many(texts())
    assert (next(results).text, len(taken)) == ("The café opened.", 1)
