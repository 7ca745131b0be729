"""A cleaner whose work is easy to foretell, and files that go through it."""

from collections.abc import Iterator
from pathlib import Path

from scrubber import Finding, Result
from scrubber.corpus.clean import Wanted
from scrubber.corpus.cleaner import Cleaner, Cleaning
from scrubber.corpus.log import Log
from scrubber.corpus.run import Event, Source, run
from scrubber.formats import Fields, Record, format_of


class Shouting(Cleaner):
    """Turns every "a" into "A"."""

    def __reduce__(self) -> tuple[type[Cleaner], tuple[Cleaning]]:
        return Shouting, (self.cleaning,)

    def clean(self, record: Record, path: str) -> Result[str | bytes]:  # noqa: ARG002
        assert record.source is not None
        if record.source == "boom":
            raise ZeroDivisionError("of no use")
        text = record.source if isinstance(record.source, str) else record.source.decode()
        loud = text.replace("a", "A")
        edits = tuple(Finding("test/shout", i, i + 1, "A", "too quiet", original="a") for i, c in enumerate(text) if c == "a")
        return Result(record.source, loud, edits, edits, loud if isinstance(record.source, str) else loud.encode())


SHOUTING = Shouting(Cleaning())


def events(path: Path, *, target: Path | None = None, log: Log | None = None, workers: int = 1, **fields: str) -> Iterator[Event]:
    format = format_of(path.name, Fields(**fields))
    assert format
    source = Source(path, str(path), format, target=target or path)
    return run([source], SHOUTING, Wanted(edits=True, log=log is not None), workers=workers, log=log)


def fix(path: Path) -> tuple[list[str], str]:
    """What was told of records, and of the file."""
    told, error = [], ""
    for event in events(path):
        told += [str(bad) for bad in event.done.bad] if event.done else []
        error += event.error
    return told, error
