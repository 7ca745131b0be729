"""The first look at a text, by which nearly all clean ones are told: whether anything in it is worth weighing, and what."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from scrubber.language.classes import beyond_ascii
from scrubber.mojibake import bound
from scrubber.mojibake.compiled import EAST_ASIAN, LOSSY, TELLING, UNEXPLAINED, judge
from scrubber.mojibake.legacy import explained
from scrubber.mojibake.lost.signs import may_apply


class Look(NamedTuple):
    """What a text holds.

    Parameters:
        east_asian: Whether it holds East Asian letters.
        lossy: Whether it shows signs of a loss.
        telling: Whether it holds telling pairs.
        multi_byte: Whether some line may be UTF-8 that was read with an East Asian encoding.
    """

    east_asian: bool
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
    multi_byte = False
    if signs & EAST_ASIAN and not signs & TELLING:
        lines = text.split("\n")
        multi_byte = any(bound.is_multi_byte(line) for line, held in zip(lines, compiled.held_by(lines), strict=True) if held & EAST_ASIAN)
    look = Look(bool(signs & EAST_ASIAN), bool(signs & LOSSY), bool(signs & TELLING), multi_byte)
    return look if look.may_be_utf8 or signs & UNEXPLAINED else None


def look_without_kernel(text: str) -> Look | None:
    """The same, in Python alone."""
    high = "" if text.isascii() else beyond_ascii(text)
    lossy = may_apply(text, high)
    if not high and not lossy:
        return None
    telling = bool(bound.telling_in(text, high))
    east_asian = bound.EAST_ASIAN.search(high) is not None
    lines = filter(bound.EAST_ASIAN.search, text.split("\n")) if east_asian and not telling else ()
    look = Look(east_asian, lossy, telling, any(map(bound.is_multi_byte, lines)))
    return look if look.may_be_utf8 or not explained.is_explained(text, high) else None


def misread_lines(lines: Iterable[str], look: Look) -> list[str]:
    """The lines of a text that may be misread UTF-8."""
    lines, compiled = list(lines), judge()
    held = compiled.held_by(lines) if compiled else held_by(lines, look)
    return [line for line, one in zip(lines, held, strict=True) if one & TELLING or (one & EAST_ASIAN and bound.is_multi_byte(line))]


def held_by(lines: Sequence[str], look: Look) -> Iterator[int]:
    """What each of the lines of a text holds: telling pairs, or East Asian letters, which are sought where there are none of these."""
    for line in lines:
        if look.telling and not line.isascii() and bound.may_be_misread(line):
            yield TELLING
        else:
            yield EAST_ASIAN if look.east_asian and bound.EAST_ASIAN.search(line) else 0


def may_lack(text: str) -> bool:
    """Whether signs of a loss stand in a text."""
    compiled = judge()
    return bool(compiled.look(text) & LOSSY) if compiled else may_apply(text)


def may_be_misread(text: str) -> bool:
    """Whether some page may have made the text of UTF-8."""
    compiled = judge()
    return compiled.may_be_misread(text) if compiled else not text.isascii() and bound.may_be_misread(text)


def is_explained(text: str) -> bool:
    """Whether a language explains a text as it stands."""
    compiled = judge()
    return compiled.is_explained(text) if compiled else explained.is_explained(text)
