"""A header takes along what it owns."""

import pytest

from scrubber import scrub
from tests.boilerplate.pages import FIRST, SECOND, THIRD, edits, strip

BLOCKS = {
    "headlines and dates": ("More on this story", "Ferry late again", "12 March", "Five towns to see this summer", "3 March"),
    "one headline": ("Related", "Minister resigns over the toll"),
    "questions": ("You may also like", "Who pays the toll?", "Ten soups for cold days!"),
    "German": ("Mehr zum Thema", "Zehn stille Strände", "12.03.2024", "Der Bäcker am Kai"),
    "French": ("À lire aussi", "Dix plages tranquilles", "Le boulanger du quai"),
    "Spanish": ("Lee también", "Diez playas tranquilas", "El panadero del muelle"),
    "Russian": ("Читайте также", "Десять тихих пляжей", "Пекарь на набережной"),
    "Japanese": ("関連記事", "静かな浜辺十選", "岸壁のパン屋"),
    "Korean": ("관련기사", "조용한 해변 열 곳", "부두의 빵집"),
    "Arabic": ("اقرأ أيضا", "عشرة شواطئ هادئة", "خباز الرصيف"),
}
CLOSING = {
    **BLOCKS,
    "rankings": (
        "Top stories",
        "Minister resigns over the toll",
        "Most read",
        "1",
        "Ferry late again",
        "2",
        "What the toll costs",
        "3.",
        "Old boats",
    ),
    "a carousel": ("Recommended for you", "Slide 1 of 2", "Ferry late again", "Slide 2 of 2", "Islanders ask for a second boat"),
}


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)
def test_a_header_between_paragraphs_takes_along_what_it_owns(block: tuple[str, ...]) -> None:
    assert strip(FIRST, *block, SECOND, THIRD) == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize("block", CLOSING.values(), ids=CLOSING)
def test_a_header_at_the_end_takes_along_what_it_owns(block: tuple[str, ...]) -> None:
    assert strip(FIRST, SECOND, THIRD, *block) == [FIRST, SECOND, THIRD]


def test_a_header_over_what_may_be_a_subhead_stays_with_it_as_a_proposal() -> None:
    lines = [FIRST, "Read more", "The repair of the broken pillar", SECOND, THIRD]
    assert strip(*lines) == lines
    assert [(line, finding.safe) for text, finding in edits(*lines) for line in text.split("\n")] == [(lines[1], False), (lines[2], False)]


def test_a_button_under_each_item_of_a_list_owns_nothing() -> None:
    items = [
        line
        for what in ("Rowing boats", "Sailing boats", "Ferries")
        for line in (what, f"{what} are what the harbour lives on, and it has had more of them than any other.", "Read more")
    ]
    left = strip(FIRST, *items, SECOND)
    assert all(line in left for line in items if line != "Read more")


def test_a_short_paragraph_that_an_agency_has_signed_stays_below_a_pointer() -> None:
    text = (
        "Sturm zieht über den Norden\n\n"
        "Ein Sturmtief hat am Montag den Bahnverkehr im Norden lahmgelegt. Mehr als 200 Züge fielen aus, sagte ein Sprecher der Bahn.\n\n"
        "Lesen Sie auch: Deich bei Kessort hält\n\n"
        "Die Feuerwehr rückte zu 340 Einsätzen aus. Verletzt wurde niemand. (dpa/lno)"
    )
    cleaned = scrub(f"{text}\n\nArtikel teilen\nNewsletter abonnieren").text
    assert cleaned.endswith("Die Feuerwehr rückte zu 340 Einsätzen aus. Verletzt wurde niemand. (dpa/lno)")
    assert "Lesen Sie auch" not in cleaned
