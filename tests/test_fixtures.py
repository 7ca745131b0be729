from pathlib import Path

import pytest

from tests import fixtures


def test_reads_titles_blocks_and_escapes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "area").mkdir()
    one = "## One\nprose\n```input escaped\na\\xa0\\\\b\n\nc\n```\n\n```expected\nd\\x\n```\n"
    two = "\n## Two\n```input\n```\n```expected\n\n```\n"
    (tmp_path / "area" / "synthetic.md").write_text("# Area\n\n" + one + two, encoding="utf-8")
    monkeypatch.setattr(fixtures, "FIXTURES", tmp_path)
    assert fixtures.cases("area", "synthetic") == [fixtures.Case("One", "a\xa0\\b\n\nc", "d\\x"), fixtures.Case("Two", "", "")]


def test_negative_case_has_no_expectation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "area").mkdir()
    (tmp_path / "area" / "negative.md").write_text("## One\n```input\na\n```\n```expected\nb\n```\n", encoding="utf-8")
    monkeypatch.setattr(fixtures, "FIXTURES", tmp_path)
    with pytest.raises(ValueError, match="One"):
        fixtures.cases("area", "negative")
