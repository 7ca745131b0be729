"""Findings as a SARIF log, version 2.1.0 (docs.oasis-open.org/sarif/sarif/v2.1.0), as GitHub's code scanning reads it."""

import json
import os
from collections import Counter
from hashlib import sha256
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from scrubber.report.base import Report, is_warning
from scrubber.report.place import Row
from scrubber.report.terminal import change
from scrubber.report.visible import escaped

# docs.github.com, "SARIF support for code scanning", "Validating your SARIF file": a run of more results is rejected. Of these GitHub
# shows 5,000, which it chooses by their level.
RESULTS = 25_000
DESCRIPTION = 1024  # characters of a rule's description: the same page, "reportingDescriptor object"
PROBLEMS = 1_000  # files that could not be read that are told one by one; they are kept in memory to the end
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


class SarifReport(Report):
    """Writes one run: its results as they come, then the rules and what else there is to say of it."""

    def begin(self) -> None:
        """Write what comes before the results."""
        self.limit = min(self.limit or RESULTS, RESULTS)
        self.indices: dict[str, int] = {}
        self.descriptors: list[dict[str, Any]] = []
        for rule in self.rules:
            self._describe(rule.name, rule.what, rule.why)
        self.seen: Counter[tuple[str, str]] = Counter()
        self.problems: list[tuple[str, str]] = []
        self.more_problems = 0
        self.held = ""
        self.out.write(f'{{"$schema": "{SCHEMA}", "version": "2.1.0", "runs": [{{"columnKind": "unicodeCodePoints", "results": [\n')

    def tell(self, row: Row) -> None:
        """Write the result before, so that lines are written as wholes."""
        if self.held:
            self.out.write(self.held + ",\n")
        self.held = json.dumps(self._result(row))

    def problem(self, path: str, reason: str) -> None:
        """Keep it for the end."""
        if len(self.problems) < PROBLEMS:
            self.problems.append((path, reason))
        else:
            self.more_problems += 1

    def finish(self) -> None:
        """Write the rules, and what went wrong or was left out."""
        driver = {"name": "scrub", "rules": self.descriptors} | ({"version": self.version} if self.version else {})
        notifications = [
            {"level": "error", "message": _message(reason), "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(path)}}}]}
            for path, reason in self.problems
        ]
        if self.more_problems:
            notifications.append({"level": "error", "message": _message(f"{self.more_problems:,} more files or records could not be read")})
        if self.left_out:
            text = f"{self.left_out:,} more findings were left out: the log of a run holds {self.limit:,}"
            notifications.append({"level": "warning", "message": _message(text)})
        invocation = {"executionSuccessful": not self.problems, "toolExecutionNotifications": notifications}
        rest = f'"tool": {json.dumps({"driver": driver})}, "invocations": [{json.dumps(invocation)}]'
        self.out.write(f"{self.held}\n], {rest}}}]}}\n")

    def _result(self, row: Row) -> dict[str, Any]:
        finding = row.finding
        artifact = {"uri": uri(row.path)}
        location = {"artifactLocation": artifact, "region": _region(row)}
        about: dict[str, Any] = {"confidence": finding.confidence, "safe": finding.safe, "applied": row.applied}
        if row.record is not None:
            about |= {"record": row.record, "line": row.line, "column": row.column} | (
                {"id": escaped(row.id)} if row.id is not None else {}
            )
        result = {
            "ruleId": finding.rule,
            "ruleIndex": self._index(finding.rule),
            "level": "warning" if is_warning(finding) else "note",
            "message": _message(f"{finding.message}: {change(row)}"),
            "locations": [{"physicalLocation": location}],
            "partialFingerprints": {"scrubFinding/v1": self._fingerprint(row)},
            "properties": about,
        }
        if _fixable(row):
            region = {"charOffset": finding.start, "charLength": finding.end - finding.start}
            replacement = {"deletedRegion": region} | ({"insertedContent": {"text": finding.replacement}} if finding.replacement else {})
            result["fixes"] = [{"artifactChanges": [{"artifactLocation": artifact, "replacements": [replacement]}]}]
        return result

    def _fingerprint(self, row: Row) -> str:
        """What tells the finding from others of the file, wherever it moves: a hash of its text, and which one of that text it is.

        GitHub's action makes one of its own, `primaryLocationLineHash`, and would warn of each that has this name and differs.
        """
        text = "\0".join((row.finding.rule, row.id or "", row.finding.original))
        digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
        self.seen[row.path, digest] += 1
        return f"{digest}:{self.seen[row.path, digest]}"

    def _index(self, rule: str) -> int:
        """Where the rule stands among the rules; one that nobody has described is described by its name."""
        if rule not in self.indices:
            self._describe(rule, rule, rule)
        return self.indices[rule]

    def _describe(self, name: str, what: str, why: str) -> None:
        self.indices.setdefault(name, len(self.descriptors))
        help = f"{why} `scrub rule {name}` explains it; `--ignore {name}` leaves the rule out."
        self.descriptors.append(
            {
                "id": name,
                "shortDescription": {"text": _message(what)["text"][:DESCRIPTION]},
                "fullDescription": {"text": _message(f"{what} {why}")["text"][:DESCRIPTION]},
                "help": {"text": _message(help)["text"]},
                "defaultConfiguration": {"level": "warning"},
            }
        )


def uri(path: str) -> str:
    """The URI of a file: relative to the current folder if it is in there."""
    pure = PurePath(path)
    if pure.is_absolute():
        here = PurePath(os.getcwd())
        if not pure.is_relative_to(here):
            return "file://" + quote(_bytes(f"/{pure.as_posix().lstrip('/')}"), safe="/:")
        pure = pure.relative_to(here)
    return quote(_bytes(pure.as_posix()))


def _bytes(path: str) -> bytes:
    try:
        return os.fsencode(path)
    except UnicodeEncodeError:  # no name that a file can have
        return path.encode("utf-8", "surrogatepass")


def _message(text: str) -> dict[str, str]:
    """A plain text message: braces and links mean something in one (§3.11.5, §3.11.6)."""
    return {"text": escaped(text).replace("{", "{{").replace("}", "}}").replace("](", "] (")}


def _region(row: Row) -> dict[str, int]:
    """The lines of the file: those of the finding, or the line of its record."""
    if row.record is not None:
        return {"startLine": max(1, row.record)}
    return {"startLine": row.line, "startColumn": row.column, "endLine": row.end_line, "endColumn": row.end_column}


def _fixable(row: Row) -> bool:
    """Whether the finding is an edit that may be made with nobody looking, of a text that is the whole file."""
    new = row.finding.replacement
    if row.record is not None or row.applied or row.finding.raw is not None or new is None:
        return False
    return row.finding.safe and not any("\ud800" <= c <= "\udfff" for c in new)
