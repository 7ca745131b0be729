"""The filter that strips boilerplate."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from scrubber.boilerplate.blocks import from_headers, from_menus
from scrubber.boilerplate.evidence import Claim, Page, Source, Verdict
from scrubber.boilerplate.glued import from_glued
from scrubber.boilerplate.known import from_wordings
from scrubber.boilerplate.lines import COMPARED, LONGEST, Line, Rows, normalise, split
from scrubber.boilerplate.posts import from_posts
from scrubber.boilerplate.repeats import from_repeats
from scrubber.boilerplate.wordings import rules
from scrubber.document import Document, Rule
from scrubber.findings import Finding

SAFE = 0.95  # the least confidence at which a line is taken out without anybody looking at it
PROPOSED = 0.7  # the least confidence at which that is proposed
ROUNDS = 20  # a text that still changes after so many rounds of judging what is left is left alone
SHARE = 2 / 3  # the share of a text that may be taken out, unless
REMAINDER = 300  # so many characters of paragraphs remain

SOURCES: tuple[Source, ...] = (from_wordings, from_posts, from_repeats, from_headers, from_menus, from_glued)

_MOSTLY = Rule(
    "boilerplate/mostly",
    "Most of the text looks like boilerplate, so none of it is taken out.",
    "Where hardly an article would remain, either there is none, or it is of a kind that the rules mistake for boilerplate.",
)
_CONTEXT_RULES = (
    Rule(
        "boilerplate/headline",
        "The headline, printed again at the top of the text; the first copy stays.",
        "Pages print the headline in several places, and extraction keeps them all.",
        "Ferry service resumes after storm\n\nFerry service resumes after storm\n\nThe first boat left the harbour at six.",
    ),
    Rule(
        "boilerplate/repeated",
        "A paragraph that was there before.",
        "Pull quotes and layouts for other screens put a paragraph into a page twice.",
    ),
    _MOSTLY,
)


class StripBoilerplate:
    """Strips lines that belong to the page and not to the article.

    Parameters:
        keep: Families of rules to leave alone, such as `embedded-post`. Their lines are kept whatever else speaks against them.
        sources: Where the evidence comes from, in this order; by default `SOURCES`.

    Raises:
        ValueError: A family in `keep` does not exist.
    """

    def __init__(self, *, keep: Collection[str] = (), sources: Sequence[Source] = SOURCES) -> None:
        self.keep = frozenset(family.removeprefix("boilerplate/") for family in keep)
        self.sources = tuple(sources)
        if self.keep and (unknown := self.keep.difference(rule.name.removeprefix("boilerplate/") for rule in self.rules)):
            raise ValueError(f"no family of boilerplate is called {', '.join(sorted(unknown))}")

    @property
    def rules(self) -> Sequence[Rule]:
        """Every rule whose findings the filter can return."""
        return (*rules(), *_CONTEXT_RULES)

    def find(self, document: Document) -> Iterator[Finding]:
        """One finding for each line or part of a line, or for neighbouring lines that are one thing."""
        page = Page(split(document.text), document.lang, document.site, document.title)
        safe, page = self._settle(page, SAFE)
        proposed, _ = self._settle(page, PROPOSED)
        if not safe and not proposed:
            return
        if safe and _takes_too_much(safe, page):
            yield Finding(_MOSTLY.name, 0, len(document.text), None, "most of the text looks like boilerplate: nothing was taken out")
            safe, proposed = {}, proposed | safe
        rows = Rows(document.text)
        found = list(_findings(rows, safe, (), safe=True))
        yield from found
        yield from _findings(rows, proposed, rows.missing([(f.start, f.end) for f in found]), safe=False)

    def _settle(self, page: Page, threshold: float) -> tuple[dict[int, "_Removal"], Page]:
        """What to take out, by row, judged again and again on what is left until nothing more is found; and what is left."""
        gone: dict[int, _Removal] = {}
        start = page
        for _ in range(ROUNDS):
            verdicts = {position: verdict for position, verdict in self._judge(page).items() if verdict.confidence >= threshold}
            if not verdicts:
                return gone, page
            left: list[Line] = []
            for position, line in enumerate(page.lines):
                verdict = verdicts.get(position)
                if verdict is None:
                    left.append(line)
                    continue
                gone[line.row] = _Removal(line, verdict)
                if verdict.claim.cut is not None:
                    text = line.text[: verdict.claim.cut]
                    left.append(replace(line, text=text, key=normalise(text[:COMPARED])))
            page = replace(page, lines=left)
        return {}, start  # a text that does not come to rest is not understood

    def _judge(self, page: Page) -> dict[int, Verdict]:
        """What the sources say about each line they say something about."""
        verdicts: dict[int, Verdict] = {}
        spared: set[int] = set()
        for source in self.sources:
            strongest: dict[int, Claim] = {}
            for claim in source(page):
                for position in range(claim.first, claim.last + 1):
                    if claim.family in self.keep and claim.confidence >= PROPOSED:
                        spared.add(position)
                    if position not in strongest or claim.confidence > strongest[position].confidence:
                        strongest[position] = claim
            for position, claim in strongest.items():
                if claim.cut is None and len(page.lines[position].text) > LONGEST:
                    continue
                if position in verdicts:
                    verdicts[position].add(claim)
                else:
                    verdicts[position] = Verdict(claim, claim.confidence)
        return {position: verdict for position, verdict in verdicts.items() if position not in spared}


@dataclass(frozen=True, slots=True)
class _Removal:
    """A line or, if the verdict's claim says so, a part of it that is to go."""

    line: Line
    verdict: Verdict


def _takes_too_much(gone: Mapping[int, _Removal], left: Page) -> bool:
    """Whether so little of the text would stay that it is not to be trusted that this is the article."""
    removed = sum(len(removal.line.text) - (removal.verdict.claim.cut or 0) for removal in gone.values())
    stays = sum(len(line.text) for line in left.lines)
    if removed <= SHARE * (removed + stays):
        return False
    return sum(len(line.text) for line, prose in zip(left.lines, left.prose, strict=True) if prose) < REMAINDER


def _findings(rows: Rows, gone: Mapping[int, _Removal], missing: Collection[int], *, safe: bool) -> Iterator[Finding]:
    """The removals as findings: lines next to each other that one claim is about are one."""
    whole = {row for row, removal in gone.items() if removal.verdict.claim.cut is None}
    for row, removal in gone.items():
        if row not in whole:
            start = removal.line.start + (removal.verdict.claim.cut or 0)
            yield _finding(removal.verdict, start, rows.content_ends[row], safe=safe)
    for run, start, end in rows.spans(whole, missing):
        taken = [row for row in run if row in whole]
        begins = [i for i, row in enumerate(taken) if i == 0 or gone[row].verdict.claim is not gone[taken[i - 1]].verdict.claim]
        for i, following in zip(begins, [*begins[1:], None], strict=True):
            stop = end if following is None else rows.starts[taken[following]]
            yield _finding(gone[taken[i]].verdict, start, stop, safe=safe)
            start = stop


def _finding(verdict: Verdict, start: int, end: int, *, safe: bool) -> Finding:
    claim = verdict.claim
    return Finding(f"boilerplate/{claim.family}", start, end, "", claim.message, min(verdict.confidence, 0.999), safe)
