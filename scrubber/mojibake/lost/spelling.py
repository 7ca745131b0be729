"""The likeliest spelling of a line some places of which have alternatives: letters, quotation marks, dashes.

A beam over what tells the alternatives apart: the word begun, the last characters, the last double quotation mark, and
whether a single one is open. What is paid for are pairs of characters in one language, the signs by their place
(`quotation`), letters that are foreign to the language, and known words.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import starmap
from typing import NamedTuple

from scrubber.language import model
from scrubber.language.classes import script
from scrubber.mojibake.lost.compiled import guesses
from scrubber.mojibake.lost.costs import UNTOUCHED, least_sign_cost, own_cost, pair_cost, word_gain
from scrubber.mojibake.lost.losses import Place
from scrubber.mojibake.lost.quotation import DOUBLE, LOOK_AHEAD, LOOK_BACK, SIGNS, START, State, follow, left_class, right_class, sign_cost
from scrubber.mojibake.tables import tables

BEAM = 12  # paths kept; 24 gain .002 of what is exact, at twice the time
BRANCHES = 10  # alternatives kept at a place, by the pairs around it
MANY = 25  # damaged places on a line, from which on fewer paths are kept
WIDTH = 10.0  # nats by which a path or an alternative may be behind the best one to be followed
BEAM_OF_MANY = 8
BRANCHES_OF_MANY = 6
LEFT_OPEN = 1.5  # nats against a quotation that is open at the end of the line: three in four end on the line that they begin on
MIXED_WORD = 14.0  # nats against another script within a word
KEPT = 4.0  # nats against a form that is left as it stands
ODD_CAPITAL = 6.0  # nats against a capital within a word where its small letter may have stood there, too
CLEAR = 99.0  # nats: nothing else comes near
UNSEEN = 8.0  # nats more against one that was not met in learning, where another was
LOW_HIGH = frozenset("de cs sk sl hr sr bs mk bg lt lv et hu pl ro is sq ka af da hy".split())  # languages in which “ may close a quotation
MARKS = f"{DOUBLE}’‘‚‹›"


class Choice(NamedTuple):
    """What a place should read.

    Parameters:
        text: The likeliest alternative; what stands there already if nothing better was found.
        margin: Nats by which the spelling of the line with it is ahead of the best one without it.
    """

    text: str
    margin: float


class Path(NamedTuple):
    """A beginning of the line.

    Parameters:
        word: The letters of the word begun, if something was put into it.
        tail: The last characters, `LOOK_BACK` of them and the one before.
        state: How far it has come as to quotations.
        open_sign: Whether the last character is a sign whose right side is not known yet.
    """

    word: str
    tail: str
    state: State
    open_sign: bool


class Segment(NamedTuple):
    """The text between two damaged places, with what is intact read.

    Parameters:
        text: The text.
        letters: How many letters it begins with.
        last_word: The letters that it ends with.
        marks: Where quotation marks stand in it.
    """

    text: str
    letters: int
    last_word: str
    marks: Sequence[int]


NOTHING_BETWEEN = Segment("", 0, "", ())


class Fixed(NamedTuple):
    """What is known of the spelling of a line in a language before any choice is made.

    Parameters:
        segments: The text before, between and after the damaged places.
        cost: Nats for the pairs that intact places touch.
        options: For each damaged place the alternatives worth following, each with its own cost.
        estimate: Nats for all pairs that touch a place, about.
    """

    segments: Sequence[Segment]
    cost: float
    options: Sequence[Sequence[tuple[str, float]]]
    estimate: float


Arrival = tuple[int, str, float]
"""The number of a path, the alternative by which it goes on, and what it costs then."""


def fix(line: str, places: Sequence[Place], language: str, most: float) -> Fixed | None:
    """What does not have to be chosen, and what the best choice at each place costs if the places are looked at one by one.

    None if that is more than what is asked for.

    Parameters:
        line: The line.
        places: Its places, sorted and disjoint.
        language: The language that it is spelled in, an ISO 639-1 code of the model.
        most: Nats that they may cost.
    """
    texts, cost = _fixed(line, places, language)
    damaged = [place for place in places if not place.intact]
    branches = BRANCHES if len(damaged) <= MANY else BRANCHES_OF_MANY
    options: list[tuple[tuple[str, float], ...]] = []
    estimate = cost
    for i, place in enumerate(damaged):
        before = "" if i and not texts[i] else texts[i][-1:] or "\n"
        after = texts[i + 1][:1] or ("\n" if i + 1 == len(damaged) else "")
        found, least = _options(place.alternatives, before, after, language, branches)
        options.append(found)
        estimate += least
        if estimate > most:
            return None
    return Fixed([segment_of(text) for text in texts], cost, options, estimate)


def spell(line: str, places: Sequence[Place], language: str, fixed: Fixed) -> tuple[float, list[Choice]]:
    """The likeliest spelling.

    Parameters:
        line: The line.
        places: Its places, sorted and disjoint.
        language: The language that it is spelled in, an ISO 639-1 code of the model.
        fixed: What `fix` makes of these.

    Returns:
        Nats for all pairs that touch a place, and a choice for each place.
    """
    damaged = [place for place in places if not place.intact]
    beam = BEAM if len(damaged) <= MANY else BEAM_OF_MANY
    first, *rest = fixed.segments
    begun = Path(first.last_word, first.text[-LOOK_BACK - 1 :], _through(first, START), open_sign=False)
    followed = [(*options, (line[one.start : one.end], KEPT)) for one, options in zip(damaged, fixed.options, strict=True)]
    if compiled := guesses():
        cost, found = compiled.spell(followed, rest, begun, model().number(language), beam)
        choices: Sequence[Choice] = list(starmap(Choice, found))
    else:
        cost, choices = follow_all(followed, rest, begun, language, beam)
    chosen = iter(choices)
    return fixed.cost + cost, [Choice(place.alternatives[0], CLEAR) if place.intact else next(chosen) for place in places]


def follow_all(
    followed: Sequence[Sequence[tuple[str, float]]], segments: Sequence[Segment], begun: Path, language: str, beam: int
) -> tuple[float, Sequence[Choice]]:
    """What the best path costs, and what it chooses.

    Parameters:
        followed: For each damaged place the alternatives, each with its own cost.
        segments: The text behind each of them.
        begun: The path up to the first.
        beam: Paths kept.
    """
    columns = [[begun]]
    costs, steps = [[0.0]], []  # steps: for each place and path those that lead to it
    for i, (options, segment) in enumerate(zip(followed, segments, strict=True)):
        last = i + 1 == len(followed)
        found: dict[Path, list[Arrival]] = {}
        for number, (path, cost) in enumerate(zip(columns[-1], costs[-1], strict=True)):
            for text, own in options:
                new, more = _step(path, text, own, segment, language=language, last=last)
                found.setdefault(new, []).append((number, text, cost + more))
        ranked = sorted((min(cost for _, _, cost in incoming), n) for n, incoming in enumerate(found.values()))[:beam]
        most = ranked[0][0] + WIDTH
        ranked = [one for one in ranked if one[0] <= most]
        ends, arrivals = list(found), list(found.values())
        columns.append([ends[n] for _, n in ranked])
        steps.append([arrivals[n] for _, n in ranked])
        costs.append([cost for cost, _ in ranked])
    return costs[-1][0], _choices(costs, steps)


def _fixed(line: str, places: Sequence[Place], language: str) -> tuple[list[str], float]:
    """The text between the damaged places, with what is intact read, and the nats for the pairs that this touches."""
    fixed: list[str] = []
    pieces: list[str] = []
    cost, at, size = 0.0, 0, 0
    touched: list[int] = []  # where characters were read within the text since the last damaged place
    for place in (*places, Place(len(line), len(line), ("",), intact=False)):
        pieces.append(line[at : place.start])
        size += place.start - at
        at = place.end
        if place.intact:
            touched.append(size)
            pieces.append(place.alternatives[0])
            size += len(place.alternatives[0])
            continue
        text = "".join(pieces)
        before = "" if fixed else "\n"
        after = "\n" if place.start == len(line) else ""
        for position in touched:
            if position or before:
                cost += pair_cost(text[position - 1] if position else before, text[position], language) + own_cost(text[position], language)
            if (position + 1 < len(text) or after) and position + 1 not in touched:
                cost += pair_cost(text[position], text[position + 1] if position + 1 < len(text) else after, language)
        fixed.append(text)
        pieces, touched, size = [], [], 0
    return fixed, cost


def _choices(costs: list[list[float]], steps: list[list[list[Arrival]]]) -> list[Choice]:
    """The best path, and for each place by how much it is ahead of the best one that reads something else there."""
    total = min(costs[-1])
    rest = [0.0] * len(costs[-1])
    choices: list[Choice] = []
    for column, arrivals in zip(reversed(costs[:-1]), reversed(steps), strict=True):
        best: dict[str, float] = {}
        ahead = [float("inf")] * len(column)
        for after, incoming in zip(rest, arrivals, strict=True):
            for before, text, cost in incoming:
                whole = cost + after
                if whole < best.get(text, float("inf")):
                    best[text] = whole
                own = cost - column[before] + after
                ahead[before] = min(ahead[before], own)
        ranked = sorted((cost, text) for text, cost in best.items())
        margin = min(WIDTH, ranked[1][0] - total) if len(ranked) > 1 else WIDTH
        choices.append(Choice(ranked[0][1], margin))
        rest = ahead
    return choices[::-1]


@lru_cache(maxsize=1 << 15)
def _options(
    alternatives: tuple[str, ...], before: str, after: str, language: str, branches: int
) -> tuple[tuple[tuple[str, float], ...], float]:
    """The alternatives worth following, each with what it costs whatever stands around it; and what the best one costs there."""
    if compiled := guesses():
        return compiled.options(alternatives, before, after, model().number(language), branches)
    return options_without_kernel(alternatives, before, after, language, branches)


def options_without_kernel(
    alternatives: tuple[str, ...], before: str, after: str, language: str, branches: int
) -> tuple[tuple[tuple[str, float], ...], float]:
    """The same, in Python alone."""
    known = tables().joint
    unseen = UNSEEN if any(text[0] in known for text in alternatives) else 0.0
    inner = before.isalpha() and (before.islower() or after.islower())
    owns = [
        own_cost(text, language)
        + (0.0 if text[0] in known else unseen)
        + (ODD_CAPITAL if inner and text.lower() != text and text.lower() in alternatives else 0.0)
        for text in alternatives
    ]
    costed = sorted((own + _around(before, text, after, language), text, own) for text, own in zip(alternatives, owns, strict=True))
    least = costed[0][0]
    return tuple((text, own) for cost, text, own in costed[:branches] if cost < least + WIDTH), least


@lru_cache(maxsize=1 << 14)
def _around(before: str, text: str, after: str, language: str) -> float:
    cost = pair_cost(before, text[0], language) if before else model().alone(text[0], language) / 5
    if text in SIGNS:
        cost += least_sign_cost(text, left_class(before.strip("\n")), right_class(after.strip("\n")), language)
    return cost + (pair_cost(text[-1], after, language) if after else 0.0)


def _step(path: Path, text: str, own: float, segment: Segment, *, language: str, last: bool) -> tuple[Path, float]:
    """The path after an alternative and the fixed text behind it, and what the two cost."""
    if not last and not path.open_sign and not segment.marks and len(text) == 1 and segment.text:
        if text in SIGNS:
            return _sign_step(path, text, own, segment, language)
        if text.isalpha():
            return _letter_step(path, text, own, segment, language)
    word, tail, state, open_sign = path
    cost = own
    ahead = text + segment.text[:LOOK_AHEAD]
    if open_sign:
        left, right = left_class(tail[:-1][-LOOK_BACK:]), right_class(ahead[:LOOK_AHEAD])
        cost += sign_cost(tail[-1], left, right, state, language)
        state = follow(state, tail[-1], right)
        open_sign = False
    previous = tail[-1:] or "\n"
    for i, char in enumerate(text):
        cost += pair_cost(previous, char, language)
        if char.isalpha():
            if word and not char.isascii() and word[-1].isascii() and script(char) != "LATIN":
                cost += MIXED_WORD
            word = word.lstrip(UNTOUCHED) + char
        else:
            if word:
                cost -= word_gain(word, language)
            word = ""
            if char in SIGNS:
                after = ahead[i + 1 : i + 1 + LOOK_AHEAD]
                if after or last:
                    left, right = left_class(tail[-LOOK_BACK:]), right_class(after)
                    cost += sign_cost(char, left, right, state, language)
                    state = follow(state, char, right)
                else:
                    open_sign = True
        tail = (tail + char)[-LOOK_BACK - 1 :]
        previous = char
    if segment.text:
        cost += pair_cost(previous, segment.text[0], language) + _fixed_marks(segment, tail, state, language)
        word, more = _word_on(word, segment, language)
        cost += more
        state = _through(segment, state)
        tail = (tail + segment.text)[-LOOK_BACK - 1 :]
    elif last:
        cost += pair_cost(previous, "\n", language)
    if last and word:
        cost -= word_gain(word, language)
        word = ""
    if last:
        cost += left_open(state, language)
    return Path(word, tail, state, open_sign), cost


def left_open(state: State, language: str) -> float:
    """Nats against the end of a line in a state."""
    is_open = state.single or state.double == "„" or (state.double == "“" and language not in LOW_HIGH)
    return LEFT_OPEN if is_open else 0.0


def _word_on(word: str, segment: Segment, language: str) -> tuple[str, float]:
    """The word begun after fixed text, and what that costs: the end of a word that is known, another script within one."""
    size, text = segment.letters, segment.text
    cost = 0.0
    if word:
        if size and not word[-1].isascii() and text[0].isascii() and script(word[-1]) != "LATIN":
            cost += MIXED_WORD
        word += text[:size]
    if size < len(text):
        return segment.last_word, cost - (word_gain(word, language) if word else 0.0)
    return word or UNTOUCHED + text, cost


def _sign_step(path: Path, text: str, own: float, segment: Segment, language: str) -> tuple[Path, float]:
    """The same for a sign before text without quotation marks."""
    word, tail, state, _ = path
    more, state = _sign(tail, text, segment.text[:LOOK_AHEAD], state, language)
    if word:
        more -= word_gain(word, language)
    tail = segment.text if len(segment.text) > LOOK_BACK else tail + text + segment.text
    return Path(segment.last_word or UNTOUCHED + segment.text, tail[-LOOK_BACK - 1 :], state, open_sign=False), own + more


@lru_cache(maxsize=1 << 15)
def _sign(before: str, sign: str, after: str, state: State, language: str) -> tuple[float, State]:
    """Nats for a sign between characters, and the state after it."""
    right = right_class(after)
    cost = pair_cost(before[-1:] or "\n", sign, language) + pair_cost(sign, after[0], language)
    cost += sign_cost(sign, left_class(before[-LOOK_BACK:]), right, state, language)
    return cost, follow(state, sign, right)


def _letter_step(path: Path, text: str, own: float, segment: Segment, language: str) -> tuple[Path, float]:
    """The same for a letter before text without quotation marks."""
    word, tail, state, _ = path
    cost = own + pair_cost(tail[-1:] or "\n", text, language) + pair_cost(text, segment.text[0], language)
    if word and not text.isascii() and word[-1].isascii() and script(text) != "LATIN":
        cost += MIXED_WORD
    word = word.lstrip(UNTOUCHED) + text
    word, more = _word_on(word, segment, language)
    tail = segment.text if len(segment.text) > LOOK_BACK else tail + text + segment.text
    return Path(word, tail[-LOOK_BACK - 1 :], state, open_sign=False), cost + more


def segment_of(text: str) -> Segment:
    """What is known of a text between two damaged places."""
    if not text:
        return NOTHING_BETWEEN
    letters = 0
    while letters < len(text) and text[letters].isalpha():
        letters += 1
    at = len(text)
    while at > letters and text[at - 1].isalpha():
        at -= 1
    last_word = UNTOUCHED + text[at:] if at < len(text) and letters < len(text) else ""
    marks = [i for i, char in enumerate(text) if char in MARKS] if any(map(text.__contains__, MARKS)) else []
    return Segment(text, letters, last_word, marks)


def _through(segment: Segment, state: State) -> State:
    """The state after fixed text."""
    for i in segment.marks:
        state = follow(state, segment.text[i], right_class(segment.text[i + 1 : i + 1 + LOOK_AHEAD]))
    return state


def _fixed_marks(segment: Segment, tail: str, state: State, language: str) -> float:
    """Nats by which the quotation marks of fixed text are less likely in this state than in the best one."""
    cost = 0.0
    text = segment.text
    for i in segment.marks:
        left = left_class((tail + text[max(0, i - LOOK_BACK) : i])[-LOOK_BACK:])
        right = right_class(text[i + 1 : i + 1 + LOOK_AHEAD])
        if text[i] != '"':
            cost += sign_cost(text[i], left, right, state, language) - least_sign_cost(text[i], left, right, language)
        state = follow(state, text[i], right)
    return cost
