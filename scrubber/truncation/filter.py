"""The filter that flags truncation."""

from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from math import exp, inf
from operator import attrgetter, itemgetter

from scrubber.document import Document, Rule
from scrubber.findings import Finding
from scrubber.lines import with_line_feeds
from scrubber.tables import read
from scrubber.truncation.first_look import Look, look_at
from scrubber.truncation.rules import RULES
from scrubber.truncation.sign import Sign
from scrubber.truncation.signs import length_sign, readings, readings_within

REPORTED_AT = 0.5  # least probability of a cut at which anything is said, by default
NAMED_AT = 0.5  # least weight, in log odds, of evidence that gets a finding of its own and that the first one names
# What somebody put there to say so comes before what only looks like it.
MARKS = frozenset(f"truncation/{name}" for name in ("character-count", "read-more", "paywall", "ellipsis"))


class FlagTruncation:
    """Flags texts that were cut off. It never changes one.

    A text may have been cut where it ends, or at a line with nothing but the page behind it. At either place signs for and
    against a cut are added up with learned weights, a logistic regression fitted by `training/truncation/fit.py`, and the
    likelier place counts. Each rule whose signs speak for a cut is one finding. That of the first rule, a mark
    or else the strongest, bears the probability that all signs together give, and names them; that of the others bears
    what they would give alone.

    Parameters:
        reported_at: Least probability of a cut at which anything is said.
    """

    rules: Sequence[Rule] = RULES
    only_flags = True

    def __init__(self, *, reported_at: float = REPORTED_AT) -> None:
        self.reported_at = reported_at

    @cached_property
    def long(self) -> float:
        """The length from which on no text that ends whole is likely a cut one, even if many of its lines stop short; 0: short ones are."""
        # one that ends whole has a whole sentence: its last
        stub, snippets = _in_favour("stub"), _in_favour("snippets", "snippets_only", "unfinished_paragraphs")
        if probability(stub) >= self.reported_at:
            return 0
        lengths = (2**n for n in range(8, 20))
        return next((n for n in lengths if probability([length_sign(n), *stub, *snippets]) < self.reported_at), inf)

    def find(self, document: Document) -> Iterator[Finding]:
        """A finding for each rule with something to say, when together they make a cut likely enough."""
        text = with_line_feeds(document.text)
        look = look_at(document, text, all_lines=len(text) < self.long) if self.long else Look.UNSURE
        if look is Look.WHOLE:
            return
        read = readings(document) if look is Look.UNSURE else readings_within(document, text)
        together, found = max(((probability(one.signs), one.signs) for one in read), key=itemgetter(0), default=(0.0, []))
        if together < self.reported_at:
            return
        by_rule: dict[str, list[Sign]] = {}
        strength: dict[str, float] = {}
        for weight, sign in sorted([(_weight(sign), sign) for sign in found if sign.rule], key=itemgetter(0), reverse=True):
            if weight <= 0:
                break
            by_rule.setdefault(sign.rule, []).append(sign)
            strength[sign.rule] = strength.get(sign.rule, 0) + weight
        named = [rule for rule in strength if strength[rule] >= NAMED_AT]
        ranked = sorted(named, key=lambda rule: (rule not in MARKS, -strength[rule]))
        for rule in ranked:
            group = by_rule[rule]
            told = "; ".join(dict.fromkeys([sign.text for sign in group]))
            if rule == ranked[0]:
                confidence = together
                told = "; ".join([told, *[by_rule[other][0].text for other in ranked[1:]]])
            else:
                confidence = min(together, probability(group))
            yield Finding(rule, group[0].start, group[0].end, None, told, round(confidence, 3))


@cache
def weights() -> dict[str, float]:
    """The weight of each sign by name, in log odds; the bias is named `bias`."""
    table = read("truncation/weights")
    return {"bias": table["bias"], **table["weights"]}


def probability(found: Sequence[Sign]) -> float:
    """The probability of a cut, given the signs.

    Of several signs of the same name the strongest counts.
    """
    table = weights()
    strongest = {sign.name: sign.value for sign in sorted(found, key=attrgetter("value"))}
    total = table["bias"] + sum([table.get(name, 0.0) * value for name, value in strongest.items()])
    return 1 / (1 + exp(-max(-50.0, min(50.0, total))))


def _in_favour(*names: str) -> list[Sign]:
    """Those of some signs that speak for a cut, at full strength."""
    return [Sign(name) for name in names if weights()[name] > 0]


def _weight(sign: Sign) -> float:
    return weights().get(sign.name, 0.0) * sign.value
