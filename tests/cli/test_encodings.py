"""Files in other encodings than UTF-8: read right, written in UTF-8 or kept, never damaged."""

from pathlib import Path

import pytest

from scrubber.cli import main

TEXT = "Le café « Chez Élise » a rouvert mardi à Orléans, après des mois de travaux.\nLe maire s’en est félicité.\n"


def scrub(*arguments: str) -> int:
    return main([arguments[0], "--isolated", *arguments[1:]])


def test_check_names_the_encoding_and_fix_writes_utf8(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode("cp1252"))
    assert scrub("check", str(path)) == 1
    assert ":1:7: encoding/not-utf-8 not UTF-8 but cp1252 (" in capsys.readouterr().out
    assert scrub("fix", str(path)) == 0
    assert path.read_bytes() == TEXT.encode()
    assert scrub("check", str(path)) == 0


def test_the_encoding_is_kept_on_request(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes((TEXT + "\nLaisser un commentaire\n").encode("cp1252"))
    assert scrub("fix", "--encoding", "keep", str(path)) == 0
    assert path.read_bytes() == TEXT.encode("cp1252")
    assert scrub("check", "--encoding", "keep", str(path)) == 0


def test_utf16_keeps_its_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes((TEXT + "\nLaisser un commentaire\n").encode("utf-16"))
    assert scrub("fix", "--encoding", "keep", str(path)) == 0
    assert path.read_bytes() == TEXT.encode("utf-16")


def test_a_repaired_character_that_does_not_fit_is_an_error_before_anything_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.txt"
    russian = "Мэр заявил, что мост откроют осенью, если позволит погода.\nLe thГ©Гўtre municipal, fermГ© depuis l'Г©tГ©, rouvre.\n"
    before = russian.encode("koi8-r", "ignore")
    path.write_bytes(before)
    status = scrub("fix", "--encoding", "keep", str(path))
    error = capsys.readouterr().err
    assert status == 2
    assert "U+00E9" in error
    assert "cannot be written in" in error
    assert path.read_bytes() == before


def test_two_encodings_in_one_file_become_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    first, second = TEXT.split("\n", 1)
    path.write_bytes(first.encode() + b"\n" + second.encode("cp1252"))
    assert scrub("check", str(path)) == 1
    assert "encoding/mixed" in capsys.readouterr().out
    scrub("fix", str(path))
    assert path.read_bytes() == TEXT.encode()
