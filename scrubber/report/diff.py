"""What the edits change, as a unified diff. It follows from the edits, so no text is compared with another."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from scrubber.findings import Finding, effective
from scrubber.report.place import Place

CONTEXT = 1  # lines around a change; a line of an article is a paragraph


@dataclass
class _Change:
    """Lines `first` to `last` (exclusive) of the original, what stands there now, and the rules that had it so."""

    first: int
    last: int
    new: list[str]
    rules: list[str]


class _Edit(NamedTuple):
    """An edit of the text; one that covers nothing says that a line's bytes change."""

    start: int
    end: int
    replacement: str
    rule: str


def unified_diff(place: Place, edits: Sequence[Finding], stored: str | None = None) -> Iterator[str]:
    """The lines of the diff, each with its line end; nothing if there are no edits.

    The rules behind a hunk stand where other diffs name the function, after the second `@@`.

    Parameters:
        place: The text.
        edits: What was done to it.
        stored: The text as the file has it, bytes that are not UTF-8 written as escapes; None: it is UTF-8.
    """
    lines = _lines(place.text)
    made = [_Edit(e.start, e.end, e.replacement or "", e.rule) for e in effective(edits)]
    if stored is not None:
        rules = ", ".join(dict.fromkeys(e.rule for e in edits if e.raw is not None))
        before = _lines(stored)
        made += [_Edit(place.starts[i], place.starts[i], "", rules) for i, line in enumerate(before) if line != lines[i]]
        made.sort()
        lines = before
    hunks: list[list[_Change]] = []
    for change in _changes(place, made, lines):
        if hunks and change.first - hunks[-1][-1].last <= 2 * CONTEXT:
            hunks[-1].append(change)
        else:
            hunks.append([change])
    if hunks:
        yield f"--- {place.name}\n"
        yield f"+++ {place.name}\n"
    shift = 0
    for hunk in hunks:
        first, last = max(0, hunk[0].first - CONTEXT), min(len(lines), hunk[-1].last + CONTEXT)
        grown = sum(len(c.new) - (c.last - c.first) for c in hunk)
        rules = ", ".join(dict.fromkeys(rule for change in hunk for rule in change.rules))
        yield f"@@ -{_range(first, last)} +{_range(first + shift, last + shift + grown)} @@ {rules}\n"
        at = first
        for change in hunk:
            yield from _marked(" ", lines[at : change.first])
            yield from _marked("-", lines[change.first : change.last])
            yield from _marked("+", change.new)
            at = change.last
        yield from _marked(" ", lines[at:last])
        shift += grown


def _changes(place: Place, edits: Sequence[_Edit], lines: Sequence[str]) -> Iterator[_Change]:
    """The edits, gathered into runs of whole lines."""
    starts = [*place.starts, len(place.text)]
    at = 0
    while at < len(edits):
        first = last = bisect_right(place.starts, edits[at].start) - 1
        pieces: list[str] = []
        rules: list[str] = []
        copied = starts[first]
        while True:
            while at < len(edits) and edits[at].start < starts[last + 1]:
                edit = edits[at]
                at += 1
                rules.append(edit.rule)
                if edit.start >= copied:
                    pieces += place.text[copied : edit.start], edit.replacement
                    copied = edit.end
                    last = max(last, bisect_right(place.starts, edit.end - 1) - 1)
            pieces.append(place.text[copied : starts[last + 1]])
            copied = starts[last + 1]
            new = "".join(pieces)
            if not new or new.endswith("\n") or last + 2 >= len(starts):
                break
            last += 1  # an edit took a line end: the next line is part of the change
        change = _trimmed(_Change(first, min(last + 1, len(lines)), _lines(new), rules), lines)
        if change.new or change.first < change.last:
            yield change


def _trimmed(change: _Change, lines: Sequence[str]) -> _Change:
    """The change without the lines at its ends that stay as they are."""
    while change.new and change.first < change.last and change.new[0] == lines[change.first]:
        change.first += 1
        change.new.pop(0)
    while change.new and change.first < change.last and change.new[-1] == lines[change.last - 1]:
        change.last -= 1
        change.new.pop()
    return change


def _lines(text: str) -> list[str]:
    lines = text.split("\n")
    return [line + "\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])


def _range(first: int, last: int) -> str:
    """Lines as a hunk's head counts them: from 1, and an empty run after the line it follows."""
    return f"{first + 1 if last > first else first},{last - first}"


def _marked(sign: str, lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        yield sign + line if line.endswith("\n") else f"{sign}{line}\n\\ No newline at end of file\n"
