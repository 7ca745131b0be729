"""What a guard looks at: a page, and what is to go of it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from scrubber.boilerplate.blocks import Block, blocks
from scrubber.boilerplate.evidence import Claim, Page
from scrubber.boilerplate.known import holds
from scrubber.boilerplate.page_code import FAMILY as FAMILY_OF_CODE
from scrubber.boilerplate.stems import casefolded, searched

if TYPE_CHECKING:
    from scrubber._score import Text

WHOLE = ("embedded-post", "headline", "repeated", "template")  # families that know more of a line than its words and its place
STAYS = 0.0  # the confidence that is left of a claim on a line that is the article's for certain
# The confidence from which a line is boilerplate for certain, though it reads like a paragraph (22 were and no content, below 3 and 1), has
# the bullet of a list, stands where the text of a link does, or in a list below the last paragraph (below it 22 of boilerplate, no content,
CERTAIN = 0.9  # and 21 of invented lists; from .93 on 54, 2 and 43, from .95 on 121, 3 and 65, always 464, 7 and 128)
BODY = 20_000  # characters of the paragraphs in which words are looked for; nothing changes from 5,000 to 100,000

Found = dict[int, Claim]
Ceilings = Iterator[tuple[int, float]]  # how sure one may be at most that the line at a position is boilerplate


class Look:
    """A page and what is to go of it.

    Parameters:
        page: The page.
        verdicts: The claim that counts on each line.
        safe: The confidence from which a line goes.
        proposed: The confidence of a line that is left for somebody to look at.
    """

    def __init__(self, page: Page, verdicts: Found, safe: float, proposed: float) -> None:
        self.page = page
        self.verdicts = dict(verdicts)
        self.safe = safe
        self.proposed = proposed
        self.blocks = blocks(page)
        self.owned = {position for block in self.blocks if block.whole for position in block.owned}
        self.claimed: set[int] = set()  # the lines that go or are proposed, or of which a part does or is
        self.going: set[int] = set()  # those that go as a whole
        self.suspects: set[int] = set()  # those that go or are proposed by their resemblance to boilerplate alone
        self._note(verdicts.items())
        self.take(*[block for block in self.blocks if block.whole])
        self.gone = frozenset(self.going)  # before a guard has held anything back

    def take(self, *whole: Block) -> None:
        """Let what a header owns go with it."""
        for block in whole:
            if self.goes(block.header):
                for position in block.owned:
                    if self.confidence(position) < block.claim.confidence:
                        self.put(position, block.claim)

    def put(self, position: int, claim: Claim) -> None:
        """Let another claim count on a line."""
        self.verdicts[position] = claim
        for kind in (self.claimed, self.going, self.suspects):
            kind.discard(position)
        self._note([(position, claim)])

    def _note(self, claims: Iterable[tuple[int, Claim]]) -> None:
        known, owned, safe, proposed = self.page.known, self.owned, self.safe, self.proposed
        for position, (_, _, family, confidence, _, cut, _) in claims:
            if confidence < proposed:
                continue
            self.claimed.add(position)
            if cut is not None:
                continue
            if confidence >= safe:
                self.going.add(position)
            if family in WHOLE or position in owned:
                continue
            # a rule knows the line in its place, or it is code of the page, which stands in no rule
            group = known.get(position)
            is_known = family == FAMILY_OF_CODE if group is None else group.where == "beside" or holds(self.page, position, group.where)
            if not is_known:
                self.suspects.add(position)

    def confidence(self, position: int) -> float:
        """How sure it is that a line is boilerplate."""
        verdict = self.verdicts.get(position)
        return verdict.confidence if verdict else 0.0

    def goes(self, position: int) -> bool:
        """Whether a line goes as a whole."""
        return position in self.going

    def suspected(self, position: int) -> bool:
        """Whether a line goes or is proposed by its resemblance to boilerplate alone: no rule knows it there, nor does a block own it."""
        return position in self.suspects

    def doubtful(self, position: int) -> bool:
        """The same of a line that goes."""
        return position in self.going and position in self.suspects

    @cached_property
    def paragraphs(self) -> list[int]:
        """The lines that read like paragraphs."""
        return [position for position, prose in enumerate(self.page.prose) if prose]

    @cached_property
    def runs(self) -> list[range]:
        """The lines below a paragraph, up to the next one or to the end."""
        ends = [*self.paragraphs, len(self.page.lines)]
        return [range(first + 1, last) for first, last in pairwise(ends) if last > first + 1]

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each line comes."""
        return self.page.counts

    def held(self, position: int) -> float:
        """One step down for a line that a guard holds back: what would go is proposed, what would be proposed stays."""
        return self.proposed if position in self.gone else STAYS

    @cached_property
    def body(self) -> str:
        """The paragraphs about which there is no doubt, in small letters."""
        text = "\n".join([self.page.lines[position] for position in self.paragraphs if position not in self.claimed])[:BODY]
        return casefolded(text)

    @cached_property
    def searched(self) -> "Text | str":
        """The same, in which words are looked for."""
        return searched(self.body)
