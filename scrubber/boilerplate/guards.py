"""What stays although something speaks against it, and what goes as a whole or not at all.

Sources of evidence judge lines; a guard looks at what a line is for the article: its headline, its last line, a heading, a
question that comes again, an item of its list, a part of a broken sentence. None asks for anything that changes when other
lines go, so what it keeps in the first round it keeps in the last.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from scrubber.boilerplate.blocks import Block, blocks
from scrubber.boilerplate.evidence import Claim, Page
from scrubber.boilerplate.known import holds
from scrubber.boilerplate.score import table
from scrubber.boilerplate.stems import CLOSED, count_words, reads_on, stems
from scrubber.boilerplate.wordings import known
from scrubber.reported import is_told, says_who

STAYS = 0.0  # the confidence that is left of a claim on a line that is the article's for certain
SETTLED = 0.975  # the confidence from which a claim on a known wording is not doubted, as in `learned`
STRONG = 0.95  # the confidence from which a line between two paragraphs is no subhead: 45 of boilerplate below it, 1 of content
WHOLE = ("embedded-post", "headline", "repeated", "template")  # families that know more of a line than its words and its place

NEUTRAL = (
    1.1  # the weight of a line's words below which only its place speaks for boilerplate: cut lines in 18 languages have at most 1.07,
)
NEARLY = 1.3  # those of English news, whose words pages use as well, sometimes more,
# Words of a last line of text, alone below a header of the page, that is no headline: from 5 to 8 nothing changes, at 11 a fifth
CLAUSE = 8  # of 900 invented lines that were cut off go;
PLAIN = -1.0  # and the most that they weigh; nothing changes from -1.5 to 0
PHRASE = 4  # if they have so many words; a shorter line is one only if it reads on, or is a single word
RECUR = 2  # words that the headline shares with the body, at least; one word is shared by chance
OTHER_RECUR = 3  # and a second headline, above it,
OTHER_SHARE = 0.6  # and the share of its words: 6 headlines kept for 4 lines of boilerplate; from .5 on 6 for 6
HEAD = 200  # lines above the first paragraph among which the headline is; nothing changes from 50 to 1000
BODY = 20_000  # characters of the paragraphs in which words are looked for; nothing changes from 5,000 to 100,000
OFTEN = 4  # a word that the body has more often counts no more; nothing changes from 1 to 50

MINORITY = 0.25  # the share of short lines between paragraphs below which what would go is an item of a list: 53 boilerplate, 22 content
# Characters of an entry of a list, at most; at 45 and without a limit .003 of recall is lost on fresh texts.
ENTRY = 60
ENTRIES = 2  # so many of them,
# and their share of the lines from the paragraph to the first known one: of 438 lines of 19 invented lists amid a page 287 went, and 72 do;
LISTED = 0.5  # recall on fresh texts falls by .010; at a third of the lines the same 72 go, and .007 more of recall
REPEATED = 3  # times that a line comes, each time with another one behind it, from which it is meant to; nothing changes from 3 to 6
SERIES = 4  # known lines that begin alike, all different and apart, from which they are the article's: 41 of 41; but for
UNIFORM = ("date", "embedded-post")  # the families that are different each time anyway: 29 boilerplate
DANGLING = 3  # letters of a small word at the end of a line that no headline ends with
NUMBER = 8  # characters of a number that is a part of one, at most
SENTENCE = 4  # words in one of its parts that a sentence has that was broken; labels in lower case have fewer

POINTERS = ("related", "photo-credit")  # families whose wordings go on with whatever another site has written
# Families of single words that articles have, too, in names above all. Without “ui” 16 texts of 369 change, without “learned” 13, without
# “contact” none; with those of prompts 9 more.
TORN = ("ui", "contact", "learned")
PROMPTS = frozenset(  # families that speak to the reader: they say nothing of the past (1 of their lines in three quarters of the sites)
    "ads comments contact cookies learned login paywall related share subscribe ui widget".split()
)
CAPTION = 5  # words behind “Photo:”, mostly in small letters, that make a sentence if a full stop closes them; nothing changes from 2 to 30
POINTER = 60  # characters of such a wording with a full stop, from which it may hold a sentence; nothing changes from 10 to 120

PARAGRAPH = (
    0.9  # the confidence from which one may be, on its resemblance alone: 22 of boilerplate and none of content above it, 3 and 1 below
)
REACH = 5  # lines above and below a short one in which others go, below the last paragraph: from 3 to 6 none of content goes,
COMPANY = 3  # and so many of them together; 80 lines of boilerplate and none of content on the sites that were not held back
NUMBERS = 3  # in a line, from which it may be a row of a table, as in `learned`
ENCLOSED = 0.9  # the confidence of such a line; 13 of 13 on sites that were not read

_NUMBER = re.compile(r"\d+")
_ENTRY = re.compile(r"^\W{0,2}\d|\w ?[:：] ?\S|\d\W{0,2}$|;|\d ?%")  # “2. Low Tide”, “Referee: …”, “… (1998)”, “Others 17”
_BEGINS = re.compile(r"[\"'“”„«‘「『¿¡]*[^\W_]")  # how a sentence begins
_ELLIPSIS = re.compile(r"(?:\.\.\.|…)[\"'”’»)]*$")
_SIGNS = re.compile(r"[@©|<>{}\[\]*=+→←►•\u200d/]|www\.")  # what sentences lack
_QUESTION = re.compile(r"[?？؟;][\"'”’»“)）」』\]]*$")
_CONTINUATION = re.compile(r"[,.;:)\]’”»?!…،؛、。]")  # what the rest of a broken sentence can begin with, besides a small letter

_CREDIT = re.compile(r"[^:：]{2,30}[:：] ?(.{8,}[.。।]['\"”’»)]*)")
_END = re.compile(r"[^\W\d_A-Z]\w*\.")  # labels in small letters have no full stop
_PAIRS = (("“", "”"), ("«", "»"), ("「", "」"), ("『", "』"))

Found = dict[int, Claim]


def guarded(page: Page, verdicts: Found, safe: float, proposed: float) -> Found:
    """The verdicts, but for those on the article's own lines; what is one thing goes together or stays together.

    Parameters:
        page: The page.
        verdicts: The claim that counts on each line.
        safe: The confidence from which a line goes.
        proposed: The confidence of a line that is left for somebody to look at.
    """
    if not any(verdict.confidence >= proposed for verdict in verdicts.values()):
        return verdicts
    look = _Look(page, verdicts, safe, proposed)
    spared: set[int] = set()
    for guard in _GUARDS:
        for position, ceiling in guard(look):
            if look.confidence(position) > ceiling and look.verdicts[position].cut is None:
                look.verdicts[position] = look.verdicts[position]._replace(confidence=ceiling)
                spared.add(position)
    for position in list(_enclosed(look)):
        if position not in spared:
            look.verdicts[position] = Claim(
                position, position, "learned", ENCLOSED, "a short line among those of the page, below the article"
            )
    return look.verdicts


class _Look:
    """A page and what is to go of it.

    Parameters:
        page: The page.
        verdicts: The claim that counts on each line.
        safe: The confidence from which a line goes.
        proposed: The confidence of a line that is left for somebody to look at.
    """

    def __init__(self, page: Page, verdicts: Found, safe: float, proposed: float) -> None:
        self.page = page
        self.verdicts = dict(verdicts)
        self.safe = safe
        self.proposed = proposed
        self.blocks = blocks(page)
        self.owned = {position for block in self.blocks if block.whole for position in block.owned}
        self.take(*[block for block in self.blocks if block.whole])

    def take(self, *whole: Block) -> None:
        """Let what a header owns go with it."""
        for block in whole:
            if self.goes(block.header):
                for position in block.owned:
                    if self.confidence(position) < block.claim.confidence:
                        self.verdicts[position] = block.claim

    def confidence(self, position: int) -> float:
        """How sure it is that a line is boilerplate."""
        verdict = self.verdicts.get(position)
        return verdict.confidence if verdict else 0.0

    def goes(self, position: int) -> bool:
        """Whether a line goes as a whole."""
        verdict = self.verdicts.get(position)
        return verdict is not None and verdict.cut is None and verdict.confidence >= self.safe

    def doubtful(self, position: int) -> bool:
        """Whether a line goes by its resemblance to boilerplate alone: no rule knows it in its place, nor does a block own it."""
        if not self.goes(position) or position in self.owned:
            return False
        group = self.page.known.get(position)
        if group and (group.where == "beside" or holds(self.page, position, group.where)):
            return False
        return self.verdicts[position].family not in WHOLE

    @cached_property
    def body(self) -> str:
        """The paragraphs that stay, in small letters."""
        prose = [line for position, line in enumerate(self.page.lines) if self.is_body(position)]
        return "\n".join(prose)[:BODY].casefold()

    def is_body(self, position: int) -> bool:
        """Whether a line is a paragraph about which there is no doubt."""
        return self.page.prose[position] and self.confidence(position) < self.proposed


Ceilings = Iterator[tuple[int, float]]  # how sure one may be at most that the line at a position is boilerplate


def _headline(look: _Look) -> Ceilings:
    """The headline: the line above the first paragraph whose words recur most in the body, and lines like it above."""
    page = look.page
    first = next((position for position in range(len(page.lines)) if look.is_body(position)), 0)
    if all(look.confidence(position) < look.proposed for position in range(first)):
        return
    if page.title:
        for position in range(first):
            if page.lines[position] == page.title.strip():
                yield position, STAYS
                return
    unknown = sum(position not in page.known for position in range(first))
    best, most, likely = None, 0, []
    for position in range(max(0, first - HEAD), first):
        if look.confidence(position) >= SETTLED and position in page.known:
            continue
        if look.confidence(position) >= look.proposed and look.verdicts[position].family == "headline":  # another copy
            continue
        words = stems(page.lines[position])
        counts = {word: min(OFTEN, look.body.count(word)) for word in words}
        recurring = sum(count > 0 for count in counts.values())
        weight = sum(count * max(1, len(word) - 2) for word, count in counts.items())
        alone = unknown == 1 and position not in page.known and look.doubtful(position)  # nothing else can be the headline
        if (recurring >= RECUR or (alone and recurring)) and weight > most:
            best, most = position, weight
        elif alone:
            yield position, look.proposed
        if recurring >= OTHER_RECUR and recurring >= OTHER_SHARE * len(words):
            likely.append(position)
    if best is not None:
        yield best, STAYS
        yield from ((position, STAYS) for position in likely if position != best and look.doubtful(position))


def _heading(look: _Look) -> Ceilings:
    """A short line between two paragraphs, unless it is boilerplate for certain: a subhead."""
    prose = look.page.prose
    for position in list(look.verdicts):
        between = 0 < position < len(prose) - 1 and prose[position - 1] and prose[position + 1]
        if (
            between
            and look.doubtful(position)
            and (look.confidence(position) < STRONG or table().weigh(look.page.lines[position])[0] < NEUTRAL)
        ):
            yield position, look.proposed


def _last_line(look: _Look) -> Ceilings:
    """The first line after the body that reads like the beginning of a sentence, unless it is boilerplate for certain: it was cut off."""
    page = look.page
    others = {*page.known, *(position for block in look.blocks for position in block.owned)}
    prose = page.prose
    for position in sorted(look.verdicts):
        if position not in others and look.doubtful(position):
            above = position - 1
            while above >= 0 and above in others:
                above -= 1
            if above >= 0 and prose[above] and not look.goes(above) and _may_be_cut(page.lines[position]):
                yield position, look.proposed
    for block in look.blocks:
        if (alone := _alone_below(page, block)) is not None:
            yield alone, look.proposed


def _alone_below(page: Page, block: Block) -> int | None:
    """The only line below a header that no rule knows, if it is the text's last and reads like the beginning of a sentence."""
    unknown = [position for position in range(block.header + 1, len(page.lines)) if position not in page.known]
    if len(unknown) != 1 or unknown[0] not in block.owned:
        return None
    line = page.lines[unknown[0]]
    return unknown[0] if count_words(line) >= CLAUSE and _may_be_cut(line) and table().weigh(line)[0] < PLAIN else None


def _may_be_cut(line: str) -> bool:
    """Whether a line may be the beginning of a sentence: open, like one in its signs, and of words that say nothing against it."""
    if (CLOSED.search(line) and not _ELLIPSIS.search(line)) or not _BEGINS.match(line) or _SIGNS.search(line) or line.isupper():
        return False
    words = count_words(line)
    if 1 < words < PHRASE and not reads_on(line):
        return False
    return table().weigh(line)[0] < (NEUTRAL if words < PHRASE else NEARLY)


def _list(look: _Look) -> Ceilings:
    """A few lines of a run of short ones between paragraphs: the others are an article's list, a table, references, so these are, too."""
    page = look.page
    if not any(map(look.doubtful, look.verdicts)):
        return
    first = 0
    while first < len(page.lines):
        last = first
        while last < len(page.lines) and not page.prose[last]:
            last += 1
        run = range(first, last)
        if run and page.prose_before[first] > 0 and page.prose_after(last - 1) > 0:
            doubtful = list(filter(look.doubtful, run))
            size = len(run) - sum(look.goes(position) for position in run) + len(doubtful)
            if doubtful and len(doubtful) < size * MINORITY:
                yield from ((position, look.proposed) for position in doubtful)
        first = last + 1


def _entries(look: _Look) -> Ceilings:
    """The short lines between a paragraph and the first line that is known from pages, if they look like a list: “Others 17”."""
    page = look.page
    if not any(map(look.doubtful, look.verdicts)):
        return
    for above, prose in enumerate(page.prose):
        if not prose:
            continue
        last = above + 1
        while last < len(page.lines) and not page.prose[last] and (last not in page.known or page.known[last].family == "date"):
            last += 1
        run = range(above + 1, last)
        entries = sum(
            len(page.lines[position]) <= ENTRY and position not in page.known and _ENTRY.search(page.lines[position]) is not None
            for position in run
        )
        if entries >= ENTRIES and entries >= LISTED * len(run):
            yield from ((position, look.proposed) for position in run if look.doubtful(position))


def _question(look: _Look) -> Ceilings:
    """A question that comes again and again with different answers, as in a round of interviews."""
    page = look.page
    if not any(map(look.doubtful, look.verdicts)):
        return
    answers: dict[str, set[str]] = {}
    for line, answer in pairwise(page.lines):
        if _QUESTION.search(line):
            answers.setdefault(line, set()).add(answer)
    for position in list(look.verdicts):
        if len(answers.get(page.lines[position], ())) >= REPEATED and look.doubtful(position):
            yield position, STAYS


def _series(look: _Look) -> Ceilings:
    """Lines between paragraphs that begin alike and say something different each time: “Photo: …” under each of ten ideas."""
    page = look.page
    alike: dict[tuple[str, str], list[int]] = {}
    for position, group in page.known.items():
        if group.family not in UNIFORM and page.prose_before[position] > 0 and page.prose_after(position) > 0:
            alike.setdefault((group.family, page.key(position).split(" ")[0]), []).append(position)
    for series in alike.values():
        different = len({page.lines[position] for position in series}) == len(series) >= SERIES
        if different and all(two - one > 1 for one, two in pairwise(series)):
            yield from ((position, look.proposed) for position in series)


def _fragments(look: _Look) -> Ceilings:
    """The parts of a sentence that was broken at its links, unless all of them go or a rule knows the whole."""
    lines = look.page.lines
    done = -1
    for position in sorted(look.verdicts):
        if position <= done or look.confidence(position) < look.proposed:
            continue
        first = last = position
        while first and (_goes_on(lines[first]) or lines[first].endswith(",")) and is_open(lines[first - 1]):
            first -= 1
        while last + 1 < len(lines) and _goes_on(lines[last + 1]) and is_open(lines[last]):
            last += 1
        done = last
        # “by Ann Example” begins with a small letter, too, but no full stop ends it
        while last > first and last in look.page.known and len(lines[last]) > 1 and not lines[last].endswith("."):
            last -= 1
        if last > first:
            yield from _together(look, range(first, last + 1))


def _dangling(look: _Look) -> Ceilings:
    """What follows a line that stays and ends in a short small word (“…, according to”), or goes on after one that is open (“, who”)."""
    lines = look.page.lines
    for position in sorted(look.verdicts):
        if position and look.doubtful(position) and not look.goes(position - 1):
            above = lines[position - 1]
            last = above.split()[-1]
            dangles = len(last) <= DANGLING and last.islower() and (reads_on(above) or goes_on(above))
            if dangles or (goes_on(lines[position]) and is_open(above)):
                yield position, look.proposed


def _together(look: _Look, run: range) -> Ceilings:
    lines = [look.page.lines[position] for position in run]
    stay = [line for position, line in zip(run, lines, strict=True) if not look.goes(position)]
    if not stay:
        return
    group = known(" ".join(lines))
    mostly = run[0] not in look.page.known or (len(run) > 2 and 2 * len(stay) <= len(run))  # “Read more” would take whatever follows
    if group and mostly and holds(look.page, run[0], group.where):
        claim = Claim(run[0], run[-1], group.family, group.confidence, f"{group.noun} in several lines, by its wording")
        look.verdicts.update(dict.fromkeys(run, claim))
    elif any(len(line.split()) >= SENTENCE for line in stay) and (lines[0][0].islower() or any(map(reads_on, (lines[0], _opened(lines))))):
        yield from ((position, STAYS) for position in run)


def _opened(lines: Sequence[str]) -> str:
    """The lines as one, without what closes it."""
    return CLOSED.sub("", " ".join(lines))


def _goes_on(line: str) -> bool:
    """Whether a line may begin in the middle of a sentence, as a number does that stood in a box of its own."""
    return goes_on(line) or (line[0].isdigit() and len(line) <= NUMBER)


def _blocks(look: _Look) -> Ceilings:
    """A header of links to other articles: if one of the lines that it seems to own stays, so does it, with all of them."""
    for block in look.blocks:
        if not block.whole and not all(map(look.goes, block.owned)):
            yield from ((position, look.proposed) for position in (block.header, *block.owned))


def _swallowed(look: _Look) -> Ceilings:
    """A sentence of a text that lost its line breaks, begun by a pointer or a credit and ended as a sentence of the article: it is both."""
    for position, verdict in look.verdicts.items():
        line = look.page.lines[position]
        if look.page.cut[position] and verdict.family in POINTERS and len(line) > POINTER and line.rstrip("\"'”’»)").endswith("."):
            yield position, look.proposed


def _told(look: _Look) -> Ceilings:
    """A sentence as long as a paragraph, of a text that lost its line breaks, unless it is boilerplate for certain."""
    page = look.page
    for position in list(look.verdicts):
        if page.cut[position] and page.prose[position] and look.doubtful(position) and look.confidence(position) < PARAGRAPH:
            yield position, look.proposed


def _torn(look: _Look) -> Ceilings:
    """What may have been torn out of a sentence: at a line break that was none (“Trauma Life” / “Support”), or as its end (“name.”)."""
    page = look.page
    for position, verdict in sorted(look.verdicts.items()):
        if _END.fullmatch(page.lines[position]):
            yield position, look.proposed
        if (
            not page.cut[position]
            or not position
            or not page.cut[position - 1]
            or look.goes(position - 1)
            or CLOSED.search(page.lines[position - 1])
        ):
            continue
        if " " not in page.lines[position] and verdict.family in TORN:
            yield position, look.proposed


def _reported(look: _Look) -> Ceilings:
    """A sentence that tells who said so, or of its own first words: it may report the wording of a page, but it is the article's."""
    for position, verdict in look.verdicts.items():
        line = look.page.lines[position]
        if verdict.family in WHOLE or position in look.owned:
            continue
        if says_who(line) or (verdict.family in PROMPTS and is_told(line)):
            yield position, STAYS


def _captioned(look: _Look) -> Ceilings:
    """A whole sentence behind “Photo:” is a caption, or the article's own sentence; a credit is a name."""
    for position, verdict in look.verdicts.items():
        if verdict.family == "photo-credit" and (found := _CREDIT.fullmatch(look.page.lines[position])):
            words = found[1].split()
            small = sum(not word[0].isupper() for word in words)
            if count_words(found[1]) >= CAPTION and 2 * small > len(words):
                yield position, look.proposed


def _quoted(look: _Look) -> Ceilings:
    """A sentence of a longer quotation, whose other mark stands in the sentence before or after it."""
    for position, verdict in look.verdicts.items():
        line = look.page.lines[position]
        if look.page.cut[position] and verdict.family not in WHOLE and any(line.count(one) != line.count(two) for one, two in _PAIRS):
            yield position, STAYS


_GUARDS: tuple[Callable[[_Look], Ceilings], ...] = (
    _headline,
    _heading,
    _last_line,
    _list,
    _entries,
    _question,
    _series,
    _fragments,
    _dangling,
    _blocks,
    _swallowed,
    _told,
    _torn,
    _reported,
    _captioned,
    _quoted,
)


def _enclosed(look: _Look) -> Iterator[int]:
    """Below the last paragraph, the open short lines with lines of the page above and below: no article begins again there."""
    page = look.page
    body = [position for position in range(len(page.lines)) if page.prose[position] and not look.goes(position)]
    if not body:
        return
    below = range(body[-1] + 1, len(page.lines))
    going = [look.goes(position) for position in range(len(page.lines))]
    telling = [goes and look.verdicts[position].family != "date" for position, goes in enumerate(going)]  # a career has dates, too
    first = below.start  # what may have been torn out of the article's last sentence does not count, nor what may be a cut-off one
    while first < below.stop and not going[first] and page.cut[first] and is_open(page.lines[first - 1]):
        first += 1
    stay = [position for position in below if not going[position]]
    for position in stay:
        line = page.lines[position]
        above = sum(telling[max(below.start, position - REACH) : position])
        under = sum(telling[position + 1 : position + 1 + REACH])
        if (
            not (above and under and above + under >= COMPANY)
            or not is_open(line)
            or goes_on(line)
            or len(_NUMBER.findall(line)) >= NUMBERS
        ):
            continue
        if position >= first and not (position == stay[0] and _may_be_cut(line)):
            yield position


def is_open(line: str) -> bool:
    """Whether a sentence goes on behind a line."""
    return not CLOSED.search(line)


def goes_on(line: str) -> bool:
    """Whether a line begins in the middle of a sentence."""
    return line[0].islower() or bool(_CONTINUATION.match(line))
