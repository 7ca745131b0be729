"""Which changes are safe: what was lost is put in without asking only where something shows that it was."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from math import exp
from typing import NamedTuple

from scrubber.language import model
from scrubber.language.words import is_word
from scrubber.mojibake.costs import may_end_word
from scrubber.mojibake.lost.compiled import guesses
from scrubber.mojibake.lost.costs import CONTRACTED, ONE_LETTER, least_sign_cost
from scrubber.mojibake.lost.hypotheses import DANGLING, LONE, Hypothesis, edited
from scrubber.mojibake.lost.languages import ENGLISH
from scrubber.mojibake.lost.losses import DROPPED, FOLDED, LOWERED, QUESTIONED, REPLACED, Damage, Place
from scrubber.mojibake.lost.quotation import DOUBLE, LOOK_AHEAD, LOOK_BACK, OPENING, SIGNS, left_class, right_class
from scrubber.mojibake.lost.spelling import Choice
from scrubber.mojibake.reading import Change

BYTES_LOST = (DROPPED, REPLACED, QUESTIONED)
SHORTEST_FORM = 2  # characters of one
SAFE_GAIN = 12.0  # nats that a line must gain for its changes to be made without asking; clean text reaches 10.8 (`Abcâs` in Friulian)
SAFE_GAIN_OF_LETTERS = 6.0  # the same where it is letters alone
SAFE_GAIN_ENGLISH = 3.0  # the same for signs in an English line that stand where no letter can; clean text gains nothing there
SAFE_GAIN_OF = {LOWERED: 40.0, FOLDED: 10.0}
SIGN_MARGIN = 1.5  # nats by which a sign must be ahead of the next one then; 1 gains .007, at .5 a tenth is wrong, 2 misses .04
SIGN_MARGIN_ELSEWHERE = 2.5  # the same in other languages, where quotations are marked in several ways
IMPLAUSIBLE = 3.0  # nats by which a sign may be rarer at a place than the one that is likeliest there
LONE_MARGIN = 3.0  # the same for a sign that all of was lost
KNOWN_MARGIN = 3.0  # the same for a letter of the language that makes a known word, and no other that may have stood there does
LETTER_MARGIN = 5.0  # for one that makes no known word; .07 of those at 3 to 5 are wrong, .017 at 5 to 12
RIVAL_MARGIN = 5.0  # for one that makes a known word where another letter does, too: .04 of those at 3 to 5 are wrong
SPACED_MARGIN = 3.0  # for any where all bytes are left, or all but a space: of 130 at 3 to 8 none was wrong
BESIDE_UNKNOWN = 6.0  # for any in a word with a character that is put down as unknown
SYMBOL_MARGIN = 8.0  # for a sign that is no quotation mark
FOREIGN_MARGIN = 8.0  # and for any other character
DASHES = 1.4  # nats that an en dash may be ahead of an em dash: which of them stands between spaces is a matter of taste
MOST_KEPT = 0.1  # of the damaged places, at most, may be left as they stand for the others to be read without asking
IDEOGRAPHIC = ("zh", "ja", "ko")  # too many characters for one to be guessed
MOST_UNKNOWN = 0.1  # of the characters, at most, may be put down as unknown, but for one
ERRORS = 0.5  # errors to be expected in a line, at most; from .25 to .5 nothing changes

Edges = tuple[frozenset[int], frozenset[int]]
"""Where the intact sequences of a line begin, and where they end."""


class _Letters(NamedTuple):
    """How sure the letters are that are put into a line.

    Parameters:
        words: For each word, by where it begins, whether all of it is sure.
        tokens: Where the word begins that each place stands in.
        unknown: Where the places begin whose character is put down as unknown, for the rest of the word to be read.
        unknown_kept: How many of these were to be left as they stand.
        starts: Where each place begins in the repaired line.
    """

    words: Mapping[int, bool]
    tokens: Mapping[int, int]
    unknown: frozenset[int]
    unknown_kept: int
    starts: Mapping[int, int]


def changes_of(
    line: str, one: Hypothesis, choices: Sequence[Choice], gain: float, *, proven: bool, language: str, english: bool
) -> list[Change]:
    """The changes, each safe or not: a word is never half repaired.

    Parameters:
        one: The hypothesis.
        choices: What it chooses for each of its places.
        gain: Nats that the line gains.
        proven: Whether the code page is proven by other lines.
        language: The language of the line.
        english: Whether the line is English beyond doubt.
    """
    pairs = list(zip(one.places, choices, strict=True))
    changed = [(place, choice) for place, choice in pairs if choice.text != line[place.start : place.end]]
    intact = any(place.intact and not may_end_word(line, place.start, place.end) for place in one.places)
    sign_gain = 0.0 if proven else SAFE_GAIN_ENGLISH if english else SAFE_GAIN
    letter_gain = 0.0 if proven else SAFE_GAIN_OF.get(one.damage.loss, SAFE_GAIN_OF_LETTERS)
    if gain < sign_gain and all(choice.text.strip() in SIGNS for _, choice in pairs) and one.damage is not LONE:
        return []
    kept = len(pairs) - len(changed)
    share = gain / len(one.places)
    repaired = edited(line, one.places, choices)
    least = sign_gain, letter_gain
    letters = _letters(line, repaired, one, pairs, gain=gain, least=least, shown=intact or proven, intact=intact, language=language)
    if one.damage.loss == DROPPED and not intact and (kept or not _are_plausible(changed, repaired, letters.starts, language)):
        return []  # the letter is one of the language's own
    whole = _is_whole(line, repaired, one, pairs, letters=letters, kept=kept - letters.unknown_kept, language=language)
    if one.damage is LONE:
        return list(_lone_changes(line, changed, share, sure=whole and english))
    foreign = language == "en" and not english and not intact  # it only looks like English
    changes = []
    for place, choice in pairs:
        if choice.text == line[place.start : place.end] and place.start not in letters.unknown:
            continue
        if choice.text in SIGNS:
            margin = SIGN_MARGIN if language == "en" else SIGN_MARGIN_ELSEWHERE
            safe = not foreign and gain >= sign_gain and _margin(line, place, choice) >= margin
            safe = safe and (place.intact or _is_plausible(repaired, letters.starts[place.start], choice.text, language))
        else:
            safe = gain >= letter_gain and letters.words[letters.tokens[place.start]]
        unknown = place.start in letters.unknown
        doubt = 0.0 if place.intact or unknown else exp(-_margin(line, place, choice))
        changes.append(Change(place.start, place.end, "\ufffd" if unknown else choice.text, share, whole and safe, doubt))
    if one.damage.loss != DROPPED or english or not _may_be_letters(line, changes):
        return changes
    return [change._replace(safe=change.safe and intact and not _is_letter(change)) for change in changes]


def _letters(
    line: str,
    repaired: str,
    one: Hypothesis,
    pairs: Sequence[tuple[Place, Choice]],
    *,
    gain: float,
    least: tuple[float, float],
    shown: bool,
    intact: bool,
    language: str,
) -> _Letters:
    """How sure the letters are.

    Parameters:
        least: Nats that the line must gain for signs and for letters to be put in.
        shown: Whether anything else shows that bytes were lost.
    """
    sign_gain, letter_gain = least
    words: dict[int, bool] = {}
    starts: dict[int, int] = {}
    unknown: set[int] = set()
    shift = unknown_kept = 0
    edges = _edges(one.places)
    tokens: dict[int, int] = {}
    for place, choice in pairs:
        starts[place.start] = place.start + shift
        if choice.text not in SIGNS:
            begin, word = _word(repaired, place.start + shift)
            token = tokens[place.start] = _token(line, place.start)
            known = _is_known(word, language)
            kept = choice.text == line[place.start : place.end]
            margin, at = _margin(line, place, choice), place.start + shift - begin
            sure = _is_sure(place, choice, one.damage, language, margin=margin, word=word, at=at, known=known, proven=intact)
            alone = not place.intact and len(word) == 1 and word.lower() in ONE_LETTER.get(language, "")
            if alone and not _may_follow_word(repaired[begin + 1 :]):
                sure = False
            enough = gain >= (letter_gain if _is_run(place, edges) else sign_gain)
            if one.damage.loss in BYTES_LOST and not (shown or (known and len(word) > 1) or _is_evident(line, place, edges, language)):
                sure = False
            elif not sure and not place.intact and one.damage.loss == REPLACED and enough:
                unknown.add(place.start)
                unknown_kept += kept
                sure, kept = True, False
            words[token] = words.get(token, True) and not kept and sure and (known or gain >= sign_gain)
        shift += len(choice.text) - (place.end - place.start)
    doubtful = {tokens[start] for start in unknown}
    beside = {
        place.start
        for place, choice in pairs
        if doubtful and not place.intact and choice.margin < BESIDE_UNKNOWN and choice.text not in SIGNS and tokens[place.start] in doubtful
    }
    return _Letters(words, tokens, frozenset(unknown | beside), unknown_kept, starts)


def _may_follow_word(rest: str) -> bool:
    """Whether what follows a letter alone may follow the words of one letter that languages have, such as `à`: another word."""
    following = rest.lstrip()[:1]
    return following.isalnum() or following in OPENING or following in "'’\""


def _is_whole(
    line: str,
    repaired: str,
    one: Hypothesis,
    pairs: Sequence[tuple[Place, Choice]],
    *,
    letters: _Letters,
    kept: int,
    language: str,
) -> bool:
    """Whether the hypothesis explains the line: little is unknown, little is kept, and no more errors are to be expected than may be."""
    expected = (
        exp(-_margin(line, place, choice))
        for place, choice in pairs
        if place.start not in letters.unknown and not _is_spaced_dash(line, place, choice)
    )
    unknown = sum(place.start in letters.unknown and choice.text.isalpha() for place, choice in pairs)
    if unknown > 1 + MOST_UNKNOWN * len(pairs) or kept > MOST_KEPT * len(pairs) or sum(expected) >= ERRORS:
        return False
    if DANGLING.search(repaired) or any(
        "\u0300" <= line[place.end : place.end + 1] <= "\u036f" for place, _ in pairs
    ):  # half of what NFKC made of one sign
        return False
    if one.damage.loss != LOWERED:
        return True
    changed = [choice.text for place, choice in pairs if choice.text != line[place.start : place.end]]
    own = model().language(language).known.union(SIGNS)
    return len(changed) == len(pairs) and not one.damage.shrunk and language not in IDEOGRAPHIC and own.issuperset("".join(changed).lower())


def _lone_changes(line: str, changed: Sequence[tuple[Place, Choice]], share: float, *, sure: bool) -> Iterator[Change]:
    """The changes of characters that were lost as a whole: safe at most where they are signs behind something."""
    for place, choice in changed:
        if choice.margin >= (SIGN_MARGIN if choice.text in SIGNS else LETTER_MARGIN):
            behind = line[place.start - 1 : place.start].strip() != ""
            safe = sure and choice.text in SIGNS and choice.margin >= LONE_MARGIN and behind
            yield Change(place.start, place.end, choice.text, share, safe, exp(-choice.margin))


def _is_letter(change: Change) -> bool:
    """Whether a single letter is read as a sign."""
    return change.end - change.start == 1 and change.replacement in SIGNS


def _may_be_letters(line: str, changes: Sequence[Change]) -> bool:
    """Whether single letters that are read as signs may be a language's own, or of a formula.

    That is so if one is unsure, if little stands beside them, or if the signs make no sense together: a letter that ends words
    (`kurdikielâ, koreakielâ`) would close quotations that nothing opened, one that begins them would open what nothing closes.
    """
    letters = list(filter(_is_letter, changes))
    sure = all(change.safe for change in letters) and sum(map(str.isalpha, line)) >= ENGLISH
    return bool(letters) and not (sure and _fit_together(line, letters))


def _fit_together(line: str, changes: Sequence[Change]) -> bool:
    """Whether the signs that are put into a line each have their place, and quotations open and close."""
    put_in = {change.start: change.replacement for change in changes}
    quoted = False
    for at, was in enumerate(line):
        sign = put_in.get(at, was)
        if sign not in SIGNS:
            continue
        before, after = line[at - 1 : at] if at else "", line[at + 1 : at + 2]
        if sign in DOUBLE:
            if quoted == after.isalnum():
                return False
            quoted = not quoted
        elif at in put_in and not _is_in_place(sign, before, after):
            return False
    return not quoted


def _is_in_place(sign: str, before: str, after: str) -> bool:
    """Whether an apostrophe stands between letters, or a dash does not within a word nor beside one alone."""
    if sign == "’":
        return before.isalnum() and after.isalnum()
    return sign not in "–—" or (before.isalnum() == after.isalnum() and not (before.islower() and after.islower()))


def _margin(line: str, place: Place, choice: Choice) -> float:
    """How sure a choice is, in nats; of two dashes between spaces none is ever sure."""
    return min(choice.margin, DASHES) if not place.intact and _is_spaced_dash(line, place, choice) else choice.margin


def _is_spaced_dash(line: str, place: Place, choice: Choice) -> bool:
    """Whether a dash was chosen that stands beside a space: which of the two it was is a matter of taste."""
    if "–" not in choice.text and "—" not in choice.text:
        return False
    return (
        choice.text.strip() in ("–", "—") and " " in line[place.start - 1 : place.start] + choice.text[1:] + line[place.end : place.end + 1]
    )


def _is_plausible(repaired: str, at: int, sign: str, language: str) -> bool:
    """Whether hardly another sign stands at a place oftener than this one, whatever was open before it."""
    compiled = guesses()
    return (compiled.rarer(repaired, at, sign, model().number(language)) if compiled else rarer(repaired, at, sign, language)) < IMPLAUSIBLE


def rarer(repaired: str, at: int, sign: str, language: str) -> float:
    """Nats by which a sign is rarer at a place than the one that is likeliest there."""
    left, right = left_class(repaired[max(0, at - LOOK_BACK) : at]), right_class(repaired[at + 1 : at + 1 + LOOK_AHEAD])
    least = min(least_sign_cost(one, left, right, language) for one in SIGNS)
    return least_sign_cost(sign, left, right, language) - least


def _are_plausible(changed: Sequence[tuple[Place, Choice]], repaired: str, starts: Mapping[int, int], language: str) -> bool:
    """Whether every sign that is put in stands where such a sign may stand."""
    return all(_is_plausible(repaired, starts[place.start], choice.text, language) for place, choice in changed if choice.text in SIGNS)


def _needed_margin(place: Place, choice: Choice, damage: Damage, language: str, *, known: bool, proven: bool) -> float:
    """The nats by which a letter must be ahead to be put in without asking."""
    if place.intact:
        return 0.0
    char = choice.text[0]
    if char == "\xa0" and proven:
        return SPACED_MARGIN
    if not char.isalpha():
        return SYMBOL_MARGIN
    if not char.isascii() and not model().letters[language].intersection((char, char.lower())):
        return FOREIGN_MARGIN
    if damage.loss not in BYTES_LOST:
        return SPACED_MARGIN
    return KNOWN_MARGIN if known else LETTER_MARGIN


@lru_cache(maxsize=1 << 12)
def _is_known(word: str, language: str) -> bool:
    """Whether a word is one of the language's."""
    lower = word.lower()
    return lower in CONTRACTED.get(language, ()) or (len(word) == 1 and lower in ONE_LETTER.get(language, "")) or is_word(word, language)


def _is_sure(
    place: Place, choice: Choice, damage: Damage, language: str, *, margin: float, word: str, at: int, known: bool, proven: bool
) -> bool:
    """Whether a letter is far enough ahead of the others that may have stood there to be put in without asking.

    Parameters:
        margin: Nats by which it is ahead.
        word: The word that it makes.
        at: Where it stands in that word.
        known: Whether that word is one of the language's.
        proven: Whether intact sequences stand beside it.
    """
    if place.intact:
        return True
    if margin < _needed_margin(place, choice, damage, language, known=known, proven=proven):
        return False
    if language in IDEOGRAPHIC and len(place.alternatives) > 1:
        return False
    return not (known and margin < RIVAL_MARGIN and damage.loss in BYTES_LOST and _has_known_rival(word, at, place, choice, language))


def _has_known_rival(word: str, at: int, place: Place, choice: Choice, language: str) -> bool:
    """Whether another letter that may have stood at a place makes a known word, too."""
    own = model().letters[language]
    return any(
        other.lower() != choice.text.lower() and other.lower() in own and _is_known(word[:at] + other + word[at + 1 :], language)
        for other in place.alternatives
    )


def _is_evident(line: str, place: Place, edges: Edges, language: str) -> bool:
    """Whether a place shows by itself that it is damage: more than one byte is left, or a letter that the language lacks.

    That letter must stand within a word, or alone with what a lost byte became, and the sentence go on behind it: a lead
    byte's letter before U+FFFD, and nothing else, may as well be right, and something else have been lost behind it.
    """
    if place.intact or _is_run(place, edges):
        return True
    first = line[place.start].lower()
    before, after = line[place.start - 1 : place.start], line[place.end : place.end + 1]
    inside = before.isalpha() and after.isalpha()
    alone = before == after == " " and line[place.end - 1] in "?\ufffd" and line[place.end + 1 : place.end + 2].islower()
    return (inside or alone) and first not in model().letters[language]


def _edges(found: Sequence[Place]) -> Edges:
    return frozenset(place.start for place in found if place.intact), frozenset(place.end for place in found if place.intact)


def _is_run(place: Place, edges: Edges) -> bool:
    """Whether a place is part of a longer run of damage: a form of three bytes or more, or an intact sequence beside it."""
    starts, ends = edges
    return place.end - place.start > SHORTEST_FORM or place.start in ends or place.end in starts


def _word(text: str, at: int) -> tuple[int, str]:
    """The letters around a place, and where they begin."""
    start = end = at
    while start and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end].isalpha():
        end += 1
    return start, text[start:end]


def _token(line: str, at: int) -> int:
    """Where the word begins that a place stands in, with the signs around it."""
    return max(line.rfind(" ", 0, at), line.rfind("\t", 0, at)) + 1
