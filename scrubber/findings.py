"""A finding, and what follows from a list of them: applying it to a text and taking it back.

Spans count code points of the text as it was first read, even where the filter that found something worked on a
text that earlier filters had changed (`scrubber.document` maps them back).

An edit with `raw` is one of bytes: it changes how the text is written, not which characters it has, so it shapes no text.

An edit may cover an earlier one: a line whose mojibake was repaired can still be removed as boilerplate. Its span
then contains the earlier edit's span, its replacement stands for all of it, and the earlier edit is *superseded*:
it stays in the list, because it tells what happened, but no longer shapes the text.
"""

from collections.abc import Callable, Iterable
from dataclasses import astuple, dataclass
from itertools import pairwise
from typing import TYPE_CHECKING


class _Message:
    """The message of a finding. What is given may be what makes it, for most are never read: then it is made when first asked for."""

    def __get__(self, finding: "Finding | None", owner: type) -> str:
        if finding is None:
            raise AttributeError("a finding has no message by default")
        found = finding.__dict__["_message"]
        if not isinstance(found, str):
            found = finding.__dict__["_message"] = found()
        return str(found)


@dataclass(frozen=True, init=False)
class Finding:
    """Something a filter found in a text: an edit, or, without a replacement, a flag.

    Parameters:
        rule: The rule that found it, a path such as `mojibake/windows-1257`.
        start: Where the span begins, in code points.
        end: Where it ends. An edit covers at least one character: to insert, replace a neighbour.
        replacement: What to put there; the empty string removes the span, None makes the finding a flag.
        message: What was found and why, for a person; or what makes it when it is asked for, a function without parameters.
        confidence: The probability that the finding is right, from 0 to 1.
        safe: Whether the edit may be applied without anybody looking at it. Flags change nothing and are safe.
        original: What the span held before. The engine fills it in.
        raw: The bytes of the span, where the finding is about them; then the edit writes the same characters in UTF-8.

    Raises:
        ValueError: The span is not a span, the edit is empty, or the confidence is no probability.
    """

    rule: str
    start: int
    end: int
    replacement: str | None
    if TYPE_CHECKING:
        message: str
    else:
        message: str = _Message()
    confidence: float = 1.0
    safe: bool = True
    original: str = ""
    raw: bytes | None = None

    def __init__(
        self,
        rule: str,
        start: int,
        end: int,
        replacement: str | None,
        message: str | Callable[[], str],
        confidence: float = 1.0,
        safe: bool = True,
        original: str = "",
        raw: bytes | None = None,
    ) -> None:
        if not 0 <= start <= end:
            raise ValueError(f"{rule}: {start}-{end} is not a span")
        if replacement is not None and start == end:
            raise ValueError(f"{rule}: an edit must cover at least one character, this one at {start} covers none")
        if not 0 <= confidence <= 1:
            raise ValueError(f"{rule}: confidence {confidence} is not between 0 and 1")
        self.__dict__.update(  # a quarter of the time that setting them one by one takes, and there are many findings
            rule=rule,
            start=start,
            end=end,
            replacement=replacement,
            _message=message,
            confidence=confidence,
            safe=safe,
            original=original,
            raw=raw,
        )

    def __reduce__(self) -> tuple[type["Finding"], tuple[object, ...]]:
        return type(self), astuple(self)  # the message as text: what makes it may not be copied

    def at(self, start: int, end: int, replacement: str | None, original: str) -> "Finding":
        """The same finding about another span, its message made no sooner."""
        message: str = self.__dict__["_message"]
        return Finding(self.rule, start, end, replacement, message, self.confidence, self.safe, original)

    def to_dict(self) -> dict[str, str | int | float | bool | None]:
        """The finding in terms of JSON; `bytes` is hexadecimal, and None where it is not about bytes."""
        return {
            "rule": self.rule,
            "start": self.start,
            "end": self.end,
            "original": self.original,
            "bytes": None if self.raw is None else self.raw.hex(),
            "replacement": self.replacement,
            "message": self.message,
            "confidence": self.confidence,
            "safe": self.safe,
        }


def effective(edits: Iterable[Finding]) -> list[Finding]:
    """The edits that shape the text, sorted and disjoint: all but the superseded ones.

    Of edits with the same span the later one counts. Flags, and edits of bytes, are passed over.
    """
    shaping = [e for e in edits if e.replacement is not None and e.raw is None]
    if all(one.end <= other.start for one, other in pairwise(shaping)):
        return shaping  # as they are when one filter found them
    outermost_first = sorted(enumerate(shaping), key=lambda item: (item[1].start, -item[1].end, -item[0]))
    kept: list[Finding] = []
    for _, edit in outermost_first:
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return kept


def apply(original: str, edits: Iterable[Finding]) -> str:
    """`original` with the edits made. Flags among them change nothing."""
    pieces: list[str] = []
    at = 0
    for edit in effective(edits):
        pieces += original[at : edit.start], edit.replacement or ""
        at = edit.end
    return "".join([*pieces, original[at:]])


def revert(text: str, edits: Iterable[Finding]) -> str:
    """The original that the edits turned into `text`: the inverse of `apply`.

    Raises:
        ValueError: `text` does not hold what the edits put there, so it is not what they made.
    """
    pieces: list[str] = []
    at = shift = 0
    for edit in effective(edits):
        replacement = edit.replacement or ""
        start = edit.start + shift
        end = start + len(replacement)
        if text[start:end] != replacement:
            raise ValueError(f"{edit.rule}: expected {replacement!r} at {start}, found {text[start:end]!r}; the text has changed since")
        pieces += text[at:start], edit.original
        at = end
        shift += len(replacement) - (edit.end - edit.start)
    return "".join([*pieces, text[at:]])
