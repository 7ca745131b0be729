"""A long line as sentences: where a text lost its line breaks, each of its sentences is judged as a line would be.

Sentences are cut where punctuation says so, and between two words where a text is likely to have lost a line break
(`breaks`): what a page leaves around an article often ends in no full stop.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from scrubber.boilerplate.breaks import BITS, FAR, FEATURES, LIKELY, breaks, table
from scrubber.boilerplate.stems import count_words, has_case
from scrubber.boilerplate.wordings import known
from scrubber.expressions import expression
from scrubber.kernel import kernel
from scrubber.sentences import CLOSERS, SPACED, STOPS, UNSPACED, is_closed

if TYPE_CHECKING:
    from scrubber._lines import Cutter

_STOP, _CLOSE = f"[{SPACED}]", f"[{re.escape(CLOSERS)}]"
_ENDS = expression(
    rf"{_STOP}(?<!{_STOP}{{2}}){_STOP}*{_CLOSE}*\s+"  # a full stop and a space, not looked for in the middle of a run of stops,
    rf"|[{UNSPACED}]+{_CLOSE}*\s*"  # one of those that need no space,
    rf"|(?<=[^\W\d_A-Z]{{3}}){_STOP}{_CLOSE}?(?=[A-Z][^\W\d_A-Z])"  # or one whose space was lost: “said.Read more”;
    r"|\s*\t\s*|\s{3,}"  # white space that no sentence holds
)
_OPENS_WORD = "(\"“‘'«„."
_WORD_BEFORE = expression(rf"(?:^|[\s{_OPENS_WORD}])([^\W_]+)$")
_REACH = 24  # characters before a full stop in which the word that may be an abbreviation is looked for
_SHORT = 2  # letters, or digits, of an abbreviation that need not be listed: U. S., z. B., 3. Mai, Dr. Schmidt
_ABBREVIATIONS = frozenset(
    # what stands before a name, a number or a capital in the languages that write it so
    "ca vs bd nr st pp ff mrs messrs mme mlle prof gen gov sen sens rep reps del ald atty cllr asst det insp "
    "capt col cmdr lt maj sgt rev hon pres supt "
    "jan feb mar apr jun jul aug sep sept oct nov dec vol inc ltd corp bros dept est art fig eds sra srta dott ing avv nro "
    "núm tel bzw ggf usw evtl inkl zzgl abs abt str tzv tzn mgr ing ул стр гор руб млн млрд тыс проф акад".split()
)

SENTENCE = 4  # words of a sentence that stands behind a prompt, at least; `mixed`, where nothing changes from 4 to 5, asks for 5
_AGENCIES = frozenset("afp ansa apa dpa efe epd kna lusa sda sid".split())  # as they sign behind the last full stop


@cache
def cutter() -> "Cutter | None":
    """What cuts texts in the kernel; None without one."""
    part = kernel("_lines")
    if part is None:
        return None
    limits = {"BITS": BITS, "FAR": FAR, "FEATURES": FEATURES, "LIKELY": LIKELY}
    marks = {"SPACED": SPACED, "UNSPACED": UNSPACED, "STOPS": STOPS, "CLOSERS": CLOSERS, "OPENS_WORD": _OPENS_WORD}
    made: Cutter = part.Cutter(table, limits, marks, _ABBREVIATIONS, _REACH, is_abbreviation, begins_anew, taken_together)
    return made


def sentences(line: str) -> Sequence[tuple[int, int]]:
    """The spans of a line's sentences, without the white space around them."""
    compiled = cutter()
    return compiled.sentences(line, known) if compiled else list(sentences_without_kernel(line))


def sentences_without_kernel(line: str, known: Callable[[str], object] = known) -> Iterator[tuple[int, int]]:
    """The same, in Python; `known` tells whether a rule knows a sentence."""
    start = 0
    for end, following in _cuts(line):
        yield from _lines(line, start, end, known)
        start = following
    yield from _lines(line, start, len(line), known)


def _cuts(line: str) -> Iterator[tuple[int, int]]:
    """Where sentences end by their punctuation, and where the next ones begin."""
    for found in _ENDS.finditer(line):
        mark, following = found[0], found.end()
        if following >= len(line) or (line[following].islower() and not begins_anew(line, found.start(), following)):
            continue
        if mark[0] == "." and mark.strip() == "." and is_abbreviation(line, found.start()):
            continue
        yield found.start() + len(mark.rstrip()), following


def begins_anew(line: str, stop: int, following: int) -> bool:
    """Whether a sentence ends at a mark although a small letter follows: in a script without capitals, or before an address or an agency.

    Parameters:
        line: The line.
        stop: Where the mark is.
        following: Where the small letter is.
    """
    if line[stop].isspace():
        return False
    before = line[stop - 1] if stop else ""
    if line[stop] in UNSPACED or (before.isalpha() and not has_case(before)):
        return True
    word = line[following : following + _REACH].split(None, 1)[0]
    return "@" in word or word.startswith(("http", "www.")) or word in _AGENCIES


def is_abbreviation(line: str, stop: int) -> bool:
    """Whether the full stop is that of an abbreviation."""
    found = _WORD_BEFORE.search(line, max(0, stop - _REACH), stop)
    if found is None:
        return False
    word = found[1]
    if len(word) <= _SHORT and (len(word) == 1 or word.isdigit() or word.istitle()):
        return True
    return word.lower() in _ABBREVIATIONS


def _lines(line: str, start: int, end: int, known: Callable[[str], object]) -> Iterator[tuple[int, int]]:
    """What stands between two ends, cut again where line breaks are likely to have been, unless a rule knows the whole."""
    spans = [_bare(line, one, other) for one, other in breaks(line, start, end) if line[one:other].strip()]
    if len(spans) > 1 and known(line[spans[0][0] : spans[-1][1]]):
        spans = taken_together(line, spans, known)
    yield from spans


def taken_together(line: str, spans: Sequence[tuple[int, int]], known: Callable[[str], object]) -> list[tuple[int, int]]:
    """The spans of what a rule knows as a whole: one, or a prompt by itself and the sentence that follows it.

    The rule may go on with whatever comes: “Sign up for our newsletter The council has …”.

    Parameters:
        line: The line.
        spans: The parts of the whole, as the line breaks that are likely cut it.
        known: Whether a rule knows a text.
    """
    start, end = spans[0][0], spans[-1][1]
    if is_closed(line[start:end]):
        for number in range(1, len(spans)):
            rest = line[spans[number][0] : end]
            if count_words(rest) >= SENTENCE and known(line[start : spans[number - 1][1]]) and not known(rest):
                return [(start, spans[number - 1][1]), *spans[number:]]
    return [(start, end)]


def _bare(line: str, start: int, end: int) -> tuple[int, int]:
    """A span without the white space around it."""
    part = line[start:end]
    begin = start + len(part) - len(part.lstrip())
    return begin, begin + len(part.strip())
