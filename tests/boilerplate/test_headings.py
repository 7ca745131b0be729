"""Words of menus and of headers that head a part of the article."""

import pytest

import scrubber
from scrubber.boilerplate.learned import SETTLED
from scrubber.boilerplate.wordings import known

ENGLISH = (
    "Weavers of Norbeck keep their last loom",
    "The last loom of Norbeck will go on working, its four weavers said on Monday, after a mill in the south had asked for linen.",
    "They had meant to sell it in June, when the youngest of them turned seventy and no pupil had come for nine years.",
    '"It sounds like a train that never arrives," said Edda Moor, who has worked on it since she left school.',
    "The mill pays forty pounds a yard, twice what the weavers had asked for, and wants the whole of their year.",
)
GERMAN = (
    "Weber von Norbeck behalten ihren letzten Webstuhl",
    "Der letzte Webstuhl von Norbeck läuft weiter, sagten seine vier Weber am Montag, nachdem eine Fabrik im Süden Leinen bestellt hatte.",
    "Im Juni hatten sie ihn verkaufen wollen, als die Jüngste von ihnen siebzig wurde und seit neun Jahren kein Lehrling gekommen war.",
    "„Er klingt wie ein Zug, der nie ankommt“, sagte Edda Moor, die seit ihrer Schulzeit daran arbeitet.",
    "Die Fabrik zahlt vierzig Euro für den Meter, doppelt so viel wie verlangt, und will die Arbeit des ganzen Jahres.",
)
SPANISH = (
    "Los tejedores de Norbeck conservan su último telar",
    "El último telar de Norbeck seguirá en marcha, dijeron el lunes sus cuatro tejedores, después de que una fábrica del sur pidiera lino.",
    "Habían pensado venderlo en junio, cuando la más joven cumplió setenta años y en nueve años no había venido ningún aprendiz.",
    "«Suena como un tren que nunca llega», dijo Edda Moro, que trabaja en él desde que dejó la escuela.",
    "La fábrica paga cuarenta euros por metro, el doble de lo pedido, y quiere todo el trabajo del año.",
)
HEADINGS = [
    *[
        (ENGLISH, heading)
        for heading in ("Top stories", "Watch", "The latest", "Trending", "Don't miss", "In other news", "Next", "Play", "Menu", "Welcome")
    ],
    *[(GERMAN, heading) for heading in ("Auch interessant", "Weitere Meldungen", "Schlagzeilen", "Suche", "Zurück", "Sprache")],
    *[(SPANISH, heading) for heading in ("Lo último", "Destacados", "Siguiente", "Búsqueda", "Redes sociales")],
]


@pytest.mark.parametrize(("article", "heading"), HEADINGS)
def test_a_heading_of_the_article_stays_though_pages_have_it_too(article: tuple[str, ...], heading: str) -> None:
    group = known(heading)
    assert group is not None
    assert group.confidence < SETTLED  # so the score is asked as well
    text = "\n\n".join([*article[:3], heading, *article[3:]])
    assert scrubber.scrub(text).text == text


@pytest.mark.parametrize("header", ["Top stories", "Recommended", "Lo último", "Auch interessant"])
def test_as_a_header_over_other_headlines_it_goes(header: str) -> None:
    block = [header, "Bridge at Mill Green opens again", "Ferry fares rise for the third time", "Seal seen at the weir"]
    text = "\n\n".join(ENGLISH)
    assert scrubber.scrub("\n\n".join([*ENGLISH, *block])).text == text
