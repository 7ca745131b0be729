"""Texts of which nothing is left when what belongs to the page is taken away."""

from collections.abc import Iterator, Sequence

from scrubber.expressions import expression
from scrubber.page.evidence import Evidence
from scrubber.page.sentences import Sentence
from scrubber.page.unstripped import WORDED, Claimed, rules_of
from scrubber.page.wordings import addresses_reader

LEFT = 24  # width of what may be left: the name of a site
LABEL = 25  # width of a line that a mere resemblance takes for a label of the page; longer ones must be worded like one
WORDING = 0.5  # share of it that is worded like the page: dates and short lines that only resemble it are a programme, or a table
FEWEST = 12  # width of a line that says so by itself: “ok” says nothing
_OF_ARTICLES_TOO = ("boilerplate/learned", "boilerplate/date")
_ROW = expression(r"\d\D+\d\D+\d")  # three numbers: a row of a table


def from_residue(found: Sequence[Sentence], claimed: Sequence[Claimed]) -> Iterator[Evidence]:
    """Evidence that nothing of the text is an article.

    Parameters:
        found: Its sentences.
        claimed: Its parts that the filters before take out, or would.
    """
    if not claimed:
        return
    goes = left = worded = 0.0
    rules: dict[str, None] = {}
    for sentence, rule in zip(found, rules_of(found, claimed), strict=True):
        label = rule and not sentence.prose and sentence.width < LABEL and not _ROW.search(sentence.text)
        if rule in WORDED or label or (rule and addresses_reader(sentence.text)):
            goes += sentence.width
            worded += sentence.width if rule not in _OF_ARTICLES_TOO else 0
            rules[rule.removeprefix("boilerplate/")] = None
        elif sentence.prose:
            return
        else:
            left += sentence.width
    if left <= LEFT and goes > left and worded >= WORDING * goes and (len(found) > 1 or goes >= FEWEST):
        told = f"nothing is left of the text but for what belongs to the page ({', '.join(list(rules)[:4])})"
        yield Evidence("no-text", 0.9 if not left else 0.7, found[0].start, found[-1].end, told)
