"""A sample of the bytes that says as much about their encoding as all of them: the surroundings of non-ASCII bytes."""

import re
from collections.abc import Iterator

from scrubber.expressions import expression

HIGH = expression(rb"[\x80-\xff]")
# No multi-byte encoding has a byte below 0x30 inside a character, so a character begins after it.
START = expression(rb"[\x00-\x2f]")
REPEATED = expression(rb"([^0-9A-Za-z])\1{3,}")  # rules and frames drawn with characters say little, but often
ASCII = bytes(range(0x80))

CONTEXT = 24  # bytes kept before a region
REGION = 240  # bytes in a region
REGIONS = 4
RARE_REGION = 24  # bytes around a byte that no region holds
RARE_REGIONS = 12
PART = 1 << 12  # bytes taken of each chunk of a long string
EXCERPT = 1 << 18  # bytes after which only what is new is taken
REACH = 200  # how far back a character's beginning is looked for


def sample(data: bytes, *places: int) -> list[bytes]:
    """Regions of the data, each beginning with a whole character in every encoding, some 1,300 bytes together.

    The first is at the first non-ASCII byte, others are spread over the rest; short ones show the rarer bytes, which
    are often all that tells one code page from its neighbour.

    Parameters:
        data: The bytes.
        places: Offsets of bytes that have to be in it.
    """
    spans = sorted(span for span in (*_spans(data), *(_around(data, place) for place in places)) if span[0] < span[1])
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return [REPEATED.sub(_shortened, data[start:end]) for start, end in merged]


def _shortened(run: re.Match[bytes]) -> bytes:
    return run[0][: 2 + len(run[0]) % 2]  # an even number of bytes is left out, so that pairs stay pairs


def _spans(data: bytes) -> Iterator[tuple[int, int]]:
    first = HIGH.search(data)
    if first is None:
        return
    covered = bytearray()
    end = 0
    step = max(REGION, (len(data) - first.start()) // REGIONS)
    for at in range(first.start(), len(data), step):
        found = HIGH.search(data, max(at, end))
        if found is None:
            break
        # Before the first non-ASCII byte nothing is but ASCII, so it begins a character whatever stands before it.
        start = max(0, found.start() - CONTEXT) if found.start() == first.start() else _beginning(data, found.start())
        if start is None:
            continue
        end = _end(data, max(start + REGION, found.end()))
        covered += data[start:end]
        yield start, end
    rare = set(data.translate(None, ASCII + bytes(covered)))
    for byte in sorted(rare, key=data.find)[:RARE_REGIONS] if rare else ():
        yield _around(data, data.find(byte))


def _around(data: bytes, at: int) -> tuple[int, int]:
    """From the beginning of a character some way before the byte to some way after it; empty if no beginning is found."""
    start = _beginning(data, at)
    return (at, at) if start is None else (start, _end(data, at + RARE_REGION))


def _end(data: bytes, at: int) -> int:
    """Where a character ends, a little further on; where none can be seen to, here."""
    found = START.search(data, at, at + CONTEXT)
    return found.end() if found else at


def _beginning(data: bytes, at: int) -> int | None:
    """Where a character begins, a little before the byte if possible, else up to `REACH` bytes before it."""
    for begin in (max(0, at - CONTEXT), max(0, at - REACH)):
        if begin == 0:
            return 0
        if found := START.search(data, begin, at):
            return found.end()
    return None


class Excerpt:
    """Parts of a long string, collected as it goes by, that show each byte that occurs and some of everything.

    A few hundred kilobytes at most, however long the string.
    """

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._known = ASCII
        self.size = 0

    def add(self, chunk: bytes) -> None:
        """Take note of the next part of the string."""
        for byte in set(chunk.translate(None, self._known)):
            self.add_around(chunk, chunk.find(byte))
        self._known += bytes(set(chunk.translate(None, self._known)))
        if self.size < EXCERPT and (first := HIGH.search(chunk)):
            self._take(chunk, first.start(), PART)

    def add_around(self, chunk: bytes, at: int) -> None:
        """Take the surroundings of a byte."""
        self._take(chunk, at, REGION)

    def _take(self, chunk: bytes, at: int, length: int) -> None:
        # At the beginning of a chunk the middle of a character may stand.
        start = _beginning(chunk, at)
        if not start:
            found = START.search(chunk, 0, at)
            start = found.end() if found else 0
        # Parts end where a character does: before the next byte that shows it, or after the last one that did.
        end = max(at, start) + length
        if end < len(chunk):
            found = START.search(chunk, end)
            end = found.end() if found else max(chunk.rfind(b"\n", start, end), chunk.rfind(b" ", start, end)) + 1
        part = chunk[start:end]
        self._parts.append(part)
        self.size += len(part)

    def joined(self) -> bytes:
        """The parts, a line feed after each."""
        return b"\n".join([*self._parts, b""])
