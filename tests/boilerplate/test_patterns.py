"""Looking patterns up by how a line begins and by its words misses nothing that trying all of them would find."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrubber.boilerplate import literals
from scrubber.boilerplate.credited import is_credit
from scrubber.boilerplate.normal import fold, key_of, normalise
from scrubber.boilerplate.patterns import Group, beginning_of, start_of
from scrubber.boilerplate.rule_files import entries, raw_groups
from scrubber.boilerplate.wordings import FAMILIES, known, wordings

PATTERNS = [
    (entry, group)
    for family in FAMILIES
    for group in raw_groups(family)
    if group["kind"] in ("patterns", "asides", "cased")
    for entry in entries(group)
]
EXAMPLES = [line for family in FAMILIES for group in raw_groups(family) for line in group.get("examples", "").split("\n") if line.strip()]
ODD = ["\u00ad", "\u200b", "“", "’", ":", " - ", "1,000", "23,", "…", "•", "1. ", "»", "ı", "İ", "ß", "the", "we", "|"]


@pytest.mark.parametrize("entry", [entry for entry, _ in PATTERNS])
def test_a_match_begins_with_an_opening_and_holds_a_word(entry: str) -> None:
    openings, words = literals.openings(entry), literals.words(entry)
    matched = [key for line in EXAMPLES for key in (normalise(line), line) if re.fullmatch(entry, key)]
    assert all(f"{key} ".startswith(tuple(openings)) for key in matched)
    assert all(any(word in key for word in words) for key in matched if words)


@pytest.mark.parametrize(
    ("pattern", "openings", "words"),
    [
        ("share this", ["share this "], {"share", "this"}),
        ("(?:share|print) .{0,9}story", ["share ", "print "], {"story"}),
        ("reads?(?: it)? .*", ["read ", "reads ", "read it ", "reads it "], {"read"}),
        ("(?:la |le )*suite", [""], {"suite"}),
        ("[ab]c d", [""], set()),
        ("news(?!paper).*letter{2}s", ["news"], {"lette"}),
        ("a{0,1}b\\.c", ["ab.c ", "b.c "], set()),
        ("one two three", ["one two "], {"three"}),
        ("one (?:two three|four)", ["one two ", "one four "], {"three", "four"}),
        ("(?:mail|post|)box", ["mailbox ", "postbox ", "box "], set()),
    ],
)
def test_what_is_read_off_a_pattern(pattern: str, openings: list[str], words: set[str]) -> None:
    assert set(literals.openings(pattern)) == set(openings)
    assert literals.words(pattern) <= words
    assert bool(literals.words(pattern)) == bool(words)


def thorough(text: str) -> Group | None:
    """The first group of which a pattern for the line's start matches, or a surer one that holds anywhere, each pattern tried."""
    patterns = wordings().patterns.get(start_of(text))
    folded, compared = fold(text), key_of(text)
    found: Group | None = None
    for group, some in patterns.groups if patterns else ():
        if len(text) > group.longest or (group.needs and not any(need in folded for need in group.needs)):
            continue
        surer = found is None or (group.where == "anywhere" and group.confidence > found.confidence)
        if surer and any(re.fullmatch(pattern.pattern, compared) for pattern in some) and (not group.named or is_credit(text)):
            found = group
    return found


@given(st.data())
def test_looking_up_finds_what_trying_all_finds(data: Any) -> None:
    words = data.draw(st.sampled_from(EXAMPLES)).split(" ")
    for _ in range(data.draw(st.integers(0, 3))):
        words.insert(data.draw(st.integers(0, min(3, len(words)))), data.draw(st.sampled_from(ODD) | st.sampled_from(EXAMPLES)))
    text = (
        data.draw(st.sampled_from([" ", "  ", "\u00a0", ""])).join(words) + data.draw(st.sampled_from(["", " |", ":", " x" * 30]))
    ).strip()
    start, second = beginning_of(text)
    assert start == start_of(text)
    if second is not None:
        assert f"{key_of(text)} ".startswith(f"{start} {second} " if second else f"{start} ")
    patterns = wordings().patterns.get(start)
    assert (patterns.match(text, second, start) if patterns else None) == thorough(text)


@pytest.mark.parametrize("line", ["Share this: |", "Share this >>", "Read more »", "December 9, 2019", "Subscribe\u00ad now", "READ  MORE"])
def test_marks_around_the_second_word_do_not_hide_a_line(line: str) -> None:
    assert known(line) is not None
