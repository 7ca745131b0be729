"""Makes the file in which the kernel has the table of the line score: unpacked, to be mapped into memory, so that all processes share it.

    python -m scrubber.boilerplate.score_file PATH

Behind the table stands the checksum with which the packed one ends: the file of another table is left alone.
"""

import sys
import zlib
from pathlib import Path

from scrubber.boilerplate.score import CHECKSUM, PACKED


def contents() -> bytes:
    """The file."""
    packed = PACKED.read_bytes()
    return zlib.decompress(packed) + packed[-CHECKSUM:]


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(contents())
