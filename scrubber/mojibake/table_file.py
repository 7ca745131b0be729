"""Makes `tables.bin`; see `tables`."""

import json
import zlib
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import product

from scrubber.language import model
from scrubber.language.classes import script
from scrubber.language.model import JOINT, POOLED, UNIT
from scrubber.mojibake.foreign import is_mark_or_digit
from scrubber.mojibake.pages import pages
from scrubber.mojibake.tables import FILE, tables
from scrubber.mojibake.thresholds import TELLING, TELLING_LETTERS

LAST = 0x20000  # the first of the characters that are left aside: rare Han, and what is no text
SYMBOLS = (*range(0x660, 0x66A), *range(0x2000, 0x2C00), *range(0xFE00, 0xFE10), *range(0x1F300, 0x1FB00))
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def blocks() -> Mapping[str, bytes]:
    """The blocks of the file, by name."""
    from scrubber.mojibake.compiled import described  # when the telling pairs are there, which it asks for
    from scrubber.mojibake.legacy.compiled import blocks as misreadings

    in_pools = {pool: model().language(pool).known for pool in POOLED}
    sets = {**in_pools, "joint and symbols": in_pools[JOINT].union(map(chr, SYMBOLS))}
    in_order = {name: "".join(sorted(chars)).encode("utf-8", "ignore") for name, chars in sets.items()}
    return {"telling": telling().encode(), **in_order, "marks": marks().encode(), **described(known()), **misreadings()}


@cache
def telling() -> str:
    """The pairs that the first two bytes of a sequence are read as under some page, and that are rare in all languages, in order."""
    return "".join(sorted(first + second for first, second in _sequence_starts() if _is_telling(first, second)))


def known() -> str:
    """The characters that the models or the pages know, in order; of the others it depends on Python's Unicode what they are."""
    languages = (model().language(code) for code in model().languages)
    met = frozenset().union(*(one.known for one in (model().joint, model().other, *languages)))
    return "".join(sorted(met.union(map(chr, range(0x180)), *(one.high for one in pages()))))


def marks() -> str:
    """The marks and digits that each language knows, in JSON."""
    known = {code: sorted(char for char in model().language(code).known if is_mark_or_digit(char)) for code in model().languages}
    return json.dumps({code: "".join(chars) for code, chars in known.items() if chars}, ensure_ascii=False)


def _is_telling(first: str, second: str) -> bool:
    """Whether a pair is rare in both pools: the second character after the first, or the first before the second.

    After `ƒ`, which hardly any text holds, `ç` is as likely as after another letter; before `ç`, `ƒ` is not.
    """
    rarity = min(
        pool.look_up(first, second) + max(0.0, (one - other) / UNIT)
        for pool, one, other in zip((model().joint, model().other), _alone(first), _alone(second), strict=True)
    )
    return rarity > TELLING and (rarity > TELLING_LETTERS or not _in_one_script(first, second))


@cache
def _alone(char: str) -> tuple[int, int]:
    return model().joint.alone(char), model().other.alone(char)


def _in_one_script(first: str, second: str) -> bool:
    return first.isalpha() and second.isalpha() and script(first) == script(second)


def _sequence_starts() -> Iterable[tuple[str, str]]:
    """How the first two bytes of characters are read; and letters of a page in another script glued to those of ASCII."""
    starts = {chr(point).encode()[:2] for point in range(0x80, LAST) if not 0xD800 <= point < 0xE000}
    found: set[tuple[str, str]] = set()
    for page in pages():
        reads = page.reads
        for first, second in starts:
            found.update(product(reads[first], reads[second]))
        found.update(product(LETTERS, filter(_is_glued, page.leads)))
        found.update(product(filter(_is_glued, page.continuations), LETTERS))
    return found


def _is_glued(char: str) -> bool:
    return char.isalpha() and script(char) in ("GREEK", "CYRILLIC", "HEBREW", "ARABIC", "THAI")


def packed(contents: Mapping[str, bytes]) -> bytes:
    """The file that holds some blocks."""
    spans, body = {}, b""
    for name, block in contents.items():
        squeezed = zlib.compress(block, 9)
        spans[name] = len(body), len(squeezed)
        body += squeezed
    return json.dumps(spans).encode() + b"\n" + body


def write() -> None:
    """Write the file: first with the telling pairs alone, since characters are described by them."""
    FILE.write_bytes(packed({"telling": telling().encode()}))
    tables.cache_clear()
    FILE.write_bytes(packed(blocks()))
    tables.cache_clear()


if __name__ == "__main__":
    write()
