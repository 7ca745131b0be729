"""What a guard looks at: a page, and what is to go of it."""

from collections.abc import Iterator
from functools import cached_property

from scrubber.boilerplate.blocks import Block, blocks
from scrubber.boilerplate.evidence import Claim, Page
from scrubber.boilerplate.known import holds

WHOLE = ("embedded-post", "headline", "repeated", "template")  # families that know more of a line than its words and its place
STAYS = 0.0  # the confidence that is left of a claim on a line that is the article's for certain
# The confidence from which a line is boilerplate for certain, though it reads like a paragraph (22 were and no content, below 3 and 1), has
CERTAIN = 0.9  # the bullet of a list, or stands where the text of a link does.
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
        self.take(*[block for block in self.blocks if block.whole])
        self.gone = frozenset(filter(self.goes, self.verdicts))  # before a guard has held anything back

    def take(self, *whole: Block) -> None:
        """Let what a header owns go with it."""
        for block in whole:
            if self.goes(block.header):
                for position in block.owned:
                    if self.confidence(position) < block.claim.confidence:
                        self.verdicts[position] = block.claim

    def confidence(self, position: int) -> float:
        """How sure it is that a line is boilerplate."""
        verdict = self.verdicts.get(position)
        return verdict.confidence if verdict else 0.0

    def goes(self, position: int) -> bool:
        """Whether a line goes as a whole."""
        verdict = self.verdicts.get(position)
        return verdict is not None and verdict.cut is None and verdict.confidence >= self.safe

    def doubtful(self, position: int) -> bool:
        """Whether a line goes by its resemblance to boilerplate alone: no rule knows it in its place, nor does a block own it."""
        return self.goes(position) and self.suspected(position)

    def suspected(self, position: int) -> bool:
        """The same of a line that goes or is proposed."""
        verdict = self.verdicts.get(position)
        if verdict is None or verdict.cut is not None or verdict.confidence < self.proposed or position in self.owned:
            return False
        group = self.page.known.get(position)
        if group and (group.where == "beside" or holds(self.page, position, group.where)):
            return False
        return verdict.family not in WHOLE

    def held(self, position: int) -> float:
        """One step down for a line that a guard holds back: what would go is proposed, what would be proposed stays."""
        return self.proposed if position in self.gone else STAYS

    @cached_property
    def body(self) -> str:
        """The paragraphs that stay, in small letters."""
        prose = [line for position, line in enumerate(self.page.lines) if self.is_body(position)]
        return "\n".join(prose)[:BODY].casefold()

    def is_body(self, position: int) -> bool:
        """Whether a line is a paragraph about which there is no doubt."""
        return self.page.prose[position] and self.confidence(position) < self.proposed
