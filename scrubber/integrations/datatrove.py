"""Steps for datatrove, on one machine, under Slurm or under Ray. They need `pip install 'news-scrubber[datatrove]'`.

    LocalPipelineExecutor([
        JsonlReader("news"),
        Scrub(Settings(by="url", not_article="drop"), exclusion_writer=JsonlWriter("dropped")),
        JsonlWriter("clean"),
    ], tasks=8, logging_dir="logs").run()

and, for the lines that recur over each site's articles, the same file that `scrub learn` writes:

    lines = LocalPipelineExecutor([JsonlReader("news"), CollectLines("lines", Settings(by="url"))], tasks=8, logging_dir="logs/lines")
    LocalPipelineExecutor([LearnTemplates("lines", "out/templates.toml")], logging_dir="logs/learn", depends=lines).run()
"""

import json
import os.path
from collections.abc import Iterator

try:
    from datatrove.data import Document, DocumentsPipeline
    from datatrove.io import DataFolderLike, get_datafolder
    from datatrove.pipeline.base import PipelineStep
    from datatrove.pipeline.filters.base_filter import BaseFilter
    from datatrove.pipeline.writers.disk_base import DiskWriter
except ImportError as error:
    raise ImportError("scrubber.integrations.datatrove needs datatrove: pip install 'news-scrubber[datatrove]'") from error

from scrubber.boilerplate.templates import write
from scrubber.cli.settings import Settings
from scrubber.corpus.learning import MIN_ARTICLES, MIN_SHARE, Article, learn
from scrubber.integrations.texts import Texts, counted, learning

ERROR = "scrub_error"  # where the metadata tell why a text could not be cleaned


class Scrub(BaseFilter):
    """Cleans the text of each document, and leaves out what is no article, if the settings say so.

    The statistics count `edits/RULE`, `proposals/RULE`, `flags/RULE`, `truncated`, `not-article` and `errors`; what is left out is
    counted by datatrove under the rule that says why, `dropped_page/captcha`. A document that cannot be cleaned goes on as it is,
    with the reason in its metadata under `scrub_error`.

    Parameters:
        settings: Those of the command. The text is the document's; `title_field`, `lang_field` and `by` name its metadata, and
            `truncated_field` and, where `not_article` is `mark`, `article_field` are written there.
        findings_field: Where in the metadata to put what was found, as `Result.to_dict` tells it, but for the texts; None: nowhere.
        exclusion_writer: Writes the documents that are left out, as they came, with the rule as `filter_reason`.

    Raises:
        SettingsError: A setting, or the file of templates, cannot be used.
    """

    name = "🧽 Scrub"

    def __init__(
        self, settings: Settings | None = None, *, findings_field: str | None = None, exclusion_writer: DiskWriter | None = None
    ) -> None:
        super().__init__(exclusion_writer)
        self.texts = Texts(settings)
        self.findings_field = findings_field

    def filter(self, doc: Document) -> bool | tuple[bool, str]:
        """Clean a document; whether it stays, or the rule for which it does not."""
        texts, metadata = self.texts, doc.metadata
        outcome = texts.clean(texts.record(doc.text, metadata))
        for name, count in counted(outcome).items():
            if not name.startswith("dropped"):  # datatrove counts these
                self.stat_update(name, value=count)
        result = outcome.result
        if not result:
            metadata[ERROR] = outcome.error
            return True
        if self.findings_field:
            told = result.to_dict()
            metadata[self.findings_field] = {name: told[name] for name in ("edits", "proposals", "flags")}
        if outcome.dropped:
            return False, outcome.dropped
        doc.text = result.text
        settings = texts.settings
        if settings.truncated_field:
            metadata[settings.truncated_field] = result.truncated
        if settings.not_article == "mark":
            metadata[settings.article_field] = result.is_article
        return True


class CollectLines(PipelineStep):
    """Writes down the lines of each document that may recur, for `LearnTemplates`. The documents go on as they are.

    Parameters:
        folder: Where to; each task writes a file.
        settings: Those of the command; `by` names the metadata that hold the site.
    """

    type = "🫂 - DEDUP"
    name = "📏 Collect lines"

    def __init__(self, folder: DataFolderLike, settings: Settings | None = None) -> None:
        super().__init__()
        self.folder = get_datafolder(folder)
        self.texts = Texts(learning(settings))

    def run(self, data: DocumentsPipeline, rank: int = 0, world_size: int = 1) -> DocumentsPipeline:  # noqa: ARG002  # as datatrove calls it
        """Go through the documents of a task."""
        with self.folder.open(f"{rank:05d}.jsonl.gz", "wt", compression="gzip") as file:
            for doc in data or ():
                with self.track_time():
                    found = self.texts.article(self.texts.record(doc.text, doc.metadata))
                    self.stat_update("articles" if found else "without lines or site")
                    if found:
                        file.write(json.dumps((found.site, found.key.hex(), sorted(found.patterns))) + "\n")
                yield doc


class LearnTemplates(PipelineStep):
    """Finds the lines that recur over each site's articles, in one task, and writes the file that `scrub learn` writes.

    Parameters:
        folder: Where `CollectLines` wrote to.
        output: The file to write.
        min_articles: Least number of a site's articles in which a line must recur.
        min_share: Least share of them.
    """

    type = "🫂 - DEDUP"
    name = "📐 Learn templates"

    def __init__(self, folder: DataFolderLike, output: str, *, min_articles: int = MIN_ARTICLES, min_share: float = MIN_SHARE) -> None:
        super().__init__()
        self.folder = get_datafolder(folder)
        path, self.file = os.path.split(output)
        self.output = get_datafolder(path or ".")
        self.min_articles = min_articles
        self.min_share = min_share

    def run(self, data: DocumentsPipeline = None, rank: int = 0, world_size: int = 1) -> DocumentsPipeline:  # noqa: ARG002  # as above
        """Learn.

        Raises:
            ValueError: There is more than one task: each would learn all of it.
        """
        if world_size != 1:
            raise ValueError("LearnTemplates is one task: give its executor tasks=1")
        with self.track_time("corpus"):
            templates = learn(self._articles, min_articles=self.min_articles, min_share=self.min_share)
            with self.output.open(self.file, "wt", encoding="utf-8", newline="") as file:
                file.write(write(templates))
        for template in templates.values():
            self.stat_update("sites")
            self.stat_update("lines", value=len(template.lines), unit="site")
        yield from data or ()

    def _articles(self) -> Iterator[Article]:
        for name in self.folder.list_files(glob_pattern="*.jsonl.gz"):
            with self.folder.open(name, "rt", compression="gzip") as file:
                for site, key, patterns in map(json.loads, file):
                    yield Article(site, bytes.fromhex(key), frozenset(patterns))
