"""What in a Markdown file is no prose, and must stay as it is: code, and the settings at the top."""

import re

_SETTINGS = r"\A---[ \t]*\n.*?^---[ \t]*$"  # YAML between two rules
_FENCED = r"^ {0,3}(?P<fence>`{3,}|~{3,})[^\n]*$.*?(?:^ {0,3}(?P=fence)[`~]*[ \t]*$|\Z)"
_INLINE = r"(?<!`)(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`)"  # within a paragraph
_CODE = re.compile(f"{_SETTINGS}|{_FENCED}|{_INLINE}", re.MULTILINE | re.DOTALL)


def code_spans(text: str) -> list[tuple[int, int]]:
    """The spans of code in a Markdown text, sorted and disjoint (CommonMark 0.31, fenced code blocks and code spans)."""
    return [found.span() for found in _CODE.finditer(text)] if "`" in text or "~~~" in text or text.startswith("---") else []
