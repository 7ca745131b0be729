"""Arguments in, exit code out: 0 nothing to report, 1 something, 2 an error."""

import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
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
    argv = sys.argv[1:] if argv is None else argv
    if list(argv) == ["--version"]:  # asked for by programs, which should not wait until all else is loaded
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
    except BrokenPipeError:
        sys.stdout = None  # the reader has gone: nothing is left to flush to
        print("scrub: error: nobody reads the output any more, so it stopped; files not yet reported are as they were", file=sys.stderr)
        return 2
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

    shown = next((name for name in ("show_files", "show_settings") if getattr(arguments, name, False)), None)
    command = import_module(f"scrubber.cli.{'show' if shown else arguments.command}")
    try:
        return int(command.run(arguments))
    except SettingsError as error:
        print(f"scrub: error: {error}", file=sys.stderr)
        return 2
