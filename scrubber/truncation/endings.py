"""How a line ends: whole, in an ellipsis, in a clause, or open. Punctuation of every script, no dictionary."""

import unicodedata
from enum import Enum
from typing import NamedTuple

from scrubber.expressions import expression

# Full stops, question and exclamation marks: Latin, CJK, Arabic and Urdu, Indic, Ethiopic, Armenian, Khmer, Myanmar, Tibetan,
# Mongolian, N'Ko, Vai, Bamum, Javanese, Brahmi, Sharada; then the blocks that close a magazine piece, and the footnote's dagger.
TERMINALS = frozenset(".!?‼⁇⁈⁉‽。！？｡．﹒﹖﹗؟۔।॥።፧፨։՞՜។៕៚၊။།༎༏᠃᠉߹꘎꘏꛳꛷꧈꧉𑅁𑅂𑇅𑇆𑈸𑈹𑱁⸼⸮︒︕︖■□▪▫◼◻◾◽∎●◆♦⬛⬜█🔚†‡")
PLAIN = frozenset(".!?")  # those that most lines end in,
RUNS = frozenset(".…⋯")  # unless one of these stands before it
GREEK_QUESTION_MARK = ";\u037e"
ELLIPSES = frozenset("…‥⋯᠁")
ENTITIES = ("&#8230;", "&hellip;", "&#x2026;")  # an ellipsis, where nobody read the mark-up
CLAUSE = frozenset(",;:،؛؍、，；：､﹐﹑﹔﹕︐︑︓︔፣፤፥፦·՝-‐‑‒–—―－&＆/+=")
DASHES = frozenset("-‐‑‒–—―－")
QUOTES = frozenset("\"'“”„‟‘’‚‛«»‹›「」『』〝〞〟﹁﹂﹃﹄＂＇｢｣`´\x91\x92\x93\x94")
OPENERS = frozenset("([{（［｛〔【〖〘〚《〈「『“„‚‘«‹〝﹁﹃｢‛‟")
TWO_SIDED = frozenset("“‘")  # open in English, close in German
CLOSERS = QUOTES | frozenset(")]}）］｝〕】〗〙〛》〉｠﴿﴾")
BRACKETS = {")": "(", "]": "[", "）": "（", "］": "［", "】": "【", "〕": "〔", "》": "《", "〉": "〈", "」": "「", "』": "『"}

# Scripts written without spaces between words: Thai, Lao, Tibetan, Myanmar, Khmer, kana, Han.
UNSPACED = ((0x0E00, 0x0FFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3005, 0x30FF), (0x3400, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF))
_UNPUNCTUATED = ((0x0E00, 0x0EFF),)  # Thai and Lao put a space between sentences, and nothing else
_HOST = expression(r"\(?[\w-]{2,}(?:\.[\w-]{2,})*\.[a-z]{2,6}(?:/\S*)?")
TRAILING = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\ufe0e\ufe0f\ufeff\xad*¹²³⁴⁵⁶⁷⁸⁹⁰")  # may follow the last mark


class Ending(Enum):
    """What a line's last mark says about it."""

    WHOLE = "a full stop, a question or exclamation mark"
    CLOSED = "a closing quote or bracket with no full stop before it"
    SYMBOL = "an emoji, an arrow or another sign"
    REFERENCE = "a link, an address, a handle or a hashtag"
    ELLIPSIS = "an ellipsis"
    CLAUSE = "a comma, a colon or a dash"
    OPENED = "an opening quote or bracket"
    OPEN = "a letter or digit"
    BLANK = "nothing"


class Mark(NamedTuple):
    """The end of a line.

    Parameters:
        ending: What kind of end it is.
        start: Where the mark begins, in code points of the text; for an open end, where the last word begins.
        end: Where it ends.
    """

    ending: Ending
    start: int
    end: int


def within(char: str, ranges: tuple[tuple[int, int], ...]) -> bool:
    """Whether the character's code point is in one of the ranges."""
    return any(low <= ord(char) <= high for low, high in ranges)


def unspaced(char: str) -> bool:
    """Whether the character belongs to a script that puts no space between words."""
    return char >= "\u0e00" and within(char, UNSPACED)


def unpunctuated(char: str) -> bool:
    """Whether the character belongs to a script whose sentences end in no mark."""
    return within(char, _UNPUNCTUATED)


def mark(text: str, start: int, end: int) -> Mark:
    """How `text[start:end]`, one line, ends.

    Parameters:
        text: The whole text.
        start: Where the line begins, in code points.
        end: Where it ends.
    """
    if end - start > 1 and text[end - 1] in PLAIN and text[end - 2] not in RUNS:
        return Mark(Ending.WHOLE, end - 1, end)  # most lines
    if end > start and text[end - 1].isalnum() and text[end - 1] not in TRAILING:  # nearly all others
        word = _last_word(text, start, end)
        return Mark(Ending.REFERENCE if _is_reference(text[word:end]) else Ending.OPEN, word, end)
    stop = end
    while end > start and (text[end - 1].isspace() or text[end - 1] in TRAILING):
        end -= 1
    if end == start:
        return Mark(Ending.BLANK, start, start)
    at, closed = end, False
    while at > start and end - at < 40 and (text[at - 1] in CLOSERS or (closed and text[at - 1] == " ")):
        if text[at - 1] in TWO_SIDED and text[at - 2 : at - 1] in ("", " ") and at - 1 > start:
            return Mark(Ending.OPENED, at - 1, end)  # “ closes in German, where no space stands before it
        closed = True
        at -= 1
    if at == start:
        return Mark(Ending.CLOSED, start, end)
    last = text[at - 1]
    if last in TRAILING:
        at -= 1
        if at == start:
            return Mark(Ending.CLOSED, start, end)
        last = text[at - 1]
    if text[at - 2 : at] == ".." and text[max(start, at - 3)] not in " .…\xa0":
        return Mark(Ending.WHOLE, at - 1, end)  # two of them are a slip, or the manner of Arabic
    if last in ELLIPSES or text[at - 2 : at] == ".." or text[at - 2 : at] == "。。":
        begin = at
        while begin > start and (text[begin - 1] in ELLIPSES or text[begin - 1] in ".。"):
            begin -= 1
        return Mark(Ending.ELLIPSIS, begin, min(end, at + 2))
    if last == ";" and text.endswith(ENTITIES, start, at):
        return Mark(Ending.ELLIPSIS, text.rindex("&", start, at), end)
    if last in TERMINALS or (last in GREEK_QUESTION_MARK and "\u0370" <= text[at - 2 : at - 1] <= "\u03ff"):
        return Mark(Ending.WHOLE, at - 1, end)
    word = _last_word(text, start, at)
    if _is_reference(text[word:at]):
        return Mark(Ending.REFERENCE, word, end)
    if closed:
        return Mark(Ending.CLOSED, at, end)
    if last in CLAUSE and not (last in DASHES and text[start] in DASHES):  # - Advertisement -
        return Mark(Ending.CLAUSE, at - 1, at)
    if last in OPENERS:
        return Mark(Ending.OPENED, at - 1, at)
    if last.isalnum() or last in "%€$£°_" or _is_combining(last):
        return Mark(Ending.OPEN, word, at)
    return Mark(Ending.SYMBOL, at - 1, min(at, stop))


def _last_word(text: str, start: int, end: int) -> int:
    """Where the last word begins; in scripts without spaces, the last four characters."""
    if unspaced(text[end - 1]):
        return max(start, end - 4)
    if text[end - 1].isspace():
        return end
    return end - len(text[max(start, end - 100) : end].rsplit(None, 1)[-1])


def _is_reference(word: str) -> bool:
    if word.startswith(("@", "#", "http", "www.", "pic.twitter.com/", "t.co/")) or "://" in word:
        return True
    return "." in word and ("@" in word or bool(_HOST.fullmatch(word[-200:])))


def _is_combining(char: str) -> bool:
    return unicodedata.category(char)[0] == "M"
