"""Streams in the place of standard ones that are closed (`scrub check PATH >&-`)."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader, FileIO, TextIOWrapper


@contextmanager
def no_stream_missing() -> Iterator[None]:
    """Have something in the place of each standard stream that is closed, which Python makes None.

    Reading from it, or writing to it, fails with EBADF, as the system would have it; what goes to standard error is lost. Their
    numbers are taken, too: the system would give them to the next files that are opened, and a stray message would get into these.
    """
    missing = [name for name in ("stdin", "stdout", "stderr") if getattr(sys, name) is None]
    for name in missing:
        setattr(sys, name, _instead(name))
    try:
        yield
    finally:
        for name in missing:
            setattr(sys, name, None)


def _instead(name: str) -> TextIOWrapper:
    """A stream that fails, or swallows what is written."""
    number = os.open(os.devnull, os.O_RDONLY if name == "stdout" else os.O_WRONLY)
    if name == "stdin":
        return TextIOWrapper(BufferedReader(FileIO(number)), encoding="utf-8")
    # Unbuffered: a file must not be replaced whose report cannot be written.
    return TextIOWrapper(FileIO(number, "w"), encoding="utf-8", write_through=True)
