"""What a page puts where it stops showing the article: "Read more", "[+2345 chars]", a paywall."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from scrubber.expressions import expression
from scrubber.kernel import kernel
from scrubber.lines import OTHER_BREAKS, with_line_feeds
from scrubber.reported import is_told, says_who
from scrubber.sentences import is_closed
from scrubber.truncation.lines import Line
from scrubber.truncation.wording import names_advert, others, words
from scrubber.vocabulary import Phrases, Words, beginning_at

if TYPE_CHECKING:
    from scrubber._lines import Prompts

PROMPT_WIDTH = 260  # a line longer than this is prose that happens to hold the words
GLUED = 160  # how far from the end of a line a prompt may begin that stands right behind the last words
_ARROWS = " \t\r\xa0\u3000→➔➜»>›…↓▼▶►+|.。:：!！]）)⟶⇒"
_CLAUSES = frozenset(",，、；;")  # what stands before a prompt that belongs to a leftover: “back to the front page, see more”
_AFTER = frozenset(" \t\xa0\u3000:：\"“”„«»‘’'→»>›…」』")
_UNITS = "chars?|characters?|words?|more|Zeichen|caractères|caracteres|caratteri|tekens|znaków|символов|字|文字|자"
_CHARACTER_COUNT = expression(rf"(?:…|\.\.\.)? ?\[ ?\+ ?\d{{1,7}} ?(?:{_UNITS})\]")
_WORD = expression(r"\w+")
_UNSPACED = "\u0e00"  # phrases with a character from here on are written without spaces
_HAS_UNSPACED = beginning_at(_UNSPACED)
_REMAINS = ("残り", "剩余", "剩餘", "余下", "还有", "還有")
_REMAINING = expression(rf"(?:{'|'.join(_REMAINS)})[\s:：约約]*[\d,，]{{2,7}}\s*(?:文字|字|%|％)")


class Prompt(NamedTuple):
    """A prompt found in the text.

    Parameters:
        kind: `read-more`, `paywall`, `character-count`, or `login`, which is for those who have paid.
        start: Where it begins, in code points.
        end: Where it ends.
        glued: Whether it stands behind other words of its line.
        continues: Whether it says that this text goes on, and not only that there is more to read.
    """

    kind: str
    start: int
    end: int
    glued: bool = False
    continues: bool = False


@cache
def _phrases(kind: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(phrase for phrases in words()[kind].values() for phrase in phrases))


@cache
def _ends() -> frozenset[str]:
    """The last two characters of prompts to read on: so most lines are done with."""
    return frozenset(phrase[-2:] for phrase in _phrases("read-more"))


def may_hold_one(text: str) -> bool:
    """Whether the lines of a text may hold a prompt, but for a count of characters: a look that misses none, and is quick in the kernel."""
    compiled = compiled_prompts()
    return compiled.any(text) if compiled else may_hold_one_without_kernel(text)


def may_hold_one_without_kernel(text: str) -> bool:
    """The same, in Python."""
    said = folded(text)
    ends = (line.rstrip().rstrip(_ARROWS) for line in said.split("\n"))
    return any(phrase in said for phrase in _anywhere()) or any(end[-2:] in _ends() and end.endswith(_phrases("read-more")) for end in ends)


def any_may_hold_one(pieces: Sequence[str]) -> bool:
    """Whether one of some pieces of text may hold a prompt: a look that misses none, and tells nothing without the kernel."""
    together, compiled = "\n".join(pieces), compiled_prompts()
    if compiled is None or character_counts(together):
        return True
    if any(kind in together for kind in OTHER_BREAKS):
        return any(compiled.any(with_line_feeds(piece)) for piece in pieces)
    return compiled.any(together)


@cache
def _anywhere() -> tuple[str, ...]:
    """The phrases of prompts that need not stand at the end of a line."""
    return (*_phrases("continue"), *_phrases("paywall"), *_phrases("login"), *_REMAINS)


@cache
def compiled_prompts() -> "Prompts | None":
    """What looks for prompts in the kernel; None without one."""
    part = kernel("_lines")
    if part is None:
        return None
    made: Prompts = part.Prompts(_anywhere(), _phrases("read-more"), _ARROWS)
    return made


def character_counts(text: str) -> list[Prompt]:
    """NewsAPI's `[+2345 chars]` and its like, wherever they stand: nothing else is written so."""
    if "[" not in text or ("[+" not in text and "[ +" not in text):
        return []
    return [Prompt("character-count", found.start(), found.end(), glued=True) for found in _CHARACTER_COUNT.finditer(text)]


def read_mores(text: str, tail: list[Line]) -> list[Prompt]:
    """The prompts to read on that are a line of the last part of a text, or its end."""
    watched = _read_mores()
    said = folded("\n".join([text[max(line.start, line.end - GLUED) : line.end] for line in tail]))
    if not (watched.words.any(said) or (_HAS_UNSPACED.search(said) and watched.unspaced.any(said))):
        return []
    continues = watched.continues.among(said)
    ends = said.split("\n")
    found = [prompt for line, end in zip(tail, ends, strict=True) if (prompt := _read_more(text, line, end, continues))]
    return [one for one in found if not names_advert(line := text[one.start : one.end]) and (one.glued or not _is_account(line))]


def read_more(text: str, line: Line) -> Prompt | None:
    """A prompt that is the line, or the end of the line."""
    return _read_more(text, line, folded(text[max(line.start, line.end - GLUED) : line.end]), _phrases("continue"))


def _read_more(text: str, line: Line, tail: str, continues: Iterable[str]) -> Prompt | None:
    """A prompt that is the line, or the end of the line.

    Parameters:
        text: The text.
        line: The line.
        tail: Its end, folded.
        continues: The phrases that begin a prompt of which one may be there.
    """
    begin = max(line.start, line.end - GLUED)
    if len(tail) != line.end - begin:  # folding a letter such as İ changed the length; spans would lie
        return None
    for phrase in continues:
        at = tail.rfind(phrase)
        if at < 0 or not (at + len(phrase) == len(tail) or tail[at + len(phrase)] in _AFTER):
            continue
        rest = tail[at + len(phrase) :].strip()
        if begin == line.start and not tail[:at].strip(" \t\xa0([-–—•*|"):
            return Prompt("read-more", line.start, line.end, continues=True)
        # In the middle of a sentence the words are only words: a title in quotation marks or an arrow must follow.
        if (_joins(tail, at) or text[begin + at].isupper()) and (not rest.strip(_ARROWS) or rest[0] in '"“„«‘' or rest[-1] in "→»›"):
            return Prompt("read-more", begin + at, line.end, glued=True, continues=True)
    bare = tail.rstrip(_ARROWS)
    if bare[-2:] not in _ends() or not bare.endswith(_phrases("read-more")):
        return None
    for phrase in _phrases("read-more"):
        if bare.endswith(phrase):
            at = len(bare) - len(phrase)
            if at == 0 and begin == line.start:
                return Prompt("read-more", line.start, line.end)
            if not bare[:at].strip(" \t\xa0([-–—•*|") and begin == line.start:
                return Prompt("read-more", line.start, line.end)
            long = len(phrase) > 5 or phrase[0] >= "\u3040"
            if long and tail[:at].rstrip()[-1:] not in _CLAUSES and (_joins(tail, at) or text[begin + at].isupper()):
                return Prompt("read-more", begin + at, line.end, glued=True)
    return None


def paywalls(text: str, tail: list[Line]) -> list[Prompt]:
    """The lines that ask to pay, to log in or to register before they show the rest."""
    watched = _paywalls()
    short = [line for line in tail if line.end - line.start <= PROMPT_WIDTH]
    said = folded("\n".join([text[line.start : line.end] for line in short]))
    unspaced = watched.unspaced.among(said) if _HAS_UNSPACED.search(said) else ()
    phrases = [phrase for word in watched.words.among(said) for phrase in watched.by_word[word] if phrase in said]
    remains = any(phrase in _REMAINS for phrase in unspaced) and _REMAINING.search(said)
    phrases += [phrase for phrase in unspaced if phrase not in _REMAINS or phrase in watched.alone]
    if not phrases and not remains:
        return []
    found = []
    for line in short:
        said = folded(text[line.start : line.end])
        held = [phrase for phrase in phrases if phrase in said]
        counts = remains and _REMAINING.search(said)
        if (held or counts) and not _is_account(text[line.start : line.end]):
            login = not counts and all(phrase in watched.login for phrase in held)
            found.append(Prompt("login" if login else "paywall", line.start, line.end))
    return found


def walled(text: str, line: Line) -> bool:
    """Whether a request to pay stands at the end of a line, however long the line is."""
    return any(prompt.kind == "paywall" for prompt in paywalls(text, [line._replace(start=max(line.start, line.end - PROMPT_WIDTH))]))


class _ReadMores(NamedTuple):
    """What tells that there may be a prompt to read on.

    Parameters:
        words: The longest word of each phrase.
        unspaced: The phrases that are written without spaces.
        continues: The phrases that begin a prompt.
    """

    words: Words
    unspaced: Phrases
    continues: Phrases


@cache
def _read_mores() -> _ReadMores:
    phrases = [*_phrases("read-more"), *_phrases("continue")]
    longest = (max(_WORD.findall(phrase), key=len) for phrase in phrases if not _HAS_UNSPACED.search(phrase))
    return _ReadMores(Words(longest), Phrases(phrase for phrase in phrases if _HAS_UNSPACED.search(phrase)), Phrases(_phrases("continue")))


class _Paywalls(NamedTuple):
    """What tells that a line may ask to pay.

    Parameters:
        words: The longest word of each phrase.
        by_word: The phrases with each.
        alone: The phrases that are written without spaces.
        unspaced: These, and what begins the count of what remains.
        login: The phrases that speak to those who have paid.
    """

    words: Words
    by_word: dict[str, list[str]]
    alone: frozenset[str]
    unspaced: Phrases
    login: frozenset[str]


@cache
def _paywalls() -> _Paywalls:
    by_word: dict[str, list[str]] = {}
    every = (*_phrases("paywall"), *_phrases("login"))
    for phrase in every:
        if not _HAS_UNSPACED.search(phrase):
            by_word.setdefault(max(_WORD.findall(phrase), key=len), []).append(phrase)
    alone = [phrase for phrase in every if _HAS_UNSPACED.search(phrase)]
    return _Paywalls(Words(by_word), by_word, frozenset(alone), Phrases([*alone, *_REMAINS]), frozenset(_phrases("login")))


def _is_account(line: str) -> bool:
    """Whether a line with the words of a prompt is a sentence about them: somebody said them, or it is about a third person."""
    if says_who(line) or is_told(line):
        return True
    return is_closed(line) and not others().isdisjoint(_WORD.findall(line.lower())[1:])


def folded(text: str) -> str:
    """Lower case and straight apostrophes."""
    return text.lower().replace("’", "'")


def _joins(tail: str, at: int) -> bool:
    """Whether what stands before `at` shows that the prompt does not belong to the sentence."""
    before = tail[:at].rstrip()
    return not before or before[-1] in '.!?…"”»)]。！？]' or tail[at] >= "\u3040"
