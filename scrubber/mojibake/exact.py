"""UTF-8 read with another code page, no byte lost: which code pages, and which runs.

A noisy channel over the whole text. A run is a stretch of non-ASCII characters. Under each code page, what a run says
when it is read back is weighed against how it stands, both as language between their neighbours; the code page whose
runs gain most over the text is taken first, and what it proves lends evidence to its weaker runs. Then the rest is
weighed again, so that a text may hold several damages, in other lines or on top of each other.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from scrubber.language import codepage, model
from scrubber.language.codepages import MULTIBYTE_NAMES
from scrubber.mojibake.draft import Repair, trimmed
from scrubber.mojibake.readings import PAGES, pages, read_back, read_back_multibyte, sequences

RUN = re.compile("[^\x00-\x7f](?:[^\x00-\x7f]+|(?<=[\u3400-\u9fff\uac00-\ud7af]))")  # an East Asian encoding can make one character of two
LAYERS = 6  # damage on top of damage, at most
ROUNDS = 12  # code pages that may be found one after another in one text
NAMES = (*PAGES, *MULTIBYTE_NAMES)
TASTE = 512  # the beginning of a longer run tells which code pages are worth trying on the rest
SHORT = 64  # runs up to this length are remembered

PRIOR = dict.fromkeys(PAGES, 7.0) | {
    **dict.fromkeys(("windows-1252", "latin-1"), 5.0),
    **dict.fromkeys(("mac-roman", "windows-1250", "windows-1251", "windows-1254", "iso-8859-9"), 6.0),
    **dict.fromkeys(("mac-cyrillic", "windows-874", "cp852", "koi8-r", "koi8-u", "cp866"), 11.0),
    **dict.fromkeys(MULTIBYTE_NAMES, 11.0),
}
"""Nats of evidence that each code page needs before it is believed at all: the rarer, the more."""

UNKNOWN = 12.0  # nats against each character that no sentence of the 75 languages held
UNCOVERED = 2.5  # nats against each character of a run, up to ten, that is no part of any sequence
BRIEF = 40  # characters, up to which ftfy is asked, which knows what people write with few of them
UNLIKELY = -1.5  # nats of evidence, below which nobody can second it
SHORTEST = 4  # characters: a shorter text proves nothing by itself
PROOF = 30.0  # nats, at most, that the other runs of a code page lend to a run
RIVAL = 3.0  # a run that is so much likelier under another code page is left for that one
WEAK = 18.0  # nats of evidence beyond the prior, below which ftfy is asked
JUDGED = frozenset(
    ("windows-1252", "latin-1", "windows-1250", "mac-roman", "cp437", "iso-8859-2", "windows-1254", "windows-1258", "iso-8859-9")
)
"""Code pages that ftfy judges well enough for its no to count."""
FINAL_A = ("fr", "it")  # languages in which an `à` ends its word
CLOSE = 8.0  # nats within which two code pages are weighed again, by language
LIKELIEST = 8  # languages of the first reading that the others are weighed in
EXCERPT = 150  # characters before and after a run that tell its language


@dataclass(frozen=True, slots=True)
class Reading:
    """What a run says when read back.

    Parameters:
        said: What it says.
        layers: How often it had been misread.
        gain: How many nats likelier it is than as it stands.
    """

    said: str
    layers: int
    gain: float


Found = tuple[int, int, Mapping[str, Reading]]


def exact_repairs(text: str) -> tuple[float, list[Repair]]:
    """One round: the runs of the likeliest code page, repaired, and the evidence for it beyond what it needs.

    Without a code page that is likely enough there are no repairs.
    """
    legible = legible_runs(text)
    spans = [m.span() for m in RUN.finditer(text) if m[0][:TASTE] in legible] if legible else []
    runs = [(start, end, found) for start, end in spans if (found := readings(*_key(text, start, end)))]
    totals: dict[str, float] = defaultdict(float)
    for _, _, found in runs:
        for name, reading in found.items():
            totals[name] += reading.gain
    beyond = {name: total - PRIOR[name] for name, total in totals.items() if total > PRIOR[name]}
    if not beyond or len(text) < SHORTEST:
        return 0.0, _seconded(text, runs, totals)
    name = max(beyond, key=lambda n: (round(beyond[n], 3), _is_native(text, runs, n)))
    rivals = _different([n for n in beyond if beyond[n] > beyond[name] - CLOSE and n != name], name, runs)
    if len(rivals) > 1:
        name = _ftfys_choice(text, runs, rivals) or _likeliest_in_a_language(text, runs, rivals, beyond)
    repairs = list(_accepted(text, runs, name, totals)) or list(_accepted(text, runs, rivals[0], totals))
    if beyond[name] < WEAK and name in JUDGED and not any(_judged_bad(text, repair) for repair in repairs):
        return 0.0, []
    return beyond[name], repairs


@lru_cache(maxsize=2)  # a text is asked about more than once in a pass
def legible_runs(text: str) -> frozenset[str]:
    """The beginnings of the runs in which something can be read back."""
    runs = {run[:TASTE] for run in RUN.findall(text)}
    if not runs or not (names := pages("\n".join(runs))):
        return frozenset()
    return frozenset(run for run in runs if any(name in MULTIBYTE_NAMES or sequences(name).search(run) for name in names))


def _judged_bad(text: str, repair: Repair) -> bool:
    """Whether ftfy, which knows what people write with few characters, would repair the words around a run, too."""
    import ftfy

    start = max(text.rfind("\n", 0, repair.start) + 1, repair.start - EXCERPT)
    end = text.find("\n", repair.end) % (len(text) + 1)
    excerpt = text[start : min(end, repair.end + EXCERPT)]
    return ftfy.fix_encoding(excerpt) != excerpt


def _seconded(text: str, runs: list[Found], totals: Mapping[str, float]) -> list[Repair]:
    """For text too short to prove anything: what ftfy would repair in just the same way."""
    name = _ftfys_choice(text, runs, [name for name in totals if totals[name] > UNLIKELY])
    if name is None:
        return []
    step = f"utf-8 read as {name}"
    readable = [(start, end, found[name]) for start, end, found in runs if name in found]
    return [trimmed(Repair(start, end, r.said, (step,) * r.layers, r.gain), text) for start, end, r in readable]


def _ftfys_choice(text: str, runs: list[Found], names: list[str]) -> str | None:
    """The code page with which ftfy would repair a short text, if it is one of these."""
    if len(text) > BRIEF or not names:
        return None
    import ftfy

    fixed = ftfy.fix_encoding(text)
    return next((n for n in names if fixed == _read_back_in(text, 0, len(text), [run for run in runs if n in run[2]], n)), None)


def _different(names: list[str], first: str, runs: list[Found]) -> list[str]:
    """The first code page and those of the others that read some run differently."""
    said: dict[tuple[str | None, ...], str] = {}
    for name in (first, *names):
        said.setdefault(tuple(found[name].said if name in found else None for _, _, found in runs), name)
    return list(said.values())


def _is_native(text: str, runs: list[Found], name: str) -> bool:
    """Whether all that the code page explains are characters of its own, no controls that it defines otherwise."""
    return name in MULTIBYTE_NAMES or all(codepage(name).high.issuperset(text[s:e]) for s, e, found in runs[:50] if name in found)


def _likeliest_in_a_language(text: str, runs: list[Found], names: list[str], beyond: Mapping[str, float]) -> str:
    """Of code pages that all languages together cannot tell apart, the one whose repair is likeliest in a single language."""
    start, end, _ = next(run for run in runs if len({found.said if (found := run[2].get(n)) else "" for n in names}) > 1 or run is runs[-1])
    scores = {}
    languages: list[str] | None = None
    for name in sorted(names, key=beyond.__getitem__, reverse=True):
        around = [r for r in runs if name in r[2] and r[0] >= start - EXCERPT and r[1] <= end + EXCERPT]
        excerpt = _read_back_in(text, max(0, start - EXCERPT), end + EXCERPT, around, name)
        if languages is None:
            ranking = model().ranking(excerpt, LIKELIEST)
            languages = [code for code, _ in ranking]
            likelihoods = dict(ranking)
        else:
            likelihoods = model().by_language(excerpt, languages)
        scores[name] = max(likelihoods.values()) - PRIOR[name]
    return max(scores, key=lambda n: (round(scores[n], 3), _is_native(text, runs, n)))


def _read_back_in(text: str, start: int, end: int, runs: list[Found], name: str) -> str:
    pieces: list[str] = []
    for begin, stop, found in runs:
        pieces += text[start:begin], found[name].said
        start = stop
    return "".join([*pieces, text[start:end]])


def _accepted(text: str, runs: list[Found], name: str, totals: Mapping[str, float]) -> Iterator[Repair]:
    """The runs to repair with one code page: what a run gains counts together with what the other runs prove."""
    step = f"utf-8 read as {name}"
    language: str | None = None

    def credit(n: str, reading: Reading) -> float:
        return reading.gain + min(PROOF, totals[n] - reading.gain - PRIOR[n])

    for start, end, found in runs:
        reading = found.get(name)
        if reading is None or reading.gain <= 0 or credit(name, reading) <= 0:
            continue
        if any(credit(n, other) > credit(name, reading) + RIVAL for n, other in found.items()):
            continue
        said = reading.said
        if said.endswith("à") and text[end - 1] == "\xa0" and text[end : end + 1].isalpha():
            around = [run for run in runs if name in run[2] and run[0] >= start - EXCERPT and run[1] <= end + EXCERPT]
            language = language or model().best(_read_back_in(text, max(0, start - EXCERPT), end + EXCERPT, around, name))[0]
            said += _swallowed(language, text[end])
        repair = Repair(start, end, said, (step,) * reading.layers, reading.gain)
        if reading.layers > 1 or said != reading.said or name in MULTIBYTE_NAMES:
            yield trimmed(repair, text)
        else:
            yield from _sequences(repair, text, name)


def _sequences(repair: Repair, text: str, name: str) -> Iterator[Repair]:
    """The parts of a run that are read back: what is between them has not been explained."""
    spans = read_back(text[repair.start : repair.end], name)
    covered = sum(end - start for start, end, _ in spans)
    for start, end, said in spans:
        gain = repair.gain * (end - start) / covered
        yield repair._replace(start=repair.start + start, end=repair.start + end, said=said, gain=gain)


def _swallowed(language: str, after: str) -> str:
    """The space that was one with the no-break space which the last byte of an `à` was read as, if the language needs one there."""
    if language not in FINAL_A:  # elsewhere `à` stands within words
        return ""
    pairs = model().language(language)
    return " " if pairs.cost(" ", "à", after) < pairs.pair("à", after) else ""


def _key(text: str, start: int, end: int) -> tuple[str, str, str]:
    """What stands before a run, the run, and what stands after it."""
    return text[start - 1 : start] or "\n", text[start:end], text[end : end + 1] or "\n"


def readings(before: str, run: str, after: str) -> Mapping[str, Reading]:
    """Under each code page that makes something of the run, what it says."""
    if len(run) <= SHORT:
        return _remembered(before, run, after)
    if len(run) <= TASTE:
        return _readings(before, run, after)
    taste = _readings(before, run[:TASTE], run[TASTE])
    likeliest = sorted((name for name in taste if taste[name].gain > 0), key=lambda name: -taste[name].gain)[:3]
    return _readings(before, run, after, tuple(likeliest))


def _readings(before: str, run: str, after: str, names: Sequence[str] = NAMES) -> Mapping[str, Reading]:
    joint = model().joint
    found: dict[str, Reading] = {}
    stands = None
    for name in names:
        if name not in MULTIBYTE_NAMES and not sequences(name).search(run):
            continue
        best, said = None, run
        for layer in range(1, LAYERS):
            once = _read_once(said, name)
            if once is None or once[0] == said:
                break
            said, left = once
            if stands is None:
                stands = joint.cost(run, before, after)
            cost = joint.cost(said, before, after) + UNKNOWN * len(set(said) - set(run) - joint.known)
            cost += UNCOVERED * (min(left, 10) if layer == 1 else 4 * left)  # a second layer lies over all of the first
            if best is None or stands - cost > best.gain:
                best = Reading(said, layer, stands - cost)
        if best:
            found[name] = best
    return found


_remembered = lru_cache(maxsize=1 << 16)(_readings)


def _read_once(run: str, name: str) -> tuple[str, int] | None:
    """The run with what is UTF-8 in it read back, and how many characters are not; None if nothing is."""
    if name in MULTIBYTE_NAMES:
        said = read_back_multibyte(run, name)
        return None if said is None else (said, 0)
    spans = read_back(run, name)
    if not spans:
        return None
    pieces: list[str] = []
    at = left = 0
    for start, end, said in spans:
        pieces += run[at:start], said
        left += start - at
        at = end
    return "".join([*pieces, run[at:]]), left + len(run) - at
