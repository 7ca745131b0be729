"""Text about mojibake: it shows what was misread beside what it should be, and is right as it stands."""

from collections.abc import Sequence

from scrubber.mojibake.reading import Change

CLOSED_BY = {
    "“": "”",
    "‘": "’",
    "«": "»",
    "‹": "›",
    "„": "“”",
    "‚": "‘’",
    "»": "«",
    "›": "‹",
    "”": "”",
    "’": "’",
    '"': '"',
    "'": "'",
    "`": "`",
}
"""Quotation marks that open, each with those that close what it opens."""


def is_shown(line: str, changes: Sequence[Change]) -> bool:
    """Whether a line shows each damaged piece alone, and what it should be alone elsewhere: `Ã¤ = ä`, `é turns into Ã©`.

    Or each piece, of one character, is quoted: where the marks were read rightly, what is between them was, too.
    """
    if all(is_quoted(line, one) for one in changes):
        return True
    return all(is_alone(line, one.start, one.end) and _stands_alone(line, one.replacement, changes) for one in changes)


def is_quoted(line: str, change: Change) -> bool:
    """Whether one character is put in for what stands in quotation marks, of which it may take one: `“Ã©”`, `“â€”`, `‘×’`."""
    start, end, replacement = change[:3]
    if len(replacement) != 1 or end - start < 2:
        return False
    before, after = line[start - 1 : start], line[end : end + 1]
    opened, closed = CLOSED_BY.get(before, ""), CLOSED_BY.get(line[start], "")
    return any(char and char in opened for char in (after, line[end - 1])) or (after != "" and after in closed)


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
