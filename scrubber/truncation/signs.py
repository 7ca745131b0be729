"""The signs that a text was cut off, and those that it was not: each one named, each one a number."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from scrubber.truncation.endings import BRACKETS, Ending, mark, unpunctuated, unspaced
from scrubber.truncation.lines import LONG, Line
from scrubber.truncation.lines import lines as lines_of
from scrubber.truncation.prompts import Prompt, character_count, paywalls, read_more, words

TAIL = 12  # how many lines from the end a prompt may stand, the rest of the page behind it
STUB = 400  # width of prose below which a text is no more than its own beginning
STOPS = frozenset({Ending.WHOLE, Ending.ELLIPSIS})
_SENTENCE_END = re.compile(r"[.!?…]['\"”’»)\]]* +['\"“‘«(\[]?\w|[。！？।؟۔።]['\"”’»）」』]*.", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_BULLET = re.compile(r"[-–—•*·▪◦‣●○■□➤✓✔►|>#]\s|\(?\d{1,3}[.)\]:]\s|\[\d+\]|[A-Za-z][.)]\s")
_CREDIT = re.compile(r"©|\([cC]\)\s|[-–—―]{1,2}\s?[^\W\d_]|[(\[（【]|[^.!?:]{1,40}:\s|via\s|by\s|with\s", re.IGNORECASE)
_STORY_LENGTHS = frozenset({140, 150, 155, 160, 180, 220, 240, 250, 255, 256, 260, 280, 320, 350, 450, 512, 1024, 2048, 4096})


@dataclass(frozen=True, slots=True)
class Sign:
    """Something that speaks for a cut (or against one).

    Parameters:
        name: Its name in the table of weights.
        value: How strong it is, mostly 0 or 1.
        rule: The rule whose finding it supports; empty when it speaks against a cut.
        start: Where it shows, in code points.
        end: Where that ends.
        text: What it is, in words.
    """

    name: str
    value: float
    rule: str = ""
    start: int = 0
    end: int = 0
    text: str = ""


def signs(text: str, lines: list[Line], removed: list[str], length: int, size: int) -> list[Sign]:
    """Every sign in a text.

    Parameters:
        text: The text.
        lines: Its lines that are not blank; at least one.
        removed: Lines that were taken from its end before, from the first to the last.
        length: How many characters the text had before anything was changed.
        size: How many bytes that was in UTF-8.
    """
    return list(_signs(text, lines, removed, length, size))


def _signs(text: str, lines: list[Line], removed: list[str], length: int, size: int) -> Iterator[Sign]:
    prompts = _prompts(text, lines)
    yield from _prompt_signs(text, lines, prompts)
    yield from _removed_signs(removed, lines)
    body = _without(text, lines, prompts)
    if not body:
        return
    last = body[-1]
    yield from _snippet_signs(text, body)
    stub = sum(line.width for line in body if line.width >= LONG) < STUB
    if stub:
        yield Sign("stub", 1, "truncation/stub", last.start, last.end, "there is little more than a beginning")
        if not any(line.mark.ending in STOPS or _SENTENCE_END.search(text, line.start, line.end) for line in body):
            yield Sign("stub_no_sentence", 1, "truncation/stub", last.start, last.end, "there is no sentence, only a headline or a caption")
    kind = last.mark.ending
    if kind is Ending.ELLIPSIS:
        yield from _ellipsis_signs(text, body)
    elif kind in (Ending.OPEN, Ending.CLAUSE, Ending.OPENED, Ending.CLOSED):
        yield from _open_signs(text, body, prompts)
    if kind is not Ending.WHOLE:
        yield from _round_signs(length, size, last)
        yield from _unclosed_signs(text, last)
        if kind in (Ending.SYMBOL, Ending.REFERENCE):
            yield Sign("symbol_end", 1)
    yield from _before_signs(text, body)


def _prompts(text: str, lines: list[Line]) -> list[Prompt]:
    if not lines:
        return []
    last = character_count(text, lines[-1]) or read_more(text, lines[-1])
    return [*([last] if last else []), *paywalls(text, lines[-TAIL:])]


def _prompt_signs(text: str, lines: list[Line], prompts: list[Prompt]) -> Iterator[Sign]:
    walls = [p for p in prompts if p.kind == "paywall"]
    for p in prompts:
        if p.kind == "character-count":
            yield Sign(
                "character_count",
                1,
                "truncation/character-count",
                p.start,
                p.end,
                f"“{text[p.start : p.end].strip()}” counts what is missing",
            )
        if p.kind == "read-more":
            name = "read_more_glued" if p.glued else "read_more"
            yield Sign(
                name, 1, "truncation/read-more", p.start, p.end, f"“{text[p.start : p.end][:60]}” stands where the text should go on"
            )
    if walls:
        wall, words_of = walls[0], f"“{text[walls[0].start : walls[0].end][:60]}” stands in for the rest"
        yield Sign("paywall", 1, "truncation/paywall", wall.start, wall.end, words_of)
        if walls[-1].end == lines[-1].end:
            yield Sign("paywall_last", 1, "truncation/paywall", wall.start, wall.end, "it is the last thing in the text")
        if len(walls) > 1:
            yield Sign("paywall_twice", 1, "truncation/paywall", wall.start, wall.end, "there is more than one such line")


def _removed_signs(removed: list[str], left: list[Line]) -> Iterator[Sign]:
    """Prompts among what was stripped from the end; they show at the last word that is left."""
    at = (left[-1].mark.start, left[-1].end) if left else (0, 0)
    split = [(piece, line) for piece in removed[-TAIL:] for line in lines_of(piece)]
    if wall := next((piece for piece, line in split if paywalls(piece, [line])), ""):
        yield Sign("paywall_removed", 1, "truncation/paywall", *at, f"“{wall.strip()[:60]}” was stripped from the end")
    if split and any(read_more(piece, line) for piece, line in split[-1:]):
        yield Sign("read_more_removed", 1, "truncation/read-more", *at, f"“{split[-1][0].strip()[:60]}” was stripped from the end")


def _without(text: str, lines: list[Line], prompts: list[Prompt]) -> list[Line]:
    """The lines before the prompts at the end, the last one without the prompt that is glued to it."""
    at_end = {p.start: p for p in prompts}
    body = list(lines)
    while body and body[-1].start in at_end:
        body.pop()
    if body and (glued := next((p for p in prompts if p.glued and p.end == body[-1].end), None)):
        line, end = body.pop(), glued.start
        while end > line.start and text[end - 1].isspace():
            end -= 1
        if end > line.start:
            body.append(Line(line.start, end, line.width * (end - line.start) / (line.end - line.start), mark(text, line.start, end)))
    return body


def _ellipsis_signs(text: str, body: list[Line]) -> Iterator[Sign]:
    last = body[-1]
    at = (last.mark.start, last.mark.end)
    yield Sign("ellipsis", 1, "truncation/ellipsis", *at, f"the text ends in “{text[at[0] : at[1]].strip()}”")
    before = text[max(last.start, at[0] - 1) : at[0]]
    if before in (" ", "\xa0", "[", "(") or text[max(last.start, at[0] - 2) : at[0]].rstrip()[-1:] in (".", "!", "?"):
        yield Sign("ellipsis_apart", 1, "truncation/ellipsis", *at, "it stands apart from the last word")
    begin = _last_sentence(text, last)
    told = _told(text[begin : at[0]] or "x")
    if last.width < LONG:
        yield Sign("ellipsis_short" if running(text[begin : at[0]] or "x", told) or len(told) > 3 else "ellipsis_label", 1)
    if text[at[0] : at[1]].startswith("……"):
        yield Sign("ellipsis_chinese", 1)
    if sum(line.mark.ending is Ending.ELLIPSIS for line in body[:-1]) * 10 > len(body):
        yield Sign("ellipsis_habit", 1)
    if len(body) > 1 and body[-2].width < LONG and body[-2].mark.ending is not Ending.WHOLE:
        yield Sign("ellipsis_in_list", 1)


def _open_signs(text: str, body: list[Line], prompts: list[Prompt]) -> Iterator[Sign]:
    """What can be said about a last line that does not end in a full stop."""
    last, kind = body[-1], body[-1].mark.ending
    at = (last.mark.start, last.end)
    rule = "truncation/mid-sentence"
    begin = _last_sentence(text, last)
    inner = begin > last.start
    rest = text[begin : last.end]
    width = last.width * len(rest) / (last.end - last.start)
    long = [line for line in body[:-1] if line.width >= LONG]
    # Whether sentences end in full stops here at all; the last line's own sentences count, too.
    own = (sum(line.mark.ending in STOPS for line in long) + inner + 1.4) / (len(long) + inner + 2)
    if unpunctuated(text[last.mark.end - 1]):
        own = min(own, 0.4)
    habit = max(0.0, 2 * own - 1)
    name = {Ending.OPEN: "open", Ending.CLAUSE: "clause", Ending.OPENED: "clause", Ending.CLOSED: "closed"}[kind]
    if kind is Ending.CLAUSE and text[last.mark.start] in ":：":
        name = "colon"
    said = f"the last line stops after “{text[at[0] : at[1]][:30]}” with no full stop"
    told = _told(rest)
    if told and told[0] in _function() and not rest[0].islower():
        yield Sign("sentence_start", 1, rule, *at, "it began as a sentence")
    if width < (LONG if unspaced(rest[-1]) else 2 * LONG) and _of_the_page(rest, told):
        yield Sign("page_word", 1)
    manner = "running" if running(rest, told) else "plain" if any(running(text[b.start : b.end], []) for b in long[-3:]) else "unknown"
    if name == "open":
        size = "long" if width >= 2 * LONG else "medium" if width >= LONG else "short" if width >= 25 else "scrap"
        yield Sign(
            f"open_{size}_{manner}",
            habit,
            rule,
            *at,
            f"{said}, where {own:.0%} of the other paragraphs have one" if len(long) > 2 else said,
        )
    else:
        yield Sign(name if manner == "plain" else f"{name}_running", 1, rule, *at, said)
    if inner and kind is not Ending.CLOSED:
        yield Sign("inner", habit, rule, *at, "after whole sentences")
    word = text[last.mark.start : last.mark.end].strip("".join(BRACKETS) + "\"'“”„»«‘’()[]")
    if kind is Ending.OPEN:
        if _dangles(text, last, word):
            yield Sign("dangling", 1, rule, *at, f"nothing ends in “{word[-20:]}”")
        yield from _word_signs(text, last, word)
    tokens = rest[:600].split()
    cased = [t for t in tokens if t[:1].isalpha() and t[:1].lower() != t[:1].upper()]
    if cased:
        capital = sum(t[0].isupper() for t in cased) / len(cased)
        if len(cased) > 1 and capital > 0.5:
            yield Sign("title_case", capital)
        if word[:1].isupper():
            yield Sign("name_end", 1)
        if capital == 1 and len(tokens) <= 4:
            yield Sign("signature_inner" if inner else "label", 1)
        if cased[0][0].islower() and tokens[0] == cased[0]:
            yield Sign("lower_start", 1)
    if word[-1:].isdigit():
        yield Sign("digit_end", 1)
    if _BULLET.match(text, last.start, last.end):
        yield Sign("bullet", 1)
    if _CREDIT.match(rest):
        yield Sign("credit", 1)
    if any(sign in rest for sign in ("|", "http", "www.", "©", "@", "  ", "•", "→", ">", "/")):
        yield Sign("page_marks", 1)
    if len(body) > 1:
        previous = body[-2]
        if previous.mark.ending not in STOPS:
            yield Sign("after_short_open" if previous.width < LONG else "after_long_open", 1)
    shorts = sum(line.width < LONG and line.mark.ending not in STOPS for line in body[:-1])
    if width < LONG and len(body) > 3:
        yield Sign("short_lines", min(1.0, 3 * shorts / len(body)))
        if not shorts:
            yield Sign("first_short_line", 1, rule, *at, "no other line is so short and has no full stop")
    if len(body) == 1:
        yield Sign("single_line", 1, rule, *at, "the text is one line")
    if prompts:
        yield Sign("open_before_prompt", 1, rule, *at, "what comes before the prompt is no sentence")
    if width >= 30 and "," in rest[:-1]:
        yield Sign("comma_inside", 1)


def _told(piece: str) -> list[str]:
    """The words of a piece in lower case, without the last, which may be cut."""
    tokens = piece[:600].split()
    return [t.strip("\"'“”„»«‘’()[],;:|—–-").lower().replace("’", "'") for t in tokens[: max(1, len(tokens) - 1)]]


def running(piece: str, told: list[str]) -> bool:
    """Whether it reads like running text, not like a label: a quarter of its words are those that sentences are made of.

    In Chinese and Japanese one character in ten, in Korean one word in four that ends in a particle.
    """
    sample = piece[:300]
    if unspaced(sample[len(sample) // 2]):
        return len(sample) > 5 and 10 * sum(c in _particles() for c in sample) >= len(sample)
    told = told or _told(sample)
    return len(told) > 1 and 4 * sum(t in _function() or ("\uac00" <= t[-1:] <= "\ud7a3" and t[-1] in _particles()) for t in told) >= len(
        told
    )


@cache
def _particles() -> frozenset[str]:
    """The single characters that do in Chinese, Japanese and Korean what function words do elsewhere."""
    return frozenset(w for lang in ("zh", "ja", "ko") for w in words()["dangling"][lang] if len(w) == 1)


def _of_the_page(piece: str, told: list[str]) -> bool:
    """Whether a word of the page is in it."""
    page = words()["page"]
    if any(t in _page() for t in told) or piece.split()[-1].lower().strip(":.|") in _page():
        return True
    return any("\u3040" <= c for c in piece) and any(w in piece for lang in ("zh", "ja", "ko") for w in page[lang])


@cache
def _page() -> frozenset[str]:
    return frozenset(word for of_language in words()["page"].values() for word in of_language)


def _last_sentence(text: str, line: Line) -> int:
    """Where the last, unfinished sentence of a line begins."""
    begin = line.start
    for found in _SENTENCE_END.finditer(text, max(line.start, line.end - 3000), max(line.start, line.end)):
        begin = found.end() - 1
    return begin


def _dangles(text: str, line: Line, word: str) -> bool:
    """Whether the line ends in a word that no line ends in."""
    if unspaced(word[-1:] or " ") or "\uac00" <= word[-1:] <= "\ud7a3":
        return word[-1:] in _dangling()
    return len(word) < 10 and (word in _dangling()) and line.mark.start > line.start


@cache
def _dangling() -> frozenset[str]:
    return frozenset(word for of_language in words()["dangling"].values() for word in of_language)


@cache
def _function() -> frozenset[str]:
    return _dangling() | {word for of_language in words()["function"].values() for word in of_language}


def _word_signs(text: str, line: Line, word: str) -> Iterator[Sign]:
    """Whether the last word looks as if it went on, from the text's own words."""
    parts = _WORD.findall(word)
    if not parts or unspaced(word[-1]) or not word[-1].isalpha():
        return
    piece = parts[-1].lower()
    others = set(_WORD.findall(text[: line.mark.start].lower()[-200_000:]))
    if piece in others:
        yield Sign("word_known", 1)
        return
    rule, at = "truncation/mid-word", (line.mark.start, line.end)
    if len(piece) >= 2 and any(other.startswith(piece) for other in others):
        yield Sign("word_prefix", 1, rule, *at, f"“{word[-30:]}” is the beginning of a longer word of the text and no word of its own")
    if len(piece) <= 3 and parts[-1].islower():
        yield Sign("word_tiny", 1, rule, *at, f"“{word[-30:]}” is a scrap that is nowhere else in the text")


def _round_signs(length: int, size: int, last: Line) -> Iterator[Sign]:
    for count, unit in ((length, "characters"), (size, "bytes")):
        for near in (count, count + 1):
            if near >= 100 and (near % 100 == 0 or near in _STORY_LENGTHS):
                yield Sign(
                    "round_length" if near == count else "round_length_near",
                    1,
                    "truncation/round-length",
                    last.mark.start,
                    last.end,
                    f"the text is {count} {unit} long",
                )
                return


def _unclosed_signs(text: str, last: Line) -> Iterator[Sign]:
    """A quotation or bracket that is opened in the last line and not closed there."""
    begin = max(last.start, last.end - 1500)
    for close, open_ in {"”": "“", "»": "«", **BRACKETS}.items():
        at = text.rfind(open_, begin, last.end)
        if at >= 0 and text.find(close, at, last.end) < 0 and not (open_ == "“" and _german(text, begin, last.end)):
            yield Sign("unclosed", 1, "truncation/unclosed", at, last.end, f"“{open_}” is opened here and never closed")
            return
    straight = text.count('"', begin, last.end)
    if straight % 2 and begin == last.start:
        at = text.rfind('"', begin, last.end)
        if at + 1 < last.end and not text[at + 1].isspace():
            yield Sign("unclosed", 1, "truncation/unclosed", at, last.end, "a quotation is opened here and never closed")


def _german(text: str, start: int, end: int) -> bool:
    return text.find("„", start, end) >= 0


def _snippet_signs(text: str, body: list[Line]) -> Iterator[Sign]:
    """Lines of prose that stop short in the middle of the text, as search results do."""
    prose = [line for line in body if line.width >= LONG]
    # A line that goes on in lower case on the next one is only wrapped.
    wrapped = {a.start for a, b in pairwise(body) if text[b.start].islower()}
    cut = [line for line in prose if line.start not in wrapped and _stops_short(text, line)]
    if len(cut) > 1 and cut[0] is not body[-1]:
        first, share = cut[0], len(cut) / len(prose)
        said = f"{len(cut)} of {len(prose)} paragraphs stop short"
        yield Sign("snippets", min(1.0, 2.5 * share), "truncation/snippets", first.mark.start, first.end, said)
    if len(prose) > 3 and 4 * len(prose) > 3 * len(body):
        # Nothing but paragraphs: here a line without a full stop is no heading, caption or item of a list.
        unfinished = [
            line
            for line in prose
            if line.start not in wrapped and line.mark.ending in (Ending.OPEN, Ending.CLAUSE, Ending.ELLIPSIS, Ending.OPENED)
        ]
        if unfinished and unfinished[0] is not body[-1] and 5 * len(unfinished) >= len(prose):
            first = unfinished[0]
            said = f"{len(unfinished)} of {len(prose)} paragraphs have no full stop"
            yield Sign("unfinished_paragraphs", 1, "truncation/snippets", first.mark.start, first.end, said)
            if cut and (len(cut) > 1 or cut[0] is not body[-1]):
                yield Sign("snippets_only", 1, "truncation/snippets", first.mark.start, first.end, "there is nothing but such paragraphs")


def _stops_short(text: str, line: Line) -> bool:
    kind = line.mark.ending
    if kind is Ending.CLAUSE:
        return text[line.mark.start] in ",，、،"
    if kind is Ending.OPEN:
        return _dangles(text, line, text[line.mark.start : line.mark.end])
    return kind is Ending.ELLIPSIS and text[line.mark.start : line.mark.start + 2] != "……"


def _before_signs(text: str, body: list[Line]) -> Iterator[Sign]:
    """A paragraph that stops short with nothing but short lines behind it: the leftovers of the page follow the cut."""
    last = body[-1]
    for line in reversed(body[-TAIL:]):
        if line.width >= LONG:
            if line is not last and _stops_short(text, line):
                yield Sign(
                    "cut_before_leftovers",
                    1,
                    "truncation/mid-sentence",
                    line.mark.start,
                    line.end,
                    "the last paragraph stops short, and only short lines follow",
                )
            return
