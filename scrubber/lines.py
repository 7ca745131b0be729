"""One way to cut a text into lines, and a long line into segments that are judged alone."""

import re
from collections.abc import Iterator

LONG = 600  # characters from which on a line is cut
LONGEST = 3600  # characters at which a line without any space is cut all the same
SHORTEST = 300  # characters of a segment, but for the last
CUTS = (
    re.compile(r"(?<=[!-~]) "),
    re.compile(" "),
)  # rather behind a character of ASCII: one that is damaged may have lost its no-break space


def segments(text: str) -> Iterator[tuple[int, str]]:
    r"""Where each line begins, and the line without its end; a long line in pieces, each cut before a space.

    Only "\n" ends a line: what else Python takes for a line end may be a damaged character.
    """
    at = 0
    for line in text.split("\n"):
        if len(line) <= LONG:
            yield at, line
        else:
            yield from _pieces(line, at)
        at += len(line) + 1


def _pieces(line: str, at: int) -> Iterator[tuple[int, str]]:
    start = 0
    while len(line) - start > LONG:
        found = CUTS[0].search(line, start + SHORTEST, start + LONG) or CUTS[1].search(line, start + SHORTEST, start + LONGEST)
        end = found.start() if found else min(len(line), start + LONGEST)
        yield at + start, line[start:end]
        start = end
    if start < len(line):
        yield at + start, line[start:]
