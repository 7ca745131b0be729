"""Dates that are known and stay, since they are headings."""

from scrubber.boilerplate.wordings import known
from tests.boilerplate.pages import FIRST, SECOND, edits, strip


def test_a_career_stays() -> None:
    posts = [
        ("3 August 2002 – 12 May 2005", "Head of the Sampleton office"),
        ("29 July 2000 – 2 August 2002", "Head of the Exampleton office"),
    ]
    more = [("1 March 1997 – 28 July 2000", "Deputy in Sampleton"), ("26 March 1990 – 28 February 1997", "Clerk in Exampleton")]
    lines = [FIRST, "She has held these posts:", *(line for post in (*posts, *more) for line in post)]
    assert strip(*lines) == lines


def test_a_table_that_begins_with_dates_stays() -> None:
    rows = [f"{day} March\t{600 + 37 * day}\t{40 + day}" for day in range(20, 31)]
    lines = [FIRST, "Date\tLandings\tBoats", *rows, SECOND]
    assert strip(*lines, "Share", "Leave a Comment") == lines


def test_a_day_with_a_colon_heads_what_follows() -> None:
    lines = [FIRST, "Tuesday 4 March:", "Reds – Blues", "Greens – Whites", "Wednesday 5 March:", "Blues – Greens", "Whites – Reds"]
    assert strip(*lines) == lines
    assert not edits(*lines)


def test_a_date_with_a_sentence_behind_it_is_no_date_line() -> None:
    assert known("Published January 12, 2026.")
    assert not known("Published January 12, 2026 The council denied this.")
    assert not known("입력 2026.01.12. 17:05 선장은 수리가 봄까지 걸릴 것이라고 설명했다.")


def test_the_date_and_time_of_publication_go_also_above_a_short_article() -> None:
    assert strip("Ferry late", "12 gennaio 2026 alle 17:05", FIRST, SECOND) == ["Ferry late", FIRST, SECOND]
