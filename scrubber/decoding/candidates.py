"""The encodings that text without a label may be in, as detection weighs them: those of the registry that have a cost."""

from dataclasses import dataclass

from scrubber.encodings import Kind, of_kind


@dataclass(frozen=True, slots=True, eq=False)  # so that hashing one is cheap
class Candidate:
    """An encoding that bytes may be in.

    Parameters:
        codec: Python's name for it.
        languages: ISO 639-1 codes of those written in it.
        cost: Nats by which it must read better than a common one.
    """

    codec: str
    languages: tuple[str, ...]
    cost: float


def _candidates(kind: Kind) -> tuple[Candidate, ...]:
    return tuple(Candidate(e.codec, e.languages, e.cost) for e in of_kind(kind) if e.cost is not None)


SINGLE_BYTE = _candidates(Kind.SINGLE_BYTE)
MULTI_BYTE = _candidates(Kind.MULTI_BYTE)
DECOMPOSED = _candidates(Kind.DECOMPOSED)
EBCDIC = _candidates(Kind.EBCDIC)
CANDIDATES = {candidate.codec: candidate for candidate in (*SINGLE_BYTE, *MULTI_BYTE, *DECOMPOSED, *EBCDIC)}
EVERY_LANGUAGE = tuple(dict.fromkeys(language for candidate in CANDIDATES.values() for language in candidate.languages))
# Encodings that agree on most characters, the smallest first. Where it reads all, it is the one; another may read as a rare character
# what is damage in it.
FAMILIES = (("shift_jis", "cp932", "shift_jis_2004"), ("euc_jp", "euc_jis_2004"), ("big5", "cp950", "big5hkscs"))


def family(codec: str) -> tuple[str, ...]:
    """The encodings that agree with a codec on most characters, itself among them, the smallest first."""
    return next((akin for akin in FAMILIES if codec in akin), (codec,))
