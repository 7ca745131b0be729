import json
import re
from collections.abc import Mapping
from importlib import resources
from typing import Any

import pytest

from scrubber.boilerplate import literals, normal, patterns
from scrubber.boilerplate.learned import SETTLED
from scrubber.boilerplate.lines import LONGEST as LONGEST_LINE
from scrubber.boilerplate.normal import normalise
from scrubber.boilerplate.rule_files import KINDS, SETTINGS, WHERE, entries, raw_groups, tables, with_names
from scrubber.boilerplate.wordings import FAMILIES, LONGEST, LOOKUPS, RULES, about_author, known, with_address

Raw = Mapping[str, Any]


def test_the_tables_are_made_of_these_rules() -> None:
    made = json.loads(json.dumps(tables()))
    held = [json.loads((resources.files("scrubber.boilerplate") / name).read_bytes()) for name in (RULES, LOOKUPS)]
    assert made == held, "a rule has changed: python -m scrubber.boilerplate.rule_files makes the tables anew"


GROUPS = [(family, number, group) for family in FAMILIES for number, group in enumerate(raw_groups(family), 1)]
every_group = pytest.mark.parametrize("group", [g for _, _, g in GROUPS], ids=[f"{f}-{n}" for f, n, _ in GROUPS])


def of(group: Raw, name: str) -> list[str]:
    return [line.strip() for line in group.get(name, "").split("\n") if line.strip()]


def compared(kind: str, example: str) -> str:
    if kind == "mail":
        return with_address(example)
    if kind == "asides":
        return normalise(example[max(map(example.rfind, "(（")) + 1 : -1])
    return example if kind in ("cased", "names") else normalise(example)


def is_known(group: Raw, example: str) -> bool:
    if group["kind"] == "names":
        return about_author(example, after=group.get("where") == "beside") is not None
    return known(example) is not None


@every_group
def test_settings_are_known(group: Raw) -> None:
    assert group["kind"] in KINDS
    assert group.get("where", "anywhere") in WHERE
    assert 0.5 < group.get("confidence", 0.97) < 1
    assert all(isinstance(value, str) for name, value in group.items() if name not in SETTINGS)
    assert list(entries(group))


@every_group
def test_lines_and_words_are_in_normal_form(group: Raw) -> None:
    if group["kind"] in ("lines", "words"):
        wrong = {
            entry: normalise(entry.removeprefix("!"))
            for entry in entries(group)
            if normalise(entry.removeprefix("!")) != entry.removeprefix("!")
        }
        assert wrong == {}, "write them as on the right"


@every_group
def test_every_pattern_matches_an_example_and_is_found_by_how_it_begins(group: Raw) -> None:
    if group["kind"] not in ("patterns", "cased", "asides", "mail", "names"):
        return
    examples = [compared(group["kind"], example) for example in of(group, "examples")]
    for pattern in entries(group):
        expression = with_names([pattern]) if group["kind"] == "names" else pattern
        matching = [example for example in examples if re.fullmatch(expression, example)]
        assert matching, f"no example for {pattern}"
        if group["kind"] in ("mail", "names"):
            continue
        assert any(patterns.start_of(example) in patterns.starts(pattern) for example in matching), pattern


@every_group
def test_patterns_are_found_by_each_of_their_beginnings(group: Raw) -> None:
    """Alternatives count only at the very start: nothing optional may precede them."""
    if group["kind"] not in ("patterns", "cased", "asides"):
        return
    for pattern in entries(group):
        words = {patterns.start_of(opening) for opening in literals.openings(pattern) if opening.strip().count(" ")}
        found = tuple(patterns.starts(pattern))
        assert {word for word in words if not word.startswith(found)} == set(), pattern


@every_group
def test_patterns_hold_no_letter_that_the_normal_form_replaces(group: Raw) -> None:
    """Such as ß, which reads "ss" there, or the Turkish ı, which reads "i": the pattern would match nothing."""
    if group["kind"] in ("patterns", "asides"):
        assert [entry for entry in entries(group) if set(entry) & set("ßıİ\u0307")] == []


@every_group
def test_examples_are_known_and_counterexamples_are_not(group: Raw) -> None:
    unknown = [example for example in of(group, "examples") if not is_known(group, example)]
    assert unknown == []
    taken = [example for example in of(group, "counterexamples") if is_known(group, example)]
    assert taken == []


@pytest.mark.parametrize("family", FAMILIES)
def test_a_line_in_capitals_or_with_bullets_is_the_same_line(family: str) -> None:
    for group in raw_groups(family):
        if group["kind"] == "lines":
            for entry in list(entries(group))[:20]:
                if entry.isascii():
                    assert known(entry.upper()) is not None
                    assert known(f"• {entry}:") is not None


def test_turkish_capitals() -> None:
    assert known("İLGİLİ HABERLER") is not None
    assert known("YORUM YAZIN") is not None


@every_group
def test_no_rule_looks_at_more_than_a_line_of_limited_length(group: Raw) -> None:
    """So no line can make a rule slow: patterns see `COMPARED` characters, or lines no longer than `longest` as they stand."""
    assert group.get("longest", LONGEST) <= LONGEST_LINE
    for entry in of(group, "examples")[:5] or list(entries(group))[:2]:
        phrase = entry.removeprefix("!")
        for line in (phrase + " x" * 500_000, (phrase + " ") * (1_000_000 // (len(phrase) + 1)), "x " * 500_000 + phrase):
            assert len(normal.key_of(line)) <= 3 * normal.COMPARED
            assert known(line.strip()) is None
            assert about_author(line.strip(), after=True) is None


@pytest.mark.parametrize(
    "headline",
    [
        "Kuva: valas satamassa",
        "Photo: man drowns",
        "Photo de Sita, la chanteuse disparue",
        "Photo: Hero of the hour, says news agency",
        "The whole world saw the whale via AP",
        "The ferry came an hour late on Friday, the harbour master said. (Reuters)",
        "渡轮起火全程被拍摄",
        "图片：港口大火",
        "图片来自一位渔民，他拍下了整个过程。",
        "圖片：市長「不辭職」",
        "写真：市長「辞めない」",
        "動画：港で男が飛び込む",
        "[사진 기자의 하루]",
        '사진: "나는 떠나지 않는다"',
        "صور: حريق في الميناء",
        "تصاویر: آتش‌سوزی در بندر",
        "تصاویر: بندرگاہ میں آگ",
        "Фото: кит в порту",
        "Видео: мужчина прыгает в воду",
        "Снимки: пожар на пристанището",
        "Video: man jumps into the harbour",
        "Ảnh: Cháy lớn ở cảng",
        "फोटो: बंदरगाह में आग",
        "Φωτογραφίες: φωτιά στο λιμάνι",
        "תמונות: שריפה בנמל",
        "ภาพ: ไฟไหม้ท่าเรือ",
        "本文由此引发争议",
        "本文来自一个真实的故事",
        "По материалам прокуратуры суд закрыл порт.",
        "来源：国王病重",
        "来源：警方通报",
        "來源：部長「不辭職」",
        "出典：王は「元気だ」",
        '출처: "왕은 건강하다"',
        "مصادر: الوزير يستقيل",
        "المصدر: الوزير يستقيل",
        "منابع: شاه بیمار است",
        "ذرائع: وزیر مستعفی",
        "সূত্র: রাজা অসুস্থ",
        "Источник: король болен",
        "Джерело: король хворий",
        "Източник: кралят е болен",
        "Πηγή: ο βασιλιάς είναι άρρωστος",
        "Με πληροφορίες από την αστυνομία, ο δράστης διέφυγε.",
        "מקורות: השר מתפטר",
        "Nguồn tin: vua bị ốm",
    ],
)
def test_what_a_headline_says_after_the_label_of_a_credit_is_not_certain(headline: str) -> None:
    """A rule may find it, but what else speaks for the line is heard."""
    group = known(headline)
    assert group is None or group.confidence < SETTLED
