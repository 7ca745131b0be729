"""UTF-16 and UTF-32 without a byte order mark, by where the zero bytes stand and by what the text then is."""

import codecs

from scrubber.decoding.binary import NOT_CONTROLS

SIGNS = {0x00, 0x20, 0x21, 0x22, 0x25, 0x26, 0xFE, 0xFF}  # blocks of 256 characters that any text may draw on
INVISIBLE = frozenset("\t\n\r\x0b\x0c\x1a\xa0\xad\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u3000\ufeff")
BLOCKS = 3  # others that a text draws on
SAMPLE = 1 << 11  # characters of UTF-16 and UTF-32 looked at


def utf16_or_32(data: bytes) -> str | None:
    """UTF-16 or UTF-32 by where the zero bytes stand and by what the text then is; None if it is neither."""
    head = data[: 4 * SAMPLE]
    if not head.translate(None, NOT_CONTROLS):
        return None
    for encoding in ("utf-32-be", "utf-32-le"):
        if len(data) % 4 == 0 and 0 in head and is_text(_decoded(head, encoding)):
            return encoding
    zeros_even, zeros_odd = head[::2].count(0), head[1::2].count(0)
    readings = []
    for encoding, ours, theirs in (("utf-16-be", zeros_even, zeros_odd), ("utf-16-le", zeros_odd, zeros_even)):
        text = _decoded(head, encoding)
        # Without a single ASCII character in it, text that is not Chinese or Japanese is of one script.
        if is_text(text, BLOCKS if zeros_even or zeros_odd else 1):
            readings.append((_common_share(text or "") + (ours > theirs), encoding))
    return max(readings)[1] if readings else None


def _decoded(head: bytes, encoding: str) -> str | None:
    try:
        return codecs.getincrementaldecoder(encoding)().decode(head)
    except UnicodeDecodeError:
        return None


def is_text(text: str | None, blocks: int = BLOCKS) -> bool:
    """Whether text that was read two or four bytes at a time is text: printable, and from few blocks of Unicode."""
    if not text:
        return False
    odd = sum(not (char.isprintable() or char in INVISIBLE) for char in text)
    used = {ord(char) >> 8 for char in text if not 0x3000 <= ord(char) < 0xD7B0} - SIGNS
    return odd <= len(text) // 200 and len(used) <= blocks + (blocks > 1) * len(text) // 100


def _common_share(text: str) -> float:
    """The share of characters that texts are full of, in any script that is written in UTF-16."""
    frequent = sum(char in " \n\r\t,.。、，的一是の、はがを" or (char.isascii() and char.isalnum()) for char in text)
    common = sum(_is_common(char) for char in text)
    return (frequent + common) / len(text)


def _is_common(char: str) -> bool:
    if not "\u4e00" <= char <= "\ua000":
        return char.isalpha()
    try:
        return char.encode("gb2312")[0] < 0xD8
    except UnicodeEncodeError:
        try:
            return char.encode("big5")[0] < 0xC7
        except UnicodeEncodeError:
            return False
