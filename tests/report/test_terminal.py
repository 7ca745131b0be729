import io

from hypothesis import given

from scrubber import Finding
from scrubber.report.place import Place, Row
from scrubber.report.terminal import ConciseReport, line
from tests.report.rows import rows


def test_place_rule_message_and_change() -> None:
    out = io.StringIO()
    report = ConciseReport(out)
    place = Place("a.jsonl", "one\ntwo\n", line=7)
    for finding in (
        Finding("test/edit", 4, 7, "2", "a digit", safe=True, original="two"),
        Finding("test/edit", 4, 7, "", "gone", safe=False, original="two"),
        Finding("test/flag", 0, 3, None, "look", original="one"),
        Finding("test/bytes", 0, 3, None, "look", original="one", raw=b"\xe9"),
    ):
        report.add(place.row(finding, applied=False, fixable=False))
    assert out.getvalue() == (
        'a.jsonl:7:2:1: test/edit [*] a digit: "two" -> "2"\n'
        'a.jsonl:7:2:1: test/edit [unsafe] gone: "two" removed\n'
        'a.jsonl:7:1:1: test/flag look: "one"\n'
        'a.jsonl:7:1:1: test/bytes look: "\\xe9"\n'
    )


def test_what_is_removed_is_shown_repaired_as_well() -> None:
    finding = Finding("test/edit", 3, 22, "", "gone", original="\nRead more at cafÃ©\n")
    row = Place("a.txt", "one\nRead more at cafÃ©\ntwo\n").row(finding, applied=True, fixable=True, repaired="\nRead more at café\n")
    assert line(row) == 'a.txt:2:1: test/edit gone: "Read more at cafÃ©" removed (repaired: "Read more at café")'


@given(rows)
def test_one_printable_line_a_finding(row: Row) -> None:
    assert line(row).isprintable()
