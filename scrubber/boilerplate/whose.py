"""Whose thing a prompt speaks of: the site's own, or somebody else's, as the article's advice does.

`Download our app for the latest news.` asks for the site. `Download the lifeboat's app before you sail.` is a sentence of the
article, though it begins with the same words: it says whose the app is, or what for, and ends in a full stop.
"""

import re

from scrubber.expressions import expression
from scrubber.sentences import CLOSERS

# Families of which a pattern goes on with whatever follows. Of 490 of their lines on pages, 11 are closed and hold none of the words
# below, and of 35 of articles 8.
SPEAKING = frozenset(("contact", "paywall", "related", "share", "subscribe"))

_CLOSED = expression(rf"[.。।]['\"{re.escape(CLOSERS)}]*$")
_POINTS = expression(r".{0,44}[:：|>»]")  # what stands behind a pointer may be any sentence
_SITES = expression(
    r"\b(?:"
    # who speaks
    r"ours?|us|we|uns|unser\w*|wir|notre|nos|nous|nuestr\w+|nosotros|noss[oa]s?|conosco|nostr\w+|noi|onze|ons|wij|vår\w*|vores|oss|"
    r"nasz\w*|nas|nam|naš\w*|nás|nám|náš\w*|ми|мы|наш\w*|нас|нам|нами|nostru|noastr\w+|noștri|noi|bizi\w*|biz|kami|kita|"
    r"chúng tôi|μας|redaktion\w*|rédaction|redac\w+|redazione|redactie|redakc\w+|редакц\w+|editors?|"
    # what a site has to read, to hear and to send
    r"news\w*|noticias?|notícias?|notizie|nachrichten|actus?|actualités?|infos?|informa[tcz]\w+|новост\w*|новин\w*|nieuws\w*|"
    r"wiadomości|zpráv\w*|správ\w*|știri\w*|hírek|nyhe[td]\w*|haber\w*|berita|tin tức|ειδήσε\w+|νέα|ενημέρω\w+|σχόλι\w*|άρθρ\w*|"
    r"headlines?|updates?|alerts?|"
    r"articles?|artikeln?|artículos?|artigos?|articol\w+|artykuł\w*|člán\w+|стать\w+|стат[тієяю]+|makale\w*|stor(?:y|ies)|"
    r"comments?|kommentar\w*|comentários?|comentarios?|commenti|commentaires?|комментари\w*|podcasts?|inbox|postfach|"
    r"journalis\w*|giornalis\w*|periodis\w*|jornalis\w*|журналист\w*|press|presse|prensa|stampa|médias?|"
    # what it sells
    r"abos?|abonn\w*|abonad\w*|abonam\w*|abbon\w*|subscri\w*|suscri\w*|assin\w*|подпис\w*|підпис\w*|prenumer\w*|přihl\w*|account|konto|compte|cuenta|"
    r"sua conta|register\w*|promo codes?|fields?|πεδία|φόρμα|cancel|"
    r"log ?in|sign[ -](?:in|up)|premium|paywall|full access|digital access|edition|ausgabe|édition|edición|unlimited|"
    r"devices?|appareils?|endgerät\w*|dispositiv\w+|terms|conditions|polic(?:y|ies)|consent|bedingungen|datenschutz\w*|"
    r"stay (?:informed|updated|tuned|connected|up to date)|"
    # where it is found
    r"(?:web)?sites?|webseiten?|sitio|sito|página|pagina|strona|stron[eęyi]|сайт\w*|сторін\w+|"
    r"app store|google play|play store|ios|android|iphone|qr|newsletters?|telegram\w*|телеграм\w*|whatsapp\w*|facebook\w*|twitter|"
    r"instagram\w*|youtube\w*|tiktok\w*|linkedin|messenger|viber|google|rss|feeds?|e-?mail\w*|mail\w*|privacy|"
    r"here|hier|aquí|aqui|ici|здесь|tutaj|här|εδώ|burada|link\w*|click\w*|cli[cq]\w*|klick\w*|klik\w*|tap"
    r")\b"
    r"|[@©]|https?:|www\.|^\W*\d|^.{0,16}:",  # the last of them begin addresses
    re.IGNORECASE,
)
# Scripts of which no words are listed; only the pointers to other articles are told from sentences in them.
_UNLISTED = expression(r"[\u0530-\u0eff\u1000-\u109f\u10a0-\u10ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_HERE = expression(r"请|點|点|こちら|から|ここ|여기|הקליקו|כאן|εδώ|यहां|यहाँ|এখানে|ที่นี่|هنا|اینجا")


def is_somebody_elses(line: str, family: str) -> bool:
    """Whether a line that begins like a prompt of a family is a whole sentence, and no word of it says that the site speaks of its own."""
    if family not in SPEAKING or _CLOSED.search(line) is None or _SITES.search(line) is not None:
        return False
    if family == "related":
        return _POINTS.match(line) is None and _HERE.search(line) is None
    return _UNLISTED.search(line) is None
