"""Bytes to text: every step of detection, and what is refused."""

import contextlib
import pickle
import sqlite3
import zipfile
from typing import Any

import pytest

from scrubber import DecodeError, decode
from scrubber.decoding import confirmed
from tests.decoding.samples import CODECS, ENGLISH, TEXTS, TYPOGRAPHIC


@pytest.mark.parametrize(("lang", "codec"), [(lang, codec) for lang, codecs in CODECS.items() for codec in codecs])
def test_a_paragraph_is_read_in_every_encoding_of_its_language(lang: Any, codec: Any) -> None:
    decoded = decode(TEXTS[lang].encode(codec))
    assert decoded.text == TEXTS[lang]
    assert decoded.confidence > 0.6
    assert not decoded.repaired


@pytest.mark.parametrize("lang", TEXTS)
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"])
def test_unicode_is_read_with_a_mark_and_without(lang: Any, codec: Any) -> None:
    assert decode(TEXTS[lang].encode(codec)).text == TEXTS[lang]


def test_a_mark_is_kept_apart_from_the_text() -> None:
    decoded = decode(b"\xef\xbb\xbfcaf\xc3\xa9")
    assert (decoded.text, decoded.encoding, decoded.bom) == ("café", "utf-8", b"\xef\xbb\xbf")


@pytest.mark.parametrize("data", [b"", b"plain words", "naïve".encode()])
def test_valid_utf8_is_utf8(data: Any) -> None:
    decoded = decode(data)
    assert (decoded.text, decoded.encoding, decoded.confidence) == (data.decode(), "utf-8", 1.0)


@pytest.mark.parametrize(
    ("label", "byte", "char"),
    [
        ("iso-8859-1", b"\x92", "’"),
        ("ISO-8859-9", b"\x93", "“"),
        ("latin1", b"\x80", "€"),
        ("us-ascii", b"\xe9", "é"),
        ("windows-1252", b"\x97", "—"),
    ],
)
def test_a_web_name_means_its_superset(label: Any, byte: Any, char: Any) -> None:
    data = (ENGLISH + " ").encode() + byte + b" " + ENGLISH.encode()
    assert decode(data, declared=label).text == f"{ENGLISH} {char} {ENGLISH}"


@pytest.mark.parametrize(
    "head",
    [
        b'<?xml version="1.0" encoding="iso-8859-2"?>\n',
        b'<html><head><meta charset="iso-8859-2"></head>\n',
        b"<meta http-equiv=Content-Type content='text/html; charset=iso-8859-2'>\n",
    ],
)
def test_a_declaration_settles_what_the_bytes_leave_open(head: Any) -> None:
    word = "Wałęsa".encode("iso8859-2")
    decoded = decode(head + word)
    assert decoded.text == head.decode() + "Wałęsa"
    assert "declared" in decoded.how


def test_a_declared_code_page_that_is_never_guessed_is_followed() -> None:
    text = TEXTS["de"].replace("ß", "ss")
    assert decode(text.encode("hp-roman8"), declared="hp-roman8").text == text


def test_a_wrong_declaration_is_overruled() -> None:
    assert decode(TEXTS["ru"].encode("koi8-r"), declared="iso-8859-1").text == TEXTS["ru"]
    assert decode(TEXTS["ru"].encode("cp1251"), declared="no-such-name").text == TEXTS["ru"]
    assert decode(TEXTS["ru"].encode("cp1251"), declared="utf-8").text == TEXTS["ru"]


def test_the_standards_wave_dash_is_read_and_microsofts_letters_too() -> None:
    assert decode("10時〜12時まで、市役所でくわしい説明会があります。".encode("shift_jis")).text.startswith("10時〜12時")
    assert decode("髙橋さんは①の橋を見ました。市役所でくわしい説明会があります。".encode("cp932")).text.startswith("髙橋さんは①")


def test_kana_alone_are_japanese() -> None:
    page = "<html>\n<body>\nスポーツニュース\n</body>\n</html>\n"
    decoded = decode(page.encode("euc_jp"))
    assert (decoded.text, decoded.encoding) == (page, "euc_jp")


def test_escapes_are_followed() -> None:
    japanese, chinese = TEXTS["ja"], "欢迎来到这里，今天的新闻很多，请看下面。"
    assert decode(japanese.encode("iso2022_jp")).text == japanese
    assert decode(f"Title: {chinese} end".encode("hz")).text == f"Title: {chinese} end"
    assert decode(b"a template ~{name~} and a ~{ brace").text == "a template ~{name~} and a ~{ brace"


def test_a_box_drawn_in_the_eighties_is_read() -> None:
    page = "╔════════════════╗\n║ Prüfung für Öl ║\n╚════════════════╝\nEs wäre natürlich möglich, schrieb der Händler über die Geräte.\n"
    assert decode(page.encode("cp850")).text == page


# ------------------------------------------------------------------ two encodings in one string
def test_lines_in_two_encodings() -> None:
    lines = TYPOGRAPHIC.split("\n") + TEXTS["fr"].split("; ")
    data = b"\n".join(line.encode("cp1252" if i % 2 else "utf-8") for i, line in enumerate(lines))
    decoded = decode(data)
    assert decoded.text == "\n".join(lines)
    assert (decoded.encoding, decoded.pieces) == ("utf-8", "cp1252")


def test_characters_in_two_encodings_and_their_places() -> None:
    text = TYPOGRAPHIC * 2
    data, odd, at = bytearray(), [], 0
    for i, char in enumerate(text):
        raw = char.encode("cp1252") if i % 3 == 0 and char > "\x7f" else char.encode()
        if i % 3 == 0 and char > "\x7f":
            odd.append((at, at + 1))
        data += raw
        at += len(raw)
    decoded = decode(bytes(data))
    assert decoded.text == text
    assert [(a, b) for start, end in decoded.repaired for a, b in zip(range(start, end), range(start + 1, end + 1), strict=True)] == odd


def test_utf8_lines_among_gb18030_lines() -> None:
    lines = [TEXTS["zh"], TEXTS["zh"][::-1], TEXTS["zh"][5:40], TEXTS["zh"][3:50]]
    data = b"\n".join(line.encode("gb18030" if i % 2 else "utf-8") for i, line in enumerate(lines))
    assert decode(data).text == "\n".join(lines)


@pytest.mark.parametrize("lang", ["ru", "fr", "zh", "th"])
def test_utf8_cut_off_inside_a_character(lang: Any) -> None:
    raw = TEXTS[lang].encode()
    end = max(i for i, byte in enumerate(raw) if byte >= 0xC0) + 1
    decoded = decode(raw[:end])
    assert decoded.text == raw[:end].decode("utf-8", "replace")
    assert decoded.repaired == ((end - 1, end),)


def test_one_broken_sequence_costs_one_character() -> None:
    raw = TEXTS["ru"].encode()
    at = raw.index("строительство".encode())
    decoded = decode(raw[:at] + raw[at + 1 :])
    assert decoded.text.endswith(TEXTS["ru"][TEXTS["ru"].index("строительство") + 1 :])
    assert decoded.repaired == ((at, at + 1),)


# ------------------------------------------------------------------ refusals
def refused(data: Any) -> Any:
    with pytest.raises(DecodeError) as caught:
        decode(data)
    return caught.value


def test_known_formats_are_refused_by_name(tmp_path: Any) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.txt", "text")
    with sqlite3.connect(tmp_path / "a.db") as database:
        database.execute("create table t (x)")
    assert "zip" in refused((tmp_path / "a.zip").read_bytes()).reason
    assert "SQLite" in refused((tmp_path / "a.db").read_bytes()).reason
    assert "PNG" in refused(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR").reason
    assert "PDF" in refused(b"%PDF-1.4\n1 0 obj\n").reason
    for protocol in (2, 3, 4, 5):
        assert "pickle" in refused(pickle.dumps({"a": 1}, protocol)).reason


def test_zeros_are_refused() -> None:
    error = refused(b"\0" * 1_000_000)
    assert error.offset == 0
    assert "zero" in error.reason


@pytest.mark.parametrize("control", ["\0", "\x01", "\x0e\x0f"])
@pytest.mark.parametrize(("lang", "codec"), [(lang, codec) for lang, codecs in CODECS.items() for codec in (codecs[0], "utf-8")])
def test_a_control_character_or_two_are_damage_and_stay(lang: Any, codec: Any, control: Any) -> None:
    text = TEXTS[lang][:30] + control + TEXTS[lang][30:]
    assert decode(text.encode(codec)).text == text


@pytest.mark.parametrize(
    "data", [b"\x02\x01\x00", b"\x00\x01", b"\x00\x00\x01\x00", b"\xff\x00\x10", b"\x01\x00\x02\x00", b"list_a\0list_b\0list_c\0list"]
)
def test_a_few_numbers_are_no_utf16(data: Any) -> None:
    with pytest.raises(DecodeError):
        decode(data)


@pytest.mark.parametrize("lang", TEXTS)
@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf16_cut_off_inside_a_character(lang: Any, codec: Any) -> None:
    assert decode(TEXTS[lang].encode(codec)[:-1]).text == TEXTS[lang][:-1] + "\ufffd"


def test_the_offset_of_a_refusal_is_that_of_the_first_control_character() -> None:
    error = refused(b"text " + bytes(range(1, 9)) * 30 + b"\xff")
    assert error.offset == 5


def test_random_bytes_are_refused() -> None:
    import random

    rnd = random.Random(4)
    for _ in range(30):
        data = bytes(rnd.randrange(0x80, 0x100) for _ in range(400))
        assert "no encoding" in refused(data).reason


def test_an_article_about_a_format_is_no_such_format() -> None:
    assert decode(b"PK is not a zip, and %PDF-1.4 in the middle is no PDF").encoding == "utf-8"


# ------------------------------------------------------------------ edges
FILLER = "The committee met again on Tuesday and put off the vote until the river falls, as it has done three times since the spring. "


@pytest.mark.parametrize("codec", ["cp1252", "mac-roman", "cp850"])
@pytest.mark.parametrize("word", ["Alarcón", "Málaga", "Curaçao", "Müller", "naïve", "élève"])
def test_one_foreign_word_in_english(codec: Any, word: Any) -> None:
    text = FILLER + f"The engineer {word} said so. " + FILLER
    assert decode(text.encode(codec)).text == text


def test_a_no_break_space_belongs_to_the_spaces() -> None:
    for text in (FILLER + "\xa0" + FILLER, FILLER.replace(" ", "\xa0", 1), FILLER.rstrip() + "\xa0The rest."):
        assert decode(text.encode("cp1252")).text == text


def test_a_word_of_another_language_tells_its_own_code_page() -> None:
    for word, codec in (("prekidač", "iso8859-2"), ("строительство", "cp1251"), ("συμβούλιο", "cp1253")):
        text = FILLER + f"It is called {word} there. " + FILLER
        assert decode(text.encode(codec)).text == text


@pytest.mark.parametrize(("lang", "codec"), [("ja", "shift_jis"), ("zh", "gb18030"), ("ko", "cp949"), ("ja", "euc_jp")])
def test_a_multi_byte_text_cut_off_or_broken_keeps_its_encoding(lang: Any, codec: Any) -> None:
    raw = TEXTS[lang].encode(codec)
    decoded = decode(raw[:-4])
    assert decoded.text == raw[:-4].decode(codec, "replace")
    at = raw.index("。".encode(codec)) if lang != "ko" else raw.index(b" ")
    broken = raw[:at] + b"\xff" + raw[at:]
    assert decode(broken).text == broken.decode(codec, "replace")
    assert decode(broken).confidence < 0.9999


def test_lines_in_a_code_page_among_lines_in_utf8() -> None:
    lines = [TEXTS["ru"], TEXTS["ru"][::-1], TEXTS["ru"][40:], TEXTS["ru"][:90]]
    data = b"\n".join(line.encode("cp866" if i % 2 else "utf-8") for i, line in enumerate(lines))
    assert decode(data).text == "\n".join(lines)


@pytest.mark.parametrize(("lang", "codec"), [("ru", "cp1251"), ("el", "cp1253"), ("pl", "cp1250"), ("ja", "cp932"), ("ko", "cp949")])
def test_a_page_of_text_is_certain_and_a_word_is_not(lang: Any, codec: Any) -> None:
    text = TEXTS[lang].replace("—", "-")
    assert decode((text + "\n" + text).encode(codec)).confidence >= 0.9999
    word = next(word for word in (text.split(" ") if " " in text else [text[2:4]]) if not word.isascii())
    assert decode(word.encode(codec)).confidence < 0.9999


@pytest.mark.parametrize(("sign", "codec"), [("°", "cp1252"), ("¿", "mac-roman")])
def test_what_a_single_byte_decides_is_not_certain(sign: Any, codec: Any) -> None:
    text = FILLER + f"It stood at 20 {sign} in the shade."
    assert decode(text.encode(codec)).confidence < 0.9999


def test_a_byte_that_means_nothing_in_the_neighbour_takes_no_certainty_away() -> None:
    text = TEXTS["lt"] + " – " + TEXTS["lt"]
    assert decode(text.encode("cp1257")).confidence >= 0.9999


@pytest.mark.parametrize("word", ["ユーザー", "データ", "ファイルをコピー", "ヘルプ", "ヴェネツィア"])
@pytest.mark.parametrize("codec", ["cp932", "euc_jp"])
def test_katakana_are_japanese(word: Any, codec: Any) -> None:
    assert decode(word.encode(codec)).text == word


@pytest.mark.parametrize("sign", ["—", "–", "•", "“It falls”", "…"])
def test_a_sign_that_stands_by_itself_is_no_letter_of_another_script(sign: Any) -> None:
    text = FILLER + f"The river {sign} so they say {sign} is falling. " + FILLER
    assert decode(text.encode("mac-roman")).text == text


@pytest.mark.parametrize("name", ["Ångström", "Évora", "Éire", "Ölüdeniz"])
def test_a_letter_at_the_beginning_of_a_name_is_no_part_of_a_frame(name: Any) -> None:
    text = FILLER + f"They flew to {name} on Friday. " + FILLER
    assert decode(text.encode("mac-roman")).text == text


@pytest.mark.parametrize("text", ["The caf\u00e9", "He wrote a r\u00e9", "The a\u00f1", "Nobody knew where Ko\u0161"])
def test_a_letter_cut_off_at_the_end_of_ascii(text: Any) -> None:
    decoded = decode(text.encode()[:-1])
    assert decoded.text == text[:-1] + "\ufffd"
    assert decoded.encoding == "utf-8"


@pytest.mark.parametrize(
    ("text", "codec"), [("Er wusste, daß", "cp1252"), ("Il est resté", "cp1252"), ("Wrócił tam, gdzie stał", "cp1250")]
)
def test_a_word_may_end_in_a_letter_beyond_ascii(text: Any, codec: Any) -> None:
    assert decode(text.encode(codec)).text == text


@pytest.mark.parametrize("lang", sorted(TEXTS.keys() - {"zh"}))  # Chinese characters in a row are like what other bytes make
@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_unicode_without_a_mark_is_certain_if_whole(lang: Any, codec: Any) -> None:
    raw = TEXTS[lang].encode(codec)
    assert confirmed(raw, decode(raw)).certain
    lost = raw[:40] + raw[41:]
    with contextlib.suppress(DecodeError):
        assert not confirmed(lost, decode(lost)).certain


def test_of_a_family_the_smallest_reads_what_it_can() -> None:
    for text, codec in (
        ("Ｌ−カルニチンの効果について、くわしく説明します。", "shift_jis"),
        ("彼は「そうだ」と言った−そして消えた。", "euc_jp"),
    ):
        assert decode(text.encode(codec)).encoding == codec
