"""Long runs through the command: logged, undone, resumed, compressed, and with several workers."""

import gzip
import io
import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from backports import zstd

from scrubber.cli import main

DIRTY = "The cafÃ© was opened on Tuesday.\n\nLeave a Comment\n"
FIXED = "The café was opened on Tuesday.\n"
ROWS = "".join(
    json.dumps({"id": i, "text": DIRTY.replace("café", f"café {i}"), "x": "cafÃ©"}, ensure_ascii=bool(i % 2)) + "\n" for i in range(40)
)


def row(i: int) -> str:
    return json.dumps({"id": i, "text": FIXED, "x": "cafÃ©"}, ensure_ascii=bool(i % 2)) + "\n"


CLEAN_ROWS = "".join(map(row, range(40)))


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "a.txt").write_text(DIRTY)
    (folder / "b.jsonl").write_text(ROWS)
    (folder / "c.jsonl.gz").write_bytes(gzip.compress(ROWS.encode(), 1))
    (folder / "d.jsonl.zst").write_bytes(zstd.compress(ROWS.encode(), 19))
    (folder / "e.csv").write_text(f'id,text\n1,"{DIRTY}"\n')
    (folder / "f.json").write_text(f"[{json.dumps({'text': DIRTY})}]")
    pq.write_table(pa.table({"n": [1, 2], "text": [DIRTY, None]}), folder / "h.parquet", compression="zstd")
    (folder / "g.txt").write_text("The bridge was opened on Tuesday.\n")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def fix(corpus: Path, *arguments: str) -> int:
    return main(["fix", "--isolated", "-q", *arguments, str(corpus)])


def expected(corpus: Path) -> None:
    assert (corpus / "a.txt").read_text() == FIXED
    assert (corpus / "b.jsonl").read_text() == CLEAN_ROWS
    assert gzip.decompress((corpus / "c.jsonl.gz").read_bytes()).decode() == CLEAN_ROWS
    assert zstd.decompress((corpus / "d.jsonl.zst").read_bytes()).decode() == CLEAN_ROWS
    assert (corpus / "e.csv").read_text() == f'id,text\n1,"{FIXED}"\n'
    assert pq.read_table(corpus / "h.parquet").to_pydict() == {"n": [1, 2], "text": [FIXED, None]}
    assert json.loads((corpus / "f.json").read_text()) == [{"text": FIXED}]


@pytest.mark.parametrize("name", ["log", "log.zst"])
def test_a_logged_run_is_undone_byte_for_byte(corpus: Path, name: str) -> None:
    before, log = contents(corpus), str(corpus.parent / name)
    assert fix(corpus, "--log", log) == 0
    expected(corpus)
    assert main(["undo", "-q", log]) == 0
    assert contents(corpus) == before


def test_one_file_of_a_run_is_undone(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log = str(corpus.parent / "log")
    assert fix(corpus, "--log", log) == 0
    assert main(["undo", log, str(corpus / "c.jsonl.gz")]) == 0
    assert "1 file put back" in capsys.readouterr().err
    assert gzip.decompress((corpus / "c.jsonl.gz").read_bytes()).decode() == ROWS
    assert (corpus / "a.txt").read_text() == FIXED
    assert main(["undo", log, "nowhere.txt"]) == 2
    assert "the run changed none of these files" in capsys.readouterr().err


def test_a_run_does_not_read_what_it_writes(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("The cafÃ© was opened on Tuesday.\n")
    assert main(["fix", "--isolated", "--log", "log.jsonl", "--rejects", "rejects.jsonl", "."]) == 0
    assert "log.jsonl" not in capsys.readouterr().err
    assert main(["undo", "log.jsonl"]) == 0
    assert (tmp_path / "a.txt").read_text() == "The cafÃ© was opened on Tuesday.\n"


def test_a_log_is_not_overwritten(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log = corpus.parent / "log"
    assert fix(corpus, "--log", str(log)) == 0
    held = log.read_bytes()
    assert fix(corpus, "--log", str(log)) == 2
    assert "there is a log already" in capsys.readouterr().err
    assert log.read_bytes() == held


def test_a_resumed_run_leaves_out_what_is_done(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log = str(corpus.parent / "log.zst")
    shutil.copy(corpus / "b.jsonl", corpus.parent / "z.jsonl")
    assert fix(corpus, "--log", log) == 0
    shutil.copy(corpus.parent / "z.jsonl", corpus / "z.jsonl")
    assert main(["fix", "--isolated", "--log", log, "--resume", str(corpus)]) == 0
    told = capsys.readouterr()
    assert "8 files were done before and have not changed since" in told.err
    assert "1 file, 40 records" in told.err
    assert (corpus / "z.jsonl").read_text() == CLEAN_ROWS
    assert main(["undo", "-q", log]) == 0
    assert (corpus / "z.jsonl").read_text() == ROWS


def test_written_elsewhere_the_originals_stay(corpus: Path) -> None:
    before, out = contents(corpus), corpus.parent / "out"
    assert fix(corpus, "--output", str(out)) == 0
    assert contents(corpus) == before
    expected(out)
    assert contents(out).keys() == before.keys()
    assert fix(out) == 0


@pytest.mark.parametrize("change", [lambda data: data[: len(data) // 2], lambda data: data[:-12] + b"\0" * 4 + data[-8:]])
@pytest.mark.parametrize("name", ["c.jsonl.gz", "d.jsonl.zst"])
def test_corrupt_files_stay_as_they_are(
    corpus: Path, capsys: pytest.CaptureFixture[str], name: str, change: Callable[[bytes], bytes]
) -> None:
    path = corpus / name
    path.write_bytes(change(path.read_bytes()))
    before = path.read_bytes()
    assert fix(corpus) == 2
    assert "the compressed data" in capsys.readouterr().err
    assert path.read_bytes() == before
    assert (corpus / "a.txt").read_text() == FIXED
    assert not list(corpus.glob(".*"))


def test_every_number_of_workers_writes_the_same(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scrubber.corpus.workers.START", 1000)
    monkeypatch.setattr("scrubber.formats.jsonl.PIECE", 1000)
    monkeypatch.setattr("scrubber.formats.table.PIECE", 1000)
    (corpus / "z.jsonl").write_text(ROWS * 20)
    (corpus / "i.csv").write_text("id,text\n" + f'1,"{DIRTY}"\n' * 300)
    results = []
    for jobs in ("1", "2", "3"):
        out = corpus.parent / f"out{jobs}"
        assert fix(corpus, "--output", str(out), "-j", jobs) == 0
        results.append(contents(out))
    assert results[0] == results[1] == results[2]
    assert results[0]["z.jsonl"].decode() == CLEAN_ROWS * 20


def test_standard_input_is_cleaned_by_workers_too(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr("scrubber.corpus.workers.START", 1000)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(gzip.compress((ROWS * 20).encode()))))
    assert main(["fix", "--isolated", "-q", "-j", "2", "--stdin-filename", "a.jsonl.gz", "-"]) == 0
    sys.stdout.flush()
    assert gzip.decompress(capfdbinary.readouterr().out).decode() == CLEAN_ROWS * 20
    assert corpus.exists()


def test_what_a_hard_link_loses_is_told(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (corpus.parent / "other.txt").hardlink_to(corpus / "a.txt")
    assert main(["fix", "--isolated", str(corpus)]) == 0
    assert "a.txt: it had one more name (a hard link), which keeps the old text" in capsys.readouterr().err
    assert (corpus.parent / "other.txt").read_text() == DIRTY


def archived(kind: str, body: str, media: str) -> bytes:
    """A record of a WARC archive (ISO 28500)."""
    head = {"WARC-Type": kind, "WARC-Record-ID": "<urn:uuid:1>", "WARC-Target-URI": "https://news.example.org/a"}
    head |= {"WARC-Date": "2026-01-01T00:00:00Z", "Content-Type": media, "Content-Length": str(len(body.encode()))}
    return f"WARC/1.0\r\n{''.join(f'{name}: {value}' + chr(13) + chr(10) for name, value in head.items())}\r\n{body}\r\n\r\n".encode()


def test_an_archive_is_read_and_written_elsewhere(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, out = tmp_path / "a.warc.gz", tmp_path / "out"
    page = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><p>One</html>"
    parts = archived("conversion", DIRTY, "text/plain"), archived("response", page, "application/http; msgtype=response")
    path.write_bytes(b"".join(gzip.compress(part, mtime=0) for part in parts))
    before = path.read_bytes()
    assert main(["fix", "--isolated", str(path)]) == 2
    assert "a warc file is read, but never rewritten; --output FOLDER writes it as .jsonl there" in capsys.readouterr().err
    assert main(["fix", "--isolated", "--output", str(out), "--truncated-field", "cut", str(path)]) == 0
    assert "1 document is HTML or something else than plain text; extract the text first" in capsys.readouterr().err
    (line,) = (out / "a.warc.gz.jsonl").read_text().splitlines()
    assert json.loads(line) == {
        "id": "<urn:uuid:1>", "url": "https://news.example.org/a", "date": "2026-01-01T00:00:00Z", "text": FIXED, "cut": False,
    }  # fmt: skip
    assert path.read_bytes() == before
