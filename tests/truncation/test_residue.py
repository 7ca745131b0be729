"""What the page left below a complete article, and sentences about walls: nothing was cut off."""

import pytest

import scrubber
from scrubber import FlagTruncation, Pipeline
from scrubber.truncation.lines import lines
from scrubber.truncation.prompts import paywalls, read_mores
from tests.truncation.test_closings import ARTICLE

LEFT = [
    ("en", "Summarise this article with AI"),
    ("en", "Listen to this article · 3:07 min"),
    ("en", "3 min read"),
    ("en", "Already a subscriber? Log in"),
    ("en", "The story continues below this ad"),
    ("de", "Bei Google als Lieblingsquelle hinzufügen"),
    ("de", "Diesen Artikel teilen oder verschenken"),
    ("de", "Bereits Abonnent? Anmelden"),
    ("fr", "Lecture 4 min"),
    ("fr", "La suite de votre article après la pub"),
    ("fr", "Déjà abonné ? Se connecter"),
    ("es", "Usamos cookies. Aceptar todas"),
    ("es", "Sigue leyendo tras la publicidad"),
    ("es", "Inicia sesión"),
    ("ru", "Войти"),
]
SENTENCES = [
    ("en", "Log in to continue reading, the old sign says."),
    ("en", "Continue reading is what she wanted, and nobody let her."),
    ("fr", "Cet article est réservé aux abonnés, disait le meunier de sa farine."),
    ("es", "Suscríbete para seguir leyendo, decía el cartel de la molinera."),
    ("ru", "Читать далее он не захотел."),
    ("de", "„Nur für Abonnenten“ stand auf dem Sack, den der Müller verschenkte."),
]


@pytest.mark.parametrize("pipeline", [None, Pipeline([FlagTruncation()])])
@pytest.mark.parametrize(("language", "line"), LEFT + SENTENCES)
def test_a_complete_article_is_not_cut_by_what_stands_below_it(language: str, line: str, pipeline: Pipeline | None) -> None:
    text = "\n\n".join([*ARTICLE[language], line])
    result = pipeline.run(text) if pipeline else scrubber.scrub(text)
    assert not result.truncated, [(flag.rule, flag.confidence, flag.message) for flag in result.flags]


@pytest.mark.parametrize(("language", "line"), [("en", "The story continues below this ad"), ("es", "Inicia sesión"), ("ru", "Войти")])
def test_nor_in_a_text_of_one_line(language: str, line: str) -> None:
    assert not scrubber.scrub(" ".join([*ARTICLE[language], line])).truncated


@pytest.mark.parametrize(("language", "line"), SENTENCES)
def test_a_sentence_about_a_wall_is_no_wall(language: str, line: str) -> None:
    text = "\n\n".join([*ARTICLE[language], line])
    assert not paywalls(text, lines(text))
    assert not read_mores(text, lines(text))


def test_an_article_about_the_end_of_a_wall_is_complete() -> None:
    text = """Tarn Mercury tears down its wall

The Tarn Mercury will be free to read from May. A foundation pays for it.

"This story is for subscribers only" was the sentence that its readers had read most often. Most of them left at once.

Who has paid may go on paying, and so far nine in ten do.

Subscribe to continue reading, the page said. Now it says good morning."""
    assert not scrubber.scrub(text).truncated


@pytest.mark.parametrize("line", ["Already a subscriber? Log in", "Déjà abonné ? Connectez-vous"])
def test_below_a_sentence_that_is_not_finished_a_line_to_log_in_is_a_wall(line: str) -> None:
    for text in (
        "\n\n".join([*ARTICLE["en"], "The bakers of the town, who have waited for this since the", line]),
        f"New wheel for the old mill\n\nFour carpenters have built it in a barn.\n\n{line}",
    ):
        assert scrubber.scrub(text).truncated
