"""Signs that something was lost: what a text must hold for any guess at it to be worth while."""

import re
from typing import NamedTuple

from scrubber.expressions import expression
from scrubber.language.classes import beyond_ascii

SYMBOL = "¡-¿ˆ˜–-›€™‚-…ƒ"
SYMBOLS = expression(f"[{SYMBOL}]")
QUESTION = expression(r"\?(?<=[A-Za-z]\?)(?:s|t|re|ll|ve|d|m)(?![\w=&-])")


class _Sign(NamedTuple):
    """What looks as if something was lost.

    Parameters:
        first: What it begins with.
        pattern: Matches it.
        rest: Matches what stands behind its first character, which compiles in half the time.
    """

    first: frozenset[str]
    pattern: re.Pattern[str]
    rest: re.Pattern[str]


def _sign(first: str, rest: str) -> _Sign:
    return _Sign(frozenset(first), expression(f"[{first}]{rest}"), expression(rest))


SIGNS_OF_LOSS = (
    _sign("âвβā", "[€‚Ђ]"),
    _sign("‚", "[ÄÇ]"),
    _sign("ÂÃÄÅÆÇÈÉÊÎÏÐÑØÙ×ÞĂĆĹÐОПРСДЕГВΒΓΔΕΟΠ√¬ƒ≈œ–—‚", f"[{SYMBOL}]"),
    _sign("âãäåæçðñîïøùà", f"[{SYMBOL}]"),
    _sign("γгăć", "[¡-ª¬-º¼-¿]"),
    _sign(
        "â",
        r"(?:(?<=[A-Za-z]â)(?:s|t|re|ll|ve|d|m)(?![^\W_])|(?<=[A-Za-z.,!?)0-9]â)(?![^\W\d_])|(?<!\wâ)(?=[A-Z0-9â]|[^gmnp\W]|(?<=\s.)\s))",
    ),
    _sign("ÃĂГΓĆ", r"(?:(?<![^\W\d_].)(?![^\W\d_]|[.,;:!?)])|(?<=[a-z].)(?![A-ZÀ-Þ]))"),
    _sign("ÃГΓ", "(?:(?<=Ã)(?=[a-z])|(?<=[ГΓ])(?=[A-Za-z]))"),
    _sign("ÂĹÅÄÆÇÐÑØÎÏ", "(?<=[a-zß-ÿ].)(?![A-ZÀ-Þ])"),
    _sign(
        "ÂÃÄÅĂĆĹÎÏÐÑâãåæçèéÇÆÉáΓГВΒβДΔЕΕΟΠРСäвā",
        r"[€‚„…‹›‰ŠЂ]?\?(?:(?=[^\W\d_])|(?<=[ÃĂΓÄÅ].)|(?<=\s[ĆГ].)(?=\s[^\W\d_])|(?<=[âвβā][€Ђ]\?))",
    ),
)
_UNASKED = SIGNS_OF_LOSS[:-1]  # the last one has a question mark in it
FIRSTS = expression(f"[\ufffd{''.join(sorted(frozenset().union(*(sign.first for sign in SIGNS_OF_LOSS))))}]")


def may_apply(text: str, high: str | None = None) -> bool:
    """Whether signs of a loss stand in the text: lead bytes where no such letter stands, U+FFFD, `?` within words.

    Text all of whose damage is intact is not found: that is for the bound of the intact readings to say. Both together
    are a necessary condition; of clean texts .5 % hold such signs, most of them Vietnamese, Welsh, Friulian or Chinantec.
    """
    if "?" in text and QUESTION.search(text):
        return True
    if text.isascii():
        return False
    found = frozenset(FIRSTS.findall(beyond_ascii(text) if high is None else high))
    if not found or "\ufffd" in found:
        return bool(found)
    return any(sign.pattern.search(text) for sign in SIGNS_OF_LOSS if not sign.first.isdisjoint(found))


def stand_at(text: str, at: int) -> bool:
    """Whether such a sign stands at a place of a text: one of those that begin with a lead byte."""
    asked = "?" in text[at + 1 : at + 3]
    return any(sign.rest.match(text, at + 1) for sign in (SIGNS_OF_LOSS if asked else _UNASKED) if text[at] in sign.first)
