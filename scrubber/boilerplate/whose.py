"""Whose thing a prompt speaks of: the site's own, or somebody else's, as the article's advice does.

`Download our app for the latest news.` asks for the site. `Download the lifeboat's app before you sail.` is a sentence of the
article, though it begins with the same words: it says whose the app is, or what for, and ends in a full stop.

So it is with a pointer: `Related: Price of fish doubles` leads to another article, whose headline begins with a capital;
`Related: the price of fish` is a heading of this one.
"""

import re
from functools import cache

from scrubber.expressions import expression
from scrubber.sentences import CLOSERS

# Families of which a pattern goes on with whatever follows. Of 490 of their lines on pages, 11 are closed and hold none of the words
# below, and of 35 of articles 8.
SPEAKING = frozenset(("contact", "paywall", "related", "share", "subscribe"))

HEADLINE = 5  # words of a headline, at least, behind a label that articles use, too; at 6 nothing changes, at 7 two pointers stay

_CLOSED = expression(rf"[.。।]['\"{re.escape(CLOSERS)}]*$")
_POINTS = expression(r".{0,44}[:：|>»]")  # what stands behind a pointer may be any sentence
# The label of a pointer, up to what it points to.
_LABEL = expression(r"[^\w(\[]*([^:：|>»(\[]{1,44}?)(?: ?[:：|>»]+| [-–—]) ?[\s\"'“”„«»‘’‹›]*(?=\w)")
# Labels that an article's own sentences begin with as well. Those of one word need not be listed.
_OWN_LABELS = frozenset(
    part
    for line in (
        "learn more|full story|from the archive|from the archives|don't miss|more news|editor's pick|must read",
        "auch interessant|unser lesetipp|passend dazu|mehr dazu|mehr zum thema|meer lezen|zie ook|ook interessant",
        "te recomendamos|le recomendamos|más información|conozca más|saiba mais|per approfondire|à lire|a lire|nos derniers articles",
        "warto przeczytać|přečtěte si|více k tématu|viac k téme|ilginizi çekebilir|xem ngay|δείτε εδώ",
        "по теме|другие новости|до теми|за темою|по темі|зверніть увагу|по темата",
    )
    for part in line.split("|")
)
# A breadcrumb of one step, which may be a pair: Home / Away.
_STEP = expression(r"[^\W\d_][^/|>»›→:]{0,20}?(?: ?[/|>»›→]+ ?)([^/|>»›→]{2,40})")
_BEHIND_BY = expression(r"(?i:sponsored|presented|brought to you|promoted|powered|paid for|supported) by ")
_ADDRESS = expression(r"\S*[./@]\w")
# Whole words; with a star beginnings of words, with a plus those behind which more must follow.
_SITES = """
ours our us we uns unser* wir notre nos nous nuestr+ nosotros nosso nossa nossos nossas conosco nostr+ noi onze ons wij vår* vores oss
nasz* nas nam naš* nás nám náš* ми мы наш* нас нам нами nostru noastr+ noștri bizi* biz kami kita μας
redaktion* rédaction redac+ redazione redactie redakc+ редакц+ editor editors

news* noticia noticias notícia notícias notizie nachrichten actu actus actualité actualités info infos informat+ informac+ informaz+
новост* новин* nieuws* wiadomości zpráv* správ* știri* hírek nyhet* nyhed* haber* berita ειδήσε+ νέα ενημέρω+ σχόλι* άρθρ*
headline headlines update updates alert alerts
article articles artikel artikeln artículo artículos artigo artigos articol+ artykuł* člán+ стать+ статті стаття статтю makale*
story stories comment comments kommentar* comentário comentários comentario comentarios commenti commentaire commentaires комментари*
podcast podcasts inbox postfach journalis* giornalis* periodis* jornalis* журналист* press presse prensa stampa média médias

abo abos abonn* abonad* abonam* abbon* subscri* suscri* assin* подпис* підпис* prenumer* přihl* account konto compte cuenta
register* field fields πεδία φόρμα cancel login premium paywall edition ausgabe édition edición unlimited
device devices appareil appareils endgerät* dispositiv+ terms conditions policy policies consent bedingungen datenschutz*

site sites website websites webseite webseiten sitio sito página pagina strona strone stronę strony stroni сайт* сторін+
ios android iphone qr newsletter newsletters telegram* телеграм* whatsapp* facebook* twitter instagram* youtube* tiktok* linkedin messenger
viber google rss feed feeds email* mail* privacy
here hier aquí aqui ici здесь tutaj här εδώ burada link* click* clic* cliq* klick* klik* tap
"""  # who speaks; what a site has to read, to hear and to send; what it sells; where it is found
_SITES_PHRASE = expression(
    r"\b(?:chúng tôi|tin tức|sua conta|promo codes?|log in|sign[ -](?:in|up)|full access|digital access|app store|play store|"
    r"stay (?:informed|updated|tuned|connected|up to date))\b"
    r"|[@©]|https?:|www\.|^\W*\d|^.{0,16}:",  # the last of them begin addresses
    re.IGNORECASE,
)
_WORD = expression(r"\w+")
# Scripts of which no words are listed; only the pointers to other articles are told from sentences in them.
_UNLISTED = (("\u0530", "\u0eff"), ("\u1000", "\u10ff"), ("\u3040", "\u30ff"), ("\u3400", "\u9fff"), ("\uac00", "\ud7af"))
_HERE = expression(r"请|點|点|こちら|から|ここ|여기|הקליקו|כאן|εδώ|यहां|यहाँ|এখানে|ที่นี่|هنا|اینجا")


def is_somebody_elses(line: str, family: str) -> bool:
    """Whether a line that begins like a prompt of a family is a whole sentence, and no word of it says that the site speaks of its own."""
    if family == "ui":
        return (step := _STEP.fullmatch(line)) is not None and (":" in step[1] or " " not in step[1] or step[1][0].islower())
    if family == "ads":
        return (by := _BEHIND_BY.match(line)) is not None and line[by.end() :][:1].islower()
    if family not in SPEAKING:
        return False
    closed = _CLOSED.search(line) is not None
    if family == "related" and (label := _LABEL.match(line)) is not None and _is_own_heading(line, label, closed=closed):
        return True
    if not closed or _is_sites(line):
        return False
    if family == "related":
        return _POINTS.match(line) is None and _HERE.search(line) is None
    return line.isascii() or not any(first <= character <= last for character in line for first, last in _UNLISTED)


def _is_own_heading(line: str, label: re.Match[str], *, closed: bool) -> bool:
    """Whether what follows the label of a pointer is no headline: it begins small or, behind a label that articles use, too, is short or a
    sentence.

    Of 173 pointers with a label that pages had, none began with a small letter, 6 were closed, and 5 had less than four words.
    """
    first = line[label.end()]
    if first.islower() and not "\u10d0" <= first <= "\u10ff":  # Georgian has no capitals to begin with
        word = line[label.end() :].split(" ", 1)[0]
        return word.islower() and _ADDRESS.match(word) is None  # not “iPhone”
    own = label[1].lower().replace("’", "'")
    if " " in own and own not in _OWN_LABELS:
        return False
    short = first.isupper() and line.count(" ", label.end()) < HEADLINE - 1
    return short or (closed and not line.endswith(("...", "…")) and _HERE.search(line) is None)


def _is_sites(line: str) -> bool:
    """Whether a line says that the site speaks of its own."""
    words, beginnings, more = _sites()
    found = _WORD.findall(line.replace("İ", "i").lower())
    if not words.isdisjoint(found) or any(word.startswith(beginnings) and word not in more for word in found):
        return True
    return _SITES_PHRASE.search(line) is not None


@cache
def _sites() -> tuple[frozenset[str], tuple[str, ...], frozenset[str]]:
    """The words by which a site speaks of its own, beginnings of others, and those of the beginnings that more must follow.

    One expression for all of them would take long to compile.
    """
    words = _SITES.split()
    return (
        frozenset(word for word in words if word[-1] not in "*+"),
        tuple(word[:-1] for word in words if word[-1] in "*+"),
        frozenset(word[:-1] for word in words if word[-1] == "+"),
    )
