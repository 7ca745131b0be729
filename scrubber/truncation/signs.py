"""All the signs that a text was cut off, and those that it was not: each one named, each one a number."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from math import log

from scrubber.document import Document
from scrubber.lines import with_line_feeds
from scrubber.truncation.capitals import without_capitals
from scrubber.truncation.closings import without_closings
from scrubber.truncation.endings import Ending, mark, unpunctuated, unspaced
from scrubber.truncation.last_line import RULE, STOPS, UNFINISHED, ellipsis, open_end, sentence_start, unclosed
from scrubber.truncation.lines import LONG, TAIL, Line
from scrubber.truncation.lines import lines as lines_of
from scrubber.truncation.places import Place, places
from scrubber.truncation.prompts import Prompt, any_may_hold_one, character_counts, compiled_prompts, paywalls, read_mores, walled
from scrubber.truncation.sign import Sign
from scrubber.truncation.weighing import weigh
from scrubber.truncation.wording import dangles

STUB = 400  # width of prose below which a text is no more than its own beginning
LONGEST = log(30_000)  # log of the characters at which the sign of length is at full strength; only the unit of its weight
FULL = 5.0  # log odds of a place at which its sign is at full strength: few have more
# Limits that are no whole hundreds: of messages, descriptions for search engines, NewsAPI, powers of two.
LIMITS = frozenset({140, 150, 155, 160, 250, 255, 256, 260, 280, 512, 1024, 2048})

# Families whose claims rest on what a line says. Of them a paywall tells of a cut, and is a sign.
CLAIMS = frozenset(
    f"boilerplate/{family}" for family in "ads byline comments contact cookies copyright date login related share subscribe ui".split()
)

Weigh = Callable[[Place], float]


@dataclass(frozen=True, slots=True)
class Reading:
    """A text, taken to end at one of its lines: what speaks for a cut there, and against one.

    Parameters:
        signs: The signs.
        end: Where the line ends.
        inside: Whether other lines stand behind it.
    """

    signs: list[Sign]
    end: int
    inside: bool


def readings(document: Document, weigh: Weigh = weigh) -> list[Reading]:
    """The text as it ends, and as if it ended at the line before that looks most like a cut.

    Parameters:
        document: The text, and what was found in it before.
        weigh: Gives the log odds of a cut at a place.
    """
    text = with_line_feeds(document.text)
    lines = lines_of(text)
    text = without_capitals(text, lines)
    removed = _Removed(document, lines)
    if not lines:
        return [Reading(list(removed.signs()), 0, inside=False)]
    prompts = prompts_of(text, lines)
    length = length_sign(len(text))
    body = without_claimed(document, without_prompts(text, lines, prompts))
    whole = bool(body and (prompts or removed.behind)) and _is_whole(text, without_closings(text, body))
    everywhere = [length, *removed.signs(whole=whole), *_prompted(text, lines, prompts, whole=whole)]
    if not body or (len(body) == 1 and _is_word(text, body[0])):
        return [Reading(everywhere, lines[-1].end, inside=False)]
    as_read, body = body, without_closings(text, body)
    seen = [*body[:-1], as_read[len(body) - 1]]  # for the places before it the last line is as it stands
    weighed = [(weigh(place), place) for place in places(document, seen, text)]
    at_end = [*everywhere, *_snippets(text, body), *_ending(text, body), *_round(document, body[-1])]
    if not removed.only_prompts:
        at_end.append(Sign("leftovers_removed"))
    if weighed and weighed[0][1].position == len(body) - 1:
        weight = weighed.pop(0)[0]
        if seen[-1] is body[-1]:
            at_end += _at_the_end(body[-1], weight)
    return [Reading(at_end, body[-1].end, inside=False), *_readings_within(text, seen, weighed, everywhere)]


def readings_within(document: Document, text: str, weigh: Weigh = weigh) -> list[Reading]:
    """The text as if it ended at the line before the last that looks most like a cut, where it ends whole and holds no other sign.

    Parameters:
        document: The text, and what was found in it before.
        text: The text, with the line feeds that it is judged with.
        weigh: Gives the log odds of a cut at a place.
    """
    lines = lines_of(text)
    weighed = [(weigh(place), place) for place in places(document, lines, text)]
    return _readings_within(text, lines, weighed, [length_sign(len(text))])


def _readings_within(text: str, lines: list[Line], weighed: list[tuple[float, Place]], everywhere: list[Sign]) -> list[Reading]:
    """The text as if it ended at the likeliest of some places, if there is one.

    Parameters:
        text: The text.
        lines: Its lines.
        weighed: The places before its end, and how likely they are.
        everywhere: The signs that hold wherever it was cut, its length first.
    """
    if not weighed:
        return []
    weight, place = max(weighed, key=lambda one: one[0])
    line = lines[place.position]
    prompted = everywhere if weight > 0 else everywhere[:1]  # a prompt is no reason to take any line for a cut
    return [Reading([*prompted, *_inside(text, line, weight)], line.end, inside=True)]


def length_sign(characters: int) -> Sign:
    """What the length of a text tells."""
    return Sign("length", min(1.0, log(1 + characters) / LONGEST))


def prompts_of(text: str, lines: list[Line]) -> list[Prompt]:
    """The prompts of a text: counts of characters anywhere, the others in its last part."""
    counts, tail, compiled = character_counts(text), lines[-TAIL:], compiled_prompts()
    if compiled and tail and not compiled.any(text[tail[0].start : tail[-1].end]):
        return counts
    return [*counts, *read_mores(text, tail), *paywalls(text, tail)]


def _ending(text: str, body: list[Line]) -> Iterator[Sign]:
    """What the last of the lines tells."""
    yield from _stub(text, body)
    kind = body[-1].mark.ending
    if kind is Ending.ELLIPSIS:
        yield from ellipsis(text, body)
    elif kind in UNFINISHED and not unpunctuated(text[body[-1].mark.end - 1]):
        yield from open_end(text, body)
    elif kind in (Ending.SYMBOL, Ending.REFERENCE):
        yield Sign("symbol_end")
    if kind not in (Ending.WHOLE, Ending.CLOSED):
        yield from unclosed(text, body[-1])


def _at_the_end(line: Line, weight: float) -> Iterator[Sign]:
    """What the trees make of the last line."""
    if weight > 0:
        yield Sign("place_end", min(1.0, weight / FULL), RULE, line.mark.start, line.end, "it reads like a sentence that was to go on")
    else:
        yield Sign("place_end_whole", min(1.0, -weight / FULL))


def _inside(text: str, line: Line, weight: float) -> Iterator[Sign]:
    """What the trees make of a line before the last."""
    yield Sign("inside")
    if weight <= 0:
        yield Sign("place_inside_whole", min(1.0, -weight / FULL))
        return
    word = text[line.mark.start : line.mark.end][:30]
    said = f"the line stops after “{word}” with no full stop, and what stands behind it does not go on with the text"
    yield Sign("place_inside", min(1.0, weight / FULL), RULE, line.mark.start, line.end, said)


def _is_whole(text: str, body: list[Line]) -> bool:
    """Whether there is an article that ends in a full stop, and no wall: below it, who has paid may log in, and nothing is hidden."""
    if walled(text, body[-1]):
        return False
    return body[-1].mark.ending in (Ending.WHOLE, Ending.CLOSED) and sum([line.width for line in body if line.width >= LONG]) >= 2 * LONG


def _prompted(text: str, lines: list[Line], prompts: list[Prompt], *, whole: bool) -> Iterator[Sign]:
    """Prompts that stand in the text, which is `whole` or not."""
    for prompt in prompts:
        at, said = (prompt.start, prompt.end), f"“{text[prompt.start : prompt.end].strip()[:60]}”"
        if prompt.kind == "character-count":
            yield Sign("character_count", 1, "truncation/character-count", *at, f"{said} counts what is missing")
        if prompt.kind == "read-more":
            name = "continue_reading" if prompt.continues else "read_more_glued" if prompt.glued else "read_more"
            if prompt.end != lines[-1].end:
                name += "_inside"
            yield Sign(name, 1, "truncation/read-more", *at, f"{said} stands where the text should go on")
    walls = [prompt for prompt in prompts if prompt.kind in ("paywall", "login")]
    if any(prompt.kind == "paywall" or not whole for prompt in walls):
        rule, at = "truncation/paywall", (walls[0].start, walls[0].end)
        yield Sign("paywall", 1, rule, *at, f"“{text[at[0] : at[1]][:60]}” stands in for the rest")
        if walls[-1].end == lines[-1].end:
            yield Sign("paywall_last", 1, rule, *at, "nothing comes after it")


class _Removed:
    """What was taken out of a text, where it tells of a cut.

    Parameters:
        document: The text.
        left: Its lines.
    """

    def __init__(self, document: Document, left: list[Line]) -> None:
        self.left = left
        self.behind: list[str] = []  # what was taken out behind the last line
        self.between: list[str] = []  # what was between the last lines, and counts of characters wherever they were
        self.known: dict[str, tuple[list[Line], list[Prompt]]] = {}
        taken = [edit for edit in document.edits if edit.replacement == ""]
        if not taken:
            return
        end = left[-1].end if left else 0
        traced = document.trace(max(0, end - 1), end)[1]
        self.behind = [edit.original for edit in sorted((e for e in taken if e.start >= traced), key=lambda e: e.start)]
        if left:
            first, last = (document.trace(line.start, line.end)[0] for line in (left[-TAIL:][0], left[-1]))
            self.between = [e.original for e in taken if e.start < last and (e.start >= first or character_counts(e.original))]

    def parts(self, piece: str) -> tuple[list[Line], list[Prompt]]:
        """The lines of a piece, and the prompts in it."""
        if piece not in self.known:
            text = with_line_feeds(piece)
            rows = lines_of(text)
            self.known[piece] = rows, prompts_of(text, rows)
        return self.known[piece]

    @cached_property
    def only_prompts(self) -> bool:
        """Whether there is nothing in what was taken out behind the last line but prompts."""
        for piece in self.behind:
            rows, prompts = self.parts(piece)
            if not all(any(p.start <= row.end and row.start <= p.end for p in prompts) for row in rows):
                return False
        return True

    def signs(self, *, whole: bool = False) -> Iterator[Sign]:
        """Prompts that were taken out, where they show at the last word that is left, of a text that is `whole` or not."""
        pieces = [*self.behind[-TAIL:], *self.between]
        if not pieces or not any_may_hold_one(pieces):
            return
        at = (self.left[-1].mark.start, self.left[-1].end) if self.left else (0, 0)
        kinds: dict[str, tuple[str, str]] = {}
        behind = "" if self.only_prompts else "_among_others"
        for place, pieces in ((behind, self.behind[-TAIL:]), ("_inside", self.between)):
            for piece in pieces:
                for prompt in self.parts(piece)[1] if any_may_hold_one([piece]) else ():
                    kind = "paywall" if prompt.kind == "login" else prompt.kind
                    if prompt.kind == "login" and whole:
                        continue
                    name = "character_count"
                    if kind != name.replace("_", "-"):
                        name = f"{'continue_reading' if prompt.continues else kind.replace('-', '_')}_removed{place}"
                    kinds.setdefault(kind, (name, piece[prompt.start : prompt.end].strip()[:60]))
        for kind, (name, said) in kinds.items():
            yield Sign(name, 1, f"truncation/{kind}", *at, f"“{said}” was stripped from the text")


def without_prompts(text: str, lines: list[Line], prompts: list[Prompt]) -> list[Line]:
    """The lines without the prompts that are lines of the last part, and without those that are glued to one."""
    if not prompts:
        return lines
    whole = {prompt.start for prompt in prompts if not prompt.glued}
    glued = {prompt.end: prompt.start for prompt in prompts if prompt.glued}
    body = []
    for line in lines:
        if line.start in whole:
            continue
        if line.end not in glued:
            body.append(line)
            continue
        end = line.start + len(text[line.start : glued[line.end]].rstrip())
        if end > line.start:
            width = line.width * (end - line.start) / (line.end - line.start)
            body.append(Line(line.start, end, width, mark(text, line.start, end)))
    return body


def without_claimed(document: Document, body: list[Line]) -> list[Line]:
    """The lines without those at the end that the boilerplate filter would take for their words: “July 3,” is the rest of a date."""
    claims = [f for f in document.findings if f.rule in CLAIMS and f.replacement == "" and not f.safe]
    while claims and len(body) > 1 and body[-1].mark.ending in UNFINISHED:
        start, end = document.trace(body[-1].start, body[-1].end)
        if not any(claim.start <= start and end <= claim.end for claim in claims):
            break
        body = body[:-1]
    return body


def _is_word(text: str, line: Line) -> bool:
    """Whether a line is one word: of that nobody can say what it is the beginning of."""
    return line.mark.ending is Ending.OPEN and line.mark.start == line.start and not unspaced(text[line.start])


def _stub(text: str, body: list[Line]) -> Iterator[Sign]:
    """Whether there is little more than a beginning."""
    prose = sum([line.width for line in body if line.width >= LONG])
    if prose >= STUB or (not prose and len(body) > 2):  # a list, a table or verse is none
        return
    at = (body[-1].mark.start, body[-1].end)
    yield Sign("stub", 1, "truncation/stub", *at, "there is little more than a beginning")
    if unpunctuated(text[body[-1].mark.end - 1]):
        return
    if not any(line.mark.ending in STOPS or sentence_start(text, line) > line.start for line in body):
        yield Sign("stub_no_sentence", 1, "truncation/stub", *at, "there is no whole sentence, only a headline or a caption")


def _round(document: Document, last: Line) -> Iterator[Sign]:
    """Whether the text, as it was read, is as long as somebody's limit."""
    if last.mark.ending in (Ending.WHOLE, Ending.CLOSED):
        return
    whole = dict.fromkeys((document.original, document.original.rstrip()))
    for unit in ("characters", "bytes"):
        for one in whole:
            count = len(one) if unit == "characters" or one.isascii() else len(one.encode("utf-8", "replace"))
            if count >= 100 and (count % 100 == 0 or count in LIMITS):
                yield Sign("round_length", 1, "truncation/round-length", last.mark.start, last.end, f"the text is {count} {unit} long")
                return


def _snippets(text: str, body: list[Line]) -> Iterator[Sign]:
    """Lines of prose that stop short in the middle of the text, as search results do."""
    prose = sum([width >= LONG for _, _, width, _ in body])
    if not prose:
        return
    ends = [number for number, (_, _, width, mark) in enumerate(body) if mark[0] in UNFINISHED and width >= LONG]
    # A line that goes on in lower case on the next one is only wrapped.
    unfinished = [body[i] for i in ends if i + 1 == len(body) or not text[body[i + 1].start].islower()]
    rule = "truncation/snippets"
    cut = [line for line in unfinished if _stops_short(text, line)]
    if len(cut) > 1:
        at = (cut[0].mark.start, cut[0].end)
        yield Sign("snippets", min(1.0, 2.5 * len(cut) / prose), rule, *at, f"{len(cut)} of {prose} paragraphs stop short")
    if prose < 4 or 4 * prose <= 3 * len(body):
        return
    # Nothing but paragraphs: here a line without a full stop is no heading, caption or item of a list.
    if unfinished and unfinished[0] is not body[-1] and 5 * len(unfinished) >= prose:
        at = (unfinished[0].mark.start, unfinished[0].end)
        yield Sign("unfinished_paragraphs", 1, rule, *at, f"{len(unfinished)} of {prose} paragraphs have no full stop")
        if cut and (len(cut) > 1 or cut[0] is not body[-1]):
            yield Sign("snippets_only", 1, rule, *at, "there is nothing but such paragraphs")


def _stops_short(text: str, line: Line) -> bool:
    """Whether the line ends in a comma, an ellipsis or a word that nothing ends in."""
    kind, start = line.mark.ending, line.mark.start
    if kind is Ending.CLAUSE:
        return text[start] in ",，、،"
    if kind is Ending.OPEN:
        return start > line.start and dangles(text[start : line.mark.end])
    return kind is Ending.ELLIPSIS and text[start : start + 2] != "……"
