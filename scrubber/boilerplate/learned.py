"""Evidence from the learned line score."""

from collections.abc import Collection, Iterable
from functools import cache, partial
from typing import TYPE_CHECKING

from scrubber.boilerplate.evidence import Claim, Page
from scrubber.boilerplate.features import FEATURES, LETTERS, SHAPE, WORDS, Claimed
from scrubber.boilerplate.score import table
from scrubber.boilerplate.wordings import FAMILIES
from scrubber.expressions import expression
from scrubber.kernel import kernel

if TYPE_CHECKING:
    from scrubber._score import Claimer

LEAST = 0.5  # the probability from which the score says something of a line of which the rules claim nothing
SETTLED = 0.975  # the confidence from which a claim of the rules needs no other opinion
DOUBTED = 0.75  # the confidence that a claim keeps however much the score doubts it: enough to be proposed
TOGETHER = "embedded-post"  # the family whose lines go together or not at all: nothing for a score of single lines
CERTAIN = 0.92  # the probability from which it is believed about an item of a list, too
PROSE_SHARE = 0.45  # a text of which less is paragraphs is itself a list, unless
KNOWN_SHARE = 0.06  # this share of its other lines is known to belong to a page
MANY = 15  # other lines of which not one is known make a list, however many paragraphs there are: 51 of 101 findings there were content
NUMBERS = 3  # in a line, from which it may be a row of a table
ALIKE = 3  # of the four lines around an item of a list, so many begin as it does

_CODE_ENDS = (";", "{", "}", "()", "[", "],", "),")
_CODE_SIGNS = ("{{", "{%", " == ", "();", "</", "::")
_NUMBER = expression(r"\d+")
_YEAR = expression(r"(?:1\d|20)\d\d")
_SPOKEN = (
    dict.fromkeys(FEATURES, "the lines around it")
    | {WORDS[1]: "its words", LETTERS[0]: "its words"}
    | dict.fromkeys(SHAPE, "its length and form")
    | dict.fromkeys(("text before it", "text after it", "prose before it", "prose after it"), "its place in the text")
    | dict.fromkeys(("distance to the prose above", "distance to the prose below"), "its distance from the paragraphs")
    | dict.fromkeys(("repeats", "repeated above", "lines that begin alike"), "other lines like it")
    | dict.fromkeys(("words shared with the title", "title seen above"), "the headline")
    | {"words shared with the text around": "what it shares with the text around"}
    | dict.fromkeys(("claim of the rules", "family of its wording"), "its wording")
)
Scores = list[tuple[int, float, bytes]]

_NUMBERS = {family: float(number) for number, family in enumerate(FAMILIES)}


def from_score(page: Page) -> Collection[Claim]:
    """Claims on the lines that resemble what sites leave around their articles, with the features that decided.

    The score has seen what the rules claim, so on a line that they claim it has the last word; where they know a wording and
    claim nothing, as with the dates of a chronicle, it says nothing. Lists are what it mistakes most: it is silent on a text
    that is one, and has to be certain of an item, and of any line where the rules know none of the text.
    """
    if _is_list(page):
        return ()
    telling = _telling(page)
    headlines = {page.key(position) for position, claim in page.claims.items() if claim.family == "headline"}
    settled = {position for position, claim in page.claims.items() if claim.confidence >= SETTLED or claim.family == TOGETHER}
    scores = table().score([*page.lines], page.title, claimed(page), settled, page.cut, page.facts)
    compiled = claimer()
    if compiled is None:
        return claims_without_kernel(page, scores, headlines, telling=telling > 0)
    copies = (lambda position: page.key(position) in headlines) if headlines else None
    return compiled.claims(scores, page.lines, page.claims, page.known, telling > 0, copies)


def claims_without_kernel(page: Page, scores: Scores, headlines: Collection[str], *, telling: bool) -> list[Claim]:
    """The claims on the lines that were scored.

    Parameters:
        page: The page, with what the rules claim.
        scores: What the score says of some lines: the position of each, its probability, and its leaves.
        headlines: The lines that are taken for copies of the headline, as they are compared.
        telling: Whether the rules know a line that only pages have.
    """
    found = []
    for position, probability, leaves in scores:
        line, claim = page.lines[position], page.claims.get(position)
        if (probability < LEAST and not claim) or _is_code(line) or _is_year(line):
            continue
        if claim:
            confidence = max(probability, min(claim.confidence, DOUBTED))
            if claim.family == "date" and claim.confidence < DOUBTED and probability < CERTAIN and _is_row(line):
                confidence = min(confidence, DOUBTED)
            found.append(Claim(position, position, claim.family, confidence, partial(_weighed, claim, line, leaves), claim.cut, final=True))
        elif (
            position not in page.known
            and (probability >= CERTAIN or (telling and not _is_item(page, position) and not _is_row(line)))
            and not (headlines and page.key(position) in headlines)  # a first copy: what speaks against it is that it has others
        ):
            found.append(Claim(position, position, "learned", probability, partial(_message, line, leaves)))
    return found


@cache
def claimer() -> "Claimer | None":
    """What makes claims in the kernel; None without one."""
    compiled = kernel("_score")
    if compiled is None:
        return None
    limits = {"LEAST": LEAST, "DOUBTED": DOUBTED, "CERTAIN": CERTAIN, "NUMBERS": NUMBERS, "ALIKE": ALIKE}
    made: Claimer = compiled.Claimer(Claim, _weighed, _message, (_CODE_ENDS, _CODE_SIGNS), limits)
    return made


def claimed(page: Page) -> Claimed:
    """What the sources that were asked before say of the lines, in numbers."""
    strengths, families = [0.0] * len(page.lines), [-1.0] * len(page.lines)
    for position, claim in page.claims.items():
        strengths[position] = claim.confidence
    for position, group in page.known.items():
        families[position] = _NUMBERS[group.family]
    return Claimed(strengths, families)


def _is_list(page: Page) -> bool:
    """Whether the text has many short lines, as a change log, a meal plan or a filmography has, and hardly one is known from pages."""
    short = len(page.lines) - page.paragraphs
    telling = _telling(page)
    if not telling:
        return short >= MANY or _prose_share(page) < PROSE_SHARE
    if telling >= KNOWN_SHARE * short:
        return False
    return _prose_share(page) < PROSE_SHARE


def _telling(page: Page) -> int:
    """How many lines are known from pages; dates stand in lists of works, results and careers as well."""
    return sum(group.family != "date" for group in page.known.values())


def _prose_share(page: Page) -> float:
    sizes = list(map(len, page.lines))
    return sum(size for size, is_prose in zip(sizes, page.prose, strict=True) if is_prose) / max(1, sum(sizes))


def _is_item(page: Page, position: int) -> bool:
    """Whether a line begins with the same mark as most lines around it."""
    opening = page.lines[position][:2]
    if opening[0].isalnum():
        return False
    around = (*page.lines[max(0, position - 2) : position], *page.lines[position + 1 : position + 3])
    return sum(line.startswith(opening) for line in around) >= ALIKE


def _is_row(line: str) -> bool:
    """Whether a line holds so many numbers that it may be of a table or a match report."""
    return len(_NUMBER.findall(line)) >= NUMBERS


def _is_year(line: str) -> bool:
    """Whether a line is nothing but a year: the heading of a list of works, of seasons, of a chronicle."""
    return len(line) == 4 and bool(_YEAR.fullmatch(line))


def _is_code(line: str) -> bool:
    """Whether a line is written like a statement of a programming language."""
    return line.endswith(_CODE_ENDS) or any(map(line.__contains__, _CODE_SIGNS))


def _message(line: str, leaves: bytes) -> str:
    return f"looks like what pages leave around articles, by {_listed(table().reasons(line, leaves))}"


def _listed(reasons: Iterable[str]) -> str:
    """The reasons as an editor would put them: many features say the same thing to a person."""
    spoken = dict.fromkeys(reason if reason.startswith(WORDS[0]) else _SPOKEN[reason] for reason in reasons)
    return " and ".join([", ".join([*spoken][:-1]), *[*spoken][-1:]] if len(spoken) > 1 else spoken)


def _weighed(claim: Claim, line: str, leaves: bytes) -> str:
    told = claim.message if isinstance(claim.message, str) else claim.message()
    more = [reason for reason in table().reasons(line, leaves) if _SPOKEN.get(reason) != "its wording"]
    return f"{told}, and by {_listed(more)}" if more else told
