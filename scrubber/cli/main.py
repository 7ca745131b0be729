"""Arguments in, exit code out: 0 nothing to report, 1 something, 2 an error."""

import argparse
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from threading import current_thread, main_thread

from scrubber import __version__
from scrubber.cli.settings import CHOICES, SettingsError
from scrubber.formats import MAX_SIZE

COMMANDS = {
    "check": "report what was found; exit 1 if there is anything",
    "fix": "apply the safe edits in place, and report them",
    "diff": "show what fix would do as a unified diff; exit 1 if there is anything",
    "rule": "explain a rule, or list all",
    "learn": "learn the lines that recur over a site's articles, and write them to a file for --templates",
}
EXIT_CODES = "exit codes: 0 nothing found or all done, 1 something found, 2 an error (what could be done is done, the rest is as it was)"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the `scrub` command.

    Parameters:
        argv: Its arguments; by default those of the process.
    """
    arguments = _parser().parse_args(argv)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        with _stopped_in_order():
            command = import_module(f"scrubber.cli.{arguments.command}")
            return int(command.run(arguments))
    except SettingsError as error:
        print(f"scrub: error: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        sys.stdout = None  # the reader has gone: nothing is left to flush to
        print("scrub: error: nobody reads the output any more, so it stopped; files not yet reported are as they were", file=sys.stderr)
        return 2
    except KeyboardInterrupt as stop:
        print("scrub: interrupted; files not yet reported are as they were", file=sys.stderr)
        return 128 + (stop.args[0] if stop.args else signal.SIGINT)


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


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="scrub", description="Clean scraped news text, and say why.", epilog=EXIT_CODES)
    parser.add_argument("--version", action="version", version=f"scrub {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, help in COMMANDS.items():
        command = commands.add_parser(name, help=help, description=help[0].upper() + help[1:] + ".", epilog=EXIT_CODES)
        if name == "rule":
            command.add_argument("name", nargs="?", metavar="NAME", help="a rule, or the beginning of the names of several; default: all")
        else:
            _add_input(command)
            if name == "learn":
                _add_learning(command)
            else:
                _add_cleaning(command, name)
    return parser


def _add_cleaning(command: argparse.ArgumentParser, name: str) -> None:
    add = command.add_argument
    rules = command.add_argument_group("rules")
    rules.add_argument(
        "--select", type=_names, metavar="RULES", help="use only these rules: names or their beginnings, with commas between"
    )
    rules.add_argument("--ignore", type=_names, metavar="RULES", help="leave these rules out")
    rules.add_argument("--min-confidence", type=_share, metavar="P", help="leave out findings of less confidence (0 to 1)")
    rules.add_argument("--unsafe", action="store_true", default=None, help="apply the edits that are not safe, too")
    rules.add_argument("--templates", type=Path, metavar="FILE", help="the site templates that `scrub learn` wrote")
    if name != "check":
        add(
            "--not-article",
            choices=CHOICES["not-article"],
            help="what becomes of JSON records that are no article (an error page, a list of links): keep, mark or drop (default: keep)",
        )
    if name != "diff":
        add("--output-format", choices=CHOICES["output-format"], help="how to report (default: text)")
        add(
            "--fail-on",
            type=_names,
            metavar="RULES",
            help="exit 1 only for these rules" if name == "check" else "exit 1 if these rules still find something",
        )
    if name == "fix":
        add("--truncated-field", metavar="NAME", help="write into this field of a JSON record whether the text was cut off")
        add("--article-field", metavar="NAME", help="the field that --not-article mark writes, true or false (default: article)")
        add("--exit-non-zero-on-fix", action="store_true", help="exit 1 if anything was changed")


def _add_learning(command: argparse.ArgumentParser) -> None:
    add = command.add_argument
    add("--output", type=Path, metavar="FILE", help="where to write the templates (default: standard output)")
    add(
        "--min-articles", type=int, default=5, metavar="N", help="least number of a site's articles in which a line must recur (default: 5)"
    )
    add("--min-share", type=_share, default=0.2, metavar="P", help="least share of them (default: 0.2)")
    command.set_defaults(select=("mojibake",), ignore=(), unsafe=None, min_confidence=None, templates=None)


def _add_input(command: argparse.ArgumentParser) -> None:
    command.add_argument("paths", nargs="+", metavar="PATH", help="files, folders, glob patterns, or - for standard input")
    texts = command.add_argument_group("texts")
    texts.add_argument("--field", metavar="NAME", help="the field of a JSON record that holds the text (default: text)")
    texts.add_argument("--title-field", metavar="NAME", help="the field that holds the headline")
    texts.add_argument("--lang-field", metavar="NAME", help="the field that holds the language, as an ISO 639-1 code")
    texts.add_argument("--by", metavar="NAME", help="the field that holds the site or a URL (default: site); `folder`: the folder's name")
    texts.add_argument("--lang", metavar="CODE", help="the texts' language, as an ISO 639-1 code")
    texts.add_argument("--site", metavar="DOMAIN", help="the domain the texts were published on")
    files = command.add_argument_group("files")
    files.add_argument("--exclude", type=_names, metavar="PATTERNS", help="files and folders to pass over, with commas between")
    files.add_argument("--encoding", choices=CHOICES["encoding"], help="write files in UTF-8 (default), or keep the encoding they are in")
    files.add_argument(
        "--format", choices=CHOICES["format"], help="what the files are, whatever their names (default: their suffixes tell)"
    )
    files.add_argument("--encoding-from", metavar="NAME", help="the encoding of all files that are not UTF-8 (default: it is found out)")
    files.add_argument(
        "--max-size", type=_positive, metavar="MB", help=f"the largest text file that is read, in megabytes (default: {MAX_SIZE})"
    )
    files.add_argument("--force-exclude", action="store_true", help="pass them over even where they are named as such")
    files.add_argument(
        "--stdin-filename", metavar="NAME", help="the name of what comes from standard input, for its format and for reports"
    )
    files.add_argument("--config", metavar="FILE", help="the configuration file (default: the nearest scrub.toml or pyproject.toml)")
    files.add_argument("--isolated", action="store_true", help="use no configuration file")


def _names(value: str) -> tuple[str, ...]:
    return tuple(name for part in value.split(",") if (name := part.strip()))


def _positive(value: str) -> int:
    if (number := int(value)) <= 0:
        raise ValueError(value)
    return number


def _share(value: str) -> float:
    if not 0 <= (share := float(value)) <= 1:
        raise ValueError(value)
    return share
