"""Sentences that tell of a wording of pages, such as “Follow us on Telegram was printed on every shirt”.

A prompt speaks to its reader, now. A sentence that says who said so, that goes on behind a quotation it opened with, or that
says of its first words what they were or where they stood, is somebody's account.
"""

import re

from scrubber.sentences import CLOSERS, is_closed

END = 160  # characters at the end of a sentence among which it says who said so: nothing changes from 80 to 1000
BEGINNING = 160  # characters of a sentence among which it says what its first words were: nothing changes from 40 to 1000

_CLOSED = rf"[.!?।][{re.escape(CLOSERS)}]*$"
_SAID = (
    "said|says|asked|warned|urged|writes?|wrote|according to|sagte|sagt|riet|rät|dice|dijo|decía|aconsejó|aconsejaba|disse|dizia|diceva|"
    r"aconselhou|aconselhava|consigliava|conseille|conseillait|selon|dit|disait|zei|raadde|mówi\w*|radzi\w*|сказал\w*|говорил\w*|говорит|"
    r"просил\w*|(?:по)?советовал\w*|заявил\w*|"
    r"радил\w*|казал\w*|dedi|derdi|είπε|έλεγε|συνέστησε|mondta|řekl\w*|nói|cho biết|kata|saran|कहा|बताया"
)
_READS = r"(?:it|the \w+(?: \w+)?) (?:says|said|reads?|goes on|went on|told|would say|will say)"

# Who said so: a comma, a few words, and a verb of saying or a source.
_SPEAKER = rf"[,，]['\"”’»]? (?:(?:[^\s,]+ ){{0,4}}?(?:{_SAID})|{_READS})(?!\w)[^.?!।]{{0,100}}"
_INNER = re.compile(rf"{_SPEAKER}[.!?।]", re.IGNORECASE)
_WHO = re.compile(
    rf"{_SPEAKER}{_CLOSED}"
    r"|、?と[^。]{0,20}(?:話した|述べた|語った|言う|言った|笑った|説明した)。$|(?:밝혔다|말했다|전했다)\.$",
    re.IGNORECASE,
)
_POINTS = re.compile(r"^.{0,40}[:：|>]")  # a pointer names a headline, and that may report words, too

# What the first words were, or where they stood. Words that are others in another language need what follows them.
_WAS = re.compile(
    r"^\W*\w\S* .*?(?<!,) (?:"
    r"(?:was|were|stood) (?!not\b)\w+|waren? (?:auf|über|der|die|das|dem|den|ein\w*|ihr\w*|sein\w*|es|dort|da|am|im|zu)"
    r"|war (?:auf|über|der|die|das|dem|den|ein|eine|einer|ihr|ihre|sein|seine|es|dort|da|am|im|zu)|stond\w*"
    r"|stand (?:auf|an|über|in|da|dort)"
    r"|était|étaient|estaba|estaban|estava|estavam|era (?:el|la|lo|un|una|o|a|um|uma|il|le|stampat\w|scritt\w|escrit\w)|stod|állt"
    r"|był[aoy]?|было|была|были|був|була|було|були|bylo|byla|byl|stálo|vardı|yazıyordu|yazısı|tertulis|έγραφε|ήταν"
    r"|كان|كانت|था|थी|थे|छपा)(?!\w)",
    re.IGNORECASE,
)
_WRITTEN = re.compile(r"这句话|这行字|写着|印在|這句話|寫著|という(?:文字|言葉|文句)|(?:라는|란) (?:문구|말|글)")
_SAYS = re.compile(r"[^:：\"“„«「『]{3,80}[:：] ?[\"“„«「『].{8,}[\"“”»」』][.。]?")
_AFTER_QUOTATION = re.compile(r"[\"“„«「『'‘]([^\"”“»」』]{2,})[\"”“»」』]\s?,? ?(?=[^\W\d_])")


def says_who(sentence: str) -> bool:
    """Whether a sentence says at its end who said so."""
    return bool(_WHO.search(sentence[-END:])) and not _POINTS.match(sentence)


def is_told(sentence: str) -> bool:
    """Whether a sentence tells of its first words: what they were, where they stood, who spoke them."""
    if not is_closed(sentence) or sentence[-1:] in "?？؟":
        return False
    beginning = sentence[:BEGINNING]
    if _WAS.match(beginning) or _WRITTEN.search(beginning) or _INNER.search(beginning) or _SAYS.fullmatch(sentence):
        return True
    found = _AFTER_QUOTATION.match(sentence)
    return found is not None and sentence[found.end()].islower()
