# ruff: noqa: S311
"""Bytes whose text is known, to measure detection by: right text in every encoding that writes it, whole, in pieces and damaged.

What counts as right is the text as the true codec reads the bytes, where U+FFFD stands for what it cannot read.
"""

import gzip
import hashlib
import json
import lzma
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from scrubber.decoding.reading import read_page
from scrubber.encodings import ENCODINGS, Kind, is_single_byte

LEGACY = [e for e in ENCODINGS if e.cost is not None and e.kind is not Kind.EBCDIC]
COMMON = frozenset(
    "cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp874 iso8859-2 iso8859-5 iso8859-7 iso8859-9 iso8859-15 koi8-r koi8-u "
    "mac-roman cp850 cp866 gb18030 big5 cp932 euc_jp cp949".split()
)
UNUSUAL = 0.02  # share of the texts that are in an encoding which nobody wrote their language in
OUTSIDE = frozenset("bible bible_verse gnome osm cldr ud iso_short short man lohelp".split())  # sets of data/clean that are asked
QUOTED = ("“it”", "isn’t", "–", "—", "‘so’", "wait…")
SIGNS = ("20 °C", "£5", "€7", "©", "½", "5 µm", "№ 5", "§ 3", "×", "•")
ROWS = ("{0};{1};{2}", "{2},{0},{1}", '{0}\t{1}\t"{2}"', "{1}|{2}|{0}")


@dataclass(frozen=True, slots=True)
class Case:
    """Bytes and what they say.

    Parameters:
        kind: How they were made.
        language: The language of the text.
        codec: The encoding of the bytes.
        data: The bytes.
        text: The text.
    """

    kind: str
    language: str
    codec: str
    data: bytes
    text: str


def part(key: str) -> int:
    """Which fifth of the data a text or a source belongs to."""
    return int(hashlib.md5(key.encode(), usedforsecurity=False).hexdigest(), 16) % 5


def cases(shared: Path, parts: Sequence[int], seed: int, share: float = 1.0, left_out: Sequence[str] = ()) -> Iterator[Case]:
    """Every kind of case, in an order that mixes them.

    Parameters:
        shared: The folder that holds the development data.
        parts: The fifths of the data to take.
        seed: Chance decides on encodings, cuts and damage.
        share: Of what there is, about so much.
        left_out: Languages to leave out.
    """
    rnd = random.Random(seed)
    found = [*_of_sentences(shared, parts, rnd, share, left_out), *_of_clean(shared, parts, rnd, share)]
    rnd.shuffle(found)
    yield from found


def _of_sentences(shared: Path, parts: Sequence[int], rnd: random.Random, share: float, left_out: Sequence[str]) -> Iterator[Case]:
    raw = json.loads(gzip.decompress((shared / "data/encoding/sentences.json.gz").read_bytes()))
    english = [s for s in raw["en"]["any"] if s.isascii() and part(s) in parts]
    for language, kinds in raw.items():
        if language in left_out:
            continue
        sentences = [s for s in dict.fromkeys([*kinds["nonascii"], *kinds["any"]]) if part(s) in parts]
        marked = [s for s in sentences if not s.isascii()]
        if len(marked) < 3:
            continue
        for sentence in marked:
            if rnd.random() < share:
                yield from _made("sentence", language, sentence, rnd, 3)
                yield from _made("fragment", language, _fragment(sentence, rnd), rnd, 2)
                yield from _made("word", language, _word(sentence, rnd), rnd, 1)
                yield from _made("row", language, _row(sentence, sentences, rnd), rnd, 1)
                yield from _made("foreign word", language, _inserted(" ".join(rnd.sample(english, 8)), _word(sentence, rnd), rnd), rnd, 2)
        for _ in range(int(len(marked) * share)):
            yield from _made("document", language, "\n".join(rnd.choices(sentences, k=10)), rnd, 2)
            yield from _made("paragraph", language, " ".join(rnd.choices(sentences, k=3)), rnd, 2)
            yield from _made("long document", language, "\n".join(rnd.choices(sentences, k=30)), rnd, 1)
    for _ in range(int(1000 * share)):
        plain = " ".join(rnd.sample(english, rnd.randrange(1, 12)))
        spaced = plain.replace(" ", "\xa0", 1) if rnd.random() < 0.5 else plain.replace(". ", ".\xa0", 1)
        yield from _made("no-break space", "en", spaced, rnd, 1)
        yield from _made("quotation marks", "en", _inserted(plain, rnd.choice(QUOTED), rnd), rnd, 1)
        yield from _made("sign", "en", _inserted(plain, rnd.choice(SIGNS), rnd), rnd, 1)


def _of_clean(shared: Path, parts: Sequence[int], rnd: random.Random, share: float) -> Iterator[Case]:
    rows = defaultdict(list)
    with lzma.open(shared / "data/clean/dev.jsonl.xz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["set"] in OUTSIDE and part(row["src"]) in parts:
                rows[row["src"]].append(row["text"])
    for source, texts in rows.items():
        language = source.split("/")[-1]
        for text in rnd.sample(texts, min(len(texts), 40)):
            if rnd.random() < share:
                at = rnd.randrange(max(1, len(text) - 1500))
                yield from _made("short" if len(text) <= 60 else "other text", language, text[at : at + rnd.randrange(60, 1500)], rnd, 1)


def _made(kind: str, language: str, text: str, rnd: random.Random, count: int) -> Iterator[Case]:
    """The text in some of the encodings that can write it, and sometimes damaged."""
    if text.isascii():
        return
    usual = [e for e in LEGACY if language in e.languages]
    # A language that no page was made for was written in whatever page its letters are in, mostly a common one.
    pool = (usual or [e for e in LEGACY if e.codec in COMMON and e.kind is Kind.SINGLE_BYTE]) if rnd.random() > UNUSUAL else LEGACY
    usual_pool = pool is not LEGACY
    pool = rnd.sample(pool, len(pool))
    pool.sort(key=lambda e: e.codec not in COMMON and rnd.random() < 0.5)  # common ones first, half of the time
    made = 0
    for encoding in pool:
        try:
            data = text.encode(encoding.codec)
        except UnicodeEncodeError:
            continue
        if data.isascii() or data.decode(encoding.codec) != text:
            continue
        unusual = "" if usual_pool else "unusual, "
        yield Case(unusual + kind, language, encoding.codec, data, text)
        if rnd.random() < 0.25:
            yield from _damaged(unusual + kind, language, encoding.codec, data, rnd)
        made += 1
        if made >= count:
            break
    if rnd.random() < 0.15:
        yield from _damaged(kind, language, "utf-8", text.encode(), rnd)


def _damaged(kind: str, language: str, codec: str, data: bytes, rnd: random.Random) -> Iterator[Case]:
    at = rnd.randrange(len(data))
    how = rnd.choice(["dropped", "changed", "inserted", "cut", "mixed"])
    if how == "dropped":
        bad = data[:at] + data[at + 1 :]
    elif how == "changed":
        bad = data[:at] + bytes([rnd.randrange(0x80, 0x100)]) + data[at + 1 :]
    elif how == "inserted":
        bad = data[:at] + bytes([rnd.randrange(0x80, 0x100)]) + data[at:]
    elif how == "cut":
        bad = data[: at + 1]
    else:
        other = "utf-8" if codec != "utf-8" else rnd.choice(["cp1252", "cp1251", "cp1250", "gb18030", "cp932"])
        try:
            second = data.decode(codec).encode(other)
        except UnicodeEncodeError:
            return
        bad = data + b"\n" + second if rnd.random() < 0.5 else second + b"\n" + data
        if bad.isascii() or second == data:
            return
        # Right is what was written; nobody need find it.
        yield Case(f"{how}, {kind}", language, f"{codec}+{other}", bad, "\n".join([data.decode(codec)] * 2))
        return
    if not bad.isascii():
        yield Case(
            f"{how}, {kind}", language, codec, bad, read_page(bad, codec)[0] if is_single_byte(codec) else bad.decode(codec, "replace")
        )


def _fragment(sentence: str, rnd: random.Random) -> str:
    marked = [i for i, char in enumerate(sentence) if char > "\x7f"]
    length = rnd.randrange(1, 60)
    start = max(0, rnd.choice(marked) - rnd.randrange(length))
    return sentence[start : start + length]


def _word(sentence: str, rnd: random.Random) -> str:
    return rnd.choice([w for w in sentence.split(" ") if not w.isascii()]).strip("\"'.,;:!?()")[:40]


def _row(sentence: str, sentences: Sequence[str], rnd: random.Random) -> str:
    lines = []
    for i in range(rnd.randrange(1, 8)):
        words = (sentence if i == 0 else rnd.choice(sentences)).split()
        at = rnd.randrange(len(words))
        cells = " ".join(words[at : at + 2]), str(rnd.randrange(10 ** rnd.randrange(1, 7))), _word(sentence, rnd) if i == 0 else words[-1]
        lines.append(rnd.choice(ROWS).format(*cells))
    return "\r\n".join(lines)


def _inserted(text: str, word: str, rnd: random.Random) -> str:
    words = text.split(" ")
    words.insert(rnd.randrange(len(words) + 1), word)
    return " ".join(words)
