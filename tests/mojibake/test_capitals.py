"""Lines without capitals, which any misread line may have been lower-cased from: what is weighed again, and what is not."""

import pytest

from scrubber.mojibake import utf8
from tests.strategies import misread


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (misread("รถบน", "cp1252"), True),  # บ and ช differ by a capital only
        (misread("sie sagt ’nein’", "cp1251").lower(), True),  # `вђ™`
        (misread("ข่าวทั้งหมด", "cp1252"), False),  # no letter of it has another one
        (misread("სად არის", "cp1252"), False),
        (misread("you’re here", "cp1252"), False),
    ],
)
def test_only_what_capitals_may_have_been_is_weighed_again(line: str, expected: bool) -> None:
    found = [one for one in utf8.readings(line) if one.intact]
    assert found
    assert {utf8.may_read_otherwise(line, one) for one in found} == {expected}
