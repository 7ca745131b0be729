"""Which lines of a document may be in a legacy encoding: those that are odd, or not in the letters of the document's language."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from scrubber.language.classes import beyond_ascii
from scrubber.mojibake.compiled import judge
from scrubber.mojibake.legacy import costs
from scrubber.mojibake.legacy.costs import UNIT
from scrubber.mojibake.legacy.explained import ENOUGH, are_likely, cost, is_odd, letters_of_damage, may_be_odd, owned, samples, usual_in

SPOKEN = 3.5  # nats a character for the language of a document. 3.2 to 3.8; damaged Turkish is Icelandic at 4.0
SOUGHT = 16  # characters, at most, that are sought in a line one by one. Only time; not measured
FEW = 4  # languages in which most of them are usual; of more, what they cost in all languages tells. Not measured


def suspects(lines: Sequence[str], language: int = 0) -> tuple[Mapping[int, int | None], int]:
    """Which lines of a document may be damaged: those that are odd, or not in the letters of its language; and the language.

    The kernel leaves out those of which it knows that there is no hypothesis. With each line goes what of the misreadings fits it, a bit
    for each, as `weighing` asks; None where that is not known.

    Parameters:
        language: The bit of the language; 0 if it is not known, and then returned if it cannot be told.
    """
    from scrubber.mojibake.legacy.compiled import misreadings  # it asks for this module

    known, compiled = misreadings(), judge()
    if known is None or compiled is None:
        found, language = suspects_without_kernel(lines, language)
        return dict.fromkeys(found), language
    suspected, number = compiled.suspects("\n".join(lines), known, language.bit_length() - 1)
    fits = {at: None if bits is None else int.from_bytes(bits, "little") for at, bits in suspected}
    return fits, 1 << number if number >= 0 else 0


def suspects_without_kernel(lines: Sequence[str], language: int = 0) -> tuple[Sequence[int], int]:
    """The same, in Python alone."""
    text = "\n".join(lines)
    high = frozenset(beyond_ascii(text))
    telling = set(filter(may_be_odd, high)) if is_odd(text, high) else set()
    if mattering := letters_of_damage() & high:
        language = language or (_language_of(text) if len(lines) > 1 else 0)
        telling.update(char for char in mattering if not owned[char] & language)
    if len(telling) > SOUGHT:
        return [at for at, line in enumerate(lines) if not telling.isdisjoint(line)], language
    return [at for at, line in enumerate(lines) if any(map(line.__contains__, telling))], language


def _language_of(text: str) -> int:
    """The bit of the language that explains the lines of a text, whether it has all their letters or not; 0 if none does."""
    sample = " ".join(samples(text))
    pairs = list(pairwise(f" {sample} "))
    telling, usual = usual_in(pairs)
    most = max(usual)
    likely = [i for i, number in enumerate(usual) if number == most]
    if len(telling) < ENOUGH or len(likely) > FEW:
        each = costs.in_languages(costs.total(pairs))
        best = min(each)
        return 1 << each.index(best) if best <= SPOKEN * UNIT * len(sample) else 0
    likeliest = min(likely, key=lambda i: cost(pairs, i)) if len(likely) > 1 else likely[0]
    explained = are_likely(telling, likeliest) or cost(pairs, likeliest) <= SPOKEN * len(sample)
    return 1 << likeliest if explained else 0
