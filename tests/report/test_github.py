import io
import re

from hypothesis import given

from scrubber import Finding
from scrubber.report.github import GithubReport
from scrubber.report.place import Place, Row, shown_name
from tests.report.rows import rows


def written(*given: Row) -> list[str]:
    out = io.StringIO()
    report = GithubReport(out)
    for row in given:
        report.add(row)
    report.finish()
    return out.getvalue().splitlines()


def row(text: str, span: str, *, path: str = "a.txt", line: int | None = None, safe: bool = True) -> Row:
    start = text.index(span)
    finding = Finding("test/rule", start, start + len(span), "", "50% sure", safe=safe, original=span)
    return Place(path, text, line).row(finding, applied=False, fixable=True)


def test_the_form_of_a_command() -> None:
    message = "50%25 sure"
    assert written(row("a b\nc d", "b"), row("a b\nc d", "b\nc", safe=False), row("a b\nc d", "d", path="x,y:z%.jsonl", line=9)) == [
        f'::warning title=scrub (test/rule),file=a.txt,line=1,col=3,endLine=1,endColumn=4::a.txt:1:3: test/rule [*] {message}: "b" removed',
        f'::notice title=scrub (test/rule),file=a.txt,line=1,endLine=2::a.txt:1:3: test/rule [unsafe] {message}: "b\\nc" removed',
        f'::warning title=scrub (test/rule),file=x%2Cy%3Az%25.jsonl,line=9::x,y:z%25.jsonl:9:2:3: test/rule [*] {message}: "d" removed',
    ]


def test_more_than_github_shows_are_told_of() -> None:
    lines = written(*[row("a b", "b")] * 11)
    assert len(lines) == 12
    assert lines[-1] == "GitHub shows the first 10 warnings, notices and errors of a step as annotations; all 11 stand in this log."
    assert len(written(*[row("a b", "b")] * 10)) == 10


@given(rows)
def test_properties_come_back(row: Row) -> None:
    """Read as the runner reads a command: up to the second `::`, properties apart at commas, each at its first equals sign."""
    (command,) = written(row)
    parsed = re.fullmatch("::(warning|notice) (.*?)::(.*)", command)
    assert parsed
    properties = dict(item.split("=", 1) for item in parsed[2].split(","))
    name = properties["file"].replace("%2C", ",").replace("%3A", ":").replace("%25", "%")
    assert name == shown_name(row.path)
    assert int(properties["line"]) == (row.line if row.record is None else row.record)
    assert row.at in parsed[3].replace("%25", "%")
