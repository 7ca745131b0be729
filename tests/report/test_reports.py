"""What holds for all reports."""

import io
import json
import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrubber import Finding
from scrubber.document import Rule
from scrubber.report.place import Place, Row
from scrubber.report.reports import REPORTS, report_of
from tests.report.rows import names, rows, texts

RULES = (Rule("test/known", "What it finds.", "Why."),)
every_report = pytest.mark.parametrize("name", REPORTS)


def reported(name: str, given: list[Row], problems: list[tuple[str, str]], limit: int = 0) -> tuple[str, int]:
    out = io.StringIO()
    report = report_of(name, out, limit=limit, rules=RULES, version="1.2.3")
    for row in given:
        report.add(row)
        report.file(row.path)
    for path, reason in problems:
        report.problem(path, reason)
    report.finish()
    return out.getvalue(), report.left_out


@every_report
@given(given=st.lists(rows, max_size=5), problems=st.lists(st.tuples(names, texts), max_size=2))
def test_lines_are_whole_and_printable(name: str, given: list[Row], problems: list[tuple[str, str]]) -> None:
    text, left_out = reported(name, given, problems)
    assert not left_out
    assert re.sub("\n", "", text).isprintable()
    assert not text or text.endswith("\n")
    text.encode()
    if name in ("json", "sarif"):
        json.loads(text)
    if name == "jsonl":
        assert [json.loads(line)["path"] for line in text.splitlines()] == [row.path for row in given]
    if name == "junit":
        ET.fromstring(text)
    if name in ("concise", "jsonl"):
        assert len(text.splitlines()) == len(given)


@every_report
@given(given=st.lists(rows, min_size=3, max_size=5))
def test_a_limit_leaves_the_rest_out(name: str, given: list[Row]) -> None:
    text, left_out = reported(name, given, [], limit=2)
    assert left_out == len(given) - 2
    if name in ("json", "jsonl", "text", "concise"):
        assert text == reported(name, given[:2], [])[0]


@every_report
def test_what_was_told_is_written_as_whole_lines_at_once(name: str) -> None:
    """A progress bar may be drawn between any two calls."""
    out = io.StringIO()
    report = report_of(name, out)
    for _ in range(3):
        report.add(_row())
        assert out.getvalue() == "" or out.getvalue().endswith("\n")


def _row() -> Row:
    return Place("a.txt", "a b").row(Finding("test/known", 2, 3, "c", "a reason", original="b"), applied=False, fixable=True)


def test_an_array_of_nothing_is_one() -> None:
    assert reported("json", [], [])[0] == "[]\n"
    assert reported("jsonl", [], [])[0] == ""


def test_json_tells_all_there_is() -> None:
    row = _row()
    (told,) = json.loads(reported("json", [row], [])[0])
    assert told == {
        "path": "a.txt", "record": None, "id": None, "rule": "test/known", "start": 2, "end": 3, "line": 1, "column": 3, "end_line": 1,
        "end_column": 4, "original": "b", "bytes": None, "replacement": "c", "message": "a reason", "confidence": 1.0, "safe": True,
        "fixable": True, "applied": False,
    }  # fmt: skip


@given(st.lists(rows, max_size=5))
def test_json_gives_names_and_texts_back(given: list[Row]) -> None:
    told = json.loads(reported("json", given, [])[0])
    assert [(d["path"], d["id"], d["original"], d["replacement"]) for d in told] == [
        (row.path, row.id, row.finding.original, row.finding.replacement) for row in given
    ]
