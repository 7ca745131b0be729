"""Sentences that tell of the wordings of pages, captions, numbers that are no dates: the article's own, whatever a rule knows of them."""

import pytest

import scrubber
from scrubber.boilerplate.dates import is_date
from scrubber.boilerplate.wordings import known
from scrubber.reported import is_told, says_who

BODY = """The fishermen of Porto Lume have mended their nets on the quay since the storm took the old boathouse in March.

The town council wants to rebuild it next year, with money that the region has promised but not yet paid."""

TOLD = """
Follow us on Telegram was printed on every shirt that the band sold outside the hall that night.
Subscribe to our newsletter was the subject of nine letters that the widow got in March alone.
Like us on Facebook was what the baker's van said; we liked him better in person, the neighbours agreed.
Join us on Telegram, the message read. She joined, and lost her savings in a week.
Log in to continue reading, the box goes on.
“Comments are closed,” he said, and shut the window.
"Enter your email address", it says. I did.
Auf dem Banner stand: „Wir verwenden Cookies, um Ihnen das beste Erlebnis zu bieten. Mit der weiteren Nutzung stimmen Sie zu.“
Folgen Sie mir auf Instagram war der letzte Satz, den er mit Kreide an die Wand schrieb.
Suivez-nous sur Facebook était peint en bleu sur la camionnette du boulanger.
Partagez l'article en deux, disait le professeur, et gardez la meilleure moitié.
Síguenos en Telegram estaba escrito en todas las camisetas de la banda.
Comparte esta noticia con nadie, decía la nota que halló la viuda.
Seguici su Telegram era stampato su tutte le magliette della banda.
Siga-nos no Telegram estava escrito em todas as camisolas da banda.
Volg ons op Telegram stond op elk hemd dat de band die avond verkocht.
Śledź nas na Facebooku było napisane na każdej koszulce zespołu.
Подписывайтесь на наш канал в Telegram было напечатано на каждой футболке группы.
Följ oss på Facebook stod det på bagarens bil.
Підписуйтесь на наш канал було написано на кожній футболці гурту.
Kövess minket a Facebookon, ez állt a pék autóján.
Sledujte nás na Facebooku stálo na pekařově autě.
Ikuti kami di Instagram tertulis di mobil tukang roti itu.
Ακολουθήστε μας στο Facebook έγραφε το αυτοκίνητο του φούρναρη.
关注我们的微信公众号，这句话印在乐队卖出的每一件衬衫上。
تابعونا على تلغرام كانت العبارة المطبوعة على كل قميص باعته الفرقة في تلك الليلة.
""".strip().split("\n")
PROMPTS = """
Follow us on Telegram for the latest news on the war in the hills.
Subscribe to our newsletter and never miss a story.
Sign up for our newsletter on the new era of football.
Folgen Sie uns auf Instagram und erfahren Sie, was morgen wichtig ist.
Was this article helpful?
""".strip().split("\n")
CAPTIONS = """
Photo: the old pier in winter light is her best known picture.
Foto: die alte Mole im Winterlicht ist ihr bekanntestes Bild.
Image: what people think of you. Reputation: what they know.
Fotoğraf: tekerleksiz bisiklette bir çocuk. Salonda ilk görülen budur.
Фото: мальчик на велосипеде без колеса. Это первое, что видно в зале.
""".strip().split("\n")


@pytest.mark.parametrize("sentence", TOLD)
def test_a_sentence_that_tells_of_a_prompt_stays(sentence: str) -> None:
    assert is_told(sentence) or says_who(sentence)
    for text in (f"{BODY}\n\n{sentence}\n\n{BODY[::-1]}.", f"{BODY}\n\n{sentence}", " ".join(f"{BODY} {sentence} {BODY}".split())):
        result = scrubber.scrub(text, unsafe=True)
        assert sentence in result.text


@pytest.mark.parametrize("sentence", PROMPTS)
def test_a_prompt_tells_of_nothing(sentence: str) -> None:
    assert not is_told(sentence)
    assert not says_who(sentence)


@pytest.mark.parametrize("sentence", CAPTIONS)
def test_a_sentence_behind_photo_is_no_credit(sentence: str) -> None:
    text = f"{BODY}\n\n{sentence}\n\n{BODY.replace('nets', 'sails')}"
    assert scrubber.scrub(text).text == text


def test_a_credit_goes_though_a_full_stop_ends_it() -> None:
    assert "Ann Moor" not in scrubber.scrub(f"{BODY}\n\nPhoto: Ann Moor, Harbour Pictures Agency, Porto Lume.").text


@pytest.mark.parametrize(
    "line", ["06-12-345678", "020-7946-0018", "123-456-7890", "030.1234.5678", "2024-13-45", "4-4-2", "3:2", "6:4, 6:3"]
)
def test_a_telephone_number_and_a_result_are_no_dates(line: str) -> None:
    assert not is_date(line)
    assert known(line) is None


@pytest.mark.parametrize(
    "line", ["2021-05-06", "06.05.2021", "5/6/21", "2021.5.6.", "03/03/2021 10:15", "10:15", "45:12", "12:30:59", "2564-03-03"]
)
def test_dates_and_times_are(line: str) -> None:
    assert is_date(line)


def test_the_end_of_a_broken_sentence_stays() -> None:
    for end in ("She had forgotten everything but her own\nname.", "The next meeting is on\n\nJuly 3,\n\nin the old school."):
        text = f"{BODY}\n\n{end}"
        result = scrubber.scrub(text)
        assert result.text == text
        assert not result.truncated


def test_the_times_of_a_short_live_ticker_stay() -> None:
    entries = ("10:15", "The boats have left.", "10:40", "A gull has landed on the tent of the committee.", "11:05", "The race is over.")
    assert scrubber.scrub("\n\n".join(entries)).text == "\n\n".join(entries)


def test_the_times_of_a_live_blog_stay_where_others_begin_their_paragraphs() -> None:
    entries = (
        "14:32 The crews have gone back to the table, the harbour master says.",
        "14:05",
        "No ship has been unloaded since midnight, and nobody expects any before the evening.",
        "13:47 – Passengers are sent to the southern pier, where there is no roof.",
    )
    assert scrubber.scrub("\n\n".join(entries)).text == "\n\n".join(entries)
