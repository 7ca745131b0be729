"""Lines that a proven chain of misreadings reads with nothing left to weigh, and those that need a closer look."""

import pytest

from scrubber.mojibake import utf8
from scrubber.mojibake.reading import Step
from tests.strategies import misread

STEPS = (Step("UTF-8", "windows-1252"),)


@pytest.mark.parametrize(
    ("line", "language", "expected"),
    [
        (misread("Der Bürgermeister übergab die Schlüssel.", "cp1252"), "de", ["ü", "ü", "ü"]),
        (misread("Утром выпал снег.", "cp1252"), "ru", ["Утром выпал снег"]),  # words of another script are one change
        (misread("სად არის სახლი", "cp1252"), "ka", ["სად არის სახლი"]),  # without capitals, and no other letter fits
        (misread("รถบน", "cp1252"), "th", None),  # without capitals, which may be what was lost
        (misread("სად არის", "cp1252") + "x\ud800y" + misread("სად არის", "cp1252"), "ka", ["სად არისx\ud800yსად არის"]),
        (misread("Ein § – und “so weiter”: ä", "cp1252") + " ¤", "de", None),  # part of it is left unread
        (misread("Ä", "cp1252") + " statt Ä", "de", None),  # too little for any line, and shown on purpose
        ("Der Rat tagt heute.", "de", None),
    ],
)
def test_what_is_plain(line: str, language: str, expected: list[str] | None) -> None:
    found = utf8.plainly_read(line, STEPS, language)
    assert (found and [change.replacement for change in found.changes]) == expected
    alone = utf8.plain_reading(line, STEPS, language)
    assert (alone and [change.replacement for change in alone.changes]) == expected
