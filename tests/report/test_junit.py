import io
from xml.etree import ElementTree as ET

from scrubber import Finding
from scrubber.report.junit import JunitReport
from scrubber.report.place import Place, Row


def row(path: str) -> Row:
    return Place(path, "a <b>").row(Finding("test/rule", 2, 5, None, 'see "&', original="<b>"), applied=False, fixable=True)


def test_a_case_a_file() -> None:
    out = io.StringIO()
    report = JunitReport(out)
    report.file("clean.txt")
    report.add(row("a.jsonl"))
    report.problem("a.jsonl", "line 2: no JSON")
    report.add(row("a.jsonl"))
    report.file("a.jsonl")
    report.problem("unread.txt", "no permission")
    report.problem("b.jsonl", "line 1: no JSON")
    report.file("b.jsonl")
    report.add(row("c.txt"))
    report.file("c.txt")
    report.finish()
    root = ET.fromstring(out.getvalue())
    (suite,) = root
    assert root.attrib == suite.attrib == {"name": "scrub", "tests": "6", "failures": "2", "errors": "3"}
    assert [(case.attrib["name"], [part.tag for part in case]) for case in suite] == [
        ("clean.txt", []),
        ("a.jsonl", ["failure"]),
        ("a.jsonl", ["error"]),
        ("unread.txt", ["error"]),
        ("b.jsonl", ["error"]),
        ("c.txt", ["failure"]),
    ]
    failure = suite[1][0]
    assert failure.attrib == {"message": 'test/rule: see "&', "type": "test/rule"}
    assert failure.text == 'a.jsonl:1:3: test/rule see "&: "<b>"\n' * 2


def test_more_than_memory_holds_comes_out_whole() -> None:
    out = io.StringIO()
    report = JunitReport(out)
    for n in range(30_000):
        report.add(row(f"é{n}.txt"))
    report.finish()
    assert len(ET.fromstring(out.getvalue())[0]) == 30_000
