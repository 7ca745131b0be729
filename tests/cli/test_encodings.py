"""Files in other encodings than UTF-8: read right, written in UTF-8 or kept, never damaged."""

import multiprocessing
import pickle
from pathlib import Path

import pytest

from scrubber import DecodeError, decode
from scrubber.cli import main
from scrubber.decoding import EncodeError

TEXT = (
    "Le café « Chez Élise » a rouvert mardi à Orléans, après des mois de travaux.\nLe maire s’en est félicité.\n"
    "« Nous espérions cette réouverture depuis l’été », a déclaré la gérante, très émue.\n"
    "À côté, la librairie restera fermée jusqu’à la fin du mois de février.\n"
)


def scrub(*arguments: str) -> int:
    return main([arguments[0], "--isolated", *arguments[1:]])


def test_check_names_the_encoding_and_fix_writes_utf8(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode("cp1252"))
    assert scrub("check", str(path)) == 1
    assert ":1:7: encoding/not-utf-8 [*] windows-1252, not UTF-8 (" in capsys.readouterr().out
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


def test_a_repair_that_cannot_be_written_in_the_encoding_to_be_kept_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.txt"
    russian = (
        "Мэр заявил, что мост откроют осенью, если позволит погода.\n" * 3 + "Le thГ©Гўtre municipal, fermГ© depuis l'Г©tГ©, rouvre.\n"
    )
    before = russian.encode("koi8-r", "ignore")
    path.write_bytes(before + b"\nLeave a Comment\n")
    assert scrub("fix", "--encoding", "keep", str(path)) == 0
    assert path.read_bytes() == before
    assert scrub("check", "--encoding", "keep", str(path)) == 1
    assert "[unsafe]" in capsys.readouterr().out


def test_two_encodings_in_one_file_become_one_on_request(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    first, second = TEXT.split("\n", 1)
    path.write_bytes(first.encode() + b"\n" + second.encode("cp1252"))
    assert scrub("check", str(path)) == 1
    assert "encoding/mixed" in capsys.readouterr().out
    before = path.read_bytes()
    scrub("fix", str(path))
    assert path.read_bytes() == before
    scrub("fix", "--unsafe", str(path))
    assert path.read_bytes() == TEXT.encode()


RUSSIAN = "Мэр заявил, что строительство моста закончат осенью, если позволит погода, а деньги на строительство найдутся.\n"
JAPANESE = "市役所でくわしい説明会があります。10時に始まります。天気がよければ公園で行います。"
UNDECIDED = {
    "English UTF-8, cut off in its last character": b"The caf\xc3\xa9 was closed for good, said the owner of the caf\xc3",
    "a word cut off": b"The caf\xc3",
    "bytes that no code page of English has": b"The sign\x81\x8d\x90 was \xe9t\xe9",
    "Russian UTF-8, a byte lost": RUSSIAN.encode().replace("строительство".encode(), "строительство".encode()[1:], 1),
    "a stray no-break space in UTF-8": "The café reopened on Monday.\nIt was a".encode() + b"\xa0 long day.\n",
    "Shift-JIS without its last byte": JAPANESE.encode("cp932")[:-1],
    "GBK without its last byte": "市长宣布，明年将开始在河上建造一座新桥，尽管一部分居民仍然反对。".encode("gbk")[:-1],
    "UTF-16 without its last byte": RUSSIAN.encode("utf-16")[:-1],
}


@pytest.mark.parametrize("data", UNDECIDED.values(), ids=UNDECIDED)
def test_a_guess_is_never_written_over_the_bytes(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    assert scrub("fix", str(path)) == 0
    assert path.read_bytes() == data
    assert scrub("check", str(path)) == 1


def test_the_rest_of_a_file_with_unread_bytes_is_cleaned(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    damaged = UNDECIDED["Russian UTF-8, a byte lost"]
    path.write_bytes(damaged + b"\nLeave a Comment\n")
    assert scrub("fix", str(path)) == 0
    assert path.read_bytes() == damaged
    assert scrub("check", str(path)) == 1
    out = capsys.readouterr().out
    assert f"encoding/unread [flag] byte {damaged.index(0x81, 20)}: 0x81 cannot be read as utf-8, and stays as it is" in out


def test_a_character_cut_off_at_the_end_is_a_sign_of_truncation(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(UNDECIDED["English UTF-8, cut off in its last character"])
    scrub("check", str(path))
    assert "truncation/cut-character [flag] the data ends within a character, of which 0xC3 is left" in capsys.readouterr().out


def test_a_proposal_says_what_decides_and_that_decides(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"The ol\x8e sign\n")
    assert scrub("diff", str(path)) == 0
    scrub("check", str(path))
    assert "not certain: --encoding-from" in capsys.readouterr().out
    assert scrub("diff", "--encoding-from", "macintosh", str(path)) == 1
    assert "-The ol\\x8e sign\n+The olé sign\n" in capsys.readouterr().out
    assert scrub("fix", "--encoding-from", "macintosh", str(path)) == 0
    assert path.read_bytes() == "The olé sign\n".encode()
    assert scrub("check", "--select", "encoding", "--encoding-from", "macintosh", str(path)) == 0


def test_an_encoding_that_was_named_is_not_asked_of_utf8(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    for odd in ("", "\0"):
        path.write_bytes((TEXT + odd).encode())
        assert scrub("check", "--select", "encoding", "--encoding-from", "cp1252", str(path)) == 0
    path.write_bytes("A plain text.\n".encode("utf-16-le"))
    assert scrub("fix", "--encoding-from", "utf-16", str(path)) == 0
    assert path.read_bytes() == b"A plain text.\n"


def test_an_encoding_that_was_named_decides_whatever_a_line_looks_like(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    data = TEXT.encode("cp1252") + RUSSIAN.encode("cp1251")
    path.write_bytes(data)
    assert scrub("fix", "--select", "encoding", str(path)) == 0
    assert path.read_bytes() == data
    assert scrub("fix", "--select", "encoding", "--encoding-from", "windows-1252", str(path)) == 0
    assert path.read_bytes() == data.decode("cp1252").encode()


def test_bytes_that_the_named_encoding_does_not_have_leave_the_file_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(before := TEXT.encode("cp1252") + b"\x81\n")
    assert scrub("fix", "--encoding-from", "cp1252", str(path)) == 0
    assert path.read_bytes() == before


def test_an_unknown_encoding_is_refused_with_the_nearest_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert scrub("check", "--encoding-from", "windows-125", str(tmp_path)) == 2
    assert "no encoding is called 'windows-125'; did you mean 'windows-125" in capsys.readouterr().err


def test_diff_shows_the_bytes_that_are_rewritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode("cp1252") + b"\nLaisser un commentaire\n")
    assert scrub("diff", str(path)) == 1
    out = capsys.readouterr().out
    assert "@@ encoding/not-utf-8, boilerplate/comments\n-Le caf\\xe9 \\xab Chez \\xc9lise \\xbb a rouvert" in out
    assert "+Le café « Chez Élise » a rouvert" in out
    assert "-Laisser un commentaire\n" in out


@pytest.mark.parametrize("odd", ["\x1b$B", "\0", "~{", "\ufeff"])
def test_what_utf8_would_be_read_otherwise_stays_in_its_encoding(tmp_path: Path, odd: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(f"{odd}An escape {odd}!! in it.\n\nLeave a Comment\n".encode("utf-16"))
    scrub("fix", str(path))
    once = path.read_bytes()
    assert scrub("fix", str(path)) == 0
    assert path.read_bytes() == once
    assert odd in decode(once).text


def test_a_text_file_too_large_for_memory_is_refused_with_a_way_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"An article.\n" * 100_000)
    assert scrub("fix", "--max-size", "1", str(path)) == 2
    assert f"{path}: larger than 1 MB, and a text file is held in memory whole; split it into articles" in capsys.readouterr().err
    assert scrub("check", "--max-size", "2", str(path)) == 0


def test_errors_cross_from_one_process_to_another() -> None:
    with multiprocessing.Pool(1) as pool, pytest.raises(DecodeError, match="byte 0: this is a zip archive"):
        pool.apply_async(decode, (b"PK\x03\x04" + bytes(30),)).get(timeout=60)
    for error in (DecodeError("no text", 7), EncodeError("é", 3, "koi8-r", 1)):
        again = pickle.loads(pickle.dumps(error))
        assert (str(again), vars(again)) == (str(error), vars(error))
