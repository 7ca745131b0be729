"""Arguments in, exit code out: 0 nothing to report, 1 something, 2 an error."""

import errno
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib import import_module
from io import TextIOWrapper
from threading import current_thread, main_thread

from scrubber import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace


def main(argv: Sequence[str] | None = None) -> int:
    """Run the `scrub` command.

    Parameters:
        argv: Its arguments; by default those of the process.
    """
    argv = sys.argv[1:] if argv is None else list(argv)
    if None in (sys.stdin, sys.stdout, sys.stderr):
        from scrubber.cli.streams import no_stream_missing

        with no_stream_missing():
            return _reported(argv)
    return _reported(argv)


def _reported(argv: Sequence[str]) -> int:
    """Run the command; an output that cannot be written is told in one line."""
    fixing = argv[:1] == ["fix"]
    try:
        try:
            return _main(argv)
        finally:
            if sys.stdout:
                sys.stdout.flush()
    except BrokenPipeError:
        if fixing:  # for all others it is the usual end, as when `head` has read enough
            _complain("nobody reads the output any more, so it stopped; files not yet reported are as they were")
    except OSError as error:
        from scrubber.corpus.errors import reason

        if isinstance(error, FileNotFoundError):
            _complain(f"{error.filename or 'the current folder'}: {reason(error)}")
        else:
            closed = error.errno == errno.EBADF
            way_out = f"send it where {'it can be written' if closed else 'there is room'}"
            if fixing:
                way_out = "files not yet reported are as they were"
            _complain(f"the output cannot be written: {'it is closed' if closed else reason(error)}; {way_out}")
    sys.stdout = None  # nothing is left to flush to
    return 2


def _main(argv: Sequence[str]) -> int:
    if argv == ["--version"]:  # asked for by programs, which should not wait until all else is loaded
        print(f"scrub {__version__} ({_built()})")
        return 0
    from scrubber.cli.arguments import parsed

    arguments = parsed(argv)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        with _stopped_in_order():
            return _run(arguments)
    except KeyboardInterrupt as stop:
        print("scrub: interrupted; files not yet reported are as they were", file=sys.stderr)
        return 128 + (stop.args[0] if stop.args else signal.SIGINT)


def _built() -> str:
    """Whether the kernel is used, in words."""
    from scrubber.kernel import kernel

    return "with the compiled kernel" if kernel() else "pure Python: slower, the same results"


@contextmanager
def _stopped_in_order() -> Iterator[None]:
    """Let the signals that end a program end it as Ctrl-C does, so that no file is left half-written."""

    def stop(number: int, _frame: object) -> None:
        raise KeyboardInterrupt(number)

    names = ("SIGTERM", "SIGHUP") if current_thread() is main_thread() else ()
    before = {number: signal.signal(number, stop) for name in names if (number := getattr(signal, name, None))}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _run(arguments: "Namespace") -> int:
    from scrubber.cli.settings import SettingsError
    from scrubber.corpus.errors import OutputError

    shown = next((name for name in ("show_files", "show_settings") if getattr(arguments, name, False)), None)
    command = import_module(f"scrubber.cli.{'show' if shown else arguments.command}")
    try:
        return int(command.run(arguments))
    except (SettingsError, OutputError) as error:
        _complain(str(error))
        return 2


def _complain(message: str) -> None:
    with suppress(OSError):  # of a standard error that cannot be written, either
        print(f"scrub: error: {message}", file=sys.stderr)
