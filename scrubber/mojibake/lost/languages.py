"""The languages that a line may be in while damage is left in it."""

from collections.abc import Sequence
from itertools import islice

from scrubber.expressions import expression
from scrubber.language import model
from scrubber.language.classes import beyond_ascii
from scrubber.mojibake.lost.costs import is_latin
from scrubber.mojibake.lost.losses import Place
from scrubber.vocabulary import Words

FOREIGN_LETTER = 3.0  # nats against a language for each different letter that it does not use
OTHER_SCRIPT = 10.0  # nats against a language in another script, where most letters are of ASCII
RANKED_SHORT = 16  # the same of a line too short to tell its language
RANKED = 5  # languages, the likeliest ones, among which the usual ones are preferred
USUAL = {"en": 5.0, **dict.fromkeys(("de", "es", "fr", "it", "pt", "ru"), 2.5)}  # nats by which they are commoner in news than the others
GIVEN = 8.0  # nats for the language that the document is known to be in
NEAR = 8.0  # nats by which a language may be behind to be tried
SAMPLE = 600  # characters that tell the language
ENGLISH_WORDS = 2  # different common words, one of them of English alone, that tell it whatever the letters say
ENGLISH = 20  # letters that tell that a line is English
NOT_ASCII = expression("[^\x00-\x7f]+")
LETTER = expression(r"[^\W\d_]")
FUNCTION_WORDS = Words(
    "the and that it with you they this have from his what who are not their she he which would there".split(),
)
"""Words that an English line hardly does without: letters alone take many a language for English."""
COMMON_WORDS = Words("in of is be to at by for on was as or but not her all been were we".split())
TAIL = expression(r"(?:s|t|re|ll|ve|d|m)(?![^\W_])")


def languages_of(text: str, given: str | None, count: int) -> list[tuple[float, str]]:
    """The likeliest languages of a line, each with its score in nats, as far as they can be told while damage is left in it.

    Parameters:
        text: The line; in Latin script its ASCII letters tell if little else is left.
        given: The document's language, if known.
        count: How many, at most.
    """
    sample = text[:SAMPLE]
    if not LETTER.search(sample):
        return [(0.0, given or "en")]
    ranked = [
        (score + (GIVEN if code == given else USUAL.get(code, 0.0)), code)
        for code, score in (
            *model().ranking(sample, RANKED if len(sample) > ENGLISH else RANKED_SHORT),
            *((given, -model().cost(sample, given)) for _ in "1" if given),
        )
    ]
    own = model().letters
    foreign = frozenset(LETTER.findall(beyond_ascii(sample).lower()))
    latin = len(LETTER.findall(sample)) > 2 * len(LETTER.findall(beyond_ascii(sample)))
    ranked = [
        (score - FOREIGN_LETTER * len(foreign - own[code]) - OTHER_SCRIPT * (latin and not is_latin(code)), code) for score, code in ranked
    ]
    ranked = sorted(set(ranked), reverse=True)
    return [(score, code) for score, code in ranked[:count] if score > ranked[0][0] - NEAR]


def undamaged(line: str) -> str:
    """The line without what may be damaged, where enough is left then."""
    plain = NOT_ASCII.sub("", line[:SAMPLE])
    return plain if len(plain) > len(line[:SAMPLE]) / 2 and LETTER.search(plain) else line


def is_english(line: str, found: Sequence[Place]) -> bool:
    """Whether the line is English whatever is preferred, and its places are where no letter of any language can stand."""
    plain = NOT_ASCII.sub("", line[:SAMPLE])
    small = plain.lower()
    known = len(FUNCTION_WORDS.among(small))
    known += known and len(COMMON_WORDS.among(small))
    if (
        not known
        or sum(1 for _ in islice(LETTER.finditer(plain), ENGLISH)) < ENGLISH
        or (known < ENGLISH_WORDS and model().best(plain)[0] != "en")
    ):
        return False
    for place in found:
        before, after = line[place.start - 1 : place.start], line[place.end : place.end + 1]
        inside = before.isalpha() and after.isalpha() and not TAIL.match(line, place.end)
        if not place.intact and (inside or (after.islower() and not before)):
            return False
    return True
