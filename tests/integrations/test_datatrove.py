"""Real runs of datatrove's local executor, two tasks in two processes, beside the command."""

from pathlib import Path

import pytest

from tests.integrations.news import CAPTCHA, FAILING, by_rule, cleaned, counted, learned, run

pytest.importorskip("datatrove", reason="datatrove is not installed: pip install 'news-scrubber[datatrove]'")
pytestmark = pytest.mark.engine

SCRUB = """
import json, sys
from pathlib import Path
from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers import JsonlWriter
from scrubber.cli.settings import Settings
from scrubber.integrations.datatrove import Scrub

if __name__ == "__main__":
    dropped = JsonlWriter("dropped", compression=None)
    settings = Settings(by="url", not_article={what!r}, truncated_field="cut")
    steps = [JsonlReader("news"), Scrub(settings, findings_field="found", exclusion_writer=dropped), JsonlWriter("clean", compression=None)]
    LocalPipelineExecutor(steps, tasks=2, workers=2, logging_dir="logs").run()
    stats = json.loads(Path("logs/stats.json").read_text())[1]["stats"]
    rows = [[json.loads(line) for file in Path(name).glob("*") for line in file.open()] for name in ("clean", "dropped")]
    counts = {{name: stat["total"] if isinstance(stat, dict) else stat for name, stat in stats.items()}}
    print(json.dumps([*rows, counts]))
"""

LEARN = """
import json
from pathlib import Path
from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.readers import JsonlReader
from scrubber.cli.settings import Settings
from scrubber.integrations.datatrove import CollectLines, LearnTemplates

if __name__ == "__main__":
    steps = [JsonlReader("news"), CollectLines("lines", Settings(by="url"))]
    lines = LocalPipelineExecutor(steps, tasks=2, workers=2, logging_dir="logs/lines")
    LocalPipelineExecutor([LearnTemplates("lines", "out/templates.toml")], logging_dir="logs/learn", depends=lines).run()
    print(json.dumps(Path("out/templates.toml").read_text()))
"""


def test_texts_are_those_of_the_command_and_what_is_no_article_is_written_apart(tmp_path: Path) -> None:
    kept, dropped, counts = run(tmp_path, SCRUB.format(what="drop"))
    expected = cleaned(tmp_path, "--not-article", "drop")
    del expected["6"]  # no text: datatrove's reader passes it over
    assert {row["id"]: row["text"] for row in kept} == expected
    assert [(row["id"], row["text"], row["metadata"]["filter_reason"]) for row in dropped] == [("5", CAPTCHA, "page/captcha")]
    assert by_rule(counts) == counted(tmp_path, "--not-article", "drop")
    assert (counts["total"], counts["forwarded"], counts["dropped"], counts["dropped_page/captcha"]) == (119, 118, 1, 1)
    assert (counts["texts"], counts["errors"]) == (118, 1)


def test_a_document_that_raises_goes_on_as_it_is_and_metadata_tell_the_rest(tmp_path: Path) -> None:
    kept, dropped, _ = run(tmp_path, SCRUB.format(what="mark"))
    assert dropped == []
    rows = {row["id"]: row for row in kept}
    assert rows["7"]["text"] == FAILING
    assert "RuntimeError: it was asked for" in rows["7"]["metadata"]["scrub_error"]
    assert [id for id, row in rows.items() if "scrub_error" in row["metadata"]] == ["7"]
    assert [id for id, row in rows.items() if row["metadata"].get("article") is False] == ["5"]
    assert rows["0"]["metadata"]["cut"] in (True, False)
    assert {edit["rule"] for edit in rows["0"]["metadata"]["found"]["edits"]} >= {"boilerplate/comments"}


def test_the_file_that_is_learned_is_that_of_the_command(tmp_path: Path) -> None:
    assert run(tmp_path, LEARN) == learned(tmp_path)


def test_learning_is_one_task() -> None:
    from scrubber.integrations.datatrove import LearnTemplates

    with pytest.raises(ValueError, match="tasks=1"):
        next(iter(LearnTemplates("lines", "templates.toml").run(None, 0, 2)), None)
