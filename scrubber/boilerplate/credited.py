"""Whether what a label such as “Author:” or “Photo:” introduces can be somebody's name: “Author: the man who never was” heads a text."""

import itertools
import re
from collections.abc import Sequence

from scrubber.boilerplate import names
from scrubber.expressions import expression

LABEL = 40  # characters among which a label ends
WORDS = 5  # of a name, at most: “Ana Maria de la Torre”
PARTS = 6  # names, places and papers of one credit, at most

_COLON = expression(r"[:：՝ঃ]|(?<=文)[・･]|(?<=\s)[-–—](?=\s)|(?<=\w)[-–—] ")
_SIGN = expression(r"[=＝|｜丨©/／]")
_OF = expression(
    r"(?:[^\W\d_]+[ :]+){0,3}?(?:by|via|from|courtesy of|copyright|von|par|por|di|de|door|av|af|od|nga|oleh|által|بقلم)[ :]+"
    r"|(?:γράφει [οη]|γράφουν οι|τ(?:ου|ης|ησ) δημοσιογράφου):? |(?:fot|φωτ[οό]?|zdj|nuotr|oprac)\. ?",
    re.IGNORECASE,
)
_SPLIT = expression(
    r"[,;，、؛،|/／&+•·]|\s[-–—]\s|(?<=\w)[(\[（]|[)\]）]"
    r"|\s(?:and|und|et|y|en|och|og|ve|dan|i|и|та|και|và|և|e|via|for|और|एवं|ও|এবং|on(?=\s(?:unsplash|pixabay|pexels|flickr)))\s(?=\w)",
    re.IGNORECASE,
)
_PLACE = expression(r"^(\w+:? [^\W\d_]\S* [^\W\d_]\S*(?: [^\W\d_]\S*)?) (?:in|at|aus|à|em) (?=[A-ZÀ-Þ])")  # “By Jane Doe in Rome”
_LISTED = expression(r"[,，、|/／;；&＆]|\s+(?=\S{2,5}[:：])")
_ADDRESS = expression(
    r"[@#]\w|https?:|www\.|\w\.(?:com|org|net|de|fr|info|tv|co|ru|ua|by|kz|bg|gr|il|ir|vn|th|kr|jp|cn|tw|hk|pl|cz|hu|it|es|nl)\b"
)
_TIME = expression(r"(?:19|20)\d\d|\d[:.]\d\d")
_INDIC = expression("[\u0900-\u0dff]")
_MARKS = " \t.:…!*_\"'“”„«»‘’‹›()[]（）【】〔〕<>-–—"
_OTHER = expression("[\u0590-\u1cff\u2e80-\ud7ff\uf900-\ufdff\ufe70-\ufefe\uff66-\uffdc\U00020000-\U0003ffff]")  # scripts without capitals
_HAN = expression("[\u3400-\u9fff\u3040-\u30ff々]")
_HANGUL = expression("[가-힣]")
_THAI = expression("[\u0e00-\u0e7f]")
_CHINESE = expression(
    f"(?!{names.CHINESE_NO_NAMES})(?!.*[的了是在不我你您他她它们們吗嗎呢吧么麼怎谁誰很也都就还還没沒说說这這那个個到被把])"
    "(?:本报|本報)?(?:特派|实习|實習)?(?:记者|記者|员|員)?"
    f"(?:(?:[{names.CHINESE}]|{names.CHINESE_OF_TWO})[\u3400-\u9fff]{{1,2}}|[\u3400-\u9fff]{{1,5}}[·•・][\u3400-\u9fff]{{1,6}})"
)
_JAPANESE = expression(
    f"(?:{names.JAPANESE})[ \u3000]?(?:[\u3400-\u9fff々]{{0,3}}|[ぁ-んー]{{2,4}}|[ァ-ヴー]{{2,5}})"
    "|[ァ-ヴー]{2,8}[・＝][ァ-ヴー・＝]{2,12}"
)
# All of a name but its last syllable.
_KOREAN_NAME = f"(?!{names.KOREAN_NO_NAMES})(?:[{names.KOREAN}]|{names.KOREAN_OF_TWO})[가-힣]"
_KOREAN = expression(f"{_KOREAN_NAME}(?:(?![의는을를에들께까]$)[가-힣]|(?= ))(?: ?(?:{names.KOREAN_ROLES}))?")
_KOREAN_SIGNED = expression(f"(?<![가-힣]){_KOREAN_NAME}[가-힣]? ?(?:{names.KOREAN_ROLES}).{{0,12}}$")
_HAN_OUTLET = expression(names.HAN_OUTLETS)
_KOREAN_OUTLET = expression(names.KOREAN_OUTLETS)
_THAI_NAME = expression("(?:นาย|นาง|นางสาว|น\\.ส\\.|ดร\\.)?[\u0e00-\u0e7f]{2,14} [\u0e00-\u0e7f]{2,16}")
_INITIAL = expression(r"(?:[^\s.]{1,5}\.\s?){1,2}[^\s.]{3,18}")


def is_credit(text: str) -> bool:
    """Whether what follows a label is a name, an outlet, or several of them.

    Where there is no label, the answer is yes, and also where its mark is one that only pages put there (“Photo/…”, “사진=…”).

    Parameters:
        text: The line, or what stands in brackets at its end.
    """
    text = text.strip(_MARKS)
    label = _COLON.search(text, 0, LABEL)
    sign = _SIGN.search(text, 0, LABEL)
    if sign and (label is None or (sign.start() < label.start() and sign[0] not in "/／")):  # “Photo/Video: …”
        return True
    if label is None:
        label = _OF.match(text)
        text = _PLACE.sub(r"\1, ", text)
    if label is None:
        return True
    rest = text[label.end() :].strip(_MARKS)
    if rest and not any(map(str.isalpha, rest)):
        return False
    if not rest or _ADDRESS.search(rest):
        return True
    if label[0].strip().casefold().endswith("courtesy of"):  # of whoever it may be
        return len(words := _words(rest)) <= WORDS and names.OF_SENTENCES.isdisjoint(words)
    if _OTHER.search(rest):
        return _is_uncased(rest)
    return _is_cased(rest, capitals=text == text.upper())


def is_signature(text: str) -> bool:
    """Whether a line that ends with what a reporter is begins with a name, or with an outlet and a name: “항구일보 김바다 기자”."""
    if _HANGUL.search(text):
        found = _KOREAN_SIGNED.search(text.strip(_MARKS))
        return found is not None and text[: found.start()].count(" ") < WORDS - 1
    words = text.strip(_MARKS).split()
    return len(words) <= WORDS - 1 and not any(word.endswith(names.GENITIVES) for word in words[:-1])


def _is_cased(rest: str, *, capitals: bool) -> bool:
    """Whether words in a script with capitals are a name, or what ends with an agency or with a name behind a slash."""
    parts = [part for piece in _SPLIT.split(rest) if (part := piece.strip(_MARKS))]
    if not parts or len(parts) > PARTS:
        return False
    if any(_is_agency(part) for part in (parts[0], parts[-1])):
        return True
    _, slash, last = rest.rpartition("/")
    if slash and " " in last.strip(_MARKS) and _is_name(last.strip(_MARKS), capitals=capitals):
        return True
    return all(
        _is_agency(part) or _is_name(part, capitals=capitals, behind=number > 0) or (number > 0 and _TIME.search(part))
        for number, part in enumerate(parts)
    )


def _is_agency(part: str) -> bool:
    words = set(_words(part))
    return not words.isdisjoint(names.AGENCIES) and words <= names.AGENCIES | names.OF_AGENCIES


def _is_name(part: str, *, capitals: bool, behind: bool = False) -> bool:
    """Whether a part of a credit is written like a name: capitals, no word of a sentence, and small words only where names have them."""
    words = part.split()
    folded = [word.strip(_MARKS).casefold() for word in words]
    if len(words) <= WORDS and any(one.startswith(names.OUTLET_STEMS) for one in folded) and words[0][0].isupper():
        return True
    if not 0 < len(words) <= (WORDS - 2 if capitals else WORDS) or not names.OF_SENTENCES.isdisjoint(folded):
        return False
    if folded[0] in names.PRESS_OFFICES or (behind and len(words) < WORDS - 1 and words[0][0].isupper()):
        return True
    if folded[0] in names.PARTICLES_BEHIND or (len(words) > 1 and not behind and folded[0] in names.ARTICLES):
        return False
    return all(
        word[0].isupper()
        or word[0].isdigit()
        or word in names.PARTICLES
        or one in names.OF_CREDITS
        or (behind and one in names.ROLES)
        or one in names.AGENCIES
        for word, one in zip(words, folded, strict=True)
    ) and not any(two in names.ARTICLES_OF_NAMES and one not in names.PARTICLES for one, two in itertools.pairwise(folded))


def _is_uncased(rest: str) -> bool:
    """The same for scripts without capitals: there are lists of names, and of what the names of outlets end with."""
    if _HANGUL.search(rest):
        parts = [part for piece in _SPLIT.split(rest.replace("·", ",")) if (part := piece.strip(_MARKS))]
        return 0 < len(parts) <= PARTS and all(_KOREAN.fullmatch(part) or _KOREAN_OUTLET.fullmatch(part) for part in parts)
    if _HAN.search(rest):
        parts = [part for piece in _LISTED.split(rest) if (part := piece.rpartition("：")[2].rpartition(":")[2].strip(_MARKS))]
        return len(parts) <= PARTS and all(_is_han(part) or all(map(_is_han, part.split())) for part in parts)
    if _THAI.search(rest):
        if any(word in rest for word in names.THAI_OUTLETS):
            return rest.count(" ") < WORDS
        return _THAI_NAME.fullmatch(rest) is not None and not any(word in rest for word in names.THAI_NO_NAMES)
    parts = [part for piece in _SPLIT.split(rest.translate(names.FOLDED)) if (part := piece.strip(_MARKS))]
    return len(parts) <= PARTS and all(map(_is_listed, parts))


def _is_listed(part: str) -> bool:
    """Whether a part of a credit is an outlet or a name in a script without capitals, by the lists."""
    words = _words(part)
    if len(words) > WORDS + 2 or not names.OF_OTHER_SENTENCES.isdisjoint(words):
        return False
    if not words or not names.OUTLETS.isdisjoint(words) or _INITIAL.fullmatch(part):
        return True
    if _INDIC.search(part):
        return len(words) > 1 and (words[-1] in names.FAMILY or words[-1] in names.GIVEN)
    if not 1 < len(words) <= WORDS or any(word.startswith(names.NO_NAMES_BEHIND) and word not in names.GIVEN for word in words[1:]):
        return False
    return words[0] in names.GIVEN or words[-1] in names.FAMILY


def _is_han(part: str) -> bool:
    return any(one.fullmatch(part) for one in (_CHINESE, _JAPANESE, _HAN_OUTLET)) or _is_agency(part)


def _words(text: str) -> Sequence[str]:
    """The words of a text, in small letters, the marks around them left aside."""
    return [word for piece in text.replace("/", " ").replace("-", " ").split() if (word := piece.strip(_MARKS + ",،、|").casefold())]
