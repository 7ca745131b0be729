"""Detection beside chardet on legacy text, in one run: MB per CPU second by script and length.

    PYTHONPATH=. python training/decoding/speed.py SHARED

Sentences and documents of ten sentences in the code pages of their language. Half of them are for warming up, as a process does in
its first second; the other half is measured, and seen once. It needs chardet, which is compiled where its wheel is.
"""

import argparse
import gzip
import json
import pathlib
import time
from collections import defaultdict

import chardet

from scrubber.decoding import decode

PAGES = {
    "Cyrillic": {"ru": "cp1251 koi8-r cp866", "uk": "cp1251", "bg": "cp1251"},
    "Latin": {"de": "cp1252 cp850", "fr": "cp1252 mac-roman", "es": "cp1252", "pl": "cp1250 iso8859-2", "cs": "cp1250", "hu": "cp1250"},
    "East Asian": {"ja": "cp932 euc_jp", "zh": "gb18030 big5", "ko": "cp949"},
    "other": {"el": "cp1253", "tr": "cp1254", "ar": "cp1256", "he": "cp1255", "th": "cp874"},
}
LENGTHS = (1, 10)


def main():
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=pathlib.Path)
    sentences = json.loads(gzip.decompress((parser.parse_args().shared / "data/encoding/sentences.json.gz").read_bytes()))
    texts = defaultdict(list)
    for script, languages in PAGES.items():
        for language, pages in languages.items():
            lines = sentences[language]["nonascii"]
            for page in pages.split():
                for length in LENGTHS:
                    texts[script, length] += [
                        "\n".join(lines[i : i + length]).encode(page, "ignore") for i in range(0, len(lines) - length, length)
                    ]
    for (script, length), data in texts.items():
        rates = []
        for detect in (decode, chardet.detect):
            for one in data[::2]:
                detect(one)
            start = time.process_time()
            for one in data[1::2]:
                detect(one)
            rates.append(sum(map(len, data[1::2])) / 1e6 / (time.process_time() - start))
        print(f"{script:12} {length:3} sentences  scrubber {rates[0]:.2f}  chardet {rates[1]:.2f}  ratio {rates[0] / rates[1]:.2f}")


if __name__ == "__main__":
    main()
