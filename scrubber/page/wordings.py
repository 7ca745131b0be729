"""What pages say that are no article: the wordings of wordings.toml, and where a sentence says one of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from scrubber.expressions import expression
from scrubber.kernel import kernel
from scrubber.reported import is_told, says_who
from scrubber.tables import read
from scrubber.vocabulary import Phrases, Words, beginning_at

_WORD = expression(r"\w+")
_BARS = expression(r"\s+[|–—·»/-]+\s+|\|")  # between what a page says and the name of its site
_MARKS = expression(r"[:!?.,…()\[\]]+")
_UNSPACED = "\u0e00"  # scripts without spaces between words begin here: Thai, then Chinese and Japanese; Korean joins particles
_HAS_UNSPACED = beginning_at(_UNSPACED)
_QUOTES = "\"'(「『《〈‹"
OPENS = 15  # characters that may stand before a wording that opens a sentence: "Sorry, ", "Oops! ", "1. "
MOSTLY = 0.5  # share of a sentence that a wording makes up
TOGETHER = 0.4  # the same for several of one kind
NEARLY = 0.6  # share of a part of a sentence (between bars, colons and dashes) that a likely wording makes up
HALF = 0.4  # share of the whole that it makes up, where only a colon or the like stands between: headlines have such, too
LOOKED_AT = 1000  # characters of a sentence that are looked at
ASKS = ("captcha", "consent", "paywall")  # kinds that ask something of the reader, now; an error tells what happened
WORDS_BEHIND = 2  # behind a quotation with which a sentence goes on: the name of a site has as many
LABEL = 100  # characters of the longest sentence that holds a likely wording


class Said(NamedTuple):
    """A wording that a sentence says.

    Parameters:
        rule: The kind of page that says so, such as `captcha`, or `help`.
        sure: Whether hardly anything else does.
        wording: What it says.
    """

    rule: str
    sure: bool
    wording: str


class _Index(NamedTuple):
    """The wordings, so that few must be looked for.

    Parameters:
        words: The longest words of those that are written with spaces.
        by_word: These, by that word.
        unspaced: The others, by their first character.
    """

    words: Words
    by_word: Mapping[str, list[Said]]
    unspaced: Mapping[str, list[Said]]


def held(sentences: Iterable[str]) -> list[Said]:
    """The wordings that some sentences hold, anywhere in them, but beginning and ending where words do.

    Parameters:
        sentences: In the form in which wordings are compared.
    """
    text = "\n".join([sentence[:LOOKED_AT] for sentence in sentences])
    compiled = _compiled()
    if compiled is None:
        return [candidate for candidate in _candidates(text) if _holds(text, candidate.wording)]
    phrases, by_phrase = compiled
    return [found for phrase in phrases.among(text) if _holds(text, phrase) for found in by_phrase[phrase]]


def _holds(text: str, wording: str) -> bool:
    """Whether a wording stands in a text where it begins and ends with words."""
    at = text.find(wording)
    while at >= 0 and not _is_whole(text, at, wording):
        at = text.find(wording, at + 1)
    return at >= 0


def said(sentence: str, among: Sequence[Said] | None = None) -> list[Said]:
    """The wordings that a sentence says of itself, and does not merely quote.

    Parameters:
        sentence: In the form in which wordings are compared.
        among: The wordings that the text holds, if that is known.
    """
    sentence = sentence[:LOOKED_AT]
    found: list[Said] = []
    mentioned: dict[str, list[tuple[int, Said]]] = {}
    candidates = [candidate for candidate in (held([sentence]) if among is None else among) if candidate.wording in sentence]
    if not candidates or says_who(sentence):
        return []
    if is_told(sentence):
        candidates = [candidate for candidate in candidates if candidate.rule not in ASKS]
    for candidate in candidates:
        wording = candidate.wording
        at = sentence.find(wording)
        if not _is_whole(sentence, at, wording):
            continue
        quoted = _is_quoted(sentence, at)
        if candidate.sure:
            opens = at <= OPENS or len(wording) >= MOSTLY * len(sentence)
            spoken = not (opens and not quoted) and addresses_reader(sentence[:at] + sentence[at + len(wording) :])
            counts = (opens or spoken) and (not quoted or (spoken and candidate.rule == "consent"))
        else:
            counts = (
                len(sentence) <= LABEL
                and _is_label(sentence, wording)
                and not (_is_within(sentence, at) and _goes_on(sentence, at + len(wording)))
            )
        if counts:
            found.append(candidate)
        elif not quoted and candidate.rule != "help":
            mentioned.setdefault(candidate.rule, []).append((at, candidate))
    for several in mentioned.values():
        found += _together(sentence, several)
    return found


def _together(sentence: str, mentioned: Sequence[tuple[int, Said]]) -> list[Said]:
    """Several wordings of one kind, if they make up a good part of the sentence: lines that were joined into one."""
    end = said_so = 0
    apart = []
    for at, candidate in sorted(mentioned, key=lambda m: (m[0], -len(m[1].wording))):
        if at >= end:
            end = at + len(candidate.wording)
            said_so += len(candidate.wording)
            apart.append(candidate)
    return apart if len(apart) > 1 and said_so >= TOGETHER * len(sentence) else []


def addresses_reader(sentence: str) -> bool:
    """Whether a sentence speaks to its reader, or of the site as "we"."""
    spaced, unspaced = _reader()
    if spaced.any(sentence):
        return True
    return _HAS_UNSPACED.search(sentence) is not None and any(word in sentence for word in unspaced)


def _is_whole(sentence: str, at: int, wording: str) -> bool:
    """Whether a wording begins and ends where words do."""
    if wording[0] >= _UNSPACED:
        return True
    end = at + len(wording)
    before, after = sentence[at - 1 : at], sentence[end : end + 1]
    return not (before.isalnum() and wording[0].isalnum()) and not (after.isalpha() and len(wording) < 12)


def _is_quoted(sentence: str, at: int) -> bool:
    """Whether a quotation opens right before `at`; an apostrophe within a word opens none."""
    before = sentence[:at].rstrip()
    return before[-1:] in _QUOTES and bool(before) and not (before[-1] == "'" and before[-2:-1].isalnum())


def _is_within(sentence: str, at: int) -> bool:
    """Whether what stands at `at` is within a quotation."""
    return _is_quoted(sentence, at) or sentence.count('"', 0, at) % 2 == 1


def _goes_on(sentence: str, end: int) -> bool:
    """Whether a sentence goes on with several words behind a quotation that closes at `end`."""
    return len(_WORD.findall(sentence[end:])) > WORDS_BEHIND


def holds_wording(sentence: str) -> bool:
    """Whether a sentence holds a wording of any kind, wherever it stands."""
    sentence = sentence[:LOOKED_AT]
    return any(_is_whole(sentence, sentence.find(c.wording), c.wording) for c in held([sentence]))


def told_of(sentence: str, among: Sequence[Said]) -> set[str]:
    """The kinds of page of which a sentence tells: it quotes a wording of theirs, or says who said it.

    Parameters:
        sentence: In the form in which wordings are compared.
        among: The wordings that the text holds.
    """
    sentence = sentence[:LOOKED_AT]
    whole = [(at, c) for c in among if (at := sentence.find(c.wording)) >= 0 and _is_whole(sentence, at, c.wording)]
    if not whole:
        return set()
    told = says_who(sentence) or is_told(sentence)
    own = set() if told else {wording.rule for wording in said(sentence, among)}
    return {c.rule for at, c in whole if told or (_is_within(sentence, at) and _goes_on(sentence, at + len(c.wording)))} - own


def _is_label(sentence: str, wording: str) -> bool:
    """Whether a wording is nearly all of a part of the sentence."""
    parts = _BARS.split(sentence)
    if len(wording) >= HALF * len(sentence):
        parts += _MARKS.split(sentence)
    return any(wording in part and len(wording) >= NEARLY * len(part.strip()) for part in parts)


@cache
def _compiled() -> tuple[Phrases, Mapping[str, list[Said]]] | None:
    """What finds wordings in the kernel, and what each of them is; None without one."""
    if kernel("_lines") is None:
        return None
    by_phrase: dict[str, list[Said]] = {}
    for _, _, entry in wordings():
        by_phrase.setdefault(entry.wording, []).append(entry)
    return Phrases(by_phrase), by_phrase


def _candidates(text: str) -> Iterator[Said]:
    """The wordings that a text may hold, told quickly without the kernel."""
    words, by_word, unspaced = _index()
    for word in words.among(text):
        yield from by_word[word]
    if _HAS_UNSPACED.search(text):
        for char in dict.fromkeys(text):
            yield from unspaced.get(char, ())


@cache
def table() -> Mapping[str, Mapping[str, object]]:
    """The tables of wordings.toml."""
    return read("page/wordings")


def wordings() -> Iterator[tuple[str, str, Said]]:
    """Every wording with its strength and language."""
    for rule, by_strength in table().items():
        if rule == "reader":
            continue
        strengths = {"sure": by_strength} if rule == "help" else by_strength
        for strength, by_language in strengths.items():
            for language, lines in by_language.items():  # type: ignore[attr-defined]
                for wording in lines.split("\n"):
                    if wording:
                        yield strength, language, Said(rule, strength == "sure", wording)


@cache
def _index() -> _Index:
    by_word: dict[str, list[Said]] = {}
    unspaced: dict[str, list[Said]] = {}
    for _, _, entry in wordings():
        if _HAS_UNSPACED.search(entry.wording):
            unspaced.setdefault(entry.wording[0], []).append(entry)
        else:
            by_word.setdefault(max(_WORD.findall(entry.wording), key=len), []).append(entry)
    return _Index(Words(by_word), by_word, unspaced)


@cache
def _reader() -> tuple[Words, frozenset[str]]:
    """The words that address the reader; those of scripts without spaces apart."""
    words: Iterable[str] = [word for words in table()["reader"].values() for word in str(words).split()]
    return Words(w for w in words if w[0] < _UNSPACED), frozenset(w for w in words if w[0] >= _UNSPACED)
