"""Evidence from embedded posts: what opens one, its text, its link and what closes it are one thing.

Pages set posts of other sites into the article, and extraction leaves their text in one of these forms:

    signature   the text, perhaps a link; then “— Name (@handle) March 3, 2024” on the same line or the next (X, Bluesky, Mastodon)
    frame       “View this post on Instagram”, the caption, “A post shared by Name (@handle)”, in any language
    card        the name, “@handle”, the text, “9:30 AM · Mar 3, 2024”, counters and buttons (X, Bluesky, Threads, Telegram)
    sound       “@handle”, the caption, “♬ original sound – Name” (TikTok)

A post goes as a whole or not at all: where it begins is certain in a frame, and a guess in the other forms.
"""

import re
from collections.abc import Iterator

from scrubber.boilerplate.evidence import Claim, Page
from scrubber.boilerplate.shapes import LINE_OF_POST, LINK, may_be_linked, shaped
from scrubber.expressions import expression

FAMILY = "embedded-post"
POST = 320  # characters of a post's text that bears no link, at most; nothing changes from 200 to 500
SPAN = 8  # lines between what opens a post and what closes it, at most; nothing changes from 5 to 12
CERTAIN, LINKED, PERHAPS = 0.97, 0.96, 0.75

_HANDLE = r"@[\w.-]{1,60}(?:@[\w.-]{3,60})?"  # Mastodon's name the server, too
_NAME = r"[^()\n]{1,80}"
_DASH = r"(?:[-–—―]|&mdash;)"
_SIGNATURE = expression(rf"{_DASH}\s?{_NAME}\s\({_HANDLE}\)(?:\s.{{0,40}})?")  # — Name (@handle) December 27, 2024
_SIGNED = expression(rf"{_DASH}\s?{_NAME}\s\({_HANDLE}\)\s(?=.{{0,39}}\d).{{4,40}}$")  # the same at the end of the post's own line
_LINK = expression(r"\b(?:pic\.(?:twitter|x)\.com/|(?:https?://)?t\.co/)\w+\W*$")
_POSTED = expression(r"(?:^|\s)[@#]\w|https?://|[\U0001F000-\U0001FAFF\u2600-\u27bf]|…$|\.\.\.$")  # what posts have and sentences lack
_EMBED = expression(
    r"\[(?:image|image or embed|video|contains quote post or other embedded content)\]", re.IGNORECASE
)  # Bluesky's stand-in

_NAMES = ("instagram", "facebook", "threads", "tiktok", "twitter", "bluesky", "mastodon", "telegram", "linkedin", "youtube")
_SITES = rf"(?:{'|'.join(_NAMES)}|\bx\b)"
_VIEW = (
    r"(?:view|see|watch|ansehen|anzeigen|sieh|voir|afficher|ver |visualiz|veja|guarda|vedi|bekijk|visa |se dette|se på|näytä|katso|"
    r"wyświetl|zobacz|zobraz|посмотр|смотр|перегл|див|вижте|gör|görüntüle|عرض|شاهد|مشاهدة|הצג|देखें|দেখুন|查看|观看|觀看|見る|보기|"
    r"lihat|xem |ดู|megtekint|nézd|vezi|προβολή|δείτε|pogledaj|prikaži)"
)
_OPENER = expression(rf"(?=.{{0,70}}{_SITES})(?=.{{0,70}}{_VIEW})[^.!?]{{6,70}}", re.IGNORECASE)
_SHARED = (
    r"(?:shared by|posted by|geteilt|partagée|compartid|condivis|partilhad|compartilhad|gedeeld|delat av|delt av|delt af|jakama|"
    r"udostępnion|sdílen|zdieľa|megosztott|distribuit|dijeli|публикация|допис|поширен|споделен|κοινοποι|paylaş|dibagikan|chia sẻ|แชร์|"
    r"مشاركة|שותף|साझा|শেয়ার|分享|シェアした|공유)"
)
_CLOSER = expression(rf"(?=.{{0,120}}{_SHARED})[^\n]{{0,100}}[(（]{_HANDLE}[)）][^.!?。]{{0,60}}", re.IGNORECASE)
_FRAMED = expression(
    rf"(?=[^.!?]{{0,40}}{_SITES})(?=[^.!?]{{0,40}}{_VIEW}).*{_SHARED}.{{0,100}}[(（]{_HANDLE}[)）].{{0,60}}",
    re.IGNORECASE,
)
_POST_BY = expression(  # Threads and Mastodon
    r"(?:a )?(?:post|beitrag|publication|publicación|publicação|bericht|inlägg|innlegg|opslag|публикация|gönderi) "
    rf"(?:by|von|de|del|av|af|van|от)?\s?{_HANDLE}(?:\s.{{0,20}}{_SITES})?",
    re.IGNORECASE,
)
_SOUND = expression(r"♬.{2,80}")
_HANDLE_LINE = expression(rf"{_HANDLE}(?:\s*[·•].{{0,20}})?")
_TIME = expression(  # 9:30 AM · Mar 3, 2024 · 12.3K Views
    r"\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?\s?[·•-]\s?(?=.*\d).{4,24}(?:\s?[·•].{2,30})?|.{4,20}\d{4}(?:\s?[·•,]\s?|\s\w{1,3}\s)\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?",
    re.IGNORECASE,
)
_CONTROL = expression(
    r"[·•]|\d[\d.,]*\s?[kmbтк]?|"
    r"\d[\d.,]*\s?[kmb]? (?:views?|likes?|replies|reply|reposts?|retweets?|quotes?|shares?|comments?|bookmarks?)|"
    r"read (?:\d[\d.,]*[km]? )?(?:replies|reply|more on (?:x|twitter))|show (?:more|this thread)|translate (?:post|tweet)|"
    r"view (?:quotes|replies|more on .{1,20})|reply|repost|retweet|likes?|share|follow|following|copy link(?: to post)?|"
    r"explore what.s happening on (?:x|twitter)|replying to @\w+.{0,40}|t\.me/\w+(?:/\d+)?",
    re.IGNORECASE,
)


def from_posts(page: Page) -> Iterator[Claim]:
    """Posts of social networks, by what opens and closes them and by the short link at the end of their text."""
    lines = page.lines
    named = [position for position, text in enumerate(lines) if "@" in text and len(text) <= LINE_OF_POST] if "@" in page.text else []
    for position in named:
        yield from _signed(page, position)
        yield from _framed(page, position)
        yield from _card(page, position)
    for position in [position for position, text in enumerate(lines) if "♬" in text] if "♬" in page.text else ():
        if _SOUND.fullmatch(lines[position]):
            yield _sound(page, position)
    linked = [position for position in shaped(may_be_linked, lines) if _is_linked(lines[position])]
    for position in linked:
        if not (position + 1 < len(lines) and _SIGNATURE.fullmatch(lines[position + 1])):
            yield Claim(position, position, FAMILY, LINKED, "an embedded post, by its link")


def _signed(page: Page, position: int) -> Iterator[Claim]:
    text = page.lines[position]
    if "(@" in text:
        if _SIGNATURE.fullmatch(text):
            yield from _post(page, position)
        elif _SIGNED.search(text, max(0, len(text) - 180)):
            yield Claim(position, position, FAMILY, CERTAIN, "an embedded post, by its signature")


def _post(page: Page, signature: int) -> Iterator[Claim]:
    """The claims on a post that ends with the given line.

    The line above a signature is the post's text for certain only if it looks like one; otherwise it may be the
    article's own, and is proposed. A signature with neither date nor link is somebody's name under a quotation.
    """
    first = signature
    while first and signature - first < 6 and (_LINK.fullmatch(page.lines[first - 1]) or _EMBED.fullmatch(page.lines[first - 1])):
        first -= 1
    dated = any(map(str.isdigit, page.lines[signature].rpartition(")")[2]))
    if first:
        above = page.lines[first - 1]
        marked = first < signature and len(above) <= POST  # Bluesky's stand-in says that a post stands above
        if _is_linked(above) or marked or (dated and len(above) <= POST and _POSTED.search(above)):
            yield Claim(first - 1, signature, FAMILY, CERTAIN, "an embedded post: its text and its signature")
            return
        if dated and len(above) <= POST:
            yield Claim(first - 1, first - 1, FAMILY, PERHAPS, "perhaps the text of the embedded post whose signature follows")
    if dated or first < signature:
        yield Claim(first, signature, FAMILY, CERTAIN, "the signature of an embedded post")


def _framed(page: Page, position: int) -> Iterator[Claim]:
    """“View this post on …” and what follows up to “A post shared by … (@handle)”."""
    text = page.lines[position]
    is_signed = "(@" in text or "（@" in text
    if (is_signed and _FRAMED.fullmatch(text)) or _POST_BY.fullmatch(text):
        below = page.lines[position + 1 : position + 2]
        last = position + any(map(_is_opener, below))  # “View on Threads” stands below
        yield Claim(position, last, FAMILY, CERTAIN, "an embedded post, by what opens and closes it")
    elif is_signed and _CLOSER.fullmatch(text):
        above = range(position - 1, max(-1, position - SPAN - 2), -1)
        opener = next((at for at in above if _is_opener(page.lines[at])), None)
        if opener is not None:
            caption = page.lines[opener + 1 : position]
            sure = sum(map(len, caption)) <= POST or any(map(_POSTED.search, caption))
            yield Claim(opener, position, FAMILY, CERTAIN if sure else PERHAPS, "an embedded post, with its frame")


def _card(page: Page, position: int) -> Iterator[Claim]:
    """A name, a handle, the post's text, the time, and the buttons under it."""
    text = page.lines[position]
    if text[0] != "@" or not _HANDLE_LINE.fullmatch(text):
        return
    below = range(position + 1, min(len(page.lines), position + SPAN + 2))
    time = next((at for at in below if len(page.lines[at]) <= LINE_OF_POST and _TIME.fullmatch(page.lines[at])), None)
    if time is None:
        return
    last = time
    while last + 1 < len(page.lines) and _CONTROL.fullmatch(page.lines[last + 1]):
        last += 1
    first = position - 1 if position and _is_name(page.lines[position - 1]) else position
    yield Claim(first, last, FAMILY, CERTAIN, "an embedded post, from its name to its time")


def _sound(page: Page, position: int) -> Claim:
    """A handle, a caption and the sound under a video."""
    above = range(position - 1, max(-1, position - SPAN), -1)
    first = next((at for at in above if page.lines[at][0] == "@" and len(page.lines[at]) <= LINE_OF_POST), None)
    if first is None:
        first = position - 1 if position and "#" in page.lines[position - 1] and len(page.lines[position - 1]) <= POST else position
    return Claim(first, position, FAMILY, CERTAIN, "an embedded video, with its sound")


def _is_linked(text: str) -> bool:
    """Whether a line ends with the short link of a post."""
    return may_be_linked(text) and ("pic." in text or "t.co/" in text) and bool(_LINK.search(text, max(0, len(text) - LINK)))


def _is_opener(text: str) -> bool:
    """Whether a line asks to view a post where it was published."""
    return len(text) <= 70 and bool(_OPENER.fullmatch(text))


def _is_name(text: str) -> bool:
    """Whether a line can be the name above a handle."""
    return len(text) <= 50 and text[-1] not in ".!?:,;。！？"
