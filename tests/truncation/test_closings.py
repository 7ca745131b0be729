"""Articles whose last line has no full stop, and needs none: nothing was cut off."""

import pytest

import scrubber
from scrubber.truncation.closings import without_closings
from scrubber.truncation.lines import lines

ARTICLE = {
    "en": [
        "The old mill at Tarnby has a new wheel, built by four retired carpenters in a barn behind the church.",
        "They worked for two winters and asked for no money. The miller's granddaughter turned the wheel on Saturday for the first time.",
        "Flour will be sold at the door from May, and the bakers of the town have ordered all of it.",
    ],
    "de": [
        "Die alte Mühle in Tarnau hat ein neues Rad, gebaut von vier Zimmerleuten im Ruhestand in einer Scheune hinter der Kirche.",
        "Sie arbeiteten zwei Winter lang und wollten kein Geld. Die Enkelin des Müllers drehte das Rad am Samstag zum ersten Mal.",
        "Ab Mai wird an der Tür Mehl verkauft, und die Bäcker der Stadt haben schon alles bestellt.",
    ],
    "fr": [
        "Le vieux moulin de Tarnay a une roue neuve, construite par quatre charpentiers à la retraite dans une grange.",
        "Ils ont travaillé deux hivers sans rien demander. La petite-fille du meunier a fait tourner la roue samedi pour la première fois.",
        "La farine sera vendue à la porte dès le mois de mai, et les boulangers ont déjà tout commandé.",
    ],
    "es": [
        "El viejo molino de Tarnales tiene una rueda nueva, hecha por cuatro carpinteros jubilados en un granero.",
        "Trabajaron dos inviernos y no pidieron dinero. La nieta del molinero hizo girar la rueda el sábado por primera vez.",
        "La harina se venderá en la puerta desde mayo, y los panaderos ya la han encargado toda.",
    ],
    "ru": [
        "У старой мельницы в Тарново новое колесо, его построили четыре плотника на пенсии в сарае за церковью.",
        "Они работали две зимы и не просили денег. Внучка мельника в субботу впервые повернула колесо.",
        "Муку будут продавать у дверей с мая, и пекари города уже заказали её всю.",
    ],
}
LINES = [
    ("en", "And that was that"),
    ("en", "The end"),
    ("en", "THE END"),
    ("en", "Over and out"),
    ("en", "So long, and mind the stairs"),
    ("en", "This is a breaking story"),
    ("en", "To be continued"),
    ("en", "ENDS"),
    ("en", "– Ends –"),
    ("en", "-30-"),
    ("en", "Amen"),
    ("en", "More to follow"),
    ("en", "Ruth Fenn is a carpenter"),
    ("en", "Dr Ruth Fenn is a historian at the College of Mills"),
    ("en", "(* ^ ω ^)ﾉ"),
    ("en", "Edna Mary Loach, miller; born 3 March 1929; died 4 October 2025"),
    ("en", "Amos Tarn, miller\nBorn 3 March 1929\nDied 4 October 2025"),
    ("en", "FACTS\nThe mill\nBuilt: 1711\nHeight: 14 m\nKnown for: the wheel, the owls, the ghost"),
    ("en", "Bread, per lb: £2.10 · Flour, ½ stone: £4.50"),
    ("de", "red"),
    ("de", "ots"),
    ("de", "dpa/lno"),
    ("de", "Ute Mahler, dpa"),
    ("de", "Ende"),
    ("de", "Fortsetzung folgt"),
    ("de", "PS: Die Eule heißt Olga"),
    ("de", "Tarnau, den 4. Oktober 2025"),
    ("fr", "Tarnay, le 4 octobre 2025"),
    ("fr", "À suivre"),
    ("fr", "À suivre…"),
    ("fr", "Fin"),
    ("es", "Tarnales, 4 de octubre de 2025"),
    ("es", "Continuará…"),
    ("es", "Entrada libre"),
    ("ru", "Продолжение следует"),
    ("ru", "Продолжение следует…"),
    ("ru", "Вход свободный"),
    ("ru", "ТАСС"),
]
TAILS = [
    ("en", " Amen"),
    ("en", " Nell Brandt"),
    ("en", " That's all, folks"),
    ("es", " Tarnales, 4 de octubre de 2025"),
    ("en", " -30-"),
    ("en", " – ENDS –"),
    ("en", " Answer: flour"),
    ("en", "© 2025 AFP"),
    ("en", " © Tarnby Times"),
    ("en", " - AFP"),
    ("de", " ots"),
    ("de", " Und was fehlt? Brot"),
    ("de", " Ende"),
    ("de", " Fortsetzung folgt"),
    ("fr", " Fin"),
    ("fr", " © AFP"),
    ("es", " Agencias"),
    ("es", " Entrada libre"),
    ("ru", " Вход свободный"),
]
CUT = [
    ("en", "The end of"),
    ("en", "More is"),
    ("en", "So it"),
    ("en", "A spokesman for the bak"),
    ("en", "The miller's granddaughter is a"),
    ("en", "Amos Tarn, who had"),
    ("en", "The owls belong to Dr. Nell Brandt"),
    ("en", "In Tarnby, on 4"),
    ("en", "Born in 1929, he"),
    ("de", "Das Ende der"),
    ("de", "Ute Mahler ist"),
    ("de", "Die Bäcker der"),
    ("fr", "À suivre le"),
    ("es", "El molinero de la"),
    ("ru", "Плотники рассказали, что"),
]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize(("language", "line"), LINES)
def test_a_last_line_that_closes_an_article_is_no_cut(language: str, line: str, between: str) -> None:
    result = scrubber.scrub(between.join([*ARTICLE[language], line]))
    assert not result.truncated, [(flag.rule, flag.confidence, flag.message) for flag in result.flags]


@pytest.mark.parametrize("between", [" ", "\n\n"])
@pytest.mark.parametrize(("language", "tail"), TAILS)
def test_what_is_glued_to_the_last_full_stop_and_closes_is_no_cut(language: str, tail: str, between: str) -> None:
    result = scrubber.scrub(between.join(ARTICLE[language]) + tail)
    assert not result.truncated, [(flag.rule, flag.confidence, flag.message) for flag in result.flags]


@pytest.mark.parametrize("between", [" ", "\n\n"])
@pytest.mark.parametrize(("language", "line"), CUT)
def test_a_beginning_that_looks_like_a_closing_is_a_cut(language: str, line: str, between: str) -> None:
    assert scrubber.scrub(between.join([*ARTICLE[language], line])).truncated


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_list_without_full_stops_closes_an_article(between: str) -> None:
    items = ["- Bread from the first flour", "- A tour of the granary for children", "- The owls are shown by their ringer at dusk"]
    lines = [*ARTICLE["en"], "On the first day there will be:", *items]
    assert not scrubber.scrub(between.join(lines)).truncated
    assert scrubber.scrub(between.join([*lines, "- The miller will"])).truncated


@pytest.mark.parametrize("closing", ["ENDS", "-30-", "Ute Mahler, dpa", "Tarnby, 4 October 2025"])
def test_below_a_line_that_was_cut_a_closing_hides_nothing(closing: str) -> None:
    assert scrubber.scrub("\n\n".join([*ARTICLE["en"], "The bakers of the town, who have waited for this since the", closing])).truncated


def test_what_closes_is_taken_off_and_one_line_always_stays() -> None:
    text = "It rained all day in Tarnby.\nThe end"
    assert without_closings(text, lines(text)) == lines(text)[:1]
    text = "It rained all day in Tarnby. The end"
    (left,) = without_closings(text, lines(text))
    assert text[left.start : left.end] == "It rained all day in Tarnby."
    assert without_closings("The end", lines("The end")) == lines("The end")
