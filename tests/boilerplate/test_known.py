"""Dates that are known and stay, since they are headings."""

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
