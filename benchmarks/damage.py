"""The ways in which right text gets broken: encodings misread, in layers, with or without something lost."""

import codecs
import functools
import re
import unicodedata
from collections.abc import Callable

# Code pages that UTF-8 is read as in the wild, the commonest first; the others turn up on old systems.
COMMON = ("cp1252", "latin-1", "cp1250", "cp1251", "cp1253", "cp1254", "cp1257", "mac-roman")
RARE = (
    *("cp1255", "cp1256", "cp1258", "iso8859-2", "iso8859-5", "iso8859-7", "iso8859-9", "iso8859-15"),
    *("cp437", "cp850", "cp866", "koi8-r", "koi8-u"),
)
# What text of a language was written in before UTF-8.
LEGACY = {
    "cp1250": "cs hr hu pl ro sk sl sq",
    "cp1251": "be bg mk ru sr uk",
    "cp1252": "af ca da de en es et eu fi fr ga gl id is it nb nl pt sv sw",
    "cp1253": "el",
    "cp1254": "tr",
    "cp1255": "he",
    "cp1256": "ar",
    "cp1257": "et lt lv",
    "iso8859-2": "cs hr hu pl sk sl",
    "iso8859-5": "bg mk ru sr",
    "iso8859-7": "el",
    "iso8859-9": "tr",
    "koi8-r": "ru",
    "koi8-u": "uk",
    "cp866": "be ru",
    "cp850": "da de es fr pt sv",
    "mac-roman": "de es fr it pt",
    "cp932": "ja",
    "euc-jp": "ja",
    "gb18030": "zh",
    "cp949": "ko",
    "cp874": "th",
}
C1 = re.compile("[\x80-\x9f]")
MARKED = re.compile(r"⟦(.*?)⟧", re.DOTALL)


@functools.cache
def characters(page: str) -> tuple[str, frozenset[int]]:
    """The 256 characters of a code page, and its undefined bytes, for which stands the C1 control of the same number."""
    found, undefined = [], set()
    for byte in range(256):
        try:
            found.append(bytes([byte]).decode(page))
        except UnicodeDecodeError:
            found.append(chr(byte))
            undefined.add(byte)
    return "".join(found), frozenset(undefined)


def misread(data: bytes, page: str, undefined: str | None = None) -> str:
    """Bytes read with a code page.

    Parameters:
        data: The bytes.
        page: The name that Python has for the code page.
        undefined: What is put for a byte that the page does not define: a character, or nothing for the C1 control.
    """
    table, missing = characters(page)
    if undefined is None or not missing:
        return codecs.charmap_decode(data, "strict", table)[0]
    return "".join(undefined if byte in missing else table[byte] for byte in data)


def mojibake(text: str, *pages: str, undefined: str | None = None) -> str:
    """Text whose UTF-8 was read with a code page, then written and read again with the next one."""
    for page in pages:
        text = misread(text.encode(), page, undefined)
    return text


def legacy(text: str, written: str, read: str) -> str | None:
    """Text written in one code page and read with another, or nothing if it cannot be written or is the same."""
    try:
        broken = misread(text.encode(written), read)
    except UnicodeEncodeError:
        return None
    return None if broken == text else broken


def by_spreadsheet(text: str) -> str:
    """Text as spreadsheets on a Mac export it: windows-1252 that was taken through Mac OS Roman and back."""
    return text.encode("mac-roman", "ignore").decode("cp1252", "ignore")


def entities(text: str) -> str:
    """Text with every character beyond ASCII as a numeric reference."""
    return "".join(char if char < "\x80" else f"&#{ord(char)};" for char in text)


# What is lost between the misreading and us. Each takes the right text and a code page.
LOSSES: dict[str, Callable[[str, str], str]] = {
    "no-break space became a space": lambda text, page: mojibake(text, page).replace("\xa0", " "),
    "… and the ends were stripped": lambda text, page: mojibake(text, page).replace("\xa0", " ").strip(),
    "C1 controls dropped": lambda text, page: C1.sub("", mojibake(text, page)),
    "undefined bytes became U+FFFD": lambda text, page: mojibake(text, page, undefined="\ufffd"),
    "undefined bytes became ?": lambda text, page: mojibake(text, page, undefined="?"),
    "numeric entities": lambda text, page: entities(mojibake(text, page)),
    "lower-cased": lambda text, page: mojibake(text, page).lower(),
    "NFKC": lambda text, page: unicodedata.normalize("NFKC", mojibake(text, page)),
}

# The steps of the wild strings that are no code page.
STEPS: dict[str, Callable[[str], str]] = {
    "nbsp-to-space": lambda text: text.replace("\xa0", " "),
    "strip": str.strip,
    "drop-c1": lambda text: C1.sub("", text),
    "c1-to-space": lambda text: C1.sub(" ", text),
    "entities": entities,
    "escaped-entities": lambda text: entities(text).replace("&", "&amp;"),
    "spreadsheet": by_spreadsheet,
    "lower": str.lower,
    "nfkc": lambda text: unicodedata.normalize("NFKC", text),
    "json": lambda text: "".join(char if char < "\x80" else f"\\u{ord(char):04x}" for char in text),
}


def damaged(steps: str, marked: str) -> tuple[str, str]:
    """What a wild string became, and what it was.

    Parameters:
        steps: Names of code pages that UTF-8 is read with, `PAGE>PAGE` for text written in one and read with another,
            `PAGE+X` for a page whose undefined bytes became a character X, `A=B` for what is replaced, or names from `STEPS`.
        marked: The right text; only what stands between ⟦ and ⟧ is broken, or all of it where nothing is marked.
    """
    right = MARKED.sub(r"\1", marked)
    if "⟦" not in marked:
        return _through(steps, right), right
    return MARKED.sub(lambda match: _through(steps, match[1]), marked), right


def _through(steps: str, text: str) -> str:
    for step in steps.split():
        if step in STEPS:
            text = STEPS[step](text)
        elif "=" in step:
            old, new = step.split("=")
            text = text.replace(old, new)
        elif ">" in step:
            written, read = step.split(">")
            text = misread(text.encode(written), read)
        else:
            page, _, undefined = step.partition("+")
            text = mojibake(text, page, undefined=undefined or None)
    return text
