import pickle
import re
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from scrubber.report.summary import statistics, summary
from scrubber.report.tally import Tally

counters = st.dictionaries(st.sampled_from(["mojibake/a", "boilerplate/b", "truncation/c", "page/d"]), st.integers(1, 10**6)).map(Counter)
tallies = st.builds(
    Tally,
    **{
        name: st.integers(0, 2000)
        for name in ("records", "files", "changed_files", "changed_records", "truncated", "not_articles", "dropped")
    },
    bytes=st.integers(0, 10**15),
    edits=counters,
    proposals=counters,
    flags=counters,
    refused_files=st.integers(0, 3),
    bad_records=st.integers(0, 3),
    seconds=st.sampled_from([0.0, 2.1, 61.0, 8000.0]),
)


def test_all_clean() -> None:
    assert summary(Tally(files=3, records=120, bytes=3_400_000, seconds=2.1), command="check") == [
        "All clean: 3 files, 120 records, 3.4 MB in 2.1 s (1.6 MB/s)."
    ]
    assert summary(Tally(files=1, records=1, bytes=1), command="fix") == ["All clean: 1 file, 1 byte."]


def test_what_was_done() -> None:
    tally = Tally(
        files=40,
        records=1200,
        bytes=34_000_000,
        changed_files=3,
        changed_records=9,
        edits=Counter({"a/b": 12}),
        proposals=Counter({"a/c": 4}),
        flags=Counter({"truncation/x": 3, "page/y": 1, "encoding/unread": 1}),
        truncated=2,
        not_articles=1,
        dropped=1,
        refused_files=2,
        bad_records=3,
        seconds=200,
    )
    rest = "; 4 proposals (made with --unsafe); 2 texts were cut off; 1 text is no article (1 record dropped); 1 other flag"
    totals = "40 files, 1,200 records, 34 MB in 3 min 20 s (170 kB/s)"
    assert summary(tally, command="fix") == [
        "12 edits in 3 of 40 files" + rest,
        totals,
        "2 files and 3 records could not be read or written",
    ]
    assert summary(tally, command="check") == [
        "12 edits to make in 9 of 1,200 texts" + rest,
        totals,
        "2 files and 3 records could not be read",
    ]


def test_one_of_each() -> None:
    tally = Tally(files=1, records=1, changed_files=1, edits=Counter(a=1), proposals=Counter(b=1), truncated=1, bad_records=1)
    assert summary(tally, command="fix") == [
        "1 edit in 1 file; 1 proposal (made with --unsafe); 1 text was cut off",
        "1 file, 0 bytes",
        "1 record could not be read or written",
    ]
    assert summary(Tally(files=2, records=2, flags=Counter(c=1)), command="check")[0] == "1 flag"
    assert summary(Tally(files=2, records=2, changed_files=2), command="fix")[0] == "2 of 2 files changed"


def test_nothing_found_is_not_clean_if_something_could_not_be_read() -> None:
    assert summary(Tally(files=2, records=1, refused_files=1), command="check") == [
        "Nothing found",
        "2 files, 1 record, 0 bytes",
        "1 file could not be read",
    ]
    assert summary(Tally(files=1), command="check") == ["No texts were found", "1 file, 0 records, 0 bytes"]


@given(tallies, st.sampled_from(["check", "fix", "diff"]))
def test_every_number_has_a_noun_that_agrees_with_it(tally: Tally, command: str) -> None:
    text = "\n".join(summary(tally, command=command))
    for number, noun in re.findall(r"(?<![\d.,])(\d[\d,.]*) (\w+)", text):
        if noun == "of":
            continue
        assert noun.isalpha()
        if noun not in ("kB", "MB", "GB", "TB", "s", "min", "h", "other"):
            assert (number == "1") == (not noun.endswith("s")), (number, noun)
    assert not re.search(r"\d$", text)


def test_rules_with_most_findings_come_first() -> None:
    tally = Tally(edits=Counter({"a/few": 1, "a/many": 1200}), proposals=Counter({"a/few": 2}), flags=Counter({"b/flag": 30}))
    assert statistics(tally) == (
        "rule       edits  proposals  flags\n"
        "a/many     1,200          0      0\n"
        "b/flag         0          0     30\n"
        "a/few          1          2      0\n"
        "all rules  1,201          2     30\n"
    )
    assert statistics(Tally()) == ""


@given(tallies, tallies)
def test_tallies_add_up_and_travel(one: Tally, other: Tally) -> None:
    total = Tally()
    total += one
    total += pickle.loads(pickle.dumps(other))
    assert total.records == one.records + other.records
    assert total.edits == one.edits + other.edits
    assert total.seconds == one.seconds + other.seconds
