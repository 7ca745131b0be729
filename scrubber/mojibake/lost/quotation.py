"""Which quotation mark, apostrophe or dash stands at a place: learned from news, by language.

What tells them apart is what stands to the left and to the right, the double mark that came last on the line (after `„`
German closes with `“`, after `“` English with `”`) and whether a single quotation mark is open: two states of a text,
inside and outside a quotation, in the form in which every language's habits can be learned from it. The table is made
by `training/mojibake/train_quotation.py`; what it was learned from is written there.
"""

import json
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from math import log
from pathlib import Path
from typing import NamedTuple

from scrubber.expressions import expression
from scrubber.mojibake.tables import Tables

TABLE = Path(__file__).with_name("quotation.bin")
SIGNS = "’‘“”„‚«»‹›–—…•"
DOUBLE = '“”„«»"'
OPENING = "(“‘„«‹‚[¿¡"
CLOSING = ")”’»›]"
TAIL = expression(r"(?:s|t|re|ll|ve|d|m)(?![^\W\d_])", re.IGNORECASE)
HEAD = expression(r"(?:^|[^\w’'])(?:[^\W\d_]|qu)\Z", re.IGNORECASE)
LOOK_BACK = 3  # characters to the left of a sign that its class depends on, at most
LOOK_AHEAD = 3  # characters to the right
PLAIN = str.maketrans({**dict.fromkeys("’‘‚‹›", "'"), **dict.fromkeys("“”„«»", '"'), **dict.fromkeys("–—", "-"), "…": ".", "•": "*"})
"""The ASCII character that stands for each sign where a language's pairs of characters are asked: many were learned from
text without curly quotation marks."""

PRIOR_WEIGHT = 20.0  # occurrences that the coarser statistics count for; 1 to 8 change no figure by more than .003
FLOOR = 0.001  # probability, at least, of any sign anywhere
RARE_SIGN = 7.0  # nats for a sign outside the table, such as † or ″; from 5 to 9 nothing changes, below 4 † wins over “


class State(NamedTuple):
    """How far a line has come as to quotations.

    Parameters:
        double: The double quotation mark that came last; empty before the first.
        single: Whether a single quotation mark is open.
    """

    double: str = ""
    single: bool = False


START = State()


@lru_cache(maxsize=1 << 14)
def left_class(before: str) -> str:
    """The class of what stands to the left of a sign.

    Parameters:
        before: Up to `LOOK_BACK` characters; empty at the beginning of a line.
    """
    char = before[-1:]
    if not char or char.isspace():
        return " "
    if char.isalpha():
        if HEAD.search(before):
            return "e"
        return "s" if char in "szxSZX" else "a"
    return "0" if char.isdigit() else _mark_class(char)


@lru_cache(maxsize=1 << 14)
def right_class(after: str) -> str:
    """The class of what stands to the right of a sign.

    Parameters:
        after: Up to `LOOK_AHEAD` characters; empty at the end of a line.
    """
    char = after[:1]
    if not char or char.isspace():
        return " "
    if char.isalpha():
        if TAIL.match(after):
            return "c"
        return "A" if char.isupper() else "a"
    return "0" if char.isdigit() else _mark_class(char)


def _mark_class(char: str) -> str:
    for name, members in ((".", ".!?,;:…"), ("(", OPENING), (")", CLOSING), ("-", "-–—"), ('"', "\"'")):
        if char in members:
            return name
    return "*"


def follow(state: State, sign: str, right: str) -> State:
    """The state after a sign.

    Parameters:
        sign: The sign, or an ASCII quotation mark; anything else changes nothing.
        right: The class of what stands to its right.
    """
    if sign in DOUBLE:
        return State(sign, state.single)
    if sign in "‘‚‹":
        return State(state.double, single=True)
    if sign in "’›" and state.single and right not in "acA0":
        return State(state.double, single=False)
    return state


def context(left: str, right: str, state: State) -> str:
    """The key of the table under which the signs of such a place are counted."""
    return f"{left}{right}{'1' if state.single else '0'}{state.double}"


@lru_cache(maxsize=1 << 16)
def sign_cost(sign: str, left: str, right: str, state: State, language: str) -> float:
    """Nats that it takes to say which of the signs stands at a place.

    Parameters:
        sign: The sign.
        left: The class of what stands to its left.
        right: The class of what stands to its right.
        state: The state before it.
        language: An ISO 639-1 code; one that the table does not hold is taken for the mixture of all.
    """
    if sign not in SIGNS:
        return RARE_SIGN
    pair, full = f"{left}{right}", context(left, right, state)
    likely = _mixed(_counted("*", pair), sign, 1 / len(SIGNS))
    likely = _mixed(_counted("*", full), sign, likely)
    if _rows(language):
        general = _mixed(_counted("*", ""), sign, 1 / len(SIGNS))
        usual = _mixed(_counted(language, ""), sign, general)
        likely = min(1.0, likely * usual / general)
        likely = _mixed(_counted(language, pair), sign, likely)
        likely = _mixed(_counted(language, full), sign, likely)
    return -log(max(likely, FLOOR))


def _mixed(counted: Mapping[str, int] | None, sign: str, coarser: float) -> float:
    """The share of the sign among those counted, with the coarser estimate for `PRIOR_WEIGHT` more of them."""
    if not counted:
        return coarser
    return (counted.get(sign, 0) + PRIOR_WEIGHT * coarser) / (counted[""] + PRIOR_WEIGHT)


@cache
def _counted(language: str, key: str) -> Mapping[str, int] | None:
    """How often signs were counted in a language (`*`: in all) in a context, beside a pair of classes or at all (""); "" is all signs."""
    row = _rows(language).get(key)
    counted: Mapping[str, int] | None = json.loads(row) if row else None
    return counted


@cache
def _rows(language: str) -> Mapping[str, str]:
    """The rows of a language, each of which is read when it is asked for; none of one that the table does not hold."""
    rows = rows_of(language)
    return dict(line.split("\t") for line in rows.split("\n")) if rows else {}


def rows_of(language: str) -> str:
    """The same as they stand in the table, a line for each."""
    known = _table()
    return known.block(language).decode() if language in known.names else ""


@cache
def _table() -> Tables:
    """The table: a block for each language, in it a line for each context, with the counts as JSON."""
    return Tables(TABLE.read_bytes())


def written(counted: Mapping[str, Mapping[str, Mapping[str, int]]]) -> bytes:
    """The file of the table.

    Parameters:
        counted: How often each sign was counted, by language and by context.
    """
    from scrubber.mojibake.table_file import packed  # only training asks for it

    blocks: dict[str, bytes] = {}
    for language, table in counted.items():
        counts: dict[str, dict[str, int]] = {key: dict(row) for key, row in table.items()}
        for key, row in table.items():
            for coarser in (key[:2], ""):
                sums = counts.setdefault(coarser, {})
                for sign, n in row.items():
                    sums[sign] = sums.get(sign, 0) + n
        rows = ({"": sum(row.values()), **row} for row in counts.values())
        lines = (f"{key}\t{json.dumps(row, ensure_ascii=False, separators=(',', ':'))}" for key, row in zip(counts, rows, strict=True))
        blocks[language] = "\n".join(lines).encode()
    return packed(blocks)
