"""A Scrapy item pipeline. It needs `pip install 'news-scrubber[scrapy]'`.

    ITEM_PIPELINES = {"scrubber.integrations.scrapy.ScrubPipeline": 300}

Settings:
    SCRUBBER_FIELD            the item's field that holds the text, or its bytes; default "text"
    SCRUBBER_TITLE_FIELD      the field that holds the headline; default "title", used if the item has it
    SCRUBBER_LANG_FIELD       the field that holds the language; default "lang", used if the item has it
    SCRUBBER_URL_FIELD        the field that holds the page's address; default "url", used if the item has it
    SCRUBBER_ENCODING_FIELD   the field that holds the encoding that the response declared, for a text in bytes; default "encoding",
                              used if the item has it: `item["encoding"] = response.encoding`
    SCRUBBER_FINDINGS_FIELD   the field to put the findings into, as dictionaries; default None: nowhere
    SCRUBBER_TRUNCATED        what becomes of an item that was cut off: "mark" it, "drop" it or "keep" it as it is; default "mark"
    SCRUBBER_TRUNCATED_FIELD  the field that marks it, true or false; default "truncated"
    SCRUBBER_NOT_ARTICLE      what becomes of an item whose text is no article (a CAPTCHA, an error page, a list of links): "mark" it,
                              "drop" it or "keep" it as it is; default "mark"
    SCRUBBER_ARTICLE_FIELD    the field that marks it, true for an article; default "article"
    SCRUBBER_UNSAFE           whether to apply the edits that are not safe, too; default False
    SCRUBBER_SELECT, SCRUBBER_IGNORE   rules to use and to leave out, as lists

The crawler's statistics count texts, edits by rule, truncated texts, texts that are no article, by rule, and texts that were no text:
scrubber/...
"""

from typing import Any
from urllib.parse import urlsplit

try:
    from itemadapter import ItemAdapter
    from scrapy.crawler import Crawler
    from scrapy.exceptions import DropItem, NotConfigured
    from scrapy.settings import BaseSettings
except ImportError as error:
    raise ImportError("scrubber.integrations.scrapy needs Scrapy: pip install 'news-scrubber[scrapy]'") from error

from scrubber.decoding import DecodeError
from scrubber.defaults import default_pipeline

CHOICES = ("mark", "drop", "keep")


class ScrubPipeline:
    """Cleans one field of every item; the settings are in the module's description.

    Parameters:
        crawler: Gives the settings and keeps the statistics.

    Raises:
        NotConfigured: SCRUBBER_TRUNCATED or SCRUBBER_NOT_ARTICLE is none of "mark", "drop" and "keep".
    """

    def __init__(self, crawler: Crawler) -> None:
        settings = crawler.settings
        self.field = settings.get("SCRUBBER_FIELD", "text")
        self.title_field = settings.get("SCRUBBER_TITLE_FIELD", "title")
        self.lang_field = settings.get("SCRUBBER_LANG_FIELD", "lang")
        self.url_field = settings.get("SCRUBBER_URL_FIELD", "url")
        self.encoding_field = settings.get("SCRUBBER_ENCODING_FIELD", "encoding")
        self.findings_field = settings.get("SCRUBBER_FINDINGS_FIELD")
        self.truncated = _chosen(settings, "SCRUBBER_TRUNCATED")
        self.truncated_field = settings.get("SCRUBBER_TRUNCATED_FIELD", "truncated")
        self.not_article = _chosen(settings, "SCRUBBER_NOT_ARTICLE")
        self.article_field = settings.get("SCRUBBER_ARTICLE_FIELD", "article")
        self.pipeline = default_pipeline(
            unsafe=settings.getbool("SCRUBBER_UNSAFE"),
            select=settings.getlist("SCRUBBER_SELECT"),
            ignore=settings.getlist("SCRUBBER_IGNORE"),
        )
        self.stats = crawler.stats

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "ScrubPipeline":
        """What Scrapy calls."""
        return cls(crawler)

    def process_item(self, item: Any, spider: Any = None) -> Any:  # noqa: ARG002  # Scrapy before 2.14 passes one
        """Clean the item's text in place.

        Raises:
            DropItem: The text was cut off, or is no article, and is to be dropped for it, or it is bytes that are no text.
        """
        adapter = ItemAdapter(item)
        source = adapter.get(self.field)
        if not isinstance(source, str | bytes):
            return item
        try:
            result = self.pipeline.run(
                source,
                lang=_text(adapter.get(self.lang_field)),
                site=_host(adapter.get(self.url_field)),
                title=_text(adapter.get(self.title_field)),
                declared=_text(adapter.get(self.encoding_field)),
            )
        except DecodeError as error:
            self._count("undecodable")
            raise DropItem(f"{self.field} is no text: {error}") from None
        self._count("texts")
        for edit in result.edits:
            self._count(f"edits/{edit.rule}")
        if not result.is_article:
            found = [flag for flag in result.flags if flag.rule.startswith("page/")]
            for flag in found:
                self._count(f"not-article/{flag.rule}")
            if self.not_article == "drop":
                raise DropItem(f"{self.field} is no article: {', '.join(flag.message for flag in found)}")
        if result.truncated:
            self._count("truncated")
            if self.truncated == "drop":
                reasons = ", ".join(flag.message for flag in result.flags if flag.rule.startswith("truncation/"))
                raise DropItem(f"{self.field} was cut off: {reasons}")
        adapter[self.field] = result.text
        if self.truncated == "mark":
            adapter[self.truncated_field] = result.truncated
        if self.not_article == "mark":
            adapter[self.article_field] = result.is_article
        if self.findings_field:
            adapter[self.findings_field] = [finding.to_dict() for finding in result.findings]
        return item

    def _count(self, name: str) -> None:
        if self.stats:
            self.stats.inc_value(f"scrubber/{name}")


def _chosen(settings: BaseSettings, name: str) -> str:
    """What a setting says is to become of an item.

    Raises:
        NotConfigured: It says something else.
    """
    value = str(settings.get(name, "mark"))
    if value not in CHOICES:
        raise NotConfigured(f"{name} must be one of {', '.join(CHOICES)}, not {value!r}")
    return value


def _text(value: object) -> str | None:
    """The value if it is a text; of a list, as item loaders make them, the first one."""
    if isinstance(value, list | tuple) and value:
        value = value[0]
    return value if isinstance(value, str) else None


def _host(url: object) -> str | None:
    try:
        return urlsplit(_text(url) or "").hostname
    except ValueError:  # not an address
        return None
