"""All the signs that a text was cut off, and those that it was not: each one named, each one a number."""

from collections.abc import Iterator
from itertools import pairwise

from scrubber.truncation.endings import Ending, mark, unpunctuated
from scrubber.truncation.last_line import STOPS, ellipsis, open_end, sentence_start, unclosed
from scrubber.truncation.lines import LONG, Line
from scrubber.truncation.lines import lines as lines_of
from scrubber.truncation.prompts import Prompt, character_count, paywalls, read_more
from scrubber.truncation.sign import Sign
from scrubber.truncation.wording import dangles

TAIL = 12  # how many lines from the end a prompt may stand, the rest of the page behind it
STUB = 400  # width of prose below which a text is no more than its own beginning
UNFINISHED = (Ending.OPEN, Ending.CLAUSE, Ending.ELLIPSIS, Ending.OPENED)
# Limits that are no whole hundreds: of messages, descriptions for search engines, NewsAPI, powers of two.
LIMITS = frozenset({140, 150, 155, 160, 250, 255, 256, 260, 280, 512, 1024, 2048})


def signs(text: str, lines: list[Line], removed: list[str], lengths: dict[str, list[int]]) -> Iterator[Sign]:
    """Every sign in a text.

    Parameters:
        text: The text.
        lines: Its lines that are not blank.
        removed: What was taken from its end before, from the first piece to the last.
        lengths: How long the text was before anything was changed, by unit: with and without the white space at its end.
    """
    yield from _removed(removed, lines)
    if not lines:
        return
    last = character_count(text, lines[-1]) or read_more(text, lines[-1])
    prompts = [*([last] if last else []), *paywalls(text, lines[-TAIL:])]
    yield from _prompted(text, lines, prompts)
    body = _without(text, lines, prompts)
    if not body:
        return
    yield from _snippets(text, body)
    yield from _stub(text, body)
    kind = body[-1].mark.ending
    if kind is Ending.ELLIPSIS:
        yield from ellipsis(text, body)
    elif kind in UNFINISHED and not unpunctuated(text[body[-1].mark.end - 1]):
        yield from open_end(text, body)
    elif kind in (Ending.SYMBOL, Ending.REFERENCE):
        yield Sign("symbol_end")
    if kind not in (Ending.WHOLE, Ending.CLOSED):
        yield from _round(lengths, body[-1])
        yield from unclosed(text, body[-1])
    yield from _before_leftovers(text, body)


def _prompted(text: str, lines: list[Line], prompts: list[Prompt]) -> Iterator[Sign]:
    """Prompts that stand in the text."""
    for prompt in prompts:
        at, said = (prompt.start, prompt.end), f"“{text[prompt.start : prompt.end].strip()[:60]}”"
        if prompt.kind == "character-count":
            yield Sign("character_count", 1, "truncation/character-count", *at, f"{said} counts what is missing")
        if prompt.kind == "read-more":
            name = "read_more_glued" if prompt.glued else "read_more"
            yield Sign(name, 1, "truncation/read-more", *at, f"{said} stands where the text should go on")
    walls = [prompt for prompt in prompts if prompt.kind == "paywall"]
    if walls:
        rule, at = "truncation/paywall", (walls[0].start, walls[0].end)
        yield Sign("paywall", 1, rule, *at, f"“{text[at[0] : at[1]][:60]}” stands in for the rest")
        if walls[-1].end == lines[-1].end:
            yield Sign("paywall_last", 1, rule, *at, "nothing comes after it")


def _removed(removed: list[str], left: list[Line]) -> Iterator[Sign]:
    """What was stripped from the end: prompts, which show at the last word that is left, or leftovers that came after the body."""
    at = (left[-1].mark.start, left[-1].end) if left else (0, 0)
    kinds: dict[str, str] = {}
    for piece in removed[-TAIL:]:
        for line in lines_of(piece):
            prompt = character_count(piece, line) or read_more(piece, line) or next(iter(paywalls(piece, [line])), None)
            kinds.setdefault(prompt.kind if prompt else "leftover", piece.strip()[:60])
    for kind in ("character-count", "read-more", "paywall"):
        if kind in kinds:
            name = "character_count" if kind == "character-count" else f"{kind.replace('-', '_')}_removed"
            yield Sign(name, 1, f"truncation/{kind}", *at, f"“{kinds[kind]}” was stripped from the end")
    if "leftover" in kinds:
        yield Sign("leftovers_removed")


def _without(text: str, lines: list[Line], prompts: list[Prompt]) -> list[Line]:
    """The lines before the prompts at the end, the last one without the prompt that is glued to it."""
    at_end = {prompt.start for prompt in prompts}
    body = list(lines)
    while body and body[-1].start in at_end:
        body.pop()
    glued = next((prompt for prompt in prompts if prompt.glued and body and prompt.end == body[-1].end), None)
    if glued:
        line = body.pop()
        end = line.start + len(text[line.start : glued.start].rstrip())
        if end > line.start:
            body.append(Line(line.start, end, line.width * (end - line.start) / (line.end - line.start), mark(text, line.start, end)))
    return body


def _stub(text: str, body: list[Line]) -> Iterator[Sign]:
    """Whether there is little more than a beginning."""
    prose = sum(line.width for line in body if line.width >= LONG)
    if prose >= STUB or (not prose and len(body) > 2):  # a list, a table or verse is none
        return
    at = (body[-1].mark.start, body[-1].end)
    yield Sign("stub", 1, "truncation/stub", *at, "there is little more than a beginning")
    if unpunctuated(text[body[-1].mark.end - 1]):
        return
    if not any(line.mark.ending in STOPS or sentence_start(text, line) > line.start for line in body):
        yield Sign("stub_no_sentence", 1, "truncation/stub", *at, "there is no whole sentence, only a headline or a caption")


def _round(lengths: dict[str, list[int]], last: Line) -> Iterator[Sign]:
    """Whether the text is as long as somebody's limit."""
    for unit, counts in lengths.items():
        for count in counts:
            if count >= 100 and (count % 100 == 0 or count in LIMITS):
                yield Sign("round_length", 1, "truncation/round-length", last.mark.start, last.end, f"the text is {count} {unit} long")
                return


def _snippets(text: str, body: list[Line]) -> Iterator[Sign]:
    """Lines of prose that stop short in the middle of the text, as search results do."""
    prose = [line for line in body if line.width >= LONG]
    # A line that goes on in lower case on the next one is only wrapped.
    wrapped = {line.start for line, following in pairwise(body) if text[following.start].islower()}
    rule = "truncation/snippets"
    cut = [line for line in prose if line.start not in wrapped and _stops_short(text, line)]
    if len(cut) > 1:
        at = (cut[0].mark.start, cut[0].end)
        yield Sign("snippets", min(1.0, 2.5 * len(cut) / len(prose)), rule, *at, f"{len(cut)} of {len(prose)} paragraphs stop short")
    if len(prose) < 4 or 4 * len(prose) <= 3 * len(body):
        return
    # Nothing but paragraphs: here a line without a full stop is no heading, caption or item of a list.
    unfinished = [line for line in prose if line.start not in wrapped and line.mark.ending in UNFINISHED]
    if unfinished and unfinished[0] is not body[-1] and 5 * len(unfinished) >= len(prose):
        at = (unfinished[0].mark.start, unfinished[0].end)
        yield Sign("unfinished_paragraphs", 1, rule, *at, f"{len(unfinished)} of {len(prose)} paragraphs have no full stop")
        if cut and (len(cut) > 1 or cut[0] is not body[-1]):
            yield Sign("snippets_only", 1, rule, *at, "there is nothing but such paragraphs")


def _before_leftovers(text: str, body: list[Line]) -> Iterator[Sign]:
    """A paragraph that stops short with nothing but short lines behind it: the leftovers of the page follow the cut."""
    for line in reversed(body[-TAIL:]):
        if line.width >= LONG:
            if line is not body[-1] and _stops_short(text, line):
                said = "the last paragraph stops short, and only short lines follow"
                yield Sign("cut_before_leftovers", 1, "truncation/mid-sentence", line.mark.start, line.end, said)
            return


def _stops_short(text: str, line: Line) -> bool:
    """Whether the line ends in a comma, an ellipsis or a word that nothing ends in."""
    kind, start = line.mark.ending, line.mark.start
    if kind is Ending.CLAUSE:
        return text[start] in ",，、،"
    if kind is Ending.OPEN:
        return start > line.start and dangles(text[start : line.mark.end])
    return kind is Ending.ELLIPSIS and text[start : start + 2] != "……"
