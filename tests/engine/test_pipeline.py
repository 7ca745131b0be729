from collections.abc import Iterator, Sequence

import pytest

import scrubber
from scrubber import Document, Finding, Pipeline, Rule


class Replace:
    """A filter that replaces a string wherever it stands."""

    def __init__(self, old: str, new: str | None, rule: str = "test/replace", *, safe: bool = True, confidence: float = 0.9) -> None:
        self.old, self.new, self.rule, self.safe, self.confidence = old, new, rule, safe, confidence

    @property
    def rules(self) -> Sequence[Rule]:
        return [Rule(self.rule, "what", "why")]

    def find(self, document: Document) -> Iterator[Finding]:
        at = document.text.find(self.old)
        while at >= 0:
            yield Finding(self.rule, at, at + len(self.old), self.new, "found", self.confidence, self.safe)
            at = document.text.find(self.old, at + len(self.old))


def spans(findings: Sequence[Finding]) -> list[tuple[str, int, int, str | None, str]]:
    return [(f.rule, f.start, f.end, f.replacement, f.original) for f in findings]


def test_spans_refer_to_the_original_though_the_second_filter_saw_another_text() -> None:
    result = Pipeline([Replace("aa", "b"), Replace("c", "")]).run("aaaac")
    assert result.text == "bb"
    assert spans(result.findings) == [("test/replace", 0, 2, "b", "aa"), ("test/replace", 2, 4, "b", "aa"), ("test/replace", 4, 5, "", "c")]
    assert result.revert() == "aaaac"


def test_an_edit_over_an_earlier_one_takes_it_in() -> None:
    result = Pipeline([Replace("aa", "b", "test/first"), Replace("xb", "y", "test/second")]).run("xaa!")
    assert result.text == "y!"
    assert spans(result.findings) == [("test/second", 0, 3, "y", "xaa"), ("test/first", 1, 3, "b", "aa")]
    assert result.revert() == "xaa!"


def test_an_edit_that_cuts_through_an_earlier_replacement_keeps_the_rest_of_it() -> None:
    result = Pipeline([Replace("a", "bcd"), Replace("cd!", "")]).run("a!")
    assert result.text == "b"
    assert spans(result.edits) == [("test/replace", 0, 1, "bcd", "a"), ("test/replace", 0, 2, "b", "a!")]


def test_rounds_go_on_until_nothing_is_left_to_edit() -> None:
    result = Pipeline([Replace("aa", "a")]).run("a" * 9)
    assert result.text == "a"
    assert result.revert() == "a" * 9


def test_a_text_that_does_not_settle_is_left_as_it_was_and_flagged() -> None:
    result = Pipeline([Replace("a", "b"), Replace("b", "aa")]).run("xa")
    assert (result.text, result.edits) == ("xa", ())
    assert [f.rule for f in result.flags] == ["pipeline/unsettled"]


def test_unsafe_edits_are_proposed_and_applied_only_on_request() -> None:
    risky = Replace("a", "b", safe=False)
    result = Pipeline([risky]).run("aa")
    assert (result.text, len(result.proposals), result.edits) == ("aa", 2, ())
    assert Pipeline([risky], unsafe=True).run("aa").text == "bb"


def test_flags_are_those_of_the_text_as_it_is_in_the_end() -> None:
    result = Pipeline([Replace("a", ""), Replace("b", None, "test/flag")]).run("abab")
    assert result.text == "bb"
    assert spans(result.flags) == [("test/flag", 1, 2, None, "b"), ("test/flag", 3, 4, None, "b")]


def test_of_overlapping_edits_the_first_counts() -> None:
    result = Pipeline([Replace("ab", "x"), Replace("bc", "y")]).run("abc")
    assert result.text == "xc"


def test_an_edit_that_changes_nothing_is_none() -> None:
    assert Pipeline([Replace("a", "a")]).run("a").findings == ()


@pytest.mark.parametrize(
    ("select", "ignore", "expected"),
    [
        ([], [], "--"),
        (["a"], [], "-y"),
        (["a/x"], [], "-y"),
        ([], ["a"], "x-"),
        (["a/x"], ["a"], "-y"),
        (["a"], ["a/x"], "xy"),
        (["a"], ["a"], "xy"),
        (["b"], [], "x-"),
        (["a/"], [], "xy"),
    ],
)
def test_of_selecting_and_ignoring_the_more_exact_name_wins(select: list[str], ignore: list[str], expected: str) -> None:
    filters = [Replace("x", "-", "a/x"), Replace("y", "-", "b/y")]
    assert Pipeline(filters, select=select, ignore=ignore).run("xy").text == expected


def test_findings_of_less_confidence_are_dropped() -> None:
    filters = [Replace("x", "-", confidence=0.4), Replace("y", "-", confidence=0.6)]
    assert Pipeline(filters, min_confidence=0.5).run("xy").text == "x-"


def test_later_filters_see_what_earlier_ones_found() -> None:
    seen = []

    class Look:
        rules: Sequence[Rule] = ()

        def find(self, document: Document) -> Iterator[Finding]:
            seen.append((document.text, [f.rule for f in document.findings], document.lang, document.site, document.title))
            return iter(())

    Pipeline([Replace("a", "b"), Look()]).run("a", lang="en", site="example.org", title="A")
    assert seen[0] == ("b", ["test/replace"], "en", "example.org", "A")


def test_bytes_are_decoded() -> None:
    result = Pipeline([]).run("Café – ouvert".encode("cp1252"))
    assert (result.text, result.encoding) == ("Café – ouvert", "cp1252")
    with pytest.raises(scrubber.DecodeError):
        Pipeline([]).run(b"PK\x03\x04\x00\x00\x00")


def test_truncated_is_a_confident_truncation_flag() -> None:
    assert Pipeline([Replace("x", None, "truncation/test", confidence=0.5)]).run("x").truncated
    assert not Pipeline([Replace("x", None, "truncation/test", confidence=0.4)]).run("x").truncated
    assert not Pipeline([Replace("x", None, "other/test")]).run("x").truncated


class Once:
    """A filter that returns the same findings once."""

    rules: Sequence[Rule] = ()

    def __init__(self, found: Sequence[Finding]) -> None:
        self.found = list(found)

    def find(self, document: Document) -> Sequence[Finding]:
        return [] if document.edits else self.found


def found(start: int, end: int, replacement: str | None, original: str = "", *, safe: bool = True, raw: bytes | None = None) -> Finding:
    return Finding("test/once", start, end, replacement, "found", 0.9, safe, original, raw)


@pytest.mark.parametrize(
    "findings",
    [
        [found(0, 1, "x", "a"), found(1, 3, "y", "bc")],
        [found(0, 1, "x", "a"), found(1, 3, "y", "bc", safe=False), found(3, 4, "", "d")],
        [found(1, 3, "y", "bc"), found(0, 1, "x", "a")],  # out of order
        [found(0, 2, "x", "ab"), found(1, 3, "y", "bc")],  # one over the other
        [found(0, 1, "a", "a"), found(1, 3, "y", "bc")],  # changes nothing
        [found(0, 1, "x"), found(1, 3, "y", "cb")],  # does not say what it replaces, or says it wrong
        [found(0, 1, None, "a"), found(1, 3, "y", "bc")],
        [found(0, 1, "a", "a", raw=b"a"), found(1, 3, "y", "bc")],
    ],
)
@pytest.mark.parametrize("unsafe", [False, True])
def test_findings_that_are_taken_as_they_are_come_to_the_same(findings: Sequence[Finding], unsafe: bool) -> None:
    plain = Pipeline([Once(findings)], unsafe=unsafe).run("abcd")
    looked_at = Pipeline([Once(findings)], unsafe=unsafe, min_confidence=0.1).run("abcd")
    assert (plain.text, plain.findings, plain.edits) == (looked_at.text, looked_at.findings, looked_at.edits)
