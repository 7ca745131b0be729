"""Program code, markup and data that the scraper took for text."""

import re
from collections.abc import Iterator

from scrubber.page.evidence import Evidence, quoted
from scrubber.page.sentences import sentences

SAMPLE = 20_000  # characters that are looked at
STRONG = "{};=<>"  # signs of code that prose has hardly any of
DENSE = 0.03  # share of them from which on a line is code; news of 40 languages has .0004
FEWEST = 3  # signs in a line of code
SHARE = 0.6  # share of the text that is code
PROSE = 300  # width of sentences outside the code from which on it is an article about code
_TAG = re.compile(r"</?[a-zA-Z!][^<>]{0,2000}>")
_STATEMENT = re.compile(
    r"\bfunction\s*\w*\s*\(|\b(?:var|let|const)\s+[\w$]+\s*=|=>\s*[{(]|\b(?:window|document|console|self)\.\w+|\)\s*;|\}\s*\)"
    r"|[.#@]?[\w-]+\s*\{[^{}]*:|</?[a-zA-Z][\w-]*(?:\s[^<>]*)?/?>|\"[\w$@-]+\"\s*:\s*[\"\[{\dtfn]|^\s*(?:import|from|def|class|return|#include|<\?php|public|private)\b"
    r"|(?:^|[;{\s])[a-z-]+\s*:\s*[^;{}\n]{1,60};|&&|\|\||===?|!=",
    re.MULTILINE,
)


def from_syntax(text: str) -> Iterator[Evidence]:
    """Evidence that the text is code."""
    sample = text[:SAMPLE]
    signs = sum(map(sample.count, STRONG))
    opens = sample.lstrip()[:1]
    if signs < FEWEST or signs < DENSE / 2 * len(sample):
        if opens not in "{[" or not opens or sample.count('"') < 4:
            return
    if opens in ("{", "[") and (data := _json(text)):
        yield Evidence("code", 0.98, data[0], data[1], f"this is JSON, data for a program: {quoted(text[data[0] : data[0] + 60])}")
        return
    at, code, total, first = 0, 0, 0, None
    prose = 0.0
    for line in sample.split("\n"):
        total += len(line)
        said = _TAG.sub(" ", line) if "<" in line else line
        if said is not line and len(said.strip()) * 2 < len(line):
            code += len(line) - len(said.strip())
            first = first or (at, at + len(line))
        elif _is_code(said):
            code += len(line)
            first = first or (at, at + len(line))
            said = ""
        prose += sum(sentence.width for sentence in sentences(said) if sentence.prose)
        at += len(line) + 1
    found = len(_STATEMENT.findall(sample)) if first else 0
    if first and code >= SHARE * total and prose < PROSE and found >= 2:
        confidence = 0.95 if code >= 0.85 * total and found >= 4 and not prose else 0.8 if not prose else 0.65
        shown = sample[first[0] : first[1]].strip()
        yield Evidence("code", confidence, *first, f"{code / total:.0%} of the text is program code or markup: {quoted(shown)}")


def _is_code(line: str) -> bool:
    signs = sum(map(line.count, STRONG))
    if signs >= FEWEST and signs >= DENSE * len(line):
        return True
    bare = line.strip()
    return bare[-1:] in ("{", "}", ";") and signs >= 1 and bool(bare in ("{", "}", "};", "});") or _STATEMENT.search(line))


def _json(text: str) -> tuple[int, int] | None:
    """The span of the text if it is JSON, or the beginning of some."""
    import json

    start = len(text) - len(text.lstrip())
    try:
        value, end = json.JSONDecoder(parse_int=len).raw_decode(text, start)
    except (ValueError, RecursionError):
        head = text[start : start + 2000]
        keys = len(re.findall(r"\"[^\"\n]{1,60}\"\s*:\s*[\"\[{\dtfn-]", head))
        return (start, len(text.rstrip())) if keys >= 3 and keys * 150 >= len(head) else None
    if text[end:].strip() or not value or not isinstance(value, dict | list):
        return None
    if isinstance(value, list) and not any(isinstance(item, dict | list) for item in value) and len(value) < 3:
        return None  # [1], ["note"]
    return start, end
