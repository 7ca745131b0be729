"""Text about mojibake: it shows what was misread beside what it should be, and is right as it stands."""

from collections.abc import Sequence

from scrubber.mojibake.reading import Change


def is_shown(line: str, changes: Sequence[Change]) -> bool:
    """Whether a line shows each damaged piece alone, and what it should be alone elsewhere: `Ã¤ = ä`, `é turns into Ã©`."""
    return all(is_alone(line, one.start, one.end) and _stands_alone(line, one.replacement, changes) for one in changes)


def is_alone(line: str, start: int, end: int) -> bool:
    """Whether no letter or digit stands beside a span of a line."""
    return not line[start - 1 : start].isalnum() and not line[end : end + 1].isalnum()


def _stands_alone(line: str, text: str, changes: Sequence[Change]) -> bool:
    """Whether a text stands alone in a line, outside the changes."""
    at = line.find(text)
    while at >= 0:
        end = at + len(text)
        if is_alone(line, at, end) and not any(one.start < end and at < one.end for one in changes):
            return True
        at = line.find(text, at + 1)
    return False
