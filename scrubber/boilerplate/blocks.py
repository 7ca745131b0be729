"""Evidence from blocks: a header and the short lines it owns, and menus."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from scrubber.boilerplate.evidence import Claim, Page
from scrubber.boilerplate.shapes import may_be_label, shaped
from scrubber.boilerplate.stems import count_words, reads_on, stems
from scrubber.expressions import expression

OWNED = 12  # lines a header owns at most
TEASER = 160  # characters of a line that a header can own, at most; nothing changes from 100 to 400
BUTTON = 3  # times a header comes from which it is a button under each item of a list: 182 lines under it were content, 9 were not
SUBHEAD = 0.34  # share of the words of a block's last line in the paragraph below it, from which it is that paragraph's heading
CERTAIN = 0.98  # that a header at the end of the text owns what follows: 222 of 224
LIKELY = 0.9  # the same between paragraphs: 170 of 183
DOUBTED = 0.75  # the same of a line that may be the subhead of the paragraph below: 19 of 28
PERHAPS = 0.6  # the same in a long list: 20 of 32
# Words from which the second and last line under a header may be the beginning of a cut sentence; nothing changes from 5 to 20.
LONG = 8
MENU = 6  # short lines in a row, without a paragraph among them, from which they can be a menu; from 4 to 8 one text of 369 changes
KNOWN_LABELS = 3  # of them that are known from menus, at least
# Of a menu's confidence, besides the share of its lines that are known; nothing changes from .2 to .9. A programme had a sixth.
MENU_KNOWN = 0.5

_COUNTER = expression(r"\d{1,3}[.)]?$")


class Block(NamedTuple):
    """A header of links to other articles and what it owns.

    Parameters:
        header: The header, a position in `Page.lines`.
        owned: The lines under it.
        whole: Whether they are known well enough to go wherever the header goes.
        claim: What speaks for that.
    """

    header: int
    owned: range
    whole: bool
    claim: Claim


def from_headers(page: Page) -> Iterator[Claim]:
    """A header of links to other articles owns the short lines under it, up to the next paragraph."""
    for block in blocks(page):
        yield block.claim


def blocks(page: Page) -> list[Block]:
    """The headers that own something, and what. Known lines among the owned ones belong to the block, too."""
    headers = [position for position, group in page.known.items() if group.header]
    if not headers:
        return []
    counts = Counter(page.key(position) for position in headers)
    return [block for header in headers if (block := _block(page, header, counts[page.key(header)]))]


def _block(page: Page, header: int, count: int) -> Block | None:
    if page.prose_before[header] == 0 and page.prose_after(header) > 0:
        return None
    last = header
    while last + 1 < len(page.lines) and last - header < OWNED and _is_teaser(page, last + 1):
        last += 1
    if page.prose_after(last) == 0:
        if last - header == 2 and page.prose[header - 1] and count_words(page.lines[last]) >= LONG and reads_on(page.lines[last]):
            last -= 1  # a headline set into the article, and the beginning of what was cut off below it
        return _of(page, header, last, CERTAIN, whole=True)
    if count >= BUTTON or page.cut[header] or not page.lines[header][0].isalpha():  # what follows in a row may be half a sentence
        return None
    if not page.prose[last + 1] and last + 1 not in page.known:  # a long list, or a line that a colon or a full stop ends
        return _of(page, header, last, PERHAPS, whole=False)
    words = stems(page.lines[last])
    below = page.lines[last + 1].casefold()
    if last > header and sum(word in below for word in words) > SUBHEAD * len(words):
        if last - 1 == header:
            return _of(page, header, last, DOUBTED, whole=False)
        last -= 1
    return _of(page, header, last, LIKELY, whole=True)


def _of(page: Page, header: int, last: int, confidence: float, *, whole: bool) -> Block | None:
    if last == header:
        return None
    message = f"a line under the header “{page.lines[header][:40]}”"
    claim = Claim(header + 1, last, page.known[header].family, confidence, message)
    return Block(header, range(header + 1, last + 1), whole, claim)


def from_menus(page: Page) -> Iterator[Claim]:
    """Many labels in a row, several of them known from menus, before the first paragraph or after the last.

    Dates do not count: they stand in careers and results, too.
    """
    labels = [position for position, group in page.known.items() if group.family != "date"]
    if len(labels) < KNOWN_LABELS or not page.paragraphs:
        return
    short = {position for position in shaped(may_be_label, page.lines) if not page.prose[position]}
    labels = [position for position in labels if position in short]
    last = 0
    while len(labels) >= KNOWN_LABELS:
        first = labels[0]
        while first > last and first - 1 in short:
            first -= 1
        last = labels[0] + 1
        while last in short:
            last += 1
        known = [position for position in labels if position < last]
        labels = labels[len(known) :]
        if last - first >= MENU and len(known) >= KNOWN_LABELS:
            # What stands between the article and the first known label, or the last, may be a list of the article.
            begin, end = first, last
            if page.prose_before[first] > 0:
                begin = known[0]
            if page.prose_after(last - 1) > 0:
                end = known[-1] + 1
            outside = page.prose_before[first] == 0 or page.prose_after(last - 1) == 0
            if outside and end - begin >= MENU:
                confidence = min(0.97, MENU_KNOWN + len(known) / (end - begin))
                yield Claim(begin, end - 1, "ui", confidence, "a line of a menu: one of many labels in a row")


def _is_teaser(page: Page, position: int) -> bool:
    text = page.lines[position]
    if position in page.known and page.known[position].family == "related":  # the next block
        return False
    if _COUNTER.fullmatch(text):  # of a ranking
        return True
    return len(text) <= TEASER and not page.prose[position] and not text.endswith((".", "。", "।", ":"))
