"""What a guard holds back is proposed, whatever else goes, and what is the article's by its place stays."""

import pytest

from scrubber import scrub
from scrubber.boilerplate.evidence import Page
from scrubber.boilerplate.filter import PROPOSED, SAFE, SOURCES, judge
from tests.boilerplate.pages import ARTICLES, FIRST, SECOND, THIRD, cuts, judged


@pytest.mark.parametrize("language", ARTICLES)
def test_what_a_guard_keeps_does_not_depend_on_what_goes(language: str) -> None:
    for above, cut, below in list(cuts(language))[::17]:
        lines = [*above, cut, *below]
        page = Page(tuple(lines), range(len(lines)), (False,) * len(lines))
        gone = {position for position, claim in judge(page, SOURCES, ()).items() if claim.confidence >= SAFE}
        left = page.without(dict.fromkeys(gone))
        again = {left.lines[position] for position, claim in judge(left, SOURCES, ()).items() if claim.confidence >= SAFE}
        assert cut not in again


def test_what_is_held_back_is_proposed() -> None:
    assert PROPOSED < SAFE


OWN = {
    "addresses below what they belong to": (
        FIRST,
        "The plan for the pillar",
        "?https://www.example.org/plans/pillar",
        "The timetable of the ferry",
        "?https://www.example.org/ferry?year=2021",
        SECOND,
    ),
    "a note that an asterisk points to": ("They slept at the house of Anna*.", FIRST, "?* The name was changed"),
    "a note in Greek": ("Κοιμήθηκαν στο σπίτι της Άννας*.", FIRST, "?*Το όνομα έχει αλλάξει"),
    "a dateline": ("?Sampleton and Exampleton", "?, March 3, 2021 –", FIRST),
    "a dateline and the beginning of a sentence": ("?LONDON", "?, 3 mars 2021", f"– {FIRST}"),
    "a dateline with a dash of its own": ("?Sampleton, March 3, 2021", "?—", FIRST),
    "items with the same bullet": (
        "+ The first bridge was of wood.",
        "?+ A film about the",
        "+ It burned down.",
        "+ So did the next.",
        SECOND,
    ),
    "numbered subheads": ("1. Rowing boats", "Advertisement", FIRST, "?2. Ferries", "Advertisement", SECOND, "?3. Bridges", THIRD),
    "subheads that begin alike": ("Day one", FIRST, "Share", "?Day two", SECOND, "Share", "?Day three", THIRD),
    "a headline and the site's name": (
        "The bridge is closed until summer - Sampleton Post",
        "Log in",
        "?The bridge is closed until summer",
        "By",
    ),
    "the text of a link": (FIRST, "How that happened is told in the", "?Sampleton Harbour Report", ", which was printed in May.", SECOND),
}
OF_THE_PAGE = {
    "an address below a label": (FIRST, "Follow us:", "?https://www.example.org/plans/pillar", SECOND),
    "an asterisk without a word above": (FIRST, "?* Required fields"),
    "a name and a date": (FIRST, "?Ann Example", "?March 3, 2021", SECOND),
    "few items with a bullet": (FIRST, "+ News", "?+ Sports", SECOND),
    "items with a bullet of which most go": (FIRST, "?> News", "?> Sports", "?> Coast", "> Weather", SECOND),
    "a ranking": (FIRST, SECOND, "Most read", "?1. Ferry Late Again", "?2. Old Boats", "?3. What the Toll Costs"),
    "pointers that begin alike": tuple(
        line for paragraph in (FIRST, SECOND, THIRD) for line in (paragraph, "Read also", "?Article: Ferry late again")
    ),
    "a line between labels": (FIRST, "Home", "?Sampleton Harbour Report", "Log in", SECOND, "Share"),
}


@pytest.mark.parametrize("lines", OWN.values(), ids=OWN)
def test_what_is_the_articles_own_by_its_place_is_held_back(lines: tuple[str, ...]) -> None:
    assert max(judged(*lines, confidence=SAFE)) <= PROPOSED
    assert max(judged(*lines, confidence=0.7)) == 0.0


@pytest.mark.parametrize("lines", OF_THE_PAGE.values(), ids=OF_THE_PAGE)
def test_what_only_looks_like_it_is_not(lines: tuple[str, ...]) -> None:
    assert judged(*lines, confidence=0.97)[0] == 0.97


def test_what_a_guard_holds_back_is_found_the_same_in_what_is_left() -> None:
    for lines in (*OWN.values(), *OF_THE_PAGE.values()):
        text = "\n".join(line.removeprefix("?") for line in lines)
        once = scrub(text).text
        assert scrub(once).text == once
