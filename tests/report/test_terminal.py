import io

from scrubber import Finding
from scrubber.report.place import Place
from scrubber.report.terminal import TerminalReport, quote


def test_what_cannot_be_seen_is_made_visible_and_what_is_long_is_cut_in_the_middle() -> None:
    assert quote("a\xa0b\u200bc\n\x00 é—日") == '"a\\xa0b\\u200bc\\n\\x00 é—日"'
    assert quote("a" * 100) == '"' + "a" * 40 + " … " + "a" * 17 + '"'


def test_place_rule_message_and_change() -> None:
    out = io.StringIO()
    report = TerminalReport(out, color=False)
    place = Place("a.jsonl", "one\ntwo\n", line=7)
    report.add(place, Finding("test/edit", 4, 7, "2", "a digit", safe=True, original="two"), applied=False)
    report.add(place, Finding("test/edit", 4, 7, "", "gone", safe=False, original="two"), applied=False)
    report.add(place, Finding("test/flag", 0, 3, None, "look", original="one"), applied=False)
    assert out.getvalue() == (
        'a.jsonl:7:2:1: test/edit [*] a digit: "two" -> "2"\n'
        'a.jsonl:7:2:1: test/edit [unsafe] gone: "two" removed\n'
        'a.jsonl:7:1:1: test/flag look: "one"\n'
    )
