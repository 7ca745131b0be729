"""Rows of all kinds, for the tests of reports."""

import os
from dataclasses import dataclass

from hypothesis import strategies as st

from scrubber import Finding
from scrubber.report.place import Place, Row
from tests.strategies import ODDITIES, SENTENCES

AWKWARD = (
    *ODDITIES,
    *("\x1b[31m", "\u202e", "\u2066", "\u200d", "\ufe0f", "\uffff", "\U000e0041"),  # what a terminal obeys or does not show
    *("e\u0301", "\u0301", "日本", "\u1112\u1161\u11ab", "\t", "\n", "\r\n", " ", "a"),  # what is not one cell wide
    *("%", "::", ",", "{0}", "[a](b)", "]]>", "&", "<", '"'),  # what means something in some format
)
texts = st.lists(st.one_of(st.sampled_from(AWKWARD), st.sampled_from(SENTENCES), st.text(max_size=5)), min_size=1, max_size=12).map("".join)
names = st.one_of(
    st.sampled_from(
        ["a.txt", "news/a b.txt", "/tmp/ä.txt", "a:b.txt", "::error::.txt", "../x.txt", "a\nb.txt", "\x1b[31m.txt", "-", "%41,:.txt"]
    ),
    st.binary(min_size=1, max_size=12).map(os.fsdecode),
    texts.filter(bool),
)


@dataclass
class Case:
    """A finding in a text."""

    text: str
    finding: Finding
    row: Row


@st.composite
def cases(
    draw: st.DrawFn, paths: st.SearchStrategy[str] = names, contents: st.SearchStrategy[str] = texts, *, whole: bool | None = None
) -> Case:
    """A finding of any kind in any text of any file. `whole`: whether the text is the whole file."""
    text = draw(contents)
    start = draw(st.integers(0, max(0, len(text) - 1)))
    end = draw(st.integers(min(len(text), start + 1), min(len(text), start + draw(st.sampled_from([1, 5, 400])))))
    finding = Finding(
        draw(st.sampled_from(["test/known", "test/other"])),
        start,
        end,
        draw(st.sampled_from([None, "", "new", "\n", "é", "\ud800", "x" * 99])) if start < end else None,
        draw(texts),
        confidence=draw(st.sampled_from([0.1, 0.5, 0.97])),
        safe=draw(st.booleans()),
        original=text[start:end],
        raw=draw(st.sampled_from([None, None, None, b"\xe9\x1b"])),
    )
    is_file = draw(st.booleans()) if whole is None else whole
    place = Place(draw(paths), text, None if is_file else draw(st.integers(1, 10**6)), None if is_file else draw(st.none() | texts))
    repaired = draw(texts) if finding.replacement == "" else ""
    return Case(text, finding, place.row(finding, applied=draw(st.booleans()), fixable=draw(st.booleans()), repaired=repaired))


rows = cases().map(lambda case: case.row)
