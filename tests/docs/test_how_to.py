"""What docs/how-to.md shows and cannot run: the settings of Scrapy, and the hooks."""

import re

from tests.docs.snippets import ROOT, snippets

TEXT = (ROOT / "docs/how-to.md").read_text(encoding="utf-8")


def test_the_settings_of_scrapy_exist() -> None:
    module = (ROOT / "scrubber/integrations/scrapy.py").read_text(encoding="utf-8")
    named = set(re.findall(r"SCRUBBER_\w+", TEXT))
    assert named
    assert named <= set(re.findall(r"SCRUBBER_\w+", module))


def test_the_hooks_are_all_hooks_there_are() -> None:
    config = next(snippet.code for snippet in snippets("docs/how-to.md") if snippet.language == "yaml")
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    assert re.findall(r"- id: ([\w-]+)", config) == re.findall(r"^- id: ([\w-]+)", hooks, re.MULTILINE)
