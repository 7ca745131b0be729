"""What a line may have been, as the kernel has it: the constants and twins of this package."""

from functools import cache
from typing import TYPE_CHECKING

from scrubber.kernel import kernel
from scrubber.language import model
from scrubber.language.classes import script
from scrubber.mojibake.compiled import judge
from scrubber.mojibake.lost import costs, quotation

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
    }
    twins = {
        "Path": spelling.Path,
        "word_gain": _word_gain,
        "script": script,
        "plain": "".join(char + char.translate(quotation.PLAIN) for char in sorted(costs.MARKS)),
        "signs": quotation.SIGNS,
        "untouched": costs.UNTOUCHED,
    }
    made: Guesses = found.Guesses(judging, limits, twins)
    return made


def _word_gain(word: str, language: int) -> float:
    return costs.word_gain(word, model().languages[language])
