"""Where damaged forms stand in a text, and which of the characters that look so are meant: the language decides."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from scrubber.language import Bigrams, model
from scrubber.mojibake.draft import Repair
from scrubber.mojibake.exact import FINAL_A
from scrubber.mojibake.losses import Forms, forms
from scrubber.mojibake.readings import SEQUENCE, byte_table, decode
from scrubber.mojibake.spelling import CLEAR, RIVALS, Decision, respelled

INTACT = re.compile(SEQUENCE)
PLAIN = 4.5  # nats a character, up to which text is ordinary for its language, which may then testify that the damage is not
FAR = 8.0  # nats by which a character may be behind to be weighed once more by the words it makes
COLLAPSED = 3.0  # nats against two spaces having become one, on top of what was lost
CREDIBLE = 1.0  # nats that a single place must gain

Place = tuple[int, int, Sequence[str]]
"""Where a damaged form begins and ends, and what it may say."""


def find_clusters(text: str, table: Forms, windows: list[tuple[int, int]]) -> Iterator[list[Place]]:
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


def guess(text: str, clusters: list[list[Place]], language: str, table: Forms) -> list[Decision]:
    """What the damaged forms of the clusters say in the language, each with how sure that is."""
    collapsed = 0.0 if language in FINAL_A else COLLAPSED
    decisions = [one for cluster in clusters for one in _decide(text, cluster, model().language(language), table, collapsed)]
    return respelled(text, decisions, language)


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
        chosen.append((totals[0][1], totals[1][0] - totals[0][0] if len(totals) > 1 else CLEAR, rivals))
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
