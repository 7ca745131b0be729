"""UTF-8 read with another code page, and something lost on the way: what each character would look like then.

The damaged form of every character that the languages know is computed for a code page and a kind of loss; where a
form stands in the text, the characters that would look like it are candidates, and the language's statistics decide
between them. What they cannot decide with certainty is a proposal, not a repair.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from scrubber.language import Bigrams, codepage, model
from scrubber.language.codepages import PYTHON_NAMES
from scrubber.mojibake.draft import Repair

C1 = re.compile("[\x80-\x9f]")
SHRUNK = "no-break space turned into a space"
STRIPPED = "no-break space stripped"
DROPPED = "control character dropped"
REPLACED = "undefined byte replaced by U+FFFD"
QUESTIONED = "undefined byte replaced by ?"
LOWERED = "letters lower-cased"
FOLDED = "compatibility characters folded (NFKC)"

PAGES = ("windows-1252", "latin-1", "windows-1250", "windows-1251", "windows-1254", "windows-1253", "windows-1257", "mac-roman", "iso-8859-2", "iso-8859-9", "iso-8859-15", "windows-1258", "cp437", "cp850")  # fmt: skip
"""The code pages to consider where no intact mojibake has proven one."""

PRIOR = 9.0  # nats that a kind of loss must gain over the text where its code page is not proven
PRIOR_PROVEN = 2.0  # and where it is
CERTAIN = 3.0  # nats by which a character must beat the next candidate to be put in without asking
CREDIBLE = 1.0  # nats that a single place must gain


def _question(text: str, name: str, char: str) -> str:
    undefined = codepage(name).undefined
    return "".join(char if ord(c) in undefined else c for c in text) if undefined else text


LOSSES: Mapping[str, Callable[[str, str], str]] = {
    SHRUNK: lambda text, _: text.replace("\xa0", " "),
    DROPPED: lambda text, _: C1.sub("", text),
    REPLACED: lambda text, name: _question(text, name, "\ufffd"),
    QUESTIONED: lambda text, name: _question(text, name, "?"),
    FOLDED: lambda text, _: unicodedata.normalize("NFKC", text),
    LOWERED: lambda text, _: text.lower(),
}
"""What each kind of loss makes of text that was misread with a code page of that name."""


@dataclass(frozen=True)
class Forms:
    """The damaged forms of all characters under one code page and one kind of loss.

    Parameters:
        said: What may be said by each form.
        starts: Matches where a form may begin.
        longest: The length of the longest form.
    """

    said: Mapping[str, Sequence[str]]
    starts: re.Pattern[str]
    longest: int


@cache
def forms(name: str, loss: str) -> Forms | None:
    """The forms under a code page and a kind of loss; None if that loss cannot befall it."""
    said: dict[str, list[str]] = {}
    page, damage = codepage(name), LOSSES[loss]
    for char in sorted(model().joint.alphabet):
        if char.isascii() or "\x80" <= char < "\xa0" or "\ud800" <= char < "\ue000":
            continue
        intact = page.decode(char.encode())
        form = damage(intact, name)
        if form != intact and not form[:1].isascii():
            said.setdefault(form, []).append(char)
            if loss == SHRUNK and form.endswith(" "):
                said[form].append(char + " ")  # two spaces, one of them no-break, became one
    if not said:
        return None
    starts = "".join({form[0] for form in said})
    return Forms(said, re.compile(f"[{re.escape(starts)}]"), max(map(len, said)))


def lossy_repairs(text: str, original: str, proven: Mapping[str, float]) -> tuple[float, list[Repair]]:
    """One round: what was damaged with the likeliest code page and loss, repaired or proposed, and the evidence for it.

    Parameters:
        text: The text as it stands.
        original: The text as it was before anything was repaired: what befell it as a whole shows there.
        proven: The evidence in nats for code pages that intact mojibake gave.
    """
    likeliest = sorted(proven.keys() & PYTHON_NAMES.keys(), key=proven.__getitem__, reverse=True)
    names = [name for name in likeliest if proven[name] > PRIOR][:2] or PAGES
    best: tuple[float, list[Repair]] = (0.0, [])
    language: Bigrams | None = None
    for loss in LOSSES:
        if not _possible(loss, original):
            continue
        for name in names:
            if (table := forms(name, loss)) is None:
                continue
            clusters = list(_clusters(text, table))
            if not clusters:
                continue
            if language is None:
                language = _language(text)
            repairs = [r for c in clusters for r in _decide(text, c, language, name, loss)]
            total = sum(r.gain for r in repairs) - (PRIOR_PROVEN if name in proven else PRIOR)
            if total > best[0]:
                best = (total, repairs)
    return best


def _possible(loss: str, original: str) -> bool:
    """Whether the loss can have befallen the text: there must be nothing left of what it takes."""
    if loss == DROPPED:
        return not C1.search(original)
    if loss in (REPLACED, QUESTIONED):
        return ("\ufffd" if loss == REPLACED else "?") in original
    if loss == SHRUNK:
        return "\xa0" not in original
    return original == (original.lower() if loss == LOWERED else unicodedata.normalize("NFKC", original))


Place = tuple[int, int, Sequence[str]]


def _clusters(text: str, table: Forms) -> Iterator[list[Place]]:
    """Damaged forms that stand right next to each other."""
    cluster: list[Place] = []
    at = 0
    for match in table.starts.finditer(text):
        start = match.start()
        if start < at:
            continue
        for end in range(min(len(text), start + table.longest), start, -1):
            if candidates := table.said.get(text[start:end]):
                if cluster and at < start:
                    yield cluster
                    cluster = []
                cluster.append((start, end, candidates))
                at = end
                break
    if cluster:
        yield cluster


def _language(text: str) -> Bigrams:
    """The language of the text, as far as it can be told while damage is left in it."""
    return model().language(model().best(text[:600])[0])


def _decide(text: str, cluster: list[Place], language: Bigrams, name: str, loss: str) -> Iterator[Repair]:
    """The likeliest characters for a cluster of forms, if they are likelier than the cluster as it stands.

    Forward and backward minima over the candidates (Viterbi in both directions) give, for each place, how far the best
    character is ahead of the next.
    """
    joint = model().joint
    start, end = cluster[0][0], cluster[-1][1]
    before, after = text[start - 1 : start] or "\n", text[end : end + 1] or "\n"
    columns = [candidates for _, _, candidates in cluster]
    forward: list[list[float]] = []
    for i, column in enumerate(columns):
        forward.append([
            min(f + _step(language, p, c) for f, p in zip(forward[-1], columns[i - 1], strict=True)) if i else _step(language, before, c)
            for c in column
        ])  # fmt: skip
    backward = [language.pair(c[-1], after) for c in columns[-1]]
    chosen: list[tuple[str, float]] = []
    for i in reversed(range(len(columns))):
        totals = sorted((f + b, c) for f, b, c in zip(forward[i], backward, columns[i], strict=True))
        chosen.append((totals[0][1], totals[1][0] - totals[0][0] if len(totals) > 1 else 99.0))
        if i:
            backward = [min(_step(language, p, c) + b for c, b in zip(columns[i], backward, strict=True)) for p in columns[i - 1]]
    chosen.reverse()
    said = "".join(c for c, _ in chosen)
    gain = joint.cost(text[start:end], before, after) - joint.cost(said, before, after)
    if gain < CREDIBLE:
        return
    for (begin, stop, _), (char, margin) in zip(cluster, chosen, strict=True):
        yield Repair(begin, stop, char, (f"utf-8 read as {name}",), gain / len(cluster), loss, safe=margin >= CERTAIN)


def _step(language: Bigrams, before: str, said: str) -> float:
    """Nats that the candidate takes after another one."""
    cost = language.pair(before[-1], said[0])
    return cost if len(said) == 1 else cost + language.pair(said[0], said[1]) + 2.0
