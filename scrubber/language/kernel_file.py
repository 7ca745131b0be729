"""Makes the file in which the kernel has the models: laid out as it reads them, so that all processes share one copy of it in memory.

    python -m scrubber.language.kernel_file PATH

It is made where the kernel is compiled, for the machine that it is compiled on.
"""

import struct
import sys
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from scrubber.language.model import PARTS, Bigrams, CharacterModel, model

MAGIC = b"SCRUBBER"
HEADER = struct.Struct("=8s6I")  # the magic number, the format, the models, the characters, the classes, the digest, where the tables begin
FORMAT = 3
MOST_MODELS = 80  # rows of this many models in a record, as the kernel has it


def models_of(languages: CharacterModel) -> list[Bigrams]:
    """The models in the order of the file: those of the languages, and the two pools."""
    return [*map(languages.language, languages.languages), languages.joint, languages.other]


def contents(languages: CharacterModel) -> bytes:
    """The file."""
    models = models_of(languages)
    known = sorted(frozenset(map(chr, range(0x80))).union(*(one.known for one in models)))
    names = classes(models)
    records = [_record(char, models) for char in known] + [_record_of_class(name, models) for name in names]
    sizes = struct.pack(f"={len(models)}I", *(one.size for one in models))
    head = sizes + struct.pack(f"={len(known)}I", *map(ord, known)) + "\n".join(names).encode()
    head = head.ljust((len(head) + HEADER.size + 7) // 8 * 8 - HEADER.size, b"\n") + b"".join(records)  # records begin at a multiple of 8
    header = HEADER.pack(MAGIC, FORMAT, len(models), len(known), len(names), zlib.crc32(head), HEADER.size + len(head))
    return header + head + b"".join(one.table for one in models)


def classes(models: Sequence[Bigrams]) -> list[str]:
    """The names of the classes that some model has, and an empty one for all others."""
    return ["", *sorted({name for one in models for name in one.classes})]


def _record(char: str, models: Sequence[Bigrams]) -> bytes:
    places = [one.place(char) for one in models]
    return _packed(places, (char < "\x80" or char in one.alphabet for one in models))


def _record_of_class(name: str, models: Sequence[Bigrams]) -> bytes:
    places = [(row, round(PARTS * cost)) for row, cost in (one.of_class(name) for one in models)]
    return _packed(places, (False for _ in models))


def _packed(places: Sequence[tuple[int, int]], own: Iterator[bool]) -> bytes:
    """A record: the row in each model, what it takes to say which of its class a character is, and who has a row of its own for it."""
    empty = (0,) * (MOST_MODELS - len(places))
    bits = sum(1 << i for i, has in enumerate(own) if has)
    rows, inside = zip(*places, strict=True)
    return struct.pack(f"={MOST_MODELS}H{MOST_MODELS}h", *rows, *empty, *inside, *empty) + bits.to_bytes(16, sys.byteorder)


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(contents(model()))
