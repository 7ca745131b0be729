"""What the words of a line say about it: running text, a label, something of the page. The words are in words.toml."""

from functools import cache
from typing import TYPE_CHECKING

from scrubber.expressions import expression
from scrubber.kernel import kernel
from scrubber.tables import read
from scrubber.truncation.endings import unspaced
from scrubber.vocabulary import Phrases, beginning_at

if TYPE_CHECKING:
    from scrubber._lines import Wording

SAMPLE = 300  # characters that are looked at: enough to tell
EAST_ASIAN = "\u3040"  # kana, Han and Hangul begin here
HANGUL = "\uac00", "\ud7a3"  # the first and the last syllable
_HAS_EAST_ASIAN = beginning_at(EAST_ASIAN)
_SAID = expression(r"[\w'-]+")
AROUND = "\"'“”„»«‘’()[],;:|—–-"


@cache
def words() -> dict[str, dict[str, list[str]]]:
    """The tables of words.toml, by kind and language."""
    kinds = read("truncation/words")
    return {kind: {lang: list(v.split() if isinstance(v, str) else v) for lang, v in of_kind.items()} for kind, of_kind in kinds.items()}


def told(piece: str) -> list[str]:
    """The words of a piece in lower case, without the last, which may be cut."""
    tokens = piece[: 2 * SAMPLE].split()
    return [normal(token) for token in tokens[: max(1, len(tokens) - 1)]]


def normal(token: str) -> str:
    """A word in lower case, without what stands around it."""
    return token.strip(AROUND).lower().replace("’", "'")


def running(piece: str) -> bool:
    """Whether it reads like running text, not like a label: a quarter of its words are those that sentences are made of.

    In Chinese and Japanese one character in twenty, or a comma; in Korean one word in four that ends in a particle.
    """
    sample = piece[:SAMPLE]
    if not sample:
        return False
    if unspaced(sample[len(sample) // 2]):
        return len(sample) > 5 and ("，" in sample or 20 * sum(c in _particles() for c in sample) >= len(sample))
    known = known_words()
    return known.runs(sample) if known else runs_without_kernel(sample)


def runs_without_kernel(sample: str) -> bool:
    """Whether a quarter of the words of a piece are those that sentences are made of."""
    tokens = told(sample)
    return len(tokens) > 1 and 4 * sum([begins_sentences(t) or (_hangul(t[-1:]) and t[-1] in _particles()) for t in tokens]) >= len(tokens)


@cache
def known_words() -> "Wording | None":
    """What knows words in the kernel; None without one."""
    part = kernel("_lines")
    return part.Wording(function_words(), page_words(), _particles(), AROUND, HANGUL) if part else None


def begins_sentences(word: str) -> bool:
    """Whether it is an article, a pronoun, a preposition or another word that labels and headlines do with less of."""
    return word in function_words()


def is_function(word: str) -> bool:
    """Whether it is a word that sentences are made of and labels rarely."""
    return word in function_words()


def is_of_page(word: str) -> bool:
    """Whether it is a word of the page."""
    return word in page_words()


def dangles(word: str) -> bool:
    """Whether no sentence, headline or label ends in the word."""
    if unspaced(word[-1:] or " ") or _hangul(word[-1:]):
        return word[-1:] in dangling_words()
    return len(word) < 10 and word.replace("’", "'") in dangling_words()


def of_the_page(piece: str) -> bool:
    """Whether a word of the page is in it: Photo, Subscribe, Tags."""
    last = [word.strip(AROUND + ".").lower() for word in piece.rsplit(None, 1)[-1:]]
    if not page_words().isdisjoint((*told(piece), *last)):
        return True
    return _HAS_EAST_ASIAN.search(piece) is not None and any(w in piece for lang in ("zh", "ja", "ko") for w in words()["page"][lang])


def _hangul(char: str) -> bool:
    return HANGUL[0] <= char <= HANGUL[1]


def _all(*kinds: str) -> frozenset[str]:
    return frozenset(word for kind in kinds for of_language in words()[kind].values() for word in of_language)


@cache
def dangling_words() -> frozenset[str]:
    """The words that no sentence, headline or label ends in."""
    return _all("dangling")


@cache
def function_words() -> frozenset[str]:
    """The words that sentences are made of and labels rarely."""
    return _all("dangling", "function")


@cache
def page_words() -> frozenset[str]:
    """The words of the page."""
    return _all("page")


def names_advert(line: str) -> bool:
    """Whether a line says that something goes on behind an advert."""
    return _padded("advert").any(said(line))


def is_leftover(line: str) -> bool:
    """Whether a line has words that an article has no use for: it speaks of itself, of adverts, of an account."""
    return _padded("leftover", "advert").any(said(line))


def said(line: str) -> str:
    """The words of a line, small, with a space around each."""
    return f" {' '.join(_SAID.findall(line.lower().replace('’', chr(39))))} "


@cache
def _padded(*kinds: str) -> Phrases:
    return Phrases(f" {phrase} " for phrase in sorted(_all(*kinds)))


@cache
def others() -> frozenset[str]:
    """The pronouns of the third person: what a page asks of its readers speaks of nobody else."""
    return _all("others")


@cache
def _particles() -> frozenset[str]:
    """The single characters that do in Chinese, Japanese and Korean what function words do elsewhere."""
    return frozenset(w for lang in ("zh", "ja", "ko") for w in words()["dangling"][lang] if len(w) == 1)
