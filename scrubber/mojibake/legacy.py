"""Text in one legacy code page read with another: `ÑÅÊÐÅÒ` for `СЕКРЕТ`, `þehir` for `şehir`.

Every byte is there, but nothing in the bytes says so, as UTF-8 does: only language can tell. So a text is looked at
only if no language explains it as it stands; and what a pair of code pages, the one it was written in and the one it
was read with, makes of it counts only if it is far likelier in one language than the text as it stands is in any.
"""

import re
from codecs import charmap_build, charmap_decode, charmap_encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from unicodedata import category

from scrubber.language import codepage, model
from scrubber.language.classes import beyond_ascii, script
from scrubber.language.codepages import MULTIBYTE_NAMES, UNDEFINED
from scrubber.mojibake.draft import Repair

READ = (
    *("windows-1252", "latin-1", "windows-1250", "windows-1251", "windows-1253", "windows-1254", "windows-1257", "mac-roman"),
    *("cp437", "cp850"),
)
WRITTEN = (
    *("windows-1252", "windows-1251", "windows-1250", "iso-8859-2", "windows-1254", "windows-1253", "iso-8859-7", "windows-1257"),
    *("iso-8859-13", "windows-1256", "iso-8859-6", "windows-1255", "windows-1258", "windows-874", "iso-8859-16"),
    *("mac-roman", "cp850", "koi8-r", "koi8-u", "cp866", "iso-8859-5", "mac-cyrillic"),
    *MULTIBYTE_NAMES,
)
"""The code pages that text is read with by mistake, and those it was written in, the likelier ones first."""

RUNS = re.compile("[^\x00-\x7f]+")
HIGH = re.compile("[^\x00-\x7f]")
CONTROLS = re.compile("[\x80-\x9f]")
CAPITALS = "".join(char for char in map(chr, range(0xC0, 0x180)) if char.isupper())
ODD = re.compile(
    r"[^\x00-\x7f](?:(?<=[\x80-\x9f])|(?<=[A-Za-z].)(?:"
    r"(?<=[^\x00-\x7f\w’‘´ʼ′·‧•…–—‐‑‒\xa0\xad\u2000-\u200f\u202f°˚ºª²³ͺ/])(?=[A-Za-z])"
    r"|(?<=[±¶¼½¾¿¡¦¬¯¸÷¤¢¥‡†‚„ƒ])(?=[A-Za-z\s])"
    rf"|(?<=[a-z][{CAPITALS}Ͱ-ϿЀ-ӿ])(?=[a-z])|(?<=[a-z]{{2}}[Ѐ-ӿ]))"
    r"|(?<=[Ѐ-ӿ])(?=[a-z]{2}))"
)
"""What no text holds, read rightly: controls, and symbols, capitals and letters of another script within a word.

Looking from the character beyond ASCII in the middle of each, `re` skips all others fast.
"""
PLAIN = bytes(range(0x80)).decode("ascii")
HIGH_LETTERS = re.compile("[\x00-\x7f\u3040-\u30ff\u3100-\u318f\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]+")
LETTER = re.compile(r"[^\W\d_]")
LETTERS = 6  # below which a text proves nothing
SAMPLE = 400  # characters that are weighed
FLUENT = 3.1  # nats a character, up to which a language explains a text
ORDINARY = 3.8  # nats a character, up to which a repair reads like language
ORDINARY_HAN = 9.5  # the same where there are thousands of characters
TELLING = 1.0  # nats a character by which it must beat the text as it stands if it does not
HALTING = 10.0  # nats more that a repair must gain where it does not read quite like language
PLACES = 3  # of a long text that are looked at for one that a language explains
LATELY = 6  # languages that are asked first
FEW = 300  # characters of a text to each letter beyond ASCII: where there are more, the letters are those of foreign names
TASTE = 150  # characters by which pairs of code pages are shortlisted
SHORTLIST = 2  # pairs that each measure puts on the list
LANGUAGES = 4  # languages that the ASCII letters of the text suggest
SAFE = 11.0  # nats by which the repair must beat the text as it stands, to be made without asking
WESTERN = 7.0  # the same for text of the Western code page, whatever it was read with
USUAL = 5.5  # the same for text of the code pages below that was read with what Western readers read everything with
OFTEN = ("windows-1250", "iso-8859-2", "windows-1254", "windows-1251", "windows-1252")
SHOUTED = 0.5  # the same, for each character, for capitals, about which the statistics know less
SIGNS_ONLY = 25.0  # the same where nothing but signs is put in the place of letters
CONTRACTED = 9.5  # but for the apostrophes of "it’s", and in English, whose own words hold no such letters
APOSTROPHE = re.compile("(?<=[A-Za-z])’(?=[a-z])")
SELDOM, RARELY = 8.0, 4.0  # nats against code pages that are hardly ever met
PROPOSED = 5.0  # to be proposed
STRANGE = 0.2  # of the characters, at most, may be none of the code page that the text was read with, of the letters none of the language
ASCII_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
EAST_ASIAN = frozenset(("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "HALFWIDTH", "FULLWIDTH", "IDEOGRAPHIC"))
SIGNS = frozenset("‘’‚‛“”„‹›«»–—…•°½€£§©®™¿¡ªº²³×\xa0\xad،؛؟۔、。「」")  # that are printed in any language
LESS_USUAL = 20.0  # nats against each further code page that lone C1 controls may come from
AHEAD = 2.5  # nats by which it must beat any other repair


@dataclass(frozen=True, slots=True)
class Pair:
    """What a text was written in and what it was read with."""

    written: str
    read: str

    def undo(self, text: str) -> str | None:
        """What the text says, or None if it cannot have come about so. Characters that the code page lacks stay."""
        if self.written in MULTIBYTE_NAMES:
            data = codepage(self.read).encode(text)
            try:
                return data.decode(MULTIBYTE_NAMES[self.written]) if data else None
            except UnicodeDecodeError:
                return None
        swap = _swap(self.written, self.read)
        if (indexed := _indexed(text)) is None:
            return text.translate(swap)
        data, high = indexed
        return charmap_decode(data, "strict", PLAIN + "".join([swap.get(ord(char), char) for char in high]))[0]


@lru_cache(maxsize=2)  # one text is asked about under many pairs
def _indexed(text: str) -> tuple[bytes, str] | None:
    """The text as numbers of its characters, the first 128 for ASCII, and the others; None if there are too many for bytes."""
    high = "".join(set(beyond_ascii(text)))
    if len(high) > len(PLAIN) or UNDEFINED in high:
        return None
    return charmap_encode(text, "strict", charmap_build((PLAIN + high).ljust(256, UNDEFINED)))[0], high


@cache
def _swap(written: str, read: str) -> Mapping[int, str]:
    """What each character of the one code page would be in the other."""
    pairs = zip(codepage(read).chars[128:], codepage(written).chars[128:], strict=True)
    return {ord(was): said for was, said in pairs if was != said}


@cache
def _own(name: str, other: str) -> frozenset[str]:
    """The characters of the one code page that the other lacks."""
    return codepage(name).high - codepage(other).high


def legacy_repairs(text: str) -> list[Repair]:
    """The lines that were written in one legacy code page and read with another, repaired or proposed."""
    if explained(text):
        return []
    lines = [(start, line) for start, line in _lines(text) if not explained(line)]
    sample = "\n".join(line for _, line in lines)[:SAMPLE]
    if sum(map(str.isalpha, sample)) < LETTERS:
        return []
    best = _best_pair(sample)
    if best is None:
        return []
    pair, gain, ahead = best
    if gain < PROPOSED:
        return []
    safe = gain >= _needed(sample, pair) and ahead >= AHEAD
    repairs: list[Repair] = []
    for start, line in lines:
        said = pair.undo(line)
        if said is not None and said != line and (len(lines) == 1 or _likeliest(said) > _likeliest(line)):
            repairs += _differences(start, line, said, pair, gain, safe=safe)
    return repairs


def _needed(sample: str, pair: Pair) -> float:
    """Nats by which the repair must beat the text as it stands, to be made without asking."""
    said = pair.undo(sample)
    if sample.isupper():
        return max(SAFE, SHOUTED * len(sample))
    if said and not any(map(str.isalpha, set(said) - set(sample))):
        contracted = len(APOSTROPHE.findall(said)) == len(HIGH.findall(said))
        return CONTRACTED if contracted or model().best(HIGH.sub("", sample))[0] == "en" else SIGNS_ONLY
    if pair.read in READ[:2] and pair.written in OFTEN:
        return USUAL
    return WESTERN if pair.written in READ[:2] else SAFE


def _differences(start: int, line: str, said: str, pair: Pair, gain: float, *, safe: bool) -> Iterator[Repair]:
    """One repair for each run of characters that change, or for the line if it changes in length."""
    step = f"{pair.written} read as {pair.read}"
    if len(said) != len(line):
        yield Repair(start, start + len(line), said, (step,), gain, "", safe)
        return
    at = 0
    while at < len(line):
        end = at
        while end < len(line) and line[end] != said[end]:
            end += 1
        if end > at:
            yield Repair(start + at, start + end, said[at:end], (step,), gain, "", safe)
        at = end + 1


def _lines(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for line in text.split("\n"):
        if not line.isascii():
            yield at, line
        at += len(line) + 1


@lru_cache(maxsize=2)  # the gate asks, and so does the pass that follows
def explained(text: str) -> bool:
    """Whether some language explains the text as it stands: has all its letters, and finds their order likely."""
    high = beyond_ascii(text)
    if not high:
        return True
    if ODD.search(text) if len(text) <= SAMPLE else CONTROLS.search(high):
        return False
    few = -(-len(text) // FEW)
    if len(text) > SAMPLE and sum(map(str.isalpha, high[: 2 * few])) < few and sum(map(str.isalpha, high)) < few:
        return True
    fitting = _languages_with(frozenset(high))
    if not fitting:
        return False
    if len(fitting) == len(model().languages):
        return True  # no letters
    places = 1 if len(text) <= SAMPLE else PLACES
    firsts = filter(None, (HIGH.search(text, len(text) * i // places) for i in range(places)))
    starts = sorted({max(0, first.start() - SAMPLE // 8) for first in firsts})
    return any(_fluent(text[start : start + SAMPLE // 3], fitting) for start in starts)


def _fluent(sample: str, languages: tuple[str, ...]) -> bool:
    """Whether one of the languages finds the order of the letters likely. Those that did so last are asked first: texts come in kinds."""
    for code in (*[code for code in _lately if code in languages], *languages):
        if model().language(code).cost(sample) < FLUENT * (len(sample) + 1):
            if code not in _lately[:1]:
                _lately[:] = [code, *[other for other in _lately if other != code][: LATELY - 1]]
            return True
    return False


_lately: list[str] = []


@lru_cache(maxsize=1 << 14)
def _languages_with(high: frozenset[str]) -> tuple[str, ...]:
    """The languages that have all the letters among the characters; those with the fewest letters of their own first."""
    foreign = frozenset(LETTER.findall(HIGH_LETTERS.sub(" ", "".join(high).lower())))
    letters = model().letters
    return tuple(sorted((code for code in letters if foreign <= letters[code]), key=lambda code: len(letters[code])))


def _likeliest(text: str) -> float:
    return model().best(text[:SAMPLE])[1]


def _best_pair(sample: str) -> tuple[Pair, float, float] | None:
    """The likeliest pair of code pages, the nats that it gains, and by how many it is ahead of the next different repair."""
    said: dict[str, Pair] = {}
    high = set(HIGH.findall(sample))
    for read in READ:
        if len(high - codepage(read).high) > len(high) * STRANGE:
            continue
        for written in WRITTEN:
            pair = Pair(written, read)
            if written not in MULTIBYTE_NAMES and not high.isdisjoint(_own(written, read)):
                continue  # what was misread holds no letter that only the right reading has
            if written != read and (undone := pair.undo(sample)) is not None and undone != sample and _plausible(undone):
                said.setdefault(undone, pair)
    if not said:
        return None
    stands = _likeliest(sample)
    measures = [model().joint]
    plain = HIGH.sub("", sample)
    if len(plain) > len(sample) / 2:
        measures += [model().language(code) for code, _ in model().ranking(plain[:TASTE], LANGUAGES)]
    shortlist: set[str] = set()
    first = HIGH.search(sample)
    assert first
    start = max(0, first.start() - 1)  # up to there, all say the same
    for measure in measures:
        costs = {undone: measure.cost(undone[start : start + TASTE]) for undone in said}
        shortlist.update(sorted(said, key=costs.__getitem__)[:SHORTLIST])
    languages = {undone: model().best(undone[:SAMPLE]) for undone in shortlist}
    controls = CONTROLS.search(sample) is not None and explained(CONTROLS.sub("", sample))  # and nothing else
    scores = {
        undone: spoken[1] - _far_fetched(said[undone], controls=controls)
        for undone, spoken in languages.items()
        if _ordinary(sample, undone, said[undone], spoken, stands)
    }
    if not scores:
        return None
    best = max(scores, key=scores.__getitem__)
    score = scores[best]
    others = [other for undone, other in scores.items() if undone != best]
    fluent = -score < len(best) * (ORDINARY_HAN if said[best].written in MULTIBYTE_NAMES else FLUENT)
    return said[best], score - stands - (0.0 if fluent else HALTING), score - max(others, default=score - 99)


def _far_fetched(pair: Pair, *, controls: bool) -> float:
    """Nats against a pair of code pages that is hardly ever met; C1 controls alone are nearly always those of a Windows code page."""
    if controls and not pair.written.startswith("windows-"):
        return SELDOM
    return RARELY if pair.written == "iso-8859-16" else 0.0


def _ordinary(sample: str, undone: str, pair: Pair, spoken: tuple[str, float], stands: float) -> bool:
    """Whether a repair reads like text in the language: its letters are the language's own, and their order is usual.

    Parameters:
        spoken: The likeliest language of the repair, and its log-probability there.
        stands: That of the sample as it stands, in the language it is likeliest in.
    """
    language, score = spoken
    many = pair.written in MULTIBYTE_NAMES
    if -score > len(undone) * (ORDINARY_HAN if many else ORDINARY) and score - stands < len(undone) * TELLING:
        return False
    own = model().letters[language]
    scripts = {"COMBINING" if language == "vi" else "", *map(script, own)}
    new = {char.lower()[0] for char in set(undone) - set(sample) if not (category(char)[0] == "M" and script(char) in scripts)}
    if not many and len(new - own - ASCII_LETTERS - SIGNS) > STRANGE * len(new):
        return False
    new = set(filter(str.isalpha, new))
    letters = LETTER.findall(undone)
    foreign = sum(not char.isascii() for char in letters)
    if foreign <= len(letters) / 3:  # a word of another script proves nothing
        return not many and all(script(char) == "LATIN" for char in new)
    return not many or all(script(char) in EAST_ASIAN for char in new)


def _plausible(text: str) -> bool:
    """Whether there is nothing in the text that no text holds: a code page that makes such is the wrong one."""
    return "\ufffd" not in text and not ODD.search(text)


CONTROL_PAGES = ("windows-1252", "mac-roman", "windows-1250", "windows-1251", "windows-1254")


def control_repairs(text: str, done: bytearray) -> list[Repair]:
    """C1 controls, as the characters that a code page has in their place: bytes that were taken for latin-1.

    To be asked last, because the same controls are parts of intact mojibake.
    """
    controls = [m.start() for m in CONTROLS.finditer(text) if not done[m.start()]]
    if not controls:
        return []
    if any(len(run) > 2 and CONTROLS.search(run) for run in RUNS.findall(text)):
        return []  # part of something that is not understood
    joint = model().joint
    gains: dict[str, float] = {}
    for name in CONTROL_PAGES:
        chars = codepage(name).chars
        if all(chars[ord(text[at])] != text[at] for at in controls):
            gains[name] = sum(
                joint.cost(text[at], text[at - 1 : at] or "\n", text[at + 1 : at + 2] or "\n")
                - joint.cost(chars[ord(text[at])], text[at - 1 : at] or "\n", text[at + 1 : at + 2] or "\n")
                for at in controls
            )
    if not gains:
        return []
    name = max(gains, key=lambda n: gains[n] - LESS_USUAL * CONTROL_PAGES.index(n))
    if len(controls) == 1 and "windows-1252" not in gains:
        return []
    step = f"{name} read as latin-1"
    return [Repair(at, at + 1, codepage(name).chars[ord(text[at])], (step,), gains[name] / len(controls)) for at in controls]
