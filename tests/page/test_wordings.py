"""Every wording is in normal form, found where it is said, and not where it is quoted."""

from collections import Counter

import pytest

from scrubber.page.rules import RULES
from scrubber.page.sentences import folded
from scrubber.page.wordings import _candidates, _holds, addresses_reader, held, said, table, wordings

ALL = list(wordings())


@pytest.mark.parametrize("kind", sorted({wording.rule for _, _, wording in ALL}))
def test_a_wording_is_in_normal_form_and_found(kind: str) -> None:
    for wording in (wording for _, _, wording in ALL if wording.rule == kind):
        assert wording.wording == folded(wording.wording)
        assert wording in said(wording.wording)


def test_a_text_holds_what_its_sentences_hold() -> None:
    sentences = ["access denied", "the ferry stops", "404 page not found", "系統維護中", "stops, and ups and downs"]
    assert held(sentences)
    assert sorted(held(sentences)) == sorted({found for sentence in sentences for found in held([sentence])})
    assert {found.wording for found in held(sentences)} == {
        c.wording for c in _candidates("\n".join(sentences)) if _holds("\n".join(sentences), c.wording)
    }
    assert not held(["stops"])


def test_the_kinds_are_rules() -> None:
    names = {rule.name.removeprefix("page/") for rule in RULES}
    assert {wording.rule for _, _, wording in ALL} - {"help"} <= names


def test_no_wording_stands_twice_in_one_language() -> None:
    counted = Counter((wording.rule, strength, language, wording.wording) for strength, language, wording in ALL)
    assert not [entry for entry, count in counted.items() if count > 1]


@pytest.mark.parametrize("kind", ["captcha", "not-found", "error", "paywall", "consent"])
def test_the_large_languages_are_known(kind: str) -> None:
    languages = table()[kind]["sure"]
    assert isinstance(languages, dict)
    assert {"en", "de", "fr", "es", "ru", "ar", "zh", "ja", "ko"} <= languages.keys()


def kinds(sentence: str) -> set[str]:
    return {wording.rule for wording in said(folded(sentence))}


def test_what_is_quoted_is_not_said() -> None:
    assert kinds("Verify you are human to go on.") == {"captcha"}
    assert not kinds("“Verify you are human” is the most hated sentence on the web.")
    assert not kinds("Visitors saw only the words “503 Service Unavailable” on Sunday.")
    assert not kinds("予約サイトに「サーバーエラー」と表示された。")


def test_what_stands_in_the_middle_must_speak_to_the_reader() -> None:
    assert kinds("For this, if you can, you should complete the security check to access the site, please.") == {"captcha"}
    assert not kinds("Last spring the ministry fined a company because something went wrong with a form for taxes.")


def test_lines_that_were_joined_say_several_wordings() -> None:
    assert kinds("Zugriff verweigert Sie haben keine Berechtigung auf diese Seite") == {"error"}


def test_a_headline_is_not_a_label() -> None:
    assert kinds("Access denied") == {"error"}
    assert not kinds("Access denied: journalists kept out of trial")


@pytest.mark.parametrize(
    "sentence", ["please wait here", "bitte hier warten", "请在此等候", "ここでお待ちください", "подождите, пожалуйста"]
)
def test_a_sentence_may_address_the_reader(sentence: str) -> None:
    assert addresses_reader(sentence)
    assert not addresses_reader("the council met on tuesday")
