"""The filter that flags texts that are no article."""

from collections.abc import Iterator, Sequence
from functools import cache

from scrubber.document import Document, Rule
from scrubber.findings import Finding
from scrubber.lines import with_line_feeds
from scrubber.page.binary import from_bytes
from scrubber.page.code import from_syntax
from scrubber.page.evidence import Evidence
from scrubber.page.listing import from_headlines
from scrubber.page.residue import from_residue
from scrubber.page.rules import RULES
from scrubber.page.sentences import PROSE, holds_prose, sentences
from scrubber.page.unstripped import Unstripped
from scrubber.page.walls import from_walls
from scrubber.vocabulary import Phrases

REPORTED_AT = 0.5  # least probability at which anything is said, by default
# Words that every notice of consent says over and over; such notices are long.
_CONSENT = ("ookie", "onsent", "artner", "vendors", "çerez", "артн", "עוגיות", "ارتباط", "कुकी", "คุกกี้", "クッキー", "쿠키")
CONSENT_SAMPLE = 2000  # characters that are looked at
CONSENT_EVERY = 250  # characters for each of them


class FlagPage:
    """Flags texts that are no article. It never changes one.

    It reads the text as it was before the page was stripped from it, since what was stripped is evidence; so it works best
    after the filter that strips, whose findings it reads, and hardly worse without.

    Parameters:
        reported_at: Least probability at which anything is said.
    """

    rules: Sequence[Rule] = RULES
    only_flags = True

    def __init__(self, *, reported_at: float = REPORTED_AT) -> None:
        self.reported_at = reported_at

    def find(self, document: Document) -> Iterator[Finding]:
        """The most probable kind of page that the text is, if it is likely enough to be one."""
        if not document.original or document.original.isspace():
            return
        whole = Unstripped(document)
        best = max(self._evidence(whole), key=lambda evidence: evidence.confidence, default=None)
        if best and best.confidence >= self.reported_at:
            start, end = whole.in_document(best.start, best.end)
            yield Finding(f"page/{best.kind}", start, end, None, best.message, best.confidence)

    def _evidence(self, whole: Unstripped) -> Iterator[Evidence]:
        text = with_line_feeds(whole.text)
        yield from from_bytes(text)
        yield from from_syntax(text)
        if is_article(text):
            return
        found = sentences(text)
        if sum([s.width for s in found if s.prose and not s.trails]) >= PROSE and not is_consent(text):
            return
        claimed = whole.claimed()
        yield from from_walls(text, found, claimed)
        yield from from_headlines(text, found, claimed)
        yield from from_residue(found, claimed)


def is_article(text: str) -> bool:
    """Whether a text holds so much prose that it is an article, unless it is a notice of consent. A quick look: most texts do."""
    return holds_prose(text) and not is_consent(text)


def is_consent(text: str) -> bool:
    """Whether the words of a notice of consent are as frequent as only there."""
    sample = text[:CONSENT_SAMPLE]
    if sample and not _speaks_of_consent().any(sample):
        return False
    return sum(map(sample.count, _CONSENT)) * CONSENT_EVERY >= len(sample)


@cache
def _speaks_of_consent() -> Phrases:
    return Phrases(_CONSENT)
