"""Sentences that tell of a wording of pages, such as “Follow us on Telegram was printed on every shirt”.

A prompt speaks to its reader, now. A sentence that says who said so, that goes on behind a quotation it opened with, or that
says of its first words what they were or where they stood, is somebody's account.
"""

import re
from collections.abc import Iterator
from functools import cache

from scrubber.expressions import expression
from scrubber.sentences import CLOSERS, is_closed

END = 160  # characters at the end of a sentence among which it says who said so: nothing changes from 80 to 1000
BEGINNING = 160  # characters of a sentence among which it says what its first words were: nothing changes from 40 to 1000

_SAID = (  # whole words, with a star beginnings of words, with a plus those behind which more must follow
    "said|says|asked|asks|warned|warns|urged|urges|begs|begged|pleads|pleaded|advised|advises|explained|explains|recommended|recommends|"
    "suggested|suggests|insisted|insists|joked|jokes|write|writes|wrote|according to|"
    "sagte|sagten|rief|sagt|riet|rät|erklärte|erklärt|warnte|warnt|mahnte|mahnt|schrieb|schreibt|meinte|meint|empfahl|"
    "empfiehlt|erzählte|erzählt|"
    "dice|dicen|dijo|decía|aconsejó|aconsejaba|aconseja|pide|piden|pidió|pedía|explica|explicó|explicaba|advierte|advirtió|recomienda|"
    "recomendó|ruega|rogó|insistió|escribe|escribió|"
    "disse|dizia|diz|dizem|pede|pedem|pediu|pedia|explicou|avisa|avisou|recomenda|recomendou|aconselha|aconselhou|aconselhava|"
    "escreve|escreveu|"
    "diceva|dicono|spiega|spiegò|spiegava|chiede|chiese|chiedeva|avverte|avvertì|raccomanda|raccomandò|consiglia|consigliò|consigliava|"
    "scrive|scrisse|"
    "conseille|conseillait|explique|expliquait|expliquent|demandait|prévient|prévenait|avertit|recommande|recommandait|"
    "supplie|suppliait|insistait|affirme|affirmait|raconte|racontait|écrit|écrivait|répète|répétait|plaisante|plaisantait|"
    "selon|dit|disent|disait|"
    "zei|zegt|raadde|raadt|vraagt|vroeg|waarschuwt|waarschuwde|adviseert|adviseerde|smeekt|smeekte|schrijft|schreef|aldus|"
    "säger|sade|sier|siger|sagde|uppmanar|uppmanade|råder|rådde|varnar|varnade|advarer|advarte|skriver|"
    "mówi*|radzi*|prosi|prosił*|apeluj*|apelował*|ostrzega*|tłumaczy*|wyjaśni*|pisze|piszą|pisał*|napisał*|"
    "сказал*|говорил*|говорит|говорят|просил*|попросил*|просит|просят|советовал*|посоветовал*|советует|советуют|"
    "объяснил*|объясняет|объясняют|предупреждает|предупреждают|предупредил*|напоминает|напомнил*|рекомендует|рекомендуют|"
    "призывает|призвал*|умоляет|пишет|написал*|заявил*|заявляет|"
    "радил*|радить|радять|казал*|каже|кажуть|сказав|просить|просять|просив|попереджає|пояснив|пояснює|пояснила|закликає|пише|"
    "каза|казва|съветва|моли|"
    "dedi|derdi|diyor|uyardı|uyarıyor|söyledi|açıkladı|tavsiye etti|yazdı|"
    "είπε|έλεγε|λέει|συνέστησε|συνιστά|εξηγεί|εξήγησε|ζητά|ζήτησε|προειδοποιεί|"
    "mondta|mondja|kéri|kérte|javasolja|figyelmeztet*|řekl*|říká|prosí|prosil*|radí|poradil*|varuje|varoval*|vysvětl+|"
    "spune|spus|explică|recomandă|avertizează|"
    "nói|cho biết|khuyên|giải thích|kata|ujar|saran|tutur|imbau|कहा|बताया"
)
_READS = r"(?:it|the \w+(?: \w+)?) (?:says|said|reads?|goes on|went on|told|would say|will say)"

# Who said so: a comma, a few words, and a verb of saying or a source. This takes long to compile, so it is asked but where they are near.
_VERB = _SAID.replace("*", r"\w*").replace("+", r"\w+")
_SPEAKER = expression(rf"[,，]['\"”’»]? (?:(?:[^\s,]+ ){{0,4}}?(?:{_VERB})|{_READS})(?!\w)[^.?!।]{{0,100}}[.!?।]", re.IGNORECASE)
_BEHIND_COMMA = expression(r"[,，](?=['\"”’»]? ((?:[^\s,]+ ){0,4}\w*))")
_WORD = expression(r"\w+")
_EAST_ASIAN_SPEAKER = expression(r"、?と[^。]{0,20}(?:話した|述べた|語った|言う|言った|笑った|説明した)。$|(?:밝혔다|말했다|전했다)\.$")
_POINTS = expression(r"^.{0,40}[:：|>]")  # a pointer names a headline, and that may report words, too

_WRITTEN = expression(r"这句话|这行字|写着|印在|這句話|寫著|という(?:文字|言葉|文句)|(?:라는|란) (?:문구|말|글)")
_SAYS = expression(r"[^:：\"“„«「『]{3,80}[:：] ?[\"“„«「『].{8,}[\"“”»」』][.。]?")
_AFTER_QUOTATION = expression(r"[\"“„«「『'‘]([^\"”“»」』]{2,})[\"”“»」』]\s?,? ?(?=[^\W\d_])")


# What the first words were, or where they stood. Words that are others in another language need what follows them.
_WAS = expression(
    r"^\W*\w\S* .*?(?<!,) (?:"
    r"(?:was|were|stood) (?!not\b)\w+|waren? (?:auf|über|der|die|das|dem|den|ein\w*|ihr\w*|sein\w*|es|dort|da|am|im|zu)"
    r"|war (?:auf|über|der|die|das|dem|den|ein|eine|einer|ihr|ihre|sein|seine|es|dort|da|am|im|zu)|stond\w*"
    r"|stand (?:auf|an|über|in|da|dort)"
    r"|était|étaient|estaba|estaban|estava|estavam|era (?:el|la|lo|un|una|o|a|um|uma|il|le|stampat\w|scritt\w|escrit\w)|stod|állt"
    r"|był[aoy]?|было|была|были|був|була|було|були|bylo|byla|byl|stálo|vardı|yazıyordu|yazısı|tertulis|έγραφε|ήταν"
    r"|كان|كانت|था|थी|थे|छपा)(?!\w)",
    re.IGNORECASE,
)


def says_who(sentence: str) -> bool:
    """Whether a sentence says at its end who said so."""
    if not is_closed(sentence.rstrip()):
        return False
    end = sentence[-END:]
    bare = end.removesuffix("\n").rstrip(CLOSERS)
    told = any(_SPEAKER.fullmatch(bare, comma) for comma in _commas(bare)) or _EAST_ASIAN_SPEAKER.search(end)
    return bool(told) and not _POINTS.match(sentence)


def is_told(sentence: str) -> bool:
    """Whether a sentence tells of its first words: what they were, where they stood, who spoke them."""
    if not is_closed(sentence) or sentence[-1:] in "?？؟":
        return False
    beginning = sentence[:BEGINNING]
    if (
        _WAS.match(beginning)
        or _WRITTEN.search(beginning)
        or any(_SPEAKER.match(beginning, comma) for comma in _commas(beginning))
        or _SAYS.fullmatch(sentence)
    ):
        return True
    found = _AFTER_QUOTATION.match(sentence)
    return found is not None and sentence[found.end()].islower()


def _commas(text: str) -> Iterator[int]:
    """Where the commas are that a verb of saying may stand near behind: a look that misses none."""
    words, beginnings = _verbs()
    for found in _BEHIND_COMMA.finditer(text):
        near = _WORD.findall(_folded(found[1]))
        if near[:1] in (["it"], ["the"]) or not words.isdisjoint(near) or any(word.startswith(beginnings) for word in near):
            yield found.start()


@cache
def _verbs() -> tuple[frozenset[str], tuple[str, ...]]:
    """The verbs of saying, up to what is no letter in them, and the beginnings of others."""
    verbs = _folded(_SAID).split("|")
    words = frozenset(_WORD.findall(verb)[0] for verb in verbs if verb[-1] not in "*+")
    return words, tuple(verb[:-1] for verb in verbs if verb[-1] in "*+")


def _folded(text: str) -> str:
    """A text in lower case, as expressions compare: the four letters i are one for them."""
    return text.replace("İ", "i").lower().replace("ı", "i")
