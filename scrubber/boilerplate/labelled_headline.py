"""A headline that begins like a label of the page: “Video: Horse pulled out of the harbour”, “Newsletter vom Bürgermeister”."""

import re

from scrubber.boilerplate.evidence import Claim, Page
from scrubber.boilerplate.stems import count_words, stems
from scrubber.expressions import expression

WORDS = 3  # of a headline, at least
BEGINS = ("share", "subscribe", "ui")  # families with labels that headlines begin with, too,
SHOWS = ("photo-credit", "related")  # and those of which only films are told of by a label before the headline
BODY = 20_000  # characters of the text in which its words are looked for

_SHOWS = expression(
    r"\W{0,2}(?:vid[eé]os?|видео|відео|βίντεο|watch|film|wideo|videó|clip|فيديو|بالفيديو|ویدیو|वीडियो|视频|影片|影音|動画|영상)\s?[:：|/–—-]",
    re.IGNORECASE,
)


def hold_labelled_headline(page: Page, verdicts: dict[int, Claim], safe: float, proposed: float) -> None:
    """Leave the first line of a text to be looked at if a paragraph follows it that holds a word of it, whatever label it begins with.

    Parameters:
        page: The page.
        verdicts: The claim that counts on each line; the one on such a headline is weakened.
        safe: The confidence from which a line goes.
        proposed: The confidence of a line that is left for somebody to look at.
    """
    claim = verdicts.get(0)
    if claim is None or claim.confidence < safe or claim.cut is not None or len(page.lines) < 2 or page.cut[0]:
        return
    line = page.lines[0]
    if claim.family not in BEGINS and not (claim.family in SHOWS and _SHOWS.match(line)):
        return
    if not page.prose[1] or page.prose[0] or count_words(line) < WORDS:
        return
    body = "\n".join(page.lines[1:])[:BODY].casefold()
    if any(stem in body for stem in stems(line)):
        verdicts[0] = claim._replace(confidence=proposed)
