"""The records that could not be cleaned, written down with the reason, so that somebody can see to them."""

import base64
import json
from collections.abc import Iterable
from typing import BinaryIO

from scrubber.corpus.clean import BadRecord


class Rejects:
    """Writes JSON lines: the file, the record's line or number, the reason, and the record itself.

    Parameters:
        stream: Where to.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream

    def write(self, path: str, bad: Iterable[BadRecord]) -> None:
        """Write some records of a file."""
        for record in bad:
            row = {"path": path, "record": record.record, "reason": record.reason} | _raw(record.raw)
            self.stream.write(json.dumps(row).encode() + b"\n")


def _raw(raw: bytes) -> dict[str, str]:
    """The record as text, or as base64 where it is not UTF-8."""
    try:
        return {"raw": raw.decode()}
    except UnicodeDecodeError:
        return {"base64": base64.b64encode(raw).decode()}
