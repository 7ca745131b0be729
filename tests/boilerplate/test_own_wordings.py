"""Sentences and headings of articles that read like what a site says of its comments, its readers and its rights."""

import pytest

import scrubber
from scrubber.boilerplate.filter import SAFE
from scrubber.boilerplate.wordings import known
from tests.boilerplate.test_whose import BODY, REST

SENTENCES = """
The comments below the photograph are from boatmen who lost their barges.
Comments that swear will be removed from the wall of the lock by Monday.
Readers who break the rules of the library will lose their card.
Users who break the rules of the weir may be fined.
Registration of barges at the lock means that your load is counted.
Die Beiträge der Leser wurden im Rathaus geschlossen ausgestellt.
Nur registrierte Besucher durften einen Kommentar ins Gästebuch schreiben.
Les commentaires publiés sur le mur engagent tout le village.
Los comentarios serán publicados en el tablón del puerto.
El registro de barcos en la esclusa implica que acepta la tasa.
Os comentários devem respeitar a memória dos pescadores.
I commenti sono chiusi in biblioteca da martedì.
Reageren is op het strand niet meer mogelijk.
Kommentarer som skrevs på väggen tas bort på måndag.
Komentarze, które wisiały na murze, usuwano w poniedziałek.
Příspěvky s nadávkami zmizely ze zdi, ostatní byly smazány až v úterý.
Чтобы написать комментарий в книгу, рыбаки стояли в очереди.
Редакция оставляет за собой старое здание у порта.
Τα σχόλια για την προβλήτα δεν δημοσιεύτηκαν ποτέ στην εφημερίδα.
Yazılan yorumlar duvardan silindi ve balıkçılar eve döndü.
دیدگاه ماهیگیران درباره اسکله در کتابی کوچک منتشر شد.
登录后的渔民在评论栏里写下了对码头的回忆。
投稿は港の掲示板で承認を待っている。
댓글이 삭제될 수 있다는 소문이 항구에 퍼졌다.
Send your photos of the lock to the library by e-mail.
有新闻线索的渔民都去找老报社，电话总是占线。
Επικοινωνήστε με τον λιμενάρχη για τα στοιχεία του πλοίου.
Dieser Text wurde geändert, bevor die Tinte trocken war.
Οι απόψεις των ψαράδων δεσμεύουν όλο το νησί.
Мнение авторов карты не совпадает с мнением рыбаков.
本文提到的码头不代表小岛的全部。
Dieser Artikel ist nur für Abonnenten der Inselzeitung gedruckt worden.
Denne avis mistede tusind abonnenter på en vinter.
Toute reproduction de la cloche est interdite sans l'autorisation de la veuve.
Niets uit het wrak mocht zonder toestemming mee.
Kopírování klíčů od majáku bylo zakázáno bez souhlasu vdovy.
""".strip().split("\n")

HEADINGS = """
What do you think?
Cosa ne pensi?
Sin comentarios
Vad tycker du?
Что вы думаете?
Авторские права
Licensing
Who we are
Need help?
Задать вопрос
Disclosure
会员专享
""".strip().split("\n")


@pytest.mark.parametrize("form", ["{body}\n\n{sentence}\n\n{rest}", "{body}\n\n{rest}\n\n{sentence}"])
@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_of_the_article_stays(sentence: str, form: str) -> None:
    text = form.format(body=BODY, sentence=sentence, rest=REST)
    assert sentence in scrubber.scrub(text).text


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_heading_of_the_article_stays(heading: str) -> None:
    text = f"{BODY}\n\n{heading}\n\n{REST}"
    assert heading in scrubber.scrub(text).text.split("\n")


@pytest.mark.parametrize("sentence", SENTENCES)
def test_no_such_sentence_is_known_wherever_it_stands(sentence: str) -> None:
    group = known(sentence)
    assert group is None or group.where == "beside" or group.confidence < SAFE  # or is only proposed
