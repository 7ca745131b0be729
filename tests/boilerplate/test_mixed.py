"""A prompt and a sentence of the article in one line: the sentence stays, with the prompt."""

import pytest

import scrubber
from scrubber.boilerplate.mixed import is_mixed

ARTICLE = {
    "en": (
        "The harbour at Kessport froze on Sunday for the first time since 1963, and people walked to the lighthouse and back.",
        "The council has warned people not to go beyond the second buoy.",
        "A thaw is expected on Thursday, and with it a week of rain.",
    ),
    "de": (
        "Der Hafen von Kessort ist am Sonntag zum ersten Mal seit 1963 zugefroren, und viele Menschen liefen zum Leuchtturm.",
        "Die Stadt warnt davor, über die zweite Boje hinauszugehen.",
        "Tauwetter wird für Donnerstag erwartet, und mit ihm eine Woche Regen.",
    ),
    "es": (
        "El puerto de Quesada se heló el domingo por primera vez desde 1963, y la gente fue a pie hasta el faro.",
        "El ayuntamiento pide no pasar de la segunda boya.",
        "Se espera el deshielo para el jueves, y con él una semana de lluvia.",
    ),
}
BEFORE = [
    ("en", "Sign up for our newsletter"),
    ("en", "Download our app"),
    ("en", "Follow us on WhatsApp for the latest Kessport news"),
    ("en", "Tags: harbour, ice, Kessport"),
    ("en", "Copyright 2026 Kessport News. All rights reserved."),
    ("de", "Folgen Sie uns auf WhatsApp"),
    ("es", "Síguenos en WhatsApp"),
]
PLAINLY = [  # where little speaks for a break between the words
    ("de", "Melden Sie sich für unseren Newsletter an", 0),
    ("en", "Add us as a preferred source on Google", 1),
    ("es", "Agréganos como fuente preferida en Google", 0),
    ("es", "Una publicación compartida de Eva (@eva)", 0),
    ("es", "Una publicación compartida de Eva (@eva)", 1),
    ("de", "An dieser Stelle finden Sie einen externen Inhalt von YouTube, der den Beitrag ergänzt.", 0),
]
BEHIND = [("es", "Todos los derechos reservados"), ("en", "All rights reserved."), ("de", "Alle Rechte vorbehalten")]


@pytest.mark.parametrize(("language", "prompt"), BEFORE)
@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_sentence_behind_a_prompt_stays(language: str, prompt: str, at: int) -> None:
    lines = list(ARTICLE[language])
    lines[at] = f"{prompt} {lines[at]}"
    assert ARTICLE[language][at] in scrubber.scrub("\n\n".join(lines)).text


@pytest.mark.parametrize(("language", "prompt", "at"), PLAINLY)
def test_a_sentence_that_can_only_be_the_articles_stays(language: str, prompt: str, at: int) -> None:
    lines = list(ARTICLE[language])
    lines[at] = f"{prompt} {lines[at]}"
    assert ARTICLE[language][at] in scrubber.scrub("\n\n".join(lines)).text


@pytest.mark.parametrize(("language", "prompt"), BEHIND)
@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_sentence_before_a_prompt_stays(language: str, prompt: str, at: int) -> None:
    lines = list(ARTICLE[language])
    lines[at] = f"{lines[at]} {prompt}"
    assert ARTICLE[language][at] in scrubber.scrub("\n\n".join(lines)).text


@pytest.mark.parametrize(
    "line",
    [
        "It will close on 3 May. Share this article",
        "Nobody was hurt in it. Follow us on X",
        "He was 83 years old. Leave a comment",
        "Sign up for our newsletter It will close on 3 May.",
    ],
)
def test_a_short_sentence_beside_a_prompt_stays(line: str) -> None:
    text = "\n\n".join([*ARTICLE["en"], line])
    assert scrubber.scrub(text).text == text
    assert is_mixed(line)


@pytest.mark.parametrize("sign", [" (dpa)", "(AFP)", " (Reuters)", " afp/dpa", " red/dpa", " (Getty Images)", " /AP", " (dpa/lno)"])
def test_a_paragraph_that_an_agency_has_signed_stays(sign: str) -> None:
    text = "\n\n".join(ARTICLE["de"]) + sign
    assert scrubber.scrub(text).text == text
    assert ARTICLE["de"][2] in scrubber.scrub(text.replace("\n\n", " ")).text


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for our newsletter to get the best stories of the day in your inbox, free of charge.",
        "Read more: Ferry stops for the winter after a crack was found",
        "All rights reserved. This material may not be published, broadcast, rewritten or redistributed.",
        "The mayor opens the new bridge over the river on Monday. (AP Photo/Ann Example)",
        "The council has warned people not to go beyond the second buoy.",
        "Sign up",
        "",
        # a label and the headline that it leads to
        "Baca Juga: Mulai 5 Agustus 2023, Kapal Cepat Siapkan Penyeberangan dari Lukau Ke Sampel",
        "Baca juga: Kasus Dermaga Rusak di Lukau, Pelaku Raup Untung Rp 700.000 dari Tiap Kapal yang Bawa Kayu",
        "Voir aussi : Interview. “S’il y a une grande tempête en mer, les bacs ne sortiront pas du port”",
    ],
)
def test_a_line_of_one_kind_is_not_mixed(line: str) -> None:
    assert not is_mixed(line)
