"""What a declaration means: names as the web uses them, and where HTML and XML put them."""

import codecs
import re

from scrubber.encodings import BY_CODEC, by_label
from scrubber.expressions import expression

HEAD = 4096  # bytes in which a declaration is looked for; browsers look at 1,024

_XML = expression(rb"""^\s*<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([A-Za-z0-9._:-]{2,40})["']""")
_META = expression(rb"""<meta[^>]{0,400}?\bcharset\s*=\s*["']?\s*([A-Za-z0-9._:-]{2,40})""", re.IGNORECASE)

# Codecs of Python that are no encodings of text as files have it, or dangerous to believe in.
_NEVER = {"utf-7", "idna", "punycode", "raw_unicode_escape", "unicode_escape", "undefined", "mbcs", "oem"}


def codecs_of(label: str) -> tuple[str, ...]:
    """The codecs, under Python's names, that a label stands for on the web, the smallest first; none if nobody knows it."""
    name = label.strip().strip("\"'").lower().replace(" ", "-")
    if known := by_label(name) or by_label(name.replace("_", "-")):
        return tuple(encoding.codec for encoding in known)
    try:
        info = codecs.lookup(name.removeprefix("x-"))
        b"".decode(info.name)
    except (LookupError, ValueError):
        return ()
    if info.name in _NEVER:
        return ()
    return tuple(encoding.codec for encoding in by_label(info.name)) or (canonical(info.name),)


def canonical(codec: str) -> str:
    """One name for each of Python's codecs, the one that the registry uses."""
    name = codecs.lookup(codec).name
    return name if name in BY_CODEC or name.startswith(("shift_jis", "euc_j")) else name.replace("_", "-")


def declarations(data: bytes) -> list[tuple[str, str]]:
    """What the data itself declares: pairs of where and the label, as written."""
    head = data[:HEAD]
    if b"<" not in head:
        return []
    found = [("XML declaration", _XML.search(head.removeprefix(codecs.BOM_UTF8))), ("HTML meta", _META.search(head))]
    return [(where, match[1].decode("ascii")) for where, match in found if match]


def claims(data: bytes, declared: str | None) -> dict[str, str]:
    """The codecs, other than UTF-8, that the caller or the data itself declares, and who does.

    Parameters:
        data: The beginning of the data at least.
        declared: The label that the caller has.
    """
    labels = [*declarations(data), *([("the caller", declared)] if declared else [])]
    return {codec: who for who, label in labels for codec in codecs_of(label) if codec != "utf-8"}
