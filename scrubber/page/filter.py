"""The filter that flags texts that are no article."""

from collections.abc import Iterator, Sequence

from scrubber.document import Document, Rule
from scrubber.findings import Finding
from scrubber.page.binary import from_bytes
from scrubber.page.code import from_syntax
from scrubber.page.evidence import Evidence
from scrubber.page.listing import from_headlines
from scrubber.page.residue import from_residue
from scrubber.page.rules import RULES
from scrubber.page.sentences import WIDE, sentences
from scrubber.page.unstripped import Unstripped
from scrubber.page.walls import from_walls

REPORTED_AT = 0.5  # least probability at which anything is said, by default
PROSE = 1200  # width of sentences from which on a text is an article: no page of ours has more that its wordings do not explain
# Words that every notice of consent says over and over; such notices are long.
_CONSENT = ("ookie", "onsent", "artner", "vendors", "çerez", "артн", "עוגיות", "ارتباط", "कुकी", "คุกกี้", "クッキー", "쿠키")
CONSENT_SAMPLE = 2000  # characters that are looked at
CONSENT_EVERY = 250  # characters for each of them

PARAGRAPH = 80  # width of the shortest line that is looked at: a paragraph of a sentence
SENTENCE = 400  # characters of the longest sentence, on the average of a line
FIRST_WIDE = "\u2e80"  # the scripts of which a character counts for WIDE begin here
_OTHER_STOPS = ("? ", "! ", "。", "！", "？", "। ", "۔ ", "؟ ", ".” ", '." ')
_LAST, _BEHIND = frozenset(".?!。！？।۔؟"), "\"'”’»）)」』 \r\t\xa0"


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
        text = whole.text
        yield from from_bytes(text)
        yield from from_syntax(text)
        if is_article(text):
            return
        found = list(sentences(text))
        if sum(s.width for s in found if s.prose and not s.trails) >= PROSE and not is_consent(text):
            return
        claimed = whole.claimed()
        yield from from_walls(text, found, claimed)
        yield from from_headlines(text, found, claimed)
        yield from from_residue(found, claimed)


def is_article(text: str) -> bool:
    """Whether a text holds so much prose that it is an article, unless it is a notice of consent. A quick look: most texts do."""
    prose = 0.0
    for line in text.split("\n"):
        if len(line) >= PARAGRAPH or (len(line) * WIDE >= PARAGRAPH and line[len(line) // 2] >= FIRST_WIDE):
            stops = line.count(". ") - line.count(".. ") + (line.rstrip(_BEHIND)[-1:] in _LAST)
            if stops * SENTENCE < len(line):
                stops += sum(map(line.count, _OTHER_STOPS))
            if stops * SENTENCE >= len(line):
                prose += len(line) * WIDE if line[len(line) // 2] >= FIRST_WIDE else len(line)
                if prose >= PROSE:
                    return not is_consent(text)
    return False


def is_consent(text: str) -> bool:
    """Whether the words of a notice of consent are as frequent as only there."""
    sample = text[:CONSENT_SAMPLE]
    return sum(map(sample.count, _CONSENT)) * CONSENT_EVERY >= len(sample)
