"""Texts to learn truncation from: complete ones, with and without the page behind them, and the same cut off.

Cuts are made as pages make them: a paragraph stops in mid-sentence, at times in mid-word, and what stands behind it is
nothing, the leftovers of its own page, or those of another page in its language. Sites are told apart by a hash: half
of them (part A) is learned from, a quarter (part B) chooses thresholds, and the last (part C) is left alone.
"""

# ruff: noqa: D102, D103, S311

import collections
import gzip
import hashlib
import json
import lzma
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

EXTRACTORS = ("trafilatura", "newspaper4k", "readability", "goose3", "justext", "boilerpy3", "resiliparse", "trafilatura_recall")
SCORED = EXTRACTORS[:3]  # those whose output score.py cuts
NEWS = {"andy", "aeb", "fundus"}
TERMINALS = frozenset('.!?。！？।؟۔"”»」…')
STRIPPED = ".,;:!?\"'”’»。，、；！？」 "
PARAGRAPH = 60  # characters of a line that is cut
RECURS = 3  # articles of a site in which a line is boilerplate
CUTS = 3  # of a text, each at another place
PER_SITE = 8  # articles of an unlabelled site


@dataclass(frozen=True)
class Text:
    """A text, and whether it was cut off.

    Parameters:
        kind: Where it comes from and what was done to it.
        text: The text.
        truncated: Whether it was cut off.
        group: Its site, for folds.
        lang: Its language, if it is to be told.
        site: Its site, if it is to be told.
        title: Its headline, if it is to be told.
        cut: The line that was cut, where one was.
        language: Its language in any case.
    """

    kind: str
    text: str
    truncated: bool
    group: str
    lang: str | None = None
    site: str | None = None
    title: str | None = None
    cut: str | None = None
    language: str | None = None

    @property
    def part(self) -> str:
        return part(self.group)

    @property
    def fold(self) -> int:
        return digest(self.group) // 7


def digest(key: str) -> int:
    return int(hashlib.md5(key.encode(), usedforsecurity=False).hexdigest(), 16)


def part(site: str) -> str:
    return "AABC"[digest(site) % 4]


def cut_off(line: str, rnd: random.Random) -> str | None:
    """The beginning of a paragraph; None where it is too short."""
    words = line.split()
    if len(words) >= 15:
        cut = " ".join(words[: rnd.randint(4, len(words) - 4)])
        last = cut.split()[-1]
        if rnd.random() < 0.12 and len(last) > 4:
            cut = cut[: -rnd.randint(1, len(last) - 2)]
    elif len(line) >= PARAGRAPH and len(words) < 8:  # no spaces between words
        cut = line[: rnd.randint(12, len(line) - 8)]
    else:
        return None
    return cut.rstrip(STRIPPED)


def some(tail: Sequence[str], rnd: random.Random) -> list[str]:
    """A part of what stands behind the cut."""
    if not tail or rnd.random() < 0.5:
        return list(tail)
    return list(tail[: rnd.randint(1, len(tail))] if rnd.random() < 0.6 else tail[rnd.randint(0, len(tail) - 1) :])


# ---------------------------------------------------------------- pages of extractors, labelled
def pages(data: Path) -> Iterator[dict]:
    with gzip.open(data / "boilerplate" / "lines.jsonl.gz", "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def outputs(page: dict, extractors: Sequence[str]) -> Iterator[tuple[list[str], list[str]]]:
    """The lines and labels that extractors gave, as score.py walks them."""
    for extractor in extractors:
        index = page["ex"].get(extractor)
        if not index or page["q"][extractor][1] < 0.6 or page["q"][extractor][0] < 0.3:
            continue
        seen, lines, labels = collections.Counter(), [], []
        for i in index:
            label = page["labels"][i]
            seen[i] += 1
            if label in "kt" and seen[i] > page["dupcap"].get(str(i), 1):
                label = "d"
            lines.append(page["lines"][i])
            labels.append(label)
        yield lines, labels


def as_scored(data: Path) -> Iterator[Text]:
    """The very texts of `score.py cutoff`, cut and whole: for figures only, made like those that are learned from."""
    for page in pages(data):
        for lines, labels in outputs(page, SCORED) if page["src"] in NEWS else ():
            body = [i for i, (line, label) in enumerate(zip(lines, labels, strict=True)) if label == "k" and len(line.split()) >= 15]
            if len(body) < 4 or not any(label in "bd" for label in labels[body[-1] :]):
                continue
            rnd = random.Random(page["id"])
            at = rnd.choice(body[1:-1])
            words = lines[at].split()
            cut = " ".join(words[: rnd.randint(4, len(words) - 4)]).rstrip(".,;:!?\"'”’»")
            tail = [line for line, label in zip(lines[at + 1 :], labels[at + 1 :], strict=True) if label in "bd"]
            whole = Text("cutoff: whole", "\n".join(lines), False, page["domain"], page["lang"], page["domain"], page["title"])
            yield whole
            yield replace(whole, kind="cutoff: cut", text="\n".join([*lines[:at], cut, *tail]), truncated=True, cut=cut)


def extracted(data: Path) -> Iterator[Text]:
    """What extractors left of pages, whole, and cut with the page behind."""
    for page in pages(data):
        rnd = random.Random(f"1{page['id']}")
        found = list(outputs(page, EXTRACTORS))
        rnd.shuffle(found)
        for lines, labels in found[:3]:
            kind = "page" if page["src"] in NEWS else "other page"
            title = page["title"] if rnd.random() < 0.5 else None
            whole = Text(f"{kind}: whole", "\n".join(lines), False, page["domain"], page["lang"], page["domain"], title)
            yield whole
            body = [i for i, (line, label) in enumerate(zip(lines, labels, strict=True)) if label == "k" and is_paragraph(line)]
            if len(body) < 3:
                continue
            for _ in range(CUTS):
                at = rnd.choice(body[(0 if rnd.random() < 0.2 else 1) : -1])
                cut = cut_off(lines[at], rnd)
                behind = "bd" if rnd.random() < 0.75 else "bdp"
                tail = [line for line, label in zip(lines[at + 1 :], labels[at + 1 :], strict=True) if label in behind]
                if not cut or (not tail and rnd.random() < 0.8):
                    continue
                cut += "" if rnd.random() < 0.9 else rnd.choice(["...", "…", " ...", " […]"])
                text = ("\n\n" if rnd.random() < 0.3 else "\n").join([*lines[:at], cut, *some(tail, rnd)])
                yield replace(whole, kind=f"{kind}: cut", text=text, truncated=True, cut=cut)


def is_paragraph(line: str) -> bool:
    return len(line.split()) >= 15 or (len(line) >= PARAGRAPH and line.rstrip()[-1:] in TERMINALS)


# ---------------------------------------------------------------- what scrapers wrote, labelled by reading
def documents(data: Path) -> Iterator[dict]:
    for path in sorted((data / "boilerplate").glob("fresh*.jsonl")):
        with path.open(encoding="utf-8") as file:
            yield from map(json.loads, file)


def fresh(data: Path) -> Iterator[Text]:
    """Documents as scrapers wrote them, whole, cut at the end, cut with the page behind, and with their lines joined."""
    for document in documents(data):
        site = document["site"] or document["id"]
        if part(site) == "C" or document["truncated"] < 0:
            continue
        rnd = random.Random(f"2{document['id']}")
        single, lines, labels = document["single_line"], document["lines"], document["labels"]
        between = "" if single else "\n"
        given = Text("fresh", between.join(lines), bool(document["truncated"]), site, language=document["lang"])
        given = replace(given, kind=f"fresh, {'one line' if single else 'lines'}")
        yield given
        if given.truncated:
            continue
        if not single:
            yield replace(given, kind="fresh, joined", text=" ".join(map(str.strip, lines)))
        body = [i for i, (line, label) in enumerate(zip(lines, labels, strict=True)) if label == "k" and len(line.strip()) >= PARAGRAPH]
        for _ in range(CUTS if len(body) > 2 else 0):
            at = rnd.choice(body[1:])
            cut = cut_off(lines[at].strip(), rnd)
            if not cut:
                continue
            end = replace(given, truncated=True, cut=cut, kind="fresh: cut", text=between.join([*lines[:at], cut]))
            yield end
            if single:
                continue
            yield replace(end, kind="fresh: cut, joined", text=" ".join([*map(str.strip, lines[:at]), cut]))
            tail = [line for line, label in zip(lines[at + 1 :], labels[at + 1 :], strict=True) if label in "b-"]
            tail = some(tail, rnd)
            if any(map(str.strip, tail)):
                yield replace(end, kind="fresh: cut inside", text="\n".join([*lines[:at], cut, *tail]))


# ---------------------------------------------------------------- many languages, unlabelled
def unlabelled(data: Path) -> Iterator[Text]:
    """Articles of many languages: what recurs over a site stands for its leftovers, and others are borrowed from labelled documents.

    They are taken for complete unless they end in an ellipsis.
    """
    tails = leftovers(data)
    by_site = collections.defaultdict(list)
    with lzma.open(data / "boilerplate" / "unlabelled.jsonl.xz", "rt", encoding="utf-8") as file:
        for row in map(json.loads, file):
            if part(row["site"]) == "A":
                by_site[row["site"]].append(row)
    for site, rows in sorted(by_site.items()):
        count = collections.Counter(line for row in rows for line in set(map(str.strip, row["text"].split("\n"))))
        rnd = random.Random(f"3{site}")
        rnd.shuffle(rows)
        for row in rows[:PER_SITE]:
            whole = Text("unlabelled", row["text"], False, site, row["lang"] if rnd.random() < 0.5 else None, site, language=row["lang"])
            lines = [line for line in row["text"].split("\n") if line.strip()]
            if len(lines) >= 4:
                yield from _of_lines(whole, lines, [count[line.strip()] >= RECURS for line in lines], tails[row["lang"]], rnd)
            elif len(lines) == 1 and len(row["text"]) > 300:
                yield from _of_one_line(whole, rnd)


def leftovers(data: Path) -> dict[str, list[list[str]]]:
    """What stands behind the last line of an article, by language."""
    tails = collections.defaultdict(list)
    for document in documents(data):
        content = [i for i, label in enumerate(document["labels"]) if label == "k"]
        if part(document["site"] or document["id"]) != "A" or document["single_line"] or document["truncated"] or not content:
            continue
        tail = [line.strip() for line in document["lines"][content[-1] + 1 :] if line.strip()]
        if tail:
            tails[document["lang"]].append(tail)
    return tails


def _of_lines(whole: Text, lines: list[str], recurs: list[bool], tails: list[list[str]], rnd: random.Random) -> Iterator[Text]:
    content = [i for i in range(len(lines)) if not recurs[i]]
    if not content or whole.text.rstrip().endswith(("...", "…", "[…]")):
        return
    yield replace(whole, kind="unlabelled, lines")
    body = [i for i in content if is_paragraph(lines[i].strip()) and lines[i].strip()[-1] in TERMINALS]
    if len(body) < 3:
        return
    own = [lines[i].strip() for i in range(content[-1] + 1, len(lines))]
    borrowed = rnd.choice(tails) if tails else []
    last = lines[content[-1]].strip()
    if borrowed and last[-1] in TERMINALS and not last.endswith(("...", "…")):
        yield replace(whole, kind="unlabelled, leftovers", text="\n".join([*lines, *borrowed]))
    for _ in range(CUTS):
        at = rnd.choice(body[(0 if rnd.random() < 0.15 else 1) :])
        cut = cut_off(lines[at].strip(), rnd)
        if not cut:
            continue
        short = replace(whole, truncated=True, cut=cut, kind="unlabelled: cut", text="\n".join([*lines[:at], cut]))
        tail = some(own if own and rnd.random() < 0.6 else borrowed, rnd)
        if tail:
            yield replace(short, kind="unlabelled: cut inside", text="\n".join([*lines[:at], cut, *tail]))
        if rnd.random() < 0.3:
            yield short
        if rnd.random() < 0.2:
            yield replace(short, kind="unlabelled: cut, joined", text=" ".join([*map(str.strip, lines[:at]), cut]))


def _of_one_line(whole: Text, rnd: random.Random) -> Iterator[Text]:
    text = whole.text.rstrip()
    if text.endswith(("...", "…", "[…]")):
        return
    yield replace(whole, kind="unlabelled, one line")
    if rnd.random() < 0.5:
        cut = text[: rnd.randint(200, len(text) - 60)]
        if rnd.random() < 0.85 and " " in cut[100:]:
            cut = cut[: cut.rindex(" ")]
        cut = cut.rstrip(STRIPPED)
        if text[len(cut)] not in TERMINALS:
            yield replace(whole, kind="unlabelled: cut, one line", text=cut, truncated=True)


# ---------------------------------------------------------------- the labelled set of truncation
def labelled(data: Path) -> Iterator[Text]:
    """The texts of trunc.jsonl.gz, some of them with their lines joined.

    A cut that ends with a sentence shows nothing. Such texts (`silent` in the kind's name) are counted as whole: what the
    confidence means is that a cut can be seen. They also teach that a short text is not a cut one.
    """
    with gzip.open(data / "boilerplate" / "trunc.jsonl.gz", "rt", encoding="utf-8") as file:
        for row in map(json.loads, file):
            silent = "silent" in row["cls"] or row["cls"] == "real_rss_summary"
            text = row["text"].rstrip()
            whole_end = text[-1:] in set('.!?。！？।؟"”»') and not text.endswith("...")
            if (silent and not whole_end) or (not silent and row["truncated"] < 0):
                continue
            group = row["domain"] or row["id"]
            truncated = bool(row["truncated"]) and not silent
            found = Text(f"set: {row['cls']}", row["text"], truncated, group, row["lang"], row["domain"], language=row["lang"])
            yield found
            if row["cls"] == "paywall" and row["text"].count("\n") > 1:
                yield replace(found, kind="set: paywall, one line of it", text=text.rpartition("\n")[0])
            if row["text"].count("\n") > 2 and digest(row["id"]) % 5 < 2 and row["cls"] != "snippet_list":
                yield replace(found, kind=f"set: {row['cls']}, joined", text=" ".join(row["text"].split()))


def texts(data: Path) -> Iterator[Text]:
    """Every text, each of them with its site's parts and folds."""
    yield from labelled(data)
    yield from extracted(data)
    yield from fresh(data)
    yield from unlabelled(data)
    yield from as_scored(data)
