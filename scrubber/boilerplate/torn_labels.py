"""Labels that were torn off the sentence they begin, in texts that lost their line breaks: “Zum Thema | Rente sagte die Ministerin …”.

Where two words look as if a line break had stood between them (`breaks`), the first may be a label of the page; or it is a word of the
article before a noun or a name. A sentence that begins there mostly begins with a word that is a small one elsewhere. In a script
without capitals nothing tells, and a single word stays: “إعلان | الحرب …”. Of 1,450 lines of pages in texts on one line, on sites whose
lines were read, two are held back for capitals, none for want of them.
"""

from functools import cache

from scrubber.boilerplate.evidence import Claim, Page
from scrubber.boilerplate.stems import count_words, has_case
from scrubber.expressions import expression
from scrubber.sentences import is_closed
from scrubber.vocabulary import Words

LABEL = 3  # words of a label that may begin a sentence, at most
SHORT = 4  # words of a sentence behind it that is no sentence without it, most likely
GERMAN = 3  # small words of German in a text, from which its nouns have capitals, too
OTHERS = ("byline", "copyright", "date", "photo-credit")  # families whose lines no sentence begins with

_GERMAN = frozenset("der die das den dem und ist nicht mit von ein eine auf für sich auch wird".split())
_BEGINS = _GERMAN.union(  # other small words that German sentences begin with
    "er es wir ich man im am in an bei bis nach vor seit zu zum zur aus über unter um wenn als wie was wer wo warum so nun dann damit "
    "dabei dazu doch aber dies diese dieser dieses diesen einen einem einer sein seine ihre viele alle beide mehr jetzt heute gestern "
    "trotz wegen laut während nur noch schon hier dort da denn weil kein keine".split()
)

_WITHIN = "'’-"  # signs in a word
_WORD = expression(rf"\w[\w{_WITHIN}]*")


def hold_torn_labels(page: Page, verdicts: dict[int, Claim], safe: float, proposed: float) -> None:
    """Leave labels to be looked at that may have been torn off the sentence behind them, if they stand alone.

    Parameters:
        page: The page.
        verdicts: The claim that counts on each line; those on such labels are weakened.
        safe: The confidence from which a line goes.
        proposed: The confidence of a line that is left for somebody to look at.
    """
    if True not in page.cut:
        return
    torn = [position for position, claim in verdicts.items() if claim.confidence >= safe and _may_be_torn(page, verdicts, position, safe)]
    if not torn:
        return
    text = "\n".join(page.lines)
    nouns = sum(_holds_word(text, word) for word in _german().among(text)) >= GERMAN
    for position in torn:
        line, rest = page.lines[position], page.lines[position + 1]
        first = _WORD.match(rest)
        inside = position > 0 and page.cut[position - 1] and not is_closed(page.lines[position - 1]) and position - 1 not in page.known
        word = first[0].lower() if first else ""
        is_noun = word != "" and not (nouns and word in _BEGINS) and not (word[0].islower() and _holds_word(text, word))
        asks = nouns and line.endswith("en") and first is not None and first[0] == "Sie"  # “Folgen Sie …”
        if asks or not has_case(rest[0]) or (is_noun and (nouns or inside or len(rest.split()) <= SHORT)):
            verdicts[position] = verdicts[position]._replace(confidence=proposed)


@cache
def _german() -> Words:
    return Words(_GERMAN)


def _holds_word(text: str, word: str) -> bool:
    """Whether a text holds a word by itself: whole, as `_WORD` finds it."""
    at = text.find(word)
    while at >= 0:
        start = at
        while start > 0 and text[start - 1] in _WITHIN:
            start -= 1
        if not (start > 0 and _WORD.match(text[start - 1])) and (found := _WORD.match(text, at)) and found[0] == word:
            return True
        at = text.find(word, at + 1)
    return False


def _may_be_torn(page: Page, verdicts: dict[int, Claim], position: int, safe: float) -> bool:
    """Whether a line is a short label before a sentence that stays and begins with a capital, and stands alone.

    Or a single word before one that begins in a script without capitals.
    """
    if position + 1 >= len(page.lines) or not (page.cut[position] and page.cut[position + 1]):
        return False
    line, rest, claim = page.lines[position], page.lines[position + 1], verdicts[position]
    if claim.cut is not None or claim.family in OTHERS or len(line.split()) > LABEL or not line[-1].isalnum():
        return False
    if not (rest[0].isupper() or (rest[0].isalpha() and not has_case(rest[0]) and count_words(line) == 1)) or not is_closed(rest):
        return False
    return not any(other in verdicts and verdicts[other].confidence >= safe for other in (position - 1, position + 1))
