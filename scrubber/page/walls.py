"""Pages in the place of the article: CAPTCHAs, errors, paywalls, consent. Their wordings, their codes, and that hardly else is said."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from scrubber.expressions import expression
from scrubber.page.codes import code, may_hold_one
from scrubber.page.evidence import Evidence, probability, quoted
from scrubber.page.sentences import Sentence
from scrubber.page.unstripped import WORDED, Claimed, rules_of
from scrubber.page.wordings import Said, addresses_reader, held, said, told_of

# Points, in log odds, set by hand; docs/page.md says what was in sight, and what the probabilities are worth.
BIAS = -2.7
SURE, SURE_AGAIN = 4.0, 1.5  # a wording that hardly anything else says; each further sentence with one
LIKELY, LIKELY_AGAIN = 2.0, 1.0  # one that a headline might say
CODE = 3.0  # Error 503, or 404 and nothing else
HINT = 1.5  # a code in a line that says something else, too: 404 - a language unknown
IDENTIFIER = 1.5  # the number of a request, an address of the internet: shown to those who are refused
CONSENT = 1.6  # each sentence about consent: one alone may be residue
CLAIM = 1.5  # a line that the filters before took for a paywall
MOST = 4  # sentences of one kind that count
SHORT, SHORT_WIDTH = 1.0, 400  # a text of no more than so much besides menus
SILENT = 1.0  # such a text in which no other sentence does anything but speak to the reader
LONG, LONG_WIDTH = -1.0, 1500
PROSE = 60  # width of other prose that takes one point: less than a sentence of a short news item
MOST_PROSE = 600  # width of other prose that nothing makes up for
SPOKEN = 0.25  # how much a sentence of it counts that speaks to the reader, in words unknown
TOLD = 2.0  # what a sentence takes that tells of such a page: the text is about it
EXPLAINED = 200  # width of a sentence that each wording in it explains; the rest of a longer one is other prose
TEASER = 15  # width of prose before a paywall that takes one point: what it hides has begun
TEASED = 110  # width of a line without a full stop from which on it begins an article, too; headlines are shorter
LABELS = 250  # width of headline, byline and date that may stand above a paywall
NOTICE = 20  # width of a notice; links in a menu are shorter
TABLE = 2  # numbers on lines of their own that are no table yet

_NAMES = {
    "captcha": "asks for a proof that no program reads it",
    "not-found": "says that there is no such page",
    "error": "reports an error or refuses access",
    "paywall": "asks to subscribe or log in, and shows no article",
    "consent": "asks for consent to cookies, and shows no article",
}
_CLAIMS = {"boilerplate/paywall": "paywall", "boilerplate/login": "paywall", "boilerplate/cookies": "consent"}
_REFUSED = ("captcha", "error")  # kinds that show identifiers
_IDENTIFIER = expression(
    r"#\d{1,3}\.[0-9a-f]{6,}\.\d{6,}"  # Akamai
    r"|\b[0-9a-f]{16}\b|\b[0-9a-f]{32}\b|\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b"
    r"|\b\d{15,20}-\d{15,20}\b"  # Incapsula
    r"|\b(?:\d{1,3}\.){3}\d{1,3}\b|\b(?:[0-9a-f]{1,4}:){5,7}[0-9a-f]{1,4}\b"
)
_DIGIT = expression(r"\d")
_NUMBER = expression(r"\W*\d[\d.,:%\s]*\W*")


@dataclass
class _Kind:
    """The sentences that speak for one kind of page, by how they do."""

    sure: list[Sentence] = field(default_factory=list)
    likely: list[Sentence] = field(default_factory=list)
    codes: list[Sentence] = field(default_factory=list)
    hints: list[Sentence] = field(default_factory=list)
    claims: list[Sentence] = field(default_factory=list)

    def sentences(self) -> list[Sentence]:
        """All of them, the clearest first."""
        return [*self.sure, *self.codes, *self.likely, *self.hints, *self.claims]


@dataclass
class _Rest:
    """What else the text says, as widths.

    Parameters:
        other: Prose.
        spoken: Prose that speaks to the reader.
        labels: Lines that are no sentences.
        before: What stands before the first word of a paywall and may begin an article.
        explained: What belongs to the wordings.
        identifiers: Numbers of requests, addresses of the internet.
        numbers: Lines that are a number.
    """

    other: float = 0
    spoken: float = 0
    labels: float = 0
    before: float = 0
    explained: float = 0
    identifiers: int = 0
    numbers: int = 0

    def add_prose(self, sentence: Sentence, width: float) -> None:
        """Count so much of a sentence as prose."""
        if addresses_reader(sentence.text):
            self.spoken += width
        else:
            self.other += width


def from_walls(text: str, found: Sequence[Sentence], claimed: Sequence[Claimed]) -> Iterator[Evidence]:
    """Evidence that the text is a page in the place of the article: of the most probable kind.

    Parameters:
        text: The text.
        found: Its sentences.
        claimed: Its parts that the filters before take out, or would.
    """
    among = held([sentence.text for sentence in found])
    if not among and not any(part.rule in _CLAIMS for part in claimed) and not _may_hold_code(found):
        return
    kinds: defaultdict[str, _Kind] = defaultdict(_Kind)
    rest = _Rest()
    for sentence, rule in zip(found, rules_of(found, claimed), strict=True):
        _sort(sentence, rule, among, kinds, rest)
        if rest.other > MOST_PROSE:
            return
    if rest.numbers > TABLE:
        for kind in kinds.values():
            kind.codes, kind.hints = [], []
    weighed = [(log_odds, name) for name, kind in kinds.items() if (log_odds := _log_odds(name, kind, rest)) is not None]
    if not weighed:
        return
    about = set().union(*[told_of(sentence.text, among) for sentence in found if sentence.prose])
    log_odds, name = max((log_odds - TOLD * (name in about), name) for log_odds, name in weighed)
    if name:
        shown = kinds[name].sentences()
        told = ", ".join(dict.fromkeys(quoted(text[s.start : s.end]) for s in shown[:3]))
        yield Evidence(name, round(probability(log_odds), 3), shown[0].start, shown[0].end, f"the page {_NAMES[name]}: {told}")


def _may_hold_code(found: Sequence[Sentence]) -> bool:
    """Whether a line that is no sentence may tell of a status code."""
    return may_hold_one("\n".join([sentence.text for sentence in found if not sentence.prose]))


def _sort(sentence: Sentence, rule: str, among: Sequence[Said], kinds: defaultdict[str, _Kind], rest: _Rest) -> None:
    """Put a sentence with the kinds of page that it speaks for, or with the rest.

    Parameters:
        sentence: The sentence.
        rule: The rule that takes it out, or would, if any.
        among: The wordings that the text holds.
        kinds: What speaks for each kind.
        rest: What else the text says.
    """
    wordings = said(sentence.text, among) if among else []
    has_digit = _DIGIT.search(sentence.text) is not None
    about = {wording.rule for wording in wordings} - {"help"}
    for kind in about:
        sure = any(wording.sure for wording in wordings if wording.rule == kind)
        (kinds[kind].sure if sure else kinds[kind].likely).append(sentence)
    number, alone = code(sentence) if has_digit else ("", False)
    if number:
        (kinds[number].codes if alone or about else kinds[number].hints).append(sentence)
    if sentence.prose and rule not in WORDED:
        rule = ""
    if rule in _CLAIMS and not about and _is_notice(sentence):
        kinds[_CLAIMS[rule]].claims.append(sentence)
    if has_digit and _IDENTIFIER.search(sentence.text, 0, EXPLAINED):
        rest.identifiers += 1
    elif about or number or rule or _is_help(sentence, wordings):
        if not rule:
            rest.explained += sentence.width
        if about and sentence.width > (explained := EXPLAINED * len(wordings)):
            rest.add_prose(sentence, sentence.width - explained)
    elif sentence.prose:
        rest.add_prose(sentence, sentence.width)
        rest.before += 0 if "paywall" in kinds and kinds["paywall"].sure else sentence.width
    else:
        rest.numbers += has_digit and bool(_NUMBER.fullmatch(sentence.text))
        rest.labels += sentence.width
        rest.before += sentence.width if sentence.width >= TEASED and not ("paywall" in kinds and kinds["paywall"].sure) else 0


def _is_help(sentence: Sentence, wordings: Sequence[Said]) -> bool:
    """Whether a sentence offers a way out, as such pages do, and is no news that holds the same words."""
    if not wordings or not sentence.prose:
        return bool(wordings)
    return sentence.width <= 2 * max(len(wording.wording) for wording in wordings) or addresses_reader(sentence.text)


def _is_notice(sentence: Sentence) -> bool:
    """Whether a line that was taken for a notice is more than a link in a menu, and no sentence that quotes one."""
    return sentence.width >= NOTICE and sentence.text[0] not in "\"'「『《" and (not sentence.prose or addresses_reader(sentence.text))


def _log_odds(name: str, kind: _Kind, rest: _Rest) -> float | None:
    """The log odds of a kind of page; None if nothing speaks for it."""
    points = _points(name, kind, rest)
    if not points:
        return None
    total = rest.other + rest.spoken + rest.labels + rest.explained
    size = SHORT if total <= SHORT_WIDTH and rest.other <= PROSE else LONG if total > LONG_WIDTH else 0.0
    if total <= SHORT_WIDTH and not rest.other:
        size += SILENT
    log_odds = BIAS + points + size - (rest.other + SPOKEN * rest.spoken) / PROSE
    if name == "paywall":
        log_odds -= rest.before / TEASER + max(0.0, rest.labels - LABELS) / PROSE
    return log_odds


def _points(name: str, kind: _Kind, rest: _Rest) -> float:
    """The points for a kind of page; 0 if nothing speaks for it."""
    if name == "consent":
        return CONSENT * min(len(kind.sure) + len(kind.claims), MOST)
    points = 0.0
    if kind.sure:
        points += SURE + SURE_AGAIN * (min(len(kind.sure), MOST) - 1)
    if kind.likely:
        points += (LIKELY_AGAIN if points else LIKELY) + LIKELY_AGAIN * (min(len(kind.likely), MOST) - 1)
    if kind.codes:
        points += LIKELY if kind.sure else CODE
    elif kind.hints:
        points += HINT
    if kind.claims and name == "paywall":
        points += LIKELY_AGAIN if points else CLAIM
    if points and rest.identifiers and name in _REFUSED:
        points += IDENTIFIER
    return points
