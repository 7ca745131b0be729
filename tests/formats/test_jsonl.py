import io
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrubber.formats import Fields, FormatError, JsonLines, Marks, Piece, PlainText, format_of

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
objects = st.builds(lambda rest, text: rest | {"text": text}, st.dictionaries(st.text(max_size=5), values, max_size=4), st.text())
separators = st.sampled_from([(",", ":"), (", ", ": "), (" , ", "\t:\r ")])


@given(st.lists(st.builds(lambda o, a, s: json.dumps(o, ensure_ascii=a, separators=s), objects, st.booleans(), separators)), st.text())
def test_only_the_field_changes(lines: list[str], new: str) -> None:
    data = "".join(line + "\n" for line in lines).encode("utf-8", "surrogatepass")
    try:
        data.decode()
    except UnicodeDecodeError:
        return
    records = list(JsonLines().records(Piece(data)))
    assert b"".join(r.raw for r in records) == data
    for record in records:
        before, after = json.loads(record.raw), json.loads(record.render(new, Marks(truncated=False, article=True)))
        assert record.source == before["text"]
        assert repr(after) == repr(before | {"text": new})
        start = record.raw.index(b'"text"')
        assert record.render(new, Marks(truncated=False, article=True))[:start] == record.raw[:start]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{", "not JSON: Expecting property name"),
        (b'{"a" 1}', "not JSON: Expecting ':' delimiter at column 6"),
        (b'{"text": "a"} b', "not JSON: Extra data at column 15"),
        (b'{"text": "a",}', "not JSON: (Expecting property name|Illegal trailing comma)"),  # the latter from Python 3.13 on
        (b'{"text": "a}', "not JSON: Invalid control character"),
        (b"nonsense", "not JSON: Expecting value at column 1"),
        (b'{"text": "caf\xe9"}', "byte 14 of the line is not UTF-8"),
        (b"[" * 100_000, "(JSON nested too deeply|not JSON)"),
    ],
)
def test_a_bad_line_is_a_record_with_a_problem(line: bytes, reason: str) -> None:
    first, bad, last = JsonLines().records(Piece(b'{"text": "a"}\n' + line + b'\n{"text": "b"}'))
    assert re.match(reason, bad.problem)
    assert (bad.raw, bad.source, bad.line) == (line + b"\n", None, 2)
    assert (first.source, last.source) == ("a", "b")


def test_a_first_line_without_the_field_says_that_another_is_meant() -> None:
    with pytest.raises(FormatError, match=r"line 1: no field 'text' \(it has no fields\)"):
        list(JsonLines().records(Piece(b"{}")))


def test_numbers_of_any_length_are_left_as_they_are() -> None:
    line = b'{"n": ' + b"7" * 5000 + b', "text": "a"}'
    (record,) = JsonLines().records(Piece(line))
    assert record.render("b", Marks(truncated=False, article=True)) == line.replace(b'"a"', b'"b"')


def test_of_a_name_given_twice_the_last_counts_as_everywhere() -> None:
    (record,) = JsonLines().records(Piece(b'{"text": "a", "text": "b"}'))
    assert record.source == "b"
    assert record.render("c", Marks(truncated=False, article=True)) == b'{"text": "a", "text": "c"}'


@pytest.mark.parametrize(
    ("site", "host"), [("example.org", "example.org"), ("https://News.example.org:8080/a?b", "news.example.org"), ("", None)]
)
def test_the_record_tells_its_site_language_and_headline(site: str, host: str | None) -> None:
    line = json.dumps({"url": site, "language": "en", "headline": "One", "text": "a"}).encode()
    (record,) = JsonLines(Fields(site="url", lang="language", title="headline")).records(Piece(line))
    assert (record.site, record.lang, record.title) == (host, "en", "One")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('{"text": "a"}\n', '{"text": "b", "cut": true}\n'),
        ('{"cut": false ,"text": "a"}', '{"cut": true ,"text": "b"}'),
        ('{"cut": true, "text": "a", "n": 1.0 }', '{"cut": true, "text": "b", "n": 1.0 }'),
        ('{"text": "a", "cut": null}', '{"text": "b", "cut": true}'),
    ],
)
def test_the_record_is_marked_where_the_text_was_cut_off(before: str, after: str) -> None:
    (record,) = JsonLines(Fields(truncated="cut")).records(Piece(before.encode()))
    assert record.marked
    assert record.render("b", Marks(truncated=True, article=True)).decode() == after


def test_a_field_that_holds_something_else_is_not_overwritten_with_the_mark() -> None:
    with pytest.raises(FormatError, match="the field 'cut', which --truncated-field names, holds a string, and is not overwritten"):
        list(JsonLines(Fields(truncated="cut")).records(Piece(b'{"text": "a", "cut": "x"}')))


def test_a_lone_surrogate_is_escaped() -> None:
    (record,) = JsonLines().records(Piece('{"text": "é"}'.encode()))
    assert json.loads(record.render("\ud800é", Marks(truncated=False, article=True)))["text"] == "\ud800é"


def test_the_suffix_chooses_the_format() -> None:
    assert isinstance(format_of("a/B.JSONL", Fields()), JsonLines)
    assert isinstance(format_of("a.txt", Fields()), PlainText)
    assert isinstance(format_of("a", Fields(), given="text"), PlainText)
    assert [format_of(name, Fields()) for name in ("a", "a.csv.bak", "a.html", "a.gz")] == [None] * 4
    kinds = [format.kind for name in ("a.csv", "a.tsv.zst", "a.json", "a.txt.gz") if (format := format_of(name, Fields()))]
    assert kinds == ["csv", "tsv", "json", "text"]


def test_a_path_leads_into_objects() -> None:
    """A name with a dot in it counts before the path."""
    fields = Fields(text="article.body", title="article.head.line", id="id", truncated="article.cut", article="ok")
    line = b'{"id": 7, "article": {"head": {"line": "One"}, "body": "a"}, "n": 1}'
    (record,) = JsonLines(fields).records(Piece(line))
    assert (record.source, record.title, record.id) == ("a", "One", "7")
    assert json.loads(record.render("b", Marks(truncated=True, article=False))) == {
        "id": 7, "article": {"head": {"line": "One"}, "body": "b", "cut": True}, "n": 1, "ok": False,
    }  # fmt: skip
    (record,) = JsonLines(fields).records(Piece(b'{"article.body": "c", "article": {"body": "a"}}'))
    assert record.source == "c"
    (record,) = JsonLines(Fields(text="a.b.c", truncated="m.cut")).records(Piece(b'{"a":{"b":{"c":"x"}},"m":{}}'))
    assert record.render("y", Marks(truncated=True, article=True)) == b'{"a":{"b":{"c":"y"}},"m":{"cut": true}}'
    with pytest.raises(FormatError, match=r"no field 'article.body' .did you mean 'article.Body'"):
        list(JsonLines(Fields(text="article.body")).records(Piece(b'{"article": {"Body": "a"}}')))
    with pytest.raises(FormatError, match=r"there is no object 'meta' for the field 'meta.cut'"):
        list(JsonLines(Fields(truncated="meta.cut")).records(Piece(b'{"text": "a"}')))


def test_a_byte_order_mark_and_long_lines_do_no_harm() -> None:
    (record,) = JsonLines().records(Piece(b'\xef\xbb\xbf{"text": "a"}\n'))
    assert record.render("b", Marks(truncated=False, article=True)) == b'\xef\xbb\xbf{"text": "b"}\n'
    data = b'{"text": "a"}\n' + b'{"text": "' + b"b" * 1_500_000 + b'"}\n{"text": "c"}\n'
    pieces = list(JsonLines(max_size=1).pieces(io.BytesIO(data)))
    assert b"".join(piece.data for piece in pieces) == data
    assert [piece.problem for piece in pieces if piece.problem] == ["line 2: larger than 1 MB; allow more with --max-size"]
    found = [found for piece in pieces if not piece.problem for found in JsonLines().records(piece)]
    assert [(one.line, one.source) for one in found if one.source or one.problem] == [(1, "a"), (3, "c")]
    assert b"".join(one.raw for one in found) == data.replace(b'{"text": "' + b"b" * 999_990, b"")


def test_a_record_that_was_not_cleaned_stays_though_it_is_to_be_marked() -> None:
    line = b'{"text": "a"}\n'
    (record,) = JsonLines(Fields(truncated="cut")).records(Piece(line))
    assert record.render(None, None) == line


@pytest.mark.parametrize(("written", "id"), [("7", "7"), ('"7a"', "7a"), ("true", None), ("7" * 5000, "7" * 5000)])
def test_a_number_identifies_a_record_too(written: str, id: str | None) -> None:
    (record,) = JsonLines(Fields(id="id")).records(Piece(f'{{"id": {written}, "text": "a"}}'.encode()))
    assert record.id == id
