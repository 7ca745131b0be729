"""The command line: which commands there are, and what they take."""

import argparse
import os
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NoReturn

from scrubber import __version__

COMMANDS = {
    "check": "report what was found; exit 1 if there is anything",
    "fix": "apply the safe edits, in place or into another folder, and report them",
    "diff": "show what fix would do as a unified diff; exit 1 if there is anything",
    "undo": "put back the files that a `scrub fix --log` changed",
    "rule": "explain a rule, or list all",
    "learn": "learn the lines that recur over a site's articles, and write them to a file for --templates",
}
EXIT_CODES = "exit codes: 0 nothing found or all done, 1 something found, 2 an error (what could be done is done, the rest is as it was)"


def parsed(argv: Sequence[str]) -> argparse.Namespace:
    """The arguments of a command line."""
    arguments = parser().parse_args(argv)
    arguments.argv = list(argv)
    return arguments


def parser() -> argparse.ArgumentParser:
    """What reads the command line."""
    top = _Parser(prog="scrub", description="Clean scraped news text, and say why.", epilog=EXIT_CODES)
    top.add_argument("--version", action="version", version=f"scrub {__version__}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=_Parser)
    for name, help in COMMANDS.items():
        command = commands.add_parser(name, help=help, description=help[0].upper() + help[1:] + ".", epilog=EXIT_CODES)
        if name == "rule":
            command.add_argument("name", nargs="?", metavar="NAME", help="a rule, or the beginning of the names of several; default: all")
        elif name == "undo":
            _add_undo(command)
        else:
            _add_input(command)
            if name == "learn":
                _add_learning(command)
            else:
                _add_cleaning(command, name)
    return top


class _Parser(argparse.ArgumentParser):
    """Names the option or command that was probably meant."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings, allow_abbrev=False)

    def parse_args(self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None) -> argparse.Namespace:  # type: ignore[override]
        """Read a command line."""
        parsed, unknown = self.parse_known_args(args, namespace)
        names = [name for name in unknown if os.path.lexists(name)]  # files whose names begin with a dash, as a hook hands them over
        if names and hasattr(parsed, "paths"):
            parsed.paths = [*(path for path in parsed.paths if path != "." or "." in (args or ())), *names]
            unknown = [name for name in unknown if name not in names]
        if unknown:
            command = self._command(parsed.command)
            options = [name for action in command._actions for name in action.option_strings]  # noqa: SLF001  # argparse has no other way
            hints = (near[0] for name in unknown if (near := get_close_matches(name.partition("=")[0], options, n=1, cutoff=0.5)))
            hint = next((f"; did you mean {name}?" for name in hints), f"; `scrub {parsed.command} --help` lists all")
            command.error(f"unknown argument {unknown[0]}{hint}")
        return parsed

    def error(self, message: str) -> NoReturn:
        """End with a message."""
        if "invalid choice: " in message and "COMMAND" in message:
            name = message.partition("invalid choice: '")[2].partition("'")[0]
            near = get_close_matches(name, COMMANDS, n=1, cutoff=0.5)
            hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(COMMANDS)}"
            message = f"no command is called {name!r}; {hint}"
        elif message.endswith("required: COMMAND"):
            message = f"name a command: {', '.join(COMMANDS)}; `scrub --help` explains them"
        self.exit(2, f"{self.prog.split()[0]}: error: {message}\n")

    def _command(self, name: str) -> argparse.ArgumentParser:
        choices = next(action.choices for action in self._actions if action.dest == "command")
        assert isinstance(choices, dict)
        command = choices[name]
        assert isinstance(command, argparse.ArgumentParser)
        return command


def _add_input(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "paths", nargs="*", default=["."], metavar="PATH", help="files, folders, glob patterns, or - for standard input (default: .)"
    )
    texts = command.add_argument_group("texts")
    texts.add_argument(
        "--field", metavar="NAME", help="the field or column that holds the text (default: text); body.text goes into objects"
    )
    texts.add_argument("--title-field", metavar="NAME", help="the one that holds the headline")
    texts.add_argument("--lang-field", metavar="NAME", help="the one that holds the language, as an ISO 639-1 code")
    texts.add_argument("--id-field", metavar="NAME", help="the one that identifies a record, for reports and logs")
    texts.add_argument("--by", metavar="NAME", help="the one that holds the site or a URL (default: site); `folder`: the folder's name")
    texts.add_argument("--lang", metavar="CODE", help="the texts' language, as an ISO 639-1 code")
    texts.add_argument("--site", metavar="DOMAIN", help="the domain the texts were published on")
    files = command.add_argument_group("files")
    files.add_argument("--exclude", type=_names, metavar="PATTERNS", help="files and folders to pass over, with commas between")
    files.add_argument("--force-exclude", action="store_true", help="pass them over even where they are named as such")
    files.add_argument(
        "--no-respect-gitignore", dest="respect_gitignore", action="store_false", default=None, help="read what .gitignore names"
    )
    files.add_argument("--encoding", metavar="WHICH", help="write files in utf-8 (default), or keep the encoding they are in")
    files.add_argument("--encoding-from", metavar="NAME", help="the encoding of all files that are not UTF-8 (default: it is found out)")
    files.add_argument("--format", metavar="NAME", help="what the files are, whatever their names (default: their suffixes tell)")
    files.add_argument("--max-size", type=_count, metavar="MB", help="the largest text that is read, in megabytes")
    files.add_argument(
        "--stdin-filename", metavar="NAME", help="the name of what comes from standard input, for its format and for reports"
    )
    files.add_argument("--show-files", action="store_true", help="list the files that would be read, and end")
    run = command.add_argument_group("the run")
    run.add_argument("-j", "--jobs", type=_count, metavar="N", help="how many processes clean (default: one a core)")
    run.add_argument("-q", "--quiet", action="store_true", help="print nothing but errors")
    run.add_argument("--config", metavar="FILE", help="the configuration file (default: the nearest scrub.toml or pyproject.toml)")
    run.add_argument("--isolated", action="store_true", help="use no configuration file")
    run.add_argument("--show-settings", action="store_true", help="print the settings in force, and end")
    command.set_defaults(output=None, log=None, resume=False, rejects=None, statistics=False)


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
        add("--not-article", metavar="WHAT", help="what becomes of records that are no article: keep, mark or drop (default: keep)")
    if name != "diff":
        add("--output-format", metavar="NAME", help="how to report: text, concise, json, jsonl, github, sarif or junit (default: text)")
        add("--max-findings", type=_count, metavar="N", help="how many findings are printed for people; 0: all (default: 1000)")
        add("--statistics", action="store_true", help="print how often each rule found something instead of each finding")
        add("--rejects", type=Path, metavar="FILE", help="write the records that cannot be read there, with the reasons, as JSON lines")
        help = "exit 1 only for these rules" if name == "check" else "exit 1 if these rules still find something"
        add("--fail-on", type=_names, metavar="RULES", help=help)
    if name == "fix":
        add("--output", type=Path, metavar="FOLDER", help="write the files there instead of in place")
        add(
            "--log",
            type=Path,
            metavar="FILE",
            help="write down every edit as it is made, for `scrub undo` (JSON lines; .zst and .gz compress)",
        )
        add("--resume", action="store_true", help="leave out the files that the run which wrote the --log has done")
        add("--truncated-field", metavar="NAME", help="write into this field of a record whether the text was cut off")
        add("--article-field", metavar="NAME", help="the field that --not-article mark writes, true or false (default: article)")
        add("--exit-non-zero-on-fix", action="store_true", help="exit 1 if anything was changed")


def _add_learning(command: argparse.ArgumentParser) -> None:
    add = command.add_argument
    add("--output", type=Path, metavar="FILE", help="where to write the templates (default: standard output)")
    help = "least number of a site's articles in which a line must recur (default: 5)"
    add("--min-articles", type=int, default=5, metavar="N", help=help)
    add("--min-share", type=_share, default=0.2, metavar="P", help="least share of them (default: 0.2)")
    command.set_defaults(select=("mojibake",), ignore=(), unsafe=None, min_confidence=None, templates=None)


def _add_undo(command: argparse.ArgumentParser) -> None:
    command.add_argument("log", type=Path, metavar="LOG", help="the log of the run")
    command.add_argument("paths", nargs="*", metavar="PATH", help="the files to put back, as the log names them (default: all)")
    command.add_argument("-q", "--quiet", action="store_true", help="print nothing but errors")


def _names(value: str) -> tuple[str, ...]:
    return tuple(name for part in value.split(",") if (name := part.strip()))


def _count(value: str) -> int:
    if not value.isdecimal():
        raise argparse.ArgumentTypeError(f"a whole number is expected, not {value!r}")
    return int(value)


def _share(value: str) -> float:
    try:
        share = float(value)
    except ValueError:
        share = -1
    if not 0 <= share <= 1:
        raise argparse.ArgumentTypeError(f"a number from 0 to 1 is expected, not {value!r}")
    return share
