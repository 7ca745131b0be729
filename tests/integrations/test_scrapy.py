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
    "c.txt": "Just a moment...\nVerify you are human by completing the action below.",
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
    page = next(text for text in texts if text.startswith("Verify you are human") or text == PAGES["c.txt"])
    assert texts.keys() == {"The café was opened on Tuesday.\n", PAGES["b.txt"], PAGES["bytes.txt"], page}
    assert [text for text in texts if not texts[text]["article"]] == [page]
    assert [text for text in texts if texts[text]["truncated"]] == [PAGES["b.txt"]]
    assert len(items) == 8
    why = texts["The café was opened on Tuesday.\n"]["why"]
    assert [finding["rule"] for finding in why][-1] == "boilerplate/comments"
    assert stats["scrubber/texts"] == 4
    assert stats["scrubber/not-article/page/captcha"] == 1
    assert stats["scrubber/edits/boilerplate/comments"] == 1
    assert stats["scrubber/truncated"] == 1


def test_what_was_cut_off_is_dropped_on_request(tmp_path: Path) -> None:
    items, stats = crawl(tmp_path, SCRUBBER_TRUNCATED="drop")
    assert PAGES["b.txt"] not in [item.get("text") for item in items]
    assert stats["item_dropped_count"] == 1
    assert not any("truncated" in item for item in items)


def test_what_is_no_article_is_dropped_on_request(tmp_path: Path) -> None:
    items, stats = crawl(tmp_path, SCRUBBER_NOT_ARTICLE="drop", SCRUBBER_TRUNCATED="keep")
    assert not any("human" in item.get("text", "") for item in items)
    assert len([item for item in items if "text" in item]) == 3
    assert stats["item_dropped_count"] == 1
    assert not any("article" in item or "truncated" in item for item in items)


def test_articles_are_marked_in_another_field_or_not_at_all(tmp_path: Path) -> None:
    items, _ = crawl(tmp_path, SCRUBBER_ARTICLE_FIELD="is_news")
    assert sorted(item["is_news"] for item in items if "text" in item) == [False, True, True, True]
    (tmp_path / "out.jsonl").unlink()
    items, stats = crawl(tmp_path, SCRUBBER_NOT_ARTICLE="keep")
    assert not any("article" in item for item in items)
    assert "item_dropped_count" not in stats


def test_a_setting_that_says_something_else_is_refused() -> None:
    from scrapy.exceptions import NotConfigured
    from scrapy.utils.test import get_crawler

    from scrubber.integrations.scrapy import ScrubPipeline

    for name in ("SCRUBBER_TRUNCATED", "SCRUBBER_NOT_ARTICLE"):
        with pytest.raises(NotConfigured, match=f"{name} must be one of mark, drop, keep, not 'remove'"):
            ScrubPipeline(get_crawler(settings_dict={name: "remove"}))
