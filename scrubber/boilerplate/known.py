"""Evidence from the wording of lines: the rules, where they hold."""

from collections.abc import Iterator

from scrubber.boilerplate.evidence import Claim, Page
from scrubber.boilerplate.stems import CLOSED
from scrubber.boilerplate.wordings import about_author
from scrubber.expressions import expression

ELSEWHERE = 0.5  # the share of its confidence that is left of a rule where its condition is not met: there most such lines are content
SURE = 0.96  # the confidence from which a rule's line at an edge of the text,
COMPANY = 0.98  # beside another one, is as sure as this: bylines 51 of 51, without company 66 of 80
# So is, in the head, a date with its year and a time of the day: 373 of 373 on the development sets, of others with a year 313 of 342.
ITEM = 40  # characters from which a line with a bullet is an item of the article's own list: 8 of 28 were content
ENDING = 4  # paragraphs at the end of a text, no more than half of them, where notes on the author stand: at 3 to 5 the same lines are lost
TABLE = 4  # dates in a row, all different; a page prints two or three
CHRONICLE = 3  # dates with a paragraph after each, from which they are headings; at 2, 4 and 5 one text of 369 changes
INTRODUCING = 2  # dates with a colon, from which they head what follows: 4 of 4 were content

_TIMED = expression(r"\d{1,2}[:.]\d\d\b")
_TIME = expression(r"(?<![\d.:])\d{1,2}(?::|h|時|시 ?)\d\d(?![\d.])")
_YEAR = expression(r"(?<!\d)(?:1\d|20)\d\d(?!\d)")


def from_wordings(page: Page) -> Iterator[Claim]:
    """Claims on the lines whose wording is known."""
    headings = _date_headings(page)
    strong = {
        position
        for position, group in page.known.items()
        if position not in headings
        and group.where != "beside"
        and not _is_item(page.lines[position])
        and holds(page, position, group.where)
    }
    for position, group in page.known.items():
        if position in headings:
            continue
        if position in strong and group.where == "edge" and not strong.isdisjoint((position - 1, position + 1)):
            confidence = max(group.confidence, COMPANY) if group.confidence >= SURE else group.confidence
            yield Claim(position, position, group.family, confidence, f"{group.noun}, by its wording and its neighbours")
        elif position in strong:
            confidence = max(group.confidence, COMPANY) if _is_stamp(page, position, group.family) else group.confidence
            yield Claim(position, position, group.family, confidence, f"{group.noun}, by its wording")
        elif group.where == "beside" and not _is_item(page.lines[position]) and _has_company(page, position, strong):
            yield Claim(position, position, group.family, group.confidence, f"{group.noun}, by its wording and its neighbours")
        else:
            yield Claim(position, position, group.family, group.confidence * ELSEWHERE, f"perhaps {group.noun}, by its wording alone")
    yield from _about_author(page)


def _about_author(page: Page) -> Iterator[Claim]:
    """Claims on sentences about the author, which stand in the last paragraphs or after them."""
    first, paragraphs = len(page.lines), min(ENDING, page.paragraphs // 2)
    while first > 1 and paragraphs > 0:
        first -= 1
        paragraphs -= page.prose[first]
    after = False
    for position in range(first, len(page.lines)):
        group = about_author(page.lines[position], after=after)
        after = group is not None
        if group is not None and position not in page.known:
            yield Claim(position, position, group.family, group.confidence, "a note on the author, by its wording and its place")


def _is_item(text: str) -> bool:
    return len(text) > ITEM and text.startswith(("- ", "• "))


def _is_stamp(page: Page, position: int, family: str) -> bool:
    """Whether a line is the date and time of publication, above the article."""
    if family != "date" or page.prose_before[position]:
        return False
    line = page.lines[position]
    return _TIME.search(line) is not None and _YEAR.search(line) is not None


def _date_headings(page: Page) -> set[int]:
    """Dates and times that head paragraphs, as in a chronicle or a live ticker: there are several, and text follows each.

    Times that begin a paragraph count with them. Headings are also dates from one year to another, as in a career, whatever
    follows, and dates with a colon, as in a programme; and dates in a row are a table.
    """
    last = len(page.lines) - 1
    all_dates = [position for position, group in page.known.items() if group.family == "date"]
    spans = {position for position in all_dates if len(set(_YEAR.findall(page.lines[position]))) > 1}
    dates = {position for position in all_dates if position < last and _is_text(page, position + 1)}
    timed = sum(1 for line, prose in zip(page.lines, page.prose, strict=True) if prose and _TIMED.match(line)) if dates else 0
    headings = spans | dates if len(dates) + timed >= CHRONICLE else spans
    introducing = {position for position in all_dates if position < last and page.lines[position].endswith((":", "："))}
    if len(introducing) >= INTRODUCING:
        headings |= introducing
    for row in _rows(all_dates):
        if len(row) >= TABLE and len({page.lines[position] for position in row}) == len(row):
            headings.update(row)
    return headings


def _rows(positions: list[int]) -> Iterator[list[int]]:
    """Positions that follow each other, together."""
    row: list[int] = []
    for position in positions:
        if row and position != row[-1] + 1:
            yield row
            row = []
        row.append(position)
    yield row


def _is_text(page: Page, position: int) -> bool:
    """Whether a line is a paragraph, or, where a text lost its line breaks, a closed sentence that no rule knows."""
    if page.prose[position]:
        return True
    return position not in page.known and CLOSED.search(page.lines[position]) is not None


def _has_company(page: Page, position: int, strong: set[int]) -> bool:
    """Whether a line has another one of the page beside it, at an end of the text."""
    if not holds(page, position, "edge"):
        return False
    return any(other in strong or other in page.known for other in (position - 1, position + 1))


def holds(page: Page, position: int, where: str) -> bool:
    """Whether a line stands where a group's wordings hold, its neighbours left aside."""
    if where == "anywhere":
        return True
    head = page.prose_before[position] <= 1
    tail = page.prose_after(position) <= 1
    if where == "head":
        return head
    return page.paragraphs > 0 and (tail or (head and where == "edge"))
