import io
from collections import Counter
from pathlib import Path

import pytest

from scrubber.cli import main
from scrubber.report import progress as module
from scrubber.report.progress import progress
from scrubber.report.tally import Tally


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def on_screen(written: str) -> list[str]:
    """The lines as a terminal shows them in the end: a carriage return goes back to the beginning, what is written there covers."""
    lines = []
    for line in written.split("\n"):
        cells: list[str] = []
        at = 0
        for c in line:
            if c == "\r":
                at = 0
                continue
            cells[at : at + 1] = c
            at += 1
        lines.append("".join(cells).rstrip())
    return lines


@pytest.fixture(autouse=True)
def drawn_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw the progress each time, as if much time had gone by."""
    import tqdm  # type: ignore[import-untyped]

    monkeypatch.setattr(module, "AFTER", 0)
    init = tqdm.tqdm.__init__
    monkeypatch.setattr(tqdm.tqdm, "__init__", lambda self, **options: init(self, **options, mininterval=0, ncols=100))


def test_bytes_files_and_findings_are_shown() -> None:
    terminal = Terminal()
    with progress(terminal) as shown:
        shown.update(Tally(bytes=3_400_000, edits=Counter(a=1)))
        shown.file()
        before_the_end = terminal.getvalue()
    assert "3.40MB, " in before_the_end
    assert before_the_end.rstrip().endswith("1 file, 1 finding")
    assert on_screen(terminal.getvalue()) == [""]


def test_the_share_of_the_total_is_shown_if_it_is_known() -> None:
    terminal = Terminal()
    with progress(terminal, total=400) as shown:
        shown.update(Tally(bytes=100))
    assert " 25% |" in terminal.getvalue()
    assert "100B of 400B" in terminal.getvalue()


def test_lines_written_meanwhile_are_not_torn() -> None:
    terminal = Terminal()
    with progress(terminal) as shown:
        out = shown.around(terminal)
        for n in range(5):
            shown.update(Tally(bytes=n))
            out.write(f"line {n}\n")
            shown.file()
            with shown.aside():
                terminal.write(f"problem {n}\n")
    assert on_screen(terminal.getvalue()) == [f"{what} {n}" for n in range(5) for what in ("line", "problem")] + [""]


def test_the_notes_of_a_run_are_not_torn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file with two names is noted between the progress of one file and that of the next."""
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text("The cafÃ© was opened on Tuesday.\n")
        (tmp_path / f"{name}.link").hardlink_to(tmp_path / f"{name}.txt")
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    assert main(["fix", "--isolated", str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]) == 0
    notes = [line for line in on_screen(terminal.getvalue()) if "hard link" in line]
    assert [note.partition(": it had")[0] for note in notes] == [f"scrub: {tmp_path}/{name}.txt" for name in "ab"]
    assert all(note.endswith("which keeps the old text") for note in notes)


def test_nothing_is_shown_elsewhere_than_on_a_terminal() -> None:
    for out in (io.StringIO(), None):
        with progress(out) as shown:
            shown.update(Tally(bytes=1))
            shown.file()
            with shown.aside():
                pass
        assert not out or out.getvalue() == ""
    plain = io.StringIO()
    with progress(Terminal()) as shown:
        assert shown.around(plain) is plain
