"""The encodings that text is written in: one registry, the code pages as tables, the pattern of UTF-8."""

from scrubber.encodings.characters import CODEPAGES
from scrubber.encodings.codepage import EAST_ASIAN, CodePage, codepage
from scrubber.encodings.registry import BY_CODEC, BY_NAME, ENCODINGS, Encoding, Kind, by_label, is_single_byte, of_kind

__all__ = [
    "BY_CODEC",
    "BY_NAME",
    "CODEPAGES",
    "EAST_ASIAN",
    "ENCODINGS",
    "CodePage",
    "Encoding",
    "Kind",
    "by_label",
    "codepage",
    "is_single_byte",
    "of_kind",
]
