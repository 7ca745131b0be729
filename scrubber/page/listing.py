"""Lists and indexes: many headlines, links and dates, and no paragraphs."""

import re
from collections.abc import Iterator, Sequence

from scrubber.page.evidence import Evidence, probability, quoted
from scrubber.page.sentences import TRAILING, Sentence
from scrubber.page.unstripped import Claimed

FEWEST = 10  # headlines of an index
HEADLINE = (25, 140)  # widths of a headline
PROSE = 0.12  # share of closed sentences above which it is an article with headlines around it
_DATE = re.compile(
    r"\W*(?:(?:\d{1,2}|\d{4})[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{1,2}:\d{2}|\d{4}[年년]|\d{1,2}[月월]\s?\d{1,2}[日일]|\d{1,3}\s*(?:\w+\s+){1,2}(?:ago|zurück|fa|atrás|önce|назад|sitten|temu)"
    r"|\d{1,2}\.?\s+\w{3,12}\.?,?\s+(?:de\s+)?\d{4}|\w{3,12}\.?\s+\d{1,2},\s+\d{4}|\d+\s?(?:分|小?时|時間?|시간|분)前?전?)(?!\w).{0,30}",
    re.IGNORECASE,
)


def from_headlines(text: str, found: Sequence[Sentence], claimed: Sequence[Claimed]) -> Iterator[Evidence]:
    """Evidence that the text is a list of headlines.

    Parameters:
        text: The text.
        found: Its sentences.
        claimed: Its parts that the filters before take out, or would.
    """
    headlines, dates, teasers, prose, total = 0, 0, 0, 0.0, 0.0
    first = last = None
    for sentence in found:
        total += sentence.width
        trails = sentence.text.endswith(("...", "…", ".."))
        if len(sentence.text) <= 60 and _DATE.fullmatch(sentence.text):
            dates += 1
        elif trails and sentence.width >= TRAILING:
            teasers += 1
        elif sentence.prose:
            prose += sentence.width
        elif HEADLINE[0] <= sentence.width <= HEADLINE[1]:
            headlines += 1
            first = first or sentence
            last = sentence
    if headlines + teasers < FEWEST or prose > PROSE * total:
        return
    related = sum(1 for part in claimed if part.rule in ("boilerplate/related", "boilerplate/ui", "boilerplate/date"))
    marks = min(dates, 8) + min(2 * teasers, 12) + min(related, 4)
    log_odds = -3.0 + 0.4 * marks + min(2.0, (headlines + teasers) / 20) - 10 * prose / total
    start, end = (first.start, last.end) if first and last else (found[0].start, found[-1].end)
    told = f"{headlines + teasers} headlines and {dates} dates, and hardly a sentence: {quoted(text[start:end])}"
    yield Evidence("index", round(probability(log_odds), 3), start, end, told)
