"""Makes articles that nobody wrote: the same ones for the same seed, and no two lines alike.

English ones come from a grammar with made-up names and numbers; those in other languages put phrases of real sentences together
anew, so that letters follow each other as they do in the language.
"""

import itertools
import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from benchmarks.damage import mojibake
from benchmarks.data import words

SLOT = re.compile(r"\{(\w+)\}")
PHRASE = re.compile(r"\S+(?:\s+\S+){0,3}")
CLAUSE = re.compile(r"[^,、。]+[,、。]?")
ONSETS = "b br c ch d dr f g gr h j k kl l m n p pr qu r s sh st t th tr v w z".split()
VOWELS = "a e i o u ai ea ee ie oo ou y á é ö ü".split()
CODAS = "b ck d g l ll m n nd ng nt p r rd rn s ss st t th x".split()


def english(seed: int = 1) -> Iterator[str]:
    """English articles without end, some 2,000 characters each."""
    dice = random.Random(seed)  # noqa: S311  # nothing secret
    lists = words()
    while True:
        yield "\n\n".join(_paragraph(dice, lists) for _ in range(dice.randint(5, 20)))


def pages(seed: int = 1) -> Iterator[str]:
    """English articles as scrapers leave them: with lines of the page around them and, at times, between their paragraphs."""
    dice = random.Random(f"pages {seed}")  # noqa: S311
    furniture = words()["page"]
    for text in english(seed):
        paragraphs = text.split("\n\n")
        for _ in range(dice.randint(2, 8)):
            paragraphs.insert(dice.choice((0, len(paragraphs), dice.randint(0, len(paragraphs)))), _fill(dice, dice.choice(furniture)))
        yield "\n".join(paragraphs)


def multilingual(sentences: Mapping[str, Sequence[str]], seed: int = 1) -> Iterator[str]:
    """Articles without end, each in one language, the languages in turn."""
    dice = random.Random(f"languages {seed}")  # noqa: S311
    phrases = {language: [_phrases(sentence) for sentence in some] for language, some in sorted(sentences.items())}
    for language in itertools.cycle(phrases):
        yield "\n".join(_mixed(dice, phrases[language]) for _ in range(dice.randint(6, 16)))


def short(texts: Iterator[str], size: int = 20) -> Iterator[str]:
    """Pieces of texts of about so many characters, as titles and cells have them; no two alike."""
    seen = set()
    for text in texts:
        for line in text.split("\n"):
            for start in range(0, len(line) - size, size * 3):
                piece = line[start : start + size].strip()
                if piece not in seen:
                    seen.add(piece)
                    yield piece


def dirty(texts: Iterator[str], share: float, page: str = "cp1252", seed: int = 1) -> Iterator[str]:
    """Texts of whose lines a share is misread; what holds only ASCII stays as it is."""
    dice = random.Random(f"dirt {seed}")  # noqa: S311
    for text in texts:
        yield "\n".join(mojibake(line, page) if dice.random() < share else line for line in text.split("\n"))


def enough(texts: Iterator[str], size: float, count: int = 0) -> list[str]:
    """The first texts: so many, and more until they hold so many bytes."""
    found = []
    for number, text in enumerate(texts):
        if number >= count and size <= 0:
            break
        found.append(text)
        size -= len(text.encode()) if number >= count else 0
    return found


def one_text(texts: Iterator[str], size: int) -> str:
    """A single text of so many bytes, or a little more."""
    return "\n\n".join(enough(texts, size))


def _paragraph(dice: random.Random, lists: Mapping[str, Sequence[str]]) -> str:
    return " ".join(_sentence(dice, lists) for _ in range(dice.randint(1, 3)))


def _sentence(dice: random.Random, lists: Mapping[str, Sequence[str]]) -> str:
    parts = [dice.choice(lists[slot]) for slot in ("who", "did", "what", "when")]
    if dice.random() < 0.2:
        parts = [parts[3] + ",", *parts[:3]]
    if dice.random() < 0.6:
        parts[-1] += ","
        parts.append(dice.choice(lists["why"]))
    text = _fill(dice, " ".join(parts))
    return text[:1].upper() + text[1:] + "."


def _fill(dice: random.Random, text: str) -> str:
    makers: dict[str, Callable[[], str]] = {
        "name": lambda: f"{_name(dice)} {_name(dice)}",
        "place": lambda: _name(dice) + dice.choice(("", "", "ton", "ford", " Bay", "ham")),
        "number": lambda: f"{dice.randint(2, 9999):,}",
    }
    return SLOT.sub(lambda slot: makers[slot[1]](), text)


def _name(dice: random.Random) -> str:
    # The letters beyond ASCII come last among the vowels and are seldom taken: one name in thirty has one.
    vowels = VOWELS if dice.random() < 0.1 else VOWELS[:-4]
    syllables = (dice.choice(ONSETS) + dice.choice(vowels) for _ in range(dice.choice((1, 1, 2))))
    return ("".join(syllables) + dice.choice(CODAS)).capitalize()


def _phrases(sentence: str) -> list[str]:
    """Runs of up to four words, or clauses where a language has no spaces."""
    return (PHRASE if sentence.count(" ") * 12 > len(sentence) else CLAUSE).findall(sentence)


def _mixed(dice: random.Random, sentences: Sequence[Sequence[str]]) -> str:
    spaces = " " if any(" " in phrase for one in sentences for phrase in one) else ""
    count = dice.randint(3, 8)
    parts = [dice.choice(dice.choice(sentences)) for _ in range(count)]
    parts.insert(dice.randint(0, count), str(dice.randint(2, 99999)))
    return spaces.join([dice.choice(sentences)[0], *parts, dice.choice(sentences)[-1]])
