"""How fast, how time grows, what starting costs, what memory is held."""

import gzip
import json
import random
import sys
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from benchmarks import articles, data
from benchmarks.child import WARM_UP, measure
from benchmarks.report import DASH, Options, Report, Table, in_rounds, middle, number, ratio
from benchmarks.tools import DECODE, LINES, REPAIR, WHOLE, Tool

# What is compared: the group, its tools, and the peer that ratios are to.
GROUPS: dict[str, tuple[tuple[Tool, ...], tuple[str, ...]]] = {
    "Repairing mojibake": (REPAIR, ("plsfix.fix_text", "ftfy.fix_encoding")),
    "All of it": (WHOLE, ("ftfy.fix_text",)),
    "Taking out the page": (LINES, ("justext", "datatrove's C4 filter")),
}


def throughput(options: Options, report: Report) -> None:
    """Megabytes in a second of CPU time, on articles."""
    for group, (tools, peers) in GROUPS.items():
        _compare(options, report, f"{group}, articles", tools, peers, _articles(options), ("cold MB/s", "warm MB/s"))


def short(options: Options, report: Report) -> None:
    """Microseconds for a text of twenty characters."""
    for group in ("Repairing mojibake", "All of it"):
        tools, peers = GROUPS[group]
        _compare(options, report, f"{group}, texts of 20 characters", tools, peers, _short(), ("cold µs",))


def decoding(options: Options, report: Report) -> None:
    """Megabytes of bytes in a second of CPU time."""
    some = islice(articles.english(), 400)
    corpora: dict[str, list[str | bytes]] = {
        "English articles, UTF-8": [text.encode() for text in islice(articles.english(), 400)],
        "English articles, windows-1252": [text.encode("cp1252", "replace") for text in some],
        "Russian, windows-1251": [text.encode("cp1251") for text in islice(articles.multilingual({"ru": data.sentences()["ru"]}), 400)],
        "Japanese, Shift_JIS": [text.encode("cp932") for text in islice(articles.multilingual({"ja": data.sentences()["ja"]}), 400)],
    }
    _compare(options, report, "Reading bytes", DECODE, ("chardet", "charset-normalizer"), corpora, ("cold MB/s",))


def growth(options: Options, report: Report) -> None:
    """Seconds a megabyte for single texts of growing size."""
    kinds: dict[str, Callable[[], Iterator[str]]] = {
        "clean": articles.english,
        "with lines of the page": articles.pages,
        "all lines broken": lambda: articles.dirty(articles.english(), 1),
    }
    variants = list(options.variants((REPAIR[0], *WHOLE)))
    made = Table("One text of growing size: seconds of CPU time a megabyte", ["", "bytes", *(name for name, _, _ in variants)])
    figures: dict[str, dict[str, list[float]]] = {}
    warm_up = list(islice(articles.english(seed=2), WARM_UP))
    for kind, texts in kinds.items():
        for size in options.sizes:
            text = articles.one_text(texts(), size)
            cells = []
            for name, tool, kernel in variants:
                found = measure("single", kernel=kernel, tool=tool.name, texts=[*warm_up, text])
                cells.append(number(found["seconds"] / found["bytes"] * 1e6))
                figures.setdefault(kind, {}).setdefault(name, []).append(found["seconds"])
            made.rows.append([kind, f"{size:,}", *cells])
    report.add("growth", made, {"sizes": options.sizes, "seconds": figures})


def startup(options: Options, report: Report) -> None:
    """Milliseconds of CPU time until the first text is done."""
    tools = (*REPAIR, *WHOLE[:1])
    texts = articles.enough(articles.dirty(articles.english(), 1), 0, 2)
    for title, given in (("clean", articles.enough(articles.english(), 0, 2)), ("broken", texts)):
        found = in_rounds(options, tools, "startup", given)
        for name, tool, kernel in options.variants(tools):
            for figures in found[name]:
                bare, imported = (
                    measure("command", kernel=kernel, arguments=[sys.executable, "-c", statement])["seconds"]
                    for statement in ("pass", tool.statement)
                )
                figures["import ms"] = (imported - bare) * 1e3
        made = Table(f"Start-up, the first article being {title}: milliseconds of CPU time", ["", "import", "first text", "second text"])
        made.rows = [[name, *(middle(rounds, key) for key in ("import ms", "first ms", "second ms"))] for name, rounds in found.items()]
        report.add("startup", made, found)


def memory(options: Options, report: Report) -> None:
    """Megabytes that a process holds."""
    texts = articles.enough(articles.dirty(articles.english(), 1), 0, 1)
    many = list(islice(articles.short(articles.dirty(_mixed(), 0.5), 60), options.many))
    found = in_rounds(options, (*REPAIR, *WHOLE[:1]), "memory", texts, many=many)
    half, whole = f"{len(many) // 2:,} short texts", f"{len(many):,}"
    made = Table("Memory: megabytes held", ["", "bare Python", "after an article", f"after {half}", f"after {whole}"])
    keys = ("bare MB", "article MB", "half MB", "all MB")
    made.rows = [[name, *(middle(rounds, key) for key in keys)] for name, rounds in found.items()]
    report.add("memory", made, found)


def _compare(
    options: Options,
    report: Report,
    title: str,
    tools: tuple[Tool, ...],
    peers: tuple[str, ...],
    corpora: dict[str, list[str | bytes]],
    keys: tuple[str, ...],
) -> None:
    """A table for each key: a row for each corpus, a column for each tool, and scrubber's ratio to its peers."""
    names = [name for name, _, _ in options.variants(tools)]
    mine = [name for name in names if name.startswith("scrubber")]
    figures = {corpus: in_rounds(options, tools, "throughput", texts) for corpus, texts in corpora.items()}
    for key in keys:
        made = Table(f"{title}: {key}", ["", *names, *(f"{name} / {peer}" for name in mine for peer in peers)])
        for corpus, found in figures.items():
            ratios = [ratio(found[name], found[peer], key) if peer in found else DASH for name in mine for peer in peers]
            made.rows.append([corpus, *(middle(found[name], key) for name in names), *ratios])
        report.add("speed", made, figures)


def _mixed() -> Iterator[str]:
    """English articles and articles in other languages in turn."""
    for english, other in zip(articles.english(), articles.multilingual(data.sentences()), strict=True):
        yield english
        yield other


def _articles(options: Options) -> dict[str, list[str | bytes]]:
    """Texts by what they are."""
    languages = data.sentences()
    made = {
        "English, clean": articles.english(),
        "English, with lines of the page": articles.pages(),
        "English, 1 % of lines broken": articles.dirty(articles.english(), 0.01),
        "English, all lines broken": articles.dirty(articles.english(), 1),
        "55 languages, clean": articles.multilingual(languages),
        "55 languages, all lines broken": articles.dirty(articles.multilingual(languages), 1),
    }
    if lines := data.declaration(options.udhr):
        made[f"Declaration of Human Rights, {len(lines)} languages"] = articles.multilingual(lines)
    if options.data:
        made |= _development(options.data)
    return {name: list(articles.enough(texts, options.megabytes * 1e6, WARM_UP)) for name, texts in made.items()}


def _short() -> dict[str, list[str | bytes]]:
    """Short texts by what they are, each seen once."""
    return {
        "English, clean": list(islice(articles.short(articles.english()), 4000)),
        "55 languages, clean": list(islice(articles.short(articles.multilingual(data.sentences())), 4000)),
        "English, all broken": list(islice(_all_broken(articles.english()), 2000)),
        "55 languages, all broken": list(islice(_all_broken(articles.multilingual(data.sentences())), 2000)),
    }


def _all_broken(texts: Iterator[str]) -> Iterator[str]:
    broken = articles.dirty(("\n".join(articles.short(iter([text]))) for text in texts), 1)
    return (line for text in broken for line in text.split("\n") if not line.isascii())


def _development(folder: Path) -> dict[str, Iterator[str]]:
    """Real texts, where the development data is there: as extractors left them, and whole pages."""
    extracted: list[str] = []
    whole: list[str] = []
    with gzip.open(folder / "boilerplate" / "lines.jsonl.gz", "rt", encoding="utf-8") as rows:
        for page in map(json.loads, rows):
            for name, into in (("trafilatura", extracted), ("inscriptis", whole)):
                if page["lang"] == "en" and (index := page["ex"].get(name)):
                    into.append("\n".join(page["lines"][place] for place in index))
    for texts in (extracted, whole):
        random.Random(1).shuffle(texts)  # noqa: S311  # nothing secret
    return {"development data: English as extracted": iter(extracted), "development data: English, whole pages": iter(whole)}
