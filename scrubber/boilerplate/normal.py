"""The form in which lines are compared."""

import re
from functools import lru_cache

from scrubber.expressions import expression

COMPARED = 300  # characters of a line that are brought into the form in which lines are compared

_FOLD = (
    dict.fromkeys("‘’ʼ`´′", "'")
    | dict.fromkeys("“”„«»″", '"')
    | dict.fromkeys("–—―‒−", "-")
    | dict(zip("（）［］【】：，！？／｜＊", "()[][]:,!?/|*", strict=True))
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u0307", "")  # invisible, and what is left of İ
    | {"ı": "i"}  # so that capitals written without a Turkish locale compare equal
)
_FOLDED = expression(f"[{''.join(map(re.escape, _FOLD))}]")
BULLETS = " \t*•·▪▫►▶▸→➜➔›‹>|-_#+=~✓✔◆■●○◦×/\\\"'"
ENDINGS = " \t:.…!,;|->›→➜►▶▼▲+*_=~/\\\"'。、"
SIGNS = tuple(
    "\u200d\u200d \u20e3\u20e3 \u2190\u21ff \u2300\u23ff \u25a0\u27bf \u2b00\u2bff \ue000\uf8ff \ufe0f\ufe0f \U0001f000\U0001faff".split()
)
"""The first and the last of arrows, pictographs and what joins them, and characters of icon fonts: they stand beside prompts (“📲 Join our
channel”, “← Previous”). Of 32 such lines that a rule knows without them, 3 are labelled as content, of all development sets."""
_NUMBER = expression(r"\d+(?:,\d{3})*")


def fold(text: str) -> str:
    """The text with case, quotes and dashes made one, and without invisible characters."""
    key = text.casefold()
    return key.replace("`", "'") if key.isascii() else _FOLDED.sub(_folded, key)


def _folded(found: re.Match[str]) -> str:
    return _FOLD[found[0]]


def normalise(text: str) -> str:
    """The form in which lines are compared: case, white space, quotes, dashes and numbers made one, bullets and final marks dropped.

    Numbers become 0. The result may be longer or shorter than `text`, so offsets in it mean nothing.
    """
    key = " ".join(fold(text).split()).lstrip(BULLETS).rstrip(ENDINGS)
    return _NUMBER.sub("0", key).removeprefix("0. ")  # the number of a list item is a bullet, too


def undecorated(text: str) -> str:
    """A line without the signs, and the white space, at its ends; as it is if it has none there, or nothing else."""
    if not text or not (_is_sign(text[0]) or _is_sign(text[-1])):
        return text
    start, end = 0, len(text)
    while start < end and (_is_sign(text[start]) or text[start] == " "):
        start += 1
    while end > start and (_is_sign(text[end - 1]) or text[end - 1] == " "):
        end -= 1
    return text[start:end] or text


def _is_sign(char: str) -> bool:
    return any(run[0] <= char <= run[1] for run in SIGNS)


@lru_cache(maxsize=1 << 14)
def key_of(text: str) -> str:
    """`normalise`, of no more than `COMPARED` characters, remembered for a while: short lines recur all over a corpus."""
    return normalise(text[:COMPARED])
