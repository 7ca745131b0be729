"""Runs filters over a document, one after the other, until there is nothing left to edit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scrubber.decoding import Decoded, decode
from scrubber.decoding.findings import RULES as ENCODING_RULES
from scrubber.decoding.findings import findings as encoding_findings
from scrubber.document import Document, Filter, Rule
from scrubber.findings import Finding, revert

ROUNDS = 8
TRUNCATED_AT = 0.5  # least confidence at which a truncation flag makes `Result.truncated` true

UNSETTLED = Rule(
    name="pipeline/unsettled",
    what=f"The filters still found something to edit after {ROUNDS} rounds over the text.",
    why="Text whose cleaning does not come to rest is not understood, so it is left exactly as it was.",
)


@dataclass(frozen=True)
class Result:
    """What became of a text, and why.

    Parameters:
        original: The text as it was read.
        text: The cleaned text.
        findings: All that was found, in the order of the text: edits, proposals that were not applied, and flags.
        edits: The edits that were applied, in the order in which they were made.
        decoded: How the bytes were read; None if text was given.
    """

    original: str
    text: str
    findings: tuple[Finding, ...]
    edits: tuple[Finding, ...]
    decoded: Decoded | None = None

    @property
    def encoding(self) -> str | None:
        """The codec that read the bytes, under Python's name; None if text was given."""
        return self.decoded.encoding if self.decoded else None

    @property
    def flags(self) -> tuple[Finding, ...]:
        """The findings that propose no change."""
        return tuple(f for f in self.findings if f.replacement is None)

    @property
    def proposals(self) -> tuple[Finding, ...]:
        """The edits that were found but not applied, because they are not safe."""
        applied = set(map(id, self.edits))
        return tuple(f for f in self.findings if f.replacement is not None and id(f) not in applied)

    @property
    def truncated(self) -> bool:
        """Whether the text was cut off, as far as can be told from it."""
        return any(f.rule.startswith("truncation/") and f.confidence >= TRUNCATED_AT for f in self.flags)

    def revert(self) -> str:
        """The original, put together again from the cleaned text and the edits."""
        return revert(self.text, self.edits)


class Pipeline:
    """Filters in a fixed order, run over one document at a time.

    Cleaning a cleaned text edits nothing, by construction: the filters are run again until none of them finds an
    edit, and a text that does not come to rest is returned untouched, with a flag.

    Parameters:
        filters: In the order in which they are to run.
        unsafe: Apply the edits that are not safe, too.
        select: Names or beginnings of names of the rules to use (`boilerplate`, `mojibake/windows-1257`); empty: all.
        ignore: The same for rules to leave out. The more exact name wins over the less exact one.
        min_confidence: Findings of less confidence are dropped.
    """

    def __init__(
        self,
        filters: Iterable[Filter],
        *,
        unsafe: bool = False,
        select: Sequence[str] = (),
        ignore: Sequence[str] = (),
        min_confidence: float = 0.0,
    ) -> None:
        self.filters = tuple(filters)
        self.unsafe = unsafe
        self.select = tuple(select)
        self.ignore = tuple(ignore)
        self.min_confidence = min_confidence

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule of every filter, those of decoding, and the pipeline's own."""
        return (*ENCODING_RULES, *(rule for filter in self.filters for rule in filter.rules), UNSETTLED)

    def run(self, source: str | bytes, *, lang: str | None = None, site: str | None = None, title: str | None = None) -> Result:
        """Clean one text.

        Parameters:
            source: The text, or its bytes.
            lang: Its language as an ISO 639-1 code, if known.
            site: The domain it was published on, if known.
            title: Its headline, if known.

        Raises:
            DecodeError: The bytes are no text in any encoding.
        """
        decoded = None if isinstance(source, str) else decode(source)
        text = decoded.text if decoded else str(source)
        about_bytes = [f for f in encoding_findings(decoded) if self.wants(f)] if decoded else []
        untouched = Document(text, lang, site, title)
        document = untouched
        for _ in range(ROUNDS):
            # Only edits outlive a round: proposals and flags are those of the text as it is in the end.
            before = document = Document(text, lang, site, title, document.edits, document.edits)
            for filter in self.filters:
                document = self._step(filter, document)
            if len(document.edits) == len(before.edits):
                found = tuple(sorted((*about_bytes, *document.findings), key=lambda f: (f.start, f.end)))
                return Result(text, document.text, found, document.edits, decoded)
        unsettled = untouched.adopt(Finding(UNSETTLED.name, 0, len(text), None, UNSETTLED.what))
        return Result(text, text, (*about_bytes, unsettled), (), decoded)

    def _step(self, filter: Filter, document: Document) -> Document:
        """The document with what one filter finds in it. Of edits that overlap, the first counts; the next round sees to the other."""
        found, edits, last_end = [], [], 0
        for finding in sorted(filter.find(document), key=lambda f: (f.start, -f.end)):
            if not self.wants(finding) or finding.replacement == document.text[finding.start : finding.end]:
                continue
            adopted = document.adopt(finding)
            if finding.replacement is not None and (finding.safe or self.unsafe):
                if adopted.start < last_end:
                    continue
                last_end = adopted.end
                edits.append(adopted)
            found.append(adopted)
        return document.with_findings(found, edits) if found else document

    def wants(self, finding: Finding) -> bool:
        """Whether the finding is to be kept. Of selecting and ignoring its rule, the more exact name wins."""
        if not self.select and not self.ignore:
            return finding.confidence >= self.min_confidence
        selected = max((len(name) for name in self.select if covers(name, finding.rule)), default=-1 if self.select else 0)
        ignored = max((len(name) for name in self.ignore if covers(name, finding.rule)), default=-1)
        return selected > ignored and finding.confidence >= self.min_confidence


def covers(name: str, rule: str) -> bool:
    """Whether `name` is the rule or the beginning of its path."""
    return rule == name or rule.startswith(name + "/")
