"""A real crawl of pages in files, with the item pipeline in it."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("scrapy", reason="the scrapy extra is not installed")

CRAWL = """
import json, sys
import scrapy
from scrapy.crawler import CrawlerProcess

class Articles(scrapy.Spider):
    name = "articles"
    start_urls = json.loads(sys.argv[1])

    def parse(self, response):
        if "bytes" in response.url:
            yield {"url": "https://example.org/a", "text": response.body, "encoding": "iso-8859-2"}
        else:
            yield {"url": "https://example.org/a", "text": response.text}
        yield {"url": "https://example.org/b", "headline": "no text"}

settings = {"ITEM_PIPELINES": {"scrubber.integrations.scrapy.ScrubPipeline": 300}, "LOG_LEVEL": "WARNING", "TELNETCONSOLE_ENABLED": False,
    "FEEDS": {sys.argv[2]: {"format": "jsonlines"}}, "STATS_DUMP": False} | json.loads(sys.argv[3])
process = CrawlerProcess(settings)
crawler = process.create_crawler(Articles)
process.crawl(crawler)
process.start()
print(json.dumps({k: v for k, v in crawler.stats.get_stats().items() if k.startswith("scrubber") or "dropped" in k}))
"""

PAGES = {
    "a.txt": "The cafÃ© was opened on Tuesday.\n\nLeave a Comment\n",
    "b.txt": "The bridge was opened on Tuesday, and the mayor said that it could be ...",
    "bytes.txt": "The bridge was opened on Tuesday by Mr Ko\u017aniak.\n",
}


def crawl(folder: Path, **settings: object) -> tuple[list[dict[str, Any]], dict[str, int]]:
    for name, text in PAGES.items():
        (folder / name).write_text(text, encoding="iso-8859-2" if "bytes" in name else "utf-8")
    urls = json.dumps([(folder / name).as_uri() for name in PAGES])
    out = folder / "out.jsonl"
    done = subprocess.run(
        [sys.executable, "-c", CRAWL, urls, out.as_uri(), json.dumps(settings)], capture_output=True, text=True, check=False, cwd=folder
    )
    assert done.returncode == 0, done.stderr
    items = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    return sorted(items, key=str), json.loads(done.stdout)


def test_items_are_cleaned_marked_and_counted(tmp_path: Path) -> None:
    items, stats = crawl(tmp_path, SCRUBBER_FINDINGS_FIELD="why")
    texts = {item["text"]: item for item in items if "text" in item}
    assert texts.keys() == {"The café was opened on Tuesday.\n", PAGES["b.txt"], PAGES["bytes.txt"]}
    assert [text for text in texts if texts[text]["truncated"]] == [PAGES["b.txt"]]
    assert len(items) == 6
    why = texts["The café was opened on Tuesday.\n"]["why"]
    assert [finding["rule"] for finding in why][-1] == "boilerplate/comments"
    assert stats["scrubber/texts"] == 3
    assert stats["scrubber/edits/boilerplate/comments"] == 1
    assert stats["scrubber/truncated"] == 1


def test_what_was_cut_off_is_dropped_on_request(tmp_path: Path) -> None:
    items, stats = crawl(tmp_path, SCRUBBER_TRUNCATED="drop")
    assert PAGES["b.txt"] not in [item.get("text") for item in items]
    assert stats["item_dropped_count"] == 1
    assert not any("truncated" in item for item in items)
