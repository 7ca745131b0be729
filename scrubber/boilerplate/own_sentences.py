"""Guards on the article's own sentences: broken at their links, cut out of a line that lost its breaks, or about the words of a page."""

from scrubber.boilerplate.evidence import Claim
from scrubber.boilerplate.known import holds
from scrubber.boilerplate.look import CERTAIN, STAYS, WHOLE, Ceilings, Look
from scrubber.boilerplate.mixed import MIXED, is_mixed
from scrubber.boilerplate.shapes import goes_on, has_stop, is_piece, resumes, shaped
from scrubber.boilerplate.stems import CLOSING, count_words, has_case, is_open, reads_on
from scrubber.boilerplate.wordings import known
from scrubber.expressions import expression
from scrubber.reported import is_told, says_who
from scrubber.sentences import CLOSERS, is_closed

DANGLING = 3  # letters of a small word at the end of a line that no headline ends with
ISLAND = 12  # words of the pieces of a line that lost its breaks between others that stay: 9 of content and 9 of boilerplate
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

_CREDIT = expression(r"[^:：]{2,30}[:：] ?(.{8,}[.。।]['\"”’»)]*)")
_END = expression(r"[^\W\d_A-Z]\w*\.|[A-Z]\w{1,3}\.")  # labels in small letters have no full stop; an abbreviation has one
_PAIRS = (("“", "”"), ("«", "»"), ("「", "」"), ("『", "』"))


def fragments(look: Look) -> Ceilings:
    """The parts of a sentence that was broken at its links, unless all of them go or a rule knows the whole."""
    lines = look.page.lines
    near = look.claimed.union([position + 1 for position in look.claimed]).difference((0, len(lines)))
    within = set(shaped(is_piece, lines, near))
    done = -1
    for position in sorted([position for position in look.claimed if position in within or position + 1 in within]):
        if position <= done or position not in look.claimed:
            continue
        first = last = position
        while first and is_piece(lines[first]) and is_open(lines[first - 1]):
            first -= 1
        while last + 1 < len(lines) and resumes(lines[last + 1]) and is_open(lines[last]):
            last += 1
        done = last
        # “by Ann Example” begins with a small letter, too, but no full stop ends it
        while last > first and last in look.page.known and len(lines[last]) > 1 and not lines[last].endswith("."):
            last -= 1
        if last > first:
            yield from _together(look, range(first, last + 1))


def dangling(look: Look) -> Ceilings:
    """What follows a line that stays and ends in a short small word (“…, according to”), or goes on after one that is open (“, who”)."""
    lines = look.page.lines
    for position in sorted(look.going & look.suspects):
        if position and not look.goes(position - 1):
            above = lines[position - 1]
            last = above.rsplit(None, 1)[-1]
            dangles = len(last) <= DANGLING and last.islower() and (reads_on(above) or goes_on(above))
            if dangles or (goes_on(lines[position]) and is_open(above)):
                yield position, look.proposed


def link_texts(look: Look) -> Ceilings:
    """The text of a link, between the beginning of a sentence and the rest of it: “… shows the report” / “Low Tide” / “, which was …”."""
    page = look.page
    below = [position + 1 for position in look.suspects if 0 < position < len(page.lines) - 1]
    for position in sorted([position - 1 for position in shaped(goes_on, page.lines, below)]):
        if look.confidence(position) < CERTAIN:
            above = page.lines[position - 1]
            if is_open(page.lines[position]) and has_case(above) and reads_on(above) and count_words(above) >= SENTENCE:
                yield position, look.held(position)


def opening(look: Look) -> Ceilings:
    """The first piece of a text that lost its line breaks, unless it is boilerplate for certain: the article may begin there."""
    page = look.page
    goes_on_below = len(page.lines) > 1 and 1 not in page.known and page.lines[1][0].isalnum()
    if page.cut[0] and goes_on_below and 0 not in page.known and look.suspected(0) and 0 not in look.gone:
        yield 0, STAYS


def islands(look: Look) -> Ceilings:
    """A few words of a text that lost its line breaks, between sentences that stay and of which the one above is open."""
    page = look.page
    first = 0 if True in page.cut else len(page.lines)
    while first < len(page.lines):
        last = first
        while last < len(page.lines) and page.cut[last] and look.suspected(last):
            last += 1
        run = range(first, last)
        if run and last < len(page.lines) and page.prose_before[first] > 0 and page.prose_after(last - 1) > 0:
            shores = (first - 1, last)
            own = all(look.confidence(shore) < look.proposed and shore not in page.known for shore in shores)
            if own and is_open(page.lines[first - 1]) and sum(count_words(page.lines[position]) for position in run) <= ISLAND:
                yield from ((position, look.held(position)) for position in run)
        first = last + 1


def _together(look: Look, run: range) -> Ceilings:
    lines = [look.page.lines[position] for position in run]
    stay = [line for position, line in zip(run, lines, strict=True) if not look.goes(position)]
    if not stay:
        return
    mostly = run[0] not in look.page.known or (len(run) > 2 and 2 * len(stay) <= len(run))  # “Read more” would take whatever follows
    group = known(" ".join(lines)) if mostly else None
    if group and holds(look.page, run[0], group.where):
        claim = Claim(run[0], run[-1], group.family, group.confidence, f"{group.noun} in several lines, by its wording")
        for position in run:
            look.put(position, claim)
    elif any(len(line.split()) >= SENTENCE for line in stay) and (
        lines[0][0].islower() or reads_on(lines[0]) or reads_on(_opened(" ".join(lines)))
    ):
        yield from ((position, STAYS) for position in run)


def _opened(line: str) -> str:
    """A line without what closes it."""
    bare = line.rstrip(CLOSERS)
    return bare[:-1] if bare and bare[-1] in CLOSING else line


def swallowed(look: Look) -> Ceilings:
    """A sentence of a text that lost its line breaks, begun by a pointer or a credit and ended as a sentence of the article: it is both."""
    for position in _cut(look):
        line, verdict = look.page.lines[position], look.verdicts[position]
        if verdict.family in POINTERS and len(line) > POINTER and line.rstrip("\"'”’»)").endswith("."):
            yield position, look.proposed


def both(look: Look) -> Ceilings:
    """A prompt of the page and a sentence of the article in one line."""
    lines = look.page.lines
    for position in [position for position in look.claimed if len(lines[position]) >= MIXED]:
        verdict = look.verdicts[position]
        if verdict.cut is None and verdict.confidence > look.proposed and verdict.family not in WHOLE and is_mixed(lines[position]):
            yield position, look.proposed


def told(look: Look) -> Ceilings:
    """A sentence as long as a paragraph, of a text that lost its line breaks, unless it is boilerplate for certain."""
    page = look.page
    for position in _cut(look):
        if page.prose[position] and look.doubtful(position) and look.confidence(position) < CERTAIN:
            yield position, look.proposed


def torn(look: Look) -> Ceilings:
    """What may have been torn out of a sentence: at a line break that was none (“Trauma Life” / “Support”), or as its end (“name.”)."""
    page = look.page
    stopped = shaped(has_stop, page.lines, look.claimed)
    for position in sorted({*stopped, *(position for position in look.claimed if page.cut[position])} if True in page.cut else stopped):
        if page.lines[position][-1] == "." and _END.fullmatch(page.lines[position]):
            yield position, look.proposed
        if (
            not page.cut[position]
            or not position
            or not page.cut[position - 1]
            or look.goes(position - 1)
            or not is_open(page.lines[position - 1])
        ):
            continue
        if " " not in page.lines[position] and look.verdicts[position].family in TORN:
            yield position, look.proposed


def reported(look: Look) -> Ceilings:
    """A sentence that tells who said so, or of its own first words: it may report the wording of a page, but it is the article's."""
    lines = look.page.lines
    for position in shaped(is_closed, lines, look.verdicts):
        verdict = look.verdicts[position]
        if verdict.family in WHOLE or position in look.owned:
            continue
        if says_who(lines[position]) or (verdict.family in PROMPTS and is_told(lines[position])):
            yield position, STAYS


def captioned(look: Look) -> Ceilings:
    """A whole sentence behind “Photo:” is a caption, or the article's own sentence; a credit is a name."""
    for position, verdict in look.verdicts.items():
        if verdict.family == "photo-credit" and (found := _CREDIT.fullmatch(look.page.lines[position])):
            words = found[1].split()
            small = sum(not word[0].isupper() for word in words)
            if count_words(found[1]) >= CAPTION and 2 * small > len(words):
                yield position, look.proposed


def quoted(look: Look) -> Ceilings:
    """A sentence of a longer quotation, whose other mark stands in the sentence before or after it."""
    for position in _cut(look):
        line = look.page.lines[position]
        if look.verdicts[position].family not in WHOLE and any(line.count(one) != line.count(two) for one, two in _PAIRS):
            yield position, STAYS


def _cut(look: Look) -> list[int]:
    """The lines with a claim on them that are sentences of a longer one."""
    cut = look.page.cut
    return [position for position in look.verdicts if cut[position]] if True in cut else []
