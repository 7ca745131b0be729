"""Accounts: sentences that tell who said or did something, such as “All comments are closed, the minister said”.

A wording of the page fits some sentences of articles, too. What the page says of itself names no minister, no court and no police, and says
of nobody that he said, warned or was sentenced; so a line that does is an account, whatever rule fits it.
"""

import re
from functools import cache

from scrubber.vocabulary import Phrases, Words

# Families whose lines hold what somebody else wrote: headlines, captions, posts, names and their offices.
QUOTING = frozenset(("byline", "date", "embedded-post", "photo-credit", "related", "source", "tags"))
START = 3  # characters of a word that tell most words from those that begin as one of these; none is shorter
SHORTEST = 12  # characters of an account: shorter lines are labels and counts, and most of what rules know

# Verbs of saying in the third person; who speaks, judges and investigates; what befalls people in the news. Words that a page says of
# itself as well (“report”, “ask”, “explained”, “dit”) are left out. With a star beginnings of words.
_WORDS = """
said says tells warned warns urged urges begged ruled argued argues joked announced announces promised replied pleaded
claims wrote complained admitted insisted minister ministers ministry judge judges court tribunal police governor senator lawmakers
prosecutors arrested jailed sentenced convicted murdered killed died detained prison

sagte sagten sagt rief riefen erklärte teilte urteilte kündigte schrieb hiess hieß fragte warnte warnt forderte verspricht verleger
minister* ministerin gericht gerichts gerichte gerichtshof richter richterin bundestag* bundesrat bürgermeister* staatsanwalt* anwohner
urteil urteile verurteilt verhaftet festgenommen getötet gestorben ermordet erschossen inhaftiert angeklagt gefängnis

dijo dijeron dice dicen anunció explicó aseguró afirmó pidió advirtió denunció causó causaron provocó provocaron ministr* juez jueza
alcalde alcaldesa tribunal gobierno policía senado fiscalía diputad* detenid* condenad* asesinad* murió cárcel disseram diz
anunciou afirmou explicou pediu sugeriu brincou causou provocou juiz juíza prefeit* polícia deputad* governo morreu

déclaré affirme affirmé disait disent explique répète juge juges ministre ministres tribunal député députés mairie
gendarmes amendement condamné condamnée arrêté arrêtée

spiega annuncia chiede ministro ministra sindaco sindaca giudice giudici tribunale polizia governo carabinieri arrestat* condannat* ucciso
uccisa carcere

zei zegt riepen vroeg aldus rechter rechters rechtbank politie burgemeester kamerlid wethouder vermoord gedood opgepakt gearresteerd
veroordeeld säger sade skrev meddelar varnar ministern domstol* tingsrätt* polisen siger sagde sier ministeren retten politi politiet
dommer sanoo sanoi ministeri* poliisi* oikeus* käräjäoik*

powiedział* mówi mówił* pisali zapowiada zapowiedział* poinformował* poseł posłanka sąd sądu sądzie policj* skazan* aresztowan* řekl*
uvedl* soud* policie policii starosta starostka povedal* uviedol súd súdu rekao rekla kaže kazao kazala ministar ministarstv* suda
sudac sodišč* dejal* mondta közölte szerint miniszter* bíróság* polgármester* rendőr* anunțat ministr* primar primarul primarului
judecător* poliți*

сказал* говорил* просил* попросил* заявил* заявляет сообщил* сообщает напомнил* обещал* потребовал* предупредил* министр* министерств*
депутат* суд суда суде суду судья судьи мэр мэра мэрия полиция полиции прокурор* губернатор* следствия приговор* арестован* задержан*
сказав казав каже заявив заявила повідомив повідомила міністр* міністерств* судді поліція поліції прокурор* каза заяви министър* съд съда
съдът кмет кметът полиция*

dedi söyledi açıkladı uyardı bakan bakanı mahkeme* savcı* polis tutuklan* gözaltı* yakalan* είπε δήλωσε έλεγε φώναζαν υπουργ* δικαστ*
δήμαρχ* αστυνομ* ujar menurut ucap tutur menteri polisi hakim walikota

قال قالت وقال وقالت الوزير وزير وزيرة المحكمة القاضي الشرطة گفت گفتند وزیر دادگاه پلیس אמר אמרה השר השרה המשטרה कहा बताया मंत्री कोर्ट
अदालत पुलिस বলেছেন বললেন মন্ত্রী আদালত পুলিশ
"""
_PHRASES = """
told the |told reporters|told him|told her|told them|told a |told staff|told fans|told residents|the mayor|mayor of
a dit|dit-il|dit-elle|a spus|ha detto|kata dia|katanya
cho biết|bộ trưởng|tòa án|cảnh sát|công an|בית המשפט
部长|部長|市长|市長|法院|判决|判決|警方|警察|裁判|逮捕|大臣|述べた|語った|話した
장관|시장은|법원|경찰|검찰|말했다|밝혔다|전했다|รัฐมนตรี|ตำรวจ|ศาล|กล่าวว่า
"""
_WORD = re.compile(r"\w+")


def is_account(line: str, family: str) -> bool:
    """Whether a line that a rule of a family knows tells who said or did something.

    Parameters:
        line: The line.
        family: The family.
    """
    if family in QUOTING or len(line) < SHORTEST:
        return False
    words, beginnings, starts, phrases = _vocabulary()
    folded = line.replace("İ", "i").lower()
    if words.any(folded) or phrases.any(folded):
        return True
    found = _WORD.findall(folded)
    if starts.isdisjoint([word[:START] for word in found]):  # mostly
        return False
    return any(word.startswith(beginnings) for word in found)


@cache
def _vocabulary() -> tuple[Words, tuple[str, ...], frozenset[str], Phrases]:
    """The words, the beginnings of words, the first characters of these, and the phrases."""
    words = _WORDS.split()
    beginnings = tuple(word[:-1] for word in words if word[-1] == "*")
    phrases = tuple(phrase for row in _PHRASES.split("\n") for phrase in row.split("|") if phrase)
    starts = frozenset(beginning[:START] for beginning in beginnings)
    return Words(word for word in words if word[-1] != "*"), beginnings, starts, Phrases(phrases)
