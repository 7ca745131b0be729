"""Learn the statistics by which scrubber/decoding tells encodings apart.

    python training/language/train_readings.py SENTENCES.json.gz [OUTPUT]

The format is that of `train.py`, and so are the sentences; what differs is what detecting encodings needs and repairing
mojibake does not. Typography stands where writers put it, inside words too, because often a single apostrophe is all
there is to tell. Languages in other scripts know English between their own words, as pages do. And letters foreign to
a language are likely by how common they are elsewhere, since a language whose sentences are all ASCII still has its cafés.
"""

import argparse
import collections
import gzip
import json
import math
import pathlib
import re
import unicodedata
import zlib

import numpy as np
from train import COARSE, SHARED, sentences_of

from scrubber.decoding.candidates import EVERY_LANGUAGE
from scrubber.language.classes import character_class
from scrubber.language.model import JOINT, UNIT

WORDS = pathlib.Path(__file__).with_name("words.txt")
TYPOGRAPHIC = 0.4  # weight of the sentences with typographic quotes, dashes and ellipses
UPPER = 0.06
DASHED = 0.03
NO_BREAK = 0.01  # a no-break space may stand wherever a space does
MARKUP = 0.05
ENDS = ".!?。！？।။"
NARROW = 0.05  # Japanese in half-width katakana
HALFWIDTH = {ord(unicodedata.normalize("NFKC", chr(c))): c for c in range(0xFF61, 0xFF9E)}
LARGE = ("en", "de", "es", "fr", "it", "ja", "nl", "pl", "pt", "ru", "tr", "zh")  # languages that most pages are in,
WEIGHT = 3.0  # so letters of theirs are met with in others more often than those of the rest
ENGLISH = 0.25  # share of English in scripts other than Latin
ENOUGH = 15000  # pairs of English at least, where a language has few sentences
FOREIGN = 0.004  # share of what is not of the language at all, from all languages of the script
PUNCTUATION = 0.001  # share of non-ASCII punctuation and symbols, as all languages of the script set them
OWN_ROW = 1.5  # occurrences that give a character a row of its own
BACKOFF = 40.0  # weight of the less exact statistics against the more exact
ANYWHERE = 0.03  # how much of the class statistics does not look at the character before
MANY = 5  # occurrences, together, of characters without a row that give their class one
GENERAL = "Cc Cf Cn Co Ll Lm Lo Lu Mn Nd No Pd Pe Pf Pi Po Ps Sc Sk Sm So Zs".split(" ")
SCRIPTS = set("LATIN CYRILLIC GREEK ARABIC HEBREW THAI CJK HANGUL HIRAGANA KATAKANA HALFWIDTH COMBINING".split(" "))
LATIN = "LATIN"
FORBIDDEN = {"Cc": 1e-7, "Cn": 1e-8, "Co": 1e-8, "C1": 1e-7}  # characters that no text holds, so what reads as them is misread
EVERYDAY = (("gb2312", 0xD8, 1.0), ("big5", 0xC7, 1.0), ("euc_jp", 0xD0, 1.0))  # the first level of the national standards,
SELDOM = (("gb2312", 0xFF, 0.08), ("big5", 0xFF, 0.05), ("euc_jp", 0xFF, 0.05))  # and the second
SYMBOLS = "“”‘’„«»–—…•·€£°©®™§½¼¾¿¡×÷±²³º´\xa0№¢¥µ¶¬"
FRAMES = "─│┌┐└┘├┤┬┴┼═║╔╗╚╝╠╣╦╩╬█▀▄▌▐░▒▓■"
FRAME_SHARE = 1e-4
SYMBOL_WEIGHTS = dict.fromkeys(SYMBOLS, 3e-6) | dict.fromkeys("“”’–—…\xa0", 1e-4) | dict.fromkeys("„«»‘°•€·§½©", 2e-5)


def typographic(line):
    """The sentence as a typographer sets it."""
    line = re.sub(r'(^|[\s(])"', r"\1“", line).replace('"', "”")
    line = re.sub(r"(^|[\s(])'", r"\1‘", line).replace("'", "’")
    return line.replace(" - ", " – ").replace("...", "…")


def variants(language, lines):
    """The sentences in the ways they are written, with weights."""
    cedilla = str.maketrans("șțȘȚ", "şţŞŢ")
    comma = str.maketrans("şţŞŢ", "șțȘȚ")
    for raw in lines:
        line = unicodedata.normalize("NFC", raw)
        spellings = {line.translate(cedilla), line.translate(comma)} if language == "ro" else {line}
        for spelling in spellings:
            yield spelling, 1.0
            yield spelling.upper(), UPPER
            yield f'<p title="{spelling}">{spelling.rstrip(ENDS)}</p>', MARKUP
            if (set_well := typographic(spelling)) != spelling:
                yield set_well, TYPOGRAPHIC
            if "," in spelling:
                for dash in ("—", " — ", " – "):
                    yield re.sub(r"(?<=\w), (?=\w)", dash, spelling), DASHED
            yield spelling.replace(" ", "\xa0"), NO_BREAK
            if language == "ja":
                yield spelling.translate(HALFWIDTH), NARROW


def count(language, lines):
    """How often each character follows each."""
    pairs = collections.Counter()
    for line, weight in variants(language, lines):
        for pair in zip(f"\n{line}", f"{line}\n", strict=True):
            pairs[pair] += weight
    pairs.update(spelled(language))
    return pairs


def spelled(language):
    """The pairs of the words that the sentences of the language lack."""
    pairs = collections.Counter()
    for row in WORDS.read_text(encoding="utf-8").splitlines():
        if row.startswith(language + " "):
            _, weight, *words = row.split()
            for word in words:
                for pair in zip(f" {word}", f"{word} ", strict=True):
                    pairs[pair] += float(weight)
    return pairs


def scaled(pairs, total):
    """The counts, brought to a total."""
    factor = total / sum(pairs.values())
    return collections.Counter({pair: n * factor for pair, n in pairs.items()})


def is_sign(first, second):
    """Whether one of the two is punctuation outside ASCII."""
    return any(char > "\x7f" and character_class(char)[0] == "P" for char in (first, second))


def script_of(pairs):
    """The script that most letters of the language are in."""
    scripts = collections.Counter()
    for (_, char), n in pairs.items():
        if character_class(char)[-2:] in ("Ll", "Lo"):
            scripts[character_class(char).split()[0]] += n
    return scripts.most_common(1)[0][0]


def rank(char):
    """How common a Chinese character or Hangul syllable is by its place in the national standards: 1 everyday, 0 in none."""
    best = 0.003
    for codec, below, weight in (*EVERYDAY, *SELDOM):
        try:
            raw = char.encode(codec)
        except UnicodeEncodeError:
            continue
        if len(raw) == 2 and raw[0] < below:
            best = max(best, weight)
    return best


def table(pairs, commonness, extra_members):
    """A model block: header and matrix, compressed."""
    totals = collections.Counter()
    for (_, second), n in pairs.items():
        totals[second] += n
    whole = sum(totals.values())
    totals.update(dict.fromkeys(FRAMES, 1.0))
    for char in FRAMES:
        for pair in ((char, char), (" ", char), (char, " "), ("\n", char), (char, "\n")):
            pairs[pair] += whole * FRAME_SHARE / len(FRAMES)
    for char, share in SYMBOL_WEIGHTS.items():
        totals[char] += 0.0
        pairs[" ", char] += whole * share / 2
        pairs[char, " "] += whole * share / 2
    often = [c for c, n in totals.most_common() if n >= OWN_ROW and c > "\x7f" and character_class(c) not in SHARED]
    own = list(dict.fromkeys([*map(chr, range(0x20, 0x7F)), *SYMBOL_WEIGHTS, *often]))
    rest = collections.Counter(character_class(c) for c in [*own[180:], *(set(totals) - set(own))])
    names = sorted({name for name, n in rest.items() if n >= MANY and name.split()[0] in SCRIPTS} | set(GENERAL) | {"C1"})
    alphabet = "\n" + "".join(sorted(own[: 256 - len(names) - 2]))
    rows = {c: i for i, c in enumerate(alphabet)}
    shared = {name: len(alphabet) + i for i, name in enumerate([*names, "?"])}
    size = len(rows) + len(shared)
    assert size <= 256, size

    def row(char):
        name = character_class(char)
        return rows[char] if char in rows else shared.get(name, shared.get(name.rpartition(" ")[2], size - 1))

    counts = np.zeros((size, size))
    for (first, second), n in pairs.items():
        counts[row(first), row(second)] += n
    classes = sorted({character_class(c) for c in alphabet} | set(shared))
    number = {name: i for i, name in enumerate(classes)}
    kind = np.array([number[character_class(c)] for c in alphabet] + [number[name] for name in shared])
    unigram = counts.sum(axis=0) + 1e-6 * whole / size
    for name, share in FORBIDDEN.items():
        if name in shared:
            unigram[shared[name]] = share * whole
    unigram /= unigram.sum()
    by_class = np.zeros((len(classes), size))
    np.add.at(by_class, kind, counts)
    by_class = (by_class + BACKOFF * unigram) / (by_class.sum(axis=1, keepdims=True) + BACKOFF)
    by_class = (1 - ANYWHERE) * by_class + ANYWHERE * unigram
    kinds_after = np.minimum((counts > 0.5).sum(axis=1, keepdims=True) + 1.0, BACKOFF)
    probability = (counts + kinds_after * by_class[kind]) / (counts.sum(axis=1, keepdims=True) + kinds_after)
    nats = -np.log(np.maximum(probability, 1e-12))
    nats = np.where(nats > COARSE, np.rint(nats), nats)
    costs = np.clip(np.rint(nats * UNIT), 0, 255).astype(np.uint8)

    members, heads = {}, []
    for name, index in shared.items():
        inside = {c: n for c, n in totals.items() if c not in rows and row(c) == index}
        seen = sum(inside.values())
        elsewhere = {c: n for c, n in commonness.get(name, {}).items() if c not in rows}
        if name in SHARED:
            elsewhere = extra_members.get(name, {})
        known = sum(elsewhere.values()) or 1.0
        trust = seen / (seen + (2000.0 if name in SHARED else 3.0))
        for char in sorted({*inside, *elsewhere}):
            share = trust * inside.get(char, 0.0) / (seen or 1.0) + (1 - trust) * 0.95 * elsewhere.get(char, 0.0) / known
            members[char] = round(-math.log(max(share, 1e-6)), 1)
        heads.append((name, 11.0 if name[0] == "S" else 9.0 if name in SHARED else 8.0))
    head = json.dumps({"alphabet": alphabet, "classes": heads, "members": members}, ensure_ascii=False)
    return zlib.compress(head.encode("utf-8") + b"\n" + costs.tobytes(), 9)


def main():
    """Read the sentences, write the tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("sentences", type=pathlib.Path)
    parser.add_argument("output", type=pathlib.Path, nargs="?", default=pathlib.Path("scrubber/language/readings.bin"))
    args = parser.parse_args()
    source = json.loads(gzip.decompress(args.sentences.read_bytes()))
    counted = {language: count(language, sentences_of(source, language)) for language in sorted(EVERY_LANGUAGE)}
    scripts = {language: script_of(pairs) for language, pairs in counted.items()}
    everywhere = {script: collections.Counter() for script in set(scripts.values())}
    for language, pairs in counted.items():
        everywhere[scripts[language]].update(scaled(pairs, 1e5 * (WEIGHT if language in LARGE else 1.0)))
    set_everywhere = {script: collections.Counter({p: n for p, n in pairs.items() if is_sign(*p)}) for script, pairs in everywhere.items()}
    commonness = collections.defaultdict(collections.Counter)
    for script in everywhere.values():
        for (_, char), n in script.items():
            if char > "\x7f" and character_class(char) not in SHARED:
                commonness[character_class(char)][char] += n
    hangul = {chr(c): rank_hangul(chr(c)) for c in range(0xAC00, 0xD7A4)}
    chinese = {char: r for c in range(0x4E00, 0x9FA6) if (r := rank(char := chr(c))) > 0.01}
    blocks = {}
    for language, pairs in counted.items():
        total = sum(pairs.values())
        script = scripts[language]
        mixed = collections.Counter(pairs)
        mixed.update(scaled(everywhere[script], FOREIGN * total))
        mixed.update(scaled(set_everywhere[script], PUNCTUATION * total))
        if script != LATIN:
            mixed.update(scaled(counted["en"], max(ENGLISH * total, ENOUGH)))
        # Only those that are not everyday characters anyway are worth the space; of one language's script.
        extra = {"CJK Lo": chinese} if language in ("zh", "ja") else {"HANGUL Lo": hangul} if language == "ko" else {}
        blocks[language] = table(mixed, commonness, extra)
    joint = blocks["en"]  # the format wants one; nothing here reads it
    blocks = {JOINT: joint} | blocks
    spans, at = {}, 0
    for name, block in blocks.items():
        spans[name] = (at, at + len(block), "")  # detection asks for no letters
        at += len(block)
    args.output.write_bytes(json.dumps(spans).encode() + b"\n" + b"".join(blocks.values()))
    print(f"{args.output}: {args.output.stat().st_size / 1e3:.0f} kB of {len(counted)} languages")


def rank_hangul(char):
    """How common a Hangul syllable is: KS X 1001 has the everyday 2,350."""
    try:
        return 1.0 if len(char.encode("euc_kr")) == 2 else 0.01
    except UnicodeEncodeError:
        return 0.01


if __name__ == "__main__":
    main()
