"""CSV: what the `csv` module reads is what was meant, and what did not change keeps its bytes."""

import csv
import io
import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrubber.formats import Fields, FormatError, Table
from tests.formats.whole import pieces_of, records_of, rewritten, texts_of

odd = st.text(st.sampled_from('ab ,;"\t\n\r|é'), max_size=8)
sizes = st.sampled_from([1, 7, 1 << 18])


def table(rows: list[list[str]], delimiter: str, end: str, *, always: bool = False) -> bytes:
    """As `csv.writer` writes it, save that before Python 3.13 it leaves a lone carriage return bare."""

    def field(text: str) -> str:
        return '"' + text.replace('"', '""') + '"' if always or set(text) & {delimiter, '"', "\r", "\n"} else text

    return "".join(delimiter.join(map(field, row)) + end for row in rows).encode()


def read(data: bytes, delimiter: str) -> list[list[str]]:
    return [row for row in csv.reader(io.StringIO(data.decode(), newline=""), delimiter=delimiter) if row]


@given(
    st.lists(st.tuples(odd, odd), max_size=5),
    st.sampled_from(",;\t|"),
    st.sampled_from(["\r\n", "\n"]),
    st.booleans(),
    sizes,
    odd,
)
def test_the_texts_change_and_nothing_else(
    rows: list[tuple[str, str]], delimiter: str, end: str, always: bool, size: int, new: str
) -> None:
    numbered = [[str(i), text, more] for i, (text, more) in enumerate(rows)]
    data = table([["id", "text", "more"], *numbered], delimiter, end, always=always)
    assert rewritten(Table(), data, size=size) == data
    assert texts_of(Table(), data, size) == [text for _, text, _ in numbered if text]
    changed = rewritten(Table(), data, lambda _: new, size)
    assert read(changed, delimiter) == [["id", "text", "more"]] + [[i, new if text else "", more] for i, text, more in numbered]
    assert rewritten(Table(), data, lambda text: None if text == "ab" else text, size) == table(
        [["id", "text", "more"], *(row for row in numbered if row[1] != "ab")], delimiter, end, always=always
    )


@given(st.text(st.sampled_from('ab,"\n\r '), max_size=30), sizes)
def test_what_is_not_by_the_book_is_read_as_the_csv_module_reads_it(body: str, size: int) -> None:
    data = b"text,n\n" + body.encode()
    assert rewritten(Table(), data, size=size) == data
    for found in records_of(Table(), data, size)[1:]:
        if found.source is not None:
            assert found.source == read(found.raw, ",")[0][0]
    if not any(re.search("does not end|stands behind", found.problem) for found in records_of(Table(), data, size)):
        assert texts_of(Table(), data, size) == [row[0] for row in read(data, ",")[1:] if len(row) == 2 and row[0]]


@given(st.lists(odd, max_size=4), st.booleans(), sizes)
def test_marks_get_columns_of_their_own(texts: list[str], there: bool, size: int) -> None:
    names = ["text", "cut", "n"] if there else ["text", "n"]
    data = table([names, *([text, "False", "7"] if there else [text, "7"] for text in texts)], ",", "\r\n")
    got = read(rewritten(Table(Fields(truncated="cut", article="ok")), data, size=size), ",")
    assert got[0] == [*names, "ok"] if there else [*names, "cut", "ok"]
    for row, text in zip(got[1:], texts, strict=True):
        cut, article = ("true", "false") if text else ("False" if there else "", "")
        assert row == ([text, cut, "7", article] if there else [text, "7", cut, article])


def test_a_bad_row_is_named_and_stays_and_the_rest_is_done() -> None:
    good = b"1,banana\n"
    data = b"id,text\n" + good + b'1,2,3\n2,caf\xe9\n\n3,"a\nb"\n4,plum\n5,"x\n6,y\n'
    problems = {found.line: found.problem.split(";")[0] for found in records_of(Table(), data) if found.problem}
    assert problems == {
        3: "3 fields, where the first row names 2 columns",
        4: "byte 4 of a field is not UTF-8 (0xE9)",
        9: "a quotation mark opens a field that does not end",
    }
    assert texts_of(Table(), data) == ["banana", "a\nb", "plum"]
    assert rewritten(Table(), data, lambda _: "kiwi") == data.replace(b"banana", b"kiwi").replace(b"a\nb", b"kiwi").replace(
        b"plum", b"kiwi"
    )


def test_a_byte_order_mark_stays() -> None:
    data = b"\xef\xbb\xbftext;id\r\nbanana;1\r\n"
    assert rewritten(Table(), data, lambda _: "kiwi, plum") == b"\xef\xbb\xbftext;id\r\nkiwi, plum;1\r\n"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"id,body\n1,a\n", r"line 1: no column 'text' \(it has 'id', 'body'\); choose one with --field"),
        (b"id,Text\n1,a\n", r"line 1: no column 'text' \(did you mean 'Text'\?\)"),
        (b"id,t\xe9xt\n1,a\n", "line 1: byte 2 of a name is not UTF-8"),
    ],
)
def test_a_table_without_the_column_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(FormatError, match=reason):
        records_of(Table(), data)


def test_a_row_that_never_ends_is_refused() -> None:
    data = b'text\n"' + b"a" * 3_000_000
    with pytest.raises(FormatError, match="line 2: a row larger than 1 MB; does a quotation mark open a field that does not end"):
        pieces_of(Table(max_size=1), data, 1 << 18)


def test_what_marks_would_overwrite_is_not() -> None:
    data = b"text,cut\nbanana,yes please\nplum,\n"
    (_, first, second) = records_of(Table(Fields(truncated="cut")), data)
    assert "is not overwritten" in first.problem
    assert second.source == "plum"


def test_the_record_tells_what_is_known_of_it() -> None:
    data = b"text\ttitle\turl\tlanguage\tid\nbanana\tOne\thttps://News.example.org/a\tde\t7\n"
    (_, row) = records_of(Table(Fields(site="url", lang="language", title="title", id="id"), delimiter=b"\t"), data)
    assert (row.site, row.lang, row.title, row.id, row.line) == ("news.example.org", "de", "One", "7", 2)


def test_pieces_are_whole_rows_wherever_they_are_cut() -> None:
    data = b"text,n\n" + b'"a ""b""\r\n, c",7\r\nd"e,8\r\n' * 40
    for size in range(1, 60):
        pieces = pieces_of(Table(), data, size)
        assert b"".join(piece.data for piece in pieces) == data
        lines = [piece.first for piece in pieces]
        ends = itertools.accumulate(piece.data.count(b"\n") for piece in pieces)
        assert lines[1:] == [end + 1 for end in ends][:-1]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"])
def test_names_of_columns_may_be_quoted(delimiter: str, start: bytes) -> None:
    data = start + table([["a,; b\nc", "text", 'd"\te'], ["1", "banana, plum; fig", "x"]], delimiter, "\n")
    for size in (1, 9, 1 << 18):
        assert texts_of(Table(), data, size) == ["banana, plum; fig"]


def test_quotation_marks_with_backslashes_are_not_taken_for_others() -> None:
    """What follows the mark that ends a field would be read as part of it, and be written in another way."""
    data = b'id,text\n1,"She said \\"No\\" and left."\n2,"A ""plum""" \n'
    (_, escaped, doubled) = records_of(Table(), data)
    assert escaped.problem == (
        "text stands behind the quotation mark that ends a field; one that is part of the text is written twice, not with a backslash; "
        "correct the row"
    )
    assert doubled.source == 'A "plum" '


def test_a_row_whose_only_field_is_emptied_stays_a_row() -> None:
    assert rewritten(Table(), b"text\nbanana\nplum\n", lambda text: "" if text == "banana" else text) == b'text\n""\nplum\n'


def test_a_new_column_may_have_any_name() -> None:
    data = rewritten(Table(Fields(truncated='cut, "off"')), b"text\nbanana\n")
    assert read(data, ",") == [["text", 'cut, "off"'], ["banana", "true"]]


def test_columns_that_are_named_must_be_there_but_for_the_site() -> None:
    data = b"text,headline\nbanana,One\n"
    with pytest.raises(FormatError, match=r"no column 'headlines' \(did you mean 'headline'\?\); choose one with --title-field"):
        records_of(Table(Fields(title="headlines")), data)
    assert texts_of(Table(Fields(site="site")), data) == ["banana"]
