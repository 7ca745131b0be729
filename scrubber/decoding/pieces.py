"""UTF-8 that is not all UTF-8: with pieces in another encoding, with lines in another encoding, or with bytes that say nothing.

These are candidates beside the single encodings, and are weighed as those are.
"""

import math
from collections.abc import Iterator, Mapping, Sequence

from scrubber.decoding.candidates import CANDIDATES, EVERY_LANGUAGE, SINGLE_BYTE, Candidate
from scrubber.decoding.evidence import UTF8
from scrubber.decoding.reading import read_around
from scrubber.decoding.result import Detection
from scrubber.decoding.sample import ASCII, sample
from scrubber.decoding.scoring import Verdict, language_costs, read_regions, weigh, weigh_text
from scrubber.decoding.single_byte import UNIT, Plain, byte_pairs, model, page
from scrubber.decoding.sparse import UNREAD, existence, sparse
from scrubber.encodings import BY_CODEC, is_single_byte
from scrubber.encodings.utf8 import CUT_BYTES
from scrubber.expressions import expression

CUT = expression(CUT_BYTES)
SEQUENCES = 0.5  # share of the non-ASCII bytes that must stand in UTF-8 sequences for UTF-8 to be thought of
# ... or this many of the characters that cp1252 has in common with UTF-8 and that misread ones show up as,
PUNCTUATION = expression(rb"\xe2\x80[\x93\x94\x98\x99\x9c\x9d\xa6]|\xc3[\xa0-\xbf]|\xc2[\xa0\xa3\xa7\xa9\xab\xb0\xbb]")
WESTERN = ("cp1252", "iso8859-15", "mac-roman", "cp850", "cp1250", "cp1254", "cp1257")  # where the best reading is in one of these
LINES = 0.1  # share of the non-ASCII bytes that must stand in lines of valid UTF-8
LIKELY = 3  # languages that the pieces are read in
PIECES = 24  # pieces that are looked at
PAGES = 6  # code pages that they are read in
MIXING = 7.0  # nats by which two encodings must read better than one
ODD = 3.0  # nats by which another code page than cp1252 must read the pieces better
FEW, ODD_FEW = 2, 8.0  # bytes, and as many nats if they are all that speaks for it
GLUED = 6.0  # nats for a place in a code page beside a sequence of UTF-8, as within a word


def weigh_mixed(data: bytes, regions: Sequence[bytes], verdicts: Sequence[Verdict]) -> list[tuple[Verdict, Detection]]:
    """The ways to read the data as UTF-8 and something else that are worth thinking of, and what they cost.

    Parameters:
        data: The data.
        regions: A sample of it.
        verdicts: The ways to read it in one encoding, likeliest first.
    """
    western = any(v.codec in WESTERN for v in verdicts[:1])
    found = list(_by_character(regions, western=western))
    if _utf8_share(b"\n".join(regions)) > LINES:
        found += _by_line(data)
    return found


def _by_character(regions: Sequence[bytes], *, western: bool = False) -> Iterator[tuple[Verdict, Detection]]:
    """UTF-8 with single characters in another encoding or with broken sequences, if that makes sense at all."""
    plain = b"\n".join(regions)
    regions = [CUT.sub(b"", region) for region in regions]
    joined = b"\n".join(regions)
    share = _utf8_share(joined)
    if not share or (share < SEQUENCES and not (western and PUNCTUATION.search(joined))):
        return
    languages = language_costs(read_around(joined, None)[0].replace("\ufffd", ""), EVERY_LANGUAGE, Plain(byte_pairs(plain)))
    for codec, language, cost in _pages(regions, languages):
        how = f"UTF-8 with {f'pieces of {BY_CODEC[codec].name}' if codec else 'broken sequences'} reads best, language {language}"
        yield Verdict("utf-8", language, cost + MIXING), Detection("utf-8", how=how, pieces=codec)


def _pages(regions: Sequence[bytes], languages: Mapping[str, float]) -> list[tuple[str | None, str, float]]:
    """The code pages that read best what is not UTF-8, each with the language of the text and the cost of all; None if left unread.

    Parameters:
        regions: A sample.
        languages: What it costs in the likeliest languages without the bytes that are not UTF-8.
    """
    found = sparse(regions)
    odd = [(run, *edges) for run, edges in zip(found.runs, found.edges, strict=True) if not is_utf8(run)][:PIECES]
    islands = b"".join(UTF8.sub(b"", run).translate(None, ASCII) for run, _, _ in odd)
    likely = sorted(languages, key=languages.__getitem__)[:LIKELY]
    glued = GLUED if any(UTF8.search(run) for run, _, _ in odd) else 0.0

    def local(codec: str | None, language: str) -> float:
        texts = [read_around(run, codec)[0].replace("\ufffd", "") for run, _, _ in odd]
        cost = model().language(language).cost
        whole = sum(cost(text, before, after) for text, (_, before, after) in zip(texts, odd, strict=True))
        return whole - existence(" ".join(texts), language)

    without = {language: local(None, language) for language in likely}
    chosen: dict[str | None, tuple[str | None, str, float]] = {}
    chosen[None] = None, likely[0], languages[likely[0]] + UNREAD * len(islands)
    for codec, beforehand in _likely_pages(islands, likely):
        for language in likely:
            cost = languages[language] + local(codec, language) - without[language] + beforehand + glued
            if codec not in chosen or cost < chosen[codec][2]:
                chosen[codec] = codec, language, cost
    return list(chosen.values())


def _likely_pages(islands: bytes, languages: Sequence[str]) -> list[tuple[str, float]]:
    """The code pages that read pieces best, as far as single bytes tell, and nats beforehand."""
    odd_page = ODD if len(islands) > FEW else ODD_FEW
    ranked = []
    done = set()
    for candidate in SINGLE_BYTE:
        one = page(candidate.codec)
        meaning = islands.decode(candidate.codec, "replace")
        if meaning not in done:
            done.add(meaning)
            beforehand = odd_page + candidate.cost if candidate.codec != "cp1252" else 0.0
            beforehand += one.undefined_cost(islands)
            cost = min(sum(islands.translate(one.unigrams(language))) for language in languages) / UNIT
            ranked.append((cost + beforehand, candidate.codec, beforehand))
    return [(codec, beforehand) for _, codec, beforehand in sorted(ranked)[:PAGES]]


def _by_line(data: bytes) -> list[tuple[Verdict, Detection]]:
    """UTF-8 in some lines, another encoding in others: a multi-byte one, or one in which some bytes look like UTF-8 by chance."""
    valid: list[bytes] = []
    other: list[bytes] = []
    for line in data.split(b"\n"):
        if not line.isascii():
            (valid if is_utf8(line) else other).append(line)
    if sum(map(_high_count, valid)) <= LINES * sum(map(_high_count, other)) or not other:
        return []
    regions = sample(b"\n".join(other))
    rest = weigh(regions)
    if not rest:
        return []
    codec = rest[0].codec
    by_character = [v.cost for v, _ in _by_character(regions, western=True)]
    if is_single_byte(codec):
        if not UTF8.search(b"\n".join(regions)) or rest[0].cost + MIXING > min(by_character, default=math.inf):
            return []
    elif rest[0].cost + MIXING > min([*by_character, *(v.cost for v in rest if is_single_byte(v.codec))], default=math.inf):
        return []  # a sign or two can be taken for half-width kana; two encodings are no everyday thing
    regions = sample(b"\n".join(valid))
    as_utf8 = weigh_text(read_regions(regions, "utf-8"), Candidate("utf-8", EVERY_LANGUAGE, MIXING))
    as_other = weigh_text(read_regions(regions, codec), CANDIDATES[codec])
    if as_utf8 is None or (as_other is not None and as_other.cost <= as_utf8.cost):
        return []
    how = f"some lines are UTF-8, language {as_utf8.language}, the others {BY_CODEC[codec].name}, language {rest[0].language}"
    # Lines that read better in one encoding and others that read better in another outdo all readings of the whole.
    verdict = Verdict("utf-8", rest[0].language, 0.0)
    return [(verdict, Detection("utf-8", how=how, pieces=codec, by="line"))]


def _utf8_share(data: bytes) -> float:
    """The share of the non-ASCII bytes that stand in UTF-8 sequences."""
    return len(b"".join(UTF8.findall(data))) / max(1, _high_count(data))


def _high_count(data: bytes) -> int:
    return len(data.translate(None, ASCII))


def is_utf8(data: bytes) -> bool:
    """Whether the bytes are valid UTF-8."""
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
