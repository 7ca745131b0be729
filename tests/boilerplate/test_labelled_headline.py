"""Headlines that begin like a label of the page."""

import pytest

import scrubber

ITEMS = [
    (
        "Video: Barge strikes the lock gate",
        "A barge has struck the lower gate of Mill Green lock, and boats must wait until the autumn to pass.",
    ),
    ("Видео: баржа в шлюзе", "Баржа ударила в нижние ворота шлюза у Зелёной мельницы, и лодкам придётся ждать там до самой осени."),
    (
        "Vidéo : la péniche et la porte",
        "Une péniche a heurté la porte aval de l'écluse, et les bateaux devront attendre l'automne pour passer.",
    ),
    (
        "Vídeo: la barcaza y la compuerta",
        "Una barcaza ha golpeado la compuerta inferior de la esclusa, y los barcos tendrán que esperar al otoño.",
    ),
    (
        "Newsletter vom Schleusenwärter",
        "Der Schleusenwärter von Mühlgrün schreibt jetzt jede Woche allen Schiffern, wie hoch das Wasser steht.",
    ),
    (
        "Back to top: how the divers found the gate",
        "Divers have found the lower gate of Mill Green lock, which a barge had torn off nine weeks ago on Friday.",
    ),
]


@pytest.mark.parametrize(("headline", "paragraph"), ITEMS)
def test_a_headline_stays(headline: str, paragraph: str) -> None:
    text = f"{headline}\n\n{paragraph}\n\n{paragraph[::-1].strip('.')}."
    assert scrubber.scrub(text).text.startswith(f"{headline}\n\n{paragraph}")


def test_a_label_at_the_top_goes() -> None:
    paragraph = ITEMS[0][1]
    for label in ("Back to top", "Sign up for our newsletter", "Video: Ann Example/Reuters"):
        assert scrubber.scrub(f"{label}\n\n{paragraph}\n\nIt was seen by nobody, says the keeper, who had gone home.").text.startswith(
            paragraph
        )
