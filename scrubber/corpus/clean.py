"""A piece of a file cleaned: what a worker does. It reads and writes no files."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from scrubber.corpus.cleaner import Cleaner
from scrubber.corpus.errors import UNCHANGED, reason, refusal
from scrubber.corpus.patch import Patch, patch
from scrubber.decoding import DecodeError, as_stored
from scrubber.findings import Finding, apply, effective
from scrubber.formats import Format, FormatError, Marks, Piece, Record, Written
from scrubber.pipeline import Result
from scrubber.report.diff import unified_diff
from scrubber.report.place import Place, Row
from scrubber.report.tally import Tally


@dataclass(frozen=True, slots=True)
class Task:
    """A piece of a file to clean.

    Parameters:
        path: The file.
        format: How it is read.
        piece: The piece.
    """

    path: str
    format: Format
    piece: Piece


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a command wants to know about each piece; what it does not want is not made.

    Parameters:
        findings: All findings as rows, as `check` reports them.
        edits: Instead, the edits that were made and the flags, as `fix` reports them.
        diff: The lines of a unified diff.
        log: The edits of each record and the bytes that they replaced.
        texts: The site and the cleaned text of each record.
    """

    findings: bool = False
    edits: bool = False
    diff: bool = False
    log: bool = False
    texts: bool = False


class BadRecord(NamedTuple):
    """A record that could not be cleaned and stays as it is.

    Parameters:
        record: Its line or number; None if it is the whole file.
        reason: Why, with the way out.
        raw: Its bytes.
        unit: What the number counts.
    """

    record: int | None
    reason: str
    raw: bytes
    unit: str = "line"

    def __str__(self) -> str:
        return self.reason if self.record is None else f"{self.unit} {self.record}: {self.reason}"


@dataclass(slots=True)
class Done:
    """What became of a piece.

    Parameters:
        output: What is to be written for it; None if it stays as it is.
        tally: What was found and done.
        rows: The findings that were asked for.
        diff: The lines of the diff.
        bad: The records that could not be cleaned.
        log: An entry for each record that changed.
        texts: Site and text of each record.
        notes: What the user should know of the file besides.
        error: Why the whole file cannot be read; empty if it can.
    """

    output: bytes | None = None
    tally: Tally = field(default_factory=Tally)
    rows: list[Row] = field(default_factory=list)
    diff: list[str] = field(default_factory=list)
    bad: list[BadRecord] = field(default_factory=list)
    log: list[dict[str, Any]] = field(default_factory=list)
    texts: list[tuple[str | None, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    error: str = ""


def clean_piece(task: Task, cleaner: Cleaner, wanted: Wanted) -> Done:
    """Clean all records of a piece."""
    done = Done(tally=Tally(bytes=len(task.piece.data)))
    if task.piece.note:
        done.notes.append(task.piece.note)
    if task.piece.problem:
        done.bad.append(BadRecord(None, task.piece.problem, b""))
        return done
    written = []
    changed = False
    at = 0
    try:
        for record in task.format.records(task.piece):
            result = _cleaned(record, task, cleaner, done)
            try:
                outcome = _written(record, result, drop=cleaner.drop)
            except FormatError as error:
                done.bad.append(BadRecord(record.line, str(error), record.raw, task.format.unit))
                outcome = Written(record.raw)
            written.append(outcome)
            differs = outcome.output != record.raw or outcome.dropped
            changed |= differs
            if result:
                _tell(done, wanted, task.path, record, result, outcome, cleaner)
            if differs:
                done.tally.changed_records += 1
                if wanted.log:
                    done.log.append(_entry(record, result, outcome, patch(record.raw, outcome.output, at)))
            at += len(outcome.output)
        if changed:
            done.output = task.format.join(task.piece, written)
    except Exception as error:  # noqa: BLE001  # one file must not end a run over millions
        return Done(error=refusal(error))
    return done


def _cleaned(record: Record, task: Task, cleaner: Cleaner, done: Done) -> Result[str | bytes] | None:
    """What became of a record's text; None where it holds nothing to clean, or cannot be cleaned."""
    unit = task.format.unit
    if record.problem:
        done.bad.append(BadRecord(record.line, record.problem, record.raw, unit))
    if record.source is None:
        return None
    try:
        return cleaner.clean(record, task.path)
    except DecodeError as error:
        why = str(error)
    except Exception as error:  # noqa: BLE001  # one record must not end a run over millions
        why = f"{reason(error)}; {UNCHANGED} here"
    done.bad.append(BadRecord(record.line, why, record.raw, unit))
    return None


def _written(record: Record, result: Result[str | bytes] | None, *, drop: bool) -> Written:
    if not result:
        return Written(record.render(None, None) if record.marked else record.raw)
    if drop and record.line is not None and not result.is_article:
        return Written(b"", dropped=True)
    marks = Marks(result.truncated, result.is_article)
    rewrite = result.edits or record.marked
    return Written(record.render(result.cleaned, marks) if rewrite else record.raw, marks)


def _tell(done: Done, wanted: Wanted, path: str, record: Record, result: Result[str | bytes], outcome: Written, cleaner: Cleaner) -> None:
    """Count what was found in a record, and note of it what is wanted."""
    _count(done.tally, result, outcome)
    if wanted.texts:
        done.texts.append((cleaner.site(record, path), result.text))
    if not result.findings:
        return
    place = Place(path, result.original, record.line, record.id)
    if wanted.findings or wanted.edits:
        made = set(map(id, result.edits))
        told: Iterable[Finding] = result.findings
        if wanted.edits:
            told = result.flags if outcome.dropped else (f for f in told if id(f) in made or f.replacement is None)
        repairs = effective(edit for edit in result.edits if edit.replacement)
        done.rows += (
            place.row(f, applied=wanted.edits and id(f) in made, fixable=id(f) in made, repaired=_repaired(f, repairs)) for f in told
        )
    if wanted.diff:
        done.diff += unified_diff(place, (_whole(result),) if outcome.dropped else result.edits, _stored(result))


def _repaired(removal: Finding, repairs: Sequence[Finding]) -> str:
    """What a removal takes out, as it reads with the repairs in it made; empty if there are none, or it is no removal."""
    if removal.replacement != "":
        return ""
    first, last = (bisect_left(repairs, at, key=lambda edit: edit.start) for at in (removal.start, removal.end))
    within = [replace(r, start=r.start - removal.start, end=r.end - removal.start) for r in repairs[first:last] if r.end <= removal.end]
    return apply(removal.original, within) if within else ""


def _count(tally: Tally, result: Result[str | bytes], outcome: Written) -> None:
    tally.records += 1
    tally.truncated += result.truncated
    tally.not_articles += not result.is_article
    tally.dropped += outcome.dropped
    if not result.findings:
        return
    tally.flags += Counter(f.rule for f in result.flags)
    tally.proposals += Counter(f.rule for f in result.proposals)
    if not outcome.dropped:
        tally.edits += Counter(f.rule for f in result.edits)


def _entry(record: Record, result: Result[str | bytes] | None, outcome: Written, change: Patch) -> dict[str, Any]:
    entry: dict[str, Any] = {"record": record.line} | ({"id": record.id} if record.id is not None else {}) | change._asdict()
    if result and outcome.dropped:
        entry["dropped"] = sorted({f.rule for f in result.flags if f.rule.startswith("page/")})
    elif result:
        entry["edits"] = [{"rule": f.rule, "start": f.start, "end": f.end} | f.to_dict() for f in result.edits]
    return entry


def _whole(result: Result[str | bytes]) -> Finding:
    """The removal of all of a text that is no article, in the name of the flag that says so."""
    flag = max((flag for flag in result.flags if flag.rule.startswith("page/")), key=lambda flag: flag.confidence)
    return replace(flag, start=0, end=len(result.original), replacement="", original=result.original)


def _stored(result: Result[str | bytes]) -> str | None:
    """The text as its bytes stand, where these are rewritten in UTF-8."""
    rewritten = result.decoded and any(edit.raw is not None for edit in result.edits)
    return as_stored(result.decoded) if result.decoded and rewritten else None
