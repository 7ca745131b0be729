"""UTF-8 read with another code page, and something lost on the way: what each line may have said.

For every code page and kind of loss the damaged form of each known character is computed (`losses`); where a form stands
in a line, the characters that look so are alternatives, and one beam over the line (`spelling`) says which are likeliest.
What the line costs as it stands is weighed generously, what it costs as repaired strictly.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice, pairwise
from math import exp, inf
from typing import NamedTuple

from scrubber.encodings import codepage
from scrubber.language import model
from scrubber.language.classes import beyond_ascii, is_lower_cased, script
from scrubber.language.words import is_word
from scrubber.mojibake.losses import (
    ASKED,
    DROPPED,
    FOLDED,
    LOSSES,
    LOWERED,
    NOTHING,
    QUESTIONED,
    REPLACED,
    Damage,
    Place,
    befallen,
    firsts,
    lone_places,
    places,
    reads_whole,
)
from scrubber.mojibake.losses import (
    intact as intact_sequences,
)
from scrubber.mojibake.pages import COMPOSITE, spelled
from scrubber.mojibake.pages import page as page_of
from scrubber.mojibake.quotation import LOOK_AHEAD, LOOK_BACK, SIGNS, left_class, right_class
from scrubber.mojibake.reading import Change, Reading, Step
from scrubber.mojibake.spelling import CLEAR, CONTRACTED, ONE_LETTER, Choice, Fixed, fix, is_latin, least_sign_cost, spell

LONE = Damage("", "a character replaced by U+FFFD or ?")
BYTES_LOST = (DROPPED, REPLACED, QUESTIONED)
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
POOLED = 3.0  # nats by which a line as it stands may be dearer in its own language than in the mixture of all
MOST = 12.0  # nats, at most, for a pair of characters as it stands
CONTRACTION = 6.0  # nats for `itâs`: of 528,000 clean lines none holds one
FEW_PLACES = 12  # places of a line from which on one language is tried
MOST_PLACES = 400  # damaged places, beyond which a line is too damaged to be guessed at
SHORTEST_FORM = 2  # characters of one
FORM = 5  # characters of a damaged form, at most
BONUS = 4.0  # nats that a place may gain by more than its neighbours show: a known word; from 0 to 4 at most .01 of what is exact changes
BONUSES = 4  # places, at most, that may
HOPELESS = 60.0  # nats by which the most that a hypothesis can gain may be below the best estimate for it to be looked at
TRIED = 6  # hypotheses, the most promising ones, that are spelled out
FOREIGN_LETTER = 3.0  # nats against a language for each different letter that it does not use
OTHER_SCRIPT = 10.0  # nats against a language in another script, where most letters are of ASCII
RANKED_SHORT = 16  # the same of a line too short to tell its language
RANKED = 5  # languages, the likeliest ones, among which the usual ones are preferred
USUAL = {"en": 5.0, **dict.fromkeys(("de", "es", "fr", "it", "pt", "ru"), 2.5)}  # nats by which they are commoner in news than the others
GIVEN = 8.0  # nats for the language that the document is known to be in
NEAR = 8.0  # nats by which a language may be behind to be tried
TRIED_LANGUAGES = 2
SAMPLE = 600  # characters that tell the language
SAFE_GAIN = 12.0  # nats that a line must gain for its changes to be made without asking; clean text reaches 10.8 (`Abcâs` in Friulian)
SAFE_GAIN_OF_LETTERS = 6.0  # the same where it is letters alone
SAFE_GAIN_ENGLISH = 3.0  # the same for signs in an English line that stand where no letter can; clean text gains nothing there
ENGLISH_WORDS = 2  # different common words, one of them of English alone, that tell it whatever the letters say
ENGLISH = 20  # letters that tell that a line is English
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
LEAST = 2.0  # nats that a line must gain for anything to be proposed
RIVAL = 2.0  # nats by which a reading must be ahead of another kind of damage that reads differently
DASHES = 1.4  # nats that an en dash may be ahead of an em dash: which of them stands between spaces is a matter of taste
MOST_KEPT = 0.1  # of the damaged places, at most, may be left as they stand for the others to be read without asking
IDEOGRAPHIC = ("zh", "ja", "ko")  # too many characters for one to be guessed
MOST_UNKNOWN = 0.1  # of the characters, at most, may be put down as unknown, but for one
ERRORS = 0.5  # errors to be expected in a line, at most; from .25 to .5 nothing changes
DANGLING = re.compile(" [\u0300-\u036f]")  # what NFKC makes of ¨, ´ and ¸, left unread
MARK = re.compile("[\u0300-\u036f]")

NOT_ASCII = re.compile("[^\x00-\x7f]+")
LETTER = re.compile(r"[^\W\d_]")
INNER_QUESTION = re.compile(ASKED)
ENGLISH_CONTRACTION = re.compile(r"[a-z](?:nâ|(?<=n)\?|(?<=n)\ufffd)t(?![^\W_])|[a-z][â?\ufffd](?:s|re|ll|ve)(?![^\W_])")
FUNCTION_WORD = re.compile(
    r"\b(?:the|and|that|it|with|you|they|this|have|from|his|what|who|are|not|their|she|he|which|would|there)\b",
    re.IGNORECASE,
)
"""Words that an English line hardly does without: letters alone take many a language for English."""
COMMON_WORD = re.compile(r"\b(?:in|of|is|be|to|at|by|for|on|was|as|or|but|not|her|all|been|were|we)\b")
TAIL = re.compile(r"(?:s|t|re|ll|ve|d|m)(?![^\W_])")


SYMBOL = "¡-¿ˆ˜–-›€™‚-…ƒ"
QUESTION = re.compile(r"\?(?<=[A-Za-z]\?)(?:s|t|re|ll|ve|d|m)(?![\w=&-])")


class _Sign(NamedTuple):
    """What looks as if something was lost.

    Parameters:
        first: What it begins with.
        pattern: Matches it.
    """

    first: frozenset[str]
    pattern: re.Pattern[str]


def _sign(first: str, rest: str) -> _Sign:
    return _Sign(frozenset(first), re.compile(f"[{first}]{rest}"))


SIGNS_OF_LOSS = (
    _sign("âвβā", "[€‚Ђ]"),
    _sign("‚", "[ÄÇ]"),
    _sign("ÂÃÄÅÆÇÈÉÊÎÏÐÑØÙ×ÞĂĆĹÐОПРСДЕГВΒΓΔΕΟΠ√¬ƒ≈œ–—‚", f"[{SYMBOL}]"),
    _sign("âãäåæçðñîïøùà", f"[{SYMBOL}]"),
    _sign("γгăć", "[¡-ª¬-º¼-¿]"),
    _sign(
        "â",
        r"(?:(?<=[A-Za-z]â)(?:s|t|re|ll|ve|d|m)(?![^\W_])|(?<=[A-Za-z.,!?)0-9]â)(?![^\W\d_])|(?<!\wâ)(?=[A-Z0-9â]|[^gmnp\W]|(?<=\s.)\s))",
    ),
    _sign("ÃĂГΓĆ", r"(?:(?<![^\W\d_].)(?![^\W\d_]|[.,;:!?)])|(?<=[a-z].)(?![A-ZÀ-Þ]))"),
    _sign("ÃГΓ", "(?:(?<=Ã)(?=[a-z])|(?<=[ГΓ])(?=[A-Za-z]))"),
    _sign("ÂĹÅÄÆÇÐÑØÎÏ", "(?<=[a-zß-ÿ].)(?![A-ZÀ-Þ])"),
    _sign("ÂÃÄÅĂĆĹÎÏÐÑâãåæçèéÇÆÉáΓГВΒβДΔЕΕΟΠРСäвā", r"[€‚„…‹›‰ŠЂ]?\?(?:(?=[^\W\d_])|(?<=[ÃĂΓÄÅ].)|(?<=[âвβā][€Ђ]\?))"),
)


FIRSTS = frozenset("\ufffd").union(*(sign.first for sign in SIGNS_OF_LOSS))


SPACED = re.compile("[\xe1-\xec\xee\xef] [\x80-\xbf]|[\xe1\xe3-\xec\xee\xef][\x80-\xbf] ")
"""Three bytes of a character, one of them a space; behind `â€` a dropped control is as likely."""


def may_apply(text: str) -> bool:
    """Whether signs of a loss stand in the text: lead bytes where no such letter stands, U+FFFD, `?` within words.

    Text all of whose damage is intact is not found: that is for the bound of the intact readings to say. Both together
    are a necessary condition; of clean texts .5 % hold such signs, most of them Vietnamese, Welsh, Friulian or Chinantec.
    """
    if "?" in text and QUESTION.search(text):
        return True
    if text.isascii():
        return False
    found = FIRSTS.intersection(beyond_ascii(text))
    if not found or "\ufffd" in found:
        return bool(found)
    return any(sign.pattern.search(text) for sign in SIGNS_OF_LOSS if not sign.first.isdisjoint(found))


class _Line(NamedTuple):
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


def no_break_spaces(line: str, name: str, language: str, *, within: bool) -> Iterator[Change]:
    """Where, with a page that is proven, a no-break space became a plain one and nothing else can have stood there.

    One is a no-break space of its own: its first byte reads as a capital, a sign or a letter of another script; behind a
    small letter of ASCII, a digit or a full stop, and before a space, nobody writes that, and behind capitals no language
    that lacks the letter. The others are the space within three bytes of one character.

    Parameters:
        language: The language of what the page reads.
        within: Whether to look within characters, too: nothing else may have been lost.
    """
    first = page_of(name).chars[0xC2]
    if script(first) != "LATIN" or not first.islower():
        before = "[a-z0-9.,;:!?%)”’»]" if first.lower() in model().letters[language] else "[A-Za-z0-9.,;:!?%)”’»]"
        for match in re.finditer(f"(?<={before}){re.escape(first)} ", line):
            yield Change(match.start(), match.end(), "\xa0", SAFE_GAIN)
    for match in SPACED.finditer(line.translate(page_of(name).bytes)) if within else ():
        yield Change(match.start(), match.end(), spelled(match[0].replace(" ", "\xa0")), SAFE_GAIN)


class _Hypothesis(NamedTuple):
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


def readings(line: str, *, page: str | None, language: str | None) -> Iterator[Reading]:
    """What the line may have said before something of it was lost, the likeliest hypothesis first.

    Parameters:
        line: A line, without its end.
        page: The code page that intact mojibake elsewhere in the document has proven.
        language: The document's language, if known.
    """
    if line.isascii() and not QUESTION.search(line):
        return
    page = None if page in COMPOSITE else page
    if "?" not in line and not is_lower_cased(line) and any(reads_whole(line, name) for name in PAGES):
        return  # nothing was lost
    found: list[Reading] = []
    most = LEAST
    for one in sorted(_hypotheses(line, page, language), key=lambda one: -one.estimate)[:TRIED]:
        if one.estimate + BONUS * min(len(one.places), BONUSES) < most:
            continue
        if (reading := _spelled(line, one, page)) is not None:
            found.append(reading)
            most = max(most, reading.gain - RIVAL)
    found.sort(key=lambda one: -one.gain)
    rivals = [one for one in found if one.gain > found[0].gain - RIVAL]
    for rival in rivals:
        yield rival._replace(changes=[change._replace(safe=_is_agreed(change, rivals)) for change in rival.changes])


def _is_agreed(change: Change, rivals: Sequence[Reading]) -> bool:
    """Whether all readings that are about as likely make a change, and none of them doubts it."""
    return all(any(one[:3] == change[:3] and one.safe for one in rival.changes) for rival in rivals)


def languages_of(text: str, given: str | None, count: int) -> list[tuple[float, str]]:
    """The likeliest languages of a line, each with its score in nats, as far as they can be told while damage is left in it.

    Parameters:
        text: The line; in Latin script its ASCII letters tell if little else is left.
        given: The document's language, if known.
        count: How many, at most.
    """
    sample = text[:SAMPLE]
    if not LETTER.search(sample):
        return [(0.0, given or "en")]
    ranked = [
        (score + (GIVEN if code == given else USUAL.get(code, 0.0)), code)
        for code, score in (
            *model().ranking(sample, RANKED if len(sample) > ENGLISH else RANKED_SHORT),
            *((given, -model().language(given).cost(sample)) for _ in "1" if given),
        )
    ]
    own = model().letters
    foreign = frozenset(LETTER.findall(beyond_ascii(sample).lower()))
    latin = len(LETTER.findall(sample)) > 2 * len(LETTER.findall(beyond_ascii(sample)))
    ranked = [
        (score - FOREIGN_LETTER * len(foreign - own[code]) - OTHER_SCRIPT * (latin and not is_latin(code)), code) for score, code in ranked
    ]
    ranked = sorted(set(ranked), reverse=True)
    return [(score, code) for score, code in ranked[:count] if score > ranked[0][0] - NEAR]


def _plain(line: str) -> str:
    """The line without what may be damaged, where enough is left then."""
    plain = NOT_ASCII.sub("", line[:SAMPLE])
    return plain if len(plain) > len(line[:SAMPLE]) / 2 and LETTER.search(plain) else line


def _hypotheses(line: str, page: str | None, given: str | None) -> Iterator[_Hypothesis]:
    """The kinds of damage by which the line may gain anything at all."""
    plain = _plain(line)
    usual = languages_of(plain, given or ("en" if ENGLISH_CONTRACTION.search(line) else None), TRIED_LANGUAGES)
    about = _Line(line, plain, given, usual)
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
        sequences = intact_sequences(line, name)
        spaced = "\xa0" not in line and _may_have_shrunk(line, leads)
        for loss in LOSSES:
            if loss not in losses or chars.isdisjoint(firsts(Damage(name, loss))):
                continue
            for shrunk in (False, True) if spaced and loss != FOLDED else (False,):
                damage = Damage(name, loss, shrunk)
                if loss == NOTHING and not shrunk:
                    continue
                found = tuple(places(line, damage, sequences))
                if not 0 < sum(not place.intact for place in found) <= MOST_PLACES or (shrunk and not _needs_space(line, found)):
                    continue
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
    at = -FORM
    for i, char in enumerate(f"{line} "):
        if char == " " and i - at < FORM:
            return True
        if char in leads:
            at = i
    return False


def _weighed(line: _Line, damage: Damage, found: tuple[Place, ...], cost: float, least: float) -> _Hypothesis | None:
    """The hypothesis, if the line may gain `least` by it."""
    if _as_it_stands(line.text, found, line.languages[0][1]) - cost <= least:
        return None
    languages = line.languages
    if line.plain == line.text or any(place.intact for place in found):
        telling = _edited(line.text, found, [Choice(place.alternatives[0] if place.intact else "", CLEAR) for place in found])
        if sum(1 for _ in islice(LETTER.finditer(telling), ENGLISH)) < ENGLISH:
            telling = _edited(line.text, found, [Choice(_commonest(place.alternatives), CLEAR) for place in found])
        languages = languages_of(telling, line.given, TRIED_LANGUAGES if len(found) < FEW_PLACES else 1)
    language = languages[0][1]
    fixed = fix(line.text, found, language)
    estimate = _as_it_stands(line.text, found, language) - fixed.estimate - cost
    return _Hypothesis(damage, found, cost, languages, fixed, estimate)


def _needs_space(line: str, found: Sequence[Place]) -> bool:
    """Whether a form holds the space that was a no-break space, or the end of the line where one was stripped."""
    return any(not place.intact and (" " in line[place.start : place.end] or place.end == len(line)) for place in found)


def _unexplained(line: str, found: Sequence[Place], page: str) -> float:
    """Nats against a code page for what it leaves unread on the line."""
    high = codepage(page).high
    at, cost, damaged = 0, 0.0, False
    for place in (*found, Place(len(line), len(line), (), intact=True)):
        between = line[at : place.start]
        for char in NOT_ASCII.findall(between):
            cost += sum(BARE if one in high else UNREAD if one == "\ufffd" else OUTSIDE_PAGE for one in char)
        cost += UNREAD * len(INNER_QUESTION.findall(between))
        if at and damaged and between[:1] and not between[0].isascii() and between[0] not in SIGNS:
            cost += UNREAD  # what follows a lead byte was its own, read in another way
        at, damaged = place.end, not place.intact
    return cost


def _as_it_stands(line: str, found: Sequence[Place], language: str) -> float:
    """Nats for the pairs that touch a place, each in the language or the mixture that explains it best."""
    cost, at = 0.0, 0
    for place in found:
        start = max(at, place.start)
        pairs = pairwise((line[start - 1] if start else "\n") + line[start : place.end] + (line[place.end : place.end + 1] or "\n"))
        cost += sum(_pair_as_it_stands(one, other, language) for one, other in pairs)
        if (
            language == "en"
            and place.end - place.start == 1
            and line[place.start - 1 : place.start].isalpha()
            and TAIL.match(line, place.end)
        ):
            cost += CONTRACTION
        at = place.end + 1
    return cost


@lru_cache(maxsize=1 << 14)
def _pair_as_it_stands(before: str, char: str, language: str) -> float:
    tables = model()
    pooled = min(tables.joint.look_up(before, char), tables.other.look_up(before, char))
    return min(tables.language(language).look_up(before, char), pooled + POOLED, MOST)


def _spelled(line: str, one: _Hypothesis, page: str | None) -> Reading | None:
    """The reading of a line under a kind of damage; None if the line is not likelier with it."""
    tried: dict[str, tuple[float, float, list[Choice]]] = {}
    for score, code in one.languages:
        fixed = fix(line, one.places, code) if tried else one.fixed
        stands = _as_it_stands(line, one.places, code)
        if tried and stands - fixed.estimate - one.cost + BONUS * min(len(one.places), BONUSES) + score < max(
            together for together, _, _ in tried.values()
        ):
            continue
        cost, choices = spell(line, one.places, code, fixed)
        gain = stands - cost - one.cost
        tried[code] = (gain + score, gain, choices)
    language, (_, gain, choices) = max(tried.items(), key=lambda item: item[1][0])
    if gain <= LEAST:
        return None
    changes = _changes(
        line,
        one,
        choices,
        gain,
        proven=one.damage.page == page,
        language=language,
        english=language == "en" and _is_english(line, one.places),
    )
    if not changes:
        return None
    if one.damage is LONE:
        return Reading("lost-character", (), changes, gain, one.damage.description, language)
    return Reading(one.damage.page, (Step("UTF-8", one.damage.page),), changes, gain, one.damage.description, language)


def _commonest(alternatives: Sequence[str]) -> str:
    """The alternative that is likeliest whatever stands around it."""
    joint = model().joint
    return min(alternatives, key=lambda text: joint.alone(text[0]))


def _edited(line: str, found: Sequence[Place], choices: Sequence[Choice]) -> str:
    pieces: list[str] = []
    at = 0
    for place, choice in zip(found, choices, strict=True):
        pieces += line[at : place.start], choice.text
        at = place.end
    return "".join([*pieces, line[at:]])


def _changes(
    line: str, one: _Hypothesis, choices: Sequence[Choice], gain: float, *, proven: bool, language: str, english: bool
) -> list[Change]:
    """The changes, each safe or not: a word is never half repaired."""
    pairs = list(zip(one.places, choices, strict=True))
    changed = [(place, choice) for place, choice in pairs if choice.text != line[place.start : place.end]]
    sign_gain = 0.0 if proven else SAFE_GAIN_ENGLISH if english else SAFE_GAIN
    foreign = language == "en" and not english and not any(place.intact for place in one.places)  # it only looks like English
    if gain < sign_gain and all(choice.text.strip() in SIGNS for _, choice in pairs) and one.damage is not LONE:
        return []
    kept = len(pairs) - len(changed)
    share = gain / len(one.places)
    intact = any(place.intact for place in one.places)
    letter_gain = 0.0 if proven else SAFE_GAIN_OF.get(one.damage.loss, SAFE_GAIN_OF_LETTERS)
    unsure: set[int] = set()  # places whose character is put down as unknown, for the rest of the word to be read
    repaired, shift, words = _edited(line, one.places, choices), 0, dict[int, bool]()
    unsure_kept = 0
    starts: dict[int, int] = {}  # where each place begins in the repaired line
    for place, choice in pairs:
        starts[place.start] = place.start + shift
        if choice.text not in SIGNS:
            at, word = _word(repaired, place.start + shift)
            known = _is_known(word, language)
            token, kept_here = _token(line, place.start), choice.text == line[place.start : place.end]
            margin, at = _margin(line, place, choice), place.start + shift - at
            sure = _is_sure(place, choice, one.damage, language, margin=margin, word=word, at=at, proven=intact)
            shown = (known and len(word) > 1) or intact or proven or _is_evident(line, place, one.places, language)
            if one.damage.loss in BYTES_LOST and not shown:
                sure = False
            elif (
                not sure
                and not place.intact
                and one.damage.loss == REPLACED
                and gain >= (letter_gain if _is_run(place, one.places) else sign_gain)
            ):
                unsure.add(place.start)
                unsure_kept += kept_here
                sure, kept_here = True, False
            words[token] = words.get(token, True) and not kept_here and sure and (known or gain >= sign_gain)
        shift += len(choice.text) - (place.end - place.start)
    if one.damage.loss == DROPPED and not intact and (kept or not _are_plausible(changed, repaired, starts, language)):
        return []  # the letter is one of the language's own
    doubtful = {_token(line, start) for start in unsure}
    unsure.update(
        place.start
        for place, choice in pairs
        if not place.intact and choice.margin < BESIDE_UNKNOWN and choice.text not in SIGNS and _token(line, place.start) in doubtful
    )
    errors = sum(
        exp(-_margin(line, place, choice))
        for place, choice in pairs
        if place.start not in unsure and not _is_spaced_dash(line, place, choice)
    )
    unknown = sum(place.start in unsure and choice.text.isalpha() for place, choice in pairs)
    whole = (
        unknown <= 1 + MOST_UNKNOWN * len(pairs)
        and kept - unsure_kept <= MOST_KEPT * len(pairs)
        and errors < ERRORS
        and not DANGLING.search(repaired)
        and not any(MARK.match(line, place.end) for place in one.places)  # half of what NFKC made of one sign
    )
    if one.damage.loss == LOWERED:
        own = model().language(language).known.union(SIGNS)
        whole = (
            whole
            and not kept
            and not one.damage.shrunk
            and language not in IDEOGRAPHIC
            and own.issuperset("".join(choice.text for _, choice in changed).lower())
        )
    if one.damage is LONE:
        return list(_lone_changes(line, changed, share, sure=whole and english))
    changes = []
    for place, choice in pairs:
        if choice.text == line[place.start : place.end] and place.start not in unsure:
            continue
        if choice.text in SIGNS:
            safe = (
                not foreign
                and gain >= sign_gain
                and _margin(line, place, choice) >= (SIGN_MARGIN if language == "en" else SIGN_MARGIN_ELSEWHERE)
            )
            safe = safe and (place.intact or _is_plausible(repaired, starts[place.start], choice.text, language))
        else:
            safe = gain >= letter_gain and words[_token(line, place.start)]
        text = "\ufffd" if place.start in unsure else choice.text
        changes.append(Change(place.start, place.end, text, share, whole and safe))
    doubted = one.damage.loss == DROPPED and not proven and not english and _may_be_letters(line, changes)
    return [change._replace(safe=False) for change in changes] if doubted else changes


def _lone_changes(line: str, changed: Sequence[tuple[Place, Choice]], share: float, *, sure: bool) -> Iterator[Change]:
    """The changes of characters that were lost as a whole: safe at most where they are signs behind something."""
    for place, choice in changed:
        if choice.margin >= (SIGN_MARGIN if choice.text in SIGNS else LETTER_MARGIN):
            behind = line[place.start - 1 : place.start].strip() != ""
            safe = sure and choice.text in SIGNS and choice.margin >= LONE_MARGIN and behind
            yield Change(place.start, place.end, choice.text, share, safe)


def _may_be_letters(line: str, changes: Sequence[Change]) -> bool:
    """Whether single letters that are read as signs may be a language's own, or of a formula: one is unsure, or little beside them."""
    single = all(change.end - change.start == 1 for change in changes)
    return single and not (all(change.safe for change in changes) and sum(map(str.isalpha, line)) >= ENGLISH)


def _is_english(line: str, found: Sequence[Place]) -> bool:
    """Whether the line is English whatever is preferred, and its places are where no letter of any language can stand."""
    plain = NOT_ASCII.sub("", line[:SAMPLE])
    known = len(set(FUNCTION_WORD.findall(plain.lower())))
    known += known and len(set(COMMON_WORD.findall(plain.lower())))
    if not known or sum(1 for _ in LETTER.finditer(plain)) < ENGLISH or (known < ENGLISH_WORDS and model().best(plain)[0] != "en"):
        return False
    for place in found:
        before, after = line[place.start - 1 : place.start], line[place.end : place.end + 1]
        inside = before.isalpha() and after.isalpha() and not TAIL.match(line, place.end)
        if not place.intact and (inside or (after.islower() and not before)):
            return False
    return True


def _margin(line: str, place: Place, choice: Choice) -> float:
    """How sure a choice is, in nats; of two dashes between spaces none is ever sure."""
    return min(choice.margin, DASHES) if not place.intact and _is_spaced_dash(line, place, choice) else choice.margin


def _is_spaced_dash(line: str, place: Place, choice: Choice) -> bool:
    """Whether a dash was chosen that stands beside a space: which of the two it was is a matter of taste."""
    return (
        choice.text.strip() in ("–", "—") and " " in line[place.start - 1 : place.start] + choice.text[1:] + line[place.end : place.end + 1]
    )


def _is_plausible(repaired: str, at: int, sign: str, language: str) -> bool:
    """Whether hardly another sign stands at a place oftener than this one, whatever was open before it."""
    left, right = left_class(repaired[max(0, at - LOOK_BACK) : at]), right_class(repaired[at + 1 : at + 1 + LOOK_AHEAD])
    least = min(least_sign_cost(one, left, right, language) for one in SIGNS)
    return least_sign_cost(sign, left, right, language) - least < IMPLAUSIBLE


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


def _is_known(word: str, language: str) -> bool:
    """Whether a word is one of the language's."""
    lower = word.lower()
    return lower in CONTRACTED.get(language, ()) or (len(word) == 1 and lower in ONE_LETTER.get(language, "")) or is_word(word, language)


def _is_sure(place: Place, choice: Choice, damage: Damage, language: str, *, margin: float, word: str, at: int, proven: bool) -> bool:
    """Whether a letter is far enough ahead of the others that may have stood there to be put in without asking.

    Parameters:
        margin: Nats by which it is ahead.
        word: The word that it makes.
        at: Where it stands in that word.
        proven: Whether intact sequences stand beside it.
    """
    if place.intact:
        return True
    known = _is_known(word, language)
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


def _is_evident(line: str, place: Place, found: Sequence[Place], language: str) -> bool:
    """Whether a place shows by itself that it is damage: more than one byte is left, or a letter that the language lacks within a word.

    A lead byte's letter before U+FFFD, and nothing else, may as well be right, and something else have been lost behind it.
    """
    if place.intact or _is_run(place, found):
        return True
    first = line[place.start].lower()
    inside = line[place.start - 1 : place.start].isalpha() and line[place.end : place.end + 1].isalpha()
    return inside and first not in model().letters[language]


def _is_run(place: Place, found: Sequence[Place]) -> bool:
    """Whether a place is part of a longer run of damage: a form of three bytes or more, or an intact sequence beside it."""
    return place.end - place.start > SHORTEST_FORM or any(
        other.intact and (other.end == place.start or other.start == place.end) for other in found
    )


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
