"""What becomes of mojibake when something of it is lost, and what each character looks like then."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from scrubber.language import codepage, model
from scrubber.language.classes import is_lower_cased
from scrubber.mojibake.readings import leads

C1 = re.compile("[\x80-\x9f]")
SHRUNK = "no-break space turned into a space"
DROPPED = "control character dropped"
BOTH = "control character dropped and no-break space turned into a space"
REPLACED = "undefined byte replaced by U+FFFD"
QUESTIONED = "undefined byte replaced by ?"
LOWERED = "letters lower-cased"
FOLDED = "compatibility characters folded (NFKC)"


def _question(text: str, name: str, char: str) -> str:
    return text.translate(dict.fromkeys(codepage(name).undefined, char))


LOSSES: Mapping[str, Callable[[str, str], str]] = {
    SHRUNK: lambda text, _: text.replace("\xa0", " "),
    DROPPED: lambda text, _: C1.sub("", text),
    REPLACED: lambda text, name: _question(text, name, "\ufffd"),
    QUESTIONED: lambda text, name: _question(text, name, "?"),
    FOLDED: lambda text, _: unicodedata.normalize("NFKC", text),
    LOWERED: lambda text, _: text.lower(),
    BOTH: lambda text, _: C1.sub("", text).replace("\xa0", " "),
}
"""What each kind of loss makes of text that was misread with a code page of that name."""


@dataclass(frozen=True)
class Forms:
    """The damaged forms of all characters under one code page and one kind of loss.

    Parameters:
        name: The code page.
        loss: The kind of loss.
        said: What may be said by each form.
        starts: Matches where a form may begin.
        longest: The length of the longest form.
    """

    name: str
    loss: str
    said: Mapping[str, Sequence[str]]
    starts: re.Pattern[str]
    longest: int


@cache
def forms(name: str, loss: str) -> Forms | None:
    """The forms under a code page and a kind of loss; None if that loss cannot befall it."""
    said: dict[str, list[str]] = {}
    intact = codepage(name).decode(_known().encode())
    damaged = LOSSES[loss](intact, name)
    if damaged == intact:
        return None
    for char, whole, form in zip(_known().split("\n"), intact.split("\n"), damaged.split("\n"), strict=True):
        if form[:1] == whole[:1] or (loss == LOWERED and not form[:1].isascii()):
            said.setdefault(form, []).append(char)
            if form != whole and loss in (SHRUNK, BOTH) and char == "à":  # it ends so many words
                said[form].append(char + " ")  # two spaces, one of them no-break, became one
    if loss == BOTH:  # the space may also be one that stood there
        for form in [form for form in said if form.endswith(" ")]:
            said[form] += [char + " " for char in said.get(form[:-1], ())]
    starts = "".join({form[0] for form in said})
    return Forms(name, loss, said, re.compile(f"[{re.escape(starts)}]"), max(map(len, said)))


@cache
def firsts(name: str, loss: str) -> frozenset[str]:
    """With what a form may begin: so much is known without making all of them."""
    found = leads(name)
    return found.union(char.lower()[0] for char in found) if loss == LOWERED else found


@cache
def steady_firsts(name: str) -> frozenset[str]:
    """With what a form begins whatever has been lost."""
    found = {form[0] for form in codepage(name).decode(_known().encode()).split("\n")}
    return frozenset(char for char in found if all(damage(char, name) == char for loss, damage in LOSSES.items() if loss != LOWERED))


@cache
def _known() -> str:
    """The characters that can be damaged and are known, a line for each."""
    return "\n".join(c for c in sorted(model().joint.known) if not (c.isascii() or "\x80" <= c < "\xa0" or "\ud800" <= c < "\ue000"))


def can_have_befallen(loss: str, original: str) -> bool:
    """Whether the loss can have befallen the text: there must be nothing left of what it takes."""
    if loss == DROPPED:
        return not C1.search(original)
    if loss in (REPLACED, QUESTIONED):
        return ("\ufffd" if loss == REPLACED else "?") in original
    if loss == BOTH:
        return can_have_befallen(SHRUNK, original) and can_have_befallen(DROPPED, original)
    if loss == SHRUNK:
        return "\xa0" not in original
    return is_lower_cased(original) if loss == LOWERED else unicodedata.is_normalized("NFKC", original)
