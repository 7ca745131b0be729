"""UTF-16 and UTF-32 without a byte order mark, by what the text then is."""

import codecs

from scrubber.decoding.binary import NOT_CONTROLS
from scrubber.decoding.result import CERTAIN
from scrubber.expressions import expression
from scrubber.language import model

SIGNS = {0x00, 0x20, 0x21, 0x22, 0x25, 0x26, 0xFE, 0xFF}  # blocks of 256 characters that any text may draw on
INVISIBLE = frozenset("\t\n\r\x0b\x0c\x1a\xa0\xad\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u3000\ufeff")
BLOCKS = 3  # others that a text draws on
SAMPLE = 1 << 11  # characters of UTF-16 and UTF-32 looked at
FEWEST = 2  # characters that are a text
ODD_LENGTH = 16  # bytes from which on half a character may follow the last one
# Nats a character. Text in any script that the character model knows takes 3 to 8, other bytes read as UTF-16 more than 9.3,
# so nothing changes between 8 and 9.
LIMIT = 8.5
# Certain is what has so many bytes and takes so few nats a character (`confirm.py` looks at the rest). Of 11,410 texts of 4 to 400
# characters in 180 languages none was taken for the other byte order or for anything else, and of 8,497 in other encodings none for this.
MINORITY = 0.3  # share of East Asian letters below which they are what other letters become that are read from their middle
SURE_LENGTH, SURE_NATS = 32, 6.0
LIKELY = 0.98  # the probability of what is shorter or takes more
EAST_ASIAN = expression("[\0\u3000-\ud7af]")
# In a script that it does not know (Syriac, Lanna) text takes up to 17; it is told by being of one block, with spaces between.
UNKNOWN_SCRIPT, SPACES = 24, 0.08  # characters at least; share of them that are ASCII


def utf16_or_32(data: bytes) -> tuple[str, float] | None:
    """UTF-16 or UTF-32 and the probability that it is, if the data is text in it; None if it is not."""
    head = data[: 4 * SAMPLE]
    if not head.translate(None, NOT_CONTROLS):
        return None
    encodings = ["utf-16-le", "utf-16-be"] if len(data) % 2 == 0 or len(data) >= ODD_LENGTH else []
    if len(data) % 4 == 0 and 0 in head:
        encodings += ["utf-32-be", "utf-32-le"]
    costs = {encoding: cost for encoding in encodings if (cost := _cost(_decoded(head, encoding))) is not None}
    if not costs:
        return None
    best = min(costs, key=costs.__getitem__)
    whole = len(data) % (2 if best.startswith("utf-16") else 4) == 0
    sure = whole and len(data) >= SURE_LENGTH and costs[best] <= SURE_NATS
    return best, CERTAIN if sure else LIKELY


def _decoded(head: bytes, encoding: str) -> str:
    try:
        return codecs.getincrementaldecoder(encoding)().decode(head)
    except UnicodeDecodeError:
        return ""


def _cost(text: str) -> float | None:
    """Nats a character, if it is text."""
    if len(text) < FEWEST or not is_text(text):
        return None
    cost = min(-model().score(text), model().other.cost(text)) / (len(text) + 1)
    if cost <= LIMIT:
        return cost
    plain = sum(map(str.isascii, text)) / len(text)
    spaced = len(text) >= UNKNOWN_SCRIPT and SPACES <= plain < 1 - SPACES
    return cost if spaced and is_text(text, 1) and not EAST_ASIAN.search(text) else None


def shifted(text: str) -> str:
    """What shows that some of the text was read from the middle of its characters, as it is after a lost byte; empty if nothing does."""
    odd = next((char for char in text if not (char.isprintable() or char in INVISIBLE)), "")
    if odd:
        return f"it holds U+{ord(odd):04X}"
    east_asian = len(EAST_ASIAN.findall(text))
    if 0 < east_asian < MINORITY * sum(map(str.isalpha, text)):
        return "it holds a few Chinese characters"
    for number, line in enumerate(text.split("\n"), 1):
        if not line.isascii() and min(-model().score(line), model().other.cost(line)) > LIMIT * (len(line) + 1):
            return f"line {number} reads like no language"
    return ""


def is_text(text: str, blocks: int = BLOCKS) -> bool:
    """Whether text that was read two or four bytes at a time may be text: printable, and from few blocks of Unicode."""
    odd = sum(not (char.isprintable() or char in INVISIBLE) for char in text)
    used = {ord(char) >> 8 for char in text if not 0x3000 <= ord(char) < 0xD7B0} - SIGNS
    return odd <= 1 + len(text) // 200 and len(used) <= blocks + (blocks > 1) * len(text) // 100
