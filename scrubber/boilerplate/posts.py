"""Evidence from embedded posts: a post's text, its link and its signature are one thing."""

import re
from collections.abc import Iterator

from scrubber.boilerplate.evidence import Claim, Page

LONGEST = 700  # characters of a line of a post, at most
POST = 320  # characters of a post's text that bears no link, at most

_SIGNATURE = re.compile(r"[-–—―]\s?[^()\n]{1,80}\s\(@\w{1,30}\)(?:\s.{0,40})?")  # — Name (@handle) December 27, 2024
_SIGNED = re.compile(r"[-–—―]\s?[^()\n]{1,80}\s\(@\w{1,30}\)\s(?=.{0,39}\d).{4,40}$")  # the same at the end of the post's own line
_LINK = re.compile(r"\b(?:pic\.(?:twitter|x)\.com/|(?:https?://)?t\.co/)\w+\W*$")
_POSTED = re.compile(r"(?:^|\s)[@#]\w|https?://|[\U0001F000-\U0001FAFF\u2600-\u27bf]|…$|\.\.\.$")  # what posts have and sentences lack


def from_posts(page: Page) -> Iterator[Claim]:
    """Posts of X, by their signature or the short link at the end of their text."""
    whole = "\n".join(page.lines)
    if not ("@" in whole or "/" in whole) or not any(mark in whole for mark in ("(@", "pic.", "t.co/")):
        return
    signatures: set[int] = set()
    for position, text in enumerate(page.lines):
        if "(@" in text and len(text) <= LONGEST:
            if _SIGNATURE.fullmatch(text):
                signatures.add(position)
                yield from _post(page, position)
            elif _SIGNED.search(text, max(0, len(text) - 180)):
                yield Claim(position, position, "embedded-post", 0.97, "an embedded post, by its signature")
    for position, text in enumerate(page.lines):
        linked = len(text) <= LONGEST and ("pic." in text or "t.co/" in text) and _LINK.search(text, max(0, len(text) - 60))
        if linked and position + 1 not in signatures:
            yield Claim(position, position, "embedded-post", 0.96, "an embedded post, by its link")


def _post(page: Page, signature: int) -> Iterator[Claim]:
    """The claims on a post that ends with the given line.

    The line above a signature is the post's text for certain only if it looks like one; otherwise it may be the
    article's own, and is proposed. A signature with neither date nor link is somebody's name under a quotation.
    """
    first = signature
    while first and signature - first < 6 and _link_only(page.lines[first - 1]):
        first -= 1
    dated = any(map(str.isdigit, page.lines[signature].rpartition(")")[2]))
    if first:
        above = page.lines[first - 1]
        linked = len(above) <= LONGEST and bool(_LINK.search(above, max(0, len(above) - 60)))
        if linked or (dated and len(above) <= POST and _POSTED.search(above)):
            yield Claim(first - 1, signature, "embedded-post", 0.97, "an embedded post: its text and its signature")
            return
        if dated and len(above) <= POST:
            yield Claim(first - 1, first - 1, "embedded-post", 0.75, "perhaps the text of the embedded post whose signature follows")
    if dated or first < signature:
        yield Claim(first, signature, "embedded-post", 0.97, "the signature of an embedded post")


def _link_only(text: str) -> bool:
    return bool(_LINK.fullmatch(text))
