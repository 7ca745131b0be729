"""What a run found and did, in a few lines."""

from scrubber.report.tally import Tally

LEAST = 0.1  # seconds of a run that is told, and its rate: below, it is mostly the time to start
UNITS = ("bytes", "kB", "MB", "GB", "TB")


def summary(tally: Tally, *, command: str) -> list[str]:
    """The lines that end a run.

    Parameters:
        tally: What was found and done.
        command: `check`, `fix` or `diff`; only `fix` has done anything.
    """
    found = _found(tally, command)
    unread = _unread(tally)
    if not found and not unread and tally.records:
        return [f"All clean: {_totals(tally)}."]
    lines = ["; ".join(found) if found else "Nothing found" if tally.records else "No texts were found"]
    lines.append(_totals(tally))
    return lines + ([f"{unread} could not be read{' or written' if command == 'fix' else ''}"] if unread else [])


def statistics(tally: Tally) -> str:
    """A table of the findings, rule by rule, those with most first; nothing if there are none."""
    counts = (tally.edits, tally.proposals, tally.flags)
    rules = sorted({rule for count in counts for rule in count}, key=lambda rule: (-sum(count[rule] for count in counts), rule))
    if not rules:
        return ""
    rows: list[tuple[str, ...]] = [("rule", "edits", "proposals", "flags")]
    rows += [(rule, *(f"{count[rule]:,}" for count in counts)) for rule in rules]
    rows.append(("all rules", *(f"{count.total():,}" for count in counts)))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "".join(
        f"{row[0]:{widths[0]}}" + "".join(f"  {n:>{w}}" for n, w in zip(row[1:], widths[1:], strict=True)) + "\n" for row in rows
    )


def _found(tally: Tally, command: str) -> list[str]:
    """What was found and done, in the order of its weight."""
    parts = []
    if edits := tally.edits.total():
        where = (
            _share(tally.changed_files, tally.files, "file") if command == "fix" else _share(tally.changed_records, tally.records, "text")
        )
        parts.append(f"{_count(edits, 'edit')} in {where}" if command == "fix" else f"{_count(edits, 'edit')} to make in {where}")
    elif command == "fix" and tally.changed_files:
        parts.append(f"{_share(tally.changed_files, tally.files, 'file')} changed")
    if proposals := tally.proposals.total():
        parts.append(f"{_count(proposals, 'proposal')} (made with --unsafe)")
    if tally.truncated:
        parts.append(f"{_count(tally.truncated, 'text')} {'was' if tally.truncated == 1 else 'were'} cut off")
    if tally.not_articles:
        dropped = f" ({_count(tally.dropped, 'record')} dropped)" if tally.dropped else ""
        parts.append(f"{_count(tally.not_articles, 'text')} {'is' if tally.not_articles == 1 else 'are'} no article{dropped}")
    if others := _other_flags(tally):
        parts.append(_count(others, "other flag" if parts else "flag"))
    return parts


def _other_flags(tally: Tally) -> int:
    """How many flags there are that no number of texts stands for."""
    counted = [family for family, texts in (("truncation/", tally.truncated), ("page/", tally.not_articles)) if texts]
    return sum(count for rule, count in tally.flags.items() if not rule.startswith(tuple(counted)))


def _totals(tally: Tally) -> str:
    parts = [_count(tally.files, "file")]
    if tally.records != tally.files:
        parts.append(_count(tally.records, "record"))
    parts.append(_size(tally.bytes))
    measured = tally.seconds >= LEAST
    time = f" in {_time(tally.seconds)}" if measured else ""
    rate = f" ({_size(tally.bytes / tally.seconds)}/s)" if measured and tally.bytes else ""
    return ", ".join(parts) + time + rate


def _unread(tally: Tally) -> str:
    files, records = tally.refused_files, tally.bad_records
    return " and ".join(_count(n, noun) for n, noun in ((files, "file"), (records, "record")) if n)


def _share(some: int, all: int, noun: str) -> str:
    """`3 of 40 files`; `1 file` where there is but one."""
    return _count(all, noun) if some == all == 1 else f"{some:,} of {_count(all, noun)}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun if number == 1 else noun + 's'}"


def _size(number: float) -> str:
    unit = 0
    while number >= 999.5 and unit + 1 < len(UNITS):
        number /= 1000
        unit += 1
    if not unit:
        return _count(round(number), "byte")
    return f"{number:.1f} {UNITS[unit]}" if number < 9.95 else f"{number:.0f} {UNITS[unit]}"


def _time(seconds: float) -> str:
    if seconds < 59.95:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    if minutes < 60:
        return f"{minutes} min {rest} s"
    return f"{minutes // 60} h {minutes % 60} min"
