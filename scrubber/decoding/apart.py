"""How far other code pages are behind, even if the place that speaks most against them is damaged.

The bytes of a text in a code page are told from those in its neighbours by a few letters, sometimes by a single one. One
byte may be damage, or a sign that nobody expects there, so what it says alone does not count as certain.
"""

import re
from collections import defaultdict
from collections.abc import Callable
from functools import cache

from scrubber.decoding.candidates import CANDIDATES, SINGLE_BYTE, Candidate
from scrubber.decoding.sample import ASCII
from scrubber.decoding.single_byte import UNDEFINED, UNIT, model, page, unigram_costs_in
from scrubber.encodings.characters import REPLACEMENT

ENOUGH, PLACES = 40.0, 4  # nats, and different places, that settle it; with 60 nats 8,501 texts and files are judged alike
FAR = UNIT * ENOUGH + 0xFF  # 1/5 nat by which the different bytes by themselves settle it, since none of them takes more than 255
NOBODY_WRITES = frozenset(map(chr, range(0x80, 0xA0))) - {"\x85"} | {REPLACEMENT}  # controls (mainframes have a line end) and nothing
COMMON = 2.0  # nats beforehand up to which a code page is no rare one
NO_BREAK = "\xa0"
LOOKED_AT = 1 << 16  # bytes


def nats_behind(data: bytes, codec: str, language: str) -> float:
    """Nats by which the nearest code page that reads the data otherwise is behind, its worst place left out; about `ENOUGH` at most.

    Places with the same bytes around them are one place. In a code page that is rare, and where it says a no-break space, all places of
    the byte are left out: a language that there are no statistics of may write a sign of its own everywhere.

    Parameters:
        data: The data.
        codec: The code page that it was read in.
        language: The language of the text.
    """
    padded = b"\n" + data[:LOOKED_AT] + b"\n"
    occurring = bytes(set(padded.translate(None, ASCII)))
    ours = page(codec)
    prior = CANDIDATES[codec].cost if codec in CANDIDATES else 0.0
    rivals = _differences(codec)
    own, *others = unigram_costs_in(language, [codec, *(rival.codec for rival, _ in rivals)], occurring)
    done = {ours.read(occurring)}
    least = ENOUGH
    for (rival, differing), alone in zip(rivals, others, strict=True):
        meaning = page(rival.codec).read(occurring)
        if meaning in done:
            continue
        done.add(meaning)
        otherwise = {byte for byte, char in zip(occurring, meaning, strict=True) if char != ours.chars[byte]}
        # If it were the rival and nobody writes what that reads otherwise, these bytes were damage, and the rest reads the same.
        damaged = all(page(rival.codec).chars[byte] in NOBODY_WRITES for byte in otherwise)
        if not damaged and alone - own <= FAR:
            nats = _nats_behind(padded, differing, ours.chars, page(rival.codec).chars, language, rare=prior > COMMON)
            least = min(least, rival.cost - prior + nats)
    return least


def _nats_behind(padded: bytes, differing: re.Pattern[bytes], ours: str, theirs: str, language: str, *, rare: bool) -> float:
    """Nats by which what differs costs more in another code page, the place that costs most left out; in a rare one, the byte."""
    pair = model().language(language).pair
    places: dict[bytes, float] = {}
    by_byte: dict[int, float] = defaultdict(float)
    total = most = 0.0
    for found in differing.finditer(padded):
        place = padded[found.start() - 1 : found.start() + 2]
        if place in places:
            continue
        before, byte, after = place
        nats = _cost(theirs[before], theirs[byte], pair) - pair(ours[before], ours[byte])
        if not differing.match(place, 2):  # else it is counted with the next place
            nats += _cost(theirs[byte], theirs[after], pair) - pair(ours[byte], ours[after])
        places[place] = nats
        by_byte[byte] += nats
        total += nats
        most = max(most, by_byte[byte] if rare or ours[byte] == NO_BREAK else nats)
        if len(places) >= PLACES and total - most > ENOUGH:
            break
    return total - most


def _cost(before: str, char: str, pair: Callable[[str, str], float]) -> float:
    """Nats that a character takes after another; one that is undefined takes what that costs."""
    undefined = UNDEFINED if char == REPLACEMENT else 0.0
    return undefined + pair(before.replace(REPLACEMENT, " "), char.replace(REPLACEMENT, " "))


@cache
def _differences(codec: str) -> tuple[tuple[Candidate, re.Pattern[bytes]], ...]:
    """The other code pages, each with a pattern of the bytes that it reads otherwise."""
    ours = page(codec).chars
    differing = {rival: bytes(b for b in range(0x80, 0x100) if page(rival.codec).chars[b] != ours[b]) for rival in SINGLE_BYTE}
    return tuple((rival, re.compile(b"[%s]" % re.escape(high))) for rival, high in differing.items() if high)
