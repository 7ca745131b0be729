"""The hypotheses about a line of which something was lost: the code page, the loss, and what it would gain.

What the line costs as it stands is weighed generously, what it costs as repaired strictly.
"""

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import islice, pairwise
from math import inf
from typing import NamedTuple

from scrubber.encodings import codepage
from scrubber.expressions import expression
from scrubber.language import model
from scrubber.language.classes import is_lower_cased
from scrubber.language.model import JOINT, PARTS
from scrubber.mojibake.lost.compiled import guesses
from scrubber.mojibake.lost.languages import ENGLISH, LETTER, NOT_ASCII, TAIL, languages_of, undamaged
from scrubber.mojibake.lost.losses import (
    DROPPED,
    FOLDED,
    LOSSES,
    LOWERED,
    MOST_PLACES,
    NOTHING,
    REPLACED,
    Damage,
    Place,
    befallen,
    damaged_places,
    firsts,
    lone_places,
    questions_within,
)
from scrubber.mojibake.lost.losses import intact as intact_sequences
from scrubber.mojibake.lost.quotation import SIGNS
from scrubber.mojibake.lost.spelling import CLEAR, Choice, Fixed, fix

LONE = Damage("", "a character replaced by U+FFFD or ?")
ALPHABET = 150  # letters, beyond which an alphabet is too large for one of them to be guessed
PAGES = ("windows-1252", "latin-1", "windows-1250", "windows-1251", "windows-1254", "windows-1253", "windows-1257", "mac-roman")
"""The code pages to consider where no intact mojibake has proven one, the commoner ones first."""
KIN = ("latin-1", "windows-1254")
"""The code pages that differ from windows-1252 in what it leaves undefined, and in few letters else."""
PRIOR_PROVEN = 0.0  # nats that a loss must gain where intact mojibake has proven the code page
PRIOR = 0.0  # the same where nothing has
PRIOR_OF_LOSS = {DROPPED: 1.0, FOLDED: 1.0, LOWERED: 10.0}
NO_NEED = 5.0  # nats more against dropped controls where no-break spaces that became spaces explain all of a line
MOST_OUTSIDE = 8.0  # nats, at most, for what a code page does not have where a U+FFFD within a sequence shows damage
SHRUNK_TOO = 5.0  # nats more that a second loss must gain
OUTSIDE_PAGE = 3.0  # nats against a code page for each character of the line that it does not have
BARE = 2.0  # nats for each character of its upper half that stands alone
UNREAD = 8.0  # nats for each U+FFFD, or question mark within a word, that it does not explain
POOLED = 300  # hundredths of a nat by which a line as it stands may be dearer in its own language than in the mixture of all
MOST = 1200  # hundredths of a nat, at most, for a pair of characters as it stands
CONTRACTION = 600  # hundredths of a nat for `itâs`: of 528,000 clean lines none holds one
BONUS = 4.0  # nats that a place may gain by more than its neighbours show: a known word; from 0 to 4 at most .01 of what is exact changes
BONUSES = 4  # places, at most, that may
LEAST = 2.0  # nats that a line must gain for anything to be proposed
FEW_PLACES = 12  # places of a line from which on one language is tried
FORM = 5  # characters of a damaged form, at most
HOPELESS = 60.0  # nats by which the most that a hypothesis can gain may be below the best estimate for it to be looked at
TRIED_LANGUAGES = 2
DANGLING = expression(" [\u0300-\u036f]")  # what NFKC makes of ¨, ´ and ¸, left unread
ENGLISH_CONTRACTION = expression(r"[a-z](?:nâ|(?<=n)\?|(?<=n)\ufffd)t(?![^\W_])|[a-z][â?\ufffd](?:s|re|ll|ve)(?![^\W_])")


class Line(NamedTuple):
    """A line.

    Parameters:
        text: The line.
        plain: The line without what may be damaged, where enough is left then.
        given: Its language, if known.
        languages: The languages that it may be in, the likeliest first, each with its score in nats.
    """

    text: str
    plain: str
    given: str | None
    languages: Sequence[tuple[float, str]]


class Hypothesis(NamedTuple):
    """A kind of damage, and what it makes of a line.

    Parameters:
        damage: The kind.
        places: The damaged and the intact forms.
        cost: Nats against it.
        languages: The languages that the line may be in, the likeliest first, each with its score in nats.
        fixed: What is known of the spelling in the first of them.
        estimate: Nats that the line gains in it, about.
    """

    damage: Damage
    places: Sequence[Place]
    cost: float
    languages: Sequence[tuple[float, str]]
    fixed: Fixed
    estimate: float


def hypotheses(line: str, page: str | None, given: str | None) -> Iterator[Hypothesis]:
    """The kinds of damage by which the line may gain anything at all."""
    plain = undamaged(line)
    usual = languages_of(plain, given or ("en" if ENGLISH_CONTRACTION.search(line) else None), TRIED_LANGUAGES)
    about = Line(line, plain, given, usual)
    seen: dict[tuple[Place, ...], float] = {}
    explained, least = False, 0.0
    dangling = len(DANGLING.findall(line))
    for damage, found in _found(line, page):
        cost = PRIOR_PROVEN if damage.page == page else PRIOR + PRIOR_OF_LOSS.get(damage.loss, 0.0)
        cost += SHRUNK_TOO if damage.shrunk and damage.loss != NOTHING else 0.0
        unexplained = _unexplained(line, found, damage.page) + (UNREAD * dangling if damage.loss != FOLDED else 0.0)
        if damage.loss == REPLACED:
            left = line.count("\ufffd") - sum(line.count("\ufffd", place.start, place.end) for place in found)
            unexplained = min(unexplained, MOST_OUTSIDE + UNREAD * left)
        cost += unexplained
        explained |= damage.loss == NOTHING and not unexplained
        cost += NO_NEED if explained and damage.loss == DROPPED else 0.0
        if cost < seen.get(found, inf):
            seen[found] = cost
            if one := _weighed(about, damage, found, cost, least):
                least = max(least, one.estimate - HOPELESS)
                yield one
    letters = "".join(sorted(model().letters[usual[0][1]]))
    lone = tuple(lone_places(line, letters + letters.upper() if len(letters) < ALPHABET else ""))
    if 0 < len(lone) <= MOST_PLACES:
        cost = UNREAD * (line.count("\ufffd") - sum(place.end - place.start for place in lone if line[place.start] == "\ufffd"))
        if one := _weighed(about, LONE, lone, cost, least):
            yield one


def _found(line: str, page: str | None) -> Iterator[tuple[Damage, tuple[Place, ...]]]:
    """The kinds of damage that may have befallen a line, with the places where they show."""
    chars = frozenset(line)
    losses = befallen(line)
    for name in _pages(line, page):
        leads = firsts(Damage(name, LOWERED if LOWERED in losses else NOTHING))
        if chars.isdisjoint(leads):
            continue
        sequences = {} if guesses() else intact_sequences(line, name)
        spaced = "\xa0" not in line and _may_have_shrunk(line, chars & leads)
        for loss in LOSSES:
            if loss not in losses or chars.isdisjoint(firsts(Damage(name, loss))):
                continue
            for shrunk in (False, True) if spaced and loss != FOLDED else (False,):
                damage = Damage(name, loss, shrunk)
                if loss == NOTHING and not shrunk:
                    continue
                if found := tuple(damaged_places(line, damage, sequences)):
                    yield damage, found


def _pages(line: str, proven: str | None) -> Sequence[str]:
    """The code pages to consider.

    One that is proven leaves no other but those that read the intact sequences of the line as it does. What a line without
    capitals proves may be an accident: lower-casing makes sequences of one page look like those of another.
    """
    if proven is None:
        return PAGES
    if is_lower_cased(line):
        return tuple(dict.fromkeys((proven, *PAGES)))
    sequences = intact_sequences(line, proven)
    tied = [name for name in PAGES if name != proven and sequences and intact_sequences(line, name) == sequences]
    return (proven, *(name for name in PAGES if name in tied or (proven == "windows-1252" and name in KIN)))


def _may_have_shrunk(line: str, leads: Collection[str]) -> bool:
    """Whether a space, or the end of the line, stands within reach of a lead byte."""
    padded = f"{line} "
    for lead in leads:
        at = line.find(lead)
        while at >= 0:
            if " " in padded[at : at + FORM]:
                return True
            at = line.find(lead, at + 1)
    return False


def _weighed(line: Line, damage: Damage, found: tuple[Place, ...], cost: float, least: float) -> Hypothesis | None:
    """The hypothesis, if the line may gain `least` by it, and enough for anything to be proposed."""
    if as_it_stands(line.text, found, line.languages[0][1]) - cost <= least:
        return None
    languages = line.languages
    if line.plain == line.text or any(place.intact for place in found):
        telling = edited(line.text, found, [Choice(place.alternatives[0] if place.intact else "", CLEAR) for place in found])
        if sum(1 for _ in islice(LETTER.finditer(telling), ENGLISH)) < ENGLISH:
            telling = edited(line.text, found, [Choice(_commonest(place.alternatives), CLEAR) for place in found])
        languages = languages_of(telling, line.given, TRIED_LANGUAGES if len(found) < FEW_PLACES else 1)
    language = languages[0][1]
    most = as_it_stands(line.text, found, language) - cost
    fixed = fix(line.text, found, language, most + bonus(found) - LEAST)
    return fixed and Hypothesis(damage, found, cost, languages, fixed, most - fixed.estimate)


def bonus(found: Sequence[Place]) -> float:
    """Nats that a line may gain by more than is estimated."""
    return BONUS * min(len(found), BONUSES)


def _unexplained(line: str, found: Sequence[Place], page: str) -> float:
    """Nats against a code page for what it leaves unread on the line."""
    high = codepage(page).high
    at, cost, damaged = 0, 0.0, False
    for place in (*found, Place(len(line), len(line), (), intact=True)):
        between, behind_damaged = line[at : place.start], damaged
        at, damaged = place.end, not place.intact
        if between.isascii() and "?" not in between:
            continue
        for char in NOT_ASCII.findall(between):
            cost += sum(BARE if one in high else UNREAD if one == "\ufffd" else OUTSIDE_PAGE for one in char)
        if "?" in between:
            cost += UNREAD * questions_within(between)
        if behind_damaged and not between[0].isascii() and between[0] not in SIGNS:
            cost += UNREAD  # what follows a lead byte was its own, read in another way
    return cost


def as_it_stands(line: str, found: Sequence[Place], language: str) -> float:
    """Nats for the pairs that touch a place, each in the language or the mixture that explains it best."""
    compiled = guesses()
    cost = compiled.stands(line, found, model().number(language)) if compiled else stands(line, found, language)
    if language == "en":
        tails = (place for place in found if place.end - place.start == 1 and line[place.start - 1 : place.start].isalpha())
        cost += CONTRACTION * sum(TAIL.match(line, place.end) is not None for place in tails)
    return cost / PARTS


def stands(line: str, found: Sequence[Place], language: str) -> int:
    """The same without what English contractions tell, in hundredths of a nat."""
    cost = at = 0
    for place in found:
        start = max(at, place.start)
        pairs = pairwise((line[start - 1] if start else "\n") + line[start : place.end] + (line[place.end : place.end + 1] or "\n"))
        cost += sum(_pair_as_it_stands(one, other, language) for one, other in pairs)
        at = place.end + 1
    return cost


@lru_cache(maxsize=1 << 14)
def _pair_as_it_stands(before: str, char: str, language: str) -> int:
    pooled = model().pooled_in_hundredths(before, char)
    return min(model().language(language).pair_in_hundredths(before, char), pooled + POOLED, MOST)


def _commonest(alternatives: Sequence[str]) -> str:
    """The alternative that is likeliest whatever stands around it."""
    if len(alternatives) == 1:
        return alternatives[0]
    return min(alternatives, key=lambda text: model().alone(text[0], JOINT))


def edited(line: str, found: Sequence[Place], choices: Sequence[Choice]) -> str:
    """The line with the choices in their places."""
    pieces: list[str] = []
    at = 0
    for place, choice in zip(found, choices, strict=True):
        pieces += line[at : place.start], choice.text
        at = place.end
    return "".join([*pieces, line[at:]])
