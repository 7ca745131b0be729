"""What was lost on the way: read back where one reading alone is likely, left alone where not."""

import unicodedata

import pytest

from scrubber.mojibake.lost.readings import readings
from scrubber.mojibake.lost.signs import may_apply
from scrubber.mojibake.lost.spaces import no_break_spaces
from scrubber.spans import Edit, apply


def fixed(line: str, *, page: str | None = None, language: str | None = None, unsafe: bool = False) -> str:
    found = max(readings(line, page=page, language=language), key=lambda one: one.gain, default=None)
    if found is None:
        return line
    return apply(line, [Edit(change.start, change.end, change.replacement) for change in found.changes if change.safe or unsafe])


def misread(text: str, codec: str, undefined: str | None = None) -> str:
    chars = []
    for byte in text.encode():
        try:
            chars.append(bytes([byte]).decode(codec))
        except UnicodeDecodeError:
            chars.append(chr(byte) if undefined is None else undefined)
    return "".join(chars)


def without_controls(text: str) -> str:
    return "".join(char for char in text if not "\x80" <= char < "\xa0")


ENGLISH = (
    "She doesn’t know why the mayor’s office hasn’t answered.",
    "“We can’t wait any longer,” the teacher said on Monday.",
    "They’ll be back in the workers’ hall before it’s dark.",
)


@pytest.mark.parametrize("text", ENGLISH)
def test_signs_without_controls(text: str) -> None:
    assert fixed(without_controls(misread(text, "latin-1"))) == text


@pytest.mark.parametrize("undefined", ["\ufffd", "?"])
@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("“The bridge is closed,” the driver told us.", "cp1252"),
        ("África y América están más cerca que Asia de España.", "cp1250"),
        ("En África está la montaña más alta del país.", "cp1252"),
    ],
)
def test_undefined_bytes(text: str, codec: str, undefined: str) -> None:
    bad = misread(text, codec, undefined)
    assert fixed(bad) == text


@pytest.mark.parametrize(
    ("bad", "right"),
    [
        ("Il va Ã l’Ã©cole avec ses parents", "Il va à l’école avec ses parents"),
        ("voilÃ le chemin", "voilà le chemin"),
        ("Å veices kalnos Å†emas peÄ¼Å†u", "Šveices kalnos ņemas peļņu"),
    ],
)
def test_no_break_space_became_a_space(bad: str, right: str) -> None:
    assert fixed(bad, unsafe=True) == right


def test_stripped_end() -> None:
    assert fixed("Questa Ã¨ la cittÃ", page="windows-1252") == "Questa è la città"


def test_folded() -> None:
    text = "Die Bäume am Fluß sind schön, aber müde."
    assert fixed(unicodedata.normalize("NFKC", misread(text, "cp1252"))) == text


@pytest.mark.parametrize(
    ("bad", "right"),
    [
        ("Ð ÑƒÑ�Ñ�ÐºÐ¸Ð¹", "Русский"),
        ("SlovenÄ�ina", "Slovenčina"),
        ("हिनà¥�दी", "हिन�दी"),  # which of three signs it was is not certain
        ("ðŸ“� new rules for the town pool", "� new rules for the town pool"),
    ],
)
def test_a_run_is_never_half_repaired(bad: str, right: str) -> None:
    assert fixed(bad) == right


@pytest.mark.parametrize(
    "line",
    [
        "Ð\ufffd",
        "tên Ð\ufffd",
        "Seð\ufffd",
        "Ã\ufffd",
        "Ã\ufffd and nothing else",
        "the letter Å\ufffd here",
        "Ð\ufffd Ð\ufffd",
        "Ð?",
        "E disse: Ã?",
    ],
)
def test_a_single_byte_of_a_letter_proves_nothing(line: str) -> None:
    """Something else may have been lost behind a letter that is right."""
    assert fixed(line) == line


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("Ð\ufffd Ð¾Ð½Ð°", "\ufffd она"),  # beside intact sequences of its page
        ("Der Antrag muss vor der MaÃ\ufffdnahme gestellt werden.", "Der Antrag muss vor der Ma\ufffdnahme gestellt werden."),
    ],
)
def test_what_shows_that_a_letter_is_damage(line: str, right: str) -> None:
    assert fixed(line) in (line, right)


@pytest.mark.parametrize("lost", ["?", "\ufffd"])
def test_a_word_of_one_letter_in_mid_sentence(lost: str) -> None:
    assert fixed(f"Det er lett Ć{lost} se at huset er gammelt.") == "Det er lett å se at huset er gammelt."
    assert fixed(f"Hva er Ć{lost} Det vet jeg ikke.") == f"Hva er Ć{lost} Det vet jeg ikke."


def test_a_sign_is_no_word_of_one_letter() -> None:
    """A Braille blank, all bytes of which are left, in a language that has such words."""
    bad = "â € Regulamento: â € âš ï¸\ufffd SÃ£o vÃ¡lidos os comentÃ¡rios postados atÃ© hoje, diz a organizaÃ§Ã£o."
    right = "\u2800 Regulamento: \u2800 ⚠\ufffd São válidos os comentários postados até hoje, diz a organização."
    assert fixed(bad, page="windows-1252") == right


def test_three_bytes_in_lower_case_are_no_han_character() -> None:
    """`Γ΄` is `ô` there, and the space behind it is a space."""
    line = misread("anh ngô khánh đi làm ở khu vực trên đường.", "cp1253").lower()
    assert list(no_break_spaces(line, "windows-1253", "vi", within=True)) == []


def test_which_of_two_known_words_it_was_is_not_guessed() -> None:
    """`árabe` and `Árabe` lose the same byte, and so do `å` and `ø`: one is put in where the line tells them apart, or U+FFFD."""
    text = "Sie war im Jahre 1990 in Tromsø, og hun så ikke på øya før."
    assert set(fixed(misread(text, "cp1257", "\ufffd"))) <= {*text, *misread(text, "cp1257", "\ufffd")}


def test_a_mark_that_folding_left_over_forbids_the_reading() -> None:
    """`ì\x9d ̃` is `의` folded, not `읠` before a stray mark."""
    line = "êμ\xadì„ ̧ì2\xad ì§\x81ì›\x90ë“¤ì\x9d ̃ ë1„ë¦¬ê°€ ë\x81Šì\x9d ́ì§€"
    assert "읠" not in fixed(line)


@pytest.mark.parametrize("page", [None, "mac-cyrillic", "windows-1251"])
def test_a_page_that_a_line_in_lower_case_proves_is_no_proof(page: str | None) -> None:
    """`вђ™` in lower case is `’` in windows-1251, not `⬪` in mac-cyrillic."""
    assert "⬪" not in fixed("it doesnвђ™t seem like a point in his favour", page=page)


def test_a_wrongly_proven_page_puts_no_sign_where_none_can_stand() -> None:
    assert "”t" not in fixed("Sheâ€™s sure it isn â€�t here", page="windows-1252")


def test_composite_pages_are_no_code_pages() -> None:
    assert list(readings("plain words, itâs", page="windows-1252-via-mac", language=None)) is not None


@pytest.mark.parametrize(
    "line",
    [
        "Un château près de la forêt, là-bas, n’est pas à vendre.",
        "O pai não pode ir à praia amanhã?",
        "Anh ấy đã đến đấy từ lâm trường.",
        "Mae hi’n byw gyda â ni",
        "În gât și în sân",
        "NÃO HÁ PÃO",
        "Really? that is what you?ve read",
        "x=a?t.b:c.d",
        "http://example.org/?t=1&re=2",
        "Voilà… « très bien » !",
        "Готово, СССР? Да.",
        "Abcâs",
        "gâgâ ni tano lalâ",
        "niversitât di Udin",
    ],
)
def test_right_text_is_left_alone(line: str) -> None:
    expected = line.replace("you?ve", "you’ve")
    assert fixed(line) in (line, expected)


@pytest.mark.parametrize("text", ["plain ASCII, isn't it? Yes.", "Это просто текст.", "Ein schöner Tag – für alle.", "北京，上海"])
def test_clean_text_is_not_asked_about(text: str) -> None:
    assert not may_apply(text)


@pytest.mark.parametrize("text", ["itâs", "don?t", "don\ufffdt", "the â€? sign", "groÃe"])
def test_signs_of_loss(text: str) -> None:
    assert may_apply(text)


def test_changes_are_sorted_and_disjoint() -> None:
    for text in ENGLISH:
        for one in readings(without_controls(misread(text, "latin-1")), page=None, language=None):
            ends = [0]
            for change in one.changes:
                assert ends[-1] <= change.start < change.end
                ends.append(change.end)


@pytest.mark.parametrize("line", ["Ã " * 5000, "â" * 5000, "Ã¢â" * 3000])
def test_too_much_damage_is_not_guessed_at(line: str) -> None:
    assert list(readings(line, page=None, language=None)) == []
