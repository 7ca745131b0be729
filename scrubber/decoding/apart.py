"""How far other code pages are behind, even if the place that speaks most against them is damaged.

The bytes of a text in a code page are told from those in its neighbours by a few letters, sometimes by a single one. One
byte may be damage, or a sign that nobody expects there, so what it says alone does not count as certain.
"""

import re
from collections.abc import Callable
from functools import cache

from scrubber.decoding.candidates import CANDIDATES, SINGLE_BYTE, Candidate
from scrubber.decoding.sample import ASCII
from scrubber.decoding.single_byte import UNDEFINED, model, page
from scrubber.encodings.codepage import REPLACEMENT

ENOUGH, PLACES = 60.0, 4  # nats, and different places, that settle it
LOOKED_AT = 1 << 16  # bytes


def nats_behind(data: bytes, codec: str, language: str) -> float:
    """Nats by which the nearest code page that reads the data otherwise is behind, its worst place left out; `ENOUGH` at most.

    Places with the same bytes around them are one place.

    Parameters:
        data: The data.
        codec: The code page that it was read in.
        language: The language of the text.
    """
    padded = b"\n" + data[:LOOKED_AT] + b"\n"
    occurring = bytes(set(padded.translate(None, ASCII)))
    ours = page(codec).chars
    pair = model().language(language).pair
    least = ENOUGH
    done = {page(codec).read(occurring)}
    for rival, differing in _differences(codec):
        meaning = page(rival.codec).read(occurring)
        if meaning in done or differing is None:
            continue
        done.add(meaning)
        theirs = page(rival.codec).chars
        seen: set[bytes] = set()
        total, most = rival.cost - CANDIDATES[codec].cost, 0.0
        for found in differing.finditer(padded):
            at = found.start()
            place = padded[at - 1 : at + 2]
            if place in seen:
                continue
            seen.add(place)
            before, byte, after = place
            nats = _cost(theirs[before], theirs[byte], pair) - pair(ours[before], ours[byte])
            if not differing.match(place, 2):  # else it is counted with the next place
                nats += pair(theirs[byte].replace(REPLACEMENT, " "), theirs[after]) - pair(ours[byte], ours[after])
            total, most = total + nats, max(most, nats)
            if len(seen) >= PLACES and total - most > ENOUGH:
                break
        least = min(least, total - most)
    return least


def _cost(before: str, char: str, pair: Callable[[str, str], float]) -> float:
    """Nats that a character takes after another; one that is undefined takes what that costs."""
    undefined = UNDEFINED if char == REPLACEMENT else 0.0
    return undefined + pair(before.replace(REPLACEMENT, " "), char.replace(REPLACEMENT, " "))


@cache
def _differences(codec: str) -> tuple[tuple[Candidate, re.Pattern[bytes] | None], ...]:
    """The other code pages, each with a pattern of the bytes that it reads otherwise."""
    ours = page(codec).chars
    found = []
    for rival in SINGLE_BYTE:
        differing = bytes(byte for byte in range(0x80, 0x100) if page(rival.codec).chars[byte] != ours[byte])
        found.append((rival, re.compile(b"[%s]" % re.escape(differing)) if differing else None))
    return tuple(found)
