"""What FlagPage finds in texts that are articles, and in the pages of the tests with the wordings of their language taken away.

    PYTHONPATH=. python training/page/measure.py DATA [--show]

DATA is the folder with boilerplate/ and clean/. The pipeline is that of stripping and flagging; mojibake changes nothing here.
"""

import argparse
import gzip
import hashlib
import json
import lzma
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import scrubber.page.wordings as wordings_module
from scrubber import FlagPage, Pipeline, StripBoilerplate
from tests.page.pages import ARTICLES, FRAMES, PAGES, framed

KEPT_BACK = 3  # of four parts by site


def part(site: str) -> int:
    """The part of the data that a site belongs to."""
    return int(hashlib.md5((site or "").encode()).hexdigest(), 16) % 4  # noqa: S324


def texts(data: Path) -> Iterator[tuple[str, str, str]]:
    """Set, name and text of everything that is, or should be, an article."""
    with gzip.open(data / "boilerplate/lines.jsonl.gz", "rt", encoding="utf-8") as lines:
        for page in map(json.loads, lines):
            if part(page["domain"]) != KEPT_BACK:
                yield "marked by hand", page["id"], page["gold"]
                for name, chosen in page["ex"].items():
                    yield "extracted", f"{page['id']}/{name}", "\n".join(page["lines"][i] for i in chosen)
    with gzip.open(data / "boilerplate/trunc.jsonl.gz", "rt", encoding="utf-8") as lines:
        for page in map(json.loads, lines):
            if part(page["domain"]) != KEPT_BACK:
                yield "truncation", page["id"], page["text"]
    for path in sorted((data / "boilerplate").glob("fresh*.jsonl")):
        for page in map(json.loads, path.open(encoding="utf-8")):
            if part(page["site"]) != KEPT_BACK:
                kind = "fresh" if "k" in page["labels"] else "fresh, without content"
                yield kind, page["id"], ("" if page["single_line"] else "\n").join(page["lines"])
    with lzma.open(data / "boilerplate/unlabelled.jsonl.xz", "rt", encoding="utf-8") as lines:
        for page in map(json.loads, lines):
            yield "unlabelled", page["id"], page["text"]
    with lzma.open(data / "clean/dev.jsonl.xz", "rt", encoding="utf-8") as lines:
        for page in map(json.loads, lines):
            if page["set"] in ("bible", "ud", "man", "docs", "gnome", "lohelp"):
                yield f"clean {page['set']}", page["src"], page["text"]


def without(language: str) -> None:
    """Take the wordings of a language away; none: bring all of them back."""
    for cached in (wordings_module._index, wordings_module._reader):  # noqa: SLF001
        cached.cache_clear()
    every = list(_EVERY())
    wordings_module.wordings = lambda: (entry for entry in every if entry[1] != language)


_EVERY = wordings_module.wordings


def main() -> None:
    """Print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--show", action="store_true", help="print every text that is flagged")
    arguments = parser.parse_args()
    pipeline = Pipeline([StripBoilerplate(), FlagPage()])

    def flagged(text: str) -> list[str]:
        return [f"{flag.rule} {flag.confidence}" for flag in pipeline.run(text).flags if flag.rule.startswith("page/")]

    count: Counter[str] = Counter()
    found: Counter[tuple[str, str]] = Counter()
    for kind, name, text in texts(arguments.data):
        count[kind] += 1
        for flag in flagged(text):
            found[kind, flag.split()[0]] += 1
            if arguments.show:
                print(kind, name, flag, repr(text[:150]))
    for kind, total in count.items():
        print(kind, total, {rule: n for (of, rule), n in found.items() if of == kind})
    forms = [form for text in ARTICLES for language in FRAMES for form in framed(text, language)]
    print("articles of the tests, in frames:", sum(bool(flagged(form)) for form in forms), "of", len(forms))
    recall: Counter[str] = Counter()
    for page in PAGES:
        recall["pages of the tests"] += bool(flagged(page.text))
    for language in sorted({page.language for page in PAGES}):
        without(language)
        for page in (page for page in PAGES if page.language == language):
            recall[f"{page.kind}, its language unknown"] += bool(flagged(page.text))
            count[page.kind] += 1
    print(dict(recall), {kind: count[kind] for kind in ("captcha", "not-found", "error", "paywall", "consent")})


if __name__ == "__main__":
    main()
