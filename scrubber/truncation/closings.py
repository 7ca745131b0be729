"""Last lines that close an article without a full stop: “The end”, a signature, a place and a date, a box of facts.

They are taken off before the end is judged: what stands above them tells whether the article was cut.
"""

import re
from collections.abc import Sequence
from functools import cache

from scrubber.expressions import expression
from scrubber.sentences import CLOSERS
from scrubber.truncation.endings import Ending, mark, unspaced
from scrubber.truncation.last_line import use_of
from scrubber.truncation.lines import LONG, Line
from scrubber.truncation.prompts import walled
from scrubber.truncation.wording import begins_sentences, dangles, is_leftover, running, words

MOST = 12  # lines that may close an article: a box of facts with its heading
WIDEST = 140  # width of a line that does
TAIL = 120  # characters behind the last full stop of a line that may do so
SHORT = 40  # width of a heading, of a sign of who wrote it
FEW = 4  # words behind the colon of a last line, such as an answer
LEFTOVER = 60  # width of a leftover of the page
SHORTEST = 3  # letters of a word that is an answer, and no scrap
ITEMS = 3  # items of a list
FAREWELL = 8  # words of a farewell
_FINISHED = (Ending.WHOLE, Ending.CLOSED, Ending.BLANK)
_STOPS = ".!?…。！？।؟۔"

_WORD = expression(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LAST_STOP = expression(rf"[{_STOPS}][{re.escape(CLOSERS)}]*(?=[\s©(\[–—-])")
_AROUND = " \t\xa0\u3000-–—•*#()[]{}（）［］【】「」.…!！。·:：~＊■◆<>/|=_+\"'“”„»«"
# A day, a month and a year, in this order or another: in words, or in figures.
_DATE = (
    r"(?:\d{1,2}(?:\.|º|er|st|nd|rd|th)?[ \xa0](?:de |d['’])?[^\W\d_]{3,14}\.?,?[ \xa0](?:de |del )?\d{4}(?:[ \xa0]?(?:г|р)\.?)?"
    r"|[^\W\d_]{3,12}\.?[ \xa0]\d{1,2}(?:st|nd|rd|th)?,?[ \xa0]\d{4}|\d{4}[. ]{1,2}[^\W\d_]{3,14} \d{1,2}\."
    r"|\d{1,2}[./-] ?\d{1,2}[./-] ?(?:\d{4}|\d{2})|\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{4}[年년] ?\d{1,2}[月월] ?\d{1,2}[日일])"
)
_PLACE_AND_DATE = expression(rf"(?:(?P<place>[^\W\d_a-z][\w'’ .-]{{1,40}}),? (?:le |el |den |am |lì |a |em |dnia |на |,)?)?{_DATE}\.?")
_LIVED = (
    r"(?:born|died|geboren|gestorben|verstorben|née?|morte?|décédée?|nacid[oa]|nació|murió|fallecid[oa]|falleció|nat[oa]|mort[oa]|"
    r"nascid[oa]|overleden|født|född|død|avled|urodzon[ya]|zmarł[a]?|родил(?:ся|ась)|умер(?:ла)?|скончал(?:ся|ась)|[*†])"
)
_LIFE = expression(rf".*?(?P<before>^|[;,(–—-]) ?{_LIVED}\W[^;.]{{0,30}}?\d{{4}}\W{{0,2}}", re.IGNORECASE)
_PAIR = expression(r"[^\W_][^:.!?：]{0,34}[:：] ?\S.{0,80}")
_SMALL_PAIR = expression(r"(?P<label>[^\W\d_][\w-]{1,9})[:：] (?P<value>\S.{0,24})")
_BULLET = expression(r"[-–—•*·▪◦‣●○■□➤✓✔►]\s|\(?\d{1,3}[.)]\s")
_BETWEEN_PAIRS = expression(r" [·|•/] |; ")
_CREDIT = expression(r"(?:©|\(c\)|copyright ©?).{1,50}", re.IGNORECASE)
_DURATION = expression(
    r"(?:[^\W\d_]+ ){0,3}(?:[·•|] )?(?:\d{1,2}:\d\d|\d{1,3})[ \xa0](?:min|mins|minutes?|Min|Minuten|minuti|minutos|мин)\.?"
)
_NAMES = r"(?:[^\W\d_a-z][\w'’.-]+ ){1,3}[^\W\d_a-z][\w'’.-]+ ?"
_SIGNATURE = expression(rf"[-–—(/ ]*(?:{_NAMES}[,/(–—-] ?)?(?P<agencies>[^\W\d_]+(?:[ /,+–-]{{1,3}}[^\W\d_]+){{0,4}})[)/ ]*")
_BETWEEN_AGENCIES = expression(r"[ /,+–-]+")
_TITLE = expression(r"(?:^|[\s(])[^\W\d_a-z][^\W\d_]{0,4}\.$")  # “Dr. Ada Fenn”, “Prof. Ada Fenn”
_NAME = expression(r"[^\W\d_a-zа-я][^\W\d_]*(?:['’-][^\W\d_]+)*\.?")


def without_closings(text: str, body: list[Line]) -> list[Line]:
    """The lines without those at the end that close an article, and the last one without what closes it; one line always stays.

    Parameters:
        text: The text.
        body: Its lines that are not blank.
    """
    last = body[-1]
    if last.mark.ending in _FINISHED:
        return body
    left = list(body)
    box = False  # whether what was taken off last is one
    while len(left) > 1 and len(body) - len(left) < MOST and left[-1].mark.ending not in _FINISHED:
        if size := _box(text, left):
            del left[-size:]
            box = True
        elif _is_of_life(text[left[-1].start : left[-1].end]):
            del left[-1]
            box = True
        elif size := _list(text, left):
            del left[-size:]
            if len(left) > 1 and text[left[-1].mark.start] in ":：":  # it announces the list
                del left[-1]
        elif _closes(text, left) or (box and _is_heading(text, left[-1])):
            del left[-1]
        else:
            break
    last = left[-1]
    if last.mark.ending not in _FINISHED and (end := _end_of_prose(text, left)) is not None:
        width = last.width * (end - last.start) / (last.end - last.start)
        left[-1] = Line(last.start, end, width, mark(text, last.start, end))
    return left


def _closes(text: str, body: Sequence[Line]) -> bool:
    """Whether the last line closes the article."""
    line = body[-1]
    if line.width > WIDEST:
        return False
    said = text[line.start : line.end]
    if _is_closing(said) or _is_leftover(said):
        return True
    if line.mark.ending is Ending.ELLIPSIS:
        return False
    if _is_of_signs(said) or _is_small_pair(said, text[: line.start]):
        return True
    if _is_place_and_date(said):
        return True
    return body[-2].mark.ending in _FINISHED and _is_of_author(text, body, said)


def _is_place_and_date(said: str) -> bool:
    """Whether a piece says where and when the article was written."""
    found = _PLACE_AND_DATE.fullmatch(said)
    return found is not None and not (found["place"] and begins_sentences(found["place"].split()[0].lower()))


def _is_of_life(said: str) -> bool:
    """Whether a line says when somebody was born, or died."""
    found = _LIFE.fullmatch(said) if len(said) <= WIDEST else None
    return found is not None and not (running(said) and found["before"] in tuple(",-–—("))


def _is_closing(said: str) -> bool:
    """Whether a piece closes an article wherever it stands behind the last full stop."""
    folded = " ".join(said.lower().replace("’", "'").split()).strip(_AROUND)
    if folded.replace(",", "") in _formulas():
        return True
    greeting, comma, rest = folded.partition(",")
    if comma and greeting in _farewells() and len(rest.split()) <= FAREWELL and not dangles(rest.split()[-1] if rest.split() else ""):
        return True
    if _CREDIT.fullmatch(said) and not running(said):
        return True
    if len(said) <= LONG and (found := _SIGNATURE.fullmatch(said)):
        return all(part in _agencies() for part in _BETWEEN_AGENCIES.split(found["agencies"].lower()))
    return False


def _is_leftover(said: str) -> bool:
    """Whether a piece is a leftover of the page: few words, and among them some that an article has no use for."""
    if len(said) > LEFTOVER:
        return False
    return _DURATION.fullmatch(said) is not None or is_leftover(said)


def _is_small_pair(said: str, before: str) -> bool:
    """Whether a piece is a word and, behind a colon, a few more: “Answer: flour”. A speaker has been named before."""
    found = _SMALL_PAIR.fullmatch(said)
    if not found or f"{found['label']}:" in before:
        return False
    value = found["value"].split()
    return len(value) <= FEW and not unspaced(said[-1]) and not begins_sentences(value[-1].lower()) and said[-1] not in ",;-–—"


def _is_name(said: str, before: str) -> bool:
    """Whether a piece is the name of somebody of whom the text has not spoken: who wrote it."""
    names = said.split()
    if len(names) != 2 or not all(map(_NAME.fullmatch, names)) or names[-1].endswith("."):
        return False
    return not any(begins_sentences(name.lower()) or len(name) < 3 or name in before for name in names)


def _is_of_signs(said: str) -> bool:
    """Whether there is no word in a piece, nor a number: a smiling face."""
    return len(said) >= 3 and not re.search(r"[^\W_]{2}|\d", said)


def _is_of_author(text: str, body: Sequence[Line], said: str) -> bool:
    """Whether a line says who wrote the article: a name that no paragraph has, and “is a” with an occupation."""
    tokens = said.split()
    names = 0
    while names < min(5, len(tokens)) and _NAME.fullmatch(tokens[names]):
        names += 1
    if not names >= 2 or len(tokens) < names + 2 or tokens[names].lower() not in _are() or dangles(tokens[-1].lower()):
        return False
    if begins_sentences(tokens[0].lower()):
        return False
    return not any(tokens[names - 1] in text[line.start : line.end] for line in body[:-1] if line.width >= LONG)


def _box(text: str, body: Sequence[Line]) -> int:
    """How many of the last lines are a box of facts: labels with values, and no sentence."""
    size = pairs = 0
    for line in reversed(body[1:]):
        said = text[line.start : line.end]
        if line.width > WIDEST or line.mark.ending in _FINISHED:
            break
        parts = _BETWEEN_PAIRS.split(said)
        if not all(_PAIR.fullmatch(part) for part in parts) or dangles(_last(said)) or line.mark.ending is not Ending.OPEN:
            break
        size, pairs = size + 1, pairs + len(parts)
    return size if pairs > 1 else 0


def _list(text: str, body: Sequence[Line]) -> int:
    """How many of the last lines are a list whose items have no full stop, the last one no less whole than the others."""
    size = 0
    for line in reversed(body[1:]):
        if line.mark.ending is not Ending.OPEN or not _BULLET.match(text, line.start, line.end):
            break
        if not size and (dangles(_last(text[line.start : line.end])) or _is_scrap(text, line)):
            break
        size += 1
    return size if size >= ITEMS else 0


def _is_scrap(text: str, line: Line) -> bool:
    """Whether the last word of a line is the beginning of a longer word of the text, and no word of it."""
    word, before = _last(text[line.start : line.end]), text[: line.mark.start].lower()
    if not word:
        return _WORD.search(before) is not None
    seen, begun = use_of(before, word)
    return begun and not seen


def _last(said: str) -> str:
    found = _WORD.findall(said)
    return found[-1].lower() if found else ""


def _is_heading(text: str, line: Line) -> bool:
    """Whether a line heads a box of facts."""
    said = text[line.start : line.end]
    return line.width <= SHORT and line.mark.ending is Ending.OPEN and not running(said) and not dangles(_last(said))


def _end_of_prose(text: str, body: Sequence[Line]) -> int | None:
    """Where the last sentence of the last line ends, if what stands behind it closes the article."""
    line = body[-1]
    begin = max(line.start, line.end - TAIL)
    bare = text[begin : line.end].rstrip(" …")
    stops = [found.end() for found in _LAST_STOP.finditer(bare)]
    if not stops or not (said := bare[stops[-1] :].strip()):
        return None
    end = begin + stops[-1]
    if bare[: stops[-1]].rstrip(CLOSERS).endswith(("…", "..")) or walled(text, line):
        return None
    if _is_name(said, text[:end]) and not _TITLE.search(bare, 0, stops[-1]):
        return end
    if bare[stops[-1] - 1] in "?？؟" and _NAME.fullmatch(said) and len(said) > SHORTEST and not begins_sentences(said.lower()):
        return end  # the answer
    return (
        end
        if _is_closing(said) or _is_place_and_date(said) or _is_of_life(said) or _is_leftover(said) or _is_small_pair(said, text[:end])
        else None
    )


@cache
def _formulas() -> frozenset[str]:
    return _all("closing") | _farewells()


@cache
def _farewells() -> frozenset[str]:
    return _all("farewell")


@cache
def _agencies() -> frozenset[str]:
    return _all("agency")


@cache
def _are() -> frozenset[str]:
    return _all("is")


def _all(kind: str) -> frozenset[str]:
    return frozenset(word for of_language in words()[kind].values() for word in of_language)
