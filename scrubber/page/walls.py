"""Pages in the place of the article: CAPTCHAs, errors, paywalls, consent. Their wordings, their codes, and that hardly else is said."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from scrubber.page.evidence import Evidence, probability, quoted
from scrubber.page.sentences import Sentence
from scrubber.page.unstripped import WORDED, Claimed, claim
from scrubber.page.wordings import addresses_reader, said

KINDS = ("captcha", "not-found", "error", "paywall", "consent")
# Points, in log odds. Set by hand on part A and by the false alarms of the rest; within a half of each no kind of page of ours and
# no text of the development data changes sides but for those named in docs/page.md.
SURE, SURE_AGAIN = 4.0, 1.5  # a wording that hardly anything else says; each further sentence with one
LIKELY, LIKELY_AGAIN = 2.0, 1.0  # one that a headline might say
CODE = 3.0  # 404, "Error 503"
HINT = 1.5  # a code in a line that says something else, too: 404 - a language unknown
IDENTIFIER = 1.5  # a request's number, an address of the internet: shown to those who are refused
CONSENT = 1.6  # each sentence about consent: one alone may be residue
CLAIM = 1.5  # a line that was taken for a paywall or a cookie notice by its own filter
BIAS = -2.7
SHORT, SHORT_WIDTH = 1.0, 400  # a text of no more than so much besides menus
SILENT = 1.0  # such a text in which there is no other sentence at all
LONG, LONG_WIDTH = -1.0, 1500
PROSE = 60  # width of other prose that takes one point; a sentence of a short news item
PAYWALLED = 25  # the same for a paywall: a sentence before it is a teaser
LABELS = 250  # width of headlines, bylines and dates that may stand above a paywall
OTHER = 0.25  # how much a sentence counts that speaks to the reader in words unknown
LABEL = 125  # characters of the longest line with a code
NOTICE = 20  # width of a notice; links in a menu are shorter
MOST = 4  # sentences of a kind that count

_CODES = {"404": "not-found", "410": "not-found"} | dict.fromkeys(
    "400 401 403 405 406 408 418 429 451 500 501 502 503 504 508 520 521 522 523 524 525 526 530 1006 1009 1010 1015 1020".split(), "error"
)
_COMMON = frozenset("403 404 429 500 502 503 504".split())
_ERROR = (
    "http|https|status|code|error|errors|fehler|fehlercode|erreur|errore|erro|fout|foutcode|fel|felkod|feil|fejl|virhe|błąd|chyba|hiba|eroare|greška|napaka|"
    "viga|kļūda|klaida|gabim|hata|ошибка|помилка|грешка|грешка|памылка|σφάλμα|خطأ|خطا|خرابی|שגיאה|त्रुटि|ত্রুটি|పొరపాటు|பிழை|lỗi|ralat|kesalahan|galat|"
    "ข้อผิดพลาด|エラー|错误|錯誤|에러|오류|kosa|hitilafu|iphutha|villa|earráid|gwall|errada|akats|errorea|შეცდომა|սխալ|қате|xato|xəta|алдаа"
)
_CODE = re.compile(
    rf"\W*(?:(?:{_ERROR})\W*){{0,2}}\b(?P<alone>\d{{3,4}})\W*(?:(?:{_ERROR})\W*)?"  # the code is all there is
    rf"|\W*(?:(?:{_ERROR})\W+){{1,2}}(?P<named>\d{{3,4}})\b.{{0,60}}"  # Error 503: ...
    rf"|\W*(?P<opens>\d{{3,4}})\s*(?:[-–—|:!.·»]+\s|(?:{_ERROR})\b).{{0,60}}"  # 404 - ...
    rf"|.{{0,60}}[\s(\[](?:(?:{_ERROR})\W+)(?P<ends>\d{{3,4}})\W*"  # ... (Error 404)
    rf"|.{{0,60}}[\s(|–—-]\(?(?P<barred>404)\)?\W*"  # ... | 404
    rf"|.{{0,60}}\((?P<enclosed>\d{{3,4}})\)\W*"  # ... (503)
)
_IDENTIFIER = re.compile(
    r"#\d{1,3}\.[0-9a-f]{6,}\.\d{6,}"  # Akamai
    r"|\b[0-9a-f]{16}\b|\b[0-9a-f]{32}\b|\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b"
    r"|\b\d{15,20}-\d{15,20}\b"  # Incapsula
    r"|\b(?:\d{1,3}\.){3}\d{1,3}\b|\b(?:[0-9a-f]{1,4}:){5,7}[0-9a-f]{1,4}\b"
)
_NUMBER = re.compile(r"\W*\d[\d.,:%\s]*\W*")
_NAMES = {
    "captcha": "asks for a proof that no program reads it",
    "not-found": "says that there is no such page",
    "error": "reports an error or refuses access",
    "paywall": "asks to subscribe or log in, and shows no article",
    "consent": "asks for consent to cookies, and shows no article",
}
_CLAIMS = {"boilerplate/paywall": "paywall", "boilerplate/login": "paywall", "boilerplate/cookies": "consent"}


@dataclass
class _Kind:
    """What speaks for one kind of page."""

    sure: list[Sentence] = field(default_factory=list)
    likely: list[Sentence] = field(default_factory=list)
    codes: list[Sentence] = field(default_factory=list)
    hints: list[Sentence] = field(default_factory=list)
    claims: list[Sentence] = field(default_factory=list)

    def sentences(self) -> list[Sentence]:
        return [*self.sure, *self.codes, *self.likely, *self.hints, *self.claims]


def from_walls(text: str, found: Sequence[Sentence], claimed: Sequence[Claimed]) -> Iterator[Evidence]:
    """Evidence that the text is a page in the place of the article: of the most probable kind.

    Parameters:
        text: The text.
        found: Its sentences.
        claimed: Its parts that the filters before take out, or would.
    """
    kinds = {kind: _Kind() for kind in KINDS}
    identifiers: list[Sentence] = []
    other = spoken = rest = total = 0.0
    numbers = 0
    for sentence in found:
        claimed_by = claim(sentence, claimed)
        wordings = said(sentence.text)
        about = {wording.rule for wording in wordings}
        for rule in about - {"help"}:
            sure = any(w.sure for w in wordings if w.rule == rule)
            (kinds[rule].sure if sure else kinds[rule].likely).append(sentence)
        code, alone = _code(sentence)
        if code:
            (kinds[code].codes if alone or about else kinds[code].hints).append(sentence)
        if sentence.prose and claimed_by not in WORDED:
            claimed_by = ""
        if claimed_by in _CLAIMS and not about - {"help"} and _is_said_to_reader(sentence):
            kinds[_CLAIMS[claimed_by]].claims.append(sentence)
        if _IDENTIFIER.search(sentence.text):
            identifiers.append(sentence)
        elif _NUMBER.fullmatch(sentence.text):
            numbers += 1
        if about or code or claimed_by or sentence in identifiers[-1:]:
            total += 0 if claimed_by else sentence.width
            helps = about == {"help"} and not claimed_by and not code
            if (
                helps
                and sentence.prose
                and not addresses_reader(sentence.text)
                and sentence.width > 2 * max(len(w.wording) for w in wordings)
            ):
                other += sentence.width
            continue
        total += sentence.width
        if not sentence.prose:
            rest += sentence.width
        elif addresses_reader(sentence.text):
            spoken += sentence.width
        else:
            other += sentence.width
    if numbers > 2:  # a table
        for kind in kinds.values():
            kind.codes.clear()
            kind.hints.clear()
    best = None
    for name, kind in kinds.items():
        points = _points(name, kind, identifiers)
        if not points:
            continue
        prose = other + OTHER * spoken
        size = SHORT if total <= SHORT_WIDTH else LONG if total > LONG_WIDTH else 0.0
        silent = SILENT if not prose and total <= SHORT_WIDTH else 0.0
        log_odds = BIAS + points + size + silent - prose / (PAYWALLED if name == "paywall" else PROSE)
        if name == "paywall":
            log_odds -= max(0.0, rest - LABELS) / PROSE
        if best is None or log_odds > best[0]:
            best = log_odds, name, kind
    if best:
        log_odds, name, kind = best
        shown = kind.sentences()
        first = min(shown, key=lambda s: s.start) if not kind.sure else kind.sure[0]
        told = ", ".join(dict.fromkeys(quoted(text[s.start : s.end]) for s in shown[:3]))
        yield Evidence(name, round(probability(log_odds), 3), first.start, first.end, f"the page {_NAMES[name]}: {told}")


def _points(name: str, kind: _Kind, identifiers: Sequence[Sentence]) -> float:
    if name == "consent":
        said_so = len(kind.sure) + (1 if kind.claims else 0)
        return CONSENT * min(said_so, MOST) if kind.sure else 0.0
    points = 0.0
    if kind.sure:
        points += SURE + SURE_AGAIN * (min(len(kind.sure), MOST) - 1)
    if kind.likely:
        points += (LIKELY_AGAIN if points else LIKELY) + LIKELY_AGAIN * (min(len(kind.likely), MOST) - 1)
    if kind.codes:
        points += CODE if not kind.sure else LIKELY
    elif kind.hints:
        points += HINT
    if kind.claims and name == "paywall":
        points += CLAIM if not points else LIKELY_AGAIN
    if points and identifiers and name in ("captcha", "error"):
        points += IDENTIFIER
    return points


def _is_said_to_reader(sentence: Sentence) -> bool:
    """Whether a line that was taken for a notice is more than a link in a menu, and no sentence that quotes one."""
    return sentence.width >= NOTICE and sentence.text[0] not in "\"'「『《" and (not sentence.prose or addresses_reader(sentence.text))


def _code(sentence: Sentence) -> tuple[str, bool]:
    """The kind of page that a status code in a line that is no sentence tells of, and whether that is all it says."""
    if sentence.prose or len(sentence.text) > LABEL or not (match := _CODE.fullmatch(sentence.text)):
        return "", False
    number = next(group for group in match.groups() if group)
    bare = match["alone"] and sentence.text.strip(" .!-–|") == number
    if bare and number != "404" and number not in _COMMON:
        return "", False  # a bare 520 may be anything
    return _CODES.get(number, ""), bool(match["alone"]) and (not bare or number == "404")
