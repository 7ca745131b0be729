"""Whether any pattern of the rules, or any line, takes more than linear time.

    PYTHONPATH=. python training/boilerplate/worst_lines.py

Each pattern is tried on its own words and on its first word, over and over, at four thousand and at eight thousand
characters (the filter never shows it more than 1,200), and then the filter on such lines of four and of eight
megabytes. Prints what takes more than three times as long on twice the length.
"""

import re
import time
from collections.abc import Callable

from scrubber import Document, StripBoilerplate
from scrubber.boilerplate import glued, page_code, posts
from scrubber.boilerplate.rule_files import FAMILIES, entries, raw_groups, with_names

SHORT = 4_000
LONG = 4_000_000
FACTOR = 3.0
NOISE = 2e-4  # seconds under which a ratio says nothing
_WORD = re.compile(r"[^\W\d_]+")


def best(run: Callable[[], object]) -> float:
    """The shortest of five times, in seconds."""
    times = []
    for _ in range(5):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return min(times)


def fill(words: str, size: int) -> str:
    """The words over and over, and something at the end that no pattern expects."""
    return (words * (size // len(words) + 1))[:size] + "\x01"


def check(name: str, run: Callable[[str], object], words: str, size: int) -> float:
    """The ratio of the times for twice the size and the size."""
    one, two = fill(words, size), fill(words, 2 * size)
    for _ in range(3):  # a busy machine makes a ratio high once, not three times
        first, second = best(lambda: run(one)), best(lambda: run(two))
        ratio = second / max(first, NOISE)
        if ratio <= FACTOR:
            return ratio
    print(f"{name} on {words[:40]!r}: {first * 1e3:.2f} ms and {second * 1e3:.2f} ms")
    return ratio


def main() -> None:
    """Try everything."""
    worst, tried = 0.0, 0
    find = StripBoilerplate().find
    find_all = lambda text: list(find(Document(text)))  # noqa: E731
    own = [("posts", p.pattern) for p in (posts._SIGNATURE, posts._SIGNED, posts._LINK, posts._POSTED)]  # noqa: SLF001
    own.append(("glued", glued._PATTERN.pattern))  # noqa: SLF001
    code = ("_STYLE", "_MARKUP", "_SHORTCODE", "_TEMPLATE", "_BEGINS", "_TOLD", "_CODE")
    own.extend(("page code", getattr(page_code, name).pattern) for name in code)
    patterns = ("patterns", "cased", "asides", "names")
    rules = [
        (family, with_names([entry]) if group["kind"] == "names" else entry)
        for family in FAMILIES
        for group in raw_groups(family)
        if group["kind"] in patterns
        for entry in entries(group)
    ]
    for family, entry in (*own, *rules):
        words = _WORD.findall(re.sub(r"\\[A-Za-z]", " ", entry))[:40]
        compiled = re.compile(entry)
        match = compiled.search if family in ("posts", "glued", "page code") else compiled.fullmatch
        for text in {" ".join(words) + " ", (words[0] if words else "x") + " ", "— a (@a) ", "0 "}:
            worst = max(worst, check(f"{family}: {entry[:60]}", match, text, SHORT))
            tried += 1
    print(f"patterns: {tried} tried, largest ratio {worst:.2f}")
    worst = 0.0
    sample = [" ".join(_WORD.findall(entry)[:12]) + " " for _, entry in rules[::40]]
    for text in (
        *sample,
        "a",
        "a ",
        "1 ",
        "— a (@a) 1 ",
        "pic.twitter.com/",
        ". Read more: ",
        "(",
        "* ",
        "“",
        "广告",
        "İ",
        "{",
        ".a{",
        "x=",
        "<a ",
    ):
        if text.strip():
            worst = max(worst, check("the filter", find_all, text, LONG))
    print(f"lines of megabytes: largest ratio {worst:.2f}")


if __name__ == "__main__":
    main()
