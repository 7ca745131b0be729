"""Which hypotheses are believed.

A gain in nats alone does not part damage from names, dictionaries and languages that have no statistics here. So a
repair of Latin script must pass one of three ways: it makes a known word, the letters that it takes out are foreign to
the language, or its gain is overwhelming.
"""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from scrubber.encodings import codepage
from scrubber.expressions import expression
from scrubber.language import model
from scrubber.language.classes import is_lower_cased, script
from scrubber.mojibake.alphabet import may_be_alphabet
from scrubber.mojibake.legacy.controls import may_be_letters
from scrubber.mojibake.legacy.costs import UNIT
from scrubber.mojibake.legacy.explained import ODD
from scrubber.mojibake.legacy.misreadings import C1, EAST_ASIAN, has, is_foreign, is_latin
from scrubber.mojibake.legacy.weighing import COMMON, DOS_OR_MAC, SENTENCE, Hypothesis
from scrubber.mojibake.legacy.words import WORD

SURE = 20.0  # gain that is enough by itself. 18 to 20; clean lines reach 17.2 (nine words), at 22 four are lost
SURE_OF_ONE = 25.0  # the same where the repair makes one word, and that is not known; Ewe read as Slovak reaches 20.2
KNOWN = 3.0  # gain with one known word, less as much for each further one. 2 to 3; at 5 five are lost; clean lines with one stay below 0
FOREIGN = 5.0  # gain where all that changes is foreign. 5; at 4 a clean line changes, at 6 twelve are lost
OWNED = 20.0  # nats ahead of the languages that have all its letters. 15 to 20; at 10 a clean Silesian line changes, at 30 two are lost
CONTROLS = 3.0  # gain where the line holds C1 controls, so that something is wrong. 0 to 3; at 8 five are lost
AHEAD = 2.0  # nats ahead of the next hypothesis. 0 to 3
FAR_AHEAD = 4.0  # the same where no known word supports it. At 3 two come back wrong, at 5 six are lost
LETTERS = 2  # different letters, at least, that a repair into another script puts in: `ррщ4` is no Thai number
CHANGES = 4  # letters that change, at least, where no word is known: `ÖŠŽ` is no `жао`. 3 to 6, at 1 .0004 more come back
DOUBTED = 14.0  # gain where most of the words that it makes are unknown. 10 to 14; at 18 two are lost; Kurdish read as Latvian reaches 10.8
DOUBTED_WORDS = 2  # words that it makes from which on one of them should be known. 2 to 3; at 1 60 are lost
SYMBOL = 3  # letters of a piece that may be a symbol, at most; of 1,279 sentences that come back at 1 3 more do, at 6 2 fewer
# Unknown words with one letter from which on it is one of a language without statistics; in DOS and Mac pages DOUBTED_WORDS. 3 to 8; at 2
# 19 of 1,279 sentences are lost.
ONE_LETTER = 4
PROVEN = 3.0  # gain where another line of the document proves the pair of code pages. 0 to 6
TWIN = 3.0  # nats for each known word by which letters that look the same may be likelier. 2 to 5; at 0 four are lost
PIECE = expression(r"[^ \t\r\-/_|,;:]+")
TWINS = str.maketrans(
    "аеорсухікАВЕКМНОРСТУХІαοειρτυκνΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aeopcyxikABEKMHOPCTYXIaoeiptukvABEZHIKMNOPTYX",
)
"""Letters that pass for Latin ones, which people put in their place."""


def decide(line: str, some: Sequence[Hypothesis]) -> bool | None:
    """Whether the first of the hypotheses is safe; None if it is not even to be proposed.

    Parameters:
        some: The hypotheses, the likeliest first; not empty.
    """
    if not _is_believed(line, some) or may_be_utf8(line, some[0]):
        return None
    if may_be_alphabet(line, ((at, at + 1) for at, (was, now) in enumerate(zip(line, some[0].repaired, strict=False)) if was != now)):
        return None
    return not may_be_twins(line, some[0])


def _is_believed(line: str, some: Sequence[Hypothesis]) -> bool:
    first = some[0]
    ahead = first.rank - some[1].rank if len(some) > 1 else SURE
    language, written, read = first.misreading
    if ahead < AHEAD:
        return False
    if written in EAST_ASIAN:
        return True
    pieces = _changed_pieces(line, first.repaired)
    if first.known <= 0 and all(map(_may_be_symbol, pieces)):
        return False
    if first.gain > 0:
        first = first._replace(gain=first.gain * len(frozenset(pieces)) / len(pieces))  # what is repeated proves nothing more
    if not is_latin(language):
        if first.gain >= SURE:
            enough = first.known > 0 or sum(map(_changes, *zip(*frozenset(pieces), strict=True))) >= CHANGES
            return enough and ahead >= FAR_AHEAD and len(letters_put_in(line, first)) >= LETTERS
        return ahead >= FAR_AHEAD and _is_known_of_same_script(line, first)
    changed = [(was, now) for was, now in zip(line, first.repaired, strict=True) if was != now]
    letters = any(now.isalpha() for _, now in changed)
    known, made = first.known, first.made
    if letters and known <= 0 and not any(map(str.islower, line)):
        return False  # of letters between capitals the statistics know little: in a language that has none, `TIGNÛT` gained 14
    of_sentences = written in DOS_OR_MAC or read in DOS_OR_MAC
    if not C1.isdisjoint(was for was, _ in changed):
        guessed = of_sentences and letters  # `d\x92o` is hardly a Mac's `dío`
        if known > 0 or (some[0].gain >= CONTROLS and not guessed):
            return letters or not may_be_letters(line, first.stands_in or language)
        return ahead >= SURE and not (guessed and some[0].gain < 0.0)
    if known < 0 or (letters and known == 0 and _may_be_of_another(line, first, many=DOUBTED_WORDS if of_sentences else ONE_LETTER)):
        return False
    words = len(frozenset(WORD.findall(first.repaired)))
    odd = _is_odd(line, first)
    if words < SENTENCE and of_sentences and not (odd and known):
        return False
    needed = KNOWN * (2 - known - odd) if 2 * known > made else DOUBTED
    if known and first.gain >= needed and ahead >= (FAR_AHEAD if of_sentences else AHEAD):
        return True
    if words < SENTENCE or not puts_in_own(line, first):
        return False
    needed = SURE if known or (made != 1 and len(changed) > 1) else SURE_OF_ONE
    if letters and (odd or (first.owned >= OWNED and not of_sentences)) and takes_out_foreign(line, first):
        needed = FOREIGN if known or made < DOUBTED_WORDS else DOUBTED
    return ahead >= FAR_AHEAD and first.gain >= needed


def _may_be_of_another(line: str, found: Hypothesis, *, many: int) -> bool:
    """Whether one letter, in so many words that are all unknown, may be of a language without statistics (Ewe `ƒ`, Inari Sami `â`)."""
    return found.made >= many and len(letters_put_in(line, found)) == 1


def _changed_pieces(line: str, repaired: str) -> list[tuple[str, str]]:
    """What stands between spaces, hyphens and the like and changes, as it stands and as repaired."""
    spans = (match.span() for match in PIECE.finditer(line))
    return [(line[start:end], repaired[start:end]) for start, end in spans if line[start:end] != repaired[start:end]]


def _may_be_symbol(piece: tuple[str, str]) -> bool:
    """Whether what would change of a piece are Greek letters with hardly a letter beside them, which stand for themselves: `Δx`, `5 kΩ`."""
    was, now = piece
    changed = [char for char, other in zip(was, now, strict=True) if char != other]
    return sum(map(str.isalpha, was)) <= SYMBOL and all(script(char) == "GREEK" for char in changed)


def _changes(was: str, now: str) -> int:
    """How many letters are put in."""
    return sum(one != other and other.isalpha() for one, other in zip(was, now, strict=True))


def may_be_utf8(line: str, found: Hypothesis) -> bool:
    """Whether what changes may be what is left of UTF-8.

    That is: sequences that were lower-cased, or first bytes whose second ones were dropped, or became `?` or U+FFFD. The
    letters put in are no evidence then, though a known word is.
    """
    language, _, read = found.misreading
    if found.known > 0 or not is_latin(language) or len(line) != len(found.repaired):
        return False
    chars = codepage(read).chars
    changed = {at for at, (was, now) in enumerate(zip(line, found.repaired, strict=True)) if was != now}
    if all(line[at + 1 : at + 2] in ("?", "\ufffd") for at in changed):
        return True
    if is_lower_cased(line):
        leads, rest = ({char.lower() for char in chars[start:end]} for start, end in ((0xC2, 0xE0), (0x80, 0xC0)))
        begun = [at for at, pair in enumerate(pairwise(line)) if pair[0] in leads and pair[1] in rest]
        if changed <= {at + i for at in begun for i in (0, 1)}:
            return True
    return all(chars.rfind(line[at]) in _halves(language) for at in changed)


@cache
def _halves(language: str) -> frozenset[int]:
    """The first bytes of the small letters of a language whose second byte is read as a C1 control."""
    return frozenset(0xC0 | ord(char) >> 6 for char in model().letters[language] if "\x80" <= char < "\u0800" and ord(char) & 0x3F < 0x20)


def may_be_twins(line: str, found: Hypothesis) -> bool:
    """Whether letters that a repair takes out may stand for others that look the same: these are likelier, or no word says otherwise."""
    repaired = found.repaired
    twins = [ord(was) in TWINS for was, now in zip(line, repaired, strict=False) if was != now]
    if not any(twins):
        return False
    language = found.misreading.language
    cost = min(model().cost(line.translate(TWINS), code, " ", " ") for code in {language, found.stands_in or language})
    likelier = cost < model().cost(repaired, language, " ", " ") - TWIN * found.known
    return likelier or (all(twins) and found.known <= 0)


def _is_odd(line: str, found: Hypothesis) -> bool:
    """Whether every character that changes is a sign or a capital within a word, which no language explains."""
    odd = {m.start() for m in ODD.finditer(line)}
    return all(was == now or at in odd for at, (was, now) in enumerate(zip(line, found.repaired, strict=True)))


def takes_out_foreign(line: str, found: Hypothesis) -> bool:
    """Whether every character that changes from or to a letter is foreign to the language as it stands, or odd there; and none stays."""
    odd = {m.start() for m in ODD.finditer(line)}
    language = found.misreading.language
    return all(
        at in odd or is_foreign(was, language) if was != now else was < "\x80" or not was.isalpha() or has(language, was.lower()[0])
        for at, (was, now) in enumerate(zip(line, found.repaired, strict=True))
        if was.isalpha() or now.isalpha()
    )


def _is_known_of_same_script(line: str, found: Hypothesis) -> bool:
    """Whether a repair that does not change the script makes a known word, and takes out a letter that the language does not have."""
    language = found.misreading.language
    if found.gain < FOREIGN or len(WORD.findall(line)) < SENTENCE or found.known <= 0:
        return False
    changed = [was for was, said in zip(line, found.repaired, strict=True) if was != said and said.isalpha()]
    scripts = set(map(script, model().letters[language]))
    letters = [was for was in changed if was.isalpha() and script(was) in scripts]
    return any(not has(language, was.lower()[0]) for was in letters) and 2 * len(letters) >= len(changed)


def puts_in_own(line: str, found: Hypothesis) -> bool:
    """Whether every letter put in is common in the language, not one of its loanwords and names."""
    return all(model().alone(char, found.misreading.language) <= COMMON * UNIT for char in letters_put_in(line, found))


def letters_put_in(line: str, found: Hypothesis) -> frozenset[str]:
    """The letters that a repair puts in, in lower case."""
    return frozenset(now.lower()[0] for was, now in zip(line, found.repaired, strict=True) if was != now and now.isalpha())


def is_believed(line: str, found: Hypothesis) -> bool:
    """Whether a repair is safe where another line of the document proves its pair of code pages."""
    latin = is_latin(found.misreading.language)
    enough = found.gain >= PROVEN and found.misreading.written not in EAST_ASIAN
    believed = enough and (not latin or (takes_out_foreign(line, found) and puts_in_own(line, found)))
    return believed and not may_be_utf8(line, found) and not may_be_twins(line, found)
