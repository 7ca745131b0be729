"""ftfy as a judge: what it repairs rightly we repair too, and we alter nothing that is clean."""

import ftfy
import pytest

from scrubber import fix_mojibake
from tests.mojibake.damage import MIXED, SHORT, is_lost
from tests.mojibake.damage import misread as misread_with
from tests.strategies import CODE_PAGES, SENTENCES, misread

SINGLE_BYTE = [page for page in CODE_PAGES if page not in ("gbk", "big5", "cp932", "cp949")]
ANYTHING = ("×", "½", "ß", "Ñ", "ô", "à", "é!")
"""A character alone: what it was misread as may as well be meant so."""


OPEN = {"ኢትዮጵያ", "NBA的Lakers队", "[ˈɔːfʊl], /ˈæŋɡrɪ/", "E = mc², ΔT ≈ 5 µK"}
"""What ftfy repairs and we do not yet: a word of a script that no model knows, Han glued to Latin, phonetic script, formulas."""
COMMON = ("windows-1252", "latin-1", "windows-1254", "windows-1251", "windows-1253", "windows-1257", "mac-roman")


@pytest.mark.parametrize("page", SINGLE_BYTE)
def test_whatever_ftfy_repairs_we_repair(page: str) -> None:
    damaged = {misread(sentence, page): sentence for sentence in SENTENCES if not sentence.isascii()}
    repaired_by_ftfy = {bad: clean for bad, clean in damaged.items() if ftfy.fix_encoding(bad) == clean}
    assert {bad: fix_mojibake(bad) for bad in repaired_by_ftfy} == repaired_by_ftfy


@pytest.mark.parametrize("clean", [text for text in (*SHORT, *MIXED) if text not in ANYTHING and text not in OPEN])
def test_whatever_ftfy_repairs_we_repair_in_names_and_mixed_scripts(clean: str) -> None:
    damaged = {name: misread_with(clean, name) for name in ("windows-1252", "latin-1", "windows-1254") if not is_lost(clean, name)}
    repaired_by_ftfy = {name: bad for name, bad in damaged.items() if ftfy.fix_encoding(bad) == clean}
    assert {name: fix_mojibake(bad) for name, bad in repaired_by_ftfy.items()} == dict.fromkeys(repaired_by_ftfy, clean)


@pytest.mark.parametrize("name", COMMON)
@pytest.mark.parametrize("clean", [text for text in (*SHORT, *MIXED) if text not in ANYTHING and text not in OPEN])
def test_a_line_is_read_as_a_whole_or_not_at_all(clean: str, name: str) -> None:
    if not is_lost(clean, name):
        bad = misread_with(clean, name)
        assert fix_mojibake(bad) in (bad, clean)


def test_there_is_something_to_judge() -> None:
    assert ftfy.fix_encoding(misread(SENTENCES[3], "cp1252")) == SENTENCES[3]
