"""Program code, markup and data that the scraper took for text."""

import re
from collections.abc import Iterator

from scrubber.expressions import expression
from scrubber.page.evidence import Evidence, Signs, quoted
from scrubber.page.sentences import sentences

SAMPLE = 20_000  # characters that are looked at
STRONG = Signs(b"{};=<>")  # signs of code that prose has hardly any of
DENSE = 0.03  # share of them from which on a line is code
FEWEST = 3  # signs in a line of code
SHARE = 0.6  # share of the text that is code
NEARLY_ALL = 0.85
PROSE = 300  # width of sentences outside the code from which on it is an article about code
KEYS, EACH = 3, 150  # names with values in the beginning of JSON, at least; characters for each

_TAG = expression(r"</?[a-zA-Z!][^<>]{0,2000}>")
_STATEMENT = expression(
    r"\bfunction\b[ \w]{0,60}\(|\b(?:var|let|const)\s+[\w$]+\s*=|=>\s*[{(]|\b(?:window|document|console|self)\.\w|\)\s*;|\}\s*\)"
    r"|(?<![\w-])[\w-]++\s*+\{[^{}]*:|</?[a-zA-Z][\w-]*(?:\s[^<>]*)?/?>|\"[\w$@-]+\"\s*:\s*[\"\[{\dtfn]"
    r"|^[ \t]*(?:import|from|def|class|return|#include|<\?php|public|private)\b"
    r"|(?:^|[;{\s])[a-z-]+\s*:\s*[^;{}\n]{1,60};|&&|\|\||===?|!=",
    re.MULTILINE,
)
_KEY = expression(r"\"[^\"\n]{1,60}\"\s*:\s*[\"\[{\dtfn-]")


def from_syntax(text: str) -> Iterator[Evidence]:
    """Evidence that the text is code."""
    sample = text[:SAMPLE]
    signs = STRONG.count(sample)
    data = sample.lstrip()[:1] in ("{", "[") and sample.count('"') > KEYS
    if not data and (signs < FEWEST or signs < DENSE / 2 * len(sample)):
        return
    if data and (span := _json(text)):
        yield Evidence("code", 0.98, *span, f"this is JSON, data for a program: {quoted(text[span[0] : span[0] + 60])}")
        return
    at, code, first, prose = 0, 0, None, 0.0
    for line in sample.split("\n"):
        said = _TAG.sub(" ", line) if "<" in line else line
        markup = len(line) - len(said.strip())
        if said is not line and markup * 2 > len(line):
            code += markup
            first = first or (at, at + len(line))
        elif _is_code(said):
            code += len(line)
            first = first or (at, at + len(line))
            said = ""
        prose += sum(sentence.width for sentence in sentences(said) if sentence.prose)
        at += len(line) + 1
    share = code / at
    if first and share >= SHARE and prose < PROSE and (found := len(_STATEMENT.findall(sample))) > 1:
        confidence = 0.65 if prose else 0.95 if share >= NEARLY_ALL and found > KEYS else 0.8
        shown = quoted(sample[first[0] : first[1]])
        yield Evidence("code", confidence, *first, f"{share:.0%} of the text is program code or markup: {shown}")


def _is_code(line: str) -> bool:
    signs = STRONG.count(line)
    if signs >= FEWEST and signs >= DENSE * len(line):
        return True
    bare = line.strip()
    return bare in ("{", "}", "};", "});") or (bare[-1:] in ("{", "}", ";") and bool(_STATEMENT.search(line)))


def _json(text: str) -> tuple[int, int] | None:
    """The span of the text if it is JSON, or the beginning of some."""
    import json

    start = len(text) - len(text.lstrip())
    try:
        value, end = json.JSONDecoder(parse_int=len).raw_decode(text, start)
    except (ValueError, RecursionError):
        head = text[start : start + SAMPLE]
        keys = len(_KEY.findall(head))
        return (start, len(text.rstrip())) if keys >= KEYS and keys * EACH >= len(head) else None
    return (start, end) if value and isinstance(value, dict | list) and not text[end:].strip() else None
