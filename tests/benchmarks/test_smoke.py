import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import pytest

from benchmarks import articles, child, data, letters
from benchmarks.damage import LOSSES, damaged, legacy, mojibake
from benchmarks.report import Options, Report, Table, number
from benchmarks.scores import repaired
from benchmarks.tools import TOOLS


def test_sentences_and_clean_strings_are_told_once() -> None:
    texts = [text for some in (*data.sentences().values(), *data.clean().values()) for text in some]
    assert len(texts) == len(set(texts)) > 400


def test_every_wild_string_is_broken() -> None:
    for cases in data.wild().values():
        for broken, right in cases:
            assert broken != right
            assert "⟦" not in broken + right


def test_damage_is_what_its_name_says() -> None:
    assert damaged("cp1252", "Le ⟦café⟧ du café") == ("Le cafÃ© du café", "Le café du café")
    assert damaged("cp1251>latin-1", "Да") == ("Äà", "Да")
    assert damaged("cp1252 spreadsheet", "isn’t") == ("isn‰Ûªt", "isn’t")
    assert mojibake("é", "cp1252", "cp1252") == "ÃƒÂ©"
    assert mojibake("”", "cp1252", undefined="?") == "â€?"
    assert legacy("Да", "cp1252", "latin-1") is None
    assert LOSSES["no-break space became a space"]("à", "cp1252") == "Ã "


@pytest.mark.parametrize("make", [articles.english, articles.pages, lambda seed=1: articles.multilingual(data.sentences(), seed)])
def test_articles_are_the_same_for_a_seed_and_no_two_alike(make: Callable[..., Iterator[str]]) -> None:
    first = list(islice(make(), 60))
    assert first == list(islice(make(), 60))
    assert len(set(first)) == 60
    assert first != list(islice(make(seed=2), 60))


def test_letters_are_the_same_for_a_seed() -> None:
    assert letters.lists(20, 1) == letters.lists(20, 1) != letters.lists(20, 2)


def test_scores() -> None:
    cases = [("cafÃ©", "café"), ("left", "right"), ("wrong", "right"), ("other", "right")]
    score = repaired(lambda text: {"cafÃ©": "café", "wrong": "Ω", "other": "o"}.get(text, text), cases, 1)
    assert score.counts == {"all": 4, "exact": 1, "left": 1, "wrong": 1, "other": 1}
    assert score.examples["wrong"] == [("wrong", "Ω", "right")]


def test_what_only_straightens_quotation_marks_has_restored_a_text() -> None:
    score = repaired(lambda text: text.replace("â€™", "'").replace("’", "'"), [("itâ€™s", "it’s")])
    assert score.counts["exact"] == 1


def test_a_child_measures() -> None:
    texts = list(islice(articles.short(articles.english()), 60))
    found = child.measure("throughput", tool="scrubber.fix_mojibake", texts=texts)
    assert set(found) == {"cold MB/s", "warm MB/s", "cold µs", "warm µs"}
    with pytest.raises(RuntimeError, match="no such tool"):
        child.measure("throughput", tool="no such tool", texts=texts)


def test_a_tool_that_is_not_installed_is_left_out() -> None:
    options = Options(only="scrubber", pure=True)
    names = [(name, kernel) for name, _, kernel in options.variants(list(TOOLS.values()))]
    assert ("scrubber.scrub", None) in names
    assert ("scrubber.scrub, pure Python", "0") in names
    assert all(name.startswith("scrubber") for name, _ in names)


def test_numbers_have_the_digits_that_mean_something() -> None:
    assert [number(value) for value in (0.0123, 1.2345, 99.97, 12345.6)] == ["0.012", "1.23", "100", "12,346"]


def test_a_report_is_json() -> None:
    assert set(json.loads(Report().json())) == {"versions", "figures"}


def test_a_page_is_brought_up_to_date() -> None:
    report = Report(tables=[Table("Ours", ["", "x"], [["new", "2"]])])
    page = "# Page\n\n### Ours\n\n| | x |\n|---|---|\n| old | 1 |\n| older | 0 |\n\n### Others\n\n| kept | 1 |\n"
    updated = report.updated(page)
    assert updated == "# Page\n\n### Ours\n\n|  | x |\n| --- | --- |\n| new | 2 |\n\n### Others\n\n| kept | 1 |\n"
    assert report.updated(updated) == updated


def test_the_command(tmp_path: Path) -> None:
    figures, tables = tmp_path / "figures.json", tmp_path / "tables.md"
    command = [sys.executable, "-m", "benchmarks", "wild", "--only", "scrubber", "--json", str(figures), "--markdown", str(tables)]
    subprocess.run(command, cwd=child.ROOT, check=True, capture_output=True)
    assert "wild" in json.loads(figures.read_text(encoding="utf-8"))["figures"]
    assert tables.read_text(encoding="utf-8").startswith("### Damage as the wild has it")
    unknown = subprocess.run([sys.executable, "-m", "benchmarks", "nothing"], cwd=child.ROOT, check=False, capture_output=True)
    assert unknown.returncode == 2
