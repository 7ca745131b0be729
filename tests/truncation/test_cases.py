"""Prose fixtures: what must be called truncated, and what must not."""

import pytest
from _pytest.mark import ParameterSet

from scrubber import FlagTruncation, Pipeline
from scrubber.document import Rule
from tests.fixtures import Case, cases

PIPELINE = Pipeline([FlagTruncation()])


def ids(shelf: str) -> list[ParameterSet]:
    return [pytest.param(case, id=case.title) for case in cases("truncation", shelf)]


@pytest.mark.parametrize("case", ids("in-the-wild") + ids("synthetic"))
def test_a_cut_is_flagged_by_the_expected_rules(case: Case) -> None:
    result = PIPELINE.run(case.input.rstrip("\n"))
    assert result.truncated
    assert set(case.expected.split()) <= {flag.rule for flag in result.flags}


@pytest.mark.parametrize("case", ids("negative"))
def test_a_whole_text_is_not_called_truncated(case: Case) -> None:
    result = PIPELINE.run(case.input)
    assert not result.truncated, [(flag.rule, flag.confidence, flag.message) for flag in result.flags]


@pytest.mark.parametrize("case", ids("known-failures"))
def test_what_we_know_we_get_wrong(case: Case) -> None:
    assert case.expected.strip() in ("truncated", "whole")
    assert PIPELINE.run(case.input.rstrip("\n")).truncated != (case.expected.strip() == "truncated"), "better now: move it to another shelf"


@pytest.mark.parametrize("rule", FlagTruncation.rules, ids=lambda rule: rule.name)
def test_the_example_of_a_rule_is_found_by_it(rule: Rule) -> None:
    result = PIPELINE.run(rule.example)
    assert rule.name in {flag.rule for flag in result.flags}
    assert result.truncated
