"""The misreadings as the kernel has them: which of them may have left a character, of which it tells, and what each makes of it."""

import struct
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from scrubber.kernel import kernel
from scrubber.language.model import PARTS, model
from scrubber.mojibake.legacy import suspects, weighing
from scrubber.mojibake.legacy.misreadings import (
    BLOCKS,
    CODES,
    PAGES,
    PAIRS,
    READ,
    Misreading,
    latin,
    masks,
    masks_from_code_pages,
    readable,
    readable_somehow,
    swap,
)
from scrubber.mojibake.tables import tables

if TYPE_CHECKING:
    from scrubber._kernel import Misreadings


@cache
def misreadings() -> "Misreadings | None":
    """What the kernel is told of them; None without a kernel."""
    found = kernel()
    if found is None:
        return None
    limits = {
        "SPOKEN": suspects.SPOKEN,
        "FEW": suspects.FEW,
        "WORDS": weighing.WORDS,
        "MOST_OF_WORD": weighing.MOST_OF_WORD,
        "UNLIKELY_PAIR": round(PARTS * weighing.UNLIKELY_PAIR),
        "LEAST": round(PARTS * weighing.LEAST),
    }
    priors = [round(PARTS * weighing.prior(Misreading("", *pair))) for pair in PAIRS]
    numbers = [model().number(code) for code in CODES]
    made: Misreadings = found.Misreadings(len(READ), len(PAGES), numbers, latin(), priors, limits, may_stand, *map(tables().block, BLOCKS))
    return made


def may_stand(char: str) -> bool:
    """Whether a character that is on none of the code pages may stand in any text."""
    return masks(char)[0] != 0


def blocks() -> Mapping[str, bytes]:
    """The blocks of `tables.bin` that tell of misreadings.

    They are the characters that text has which was read by mistake; for each a bit for every code page that may have been read
    with, and the number of its record there; the records, in which the code pages that may have been written in have three numbers
    each: that of the set of languages whose misreading may have left the character, that of those of which it tells, and what it
    becomes, or 0 if it stays; and the sets, a bit for each language.
    """
    chars = "".join(sorted(readable_somehow()))
    sets: dict[int, int] = {0: 0}
    records: dict[bytes, int] = {}
    characters: list[int] = []
    for char in chars:
        fits, tells = (_by_pair(bits) for bits in masks_from_code_pages(char))
        characters.append(sum(1 << i for i, read in enumerate(READ) if char in readable(read)))
        for i, read in enumerate(READ):
            at = slice(i * len(PAGES), (i + 1) * len(PAGES))
            becomes = [ord(swap(written, read).get(ord(char), "\0")) for written in PAGES]
            numbers = [[sets.setdefault(one, len(sets)) for one in blocks[at]] for blocks in (fits, tells)]
            record = struct.pack(f"<{3 * len(PAGES)}H", *(number for three in zip(*numbers, becomes, strict=True) for number in three))
            characters.append(records.setdefault(record, len(records)))
    contents = (
        chars.encode(),
        struct.pack(f"<{len(characters)}H", *characters),
        b"".join(records),
        struct.pack(f"<{len(sets)}Q", *sets),
    )
    return dict(zip(BLOCKS, contents, strict=True))


def _by_pair(bits: int) -> Sequence[int]:
    """The languages whose misreading has a bit, for each pair of code pages."""
    return struct.unpack(f"<{len(PAIRS)}Q", bits.to_bytes(8 * len(PAIRS), "little"))
