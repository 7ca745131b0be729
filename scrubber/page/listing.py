"""Lists and indexes: many headlines, links and dates, and no paragraphs."""

import re
from collections.abc import Iterator, Sequence

from scrubber.expressions import expression
from scrubber.page.evidence import Evidence, probability, quoted
from scrubber.page.sentences import Sentence
from scrubber.page.unstripped import Claimed

FEWEST = 10  # headlines and teasers of an index
NARROWEST, WIDEST = 25, 140  # widths of a headline
PROSE = 0.12  # share of closed sentences above which it is an article with headlines around it
ODD = 0.2  # share of rows of numbers, or of items with bullets, above which it is a table, or the list of an article
MANY = 20  # headlines that need no dates: they begin with a capital, end without a comma, and are half of the lines
ALL = 12  # such headlines that need nothing else where there is nothing else
FULL = 40  # width of such a headline: names and labels are shorter
RELATED = 3  # lines taken for related links from which on bullets are those of links

_DATE = expression(
    r"\W*(?:(?:\d{1,2}|\d{4})[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{1,2}:\d{2}|\d{4}[年년]|\d{1,2}[月월]\s?\d{1,2}[日일]"
    r"|\d{1,3}\s*(?:\w+\s+){1,2}(?:ago|zurück|fa|atrás|önce|назад|sitten|temu)|\d{1,2}\.?\s+\w{3,12}\.?,?\s+(?:de\s+)?\d{4}"
    r"|\w{3,12}\.?\s+\d{1,2},\s+\d{4}|\d+\s?(?:分|小?时|時間?|시간|분)前?전?)(?!\w).{0,30}",
    re.IGNORECASE,
)
DATED_LINES = 5  # dates from which on lines with one below each are headlines, however short; labels are shorter than LABEL
LABEL = 12
DATED = 60  # characters of a line with a date
_ROW = expression(r"\d\D+\d\D+\d")
_BULLETS = "-*•–·+▪■"


def from_headlines(text: str, found: Sequence[Sentence], claimed: Sequence[Claimed]) -> Iterator[Evidence]:
    """Evidence that the text is a list of headlines.

    Parameters:
        text: The text.
        found: Its sentences.
        claimed: Its parts that the filters before take out, or would.
    """
    if len(found) < FEWEST:
        return
    teasers = [s for s in found if s.prose and s.trails]
    total = sum([s.width for s in found])
    prose = sum([s.width for s in found if s.prose]) - sum([s.width for s in teasers])
    if prose > PROSE * total:
        return
    dates = [s for s in found if len(s.text) <= DATED and _DATE.fullmatch(s.text)]
    headlines = [s for s in found if not s.prose and NARROWEST <= s.width <= WIDEST]
    if len(dates) >= DATED_LINES and 2 * len(dates) >= len(found) - 2 and found[0] not in dates:  # each has its date below it
        headlines = [s for s in found if not s.prose and LABEL <= s.width <= WIDEST and s not in dates]
    related = sum(part.rule in ("boilerplate/related", "boilerplate/date") for part in claimed)
    entries = len(headlines) + len(teasers)
    if entries < FEWEST:
        return
    odd = sum(bool(_ROW.search(s.text)) or (related < RELATED and s.text[0] in _BULLETS) for s in found if s not in dates)
    if odd > ODD * len(found):
        return
    full = sum(s.width >= FULL and not text[s.start].islower() and text[s.end - 1] not in ",;:、，" for s in headlines)
    marks = min(len(dates), 8) + min(2 * len(teasers), 12) + min(related, 4)
    if (
        (full >= MANY or (full >= ALL and full == len(found)))
        and 2 * full >= len(found)
        and any(text[s.start].isupper() for s in headlines)
    ):
        marks += 6
    log_odds = -3.0 + 0.4 * marks + min(2.0, entries / 20) - 10 * prose / total
    start, end = min(s.start for s in (*headlines, *teasers)), max(s.end for s in (*headlines, *teasers))
    told = f"{entries} headlines or teasers and {len(dates)} dates, and hardly a sentence: {quoted(text[start:end])}"
    yield Evidence("index", round(probability(log_odds), 3), start, end, told)
