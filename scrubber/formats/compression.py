"""Compressed files, by their suffix: .gz and .zst around any format."""

import gzip
import io
import zlib
from typing import Any, BinaryIO, cast

from scrubber.formats.record import FormatError

COMPRESSIONS = (".gz", ".zst")
# Of gzip, as the program has it. 9, Python's own, takes 1.4 times as long to save .3 % of news, twice as long for 1.7 % of a repetitive
# corpus; 1 takes a third of the time and 16 % more space, or 78 %: quality/ranges.py.
LEVEL = 6


class CutOffError(FormatError):
    """Compressed data that end too early."""


def compression_of(name: str) -> str | None:
    """The suffix of a name that says how the file is compressed; None if it is not."""
    return next((suffix for suffix in COMPRESSIONS if name.lower().endswith(suffix)), None)


def opened(stream: BinaryIO, name: str) -> BinaryIO:
    """What a stream holds, decompressed if its name says so. Closing it leaves the stream open.

    Raises:
        FormatError: A library is missing; or, on reading, the data are corrupt or cut off.
    """
    match compression_of(name):
        case ".gz":
            return _buffered(gzip.GzipFile(fileobj=stream, mode="rb"), stream)
        case ".zst":
            return _buffered(_zstd().ZstdFile(stream, "rb"), stream)
        case _:
            return stream


def compressing(target: BinaryIO, name: str) -> BinaryIO:
    """A stream that writes into another one, compressed if its name says so. Closing it leaves the other one open.

    The same bytes become the same bytes: no time and no name go into them.

    Raises:
        FormatError: A library is missing.
    """
    match compression_of(name):
        case ".gz":
            return cast("BinaryIO", gzip.GzipFile("", "wb", LEVEL, target, mtime=0))
        case ".zst":
            zstd = _zstd()
            return cast("BinaryIO", zstd.ZstdFile(target, "wb", options={zstd.CompressionParameter.checksum_flag: 1}))
        case _:
            return target


def _zstd() -> Any:
    """The library for .zst, which Python has from 3.14 on."""
    try:
        from compression import zstd  # type: ignore[import-not-found]
    except ImportError:
        try:
            from backports import zstd
        except ImportError:
            raise FormatError("reading and writing .zst needs a library: pip install 'news-scrubber[zstd]'") from None
    return zstd


def _buffered(inner: Any, stream: BinaryIO) -> BinaryIO:
    return cast("BinaryIO", io.BufferedReader(_Reading(inner, stream), io.DEFAULT_BUFFER_SIZE * 16))


class _Reading(io.RawIOBase):
    """Tells what is wrong with compressed data, and where."""

    def __init__(self, inner: Any, stream: BinaryIO) -> None:
        self.inner = inner
        self.stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = self.inner.read1(len(buffer))  # what comes before the error is not lost
        except EOFError:
            if not self.stream.tell():
                return 0  # an empty file
            raise CutOffError(f"the compressed data end too early{self._place()}; fetch the file again") from None
        except (gzip.BadGzipFile, zlib.error, _zstd_error()) as error:
            if "too much memory" in str(error):
                way_out = "decompress the file with `zstd -d --long=31` first"
                raise FormatError(f"compressed with a window of more than 128 MB, which takes too much memory; {way_out}") from None
            raise FormatError(f"the compressed data are corrupt{self._place()} ({error}); fetch the file again") from None
        buffer[: len(data)] = data
        return len(data)

    def _place(self) -> str:
        try:
            return f" before byte {self.stream.tell():,}"
        except OSError:
            return ""  # a pipe


def _zstd_error() -> type[Exception]:
    try:
        return cast("type[Exception]", _zstd().ZstdError)
    except FormatError:
        return zlib.error
