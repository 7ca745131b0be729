"""The signs in the last line of the body: an ellipsis, a missing full stop, a scrap of a word, an open quotation."""

import re
from collections.abc import Iterator

from scrubber.expressions import expression
from scrubber.truncation.endings import BRACKETS, Ending, unspaced
from scrubber.truncation.lines import LONG, Line
from scrubber.truncation.sign import Sign
from scrubber.truncation.wording import SAMPLE, begins_sentences, dangles, normal, of_the_page, running

STOPS = (Ending.WHOLE, Ending.ELLIPSIS)
UNFINISHED = (Ending.OPEN, Ending.CLAUSE, Ending.ELLIPSIS, Ending.OPENED)
RULE = "truncation/mid-sentence"
REACH = 3000  # how far back in a line the beginning of its last sentence is looked for
NEIGHBOURS = 20  # lines before the last that show how the text is written
VOCABULARY = 200_000  # characters before the last word from which the text's own words are taken
MANY = 20  # words a text must have before one that it has not is remarkable

# What ends a sentence in a line, and what may stand behind it: before the first letter of the next one, or with no space between.
STOPS_SPACED, BEHIND_STOPS, BEFORE_WORD = ".!?…", "'\"”’»)]", "'\"“‘«([–—-"
BARE_STOPS, BEHIND_BARE_STOPS = "。！？।؟۔።", "'\"”’»）」』"
COMMAS = ",，、،；;"

_SENTENCE_END = expression(
    rf"[{STOPS_SPACED}][{re.escape(BEHIND_STOPS)}]* +[{re.escape(BEFORE_WORD)}]*\w|[{BARE_STOPS}][{re.escape(BEHIND_BARE_STOPS)}]*.",
    re.DOTALL,
)
_WORD = expression(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_BULLET = expression(r"[-–—•*·▪◦‣●○■□➤✓✔►|>#]\s|\(?\d{1,3}[.)\]:]\s|\[\d+\]|[A-Za-z][.)]\s")
_PAGE_MARKS = expression(r"[|©@•→>/]|http|www\.|  ")
_COMMA = expression(f"[{COMMAS}]")


def ellipsis(text: str, body: list[Line]) -> Iterator[Sign]:
    """What can be said about a last line that ends in an ellipsis."""
    last = body[-1]
    at = (last.mark.start, last.mark.end)
    rule = "truncation/ellipsis"
    yield Sign("ellipsis", 1, rule, *at, f"the text ends in “{text[at[0] : at[1]].strip()}”")
    before = text[max(last.start, at[0] - 2) : at[0]]
    if before[-1:] in (" ", "\xa0", "[", "(") or before.rstrip()[-1:] in (".", "!", "?"):
        yield Sign("ellipsis_apart", 1, rule, *at, "it stands apart from the last word")
    rest = text[sentence_start(text, last) : at[0]]
    if last.width < LONG:
        label = len(rest.split()) <= 4 and not running(rest)
        yield Sign("ellipsis_label" if label else "ellipsis_short")
        if label and rest.strip() and of_the_page(rest):
            yield Sign("page_word")
    if text[last.start : last.start + 4].lstrip("[(").startswith(("…", "...")):
        yield Sign("ellipsis_quoted")
    if sum([line.mark.ending is Ending.ELLIPSIS for line in body[:-1]]) * 10 > len(body):
        yield Sign("ellipsis_habit")
    if len(body) > 1 and body[-2].width < LONG and body[-2].mark.ending is not Ending.WHOLE:
        yield Sign("ellipsis_in_list")


def open_end(text: str, body: list[Line]) -> Iterator[Sign]:
    """What can be said about a last line that ends in a letter, a comma, a colon or an opening bracket."""
    last, kind = body[-1], body[-1].mark.ending
    at = (last.mark.start, last.end)
    begin = sentence_start(text, last)
    inner, rest = begin > last.start, text[begin : last.end]
    manner = _manner(text, body, rest)
    said = f"the last line stops after “{text[at[0] : at[1]][:30]}” with no full stop"
    if kind is not Ending.OPEN and text[last.mark.start] in ":：":
        yield Sign(f"colon_{manner}", 1, RULE, *at, "what the colon announces is missing")
        return
    habit = _habit(body, inner=inner)
    width = last.width * len(rest) / (last.end - last.start)
    if kind is Ending.OPEN:
        size = "long" if width >= 2 * LONG else "medium" if width >= LONG else "short" if width >= 25 else "scrap"
        yield Sign(f"open_{size}_{manner}", habit, RULE, *at, said)
    else:
        yield Sign(f"clause_{manner}", 1, RULE, *at, f"the last line stops at “{text[last.mark.start : last.mark.end]}”")
    if inner:
        yield Sign("inner", habit, RULE, *at, "whole sentences come before it in the same paragraph")
    if len(body) == 1:
        yield Sign("single_line", 1, RULE if inner else "truncation/stub", *at, "the text is one line")
    if width >= 30 and has_comma(rest):
        yield Sign("comma_inside", 1, RULE, *at, "there is a comma in it")
    if kind is Ending.OPEN:
        yield from _last_word(text, last)
    yield from _looks(text, last, rest, inner=inner, narrow=width < (LONG if unspaced(rest[-1]) else 2 * LONG))
    yield from _around(body, width)


def unclosed(text: str, last: Line) -> Iterator[Sign]:
    """A quotation or bracket that is opened in the last line and not closed there."""
    begin = max(last.start, last.end - REACH)
    pairs = {"”": "“", "»": "«", **BRACKETS} if text.find("„", begin, last.end) < 0 else BRACKETS  # „ closes with “
    for close, opening in pairs.items():
        at = text.rfind(opening, begin, last.end)
        if at >= 0 and text.find(close, at, last.end) < 0:
            yield Sign("unclosed", 1, "truncation/unclosed", at, last.end, f"“{opening}” is opened here and never closed")
            return
    if begin == last.start and text.count('"', begin, last.end) % 2:
        at = text.rfind('"', begin, last.end)
        if at + 1 < last.end and not text[at + 1].isspace():
            yield Sign("unclosed", 1, "truncation/unclosed", at, last.end, "a quotation is opened here and never closed")


def sentence_start(text: str, line: Line) -> int:
    """Where the last, unfinished sentence of a line begins."""
    begin = line.start
    for found in _SENTENCE_END.finditer(text, max(line.start, line.end - REACH), max(line.start, line.end)):
        begin = found.end() - 1
    return begin


def has_comma(sentence: str) -> bool:
    """Whether there is a comma or a semicolon in it, but for its last character."""
    return _COMMA.search(sentence, 0, len(sentence) - 1) is not None


def _manner(text: str, body: list[Line], rest: str) -> str:
    """Whether the unfinished sentence reads like running text (`running`) or not (`plain`).

    `unknown` where the paragraphs before it do not read like running text either: a language we have no words of.
    """
    if running(rest):
        return "running"
    before = [line for line in body[-NEIGHBOURS:-1] if line.width >= LONG]
    return "plain" if any(running(text[line.start : line.start + 300]) for line in before[-3:]) else "unknown"


def _habit(body: list[Line], *, inner: bool) -> float:
    """How much a full stop is to be expected here, from 0 to 1: by the share of the other paragraphs that end in one.

    With few of them the share leans to 0.7. A sentence that ends inside the last line counts as one.
    """
    long = [line for line in body[:-1] if line.width >= LONG]
    share = (sum([line.mark.ending in STOPS for line in long]) + inner + 1.4) / (len(long) + inner + 2)
    return max(0.0, 2 * share - 1)


def _last_word(text: str, line: Line) -> Iterator[Sign]:
    """What the last word tells: no sentence ends in it, or it looks as if it went on."""
    at = (line.mark.start, line.end)
    word = text[line.mark.start : line.mark.end].strip("".join(BRACKETS) + "\"'“”„»«‘’()[]")
    if line.mark.start > line.start and dangles(word):
        yield Sign("dangling", 1, RULE, *at, f"nothing ends in “{word[-20:]}”")
    parts = _WORD.findall(word)
    if not parts or unspaced(word[-1]) or not word[-1].isalpha():
        return
    piece = parts[-1].lower()
    before = text[max(0, line.mark.start - VOCABULARY) : line.mark.start].lower()
    rule = "truncation/mid-word"
    seen, begun = use_of(before, piece)
    if seen:
        return
    if len(piece) <= 3 and parts[-1].islower() and not begins_sentences(piece) and _has_many_words(before):
        yield Sign("word_tiny", 1, rule, *at, f"“{word[-30:]}” is a scrap that is nowhere else in the text")
    if len(piece) >= 2 and begun:
        yield Sign("word_prefix", 1, rule, *at, f"“{word[-30:]}” is the beginning of a longer word of the text, and no word of it")


def _has_many_words(text: str) -> bool:
    """Whether a text has `MANY` words, each counted once."""
    seen = set()
    for found in _WORD.finditer(text):
        seen.add(found[0])
        if len(seen) == MANY:
            return True
    return False


def use_of(text: str, word: str) -> tuple[bool, bool]:
    """Whether a text has a word, and whether it has one that begins so. A word that hyphens or apostrophes join is one."""
    begun = False
    at = text.find(word)
    while at >= 0:
        inside = at > 0 and (_is_letter(text[at - 1]) or (at > 1 and text[at - 1] in "'’-" and _is_letter(text[at - 2])))
        if not inside and (found := _WORD.match(text, at)):
            if found[0] == word:
                return True, True
            begun = begun or found[0].startswith(word)
        at = text.find(word, at + 1)
    return False, begun


def _is_letter(char: str) -> bool:
    return char.isalnum() and not char.isdecimal()


def _looks(text: str, last: Line, rest: str, *, inner: bool, narrow: bool) -> Iterator[Sign]:
    """What the unfinished sentence looks like: a sentence, a label, a credit, an item of a list, a leftover of the page."""
    tokens = rest[: 2 * SAMPLE].split()
    if narrow and of_the_page(rest):
        yield Sign("page_word")
    if len(tokens) == 1 and (rest.isupper() or "/" in rest) and len(rest) < 9:
        yield Sign("initials")
    cased = [t for t in tokens if t[0].isalpha() and t[0].lower() != t[0].upper()]
    capital = sum([t[0].isupper() for t in cased]) / max(1, len(cased))
    if len(cased) > 1 and capital > 0.5:
        yield Sign("title_case", capital)
    if capital == 1 and len(tokens) <= 4:
        yield Sign("signature" if inner else "label")
    if begins_sentences(normal(tokens[0])) and not rest[0].islower() and (capital < 1 or len(cased) < 2):
        yield Sign("sentence_start", 1, RULE, last.mark.start, last.end, "it begins as a sentence does")
    if _BULLET.match(text, last.start, last.end):
        yield Sign("bullet")
    if _PAGE_MARKS.search(rest):
        yield Sign("page_marks")


def _around(body: list[Line], width: float) -> Iterator[Sign]:
    """What the lines before the last tell: that it is one of a list, or that there is none like it."""
    if len(body) > 1 and body[-2].mark.ending not in STOPS:
        yield Sign("after_short_open" if body[-2].width < LONG else "after_long_open")
    if width < LONG and len(body) > 3 and all(line.width >= LONG or line.mark.ending in STOPS for line in body[:-1]):
        yield Sign("only_short_one", 1, RULE, body[-1].mark.start, body[-1].end, "no other line is so short and has no full stop")
