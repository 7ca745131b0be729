"""Evidence from code of the page: scripts, styles and remains of templates that extraction took for text.

    script      `window._taboola = window._taboola || [];`, `$(document).ready(function () {` and what follows up to `});`
    style       `.tdi_7{min-height:0}`, `@media (max-width: 600px) { … }`
    template    `{{userName}}`, `{% endif %}`, `{| title |}`
    shortcode   `[gallery ids="1,2"]`
    markup      `<!-- end of slot -->`, `<br />`, data for search engines

An article about programming quotes such code. So what any program may hold goes only above the first paragraph or below the last, and
only where nothing else on the page is code and no paragraph speaks of it. What names a page's own software (advertising, statistics,
comments, page builders) goes anywhere; where a paragraph speaks of code, it is proposed.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from scrubber.boilerplate.evidence import Claim, Page
from scrubber.boilerplate.lines import LONGEST
from scrubber.expressions import expression
from scrubber.vocabulary import Phrases

FAMILY = "widget"
CERTAIN, PERHAPS = 0.98, 0.75
SPAN = 60  # lines of a script, at most
AROUND = 100  # characters of words beside the marks of a template, at most
KEPT = 40  # characters of what stays of a line to whose end a script is glued, at least
BODY = 6_000  # characters of paragraphs in which an article about code says so
DENSE = 0.02  # share of signs of code from which on a long line is no paragraph that may speak of code

_SIGNS = ("{", "}", ";", "=", '":')
_MARKS = "{<="  # one of these is in a text with code of a page; single characters are found fastest
_SOFTWARE = tuple(
    (  # names that only pages have, as scripts and styles write them, without a first letter that is now large, now small
        "adsbygoogle google_ad_ googletag div-gpt-ad gtag( dataLayer _gaq GoogleAnalyticsObject ga(' fbq( fbAsyncInit FB.init FB.XFBML "
        "FB.Event connect.facebook.net fb-root fb_iframe_widget twttr platform.twitter.com twitter-tweet instagram-media aboola utbrain "
        "OBR. riteo pbjs prebid apstag omscore COMSCORE scorecardresearch _sf_async_config hartbeat isqus DISQUS jwplayer( rightcove "
        "lementor wpcf7 wp-includes wp-content wp-emoji wp-block wp-json wp-site wp-skip "
        "_wpemoji wpb_ .vc_ [vc_ [/vc_ et_pb_ tdi_ tdb_ tdb- tdc_ "
        "tdc- tda_ tds_ td_block td_res td_module td_uid jeg_ .fusion- fl-node- uagb- sharedaddy mc_embed mc4wp ediavine ezoic "
        "ezstandalone __ez _mgq MarketGid evcontent harethis ddthis a2a_config addtoany OneSignal _satellite arsely PARSELY _qevts "
        "quantserve htlbid yaContextCb Ya.Context Ya.adfox Ya.share mc.yandex adfox _hmt hm.baidu.com emius cnzz __CF$cv cdn-cgi sas.cmd "
        "sas.call sas.render _stq _tmr top.mail.ru VK.Widgets VK.init VK.Retargeting tp.push piano.io"
    ).split()
)
_OWN = expression(  # what a page does with itself
    r"\$\(\s?(?:document|window|function)\b|\bjQuery\(|DOMContentLoaded|\.innerHTML\b|\bdocument\.(?:addEventListener|write|getElement|"
    r"querySelector|createElement|body|head|cookie|domain|location)|\bwindow\.(?:addEventListener|onload|location|\w+\s?=)|"
    r"\bd\.getElementsByTagName|\bcontentDocument\b"
)
_BEGINS = expression(  # as a statement does, or a rule of a style sheet
    r"[!;(){}\[\]|&,:?+\s]*(?:(?:async )?function\b|(?:var|let|const)\s|(?:if|for|try|while|switch)\s?[({]|<(?:script|style)\b|//|/\*|"
    r"[\w$]+(?:\.[\w$]+|\[[^\[\]\n]{1,40}\])*\s?(?:[({=+.\[]|\|\|)|\$\(|\}|[.#@][A-Za-z_-][^{}\n]{0,200}\{)"
)
_END_SIGNS = ";{}()[],|*/&>"
_END_WORDS = expression(r"(?:[\w$]{1,40}[._])+[\w$]{1,40}$")
_TOLD = expression(  # what a program says or notes, which may be sentences
    r"(?<=[(=:\[{+])\s?(?:\"[^\"\n]*\"|'[^'\n]*')|/\*.*?\*/|//\s[^\n]*$|\b(?:async|await|case|const|delete|else|export|from|function|if|import|"
    r"in|let|new|of|return|throw|typeof|var|void)\b"
)
_WORDS = expression(
    r"(?<![^\W\d_])(?:[^\W\d_]{2,}[,.]?\s+){2}[^\W\d_]{2}|(?:(?![\x00-\xff])\w){6}"
)  # a range of Unicode would take a millisecond to compile
_PROPERTY = (
    r"(?:--[\w-]{1,40}|(?:-(?:webkit|moz|ms|o)-)?(?:align|animation|background|border|bottom|box|clear|color|content|cursor|display|fill|"
    r"filter|flex|float|font|gap|grid|height|justify|left|letter|line|list|margin|max|min|object|opacity|order|outline|overflow|padding|"
    r"pointer|position|right|text|top|transform|transition|vertical|visibility|white|width|word|z)(?:-[a-z-]{1,40})?)"
)
_SELECTOR = r"[.#@*:a-z\[][\w\s.#>+~*:,()\[\]=\"'^$|%-]{0,300}"
_DECLARED = rf"{_PROPERTY}\s*:[^{{}};]++(?:;\s*+|(?=\}}))"
_STYLE = expression(rf"(?:@media[^{{}}]{{1,120}}\{{\s*)?(?:{_SELECTOR}\{{\s*+(?:{_DECLARED})*+\}}\s*)+\}}?")
_STYLE_BEGINS = expression(r"(?:[.#][A-Za-z_-]|@media\b)[\w\s.#>+~*:,()-]{0,200}\{")
_TEMPLATE = expression(
    r"\{\{\{?\s*(?:[#/^]\s?[A-Za-z_$][\w.$]*(?:\s+[\w.$@=\"'-]{1,40}){0,4}|[&>]?\s*[A-Za-z_$][\w.$]*)\s*\}?\}\}|\{\|\s?[\w.]+\s?\|\}|"
    r"\{%-?\s*\w[^%{}\n]{0,100}%\}|<%[=-]?\s[^%<>\n]{1,100}%>"
)
_TEMPLATE_MARKS = ("{{", "{|", "{%", "<%")
_VALUE = expression(r"[:=]\s?[\"']?\{\{|\}\}[\"']")  # what is given to a program
_CONTROL = expression(r"\{\{[#/^]\s?\w|\{\||\{%|<%")
_SECTION = expression(r"\{\{[#^]\s?\w")  # of a template that the reader's program fills in; who writes about those says so
_CLEAR = expression(r"[a-z][A-Z]|\w[._]\w")  # userName, item.title, start_price: no word of a wiki's or of a letter's
_ATTRIBUTE = r"(?:\s+[\w-]{1,40}\s?=\s?(?:[\"”″'’][^\"”″'’\[\]\n]{0,300}[\"”″'’]|[\w./:#-]{1,200}))"
_SHORTCODE = expression(
    r"(?:\s*\[(?:/?(?:vc|et_pb|fusion|wp|mc4wp|su|td|tds|tdc|ux|av|mk|nectar|siteorigin)_"
    rf"[\w-]{{1,60}}{_ATTRIBUTE}*|[a-z][\w-]{{1,40}}{_ATTRIBUTE}+)\s*/?\])+(?:\s*\[/[a-z][\w-]{{1,40}}\])*\s*"
)
_HTML = (
    r"(?:a|article|aside|b|blockquote|br|button|center|div|em|embed|font|footer|form|header|hr|i|iframe|img|input|ins|label|li|link|main|"
    r"meta|nav|noscript|object|ol|p|param|script|section|small|source|span|strong|style|svg|table|tbody|td|tr|u|ul|video)"
)
_MARKUP = expression(rf"(?:<!--(?:(?!-->).){{0,400}}-->\s*|</?{_HTML}(?:\s[^<>]{{0,600}})?/?>\s*)+")
_DATA = expression(r"\[?\s*\{\s*\"@(?:context|type|graph|id)\"\s*:")
_ENDED = expression(r"[.!?…。！？][\"'”’»)]*\s*(?=[a-z_$(!;.#@<])")  # the end of a sentence, before what cannot begin one
_SPOKEN = tuple(
    (  # what articles about code speak of, in small letters
        "javascript|typescript|jquery|html|css|php|python|json|xml|yaml|snippet|shortcode|wordpress|drupal|adsense|ad manager|handlebars|"
        "mustache|jinja|django|vue.js|angularjs|node.js|ansible|github|home assistant|stack overflow|tag manager|google analytics|"
        "source code|embed code|sample code|example code|tracking code|the code|this code|following code|your code|line of code|"
        "lines of code|code above|code below|coding|programmer|programming|script tag|meta tag|merge tag|plugin| template|placeholder|"
        "stylesheet|style sheet|schema.org|structured data|quellcode|código fuente|code source|codice sorgente|wikitext|"
        "```|源代码|代码如下|程式碼|"
        "ソースコード|소스 코드|스크립트|スクリプト|browser|your page|your site|your website|your account|automation|listener|"
        "two tags| script |浏览器|瀏覽器|ブラウザ|브라우저|браузер|страница|页面|исходный код|скрипт|шаблон"
    ).split("|")
)
_CODE_BEGINS = expression(
    r"(?:#include|import|from|def|class|using|package|export|private|public|static|return)\b[^.!?]{0,80}$|\$ |>>> |<\?"
)
_CODE_ENDS = ("{", "}", ");", "),", "];", ") ;")
_CODE = expression(r"[=({][^\n]{0,400};$|[:=]\s?[\"']?\{\{|\{%|\w\(\);|[!=]=\s|=>|\}\}[|:]|\{\{[^{}]*\|")  # in lines with one of `_MARKS`
_INTRODUCES = (":", "：")

Code = tuple[int, int, str]  # the first line, the last, and what they are


def from_page_code(page: Page) -> Iterator[Claim]:
    """Scripts, styles, templates and markup of the page."""
    marked = {position for mark in _MARKS if mark in page.text for position, line in enumerate(page.lines) if mark in line}
    nouns = {position: _noun(page.lines[position]) for position in marked}
    cuts = {position: cut for position, noun in nouns.items() if not noun and (cut := _glued(page.lines[position]))}
    for position, cut in cuts.items():
        yield Claim(position, position, FAMILY, CERTAIN, "code of the page, glued to the end of a sentence", cut)
    if not any(nouns.values()):
        return
    named: list[Code] = []
    others: list[Code] = []
    last = -1
    for position, line in enumerate(page.lines):
        if position <= last or position in cuts:
            continue
        # once there is code, a weaker mark tells of it, too
        noun = nouns[position] if position in nouns else _noun(line) if ");" in line or "[/" in line else None
        if noun:
            last = _end(page.lines, position) if noun in ("script", "style") else position
            (named if _names_software(line) else others).append((position, last, noun))
    yield from _claims(page, named, others)


def _has(line: str, marks: Sequence[str]) -> bool:
    return any(map(line.__contains__, marks))


@cache
def _software() -> Phrases:
    return Phrases(_SOFTWARE)


def _names_software(line: str) -> bool:
    """Whether a line holds a name that only pages have."""
    return _software().any(line)


def _noun(line: str) -> str | None:
    """What kind of code a line is, if it may be the page's."""
    if len(line) > LONGEST:
        return None
    if line[0] in "<[" and (_MARKUP.fullmatch(line) or _SHORTCODE.fullmatch(line)):
        return "markup"
    if line[0] in "{[" and line[-1] in "}]," and _DATA.match(line):
        return "data"
    if "{" in line and (_STYLE.fullmatch(line) or _STYLE_BEGINS.fullmatch(line)):
        return "style"
    if _has(line, _TEMPLATE_MARKS) and _TEMPLATE.search(line):
        return "template" if len(_TEMPLATE.sub("", line)) <= AROUND and not _VALUE.search(line) else None
    if _BEGINS.match(line) and _ends(line) and (_names_software(line) or _OWN.search(line)):
        return None if _WORDS.search(_TOLD.sub("", line)) else "script"
    return None


def _ends(line: str) -> bool:
    """Whether a line ends as a statement does, or a rule of a style sheet."""
    if not line[-1].isalnum() and line[-1] not in "_$":
        return line[-1] in _END_SIGNS
    return _END_WORDS.search(line, max(0, len(line) - AROUND)) is not None


def _glued(line: str) -> int:
    """Where code of the page begins that follows the last sentence of a line; 0 if there is none."""
    if len(line) > KEPT and line[-1] in ";})>" and _names_software(line[-LONGEST:]):
        for found in _ENDED.finditer(line, max(KEPT, len(line) - LONGEST)):
            rest = line[found.end() :]
            if _names_software(rest) and _noun(rest) in ("script", "style", "markup"):
                return len(line[: found.end()].rstrip())
    return 0


def _end(lines: Sequence[str], first: int) -> int:
    """The last line of a script or a rule that begins on a line: where its brackets are closed, or the line itself."""
    depth = 0
    for position in range(first, min(first + SPAN, len(lines))):
        opened = _opened(lines[position])
        if opened is None:
            return first
        depth += opened
        if depth <= 0:
            return position
    return first


def _opened(line: str) -> int | None:
    """How many brackets a line of code opens that it does not close; None if it is none, because it says something."""
    bare = _TOLD.sub("", line)
    if len(line) > LONGEST or _WORDS.search(bare):
        return None
    return bare.count("{") - bare.count("}")


def _claims(page: Page, named: Sequence[Code], others: Sequence[Code]) -> Iterator[Claim]:
    found = {position for first, last, _ in (*named, *others) for position in range(first, last + 1)}
    rest = [(position, line) for position, line in enumerate(page.lines) if position not in found]
    paragraphs = [line for position, line in rest if page.prose[position] and sum(map(line.count, _SIGNS)) <= DENSE * len(line)]
    speaks = _has(" ".join(paragraphs)[:BODY].casefold(), _SPOKEN)
    for first, last, noun in named:
        confidence = PERHAPS if speaks or _is_introduced(page, first, found) else CERTAIN
        yield Claim(first, last, FAMILY, confidence, f"code of the page ({noun}), by a name that is in it")
    if speaks or any(_is_code(line[:LONGEST]) for _, line in rest):
        return
    templates = [page.lines[first] for first, _, noun in others if noun == "template"]
    clear, sections = any(map(_is_clear, templates)), any(map(_SECTION.search, templates))
    for first, last, noun in others:
        if _is_introduced(page, first, found):
            continue
        line = page.lines[first]
        outside = page.prose_before[first] == 0 or page.prose_after(last) == 0
        certain = outside
        if noun == "template":
            certain = (outside or sections) and (_is_clear(line) or (clear and _is_bare(line)))
        if certain or noun != "markup":  # what is proposed, the score may take out
            yield Claim(first, last, FAMILY, CERTAIN if certain else PERHAPS, f"code of the page ({noun}) in a text that has no other")


def _is_code(line: str) -> bool:
    """Whether a line holds what programs do and lines of news hardly ever."""
    return line.endswith(_CODE_ENDS) or bool(_CODE_BEGINS.match(line)) or (_has(line, _MARKS) and bool(_CODE.search(line)))


def _is_clear(line: str) -> bool:
    """Whether it is plain to see that a template has not been filled in, and the line is hardly more than that."""
    return bool(_CONTROL.search(line)) or (_is_bare(line) and bool(_CLEAR.search(line)))


def _is_bare(line: str) -> bool:
    """Whether there is no word beside the marks of a template."""
    return not any(map(str.isalpha, _TEMPLATE.sub("", line)))


def _is_introduced(page: Page, first: int, found: set[int]) -> bool:
    """Whether the article announces what follows, as it does with what it quotes."""
    return first > 0 and first - 1 not in found and page.lines[first - 1].endswith(_INTRODUCES)
