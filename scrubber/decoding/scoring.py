"""Which reading of the same bytes is language: candidates weighed against each other by the character model.

Every candidate reads the same bytes, so their costs, minus log-probabilities in nats, compare as they are.
"""

import codecs
import math
import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from scrubber.decoding.candidates import DECOMPOSED, EBCDIC, MULTI_BYTE, SINGLE_BYTE, Candidate, family
from scrubber.decoding.sample import ASCII
from scrubber.decoding.single_byte import MARGIN, Plain, byte_pairs, model, weigh_pages
from scrubber.decoding.sparse import BROKEN, SPARSE, UNREADABLE, read_multi_byte, sparse, weigh_sparse
from scrubber.encodings import is_single_byte
from scrubber.expressions import expression

RUN = expression(r"[\x00-\x7f][^\x00-\x7f]+(?=([\x00-\x7f]))")
TEXTS = (*MULTI_BYTE, *DECOMPOSED)
FIRST, FIRST_MARGIN = 32, 1.4  # non-ASCII characters tried first; what costs that many times the best's then is out
TELLING = 120  # non-ASCII characters of a text whose cost is brought up to that of the whole
# Nats for a pair of bytes, not both ASCII, at which a declared encoding reads like language: Cyrillic takes 2 to 3,
# Latin letters among ASCII 3 to 4, Chinese characters 4 to 5; misread they take 6 to 10.
FLUENT, FLUENT_TEXT = 4.0, 6.0
# ... and at which several bytes a character are beyond doubt: of 8,501 texts and files, most of them short or damaged, in which they were
# weighed against code pages, none of those that a code page reads best took less than 4.9.
CERTAIN_TEXT = 4.0
MANY_BROKEN = 3  # places that a multi-byte encoding cannot read, at most
BEGINNING, CUT_BYTES = 160, 3  # bytes that tell whether these are more already, of which so many may be of a character that was cut
MANY, FEW, SAMPLE = 10, 3, 160  # of many languages the few that are likeliest by so many characters are tried on the whole


class Verdict(NamedTuple):
    """A candidate and what it costs.

    Parameters:
        codec: The encoding.
        language: The language that the text is likeliest in.
        cost: Nats.
    """

    codec: str
    language: str
    cost: float


def weigh(
    regions: Sequence[bytes], extra: Iterable[Candidate] = (), occurring: bytes = b"", *, unread: bool = False, cut: bytes = b""
) -> list[Verdict]:
    """The encodings that read a sample, likeliest first; those out of the question are left out.

    Parameters:
        regions: Pieces of the data, each beginning with a whole character.
        extra: Candidates to look at besides the usual ones, or with another cost.
        occurring: Bytes that occur in the data, whether the sample has them or not.
        unread: Whether few bytes beyond ASCII may also be left unread; the candidate for that is UTF-8.
        cut: Bytes at the end of the data that may be the beginning of a character in UTF-8.
    """
    special = {candidate.codec: candidate for candidate in extra}
    # Of candidates that agree the first gives the name, so what somebody declares comes before all else.
    candidates = [*special.values(), *(c for c in (*SINGLE_BYTE, *TEXTS) if c.codec not in special)]
    single = [c for c in candidates if is_single_byte(c.codec)]
    texts = [c for c in candidates if not is_single_byte(c.codec)]
    data = b"\n".join(regions)
    ebcdic = data.count(b"@") > max(data.count(b" "), len(data) // 12)
    if len(data.translate(None, ASCII)) <= SPARSE and not ebcdic:
        few = sparse(regions)
        texts += [UNREADABLE] if unread else []
        plain = Plain(byte_pairs(few.around))
        return _ranked(regions, [Verdict(*found) for found in weigh_sparse(few, single, texts, plain.costs, occurring=occurring, cut=cut)])
    pairs = byte_pairs(data)
    plain = Plain(pairs)
    telling = [pair for pair in pairs if pair & 0x8080]

    def convincing(verdicts: list[Verdict], nats: float) -> bool:
        best = min(verdicts, key=lambda v: v.cost, default=None)
        return best is not None and best.codec in special and best.cost - plain.cost(best.language) <= nats * len(telling)

    if special and all(map(is_single_byte, special)):
        # Its own languages in whatever code page are the rivals of a declared one that reads well.
        languages = {language for c in special.values() for language in c.languages}
        rivals = [c for c in single if languages.intersection(c.languages)]
        verdicts = [Verdict(*found) for found in weigh_pages(data, telling, plain, rivals, known=math.inf, occurring=occurring)]
        if convincing(verdicts, FLUENT):
            return sorted(verdicts, key=lambda v: v.cost)
    verdicts = [Verdict(*found) for found in _weigh_texts(regions, texts, plain)]
    if not convincing(verdicts, FLUENT_TEXT):
        if ebcdic:
            verdicts += filter(None, [weigh_text(read_regions([data], c.codec), special.get(c.codec, c)) for c in EBCDIC])
        known = min((v.cost - plain.cost(v.language) for v in verdicts), default=math.inf)
        if known <= CERTAIN_TEXT * len(telling):
            return _ranked(regions, verdicts)
        verdicts += [Verdict(*found) for found in weigh_pages(data, telling, plain, single, known=known, occurring=occurring)]
    return _ranked(regions, verdicts)


def _ranked(regions: Sequence[bytes], verdicts: list[Verdict]) -> list[Verdict]:
    """The likeliest first; of a family the smallest that reads all, whatever the others have for a sign or two."""
    verdicts.sort(key=lambda v: v.cost)
    for codec in family(verdicts[0].codec) if verdicts else ():
        if codec == verdicts[0].codec:
            break
        own = next((v for v in verdicts if v.codec == codec), None)
        if own and "\ufffd" not in b"\n".join(regions).decode(codec, "replace"):
            return [Verdict(codec, own.language, verdicts[0].cost), *(v for v in verdicts if v is not own)]
    return verdicts


def _weigh_texts(regions: Sequence[bytes], candidates: Sequence[Candidate], plain: Plain) -> list[tuple[str, str, float]]:
    """The candidates in which a byte is not a character, on the text itself; of those that agree the first."""
    # Kana read the same in EUC-JP and GB 2312, so the language counts, too.
    texts: dict[tuple[str, tuple[str, ...]], tuple[Candidate, float]] = {}
    beginning = b"\n".join(regions)[:BEGINNING]
    for candidate in candidates:
        if beginning.decode(candidate.codec, "replace").count("\ufffd") > MANY_BROKEN + CUT_BYTES:
            continue
        text, broken = read_multi_byte(regions, candidate.codec)
        if text and broken <= MANY_BROKEN * BROKEN:
            texts.setdefault((text, candidate.languages), (candidate, broken))
    if len(texts) > 1:
        rough = {key: text_cost(key[0], key[1][0], FIRST) + broken for key, (_, broken) in texts.items()}
        limit = min(rough.values()) * FIRST_MARGIN + MARGIN
        texts = {key: found for key, found in texts.items() if rough[key] <= limit}
    weighed = ((weigh_text(text, candidate, plain), broken) for (text, _), (candidate, broken) in texts.items())
    return [(v.codec, v.language, v.cost + broken) for v, broken in weighed if v]


def weigh_text(text: str | None, candidate: Candidate, plain: Plain | None = None) -> Verdict | None:
    """What a text costs in the likeliest of the languages.

    Parameters:
        text: The text.
        candidate: The encoding, and the languages to try.
        plain: The ASCII part of the bytes, if it has been looked at before.
    """
    if not text:
        return None
    costs = language_costs(text, candidate.languages, plain)
    best = min(costs, key=costs.__getitem__)
    return Verdict(candidate.codec, best, costs[best] + candidate.cost)


def language_costs(text: str, languages: Sequence[str], plain: Plain | None = None) -> dict[str, float]:
    """What a text costs in each of the languages, or in the likeliest few of many.

    Parameters:
        text: The text.
        languages: The languages.
        plain: The ASCII part of the bytes, if it has been looked at before.
    """
    plain = plain or Plain(byte_pairs(text.encode("ascii", "replace")))
    if len(languages) > MANY and len(text) > SAMPLE:
        part = text[:SAMPLE]
        likely = Plain(byte_pairs(part.encode("ascii", "replace")))
        languages = sorted(languages, key=lambda code: text_cost(part, code) + likely.cost(code))[:FEW]
    return {language: text_cost(text, language) + plain.cost(language) for language in languages}


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


def read_regions(regions: Sequence[bytes], codec: str) -> str | None:
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
