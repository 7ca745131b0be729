import io
import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from scrubber import Finding
from scrubber.report.place import Place, Row
from scrubber.report.text import TextReport
from tests.report.rows import Case, cases, rows

RED, PLAIN = "\x1b[31m", "\x1b[0m"


def shown(text: str, *findings: Finding, applied: bool = False, width: int = 60, line: int | None = None) -> str:
    out = io.StringIO()
    report = TextReport(out, width=width)
    for finding in findings:
        report.add(Place("a.txt", text, line).row(finding, applied=applied, fixable=True))
    report.finish()
    return out.getvalue()


def found(text: str, span: str, new: str | None, *, safe: bool = True) -> Finding:
    start = text.index(span)
    return Finding("test/rule", start, start + len(span), new, "a reason", safe=safe, original=span)


def test_a_replacement_is_marked_and_shown() -> None:
    text = "One line.\nThe owner of the cafÃ© said so.\n"
    assert shown(text, found(text, "Ã©", "é")) == (
        "a.txt:2:21: test/rule [*] a reason\n"
        "2 | The owner of the cafÃ© said so.\n"
        "  |                     ^^\n"
        '  | "Ã©" -> "é"\n\n'
        "[*] safe: `scrub fix` makes these edits\n"
    )


def test_lines_that_go_bear_a_minus() -> None:
    text = "One line.\r\nRead more\r\n\r\nand more\r\nThe end.\r\n"
    assert shown(text, found(text, "Read more\r\n\r\nand more\r\n", "", safe=False)) == (
        "a.txt:2:1: test/rule [unsafe] a reason\n2 - Read more\n3 -\n4 - and more\n\n[unsafe] a proposal: made only with --unsafe\n"
    )


def test_the_middle_of_many_lines_is_left_out() -> None:
    text = "".join(f"line {n}\n" for n in range(1, 13))
    assert shown(text, found(text, text, "")).splitlines()[1:6] == [
        " 1 - line 1",
        " 2 - line 2",
        " 3 - line 3",
        "   : 8 more lines",
        "12 - line 12",
    ]


def test_a_removal_within_a_line_and_a_flag_over_two() -> None:
    text = "It rained. Read more here\nand there."
    removal, flag = found(text, " Read more", ""), found(text, "here\nand", None)
    assert shown(text, removal, flag, line=7).splitlines() == [
        "a.txt:7:1:12: test/rule [*] a reason",
        "1 | It rained. Read more here",
        "  |            ^^^^^^^^^ removed",
        "",
        "a.txt:7:1:22: test/rule [flag] a reason",
        "1 | It rained. Read more here",
        "  |                      ^^^^",
        "2 | and there.",
        "  | ^^^",
        "",
        "[*] safe: `scrub fix` makes these edits",
        "[flag] worth a look: nothing is edited",
    ]


def test_what_is_removed_is_shown_repaired_as_well() -> None:
    text = "One.\nRead more at cafÃ©\u200b\n"
    out = io.StringIO()
    finding = found(text, "Read more at cafÃ©\u200b\n", "")
    TextReport(out).add(Place("a.txt", text).row(finding, applied=True, fixable=True, repaired="Read more at café\u200b\n"))
    assert out.getvalue().splitlines()[1:3] == ["2 - Read more at cafÃ©\\u200b", '  | repaired: "Read more at café\\u200b"']


def test_edits_that_were_made_bear_no_mark_and_need_no_legend() -> None:
    assert shown("a b", found("a b", "b", "c"), applied=True) == 'a.txt:1:3: test/rule a reason\n1 | a b\n  |   ^\n  | "b" -> "c"\n\n'


def test_bytes_are_shown() -> None:
    finding = Finding("test/bytes", 1, 2, None, "a reason", original="\ufffd", raw=b"\xe9")
    assert shown("a\ufffdb", finding).splitlines()[1:4] == ["1 | a\ufffdb", "  |  ^", '  | "\\xe9"']


def test_a_long_line_is_cut_around_the_span_and_a_long_span_in_its_middle() -> None:
    text = "before " * 30 + "SPAN" + " after" * 30
    line, carets = shown(text, found(text, "SPAN", "x"), width=44).splitlines()[1:3]
    assert line == "1 | …re before before SPAN after after afte…"
    assert line.index("SPAN") == carets.index("^^^^")
    span = "start " + "word " * 40 + "finish"
    line = shown("a " + span + " z", found("a " + span + " z", span, "x"), width=44).splitlines()[1]
    assert re.fullmatch(r"1 \| a start [word ]*…[word ]* finish z", line)


def test_a_row_tells_whether_its_line_goes_on() -> None:
    for length, end in ((60, "y"), (61, "…")):
        text = "x" + "y" * length
        assert shown(text, found(text, "x", None), width=200).splitlines()[1][-1] == end


@given(st.lists(rows, max_size=4), st.booleans(), st.integers(1, 120))
def test_nothing_but_printable_lines(findings: list[Row], color: bool, width: int) -> None:
    out = io.StringIO()
    report = TextReport(out, color=color, width=width)
    for row in findings:
        report.add(row)
    report.finish()
    text = out.getvalue()
    assert color or "\x1b" not in text
    assert re.sub("\x1b\\[\\d+m|\n", "", text).isprintable()


terminal_texts = st.lists(
    st.sampled_from(
        ["a", "b ", "é", "e\u0301", "\u0301", "日本", "가", "\u1112\u1161\u11ab", "\t", "\x00", "\xa0", "\n", "\r\n", "\ud800", "x" * 70]
    ),
    min_size=1,
    max_size=12,
).map("".join)


@given(cases(st.just("a.txt"), terminal_texts), st.integers(20, 100))
def test_carets_stand_under_the_span(case: Case, width: int) -> None:
    """Coloured output tells where the span is; the width of what stands before it is judged by wcwidth."""
    out = io.StringIO()
    TextReport(out, color=True, width=width).add(case.row)
    lines = out.getvalue().splitlines()[1:]
    seen = 0
    for line, below in pairwise(lines):
        carets = re.search(f"^(.*? \\|{re.escape(PLAIN)} )( *){re.escape(RED)}(\\^+)", below)
        if not carets:
            continue
        seen += 1
        head, rest = line.split(f"|{PLAIN} ", 1)
        before, _, marked = rest.partition(RED)
        assert wcswidth(before) == len(carets[2])
        assert max(1, wcswidth(marked.split(PLAIN)[0])) == len(carets[3])
        assert wcswidth(re.sub("\x1b\\[\\d+m", "", line)) <= max(width, 24 + 4 + len(head.split("m")[-1]))
    removed = case.finding.raw is None and case.finding.replacement is not None and not case.finding.replacement.strip()
    assert seen or (removed and not case.row.before.strip() and not case.row.after.strip())
