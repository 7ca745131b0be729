"""The records that could not be cleaned, written down with the reason, so that somebody can see to them."""

import base64
import json
from collections.abc import Iterable
from pathlib import Path

from scrubber.corpus.clean import BadRecord
from scrubber.corpus.errors import Guard

WAY_OUT = "the run ends here; name another file with --rejects, or leave it out"


class Rejects:
    """Writes JSON lines: the file, the record's line or number, the reason, and the record itself.

    Parameters:
        path: Where to; it is begun, or gone on with.

    Raises:
        OSError: It cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self._file = path.open("ab")
        self._guard = Guard(path, WAY_OUT)

    def write(self, path: str, bad: Iterable[BadRecord]) -> None:
        """Write some records of a file.

        Raises:
            OutputError: They cannot be written.
        """
        with self._guard:
            for record in bad:
                row = {"path": path, "record": record.record, "reason": record.reason} | _raw(record.raw)
                self._file.write(json.dumps(row).encode() + b"\n")
            self._file.flush()

    def close(self) -> None:
        """End the file.

        Raises:
            OutputError: It cannot be written to its end.
        """
        with self._guard:
            self._file.close()


def _raw(raw: bytes) -> dict[str, str]:
    """The record as text, or as base64 where it is not UTF-8."""
    try:
        return {"raw": raw.decode()}
    except UnicodeDecodeError:
        return {"base64": base64.b64encode(raw).decode()}
