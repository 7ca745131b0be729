"""What a hypothesis makes of a line: how it came to be damaged, what to change, and how much likelier the line is then."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from scrubber.spans import Edit, apply

GLUE = 40  # characters between two changes, at most, for them to be one finding


class Step(NamedTuple):
    """One misreading.

    Parameters:
        written: The encoding that the bytes were in.
        read: The one that they were read with.
    """

    written: str
    read: str

    def __str__(self) -> str:
        return f"{self.written} read as {self.read}"


class Change(NamedTuple):
    """A span of the line and what it should read.

    Parameters:
        start: Where the span begins, in code points of the line.
        end: Where it ends.
        replacement: What should stand there.
        gain: Nats by which this change alone makes the line likelier.
        safe: Whether the change may be made without asking, as far as it alone is concerned.
        doubt: Errors to be expected in it, where something was lost and is guessed; 0 where nothing is.
    """

    start: int
    end: int
    replacement: str
    gain: float = 0.0
    safe: bool = True
    doubt: float = 0.0


class Reading(NamedTuple):
    """How one hypothesis reads a line.

    Parameters:
        rule: The rule's last part, such as `windows-1252` or `legacy-windows-1251`.
        steps: The misreadings that it undoes, the last one first.
        changes: What it changes, sorted and disjoint.
        gain: Nats by which the line is likelier as repaired than as it stands, costs of the hypothesis included.
        loss: What had been lost and was guessed, in words; empty if nothing.
        language: The language in which the repaired line is likeliest.
        intact: Whether no character of the page's upper half is left unread in the line.
        fluency: The mean of the gain and the log-probability of the repaired line, costs of the hypothesis included: it tells rivals apart.
        ahead: Nats of fluency by which it is ahead of the likeliest rival.
    """

    rule: str
    steps: tuple[Step, ...]
    changes: Sequence[Change]
    gain: float
    loss: str = ""
    language: str = ""
    intact: bool = False
    fluency: float = 0.0
    ahead: float = 0.0

    def repaired(self, line: str) -> str:
        """The line with the changes made."""
        return apply(line, [Edit(change.start, change.end, change.replacement) for change in self.changes])


def merged(line: str, changes: Sequence[Change]) -> Iterator[Change]:
    """The changes; those of one word, or of words of another script with nothing but their punctuation between, are one."""
    last: Change | None = None
    for change in changes:
        if last and last.safe == change.safe and _is_glue(between := line[last.end : change.start]):
            text = last.replacement + between + change.replacement
            last = Change(last.start, change.end, text, last.gain + change.gain, last.safe, last.doubt + change.doubt)
        else:
            if last:
                yield last
            last = change
    if last:
        yield last


def _is_glue(between: str) -> bool:
    if len(between) > GLUE:
        return False
    spaced = " " in between or any(map(str.isspace, between))
    return not spaced or not any(map(str.isalpha, between))
