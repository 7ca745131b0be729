"""Evidence from the end of a line: what the page has glued to an article's own sentence.

`… the mayor said.Read more: Ferry delayed` keeps its sentence and loses the rest. Only what follows the end of a
sentence without a space, or a few wordings that no sentence begins with, are taken.
"""

from collections.abc import Iterator

from scrubber.boilerplate.evidence import Claim, Page
from scrubber.boilerplate.shapes import GLUED, LEFTOVER, may_bear_leftover, shaped
from scrubber.expressions import expression

# The beginnings of leftovers, as they are written: a capital or capitals.
_COLON = (
    "Read more|Read also|Also read|Read next|See also|Related|More on this|Watch|Don't miss|READ MORE|ALSO READ|RELATED|SEE ALSO|"
    "Lesen Sie auch|Lesen Sie mehr|Mehr zum Thema|Lire aussi|À lire aussi|Voir aussi|Lee también|Lea también|Te puede interesar|Leer más|"
    "Leggi anche|Leia também|Leia mais|Veja também|Lees ook|Lees meer|Läs också|Läs mer|Les også|Læs også|Lue myös|"
    "Czytaj też|Czytaj także|Zobacz też|Zobacz także|Čtěte také|Přečtěte si také|Čítajte aj|Prečítajte si aj|Olvassa el ezt is|"
    "Kapcsolódó cikk|Citește și|Citiți și|Vezi și|Pročitajte i|Pročitajte još|Čitajte još|Preberite tudi|Skaitykite taip pat|Lasi arī|"
    "Loe ka|Lexo edhe|Llegeix també|Baca juga|Baca Juga|BACA JUGA|Soma pia|Читайте также|Читайте ещё|Читайте також|İlgili haber|"
    "اقرأ أيضا|اقرأ أيضاً|यह भी पढ़ें|ये भी पढ़ें|相关阅读|延伸阅读|関連記事|관련기사"
)
_PROMPT = (
    "Read more|Read More|READ MORE|Read full story|Continue reading|Continue Reading|Click here to read more|Learn more|Learn More|"
    "Show more|See more|View comments|Leave a comment|Leave a Comment|Share this article|Share this story|Subscribe to our newsletter|"
    "Sign up for our newsletter|Advertisement|ADVERTISEMENT|Story continues below advertisement|Article continues below|"
    "Weiterlesen|Mehr lesen|Anzeige|Lire la suite|Publicité|Seguir leyendo|Leer más|Publicidad|Continua a leggere|Pubblicità|"
    "Continue lendo|Publicidade|Lees verder|Advertentie|Läs mer|Les mer|Læs mere|Lue lisää|Czytaj dalej|Czytaj więcej|Reklama|"
    "Číst dál|Čítať ďalej|Hirdetés|Citește mai mult|Pročitaj više|Preberite več|Oglas|Skaityti daugiau|Lasīt vairāk|Loe edasi|"
    "Читать далее|Реклама|Читати далі|Devamını oku|Baca selengkapnya|阅读全文|点击查看更多|続きを読む|더보기"
)
_AFTER = r"[.!?…。！？।؟\"'”’»)]"
_PATTERN = expression(
    rf"{_AFTER}(?:\s{{0,3}}(?:{_COLON})\s?[:：>»|]\s?\S.*|(?:{_PROMPT})(?:\s?[:：>»→.…]{{0,3}})|\s+(?:{_PROMPT})\s?[>»→…]{{1,3}})$"
)


def from_glued(page: Page) -> Iterator[Claim]:
    """Leftovers that follow the last sentence of a line."""
    for position in shaped(may_bear_leftover, page.lines):
        text = page.lines[position]
        if found := _PATTERN.search(text, max(GLUED, len(text) - LEFTOVER) - 1):
            yield Claim(position, position, "related", 0.97, "a leftover glued to the end of a sentence", found.start() + 1)
