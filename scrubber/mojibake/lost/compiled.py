"""What a line may have been, as the kernel has it: the constants and twins of this package."""

from functools import cache
from typing import TYPE_CHECKING

from scrubber.kernel import kernel
from scrubber.language import model
from scrubber.language.classes import script
from scrubber.mojibake.compiled import judge
from scrubber.mojibake.lost import costs, quotation
from scrubber.mojibake.tables import tables

if TYPE_CHECKING:
    from scrubber._kernel import Guesses


@cache
def guesses() -> "Guesses | None":
    """The compiled twin of parts of `losses`, `hypotheses` and `spelling`; None without a kernel."""
    from scrubber.mojibake.lost import hypotheses, spelling  # they ask for this

    found, judging = kernel(), judge()
    if found is None or judging is None:
        return None
    limits = {
        "STANDS_POOLED": hypotheses.POOLED,
        "STANDS_MOST": hypotheses.MOST,
        "SPELLED_POOLED": costs.POOLED,
        "MIXED_SPELLING": spelling.MIXED_WORD,
        "WIDTH": spelling.WIDTH,
        "LOOK_BACK": quotation.LOOK_BACK,
        "LOOK_AHEAD": quotation.LOOK_AHEAD,
        "PRIOR_WEIGHT": quotation.PRIOR_WEIGHT,
        "FLOOR": quotation.FLOOR,
        "UNSEEN": spelling.UNSEEN,
        "ODD_CAPITAL": spelling.ODD_CAPITAL,
        "COLLAPSED": costs.COLLAPSED,
        "FOREIGN": costs.FOREIGN,
        "FOREIGN_SCRIPT": costs.FOREIGN_SCRIPT,
    }
    states = [quotation.State(double, single) for double in ("", *quotation.DOUBLE) for single in (False, True)]
    twins = {
        "word_gain": _word_gain,
        "own_cost": _own_cost,
        "script": script,
        "left_class": quotation.left_class,
        "right_class": quotation.right_class,
        "rows_of": _rows_of,
        "follow": quotation.follow,
        "left_open": _left_open,
        "letters_of": _letters_of,
        "states": states,
        "likely": list(map(states.index, costs.STATES)),
        "doubles": quotation.DOUBLE,
        "known": tables().in_order,
        "plain": "".join(char + char.translate(quotation.PLAIN) for char in sorted(costs.MARKS)),
        "signs": quotation.SIGNS,
        "untouched": costs.UNTOUCHED,
    }
    made: Guesses = found.Guesses(judging, limits, twins)
    return made


def _word_gain(word: str, language: int) -> float:
    return costs.word_gain(word, model().languages[language])


def _own_cost(text: str, language: int) -> float:
    return costs.own_cost(text, model().languages[language])


def _letters_of(language: int) -> tuple[frozenset[str], frozenset[str]]:
    code = model().languages[language]
    return model().letters[code], costs.scripts(code)


def _rows_of(language: int) -> str:
    return quotation.rows_of(model().languages[language] if language >= 0 else "*")


def _left_open(state: quotation.State, language: int) -> float:
    from scrubber.mojibake.lost.spelling import left_open

    return left_open(state, model().languages[language])
