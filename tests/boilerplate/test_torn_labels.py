"""Words of an article's sentence that look like a label of the page, where a text lost its line breaks."""

import pytest

import scrubber

GERMAN = (
    "Die Schleuse in Mühlgrün ist seit Freitag wieder offen, neun Wochen nachdem ein Kahn das untere Tor gerammt hatte.",
    "Vierzig Boote warten, und der Wärter bittet um Geduld. Ein zweites Tor wird im Herbst eingehängt, wenn der Fluss niedrig ist.",
)
ENGLISH = (
    "The lock at Mill Green opened again on Friday, nine weeks after a barge had struck its lower gate.",
    "Forty boats are waiting, and the keeper asks for patience. A second gate will be hung in the autumn, when the river is low.",
)
ARABIC = (
    "أعيد فتح القناة يوم الجمعة بعد تسعة أسابيع من اصطدام زورق بالبوابة السفلى.",
    "ينتظر أربعون زورقا، ويطلب الحارس من الجميع الصبر. ستركب بوابة ثانية في الخريف عندما ينخفض النهر.",
)

TORN = [
    (GERMAN, "Zum Thema Maut sagte der Minister, er wolle erst rechnen."),
    (GERMAN, "Teilen Schiffer ihre Kammer, so sparen sie Wasser."),
    (GERMAN, "Weitere Themen Lindners waren der Fluss und das Wehr."),
    (GERMAN, "Anzeige Nummer sieben ging beim Wasseramt ein."),
    (GERMAN, "Kommentare Beteiligter wurden am Abend verlesen."),
    (ENGLISH, "The tune was first heard on Radio Share Cornwall."),
    (ENGLISH, "Advertisement Monthly has closed."),
    (ARABIC, "إعلان الحرب على النفايات بدأ يوم الأحد."),
]


@pytest.mark.parametrize(("around", "sentence"), TORN)
@pytest.mark.parametrize("form", ["{0} {sentence} {1}", "{0} {1} {sentence}"])
def test_a_word_of_a_sentence_stays(around: tuple[str, str], sentence: str, form: str) -> None:
    assert sentence in scrubber.scrub(form.format(*around, sentence=sentence)).text


@pytest.mark.parametrize(
    ("around", "label"), [(GERMAN, "Anzeige"), (GERMAN, "Mehr zum Thema"), (ENGLISH, "Advertisement"), (ENGLISH, "Share this article")]
)
def test_a_label_between_sentences_goes(around: tuple[str, str], label: str) -> None:
    first, second = around
    third = (
        "Die Reparatur war billig, sagt der Kreis."
        if around is GERMAN
        else "The repair cost the county less than it had feared in the spring."
    )
    assert scrubber.scrub(f"{first} {second} {label} {third}").text == f"{first} {second} {third}"


def test_a_label_among_others_goes() -> None:
    text = " ".join([*GERMAN, "Teilen Drucken Kommentare Maut bleibt vorerst gleich, heißt es."])
    assert "Drucken" not in scrubber.scrub(text).text
