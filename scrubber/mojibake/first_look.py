"""The first look at a text, by which nearly all clean ones are told: whether anything in it is worth weighing, and what."""

from collections.abc import Iterable
from typing import NamedTuple

from scrubber.language.classes import beyond_ascii
from scrubber.mojibake import bound
from scrubber.mojibake.compiled import EAST_ASIAN, LOSSY, TELLING, UNEXPLAINED, judge
from scrubber.mojibake.legacy import explained
from scrubber.mojibake.lost.signs import may_apply


class Look(NamedTuple):
    """What a text holds.

    Parameters:
        high: Its characters beyond ASCII.
        lossy: Whether it shows signs of a loss.
        telling: Whether it holds telling pairs.
        multi_byte: Whether some line may be UTF-8 that was read with an East Asian encoding.
    """

    high: str
    lossy: bool
    telling: bool
    multi_byte: bool

    @property
    def may_be_utf8(self) -> bool:
        """Whether UTF-8 may have been misread."""
        return self.telling or self.multi_byte or self.lossy


def look_at(text: str) -> Look | None:
    """What a text holds that is worth weighing; None if it is clean."""
    compiled = judge()
    if compiled is None:
        return look_without_kernel(text)
    signs = compiled.look(text)
    if not signs:
        return None
    high = "" if text.isascii() else beyond_ascii(text)
    multi_byte = bool(signs & EAST_ASIAN) and not signs & TELLING and bound.may_be_multi_byte(text, high)
    look = Look(high, bool(signs & LOSSY), bool(signs & TELLING), multi_byte)
    return look if look.may_be_utf8 or signs & UNEXPLAINED else None


def look_without_kernel(text: str) -> Look | None:
    """The same, in Python alone."""
    high = "" if text.isascii() else beyond_ascii(text)
    lossy = may_apply(text, high)
    if not high and not lossy:
        return None
    telling = bool(bound.telling_in(text, high))
    look = Look(high, lossy, telling, not telling and bound.may_be_multi_byte(text, high))
    return look if look.may_be_utf8 or not explained.is_explained(text, high) else None


def misread_lines(lines: Iterable[str], look: Look) -> list[str]:
    """The lines of a text that may be misread UTF-8."""
    east_asian = bound.EAST_ASIAN.search(look.high) is not None
    return [line for line in lines if (look.telling and may_be_misread(line)) or (east_asian and bound.is_multi_byte(line))]


def may_be_misread(text: str) -> bool:
    """Whether some page may have made the text of UTF-8."""
    compiled = judge()
    return compiled.may_be_misread(text) if compiled else not text.isascii() and bound.may_be_misread(text)


def is_explained(text: str) -> bool:
    """Whether a language explains a text as it stands."""
    compiled = judge()
    return compiled.is_explained(text) if compiled else explained.is_explained(text)
