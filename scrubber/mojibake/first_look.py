"""The first look at a text, by which nearly all clean ones are told: whether anything in it is worth weighing, and what."""

from typing import NamedTuple

from scrubber.language.classes import beyond_ascii
from scrubber.mojibake import bound, lost
from scrubber.mojibake.compiled import EAST_ASIAN, LOSSY, TELLING, UNEXPLAINED, judge
from scrubber.mojibake.legacy.explained import is_explained

NONE: frozenset[tuple[str, str]] = frozenset()


class Look(NamedTuple):
    """What a text holds.

    Parameters:
        high: Its characters beyond ASCII.
        lossy: Whether it shows signs of a loss.
        telling: Its telling pairs.
        multi_byte: Whether some line may be UTF-8 that was read with an East Asian encoding.
    """

    high: str
    lossy: bool
    telling: frozenset[tuple[str, str]]
    multi_byte: bool

    @property
    def may_be_utf8(self) -> bool:
        """Whether UTF-8 may have been misread."""
        return bool(self.telling) or self.multi_byte or self.lossy


def look_at(text: str) -> Look | None:
    """What a text holds that is worth weighing; None if it is clean."""
    compiled = judge()
    return look_without_kernel(text) if compiled is None else _look(text, compiled.look(text))


def look_without_kernel(text: str) -> Look | None:
    """The same, in Python alone."""
    high = "" if text.isascii() else beyond_ascii(text)
    lossy = lost.may_apply(text, high)
    if not high and not lossy:
        return None
    telling = bound.telling_in(text, high)
    look = Look(high, lossy, telling, not telling and bound.may_be_multi_byte(text, high))
    return look if look.may_be_utf8 or not is_explained(text, high) else None


def _look(text: str, signs: int) -> Look | None:
    """What a text holds, by the signs that the kernel found."""
    if not signs:
        return None
    high = "" if text.isascii() else beyond_ascii(text)
    telling = bound.telling_in(text, high) if signs & TELLING else NONE
    multi_byte = bool(signs & EAST_ASIAN) and not telling and bound.may_be_multi_byte(text, high)
    look = Look(high, bool(signs & LOSSY), telling, multi_byte)
    return look if look.may_be_utf8 or signs & UNEXPLAINED else None
