"""Several processes give the same bytes as one, in order, and what happens to one of them harms no other file."""

import os
import signal
import threading
from pathlib import Path

import pytest

from scrubber import Result
from scrubber.corpus.clean import Wanted
from scrubber.corpus.cleaner import Cleaner, Cleaning
from scrubber.corpus.run import Source, run
from scrubber.formats import Fields, Record, format_of
from tests.corpus.shouting import SHOUTING, Shouting, events

ROW = '{"text": "a banana on the table, and one below it, said the mayor of the town"}\n'
CLEAN = '{"text": "one kiwi, or two, on the desk in the office behind the church of the town"}\n'
MANY = 1 << 15  # rows: some ten pieces


class Deadly(Shouting):
    """Ends the process that it is in on the word."""

    def __reduce__(self) -> tuple[type[Cleaner], tuple[Cleaning]]:
        return Deadly, (self.cleaning,)

    def clean(self, record: Record, path: str) -> Result[str | bytes]:
        if record.source == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        return super().clean(record, path)


LOCK = threading.Lock()


class Locking(Shouting):
    """Needs a lock for each text, and ends the process that it is in if it does not get it."""

    def __reduce__(self) -> tuple[type[Cleaner], tuple[Cleaning]]:
        return Locking, (self.cleaning,)

    def clean(self, record: Record, path: str) -> Result[str | bytes]:
        if not LOCK.acquire(timeout=1):
            os._exit(1)
        try:
            return super().clean(record, path)
        finally:
            LOCK.release()


def fixed(folder: Path, cleaner: Cleaner, workers: int) -> dict[str, str]:
    """Fix all files, and give the errors by name."""
    format = format_of("a.jsonl", Fields())
    assert format
    sources = [Source(path, path.name, format, target=path) for path in sorted(folder.iterdir())]
    told = list(run(sources, cleaner, Wanted(edits=True), workers=workers))
    ended = [event for event in told if event.ended]
    assert [event.source.name for event in ended] == [source.name for source in sources]
    for source in sources:
        records = [row.record or 0 for event in told if event.source is source and event.done for row in event.done.rows]
        assert records == sorted(records)
    return {event.source.name: event.error for event in ended if event.error}


@pytest.mark.parametrize("rows", [[ROW] * MANY, [CLEAN] * MANY + [ROW], [CLEAN, ROW, "\n", "nonsense\n"] * (MANY // 4) + [ROW.strip()]])
def test_the_bytes_are_the_same_for_every_number_of_workers(tmp_path: Path, rows: list[str]) -> None:
    results = []
    for workers in (1, 3):
        path = tmp_path / "a.jsonl"
        path.write_text("".join(rows))
        told = [str(bad) for event in events(path, workers=workers) if event.done for bad in event.done.bad]
        results.append((path.read_bytes(), told))
    assert results[0] == results[1]
    loud = ROW.strip().replace("a", "A")
    assert results[0][0].decode() == "".join(rows).replace(ROW.strip(), loud)


def test_a_worker_that_is_ended_costs_one_file(tmp_path: Path) -> None:
    for name in "abcd":
        (tmp_path / f"{name}.jsonl").write_text(ROW * (MANY // 8) + ('{"text": "die"}\n' if name == "b" else "") + ROW * (MANY // 8))
    before = (tmp_path / "b.jsonl").read_bytes()
    errors = fixed(tmp_path, Deadly(SHOUTING.cleaning), 2)
    assert list(errors) == ["b.jsonl"]
    assert "was ended from outside" in errors["b.jsonl"]
    assert (tmp_path / "b.jsonl").read_bytes() == before
    for name in "acd":
        assert (tmp_path / f"{name}.jsonl").read_bytes().count(b"bAnAnA") == MANY // 8 * 2
    assert not list(tmp_path.glob(".*"))


def test_a_caller_with_threads_that_hold_locks_is_not_harmed(tmp_path: Path) -> None:
    """Processes that are forked while a thread holds a lock get the lock as it is, and nobody in them to release it."""
    (tmp_path / "a.jsonl").write_text(ROW * MANY)
    held, go = threading.Event(), threading.Event()

    def hold() -> None:
        with LOCK:
            held.set()
            go.wait()

    thread = threading.Thread(target=hold)
    thread.start()
    held.wait()
    try:
        assert fixed(tmp_path, Locking(SHOUTING.cleaning), 2) == {}
    finally:
        go.set()
        thread.join()
    assert (tmp_path / "a.jsonl").read_bytes().count(b"bAnAnA") == MANY
