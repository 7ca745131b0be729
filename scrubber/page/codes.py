"""Status codes on lines of their own: 404, Error 503, Fehler 500, 429 | Too many requests. They need no language."""

import re
from functools import cache

from scrubber.expressions import expression
from scrubber.page.sentences import Sentence

LONGEST = 125  # characters of a line with a code

_KINDS = {"404": "not-found", "410": "not-found"} | dict.fromkeys(
    "400 401 403 405 406 408 418 429 451 500 501 502 503 504 508 520 521 522 523 524 525 526 530 1006 1009 1010 1015 1020".split(), "error"
)
_COMMON = frozenset("403 404 429 500 502 503 504".split())  # those that may stand without any word
# "Error", "status" and "code" in fifty languages.
_WORDS = "|".join(
    """
    http https status code error errors fehler fehlercode erreur errore erro fout foutcode fel felkod feil fejl virhe błąd chyba hiba eroare
    greška napaka viga kļūda klaida gabim hata kosa hitilafu iphutha villa earráid gwall errada akats errorea lỗi ralat kesalahan galat xato
    xəta ошибка помилка грешка памылка қате алдаа σφάλμα خطأ خطا خرابی שגיאה त्रुटि ত্রুটি పొరపాటు பிழை ข้อผิดพลาด エラー 错误 錯誤
    에러 오류 შეცდომა
    սխալ
    """.split()
)


_ONE = expression(rf"(?:{'|'.join(_KINDS)})(?!\d)")


def may_hold_one(text: str) -> bool:
    """Whether a line of a text may tell of a status code: a look that misses none."""
    return _ONE.search(text) is not None


@cache
def _line() -> re.Pattern[str]:
    """A line with a code: few texts are looked at for one."""
    return re.compile(
        rf"\W*(?:(?:{_WORDS})\W*){{0,2}}\b(?P<alone>\d{{3,4}})\W*(?:(?:{_WORDS})\W*)?"  # 404; Error 503; Fehlercode 500
        rf"|\W*(?:(?:{_WORDS})\W+){{1,2}}(?P<named>\d{{3,4}})\b.{{0,60}}"  # Error 503: ...
        rf"|\W*(?P<opens>\d{{3,4}})\s*(?:[-–—|:!.·»]+\s|(?:{_WORDS})\b).{{0,60}}"  # 404 - ...
        rf"|.{{0,60}}[\s(\[](?:(?:{_WORDS})\W+)(?P<ends>\d{{3,4}})\W*"  # ... (Error 404)
        r"|.{0,60}[\s(|–—-]\(?(?P<barred>404)\)?\W*"  # ... | 404
        r"|.{0,60}\((?P<enclosed>\d{3,4})\)\W*"  # ... (503)
    )


def code(sentence: Sentence) -> tuple[str, bool]:
    """The kind of page that a status code tells of in a line that is no sentence, and whether the line says nothing else.

    No code: the empty string.
    """
    if sentence.prose or len(sentence.text) > LONGEST or not may_hold_one(sentence.text) or not (match := _line().fullmatch(sentence.text)):
        return "", False
    number = next(group for group in match.groups() if group)
    bare = sentence.text.strip(" .!-–|") == number
    if bare and number not in _COMMON:
        return "", False
    return _KINDS.get(number, ""), bool(match["alone"]) and (not bare or number == "404")
