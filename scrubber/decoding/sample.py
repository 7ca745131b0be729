"""A sample of the bytes that says as much about their encoding as all of them: the surroundings of non-ASCII bytes."""

import re
from collections.abc import Iterator

HIGH = re.compile(rb"[\x80-\xff]")
# No multi-byte encoding has a byte below 0x30 inside a character, so a non-ASCII byte after one begins a character.
START = re.compile(rb"[\x00-\x2f][\x80-\xff]")
REPEATED = re.compile(rb"([^0-9A-Za-z])\1{3,}")  # rules and frames drawn with characters say little, but often
ASCII = bytes(range(0x80))

CONTEXT = 24  # bytes kept before a region
REGION = 240  # bytes in a region
REGIONS = 4
RARE_REGION = 24  # bytes around a byte that no region holds
RARE_REGIONS = 12
REACH = 200  # how far back a character's beginning is looked for


def sample(data: bytes) -> list[bytes]:
    """Regions of the data, each beginning with a whole character in every encoding, some 1,300 bytes together.

    The first is at the first non-ASCII byte, others are spread over the rest; short ones show the rarer bytes, which
    are often all that tells one code page from its neighbour.
    """
    spans = sorted(_spans(data))
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
        if at < end:
            continue
        found = first if at == first.start() else START.search(data, at)
        if found is None:
            break
        start = found.start()
        end = start + REGION
        covered += data[start:end]
        yield _context(data, start), end
    distinct = set(data.translate(None, ASCII)) - set(covered)
    for byte in sorted(distinct, key=data.find)[:RARE_REGIONS] if distinct else ():
        at = data.find(byte)
        before = data[max(0, at - REACH) : at + 1]
        starts = [m.end() - 1 for m in START.finditer(before)]
        if starts:
            start = at + 1 - len(before) + starts[-1]
            yield _context(data, start), at + RARE_REGION


def _context(data: bytes, start: int) -> int:
    """Where the ASCII before a character begins, as far as it is looked at."""
    begin = max(0, start - CONTEXT)
    while begin < start and data[begin] >= 0x80:
        begin += 1
    for at in range(start - 1, begin - 1, -1):
        if data[at] >= 0x80:
            return at + 1 if data[at + 1] < 0x30 else min(start, at + 2)
    return begin
