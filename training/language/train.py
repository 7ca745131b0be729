"""Learn the character statistics of scrubber/language from sentences.

    python training/language/train.py SENTENCES.json.gz [OUTPUT]

SENTENCES holds {ISO 639-1 code: [sentence, ...]}. Needs numpy; takes a minute. README.md beside this file says
what the shipped tables were learned from.
"""

import argparse
import collections
import functools
import gzip
import itertools
import json
import math
import pathlib
import re
import zlib

import numpy as np

from scrubber.language.classes import character_class
from scrubber.language.model import JOINT, UNIT

DISCOUNT = 0.6  # absolute discounting: what each pair that was seen gives up for those that were not
UPPER = 0.08  # headlines: every sentence is counted once more in capitals, at this weight
RARE = 40  # characters of the joint model seen less often share the row of their class
RARE_IN_LANGUAGE = 2
SHARED = ("CJK Lo", "HANGUL Lo")  # scripts of thousands of characters: a row for the class, a cost for each member
IN_USE = 4000  # of the thousands of characters of a large class, those that are not far-fetched
COARSE = 8  # nats above which costs are rounded to whole ones, which halves the tables
FOREIGN = 2e-5  # probability that a character is of a class that the sentences never show

# What news is full of and these sentences, drawn without most quotation, are short of: per million characters.
TYPOGRAPHY = {
    "“": 600, "”": 600, "‘": 150, "’": 1200, "–": 300, "—": 300, "…": 150, "•": 60, "«": 60, "»": 60, "„": 60, "€": 60, "£": 60,
    "°": 30, "©": 30, "®": 30, "™": 30, "\xa0": 150, "½": 10, "×": 10, "é": 20, "\u200b": 5, "\ufeff": 1, "→": 5, "′": 5, "″": 5,
    "±": 5, "²": 5, "³": 5, "√": 5, "∞": 5, "≈": 5, "≤": 5, "≥": 5, "≠": 5, "−": 10, "·": 20, "Δ": 5, "µ": 5, "π": 5, "∑": 3, "∫": 3, "∂": 3, "✓": 3,
}  # fmt: skip

# Lines of these languages hold letters that are foreign to them where a legacy code page was misread.
DAMAGED = {"tr": "[ýþðÝÞÐ]", "hu": "[õûÕÛ]", "ro": "[þºãÞªÃ]", "*": "[\x80-\x9f\ufffd]|Ã[\xa0-¿]|â€|Ä[\xa0-¿]|Å[\xa0-¿]"}


def sentences_of(source, language):
    """The language's sentences but for those that are damaged."""
    damage = re.compile("|".join(DAMAGED[key] for key in (language, "*") if key in DAMAGED))
    return [line.strip() for line in source[language] if not damage.search(line)]


def count_pairs(lines):
    """How often each character follows each."""
    pairs = collections.Counter()
    for line in lines:
        for weight, text in ((1.0, f"\n{line}\n"), (UPPER, f"\n{line.upper()}\n")):
            for pair, n in collections.Counter(itertools.pairwise(text)).items():
                pairs[pair] += weight * n
    total = sum(pairs.values())
    for char, per_million in TYPOGRAPHY.items():
        pairs[" ", char] += total * per_million / 4e6
        pairs[char, " "] += total * per_million / 4e6
    return pairs


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


def main():
    """Read the sentences, write the tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("sentences", type=pathlib.Path)
    parser.add_argument("output", type=pathlib.Path, nargs="?", default=pathlib.Path("scrubber/language/characters.bin"))
    args = parser.parse_args()
    source = json.loads(gzip.decompress(args.sentences.read_bytes()))
    blocks, joint = {}, collections.Counter()
    for language in sorted(source):
        pairs = count_pairs(sentences_of(source, language))
        blocks[language] = table(pairs, RARE_IN_LANGUAGE)
        weight = 1e5 / sum(pairs.values())
        for pair, n in pairs.items():
            joint[pair] += n * max(1.0, weight)
    blocks = {JOINT: table(joint, RARE)} | blocks
    spans, at = {}, 0
    for name, block in blocks.items():
        spans[name] = (at, at + len(block))
        at += len(block)
    args.output.write_bytes(json.dumps(spans).encode() + b"\n" + b"".join(blocks.values()))
    print(f"{args.output}: {args.output.stat().st_size / 1e3:.0f} kB, joint {len(blocks[JOINT]) / 1e3:.0f} kB")


if __name__ == "__main__":
    main()
