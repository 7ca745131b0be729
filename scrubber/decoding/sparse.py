"""Data with few bytes beyond ASCII, weighed by the words that hold them.

A word or two say little. So all encodings are weighed on the whole of these words, which may be of another language than the
text around them, and where readings are close it counts whether the words exist.
"""

import math
import unicodedata
from codecs import charmap_decode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from operator import add
from typing import NamedTuple

from scrubber.decoding.candidates import Candidate
from scrubber.decoding.sample import ASCII
from scrubber.decoding.single_byte import (
    UNDEFINED,
    UNIT,
    byte_pairs,
    in_every_language,
    model,
    page,
    page_cost,
    undefined_counts,
    unigram_costs,
    unigram_costs_in,
)
from scrubber.expressions import expression

# No multi-byte encoding has a byte below 0x30 inside a character, so a character begins after it and ends before it.
RUN = expression(rb"[\x30-\xff]+")
# Ranges: of 1,800 texts with at most 60 bytes beyond ASCII (words to documents, some damaged), those that read otherwise at other
# values, and how many more are right than wrong of them.
SPARSE = 48  # bytes beyond ASCII up to which data is weighed so; 36 to 64: none
OTHER_LANGUAGE = 11.0  # nats for words in another language than the rest (8: 15, +5; 14: 12, -2),
OWN_SHARE = 4.0  # and fewer if their bytes, this many times, are many beside the letters around them; 2: 4, +2; 8: 5, 0
FOREIGN_PAGE = 4.0  # nats for a text in an encoding that nobody writes its language in; 2: 13, -7; 6: 6, +2
# Nats behind the best, by single bytes, beyond which a language in an encoding is out. Of 8,501 texts and files 7 read otherwise than with
# no such limit; with 25 it is 10, with 20 15, with 15 26.
IMPOSSIBLE = 35.0
# What a part of the data costs is a bound: nothing costs less than nothing. So a candidate is left once the first pairs put it so many
# nats behind; the margin of confidence.py is capped at as many.
FIRST, BEHIND = 24, 40.0
CLOSE = 12.0  # nats behind the best within which it counts whether words exist; 8 to 20: none
KNOWN = (0.0, 0.0, 1.5, 3.0, 5.0)  # nats for a word of so many letters, or more, that exists; times .7: 3, -3; 1.5: 2, 0
UNKNOWN = (0.0, 1.0, 0.7, 0.7, 1.0)  # nats against one that does not, as far as is known; times .5: 1, -1; 2: 20, -6
# Nats against letters of another script amid Latin ones if each stands by itself: that is a dash or a bullet of another code page. 3: 1, 0;
# 10: none.
LONE = 6.0
FRAMED = 5.0  # nats against each part of a drawn frame at a letter: where frames are drawn they stand by themselves; 3: none
FRAME_AT_LETTER = expression(r"[─-▟](?=[^\W\d_])|(?<=[^\W\d_])[─-▟]")
NO_LETTERS = bytes(byte for byte in range(256) if not bytes((byte,)).isalpha())
# Nats for bytes that a multi-byte encoding cannot read (9 to 16: none), and for those at the end of a run (1.5: 3, -3; 6: 2, +1).
BROKEN, CUT_OFF = 12.0, 3.0
READ = 8  # bytes beyond ASCII, at least, for each place that a multi-byte encoding cannot read; 5 to 12: none
MANY_UNREAD = 8  # places that it cannot read with which it is out of the question, wherever they are
UNREADABLE = Candidate("utf-8", (), 10.0)  # stands for bytes that are damage, so that no encoding reads them,
UNREAD = 12.0  # at so many nats each (9: 16, -6; 16: 2, 0),
CUT = 12.0  # and so many less if it is one, which may begin a character in UTF-8 that was cut off: from 10 to 20 nothing changes
# Languages in Latin script. The alphabets of the model do not tell: those of Indonesian and Chinese are the same beyond ASCII.
LATIN = frozenset(
    "af az bs ca cs cy da de en eo es et eu fi fr ga hr hu id is it la lt lv ms nb nl nn pl pt ro sk sl so sq sv sw tl tr vi".split()
)


@dataclass(frozen=True, slots=True)
class Sparse:
    """The runs of bytes, from one that no multi-byte character holds to the next, that are not ASCII.

    Parameters:
        runs: They.
        edges: What stands before and after each.
        around: All that stands around them.
        pairs: Every byte of the runs and their edges with the one before, as one number.
    """

    runs: tuple[bytes, ...]
    edges: tuple[tuple[str, str], ...]
    around: bytes
    pairs: tuple[int, ...]


def sparse(regions: Sequence[bytes]) -> Sparse:
    """The runs of the regions, and the rest."""
    runs: dict[tuple[bytes, str, str], None] = {}
    around = []
    for region in regions:
        padded = b"\n" + region + b"\n"
        for run in RUN.finditer(padded):
            if not run[0].isascii():
                runs[run[0], chr(padded[run.start() - 1]), chr(padded[run.end()])] = None
        around.append(RUN.sub(lambda run: run[0] if run[0].isascii() else b"", region))
    pairs = [pair for run, before, after in runs for pair in byte_pairs(run, before.encode(), after.encode())]
    edges = tuple((before, after) for _, before, after in runs)
    return Sparse(tuple(run for run, _, _ in runs), edges, b"\n".join(around), tuple(pairs))


def weigh_sparse(
    found: Sparse,
    pages: Sequence[Candidate],
    texts: Sequence[Candidate],
    around: Mapping[str, float],
    *,
    occurring: bytes = b"",
    cut: bytes = b"",
) -> Iterator[tuple[str, str, float]]:
    """Codec, language and cost of the candidates that can read the runs.

    Parameters:
        found: The runs.
        pages: The candidates in which a byte is a character.
        texts: The others.
        around: For each language what the rest of the data costs in it.
        occurring: Bytes that occur in the data, whether the runs have them or not.
        cut: Bytes at the end of the data that may be the beginning of a character in UTF-8.
    """
    high = b"".join(found.runs).translate(None, ASCII)
    letters = len(b"".join((found.around, *found.runs)).translate(None, NO_LETTERS))
    other = OTHER_LANGUAGE * letters / (letters + OWN_SHARE * len(high))
    least = min(around.values())
    beforehand = {language: min(cost, least + other) if language in LATIN else least + other for language, cost in around.items()}
    main = min(around, key=around.__getitem__) if least else ""
    data = _Data(found, high, occurring, cut, beforehand, main)
    weighed = [*_weigh_pages(data, pages)]
    best = min(weighed)[0] if weighed else math.inf
    weighed += _weigh_texts(data, texts, best)
    best = min(weighed)[0] if weighed else 0.0
    chosen: dict[str, tuple[str, str, float]] = dict.fromkeys((c.codec for c in (*pages, *texts)), ("", "", math.inf))
    exist: dict[tuple[str, str], float] = {}
    for cost, codec, language, text in weighed:
        total = cost
        if cost <= best + CLOSE:
            key = text or _read_page(found, codec), language
            if key not in exist:
                exist[key] = existence(*key) - _oddity(*key, main)
            total -= exist[key]
        if total < chosen[codec][2]:
            chosen[codec] = codec, language, total
    yield from (one for one in chosen.values() if one[0])


def _oddity(text: str, language: str, main: str) -> float:
    """Nats against a text amid another one: for lone letters of another script, and parts of frames at letters."""
    alien = main in LATIN and language not in LATIN and set(map(len, words(text))) == {1}
    return LONE * alien + FRAMED * len(FRAME_AT_LETTER.findall(text))


class _Data(NamedTuple):
    """What is to be weighed: the runs, all their bytes beyond ASCII, those that occur elsewhere and those cut off at the end, what each
    language takes beforehand, and the one that the text around them is likeliest in.
    """

    found: Sparse
    high: bytes
    occurring: bytes
    cut: bytes
    beforehand: Mapping[str, float]
    main: str


_Weighed = tuple[float, str, str, str]  # cost, codec, language, and the runs as text if they have been read


def _weigh_pages(data: _Data, candidates: Sequence[Candidate]) -> Iterator[_Weighed]:
    """The single-byte candidates in the languages in which they are not out of the question by the bytes themselves."""
    found, high, beforehand, main = data.found, data.high, data.beforehand, data.main
    telling = [pair for pair in found.pairs if pair & 0x8080]
    plain = in_every_language(pair for pair in found.pairs if not pair & 0x8080)
    bases = {language: UNIT * cost + plain[language] for language, cost in beforehand.items()}
    undefined = undefined_counts(candidates, high + data.occurring)
    rare = {c.codec: UNIT * (c.cost + UNDEFINED * undefined[c.codec]) for c in candidates}
    codecs, languages, foreign = _trials(tuple(candidates), main)
    costs = [*map(add, map(rare.__getitem__, codecs), map(bases.__getitem__, languages))]
    for at in range(len(costs) - foreign, len(costs)):
        costs[at] += UNIT * FOREIGN_PAGE
    alone = unigram_costs(candidates, high) + (unigram_costs_in(main, codecs[-foreign:], high) if foreign else [])
    guesses = [*map(add, costs, alone)]
    limit = min(guesses, default=0.0) + UNIT * IMPOSSIBLE
    likely = [number for number, guess in enumerate(guesses) if guess <= limit]
    first = telling[:FIRST]
    if len(first) < len(telling):
        likely.sort(key=guesses.__getitem__)
    occurs = bytes(set(high))
    meanings: dict[str, str] = {}
    done: dict[tuple[str, str], float] = {}  # many code pages read the bytes alike
    best = math.inf
    for number in likely:
        codec, language, cost = codecs[number], languages[number], costs[number] / UNIT
        if codec not in meanings:
            meanings[codec] = page(codec).read(occurs)
        key = meanings[codec], language
        if key not in done:
            if len(first) < len(telling) and cost + page_cost(codec, language, first, b"") > best + BEHIND:
                continue
            done[key] = page_cost(codec, language, telling, high)
        best = min(best, cost + done[key])
        yield cost + done[key], codec, language, ""


@lru_cache(maxsize=64)
def _trials(candidates: tuple[Candidate, ...], main: str) -> tuple[list[str], list[str], int]:
    """Codecs and languages: each candidate in its languages, then, and how many these are, in the main one of the data."""
    own = [(candidate.codec, language) for candidate in candidates for language in candidate.languages]
    others = [(candidate.codec, main) for candidate in candidates if main and main not in candidate.languages]
    return [codec for codec, _ in (*own, *others)], [language for _, language in (*own, *others)], len(others)


def _weigh_texts(data: _Data, candidates: Sequence[Candidate], best: float) -> Iterator[_Weighed]:
    """The candidates that take several bytes a character and can read nearly all, and the one for bytes that nothing reads."""
    found, high, beforehand, main = data.found, data.high, data.beforehand, data.main
    done: dict[tuple[str, str], float] = {}
    junctions: dict[str, float] = {}
    most = BROKEN * (len(high) // READ) + CUT_OFF
    for candidate in candidates:
        read, unread = _read(found, candidate.codec, high, data.cut)
        if candidate.languages and (unread > most or read.isascii()):
            continue
        text = _joined(found, unicodedata.normalize("NFC", read).split("\n"))
        languages = candidate.languages if not main or main in candidate.languages else (*candidate.languages, main)
        for language in languages:
            foreign = FOREIGN_PAGE if candidate.languages and language not in candidate.languages else 0.0
            cost = candidate.cost + unread + beforehand[language] + foreign
            key = text, language
            if key not in done:
                if language not in junctions:
                    junctions[language] = _junctions(found, language)
                bigrams = model().language(language)
                if len(text) > FIRST and cost + bigrams.cost(text[1:FIRST], text[0], text[FIRST]) - junctions[language] > best + BEHIND:
                    continue
                done[key] = bigrams.cost(text[1:-1], text[0], text[-1]) - junctions[language]
            yield cost + done[key], candidate.codec, language, text


def _read_page(found: Sparse, codec: str) -> str:
    """The runs with their edges as text."""
    chars = page(codec).chars
    return _joined(found, charmap_decode(b"\n".join(found.runs), "strict", chars)[0].split("\n")).replace("\ufffd", "")


def _read(found: Sparse, codec: str, seen: bytes, cut: bytes) -> tuple[str, float]:
    """The runs as text, a line feed between them, and nats for the bytes that the codec cannot read, which are left out."""
    if codec == UNREADABLE.codec:
        return b"\n".join(found.runs).decode("ascii", "ignore"), UNREAD * len(seen.removesuffix(cut)) - (CUT if cut else 0.0)
    return read_multi_byte(found.runs, codec)


def _joined(found: Sparse, texts: Sequence[str]) -> str:
    """The texts with the edges of the runs."""
    return "".join(chain.from_iterable((before, text, after) for text, (before, after) in zip(texts, found.edges, strict=True)))


def read_multi_byte(regions: Sequence[bytes], codec: str) -> tuple[str, float]:
    """The regions as text, without the bytes that the codec cannot read, and nats for these.

    Where a region ends within a character nothing is wrong with it.
    """
    text, broken, cut_off = _decoded(regions, codec)
    return text.replace("\ufffd", ""), BROKEN * broken + CUT_OFF * cut_off


def _decoded(regions: Sequence[bytes], codec: str) -> tuple[str, int, int]:
    """The regions as text, a line feed between them, how many places in it cannot be read, and how many at the end of a region."""
    text = b"\n".join(regions).decode(codec, "replace")
    if not (unread := text.count("\ufffd")) or unread > MANY_UNREAD + len(regions):
        return text, unread, 0
    texts = [region.decode(codec, "replace") for region in regions]
    cut_off = sum(text.endswith("\ufffd") for text in texts)
    return "\n".join(texts), unread - cut_off, cut_off


def _junctions(found: Sparse, language: str) -> float:
    """Nats between the edges of one run and the next, which do not stand side by side in the data."""
    pair = model().language(language).pair
    return sum(pair(after, before) for (_, after), (before, _) in zip(found.edges, found.edges[1:], strict=False))


def existence(text: str, language: str) -> float:
    """Nats for the words beyond ASCII of a text, by whether they exist."""
    from scrubber.language.words import is_word

    nats = 0.0
    for word in words(text):
        length = min(len(word), len(KNOWN) - 1)
        nats += KNOWN[length] if is_word(word, language) else -UNKNOWN[length]
    return nats


def words(text: str) -> list[str]:
    """The different words beyond ASCII of a text, in their order."""
    from scrubber.language.words import WORD  # it takes a while to load, and UTF-8 never asks for it

    return list(dict.fromkeys(word for word in WORD.findall(text) if not word.isascii()))
