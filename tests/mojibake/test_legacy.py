"""Legacy code pages read as one another: what is repaired, what is only proposed, and what must never be touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrubber.encodings import EAST_ASIAN as MULTI_BYTE
from scrubber.encodings import codepage
from scrubber.mojibake.legacy.misreadings import undo
from scrubber.mojibake.legacy.readings import may_apply, readings, readings_of

SENTENCES = {
    "ru": "Правительство объявило о новых мерах поддержки.",
    "uk": "Уряд оголосив про нові заходи підтримки родин.",
    "bg": "Правителството обяви нови мерки за подкрепа.",
    "el": "Η κυβέρνηση ανακοίνωσε νέα μέτρα στήριξης.",
    "he": "הממשלה הודיעה על תקציב חדש לשנה הבאה.",
    "ar": "أعلنت الحكومة عن ميزانية جديدة للعام المقبل.",
    "th": "รัฐบาลประกาศงบประมาณใหม่สำหรับปีหน้า",
    "pl": "Rząd ogłosił wczoraj nową ustawę o żegludze śródlądowej.",
    "cs": "Vláda včera oznámila nová opatření pro příští rok.",
    "hu": "A kormány új intézkedéseket jelentett be, erről később döntenek.",
    "ro": "Guvernul a anunţat ieri măsuri noi pentru oraşele mari.",
    "tr": "Hükümet yeni önlemleri dün akşam açıkladı, şehir karıştı.",
    "lt": "Vyriausybė vakar paskelbė apie naujas priemones šeimoms.",
    "de": "Der Bürgermeister eröffnete gestern die neue Brücke für Fußgänger.",
    "fr": "Le ministre a démissionné hier après une longue réunion à l'Élysée.",
    "es": "El alcalde anunció también la construcción de una nueva estación.",
    "sv": "Kommunen öppnar en ny skola nära sjön på måndag.",
}
DAMAGE = [
    *[("ru", w, r) for w in ("windows-1251", "koi8-r", "cp866", "iso-8859-5") for r in ("windows-1252", "latin-1", "windows-1250")],
    *[("uk", "koi8-u", r) for r in ("windows-1252", "windows-1251")],
    ("bg", "windows-1251", "windows-1252"),
    ("el", "windows-1253", "windows-1252"),
    ("el", "iso-8859-7", "windows-1251"),
    ("he", "windows-1255", "windows-1252"),
    ("ar", "windows-1256", "windows-1252"),
    ("th", "windows-874", "windows-1252"),
    ("pl", "windows-1250", "windows-1252"),
    ("pl", "iso-8859-2", "windows-1252"),
    ("cs", "windows-1250", "windows-1251"),
    ("hu", "windows-1250", "windows-1252"),
    ("tr", "windows-1254", "windows-1252"),
    ("lt", "windows-1257", "windows-1252"),
    ("de", "windows-1252", "cp850"),
    ("de", "mac-roman", "windows-1252"),
    ("fr", "cp850", "windows-1252"),
    ("fr", "windows-1252", "mac-roman"),
    ("es", "windows-1252", "windows-1251"),
    ("es", "mac-roman", "windows-1252"),
    ("sv", "windows-1252", "windows-1253"),
]
EAST_ASIAN = [
    ("政府公布了新的预算方案，市民表示欢迎。", "gb18030"),
    ("政府公布了新的預算方案，市民表示歡迎。", "big5"),
    ("政府は来年度の予算案を発表しました。", "shift-jis"),
    ("政府は来年度の予算案を発表しました。", "euc-jp"),
    ("정부는 내년 예산안을 발표했습니다.", "euc-kr"),
]
RIGHT = (
    "¡Buen día!",
    "Agua al mediodía, agua para todo el día.",
    "¿Qué más da? ¡Nada!",
    "Instal·lació, col·lecció",
    "Готово ТЗ",
    "đá gà",
    "/ðøː/",
    "probità",
    "获利 34 枚 BNB",
    "第 5 个",
    "Ús del programa",
    "RÉSUMÉ DES ÉPISODES",
    "ŁĄKA NAD RZEKĄ",
    "Bratři Čapkové bydleli v Praze.",
    "Le peintre Łukasz et son frère Janusz vivent à Paris.",
    "Jan Åke und Søren trinken Tee.",
    "The Õismäe district of Tallinn is a good place to live.",
    "Chan eil sùilean aige an-diugh.",
    "Di rojnîvîska min de çend nivîs hene.",
    "Riservât pal ûs locâl",
    "Koreýa Halk Demokratik Respublikasy",
    "Ó, É, Ñ",
    "ß",
    "Æ Ø Å",
    "привет мир",
    "hola",
    "",
    "abc",
)


def misread(text: str, written: str, read: str) -> str:
    if written in MULTI_BYTE:
        return codepage(read).decode(text.encode(MULTI_BYTE[written]))
    data = codepage(written).encode(text)
    assert data is not None
    return codepage(read).decode(data)


def repaired(line: str, language: str | None = None) -> str:
    """The line with its safe changes made."""
    for reading in readings(line, language=language):
        for change in reversed(reading.changes):
            if change.safe:
                line = line[: change.start] + change.replacement + line[change.end :]
    return line


@pytest.mark.parametrize(("language", "written", "read"), DAMAGE)
def test_sentences(language: str, written: str, read: str) -> None:
    right = SENTENCES[language]
    damaged = misread(right, written, read)
    assert damaged != right
    assert may_apply(damaged)
    assert repaired(damaged) == right


@pytest.mark.parametrize("read", ["windows-1252", "latin-1", "windows-1250", "windows-1251"])
@pytest.mark.parametrize(("right", "written"), EAST_ASIAN)
def test_east_asian(right: str, written: str, read: str) -> None:
    assert repaired(misread(right, written, read)) == right


@pytest.mark.parametrize("right", [*RIGHT, *SENTENCES.values(), *(right for right, _ in EAST_ASIAN)])
@pytest.mark.parametrize("change", [str, str.upper, str.lower, str.title], ids=["as it stands", "upper", "lower", "title"])
def test_right_text_is_not_read(right: str, change: type[str]) -> None:
    text = change(right)
    assert not may_apply(text)
    assert not list(readings(text, language=None))


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        ("Was it over?\x85 Nobody knew.", "Was it over?… Nobody knew."),
        ("\x93Yes,\x94 she said \x96 it\x92s true\x85", "“Yes,” she said – it’s true…"),
        ("El sector tur\x92stico de la ciudad cerr\x97 ayer.", "El sector turístico de la ciudad cerró ayer."),
        ("Des milliers d\x92euros (305 \x80).", "Des milliers d’euros (305 €)."),
        ("ÑÅÊÐÅÒ", "СЕКРЕТ"),
        ("Az idõ nagyon rossz volt tegnap este.", "Az idő nagyon rossz volt tegnap este."),
        # a sign within a word, or in the place of an apostrophe: nobody writes that
        ("Der Zug f„hrt heute nicht mehr, sagt die Bahn.", "Der Zug fährt heute nicht mehr, sagt die Bahn."),
        ("N„ra husen, tre m„n", "Nära husen, tre män"),
        ("Even though itıs an old car, it is fast and cheap.", "Even though it’s an old car, it is fast and cheap."),
        # of two letters that are about as likely the one that makes a word
        (
            "Menschen, die wenig lesen, wissen nicht, ob sie ƒberhaupt etwas davon haben.",
            "Menschen, die wenig lesen, wissen nicht, ob sie überhaupt etwas davon haben.",
        ),
        # words that are hyphenated
        (
            "A pol\xadgár\xadmes\xadter ha\xadzá\xadba tér, a Me\xadzõ\xadség né\xadpe vár\xadja.",
            "A pol\xadgár\xadmes\xadter ha\xadzá\xadba tér, a Me\xadző\xadség né\xadpe vár\xadja.",
        ),
        ("Darbai vyks iki kitų metų pavasario, gatvë bus uždaryta.", None),
    ],
)
def test_single_cases(damaged: str, right: str | None) -> None:
    assert repaired(damaged) == (damaged if right is None else right)


@pytest.mark.parametrize("line", ["â\x80\x99", "Itâ\x80\x99s", "ÿÿÿÿ", "▒▒▒▒▒▒ ╔════╗", "naÃ¯ve"])
def test_other_damage_is_left_alone(line: str) -> None:
    assert repaired(line) == line


@pytest.mark.parametrize("line", ["fŸr", "þehir", "pĺ", "caf‚"])
def test_one_latin_word_is_not_enough(line: str) -> None:
    assert repaired(line) == line


def test_a_proven_pair_is_believed_in_other_lines() -> None:
    lines = [misread(SENTENCES["tr"], "windows-1254", "windows-1252"), "Þehir yine karýþtý", "Plain text."]
    read = readings_of(lines, None)
    assert read[1][0].repaired(lines[1]) == "Şehir yine karıştı"
    assert not read[2]


def test_what_a_reading_says() -> None:
    line = misread(SENTENCES["tr"], "windows-1254", "windows-1252")
    (reading,) = readings(line, language=None)
    assert reading.rule == "legacy-windows-1254"
    assert [str(step) for step in reading.steps] == ["windows-1254 read as windows-1252"]
    assert reading.language == "tr"
    assert reading.gain > 0
    assert reading.repaired(line) == SENTENCES["tr"]


def test_romanian_is_read_in_the_code_page_that_was_in_use() -> None:
    line = misread(SENTENCES["ro"], "windows-1250", "windows-1252")
    assert repaired(line) == SENTENCES["ro"]


def test_letters_that_look_like_others_may_be_damage() -> None:
    assert repaired("Les ιlus ont votι la sιcuritι du quartier hier.") == "Les élus ont voté la sécurité du quartier hier."


@pytest.mark.parametrize(
    "line",
    [
        "Op 12 mei hеbbеn dе mееstе winkеls in hеt dorp hun dеurеn geslotеn.",
        "Thе systеms of thе old factoriеs wеrе sold last wееk.",
        "La fiεra dεl libro si tiεnε in città ogni dοmεnica dοpο pranzο.",
        "Rαdion on auki, ja lähetys αlkαα tänään kello kuusi illαllα.",
    ],
)
def test_letters_that_look_like_others_are_left(line: str) -> None:
    assert repaired(line) == line


def test_only_lines_in_other_letters_than_those_of_the_document_are_read() -> None:
    lines = [SENTENCES["hu"], "A város õszi vásárán sok õstermelõ lesz.", SENTENCES["hu"].upper()]
    read = readings_of(lines)
    assert [bool(one) for one in read] == [False, True, False]
    assert read[1][0].repaired(lines[1]) == "A város őszi vásárán sok őstermelő lesz."


def test_undo() -> None:
    assert undo("ÑÅÊÐÅÒ", "windows-1251", "windows-1252") == "СЕКРЕТ"
    assert undo("Õ", "gb18030", "windows-1252") is None


@st.composite
def damaged(draw: st.DrawFn) -> str:
    language, written, read = draw(st.sampled_from(DAMAGE))
    line = misread(SENTENCES[language], written, read)
    start = draw(st.integers(0, len(line)))
    return line[start : draw(st.integers(start, len(line)))]


@given(st.lists(st.one_of(damaged(), st.sampled_from(RIGHT), st.text(max_size=12)).map(lambda text: text.replace("\n", " ")), max_size=4))
def test_changes_are_sorted_disjoint_and_real(lines: list[str]) -> None:
    for line, read in zip(lines, readings_of(lines), strict=True):
        for reading in read:
            last = 0
            for change in reading.changes:
                assert last <= change.start < change.end <= len(line)
                assert line[change.start : change.end] != change.replacement
                last = change.end


@given(st.lists(st.one_of(damaged(), st.sampled_from(RIGHT)), max_size=4))
def test_nothing_is_read_where_nothing_may_apply(lines: list[str]) -> None:
    if not may_apply("\n".join(lines)):
        assert len(lines) != 1 or not any(readings_of(lines)) or not may_apply(lines[0])


@given(damaged())
def test_a_repaired_line_is_not_read_again(line: str) -> None:
    once = repaired(line)
    assert repaired(once) == once


@pytest.mark.parametrize(
    "line",
    [
        "poä\x8detkom godine grad je bio prazan i ä\x8dist",  # č, lower-cased
        "Przychodnia prowadzi poradniÄ i stronÄ w sieci dla wszystkich.",  # ę, without its second byte
    ],
)
def test_what_is_left_of_utf8_is_no_legacy_text(line: str) -> None:
    assert repaired(line) == line
