"""What once went wrong, each with what came of it: text that was rewritten though it was right, and damage that was left."""

import pytest

from scrubber import Document, RepairMojibake, fix_mojibake
from scrubber.findings import apply
from tests.mojibake.damage import misread

RIGHT = (
    # U+0085 where a sentence ends and the next one begins is a line break, as its name says (`open.…The`)
    "Bridge open.\x85The bridge opened on Tuesday.\x85The mayor came by boat.",
    "Bridge open\x85The bridge opened.\x85„So“, sagte er.\x85Ende.",
    # East Asian text beside Latin: a single Han character was read as UTF-8 (`NBAŪLakers队`, `第 5 Ф`, `ע: 免费`)
    "这款iPhone的Face ID功能非常好用。",
    "NBA的Lakers队",
    "获利 34 枚 BNB",
    "注: 免费",
    "第 5 个",
    "共 12 页",
    "Tシャツを3枚買った",
    "삼성 Galaxy S24 출시",
    # words of two or three Han characters, one of them more than once (`лл 143450`, `лллл`, `нк 90 n`, `Сèè`)
    "谢谢 143450",
    "谢谢谢谢谢谢谢谢",
    "仆从 90 n",
    "小猫猫",
    "哦哦哦 3",
    # signs of Spanish, French and Catalan: read as windows-1252 in mac-roman (`ÁBuen d’a!`, `Instalálaci—`)
    "¡Buen día!",
    "¡Buen día! ¿Qué tal?",
    "Agua al mediodía, agua para todo el día.",
    "Instal·lació, col·lecció",
    "La col·lecció és al pis de dalt.",
    # letters of one script that UTF-8 in a DOS page or in that script's own pages looks like (`Готово ·`, `Р gà`, `/Лː/`, `probit…`)
    "Готово ТЗ",
    "đá gà",
    "/ðøː/",
    "[ˈðøːr]",
    "probità",
    "la probità e la bontà",
    "Группа «ДДТ» и завод ЗиЛ",
    # capitals that end in a letter with which UTF-8 begins, and a closing sign (`AMANHÔ`, `CASÔ`)
    "DISSE: “ATÉ AMANHÃ”, E SAIU.",
    "“ATÉ AMANHÃ”, disse o ministro.",
    "PROTESTOS NO IRÃ…",
    "A VIAGEM TEERÃ–IRÃ",
    "“CASĂ”",
    "„ACASĂ”, a spus actorul",
    "„ACASĂ” – UN FILM NOU",
    "ACASĂ…",
    "AMANHÃ…",
    "IRÃ…",
    "IRMÃ–MÃE",
    "ALEMÃ–IRÃ",
    "AMANHÃ\xa0!",
    "IRMÃ² E MUNCĂº",
    "“SÂMBĂTĂ”…",
    "SÂMBĂTĂ™",
    # any word and the signs that close it, a letter in quotes among them
    "Questo è»…",
    "VOGLIO SAPERE COS'È»…",
    "“Non so perché”… rispose.",
    "Šli sme na »stupňů« a tam.",
    "Ein Wort mit ‚Å‘ am Anfang.",
    "»Â«",
    "“Ο ‘Γ’”",
    "“‘Ã’”",
    "ΓΔ’”",
    "AMANHÃ…–",
    "O CASĂ–DOUĂ",
    "“SÅ”, SA HAN",
    "«À» ou “À”",
    "“LÀ”",
    # scripts and languages of which there are no statistics
    "Di rojnîvîska min de çend nivîs hene.",
    "Riservât pal ûs locâl",
    "Chan eil sùilean aige an-diugh.",
    "Õismäe ja Õie tänav",
    # one letter of a script among others of it, or a Han character in the place of three letters (`кпіна`, `4触4`)
    "Рєпіна",
    "Рєпіна, 12",
    "4шзж4",
    "ыам ыйа",
    # `â` at the end of words of Friulian and Inari Sami, and in the patterns of a hyphenator (`ruvn”`, `“s di gambi”`, `2–4m1b2i4a`)
    "Ruotâ ruvnâ",
    "Tu âs di gambiâ la clâf prime di tacâ.",
    "2â4m1b2i4a",
    "moye2n1â2g",
    # `ƒ` is a letter of Ewe (`gačočo me`)
    "Australian Central nutome gaƒoƒo me",
    # Kurdish and Turkmen, read as Latvian and Turkish (`Spanī (Porto Rīko)`, `koıra-çini dili`)
    "Spanî (Porto Rîko)",
    "koýra-çini dili",
    # Cyrillic letters that are digits in a page of Thai (`๐๐๙4`)
    "ррщ4",
    # a digit of another script in the place of two letters (`۷2ta1dó`)
    "óá2ta1dó",
    "รท5ฤด",
    # signs typed one after the other, and tables of characters (`신띊빕뎡넣`, `à ::cat`)
    "Ω≈ç√∫˜µ≤≥÷",
    "::cp 00C3 ::s Ã ::cat Lu ::name LATIN CAPITAL LETTER A WITH TILDE",
    "::cp 0106 ::s Ć ::cat Lu ::name LATIN CAPITAL LETTER C WITH ACUTE",
    "ln©³³ë¤´©³c³",
    # symbols
    "╔═══╗ ║ é ║ ╚═══╝",
    "♥♥♥ ½½½ ¼¼¼",
    "x² + y² ≤ r², π ≈ 3,14",
    # text about mojibake
    "If you see Ã or â€ on a page, its encoding was misread.",
    "├┤a┼┐a",
    "HÅØYA",
    # capitals of languages that have no statistics: by likelihood alone they became those of Romanian
    "MODIFIED UNIVERSALÃ TI-NDREPTURLI A OMLUI ARMÃN",
    # frames that read as letters
    "├┤a┼┐a┼┐a┼┐a┼┐a",
    # a no-break space that sets apart what no text holds side by side (`12 Ćje Stück`, `Bogot᠖\xa0Lima`, `ࠧ\xa05`)
    "Die Karte kostet 12 €\xa0je Person.",
    "€\xa0Mazatlán",
    "Bogotá\xa0–\xa0Lima\xa0–\xa0Cuiabá",
    "Il renvoie à\xa0§\xa05.",
    "bretonkielâ\xa0– maorikielâ\xa0– tamilkielâ",
    # digits and marks of another script stand in no Latin word (`D۲`, `FILIPͧUND`)
    "DÛ²",
    "KÔª",
    # nor does a mark behind its letter where a sign may stand (`Aqu̙`)
    "Aquíª",
    # `â` as a letter that begins or ends words of Inari Sami, Sicilian and Sardinian (`koreakiel”, tamilkiel”`, `d’ Marina`, `“sulas`)
    "komorikielâ, koreakielâ, kornikielâ, korsikakielâ",
    "Jemu dâ Marina, poi dâ Chiazza e dâ Rocca.",
    "sas ìsulas de susu; sas ìsulas de mesu; sas ìsulas de josso",
    "Maadâ-Korea, Maadâ-Sudan, Maadâ-Amerik",
    # a sign named in quotation marks, or beside Arabic ones, is no letter of a script that stands nowhere else (`the ‘ג sign`, `ס Curaçao`)
    "For a product write ‘×’ and no x.",
    "×، Curaçao",
    # two capitals with accents side by side in a line of capitals (`BÓN BI KUK`)
    "BÌÒN BI KUK",
    "BÌÒN BI TÛRK, BÌÒN BI KALKÒS",
    # Greek letters as symbols in Latin text (`The word Äx`, `5 KŮ`)
    "The word Δx is new.",
    "DAS SIND 5 KΩ ± 10 %.",
    "Das Zeichen Δ ist neu.",
    # one letter of a language without statistics in several words: Ewe, Turkmen, Inari Sami (`čudomekpo`, `Mawrikiż`, `kielā`)
    "Falkland ƒudomekpowo nutome kple gaƒoƒo me",
    "Mawrikiý rupiýasy, Mawrikiý wagty, Mawrikiý tomusky wagty",
    "jakutkielâ, swahilikielâ, ruotâkielâ, kalmukkielâ, komikielâ",
    # a word said several times proves nothing more (`żeni`, `Dón ‘ideann`, `föjö`)
    "ýeni ýeni ýeni ýeni ýeni",
    "Dùn Èideann, Dùn Èideann, Dùn Èideann, Dùn Èideann",
    "aïoli aïoli aïoli aïoli aïoli",
    "À 5 € À 5 € À 5 € À 5 € À 5 €",
    # text about mojibake, which shows both
    "Read with the wrong page, é turns into Ã©.",
    "Ã¤ = ä, Ã¶ = ö",
    "sed 's/Ã¤/ä/g'",
    # and which quotes it, in marks that were read rightly: of these it took one (`“— is what`, `щ“/щ“`)
    "“â€” is what becomes of a long dash, and ‘â€™’ of an apostrophe.",
    "Instead of the letter one sees “Ã©” then.",
    "Man schreibt „ä“/„ö“ und nicht ae.",
)

BROKEN = {
    "The cafÃ© â€” closed since May â€” opened again.": "The café — closed since May — opened again.",
    "The cafÃ© â\x80\x94 closed since May â\x80\x94 opened again.": "The café — closed since May — opened again.",
    "Tiá»‡m má»Ÿ cá»\xada hÃ´m qua.": "Tiệm mở cửa hôm qua.",
}
NEIGHBOURS = (
    # what is right beside a line that proves a misreading: `sgw’r`, `Ru—nnj—nn`, `D\xa0GUINÌA`, `Àit젖 Gan`
    "pum can centimetrau sgwâr",
    "Ruânnjânnam",
    "FRANCHI DÂ GUINÌA",
    "BUGIKIELÂ GE’EZ",
    "Gàn – Àitì – Lôn",
    "Così – disse – perché «no»",
)
REPAIRED = (
    # what the composite pages of spreadsheets on a Mac leave
    ("It‰Ûªs the mayor‰Ûªs office, closed since May.", "It’s the mayor’s office, closed since May."),
    ("The ticket costs å£5 a day or å£30 a week.", "The ticket costs £5 a day or £30 a week."),
    ("It\x89Ûªs the mayor\x89Ûªs office, closed since May.", "It’s the mayor’s office, closed since May."),
    (
        misread(misread("It’s the mayor’s “closed” office.", "windows-1252-via-mac"), "windows-1252-via-mac"),
        "It’s the mayor’s “closed” office.",
    ),
    # letters of one script that are likely after one another, but for that hardly any text holds the first of them
    ("Le ministre a rĂŠpondu hier soir.", "Le ministre a répondu hier soir."),
    ("Odgovor je bio toƒçan, ali prekasno.", "Odgovor je bio točan, ali prekasno."),
    # one character in a line, read with a page that is rarely met
    ("Het boek is van Jan de R√ªyter en zijn broer.", "Het boek is van Jan de Rûyter en zijn broer."),
    ("Lees verder op de volgende bladzijde ┬╗ einde van het stuk", "Lees verder op de volgende bladzijde » einde van het stuk"),
    ("Baca halaman berikut ┬½ sampai habis", "Baca halaman berikut « sampai habis"),
    ("Kitabu cha Moli├¿re kilisomwa jana.", "Kitabu cha Molière kilisomwa jana."),
    ("Sofia ilikuwa na alama ╬┤ juu yake", "Sofia ilikuwa na alama δ juu yake"),
    ("Sesolo sa setΕ΅haba se butswe.", "Sesolo sa setšhaba se butswe."),
    ("Dawan waxa uu ahaa 100 Âµm ballac", "Dawan waxa uu ahaa 100 µm ballac"),
    # Cyrillic in another script, which a second layer would make shorter (`иЛ\ue928`)
    (misread("ახალი წიგნი, Земля иЛюди, გამოიცა თბილისში", "windows-1251"), "ახალი წიგნი, Земля иЛюди, გამოიცა თბილისში"),
    # a lead byte alone: the others were controls, and dropped
    ("Itâs what they donât say, heâd think.", "It’s what they don’t say, he’d think."),
    ("âNobody told us,â she said. âIt wasnât fair.â", "“Nobody told us,” she said. “It wasn’t fair.”"),
    ("They don?t know what we?ll do, and we don?t either.", "They don’t know what we’ll do, and we don’t either."),
    ("They don\ufffdt know what we\ufffdll do, and we don\ufffdt either.", "They don’t know what we’ll do, and we don’t either."),
    # lines that two pages read alike prove neither of them: cp437 made `Ŝiauliai` and `ŝiema` of the others
    (
        misread("Taškentas ir Kaunas\nšambalų pasaka\nrašytiniai partų\nŠiauliai, žiema", "cp850"),
        "Taškentas ir Kaunas\nšambalų pasaka\nrašytiniai partų\nŠiauliai, žiema",
    ),
    # a no-break space that became a space
    ("Il a commencÃ© Ã perturber la sÃ©ance.", "Il a commencé à perturber la séance."),
    ("voilÃ le travail", "voilà le travail"),
    # a lost byte within a run: all of it is read, or nothing
    ("SlovenÄ\ufffdina", "Slovenčina"),
    ("Ð ÑƒÑ\ufffdÑ\ufffdÐºÐ¸Ð¹", "Русский"),
    # one odd letter in a text that is otherwise plain
    (
        "A polgármester szerint a híd jövõ tavasszal nyílik meg, addig busz jár a két part között.",
        "A polgármester szerint a híd jövő tavasszal nyílik meg, addig busz jár a két part között.",
    ),
    ("Az idõ nagyon rossz volt tegnap este.", "Az idő nagyon rossz volt tegnap este."),
    (
        "Primarul a spus cã podul se va deschide la anul, iar oamenii vor avea rãbdare.",
        "Primarul a spus că podul se va deschide la anul, iar oamenii vor avea răbdare.",
    ),
    # C1 controls that are letters of another page
    ("El sector tur\x92stico de la ciudad creci\x97 un 5 % este a\x96o.", "El sector turístico de la ciudad creció un 5 % este año."),
    # C1 controls that are signs
    ("Die Mannschaft \x84spielte gut\x93 \x96 und verlor.", "Die Mannschaft „spielte gut“ – und verlor."),
    # languages and scripts without statistics here: the form of what is misread tells
    ("\xe1\u02c6\xb0\xe1\u02c6\u2039\xe1\u02c6\x9d \xe1\u02c6\u02c6\xe1\u2039\u201c\xe1\u02c6\u02c6\xe1\u02c6\x9d", "ሰላም ለዓለም"),
    ("Ir-raÄ¡el Ä§areÄ¡ mill-gÄ§assa u mar il-Ä§anut tal-Ä§obÅ¼", "Ir-raġel ħareġ mill-għassa u mar il-ħanut tal-ħobż"),
    ("NÉ” ko tsuÉ” nÉ› e ngÉ› blÉ” nÉ” kÉ› bua", "Nɔ ko tsuɔ nɛ e ngɛ blɔ nɔ kɛ bua"),
    ("áŹŁáŽłáŽ© áŽ¦áŹ¬áŹ‚áŽŻ", "ᏣᎳᎩ ᎦᏬᏂᎯ"),
    ("ðž¤¢ðž¤¤ðž¤¢ðž¤² ðž¤«ðž¤²", "𞤢𞤤𞤢𞤲 𞤫𞤲"),
)

PROPOSED = (
    ("Ã perturber", "à perturber"),
    ("Å veices kalnos", "Šveices kalnos"),
)
"""So short that little may be said of it."""


@pytest.mark.parametrize("bad", BROKEN)
@pytest.mark.parametrize("right", NEIGHBOURS)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_right_lines_beside_a_broken_one_are_left_alone(bad: str, right: str, end: str) -> None:
    assert fix_mojibake(end.join((right, bad, right))) == end.join((right, BROKEN[bad], right))


def test_a_right_letter_beside_a_broken_one_is_left_alone() -> None:
    assert fix_mojibake("În cafÃ© un cuvânt e de ajuns.") == "În café un cuvânt e de ajuns."


@pytest.mark.parametrize("text", RIGHT)
def test_right_text_is_left_alone(text: str) -> None:
    assert fix_mojibake(text) == text


@pytest.mark.parametrize(("bad", "right"), REPAIRED)
def test_damage_is_repaired(bad: str, right: str) -> None:
    assert fix_mojibake(bad) == right


@pytest.mark.parametrize(("bad", "right"), PROPOSED)
def test_what_is_too_short_is_read_rightly_or_not_at_all(bad: str, right: str) -> None:
    assert apply(bad, RepairMojibake().find(Document(bad))) in (bad, right)


def test_a_control_that_is_a_letter_is_not_made_a_sign() -> None:
    """`tur\\x92stico` may be proposed, but is no `tur’stico`."""
    for text in ("tur\x92stico", "El sector tur\x92stico crece."):
        assert fix_mojibake(text) in (text, text.replace("\x92", "í"))


@pytest.mark.parametrize("text", ["Lower Prince\x81fs Quarter", "l\x81fEuropa dal Vest e dal Sid"])
def test_half_of_a_japanese_apostrophe_is_no_letter(text: str) -> None:
    assert "ü" not in fix_mojibake(text)


def test_an_apostrophe_is_no_letter_of_a_mac_page() -> None:
    assert "í" not in fix_mojibake("Islas d\x92o Sud y Tierras d\x92o Norte")


def test_a_run_that_lost_a_byte_is_read_whole_or_not_at_all() -> None:
    bad = "à¤¹à¤¿à¤¨à¥\ufffdà¤¦à¥€"
    assert fix_mojibake(bad) in (bad, "हिन्दी", "हिन\ufffdदी")


@pytest.mark.parametrize(
    "line",
    [
        "o leite em pγ³ e o fermento estγ£o na mesa",  # lower-cased, read as windows-1253
        "MĆ?let med konferansen var Ć?pent for alle",  # `å`, not `Æ`
    ],
)
def test_half_of_a_sequence_is_not_read_as_a_legacy_letter(line: str) -> None:
    assert not set("ãÆ") & set(fix_mojibake(line).replace("estão", ""))


@pytest.mark.parametrize("text", ["ÀÉ" * 3000, "\x92" * 6000, "的" * 6000, "õ" * 6000, "Ã" * 6000, "я" * 6000, "é" * 6000])
def test_a_long_line_without_a_space_is_read_to_its_end(text: str) -> None:
    assert fix_mojibake(text) == text
