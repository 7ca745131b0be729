"""UTF-8 read with another code page, and something lost on the way: what each character would look like then.

The damaged form of every character that the languages know is computed for a code page and a kind of loss; where a
form stands in the text, the characters that would look like it are candidates, and the language's statistics decide
between them. What they cannot decide with certainty is a proposal, not a repair.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, pairwise
from math import exp

from scrubber.language import model
from scrubber.language.classes import beyond_ascii
from scrubber.language.codepages import PYTHON_NAMES
from scrubber.mojibake.draft import Draft, Repair, edited
from scrubber.mojibake.exact import PRIOR
from scrubber.mojibake.gate import odd_runs, runs
from scrubber.mojibake.guesses import Place, find_clusters, guess
from scrubber.mojibake.losses import BOTH, FOLDED, LOSSES, LOWERED, Forms, can_have_befallen, firsts, forms, steady_firsts
from scrubber.mojibake.spelling import Decision

PRINTED = re.compile("[€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")  # by windows-1252, where latin-1 has control characters
NOT_ASCII = re.compile("[^\x00-\x7f]+")
LETTER = re.compile(r"[^\W\d_]")
FEW = 12  # letters, below which a text says nothing where no code page is proven
SAMPLE = 600  # characters that tell the language

PAGES = (
    *("windows-1252", "latin-1", "windows-1250", "windows-1251", "windows-1254", "windows-1253", "windows-1257", "mac-roman"),
    *("iso-8859-2", "iso-8859-9", "iso-8859-15", "windows-1258", "cp437", "cp850"),
)
"""The code pages to consider where no intact mojibake has proven one."""

PROVEN = 9.0  # nats of intact mojibake that prove a code page
PRIOR_PROVEN = 4.0  # nats that a loss must gain over the text then; else it is two and a half times what the code page needs
TWOFOLD = 6.0  # nats more that two losses must gain
UNEXPLAINED = 5.0  # nats against an unproven code page for each character that should have become a lead byte, and is none
CERTAIN = 2.5  # nats by which a character must beat the next candidate to be put in without asking
AMPLE = 6.0  # nats of evidence for a code page that nothing intact proves, beyond what it needs
OVERWHELMING = 60.0  # nats of evidence for a code page that is as good as proof
TRUST = 0.7  # of the margins: pairs of characters take themselves for surer than they are
ERRORS = 0.22  # errors to be expected in a text, at most, for any of its guesses to be made without asking
ERRORS_LOWERED = 0.25  # the same for lower-cased text, which was measured by itself
HOPELESS = 500_000  # pairs of candidates next to each other from which on a text is too damaged to be guessed at
ENOUGH = 1000  # characters in odd places, the first ones, that tell what befell a text


def lossy_repairs(draft: Draft, proven: Mapping[str, float]) -> tuple[float, list[Repair]]:
    """One round: what was damaged with the likeliest code page and loss, repaired or proposed, and the evidence for it.

    Parameters:
        draft: The text as it stands; what has been repaired in it is left alone.
        proven: The evidence in nats for code pages that intact mojibake gave.
    """
    text = draft.text
    likeliest = sorted(proven.keys() & PYTHON_NAMES.keys(), key=proven.__getitem__, reverse=True)
    names = [name for name in likeliest if proven[name] > PROVEN][:2]
    if not names and sum(1 for _ in islice(LETTER.finditer(text), FEW)) < FEW:
        return 0.0, []
    windows = list(runs(text) if names else odd_runs(text))
    names = names or list(PAGES)
    if not windows:
        return 0.0, []
    if "windows-1252" in names and not PRINTED.search(draft.original):
        names = ["latin-1", *(name for name in names if name not in ("windows-1252", "latin-1"))]  # nothing tells them apart
        proven = {"latin-1": proven["windows-1252"], **proven} if "windows-1252" in proven else proven
    done = draft.repaired()
    taste = list(_first(windows))
    end = len(text) if len(taste) == len(windows) else taste[-1][1]
    language: str | None = None
    best: tuple[float, str, str] = (0.0, "", "")
    within = set("".join([text[first:last] for first, last in taste]))
    worth = [name for name in names if not within.isdisjoint(firsts(name, FOLDED))]
    if worth and not proven and 1 not in done:
        worth = _worth_trying(text[:end], taste, within, worth)
    for loss in LOSSES:
        possible = [name for name in (names if loss == LOWERED else worth) if not within.isdisjoint(firsts(name, loss))]
        for name in possible if possible and can_have_befallen(loss, draft.original) else ():
            if (loss == BOTH and name not in proven) or (table := forms(name, loss)) is None:
                continue
            clusters = _untouched_clusters(text, table, taste, done)
            stands = sum(model().joint.cost(text[c[0][0] : c[-1][1]], text[c[0][0] - 1 : c[0][0]] or "\n") for c in clusters)
            handicap = (PRIOR_PROVEN if name in proven else 2.5 * PRIOR[name]) + (TWOFOLD if loss == BOTH else 0.0)
            if stands <= best[0] + handicap:
                continue  # more than that cannot be gained
            handicap += UNEXPLAINED * _unexplained(text[:end], done, table, clusters, proven=name in proven)
            if stands <= best[0] + handicap:
                continue
            language = language or _language(text)
            gain = sum(one.repair.gain for one in guess(text, clusters, language, table))
            best = max(best, (gain - handicap, name, loss))
    evidence, name, loss = best
    if not name or language is None or (table := forms(name, loss)) is None:
        return 0.0, []
    clusters = _untouched_clusters(text, table, windows, done)
    decided = guess(text, clusters, language, table)
    spoken = model().best(edited(text, [one.repair for one in decided])[:SAMPLE])[0]
    if spoken != language:  # now that it can be read
        language = spoken
        decided = guess(text, clusters, language, table)
    own = None if name in proven or evidence > OVERWHELMING else model().letters[language]
    whole = (name in proven or evidence > AMPLE) and not _unexplained(text, done, table, clusters, proven=name in proven)
    return evidence, _judged(decided, own, whole=whole)


def _worth_trying(text: str, windows: list[tuple[int, int]], within: set[str], names: Sequence[str]) -> list[str]:
    """The code pages under which more may be gained in the windows than the characters outside them, left undamaged, tell against it."""
    joint = model().joint
    inside = "".join([text[first:last] for first, last in windows])
    stands = sum(joint.cost(text[first:last], text[first - 1 : first] or "\n") for first, last in windows)
    end = max(joint.pair(char, "\n") for char in within)
    telling = frozenset().union(*map(steady_firsts, names)).intersection(beyond_ascii(text))
    outside = {char: text.count(char) - inside.count(char) for char in telling}
    return [
        name
        for name in names
        if stands + end * sum(map(inside.count, within & firsts(name, FOLDED)))
        > 2.5 * PRIOR[name] + UNEXPLAINED * sum(map(outside.__getitem__, outside.keys() & steady_firsts(name)))
    ]


def _untouched_clusters(text: str, table: Forms, windows: list[tuple[int, int]], done: bytearray) -> list[list[Place]]:
    """The clusters in which nothing has been repaired before; none where there is too much to guess for any of it to be right."""
    clusters = [c for c in find_clusters(text, table, windows) if not done.count(1, c[0][0], c[-1][1])]
    work = sum(len(a) * len(b) for c in clusters for (_, _, a), (_, _, b) in pairwise(c))
    return clusters if work < HOPELESS else []


def _first(windows: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The first windows, so much of them as is enough to tell what befell a text."""
    left = ENOUGH
    for start, end in windows:
        if left <= 0:
            return
        yield start, min(end, start + left)
        left -= end - start


def _unexplained(text: str, done: bytearray, table: Forms, clusters: list[list[Place]], *, proven: bool) -> int:
    """How many characters should have been damaged too, and are not: lead bytes outside the clusters."""
    starts = table.starts
    lines = {(0, len(text))}
    if proven:  # lines without damage may never have been damaged
        lines = {(text.rfind("\n", 0, c[0][0]) + 1, text.find("\n", c[-1][1]) % (len(text) + 1)) for c in clusters}
    if 1 in done:
        bare = sum(not done[m.start()] for first, last in lines for m in starts.finditer(text, first, last))
    else:
        bare = sum(len(starts.findall(text, first, last)) for first, last in lines)
    return max(0, bare - sum(len(starts.findall(text, c[0][0], c[-1][1])) for c in clusters))


def _judged(decided: list[Decision], own: frozenset[str] | None, *, whole: bool) -> list[Repair]:
    """The repairs, safe or not.

    Where so much had to be guessed that some of it must be wrong, none is safe; nor is, where no code page is proven,
    a letter that is not one of the language's own, nor anything where the loss does not explain the whole or where the
    evidence for it is thin.
    """
    errors = sum(exp(-one.margin * TRUST) for one in decided)
    foreign = {char.lower()[0] for one in decided for char in one.repair.said if char.isalpha() and not char.isascii()}
    if own is not None and not foreign <= own:
        errors = 1.0
    allowed = ERRORS_LOWERED if decided and decided[0].repair.lost == LOWERED else ERRORS
    return [one.repair._replace(safe=whole and one.margin >= CERTAIN and errors < allowed) for one in decided]


def _language(text: str) -> str:
    """The language of the text, as far as it can be told while damage is left in it: in Latin script by its ASCII letters."""
    sample = text[:SAMPLE]
    plain = NOT_ASCII.sub("", sample)
    return model().best(plain if len(plain) > len(sample) / 2 and LETTER.search(plain) else sample)[0]
