"""Encoding detection beside chardet and charset-normalizer, on the files of other projects' tests.

    python quality/detectors.py FILES [--verbose]

FILES is a zip file, or a folder, of SOURCE/LABEL/FILE, the label being the encoding that the source says the file is in (the
development data's `detect.zip` is one). No table of ours was trained on such files. Each detector gets the same bytes and is scored
by source in three ways: *text*, the characters are those that the label reads; *accepted*, chardet's convention
(`chardet.evaluation.is_acceptable`): the same encoding, a superset of it, or a text that differs in accents at most; *name*, its
stricter one (`is_exact_match`), the very encoding. A file whose label Python has no codec for counts in the last two only.
"""

import argparse
import codecs
import time
import zipfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import chardet
import charset_normalizer
from chardet.evaluation import is_acceptable, is_exact_match

import scrubber

ALIASES = {"windows-874": "cp874", "macroman": "mac-roman", "tis_620": "cp874"}
WAYS = ("text", "accepted", "name")

Detector = Callable[[bytes], tuple[str | None, str | None]]


def by_scrubber(data: bytes) -> tuple[str | None, str | None]:
    """The encoding and the text."""
    try:
        found = scrubber.decode(data)
    except scrubber.DecodeError:
        return None, None
    return found.encoding, found.text


def by_chardet(data: bytes) -> tuple[str | None, str | None]:
    """The encoding and the text."""
    name = chardet.detect(data)["encoding"]
    return name, _read(data, name)


def by_charset_normalizer(data: bytes) -> tuple[str | None, str | None]:
    """The encoding and the text."""
    best = charset_normalizer.from_bytes(data).best()
    return (best.encoding, str(best)) if best else (None, None)


DETECTORS: dict[str, Detector] = {"scrubber": by_scrubber, "chardet": by_chardet, "charset-normalizer": by_charset_normalizer}


def _read(data: bytes, name: str | None) -> str | None:
    """What bytes say in an encoding, or in the smallest superset that reads them."""
    supersets = {"gb2312": "gb18030", "gbk": "gb18030", "euc_kr": "cp949", "shift_jis": "cp932", "big5": "big5hkscs", "iso8859-1": "cp1252"}
    try:
        codec = codecs.lookup(ALIASES.get((name or "").lower(), name or "")).name
    except LookupError:
        return None
    for one in filter(None, (codec, supersets.get(codec))):
        try:
            return data.decode(one).lstrip("\ufeff")
        except UnicodeDecodeError:
            continue
    return None


def files(path: Path) -> Iterator[tuple[str, str, str, bytes]]:
    """Source, label, name and bytes of every file."""
    if path.is_dir():
        for found in sorted(path.glob("*/*/*")):
            yield found.parts[-3], found.parts[-2], found.name, found.read_bytes()
        return
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.count("/") == 2 and not name.endswith("/"):
                source, label, file = name.split("/")
                yield source, label, file, archive.read(name)


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path)
    parser.add_argument("--verbose", action="store_true", help="name the files that scrubber reads otherwise")
    args = parser.parse_args()
    right: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    total: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    seconds: dict[str, float] = defaultdict(float)
    size = 0
    for source, label, name, data in files(args.files):
        expected = ALIASES.get(label.lower(), label)
        text = _read(data, label)
        size += len(data)
        for detector, detect in DETECTORS.items():
            start = time.process_time()
            encoding, got = detect(data)
            seconds[detector] += time.process_time() - start
            for group in (source, "all"):
                counts, ok = total[detector, group], right[detector, group]
                counts["accepted"] += 1
                counts["name"] += 1
                ok["accepted"] += is_acceptable(data, expected, encoding)
                ok["name"] += is_exact_match(expected, encoding)
                if text is not None:
                    counts["text"] += 1
                    same = got is not None and got.lstrip("\ufeff") == text
                    ok["text"] += same
                    if args.verbose and detector == "scrubber" and group == "all" and not same:
                        print(f"{source}/{label}/{name}: {encoding}")
    groups = sorted({group for _, group in total} - {"all"})
    heads = [f"{group} ({total['scrubber', group]['name']})" for group in (*groups, "all")]
    print(" " * 20 + "".join(f"{head:>30}" for head in heads) + f"{'MB/s':>8}")
    print(" " * 20 + "".join(f"{' '.join(WAYS):>30}" for _ in heads))
    for detector in DETECTORS:
        cells = []
        for group in (*groups, "all"):
            shares = (right[detector, group][way] / max(1, total[detector, group][way]) for way in WAYS)
            cells.append(f"{'  '.join(f'{share:.3f}' for share in shares):>30}")
        print(f"{detector:20}" + "".join(cells) + f"{size / 1e6 / seconds[detector]:8.2f}")


if __name__ == "__main__":
    main()
