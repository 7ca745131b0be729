"""Learn which words with letters beyond ASCII a language has, for scrubber/language/words.bin.

    python training/language/train_words.py SENTENCES.json.gz NEWS.jsonl.xz CLEAN.jsonl.xz [OUTPUT]

SENTENCES holds {ISO 639-1 code: [sentence, ...]}; NEWS {"site", "lang", "text"} a line; CLEAN {"set", "src", "text"} a line.
Takes a minute. README.md beside this file says what the shipped table was learned from.
"""

import argparse
import collections
import functools
import gzip
import hashlib
import json
import lzma
import pathlib
import re
import unicodedata

import regex

from scrubber.language import model
from scrubber.language.classes import script
from scrubber.language.words import WORD, fingerprint, lower, title

# How many words of a language are kept, the most widely seen first. The file must stay below 2.5 MB.
MOST_LATIN = 25_000
MOST_OTHER = 20_000
SHORTEST, LONGEST = 2, 20  # letters of a word
MOST_LETTERS = 200  # of an alphabet; what has more is Chinese, Japanese or Korean
SOURCES = 2  # different sites or files in which a word must be seen: one that is damaged does not teach what damage looks like
TRUSTED = 2  # what one occurrence counts in a source that was written with care: enough by itself
# A word is damage of another one if that is seen in at least this many times as many sources. From 1 to 10 nothing changes but two
# hundred words: at 1 some common words of two letters go, such as the Arabic for "or"; at 10 some thirty damaged Czech ones stay.
DAMAGE = 3

LEARNED_PARTS = (0, 1, 2, 3)  # of five, by hash of the source's name; the last is for the final figures
SAMPLE = 300  # characters of a text by which its language is told
SHORT_TEXT = 200  # characters below which it is not

DICTIONARIES = frozenset(("hunspell", "hunword", "freedict"))
CAREFUL = frozenset("gnome lohelp docs man osm iso_doc iso_short short ud bible bible_verse".split())
MIXED = frozenset(("news", "fortunes"))  # their sources do not say the language
SETS = DICTIONARIES | CAREFUL | MIXED

# Sources whose names do not begin with the code of their language, or do but are written in another script or norm.
NAMED = {
    "Armenian": "hy", "Basque": "eu", "Estonian": "et", "Gujarati": "gu", "Latvian": "lv", "Zulu": "zu", "fil": "tl", "no": "nb",
    "freedict-afr-eng": "af", "freedict-eng-cym": "cy", "freedict-hun-eng": "hu", "freedict-tur-eng": "tr",
    "debian-reference-id": "id", "debian-reference-pt": "pt", "maint-guide-ca": "ca", "maint-guide-ru": "ru", "maint-guide-vi": "vi",
    "sr@latin": "", "sr-Latn": "", "be-Tarask": "", "tt@iqtelif": "", "pa_PK": "", "C": "",
}  # fmt: skip
CODE = re.compile(r"[A-Za-z]+")

# Lines of the sentences with signs of damage are left out; what is left of it fails for its letters, or below.
DAMAGED = re.compile("[\x80-\x9f\ufffd]|Ã[\xa0-\xbf]|â€|[ÄÅ][\xa0-\xbf]")
# Letters that the model counts among a language's own for the names, the makeshift spellings (ô for ő, ö for ō, ї for ү) and the
# damage in what it was learned from.
FOREIGN = {
    "az": "äìšṧ", "cs": "ąęľ", "eo": "ßâäæíñóôöøùúüýāćđňřšǔ", "ga": "śūɕṣ", "hr": "ĺř", "hu": "äô", "ka": "ô", "lv": "á", "mi": "ö",
    "mk": "áè", "mn": "єї", "nn": "þłšżḥṣ", "sq": "äāèėö", "sr": "ō", "ta": "ö", "yo": "öęōūž",
}  # fmt: skip
# Letters that are written in two ways: seen in one form, a word is known in both.
VARIANTS = {"ro": str.maketrans("şţŞŢ", "șțȘȚ")}
# The code pages that texts of a language were written in, and those they are wrongly read with.
PAGES = {
    **dict.fromkeys("af ca cy da de en es eu fi fr ga id is it la mi ms nb nl nn pt sv tl yo".split(), ("cp1252", "cp850", "mac-roman")),
    **dict.fromkeys("bs cs hr hu pl sk sl".split(), ("cp1250", "iso8859-2", "cp852")),
    **dict.fromkeys(("ro", "sq"), ("cp1250", "iso8859-16")),
    **dict.fromkeys("be bg kk mk mn ru sr uk".split(), ("cp1251", "koi8-u", "cp866", "iso8859-5", "mac-cyrillic")),
    **dict.fromkeys(("az", "tr"), ("cp1254", "cp857")),
    **dict.fromkeys(("et", "lt", "lv"), ("cp1257", "iso8859-13", "cp775")),
    **dict.fromkeys(("ar", "fa", "ur"), ("cp1256", "iso8859-6")),
    "el": ("cp1253", "iso8859-7"), "eo": ("iso8859-3",), "he": ("cp1255",), "vi": ("cp1258",),
}  # fmt: skip
READ = tuple("cp1252 cp1250 cp1251 cp1253 cp1254 cp1256 cp1257 mac-roman cp437 cp850 cp852 cp866 koi8-r latin-1 iso8859-2".split())


def part(name):
    """Of five parts, the one that the source belongs to."""
    return int(hashlib.md5(name.encode(), usedforsecurity=False).hexdigest(), 16) % 5


def language_of(source):
    """The language that the name of a source tells, or none of ours."""
    name = source.partition("/")[2]
    stem = re.sub(r"(-NT|-PART)?(-SIL)?\.(xml|yml|txt|dict\.dz)$", "", name)
    code = NAMED.get(stem)
    if code is None:
        code = CODE.match(stem)[0]
        code = NAMED.get(code, code)
    return code if code in model().languages else None


def told(text):
    """The language that a text is likeliest in; none if it is too short to tell."""
    middle = max(0, (len(text) - SAMPLE) // 2)
    sample = text[middle : middle + SAMPLE]
    return None if len(sample) < SHORT_TEXT else model().ranking(sample, 1)[0][0]


def texts(sentences, news, clean):
    """(language, source, what one occurrence counts, text) of everything there is to learn from."""
    for language, lines in json.loads(gzip.decompress(sentences.read_bytes())).items():
        for number, line in enumerate(lines):
            if not DAMAGED.search(line):
                yield language, f"sentence {number}", TRUSTED, line
    with lzma.open(news, "rt") as rows:
        for row in map(json.loads, rows):
            language = NAMED.get(row["lang"], row["lang"])
            if language in model().languages:
                yield language, row["site"], 1, row["text"]
    with lzma.open(clean, "rt") as rows:
        for row in map(json.loads, rows):
            kind, source = row["set"], row["src"]
            if kind not in SETS or part(source) not in LEARNED_PARTS:
                continue
            by_name = None if kind in MIXED else language_of(source)
            language = told(row["text"]) if kind in MIXED else by_name
            if language:
                yield language, source, 1 if kind in MIXED else TRUSTED, row["text"]


@functools.cache
def latin():
    """The languages written in Latin script."""
    return frozenset(
        code
        for code in model().languages
        if all(script(c) in {"LATIN", "COMBINING"} for c in model().letters[code]) and code not in {"ja", "ko", "zh"}
    )


@functools.cache
def letters(language):
    """A pattern that a word of the language matches: its own letters, and those of ASCII if its script is Latin."""
    if language == "zh":
        own = "\u3400-\u4dbf\u4e00-\u9fff"
    elif language == "ja":
        own = "\u3041-\u309f\u30a1-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    elif language == "ko":
        own = "\uac00-\ud7a3"
    else:
        own = (
            "".join(sorted(c + c.upper() for c in model().letters[language] - set(FOREIGN.get(language, "")) if len(c.upper()) == 1)) or "é"
        )
        own = re.escape(own) + ("a-zA-Z" if language in latin() else "")
    return regex.compile(rf"[{own}\p{{M}}]{{{SHORTEST},{LONGEST}}}")


def seen(sentences, news, clean):
    """For each language how many sources each word was seen in (what careful ones count is more than one), and how often."""
    support = collections.defaultdict(collections.Counter)
    often = collections.defaultdict(collections.Counter)
    last = {}
    for language, source, counts, line in texts(sentences, news, clean):
        text = unicodedata.normalize("NFC", line).translate(VARIANTS.get(language, {}))
        words = collections.Counter(word for word in WORD.findall(text) if not word.isascii())
        for word, n in words.items():
            if not letters(language).fullmatch(word):
                continue
            often[language][word] += n
            # To remember the last source is enough: two that take turns are counted too often, but never one as two.
            if last.get((language, word)) != source:
                last[language, word] = source
                support[language][word] += counts
    return support, often


def folded(language, support):
    """The words, those that are seen in lower case as well under that form: they may begin a sentence; the others are names."""
    together = collections.Counter()
    for word, n in support.items():
        small = lower(word, language)
        name = title(small, language)
        together[small if small in support else name if name in support and word.isupper() else word] += n
    return together


def is_damage(word, language, support):
    """Whether the word is what a much commoner one becomes when its code page is mistaken."""
    for read in READ:
        try:
            data = word.encode(read)
        except UnicodeEncodeError:
            continue
        for page in PAGES.get(language, ()):
            if page != read:
                original = data.decode(page, "replace")
                small = lower(original, language)
                if small == lower(word, language) or original not in {small, title(small, language), small.upper()}:
                    continue
                if max(support[original], support[small]) >= DAMAGE * support[word]:
                    return True
    return False


def learned(sentences, news, clean):
    """The words of each language, the most widely seen first."""
    supports, often = seen(sentences, news, clean)
    for language in sorted(supports):
        support = folded(language, supports[language])
        most = MOST_LATIN if language in latin() else MOST_OTHER
        enough = [word for word, n in support.items() if n >= SOURCES and not is_damage(word, language, support)]
        enough.sort(key=lambda word: (-support[word], -often[language][word], word))
        other = {new: old for old, new in VARIANTS.get(language, {}).items()}
        yield language, list(dict.fromkeys(form for word in enough[:most] for form in (word, word.translate(other))))


def alphabet(words):
    """The letters and marks beyond ASCII of the words, in lower case; none where they are too many to be of use."""
    own = sorted({char for word in words for char in word.lower() if not char.isascii()})
    return "".join(own) if len(own) <= MOST_LETTERS else ""


def main():
    """Read the texts, write the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name in ("sentences", "news", "clean"):
        parser.add_argument(name, type=pathlib.Path)
    parser.add_argument("output", type=pathlib.Path, nargs="?", default=pathlib.Path("scrubber/language/words.bin"))
    args = parser.parse_args()
    spans, blocks, at = {}, [], 0
    for language, words in learned(args.sentences, args.news, args.clean):
        prints = sorted(set(map(fingerprint, words)))
        if prints:
            spans[language] = (at, len(prints), alphabet(words))
            blocks += [number.to_bytes(3, "big") for number in prints]
            at += len(prints)
    args.output.write_bytes(json.dumps(spans).encode() + b"\n" + b"".join(blocks))
    print(f"{args.output}: {args.output.stat().st_size / 1e3:.0f} kB, {at} words")
    print({language: count for language, (_, count, _) in spans.items()})


if __name__ == "__main__":
    main()
