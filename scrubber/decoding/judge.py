"""Which reading of the same bytes is language: candidates weighed against each other by the character model.

Every candidate says the same bytes, so their costs, minus log-probabilities in nats, compare as they are.
"""

import codecs
import math
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scrubber.decoding.pages import MARGIN, Plain, byte_pairs, is_single_byte, model, weigh_pages
from scrubber.decoding.readings import DECOMPOSED, EBCDIC, MULTI_BYTE, SINGLE_BYTE, Reading

RUN = re.compile(r"[\x00-\x7f][^\x00-\x7f]+(?=([\x00-\x7f]))")
TEXTS = (*MULTI_BYTE, *DECOMPOSED)
TASTE, TASTE_MARGIN = 32, 1.4  # so many are tried first, and what costs that many times the best's is out
TELLING = 120  # non-ASCII characters of a text whose cost is brought up to that of the whole
# Nats for a pair of bytes, not both ASCII, at which a declared encoding reads like language: Cyrillic takes 2 to 3,
# Latin letters among ASCII 3 to 4, Chinese characters 4 to 5; misread they take 6 to 10.
FLUENT, FLUENT_TEXT = 4.0, 6.0
MANY, FEW, GLIMPSE = 10, 3, 160  # of many languages the few that are likeliest by so many characters are tried on the whole


@dataclass(frozen=True, slots=True)
class Verdict:
    """A candidate and what it costs.

    Parameters:
        codec: The encoding.
        language: The language that the text is likeliest in.
        cost: Nats.
    """

    codec: str
    language: str
    cost: float


def weigh(regions: Sequence[bytes], extra: Iterable[Reading] = (), occurring: bytes = b"") -> list[Verdict]:
    """The encodings that read a sample, likeliest first; those out of the question are left out.

    Parameters:
        regions: Pieces of the data, each beginning with a whole character.
        extra: Readings to look at besides the usual ones, or with another handicap.
        occurring: Bytes that occur in the data, whether the sample has them or not.
    """
    special = {reading.codec: reading for reading in extra}
    # Of readings that agree the first gives the name, so what somebody declares comes before all else.
    readings = [*special.values(), *(r for r in (*SINGLE_BYTE, *TEXTS) if r.codec not in special)]
    single = [r for r in readings if is_single_byte(r.codec)]
    texts = [r for r in readings if not is_single_byte(r.codec)]
    data = b"\n".join(regions)
    pairs = byte_pairs(data)
    plain = Plain(pairs)
    telling = [pair for pair in pairs if pair & 0x8080]

    def convincing(verdicts: list[Verdict], nats: float) -> bool:
        best = min(verdicts, key=lambda v: v.cost, default=None)
        return best is not None and best.codec in special and best.cost - plain.cost(best.language) <= nats * len(telling)

    if special and all(map(is_single_byte, special)):
        # Its own languages in whatever code page are the rivals of a declared one that reads well.
        languages = {language for r in special.values() for language in r.languages}
        rivals = [r for r in single if languages.intersection(r.languages)]
        verdicts = [Verdict(*found) for found in weigh_pages(data, telling, plain, rivals, known=math.inf, occurring=occurring)]
        if convincing(verdicts, FLUENT):
            return sorted(verdicts, key=lambda v: v.cost)
    verdicts = [Verdict(*found) for found in _weigh_texts(regions, texts, plain)]
    if not convincing(verdicts, FLUENT_TEXT):
        if data.count(b"@") > max(data.count(b" "), len(data) // 12):
            verdicts += filter(None, [weigh_text(read([data], r.codec), special.get(r.codec, r)) for r in EBCDIC])
        known = min((v.cost - plain.cost(v.language) for v in verdicts), default=math.inf)
        verdicts += [Verdict(*found) for found in weigh_pages(data, telling, plain, single, known=known, occurring=occurring)]
    return sorted(verdicts, key=lambda v: v.cost)


def _weigh_texts(regions: Sequence[bytes], readings: Sequence[Reading], plain: Plain) -> list[tuple[str, str, float]]:
    """The readings in which a byte is not a character, on the text itself; of those that agree the first."""
    # Kana read the same in EUC-JP and GB 2312, so the language counts, too.
    texts: dict[tuple[str, tuple[str, ...]], Reading] = {}
    for reading in readings:
        if text := read(regions, reading.codec):
            texts.setdefault((text, reading.languages), reading)
    if len(texts) > 1:
        rough = {key: text_cost(key[0], key[1][0], TASTE) for key in texts}
        limit = min(rough.values()) * TASTE_MARGIN + MARGIN
        texts = {key: reading for key, reading in texts.items() if rough[key] <= limit}
    return [(v.codec, v.language, v.cost) for (text, _), reading in texts.items() if (v := weigh_text(text, reading, plain))]


def weigh_text(text: str | None, reading: Reading, plain: Plain | None = None) -> Verdict | None:
    """What a text costs in the likeliest of the languages.

    Parameters:
        text: The text.
        reading: The encoding, and the languages to try.
        plain: The ASCII part of the bytes, if it has been looked at before.
    """
    if not text:
        return None
    plain = plain or Plain(byte_pairs(text.encode("ascii", "replace")))
    languages = reading.languages
    if len(languages) > MANY and len(text) > GLIMPSE:
        part = text[:GLIMPSE]
        likely = Plain(byte_pairs(part.encode("ascii", "replace")))
        languages = tuple(sorted(languages, key=lambda code: text_cost(part, code) + likely.cost(code))[:FEW])
    costs = {language: text_cost(text, language) + plain.cost(language) for language in languages}
    best = min(costs, key=costs.__getitem__)
    return Verdict(reading.codec, best, costs[best] + reading.handicap)


def text_cost(text: str, language: str, telling: int = TELLING) -> float:
    """Nats that the non-ASCII part of the text takes in a language, as the first so many non-ASCII characters of it tell."""
    cost = model().language(language).cost
    text = f"\n{text}\n"
    if language == "vi":
        text = unicodedata.normalize("NFC", text)
    total, seen = 0.0, 0
    for found in RUN.finditer(text):
        run = found[0]
        total += cost(run[1:], run[0], found[1])
        seen += len(run) - 1
        if seen >= telling:
            return total * (len(text) - len(text.encode("ascii", "ignore"))) / seen
    return total


def read(regions: Sequence[bytes], codec: str) -> str | None:
    """The regions as text, or None if the codec cannot read them. A character cut at the end of one is U+FFFD."""
    try:
        decoder = codecs.getincrementaldecoder(codec)()
        texts = []
        for region in regions:
            texts.append(decoder.decode(region))
            if decoder.getstate()[0]:
                texts[-1] += "\ufffd"
            decoder.reset()
    except UnicodeDecodeError:
        return None
    return "\n".join(texts)
