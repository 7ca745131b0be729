"""JSON arrays: what did not change keeps its bytes, and what is left is an array, whatever is dropped."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrubber.formats import Fields, FormatError, JsonArray
from tests.formats.whole import pieces_of, records_of, rewritten, texts_of

texts = st.text(st.sampled_from('ab\\"[]{},\n é\ud83d'), max_size=8)
values = st.recursive(
    st.none() | st.integers() | texts, lambda inner: st.lists(inner, max_size=2) | st.dictionaries(texts, inner, max_size=2)
)
objects = st.builds(lambda rest, text: rest | {"text": text}, st.dictionaries(texts, values, max_size=3), texts)
sizes = st.sampled_from([1, 2, 9, 1 << 18])


@given(st.lists(objects, max_size=4), st.sampled_from([None, 2]), sizes, st.booleans())
def test_only_the_texts_change(found: list[Any], indent: int | None, size: int, bom: bool) -> None:
    data = (("\ufeff" if bom else "") + " " + json.dumps(found, indent=indent) + "\n").encode()
    assert rewritten(JsonArray(), data, size=size) == data
    assert texts_of(JsonArray(), data, size) == [one["text"] for one in found]
    changed = rewritten(JsonArray(), data, lambda _: "new", size)
    assert json.loads(changed.decode("utf-8-sig")) == [one | {"text": "new"} for one in found]


@given(st.lists(st.sampled_from(["stay", "go"]), max_size=6), st.sampled_from([None, 2]), sizes)
def test_what_is_dropped_leaves_an_array(found: list[str], indent: int | None, size: int) -> None:
    data = json.dumps([{"text": text} for text in found], indent=indent).encode()
    left = rewritten(JsonArray(), data, lambda text: None if text == "go" else text, size)
    assert [one["text"] for one in json.loads(left)] == [text for text in found if text == "stay"]


@pytest.mark.parametrize("separator", [b",", b", ", b" ,", b"\n\t,\r\n"])
def test_the_same_is_written_wherever_the_file_is_cut(separator: bytes) -> None:
    data = b"[ " + separator.join(b'{"text": "%d"}' % i for i in range(6)) + b"\n]\n"
    for kept in ("", "0", "13", "5", "2345"):

        def change(text: str | bytes, kept: str = kept) -> str | bytes | None:
            return text if str(text) in kept else None

        written = {rewritten(JsonArray(), data, change, size) for size in (1, 20, 40, 1 << 18)}
        assert len(written) == 1


@pytest.mark.parametrize("size", [1, 9, 1 << 18])
def test_white_space_behind_the_array_is_kept_and_nothing_else_may_stand_there(size: int) -> None:
    data = b'[{"text": "a"}]' + b"\n" * (3 * size + 1)
    assert rewritten(JsonArray(), data, lambda _: "b", size) == data.replace(b"a", b"b", 1).replace(b"tebt", b"text")
    with pytest.raises(FormatError, match="there is more after the array"):
        records_of(JsonArray(), data + b"{}", size)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'{"text": "a"}', "not an array: expected an array of objects .* --format jsonl"),
        (b'[{"text": "a"}] [1]', "there is more after the array"),
        (b'[{"text": "a"}, {"text": "b', "element 2: the file ends within it"),
        (b'[{"text": "a"}', "element 1: the file ends within it"),
        (b'[{"text": "a"} {"text": "b"}]', "element 1: not JSON: a comma is missing after it"),
        (b'[{"text": "a"}, {"text": b}]', "element 2: not JSON: Expecting value, 9 characters into it"),
        (b'[{"txt": "a"}]', r"element 1: no field 'text' \(did you mean 'txt'\?\); choose one with --field"),
        (b'[,{"text": "a"}]', "the array begins with a comma"),
        ('[{"text": "a"}]'.encode("utf-16"), "UTF-16, and JSON must be UTF-8; convert the file first"),
        (b"[1, 2]", "element 1: expected a JSON object with the field 'text', found a number"),
        (b'[{"text": "caf\xe9"}]', "byte 15 from the beginning of element 1 on is not UTF-8, as JSON must be; convert the file first"),
        (b"[" * 100_000 + b"]" * 100_000, "nested too deeply|found an array"),
    ],
)
def test_a_file_that_is_no_array_of_such_objects_is_refused(data: bytes, reason: str) -> None:
    for size in (1, 1 << 18) if len(data) < 100 else (1 << 18,):
        with pytest.raises(FormatError, match=reason):
            records_of(JsonArray(), data, size)


def test_an_element_that_cannot_be_read_stays_and_the_rest_is_done() -> None:
    data = b'[{"text": "a"}, {"n": 1}, {"text": null}, {"text": "b"}]'
    assert [found.problem.split(";")[0] for found in records_of(JsonArray(), data) if found.problem] == ["no field 'text' (it has 'n')"]
    assert rewritten(JsonArray(), data, lambda text: f"{text!s}{text!s}") == data.replace(b'"a"', b'"aa"').replace(b'"b"', b'"bb"')


def test_an_element_that_is_too_large_is_refused() -> None:
    data = json.dumps([{"text": "a"}, {"text": "b" * 3_000_000}]).encode()
    with pytest.raises(FormatError, match=r"element [12]: larger than 1 MB"):
        pieces_of(JsonArray(max_size=1), data, 1 << 18)


def test_elements_are_numbered() -> None:
    data = json.dumps([{"text": str(i), "id": i} for i in range(9)]).encode()
    assert [(found.line, found.id) for found in records_of(JsonArray(Fields(id="id")), data) if found.source] == [
        (i + 1, str(i)) for i in range(9)
    ]
    assert records_of(JsonArray(), b"") == records_of(JsonArray(), b" \n")[:0]
