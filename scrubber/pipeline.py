"""Runs filters over a document, one after the other, until there is nothing left to edit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from scrubber.document import Document, Filter, Keep, Rule
from scrubber.findings import Finding, revert

if TYPE_CHECKING:
    from scrubber.decoding import Decoded, Limits

ROUNDS = 8
TRUNCATED_AT = 0.5  # least confidence at which a truncation flag makes `Result.truncated` true
NO_ARTICLE_AT = 0.5  # least confidence at which a page flag makes `Result.is_article` false

UNSETTLED = Rule(
    name="pipeline/unsettled",
    what=f"The filters still found something to edit after {ROUNDS} rounds over the text.",
    why="Text whose cleaning does not come to rest is not understood, so it is left exactly as it was.",
)

Source = TypeVar("Source", bound=str | bytes)
Source_co = TypeVar("Source_co", bound=str | bytes, covariant=True)


@dataclass(frozen=True)
class Result(Generic[Source_co]):
    """What became of a text, and why.

    Parameters:
        source: What was given: the text, or its bytes.
        text: The cleaned text.
        findings: All that was found, in the order of the text: edits, proposals that were not applied, and flags.
        edits: The edits that were applied, in the order in which they were made.
        decoded: How the bytes were read; None if text was given.
        cleaned: The cleaned text as it is to be kept: the text, or its bytes, in UTF-8 if that was certain enough to be
            applied, else in the encoding that they were in.
    """

    source: Source_co
    text: str
    findings: tuple[Finding, ...]
    edits: tuple[Finding, ...]
    cleaned: Source_co
    decoded: "Decoded | None" = None

    @property
    def original(self) -> str:
        """The text as it was read: what the spans of the findings refer to."""
        return self.decoded.text if self.decoded else str(self.source)

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

    @property
    def is_article(self) -> bool:
        """Whether the text is an article, and not a CAPTCHA, an error page, a list of links or the like, as far as can be told from it."""
        return not any(f.rule.startswith("page/") and f.confidence >= NO_ARTICLE_AT for f in self.flags)

    def to_dict(self) -> dict[str, object]:
        """The result in terms of JSON. Spans count code points of `original`, from 0.

        Names and their meanings are stable; more may come. What a `message` says, and the steps of `confidence`, may change.
        """
        return {
            "original": self.original,
            "text": self.text,
            "encoding": self.encoding,
            "truncated": self.truncated,
            "is_article": self.is_article,
            "edits": [finding.to_dict() for finding in self.edits],
            "proposals": [finding.to_dict() for finding in self.proposals],
            "flags": [finding.to_dict() for finding in self.flags],
        }

    def revert(self) -> Source_co:
        """What was given, again: the text put together from the cleaned text and the edits, or the bytes that it was read from.

        Raises:
            ValueError: The edits do not lead back to it.
        """
        text = revert(self.text, self.edits)
        if text != self.original:
            raise ValueError("the edits do not lead back to the original")
        return self.source


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
        self._flagging = tuple(filter for filter in self.filters if getattr(filter, "only_flags", False))
        self._editing = tuple(filter for filter in self.filters if filter not in self._flagging)
        self.unsafe = unsafe
        self.select = tuple(select)
        self.ignore = tuple(ignore)
        self.min_confidence = min_confidence
        self._wants_all = not self.select and not self.ignore and min_confidence <= 0

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule of every filter, those of decoding, and the pipeline's own."""
        from scrubber.decoding.findings import RULES as ENCODING_RULES

        return (*ENCODING_RULES, *(rule for filter in self.filters for rule in filter.rules), UNSETTLED)

    def run(
        self,
        source: Source,
        *,
        lang: str | None = None,
        site: str | None = None,
        title: str | None = None,
        declared: str | None = None,
        encoding: str | None = None,
        keep: Keep | None = None,
    ) -> Result[Source]:
        """Clean one text.

        Parameters:
            source: The text, or its bytes.
            lang: Its language as an ISO 639-1 code, if known.
            site: The domain it was published on, if known.
            title: Its headline, if known.
            declared: The encoding that something outside the bytes names, such as an HTTP header; it may be wrong.
            encoding: The encoding of all that is not UTF-8, by somebody who knows; then nothing is guessed.
            keep: Gives the spans of a text that no edit may touch, such as code in Markdown.

        Raises:
            DecodeError: The bytes are no text in any encoding.
            LookupError: There is no encoding called `encoding`.
            TypeError: `source` is neither.
        """
        if not isinstance(source, str | bytes):
            raise TypeError(f"a text (str) or its bytes can be cleaned, not {source!r:.60}")
        if isinstance(source, str):
            settled = self.settle(Document(source, lang, site, title, keep=keep))
            return Result(source, settled.text, in_order(settled.findings), settled.edits, cast("Source", settled.text))
        from scrubber.encoded import clean_bytes  # what texts need none of, and take a while to import

        known = Document("", lang, site, title, keep=keep)
        return cast("Result[Source]", clean_bytes(self, source, known, declared=declared, encoding=encoding))

    def settle(self, untouched: Document, allowed: "Limits | None" = None) -> Document:
        """The document with all that the filters find, when they find nothing more to edit; if they do not come to rest, a flag on it.

        Parameters:
            untouched: The document, with what is known of its bytes.
            allowed: What edits these allow; None: all.
        """
        document = untouched
        for _ in range(ROUNDS):
            if document.edits:  # only these outlive a round: proposals and flags are those of the text as it is in the end
                document = replace(untouched, findings=(*untouched.findings, *document.edits), edits=document.edits)
            before = document
            for filter in self._editing:
                document = self._step(filter, document, allowed)
            if len(document.edits) == len(before.edits):
                for filter in self._flagging:
                    document = self._step(filter, document, allowed)
                if len(document.edits) == len(before.edits):
                    return document
        flag = Finding(UNSETTLED.name, 0, len(untouched.original), None, UNSETTLED.what)
        return untouched.with_findings([untouched.adopt(flag)])

    def _step(self, filter: Filter, document: Document, allowed: "Limits | None") -> Document:
        """The document with what one filter finds in it. Of edits that overlap, the first counts; the next round sees to the other."""
        raw = list(filter.find(document))
        if not raw:
            return document
        if self._wants_all and not allowed and not document.edits and not document.keep and are_plain(raw, document.text):
            return document.with_findings(raw, [one for one in raw if one.safe or self.unsafe])
        raw.sort(key=lambda f: (f.start, -f.end))
        found, edits, last_end = [], [], 0
        text = document.text
        kept = document.keep(text) if document.keep else ()
        for finding in raw:
            if not self.wants(finding) or finding.replacement == text[finding.start : finding.end]:
                continue
            if kept and finding.replacement is not None and any(start < finding.end and finding.start < end for start, end in kept):
                continue
            adopted = document.adopt(finding)
            can_be_written = True
            if adopted.replacement is not None and allowed:
                can_be_written = allowed.holds(adopted)
                if not can_be_written or allowed.touches(adopted):
                    adopted = replace(adopted, safe=False)
            if adopted.replacement is not None and can_be_written and (adopted.safe or self.unsafe):
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


def are_plain(found: Iterable[Finding], text: str) -> bool:
    """Whether all that was found in a text are edits of its characters that change it, in order and apart, and know what they replace."""
    at = 0
    for one in found:
        start, end, replacement = one.start, one.end, one.replacement
        if start < at or replacement is None or one.raw is not None or not replacement != one.original == text[start:end]:
            return False
        at = end
    return True


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings in the order of the text."""
    return tuple(sorted(findings, key=lambda f: (f.start, f.end)))


def covers(name: str, rule: str) -> bool:
    """Whether `name` is the rule or the beginning of its path."""
    return rule == name or rule.startswith(name + "/")
