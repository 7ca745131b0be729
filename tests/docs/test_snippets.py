"""Every snippet of README and docs runs, and prints what stands there."""

import json
import shutil
from pathlib import Path

import pytest

from tests.docs.snippets import LANGUAGES, ROOT, Snippet, documents, run, snippets, without_times

ELSEWHERE = {"docs/engines.md": "tests/integrations/test_recipes.py runs them"}
NOT_RUN = {
    "README.md": {
        "python3 -m venv .venv && .venv/bin/pip install --quiet --editable '.[dev]' && .venv/bin/python -m pytest": "it runs this test",
    },
    "docs/benchmarks.md": {
        "python3 -m venv .venv && .venv/bin/pip install --editable '.[bench]' && .venv/bin/python -m benchmarks --json figures.json": (
            "takes half an hour"
        ),
    },
}
"""The first lines of snippets that do not run, and why."""

OTHER = {"text", "yaml", "json"}  # shown, and checked by tests of their own where they can be
DIRTY = "The cafÃ© was opened on Tuesday, and the neighbours came to see it.\n\nLeave a Comment\n"
MESSY = """Old bridge over the Lend reopens

By Ada Fenn
Share this article

The cafÃ© by the bridge was full on Tuesday. The owner had kept a table by the window free â€” for the mayor.

Read more: Ferry stops for the winter

The council paid 1.2 million for the repair, twice what was planned, because the old piers had to be drawn out first.

The second lane, said the mayor, could be ...

Leave a Comment
"""
SENTENCES = ("The ferry to Lend was late on {}.", "The mayor of Karn sold {} bicycles.", "A lamp in Ochsen burned for {} days.")


def lay_out(document: str, folder: Path) -> None:
    """Put there what a document's snippets work on, and do not make themselves."""
    if document == "docs/tutorial.md":
        return
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    for name in ("articles", "more/2026", "corpus", "old", "wire", "news"):
        (folder / name).mkdir(parents=True)
        (folder / name / "a.txt").write_text(DIRTY, encoding="utf-8")
    (folder / "old" / "a.txt").write_bytes("Über den Fluß führt eine Brücke.\n".encode("cp1252"))
    (folder / "bridge.txt").write_text(MESSY, encoding="utf-8")
    rows = []
    for number in range(40):
        lines = [line.format(number) for line in SENTENCES]
        address = f"https://www.site{number % 4}.example/{number}"
        rows.append({"id": number, "url": address, "text": "\n\n".join([*lines, f"Written at the desk of site {number % 4}"])})
    text = "".join(json.dumps(row) + "\n" for row in rows)
    for name in ("corpus/a.jsonl", "corpus.jsonl", "news.jsonl"):
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "article.txt").write_text(DIRTY, encoding="utf-8")
    (folder / "news.csv").write_text('id,body\n1,"The council said that it could be ..."\n', encoding="utf-8")


def cases() -> list[object]:
    """The documents with snippets that run here."""
    return [name for name in documents() if name not in ELSEWHERE and list(runnable(name))]


def runnable(document: str) -> list[Snippet]:
    """The snippets of a document that run here."""
    return [s for s in snippets(document) if s.language in LANGUAGES and s.first not in NOT_RUN.get(document, {})]


@pytest.mark.parametrize("document", cases())
def test_the_snippets_of_a_document_run(document: str, tmp_path: Path) -> None:
    lay_out(document, tmp_path)
    for snippet in runnable(document):
        shown = run(snippet, tmp_path)
        assert without_times(shown) == without_times(snippet.code), "python -m tests.docs.snippets"


def test_what_does_not_run_is_there() -> None:
    for document, reasons in NOT_RUN.items():
        assert set(reasons) <= {snippet.first for snippet in snippets(document)}, document


def test_every_snippet_names_a_language_that_is_known() -> None:
    for document in documents():
        text = (ROOT / document).read_text(encoding="utf-8")
        assert text.count("\n```") == 2 * len(list(snippets(document))), f"{document}: a block without a language, or without an end"
        assert {snippet.language for snippet in snippets(document)} <= {*LANGUAGES, *OTHER}, document


def test_a_snippet_that_does_not_do_what_it_says_is_found(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="AssertionError"):
        run(Snippet("", "python", "1 + 1  # 3\n", 0), tmp_path)
    with pytest.raises(AssertionError, match="failed: false"):
        run(Snippet("", "sh", "false\ntrue\n", 0), tmp_path)
    with pytest.raises(AssertionError, match="unknown argument"):
        run(Snippet("", "sh", "scrub check --colour\n", 0), tmp_path)
    with pytest.raises(ValueError, match="colour"):
        run(Snippet("", "toml", "colour = 1\n", 0), tmp_path)
    assert run(Snippet("", "console", "$ echo 1\n2\n", 0), tmp_path) == "$ echo 1\n1\n"
