"""The characters of all code pages, in one file: Python loads a module for each codec, which takes longer than a text does.

python -m scrubber.encodings.characters     # writes it anew, after a change of the registry
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from scrubber.encodings.registry import Kind, of_kind

CODEPAGES: Mapping[str, str] = {encoding.name: encoding.codec for encoding in of_kind(Kind.SINGLE_BYTE, Kind.DECOMPOSED)}
"""Every code page by its name, with the name that Python's codecs know it under."""

REPLACEMENT = "\ufffd"
FILE = Path(__file__).with_name("characters.utf8")
SIZE = 256


def read(codec: str) -> str:
    """The 256 characters of a single-byte codec of Python, with U+FFFD where it has none."""
    return bytes(range(SIZE)).decode(codec, "replace")


def kept(name: str) -> str:
    """The same of a code page, as it is kept.

    Parameters:
        name: One of `CODEPAGES`.
    """
    return _kept()[name]


@cache
def _kept() -> Mapping[str, str]:
    chars = FILE.read_bytes().decode()
    return {name: chars[SIZE * i : SIZE * (i + 1)] for i, name in enumerate(CODEPAGES)}


def main() -> None:
    """Write the file: the code pages in the order of the registry."""
    FILE.write_bytes("".join(map(read, CODEPAGES.values())).encode())


if __name__ == "__main__":
    main()
