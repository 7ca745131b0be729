"""What the modules on Parquet share: the library, its errors in our words, and tables as bytes."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any

from scrubber.formats.record import FormatError

if TYPE_CHECKING:
    import pyarrow as pa


def library(name: str = "pyarrow") -> Any:
    """The library, or a module of it.

    Raises:
        FormatError: It is not installed.
    """
    try:
        return import_module(name)
    except ImportError:
        raise FormatError("Parquet files are read with pyarrow, which is not installed: pip install 'news-scrubber[parquet]'") from None


@contextmanager
def told(what: str) -> Iterator[None]:
    """Tell the library's errors as those of a file; errors of the system, such as a full disk, stay what they are.

    Parameters:
        what: What they mean, with the way out.

    Raises:
        FormatError: The library found something wrong.
    """
    try:
        yield
    except FormatError:
        raise
    except (library().ArrowException, OSError, ValueError) as error:  # ValueError: damaged names and metadata
        if isinstance(error, OSError) and error.errno:
            raise
        raise FormatError(f"{what} ({str(error).splitlines()[0]})") from None


def to_bytes(batch: "pa.RecordBatch") -> bytes:
    """A table as an Arrow IPC stream (https://arrow.apache.org/docs/format/Columnar.html)."""
    pa = library()
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.schema) as stream:
        stream.write_batch(batch)
    return bytes(sink.getvalue())


def from_bytes(data: bytes) -> "pa.RecordBatch":
    """The table that such a stream holds."""
    return library().ipc.open_stream(data).read_next_batch()
