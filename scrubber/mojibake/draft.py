"""A text on its way to being repaired, and where in the original each change came from."""

from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import NamedTuple


class Repair(NamedTuple):
    """A span and what it says.

    Parameters:
        start: Where the span begins, in code points.
        end: Where it ends.
        said: What it says, repaired.
        steps: How it came to be damaged, the last misreading first, such as `utf-8 read as windows-1252`.
        gain: The evidence for the repair in nats: how much likelier the text is with it.
        lost: What had been lost and was guessed; empty if nothing.
        safe: Whether the evidence is enough to repair without asking.
    """

    start: int
    end: int
    said: str
    steps: tuple[str, ...]
    gain: float
    lost: str = ""
    safe: bool = True


def trimmed(repair: Repair, text: str) -> Repair:
    """The repair without what it leaves as it was at either end."""
    was, said = text[repair.start : repair.end], repair.said
    shorter = min(len(was), len(said))
    head = next((i for i in range(shorter) if was[i] != said[i]), shorter)
    tail = next((i for i in range(shorter - head) if was[-1 - i] != said[-1 - i]), shorter - head)
    return repair._replace(start=repair.start + head, end=repair.end - tail, said=said[head : len(said) - tail])


class Draft:
    """The text as it stands after some repairs; those are in terms of the original, sorted and disjoint."""

    def __init__(self, original: str) -> None:
        self.original = original
        self.text = original
        self.repairs: list[Repair] = []

    def make(self, repairs: Sequence[Repair]) -> None:
        """Make repairs, sorted and disjoint, whose spans are in `text`. Earlier ones that they overlap become part of them."""
        if not repairs:
            return
        if not self.repairs:
            self.text = edited(self.text, repairs)
            self.repairs = list(repairs)
            return
        items: list[tuple[int, int, bool, Repair]] = [(r.start, r.end, False, r) for r in repairs]
        shift = 0
        for old in self.repairs:
            begin = old.start - shift
            items.append((begin, begin + len(old.said), True, old))
            shift += old.end - old.start - len(old.said)
        items.sort(key=itemgetter(0, 1))
        merged: list[Repair] = []
        pieces: list[str] = []
        at = shift = first = 0  # how far `pieces` has come, original minus text offset there, the item that comes next
        while first < len(items):
            start, end = items[first][:2]
            last = first + 1
            while last < len(items) and items[last][0] < end:
                end = max(end, items[last][1])
                last += 1
            group = items[first:last]
            older, newer = [r for *_, is_old, r in group if is_old], [r for *_, is_old, r in group if not is_old]
            said = edited(self.text, newer, start, end)
            pieces += self.text[at:start], said
            begin = start + shift
            shift += sum(r.end - r.start - len(r.said) for r in older)
            merged.append(older[0] if not newer else _joined(begin, end + shift, said, older, newer))
            at, first = end, last
        self.text = "".join([*pieces, self.text[at:]])
        self.repairs = merged

    def repaired(self) -> bytearray:
        """For each character of `text`, whether a repair put it there."""
        marks = bytearray(len(self.text))
        shift = 0
        for repair in self.repairs:
            start = repair.start - shift
            marks[start : start + len(repair.said)] = b"\x01" * len(repair.said)
            shift += repair.end - repair.start - len(repair.said)
        return marks


def edited(text: str, repairs: Iterable[Repair], start: int = 0, end: int | None = None) -> str:
    """The text, or a part of it, with the repairs made that are in it: sorted, disjoint, with spans in the text."""
    pieces: list[str] = []
    for repair in repairs:
        pieces += text[start : repair.start], repair.said
        start = repair.end
    return "".join([*pieces, text[start:end]])


def _joined(start: int, end: int, said: str, older: Sequence[Repair], newer: Sequence[Repair]) -> Repair:
    """One repair for what older ones and newer ones on top of them did."""
    if not older and len(newer) == 1:
        (only,) = newer
        return only if only.start == start else only._replace(start=start, end=end)
    both = (*older, *newer)
    steps = max((r.steps for r in older), key=len, default=()) + max((r.steps for r in newer), key=len)
    lost = next((r.lost for r in both if r.lost), "")
    return Repair(start, end, said, steps, sum(r.gain for r in both), lost, all(r.safe for r in both))
