"""UTF-8 that was read with other code pages, once or in layers: every reading of a line, each with its score."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache, partial
from itertools import accumulate, pairwise, product
from math import exp, inf
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category

from scrubber.encodings import EAST_ASIAN
from scrubber.expressions import expression
from scrubber.language import model
from scrubber.language.classes import beyond_ascii, is_lower_cased
from scrubber.language.model import PARTS, UNIT
from scrubber.mojibake.compiled import judge
from scrubber.mojibake.confidence import needed_at_most
from scrubber.mojibake.first_look import may_be_misread
from scrubber.mojibake.pages import C1, CONTROL, NAMES, may_read_back, page, read_back_multi_byte
from scrubber.mojibake.reading import GLUE, Change, Reading, Step, merged
from scrubber.mojibake.scoring import Score, group, promise, score, unread
from scrubber.mojibake.shown import is_alone
from scrubber.mojibake.thresholds import (
    ANOTHER_PAGE,
    BREADTH,
    BREADTH_BELOW,
    DEAREST,
    FEW,
    HOPELESS,
    LAYERS,
    LEAST,
    LEFT_AS_IS,
    LEFT_SHARE,
    LOSS,
    MISSING_CAPITALS,
    MIXED,
    NEARLY_FITS,
    NEEDED,
    PAGE_PRIOR,
    PROMISING,
    RARE_PAGE,
    SEQUENCE,
    SEQUENCES,
)
from scrubber.spans import Edit, apply, compose

if TYPE_CHECKING:
    from scrubber._kernel import Weighed

FRAMES = expression("[\u2500-\u259f]")


class State(NamedTuple):
    """What a line reads after some layers were taken off.

    Parameters:
        text: The line then.
        steps: The pages that it was read back from, the last misreading first.
        edits: What made it so, one for each character, with spans in the line as it stands.
    """

    text: str
    steps: tuple[str, ...]
    edits: Sequence[Edit]


def readings(line: str) -> Iterator[Reading]:
    """Every reading of a line that is worth weighing, the most promising ones first.

    Parameters:
        line: The line, without its end.
    """
    compiled = judge()
    found = [_as_reading(one) for one in compiled.readings(line)] if compiled else promising(line)
    for reading in found:
        fewer = max((one.gain for one in found if len(one.steps) < len(reading.steps)), default=-inf)
        if reading.gain > fewer + NEEDED:  # a further layer must be worth it
            yield reading
    for name, text in read_back_multi_byte(line):
        if text != line:
            edits = _aligned(line, text, name)
            yield _reading((name,), edits, score(line, text, edits), 0.0, intact=True)


def promising(line: str) -> list[Reading]:
    """The readings of a line that promise most, in order."""
    states = [(gain, state) for state in _states(line) if (gain := max(promise(line, state.edits), by_form(line, state))) > LEAST]
    states.sort(key=lambda one: -one[0])
    weighed = [_weighed(line, state) for gain, state in states[:PROMISING] if gain >= states[0][0] - HOPELESS]
    return [reading for reading in weighed if reading]


def _as_reading(found: "Weighed", ahead: float = 0.0) -> Reading:
    """A reading as the kernel has it, which numbers pages and languages."""
    numbers, changes, gain, language, intact, fluency = found
    name, steps = _steps(numbers)
    return Reading(name, steps, changes, gain, "", model().languages[language], intact, fluency, ahead)


@cache
def _steps(numbers: tuple[int, ...]) -> tuple[str, tuple[Step, ...]]:
    """The rule and the steps of some pages."""
    return NAMES[numbers[0]], tuple(Step("UTF-8", NAMES[number]) for number in numbers)


@cache
def _numbers(steps: tuple[Step, ...]) -> list[int]:
    """The pages of some steps, as the kernel numbers them."""
    return [NAMES.index(step.read) for step in steps]


def reading_by(line: str, steps: tuple[Step, ...], language: str) -> Reading | None:
    """The reading of a line by a chain of misreadings that other lines have proven, weighed in their language.

    None if a step reads nothing back, or if after the last one something is still misread.
    """
    if compiled := judge():
        found = compiled.reading_by(line, _numbers(steps), model().number(language))
        return found and _as_reading(found)
    return reading_without_kernel(line, steps, language)


def reading_without_kernel(line: str, steps: Sequence[Step], language: str) -> Reading | None:
    """The same, in Python alone."""
    state = State(line, (), ())
    for step in steps:
        edits = read_back(state.text, step.read)
        if not edits:
            return None
        state = State(apply(state.text, edits), (*state.steps, step.read), compose(state.edits, state.text, edits))
    return None if may_be_misread(state.text) else _weighed(line, state, [language])


def plainly_read(line: str, steps: tuple[Step, ...], language: str, *, cased: bool = False) -> Reading | None:
    """The reading of a line by a proven chain, its changes merged, where nothing calls for a closer look; else None, which says nothing.

    That is where it is read to the last character and gains more than any line need, some of what was misread is no letter, so that it is
    no alphabet, some of it does not stand alone, or nothing else is beyond ASCII, so that it is not shown beside what it should be, and no
    capitals were lost.

    Parameters:
        cased: Whether the text is known to have its capitals.
    """
    enough = needed_at_most(len(steps))
    if compiled := judge():
        found = compiled.plainly_read(line, _numbers(steps), model().number(language), enough, GLUE)
        known = found and _as_reading(found, ahead=inf)
    else:
        known = plainly_read_without_kernel(line, steps, language, enough)
    return None if known and not cased and _may_lack_capitals(line, known) else known


def plain_reading(line: str, steps: tuple[Step, ...], language: str, *, cased: bool = False) -> Reading | None:
    """The same, without what it gains: enough is enough, and what it is exactly takes most of the time."""
    enough = needed_at_most(len(steps))
    if compiled := judge():
        changes = compiled.plain_changes(line, _numbers(steps), model().number(language), enough, GLUE)
    else:
        changes = plain_changes_without_kernel(line, steps, language, enough)
    if not changes:
        return None
    known = Reading(steps[0].read, steps, changes, inf, "", language, intact=True, fluency=0.0, ahead=inf)
    return None if not cased and _may_lack_capitals(line, known) else known


def _may_lack_capitals(line: str, reading: Reading) -> bool:
    return is_lower_cased(line) and (may_be_lower_cased(line, reading) or may_read_otherwise(line, reading))


def plain_changes_without_kernel(line: str, steps: Sequence[Step], language: str, enough: float) -> list[Change] | None:
    """The changes of what is plainly read, in Python alone, whether or not capitals were lost."""
    known = plainly_read_without_kernel(line, steps, language, enough)
    return known and [change._replace(gain=0.0) for change in known.changes]


def plainly_read_without_kernel(line: str, steps: Sequence[Step], language: str, enough: float) -> Reading | None:
    """The same, in Python alone, whether or not capitals were lost."""
    known = reading_without_kernel(line, steps, language)
    if known is None or not known.intact or known.gain < enough:
        return None
    misread = "".join([line[one.start : one.end] for one in known.changes])
    shown = len(beyond_ascii(line)) > len(beyond_ascii(misread)) and all(is_alone(line, one.start, one.end) for one in known.changes)
    return None if misread.isalpha() or shown else known._replace(changes=list(merged(line, known.changes)), ahead=inf)


def _states(line: str) -> Iterator[State]:
    """The line with one layer off, with two, and so on, for every chain of pages that may have made it."""
    frontier = [State(line, (), ())]
    seen = {line}
    for layer in range(LAYERS):
        found: list[State] = []
        for state in frontier:
            again = layer and not may_be_misread(state.text)  # then only what made one layer is likely to have made another
            for one, edits in _read_back(state.text, state.steps[-1:]) if again else _likeliest(state.text, state.steps[-1:]):
                text = apply(state.text, edits)
                if text not in seen and len({*state.steps, one}) <= MIXED:
                    seen.add(text)
                    found.append(State(text, (*state.steps, one), compose(state.edits, state.text, edits)))
        yield from found
        frontier = sorted(found, key=lambda state: len(state.text))[:BREADTH_BELOW]  # what is read back is shorter
        if not frontier:
            return


def _likeliest(text: str, last: Sequence[str]) -> Iterable[tuple[str, Sequence[Edit]]]:
    """The pages that read most of a text back, each with what it reads.

    Of those that read as much, the ones whose own characters the text holds come first, then the one of the last step.
    """
    controls = frozenset(CONTROL.findall(text))
    read = [(length, -sum(map(page(name).is_alien, controls)), name in last, name) for name, length in _lengths(text)]
    likeliest = sorted(read, key=itemgetter(0, 1, 2), reverse=True)[:BREADTH]
    return list(_read_back(text, [name for *_, name in likeliest]))


def _lengths(text: str) -> Sequence[tuple[str, int]]:
    """The pages that read anything of a text back, each with the number of characters that it reads."""
    return [
        (name, sum(edit.end - edit.start for edit in edits)) for name, edits in _read_back(text, [one.name for one in may_read_back(text)])
    ]


def _read_back(text: str, names: Iterable[str]) -> Iterator[tuple[str, Sequence[Edit]]]:
    """Of some pages those that read anything of a text back, each with what it reads."""
    for name in names:
        if edits := read_back(text, name):
            yield name, edits


def read_back(text: str, name: str) -> list[Edit]:
    """The UTF-8 sequences in a text that was read with a page, each with the character that it spells."""
    compiled = judge()
    return compiled.read_back(text, NAMES.index(name)) if compiled else page(name).read_back(text)


def _weighed(line: str, state: State, languages: Sequence[str] = ()) -> Reading | None:
    """The reading that a state is, without the groups that gain nothing; None if none does."""
    groups = group(state.edits)
    scored = score(line, state.text, groups, languages)
    if form := by_form(line, state):
        more = max(0.0, form - scored.gain)
        scored = scored._replace(gain=scored.gain + more, fluency=scored.fluency + more)
        return _reading(state.steps, groups, scored, prior(state.steps), intact=True)
    kept = [one for one, gain in zip(groups, scored.gains, strict=True) if gain > min(LEFT_AS_IS, -LEFT_SHARE * scored.gain)]
    if not kept:
        return None
    if len(kept) < len(groups):
        groups = kept
        scored = score(line, apply(line, groups), groups, [scored.language])
    if scored.dear > DEAREST and (len({*state.steps}) > 1 or sum(len(one.replacement) for one in groups) > FEW):
        return None
    cost, intact = unread(line, groups, page(state.steps[0]))
    return _reading(state.steps, groups, scored, cost + prior(state.steps), intact=intact)


def by_form(line: str, state: State) -> float:
    """Nats that speak for a repair by the form of what is misread alone, where all of a line beyond ASCII is sequences of UTF-8.

    So text in a language, and in a script, that has no statistics here is repaired as well. Sequences of letters alone tell nothing, since
    they may be words, nor do those of what frames are drawn with (`├┤a┼┐a┼┐a`), nor do few.
    """
    edits = state.edits
    if len({*state.steps}) > 1:
        return 0.0  # two pages together read more than one of them by chance
    signed = [text for one in edits if not (text := FRAMES.sub("", line[one.start : one.end]) or "a").isalpha()]
    if len(signed) < SEQUENCES or 2 * len(signed) < len(edits) or not all(_is_assigned(char) for one in edits for char in one.replacement):
        return 0.0
    if unread(line, edits, page(state.steps[0]))[0]:
        return 0.0
    different = len(set(signed))
    return SEQUENCE * different if different > 1 else 0.0


def _is_assigned(char: str) -> bool:
    return category(char)[0] != "C"


def weighed_again(line: str, reading: Reading) -> Reading:
    """A reading that guesses at what was lost, scored as the intact ones are."""
    groups = group(Edit(one.start, one.end, one.replacement) for one in reading.changes)
    scored = score(line, apply(line, groups), groups, [reading.language])
    cost, intact = unread(line, groups, page(reading.steps[0].read)) if reading.steps else (0.0, False)
    cost += LOSS + (prior([reading.steps[0].read]) if reading.steps else 0.0)
    return reading._replace(gain=max(reading.gain, scored.gain - cost), fluency=scored.fluency - cost, intact=intact)


def may_be_lower_cased(line: str, reading: Reading) -> bool:
    """Whether a line lacks the capitals that its repair should have been misread as, so that some of its letters may have been others."""
    if not is_lower_cased(line) or reading.steps[0].read not in NAMES:
        return False
    names = tuple(step.read for step in reading.steps)
    put_in = sum(not char.isascii() for one in reading.changes for char in one.replacement)
    return put_in * _capitals(reading.language, names) > MISSING_CAPITALS


def may_read_otherwise(line: str, reading: Reading) -> bool:
    """Whether a line without capitals, which is read to the last character, would read better had some of its letters been capitals.

    That is so if another character fits somewhere nearly as well whose misreading, with its page or one that is met often, has the same
    small letters.
    """
    name = reading.steps[0].read
    if len(reading.steps) > 1 or name not in NAMES:
        return True
    put_in = frozenset("".join([change.replacement for change in reading.changes]))
    others = {char: found for char in put_in if char > "\x7f" and (found := _alike(char, name))}
    if not others:
        return False
    compiled = model().compiled
    cost = partial(compiled.cost, model().number(reading.language)) if compiled else model().language(reading.language).hundredths
    repaired = f"\n{reading.repaired(line)}\n"
    return any(
        min(cost(one, before, after) for one in others[char]) < cost(char, before, after) + PARTS * NEARLY_FITS
        for before, char, after in zip(repaired, repaired[1:], repaired[2:], strict=False)
        if char in others
    )


@lru_cache(maxsize=1 << 12)
def _alike(char: str, name: str) -> Sequence[str]:
    """The other characters whose misreading, with a page or one that is met often, is that of a character, but for capitals."""
    read = page(name).chars
    looks = [
        {read[byte].casefold(), chr(byte) if byte in C1 else ""} for byte in char.encode("utf-8", "surrogatepass")
    ]  # controls may be left
    spelled = {
        bytes(one).decode(errors="replace")
        for page_of in {*PAGE_PRIOR, name}
        for one in product(*[[byte for letter in either for byte in _bytes_by_letter(page_of).get(letter, ())] for either in looks])
    } - {char}
    return [one for one in spelled if len(one) == 1 and one in model().joint.known] if spelled else ()


@cache
def _bytes_by_letter(name: str) -> Mapping[str, Sequence[int]]:
    """The bytes that a page has a letter for, be it a capital or a small one."""
    found: dict[str, list[int]] = {}
    for byte, char in enumerate(page(name).chars):
        found.setdefault(char.casefold(), []).append(byte)
    return found


@cache
def _capitals(language: str, names: Sequence[str]) -> float:
    """How many capitals each character beyond ASCII of a language is misread as with some pages, on average."""
    known = model().language(language).known
    chars = [char for char in sorted(known) if not char.isascii() and not "\ud800" <= char < "\ue000"]
    weights = [exp(-model().alone(char, language) / UNIT) for char in chars]
    capitals = [sum(map(str.isupper, misread)) for misread in _misread("\n".join(chars), names).split("\n")]
    return sum(w * n for w, n in zip(weights, capitals, strict=False)) / max(1e-9, sum(weights))


def _misread(text: str, names: Sequence[str]) -> str:
    """What a text becomes under a chain of misreadings, the last one given first."""
    for name in reversed(names):
        text = "".join([page(name).chars[byte] for byte in text.encode()])
    return text


def prior(steps: Sequence[str]) -> float:
    """Nats against a chain of misreadings: rare pages, and each page that differs from the one before."""
    return max(PAGE_PRIOR.get(name, RARE_PAGE) for name in steps) + ANOTHER_PAGE * sum(a != b for a, b in pairwise(steps))


def _reading(names: Sequence[str], groups: Sequence[Edit], scored: Score, cost: float, *, intact: bool) -> Reading:
    changes = [Change(*one, gain) for one, gain in zip(groups, scored.gains, strict=True)]
    return Reading(
        names[0],
        tuple(Step("UTF-8", name) for name in names),
        changes,
        scored.gain - cost,
        "",
        scored.language,
        intact,
        scored.fluency - cost,
    )


def _aligned(line: str, text: str, name: str) -> list[Edit]:
    """The edits between a line and what it spells, which has the same bytes: cut wherever a character of both ends."""
    codec = EAST_ASIAN[name]
    ends_as_is = {n: i for i, n in enumerate(accumulate(len(char.encode(codec)) for char in line), 1)}
    edits: list[Edit] = []
    at = was = 0
    for i, n in enumerate(accumulate(len(char.encode()) for char in text), 1):
        end = ends_as_is.get(n)
        if end is not None:
            if line[at:end] != text[was:i]:
                edits.append(Edit(at, end, text[was:i]))
            at, was = end, i
    return group(edits)
