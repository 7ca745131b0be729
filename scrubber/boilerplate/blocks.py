"""Evidence from blocks: a header and the short lines it owns, and menus."""

from collections.abc import Iterator

from scrubber.boilerplate.evidence import Claim, Page

OWNED = 12  # lines a header owns at most
TEASER = 160  # characters of a line that a header can own, at most
MENU = 6  # short lines in a row, without a paragraph among them, from which they can be a menu
LABEL = 40  # characters of a menu's line, at most


def from_headers(page: Page) -> Iterator[Claim]:
    """A header of links to other articles owns the short lines under it, up to the next paragraph."""
    for position, group in page.known.items():
        if not group.header or (page.prose_before[position] == 0 and page.prose_after(position) > 0):
            continue
        last = position
        while last + 1 < len(page.lines) and last - position < OWNED and _is_teaser(page, last + 1):
            last += 1
        if last > position:
            at_the_end = page.prose_after(last) == 0
            confidence = 0.98 if at_the_end else 0.6
            noun = f"a line under the header “{page.lines[position][:40]}”"
            yield Claim(position + 1, last, group.family, confidence, noun)


def from_menus(page: Page) -> Iterator[Claim]:
    """Many labels in a row, several of them known from menus, before the first paragraph or after the last."""
    first = 0
    while first < len(page.lines):
        last = first
        while last < len(page.lines) and len(page.lines[last]) <= LABEL and not page.prose[last]:
            last += 1
        if last - first >= MENU:
            known = sum(position in page.known for position in range(first, last))
            outside = page.prose_before[first] == 0 or page.prose_after(last - 1) == 0
            if known >= 3 and page.paragraphs and outside:
                confidence = min(0.97, 0.7 + known / (last - first))
                yield Claim(first, last - 1, "ui", confidence, "a line of a menu: one of many labels in a row")
        first = last + 1


def _is_teaser(page: Page, position: int) -> bool:
    text = page.lines[position]
    return len(text) <= TEASER and not page.prose[position] and not text.endswith((".", "。", ":"))
