"""What changed in a run of bytes, so that it can be put back."""

import base64
from typing import NamedTuple


class Patch(NamedTuple):
    """A change.

    Parameters:
        at: Where in the new bytes it is.
        new: How many bytes stand there now.
        old: What stood there: text, or `base64:` and bytes that are not UTF-8.
    """

    at: int
    new: int
    old: str


BASE64 = "base64:"


def patch(old: bytes, new: bytes, at: int = 0) -> Patch:
    """The change from `old` to `new`, without what is the same at either end.

    Parameters:
        old: What stood there.
        new: What stands there now.
        at: Where the new bytes begin.
    """
    start = _alike(old, new)
    end = _alike(old[start:][::-1], new[start:][::-1])
    return Patch(at + start, len(new) - start - end, _text(old[start : len(old) - end]))


def old_bytes(old: str) -> bytes:
    """What a patch puts back."""
    return base64.b64decode(old[len(BASE64) :]) if old.startswith(BASE64) else old.encode()


def _text(data: bytes) -> str:
    try:
        text = data.decode()
    except UnicodeDecodeError:
        text = BASE64
    return text if not text.startswith(BASE64) else BASE64 + base64.b64encode(data).decode()


def _alike(a: bytes, b: bytes) -> int:
    """How many bytes two strings have in common from the beginning; halving takes fewer steps than going byte by byte."""
    low, high = 0, min(len(a), len(b))
    while low < high:
        middle = (low + high + 1) // 2
        if a[low:middle] == b[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
