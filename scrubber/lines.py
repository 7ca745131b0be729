r"""One way to cut a text into lines, and a long line into segments that are judged alone; and what ends a line where "\n" does not."""

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


OTHER_BREAKS = "\r\x0b\x0c\x85\u2028\u2029"  # what else Unicode takes for the end of a line
RARE = "\x0b\x0c\x85"  # of these one alone is a page break, or a damaged character
_ALONE = r"(?<![\r\n])\r(?![\r\n])"  # no part of "\r\n", or of what was made of it


def with_line_feeds(text: str) -> str:
    r"""The text, with "\n" where it has another end of lines: for judging its lines. No place in it moves.

    Another kind ends lines where there are more of it than of "\n", most of them where a line can begin.
    """
    kinds = [kind for kind in OTHER_BREAKS if kind in text]
    if not kinds:
        return text
    end = len(text.rstrip())
    feeds = text.count("\n", 0, end)
    made = text
    for kind in kinds:
        pattern = _ALONE if kind == "\r" and "\n" in text else kind
        inner = [found.start() for found in re.finditer(pattern, text[:end])]
        least = 1 if kind not in RARE and not feeds else 2
        if feeds < len(inner) >= least and 2 * sum(_begins_line(text, at + 1) for at in inner) > len(inner):
            made = re.sub(pattern, "\n", made)
    return made


def _begins_line(text: str, at: int) -> bool:
    """Whether a line can begin behind a break: with no small letter, nor with a space behind what may be a damaged ellipsis."""
    following = text[at : at + 40]
    return not following.lstrip()[:1].islower() and not (following[:1] == " " and text[at - 1] == "\x85")
