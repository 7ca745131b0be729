"""What speaks for taking a line out, and the page it is judged on.

A source of evidence is a function from a page to claims. The filter asks its sources in a fixed order; of several claims
on a line the most confident one counts, unless a later source has weighed them and says so. They do not add up: rules and
score read the same words.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from scrubber.boilerplate.normal import key_of
from scrubber.boilerplate.patterns import Group
from scrubber.boilerplate.wordings import known_among
from scrubber.kernel import kernel
from scrubber.sentences import CLOSERS, STOPS, is_closed, is_signed

if TYPE_CHECKING:
    from scrubber._lines import Paragraphs
    from scrubber._score import Line as Known

PROSE = 100  # characters from which a line is taken for a paragraph; a line in which each character is a word needs fewer
SENTENCE = 50  # characters from which a line that ends as a sentence does is one; from 40 to 60 one boilerplate line in 100 changes
# Characters of Chinese or Japanese from which a line is taken for a paragraph: headlines have 40. Nothing changes from 75 to 150.
DENSE_PROSE = 80
DENSE_SENTENCES = 40  # and from which it is if there is a full stop in it; nothing changes from 20 to 40, one text of 369 at 45
DENSE_SENTENCE = 15  # or at its end; nothing changes from 6 to 22
KOREAN = 2.5  # letters of an alphabet that one of Korean counts as


class Claim(NamedTuple):
    """One source's opinion on some neighbouring lines of a page.

    Parameters:
        first: The first line, a position in `Page.lines`.
        last: The last line, included.
        family: The family of rules it belongs to: the last part of the name of the rule.
        confidence: The probability that the lines are boilerplate, from this evidence alone.
        message: What they are and how that was seen, for a person; or what says it when asked, since few claims become findings.
        cut: If not None, only the part of the (single) line from this character of it on is meant.
        final: Whether it has weighed the claims made before on the line, and stands in their place.
    """

    first: int
    last: int
    family: str
    confidence: float
    message: str | Callable[[], str]
    cut: int | None = None
    final: bool = False


@dataclass(frozen=True)
class Page:
    """The lines of a text that hold something, and what is known about the text. Immutable.

    Pages with the same lines are equal, whatever lines of a text they are.

    Parameters:
        lines: The lines, in order, without the white space around them; of a line that holds much of the text, its sentences.
        numbers: Their numbers in the text.
        cut: For each of them, whether it is a sentence of a longer line.
        lang: ISO 639-1 code of the language, if known.
        site: The domain, if known.
        title: The headline, if known.
        claims: The strongest claim so far on each line as a whole, filled in by who asks one source after the other.
        facts: What was found out of lines by themselves: it holds for what is left of the page, too.
        whole: The text that they are lines of, if it is at hand.
    """

    lines: tuple[str, ...]
    numbers: Sequence[int] = field(compare=False)
    cut: tuple[bool, ...]
    lang: str | None = None
    site: str | None = None
    title: str | None = None
    claims: dict[int, Claim] = field(default_factory=dict, compare=False)
    facts: dict[str, "Known"] = field(default_factory=dict, compare=False)
    whole: str | None = field(default=None, compare=False)

    @cached_property
    def known(self) -> Mapping[int, Group]:
        """The lines whose wording a rule knows, wherever they stand."""
        return known_among(self.lines)

    @cached_property
    def text(self) -> str:
        """All lines together, and perhaps more: what is not in it is in no line."""
        return "\n".join(self.lines) if self.whole is None else self.whole

    def without(self, cuts: Mapping[int, int | None]) -> "Page":
        """The page without some lines, or, where a number is given, without what follows that many characters of the line.

        What is known of the lines that stay is taken along.
        """
        stay = [position for position in range(len(self.lines)) if cuts.get(position, 0) is not None]
        page = replace(
            self,
            lines=tuple([self.lines[position][: cuts.get(position)] for position in stay]),
            numbers=[self.numbers[position] for position in stay],
            cut=tuple([self.cut[position] for position in stay]),
            claims={},
        )
        if not any(cut is not None for cut in cuts.values()):
            page.__dict__["known"] = {new: self.known[old] for new, old in enumerate(stay) if old in self.known}
            page.__dict__["prose"] = [self.prose[old] for old in stay]
        return page

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each line comes."""
        return Counter(self.lines)

    def key(self, position: int) -> str:
        """A line in the form in which lines are compared (`scrubber.boilerplate.normal.normalise`)."""
        return key_of(self.lines[position])

    @cached_property
    def prose(self) -> list[bool]:
        """For each line, whether it reads like a paragraph of an article."""
        compiled = paragraphs()
        return compiled.among(self.lines) if compiled else [is_prose(line) for line in self.lines]

    @cached_property
    def prose_before(self) -> list[int]:
        """For each line, how many paragraphs stand before it."""
        counts, count = [], 0
        for prose in self.prose:
            counts.append(count)
            count += prose
        return counts

    @cached_property
    def paragraphs(self) -> int:
        """How many paragraphs there are."""
        return sum(self.prose)

    def prose_after(self, position: int) -> int:
        """How many paragraphs stand after a line."""
        return self.paragraphs - self.prose_before[position] - self.prose[position]


@cache
def paragraphs() -> "Paragraphs | None":
    """What tells paragraphs in the kernel; None without one."""
    part = kernel("_lines")
    if part is None:
        return None
    limits = {
        "PROSE": PROSE,
        "SENTENCE": SENTENCE,
        "DENSE_PROSE": DENSE_PROSE,
        "DENSE_SENTENCES": DENSE_SENTENCES,
        "DENSE_SENTENCE": DENSE_SENTENCE,
        "KOREAN": KOREAN,
    }
    made: Paragraphs = part.Paragraphs(limits, STOPS, CLOSERS, is_signed)
    return made


Source = Callable[[Page], Iterable[Claim]]


def is_prose(text: str) -> bool:
    """Whether a line reads like a paragraph of an article, by its length and its end."""
    size = len(text)
    if not text.isascii() and "\u2e80" < text[size // 2] < "\uac00":  # Chinese and Japanese, where each character says more
        if size >= DENSE_PROSE or (size >= DENSE_SENTENCES and "。" in text):
            return True
        return size >= DENSE_SENTENCE and text.rstrip(CLOSERS)[-1:] in "。．"
    if "\uac00" <= text[size // 2 : size // 2 + 1] < "\ud7b0":
        size = int(size * KOREAN)
    if size >= PROSE:
        return True
    return size >= SENTENCE and (is_closed(text) or (text.endswith(")") and is_signed(text)))
