"""How well: mojibake repaired, right text left alone, bytes read."""

import random
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import islice

from benchmarks import articles, data, letters
from benchmarks.damage import COMMON, LEGACY, LOSSES, RARE, legacy, mojibake
from benchmarks.report import DASH, Options, Report, Table, number
from benchmarks.scores import Case, Score, Scores, altered, figures, of_all, repaired, table
from benchmarks.tools import DECODE, REPAIR, WHOLE

READ_AS = ("cp1252", "latin-1", "cp1250", "cp1251", "mac-roman")

# Scripts that an official language of some country is written in, as the names of Unicode's characters have them.
OFFICIAL = (
    "ARABIC ARMENIAN BENGALI CJK DEVANAGARI ETHIOPIC GEORGIAN GREEK GUJARATI GURMUKHI HANGUL HEBREW HIRAGANA KANNADA KATAKANA KHMER LAO "
    "MALAYALAM MONGOLIAN MYANMAR ORIYA SINHALA TAMIL TELUGU THAANA THAI TIBETAN TIFINAGH"
).split()


def repair(options: Options, report: Report) -> None:
    """Broken on purpose: code pages, layers, losses, legacy encodings."""
    kinds = {kind: _some(options, cases) for kind, cases in _broken(options).items()}
    scores = _scored(options, kinds)
    report.add(
        "repair", table("Mojibake made on purpose: exactly restored / changed wrongly", scores, REPAIR, ("exact", "wrong")), figures(scores)
    )


def wild(options: Options, report: Report) -> None:
    """Broken as the wild has it."""
    kinds = dict(data.wild())
    kinds["all"] = [case for cases in data.wild().values() for case in cases]
    scores = _scored(options, kinds)
    report.add(
        "wild", table("Damage as the wild has it: exactly restored / changed wrongly", scores, REPAIR, ("exact", "wrong")), figures(scores)
    )


def clean(options: Options, report: Report) -> None:
    """Right as it stands: nothing may change."""
    groups = {kind: list(dict.fromkeys(texts)) for kind, texts in _right(options).items()}
    scores: Scores = {}
    whole = [tool for tool in WHOLE if tool.module == "scrubber"]
    for kind, texts in groups.items():
        tools = [*REPAIR, *whole] if "articles" in kind else REPAIR
        scores[kind] = {name: altered(call, texts, options.examples) for name, call in of_all(options, tools)}
    made = Table("Right text: how many texts are altered", ["", "texts", "characters", *(tool.name for tool in (*REPAIR, *whole))])
    for kind, by_tool in scores.items():
        texts = groups[kind]
        cells = [f"{by_tool[tool.name].counts['altered']:,}" if tool.name in by_tool else DASH for tool in (*REPAIR, *whole)]
        made.rows.append([kind, f"{len(texts):,}", f"{sum(map(len, texts)):,}", *cells])
    total = [_per_million([by_tool[tool.name] for by_tool in scores.values() if tool.name in by_tool]) for tool in (*REPAIR, *whole)]
    characters = sum(len(text) for texts in groups.values() for text in texts)
    made.rows.append(["altered in a million characters", f"{sum(map(len, groups.values())):,}", f"{characters:,}", *total])
    report.add("clean", made, figures(scores))


def read(options: Options, report: Report) -> None:
    """Bytes in an encoding that nobody tells."""
    scores: Scores = {}
    for kind, cases in _bytes().items():
        scores[kind] = {}
        for name, call in of_all(options, DECODE):
            score = scores[kind][name] = Score()
            for given, right in cases:
                got = call(given)
                outcome = "exact" if got == right else "none" if got is None else "wrong"
                score.add(outcome, repr(given), str(got), right, keep=options.examples)
    report.add(
        "bytes",
        table("Bytes read without a word on their encoding: right text / wrong text", scores, DECODE, ("exact", "wrong")),
        figures(scores),
    )


def _scored(options: Options, kinds: dict[str, list[Case]]) -> Scores:
    return {
        kind: {name: repaired(call, cases, options.examples) for name, call in of_all(options, REPAIR)} for kind, cases in kinds.items()
    }


def _broken(options: Options) -> dict[str, list[Case]]:
    """Broken texts by kind."""
    own = [sentence for some in data.sentences().values() for sentence in some]
    kinds = {
        f"one layer, {len(COMMON)} common code pages": [(mojibake(text, page), text) for text in own for page in COMMON],
        f"one layer, {len(RARE)} rare ones": [(mojibake(text, page), text) for text in own for page in RARE],
        "two layers, the same page twice": [(mojibake(text, page, page), text) for text in own for page in (*COMMON, *RARE)],
        "two layers, different pages": [
            (mojibake(text, *pages), text)
            for text in own
            for pages in (
                ("cp1252", "latin-1"),
                ("latin-1", "cp1252"),
                ("mac-roman", "cp1252"),
                ("cp1252", "mac-roman"),
                ("cp1251", "cp1252"),
            )
        ],
        "three layers": [(mojibake(text, "cp1252", "cp1252", "cp1252"), text) for text in own],
        "one paragraph of four": list(_one_of_four()),
    }
    for name, loss in LOSSES.items():
        # Capitals that were lost do not come back, so the text is in small letters from the start.
        texts = [text.lower() for text in own] if name == "lower-cased" else own
        pairs = ((loss(text, page), text, page) for text in texts for page in COMMON)
        kinds[f"lost: {name}"] = [(given, text) for given, text, page in pairs if given != mojibake(text, page)]
    kinds["written in one legacy encoding, read as another"] = list(_misread_legacy())
    for scripts, lines in _by_script(options).items():
        kinds[f"Declaration of Human Rights, {scripts}: {len(lines)} languages"] = [
            (mojibake(line, page), line) for line in lines for page in ("cp1252", "latin-1", "cp1250", "mac-roman")
        ]
    return {kind: [case for case in cases if case[0] != case[1]] for kind, cases in kinds.items()}


def _by_script(options: Options) -> dict[str, list[str]]:
    """A line of the Declaration in each language, the one of middle length, by kinds of scripts."""
    kinds: dict[str, list[str]] = {}
    for some in data.declaration(options.udhr).values():
        line = sorted(some, key=len)[len(some) // 2]
        letter = next(filter(str.isalpha, line), "a")
        script = unicodedata.name(letter, "OTHER").split()[0]
        name = (
            f"{script.title()} script"
            if script in ("LATIN", "CYRILLIC")
            else "scripts of official languages"
            if script in OFFICIAL
            else "other scripts"
        )
        kinds.setdefault(name, []).append(line)
    return kinds


def _one_of_four() -> Iterator[Case]:
    for number_, some in enumerate(data.sentences().values()):
        for page in COMMON:
            broken = [mojibake(text, page) if place == number_ % 4 else text for place, text in enumerate(some)]
            yield "\n\n".join(broken), "\n\n".join(some)


def _misread_legacy() -> Iterator[Case]:
    for written, languages in LEGACY.items():
        for text in (text for language in languages.split() for text in data.sentences()[language]):
            for page in READ_AS:
                if broken := legacy(text, written, page):
                    yield broken, text


def _right(options: Options) -> dict[str, Iterable[str]]:
    """Right texts by kind."""
    languages = data.sentences()
    lines = [line for some in data.declaration(options.udhr).values() for line in some]
    return {
        **data.clean(),
        "sentences in 55 languages": [text for some in languages.values() for text in some],
        "the same in capitals": [text.upper() for some in languages.values() for text in some],
        "phrases of them": [phrase for some in languages.values() for text in some for phrase in text.split(",")],
        "articles made of them": ["\n\n".join(some) for some in languages.values()],
        "English articles": list(islice(articles.english(), 400)),
        "short pieces of English articles": list(islice(articles.short(articles.english()), 4000)),
        "articles in 55 languages": list(islice(articles.multilingual(languages), 550)),
        "lists of letters": [*letters.lists(6000, 1), *letters.lists(6000, 2)],
        "alphabets": data.alphabets(),
        "Declaration of Human Rights": lines,
        "the Declaration in capitals": [line.upper() for line in lines],
    }


def _bytes() -> dict[str, list[tuple[bytes, str]]]:
    """Bytes and what they say, by kind."""
    kinds: dict[str, list[tuple[bytes, str]]] = {"one sentence, legacy encoding": [], "four sentences, legacy encoding": []}
    for page, languages in LEGACY.items():
        for some in (data.sentences()[language] for language in languages.split()):
            for kind, texts in zip(kinds, (some, ["\n".join(some)]), strict=True):
                kinds[kind] += [(encoded, text) for text in texts if (encoded := _written(text, page)) and not text.isascii()]
    english = list(islice(articles.english(), 300))
    for page in ("cp1252", "mac-roman"):
        kinds[f"English articles, {page}"] = [(encoded, text) for text in english if (encoded := _written(text, page))]
    kinds["one sentence, UTF-8"] = [(text.encode(), text) for some in data.sentences().values() for text in some]
    kinds["one sentence, UTF-16 without a byte order mark"] = [
        (text.encode("utf-16-le"), text) for some in data.sentences().values() for text in some
    ]
    return kinds


def _written(text: str, page: str) -> bytes | None:
    try:
        return text.encode(page)
    except UnicodeEncodeError:
        return None


def _some(options: Options, cases: list[Case]) -> list[Case]:
    if options.share >= 1:
        return cases
    dice = random.Random(1)  # noqa: S311  # nothing secret
    return [case for case in cases if dice.random() < options.share]


def _per_million(scores: list[Score]) -> str:
    characters = sum(score.characters for score in scores)
    return number(sum(score.counts["altered"] for score in scores) / characters * 1e6) if characters else DASH
