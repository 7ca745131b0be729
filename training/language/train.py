# ruff: noqa: S311
"""Learn the character statistics of scrubber/language from sentences.

    python training/language/train.py SENTENCES.json.gz UDHR.json.gz CLEAN.jsonl.xz [OUTPUT]

SENTENCES holds {ISO 639-1 code: [sentence, ...]}; UDHR {language code: [paragraph, ...]} and CLEAN {"set", "src", "text"} a line
are what the model of other languages is learned from. Needs numpy; takes some minutes. README.md beside this file says
what the shipped tables were learned from.
"""

import argparse
import collections
import functools
import gzip
import hashlib
import itertools
import json
import lzma
import math
import pathlib
import random
import re
import zlib

import numpy as np

from scrubber.language.classes import character_class, script
from scrubber.language.model import JOINT, OTHER, UNIT

DISCOUNT = 0.6  # absolute discounting: what each pair that was seen gives up for those that were not
UPPER = 0.08  # headlines: every sentence is counted once more in capitals, at this weight
RARE = 40  # characters of the joint model seen less often share the row of their class
RARE_IN_LANGUAGE = 2
SHARED = ("CJK Lo", "HANGUL Lo")  # scripts of thousands of characters: a row for the class, a cost for each member
IN_USE = 4000  # of the thousands of characters of a large class, those that are not far-fetched
COARSE = 8  # nats above which costs are rounded to whole ones, which halves the tables
FOREIGN = 2e-5  # probability that a character is of a class that the sentences never show

# The sentences were drawn without quotation and typed without typography; newspapers are full of both. So each counts
# once more with quotation marks around some of its words, and with the apostrophes and dashes of a typesetter.
QUOTED = 0.5
QUOTES = ("“”", "“”", "‘’", '""', '""')  # everywhere, and besides, twice, those of the language:
OWN_QUOTES = {
    **dict.fromkeys(("de", "cs", "sk", "sl", "hr", "bs", "bg", "mk", "lt", "et", "is", "sr", "lv", "ka"), "„“"),
    **dict.fromkeys(("pl", "hu", "ro", "hr", "bs", "sr", "nl", "lt"), "„”"),
    **dict.fromkeys(("fr", "ru", "uk", "be", "it", "pt", "el", "nb", "nn", "ca", "eu", "hy", "az", "kk", "mn", "sq", "fa", "ar"), "«»"),
    **dict.fromkeys(("sv", "fi"), "””"),
    **dict.fromkeys(("da", "hu"), "»«"),
    **dict.fromkeys(("ja", "zh"), "「」"),
    "es": "¿?",
}
TYPESET = ((re.compile(r"(?<![^\s(\[])'(?=\S)"), "‘"), (re.compile("'"), "’"), (re.compile(r" -(?= )"), " –"), (re.compile(r"\.\.\."), "…"))
# The Spanish sentences happen to hold no accented letter, and several languages' none at all. Spanish takes the pairs
# with its letters from its neighbours; and every language in Latin script has a few names from the others.
SPANISH = (("pt", "ca"), frozenset("áéíóúñüÁÉÍÓÚÑÜ"))
OWN = 2e-5  # share of characters from which on a letter is the language's own
LOANED = {  # and those of common loanwords and names, of which the sentences hold few or none
    "nl": "áéíóúàèêëïöüç", "en": "éèêáíóöüäïôçñ", "de": "éèàáç", "fi": "åéšž", "sv": "éèàü", "pl": "éöü", "it": "éîöü", "es": "çëèê",
    "fr": "ïœüÿæ", "eu": "ñçü", "tl": "ñé", "id": "é", "ms": "é", "ca": "ñë", "da": "éèüä", "nb": "éèòôüä", "et": "éå", "hu": "ä",
}  # fmt: skip
NAMES = 0.003  # share of pairs
# And they hold what these sentences lack, between spaces, per million characters.
SYMBOLS = {
    "’": 10, "…": 50, "•": 60, "€": 60, "£": 60, "°": 30, "©": 30,
    "®": 30, "™": 30, "\xa0": 150, "½": 10, "×": 10, "é": 20, "\u200b": 5, "\ufeff": 1, "→": 5, "′": 5, "″": 5, "±": 5, "²": 5, "³": 5,
    "√": 5, "∞": 5, "≈": 5, "≤": 5, "≥": 5, "≠": 5, "−": 10, "·": 20, "Δ": 5, "µ": 5, "π": 5, "∑": 3, "∫": 3, "∂": 3, "✓": 3,
}  # fmt: skip

# What the model of other languages is learned from: three fifths of the sources, so that the rest can show what it does not know.
OTHER_SETS = frozenset("iso_doc iso_short osm cldr bible bible_verse ipa short hunspell hunword ud freedict gnome lohelp".split())
LEARNED_PARTS = (0, 1, 2)  # of five, by hash of the source's name
EACH = 40_000  # pairs that a source counts for, at most: so many languages have little text
RARE_ELSEWHERE = 60  # characters of the model of other languages seen less often share the row of their class

# Lines of these languages hold letters that are foreign to them where a legacy code page was misread.
DAMAGED = {"tr": "[ýþðÝÞÐ]", "hu": "[õûÕÛ]", "ro": "[þºãÞªÃ]", "*": "[\x80-\x9f\ufffd]|Ã[\xa0-¿]|â€|Ä[\xa0-¿]|Å[\xa0-¿]"}


def sentences_of(source, language):
    """The language's sentences but for those that are damaged."""
    damage = re.compile("|".join(DAMAGED[key] for key in (language, "*") if key in DAMAGED))
    return [line.strip() for line in source[language] if not damage.search(line)]


def typeset(line):
    """The line with the apostrophes and dashes of a newspaper."""
    for pattern, sign in TYPESET:
        line = pattern.sub(sign, line)
    return line


def quoted(line, marks, chance):
    """The line with some of its words in quotation marks, and now and then a dash between two."""
    words = line.split(" ")
    first, last = sorted((chance.randrange(len(words)), chance.randrange(len(words))))
    stop = words[last][-1:] if words[last][-1:] in ".,!?。，" and chance.random() < 0.5 else ""  # inside or outside the marks
    words[last] = words[last].removesuffix(stop) + marks[1] + stop
    words[first] = marks[0] + words[first]
    at = chance.randrange(len(words))
    dash = chance.choice((" – ", " — ", "—", " ")) if at else ""
    return " ".join(words[:at]) + dash + " ".join(words[at:])


def count_pairs(lines, language):
    """How often each character follows each."""
    pairs, chance = collections.Counter(), random.Random(language)
    styles = QUOTES + 2 * tuple(own for code, own in OWN_QUOTES.items() if code == language)
    for line in lines:
        versions = [(1.0, line), (UPPER, line.upper()), (QUOTED, typeset(quoted(line, chance.choice(styles), chance)))]
        for weight, text in versions:
            for pair, n in collections.Counter(itertools.pairwise(f"\n{text}\n")).items():
                pairs[pair] += weight * n
    total = sum(pairs.values())
    for char, per_million in SYMBOLS.items():
        pairs[" ", char] += total * per_million / 4e6
        pairs[char, " "] += total * per_million / 4e6
    return pairs


def part(name):
    """Which fifth of the sources one belongs to."""
    return int(hashlib.md5(name.encode(), usedforsecurity=False).hexdigest(), 16) % 5


def count_other(udhr, clean):
    """How often each character follows each in texts of languages other than those that have a model of their own."""
    pairs = collections.defaultdict(collections.Counter)
    for language, paragraphs in udhr.items():
        if part(language) in LEARNED_PARTS:
            for paragraph in paragraphs:
                pairs[language].update(itertools.pairwise(f"\n{paragraph}\n"))
                pairs[language].update(itertools.pairwise(f"\n{paragraph.upper()}\n" if part(paragraph) == 0 else ""))
    for row in clean:
        source = row["src"]
        if row["set"] in OTHER_SETS and part(source) in LEARNED_PARTS and sum(pairs[source].values()) < 10 * EACH:
            for line in row["text"].split("\n"):
                pairs[source].update(itertools.pairwise(f"\n{line}\n"))
    together = collections.Counter()
    for counts in pairs.values():
        weight = min(1.0, EACH / max(1, sum(counts.values())))
        for pair, n in counts.items():
            together[pair] += n * weight
    return together


@functools.cache
def class_sizes():
    """How many characters Unicode has of each class."""
    return collections.Counter(character_class(chr(c)) for c in range(0x110000))


def table(pairs, rare):
    """A model block: header and matrix, compressed."""
    totals = collections.Counter()
    for (_, second), n in pairs.items():
        totals[second] += n
    own = [c for c, n in totals.items() if n >= rare and c != "\n" and character_class(c) not in SHARED]
    alphabet = "\n" + "".join(sorted(own))
    seen = {character_class(c) for c in totals}
    general = {"C1", "Cc", "Cf", "Cn", "Co", "Cs", "Ll", "Lm", "Lo", "Lu", "Mn", "Nd", "No", "Pd", "Po", "Sc", "Sk", "Sm", "So", "Zs"}
    class_names = [*sorted(seen | general), "?"]
    rows = {c: i for i, c in enumerate(alphabet)}
    class_row = {name: len(alphabet) + i for i, name in enumerate(class_names)}
    size = len(alphabet) + len(class_names)

    def row(char):
        return rows[char] if char in rows else class_row[character_class(char)]

    counts = np.zeros((size, size))
    for (first, second), n in pairs.items():
        counts[row(first), row(second)] += n
    probability = smooth(counts, [class_row.get(character_class(c), -1) for c in alphabet], len(alphabet))
    nats = -np.log(probability)
    nats = np.where(nats > COARSE, np.rint(nats), nats)
    costs = np.clip(np.rint(nats * UNIT), 0, 255).astype(np.uint8)

    members, classes = {}, []
    outside = [(c, n) for c, n in totals.items() if c not in rows]
    for name in class_names:
        inside = {c: n for c, n in outside if character_class(c) == name}
        unseen = max(1, class_sizes()[name] - len(inside) - sum(character_class(c) == name for c in alphabet))
        mass = sum(inside.values())
        novel = (DISCOUNT * len(inside) + 0.5) / (mass + 0.5)  # the share of members that were never seen
        for c, n in inside.items():
            members[c] = round(-math.log(max(n - DISCOUNT, 0.1) / (mass + 0.5)), 2)
        classes.append((name, round(-math.log(min(1.0, novel)) + math.log(min(unseen, IN_USE)), 2)))
    head = json.dumps({"alphabet": alphabet, "classes": classes, "members": members}, ensure_ascii=False)
    return zlib.compress(head.encode("utf-8") + b"\n" + costs.tobytes(), 9)


def smooth(counts, class_of, letters):
    """Probabilities by absolute discounting: pair, then class and character, then character, then class, then anything."""
    size = len(counts)
    class_of = np.array(class_of + list(range(letters, size)))
    unigram = counts.sum(axis=0)
    known = unigram.sum()
    base = np.full(size, FOREIGN / (size - letters)) * (np.arange(size) >= letters)
    base[:letters] += FOREIGN / letters
    unigram = np.maximum(unigram - DISCOUNT, 0) / known
    unigram += (1 - unigram.sum()) * base / base.sum() if unigram.sum() < 1 else 0
    unigram = (1 - FOREIGN) * unigram + base
    unigram /= unigram.sum()

    def discounted(rows_counts, backoff):
        sums = rows_counts.sum(axis=1, keepdims=True)
        kept = np.maximum(rows_counts - DISCOUNT, 0) / np.maximum(sums, 1e-9)
        left = np.where(sums > 0, 1 - kept.sum(axis=1, keepdims=True), 1.0)
        return kept + np.maximum(left, 1e-6) * backoff

    by_class = np.zeros_like(counts)
    for i in range(size):
        by_class[class_of[i]] += counts[i]
    by_class = discounted(by_class, unigram[None, :])
    return discounted(counts, by_class[class_of])


def own_letters(pairs, language):
    """The letters outside ASCII, in lower case, that a language spells its own words with."""
    letters = collections.Counter()
    for (_, char), n in pairs.items():
        if char.isalpha() and not char.isascii() and character_class(char) not in SHARED:
            letters[char.lower()] += n
    scripts = collections.Counter()
    for (_, char), n in pairs.items():
        if char.isalpha():
            scripts[script(char[0])] += n
    letters = {char: n for char, n in letters.items() if scripts[script(char[0])] > 0.01 * scripts.total()}  # not those of foreign words
    total = sum(pairs.values())
    return "".join(sorted({char for char, n in letters.items() if n > OWN * total} | set(LOANED.get(language, ""))))


def latin(char):
    """Whether the character is a Latin letter outside ASCII."""
    return not char.isascii() and character_class(char).startswith("LATIN L")


def main():
    """Read the sentences, write the tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("sentences", type=pathlib.Path)
    parser.add_argument("udhr", type=pathlib.Path)
    parser.add_argument("clean", type=pathlib.Path)
    parser.add_argument("output", type=pathlib.Path, nargs="?", default=pathlib.Path("scrubber/language/characters.bin"))
    args = parser.parse_args()
    source = json.loads(gzip.decompress(args.sentences.read_bytes()))
    counted = {language: count_pairs(sentences_of(source, language), language) for language in sorted(source)}
    neighbours, letters = SPANISH
    for language in neighbours:
        counted["es"].update({pair: n for pair, n in counted[language].items() if letters & set(pair)})
    blocks, joint = {}, collections.Counter()
    for pairs in counted.values():
        weight = max(1.0, 1e5 / sum(pairs.values()))
        for pair, n in pairs.items():
            joint[pair] += n * weight
    letters_of = {language: own_letters(pairs, language) for language, pairs in counted.items()}
    foreign = {pair: n for pair, n in joint.items() if any(latin(c) for c in pair) and all(latin(c) or c.isascii() for c in pair)}
    for language, pairs in counted.items():
        if pairs["a", "n"] > pairs["а", "н"] and pairs["a", "n"] > 100:
            share = NAMES * sum(pairs.values()) / sum(foreign.values())
            pairs.update({pair: n * share for pair, n in foreign.items()})
        blocks[language] = table(pairs, RARE_IN_LANGUAGE)
    udhr = json.loads(gzip.decompress(args.udhr.read_bytes()))
    with lzma.open(args.clean, "rt", encoding="utf-8") as rows:
        other = count_other(udhr, map(json.loads, rows))
    blocks = {JOINT: table(joint, RARE), OTHER: table(other, RARE_ELSEWHERE)} | blocks
    spans, at = {}, 0
    for name, block in blocks.items():
        spans[name] = (at, at + len(block), letters_of.get(name, ""))
        at += len(block)
    args.output.write_bytes(json.dumps(spans).encode() + b"\n" + b"".join(blocks.values()))
    sizes = ", ".join(f"{name} {len(blocks[name]) / 1e3:.0f} kB" for name in (JOINT, OTHER))
    print(f"{args.output}: {args.output.stat().st_size / 1e3:.0f} kB, {sizes}")


if __name__ == "__main__":
    main()
