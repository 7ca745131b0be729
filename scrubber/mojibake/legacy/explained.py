"""Text that a language explains as it stands: it has all the letters, the language is the likeliest one, and nothing in the text is odd.

Nearly all clean text is told so by three short pieces of it. Of the lines of the other texts, only those are looked at
that are not in the letters of the language of the document.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise, starmap

from scrubber.expressions import expression
from scrubber.language import model
from scrubber.language.classes import beyond_ascii, script
from scrubber.language.model import PARTS
from scrubber.language.together import SHORT, lanes, unpacked
from scrubber.mojibake.legacy import costs
from scrubber.mojibake.legacy.costs import UNIT, Pair
from scrubber.mojibake.legacy.misreadings import C1, QUIET, readable_somehow, written_with

EXPLAINED = 4.2  # nats a character of a text that a language explains, at most. 3.6 to 6; below, only time is lost
NEAR = 4.0  # nats by which a language may be less likely than the best. 2 to 20; at 40 two are lost
ODD_PAIR = 7.5  # nats of a pair of characters, from which on a language does not explain it. 6.5 to 7.5; at 9 three are lost
WINDOW = 40  # characters around each place that is looked at. 40 to 60; at 30 one is lost
PLACES = 3  # of a text
ENOUGH = 8  # different pairs of characters that may be damage, which do without what others cost. At 4 some eight more of 2,166 are lost
UNUSUAL = 1 / 16  # share of these that may be odd in a document, which holds foreign names. 0 to 1/16 hardly differ
LIKELY = 3.5  # nats of such a pair, on average. 3 to 3.5; at 4.5 six of 914 damaged lines of documents are lost
OFTEN = 10  # a text of which every tenth character may be odd is read whole. Only time: 5 to 50 alike, all read whole take twice as long

EAST_ASIAN = frozenset(("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "FULLWIDTH", "HALFWIDTH", "IDEOGRAPHIC"))

BEYOND_ASCII = expression(r"[^\x00-\x7f]")
ODD = expression(
    r"[^\x00-\x7f](?:(?<=[\x80-\x9f])|(?<=[A-Za-z].)(?:"
    r"(?<=[^\w’‘´ʼ′·‧•…–—‐‑‒\xa0\xad\u2000-\u200f\u202f°˚ºª²³ͺ/£€©®×]|[¹¼½¾])(?=[a-z])"
    r"|(?<=[¤¥¦¬¯¶¸±¹Γ-ω─-▟≡≥≤⌠⌡≈∙√ⁿ■‗])"
    r"|(?<=[a-z][À-ÖØ-Þ])(?=[a-z])))"
)
"""Controls, and symbols and capitals within a word. Looking from the character beyond ASCII on makes `re` skip the others fast."""
LAST_ODD = "\u2fff"  # behind it no letter or digit is odd


def is_explained(text: str, high: str | None = None) -> bool:
    """Whether a language that explains the text around some of its characters beyond ASCII has all of them.

    Parameters:
        high: These characters, if they are known.
    """
    chars = frozenset(beyond_ascii(text) if high is None else high)
    if is_odd(text, chars):
        return False
    if letters_of_damage().isdisjoint(chars):
        return True
    owners = owners_of(chars)
    if not owners:
        return False
    sample = text if len(text) <= PLACES * WINDOW else " ".join(samples(text))
    return explains(sample, owners, unusual=UNUSUAL if "\n" in text else 0.0)


def is_odd(text: str, high: Iterable[str]) -> bool:
    """Whether a text holds a control, or a symbol or capital within a word.

    Parameters:
        high: Its characters beyond ASCII.
    """
    if _even.issuperset(high):
        return False
    chars = list(filter(may_be_odd, high))
    if OFTEN * sum(map(text.count, chars)) > len(text):
        return ODD.search(text) is not None
    return any(_is_odd_somewhere(text, char) for char in chars)


def _is_odd_somewhere(text: str, char: str) -> bool:
    """Whether one of the characters that may be odd is so where it stands. They are few: to look from one to the next is faster."""
    at = text.find(char)
    while at >= 0 and not ODD.match(text, at):
        at = text.find(char, at + 1)
    return at >= 0


def explains(text: str, owners: int, *, unusual: float = 0.0) -> bool:
    """Whether one of some languages explains a text: no pair of characters is odd in it, and it is among the likeliest or all are usual.

    Parameters:
        text: A line, or pieces of a document.
        owners: A bit for each of the languages.
        unusual: The share of the pairs that may be odd.
    """
    pairs = list(pairwise(f" {text} "))
    telling, usual = usual_in(pairs)
    most = len(telling) - int(unusual * len(telling))
    able = [i for i, number in enumerate(usual) if owners >> i & 1 and number >= most]
    if len(telling) >= ENOUGH and any(are_likely(telling, i) for i in able):
        return True
    if not able:
        return False
    each = costs.in_languages(costs.total(pairs))
    near = min(min(each) + NEAR * UNIT, EXPLAINED * UNIT * len(text))
    return any(each[i] <= near for i in able)


def are_likely(telling: Sequence[Pair], language: int) -> bool:
    """Whether pairs that may be damage are likely in a language, on average."""
    return cost(telling, language) <= LIKELY * len(telling)


def cost(pairs: Iterable[Pair], language: int) -> float:
    """Nats that some pairs of characters take in a language."""
    return sum(starmap(model().language(model().languages[language]).pair_in_hundredths, pairs)) / PARTS


def usual_in(pairs: Iterable[Pair]) -> tuple[Sequence[Pair], Sequence[int]]:
    """The different pairs with a letter beyond ASCII, which may be damage, and how many of them are usual in each language."""
    telling = [pair for pair in set(pairs) if _usual[pair]]
    return telling, unpacked(sum(map(_usual.__getitem__, telling)), len(costs.index()) + 1, SHORT)[:-1]


def samples(text: str) -> Iterator[str]:
    """Pieces of a text around its first characters beyond ASCII, from the beginning, the first and the second third."""
    after = 0
    for place in range(PLACES):
        found = BEYOND_ASCII.search(text, max(after, len(text) * place // PLACES))
        if not found:
            break
        start = max(0, found.start() - WINDOW // 2)
        after = start + WINDOW
        yield text[start:after]


def owners_of(high: Iterable[str]) -> int:
    """A bit for each language that has all the letters among some characters."""
    owners = -1
    for char in high:
        owners &= owned[char]
        if not owners:
            break
    return owners


class _Owned(dict[str, int]):
    """A bit for each language that has a character, if it is a letter; all bits for a sign of any language; none for a control."""

    def __missing__(self, char: str) -> int:
        if char in C1:
            owners = 0
        elif not char.isalpha():
            owners = -1
        elif script(char) in EAST_ASIAN:
            owners = sum(1 << costs.index()[code] for code in ("zh", "ja", "ko"))
        else:
            owners = _writers().get(char.lower()[0], 0)
        self[char] = owners
        return owners


@cache
def _writers() -> Mapping[str, int]:
    """A bit for each language that is written with a letter in lower case."""
    writers: dict[str, int] = defaultdict(int)
    for language, code in enumerate(model().languages):
        for letter in written_with(code):
            writers[letter] |= 1 << language
    return writers


class _Usual(dict[Pair, int]):
    """A lane that is 1 for each language in which a pair of characters is usual, and one behind them; 0 if it may not be damage."""

    def __missing__(self, pair: Pair) -> int:
        if len(self) >= costs.REMEMBERED:
            self.clear()
        before, char = pair
        usual = 0
        if (before in letters_of_damage() or char in letters_of_damage()) and not _are_apart(before, char):
            usual = lanes(costs.languages_where(pair, int(UNIT * ODD_PAIR)) + b"\1", SHORT)
        self[pair] = usual
        return usual


owned = _Owned()
_usual = _Usual()


def _are_apart(before: str, char: str) -> bool:
    """Whether one of two characters is a sign or digit of ASCII: behind which letters it stands tells of markup, not of damage."""
    return any(one < "\x80" and one != " " and not one.isalpha() for one in (before, char))


@cache
def letters_of_damage() -> frozenset[str]:
    """The characters that may be damage: text that was misread has them, and they are no signs that may stand anywhere."""
    return readable_somehow() - QUIET


@lru_cache(maxsize=1 << 15)
def may_be_odd(char: str) -> bool:
    """Whether a character is odd within some word; those that are odd nowhere are kept in `_even`."""
    odd = not (char > LAST_ODD and char.isalnum()) and any(ODD.search(before + char + "a") for before in "Aa")
    if not odd:
        if len(_even) >= costs.REMEMBERED:
            _even.clear()
        _even.add(char)
    return odd


_even: set[str] = set()
"""Characters that are odd nowhere, as far as they were met."""
