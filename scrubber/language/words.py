"""Words with letters beyond ASCII that are common in a language, by their fingerprints alone.

Where a letter was lost, pairs of characters often cannot tell which one it was; whether the word exists can. The table
holds three bytes of each word's CRC-32, made by `training/language/train_words.py`: of words it does not hold, one in
some thousands passes for known.
"""

import json
import re
import zlib
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("words.bin")
WORD = re.compile(r"[^\W\d_]+")


def fingerprint(word: str) -> int:
    """A number below 2 ** 24 that stands for the word."""
    return zlib.crc32(word.encode("utf-8", "surrogatepass")) & 0xFFFFFF


@cache
def words(language: str) -> frozenset[int]:
    """The fingerprints of a language's words; none for a language that the table does not hold.

    Parameters:
        language: Its ISO 639-1 code.
    """
    header, _, blocks = TABLE.read_bytes().partition(b"\n")
    start, count = json.loads(header).get(language, (0, 0))
    return frozenset(int.from_bytes(blocks[at : at + 3], "big") for at in range(3 * start, 3 * (start + count), 3))
