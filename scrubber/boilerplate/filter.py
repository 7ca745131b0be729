"""The filter that strips boilerplate."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from operator import attrgetter

from scrubber.boilerplate.blocks import from_headers, from_menus
from scrubber.boilerplate.evidence import Claim, Page, Source
from scrubber.boilerplate.glued import from_glued
from scrubber.boilerplate.guards import guarded
from scrubber.boilerplate.known import from_wordings
from scrubber.boilerplate.labelled_headline import hold_labelled_headline
from scrubber.boilerplate.learned import from_score
from scrubber.boilerplate.lines import LONGEST, Lines
from scrubber.boilerplate.page_code import from_page_code
from scrubber.boilerplate.posts import from_posts
from scrubber.boilerplate.repeats import from_repeats
from scrubber.boilerplate.torn_labels import hold_torn_labels
from scrubber.boilerplate.wordings import rules
from scrubber.document import Document, Rule
from scrubber.findings import Finding

SAFE = 0.87  # the least confidence at which a line is taken out without anybody looking at it: see docs/boilerplate.md for the curve
PROPOSED = 0.65  # the least confidence at which that is proposed
ROUNDS = 20  # a text that still changes after so many rounds of judging what is left is left alone
SHARE = 2 / 3  # the share of a text that may be taken out, unless
REMAINDER = 100  # so many characters of paragraphs remain, one paragraph; nothing changes from 30 to 100, with 150 57 of boilerplate stay
REMEMBERED = 4  # pages whose verdicts are kept: what the first pass over a text ended with, the second begins with

Verdicts = Mapping[int, Claim]  # by position in the page or by number of the line in the text

SOURCES: tuple[Source, ...] = (from_wordings, from_posts, from_repeats, from_headers, from_menus, from_glued, from_page_code, from_score)

_MOSTLY = Rule(
    "boilerplate/mostly",
    "Most of the text looks like boilerplate, so none of it is taken out.",
    "Where hardly an article would remain, either there is none, or it is of a kind that the rules mistake for boilerplate.",
    "Leave a comment\nShare this article\nSubscribe to our newsletter",
)
_PARAGRAPH = "The ferry that links the island with the mainland was taken out of service on Monday after a crack was found in its hull."
_CONTEXT_RULES = (
    Rule(
        "boilerplate/headline",
        "The headline, printed again at the top of the text; the first copy stays.",
        "Pages print the headline in several places, and extraction keeps them all.",
        "Ferry service resumes\n\nFerry service resumes\n\nThe first boat left the harbour at six, full of islanders.",
    ),
    Rule(
        "boilerplate/repeated",
        "A paragraph that was there before.",
        "Layouts for different screens put a paragraph into a page twice.",
        f"{_PARAGRAPH}\n\nTwo smaller boats now carry people, but no cars.\n\n{_PARAGRAPH}",
    ),
    Rule(
        "boilerplate/learned",
        "A line that resembles, by its words, its shape and its place, what pages leave around articles.",
        "No list of wordings is complete; a score learned from the lines of 700 sites finds more, and says what decided.",
    ),
    Rule(
        "boilerplate/template",
        "A line that recurs over the site's articles, found in the file of templates (`scrub learn`, `--templates`).",
        "What stands in one article after the other belongs to the site; edit the file to keep what is news.",
    ),
    _MOSTLY,
)


class StripBoilerplate:
    """Strips lines that belong to the page and not to the article.

    Parameters:
        keep: Families of rules to leave alone, such as `embedded-post`. Their lines are kept whatever else speaks against them.
        templates: The patterns of lines that recur on each site, by its domain (`scrubber.boilerplate.templates.read`).
        sources: Where the evidence comes from, in this order; by default `SOURCES`.

    Raises:
        ValueError: A family in `keep` does not exist.
    """

    def __init__(
        self, *, keep: Collection[str] = (), templates: Mapping[str, Collection[str]] | None = None, sources: Sequence[Source] = SOURCES
    ) -> None:
        self.keep = frozenset(family.removeprefix("boilerplate/") for family in keep)
        self.sources = tuple(sources)
        if templates:
            from scrubber.boilerplate.templates import from_templates

            self.sources = (from_templates(templates), *self.sources)
        if self.keep and (unknown := self.keep.difference(rule.name.removeprefix("boilerplate/") for rule in self.rules)):
            raise ValueError(f"no family of boilerplate is called {', '.join(sorted(unknown))}")

    @property
    def rules(self) -> Sequence[Rule]:
        """Every rule whose findings the filter can return."""
        return (*rules(), *_CONTEXT_RULES)

    def find(self, document: Document) -> Iterator[Finding]:
        """One finding for each line or part of a line, or for neighbouring lines that are one thing."""
        if _is_data(document.text):
            return
        lines = Lines(document.text)
        numbers = range(len(lines.lines))
        start = Page(tuple(lines.lines), numbers, tuple(lines.cut), document.lang, document.site, document.title, whole=lines.text)
        first = self._judge(start)
        if not first:
            return
        safe, page, rest = self._settle(start, first)
        proposed = _proposed(rest, page, first, start, safe)
        if not safe and not proposed:
            return
        if safe and _takes_too_much(start, page):
            yield Finding(_MOSTLY.name, 0, len(document.text), None, "most of the text looks like boilerplate: nothing was taken out")
            safe, proposed = {}, proposed | safe
        found = [*_findings(lines, document.text, safe, {}, safe=True), *_findings(lines, document.text, proposed, safe, safe=False)]
        yield from sorted(found, key=attrgetter("start"))  # in order, they are adopted as they are

    def _settle(self, page: Page, verdicts: Verdicts) -> tuple[dict[int, Claim], Page, Verdicts]:
        """What goes for certain, by number of the line: judged again and again on what is left, until nothing more is found.

        Parameters:
            page: Where to begin.
            verdicts: What the sources say about it.

        Returns what goes, what is left, and the verdicts on that.
        """
        gone: dict[int, Claim] = {}
        start = page, verdicts
        for _ in range(ROUNDS):
            go = {position: verdict for position, verdict in verdicts.items() if verdict.confidence >= SAFE}
            if not go:
                return gone, page, verdicts
            gone.update((page.numbers[position], verdict) for position, verdict in go.items())
            page = page.without({position: verdict.cut for position, verdict in go.items()})
            verdicts = self._judge(page)
        return {}, *start  # a text that does not come to rest is not understood

    def _judge(self, page: Page) -> Verdicts:
        return _remembered(page, self.sources, self.keep)


def judge(page: Page, sources: Sequence[Source], keep: Collection[str]) -> Verdicts:
    """The claim that counts on each line on which there is one, but for the families to keep. Fills in the claims of the page."""
    verdicts, spared = weigh(page, sources, keep)
    hold_labelled_headline(page, verdicts, SAFE, PROPOSED)
    hold_torn_labels(page, verdicts, SAFE, PROPOSED)
    verdicts = guarded(page, verdicts, SAFE, PROPOSED)
    return {position: claim for position, claim in verdicts.items() if position not in spared and claim.family not in keep}


def weigh(page: Page, sources: Sequence[Source], keep: Collection[str] = ()) -> tuple[dict[int, Claim], set[int]]:
    """The claim that counts on each line on which there is one, and the lines of the families to keep; nothing is guarded yet."""
    verdicts: dict[int, Claim] = {}
    spared: set[int] = set()
    lines, claims = page.lines, page.claims
    for source in sources:
        for claim in source(page):
            first, last, family, confidence, _, cut, final = claim
            if keep and confidence >= PROPOSED and family in keep:
                spared.update(range(first, last + 1))
            for position in (first,) if first == last else range(first, last + 1):
                if cut is None and len(lines[position]) > LONGEST:
                    continue
                if final or (other := verdicts.get(position)) is None or confidence > other.confidence:
                    verdicts[position] = claim
                    if cut is None:
                        claims[position] = claim
                    else:
                        claims.pop(position, None)
    return verdicts, spared


_remembered = lru_cache(REMEMBERED)(judge)


def _proposed(rest: Verdicts, page: Page, first: Verdicts, start: Page, gone: Verdicts) -> dict[int, Claim]:
    """What is proposed, by number of the line: judged by what is left, or by the page as it was, if that said more.

    What goes is evidence, too.

    Parameters:
        rest: The verdicts on what is left.
        page: What is left.
        first: The verdicts on the page as it was.
        start: The page as it was.
        gone: What went, by number of the line: a line of which a part went is another one now.
    """
    found = {page.numbers[position]: claim for position, claim in rest.items()}
    for position, claim in first.items() if gone else ():
        number = start.numbers[position]
        if number not in gone and (number not in found or claim.confidence > found[number].confidence):
            found[number] = claim
    return {number: claim for number, claim in found.items() if claim.confidence >= PROPOSED}


def _is_data(text: str) -> bool:
    """Whether a text is JSON, the names and labels of which look like those of a page, one a line."""
    bare = text.strip()
    return bare[:1] in ("{", "[") and bare[-1:] in ("}", "]") and '":' in bare


def _takes_too_much(page: Page, left: Page) -> bool:
    """Whether so little of the page would stay that it is not to be trusted that this is the article."""
    before, after = (sum(map(len, lines)) for lines in (page.lines, left.lines))
    if before - after <= SHARE * before:
        return False
    return sum(len(line) for line, prose in zip(left.lines, left.prose, strict=True) if prose) < REMAINDER


def _findings(lines: Lines, text: str, gone: Verdicts, before: Verdicts, *, safe: bool) -> Iterator[Finding]:
    """What goes as findings: lines next to each other that one claim is about are one.

    Parameters:
        lines: The lines.
        text: The text that they are of.
        gone: What goes, by number of the line.
        before: What others take out.
        safe: Whether it goes for certain.
    """
    for line, verdict in gone.items():
        if verdict.cut is not None:
            start, end = lines.content(line)
            yield _finding(verdict, start + verdict.cut, end, text, safe=safe)
    for run, first, last in lines.spans(_whole(gone), _whole(before)):
        verdict, begin = gone[run[0]], first
        for line in run[1:]:
            if gone[line] is not verdict:
                stop = lines.begin(line)
                yield _finding(verdict, begin, stop, text, safe=safe)
                verdict, begin = gone[line], stop
        yield _finding(verdict, begin, last, text, safe=safe)


def _whole(verdicts: Verdicts) -> set[int]:
    return {line for line, verdict in verdicts.items() if verdict.cut is None}


def _finding(claim: Claim, start: int, end: int, text: str, *, safe: bool) -> Finding:
    _, _, family, confidence, message, _, _ = claim
    return Finding(f"boilerplate/{family}", start, end, "", message, confidence, safe, text[start:end])
