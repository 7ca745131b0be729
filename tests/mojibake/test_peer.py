"""ftfy as a judge: what it repairs rightly we repair too, and we alter nothing that is clean."""

import ftfy
import pytest

from scrubber import fix_mojibake
from tests.strategies import CODE_PAGES, SENTENCES, misread

SINGLE_BYTE = [page for page in CODE_PAGES if page not in ("gbk", "big5", "cp932", "cp949")]


@pytest.mark.parametrize("page", SINGLE_BYTE)
def test_whatever_ftfy_repairs_we_repair(page: str) -> None:
    damaged = {misread(sentence, page): sentence for sentence in SENTENCES if not sentence.isascii()}
    repaired_by_ftfy = {bad: clean for bad, clean in damaged.items() if ftfy.fix_encoding(bad) == clean}
    assert {bad: fix_mojibake(bad) for bad in repaired_by_ftfy} == repaired_by_ftfy


def test_there_is_something_to_judge() -> None:
    assert ftfy.fix_encoding(misread(SENTENCES[3], "cp1252")) == SENTENCES[3]
