"""What the bound and the kernel look up, made beforehand: to compute it takes longer than a text does.

The tables follow from the models, the pages and the thresholds; after a change of one of these, make them again by

    python -m scrubber.mojibake.table_file
"""

import json
import zlib
from collections.abc import Collection, Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path

FILE = Path(__file__).with_name("tables.bin")


class Tables:
    """The tables, unpacked when asked for.

    Parameters:
        data: A line of JSON that says where each block begins and how long it is, and the blocks, compressed.
    """

    def __init__(self, data: bytes) -> None:
        header, _, self._blocks = data.partition(b"\n")
        self._spans: Mapping[str, Sequence[int]] = json.loads(header)

    @property
    def names(self) -> Collection[str]:
        """The blocks that there are."""
        return self._spans.keys()

    def block(self, name: str) -> bytes:
        """One block."""
        start, size = self._spans[name]
        return zlib.decompress(self._blocks[start : start + size])

    @cached_property
    def telling(self) -> str:
        """The telling pairs, one behind the other."""
        return self.block("telling").decode()

    @cached_property
    def chars(self) -> str:
        """The characters that are described: those that the models or the pages know."""
        return self.block("chars").decode()

    @cached_property
    def in_order(self) -> str:
        """The characters that the model of all languages together knows, but halves of surrogate pairs, in order."""
        return self.block("joint").decode()

    @cached_property
    def with_symbols(self) -> str:
        """The same with signs and emoji that the statistics were learned without."""
        return self.block("joint and symbols").decode()

    @cached_property
    def joint(self) -> frozenset[str]:
        """The same as a set: the model itself takes ten times as long to load."""
        return frozenset(self.in_order)

    @cached_property
    def other(self) -> frozenset[str]:
        """The characters that the model of the languages without one of their own knows."""
        return frozenset(self.block("other").decode())

    @cached_property
    def marks(self) -> Mapping[str, str]:
        """The marks and digits that each language knows: its own model takes longer to load than all of them."""
        marks: dict[str, str] = json.loads(self.block("marks"))
        return marks


@cache
def tables() -> Tables:
    """The tables that come with the package."""
    return Tables(FILE.read_bytes())
