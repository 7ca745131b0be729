"""Text written in one legacy code page and read with another: `ÑÅÊÐÅÒ` for `СЕКРЕТ`, `þehir` for `şehir`.

Every byte is there, but nothing in the bytes says so, as UTF-8 does: only language can tell. A hypothesis is a
language, a code page that it is written in, and another one that its text was read with (`_Row`). It stands only if
the whole line fits: every character beyond ASCII must be one of the page that the line was read with, and become a
letter of the language or a sign. That leaves few hypotheses, often none; each is weighed in its own language against
the line as it stands in the language that explains that best, and the line as it stands gets the benefit of the doubt.

A gain in nats alone does not part damage from names, dictionaries and languages that we have no statistics for. So a
repair must pass one of the ways in `_verdict`: a known word, letters that are foreign to the language as they stand, or
an overwhelming gain.
"""

import re
import struct
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import islice, pairwise
from typing import NamedTuple
from unicodedata import category

from scrubber.encodings import EAST_ASIAN as MULTI_BYTE
from scrubber.encodings import codepage
from scrubber.language import Bigrams, model
from scrubber.language.classes import beyond_ascii, script
from scrubber.language.words import is_word
from scrubber.mojibake.reading import Change, Reading, Step
from scrubber.mojibake.pages import page


class _Row(NamedTuple):
    """A hypothesis: text of a language, the code page that it was written in and the one that it was read with."""

    language: str
    written: str
    read: str


READ = (
    *("windows-1252", "latin-1", "windows-1250", "windows-1251", "windows-1253", "windows-1254", "windows-1257", "mac-roman"),
    *("cp437", "cp850"),
)
"""The code pages that text is read with by mistake, the commoner ones first: they win where several give the same."""

WESTERN = ("windows-1252", "mac-roman", "cp850", "cp437")
CENTRAL = ("windows-1250", "iso-8859-2", "cp852", "mac-latin2")
CYRILLIC = ("windows-1251", "koi8-r", "cp866", "iso-8859-5", "mac-cyrillic")
BALTIC = ("windows-1257", "iso-8859-13", "cp775")
ARABIC = ("windows-1256", "iso-8859-6")
WRITTEN: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys("de fr es pt it sv da nb nn fi nl is en ca ga af tl".split(), WESTERN),
    **dict.fromkeys("pl cs sk hu hr sl bs".split(), CENTRAL),
    **dict.fromkeys("ru bg mk sr be".split(), CYRILLIC),
    **dict.fromkeys("kk mn".split(), ("windows-1251",)),
    **dict.fromkeys("lt lv".split(), BALTIC),
    **dict.fromkeys("tr az".split(), ("windows-1254", "iso-8859-9", "cp857")),
    **dict.fromkeys("fa ur".split(), ("windows-1256",)),
    "ar": ARABIC,
    "cy": ("windows-1252",),
    "el": ("windows-1253", "iso-8859-7", "cp737"),
    "et": (*BALTIC, "windows-1252"),
    "he": ("windows-1255", "iso-8859-8", "cp862"),
    "ro": ("windows-1250", "iso-8859-2", "iso-8859-16", "cp852"),
    "sq": ("windows-1252", "windows-1250"),
    "th": ("windows-874",),
    "uk": ("windows-1251", "koi8-u", "cp866", "iso-8859-5", "mac-cyrillic"),
    "vi": ("windows-1258",),
}
"""The single-byte code pages that a language was written in, the commoner ones first."""
EAST_ASIAN: Mapping[str, str] = {"gb18030": "zh", "big5": "zh", "shift-jis": "ja", "euc-jp": "ja", "euc-kr": "ko"}
"""The language of each East Asian encoding."""

# Thresholds of the verdict: gains and distances in nats. The ranges are those of training/mojibake/legacy_thresholds.py on 1,770
# damaged sentences of 40 languages and all clean texts of parts 0 to 2 (55,000): "a to b" means that between the two no clean line
# changes and the share of sentences that come back exactly (.908) changes by less than .004; then what fails below and above.

UNLIKE = (
    3.0  # nats by which the rest of the line may be likelier in another language. .98 of what is right has 1.6 or less, clean lines 5 to 15
)
UNLIKE_KNOWN = 9.0  # the same with a known word
LEAST = -8.0  # below it nothing is believed; bounds the others
BOUND = -5.0  # a language is not weighed at all if it cannot gain so much: only speed, down from -4, the most that OFTEN adds

# Latin script.
WORDS = 3  # words that a line must have. 1 to 4; set by rule: single words in other languages are where it went wrong
SENTENCE = 5  # the same where a DOS or Mac page is involved. 4 to 6; above, sentences are lost (8: .886)
FIRM = 5  # the same where no known word supports it. 2 to 5; above, sentences are lost (7: .901)
KNOWN = 4.0  # gain with a known word, less as much for each further one. 3 to 5; at 1.5 one clean line changes
KNOWN_LETTERS = 4  # letters of a word that counts. 2 to 4; above, sentences are lost (5: .898)
SHORT_KNOWN = 7.0  # gain with which a word of one letter less counts, too; at 4 a held-out clean text changes
FOREIGN = 5.0  # gain where all that changes is foreign, and likely in no language that has it. 3.5 to 7; at 2 two clean lines change
OWNED = 20.0  # nats by which it must be ahead of those languages. 0 to 40
ORTHOGRAPHY = 10.0  # gain where all that changes is foreign. 8 to 16; Scottish Gaelic read as cp437 reaches 4.2 (10.2 before RARE)
SHORT_ORTHOGRAPHY = 16.0  # the same in a line of one word less than FIRM. 8 to 20; dictionaries reach 12.4 in four words
SHORT_OFTEN = 10.0  # the same in a short line where the damage is OFTEN met
HIGH = 20.0  # gain by itself. 12 to 30; clean lines reach 11.8 in eight words
SIGNS = 14.0  # gain where only signs are put in. 12 to 16; at 10 a clean line changes, letter-spaced Polish capitals
COMMON = 8.6  # nats for a letter that is of the language itself. 7 to 12; below, ô and ü are lost, above 9.5 English gets an è
PROPOSED = 8.0  # gain for a proposal where all that changes is foreign: 1 in 73,000 clean texts has one

# C1 controls are in the line, so that something is wrong.
CONTROLS = 3.0  # gain. -3 to 10
ALONE = 15.0  # nats ahead of the next different repair that do instead
CONTROL_GAIN = 6.0  # gain for each control that becomes a sign where no language could be weighed
MAC_BELIEVED = 5.0  # nats by which letters of a Mac page must be likelier than signs of a Windows page

# Another script, and Cyrillic read as Cyrillic.
SCRIPT = 14.0  # gain. 8 to 20; at 4 a clean word changes; single clean words of three letters reach 12.4
SCRIPT_LETTER = 1.0  # gain for each letter. 0 to 1.5
SCRIPT_LETTERS = 4  # letters put in. 1 to 8
SAME_SCRIPT = 5.0  # gain with a known word where the script stays: a capital in mac-cyrillic (`Њне` for `Мне`)
CASE = 4.0  # nats for capitals where they are odd, which are no damage: without, `хОовиИЦ` becomes Korean

# East Asian encodings.
EAST = 40.0  # gain. 0 to 80; clean lines stay below 0 but for odd capitals (27), eight characters have 28 and more
EAST_LETTER_GAIN = 3.0  # gain for each Han, kana or Hangul
EAST_LETTERS = 3  # Han, kana or Hangul put in; never a single Han character
EAST_FLUENT = 12.0  # nats for each of them, at most; Korean read back as Japanese has 19

# Distance to the next different repair.
AHEAD = 2.0  # 0 to 3
FAR_AHEAD = 4.0  # the same where no known word supports it. 4 to 6; at 2 .0023 of the sentences come back wrong
UNSURE_AHEAD = 8.0  # the same for a DOS or Mac page with unknown words, and for one word of another script. 4 to 12; at 2 .0011 wrong

# Several lines of one document, one of which proves the pair of code pages.
DOCUMENT = 3.0  # gain in Latin script
DOCUMENT_SCRIPT = 6.0  # gain in another script

# Priors, in nats against a hypothesis.
LESS_USUAL = 1.0  # a code page that is not of Windows
RARE = 3.0  # a DOS or Mac page
OUTSIDE = 3.0  # each sign that the page lacks
OTHER_LANGUAGE = 3.0  # a language that is not that of the document

# What explains a line, in nats a character or a pair. Stricter costs time only, laxer loses sentences.
FLUENT = 3.6  # as repaired. 2.8 to 5
EXPLAINED = 3.1  # as it stands
SPOKEN = 4.2  # the language of a document, whose lines hold names and code
SHORT = 5.0  # nats more, whatever the length
NEAR = 4.0  # nats by which a language may be less likely than the best
ODD_PAIR = 7.5  # a pair of characters, from which on a language does not explain it

# The costs of a line as it stands: DESIGN.md, section 4.
SURCHARGE = 3.0  # nats by which the pools may undercut a language
OTHER = 2.0  # nats against the pools as a language of their own
SIGN = 10.0  # nats that a pair with a sign costs at most
REPEATED = 1.0  # nats that a repeated sign costs

MOST_OF_WORD = 0.6  # of the letters of a word that must be beyond ASCII where the others are not to count
UTF8 = 0.7  # of the characters beyond ASCII: from there on a line that can be read back as UTF-8 is UTF-8
LANE = 32  # bits of a lane
MASK = (1 << LANE) - 1
UNIT = 5  # lanes count in fifths of a nat, as the tables of the model do
REMEMBERED = 1 << 15  # pairs of characters whose costs are remembered, at most
NEVER = 1 << 20  # the cost of a repair in no language, in lanes
DOS_OR_MAC = frozenset(("mac-roman", "mac-latin2", "mac-cyrillic", "cp437", "cp737", "cp775", "cp850", "cp852", "cp857", "cp862", "cp866"))
USUAL = frozenset(("latin-1", *(page for pages in (*WRITTEN.values(), READ) for page in pages if page.startswith("windows-"))))
OFTEN = {
    _Row("hu", "windows-1250", "windows-1252"): 4.0,
    _Row("tr", "windows-1254", "windows-1252"): 4.0,
    _Row("ro", "windows-1250", "windows-1252"): 4.0,
}
"""Nats for what is common on the web: õ and û in Hungarian, ý, þ and ð in Turkish, ã, º and þ in Romanian."""
MISTAKEN: Mapping[str, str] = {"cs": "ąęľ"}
"""Letters that the statistics of a language have from text that was damaged itself."""
PUNCTUATION = frozenset("‘’‚“”„‹›«»–—…•°½€£§©®™¿¡ªº²³×\xa0\xad،؛؟")
"""The signs that text of any language may hold: what a repair may put in."""
QUIET = PUNCTUATION | frozenset("·‧´ʼʻˈː−±")
"""Signs that stand rightly beside letters and inside words: evidence of nothing."""
OF_ANY_SCRIPT = frozenset(("Po", "Pd", "Pi", "Pf", "Sc", "Nd", "Cf", "Lm"))  # categories of what text of another script may hold
WITH_MARKS = frozenset(("vi", "he", "ar", "fa", "ur", "th"))  # languages whose code pages hold combining characters
CONTROL = re.compile("[\x80-\x9f]")
C1 = frozenset(map(chr, range(0x80, 0xA0)))
WORD = re.compile(r"[^\W\d_]+")
ODD = re.compile(
    r"[^\x00-\x7f](?:(?<=[\x80-\x9f])"
    r"|(?<=[A-Za-z](?:[^\w’‘´ʼ′·‧•…–—‐‑‒\xa0\xad\u2000-\u200f\u202f°˚ºª²³ͺ/£€©®×]|[¹¼½¾]))(?=[a-z])"
    r"|(?<=[A-Za-z][¤¥¦¬¯¶¸±¹Γ-ω─-▟≡≥≤⌠⌡≈∙√ⁿ■‗])"
    r"|(?<=[a-z][À-ÖØ-Þ])(?=[a-z]))"
)
"""Controls, and symbols and capitals within a word. Looking from the character beyond ASCII on makes `re` skip the others fast."""
CONTRACTION = re.compile(
    r"\b(?:it|he|she|that|there|here|what|who|where|how|let|you|we|they|i|(?:do|does|did|is|are|was|were|ca|wo|could|would|should|has|have|had)n)"
    r"’(?:s|ll|re|ve|d|m|t)\b",
    re.IGNORECASE,
)
CONTRACTED = 2  # known words that a contraction of English counts for: nothing else looks like it
GLUED = re.compile(r"[^\W\d_\x80-\U0010ffff][^\W\d_\x00-\x7f]|[^\W\d_\x00-\x7f][^\W\d_\x80-\U0010ffff]")
"""A letter beyond ASCII beside one of ASCII."""
FOURFOLD = re.compile(r"([^\x00-\x7f])\1{3}")  # ornaments, frames
RUNS = re.compile(r"[^\x00-\x7f]{4}|[^\x00-\x7f]{2}[\x00-\x7f]+[^\x00-\x7f]{2}")
EAST_TEXT = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef‘’“”…—·×～〜°℃]+")
EAST_LETTER = re.compile(r"[\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
HANGUL = "\uac00"  # the first of the syllables
WINDOW = 40  # characters around each place that is looked at
PLACES = 3  # of a text
CONTROL_GAIN = 6.0  # nats for each control that is a sign: no text holds controls
MAC_BELIEVED = 5.0  # nats by which letters of a Mac page must be likelier than signs of a Windows page
PLACED = re.compile(
    r"(?:(?<=\d)|(?<=\d\s)|(?<!\S)|(?<=\())\x80|\x80(?=\s?\d)"  # the euro sign
    r"|(?<![^\W_])[\x82\x84\x8b\x91\x93](?=\S)"  # opening quotation marks
    r"|(?<=\S)[\x94\x9b](?![^\W_])"  # closing ones
    r"|(?<=\S)\x92|(?<!\S)\x92(?=[a-z\d])"  # the apostrophe
    r"|(?:(?<=[\s\d.,)])|(?<=[^\W_]))[\x96\x97](?=[\s\w])|(?<!\S)[\x96\x97]|[\x96\x97](?!\S)"  # dashes
    r"|\x85|(?<=[^\W_])\x99(?![^\W_])"  # the ellipsis and the trade mark sign
)
"""The signs that windows-1252 and its sisters have in the place of controls, where such signs can stand."""
AMBIGUOUS = re.compile(
    r"(?<=[^\W\d_])[\x96\x97](?=[^\W\d_])|(?<=[^\W\d_])[\x96\x97](?=\s)|(?<=\s)[\x96\x97](?=[^\W\d_])"  # ñ and ó of mac-roman
    r"|(?<=[^\W\d_s])\x92(?!\w)|(?<!\S)\x92|(?<=[^\W\d_]{4})\x92(?=[^\W\d_]{3})"  # its í
    r"|\x84(?![^\x93\x94]*[\x93\x94])"  # ä of cp850
    r"|(?<![^ ])\x85(?= ?\w)"  # its à
)
"""Where a letter of a DOS or Mac page is as likely."""


class _Found(NamedTuple):
    """A hypothesis that fits a line.

    Parameters:
        gain: Nats by which it is likelier than the line as it stands.
        row: The hypothesis.
        repaired: The line under it.
        stands: The language in which the line as it stands is likeliest; empty for the pools.
        fluent: Whether the language explains the repaired line.
        owned: Nats by which it is likelier than the line as it stands in the languages that have all its letters.
        cost: Nats that the repaired line takes, costs of the hypothesis included.
        unlike: Nats by which all else in the line is less likely in the language than in the likeliest one.
        intact: Whether every character beyond ASCII is read.
    """

    gain: float
    row: _Row
    repaired: str
    stands: str
    fluent: bool
    owned: float
    cost: float
    unlike: float = 0.0
    intact: bool = True


def may_apply(text: str) -> bool:
    """Whether any line of a text is worth reading: no language explains the text as it stands, and some hypothesis fits a line."""
    if text.isascii() or is_explained(text):
        return False
    return any(readings_of(text.split("\n")))


def readings(line: str, *, language: str | None) -> Iterator[Reading]:
    """The hypothesis that explains a line, if any.

    Parameters:
        line: Without a line feed.
        language: The ISO 639-1 code of the language of the text around it; None if that is not known.
    """
    yield from readings_of([line], language)[0]


def readings_of(lines: Sequence[str], language: str | None = None) -> list[list[Reading]]:
    """The hypothesis that explains each of the lines of a document, if any.

    A pair of code pages that one line proves is believed sooner in the others.

    Parameters:
        lines: Without line feeds.
        language: The ISO 639-1 code of the language of the document; None if that is not known.
    """
    owner = _language_of(lines)
    candidates = ((at, _candidate(line, owner)) for at, line in enumerate(lines))
    found = {at: some for at, line in candidates if line and (some := _hypotheses(line, language))}
    read: list[list[Reading]] = [[] for _ in lines]
    proven: set[tuple[str, str]] = set()
    for at, some in found.items():
        if (safe := _verdict(lines[at], some)) is not None:
            read[at] = [_reading(lines[at], some[0], safe=safe)]
            if safe:
                proven.add(some[0].row[1:])
    for at, some in found.items():
        if proven and not (read[at] and read[at][0].changes[0].safe):
            believed = next((f for f in some if f.row[1:] in proven), None)
            if believed and believed.gain >= some[0].gain - AHEAD and _is_believed(lines[at], believed):
                read[at] = [_reading(lines[at], believed, safe=True)]
    for at, line in enumerate(lines):
        if not (read[at] and read[at][0].changes[0].safe) and (controls := _control_signs(line, found.get(at, ()))):
            read[at] = [controls]
    return read


def undo(text: str, written: str, read: str) -> str | None:
    """What a text says if it was written in one code page and read with another; None if it cannot have come about so.

    Characters that a single-byte code page lacks stay as they are.
    """
    if written not in MULTI_BYTE:
        return text.translate(_swap(written, read))
    data = codepage(read).encode(text)
    try:
        return data.decode(MULTI_BYTE[written]) if data else None
    except UnicodeDecodeError:
        return None


# Which lines are looked at.


def is_explained(text: str) -> bool:
    """Whether a language that explains the text around some of its characters beyond ASCII owns all of them."""
    high = frozenset(beyond_ascii(text))
    if C1.isdisjoint(high) and not _tells_anything(high) and not _any_page(high) and ODD.search(text) is None:
        return True
    owners = _owners(high)
    if not owners or ODD.search(text):
        return False
    sample = text if len(text) <= PLACES * WINDOW else " ".join(_samples(text))
    pairs = list(pairwise(f" {sample} "))
    return _explains(len(sample), frozenset(pairs), sum(map(_as_is.__getitem__, pairs)), owners)


def _samples(text: str) -> Iterator[str]:
    """Pieces of a text around its first characters beyond ASCII, from the beginning, the first and the second third."""
    after = 0
    for place in range(PLACES):
        at = max(after, len(text) * place // PLACES)
        piece = text[at : at + len(text) // PLACES]
        ascii_only = len(piece) - len(piece.encode("ascii", "ignore").decode("ascii")) == 0
        if ascii_only:
            continue
        first = next(i for i, char in enumerate(piece) if char > "\x7f")
        start = max(0, at + first - WINDOW // 2)
        after = start + WINDOW
        yield text[start:after]


@lru_cache(maxsize=1 << 14)
def _owners(high: frozenset[str]) -> int:
    """A bit for each language that has all the letters among the characters."""
    owners = -1
    for char in high:
        owners &= _owned(char)
    return owners


@cache
def _owned(char: str) -> int:
    """A bit for each language that has the character, if it is a letter; all bits for a sign of any language; none for a control."""
    if "\x80" <= char <= "\x9f":
        return 0
    if not char.isalpha():
        return -1
    letter = char.lower()[0]
    if script(char) in ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "FULLWIDTH", "HALFWIDTH", "IDEOGRAPHIC"):
        return sum(1 << i for i, code in enumerate(model().languages) if code in ("zh", "ja", "ko"))
    return sum(1 << i for i, code in enumerate(model().languages) if _has(code, letter))


def _has(language: str, letter: str) -> bool:
    """Whether a language is written with a letter in lower case."""
    return letter in model().letters[language] and letter not in MISTAKEN.get(language, ())


def _explains(length: int, pairs: Collection[tuple[str, str]], total: int, owners: int) -> bool:
    """Whether one of the languages explains a text: is among the likeliest, finds it likely, and no pair of characters in it odd.

    Parameters:
        length: Of the text, in code points.
        pairs: Those of its characters.
        total: What it costs as it stands, in lanes.
        owners: A bit for each language that has its letters.
    """
    costs = _unpack(total)[:-1]
    near = min(min(costs) + NEAR * UNIT, UNIT * (EXPLAINED * length + SHORT))
    able = [i for i, cost in enumerate(costs) if cost <= near and owners >> i & 1]
    if not able:
        return False
    high = [_as_is[both] for both in pairs if both[0] > "\x7f" or both[1] > "\x7f"]
    most = int(ODD_PAIR * UNIT)
    return any(all(lanes >> LANE * i & MASK <= most for lanes in high) for i in able)


def _language_of(lines: Sequence[str]) -> int | None:
    """The number of the language that explains some lines of a document, whether it has their letters or not; None for a single line."""
    if len(lines) == 1:
        return None
    samples: list[str] = []
    for place in range(PLACES):
        some = (line for line in lines[len(lines) * place // PLACES :] if not line.isascii())
        samples += [" ".join(_samples(line)) for line in islice(some, 1)]
    sample = " ".join(samples)
    costs = _lanes(sum(map(_as_is.__getitem__, pairwise(f" {sample} "))))[:-1]
    best = min(costs)
    return costs.index(best) if best <= UNIT * (SPOKEN * len(sample) + SHORT) else None


class _Line(NamedTuple):
    """A line that is worth a look.

    Parameters:
        text: The line.
        high: Its characters beyond ASCII.
        fits: A bit for each hypothesis that fits.
        pairs: How often each pair of characters is in it, the edges counted as spaces.
        total: What it costs as it stands, in lanes.
    """

    text: str
    high: frozenset[str]
    fits: int
    pairs: Mapping[tuple[str, str], int]
    total: int


def _candidate(line: str, owner: int | None) -> _Line | None:
    """The line if some hypothesis fits and no language explains it as it stands.

    Parameters:
        owner: The number of the language of the document: lines in its letters are taken to be in it.
    """
    if line.isascii():
        return None
    high = frozenset(beyond_ascii(line))
    owners = _owners(high)
    controls = not high.isdisjoint(C1)
    odd = controls or ODD.search(line) is not None
    if not odd and owner is not None and owners >> owner & 1:
        return None
    fits = _fits(line, high, odd=odd)
    if fits & _rows().latin and len(WORD.findall(line)) < WORDS and not controls:
        fits &= ~_rows().latin
    if not controls and (not (fits or _may_be_east_asian(line, high)) or FOURFOLD.search(line)):
        return None
    pairs = Counter(pairwise(f" {line} "))
    total = sum([_as_is[both] * count for both, count in pairs.items()])
    if not odd and owners and _explains(len(line), pairs, total, owners):
        return None
    return _Line(line, high, fits, pairs, total)


def _may_be_east_asian(line: str, high: frozenset[str]) -> bool:
    return _any_page(high) and RUNS.search(line) is not None


@lru_cache(maxsize=1 << 14)
def _any_page(high: frozenset[str]) -> bool:
    return any(high <= _readable(read) for read in READ)


@cache
def _readable(read: str) -> frozenset[str]:
    return codepage(read).high | C1


# Which hypotheses fit.


class _Rows(NamedTuple):
    """All hypotheses.

    Parameters:
        latin: As bits, those of languages in Latin script.
        of_languages: The lane of each language, and as bits its hypotheses.
    """

    rows: tuple[_Row, ...]
    latin: int
    of_languages: tuple[tuple[int, int], ...]


@cache
def _rows() -> _Rows:
    rows = tuple(_Row(code, w, read) for read in READ for code, pages in WRITTEN.items() for w in pages if w != read)
    bits = {code: sum(1 << i for i, row in enumerate(rows) if row.language == code) for code in WRITTEN}
    latin = sum(of for code, of in bits.items() if _is_latin(code))
    return _Rows(rows, latin, tuple((_index()[code], of) for code, of in bits.items()))


@cache
def _is_latin(language: str) -> bool:
    return all(script(char) in ("LATIN", "COMBINING") for char in model().letters[language])


def _fits(line: str, high: frozenset[str], *, odd: bool) -> int:
    """A bit for each hypothesis that fits a line and has something to say about it.

    Parameters:
        odd: Whether the line holds what no text holds: then the letters need not be foreign.
    """
    fits, telling = _fitting(high)
    if not odd:
        fits &= telling
    return fits & _rows().latin if fits and _is_glued(line) else fits


@lru_cache(maxsize=1 << 14)
def _tells_anything(high: frozenset[str]) -> bool:
    """Whether any of the characters is foreign under a hypothesis that it fits."""
    return any(fits & telling for fits, telling in map(_masks, high))


def _is_glued(line: str) -> bool:
    """Whether a word is made of letters of ASCII and others, not all but a few of them others."""
    if GLUED.search(line) is None:
        return False
    glued = (word for word in WORD.findall(line) if GLUED.search(word))
    return any(MOST_OF_WORD * len(word) > len(beyond_ascii(word)) for word in glued)


@lru_cache(maxsize=1 << 14)
def _fitting(high: frozenset[str]) -> tuple[int, int]:
    """A bit for each hypothesis under which all the characters are letters of its language; and for each where one of them is foreign."""
    fits, telling = (1 << len(_rows().rows)) - 1, 0
    for char in high:
        both = _masks(char)
        fits &= both[0]
        if not fits:
            return 0, 0
        telling |= both[1]
    return fits, telling


@cache
def _masks(char: str) -> tuple[int, int]:
    """A bit for each hypothesis under which the character can be; and for each where it is foreign as it stands, and changes."""
    bytes_of = {read: codepage(read).chars.rfind(char) for read in READ if char in codepage(read).high}
    if not bytes_of:
        return (-1, 0) if category(char) in ("Po", "Pd", "Pi", "Pf", "Cf") and char < "\u2070" else (0, 0)
    said_by = {(w, read): codepage(w).chars[byte] for read, byte in bytes_of.items() for w in _written()}
    fits = telling = 0
    for i, (language, written, read) in enumerate(_rows().rows):
        if read in bytes_of and _can_be(said := said_by[written, read], char, language):
            fits |= 1 << i
            if said != char and _tells(char, language):
                telling |= 1 << i
    return fits, telling


@cache
def _written() -> frozenset[str]:
    """Every page that some language was written in."""
    return frozenset(page for pages in WRITTEN.values() for page in pages)


@cache
def _can_be(said: str, char: str, language: str) -> bool:
    """Whether a language is written with the character that a hypothesis puts in."""
    if "\x80" <= said <= "\x9f":
        return False
    if said.isalpha():
        return _has(language, said.lower()[0]) or (said == char and script(char) in ("LATIN", "MICRO"))
    if category(said)[0] == "M":
        return language in WITH_MARKS
    return said in PUNCTUATION or said == char or (not _is_latin(language) and category(said) in OF_ANY_SCRIPT)


@cache
def _tells(char: str, language: str) -> bool:
    """Whether a character is foreign to text of a language."""
    if char.isalpha():
        return language == "en" or not _is_latin(language) or not _has(language, char.lower()[0])
    return char not in QUIET


@cache
def _swap(written: str, read: str) -> Mapping[int, str]:
    """What each character of the one code page would be in the other, where that differs."""
    pairs = zip(codepage(read).chars[128:], codepage(written).chars[128:], strict=True)
    return {ord(was): said for was, said in pairs if was != said}


def _hypotheses(line: _Line, language: str | None) -> list[_Found]:
    """The hypotheses that fit a line, those that gain most first; of those that say the same only the first."""
    found = [*_single_byte(line), *_east_asian(line)]
    if language is not None:
        found = [f if f.row.language == language else f._replace(gain=f.gain - OTHER_LANGUAGE) for f in found]
    if line.high.isdisjoint(C1):
        return sorted(found, key=lambda f: -f.gain)
    return sorted(
        found, key=lambda f: -f.gain - (KNOWN * max(0, _known_words(line.text, f)[0]) if len(f.repaired) == len(line.text) else 0.0)
    )


def _single_byte(line: _Line) -> Iterator[_Found]:
    high = [(both, count) for both, count in line.pairs.items() if both[0] > "\x7f" or both[1] > "\x7f"]
    costs = _lanes(line.total)
    stands = min(range(len(costs)), key=costs.__getitem__)
    rest = _unpack(line.total - sum([_as_is[both] * count for both, count in high]))
    least_rest = min(*rest[:-1], rest[-1] + int(OTHER * UNIT))
    fits = 0
    for lane, rows_of in _rows().of_languages:
        if costs[stands] - rest[lane] >= BOUND * UNIT:  # what the repair can gain at most
            fits |= line.fits & rows_of
    if not fits:
        return
    ways: dict[tuple[str, str], list[str]] = {}
    for row in _set_rows(fits):
        ways.setdefault((row.written, row.read), []).append(row.language)
    chars = sorted(line.high)
    said: dict[tuple[str, ...], list[_Row]] = {}
    for (written, read), codes in ways.items():
        swap = _swap(written, read)
        image = tuple([swap.get(ord(char), char) for char in chars])
        said.setdefault(image, []).extend(_Row(code, written, read) for code in codes)
    owners = _owners(line.high)
    owned = min((cost for i, cost in enumerate(costs[:-1]) if owners >> i & 1), default=NEVER)
    named = (*model().languages, "")[stands]
    small = _lower_cased(line)
    outside = {read: int(UNIT * OUTSIDE) * sum(line.text.count(char) for char in chars if char not in codepage(read).high) for read in READ}
    for image, rows in said.items():
        becomes = {was: now for was, now in zip(chars, image, strict=True) if was != now}
        total = line.total
        for both, count in high:
            now = becomes.get(both[0], both[0]), becomes.get(both[1], both[1])
            if now != both:
                total += count * (_repaired[now] - _as_is[both])
        after = _unpack(total)
        best = min(rows, key=lambda row: after[_index()[row.language]] + UNIT * _prior(row) + outside[row.read])
        lane = _index()[best.language]
        cost = after[lane] + int(UNIT * _prior(best)) + outside[best.read]
        least = costs[stands] if _is_latin(best.language) else min(costs[stands], small)
        if not becomes or least - cost < LEAST * UNIT:
            continue
        repaired = line.text.translate({ord(was): now for was, now in becomes.items()})
        if not ODD.search(repaired):
            fluent = cost <= UNIT * (FLUENT * (len(repaired) + 1) + SIGN * repaired.count("\xad"))
            yield _Found(
                (least - cost) / UNIT, best, repaired, named, fluent, (owned - cost) / UNIT, cost / UNIT, (rest[lane] - least_rest) / UNIT
            )


def _lower_cased(line: _Line) -> float:
    """The cost of the line as it stands, in lower case: capitals anywhere are odd, but no damage."""
    small = line.text.lower()
    if small == line.text:
        return NEVER
    return min(_lanes(sum(map(_as_is.__getitem__, pairwise(f" {small} "))))) + CASE * UNIT


@cache
def _prior(row: _Row) -> float:
    """Nats against a pair of code pages that is seldom met, or for one that is met all the time."""
    return -OFTEN.get(row, 0.0) + sum(RARE if page in DOS_OR_MAC else 0.0 if page in USUAL else LESS_USUAL for page in row[1:])


def _set_rows(fits: int) -> Iterator[_Row]:
    rows = _rows().rows
    while fits:
        lowest = fits & -fits
        yield rows[lowest.bit_length() - 1]
        fits ^= lowest


def _east_asian(line: _Line) -> Iterator[_Found]:
    """The East Asian encodings under which all that is not ASCII becomes Han, kana or Hangul."""
    if not _may_be_east_asian(line.text, line.high):
        return
    stands: float | None = None
    seen: set[str] = set()
    for read in READ:
        if not line.high <= _readable(read):
            continue
        for written, language in EAST_ASIAN.items():
            repaired = undo(line.text, written, read)
            if repaired is None or repaired in seen or not EAST_TEXT.fullmatch(beyond_ascii(repaired)):
                continue
            seen.add(repaired)
            letters = EAST_LETTER.findall(repaired)
            if len(letters) < EAST_LETTERS or (language == "ko" and 2 * sum(letter >= HANGUL for letter in letters) < len(letters)):
                continue
            cost = model().language(language).cost(repaired, " ", " ")
            if stands is None:
                stands = min(*_lanes(line.total), _lower_cased(line)) / UNIT
            if stands - cost >= EAST_LETTER_GAIN * len(letters):
                fluent = cost <= EAST_FLUENT * len(letters)
                yield _Found(stands - cost, _Row(language, written, read), repaired, "", fluent, stands - cost, cost)


# What they cost.


@cache
def _index() -> Mapping[str, int]:
    """The lane of each language; the pools have the last one."""
    return {code: i for i, code in enumerate(model().languages)}


def _pack(costs: Sequence[int]) -> int:
    return int.from_bytes(struct.pack(f"<{len(costs)}I", *costs), "little")


def _unpack(total: int) -> tuple[int, ...]:
    count = len(model().languages) + 1
    return struct.unpack(f"<{count}I", total.to_bytes(4 * count, "little"))


def _lanes(total: int) -> list[int]:
    """The costs of a line as it stands in each language and in the pools, in fifths of a nat."""
    costs = list(_unpack(total))
    costs[-1] += int(OTHER * UNIT)
    return costs


@cache
def _models() -> tuple[Bigrams, ...]:
    return tuple(map(model().language, model().languages))


class _Places(NamedTuple):
    """Where a character is in the tables of all languages.

    Parameters:
        before: Where its row begins.
        after: Which column is its own.
        inside: Its share of the cost of its class, in fifths of a nat.
    """

    before: tuple[int, ...]
    after: tuple[int, ...]
    inside: tuple[int, ...]


@lru_cache(maxsize=1 << 13)
def _places(char: str) -> _Places:
    rows = tuple(one.row(char) for one in _models())
    before = tuple(row * one.size for row, one in zip(rows, _models(), strict=True))
    return _Places(before, rows, tuple(int(UNIT * one.inside(char) + 1e-6) for one in _models()))


@cache
def _tables() -> tuple[bytes, ...]:
    return tuple(one.table for one in _models())


def _pair(before: str, char: str) -> list[int]:
    """What a pair of characters costs in each language, in fifths of a nat."""
    start, here = _places(before).before, _places(char)
    return [table[at + to] + more for table, at, to, more in zip(_tables(), start, here.after, here.inside, strict=True)]


class _AsIs(dict[tuple[str, str], int]):
    """What a pair of characters costs as it stands: 32 bits of one long integer for each language, the pools last."""

    def __missing__(self, both: tuple[str, str]) -> int:
        if len(self) >= REMEMBERED:
            self.clear()
        before, char = both
        pooled = int(UNIT * min(model().joint.look_up(before, char), model().other.look_up(before, char)) + 1e-6)
        most = pooled + int(SURCHARGE * UNIT)
        costs = [cost if cost < most else most for cost in _pair(before, char)]  # noqa: FURB136 (three times as fast)
        costs.append(pooled)
        if _is_sign(before) or _is_sign(char):
            most = int(UNIT * (REPEATED if before == char else SIGN))
            costs = [min(most, cost) for cost in costs]
        self[both] = total = _pack(costs)
        return total


class _Repaired(dict[tuple[str, str], int]):
    """The same as repaired: in one language, by its own statistics."""

    def __missing__(self, both: tuple[str, str]) -> int:
        if len(self) >= REMEMBERED:
            self.clear()
        self[both] = total = _pack([*_pair(*both), NEVER])
        return total


_as_is, _repaired = _AsIs(), _Repaired()


def _is_sign(char: str) -> bool:
    return char > "\x7f" and not char.isalpha() and category(char)[0] != "M"


# Which are believed.


def _verdict(line: str, some: Sequence[_Found]) -> bool | None:
    """Whether the first of the hypotheses is safe; None if it is not even to be proposed.

    Parameters:
        some: The hypotheses, those that gain most first; not empty.
    """
    first = some[0]
    ahead = first.gain - (some[1].gain if len(some) > 1 else -99.0)
    language, written, read = first.row
    if first.gain < LEAST or not first.fluent or _is_utf8(line, read):
        return None
    if written in EAST_ASIAN:
        return True if first.gain >= EAST and ahead >= AHEAD else None
    changed = [(was, said) for was, said in zip(line, first.repaired, strict=True) if was != said]
    letters = sum(said.isalpha() for _, said in changed)
    if not _is_latin(language):
        enough = first.gain >= max(SCRIPT, SCRIPT_LETTER * letters) and letters >= SCRIPT_LETTERS
        if _is_known_of_same_script(line, first) and ahead >= FAR_AHEAD:
            return True
        far = FAR_AHEAD if len(WORD.findall(first.repaired)) > 1 else UNSURE_AHEAD
        return ahead >= far if enough and ahead >= AHEAD else None
    if any("\x80" <= was <= "\x9f" for was, _ in changed):
        if first.gain >= CONTROLS or _known_words(line, first)[0] > 0:
            return ahead >= AHEAD and not (letters == 0 and _may_be_letters(line, first.stands or language))
        return True if ahead >= ALONE else None
    if ahead < AHEAD:
        return None
    count = len(WORD.findall(first.repaired))
    of_sentences = written in DOS_OR_MAC or read in DOS_OR_MAC
    if count < (SENTENCE if of_sentences else WORDS):
        return None
    if not letters:
        if language == "en" and first.gain >= 0 and _known_words(line, first)[0] >= CONTRACTED:
            return True
        return ahead >= FAR_AHEAD if first.gain >= SIGNS and count >= SENTENCE else None
    known, unknown = _known_words(line, first)
    if known < 0:
        return None
    if (
        known
        and first.unlike <= UNLIKE_KNOWN
        and first.gain + KNOWN * (known - 1) >= KNOWN
        and ahead >= (UNSURE_AHEAD if of_sentences and unknown else AHEAD)
    ):
        return True
    if not _puts_in_own(line, first):
        return None
    if first.unlike > UNLIKE and first.row not in OFTEN:
        return None
    foreign = _is_foreign(line, first)
    if count < FIRM and first.row in OFTEN and foreign and first.gain >= SHORT_OFTEN:
        return True
    if count < FIRM and not (foreign and not of_sentences and count == FIRM - 1 and first.gain >= SHORT_ORTHOGRAPHY):
        return None
    unowned = first.owned >= OWNED or _is_odd(line, first)
    if foreign and not of_sentences and unowned and first.gain >= FOREIGN and ahead >= FAR_AHEAD:
        return True
    if first.gain >= (ORTHOGRAPHY if foreign else HIGH):
        return ahead >= FAR_AHEAD
    return False if foreign and first.gain >= PROPOSED else None


def _known_words(line: str, found: _Found) -> tuple[int, int]:
    """How many of the words that the repair makes are known in the language, and how many are not; -1 and 0 if it unmakes a known one.

    Parameters:
        found: A repair of the line's length.
    """
    language, repaired = found.row.language, found.repaired
    changed = (m.group() for m in WORD.finditer(line) if m.group() != repaired[m.start() : m.end()])
    unmade = sum(is_word(word, language) or is_word(word, found.stands) for word in changed)
    made = [m.group() for m in WORD.finditer(repaired) if m.group() != line[m.start() : m.end()]]
    least = KNOWN_LETTERS if found.gain < SHORT_KNOWN else KNOWN_LETTERS - 1
    known = sum(len(word) >= least and is_word(word, language) for word in made)
    if language == "en":
        known += CONTRACTED * (len(CONTRACTION.findall(repaired)) - len(CONTRACTION.findall(line)))
    return (-1 if unmade and unmade >= known else known), len(made) - known


def _is_odd(line: str, found: _Found) -> bool:
    """Whether every character that changes is a sign or a capital within a word, which no language explains."""
    odd = {m.start() for m in ODD.finditer(line)}
    return all(was == said or at in odd for at, (was, said) in enumerate(zip(line, found.repaired, strict=True)))


def _is_foreign(line: str, found: _Found) -> bool:
    """Whether every character that changes from or to a letter is foreign to the language as it stands, or odd where it stands."""
    odd = {m.start() for m in ODD.finditer(line)}
    for at, (was, said) in enumerate(zip(line, found.repaired, strict=False)):
        if was != said and (was.isalpha() or said.isalpha()) and at not in odd and not _tells(was, found.row.language):
            return False
    return True


def _is_known_of_same_script(line: str, found: _Found) -> bool:
    """Whether a repair that does not change the script makes a known word, and takes out a letter that the language does not have."""
    language = found.row.language
    if found.gain < SAME_SCRIPT or len(WORD.findall(line)) < FIRM or _known_words(line, found)[0] <= 0:
        return False
    changed = [was for was, said in zip(line, found.repaired, strict=True) if was != said and said.isalpha()]
    scripts = set(map(script, model().letters[language]))
    letters = [was for was in changed if was.isalpha() and script(was) in scripts]
    return any(not _has(language, was.lower()[0]) for was in letters) and 2 * len(letters) >= len(changed)


def _puts_in_own(line: str, found: _Found) -> bool:
    """Whether every letter put in is common in the language, not one of its loanwords and names."""
    language = model().language(found.row.language)
    said = {now.lower()[0] for was, now in zip(line, found.repaired, strict=True) if was != now and now.isalpha()}
    return all(language.alone(char) <= COMMON * UNIT for char in said)


def _is_believed(line: str, found: _Found) -> bool:
    """Whether a repair is safe where another line of the document proves its pair of code pages."""
    latin = _is_latin(found.row.language)
    enough = found.gain >= (DOCUMENT if latin else DOCUMENT_SCRIPT) and found.row.written not in EAST_ASIAN and found.fluent
    return enough and not _is_utf8(line, found.row.read) and (not latin or (_is_foreign(line, found) and _puts_in_own(line, found)))


def _is_utf8(line: str, read: str) -> bool:
    """Whether nearly all that is not ASCII in the line can be read back as UTF-8: then it is that."""
    return sum(len(m.group()) for m in page(read).sequence.finditer(line)) > UTF8 * len(beyond_ascii(line))


def _reading(line: str, found: _Found, *, safe: bool) -> Reading:
    language, written, read = found.row
    spans = list(_spans(line, found.repaired))
    gain = found.gain / len(spans)
    changes = [Change(start, end, said, gain, safe) for start, end, said in spans]
    return Reading(f"legacy-{written}", (Step(written, read),), changes, found.gain, "", language, found.intact, -found.cost)


def _spans(line: str, repaired: str) -> Iterator[tuple[int, int, str]]:
    """The runs of characters that change; what lies between the first and the last change if the length does."""
    if len(line) != len(repaired):
        start = next(i for i, (was, said) in enumerate(zip(line, repaired, strict=False)) if was != said)
        yield start, len(line), repaired[start:]
        return
    at = 0
    while at < len(line):
        end = at
        while end < len(line) and line[end] != repaired[end]:
            end += 1
        if end > at:
            yield at, end, repaired[at:end]
        at = end + 1


# C1 controls that are signs of a Windows page.


def _control_signs(line: str, some: Sequence[_Found]) -> Reading | None:
    """The line with its controls as the signs of a Windows page: those of windows-1252 are those of its sisters.

    Parameters:
        some: The hypotheses that fit the line: of a Mac page, they may have letters in the place of the signs.
    """
    if line.isascii() or not (controls := CONTROL.findall(line)) or len(PLACED.findall(line)) < len(controls):
        return None
    if page("latin-1").sequence.search(line) or page("windows-1252").sequence.search(line):
        return None
    windows = max((f.gain for f in some if f.row.written.startswith("windows-")), default=0.0)
    mac = max((f.gain for f in some if f.row.written in DOS_OR_MAC and f.row.read == "latin-1"), default=-99.0)
    if mac > windows + MAC_BELIEVED:
        return None
    chars = codepage("windows-1252").chars
    repaired = CONTROL.sub(lambda m: chars[ord(m.group())], line)
    costs = _lanes(sum(map(_as_is.__getitem__, pairwise(f" {repaired} "))))
    spoken = model().languages[costs.index(min(costs[:-1]))]
    cost = min(costs) / UNIT
    gain = CONTROL_GAIN * len(controls)
    found = _Found(gain, _Row("", "windows-1252", "latin-1"), repaired, "", fluent=True, owned=gain, cost=cost)
    return _reading(line, found, safe=not _may_be_letters(line, spoken))


def _may_be_letters(line: str, language: str) -> bool:
    """Whether controls may as well be letters of a DOS or Mac page, in a line that is likeliest in a language."""
    doubtful = AMBIGUOUS.findall(line)
    if not doubtful or len(WORD.findall(line)) < FIRM:
        return bool(doubtful)
    letters = {codepage(name).chars[ord(char)].lower() for char in doubtful for name in ("mac-roman", "cp850")}
    common = model().language(language)
    return any(letter in model().letters[language] and common.alone(letter) <= COMMON * UNIT for letter in letters)
