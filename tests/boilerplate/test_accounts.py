"""Sentences that tell who said or did something: no rule takes them, however well its wording fits."""

import pytest

from scrubber.boilerplate.accounts import QUOTING, START, _vocabulary, is_account
from scrubber.boilerplate.rule_files import raw_groups
from scrubber.boilerplate.wordings import FAMILIES, known

ACCOUNTS = """
Los comentarios expresados por el ministro causaron sorpresa en el puerto.
Wir brauchen die Zustimmung des Bundestags für die neue Mole.
Alle Rechte vorbehalten, sagte der Kapitän und nahm das letzte Boot.
We use cookies to feed the gulls, the judge heard on Monday.
Subscribers will be charged from May, the minister announced in the harbour.
Les commentaires publiés par le ministre ont surpris le port.
I commenti pubblicati dal ministro hanno sorpreso il porto.
Os comentários publicados pelo ministro surpreenderam o porto.
De reacties van de minister waren kort, zei de burgemeester.
Kommentarerna från ministern väckte förvåning i hamnen.
Komentarze ministra zaskoczyły wszystkich w porcie, powiedział rybak.
Комментарии министра удивили весь порт.
Коментарі міністра здивували весь порт.
Komentáře ministra překvapily celý přístav, uvedl rybář.
Bakanın yorumları limanda şaşkınlık yarattı, dedi balıkçı.
Τα σχόλια του υπουργού προκάλεσαν έκπληξη στο λιμάνι.
Komentar menteri itu mengejutkan nelayan di pelabuhan.
أثارت تعليقات الوزير دهشة الصيادين في الميناء أمس
部长的评论让港口的渔民感到惊讶,没有人相信他的话
大臣のコメントは港の漁師たちを驚かせ、誰も信じなかった。
장관은 댓글이 항구의 어민들을 놀라게 했다고 한다. 아무도 믿지 않았다.
"""


@pytest.mark.parametrize("line", ACCOUNTS.strip().split("\n"))
def test_a_sentence_that_tells_of_a_minister_or_of_what_was_said_is_an_account(line: str) -> None:
    assert is_account(line, "comments")
    assert known(line) is None


@pytest.mark.parametrize("family", sorted(QUOTING))
def test_headlines_captions_and_names_may_hold_what_others_said(family: str) -> None:
    assert not is_account("The minister said on Monday that the bridge will stay", family)


@pytest.mark.parametrize(
    "line", ["Tell us what you think in the comments below", "Erzählen Sie uns Ihre Meinung", "Sign in to say what you think", ""]
)
def test_what_the_page_says_to_its_reader_is_none(line: str) -> None:
    assert not is_account(line, "comments")


def test_no_whole_line_that_a_rule_knows_is_an_account() -> None:
    lines = (
        (family, group, line) for family in FAMILIES for group in raw_groups(family) if group["kind"] == "lines" for line in whole(group)
    )
    assert not [line for family, _, line in lines if is_account(line, family)]


def whole(group: dict[str, str]) -> list[str]:
    return [line for name, text in group.items() if len(name) in (2, 3) and isinstance(text, str) for line in text.split("\n") if line]


def test_no_beginning_is_shorter_than_what_it_is_told_by() -> None:
    assert min(map(len, _vocabulary()[1])) >= START
