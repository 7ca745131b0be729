"""What a spelling costs in a language, in nats: pairs of characters, signs, letters of other languages, and what known words gain."""

from functools import lru_cache

from scrubber.language import model
from scrubber.language.classes import script
from scrubber.language.words import is_word
from scrubber.mojibake.lost.quotation import DOUBLE, PLAIN, SIGNS, START, State, sign_cost

UNKNOWN_LETTER = 3.0  # nats against a letter beyond ASCII that stands alone and is no word of the language
KNOWN = 3.0  # nats for a known word: about half of a language's words are known, hardly one in fifty of the wrong ones
KNOWN_CAPITAL = 1.5  # nats for a word of one letter that begins a sentence: few do; at 0 Italian `È` is lost, at 3 Icelandic `á`
CONTRACTION = 10.0  # nats for a word of `CONTRACTED`
FOREIGN = 3.0  # nats against a letter of the language's script that the language does not use
FOREIGN_SCRIPT = 7.0  # nats against a letter of another script
POOLED = 5.0  # nats by which a pair of characters may be dearer in the language than in the mixture of all
COLLAPSED = 1.5  # nats against two spaces having become one
RARE_MARK = 7.0  # nats against punctuation that the table of signs does not hold, such as † or ″
SYMBOL = 3.0  # nats against any other put-in character that is no letter, such as ½ or €
JOINERS = "\u200c\u200d"
UNTOUCHED = "\0"  # begins the word before a place, as long as nothing was put into it
ONE_LETTER = {
    "fr": "à",
    "it": "àè",
    "pt": "àéó",
    "ca": "à",
    "es": "óé",
    "sv": "åö",
    "da": "åø",
    "nb": "åø",
    "nn": "åø",
    "is": "áí",
    "cy": "â",
}
"""Words of one letter beyond ASCII, which the list of words leaves out."""
CONTRACTED = {"pt": frozenset("às àquele àquela àqueles àquelas àquilo".split())}
"""Words that begin with an `à` that has become one with a word, so that no space is missing behind it."""
EAST_ASIAN = ("zh", "ja", "ko")
MARKS = frozenset(SIGNS + DOUBLE + "'")


@lru_cache(maxsize=1 << 14)
def least_sign_cost(sign: str, left: str, right: str, language: str) -> float:
    """Nats for a sign between what stands left and right of it, in the state in which it is likeliest."""
    return min(sign_cost(sign, left, right, state, language) for state in STATES)


STATES = (START, State("“"), State("”"), State("„"), State("“", single=True), State("«"))


@lru_cache(maxsize=1 << 14)
def own_cost(text: str, language: str) -> float:
    """Nats that put-in characters cost by themselves."""
    cost = COLLAPSED if len(text) > 1 and text[-1] == " " else 0.0
    letters = model().letters[language]
    for char in text:
        if not char.isalpha():
            cost += (
                0.0
                if char in SIGNS or char == " " or (char in JOINERS and char in model().language(language).known)
                else RARE_MARK
                if "\u2010" <= char < "\u2060"
                else SYMBOL
            )
        elif not char.isascii() and not letters.intersection((char, char.lower())):
            cost += FOREIGN if script(char) in scripts(language) else FOREIGN_SCRIPT
    return cost


@lru_cache(maxsize=128)
def scripts(language: str) -> frozenset[str]:
    """The scripts of a language's letters; Latin for those that use ASCII alone."""
    found = frozenset(script(char) for char in model().letters[language])
    if language in EAST_ASIAN:
        return frozenset(("CJK", "HIRAGANA", "KATAKANA", "HANGUL"))
    return found or frozenset(("LATIN",))


@lru_cache(maxsize=128)
def is_latin(language: str) -> bool:
    """Whether a language is written in Latin script."""
    letters = model().letters[language]
    return language not in EAST_ASIAN and sum(script(char) == "LATIN" for char in letters) * 2 >= len(letters)


@lru_cache(maxsize=1 << 16)
def pair_cost(before: str, char: str, language: str) -> float:
    """Nats for a character after another in a language; a sign may be known as its ASCII counterpart alone."""
    from scrubber.mojibake.lost.compiled import guesses  # it asks for this module

    if compiled := guesses():
        return compiled.pair_cost(before, char, model().number(language))
    return pair_cost_without_kernel(before, char, language)


def pair_cost_without_kernel(before: str, char: str, language: str) -> float:
    """The same, in Python alone."""
    pairs, joint = model().language(language), model().joint
    cost = min(pairs.look_up(before, char), joint.look_up(before, char) + POOLED)
    if before in MARKS or char in MARKS or before in SIGNS or char in SIGNS:
        cost = min(cost, pairs.look_up(before.translate(PLAIN), char.translate(PLAIN)))
    return cost


@lru_cache(maxsize=1 << 14)
def word_gain(word: str, language: str) -> float:
    """Nats for a word with letters beyond ASCII that is known."""
    if word.isascii() or word[0] == UNTOUCHED:
        return 0.0
    if len(word) == 1:
        own = word.lower() in ONE_LETTER.get(language, "")
        return -UNKNOWN_LETTER if not own else KNOWN if word.islower() else KNOWN_CAPITAL
    if word.lower() in CONTRACTED.get(language, ()):
        return CONTRACTION
    return KNOWN if is_word(word, language) else 0.0
