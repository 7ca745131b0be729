"""Decode random, truncated, bit-flipped and spliced bytes: each is text or raises DecodeError, and quickly.

    python -m tests.decoding.fuzz [COUNT] [SEED]

Prints what went wrong, with the seed of the case, and the slowest case by time per byte. Not collected by pytest.
"""

import random
import sys
import time
from typing import Any

from scrubber import DecodeError, decode
from tests.decoding.samples import CODECS, TEXTS, TYPOGRAPHIC

SECONDS_PER_BYTE = 1e-4  # on top of
SECONDS = 0.5  # for the smallest case, tables loaded


def damaged(data: Any, rnd: Any) -> Any:
    """The bytes truncated, with bits flipped, bytes dropped, doubled or replaced."""
    data = bytearray(data)
    for _ in range(rnd.randrange(4)):
        if not data:
            break
        at = rnd.randrange(len(data))
        kind = rnd.randrange(6)
        if kind == 0:
            del data[at:]
        elif kind == 1:
            del data[:at]
        elif kind == 2:
            data[at] ^= 1 << rnd.randrange(8)
        elif kind == 3:
            del data[at : at + rnd.randrange(1, 5)]
        elif kind == 4:
            data[at:at] = data[at : at + rnd.randrange(1, 9)]
        else:
            data[at] = rnd.randrange(256)
    return bytes(data)


def pieces() -> Any:
    """Text in every encoding, to cut up."""
    found = [TYPOGRAPHIC.encode(codec) for codec in ("utf-8", "cp1252", "mac-roman", "utf-16", "utf-8-sig")]
    for lang, text in TEXTS.items():
        found += [text.encode(codec) for codec in (*CODECS[lang], "utf-8", "utf-16-le", "utf-32")]
    return found


def case(rnd: Any, corpus: Any) -> Any:
    """One byte string."""
    kind = rnd.randrange(5)
    if kind == 0:
        low, high = rnd.choice([(0, 256), (0x20, 0x100), (0x80, 0x100), (0x20, 0x80)])
        return bytes(rnd.choices(range(low, high), k=rnd.randrange(200)))
    one = damaged(rnd.choice(corpus), rnd)
    if kind == 1:
        return one[: rnd.randrange(len(one) + 1)]
    if kind == 2:
        two = damaged(rnd.choice(corpus), rnd)
        return one[: rnd.randrange(len(one) + 1)] + two[rnd.randrange(len(two) + 1) :]
    if kind == 3:
        return rnd.choice([b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"<?xml encoding='gbk'?>", b"\x1b$B", b"~{", b"PK\x03"]) + one
    return one


def main(count: int = 10_000, seed: int = 0) -> Any:
    """Run the cases; the number of failures."""
    corpus = pieces()
    for data in corpus:  # load the tables
        decode(data)
    failures = texts = 0
    slowest = (0.0, 0)
    for number in range(seed, seed + count):
        data = case(random.Random(number), corpus)
        start = time.process_time()
        try:
            texts += isinstance(decode(data, declared=random.Random(number).choice([None, None, "gbk", "utf-7", "x", "big5"])).text, str)
        except DecodeError as error:
            if not 0 <= error.offset <= len(data):
                failures += 1
                print(f"case {number}: offset {error.offset} of {len(data)} bytes")
        except Exception as error:  # noqa: BLE001 - that is what is looked for
            failures += 1
            print(f"case {number}: {error!r}")
        seconds = time.process_time() - start
        slowest = max(slowest, (seconds, number))
        if seconds > SECONDS + SECONDS_PER_BYTE * len(data):
            failures += 1
            print(f"case {number}: {seconds:.2f} s for {len(data)} bytes")
    print(f"{count} cases, {texts} of them text, {failures} failures; slowest: {slowest[0]:.3f} s, case {slowest[1]}")
    return failures


if __name__ == "__main__":
    sys.exit(bool(main(*map(int, sys.argv[1:]))))
