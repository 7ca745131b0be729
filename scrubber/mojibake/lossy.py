"""UTF-8 read with another code page, and something lost on the way: what each character would look like then.

The damaged form of every character that the languages know is computed for a code page and a kind of loss; where a
form stands in the text, the characters that would look like it are candidates, and the language's statistics decide
between them. What they cannot decide with certainty is a proposal, not a repair.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice, pairwise
from math import exp

from scrubber.language import Bigrams, codepage, model
from scrubber.language.classes import beyond_ascii, is_lower_cased
from scrubber.language.codepages import PYTHON_NAMES
from scrubber.mojibake.draft import Draft, Repair
from scrubber.mojibake.exact import FINAL_A, PRIOR
from scrubber.mojibake.gate import odd_runs, runs
from scrubber.mojibake.readings import SEQUENCE, byte_table, decode, leads
from scrubber.mojibake.spelling import Decision, respelled

C1 = re.compile("[\x80-\x9f]")
PRINTED = re.compile("[€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")  # by windows-1252, where latin-1 has control characters
INTACT = re.compile(SEQUENCE)
NOT_ASCII = re.compile("[^\x00-\x7f]+")
LETTER = re.compile(r"[^\W\d_]")
FEW = 12  # letters, below which a text says nothing where no code page is proven
SAMPLE = 600  # characters that tell the language
SHRUNK = "no-break space turned into a space"
STRIPPED = "no-break space stripped"
DROPPED = "control character dropped"
BOTH = "control character dropped and no-break space turned into a space"
REPLACED = "undefined byte replaced by U+FFFD"
QUESTIONED = "undefined byte replaced by ?"
LOWERED = "letters lower-cased"
FOLDED = "compatibility characters folded (NFKC)"

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
ERRORS_LOWERED = 0.25  # the same where the case of every letter is in doubt
HOPELESS = 500_000  # pairs of candidates next to each other from which on a text is too damaged to be guessed at
ENOUGH = 1000  # characters in odd places, the first ones, that tell what befell a text
PLAIN = 4.5  # nats a character, up to which text is ordinary for its language, which may then testify that the damage is not
RIVALS, FAR = 6, 8.0  # how many characters are weighed once more by the words they make, and how many nats behind
COLLAPSED = 3.0  # nats against two spaces having become one, on top of what was lost
CREDIBLE = 1.0  # nats that a single place must gain


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


Place = tuple[int, int, Sequence[str]]
"""Where a damaged form begins and ends, and what it may say."""


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
def _firsts(name: str, loss: str) -> frozenset[str]:
    """With what a form may begin: so much is known without making all of them."""
    firsts = leads(name)
    return firsts.union(char.lower()[0] for char in firsts) if loss == LOWERED else firsts


@cache
def _steady_firsts(name: str) -> frozenset[str]:
    """With what a form begins whatever has been lost."""
    firsts = {form[0] for form in codepage(name).decode(_known().encode()).split("\n")}
    return frozenset(char for char in firsts if all(damage(char, name) == char for loss, damage in LOSSES.items() if loss != LOWERED))


@cache
def _known() -> str:
    """The characters that can be damaged and are known, a line for each."""
    return "\n".join(c for c in sorted(model().joint.known) if not (c.isascii() or "\x80" <= c < "\xa0" or "\ud800" <= c < "\ue000"))


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
    worth = [name for name in names if not within.isdisjoint(_firsts(name, FOLDED))]
    if worth and not proven and 1 not in done:
        worth = _worth_trying(text[:end], taste, within, worth)
    for loss in LOSSES:
        possible = [name for name in (names if loss == LOWERED else worth) if not within.isdisjoint(_firsts(name, loss))]
        for name in possible if possible and _possible(loss, draft.original) else ():
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
            gain = sum(one.repair.gain for one in _decided(text, clusters, language, table))
            best = max(best, (gain - handicap, name, loss))
    evidence, name, loss = best
    if not name or language is None or (table := forms(name, loss)) is None:
        return 0.0, []
    clusters = _untouched_clusters(text, table, windows, done)
    decided = _decided(text, clusters, language, table)
    spoken = model().best(_repaired(text, decided)[:SAMPLE])[0]
    if spoken != language:  # now that it can be read
        language = spoken
        decided = _decided(text, clusters, language, table)
    own = None if name in proven or evidence > OVERWHELMING else model().letters[language]
    whole = (name in proven or evidence > AMPLE) and not _unexplained(text, done, table, clusters, proven=name in proven)
    return evidence, _judged(decided, own, whole=whole)


def _decided(text: str, clusters: list[list[Place]], language: str, table: Forms) -> list[Decision]:
    collapsed = 0.0 if language in FINAL_A else COLLAPSED
    decisions = [one for cluster in clusters for one in _decide(text, cluster, model().language(language), table, collapsed)]
    return respelled(text, decisions, language)


def _repaired(text: str, decided: list[Decision]) -> str:
    pieces: list[str] = []
    at = 0
    for repair, *_ in decided:
        pieces += text[at : repair.start], repair.said
        at = repair.end
    return "".join([*pieces, text[at:]])


def _worth_trying(text: str, windows: list[tuple[int, int]], within: set[str], names: Sequence[str]) -> list[str]:
    """The code pages under which more may be gained in the windows than the characters outside them, left undamaged, tell against it."""
    joint = model().joint
    inside = "".join([text[first:last] for first, last in windows])
    stands = sum(joint.cost(text[first:last], text[first - 1 : first] or "\n") for first, last in windows)
    end = max(joint.pair(char, "\n") for char in within)
    telling = frozenset().union(*map(_steady_firsts, names)).intersection(beyond_ascii(text))
    outside = {char: text.count(char) - inside.count(char) for char in telling}
    return [
        name
        for name in names
        if stands + end * sum(map(inside.count, within & _firsts(name, FOLDED)))
        > 2.5 * PRIOR[name] + UNEXPLAINED * sum(map(outside.__getitem__, outside.keys() & _steady_firsts(name)))
    ]


def _untouched_clusters(text: str, table: Forms, windows: list[tuple[int, int]], done: bytearray) -> list[list[Place]]:
    """The clusters in which nothing has been repaired before; none where there is too much to guess for any of it to be right."""
    clusters = [c for c in _clusters(text, table, windows) if not done.count(1, c[0][0], c[-1][1])]
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


def _possible(loss: str, original: str) -> bool:
    """Whether the loss can have befallen the text: there must be nothing left of what it takes."""
    if loss == DROPPED:
        return not C1.search(original)
    if loss in (REPLACED, QUESTIONED):
        return ("\ufffd" if loss == REPLACED else "?") in original
    if loss == BOTH:
        return _possible(SHRUNK, original) and _possible(DROPPED, original)
    if loss == SHRUNK:
        return "\xa0" not in original
    return is_lower_cased(original) if loss == LOWERED else unicodedata.is_normalized("NFKC", original)


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


def _clusters(text: str, table: Forms, windows: list[tuple[int, int]]) -> Iterator[list[Place]]:
    """Damaged forms in the windows that stand right next to each other."""
    cluster: list[Place] = []
    at = 0
    for first, last in windows:
        for match in table.starts.finditer(text, first, last):
            start = match.start()
            if start < at or (place := _place(text, start, table)) is None:
                continue
            if cluster and at < start:
                yield cluster
                cluster = []
            cluster.append(place)
            at = place[1]
    if cluster:
        yield cluster


def _place(text: str, start: int, table: Forms) -> Place | None:
    """The longest damaged form that begins there; a character that is not among the known ones can only be intact."""
    found = None
    for end in range(min(len(text), start + table.longest), start, -1):
        if candidates := table.said.get(text[start:end]):
            found = start, end, candidates
            break
    intact = INTACT.match(text[start : start + 4].translate(byte_table(table.name)))
    if intact and (found is None or start + intact.end() > found[1]):
        said = decode(intact[0])
        if said and said.isalpha():
            return start, start + intact.end(), (said,)
    return found


def _language(text: str) -> str:
    """The language of the text, as far as it can be told while damage is left in it: in Latin script by its ASCII letters."""
    sample = text[:SAMPLE]
    plain = NOT_ASCII.sub("", sample)
    return model().best(plain if len(plain) > len(sample) / 2 and LETTER.search(plain) else sample)[0]


def _decide(text: str, cluster: list[Place], language: Bigrams, table: Forms, collapsed: float) -> Iterator[Decision]:
    """The likeliest characters for a cluster of forms, if they are likelier than the cluster as it stands, each with its margin.

    Forward and backward minima over the candidates (Viterbi in both directions) give, for each place, how many nats the
    best character is ahead of the next.
    """
    joint = model().joint
    start, end = cluster[0][0], cluster[-1][1]
    before, after = text[start - 1 : start] or "\n", text[end : end + 1] or "\n"
    columns = [_column(language, table.name, table.loss, text[begin:stop], collapsed) for begin, stop, _ in cluster]
    forward = [_reach(language, {language.row(before): 0.0}, columns[0])]
    for previous, column in pairwise(columns):
        least: dict[int, float] = {}
        for cost, one in zip(forward[-1], previous, strict=True):
            least[one.last] = min(cost, least.get(one.last, cost))
        forward.append(_reach(language, least, column))
    backward = [language.pair(one.said[-1], after) for one in columns[-1]]
    chosen: list[tuple[str, float, list[tuple[float, str]]]] = []
    for i in reversed(range(len(columns))):
        totals = sorted((f + b, one.said) for f, b, one in zip(forward[i], backward, columns[i], strict=True))
        rivals = [(cost - totals[0][0], said) for cost, said in totals[1:RIVALS] if cost - totals[0][0] < FAR]
        chosen.append((totals[0][1], totals[1][0] - totals[0][0] if len(totals) > 1 else 99.0, rivals))
        if i:
            least = {}
            for cost, one in zip(backward, columns[i], strict=True):
                least[one.first] = min(cost + one.own, least.get(one.first, cost + one.own))
            ahead = {
                last: min(language.between(last, row) + cost for row, cost in least.items())
                for last in {one.last for one in columns[i - 1]}
            }
            backward = [ahead[one.last] for one in columns[i - 1]]
    chosen.reverse()
    said = "".join(char for char, *_ in chosen)
    stands = text[start:end]
    gain = joint.cost(stands, before, after) - joint.cost(said, before, after)
    if (cost := language.cost(said, before, after)) < PLAIN * (len(said) + 1):
        gain = max(gain, language.cost(stands, before, after) - cost)
    if gain < CREDIBLE:
        return
    for (begin, stop, _), (char, margin, rivals) in zip(cluster, chosen, strict=True):
        yield Decision(Repair(begin, stop, char, (f"utf-8 read as {table.name}",), gain / len(cluster), table.loss), margin, rivals)


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a form may say.

    Parameters:
        said: One or two characters.
        first: The row of the language's table that the first of them has.
        last: The row of the last.
        own: Nats that it takes whatever stands before.
    """

    said: str
    first: int
    last: int
    own: float


@lru_cache(maxsize=1 << 12)
def _column(language: Bigrams, name: str, loss: str, form: str, collapsed: float) -> Sequence[Candidate]:
    """What a form may say. Of those that the language tells apart only by how often they occur, the two likeliest: no other can win."""
    table = forms(name, loss)
    alike: dict[tuple[int, int], list[Candidate]] = {}
    for said in (table and table.said.get(form)) or (decode(form.translate(byte_table(name))) or form,):
        own = language.inside(said[0]) + (language.pair(said[0], said[1]) + collapsed if len(said) > 1 else 0.0)
        one = Candidate(said, language.row(said[0]), language.row(said[-1]), own)
        alike.setdefault((one.first, one.last), []).append(one)
    return [one for same in alike.values() for one in sorted(same, key=lambda one: (one.own, one.said))[:2]]


def _reach(language: Bigrams, least: Mapping[int, float], column: Sequence[Candidate]) -> list[float]:
    """The least nats that it takes to come to each candidate, given the least to come to the rows before it."""
    reach = {row: min(cost + language.between(before, row) for before, cost in least.items()) for row in {one.first for one in column}}
    return [reach[one.first] + one.own for one in column]
