"""Prompts of the site, and the article's advice that begins with the same words."""

import pytest

import scrubber
from scrubber.boilerplate.whose import is_somebody_elses
from scrubber.boilerplate.wordings import known

BODY = """The lock at Mill Green opened again on Friday, nine weeks after a barge had struck its lower gate.

Boats may pass from eight in the morning, and the keeper asks for patience, as forty of them are waiting."""

REST = """The repair cost a third of what the county had set aside for it.

A second gate will be hung in the autumn, when the river is low."""

ADVICE = """
Download the ferry company's app before you sail.
Get the app from the lock keeper's office only.
Laden Sie die App der Reederei vor der Abfahrt herunter.
Téléchargez l'application du tramway avant de monter.
Descargue la aplicación del tranvía antes de subir.
Scarica l'app del tram prima di salire.
Baixe o aplicativo do bonde antes de subir.
Download de app van de veerboot voor vertrek.
Скачайте приложение паромной переправы до отплытия.
Partagez votre itinéraire avec un proche avant de plonger.
Soutenez un canot de sauvetage par un don au port.
Sostieni i pompieri del paese con una donazione.
Ladda ner färjebolagets app innan du reser.
Pobierz aplikację promu przed wejściem na pokład.
Κατεβάστε την εφαρμογή του πορθμείου πριν ταξιδέψετε.
Leave a comment in the keeper's book at the weir.
Teilen Sie Ihren Liegeplatz mit einem Nachbarn, bevor Sie von Bord gehen.
Heb je de boot gezien? Bel het waterschap.
Follow us on a tour of the lock, from the gate to the weir.
Mehr zum Thema wusste der Schleusenwärter nicht.
""".strip().split("\n")

PROMPTS = """
Download our app before you go.
Download the Mill Green News app today
Get the app for breaking news alerts.
Laden Sie unsere App herunter.
Descargue la aplicación y reciba las noticias del día.
Partagez votre avis avec nous.
Sostieni il nostro giornalismo con una donazione.
Mehr zum Thema lesen Sie hier.
""".strip().split("\n")


@pytest.mark.parametrize("advice", ADVICE)
@pytest.mark.parametrize("form", ["{body}\n\n{advice}\n\n{rest}", "{body}\n\n{rest}\n\n{advice}", "{body} {advice} {rest}"])
def test_advice_of_the_article_stays(advice: str, form: str) -> None:
    text = form.format(body=BODY, advice=advice, rest=REST)
    assert advice in scrubber.scrub(text).text


PROMPTED = [line for line in ADVICE if not line.startswith(("Follow", "Mehr", "Leave", "Teilen", "Partagez", "Pobierz"))]


@pytest.mark.parametrize("advice", PROMPTED)
def test_advice_among_other_lines_of_the_page_goes(advice: str) -> None:
    text = f"{BODY}\n\n{REST}\n\nShare this article\n{advice}\nPrivacy policy"
    assert advice not in scrubber.scrub(text).text


@pytest.mark.parametrize("prompt", PROMPTS)
def test_a_prompt_of_the_site_goes_wherever_it_stands(prompt: str) -> None:
    assert known(prompt)
    assert prompt not in scrubber.scrub(f"{BODY}\n\n{prompt}\n\n{REST}").text


def test_only_whole_sentences_are_somebody_elses() -> None:
    assert is_somebody_elses("Download the tram's app before you board.", "contact")
    assert not is_somebody_elses("Download the tram's app", "contact")
    assert not is_somebody_elses("Download the tram's app before you board.", "cookies")
    assert not is_somebody_elses("Read also: The tram is late.", "related")


@pytest.mark.parametrize(
    "sentence", ["Jan Ufer ist freier Autor, seit das Wehr steht.", "Автор: так звали его на шлюзе, хотя он не написал ни строки."]
)
def test_a_sentence_about_an_author_stays(sentence: str) -> None:
    assert scrubber.scrub(f"{BODY}\n\n{REST}\n\n{sentence}").text.endswith(sentence)


def test_words_of_the_site_are_told_from_words_that_begin_like_them() -> None:
    assert is_somebody_elses("Скачайте приложение, чтобы стать пассажиром.", "contact")
    assert not is_somebody_elses("Скачайте приложение, чтобы читать статьи.", "contact")
    assert not is_somebody_elses("İskeleden önce BİZİMLE konuşun.", "contact")


HEADINGS = """
Related: the price of fish
Don't miss: the seal at the southern pier
Recommended: Bring a torch and a pair of dry boots.
Related: Two other walls
From the archive: Storm of 1953
Přečtěte si: Stařec a moře
Auch interessant: Die Schleuse war nie geprüft worden.
Mehr dazu: was die Schiffer fordern
Lea además: así llamó al taller la maestra
Te puede interesar: el mar no espera
À lire : la lettre que le maire n'a pas ouverte
Per approfondire: cosa dice la perizia
Entenda | por que a eclusa cedeu
Meer lezen: het voornemen van de bibliotheek
Sprawdź też: rozkład autobusów
Související: stará hráz a nový most
Bunu da okuyun: kasabanın yeni sloganı
Baca: kebiasaan yang mengubah anak pulau
Simak: jadwal lengkap kapal feri
Xem thêm: đó là điều ngư dân muốn
Другие новости: рыба подорожала
До теми: про стіну говорили три години
Δείτε εδώ: ο χάρτης με τις στάσεις
Σχετικά: «τι λένε οι ψαράδες»
""".strip().split("\n")

SHARED = """
और पढ़ें: गांव के बच्चों का नया नारा
上篇：一个渔村的黄昏
다음글: 아버지가 남긴 마지막 편지
원문보기: 시의회가 감춘 보고서
للمزيد: الصيادون يطالبون بالتعويض
До теми Марія Гольт повернулася лише ввечері
Варто знати Що саме змінять у порту
Зверніть увагу: Автобуси ходять лише вдень
""".strip().split("\n")  # labels of both, in scripts without capitals or before a capital

POINTERS = """
Related: Price of fish doubles in a year
Related: iPhone sales double in a year
Read also: The tram is late.
Auch interessant: Brücke in Tollnes wieder offen
Lea además: Reabren el puente de Tollnes
Baca juga: Jembatan Tolnes dibuka lagi
Читайте также: Мост в Толлнесе снова открыт
Δείτε επίσης: Άνοιξε ξανά η γέφυρα
Постоянная ссылка: https://example.org/1
Короткая ссылка: example.org/1
קראו גם: הגשר נפתח שוב
""".strip().split("\n")


@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize("form", ["{body}\n\n{heading}\n\n{rest}", "{body}\n\n{rest}\n\n{heading}"])
def test_headings_of_the_article_stay_though_they_begin_like_a_pointer(heading: str, form: str) -> None:
    assert is_somebody_elses(heading, "related")
    assert heading in scrubber.scrub(form.format(body=BODY, heading=heading, rest=REST)).text


@pytest.mark.parametrize("pointer", POINTERS)
def test_headlines_of_other_articles_go(pointer: str) -> None:
    assert not is_somebody_elses(pointer, "related")
    assert pointer not in scrubber.scrub(f"{BODY}\n\n{pointer}\n\n{REST}").text


def test_georgian_begins_no_headline_with_a_capital() -> None:
    assert not is_somebody_elses("იხილეთ: ხიდი ისევ გაიხსნა", "related")


@pytest.mark.parametrize("heading", SHARED)
def test_a_label_that_headings_share_needs_company(heading: str) -> None:
    assert heading in scrubber.scrub(f"{BODY}\n\n{heading}\n\n{REST}").text


def test_a_breadcrumb_of_one_step_may_be_a_pair() -> None:
    for line in ("Home > prison: his way back", "Home / Away", "Главная / второстепенная", "首页 / 尾页", "होम / बंदरगाह"):
        assert is_somebody_elses(line, "ui")
    for line in ("Home > News > Harbour", "Home / Harbour News", "Главная » Новости порта", "Views: 12"):
        assert not is_somebody_elses(line, "ui")


def test_a_small_letter_names_no_sponsor() -> None:
    assert is_somebody_elses("Powered by wind", "ads")
    assert not is_somebody_elses("Powered by Windmill", "ads")
