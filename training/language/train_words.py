"""Learn which words with letters beyond ASCII are common, for scrubber/language/words.bin.

    python training/language/train_words.py SENTENCES.json.gz [OUTPUT]

SENTENCES holds {ISO 639-1 code: [sentence, ...]}. README.md beside this file says what the shipped table was learned from.
"""

import argparse
import collections
import gzip
import json
import pathlib

from train import sentences_of

from scrubber.language.classes import script
from scrubber.language.words import WORD, fingerprint

ONCE = "LATIN"  # the script in which a single occurrence is enough: few of the words have such letters at all


def main():
    """Read the sentences, write the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("sentences", type=pathlib.Path)
    parser.add_argument("output", type=pathlib.Path, nargs="?", default=pathlib.Path("scrubber/language/words.bin"))
    args = parser.parse_args()
    source = json.loads(gzip.decompress(args.sentences.read_bytes()))
    spans, blocks, at = {}, [], 0
    for language in sorted(source):
        seen = collections.Counter(word for line in sentences_of(source, language) for word in WORD.findall(line) if not word.isascii())
        # What is seen in lower case may begin a sentence as well; what is only seen capitalised is a name.
        common = {word.lower() if word.lower() in seen else word for word, n in seen.items() if n > 1 or script(word[0]) == ONCE}
        prints = sorted({fingerprint(word) for word in common})
        if prints:
            spans[language] = (at, len(prints))
            blocks += [number.to_bytes(3, "big") for number in prints]
            at += len(prints)
    args.output.write_bytes(json.dumps(spans).encode() + b"\n" + b"".join(blocks))
    print(f"{args.output}: {args.output.stat().st_size / 1e3:.0f} kB, {at} words")


if __name__ == "__main__":
    main()
