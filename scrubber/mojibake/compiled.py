"""What a text holds that is worth weighing, as the kernel has it: what it is told of each character, and of the twins' constants."""

import struct
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import count
from operator import lshift
from typing import TYPE_CHECKING
from unicodedata import category

from scrubber.kernel import kernel
from scrubber.language import words
from scrubber.language.classes import ALIKE, script
from scrubber.language.model import PARTS, model
from scrubber.mojibake import bound, costs, foreign, thresholds
from scrubber.mojibake.legacy import costs as legacy_costs
from scrubber.mojibake.legacy import explained
from scrubber.mojibake.lost import signs
from scrubber.mojibake.pages import C1, NAMES, NO_BYTE, Page, pages
from scrubber.mojibake.reading import Change
from scrubber.mojibake.tables import tables
from scrubber.spans import Edit

if TYPE_CHECKING:
    from scrubber._kernel import Judge

BESIDE = (("a", "a"), ("a", " "), ("A", "a"), ("A", " "), (" ", "a"), (" ", " "))
"""What stands beside a character where it may be odd: a bit of its flags for each."""
NOWHERE_ODD = (False,) * len(BESIDE)
CONTEXT = frozenset("âÃĂГΓĆÂĹÅÄÆÇÐÑØÎÏ")
"""Lead bytes of which what stands around them says more than the character behind them."""
SECOND = frozenset("€‚ЂÄÇ„…‹›‰Š?")
WORD = (1 << 64) - 1
HUNDREDTHS = (
    "ODD_CAPITAL",
    "POOL_SURCHARGE",
    "SIGN_IN_REPAIR",
    "MARK_IN_REPAIR",
    "MIXED_WORD",
    "CASE",
    "LONE",
    "FOREIGN_SCRIPT",
    "NO_BREAK",
)
AS_THEY_ARE = (
    *("WORD_OF_ANOTHER_SCRIPT", "LANGUAGES", "SAMPLE", "WORDS", "KNOWN_WORD", "TELLING_WORD", "OUTSIDE", "BARE", "ALIEN", "MOST_ALIEN"),
    *("LAYERS", "MIXED", "BREADTH", "BREADTH_BELOW", "PROMISING", "HOPELESS", "SEQUENCES", "SEQUENCE", "ANOTHER_PAGE"),
    *("LEFT_AS_IS", "LEFT_SHARE", "DEAREST", "FEW", "LEAST"),
)
LOSSY, TELLING, EAST_ASIAN, UNEXPLAINED = 1, 2, 4, 8
"""The bits of what the first look finds."""
Described = tuple[int, int, int, int, Sequence[int] | None]
BLOCKS = ("flags", "lower", "set", "sets", "on page", "pages")


@cache
def judge() -> "Judge | None":
    """The compiled twin of the first look at a text; None without a kernel."""
    found, models = kernel(), model().compiled
    if found is None or models is None:
        return None
    known = tables()
    priors = [thresholds.PAGE_PRIOR.get(name, thresholds.RARE_PAGE) for name in NAMES]
    aliens = list(struct.unpack(f"<{len(NAMES)}I", known.block("aliens")))
    made: Judge = found.Judge(models, describe_other, len(NAMES), known.telling, aliens, priors, _limits(), _TWINS)
    made.know(known.chars, *map(known.block, BLOCKS))
    return made


def _limits() -> dict[str, float]:
    """The constants of the twins: costs in hundredths of a nat, but those of `legacy`, which counts in fifths."""
    caps = "CONTROL", "REPEATED", "USUAL", "TWO_SIGNS", "SIGN", "LETTER_AT_EDGE", "SIGN_AT_EDGE"
    return {
        "WINDOW": explained.WINDOW,
        "PLACES": explained.PLACES,
        "ENOUGH": explained.ENOUGH,
        "UNUSUAL": explained.UNUSUAL,
        "LIKELY": explained.LIKELY,
        "ODD_PAIR": int(legacy_costs.UNIT * explained.ODD_PAIR),
        "NEAR": explained.NEAR * legacy_costs.UNIT,
        "EXPLAINED": explained.EXPLAINED * legacy_costs.UNIT,
        "MOST": legacy_costs.MOST,
        "SURCHARGE": int(legacy_costs.SURCHARGE * legacy_costs.UNIT),
        "REPEATED": int(thresholds.REPEATED * legacy_costs.UNIT),
        "SIGN": int(thresholds.SIGN * legacy_costs.UNIT),
        **{f"CAP_{name}": round(PARTS * getattr(thresholds, name)) for name in caps},
        **{name: round(PARTS * getattr(thresholds, name)) for name in HUNDREDTHS},
        **{name: getattr(thresholds, name) for name in AS_THEY_ARE},
        **{code: model().number(code) for code in ("zh", "ja", "ko")},
    }


def described(chars: str) -> Mapping[str, bytes]:
    """The blocks of `tables.bin` that describe characters: for each its flags, small letter, and the numbers of its set and its bytes."""
    found = [describe(char) for char in chars]
    sets = list(dict.fromkeys(one[2:4] for one in found))
    rows = list(dict.fromkeys(tuple(one[4]) for one in found if one[4]))
    size = len(found)
    return {
        "chars": chars.encode(),
        "flags": struct.pack(f"<{size}I", *(one[0] for one in found)),
        "lower": struct.pack(f"<{size}I", *(one[1] for one in found)),
        "set": struct.pack(f"<{size}H", *(sets.index(one[2:4]) for one in found)),
        "sets": struct.pack(f"<{2 * len(sets)}Q", *(half for both in sets for half in both)),
        "on page": struct.pack(f"<{size}H", *(rows.index(tuple(one[4])) + 1 if one[4] else 0 for one in found)),
        "aliens": struct.pack(f"<{len(NAMES)}I", *map(_aliens, pages())),
        "pages": struct.pack(f"<{len(pages()) * len(rows)}H", *(byte for row in rows for byte in row)),
    }


def describe(char: str) -> Described:
    """What the kernel has to know of a character: flags, its small letter, the languages that own it, its byte on each page."""
    first, second = _firsts()
    return _described(char, telling=(char in first, char in second), of_damage=char in explained.letters_of_damage(), of_page=True)


def describe_other(char: str) -> Described:
    """The same of a character that is not in the tables: on no page, and so in no telling pair."""
    for first, last in ALIKE:
        if first <= char <= last and char.isalpha():
            flags, _, low, high, _ = _described_alike(first)
            return flags, ord(char), low, high, None
    return _described_other(char)


@cache
def _described_alike(first: str) -> Described:
    return _described_other(first)


def _described_other(char: str) -> Described:
    return _described(char, telling=(False, False), of_damage=False, of_page=False)


def _described(char: str, *, telling: tuple[bool, bool], of_damage: bool, of_page: bool) -> Described:
    lower = char.lower()[:1]
    even = char.isalnum() and (char > explained.LAST_ODD or not of_page)
    owners = explained.owners_of(char) if char >= "\x80" else -1
    flags = (
        char.isalpha(),
        char.isupper(),
        char.islower(),
        char.isalnum(),
        legacy_costs.is_sign(char),
        of_damage,
        *(
            NOWHERE_ODD
            if even or char < "\x80"
            else [explained.ODD.match(f"{before}{char}{after}", 1) is not None for before, after in BESIDE]
        ),
        bound.is_east_asian(char),
        *telling,
        signs.FIRSTS.match(char) is not None,
        char in CONTEXT,
        char in SECOND or signs.SYMBOLS.match(char) is not None,
        foreign.is_east_asian(char),
        costs.is_latin(char),
        costs.CLOSING.fullmatch(char) is not None,
        char in "™®",
        "\x80" <= char < "\xa0",
        words.is_letter(char),
        words.is_mark(char),
        words.is_simple(char),
        category(char)[0] != "C",
        "\u2500" <= char <= "\u259f",
        "zh" in (east_asian := foreign.EAST_ASIAN.get(script(char), ()) if foreign.is_east_asian(char) else ()),
        "ja" in east_asian,
        char.isalnum() and not char.isdecimal(),
    )
    bits = sum(map(lshift, flags, count()))
    return bits, ord(lower), owners & WORD, owners >> 64 & WORD, _bytes(char) if of_page else None


@cache
def _firsts() -> Sequence[frozenset[str]]:
    """The characters that telling pairs begin with, and those that they end with."""
    telling = tables().telling
    return frozenset(telling[::2]), frozenset(telling[1::2])


@cache
def _on_pages() -> frozenset[str]:
    return frozenset().union(*(one.high for one in pages()))


def _bytes(char: str) -> Sequence[int] | None:
    """The byte that a character stands for on each page; None for ASCII, and where it is on none."""
    if char < "\x80" or not (char < "\xa0" or char in _on_pages()):
        return None
    found = [one.bytes.get(ord(char), NO_BYTE) for one in pages()]
    return found if any(byte != NO_BYTE for byte in found) else None


def _is_question(text: str) -> bool:
    return signs.QUESTION.search(text) is not None


def _is_lossy(text: str, at: int) -> bool:
    """Whether something was lost at a place of a text; anywhere if that is negative."""
    return signs.may_apply(text) if at < 0 else signs.stand_at(text, at)


def _foreignness(char: str, language: int) -> int:
    return round(PARTS * foreign.foreignness_of(char, model().languages[language]))


def _is_foreign_word(text: str, language: int) -> bool:
    return foreign.is_foreign_word(text, model().languages[language])


def _aliens(page: Page) -> int:
    return sum(1 << i for i, char in enumerate(map(chr, C1)) if page.is_alien(char))


def _words_of(language: int) -> tuple[bytes, str, bool]:
    """The fingerprints of a language's words, the letters that they are spelled with, and whether its i has two forms."""
    code = model().languages[language]
    return words.words(code).block, "".join(sorted(words.letters(code))), code in words.DOTTED


@lru_cache(maxsize=1 << 12)
def _is_word(text: str, language: int) -> bool:
    return words.is_word(text, model().languages[language])


_TWINS = {
    "is_question": _is_question,
    "is_lossy": _is_lossy,
    "foreignness": _foreignness,
    "is_foreign_word": _is_foreign_word,
    "ends_word": costs.ends_word,
    "words_of": _words_of,
    "is_word": _is_word,
    "Edit": Edit,
    "Change": Change,
}
